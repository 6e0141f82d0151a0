"""Points and strokes drawn into arrays at any resolution, the last drawn hint on top."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models import color
from models.hints import AB, ColorPoint, Hints, Match, Reference, Stroke
from models.lazy import cv2
from models.types import F32, F64

_SUBPIXEL_BITS = 4
MASKS = {"0/1": 0.0, "-0.5/0.5": -0.5}
"""Conventions of published networks for the mask without and with a hint: the offset to add to 0 and 1."""

_FEW = 1 << 16
"""Pixels of a rectangle that is quicker looked at as a whole."""
_FARTHEST = 1e6
"""Largest coordinate in pixels; larger ones are clipped, to fit OpenCV's fixed-point numbers."""


def index_map(hints: Hints, image_size: tuple[int, int], grid: tuple[int, int]) -> NDArray[np.int32]:
    """The index of the hint at each pixel.

    Args:
        hints: their points and strokes are drawn; the rest is ignored.
        image_size: width, height of the photograph in pixels, the units of the hints.
        grid: width, height of the array; a hint too small for it still covers the pixel under its centre.

    Returns:
        int32 (h, w): index into `hints.drawn`, or -1 where there is no hint. Hints outside the picture leave no trace.
    """
    canvas = np.full((grid[1], grid[0]), -1, np.int32)
    scale = (grid[0] / image_size[0], grid[1] / image_size[1])
    for index, hint in enumerate(hints.drawn):
        if isinstance(hint, ColorPoint):
            _draw_point(canvas, hint, scale, index)
        else:
            _draw_stroke(canvas, hint, scale, index)
    return canvas


def hint_maps(hints: Hints, image_size: tuple[int, int], grid: tuple[int, int]) -> tuple[F32, F32]:
    """`hint_ab` (h, w, 2) and `hint_mask` (h, w) of 0 and 1; strokes without a colour of their own stay out.

    Arguments as for `index_map`.
    """
    owner = index_map(hints, image_size, grid)
    hint_ab, hint_mask = np.zeros((*owner.shape, 2), np.float32), np.zeros(owner.shape, np.float32)
    touched = np.nonzero(owner >= 0)
    if len(touched[0]):
        table = np.array([(0.0, 0.0, 0.0) if h.ab is None else (*h.ab, 1.0) for h in hints.drawn], np.float32)
        picked = table[owner[touched]]
        hint_ab[touched], hint_mask[touched] = picked[:, :2], picked[:, 2]
    return hint_ab, hint_mask


def with_matches(hints: Hints, size: tuple[int, int]) -> Hints:
    """Correspondences forced by hand, as points in the colour of their place in the reference, below all others.

    Args:
        hints: in pixels of a photograph of this size (width, height); references without any strength are left out.
        size: of the photograph.
    """
    radius = max(size) / 256
    forced = [
        ColorPoint(-1, match.xy, matched_color(each, match), radius)
        for each in hints.references
        if each.strength > 0
        for match in each.matches
    ]
    return Hints((*forced, *hints.points), hints.strokes)


def matched_color(reference: Reference, match: Match) -> AB:
    """The colour of a correspondence's place in its reference; places outside count at the border."""
    width, height = reference.image.size
    x = min(max(int(match.reference_xy[0]), 0), width - 1)
    y = min(max(int(match.reference_xy[1]), 0), height - 1)
    return color.ab_of_rgb(tuple(reference.image.rgb[y, x]))


def _draw_point(canvas: NDArray[np.int32], point: ColorPoint, scale: tuple[float, float], value: int) -> None:
    x0, x1 = covered(point.xy[0] * scale[0], point.radius * scale[0], canvas.shape[1])
    y0, y1 = covered(point.xy[1] * scale[1], point.radius * scale[1], canvas.shape[0])
    canvas[y0:y1, x0:x1] = value


def covered(centre: float, radius: float, size: int) -> tuple[int, int]:
    """First and last + 1 of the pixels whose centres lie within `radius`; at least the pixel under the centre."""
    low = int(np.ceil(centre - radius - 0.5))
    high = int(np.floor(centre + radius - 0.5)) + 1
    if high <= low:
        low = int(np.floor(centre))
        high = low + 1
    return min(max(low, 0), size), min(max(high, 0), size)


def _draw_stroke(canvas: NDArray[np.int32], stroke: Stroke, scale: tuple[float, float], value: int) -> None:
    places = np.clip(np.array(stroke.path, np.float64) * scale, -_FARTHEST, _FARTHEST)
    radii = np.array(stroke.widths, np.float64) * (scale[0] + scale[1]) / 4
    last = len(places) - 1
    for first in range(max(1, last)):
        second = min(first + 1, last)
        _draw_capsule(canvas, places[first], places[second], (radii[first], radii[second]), value)
        # Even a thin stroke gives a line without gaps.
        ends = [tuple(round(v) for v in (places[i] - 0.5) * (1 << _SUBPIXEL_BITS)) for i in (first, second)]
        cv2.line(canvas, (ends[0][0], ends[0][1]), (ends[1][0], ends[1][1]), value, 1, cv2.LINE_8, _SUBPIXEL_BITS)


def _draw_capsule(canvas: NDArray[np.int32], start: F64, end: F64, radii: tuple[float, float], value: int) -> None:
    """Pixels whose centres lie within the radius, which grows evenly from one end to the other, of the segment.

    OpenCV's own thick lines are up to two pixels too wide.
    """
    reach = max(radii)
    size = canvas.shape[::-1]
    x0, y0 = np.clip(np.minimum(start, end) - reach, 0, size).astype(int)
    x1, y1 = np.clip(np.maximum(start, end) + reach + 1, 0, size).astype(int)
    if x0 >= x1 or y0 >= y1:
        return
    along, band = end - start, int(4 * reach) + 4
    x, y = np.arange(x0, x1) + 0.5 - start[0], (np.arange(y0, y1) + 0.5 - start[1])[:, None]
    if (x1 - x0) * (y1 - y0) < _FEW or band >= max(x1 - x0, y1 - y0):
        canvas[y0:y1, x0:x1][_within(x, y, along, radii)] = value
        return
    # Not the whole rectangle, which grows with the square of the length: a band of each row, or of each column where
    # the segment lies rather than stands.
    if abs(along[0]) > abs(along[1]):
        _draw_capsule(canvas.T, start[::-1], end[::-1], radii, value)
        return
    first = np.floor(start[0] + np.clip(y / along[1], 0, 1) * along[0] - band / 2)
    columns = np.clip(first.astype(int) + np.arange(band + 1), 0, size[0] - 1)
    row, column = np.nonzero(_within(columns + 0.5 - start[0], y, along, radii))
    canvas[y0 + row, columns[row, column]] = value


def _within(x: F64, y: F64, along: F64, radii: tuple[float, float]) -> NDArray[np.bool_]:
    """Which places, seen from a segment's start, lie within its radius."""
    length = float(along @ along)
    t = np.clip((x * along[0] + y * along[1]) / max(length, 1e-12), 0, 1)
    distance = np.square(x - t * along[0]) + np.square(y - t * along[1])
    inside: NDArray[np.bool_] = distance <= np.square(radii[0] + t * (radii[1] - radii[0]))
    return inside
