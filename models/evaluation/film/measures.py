"""Figures of a coloured film: how much it flickers, what it leaves behind, how true it is."""

from __future__ import annotations

import cv2
import numpy as np

from models import color
from models.evaluation.film.clips import Shot
from models.types import F32, Mask

KEPT = 8.0
"""Difference in ab up to which a thing has kept its colour."""


def flicker(before: F32, shown: F32, shot: Shot) -> float:
    """Mean difference in ab between a frame and the one before along the true motion, where that was in sight."""
    assert shot.back is not None
    return float(np.linalg.norm(shown - carried(before, shot.back), axis=2)[shot.visible].mean())


def carried(plane: F32, back: F32) -> F32:
    """The earlier frame's values at the places of the later one, along the true motion."""
    rows, columns = np.indices(back.shape[:2], np.float32)
    moved = cv2.remap(
        plane, columns + back[..., 0], rows + back[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(moved, np.float32)


def kept(shown: F32, wanted: F32, thing: Mask) -> float:
    """The share of a thing's pixels whose colours are near those wanted."""
    return float((np.linalg.norm(shown - wanted, axis=2)[thing] <= KEPT).mean())


def psnr(light: F32, shown: F32, true: F32) -> float:
    """RGB PSNR in dB of the shown colours beside the true ones at the same lightness."""
    pictures = [color.to_rgb8(light, np.ascontiguousarray(ab)).astype(np.float32) / 255 for ab in (shown, true)]
    return float(-10 * np.log10(max(((pictures[0] - pictures[1]) ** 2).mean(), 1e-10)))


def chroma(shown: F32) -> float:
    """Mean chroma: flicker must not fall by becoming gray."""
    return float(np.linalg.norm(shown, axis=2).mean())


def trail(error: F32, uncovered: Mask, thing: Mask) -> float:
    """How far colours are off on ground that was uncovered, more than those of the ground around it, in ab.

    Args:
        error: (H, W, 2), what is shown less the truth; what is even in it is flicker, not a trail.
        uncovered, thing: (H, W), the ground in question, and what moves over it.
    """
    around = (cv2.dilate(uncovered.astype(np.uint8), np.ones((61, 61), np.uint8)) > 0) & ~uncovered & ~thing
    return float(np.linalg.norm(error[uncovered] - np.median(error[around], axis=0), axis=1).mean())
