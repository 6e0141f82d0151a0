"""The ab plane at one lightness: what exists there, what does not, and the histogram's density on it. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from models import color, natural
from models.hints import AB
from models.lazy import cv2
from models.types import F32, RGB, U8

REACH = 112.0
"""The pictures show -REACH..REACH on both axes: every sRGB colour lies inside."""

TELLABLE = (10.0, 95.0)
"""Between these L colours can be told apart on a screen."""

DRAWN = (30.0, 85.0)
"""L at which the colours of darker and brighter places are drawn."""

DENSITY_L = 62.0
"""Lightness at which a histogram's colours are shown: most of them exist there."""

_FAINT = 0.07
"""Opacity of the bins that a histogram leaves empty: they show where colours could be."""

_HALF_GRID = 11
"""The full ab grid has 23 x 23 bins (Zhang 2017, 3.2)."""


def plane(side: int) -> F32:
    """ab (side, side, 2) at the pixels of a square picture: a to the right, b upwards."""
    axis = (np.arange(side, dtype=np.float32) + np.float32(0.5)) / side * np.float32(2 * REACH) - np.float32(REACH)
    return np.stack(np.meshgrid(axis, -axis), axis=-1).astype(np.float32)


@lru_cache(maxsize=8)
def gamut_picture(L: int, side: int, ground: RGB) -> U8:
    """All colours of one lightness, on a ground where none exists.

    Args:
        L: lightness, 0..100.
        side: pixels along each side.
        ground: colour around the gamut.

    Returns:
        uint8 (side, side, 3), read-only; the edge is smoothed over about a pixel.
    """
    ab = plane(side)
    light = np.float32(L)
    inside = color.in_gamut(np.full((side, side), light), ab).astype(np.uint8)
    shown = cv2.dilate(inside, np.ones((5, 5), np.uint8)).astype(bool)
    picture = np.empty((side, side, 3), np.float32)
    picture[:] = ground
    picture[shown] = color.to_rgb8(np.full(int(shown.sum()), light), ab[shown])
    cover = cv2.GaussianBlur(inside.astype(np.float32), (3, 3), 0)[..., None]
    return _finished(np.array(ground, np.float32) * (1 - cover) + picture * cover)


def drawn_lightness(L: float) -> float:
    """The lightness to draw the colours of L at: where all are nearly black or white, one at which they can be told."""
    if TELLABLE[0] > L:
        return DRAWN[0]
    return DRAWN[1] if TELLABLE[1] < L else L


@lru_cache(maxsize=32)
def natural_limit(L: int) -> tuple[AB, ...]:
    """The strongest colours that photographs have at L and that exist there, once around."""
    hue = np.arange(0, 360, 5, dtype=np.float32)
    way = np.stack([np.cos(np.radians(hue)), np.sin(np.radians(hue))], axis=1).astype(np.float32)
    light = np.full(len(hue), L, np.float32)
    most = color.snap_to_gamut(light, natural.limited(light, way * np.float32(2 * REACH)))
    return tuple((float(a), float(b)) for a, b in most)


def density_picture(shares: Sequence[float], side: int, ground: RGB) -> U8:
    """A histogram over the 313 bins as a picture of the ab plane: the more of a colour, the more opaque.

    Args:
        shares: 313 numbers, 0 or above.
        side: pixels along each side.
        ground: colour where the histogram is empty.

    Returns:
        uint8 (side, side, 3), read-only.
    """
    bins = np.rint(color.in_gamut_bins() / color.GRID_STEP).astype(int)
    grid = np.zeros((2 * _HALF_GRID + 1, 2 * _HALF_GRID + 1), np.float32)
    # Shares span several powers of ten; their fourth root keeps rare colours visible beside the common grays.
    grid[_HALF_GRID - bins[:, 1], bins[:, 0] + _HALF_GRID] = np.asarray(shares, np.float32) ** 0.25
    grid /= max(float(grid.max()), 1e-9)
    ab = plane(side)
    step = np.float32(color.GRID_STEP)
    columns, rows = ab[..., 0] / step + _HALF_GRID, _HALF_GRID - ab[..., 1] / step
    cover = cv2.remap(grid, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)[..., None]
    possible = np.zeros_like(grid)
    possible[_HALF_GRID - bins[:, 1], bins[:, 0] + _HALF_GRID] = _FAINT
    faint = cv2.remap(possible, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)[..., None]
    cover = np.maximum(cover, faint)
    return _finished(np.array(ground, np.float32) * (1 - cover) + _plane_colors(side) * cover)


@lru_cache(maxsize=2)
def _plane_colors(side: int) -> F32:
    """Levels (side, side, 3), 0..255, of the whole plane; what does not exist there loses chroma."""
    colors: F32 = color.to_float_rgb(np.full((side, side), np.float32(DENSITY_L)), plane(side)) * np.float32(255)
    return colors


def _finished(picture: F32) -> U8:
    levels = np.rint(np.clip(picture, 0, 255)).astype(np.uint8)
    levels.setflags(write=False)
    return levels


@lru_cache(maxsize=1024)
def snapped(L: float, ab: AB) -> AB:
    """The nearest ab of the same hue that exists at a lightness."""
    near = color.snap_to_gamut(np.array([L], np.float32), np.array([ab], np.float32))[0]
    return float(near[0]), float(near[1])


def lab_of(rgb: RGB) -> tuple[float, float, float]:
    """Lab of 0..255 components."""
    lab = color.to_lab(np.array(rgb, np.uint8))
    return float(lab[0]), float(lab[1]), float(lab[2])


def delta_e(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """CIEDE2000 difference of two Lab colours."""
    # Imported here: it takes a good part of a second, which nobody should wait for at the program's start.
    from skimage.color import deltaE_ciede2000

    return float(deltaE_ciede2000(np.array(one), np.array(other)))  # type: ignore[no-untyped-call]
