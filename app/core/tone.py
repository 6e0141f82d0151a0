"""Whether a photograph has colours of its own, or one tone only, like a scan of a sepia print."""

from __future__ import annotations

import numpy as np

from app.core.image_io import Photograph
from models import color
from models.lazy import cv2
from models.types import F32

_SIDE = 96
_STEP = 10.0
"""Lightnesses closer together than this, in L, have one tone in a toned print."""

_LARGEST_DIFFERENCE = 5.0
"""Root of the mean squared distance in ab of a print's pixels to the tone of their lightness. Scans of sepia prints
have 1 to 4, with stains and yellowed paper; colour photographs 8 and more."""


def has_colors(photo: Photograph) -> bool:
    """Whether there are different colours at the same lightness."""
    if photo.is_gray:
        return False
    small = np.asarray(cv2.resize(photo.proxy.rgb, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA), np.uint8)
    lab: F32 = color.to_lab(small).reshape(-1, 3)
    tone = np.floor(lab[:, 0] / _STEP).astype(np.int64)
    count = np.maximum(np.bincount(tone), 1)
    distance = 0.0
    for plane in (lab[:, 1], lab[:, 2]):
        mean = np.bincount(tone, plane) / count
        distance += float(np.mean(np.square(plane - mean[tone])))
    return distance > _LARGEST_DIFFERENCE**2
