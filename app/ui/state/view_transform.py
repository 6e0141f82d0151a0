"""Where the photograph lies in a widget: a scale and an offset, as a value. No Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

Size = tuple[float, float]
Place = tuple[float, float]
Box = tuple[float, float, float, float]

MAX_ZOOM = 64.0
MIN_FITTED = 0.25
"""How far one can zoom out: a quarter of the size at which the whole photograph fits."""

KEEP = 40.0
"""The photograph cannot be pushed out of the widget less this margin on every side."""

LEVELS = (
    *(0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 1 / 3, 0.5, 2 / 3),
    *(1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0, 48.0, MAX_ZOOM),
)
"""Zoom levels that the zoom-in and zoom-out commands stop at, device pixels per image pixel."""


@dataclass(frozen=True, slots=True)
class ViewTransform:
    """widget = image * scale + offset, in the widget's logical pixels.

    Attributes:
        scale: logical pixels per image pixel, > 0.
        x: where the photograph's left edge lies in the widget.
        y: where its top edge lies.
    """

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def to_widget(self, xy: Place) -> Place:
        """Image pixels to the widget's."""
        return xy[0] * self.scale + self.x, xy[1] * self.scale + self.y

    def to_image(self, place: Place) -> Place:
        """The widget's pixels to image pixels."""
        return (place[0] - self.x) / self.scale, (place[1] - self.y) / self.scale

    def zoomed(self, scale: float, anchor: Place) -> ViewTransform:
        """Another scale, with what lies under the anchor (widget pixels) staying there."""
        xy = self.to_image(anchor)
        return ViewTransform(scale, anchor[0] - xy[0] * scale, anchor[1] - xy[1] * scale)

    def panned(self, dx: float, dy: float) -> ViewTransform:
        """Moved by so many widget pixels."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def clamped(self, image: Size, widget: Size) -> ViewTransform:
        """Moved just so far that the photograph stays in sight."""
        return replace(
            self,
            x=_clamp_axis(self.x, image[0] * self.scale, widget[0]),
            y=_clamp_axis(self.y, image[1] * self.scale, widget[1]),
        )

    def visible(self, image: Size, widget: Size) -> Box | None:
        """What can be seen, in image pixels x0, y0, x1, y1; None where nothing can."""
        x0, y0 = self.to_image((0, 0))
        x1, y1 = self.to_image(widget)
        x0, y0, x1, y1 = max(x0, 0.0), max(y0, 0.0), min(x1, image[0]), min(y1, image[1])
        return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None


def _clamp_axis(offset: float, length: float, room: float) -> float:
    keep = min(KEEP, room / 2)
    return min(max(offset, keep - length), room - keep)


def fitted(image: Size, widget: Size, ratio: float = 1.0, margin: float = 0.0) -> ViewTransform:
    """The whole photograph, as large as it fits, centred.

    Args:
        image: width and height in image pixels.
        widget: width and height in logical pixels.
        ratio: device pixels per logical pixel.
        margin: room left on every side, logical pixels.
    """
    room = max(widget[0] - 2 * margin, 1.0), max(widget[1] - 2 * margin, 1.0)
    scale = min(room[0] / image[0], room[1] / image[1], MAX_ZOOM / ratio)
    return ViewTransform(scale, (widget[0] - image[0] * scale) / 2, (widget[1] - image[1] * scale) / 2)


def limit_scale(scale: float, image: Size, widget: Size, ratio: float = 1.0) -> float:
    """The nearest scale that is allowed."""
    smallest = min(fitted(image, widget, ratio).scale * MIN_FITTED, 1 / ratio)
    return min(max(scale, smallest), MAX_ZOOM / ratio)


def next_level(zoom: float, direction: int) -> float:
    """The next zoom level above (direction > 0) or below the present one; the last one where there is none."""
    if direction > 0:
        return next((level for level in LEVELS if level > zoom * 1.001), LEVELS[-1])
    return next((level for level in reversed(LEVELS) if level < zoom * 0.999), LEVELS[0])


def detail_box(visible: Box, image: tuple[int, int]) -> tuple[int, int, int, int]:
    """The whole pixels that cover a visible region."""
    x0, y0 = max(math.floor(visible[0]), 0), max(math.floor(visible[1]), 0)
    return x0, y0, min(math.ceil(visible[2]), image[0]), min(math.ceil(visible[3]), image[1])
