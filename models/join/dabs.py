"""Dabs: places where the finished picture must show an exact colour.

A backend's colour at a hint differs a little from the colour asked for. The join adds the difference at each dab. The
correction spreads to nearby pixels of similar lightness and fades with distance. Dabs that are close to each other
share the pixels between them by inverse squared distance (Shepard), so that each dab is met exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from models.hints import ColorPoint, Hints, Stroke
from models.rasterize import with_matches
from models.types import F32, F64

_LIGHTNESS_SIGMA = 6.0
"""Difference in L between a pixel and the dab at which the pixel gets 60 % of the correction."""

_MOST_PER_STROKE = 400
_SAME_PLACE = 1e-5
"""Added to squared distances in pixels; a small value lets a dab decide its own pixel alone."""

_NEGLIGIBLE = 0.2
"""Differences in ab below this are not corrected."""

_CELLS = 2.0
"""A correction reaches at least this many pixels of the low-resolution result."""


@dataclass(frozen=True, slots=True, eq=False)
class Dabs:
    """Places and colours, in drawn order.

    Attributes:
        xy: (n, 2) as fractions of the picture's width and height, 0..1.
        ab: (n, 2) the colours asked for.
        core: (n,) radius within which the correction is full, as a fraction of the width.
        reach: (n,) radius at which the correction has faded to 0, as a fraction of the width.
    """

    xy: F64
    ab: F32
    core: F64
    reach: F64

    def __len__(self) -> int:
        return len(self.xy)


def from_hints(hints: Hints, size: tuple[int, int], cell: float) -> Dabs:
    """The dabs of all points and strokes that lie in the picture and are not covered by later hints.

    Args:
        hints: in pixels of the picture.
        size: its width and height.
        cell: width of a pixel of the low-resolution result, in pixels of the picture.
    """
    hints = with_matches(hints, size)
    rows: list[tuple[float, float, float, float, float, int]] = []  # x, y, radius, a, b, order
    for order, hint in enumerate(hints.drawn):
        if hint.ab is not None:
            places = [(*hint.xy, hint.radius)] if isinstance(hint, ColorPoint) else _along(hint)
            rows.extend((x, y, radius, *hint.ab, order) for x, y, radius in places)
    table = np.array(rows, np.float64).reshape(-1, 6)
    inside = np.all((table[:, :2] >= 0) & (table[:, :2] < size), axis=1)
    table = _uncovered(table[inside])
    # With many dabs the windows shrink, so that their total area stays below about twice the picture.
    widest = max(1.5, np.sqrt(size[0] * size[1] / max(1, len(table)) / 2))
    reach = np.minimum(np.maximum(2.5 * table[:, 2], _CELLS * cell), widest)
    core = np.minimum(table[:, 2], reach / 2)
    return Dabs(table[:, :2] / size, table[:, 3:5].astype(np.float32), core / size[0], reach / size[0])


def _along(stroke: Stroke) -> list[tuple[float, float, float]]:
    """Samples of a stroke's centre line, half a radius apart, with all vertices: x, y, radius."""
    places = [(*stroke.path[0], stroke.widths[0] / 2)]
    ends = list(zip(stroke.path, stroke.path[1:], stroke.widths, stroke.widths[1:], strict=False))
    length = sum(np.hypot(x1 - x0, y1 - y0) for (x0, y0), (x1, y1), _, _ in ends)
    for (x0, y0), (x1, y1), w0, w1 in ends:
        step = max(min(w0, w1) / 4, 0.5, length / _MOST_PER_STROKE)
        count = max(1, int(np.ceil(np.hypot(x1 - x0, y1 - y0) / step)))
        for t in np.arange(1, count + 1) / count:
            places.append((x0 + t * (x1 - x0), y0 + t * (y1 - y0), (w0 + t * (w1 - w0)) / 2))
    return places


def _uncovered(table: F64) -> F64:
    """The dabs whose centre is not covered by a later hint."""
    if len(table) < 2:
        return table
    tree = cKDTree(table[:, :2])
    found = tree.query_ball_point(table[:, :2], table[:, 2])
    cover = np.repeat(np.arange(len(table)), [len(f) for f in found])
    covered = np.concatenate([np.asarray(f, np.int64) for f in found])
    hidden = np.unique(covered[table[cover, 5] > table[covered, 5]])
    return np.delete(table, hidden, axis=0)


@dataclass(frozen=True, slots=True, eq=False)
class PlacedDabs:
    """Dabs on the pixels of one rendering.

    Attributes:
        column, row: (n,) the pixel of each; may lie outside the rendered region.
        L: (n,) lightness there.
        missing: (n, 2) the ab to add there for the colour asked for.
        core, reach: (n,) in pixels.
    """

    column: NDArray[np.int64]
    row: NDArray[np.int64]
    L: F32
    missing: F32
    core: F64
    reach: F64

    def rows_touched(self, start: int, stop: int) -> NDArray[np.int64]:
        """Indices of the dabs whose windows overlap these rows."""
        return np.flatnonzero((self.row + self.reach >= start) & (self.row - self.reach < stop))

    def needed(self) -> bool:
        """Whether any dab needs a noticeable correction."""
        return bool(np.abs(self.missing).max(initial=0) > _NEGLIGIBLE)

    def correct(self, ab: tuple[F32, F32], L: F32, start: int) -> None:
        """Add the corrections to rows of a rendering, in place.

        Args:
            ab: two planes (h, w), rows `start` to `start + h`.
            L: (h, w), their lightness.
        """
        indices = self.rows_touched(start, start + len(L))
        if not len(indices):
            return
        totals = [np.zeros(L.shape, np.float32) for _ in ab]
        weights, envelope = np.zeros(L.shape, np.float32), np.zeros(L.shape, np.float32)
        for i in indices:
            nearness, fade = _window(round(float(self.reach[i]), 1), round(float(self.core[i]), 1))
            half = len(fade) // 2
            top, left = int(self.row[i]) - start - half, int(self.column[i]) - half
            y0, y1 = max(top, 0), min(top + len(fade), L.shape[0])
            x0, x1 = max(left, 0), min(left + len(fade), L.shape[1])
            if y0 >= y1 or x0 >= x1:
                continue
            there, piece = np.s_[y0:y1, x0:x1], np.s_[y0 - top : y1 - top, x0 - left : x1 - left]
            difference = L[there] - self.L[i]
            like = np.exp(difference * difference * np.float32(-0.5 / _LIGHTNESS_SIGMA**2))
            strength = like * fade[piece]
            np.maximum(envelope[there], strength, out=envelope[there])
            strength *= nearness[piece]
            weights[there] += strength
            for total, missing in zip(totals, self.missing[i], strict=True):
                total[there] += strength * missing
        factor = np.divide(envelope, weights, out=envelope, where=weights > 0)
        for plane, total in zip(ab, totals, strict=True):
            plane += total * factor


@lru_cache(maxsize=256)
def _window(reach: float, core: float) -> tuple[F32, F32]:
    """Two weights around a dab: inverse squared distance, and a fade from 1 within `core` to 0 at `reach`."""
    half = int(np.ceil(reach))
    axis = np.arange(-half, half + 1, dtype=np.float32)
    squared = axis[:, None] ** 2 + axis**2
    share = np.clip((reach - np.sqrt(squared)) / max(reach - core, 0.5), 0, 1)
    fade = share * share * (3 - 2 * share)
    fade[half, half] = 1
    return (1 / (squared + np.float32(_SAME_PLACE))).astype(np.float32), fade.astype(np.float32)
