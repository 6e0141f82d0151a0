"""Where the photograph lies in a widget: scale, turn, flip and offset, as a value. No Qt."""

from __future__ import annotations

import math
from collections.abc import Sequence
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
    """widget = flip(turn(image * scale)) + offset, in the widget's logical pixels.

    Attributes:
        scale: logical pixels per image pixel, > 0.
        x, y: where the corner of the photograph's first pixel lies in the widget.
        turn: degrees clockwise that the photograph is turned by, 0 <= turn < 360.
        flipped: whether left and right are exchanged, after the turn.
    """

    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    turn: float = 0.0
    flipped: bool = False

    @property
    def axes(self) -> tuple[Place, Place]:
        """Where the photograph's right and its down point to on the screen: two vectors of length 1."""
        cos, sin = _cos_sin(self.turn)
        side = -1.0 if self.flipped else 1.0
        return (side * cos, sin), (-side * sin, cos)

    @property
    def upright(self) -> bool:
        """Whether the photograph is neither turned nor flipped."""
        return self.turn == 0 and not self.flipped

    def to_widget(self, xy: Place) -> Place:
        """Image pixels to the widget's."""
        dx, dy = self._from_origin(xy)
        return dx + self.x, dy + self.y

    def to_image(self, place: Place) -> Place:
        """The widget's pixels to image pixels."""
        return self.way_to_image((place[0] - self.x, place[1] - self.y))

    def way_to_image(self, way: Place) -> Place:
        """A way across the widget, dx and dy in its pixels, as one across the image in image pixels."""
        right, down = self.axes
        return (
            (way[0] * right[0] + way[1] * right[1]) / self.scale,
            (way[0] * down[0] + way[1] * down[1]) / self.scale,
        )

    def zoomed(self, scale: float, anchor: Place) -> ViewTransform:
        """Another scale, with what lies under the anchor (widget pixels) staying there."""
        return replace(self, scale=scale)._with_under(anchor, self.to_image(anchor))

    def turned(self, degrees: float, anchor: Place) -> ViewTransform:
        """Turned clockwise, as seen on the screen, around the anchor."""
        turn = (self.turn + (-degrees if self.flipped else degrees)) % 360
        return replace(self, turn=turn)._with_under(anchor, self.to_image(anchor))

    def mirrored(self, anchor: Place) -> ViewTransform:
        """Left and right exchanged, as seen on the screen, around the anchor."""
        return replace(self, flipped=not self.flipped)._with_under(anchor, self.to_image(anchor))

    def panned(self, dx: float, dy: float) -> ViewTransform:
        """Moved by so many widget pixels."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    def clamped(self, image: Size, widget: Size) -> ViewTransform:
        """Moved just so far that the photograph stays in sight."""
        x0, y0, x1, y1 = self.frame(image)
        return self.panned(
            _clamp_axis(x0, x1 - x0, widget[0]) - x0,
            _clamp_axis(y0, y1 - y0, widget[1]) - y0,
        )

    def frame(self, image: Size) -> Box:
        """The smallest upright rectangle around the photograph, in widget pixels x0, y0, x1, y1."""
        return _around([self.to_widget(corner) for corner in _corners(image)])

    def visible(self, image: Size, widget: Size) -> Box | None:
        """The smallest rectangle around what can be seen, in image pixels x0, y0, x1, y1; None where nothing can."""
        x0, y0, x1, y1 = _around([self.to_image(corner) for corner in _corners(widget)])
        x0, y0, x1, y1 = max(x0, 0.0), max(y0, 0.0), min(x1, image[0]), min(y1, image[1])
        return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None

    def _from_origin(self, xy: Place) -> Place:
        right, down = self.axes
        x, y = xy[0] * self.scale, xy[1] * self.scale
        return x * right[0] + y * down[0], x * right[1] + y * down[1]

    def _with_under(self, anchor: Place, xy: Place) -> ViewTransform:
        """Moved so that image pixels xy lie under the anchor."""
        dx, dy = self._from_origin(xy)
        return replace(self, x=anchor[0] - dx, y=anchor[1] - dy)


def _cos_sin(degrees: float) -> tuple[float, float]:
    """Exact at right angles, so that pixels stay pixels there."""
    quarter, rest = divmod(degrees, 90)
    if rest == 0:
        return ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[int(quarter) % 4]
    return math.cos(math.radians(degrees)), math.sin(math.radians(degrees))


def _corners(size: Size) -> tuple[Place, ...]:
    return (0.0, 0.0), (size[0], 0.0), (0.0, size[1]), (size[0], size[1])


def _around(places: Sequence[Place]) -> Box:
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return min(xs), min(ys), max(xs), max(ys)


def _clamp_axis(offset: float, length: float, room: float) -> float:
    keep = min(KEEP, room / 2)
    return min(max(offset, keep - length), room - keep)


def fitted(
    image: Size, widget: Size, ratio: float = 1.0, margin: float = 0.0, *, turn: float = 0.0, flipped: bool = False
) -> ViewTransform:
    """The whole photograph, as large as it fits, centred.

    Args:
        image: width and height in image pixels.
        widget: width and height in logical pixels.
        ratio: device pixels per logical pixel.
        margin: room left on every side, logical pixels.
        turn, flipped: as in `ViewTransform`.
    """
    room = max(widget[0] - 2 * margin, 1.0), max(widget[1] - 2 * margin, 1.0)
    whole = ViewTransform(turn=turn, flipped=flipped)
    x0, y0, x1, y1 = whole.frame(image)
    scale = min(room[0] / (x1 - x0), room[1] / (y1 - y0), MAX_ZOOM / ratio)
    middle = (widget[0] / 2, widget[1] / 2)
    return replace(whole, scale=scale)._with_under(middle, (image[0] / 2, image[1] / 2))


def limit_scale(scale: float, image: Size, widget: Size, ratio: float = 1.0) -> float:
    """The nearest scale that is allowed, however the photograph is turned."""
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
