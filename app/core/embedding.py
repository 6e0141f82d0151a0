"""Metadata put into finished files: PNG, JPEG, WebP as bytes, TIFF in place; those of Photoshop's files as a part."""

from __future__ import annotations

import logging
import struct
import zlib
from typing import BinaryIO

from app.core.metadata import Metadata
from app.core.tags import exif
from app.core.tags.exif import Folder, Value

_log = logging.getLogger(__name__)

_SEGMENT_LIMIT = 65533
_XMP_NAME = b"http://ns.adobe.com/xap/1.0/\0"
_XMP, _IPTC = 700, 33723
_INCH_MM = 25.4
_RESOURCE_RESOLUTION, _RESOURCE_IPTC, _RESOURCE_PROFILE, _RESOURCE_EXIF, _RESOURCE_XMP = 1005, 1028, 1039, 1058, 1060


def into_png(data: bytes, known: Metadata) -> bytes:
    """A PNG with metadata; the resolution its encoder wrote is replaced, or dropped where none is known."""
    signature, chunks = data[:8], _png_chunks(data)
    new = []
    if known.resolution:
        across, down = (round(side * 1000) for side in known.resolution)
        new.append((b"pHYs", struct.pack(">IIB", across, down, 1)))
    if known.exif:
        new.append((b"eXIf", known.exif))
    if known.xmp:
        new.append((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + known.xmp))
    if known.comment:
        new.append((b"iTXt", b"Comment\0\0\0\0\0" + known.comment.encode()))
    if known.iptc:
        # ImageMagick's way, which others read, too: PNG has none of its own.
        block = _photoshop(known.iptc)
        text = f"\niptc\n{len(block):8}\n{block.hex()}\n".encode()
        new.append((b"zTXt", b"Raw profile type iptc\0\0" + zlib.compress(text)))
    kept = [chunk for chunk in chunks if chunk[0] != b"pHYs"]
    # All of them before the pixels: readers that stop there find them.
    at = next(i for i, (name, _) in enumerate(kept) if name == b"IDAT")
    return signature + b"".join(_png_chunk(*chunk) for chunk in (*kept[:at], *new, *kept[at:]))


def _png_chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    chunks, at = [], 8
    while at < len(data):
        (size,) = struct.unpack_from(">I", data, at)
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + size]))
        at += 12 + size
    return chunks


def _png_chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def into_jpeg(data: bytes, known: Metadata) -> bytes:
    """A JPEG with metadata; its JFIF header says the resolution, or that none is known."""
    start = 4 + int.from_bytes(data[4:6], "big") if data[2:4] == b"\xff\xe0" else 2
    unit, across, down = 0, 1, 1
    if known.resolution:
        unit = 1
        across, down = (min(65535, max(1, round(side * _INCH_MM))) for side in known.resolution)
    segments = _segment(0xE0, b"JFIF\0" + struct.pack(">HBHHBB", 0x0102, unit, across, down, 0, 0), "JFIF")
    if known.exif:
        segments += _segment(0xE1, exif.PREFIX + known.exif, "EXIF")
    if known.xmp:
        segments += _segment(0xE1, _XMP_NAME + known.xmp, "XMP")
    if known.iptc:
        segments += _segment(0xED, b"Photoshop 3.0\0" + _photoshop(known.iptc), "IPTC")
    if known.comment:
        segments += _segment(0xFE, known.comment.encode(), "comment")
    return data[:2] + segments + data[start:]


def _segment(marker: int, content: bytes, name: str) -> bytes:
    if len(content) > _SEGMENT_LIMIT:
        _log.info("the %s block does not fit into a JPEG: it has %d bytes", name, len(content))
        return b""
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def _photoshop(iptc: bytes) -> bytes:
    """IPTC as a resource of Photoshop's, the form in which files have it."""
    return _resource(_RESOURCE_IPTC, iptc)


def photoshop_resources(known: Metadata, profile: bytes | None) -> bytes:
    """Metadata and colour profile as a PSD has them."""
    blocks = [(_RESOURCE_IPTC, known.iptc), (_RESOURCE_PROFILE, profile),
              (_RESOURCE_EXIF, known.exif), (_RESOURCE_XMP, known.xmp)]  # fmt: skip
    if known.resolution:
        # Pixels per inch with 16 bits behind the point, to be shown per inch (1); sizes in centimetres (2).
        across, down = (round(side * _INCH_MM * 65536) for side in known.resolution)
        blocks.insert(0, (_RESOURCE_RESOLUTION, struct.pack(">IHHIHH", across, 1, 2, down, 1, 2)))
    return b"".join(_resource(number, content) for number, content in blocks if content)


def _resource(number: int, content: bytes) -> bytes:
    return b"8BIM" + struct.pack(">HHI", number, 0, len(content)) + content + b"\0" * (len(content) % 2)


def into_webp(data: bytes, known: Metadata) -> bytes:
    """A WebP in the extended form with metadata; one in the simple form, which has no profile either, is left."""
    if data[12:16] != b"VP8X":
        return data
    flags = data[20] | (0x08 if known.exif else 0) | (0x04 if known.xmp else 0)
    body = data[8:20] + bytes([flags]) + data[21:]
    for name, content in ((b"EXIF", known.exif), (b"XMP ", known.xmp)):
        if content:
            body += name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def into_tiff(file: BinaryIO, known: Metadata) -> None:
    """Give the one page of a TIFF or BigTIFF metadata: a new first folder at its end, with the tags it had.

    Args:
        file: finished, and open for reading and writing.
        known: what to put in.
    """
    file.seek(0)
    found = exif.layout_of(file.read(4))
    assert found is not None
    order, layout = found
    file.seek(layout.start)
    (at,) = struct.unpack(order + layout.number, file.read(layout.wide))
    # The old rows keep their values where they are.
    rows = _rows_at(file, at, order, layout)
    place = _aligned_end(file, layout)
    file.write(exif.laid_out(_in_order(_described(known), order), place, layout))
    new = _rows_at(file, place, order, layout)
    start = _aligned_end(file, layout)
    merged = sorted({**new, **rows}.values(), key=lambda row: struct.unpack(f"{order}H", row[:2]))
    file.write(struct.pack(order + layout.rows, len(merged)) + b"".join(merged) + bytes(layout.wide))
    file.seek(layout.start)
    file.write(struct.pack(order + layout.number, start))
    file.seek(0, 2)


def _aligned_end(file: BinaryIO, layout: exif.Layout) -> int:
    """Go to the end of a file, at a place where a folder may begin."""
    end = file.seek(0, 2)
    return end + file.write(b"\0" * (-end % layout.wide))


def _rows_at(file: BinaryIO, place: int, order: str, layout: exif.Layout) -> dict[bytes, bytes]:
    """The rows of a folder by the bytes of their tags."""
    file.seek(place)
    (count,) = struct.unpack(order + layout.rows, file.read(layout.head))
    return {row[:2]: row for row in (file.read(layout.row) for _ in range(count))}


def _described(known: Metadata) -> Folder:
    """The tags of a TIFF's first folder."""
    folder = exif.parse(known.exif) if known.exif else Folder("<")
    for tag, kind, content in ((_XMP, exif.BYTE, known.xmp), (_IPTC, exif.UNDEFINED, known.iptc)):
        if content:
            folder.values[tag] = Value(kind, len(content), content)
    return folder


def _in_order(folder: Folder, order: str) -> Folder:
    """A folder in another byte order."""
    if folder.order == order:
        return folder
    values = {tag: Value(value.kind, value.count, _swapped(value)) for tag, value in folder.values.items()}
    return Folder(order, values, {tag: _in_order(below, order) for tag, below in folder.folders.items()})


def _swapped(value: Value) -> bytes:
    width = {3: 2, 8: 2, 4: 4, 9: 4, 11: 4, 13: 4, 5: 4, 10: 4, 12: 8}.get(value.kind, 1)
    return b"".join(value.raw[at : at + width][::-1] for at in range(0, len(value.raw), width))
