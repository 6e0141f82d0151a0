"""What a network misses at a hint it misses in places like it, too: so that it is corrected there as well."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.solvers.kriging import krige
from models.types import F32

REACH, LIKE_LIGHT, LIKE_COLOR = 0.35, 20.0, 15.0
"""What the network misses at a hint it misses in places like it, too: how near they are (in short sides), how alike in
L and in the colour that it gave them (ab units); each the standard deviation of a Gaussian. What places show adds
nothing to that: the network's own colour already says it."""
COARSE = 4
"""Pixels a side that are compared as one."""


def likeness(light: F32) -> F32:
    """Place and lightness of (h, w): (h / COARSE, w / COARSE, 3), rounded up."""
    height, width = (-(-side // COARSE) for side in light.shape)
    y, x = np.mgrid[:height, :width].astype(np.float32) / np.float32(min(height, width) * REACH)
    seen = cv2.resize(light, (width, height), interpolation=cv2.INTER_AREA) / np.float32(LIKE_LIGHT)
    return np.dstack([y, x, seen])


def corrected(predicted: F32, places: F32, hint_ab: F32, mask: NDArray[np.bool_]) -> F32:
    """Chroma with what the network missed at the hints; the join with L then meets them exactly.

    Args:
        predicted: (h, w, 2) what the network says.
        places: of the photograph, from `likeness`.
        hint_ab: (h, w, 2) what was asked for.
        mask: (h, w) where.
    """
    height, width = places.shape[:2]
    colors = cv2.resize(predicted, (width, height), interpolation=cv2.INTER_AREA) / np.float32(LIKE_COLOR)
    missed = krige(np.dstack([places, colors]), hint_ab - predicted, mask)
    return predicted + cv2.resize(missed, mask.shape[::-1], interpolation=cv2.INTER_LINEAR)
