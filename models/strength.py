"""Faint hints: those whose colour goes only a part of the way from what the picture has without them."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import numpy as np

from models.hints import AB, XY, ColorPoint, Hints, Stroke
from models.types import F32

Drawn = TypeVar("Drawn", ColorPoint, Stroke)


def firm(hints: Hints) -> Hints:
    """Hints without the faint ones; the same object where there are none of these."""
    faint = frozenset(hint.id for hint in hints.drawn if _is_faint(hint))
    return hints.without(faint) if faint else hints


def toned(hints: Hints, ab: F32, size: tuple[int, int]) -> Hints:
    """Hints of full strength that ask for what the faint ones mean: colours between those without and with them.

    Args:
        hints: in pixels of a picture of this size (width, height); hints without any strength are left out.
        ab: (h, w, 2) the picture's chroma without the faint hints, at any resolution.
        size: of the picture.
    """

    def colored(hint: Drawn, places: tuple[XY, ...]) -> Drawn:
        if hint.ab is None or not _is_faint(hint):
            return hint
        (a, b), share = _mean_at(ab, places, size), hint.strength
        mixed = (a + (hint.ab[0] - a) * share, b + (hint.ab[1] - b) * share)
        return replace(hint, ab=mixed, strength=1.0)

    return replace(
        hints,
        points=tuple(colored(point, (point.xy,)) for point in hints.points if point.strength),
        strokes=tuple(colored(stroke, stroke.path) for stroke in hints.strokes if stroke.strength or stroke.ab is None),
    )


def _is_faint(hint: ColorPoint | Stroke) -> bool:
    return hint.strength < 1 and hint.ab is not None


def _mean_at(ab: F32, places: tuple[XY, ...], size: tuple[int, int]) -> AB:
    """The mean chroma at places; those outside the picture count at its edge."""
    cells = np.array(places) * (ab.shape[1] / size[0], ab.shape[0] / size[1])
    columns, rows = np.clip(cells.astype(np.int64), 0, (ab.shape[1] - 1, ab.shape[0] - 1)).T
    mean = ab[rows, columns].mean(axis=0)
    return float(mean[0]), float(mean[1])
