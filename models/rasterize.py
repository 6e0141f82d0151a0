"""Points and strokes drawn into arrays at any resolution, the last drawn hint on top."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.hints import XY, ColorPoint, Hints, Stroke

F32 = NDArray[np.float32]
_SUBPIXEL_BITS = 4


def index_map(hints: Hints, image_size: tuple[int, int], grid: tuple[int, int]) -> NDArray[np.int32]:
    """Which hint owns each pixel.

    Args:
        hints: their points and strokes are drawn; the rest is not looked at.
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
    drawn = hints.drawn
    # One row more than there are hints: index -1 finds the colourless last row.
    table = np.array([(0.0, 0.0, 0.0) if h.ab is None else (*h.ab, 1.0) for h in drawn] + [(0.0, 0.0, 0.0)], np.float32)
    picked = table[owner]
    return np.ascontiguousarray(picked[..., :2]), np.ascontiguousarray(picked[..., 2])


def _draw_point(canvas: NDArray[np.int32], point: ColorPoint, scale: tuple[float, float], value: int) -> None:
    x0, x1 = _covered(point.xy[0] * scale[0], point.radius * scale[0], canvas.shape[1])
    y0, y1 = _covered(point.xy[1] * scale[1], point.radius * scale[1], canvas.shape[0])
    canvas[y0:y1, x0:x1] = value


def _covered(centre: float, radius: float, size: int) -> tuple[int, int]:
    """First and past-the-last pixel whose centre lies within `radius`; at least the one under the centre."""
    low = int(np.ceil(centre - radius - 0.5))
    high = int(np.floor(centre + radius - 0.5)) + 1
    if high <= low:
        low = int(np.floor(centre))
        high = low + 1
    return min(max(low, 0), size), min(max(high, 0), size)


def _draw_stroke(canvas: NDArray[np.int32], stroke: Stroke, scale: tuple[float, float], value: int) -> None:
    mean_scale = (scale[0] + scale[1]) / 2
    widths = [max(1, round(w * mean_scale)) for w in stroke.widths]
    places = [_fixed(xy, scale) for xy in stroke.path]
    for (start, end), width in zip(zip(places, places[1:] or places, strict=False), widths, strict=False):
        cv2.line(canvas, start, end, value, width, cv2.LINE_8, _SUBPIXEL_BITS)


def _fixed(xy: XY, scale: tuple[float, float]) -> tuple[int, int]:
    """Image pixels to OpenCV's fixed point, whose (0, 0) is a pixel's centre; far places are kept from overflowing."""
    one = 1 << _SUBPIXEL_BITS
    x, y = ((v * s - 0.5) * one for v, s in zip(xy, scale, strict=True))
    limit = 1 << 24
    return round(min(max(x, -limit), limit)), round(min(max(y, -limit), limit))
