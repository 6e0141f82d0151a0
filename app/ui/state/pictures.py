"""The pictures a canvas can show of one photograph: original, gray, and the latest result."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from app.core.views import gray_levels
from app.ui.state import qimage
from models import color
from models.types import RGB, U8

if TYPE_CHECKING:
    from app.core.image_io import Photograph
    from app.core.messages import Result, SidePicture
    from models.hints import XY


class View(Enum):
    """What a pane shows."""

    RESULT = "result"
    GRAY = "gray"
    ORIGINAL = "original"
    OTHER = "other"
    """What the result is compared with."""


class Shown:
    """One coloured picture: the whole photograph, small, and what is visible at the screen's resolution.

    Attributes:
        overview: the whole photograph.
        detail: what is visible; None where the overview is sharp enough.
        detail_box: where the detail lies, x0, y0, x1, y1 in image pixels; None without one.
    """

    def __init__(self, overview: U8, detail: U8 | None, box: tuple[int, int, int, int] | None) -> None:
        self._overview, self._detail = overview, detail if box is not None else None
        self.overview = qimage.wrap(overview)
        self.detail = None if self._detail is None else qimage.wrap(self._detail)
        self.detail_box = None if self._detail is None else box

    def square(self, xy: XY, side: float, size: tuple[int, int]) -> NDArray[np.uint8]:
        """The pixels of a square around xy; place, side and the photograph's size are in image pixels."""
        box = self.detail_box
        if self._detail is not None and box and box[0] <= xy[0] < box[2] and box[1] <= xy[1] < box[3]:
            return _square(self._detail, box, xy, side)
        return _square(self._overview, (0, 0, *size), xy, side)


class Pictures:
    """Made once per photograph, away from the GUI thread; results are put in as they come.

    Attributes:
        result: the latest result; None until there is one.
        other: what the result is compared with; None until it is there.
    """

    def __init__(self, photo: Photograph) -> None:
        self.size = photo.full.size
        self.photo = photo
        self.original = qimage.Pyramid(photo.full.rgb)
        self.gray = self.original if photo.is_gray else qimage.Pyramid(gray_levels(photo.full.L))
        self.result: Shown | None = None
        self.other: Shown | None = None
        self.untouched = self.gray

    def forget(self, *, gray: bool) -> None:
        """Drop the result; until the next one the photograph is shown, in gray or in its own colours."""
        self.result = None
        self.untouched = self.gray if gray else self.original

    def show(self, result: Result) -> None:
        """Take a result's pictures in place of the last ones."""
        self.result = _shown(result)

    def show_still(self, rgb: U8) -> None:
        """Take a small picture (h, w, 3) of the whole photograph in place of the last result."""
        self.result = Shown(rgb, None, None)

    def show_other(self, picture: SidePicture | None) -> None:
        """Take what the result is compared with, or nothing until that is there."""
        self.other = None if picture is None else _shown(picture)

    def coloured(self, view: View) -> Shown | None:
        """The coloured picture that a view shows; None where it shows the photograph."""
        return {View.RESULT: self.result, View.OTHER: self.other}.get(view)

    def color_at(self, view: View, xy: XY, side: float = 1.0) -> RGB | None:
        """The mean colour shown in a square around image pixels xy, or None outside the photograph.

        Args:
            view: what is shown.
            xy: image pixels.
            side: of the square, in image pixels; at least one pixel of the picture on the screen counts.
        """
        if not (0 <= xy[0] < self.size[0] and 0 <= xy[1] < self.size[1]):
            return None
        shown, whole = self.coloured(view), (0, 0, *self.size)
        if shown is not None:
            return _mean(shown.square(xy, side, self.size))
        if view is View.ORIGINAL or (view is not View.GRAY and self.untouched is self.original):
            return _mean(_square(self.photo.full.rgb, whole, xy, side))
        light = _square(self.photo.full.L, whole, xy, side)
        return _mean(color.to_rgb8(light, np.zeros((*light.shape, 2), np.float32)))


def _shown(picture: Result | SidePicture) -> Shown:
    box = picture.request.detail
    return Shown(picture.overview, picture.detail, None if box is None else box.box)


def _square(pixels: NDArray[Any], box: tuple[int, int, int, int], xy: XY, side: float) -> NDArray[Any]:
    """The part of an array, which shows a box of the photograph, that a square around a place covers."""
    spans = []
    for place, low, high, count in zip(xy, box[:2], box[2:], pixels.shape[1::-1], strict=True):
        scale = count / (high - low)
        middle, many = int((place - low) * scale), max(round(side * scale), 1)
        first = middle - (many - 1) // 2
        spans.append(slice(min(max(first, 0), count - 1), max(min(first + many, count), 1)))
    return pixels[spans[1], spans[0]]


def _mean(pixels: NDArray[np.uint8]) -> RGB:
    red, green, blue = (round(float(level)) for level in pixels.reshape(-1, 3).mean(axis=0))
    return red, green, blue
