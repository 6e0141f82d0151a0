"""Values between the pixels of a plane."""

from __future__ import annotations

import numpy as np

from models.lazy import cv2
from models.types import F32

_MOST_PLACES = 1 << 14
"""OpenCV's maps have at most 32767 columns."""


def values_at(plane: F32, x: F32, y: F32) -> F32:
    """A plane's values at any number of places, bilinear; the edge's outside of it.

    Args:
        plane: (H, W) or (H, W, C).
        x, y: columns and rows (N,), 0 at the centre of the first.

    Returns:
        (N,) or (N, C).
    """
    found = [np.zeros((0, *plane.shape[2:]), np.float32)]
    for start in range(0, len(x), _MOST_PLACES):
        part = np.s_[None, start : start + _MOST_PLACES]
        found.append(cv2.remap(plane, x[part], y[part], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)[0])
    return np.concatenate(found)
