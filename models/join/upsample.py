"""Join low-resolution chroma with full-resolution lightness along the edges of the photograph.

Around every low-resolution pixel chroma is a linear function of lightness (He and Sun, Fast Guided Filter, 2015). The
function is fitted once and passes through the pixel's own value, so that a picture of the same size stays unchanged.
Its coefficients are interpolated and applied to lightness of any resolution, in strips that fit the processor's cache.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models import color
from models.base import CancelToken, Progress, no_progress
from models.hints import Hints
from models.join import dabs
from models.lazy import cv2
from models.types import F32, WHOLE, Box
from models.words import Words

Amend = Callable[[slice, F32, F32], tuple[F32, F32]]
"""From rows of a region and their a and b (n, w) to new a and b."""

_NOISE = 4.0
"""Variance of L in a window, in squared L, at which a slope is halved: smaller variance counts as noise."""

_MARGIN = 1.0
"""How far L may lie outside the range of its low-resolution neighbourhood; beyond, chroma changes no more."""

_STRIP = 1 << 16
"""Pixels per strip."""

_VIEWS_KEPT, _MOST_KEPT = 2, 1 << 22
"""Number of views for which data that depends on the photograph only is kept, and their largest size: 16 MiB each."""


class LowLight:
    """The lightness of a photograph at one low resolution, prepared for the join; shared by all results of that size.

    Args:
        L: (H, W) lightness 0..100 of the whole photograph at any resolution.
        size: width and height of the low resolution.
    """

    def __init__(self, L: F32, size: tuple[int, int]) -> None:
        L = np.asarray(L, np.float32)
        self.size = size
        same = size == (L.shape[1], L.shape[0])
        self.light = L if same else np.asarray(cv2.resize(L, size, interpolation=cv2.INTER_AREA), np.float32)
        window = np.ones((3, 3), np.uint8)
        lowest = np.asarray(cv2.erode(self.light, window), np.float32) - np.float32(_MARGIN)
        highest = np.asarray(cv2.dilate(self.light, window), np.float32) + np.float32(_MARGIN)
        self.range = (lowest, highest)
        # Centred at 50, so that squares keep their precision.
        self._centred = self.light - np.float32(50)
        self._mean = _mean(self._centred)
        variance = np.maximum(_mean(self._centred * self._centred) - self._mean * self._mean, 0)
        self._certainty = 1 / (variance + np.float32(_NOISE))
        self._views: list[tuple[F32, Box, dict[int, F32]]] = []

    def slopes(self, ab: F32) -> F32:
        """Change of ab with L around each pixel, (h, w, 2); small where L hardly varies."""
        covariance = _mean(ab * self._centred[..., None]) - _mean(ab) * self._mean[..., None]
        return _mean(covariance * self._certainty[..., None])

    def limited(self, L: F32, box: Box) -> Callable[[slice], F32]:
        """A function that clips rows of a region's lightness to the range around them; the last views are cached.

        Args:
            L: (h, w) lightness of the region; must not be changed afterwards.
            box: the region, as fractions of the photograph.

        Returns:
            A function from rows to (n, w); may be called from any thread.
        """
        keep = L.size <= _MOST_KEPT
        strips = next((kept for light, place, kept in self._views if light is L and place == box), None)
        if strips is None:
            strips = {}
            if keep:
                self._views = [*self._views[1 - _VIEWS_KEPT :], (L, box, strips)]

        def strip(rows: slice) -> F32:
            if rows.start in strips:
                return strips[rows.start]
            lowest, highest = (self.enlarged(plane, L.shape, box, rows) for plane in self.range)
            made: F32 = np.minimum(np.maximum(L[rows], lowest, out=lowest), highest, out=lowest)
            if keep:
                strips[rows.start] = made
            return made

        return strip

    def enlarged(self, picture: F32, shape: tuple[int, ...], box: Box, rows: slice) -> F32:
        """Rows of a region of `shape`, interpolated from a picture of the low resolution."""
        steps, shift = self.mapping(shape, box)
        matrix = np.array([[steps[0], 0, shift[0]], [0, steps[1], shift[1] + rows.start * steps[1]]])
        size, flags = (shape[1], rows.stop - rows.start), cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        enlarged = cv2.warpAffine(picture, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(enlarged, np.float32)

    def mapping(self, shape: tuple[int, ...], box: Box) -> tuple[tuple[float, float], tuple[float, float]]:
        """The map from pixel indices of a region to those of the low resolution: factors and shifts (x, y)."""
        factors = ((box[2] - box[0]) * self.size[0] / shape[1], (box[3] - box[1]) * self.size[1] / shape[0])
        shifts = (
            box[0] * self.size[0] + factors[0] / 2 - 0.5,
            box[1] * self.size[1] + factors[1] / 2 - 0.5,
        )
        return factors, shifts


class Upsampler:
    """Joins one low-resolution result with lightness: built once, then applied to any part at any resolution.

    Args:
        L: (H, W) lightness 0..100 of the whole photograph at any resolution.
        ab_low: (h, w, 2) the result, of the same aspect.
        hints: points and strokes in pixels of L that must be met exactly, or None.
        low: the prepared L at the result's size, if it exists already.
    """

    def __init__(self, L: F32, ab_low: F32, hints: Hints | None = None, low: LowLight | None = None) -> None:
        L, ab_low = np.asarray(L, np.float32), np.asarray(ab_low, np.float32)
        self._L = L
        small = (ab_low.shape[1], ab_low.shape[0])
        if low is None or low.size != small:
            low = LowLight(L, small)
        self._low = low
        slope = low.slopes(ab_low)
        # ab = slope * clip(L) + offset; interpolated together, because four channels take hardly longer than one.
        offset = ab_low - slope * low.light[..., None]
        self._lines = np.dstack([slope, offset])
        size = (L.shape[1], L.shape[0])
        self._dabs = dabs.from_hints(hints, size, size[0] / small[0]) if hints else None

    def ab(self, L: F32, box: Box = WHOLE) -> F32:
        """Chroma of a region.

        Args:
            L: (h, w) lightness of the region at the resolution wanted.
            box: the region, as fractions of the photograph.

        Returns:
            float32 (h, w, 2); colours may lie outside the gamut.
        """
        L = np.asarray(L, np.float32)
        strip = self.strips(L, box)
        result = np.empty((*L.shape, 2), np.float32)
        for rows in _strips(L.shape):
            result[rows] = np.dstack(strip(rows))
        return result

    def strips(self, L: F32, box: Box = WHOLE) -> Callable[[slice], tuple[F32, F32]]:
        """A function from rows of a region to their chroma, two planes (n, w); may be called from any thread.

        Arguments as for `ab`; the rows are those of the strips that `rgb` paints.
        """
        placed, limited = self._placed_dabs(L, box), self._low.limited(L, box)
        return lambda rows: self._strip(L, box, rows, limited(rows), placed)

    def rgb(
        self,
        L: F32,
        box: Box = WHOLE,
        dtype: type[np.uint8] | type[np.uint16] = np.uint8,
        *,
        amend: Amend | None = None,
        cancel: CancelToken | None = None,
        progress: Progress = no_progress,
    ) -> NDArray[Any]:
        """sRGB of a region; colours that do not exist at a pixel's lightness lose chroma, never lightness or hue.

        Args:
            L: (h, w) lightness of the region at the resolution wanted.
            box: the region, as fractions of the photograph.
            dtype: depth of the result.
            amend: changes the chroma of rows before it is shown; None for no change.
            cancel: polled between strips.
            progress: told about each strip.

        Returns:
            (h, w, 3) of the type asked for.

        Raises:
            Cancelled: the token was set.
        """
        L = np.asarray(L, np.float32)
        strip = self.strips(L, box)
        result = np.empty((*L.shape, 3), dtype)

        # One after the other: two threads would hand the interpreter's lock to and fro, and take longer than one.
        for rows in _strips(L.shape):
            if cancel is not None:
                cancel.raise_if_cancelled()
            a, b = strip(rows)
            result[rows] = color.render(L[rows], *(amend(rows, a, b) if amend else (a, b)), dtype)
            progress(rows.stop / len(L), Words("Joining colour and lightness"))
        return result

    def _strip(self, L: F32, box: Box, rows: slice, limited: F32, placed: dabs.PlacedDabs | None) -> tuple[F32, F32]:
        # With planes of our own `split` does not copy each once more.
        slope_a, slope_b, a, b = planes = list(np.empty((4, *limited.shape), np.float32))
        cv2.split(self._low.enlarged(self._lines, L.shape, box, rows), planes)
        cv2.accumulateProduct(slope_a, limited, a)
        cv2.accumulateProduct(slope_b, limited, b)
        if placed is not None:
            placed.correct((a, b), L[rows], rows.start)
        return a, b

    def _placed_dabs(self, L: F32, box: Box) -> dabs.PlacedDabs | None:
        """The dabs that affect a region, on its pixels; the last drawn wins where several share a pixel."""
        if self._dabs is None or not len(self._dabs) or L.size == 0:
            return None
        height, width = L.shape
        scale = (width / (box[2] - box[0]), height / (box[3] - box[1]))
        column = np.floor((self._dabs.xy[:, 0] - box[0]) * scale[0]).astype(np.int64)
        row = np.floor((self._dabs.xy[:, 1] - box[1]) * scale[1]).astype(np.int64)
        reach = np.maximum(self._dabs.reach * scale[0], 1.0)
        near = (column + reach >= 0) & (column - reach < width) & (row + reach >= 0) & (row - reach < height)
        # Reversed, because np.unique keeps the first of equal keys: then the last drawn.
        key = (row * (1 << 32) + column)[::-1]
        last = len(key) - 1 - np.unique(key, return_index=True)[1]
        keep = np.sort(last[near[last]])
        column, row, reach = column[keep], row[keep], reach[keep]
        light = self._lightness_at(L, column, row, self._dabs.xy[keep])
        missing = self._dabs.ab[keep] - self._base(L.shape, box, column, row, light)
        placed = dabs.PlacedDabs(column, row, light, missing, self._dabs.core[keep] * scale[0], reach)
        return placed if placed.needed() else None

    def _lightness_at(self, L: F32, column: NDArray[np.int64], row: NDArray[np.int64], xy: NDArray[np.float64]) -> F32:
        """Lightness at dabs; outside the region, from the photograph that was given to the constructor."""
        height, width = L.shape
        own = self._L[
            np.minimum((xy[:, 1] * self._L.shape[0]).astype(np.int64), self._L.shape[0] - 1),
            np.minimum((xy[:, 0] * self._L.shape[1]).astype(np.int64), self._L.shape[1] - 1),
        ]
        inside = (column >= 0) & (column < width) & (row >= 0) & (row < height)
        return np.where(inside, L[np.clip(row, 0, height - 1), np.clip(column, 0, width - 1)], own)

    def _base(
        self, shape: tuple[int, ...], box: Box, column: NDArray[np.int64], row: NDArray[np.int64], light: F32
    ) -> F32:
        """Chroma at single pixels of a region without corrections: (n, 2)."""
        steps, shift = self._low.mapping(shape, box)
        width, height = self._low.size
        x = np.clip(column * steps[0] + shift[0], 0, width - 1)
        y = np.clip(row * steps[1] + shift[1], 0, height - 1)
        x0, y0 = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
        x1, y1 = np.minimum(x0 + 1, width - 1), np.minimum(y0 + 1, height - 1)
        fx, fy = x - x0, y - y0

        def sample(picture: F32) -> NDArray[np.float64]:
            upper = picture[y0, x0] * (1 - fx) + picture[y0, x1] * fx
            lower = picture[y1, x0] * (1 - fx) + picture[y1, x1] * fx
            return np.asarray(upper * (1 - fy) + lower * fy)

        lowest, highest = (sample(plane) for plane in self._low.range)
        slope_a, slope_b, a, b = (sample(plane) for plane in np.moveaxis(self._lines, 2, 0))
        clipped = np.minimum(np.maximum(light, lowest), highest)
        return np.stack([slope_a * clipped + a, slope_b * clipped + b], axis=1).astype(np.float32)


def _mean(picture: NDArray[Any]) -> F32:
    return np.asarray(cv2.GaussianBlur(picture, (5, 5), 1.0, borderType=cv2.BORDER_REPLICATE), np.float32)


def _strips(shape: tuple[int, ...]) -> list[slice]:
    rows = max(1, _STRIP // max(1, shape[1]))
    return [slice(y, min(y + rows, shape[0])) for y in range(0, shape[0], rows)]
