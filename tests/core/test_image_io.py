"""Every kind of photograph, and every kind of file that is none."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
import pyvips
import skimage.data
from numpy.typing import NDArray
from PIL import Image

from app.core import image_io
from app.core.errors import ImageLoadError
from app.core.reading.raster import to_vips
from models import color
from tests.conftest import ramp


def colour(width: int = 30, height: int = 20) -> NDArray[np.uint8]:
    y, x = np.mgrid[:height, :width]
    return np.stack([x * 255 // width, y * 255 // height, 255 - x * 255 // width], -1).astype(np.uint8)


def pillow(pixels: NDArray[np.uint8], kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, kind, **options)  # type: ignore[arg-type]
    return out.getvalue()


def vips(pixels: NDArray[np.uint8] | NDArray[np.uint16], suffix: str, **options: object) -> bytes:
    return bytes(to_vips(pixels).write_to_buffer(suffix, **options))


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP", "BMP", "JPEG"])
@pytest.mark.parametrize("gray", [True, False])
def test_every_format_gives_the_pixels_that_were_saved(kind: str, gray: bool) -> None:
    pixels = ramp(30, 20) if gray else colour()
    options = {"WEBP": {"lossless": True}, "JPEG": {"quality": 98, "subsampling": 0}}.get(kind, {})
    photo = image_io.decode(pillow(pixels, kind, **options), f"a.{kind}")
    expected = np.repeat(pixels[..., None], 3, 2) if gray else pixels
    error = np.abs(photo.full.rgb.astype(int) - expected)
    assert photo.full.size == (30, 20) and photo.depth == 8
    assert error.max() <= (12 if kind == "JPEG" else 0) and error.mean() < 2
    assert photo.is_gray is gray or kind == "WEBP"
    assert photo.proxy is photo.full
    assert np.abs(photo.full.L - color.lightness(photo.full.rgb)).max() < 1e-3


@pytest.mark.parametrize("suffix", [".png", ".tif"])
@pytest.mark.parametrize("gray", [True, False])
def test_sixteen_bits_reach_the_lightness(suffix: str, gray: bool) -> None:
    levels = np.arange(20_000, 20_000 + 600, dtype=np.uint16).reshape(20, 30)
    pixels = levels if gray else np.stack([levels, levels // 2, levels // 3], -1)
    photo = image_io.decode(vips(pixels, suffix), f"a{suffix}")
    assert photo.depth == 16 and photo.is_gray is gray
    assert len(np.unique(photo.full.L)) > 500, "8 bits would leave three"
    rgb16 = np.repeat(pixels[..., None], 3, 2) if gray else pixels
    assert np.abs(photo.full.L - color.lightness(rgb16)).max() < 1e-3


def test_orientation_is_applied() -> None:
    pixels = colour()
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = image_io.decode(pillow(pixels, "PNG", exif=exif), "turned.png")
    assert photo.full.size == (20, 30)
    np.testing.assert_array_equal(photo.full.rgb, np.rot90(pixels, -1))


def test_a_colour_photograph_keeps_its_colours_and_its_file(samples: Path) -> None:
    path = samples / "coffee.png"
    photo = image_io.load(path)
    assert photo.data == path.read_bytes() and photo.path == path and photo.name == "coffee.png"
    np.testing.assert_array_equal(photo.full.rgb, skimage.data.coffee())
    assert not photo.is_gray


def test_real_black_and_white_photographs_are_gray(samples: Path) -> None:
    for name in ("camera.png", "moon.png", "page.png", "coins.png"):
        assert image_io.load(samples / name).is_gray, name


def test_transparency_is_laid_over_white() -> None:
    pixels = np.zeros((4, 4, 4), np.uint8)
    pixels[:2, :, 3] = 255
    photo = image_io.decode(pillow(pixels, "PNG"), "a.png")
    assert (photo.full.rgb[:2] == 0).all() and (photo.full.rgb[2:] == 255).all()
    deep = to_vips(np.zeros((4, 4), np.uint16)).bandjoin(0)
    photo = image_io.decode(bytes(deep.pngsave_buffer()), "deep.png")
    assert photo.depth == 16 and (photo.full.rgb == 255).all()


def test_profiles_are_converted_to_srgb() -> None:
    pixels = np.full((8, 8, 3), (200, 60, 60), np.uint8)
    wide = bytes(to_vips(pixels).pngsave_buffer(profile="p3"))
    photo = image_io.decode(wide, "wide.png")
    # The same numbers mean a more vivid red in Display P3.
    assert photo.full.rgb[0, 0, 0] > 205 and photo.full.rgb[0, 0, 1] < 55
    plain = image_io.decode(bytes(to_vips(pixels).pngsave_buffer(profile="srgb")), "plain.png")
    assert np.abs(plain.full.rgb.astype(int) - pixels).max() <= 1


@pytest.mark.usefixtures("expect_warnings")
def test_a_broken_profile_is_left_out() -> None:
    photo = image_io.decode(pillow(colour(), "PNG", icc_profile=b"nonsense" * 40), "a.png")
    np.testing.assert_array_equal(photo.full.rgb, colour())


def test_cmyk_is_converted() -> None:
    cmyk = np.zeros((16, 16, 4), np.uint8)
    cmyk[..., 1] = cmyk[..., 2] = 255
    for kind in ("TIFF", "JPEG"):
        out = io.BytesIO()
        Image.fromarray(cmyk, "CMYK").save(out, kind)
        red, green, blue = image_io.decode(out.getvalue(), f"cmyk.{kind}").full.rgb[8, 8]
        assert red > 150 and green < 90 and blue < 90, kind


@pytest.mark.parametrize("size", [(1, 1), (1, 50), (50, 1), (1, 4000), (4000, 1)])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "TIFF"])
def test_the_thinnest_photographs_open(size: tuple[int, int], kind: str) -> None:
    photo = image_io.decode(pillow(np.full((size[1], size[0]), 99, np.uint8), kind), "thin")
    assert photo.full.size == size
    assert max(photo.proxy.size) <= image_io.PROXY_SIDE and min(photo.proxy.size) == 1


def test_a_large_photograph_gets_a_proxy() -> None:
    photo = image_io.decode(pillow(ramp(3000, 1500), "JPEG"), "large.jpg")
    assert photo.proxy.size == (2048, 1024) and photo.full.size == (3000, 1500)
    assert photo.proxy.key != photo.full.key
    assert abs(float(photo.proxy.L.mean() - photo.full.L.mean())) < 0.5


def test_pasted_pixels_become_a_photograph() -> None:
    photo = image_io.from_pixels(colour(), "pasted")
    np.testing.assert_array_equal(photo.full.rgb, colour())
    assert image_io.decode(photo.data, "again").full == photo.full and photo.path is None
    with pytest.raises(ImageLoadError, match="no pixels"):
        image_io.from_pixels(np.zeros((0, 5, 3), np.uint8), "nothing")


def _png_that_claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(bytes(99))), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _bmp_that_claims(width: int, height: int) -> bytes:
    header = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 2835, 2835, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + header


@pytest.mark.parametrize("make", [_png_that_claims, _bmp_that_claims])
def test_a_declared_size_beyond_the_limit_is_refused_before_decoding(make: object) -> None:
    with pytest.raises(ImageLoadError, match=r"30000 x 30000.*120 megapixels"):
        image_io.decode(make(30_000, 30_000), "huge")  # type: ignore[operator]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "WEBP", "BMP"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.95])
def test_truncated_files_are_damaged(kind: str, share: float) -> None:
    whole = pillow(np.random.default_rng(1).integers(0, 255, (64, 64, 3), np.uint8), kind)
    with pytest.raises(ImageLoadError) as caught:
        image_io.decode(whole[: int(len(whole) * share)], "photo.x")
    assert "photo.x" in str(caught.value) and caught.value.remedy and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [b"just text", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", b"GIF89a", b"%PDF-1.4", b"BM"],
)
def test_what_is_no_photograph_is_refused_whatever_its_name(data: bytes) -> None:
    with pytest.raises(ImageLoadError, match=r"portrait\.jpg"):
        image_io.decode(data, "portrait.jpg")


def test_the_content_decides_and_not_the_name() -> None:
    assert image_io.decode(pillow(colour(), "PNG"), "really-a-png.jpg").full.size == (30, 20)


def test_empty_files_missing_files_and_folders(tmp_path: Path) -> None:
    empty = tmp_path / "empty.png"
    empty.touch()
    for path, reason in ((empty, "is empty"), (tmp_path / "none.png", "no file"), (tmp_path, "is a folder")):
        with pytest.raises(ImageLoadError, match=reason):
            image_io.load(path)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.png").write_bytes(b"x")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ImageLoadError, match="may not be read"):
        image_io.load(tmp_path / "a.png")


def test_pixels_that_are_no_photograph_are_refused() -> None:
    many = pyvips.Image.black(8, 8, bands=7).copy(interpretation="multiband")
    numbers = pyvips.Image.black(8, 8).cast("int")
    for image in (many, numbers):
        with pytest.raises(ImageLoadError, match=r"odd\.tif"):
            image_io.decode(bytes(image.tiffsave_buffer()), "odd.tif")


def test_an_error_does_not_leak_into_the_next_one() -> None:
    for _ in range(3):
        with pytest.raises(ImageLoadError) as caught:
            image_io.decode(pillow(colour(), "PNG")[:60], "cut.png")
        assert len(str(caught.value)) < 200
    assert image_io.decode(pillow(colour(), "PNG"), "whole.png")


def test_pixels_without_a_file_have_no_resolution() -> None:
    assert image_io.from_pixels(ramp(), "pasted").metadata.resolution is None
