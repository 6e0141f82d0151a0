"""What the odds of all colours tell of a whole photograph: its parts, and where their colours are in doubt."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.base import Odds
from models.hints import XY, Hints
from models.lazy import cv2
from models.types import F32

_BLOCKS = 4
"""Parts start as blocks of a photograph: so many a side."""
_PLACE, _LIGHT, _COLOR = 0.3, 12.0, 9.0
"""How far apart places (in short sides), L and ab must be to count alike when parts are told from each other."""
_ROUNDS = 12
_ALIKE = 0.3
"""Groups that look less different than this are one."""
_SMALLEST = 0.012
"""Parts with a smaller share of the photograph are left out."""
_MOST_PLACES = 12
_BLACK, _WHITE, _FADES = 4.0, 99.0, 16.0
"""L that takes no colour that could be seen, and over how much L that fades."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A connected part of a photograph of about one lightness and colour.

    Attributes:
        cells: (h, w), where it lies on the grid of the odds.
        share: its share of the photograph, 0..1.
    """

    cells: NDArray[np.bool_]
    share: float


def parts_of(odds: Odds) -> list[Part]:
    """The parts of a photograph, the largest one first; the same odds give the same parts."""
    labels = _grouped(odds)
    found = [Part(cells, float(cells.mean())) for group in range(_BLOCKS**2) for cells in _connected(labels == group)]
    return sorted((part for part in found if part.share >= _SMALLEST), key=lambda part: -part.share)


def _grouped(odds: Odds) -> NDArray[np.int32]:
    """k-means of place, lightness and mean colour (h, w), begun with blocks instead of chance."""
    height, width = odds.light.shape
    y, x = np.mgrid[:height, :width].astype(np.float32)
    short = min(height, width)
    mean = odds.share @ odds.colors
    seen = [y / (short * _PLACE), x / (short * _PLACE), odds.light / _LIGHT, *np.moveaxis(mean / _COLOR, 2, 0)]
    rows = np.ascontiguousarray(np.stack(seen, axis=-1).reshape(height * width, -1), np.float32)
    blocks = (y * _BLOCKS // height).astype(np.int32) * _BLOCKS + (x * _BLOCKS // width).astype(np.int32)
    criteria = (cv2.TERM_CRITERIA_MAX_ITER, _ROUNDS, 0.0)
    begun = np.unique(blocks, return_inverse=True)[1].astype(np.int32).reshape(-1, 1)
    count = int(begun.max()) + 1
    _, labels, centres = cv2.kmeans(rows, count, begun, criteria, 1, cv2.KMEANS_USE_INITIAL_LABELS)
    first = _merged(np.asarray(centres, np.float32)[:, 2:])
    return np.asarray(first[np.asarray(labels).reshape(height, width)], np.int32)


def _merged(looks: F32) -> NDArray[np.int32]:
    """The first group that each of n groups looks like, directly or by others between, (n,); looks (n, c)."""
    first = np.arange(len(looks), dtype=np.int32)
    for one in range(len(looks)):
        for other in range(one):
            if np.linalg.norm(looks[one] - looks[other]) < _ALIKE:
                first[first == first[one]] = first[other]
    return first


def _connected(cells: NDArray[np.bool_]) -> Iterator[NDArray[np.bool_]]:
    count, labels = cv2.connectedComponents(cells.astype(np.uint8), connectivity=4)
    for label in range(1, count):
        yield np.asarray(labels == label)


def doubtful_places(odds: Odds, size: tuple[int, int], hints: Hints) -> tuple[XY, ...]:
    """Where the next hint tells most: in the middle of large parts whose colour is in doubt.

    Doubt is the entropy of the odds, less where hardly any colour shows. Parts that have a point or a stroke already
    are left out.

    Args:
        odds: of a picture with these hints.
        size: width and height of the photograph, in whose pixels the hints are and the places will be.
        hints: what has been drawn.

    Returns:
        Places from the most to the least telling.
    """
    doubt = entropy(odds)
    # Where it is nearly black or white a colour shows little.
    shows = np.clip((odds.light - _BLACK) / _FADES, 0, 1) * np.clip((_WHITE - odds.light) / _FADES, 0, 1)
    height, width = doubt.shape
    scale = np.array([width / size[0], height / size[1]])
    hinted = np.zeros(doubt.shape, bool)
    for xy in _drawn_places(hints):
        x, y = np.clip((np.array(xy) * scale).astype(int), 0, (width - 1, height - 1))
        hinted[y, x] = True
    rated = []
    for part in parts_of(odds):
        if not hinted[part.cells].any():
            y, x = _inmost(part.cells, doubt)
            rated.append((float((doubt * shows)[part.cells].sum()), ((x + 0.5) / scale[0], (y + 0.5) / scale[1])))
    rated.sort(key=lambda entry: -entry[0])
    return tuple((float(x), float(y)) for _, (x, y) in rated[:_MOST_PLACES])


def _drawn_places(hints: Hints) -> Iterator[XY]:
    for hint in hints.drawn:
        yield from getattr(hint, "path", None) or (hint.xy,)  # type: ignore[union-attr]


def entropy(odds: Odds) -> F32:
    """How much in doubt the colour is, (h, w): 0 where one colour is certain, 1 where all are equally likely."""
    share = np.maximum(odds.share, 1e-9)
    return np.asarray(-(odds.share * np.log(share)).sum(axis=-1) / math.log(share.shape[-1]), np.float32)


def _inmost(cells: NDArray[np.bool_], doubt: F32) -> tuple[int, int]:
    """Row and column well inside a part, where doubt is greatest."""
    depth = cv2.distanceTransform(np.pad(cells, 1).astype(np.uint8), cv2.DIST_L2, 3)[1:-1, 1:-1]
    # Nearly as deep as the deepest cell is deep enough.
    inside = depth >= 0.75 * depth.max()
    y, x = np.unravel_index(int(np.where(inside & cells, doubt, -1).argmax()), doubt.shape)
    return int(y), int(x)
