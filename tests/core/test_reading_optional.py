"""Kinds of files whose readers are optional (the extra `formats`): where they are there, they read right."""

from __future__ import annotations

import io

import numpy as np
import pytest
import tifffile
from PIL import Image

from app.core import image_io
from app.core.errors import ImageLoadError
from tests.core.reading_tools import HEIGHT, WIDTH, gray

_TURNED = 6
"""EXIF's orientation for a photograph that stands on its right side."""


def _exif(orientation: int) -> bytes:
    block = Image.Exif()
    block[0x0112] = orientation
    block[0x010F] = "Maker"
    return block.tobytes()


def _heic(pixels: np.ndarray, orientation: int = 1) -> bytes:
    heif = pytest.importorskip("pillow_heif")
    buffer = io.BytesIO()
    made = heif.from_pillow(Image.fromarray(np.repeat(pixels[..., None], 3, 2)))
    made.save(buffer, quality=-1, exif=_exif(orientation))
    return buffer.getvalue()


def _jxl(pixels: np.ndarray, orientation: int = 1) -> bytes:
    pytest.importorskip("pillow_jxl")
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JXL", lossless=True, exif=_exif(orientation))
    return buffer.getvalue()


@pytest.mark.parametrize("make", [_heic, _jxl])
@pytest.mark.parametrize("orientation", [1, 3, _TURNED])
def test_pixels_and_orientation(make: object, orientation: int) -> None:
    pixels = gray(8)
    photo = image_io.decode(make(pixels, orientation), "scan")  # type: ignore[operator]
    turned = {1: pixels, 3: pixels[::-1, ::-1], _TURNED: np.rot90(pixels, -1)}[orientation]
    assert photo.is_gray and np.abs(photo.full.rgb[..., 0].astype(int) - turned).max() <= 2
    assert photo.metadata.exif is not None and b"Maker" in photo.metadata.exif


@pytest.mark.parametrize("make", [_heic, _jxl])
def test_a_file_that_ends_too_early_is_refused(make: object) -> None:
    data = make(gray(8))  # type: ignore[operator]
    with pytest.raises(ImageLoadError, match="cannot be read"):
        image_io.decode(data[: len(data) // 2], "cut")


def test_camera_raw_is_developed() -> None:
    pytest.importorskip("rawpy")
    # An even field of light over a sensor with the usual pattern of filters.
    sensor = np.full((HEIGHT * 4, WIDTH * 4), 1500, np.uint16)
    sensor[:, WIDTH * 2 :] = 3000
    matrix = [10000 if row == column else 0 for row in range(3) for column in range(3)]
    buffer = io.BytesIO()
    tifffile.imwrite(
        buffer, sensor, photometric=32803,
        extratags=[
            (33421, "H", 2, (2, 2)), (33422, "B", 4, bytes([0, 1, 1, 2])), (50706, "B", 4, bytes([1, 4, 0, 0])),
            (50708, "s", 0, "Test Camera"), (50721, "2i", 9, [part for value in matrix for part in (value, 10000)]),
            (50728, "2I", 3, [1] * 6), (50717, "H", 1, 4095),
        ],
    )  # fmt: skip
    photo = image_io.decode(buffer.getvalue(), "scan")
    assert photo.depth == 16 and photo.full.size == (WIDTH * 4, HEIGHT * 4)
    dark, bright = photo.full.L[:, 4 : WIDTH * 2 - 4].mean(), photo.full.L[:, WIDTH * 2 + 4 : -4].mean()
    assert 20 < dark < bright - 10
