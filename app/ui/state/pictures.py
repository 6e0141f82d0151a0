"""The pictures a canvas can show of one photograph: original, gray, and the latest result."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from app.ui.state import qimage
from models import color

if TYPE_CHECKING:
    from app.core.image_io import Photograph
    from app.core.messages import Result
    from models.hints import XY

_STEPS = 4096
_STRIP = 512


class View(Enum):
    """What a pane shows."""

    RESULT = "result"
    GRAY = "gray"
    ORIGINAL = "original"


def gray_levels(light: NDArray[np.float32]) -> NDArray[np.uint8]:
    """L (H, W) as neutral sRGB levels; by table and in strips, so that 12 MP take little time and memory."""
    axis = np.linspace(0, 100, _STEPS + 1, dtype=np.float32)
    table = color.to_rgb8(axis, np.zeros((_STEPS + 1, 2), np.float32))[:, 1]
    out = np.empty(light.shape, np.uint8)
    for top in range(0, len(light), _STRIP):
        steps = np.clip(light[top : top + _STRIP] * np.float32(_STEPS / 100) + 0.5, 0, _STEPS)
        out[top : top + _STRIP] = table[steps.astype(np.uint16)]
    return out


class Pictures:
    """Made once per photograph, away from the GUI thread; results are put in as they come."""

    def __init__(self, photo: Photograph) -> None:
        self.size = photo.full.size
        self.photo = photo
        self.original = qimage.Pyramid(photo.full.rgb)
        self.gray = self.original if photo.is_gray else qimage.Pyramid(gray_levels(photo.full.L))
        self.overview: QImage | None = None
        self.detail: QImage | None = None
        self.detail_box: tuple[int, int, int, int] | None = None
        self._result: Result | None = None
        self.untouched = self.gray

    def forget(self, *, gray: bool) -> None:
        """Drop the result; until the next one the photograph is shown, in gray or in its own colours."""
        self.overview = self.detail = self.detail_box = self._result = None
        self.untouched = self.gray if gray else self.original

    def show(self, result: Result) -> None:
        """Take a result's pictures in place of the last ones."""
        self._result = result
        self.overview = qimage.wrap(result.overview)
        box = result.request.detail
        if result.detail is not None and box is not None:
            self.detail, self.detail_box = qimage.wrap(result.detail), box.box
        else:
            self.detail = self.detail_box = None

    def color_at(self, view: View, xy: XY) -> tuple[int, int, int] | None:
        """The colour shown at image pixels xy, or None outside the photograph."""
        x, y = int(np.floor(xy[0])), int(np.floor(xy[1]))
        if not (0 <= x < self.size[0] and 0 <= y < self.size[1]):
            return None
        if view is View.RESULT and self._result is not None:
            return self._result_color(xy)
        if view is View.ORIGINAL:
            return _rgb(self.photo.full.rgb[y, x])
        return _rgb(color.to_rgb8(self.photo.full.L[y, x], np.zeros(2, np.float32)))

    def _result_color(self, xy: XY) -> tuple[int, int, int]:
        assert self._result is not None
        box = self.detail_box
        pixels, left, top, right, bottom = self._result.overview, 0, 0, *self.size
        if self._result.detail is not None and box is not None:
            within = box[0] <= xy[0] < box[2] and box[1] <= xy[1] < box[3]
            if within:
                pixels, (left, top, right, bottom) = self._result.detail, box
        height, width = pixels.shape[:2]
        column = min(int((xy[0] - left) / (right - left) * width), width - 1)
        row = min(int((xy[1] - top) / (bottom - top) * height), height - 1)
        return _rgb(pixels[row, column])


def _rgb(pixel: NDArray[np.uint8]) -> tuple[int, int, int]:
    return int(pixel[0]), int(pixel[1]), int(pixel[2])
