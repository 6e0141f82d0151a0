"""TIFF as scanners, cameras and other programs write it: each gives its photograph, or says why it does not."""

from __future__ import annotations

import io
import struct
from itertools import product
from pathlib import Path

import numpy as np
import pytest
import pyvips
import tifffile
from PIL import Image

from app.core import image_io, project_io
from app.core.document import Document
from app.core.errors import ImageLoadError
from app.core.image_io import Opening
from app.core.reading import kinds
from tests.core.reading_tools import HEIGHT, WIDTH, as_eight, assert_shows, gray, opened, tiff

COMPRESSIONS = ("none", "lzw", "packbits", "zlib", "zstd", "lzma", "lerc", "jpeg2000", "jpegxl", "png")
KINDS_OF_TIFF = [*product(COMPRESSIONS, (1, 3), (8, 16)), ("webp", 3, 8)]


class TestTiff:
    @pytest.mark.parametrize("layout", ["strips", "tiles"])
    @pytest.mark.parametrize(("compression", "channels", "bits"), KINDS_OF_TIFF)
    def test_every_compression_shows_its_picture(
        self, compression: str, channels: int, bits: int, layout: str
    ) -> None:
        pixels = gray(bits) if channels == 1 else np.repeat(gray(bits)[..., None], 3, 2)
        shape = {"tile": (16, 16)} if layout == "tiles" else {"rowsperstrip": 8}
        lossless = {"webp": {"lossless": True}, "jpegxl": {"lossless": True}, "jpeg2000": {"reversible": True}}
        data = tiff(
            pixels, compression=None if compression == "none" else compression,
            compressionargs=lossless.get(compression, {}),
            photometric="rgb" if channels == 3 else "minisblack", **shape,
        )  # fmt: skip
        assert_shows(data, bits)

    @pytest.mark.parametrize("planar", ["contig", "separate"])
    @pytest.mark.parametrize("byteorder", ["<", ">"])
    @pytest.mark.parametrize("predictor", [False, True])
    @pytest.mark.parametrize("dtype", ["uint8", "uint16", "uint32", "float32", "float64", "float16"])
    def test_every_type_of_pixel_shows_its_picture(
        self, dtype: str, predictor: bool, byteorder: str, planar: str
    ) -> None:
        share = as_eight(16) / 255
        kind = np.dtype(dtype)
        pixels = (share if kind.kind == "f" else np.round(share * np.iinfo(kind).max)).astype(kind)
        rgb = np.repeat(pixels[None], 3, 0) if planar == "separate" else np.repeat(pixels[..., None], 3, 2)
        data = tiff(
            rgb, photometric="rgb", planarconfig=planar, byteorder=byteorder, compression="zlib", predictor=predictor
        )
        assert_shows(data, 16, most=1.5)

    @pytest.mark.parametrize("bits", [1, 2, 4, 10, 12, 14])
    def test_odd_numbers_of_bits_use_the_whole_range(self, bits: int) -> None:
        data = tiff(gray(bits), bitspersample=bits, photometric="minisblack")
        assert_shows(data, bits)

    def test_white_is_zero(self) -> None:
        assert_shows(tiff(255 - gray(), photometric="miniswhite"))

    def test_a_palette(self) -> None:
        table = np.stack([np.arange(256) * 257] * 3).astype(np.uint16)
        assert_shows(tiff(gray(), photometric="palette", colormap=table))

    @pytest.mark.parametrize("deep", [False, True])
    def test_lab(self, deep: bool) -> None:
        lab = np.zeros((HEIGHT, WIDTH, 3), np.uint16 if deep else np.uint8)
        lab[..., 0] = 65535 // 2 if deep else 128
        lab[..., 1] = 60 * 256 if deep else 60
        rgb = opened(tiff(lab, photometric="cielab"))
        assert rgb[0, 0, 0] > 190 > 100 > rgb[0, 0, 1], "a of +60 is pink"

    def test_cmyk_and_other_inks(self) -> None:
        inks = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
        inks[..., 1:3] = 255
        red, green, blue = opened(tiff(inks, photometric="separated"))[0, 0]
        assert red > 150 and green < 90 and blue < 90
        with pytest.raises(ImageLoadError, match="inks"):
            opened(tiff(inks, photometric="separated", extratags=[(332, "H", 1, 2, True)]))

    def test_ycbcr_without_jpeg_is_not_taken_for_rgb(self) -> None:
        rgb = Image.new("RGB", (WIDTH, HEIGHT), (200, 40, 40))
        ycc = np.asarray(rgb.convert("YCbCr"))
        data = tiff(ycc, photometric="ycbcr", subsampling=(1, 1))
        assert np.abs(opened(data) - (200, 40, 40)).max() <= 3

    def test_jpeg_in_tiff(self) -> None:
        rgb = np.full((HEIGHT, WIDTH, 3), (200, 40, 40), np.uint8)
        data = tiff(rgb, photometric="rgb", compression="jpeg")
        assert np.abs(opened(data) - (200, 40, 40)).max() <= 4

    @pytest.mark.parametrize("channels", [1, 3])
    def test_infrared_and_saved_selections_are_left_out_with_a_word(self, channels: int) -> None:
        pixels = np.repeat(gray(16)[..., None], channels + 1, 2)
        pixels[..., -1] = 7
        data = tiff(pixels, photometric="rgb" if channels == 3 else "minisblack", extrasamples=["unspecified"])
        assert_shows(data, 16)
        notes = image_io.decode(data, "scan").notes
        assert len(notes) == 1 and "left out" in notes[0]

    @pytest.mark.parametrize("kind", ["assocalpha", "unassalpha"])
    def test_transparency_lies_over_white(self, kind: str) -> None:
        pixels = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
        pixels[..., 3] = 128
        rgb = opened(tiff(pixels, photometric="rgb", extrasamples=[kind]))
        assert np.abs(rgb - 127).max() <= 1 and image_io.decode(tiff(pixels, photometric="rgb",
                                                                     extrasamples=[kind]), "a").notes == ()

    def test_float_pictures_honour_their_profile(self) -> None:
        share = (as_eight(16) / 255).astype(np.float32)
        profile = bytes(pyvips.Image.profile_load("p3"))
        wide = np.stack([share, share * 0.5, share * 0.5], 2)
        plain = opened(tiff(wide, photometric="rgb"))
        converted = opened(tiff(wide, photometric="rgb", iccprofile=profile))
        assert (converted[..., 0] > plain[..., 0] + 2).mean() > 0.5, "the same numbers are a more vivid red in P3"

    def test_floats_beyond_one_and_holes(self) -> None:
        pixels = (as_eight(16) / 255 * 4000).astype(np.float32)
        pixels[0, 0] = np.nan
        rgb = opened(tiff(pixels, photometric="minisblack"))
        assert rgb[0, 0, 0] == 0 and rgb.max() == 255

    def test_the_photograph_and_not_its_thumbnail(self) -> None:
        out = io.BytesIO()
        with tifffile.TiffWriter(out) as writer:
            writer.write(gray()[::4, ::4], subfiletype=1, metadata=None)
            writer.write(gray(16), metadata=None)
        photo = image_io.decode(out.getvalue(), "scan")
        assert photo.full.size == (WIDTH, HEIGHT) and photo.depth == 16 and photo.pages == 1 and not photo.notes

    def test_pages(self, tmp_path: Path) -> None:
        out = io.BytesIO()
        with tifffile.TiffWriter(out) as writer:
            for level in (10, 90, 200):
                writer.write(np.full((HEIGHT, WIDTH), level, np.uint8), metadata=None)
        first = image_io.decode(out.getvalue(), "scan")
        assert first.pages == 3 and first.full.rgb[0, 0, 0] == 10 and "3 pages" in first.notes[0]
        third = image_io.decode(out.getvalue(), "scan", opening=Opening(page=3))
        assert third.full.rgb[0, 0, 0] == 200 and not third.notes
        with pytest.raises(ImageLoadError, match="no page 4"):
            image_io.decode(out.getvalue(), "scan", opening=Opening(page=4))
        path = tmp_path / "third.tintype"
        project_io.save(Document(third), path)
        assert project_io.load(path).photo.full == third.full, "a project keeps which page it is"

    def test_camera_raw_files_are_called_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(kinds, "find_spec", lambda _: None)
        out = io.BytesIO()
        with tifffile.TiffWriter(out) as writer:
            writer.write(gray()[::4, ::4], subfiletype=1, subifds=1, metadata=None)
            pattern = [(33421, "H", 2, (2, 2), True), (33422, "B", 4, bytes((0, 1, 1, 2)), True)]
            writer.write(gray(16), photometric="cfa", metadata=None, extratags=pattern)
        with pytest.raises(ImageLoadError, match=r"camera raw") as caught:
            image_io.decode(out.getvalue(), "DSC_1.NEF")
        assert "rawpy" in caught.value.remedy

    def test_a_scanners_linear_gray_is_a_photograph(self) -> None:
        linear = (np.full((HEIGHT, WIDTH), 0.214) * 65535).astype(np.uint16)
        whole = tiff(linear, photometric="minisblack", extratags=[(50706, "B", 4, bytes((1, 4, 0, 0)), True)])
        # tifffile itself writes this kind with three channels only.
        data = whole.replace(struct.pack("<HHIH", 262, 3, 1, 1), struct.pack("<HHIH", 262, 3, 1, 34892))
        assert np.abs(opened(data) - 127.5).max() < 1.5

    def test_a_strip_that_claims_more_bytes_than_it_has(self) -> None:
        data = bytearray(tiff(gray(), rowsperstrip=HEIGHT))
        with tifffile.TiffFile(io.BytesIO(bytes(data))) as file:
            tag = file.pages.first.tags[279]
        data[tag.offset + 8 : tag.offset + 12] = struct.pack("<I", 10**6)
        assert_shows(bytes(data))

    def test_a_kind_of_pixels_that_is_no_photograph(self) -> None:
        with pytest.raises(ImageLoadError, match="cannot be read"):
            image_io.decode(tiff(gray().astype(np.complex64)), "odd.tif")

    @pytest.mark.parametrize("compression", ["zlib", "lzw", "jpeg", "zstd"])
    def test_a_decoder_that_fails_never_gives_a_blank_picture(self, compression: str) -> None:
        whole = tiff(np.random.default_rng(3).integers(0, 255, (HEIGHT, WIDTH), np.uint8), compression=compression,
                     rowsperstrip=8)  # fmt: skip
        with tifffile.TiffFile(io.BytesIO(whole)) as file:
            start, count = file.pages.first.dataoffsets[1], file.pages.first.databytecounts[1]
        torn = whole[:start] + b"\xff" * count + whole[start + count :]
        with pytest.raises(ImageLoadError):
            image_io.decode(torn, "torn.tif")
