"""Colours as strong as photographs have them: the darker or brighter a place, the less chroma.

sRGB has strong colours at lightnesses at which nothing in front of a lens has them: a natural green at L 8 looks neon.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from models import color
from models.hints import AB, ColorPoint, Hints, Stroke
from models.lazy import cv2
from models.lookup import values_at
from models.types import F32

LEVELS = 256
"""Of lightness, in `shading`."""

L_STEP, HUE_STEP = 5, 30
"""Steps of the table: lightness in L, hue in degrees."""

_STRONGEST = (
    # Hue 0 (pink), 30 (red), 60 (orange), 90 (yellow), ... 330 (magenta); L 0, 5, 10, ... 100.
    (8, 9, 6, 4, 5, 5, 4, 3, 5, 10, 11, 8),
    (15, 19, 12, 9, 9, 11, 8, 6, 8, 15, 23, 15),
    (23, 30, 20, 16, 17, 19, 13, 10, 13, 22, 36, 23),
    (33, 42, 30, 24, 26, 28, 19, 14, 18, 30, 48, 36),
    (45, 55, 42, 34, 37, 42, 24, 18, 23, 41, 79, 52),
    (56, 63, 50, 41, 43, 49, 29, 21, 27, 50, 92, 68),
    (65, 70, 56, 46, 48, 54, 32, 24, 30, 58, 118, 82),
    (72, 78, 64, 51, 53, 60, 36, 27, 33, 63, 125, 87),
    (76, 85, 69, 56, 58, 67, 40, 29, 36, 63, 111, 86),
    (82, 92, 74, 61, 62, 72, 43, 32, 39, 62, 88, 86),
    (86, 99, 80, 67, 68, 75, 46, 34, 42, 68, 84, 96),
    (85, 100, 86, 72, 77, 80, 49, 37, 44, 66, 75, 85),
    (78, 82, 90, 77, 83, 82, 51, 39, 45, 64, 68, 76),
    (69, 71, 85, 79, 85, 73, 51, 41, 45, 56, 61, 91),
    (58, 61, 82, 81, 87, 71, 53, 44, 45, 48, 53, 65),
    (47, 51, 81, 81, 88, 70, 54, 45, 42, 41, 45, 58),
    (38, 40, 59, 84, 90, 67, 55, 45, 37, 35, 37, 47),
    (27, 28, 47, 87, 89, 61, 53, 37, 30, 27, 27, 32),
    (16, 17, 34, 86, 71, 39, 27, 24, 20, 17, 16, 17),
    (8, 8, 19, 45, 50, 22, 14, 17, 12, 9, 8, 8),
    (3, 3, 8, 19, 24, 13, 8, 10, 7, 5, 4, 4),
)  # fmt: skip
"""Chroma that hardly a pixel of a lightness and hue exceeds, by `bench natural` of 3,400 photographs."""


@lru_cache(maxsize=1)
def _table() -> F32:
    """(21, 13): the first hue again at the end."""
    rows = np.array(_STRONGEST, np.float32)
    return np.hstack([rows, rows[:, :1]])


def strongest(L: F32, hue: F32) -> F32:
    """The strongest chroma that photographs have (N,), at L 0..100 (N,) and hue in degrees 0..360 (N,)."""
    line, column = np.clip(L, 0, 100) / np.float32(L_STEP), hue / np.float32(HUE_STEP)
    return values_at(_table(), column, line)


def limited(L: F32, ab: F32) -> F32:
    """Colours (N, 2) of the same hue that photographs have at L (N,); unchanged where they have these."""
    if not len(ab):
        return ab
    chroma, hue = cv2.cartToPolar(ab[:, 0], ab[:, 1], angleInDegrees=True)
    chroma, hue = (np.asarray(plane, np.float32).reshape(-1) for plane in (chroma, hue))
    share = np.minimum(strongest(np.asarray(L, np.float32), hue) / np.maximum(chroma, np.float32(1e-6)), np.float32(1))
    return np.asarray(ab * share[:, None], np.float32)


@lru_cache(maxsize=4096)
def given_ab(L: float, ab: AB, *, any_colors: bool) -> AB:
    """What a hint at L gets when it asks for a colour: what sRGB can show of it, `limited` unless any are allowed.

    Cached, because the window asks for the same few colours often.
    """
    a, b = given(L, np.array([ab], np.float32), any_colors=any_colors)[0]
    return float(a), float(b)


def given(L: float, ab: F32, *, any_colors: bool) -> F32:
    """`given_ab` for many colours (N, 2) at one lightness."""
    light = np.full(len(ab), L, np.float32)
    return color.snap_to_gamut(light, ab if any_colors else limited(light, ab))


def limited_hints(hints: Hints, light: F32) -> Hints:
    """Hints in colours that photographs have at their places; the same object where they have these already.

    Args:
        hints: in pixels of the photograph.
        light: its lightness L, (H, W).
    """
    drawn: tuple[ColorPoint | Stroke, ...] = (*hints.points, *hints.strokes)
    colored = [hint for hint in drawn if hint.ab is not None]
    if not colored:
        return hints
    lights = np.array([lightness_of(hint, light) for hint in colored], np.float32)
    asked = np.array([hint.ab for hint in colored], np.float32)
    given = limited(lights, asked)
    less = {
        hint.id: (float(a), float(b))
        for hint, (a, b), changed in zip(colored, given, np.abs(given - asked).max(axis=1) > _NOTHING, strict=True)
        if changed
    }
    if not less:
        return hints
    return replace(
        hints,
        points=tuple(replace(p, ab=less[p.id]) if p.id in less else p for p in hints.points),
        strokes=tuple(replace(s, ab=less[s.id]) if s.id in less else s for s in hints.strokes),
    )


def shading(L: float, ab: AB) -> F32:
    """What share of its chroma a thing keeps where it is darker or brighter than the place its colour is given for.

    Shadows and highlights have less colour. On 1,564 things of 160 photographs a share that follows the strongest
    chroma of each lightness leaves a quarter less squared error than an even colour.

    Args:
        L: lightness of the place, 0..100.
        ab: its colour.

    Returns:
        (256,) in 0..1, for L 0 to 100 in 255 steps.
    """
    lights = np.append(np.linspace(0, 100, LEVELS, dtype=np.float32), np.float32(L))
    hue = np.full(len(lights), np.degrees(np.arctan2(ab[1], ab[0])) % 360, np.float32)
    most = strongest(lights, hue)
    return np.asarray(np.minimum(most[:-1] / most[-1], np.float32(1)), np.float32)


_NOTHING = 0.01
"""Differences in ab that are rounding."""


def lightness_of(hint: ColorPoint | Stroke, light: F32) -> float:
    """The lightness that a hint's colour is put on: the mean of a point's patch, or the median along a stroke.

    Args:
        hint: in pixels of the photograph.
        light: the photograph's L, (H, W).
    """
    path = np.array((hint.xy,) if isinstance(hint, ColorPoint) else hint.path, np.float64)
    column, row = _inside(path[:, 0], light.shape[1]), _inside(path[:, 1], light.shape[0])
    if isinstance(hint, ColorPoint):
        half = int(hint.radius)
        patch = light[max(row[0] - half, 0) : row[0] + half + 1, max(column[0] - half, 0) : column[0] + half + 1]
        return float(patch.mean())
    return float(np.median(light[row, column]))


def _inside(places: NDArray[np.float64], size: int) -> NDArray[np.int64]:
    return np.clip(np.floor(places), 0, size - 1).astype(np.int64)
