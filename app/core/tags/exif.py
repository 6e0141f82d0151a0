"""EXIF blocks: folders of tags (CIPA DC-008), taken apart and put together without touching a value.

Pillow and libvips rewrite text and leave tags out that they do not know; an archive wants its metadata whole.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

PREFIX = b"Exif\0\0"
"""What JPEG puts before a block."""

ORIENTATION, X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT = 274, 282, 283, 296
COLOR_SPACE, PIXEL_WIDTH, PIXEL_HEIGHT = 40961, 40962, 40963
CENTIMETRE = 3
BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED, LONG8, IFD8 = 1, 2, 3, 4, 5, 7, 16, 18

_EXIF, _GPS, _INTEROPERABILITY = 34665, 34853, 40965
_FOLDERS = frozenset({_EXIF, _GPS, _INTEROPERABILITY})
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_MOST_ENTRIES = 2000

_STORAGE = frozenset(
    {254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 277, 278, 279, 280, 281, 284, 288, 289, 290, 291, 292,
     293, 301, 317, 318, 319, 320, 321, 322, 323, 324, 325, 330, 332, 334, 336, 338, 339, 340, 341, 347, 512, 513, 514,
     515, 517, 518, 519, 520, 521, 529, 530, 531, 532, 700, 33723, 34377, 34675, 37724}
)  # fmt: skip
"""Tags of the first folder that say how pixels are stored, or hold other blocks: a new file decides these itself."""

_PRIVATE = frozenset({37500, 37510, 42016, 42032, 42033, 42037, 315, 40091, 40092, 40093, 40094, 40095})
"""Maker's notes, comments, numbers of the camera and lens, names of people."""


class BrokenExif(ValueError):
    """A block that makes no sense."""


@dataclass(frozen=True, slots=True)
class Value:
    """One tag's value: its type, how many there are, and their bytes in the block's byte order."""

    kind: int
    count: int
    raw: bytes


@dataclass(slots=True)
class Folder:
    """Tags with their values, and folders below; thumbnails are not kept."""

    order: str
    values: dict[int, Value] = field(default_factory=dict)
    folders: dict[int, Folder] = field(default_factory=dict)

    def set_short(self, tag: int, number: int) -> None:
        """Give a tag a number of 16 bits."""
        self.values[tag] = Value(SHORT, 1, struct.pack(f"{self.order}H", number))

    def set_long(self, tag: int, number: int) -> None:
        """Give a tag a number of 32 bits."""
        self.values[tag] = Value(LONG, 1, struct.pack(f"{self.order}I", number))

    def set_ratio(self, tag: int, number: float) -> None:
        """Give a tag a fraction with four decimals."""
        self.values[tag] = Value(RATIONAL, 1, struct.pack(f"{self.order}II", round(number * 10_000), 10_000))

    @property
    def taken(self) -> Folder:
        """The folder about the taking of the picture (34665); made where there is none."""
        return self.folders.setdefault(_EXIF, Folder(self.order))


def parse(block: bytes) -> Folder:
    """The first folder of a block, or of a TIFF or BigTIFF, which are laid out alike.

    Raises:
        BrokenExif: it makes no sense.
    """
    block = block.removeprefix(PREFIX)
    known = layout_of(block)
    if known is None:
        raise BrokenExif("no EXIF block")
    order, layout = known
    try:
        (start,) = struct.unpack_from(order + layout.number, block, layout.start)
        return _folder(block, start, order, layout, depth=0)
    except struct.error as error:
        raise BrokenExif(str(error)) from error


@dataclass(frozen=True, slots=True)
class Layout:
    """How folders lie in a file.

    Attributes:
        mark: the number that tells the layout, and what follows it up to the place of the first folder.
        rows: struct's format of how many rows a folder has.
        number: struct's format of places, and of numbers of values.
        pointer: the type of a tag that holds the place of a folder.
    """

    mark: bytes
    rows: str
    number: str
    pointer: int

    @property
    def start(self) -> int:
        """Where a file has the place of its first folder."""
        return len(self.mark) + 2

    @property
    def wide(self) -> int:
        """Bytes of a place, and of the longest value that a row holds itself."""
        return struct.calcsize(f"<{self.number}")

    @property
    def head(self) -> int:
        """Bytes of a folder before its rows."""
        return struct.calcsize(f"<{self.rows}")

    @property
    def row(self) -> int:
        """Bytes of a row: tag, type, number of values, value or place."""
        return 4 + 2 * self.wide


CLASSIC = Layout(b"*\0", "H", "I", LONG)
"""TIFF 6.0, section 2; EXIF has it, too."""
BIG = Layout(b"+\0\x08\0\0\0", "Q", "Q", IFD8)
"""BigTIFF, whose places have 64 bits."""


def layout_of(start: bytes) -> tuple[str, Layout] | None:
    """Byte order as struct writes it, and layout, of a file that begins so; None for what is no TIFF or EXIF block."""
    order = {b"II": "<", b"MM": ">"}.get(start[:2])
    mark = start[2:4] if order == "<" else start[3:1:-1]
    layout = next((known for known in (CLASSIC, BIG) if known.mark[:2] == mark), None)
    return None if order is None or layout is None else (order, layout)


def _folder(block: bytes, at: int, order: str, layout: Layout, depth: int) -> Folder:
    (count,) = struct.unpack_from(order + layout.rows, block, at)
    if count > _MOST_ENTRIES or depth > 2:
        raise BrokenExif("more tags than a picture has")
    folder = Folder(order)
    first = at + layout.head
    for row in range(first, first + layout.row * count, layout.row):
        tag, kind, number = struct.unpack_from(f"{order}HH{layout.number}", block, row)
        size, inside = _SIZES.get(kind, 0) * number, row + 4 + layout.wide
        (place,) = struct.unpack_from(order + layout.number, block, inside) if size > layout.wide else (inside,)
        if tag in _FOLDERS:
            (below,) = struct.unpack_from(order + ("Q" if kind in (LONG8, IFD8) else "I"), block, inside)
            folder.folders[tag] = _folder(block, below, order, layout, depth + 1)
        elif size and place + size <= len(block):
            folder.values[tag] = Value(kind, number, block[place : place + size])
    return folder


def to_block(folder: Folder) -> bytes:
    """A block of its own, without `PREFIX`."""
    head = b"II*\0" if folder.order == "<" else b"MM\0*"
    return head + struct.pack(f"{folder.order}I", 8) + laid_out(folder, 8)


def laid_out(folder: Folder, at: int, layout: Layout = CLASSIC) -> bytes:
    """The bytes of a folder and all below it, for the place `at` of a file."""
    order = folder.order
    tags = sorted([*folder.values, *folder.folders])
    data_at = at + layout.head + layout.row * len(tags) + layout.wide
    rows, data = [], b""
    for tag in tags:
        below = folder.folders.get(tag)
        value = folder.values[tag] if below is None else Value(layout.pointer, 1, b"")
        row = struct.pack(f"{order}HH{layout.number}", tag, value.kind, value.count)
        if below is None and len(value.raw) <= layout.wide:
            rows.append(row + value.raw.ljust(layout.wide, b"\0"))
            continue
        data += b"\0" * (-(data_at + len(data)) % layout.wide)
        place = data_at + len(data)
        rows.append(row + struct.pack(order + layout.number, place))
        data += value.raw if below is None else laid_out(below, place, layout)
    return struct.pack(order + layout.rows, len(tags)) + b"".join(rows) + bytes(layout.wide) + data


def about_the_picture(folder: Folder, *, private: bool) -> Folder:
    """A copy without what belongs to the old file's storage; without places and names, too, if not `private`."""
    left_out = _STORAGE if private else _STORAGE | _PRIVATE
    values = {tag: value for tag, value in folder.values.items() if tag not in left_out}
    folders = {
        tag: Folder(below.order, dict(below.values), dict(below.folders))
        for tag, below in folder.folders.items()
        if private or tag != _GPS
    }
    for below in folders.values():
        for tag in frozenset() if private else _PRIVATE:
            below.values.pop(tag, None)
    return Folder(folder.order, values, folders)
