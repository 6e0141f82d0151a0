"""Parts of the photograph as the screen and exports need them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from app.core.image_io import Photograph, fit
from models import color
from models.lazy import cv2
from models.types import F32, U8, WHOLE, Box

if TYPE_CHECKING:
    from models.join.upsample import LowLight

_LOW_KEPT = 4
"""Low resolutions whose lightness is kept: of answers, of paint, of masks."""

_STEPS = 4096
_STRIP = 512
"""Steps of lightness for gray levels, and rows that are turned into them at once."""


@dataclass(frozen=True, slots=True)
class Detail:
    """What is visible, at screen resolution.

    Attributes:
        box: x0, y0, x1, y1 in full-resolution pixels.
        size: width and height to render; never more than the box has pixels.
    """

    box: tuple[int, int, int, int]
    size: tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A part to be painted: its lightness (h, w), its place, and the photograph's own pixels (h, w, 3)."""

    L: F32
    box: Box
    rgb: Callable[[], U8]

    @classmethod
    def whole(cls, photo: Photograph) -> View:
        """All of a photograph at full resolution."""
        return cls(photo.full.L, WHOLE, lambda: photo.full.rgb)


class ViewCache:
    """The photograph as the screen needs it, reduced by area once per view instead of once per edit.

    Worker and export use it at the same time: an array that was returned is never changed, only replaced in the cache.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, NDArray[Any]]] = {}
        self._low: tuple[tuple[object, LowLight], ...] = ()

    def overview(self, photo: Photograph, long_side: int) -> View:
        """The whole photograph with the given long side at most."""
        size, key, slot = fit(photo.full.size, long_side), (photo.full.key, long_side), f"overview {long_side}"
        light = self._light(slot, key, photo.proxy.L, size)
        return View(light, WHOLE, lambda: self._rgb(slot, key, photo.proxy.rgb, size))

    def detail(self, photo: Photograph, detail: Detail) -> View:
        """The visible part."""
        x0, y0, x1, y1 = detail.box
        width, height = photo.full.size
        key, rows, columns = (photo.full.key, detail), slice(y0, y1), slice(x0, x1)
        light = self._light("detail", key, photo.full.L[rows, columns], detail.size)
        box = (x0 / width, y0 / height, x1 / width, y1 / height)
        return View(light, box, lambda: self._rgb("detail", key, photo.full.rgb[rows, columns], detail.size))

    def half(self, photo: Photograph, detail: Detail) -> View:
        """The visible part at half the resolution."""
        size = max(1, detail.size[0] // 2), max(1, detail.size[1] // 2)
        whole, key = self.detail(photo, detail), (photo.full.key, detail)
        light = self._light("half", key, whole.L, size)
        return View(light, whole.box, lambda: self._rgb("half", key, whole.rgb(), size))

    def relief(self, photo: Photograph, detail: Detail) -> NDArray[np.int16]:
        """The detail of the visible part that is lost at half the resolution: differences in gray levels, (h, w)."""

        def made() -> NDArray[Any]:
            fine, coarse = gray_levels(self.detail(photo, detail).L), gray_levels(self.half(photo, detail).L)
            enlarged = cv2.resize(coarse, detail.size, interpolation=cv2.INTER_LINEAR)
            return np.asarray(cv2.subtract(fine, enlarged, dtype=cv2.CV_16S))

        return np.asarray(self._found("relief", (photo.full.key, detail), made), np.int16)

    def low(self, photo: Photograph, size: tuple[int, int]) -> LowLight:
        """What the join needs of the lightness at the size of small pictures of colour."""
        key = (photo.full.key, size)
        kept = next((light for other, light in self._low if other == key), None)
        if kept is None:
            # Imported here because it imports much of SciPy, which would delay the start of the program.
            from models.join.upsample import LowLight

            kept = LowLight(photo.proxy.L, size)
            self._low = (*self._low[1 - _LOW_KEPT :], (key, kept))
        return kept

    def _light(self, slot: str, key: object, source: F32, size: tuple[int, int]) -> F32:
        return np.asarray(self._keep(f"{slot} L", key, source, size), np.float32)

    def _rgb(self, slot: str, key: object, source: U8, size: tuple[int, int]) -> U8:
        return np.asarray(self._keep(f"{slot} rgb", key, source, size), np.uint8)

    def _keep(self, slot: str, key: object, source: F32 | U8, size: tuple[int, int]) -> NDArray[Any]:
        same = size == (source.shape[1], source.shape[0])
        return self._found(
            slot, key, lambda: source if same else np.asarray(cv2.resize(source, size, interpolation=cv2.INTER_AREA))
        )

    def _found(self, slot: str, key: object, make: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        kept = self._kept.get(slot)
        if kept is None or kept[0] != key:
            self._kept[slot] = kept = (key, np.ascontiguousarray(make()))
        return kept[1]


def gray_levels(light: F32) -> U8:
    """L (H, W) as neutral sRGB levels; by table and in strips, so that 12 MP take little time and memory."""
    axis = np.linspace(0, 100, _STEPS + 1, dtype=np.float32)
    table = color.to_rgb8(axis, np.zeros((_STEPS + 1, 2), np.float32))[:, 1]
    out = np.empty(light.shape, np.uint8)
    for top in range(0, len(light), _STRIP):
        steps = np.clip(light[top : top + _STRIP] * np.float32(_STEPS / 100) + 0.5, 0, _STEPS)
        out[top : top + _STRIP] = table[steps.astype(np.uint16)]
    return out


def clip_detail(detail: Detail | None, size: tuple[int, int]) -> Detail | None:
    """The part of a view that lies on the photograph, at full resolution at most; None where nothing does."""
    if detail is None:
        return None
    x0, x1 = max(0, detail.box[0]), min(size[0], detail.box[2])
    y0, y1 = max(0, detail.box[1]), min(size[1], detail.box[3])
    if x0 >= x1 or y0 >= y1:
        return None
    # A view that extends beyond the edge loses screen pixels in proportion.
    share_x = (x1 - x0) / (detail.box[2] - detail.box[0])
    share_y = (y1 - y0) / (detail.box[3] - detail.box[1])
    wanted = round(detail.size[0] * share_x), round(detail.size[1] * share_y)
    return Detail((x0, y0, x1, y1), (min(max(1, wanted[0]), x1 - x0), min(max(1, wanted[1]), y1 - y0)))
