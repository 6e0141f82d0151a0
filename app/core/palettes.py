"""Palettes of other programs: GIMP's `.gpl`, Adobe Swatch Exchange `.ase`, and plain lists of hexadecimal colours.

All colours become sRGB, 8 bits a channel; what they are written as comes back exactly. A file is known by its contents,
not by its name.

`.ase`, all numbers big-endian: "ASEF", version (two uint16: 1, 0), number of blocks (uint32), then blocks of type
(uint16), length (uint32) and contents. 0xC001 begins a group and 0x0001 is a colour; both start with a name: its length
in characters with the closing zero (uint16), UTF-16. A colour goes on with its model (four letters), floats, and a kind
(uint16: 0 global, 1 spot, 2 normal). 0xC002 ends a group.
"""

from __future__ import annotations

import itertools
import math
import re
import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.core import atomic, files
from app.core.document import Swatch
from app.core.errors import PaletteLoadError
from models import color
from models.hints import AB, THEME_SIZES, Theme
from models.lazy import pyvips
from models.types import RGB
from models.words import Words

SUFFIXES = (".gpl", ".ase", ".hex")
"""What names of palettes end in; each can be written."""

LONGEST_NAME = 60
"""How many characters of a colour's name are kept."""

MOST_COLORS = 2000
_SAME = 2.0
"""In ab units: colours of a theme that are nearer are the same one."""
_FILE_LIMIT = 4 << 20
_OTHER_FILE = Words("Choose a .gpl, .ase or .hex file.")

_ASE_SIGN, _ASE_VERSION = b"ASEF", (1, 0)
_GROUP, _GROUP_END, _COLOR = 0xC001, 0xC002, 0x0001
_NORMAL = 2
_GPL_SIGN = "GIMP Palette"

_TO_SRGB = np.array(
    [[3.1338561, -1.6168667, -0.4906146], [-0.9787684, 1.9161415, 0.0334540], [0.0719453, -0.2289914, 1.4052427]]
)
"""CIE XYZ under D50, which Adobe's Lab is measured under, to linear sRGB (adapted by Bradford)."""

_D50 = np.array([0.96422, 1.0, 0.82521])


@dataclass(frozen=True, slots=True)
class Palette:
    """Named colours in their order.

    Attributes:
        name: of the palette, "" where the file has none.
        swatches: the colours; a colour without a name has "".
    """

    name: str
    swatches: tuple[Swatch, ...]


def is_palette(path: Path) -> bool:
    """Whether a file's name says that it is a palette."""
    return path.suffix.lower() in SUFFIXES


def load(path: Path) -> Palette:
    """Read a palette from a file; without a name of its own it is called as the file.

    Raises:
        PaletteLoadError: no such file, not a palette, damaged, or with more than `MOST_COLORS`.
    """
    try:
        data = files.read(path, _FILE_LIMIT)
    except FileNotFoundError:
        raise PaletteLoadError("There is no file “{path}”.", "Check its name and folder.", path=path) from None
    except OSError as error:
        raise PaletteLoadError(
            "“{path}” cannot be read: {reason}.", _OTHER_FILE, path=path, reason=error.strerror or error
        ) from error
    found = decode(data, path.name)
    return found if found.name else Palette(path.stem[:LONGEST_NAME], found.swatches)


def decode(data: bytes, name: str) -> Palette:
    """Read a palette from the bytes of its file.

    Args:
        data: the file.
        name: of the file, for errors.

    Raises:
        PaletteLoadError: not a palette, damaged, empty, or with more than `MOST_COLORS`.
    """
    try:
        found = _read_ase(data) if data.startswith(_ASE_SIGN) else _read_text(data)
    except ValueError as error:
        raise PaletteLoadError(
            "“{name}” is not a palette that can be read: {reason}.", _OTHER_FILE, name=name, reason=error
        ) from None
    if not found.swatches:
        raise PaletteLoadError("“{name}” has no colours.", _OTHER_FILE, name=name)
    if len(found.swatches) > MOST_COLORS:
        count = len(found.swatches)
        raise PaletteLoadError(
            "“{name}” has {count} colours; the limit is {limit}.",
            "Choose a smaller one.",
            name=name,
            count=count,
            limit=MOST_COLORS,
        )
    return found


def save(palette: Palette, path: Path) -> None:
    """Write a palette in the format of the path's suffix; a `.hex` list has no names.

    Raises:
        UserError: the file cannot be written.
    """
    atomic.write_bytes(path, encode(palette, path.suffix.lower()))


def encode(palette: Palette, suffix: str) -> bytes:
    """The bytes of a palette's file; `suffix` is one of `SUFFIXES`."""
    return _WRITERS[suffix](palette)


def merged(swatches: tuple[Swatch, ...], palette: Palette) -> tuple[Swatch, ...]:
    """Swatches, and behind them a palette's that are not among them; one without a name is called by its colour."""
    named = (Swatch(swatch.name or f"#{bytes(swatch.rgb).hex()}", swatch.rgb) for swatch in palette.swatches)
    return tuple(dict.fromkeys((*swatches, *named)))


def theme(palette: Palette) -> Theme:
    """The theme that a palette, which has a name, makes: its colours, of more than seven the most different ones.

    Raises:
        PaletteLoadError: fewer than three of its colours are different; how light they are does not count.
    """
    colors = [color.ab_of_rgb(swatch.rgb) for swatch in palette.swatches]
    if not enough_for_theme(colors):
        raise PaletteLoadError(
            "“{name}” has fewer than 3 different colours.",
            "A theme needs 3 to 7 that differ in more than lightness.",
            name=palette.name,
        )
    return Theme(_most_different(colors, THEME_SIZES[-1]))


def enough_for_theme(colors: Sequence[AB]) -> bool:
    """Whether three of these colours, at least one, are different."""
    three = _most_different(colors, THEME_SIZES[0])
    return len(three) == THEME_SIZES[0] and all(
        math.dist(one, other) >= _SAME for one, other in itertools.combinations(three, 2)
    )


def _most_different(colors: Sequence[AB], count: int) -> tuple[AB, ...]:
    """At most `count` of these colours, at least one, as different from each other as can be, in their order."""
    among, taken = np.array(colors), [0]
    while len(taken) < min(count, len(among)):
        apart = np.linalg.norm(among[:, None] - among[taken], axis=2).min(axis=1)
        apart[taken] = -1
        taken.append(int(apart.argmax()))
    return tuple(colors[index] for index in sorted(taken))


# Adobe Swatch Exchange


class _Bytes:
    """Reads big-endian numbers one after another."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def take(self, count: int) -> bytes:
        """The next bytes."""
        if self._at + count > len(self._data):
            raise ValueError("it ends before its colours do")
        self._at += count
        return self._data[self._at - count : self._at]

    def numbers(self, form: str) -> tuple[int, ...]:
        """The next integers, in the letters of `struct`."""
        return struct.unpack(f">{form}", self.take(struct.calcsize(f">{form}")))

    def text(self) -> str:
        """A name: its length, then UTF-16 with a closing zero."""
        (length,) = self.numbers("H")
        return self.take(2 * length).decode("utf-16-be", "replace").rstrip("\0")


def _read_ase(data: bytes) -> Palette:
    source = _Bytes(data[len(_ASE_SIGN) :])
    major, _, blocks = source.numbers("HHI")
    if major != _ASE_VERSION[0]:
        raise ValueError(f"its version {major} is not known")
    groups: list[str] = []
    swatches = []
    for _ in range(blocks):
        kind, length = source.numbers("HI")
        block = _Bytes(source.take(length))
        if kind == _GROUP:
            groups.append(block.text())
        elif kind == _COLOR:
            swatches.append(_ase_color(block))
    # One group is the palette's name; several are its chapters.
    return Palette(_short(groups[0]) if len(groups) == 1 else "", tuple(swatches))


def _ase_color(block: _Bytes) -> Swatch:
    name = block.text()
    model = block.take(4).decode("ascii", "replace").strip().upper()
    if model not in _ASE_MODELS:
        raise ValueError(f"the colour “{name}” is of the unknown kind “{model}”")
    count, to_rgb = _ASE_MODELS[model]
    parts = struct.unpack(f">{count}f", block.take(4 * count))
    if not np.isfinite(parts).all():
        raise ValueError(f"the colour “{name}” has a part that is not a number")
    return Swatch(_short(name), to_rgb(parts))


def _of_levels(parts: Sequence[float]) -> RGB:
    red, green, blue = (round(min(max(part, 0.0), 1.0) * 255) for part in parts)
    return red, green, blue


def _of_gray(parts: Sequence[float]) -> RGB:
    return _of_levels([parts[0]] * 3)


def _of_lab(parts: Sequence[float]) -> RGB:
    """Lab under D50, L as 0..1, a and b as they are."""
    fy = (parts[0] * 100 + 16) / 116
    f = np.array([fy + parts[1] / 500, fy, fy - parts[2] / 200])
    xyz = np.where(f > 6 / 29, f**3, 3 * (6 / 29) ** 2 * (f - 4 / 29)) * _D50
    linear = np.clip(_TO_SRGB @ xyz, 0, 1)
    return _of_levels(np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055).tolist())


def _of_cmyk(parts: Sequence[float]) -> RGB:
    """As photographs in CMYK without a profile are read; black ink alone is neutral."""
    ink = np.rint(np.clip(parts, 0, 1) * 255).astype(np.uint8)
    if not ink[:3].any():
        return _of_gray([1 - parts[3]])
    image = pyvips.Image.new_from_memory(ink.data, 1, 1, 4, "uchar").copy(interpretation="cmyk")
    rgb = image.icc_transform("srgb", input_profile="cmyk", depth=8, black_point_compensation=True)
    red, green, blue = (int(level) for level in rgb.getpoint(0, 0))
    return red, green, blue


_ASE_MODELS: dict[str, tuple[int, Callable[[Sequence[float]], RGB]]] = {
    "RGB": (3, _of_levels),
    "LAB": (3, _of_lab),
    "GRAY": (1, _of_gray),
    "CMYK": (4, _of_cmyk),
}


def _write_ase(palette: Palette) -> bytes:
    blocks = [_block(_COLOR, _ase_name(name) + b"RGB " + _floats(rgb)) for name, rgb in _named(palette)]
    if palette.name:
        blocks = [_block(_GROUP, _ase_name(palette.name)), *blocks, _block(_GROUP_END, b"")]
    return _ASE_SIGN + struct.pack(">HHI", *_ASE_VERSION, len(blocks)) + b"".join(blocks)


def _block(kind: int, contents: bytes) -> bytes:
    return struct.pack(">HI", kind, len(contents)) + contents


def _ase_name(name: str) -> bytes:
    data = f"{name}\0".encode("utf-16-be")
    return struct.pack(">H", len(data) // 2) + data


def _floats(rgb: RGB) -> bytes:
    return struct.pack(">3fH", *(level / 255 for level in rgb), _NORMAL)


# Text


def _read_text(data: bytes) -> Palette:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if "\0" in text:
        raise ValueError("it is no text")
    lines = text.splitlines()
    return _read_gpl(lines) if lines and lines[0].strip() == _GPL_SIGN else Palette("", tuple(_hex_colors(lines)))


def _read_gpl(lines: list[str]) -> Palette:
    """A head of `Key: value` lines, then `red green blue name` lines; # begins a comment."""
    title, swatches = "", []
    for number, line in enumerate(lines[1:], 2):
        text = line.strip()
        head = re.fullmatch(r"(Name|Columns|Channels):\s*(.*)", text)
        if head is not None:
            title = _short(head[2]) if head[1] == "Name" else title
        elif text and not text.startswith("#"):
            found = re.fullmatch(r"(\d+)\s+(\d+)\s+(\d+)(?:\s+(.*))?", text)
            red, green, blue = (int(found[n]) for n in (1, 2, 3)) if found is not None else (256, 0, 0)
            if found is None or max(red, green, blue) > 255:
                raise ValueError(f"line {number}, “{_short(text)}”, is no colour")
            swatches.append(Swatch(_short(found[4] or ""), (red, green, blue)))
    return Palette(title, tuple(swatches))


def _write_gpl(palette: Palette) -> bytes:
    head = [_GPL_SIGN, f"Name: {_one_line(palette.name) or 'Tintype'}", "Columns: 0", "#"]
    rows = [f"{r:3d} {g:3d} {b:3d}\t{_one_line(name)}" for name, (r, g, b) in _named(palette)]
    return ("\n".join([*head, *rows]) + "\n").encode()


def _hex_colors(lines: list[str]) -> Iterator[Swatch]:
    """One colour a line, with a name behind it or without, or several with commas or blanks; ; and // are comments."""
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text or text.startswith((";", "//")):
            continue
        first, *rest = re.split(r"[,;\s]+", text.rstrip(",; "))
        try:
            colors = [color.parse_hex(first)]
        except ValueError:
            raise ValueError(f"line {number}, “{_short(text)}”, is no colour of the form #rrggbb") from None
        try:
            colors += [color.parse_hex(part) for part in rest]
            yield from (Swatch("", rgb) for rgb in colors)
        except ValueError:
            yield Swatch(_short(text[text.index(first) + len(first) :].strip(" ,;\t")), colors[0])


def _write_hex(palette: Palette) -> bytes:
    return "".join(f"{bytes(rgb).hex()}\n" for _, rgb in _named(palette)).encode()


_WRITERS: dict[str, Callable[[Palette], bytes]] = {".gpl": _write_gpl, ".ase": _write_ase, ".hex": _write_hex}


def _named(palette: Palette) -> list[tuple[str, RGB]]:
    return [(swatch.name, swatch.rgb) for swatch in palette.swatches]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    return _one_line(text)[:LONGEST_NAME]
