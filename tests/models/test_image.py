"""Photographs in memory."""

from __future__ import annotations

import numpy as np
import pytest
import skimage.data

from models import color
from models.image import ImageData


def test_eight_bits() -> None:
    rgb = skimage.data.coffee()[:50, :70]
    image = ImageData.from_rgb(rgb)
    assert image.size == (70, 50) and np.array_equal(image.rgb, rgb)
    assert np.array_equal(image.L, color.lightness(rgb)) and image.L.dtype == np.float32


def test_sixteen_bits_keep_their_depth_in_lightness() -> None:
    ramp = np.arange(30_000, 30_200, dtype=np.uint16).reshape(10, 20)
    image = ImageData.from_rgb(ramp)
    assert image.rgb.dtype == np.uint8 and len(np.unique(image.rgb)) < 3
    assert len(np.unique(image.L)) == 200


def test_gray_becomes_three_equal_channels() -> None:
    gray = skimage.data.camera()[:20, :30]
    image = ImageData.from_rgb(gray)
    assert image.rgb.shape == (20, 30, 3) and (image.rgb == gray[..., None]).all()
    assert image == ImageData.from_rgb(np.repeat(gray[..., None], 3, axis=2))


def test_equality_follows_the_pixels() -> None:
    rgb = skimage.data.coffee()[:8, :8]
    one, two = ImageData.from_rgb(rgb), ImageData.from_rgb(np.asfortranarray(rgb))
    changed = rgb.copy()
    changed[0, 0, 0] ^= 1
    assert one == two and hash(one) == hash(two)
    assert one != ImageData.from_rgb(changed)
    assert one != ImageData.from_rgb(rgb.reshape(4, 16, 3))
    assert one != ImageData.from_rgb(rgb.astype(np.uint16))


def test_it_does_not_change_when_its_source_does() -> None:
    rgb = np.zeros((4, 4, 3), np.uint8)
    image = ImageData.from_rgb(rgb)
    rgb[:] = 255
    assert not image.rgb.any()
    with pytest.raises(ValueError, match="read-only"):
        image.L[0, 0] = 1


@pytest.mark.parametrize(
    "pixels",
    [np.zeros((4, 4, 3), np.float32), *(np.zeros(s, np.uint8) for s in ((4, 4, 4), (0, 4, 3), (4,)))],
)
def test_other_arrays_are_refused(pixels: np.ndarray) -> None:
    with pytest.raises(ValueError):
        ImageData.from_rgb(pixels)  # type: ignore[arg-type]
