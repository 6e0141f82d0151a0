"""The pictures a canvas can show of one photograph: original, gray, and the latest result."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from app.ui.state import qimage
from models import color
from models.types import RGB, U8

if TYPE_CHECKING:
    from app.core.image_io import Photograph
    from app.core.messages import Result, SidePicture
    from models.hints import XY

_STEPS = 4096
_STRIP = 512


class View(Enum):
    """What a pane shows."""

    RESULT = "result"
    GRAY = "gray"
    ORIGINAL = "original"
    OTHER = "other"
    """What the result is compared with."""


def gray_levels(light: NDArray[np.float32]) -> NDArray[np.uint8]:
    """L (H, W) as neutral sRGB levels; by table and in strips, so that 12 MP take little time and memory."""
    axis = np.linspace(0, 100, _STEPS + 1, dtype=np.float32)
    table = color.to_rgb8(axis, np.zeros((_STEPS + 1, 2), np.float32))[:, 1]
    out = np.empty(light.shape, np.uint8)
    for top in range(0, len(light), _STRIP):
        steps = np.clip(light[top : top + _STRIP] * np.float32(_STEPS / 100) + 0.5, 0, _STEPS)
        out[top : top + _STRIP] = table[steps.astype(np.uint16)]
    return out


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

    def color_at(self, xy: XY, size: tuple[int, int]) -> RGB:
        """The colour at image pixels xy of a photograph of this size."""
        pixels, (left, top, right, bottom) = self._overview, (0, 0, *size)
        box = self.detail_box
        if self._detail is not None and box and box[0] <= xy[0] < box[2] and box[1] <= xy[1] < box[3]:
            pixels, (left, top, right, bottom) = self._detail, box
        height, width = pixels.shape[:2]
        column = min(int((xy[0] - left) / (right - left) * width), width - 1)
        row = min(int((xy[1] - top) / (bottom - top) * height), height - 1)
        return _rgb(pixels[row, column])


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

    def show_other(self, picture: SidePicture | None) -> None:
        """Take what the result is compared with, or nothing until that is there."""
        self.other = None if picture is None else _shown(picture)

    def coloured(self, view: View) -> Shown | None:
        """The coloured picture that a view shows; None where it shows the photograph."""
        return {View.RESULT: self.result, View.OTHER: self.other}.get(view)

    def color_at(self, view: View, xy: XY) -> RGB | None:
        """The colour shown at image pixels xy, or None outside the photograph."""
        x, y = int(np.floor(xy[0])), int(np.floor(xy[1]))
        if not (0 <= x < self.size[0] and 0 <= y < self.size[1]):
            return None
        shown = self.coloured(view)
        if shown is not None:
            return shown.color_at(xy, self.size)
        if view is View.ORIGINAL:
            return _rgb(self.photo.full.rgb[y, x])
        return _rgb(color.to_rgb8(self.photo.full.L[y, x], np.zeros(2, np.float32)))


def _shown(picture: Result | SidePicture) -> Shown:
    box = picture.request.detail
    return Shown(picture.overview, picture.detail, None if box is None else box.box)


def _rgb(pixel: NDArray[np.uint8]) -> RGB:
    return int(pixel[0]), int(pixel[1]), int(pixel[2])
