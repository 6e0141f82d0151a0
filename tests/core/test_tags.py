"""Metadata of an export: whole, true for the new picture, readable by others, and private where that is asked for."""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import pyvips
import tifffile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, IptcImagePlugin
from PIL.TiffImagePlugin import IFDRational

from app import cli
from app.core import encoding, image_io
from app.core.encoding import Output
from app.core.image_io import Photograph
from app.core.metadata import Keep, Metadata
from app.core.tags import exif, xmp

SUFFIXES = (".png", ".jpg", ".tif", ".webp")
ARTIST = "Zoë Krüger"
PACKET = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
    b' xmlns:dc="http://purl.org/dc/elements/1.1/" tiff:Orientation="6"><dc:subject>mill</dc:subject>'
    b"<xmp:Thumbnails><rdf:Alt><rdf:li>old</rdf:li></rdf:Alt></xmp:Thumbnails></rdf:Description>"
    b'</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)
CAPTION = b"\x1c\x02\x78\x00\x0eA mill, Leiden"
"""IPTC 2:120."""


def photograph() -> Photograph:
    """A JPEG with everything a file can say of itself, turned, with a thumbnail."""
    block = Image.Exif()
    block.update({0x0112: 6, 0x010E: "A mill", 0x011A: IFDRational(300), 0x011B: IFDRational(300), 0x0128: 2})
    block.get_ifd(0x8769).update({0x9003: "1911:05:01 10:00:00", 0x829A: IFDRational(1, 60), 0xA431: "SN-12345",
                                  0x927C: b"maker's own\0\1\2\3"})
    block.get_ifd(0x8825).update({1: "N", 2: (IFDRational(52), IFDRational(9), IFDRational(0))})
    # Pillow would write the name in ASCII.
    raw = exif.parse(block.tobytes())
    raw.values[0x013B] = exif.Value(exif.ASCII, len(ARTIST.encode()) + 1, ARTIST.encode() + b"\0")
    thumbnail = io.BytesIO()
    Image.new("L", (40, 60), 90).save(thumbnail, "JPEG")
    whole = _with_thumbnail(exif.to_block(raw), thumbnail.getvalue())
    resource = b"8BIM\x04\x04\0\0" + len(CAPTION).to_bytes(4, "big") + CAPTION + b"\0" * (len(CAPTION) % 2)
    out = io.BytesIO()
    Image.fromarray(np.full((40, 60), 120, np.uint8)).save(
        out, "JPEG", exif=exif.PREFIX + whole, xmp=PACKET, comment="A glass plate", dpi=(300, 300)
    )
    data = out.getvalue()
    header = b"Photoshop 3.0\0" + resource
    data = data[:20] + b"\xff\xed" + (len(header) + 2).to_bytes(2, "big") + header + data[20:]
    return image_io.decode(data, "mill.jpg")


@pytest.mark.parametrize("order", ["<", ">"])
def test_bigtiff_tells_as_much_as_tiff(order: str) -> None:
    told = []
    for big in (False, True):
        out = io.BytesIO()
        tifffile.imwrite(
            out, np.zeros((4, 4), np.uint8), bigtiff=big, byteorder=order, description="A view", metadata=None,
            extratags=[(0x013B, "s", 0, ARTIST.encode()), (0x8298, "s", 0, "(c) somebody with a long name")],
        )  # fmt: skip
        told.append(image_io.decode(out.getvalue(), "scan.tif").metadata.exif)
    assert told[0] is not None and told[0] == told[1]


def _with_thumbnail(block: bytes, thumbnail: bytes) -> bytes:
    """A second folder with a JPEG, behind the first one."""
    order = "little" if block[:2] == b"II" else "big"
    end = 10 + 12 * int.from_bytes(block[8:10], order)
    at = len(block)
    rows = b"".join(
        tag.to_bytes(2, order) + (4).to_bytes(2, order) + (1).to_bytes(4, order) + number.to_bytes(4, order)
        for tag, number in ((513, at + 30), (514, len(thumbnail)))
    )
    second = (2).to_bytes(2, order) + rows + bytes(4)
    return block[:end] + at.to_bytes(4, order) + block[end + 4 :] + second + thumbnail


def exported(folder: Path, suffix: str, photo: Photograph, **choices: object) -> Path:
    path = folder / f"out{suffix}"
    width, height = photo.full.size
    pixels = np.full((height, width, 3), (150, 120, 90), np.uint8)
    encoding.write(pixels, photo, path, Output(**choices), source_type=xmp.TRAINED)  # type: ignore[arg-type]
    return path


def read(path: Path) -> Metadata:
    return image_io.load(path).metadata


def latin(text: str) -> str:
    """Pillow reads text of EXIF as Latin-1."""
    return text.encode().decode("latin-1")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_exif_goes_whole_into_every_format(tmp_path: Path, suffix: str) -> None:
    with Image.open(exported(tmp_path, suffix, photograph())) as made:
        made.load()
        block = made.getexif()
        assert made.size == (40, 60) and block[0x0112] == 1, "upright once"
        assert block[0x010E] == "A mill" and block[0x013B] in (ARTIST, latin(ARTIST))
        taken = block.get_ifd(0x8769)
        assert taken[0x9003] == "1911:05:01 10:00:00" and float(taken[0x829A]) == pytest.approx(1 / 60)
        assert taken[0xA431] == "SN-12345" and taken[0x927C] == b"maker's own\0\1\2\3"
        assert taken[0xA001] == 1 and (taken[0xA002], taken[0xA003]) == (40, 60)
        assert block.get_ifd(0x8825)[2] == (52, 9, 0)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_old_thumbnail_is_gone(tmp_path: Path, suffix: str) -> None:
    photo = photograph()
    assert photo.data.count(b"\xff\xd8\xff") == 2
    data = exported(tmp_path, suffix, photo).read_bytes()
    assert data.count(b"\xff\xd8\xff") == (suffix == ".jpg") and b"Thumbnails" not in data


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_captions_go_along_and_the_file_says_where_its_colours_are_from(tmp_path: Path, suffix: str) -> None:
    path = exported(tmp_path, suffix, photograph())
    known = read(path)
    assert known.xmp is not None and b"<dc:subject>mill</dc:subject>" in known.xmp
    assert xmp.TRAINED.encode() in known.xmp and b'tiff:Orientation="1"' in known.xmp
    assert known.resolution == pytest.approx((300 / 25.4, 300 / 25.4), rel=0.01) if suffix != ".webp" else True
    if suffix in (".jpg", ".tif"):
        with Image.open(path) as made:
            assert IptcImagePlugin.getiptcinfo(made)[(2, 120)] == b"A mill, Leiden"  # type: ignore[index]
    if suffix == ".png":
        assert b"Raw profile type iptc" in path.read_bytes()
    if suffix in (".jpg", ".png"):
        assert "glass plate" in read(path).comment or b"A glass plate" in path.read_bytes()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_without_private_data(tmp_path: Path, suffix: str) -> None:
    path = exported(tmp_path, suffix, photograph(), keep=Keep.PUBLIC)
    data = path.read_bytes()
    for word in (b"SN-12345", b"maker's own", ARTIST.encode(), b"Leiden", b"glass plate", b"dc:subject"):
        assert word not in data
    with Image.open(path) as made:
        block = made.getexif()
        assert block.get_ifd(0x8769)[0x9003] == "1911:05:01 10:00:00" and not block.get_ifd(0x8825)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_line_about_the_colours_is_a_choice(tmp_path: Path, suffix: str) -> None:
    path = exported(tmp_path, suffix, photograph(), tells_source=False, keep=Keep.NOTHING)
    assert b"DigitalSourceType" not in path.read_bytes() and read(path).xmp is None


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tif"])
def test_no_resolution_is_invented(tmp_path: Path, suffix: str, gray_photo: Photograph) -> None:
    silent = replace(gray_photo, metadata=Metadata())
    assert read(exported(tmp_path, suffix, silent)).resolution is None


def test_an_exported_tiff_is_read_by_others_with_all_its_tags(tmp_path: Path) -> None:
    path = exported(tmp_path, ".tif", photograph())
    with tifffile.TiffFile(path) as file:
        page = file.pages.first
        assert page.asarray().shape == (60, 40, 3) and (page.asarray() == (150, 120, 90)).all()
        assert page.tags[34665].value["DateTimeOriginal"] == "1911:05:01 10:00:00"
        assert 34675 in page.tags and len(file.pages) == 1


@pytest.mark.parametrize("suffix", [".tif", ".layers.tif"])
def test_bigtiff_has_the_metadata_of_a_small_file(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = exported(tmp_path, suffix, photograph()).rename(tmp_path / f"small{suffix}")
    monkeypatch.setattr(encoding, "CLASSIC_TIFF_BYTES", 0)
    large = exported(tmp_path, suffix, photograph())
    with tifffile.TiffFile(large) as file, tifffile.TiffFile(small) as classic:
        assert file.is_bigtiff and not classic.is_bigtiff and file.byteorder == classic.byteorder
        page, same = file.pages.first, classic.pages.first
        assert (page.asarray() == same.asarray()).all() and page.asarray().shape == (60, 40, 3)
        assert page.tags[34665].value == same.tags[34665].value and page.tags[34853].value == same.tags[34853].value
        assert page.tags[33723].value == same.tags[33723].value
        assert {tag.code for tag in page.tags} == {tag.code for tag in same.tags}
    by_libtiff = pyvips.Image.new_from_file(str(large))
    assert by_libtiff.getpoint(0, 0) == [150, 120, 90]
    assert read(large) == read(small)


def test_a_second_export_tells_its_source_once(tmp_path: Path) -> None:
    first = image_io.load(exported(tmp_path, ".jpg", photograph()))
    again = read(exported(tmp_path, ".png", first)).xmp
    assert again is not None and again.count(b"DigitalSourceType") == 1


@given(st.binary(max_size=400), st.sampled_from([b"", b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"]))
def test_a_block_of_anything_is_parsed_or_refused(noise: bytes, head: bytes) -> None:
    try:
        folder = exif.parse(head + noise)
    except exif.BrokenExif:
        return
    assert exif.parse(exif.to_block(folder)) == folder


def test_a_folder_that_contains_itself_is_refused() -> None:
    row = struct.pack("<HHII", 34665, 4, 1, 8)
    with pytest.raises(exif.BrokenExif):
        exif.parse(b"II*\0\x08\0\0\0\x01\0" + row + bytes(4))


def test_the_command_line_leaves_private_data_out_where_asked(tmp_path: Path) -> None:
    source, out = tmp_path / "mill.jpg", tmp_path / "out.png"
    source.write_bytes(photograph().data)
    asked = ["colorize", str(source), "-o", str(out), "--backend", "levin2004"]
    assert cli.main(asked) == 0
    assert b"SN-12345" in out.read_bytes() and xmp.BY_HAND.encode() in out.read_bytes(), "no network was taught for it"
    assert cli.main([*asked, "--metadata", "public", "--no-source-type"]) == 0
    assert b"SN-12345" not in out.read_bytes() and b"DigitalSourceType" not in out.read_bytes()
