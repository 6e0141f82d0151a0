"""Working resolutions: the size at which a backend computes."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from models.types import F32


@dataclass(frozen=True, slots=True)
class Grid:
    """A working resolution, and the reflected border that pads it to whole blocks.

    Attributes:
        width, height: of the photograph at working resolution.
        right, bottom: how many columns and rows are added.
    """

    width: int
    height: int
    right: int
    bottom: int

    @classmethod
    def of(cls, size: tuple[int, int], short_side: int, *, most: int, multiple: int = 16) -> Grid:
        """The grid for a photograph of `size` (width, height).

        Args:
            short_side: wanted short side; photographs are not enlarged beyond one block.
            most: largest number of pixels of the grid.
            multiple: sides are padded to a multiple of this.
        """
        width, height = size
        scale = min(1.0, short_side / min(size), math.sqrt(most / (width * height)))
        w, h = max(1, round(width * scale)), max(1, round(height * scale))
        return cls(w, h, -w % multiple, -h % multiple)

    def lightness(self, light: F32) -> F32:
        """L (H, W) of the photograph -> (h, w), area-averaged."""
        return np.asarray(cv2.resize(light, (self.width, self.height), interpolation=cv2.INTER_AREA), np.float32)

    def fine_lightness(self, light: F32) -> F32:
        """L (H, W) of the photograph -> (2h, 2w): what networks see that look more closely than they colour."""
        size = (2 * self.width, 2 * self.height)
        shrinks = size[0] < light.shape[1] or size[1] < light.shape[0]
        how = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
        return np.asarray(cv2.resize(light, size, interpolation=how), np.float32)

    def padded(self, values: F32, fine: int = 1) -> F32:
        """(fine * h, fine * w[, c]) -> with the reflected border."""
        border = (0, fine * self.bottom, 0, fine * self.right)
        mode = cv2.BORDER_REFLECT_101 if min(self.width, self.height) > 1 else cv2.BORDER_REPLICATE
        return np.asarray(cv2.copyMakeBorder(values, *border, mode), np.float32)

    def padded_hints(self, values: F32) -> F32:
        """(h, w[, c]) -> with a border that has no hints."""
        return np.asarray(cv2.copyMakeBorder(values, 0, self.bottom, 0, self.right, cv2.BORDER_CONSTANT), np.float32)
