"""The colours that stand for hints: of their markers on the canvas, and in the list of hints."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from models import color
from models.hints import AB, ColorPoint, Stroke
from models.types import RGB

_LIGHTNESS = (25, 85)
"""Very dark and very light places allow hardly any colour: within these limits of lightness the hue shows."""
_NOWHERE = 60.0


@lru_cache(maxsize=4096)
def _rgb(light: int, ab: AB) -> RGB:
    return color.rgb_of(light, ab)


def rgb_of(hint: ColorPoint | Stroke, light: float | None, regions: Mapping[str, RGB]) -> RGB | None:
    """The colour that stands for a hint; None for one that has no colour.

    Args:
        hint: the hint.
        light: the photograph's lightness at its place; None outside the photograph.
        regions: the colours of the regions that strokes mark, in a cut-out.
    """
    if isinstance(hint, Stroke) and hint.region in regions:
        return regions[hint.region]
    if hint.ab is None:
        return None
    low, high = _LIGHTNESS
    return _rgb(round(min(max(_NOWHERE if light is None else light, low), high)), hint.ab)
