"""A photograph in memory."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models import color
from models.lazy import cv2


@dataclass(frozen=True, slots=True, eq=False)
class ImageData:
    """An immutable photograph; equality and hash follow its pixels.

    Attributes:
        key: hash of the pixels at their full depth.
        rgb: uint8 (H, W, 3), sRGB: what the screen shows.
        L: float32 (H, W), CIE Lab lightness 0..100 at the full depth of the source.
    """

    key: str
    rgb: NDArray[np.uint8]
    L: NDArray[np.float32]

    @classmethod
    def from_rgb(cls, rgb: NDArray[np.uint8] | NDArray[np.uint16]) -> ImageData:
        """Make a photograph from sRGB pixels.

        Args:
            rgb: uint8 or uint16, (H, W, 3), or (H, W) for gray.

        Raises:
            ValueError: another shape or type, or no pixels.
        """
        if rgb.dtype not in (np.uint8, np.uint16):
            raise ValueError(f"pixels must be uint8 or uint16, not {rgb.dtype}")
        if rgb.size == 0 or rgb.shape[2:] not in ((), (3,)) or rgb.ndim < 2:
            raise ValueError(f"a photograph has the shape (H, W, 3), not {rgb.shape}")
        # OpenCV releases the interpreter lock here, NumPy does not: the window's thread goes on.
        pixels: NDArray[Any] = np.asarray(cv2.merge([rgb, rgb, rgb])) if rgb.ndim == 2 else rgb
        # Beside the rest, because it takes a quarter of the time.
        with ThreadPoolExecutor(1) as beside:
            key = beside.submit(_digest, pixels)
            lightness = color.gray_lightness(rgb) if rgb.ndim == 2 else color.lightness(rgb)
            screen = color.to_uint8(pixels) if pixels.dtype == np.uint16 else pixels.copy() if pixels is rgb else pixels
        lightness.setflags(write=False)
        screen.setflags(write=False)
        return cls(key.result(), screen, lightness)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.L.shape[1], self.L.shape[0]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ImageData) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


def _digest(pixels: NDArray[Any]) -> str:
    """What is the same for the same pixels of the same type and shape only."""
    digest = hashlib.blake2b(np.ascontiguousarray(pixels).data, digest_size=16)
    digest.update(repr((pixels.shape, str(pixels.dtype))).encode())
    return digest.hexdigest()
