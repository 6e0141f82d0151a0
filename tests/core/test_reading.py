"""Files as scanners, cameras and other programs write them: each gives its photograph, or says why it does not."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
import tifffile
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from app import cli
from app.core import image_io
from app.core.errors import ImageLoadError
from app.core.image_io import Opening
from app.core.reading import kinds
from tests.core.reading_tools import HEIGHT, WIDTH, as_eight, assert_shows, gray, tiff


class TestWithMetadata:
    @pytest.mark.parametrize("orientation", range(1, 9))
    @pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF", "AVIF"])
    def test_every_orientation_in_every_format(self, kind: str, orientation: int) -> None:
        pixels = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
        pixels[:16, :24] = 220
        exif = Image.Exif()
        exif[0x0112] = orientation
        out = io.BytesIO()
        if kind == "TIFF":
            out.write(tiff(pixels, photometric="rgb", extratags=[(274, "H", 1, orientation, True)]))
        else:
            Image.fromarray(pixels).save(out, kind, exif=exif)
        turned = {1: (0, 0), 2: (0, 1), 3: (1, 1), 4: (1, 0), 5: (0, 0), 6: (0, 1), 7: (1, 1), 8: (1, 0)}[orientation]
        rgb = image_io.decode(out.getvalue(), "turned").full.rgb
        assert rgb.shape[:2] == ((HEIGHT, WIDTH) if orientation < 5 else (WIDTH, HEIGHT))
        corners = rgb[[4, -4]][:, [4, -4], 0] > 110
        assert corners.sum() == 1 and tuple(np.argwhere(corners)[0]) == turned

    def test_an_orientation_in_text_of_a_png(self) -> None:
        exif = Image.Exif()
        exif[0x0112] = 6
        block = b"Exif\0\0" + exif.tobytes().removeprefix(b"Exif\0\0")
        text = f"\nexif\n{len(block):8}\n" + block.hex() + "\n"
        info = PngInfo()
        info.add_text("Raw profile type exif", text, zip=True)
        out = io.BytesIO()
        Image.fromarray(gray()).save(out, "PNG", pnginfo=info)
        assert image_io.decode(out.getvalue(), "turned.png").full.size == (HEIGHT, WIDTH)

    @pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP"])
    def test_a_resolution_is_kept_and_none_is_invented(self, kind: str) -> None:
        for dpi in (None, 600):
            out = io.BytesIO()
            if kind == "BMP" and dpi is None:
                continue
            Image.fromarray(gray()).save(out, kind, **({"dpi": (dpi, dpi)} if dpi else {}))
            resolution = image_io.decode(out.getvalue(), "scan").metadata.resolution
            assert resolution is None if dpi is None else resolution[0] == pytest.approx(600 / 25.4, rel=1e-3)


class TestOtherKinds:
    @pytest.mark.parametrize("kind", ["GIF", "PPM", "JPEG2000", "BMP", "AVIF"])
    def test_they_show_their_picture(self, kind: str) -> None:
        out = io.BytesIO()
        options = {"JPEG2000": {"irreversible": False}, "AVIF": {"quality": 100, "subsampling": "4:4:4"}}
        Image.fromarray(gray()).save(out, kind, **options.get(kind, {}))
        assert_shows(out.getvalue(), most=3)

    def test_a_deep_pgm(self) -> None:
        header = f"P5\n# a scanner\n{WIDTH} {HEIGHT}\n65535\n".encode()
        assert_shows(header + gray(16).astype(">u2").tobytes(), 16)
        assert image_io.decode(header + gray(16).astype(">u2").tobytes(), "a").depth == 16

    def test_a_photoshop_file_is_read_flattened(self) -> None:
        header = b"8BPS" + struct.pack(">H6xHIIHH", 1, 1, HEIGHT, WIDTH, 8, 1)
        assert_shows(header + struct.pack(">IIIH", 0, 0, 0, 0) + gray().astype(np.uint8).tobytes())

    def test_a_jpeg_of_twelve_bits(self) -> None:
        data = imagecodecs.jpeg8_encode(gray(12), level=98, bitspersample=12)
        assert_shows(data, 12, most=3)
        assert image_io.decode(data, "scan.jpg").depth == 16

    def test_two_jpegs_in_one_file(self) -> None:
        out = io.BytesIO()
        Image.fromarray(gray()).save(
            out, "MPO", save_all=True, append_images=[Image.fromarray(gray()[::2, ::2])], quality=97
        )
        assert_shows(out.getvalue(), most=6)

    def test_stray_bytes_between_the_segments_of_a_jpeg(self) -> None:
        out = io.BytesIO()
        Image.fromarray(gray()).save(out, "JPEG", quality=97)
        whole = out.getvalue()
        assert_shows(whole + b"\0" * 40, most=6)
        at = whole.index(b"\xff\xdb")
        assert_shows(whole[:at] + b"\0\0\0" + whole[at:], most=6)

    @pytest.mark.parametrize(
        "masks", [(0xFF000000, 0xFF0000, 0xFF00), (0x3FF00000, 0xFFC00, 0x3FF), (0xFF, 0xFF00, 0xFF0000)]
    )
    def test_bitmaps_whose_channels_lie_anywhere(self, masks: tuple[int, int, int]) -> None:
        words = np.zeros((HEIGHT, WIDTH), np.uint32)
        for mask in masks:
            shift = (mask & -mask).bit_length() - 1
            words |= np.round(as_eight() / 255 * (mask >> shift)).astype(np.uint32) << shift
        size = struct.pack("<IiiHHIIiiII", 40, WIDTH, -HEIGHT, 1, 32, 3, 0, 2835, 2835, 0, 0)
        header = b"BM" + struct.pack("<IHHI", 66 + words.nbytes, 0, 0, 66) + size + struct.pack("<III", *masks)
        assert_shows(header + words.tobytes())

    @pytest.mark.parametrize(
        ("data", "words"),
        [(b"%PDF-1.7", "a PDF document"), (b"gimp xcf v011", "a GIMP file"), (b"\0\0\0\x18ftypisom", "a film"),
         (b"PK\3\4", "a ZIP archive"), (b"hello", "no picture of a known kind")],
    )  # fmt: skip
    def test_what_is_no_photograph_is_named(self, data: bytes, words: str) -> None:
        with pytest.raises(ImageLoadError, match=words):
            image_io.decode(data + bytes(200), "a.jpg")

    @pytest.mark.parametrize(
        ("data", "title", "package"),
        [(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a HEIC photograph", "pillow-heif"),
         (b"\xff\x0a", "a JPEG XL picture", "pillow-jxl-plugin"),
         (b"FUJIFILMCCD-RAW ", "a camera raw file", "rawpy")],
    )  # fmt: skip
    def test_a_reader_that_is_missing_is_named(
        self, data: bytes, title: str, package: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(kinds, "find_spec", lambda _: None)
        with pytest.raises(ImageLoadError, match=title) as caught:
            image_io.decode(data, "a")
        assert package in caught.value.remedy

    def test_endings_for_the_dialogs_are_those_that_can_be_read_here(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(kinds, "find_spec", lambda _: None)
        assert {".png", ".jpg", ".tif", ".webp", ".psd"} <= set(kinds.suffixes())
        assert not {".heic", ".jxl", ".nef"} & set(kinds.suffixes())


class TestDamaged:
    @pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
    def test_a_truncated_scan_opens_as_far_as_it_goes_if_asked(self, kind: str) -> None:
        pixels = np.random.default_rng(1).integers(100, 200, (256, 64), np.uint8)
        out = io.BytesIO()
        Image.fromarray(pixels).save(out, kind)
        cut = out.getvalue()[: int(len(out.getvalue()) * 0.6)] if kind != "TIFF" else _tiff_cut_at_the_end(pixels)
        with pytest.raises(ImageLoadError) as caught:
            image_io.decode(cut, "cut")
        assert caught.value.incomplete
        photo = image_io.decode(cut, "cut", opening=Opening(partial=True))
        assert np.abs(photo.full.rgb[:60, :, 0].astype(int) - pixels[:60]).mean() < 12
        assert any("damaged" in note for note in photo.notes)

    @settings(max_examples=150, deadline=None)
    @given(st.sampled_from(["PNG", "JPEG", "TIFF", "WEBP", "GIF", "BMP", "JPEG2000"]), st.data())
    def test_changed_bytes_open_or_are_refused_and_nothing_else(self, kind: str, data: st.DataObject) -> None:
        out = io.BytesIO()
        Image.fromarray(gray()).save(out, kind)
        content = bytearray(out.getvalue())
        for _ in range(data.draw(st.integers(1, 6))):
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
        try:
            image_io.decode(bytes(content), "changed")
        except ImageLoadError as error:
            assert error.message and "\n" not in str(error)


def _tiff_cut_at_the_end(pixels: NDArray[np.uint8]) -> bytes:
    out = io.BytesIO()
    tifffile.imwrite(out, pixels, metadata=None, rowsperstrip=8, compression=None)
    return out.getvalue()[:-4000]


class TestOnTheCommandLine:
    def test_a_page_is_chosen(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path, out = tmp_path / "scan.tif", tmp_path / "out.png"
        with tifffile.TiffWriter(path) as writer:
            for level in (10, 200):
                writer.write(np.full((HEIGHT, WIDTH), level, np.uint8), metadata=None)
        asked = ["colorize", str(path), "-o", str(out), "--backend", "levin2004"]
        assert cli.main(asked) == 0 and "2 pages" in capsys.readouterr().err
        assert np.asarray(Image.open(out)).mean() < 15
        assert cli.main([*asked, "--page", "2"]) == 0 and capsys.readouterr().err == ""
        assert np.asarray(Image.open(out)).mean() > 190
        assert cli.main([*asked, "--page", "3"]) == 2 and "no page 3" in capsys.readouterr().err

    def test_a_damaged_file_is_read_as_far_as_it_goes(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path, out = tmp_path / "cut.tif", tmp_path / "out.png"
        path.write_bytes(_tiff_cut_at_the_end(np.full((256, 64), 120, np.uint8)))
        asked = ["colorize", str(path), "-o", str(out), "--backend", "levin2004"]
        assert cli.main(asked) == 2 and "--partial" in capsys.readouterr().err and not out.exists()
        assert cli.main([*asked, "--partial"]) == 0 and "damaged" in capsys.readouterr().err
        assert np.abs(np.asarray(Image.open(out))[:100].astype(int) - 120).max() <= 2
