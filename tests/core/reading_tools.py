"""A picture in many kinds of files, and whether it is shown."""

from __future__ import annotations

import io

import numpy as np
import tifffile
from numpy.typing import NDArray

from app.core import image_io
from app.core.image_io import Opening

WIDTH, HEIGHT = 48, 32


def gray(bits: int = 8) -> NDArray[np.uint8] | NDArray[np.uint16]:
    """A soft picture that uses most of the range of so many bits."""
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    share = 0.5 + 0.4 * np.sin(x / 7) * np.cos(y / 5)
    return np.round(share * ((1 << bits) - 1)).astype(np.uint8 if bits <= 8 else np.uint16)


def as_eight(bits: int = 8) -> NDArray[np.float64]:
    return gray(bits).astype(float) * 255 / ((1 << bits) - 1)


def tiff(pixels: NDArray[np.generic], **options: object) -> bytes:
    out = io.BytesIO()
    tifffile.imwrite(out, pixels, metadata=None, **options)  # type: ignore[arg-type]
    return out.getvalue()


def opened(data: bytes, opening: Opening = Opening()) -> NDArray[np.float64]:  # noqa: B008
    photo = image_io.decode(data, "scan", opening=opening)
    assert photo.full.size == (WIDTH, HEIGHT)
    return photo.full.rgb.astype(float)


def assert_shows(data: bytes, bits: int = 8, most: float = 1.0) -> None:
    """All three channels are the picture."""
    assert np.abs(opened(data) - as_eight(bits)[..., None]).max() <= most
