"""From a backend's answer to pixels for the screen: the whole picture small, and the visible part sharp."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core.image_io import Photograph, fit
from models.base import CancelToken, Colorization, Progress
from models.hints import AB, XY, Hints

if TYPE_CHECKING:
    from models.upsample import LowLight

F32 = NDArray[np.float32]
U8 = NDArray[np.uint8]
_V = TypeVar("_V")

OVERVIEW_SIDE = 1024
"""Long side of the whole picture that every result carries."""

DRAFT_OVERVIEW_SIDE = 512
"""The same while the hand moves and the visible part is rendered on its own."""


@dataclass(frozen=True, slots=True)
class Detail:
    """What is visible, at screen resolution.

    Attributes:
        box: x0, y0, x1, y1 in full-resolution pixels.
        size: width and height to render; never more than the box has pixels.
    """

    box: tuple[int, int, int, int]
    size: tuple[int, int]


def proxy_hints(hints: Hints, photo: Photograph) -> Hints:
    """Hints in full-resolution pixels, scaled into the pixels of the proxy."""
    if photo.proxy is photo.full:
        return hints
    return hints.scaled(photo.proxy.size[0] / photo.full.size[0], photo.proxy.size[1] / photo.full.size[1])


class LightCache:
    """The lightness the screen needs, reduced by area once per view instead of once per edit."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, F32]] = {}
        self._low: tuple[object, LowLight] | None = None

    def overview(self, photo: Photograph, long_side: int) -> F32:
        """L of the whole photograph with the given long side at most."""
        size = fit(photo.full.size, long_side)
        return self._keep(f"overview {long_side}", (photo.full.key, size), photo.proxy.L, size)

    def detail(self, photo: Photograph, detail: Detail) -> F32:
        """L of the visible part."""
        x0, y0, x1, y1 = detail.box
        return self._keep("detail", (photo.full.key, detail), photo.full.L[y0:y1, x0:x1], detail.size)

    def low(self, photo: Photograph, size: tuple[int, int]) -> LowLight:
        """What the join needs of the lightness at the size of a backend's answers."""
        key = (photo.full.key, size)
        if self._low is None or self._low[0] != key:
            # Brings half of SciPy along, which the start of the program need not wait for.
            from models.upsample import LowLight

            self._low = (key, LowLight(photo.proxy.L, size))
        return self._low[1]

    def _keep(self, slot: str, key: object, source: F32, size: tuple[int, int]) -> F32:
        kept = self._kept.get(slot)
        if kept is None or kept[0] != key:
            height, width = source.shape
            light = source if size == (width, height) else cv2.resize(source, size, interpolation=cv2.INTER_AREA)
            kept = (key, np.ascontiguousarray(light, np.float32))
            self._kept[slot] = kept
        return kept[1]


class Renderer:
    """One colorization, ready to be shown at any place and size. What was shown last is kept.

    Attributes:
        colorize_ms: how long the backend took.
        join_ms: how long the pictures shown last took.
    """

    def __init__(
        self, photo: Photograph, hints: Hints, colorization: Colorization, light: LightCache, colorize_ms: float
    ) -> None:
        """Take a result.

        Args:
            photo: the photograph.
            hints: the hints in the pixels of its proxy.
            colorization: the backend's answer.
            light: lightness at the sizes that were needed before.
            colorize_ms: how long the backend took.
        """
        from models.upsample import Upsampler

        start = time.perf_counter()
        self.photo = photo
        self.colorize_ms = colorize_ms
        self._light = light
        self._palette = colorization.palette
        self._scale = photo.proxy.size[0] / photo.full.size[0], photo.proxy.size[1] / photo.full.size[1]
        low = light.low(photo, (colorization.ab.shape[1], colorization.ab.shape[0]))
        self._upsampler = Upsampler(photo.proxy.L, colorization.ab, hints if colorization.exact else None, low)
        self._overview: tuple[int, U8, float] | None = None
        self._part: tuple[Detail, U8, float] | None = None
        self._built_ms = (time.perf_counter() - start) * 1000
        self.join_ms = 0.0

    def render(self, detail: Detail | None, *, draft: bool) -> tuple[U8, U8 | None]:
        """The whole picture small, and the visible part where one is asked for: uint8 (h, w, 3) each."""
        detail = clip_detail(detail, self.photo.full.size)
        if detail is None:
            overview, ms = self._whole(OVERVIEW_SIDE)
            self.join_ms = self._built_ms + ms
            return overview, None
        if self._part is None or self._part[0] != detail:
            self._part = (detail, *_timed(lambda: self._visible(detail)))
        part, part_ms = self._part[1:]
        x0, y0, x1, y1 = detail.box
        if (x1 - x0, y1 - y0) == self.photo.full.size:
            # Everything is visible: the small picture is the visible one made smaller, not a second rendering.
            overview, ms = _timed(lambda: _smaller(part, fit(detail.size, OVERVIEW_SIDE)))
        else:
            overview, ms = self._whole(DRAFT_OVERVIEW_SIDE if draft else OVERVIEW_SIDE)
        self.join_ms = self._built_ms + part_ms + ms
        return overview, part

    def _visible(self, detail: Detail) -> U8:
        x0, y0, x1, y1 = detail.box
        width, height = self.photo.full.size
        return self._pixels(self._light.detail(self.photo, detail), (x0 / width, y0 / height, x1 / width, y1 / height))

    def _whole(self, long_side: int) -> tuple[U8, float]:
        """The whole picture with at least this long side (or the photograph's own), and how long it took."""
        if self._overview is None or self._overview[0] < long_side:
            light = self._light.overview(self.photo, long_side)
            self._overview = (long_side, *_timed(lambda: self._pixels(light, (0.0, 0.0, 1.0, 1.0))))
        return self._overview[1:]

    def full(self, *, deep: bool, cancel: CancelToken, progress: Progress) -> U8 | NDArray[np.uint16]:
        """The photograph at full resolution, (H, W, 3), uint16 if `deep`.

        Raises:
            Cancelled: the token was set.
        """
        dtype = np.uint16 if deep else np.uint8
        return self._upsampler.rgb(self.photo.full.L, dtype=dtype, cancel=cancel, progress=progress)

    def suggest(self, xy: XY, k: int) -> list[tuple[AB, float]] | None:
        """Colours likely at a place in full-resolution pixels, moved onto the photograph; None without a palette."""
        if self._palette is None:
            return None
        inside = [min(max(v, 0.5), side - 0.5) for v, side in zip(xy, self.photo.full.size, strict=True)]
        return self._palette.suggest((inside[0] * self._scale[0], inside[1] * self._scale[1]), k)

    def _pixels(self, L: F32, box: tuple[float, float, float, float]) -> U8:
        return self._upsampler.rgb(L, box, np.uint8).astype(np.uint8, copy=False)


def _timed(make: Callable[[], _V]) -> tuple[_V, float]:
    """What a function gives, and how many milliseconds it took."""
    start = time.perf_counter()
    made = make()
    return made, (time.perf_counter() - start) * 1000


def _smaller(picture: U8, size: tuple[int, int]) -> U8:
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)


def clip_detail(detail: Detail | None, size: tuple[int, int]) -> Detail | None:
    """The part of a view that lies on the photograph, at full resolution at most; None where nothing does."""
    if detail is None:
        return None
    x0, x1 = max(0, detail.box[0]), min(size[0], detail.box[2])
    y0, y1 = max(0, detail.box[1]), min(size[1], detail.box[3])
    if x0 >= x1 or y0 >= y1:
        return None
    # A view that hangs over the edge loses screen pixels in proportion.
    share_x = (x1 - x0) / (detail.box[2] - detail.box[0])
    share_y = (y1 - y0) / (detail.box[3] - detail.box[1])
    wanted = round(detail.size[0] * share_x), round(detail.size[1] * share_y)
    return Detail((x0, y0, x1, y1), (min(max(1, wanted[0]), x1 - x0), min(max(1, wanted[1]), y1 - y0)))
