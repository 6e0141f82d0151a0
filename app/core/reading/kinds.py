"""Which kind of file bytes are, and who reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from app.core.reading import other, tiff, web
from app.core.reading.raster import Raster, Source
from models.words import Words

_BOX_TYPES = slice(8, 12)
_TIFF_MARKS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that can be read.

    Attributes:
        title: what the artist calls it, with an article.
        is_it: whether bytes are of this kind.
        read: its reader.
        suffixes: endings of such files.
        needs: the module that reads it, where the program does without; "" where it is always there.
        package: what to install for that module.
    """

    title: str
    is_it: Callable[[bytes], bool]
    read: Callable[[Source], Raster]
    suffixes: tuple[str, ...]
    needs: str = ""
    package: str = ""

    @property
    def there(self) -> bool:
        """Whether it can be read on this machine."""
        return not self.needs or find_spec(self.needs) is not None


def _starts(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(marks)


def _media(*brands: bytes) -> Callable[[bytes], bool]:
    """Whether a file of ISO's base media format is of one of these brands, first or compatible."""

    def is_it(data: bytes) -> bool:
        if data[4:8] != b"ftyp":
            return False
        end = min(int.from_bytes(data[:4], "big"), 128)
        compatible = [data[at : at + 4] for at in range(16, end, 4)]
        return any(brand in brands for brand in (data[_BOX_TYPES], *compatible))

    return is_it


def _is_camera_raw(data: bytes) -> bool:
    if data.startswith((b"FUJIFILMCCD-RAW", b"FOVb", b"\0MRM", b"IIRO", b"IIRS", b"MMOR", b"IIU\0")):
        return True
    return _media(b"crx ")(data) or (data.startswith(_TIFF_MARKS) and tiff.is_camera_raw(data))


KINDS = (
    Kind(Words("a PNG picture"), _starts(b"\x89PNG\r\n\x1a\n"), web.read_png, (".png",)),
    Kind(Words("a JPEG photograph"), _starts(b"\xff\xd8\xff"), web.read_jpeg, (".jpg", ".jpeg", ".jpe", ".mpo")),
    Kind(
        Words("a camera raw file"), _is_camera_raw, other.read_camera_raw,
        (".dng", ".nef", ".cr2", ".cr3", ".arw", ".raf", ".orf", ".rw2", ".pef"), "rawpy", "rawpy",
    ),
    Kind(Words("a TIFF"), _starts(*_TIFF_MARKS), tiff.read_tiff, (".tif", ".tiff")),
    Kind(
        Words("a WebP picture"), lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP", web.read_webp,
        (".webp",),
    ),
    Kind(Words("an AVIF picture"), _media(b"avif", b"avis"), web.read_avif, (".avif",)),
    Kind(Words("a BMP"), _starts(b"BM"), other.read_bmp, (".bmp",)),
    Kind(Words("a GIF"), _starts(b"GIF87a", b"GIF89a"), other.read_gif, (".gif",)),
    Kind(
        Words("a PGM or PPM picture"), lambda data: data[:1] == b"P" and data[1:2] in b"123456" and data[2:3].isspace(),
        other.read_netpbm, (".pgm", ".ppm", ".pbm"),
    ),
    Kind(Words("a Photoshop file"), _starts(b"8BPS"), other.read_psd, (".psd",)),
    Kind(
        Words("a JPEG 2000 picture"), _starts(b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51"), other.read_jpeg2000,
        (".jp2", ".j2k", ".jpx"),
    ),
    Kind(
        Words("a HEIC photograph"), _media(b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1"), other.read_heic,
        (".heic", ".heif"), "pillow_heif", "pillow-heif",
    ),
    Kind(
        Words("a JPEG XL picture"), _starts(b"\xff\x0a", b"\0\0\0\x0cJXL \r\n\x87\n"), other.read_jpeg_xl,
        (".jxl",), "pillow_jxl", "pillow-jxl-plugin",
    ),
)  # fmt: skip
"""Tried in this order: camera raw files look like TIFF."""

_NO_PHOTOGRAPHS = (
    (0, b"%PDF", Words("a PDF document")), (0, b"%!PS", Words("a PostScript document")),
    (0, b"gimp xcf", Words("a GIMP file")), (0, b"PK\x03\x04", Words("a ZIP archive")),
    (0, b"\x1f\x8b", Words("a compressed archive")), (0, b"<svg", Words("an SVG drawing")),
    (0, b"<?xml", Words("an XML document")), (0, b"v/1\x01", Words("an OpenEXR picture")),
    (0, b"#?RADIANCE", Words("a Radiance picture")), (0, b"\0\0\1\0", Words("an icon")),
    (128, b"DICM", Words("a DICOM picture")), (4, b"ftyp", Words("a film")),
    (0, b"\x1a\x45\xdf\xa3", Words("a film")), (0, b"8BPB", Words("a large Photoshop file (PSB)")),
)  # fmt: skip

USUAL = Words("PNG, JPEG or TIFF")


def of(data: bytes) -> Kind | None:
    """The kind of a file by its content; None where it is none of `KINDS`."""
    return next((kind for kind in KINDS if kind.is_it(data)), None)


def described(data: bytes) -> str:
    """What a file is that is none of `KINDS`, with an article; "" where nobody knows."""
    return next((title for at, mark, title in _NO_PHOTOGRAPHS if data[at : at + len(mark)] == mark), "")


def suffixes() -> tuple[str, ...]:
    """Endings of the files that can be read on this machine, for file dialogs."""
    return tuple(suffix for kind in KINDS if kind.there for suffix in kind.suffixes)
