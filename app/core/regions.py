"""The regions that the strokes of a cut-out mark, and their soft masks."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Protocol

import numpy as np

from models.base import LabelMaps
from models.errors import UserError
from models.hints import BACKGROUND, FOREGROUND, Hints, Stroke
from models.types import F32, RGB, WHOLE, Box
from models.words import Words

if TYPE_CHECKING:
    from models.join.upsample import LowLight


ALL = ""
"""Stands for all regions but the background."""

NEUTRAL: RGB = (128, 128, 128)
"""The background's colour."""

COLORS: tuple[RGB, ...] = (
    (225, 45, 190),
    (40, 150, 235),
    (90, 200, 60),
    (245, 150, 30),
    (140, 90, 240),
    (40, 200, 190),
    (240, 215, 50),
    (225, 60, 60),
)
"""Colours of regions: first that of the foreground, which is rare in photographs, then those of named regions, which
repeat when all are taken."""

_VIEWS_KEPT = 2
"""Number of views whose mask is cached: during a gesture overview and visible part alternate."""


def is_background(name: str) -> bool:
    """Whether a region is the background."""
    return name.lower() == BACKGROUND


def names(hints: Hints) -> tuple[str, ...]:
    """The regions that strokes mark, and points the foreground, in the order in which they were first drawn."""
    return tuple(dict.fromkeys(hint.region if isinstance(hint, Stroke) else FOREGROUND for hint in hints.drawn))


def has(hints: Hints, name: str) -> bool:
    """Whether a cut-out has a region (or `ALL`) and at least one other region."""
    marked = names(hints)
    wanted = any(not is_background(n) for n in marked) if name == ALL else name in marked
    return wanted and len(marked) > 1


def colors(marked: Collection[str]) -> dict[str, RGB]:
    """A colour for each region: fixed for foreground and background, by order for the others."""
    others = [name for name in marked if name != FOREGROUND and not is_background(name)]
    taken = {name: COLORS[1 + n % (len(COLORS) - 1)] for n, name in enumerate(others)}
    return {name: NEUTRAL if is_background(name) else taken.get(name, COLORS[0]) for name in marked}


def chosen(maps: LabelMaps | None, name: str) -> list[int]:
    """The indices of the maps that together make a region (`ALL`: all but the background).

    Raises:
        UserError: fewer than two regions are marked, or none of that name.
    """
    labels = () if maps is None else maps.labels
    if len(labels) < 2:
        remedy = Words("Mark what is to be cut out, and the background, each with a stroke.")
        if not labels:
            raise UserError("No stroke marks a region.", remedy)
        raise UserError("Only “{name}” is marked.", remedy, name=labels[0])
    wanted = [i for i, label in enumerate(labels) if (not is_background(label) if name == ALL else label == name)]
    if not wanted:
        known = ", ".join(f"“{label}”" for label in labels)
        remedy = Words("The marked regions are {known}.")
        if name == ALL:
            raise UserError("All strokes mark background.", remedy, known=known)
        raise UserError("No stroke marks “{name}”.", remedy, name=name, known=known)
    return wanted


class Mask(Protocol):
    """Where something holds, at any resolution."""

    def at(self, L: F32, box: Box = WHOLE) -> F32:
        """The mask (h, w) in 0..1 of a part of the photograph.

        Args:
            L: (h, w) the part's lightness at the resolution wanted.
            box: where it lies, as fractions of the photograph.
        """
        ...


class SoftMask:
    """The mask of a region at any resolution, along the edges of the photograph."""

    def __init__(self, L: F32, share: F32, low: LowLight | None = None) -> None:
        """Take a mask.

        Args:
            L: (H, W) lightness of the whole photograph at any resolution.
            share: (h, w) in 0..1, of the same aspect.
            low: L at the mask's size, where it is at hand.
        """
        from models.join.upsample import Upsampler

        # The join takes two channels: use the mask for both.
        self._joined = Upsampler(L, np.dstack([share, share]), low=low)
        self._views: list[tuple[F32, Box, F32]] = []

    def at(self, L: F32, box: Box = WHOLE) -> F32:
        """The mask of a part of the photograph, as `Mask` says."""
        for seen, where, mask in self._views:
            if seen is L and where == box:
                return mask
        made = np.clip(self._joined.ab(L, box)[..., 0], 0, 1)
        self._views = [*self._views[1 - _VIEWS_KEPT :], (L, box, made)]
        return made
