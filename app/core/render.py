"""Turns a backend's answer into pixels: an overview of the picture, and its visible part at screen resolution."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from app.core import regions
from app.core.image_io import Photograph, fit
from app.core.regions import Mask, SoftMask
from models import color
from models.base import CancelToken, Progress, no_progress
from models.errors import UserError
from models.hints import AB, XY, Hints
from models.recommend import looks, survey
from models.recommend.looks import Look
from models.types import F32, U8, WHOLE, Box

if TYPE_CHECKING:
    from app.core.answers import Answer
    from models.join.paint import Coat
    from models.join.upsample import Amend, LowLight

Depth = type[np.uint8] | type[np.uint16]
_V = TypeVar("_V")

OVERVIEW_SIDE = 1024
"""Long side in pixels of the whole picture that every result carries."""

DRAFT_OVERVIEW_SIDE = 512
"""The same while the hand moves and the visible part is rendered on its own. A photograph that takes no more room than
this on the screen is shown by its overview alone."""

_LOOKED_AT_PIXELS = 1 << 18
"""Largest number of pixels of a probability map for the screen."""

VEIL = 0.5
"""Opacity of a region's colour over the photograph in the picture of a cut-out, 0..1."""


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
class LabelMap:
    """The probability map of one kind of stroke.

    Attributes:
        label: the region's name; "" where the kind is a colour only.
        ab: its colour; None where it keeps the photograph's own, and for regions.
        share: uint8 (h, w), the probability in 255ths, at low resolution.
    """

    label: str
    ab: AB | None
    share: U8


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """A part to be painted: its lightness (h, w), its place, and the photograph's own pixels (h, w, 3)."""

    L: F32
    box: Box
    rgb: Callable[[], U8]


class ViewCache:
    """The photograph as the screen needs it, reduced by area once per view instead of once per edit.

    Worker and export use it at the same time: an array that was returned is never changed, only replaced in the cache.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, NDArray[Any]]] = {}
        self._low: tuple[object, LowLight] | None = None

    def overview(self, photo: Photograph, long_side: int) -> _View:
        """The whole photograph with the given long side at most."""
        size, key, slot = fit(photo.full.size, long_side), (photo.full.key, long_side), f"overview {long_side}"
        light = self._light(slot, key, photo.proxy.L, size)
        return _View(light, WHOLE, lambda: self._rgb(slot, key, photo.proxy.rgb, size))

    def detail(self, photo: Photograph, detail: Detail) -> _View:
        """The visible part."""
        x0, y0, x1, y1 = detail.box
        width, height = photo.full.size
        key, rows, columns = (photo.full.key, detail), slice(y0, y1), slice(x0, x1)
        light = self._light("detail", key, photo.full.L[rows, columns], detail.size)
        box = (x0 / width, y0 / height, x1 / width, y1 / height)
        return _View(light, box, lambda: self._rgb("detail", key, photo.full.rgb[rows, columns], detail.size))

    def low(self, photo: Photograph, size: tuple[int, int]) -> LowLight:
        """What the join needs of the lightness at the size of a backend's answers."""
        key = (photo.full.key, size)
        kept = self._low
        if kept is None or kept[0] != key:
            # Imported here because it imports much of SciPy, which would delay the start of the program.
            from models.join.upsample import LowLight

            self._low = kept = (key, LowLight(photo.proxy.L, size))
        return kept[1]

    def _light(self, slot: str, key: object, source: F32, size: tuple[int, int]) -> F32:
        return np.asarray(self._keep(f"{slot} L", key, source, size), np.float32)

    def _rgb(self, slot: str, key: object, source: U8, size: tuple[int, int]) -> U8:
        return np.asarray(self._keep(f"{slot} rgb", key, source, size), np.uint8)

    def _keep(self, slot: str, key: object, source: F32 | U8, size: tuple[int, int]) -> NDArray[Any]:
        kept = self._kept.get(slot)
        if kept is None or kept[0] != key:
            same = size == (source.shape[1], source.shape[0])
            made = source if same else cv2.resize(source, size, interpolation=cv2.INTER_AREA)
            self._kept[slot] = kept = (key, np.ascontiguousarray(made))
        return kept[1]


class Renderer:
    """Paints one answer of a backend at any place and size. The last pictures are cached.

    Attributes:
        colorize_ms: how long the backend took.
        join_ms: how long the pictures shown last took.
    """

    def __init__(self, photo: Photograph, answer: Answer, views: ViewCache) -> None:
        """Take the backend's answer for a photograph; `views` caches the photograph at other sizes."""
        self.photo = photo
        self.colorize_ms = answer.ms
        self.join_ms = 0.0
        self._views = views
        self._palette = answer.colorization.palette
        self._maps = answer.colorization.maps
        self._shares: dict[int, U8] = {}
        self._looked_at: list[LabelMap] = []
        self._scale = photo.proxy.size[0] / photo.full.size[0], photo.proxy.size[1] / photo.full.size[1]
        self._overview: tuple[int, U8, float] | None = None
        self._part: tuple[Detail, U8, float] | None = None
        self._built_ms = 0.0

    def render(self, detail: Detail | None, *, draft: bool) -> tuple[U8, U8 | None]:
        """The overview, and the visible part if one is wanted: uint8 (h, w, 3) each."""
        detail = clip_detail(detail, self.photo.full.size)
        if detail is None:
            overview, ms = self._whole(OVERVIEW_SIDE)
            self.join_ms = self._built_ms + ms
            return overview, None
        if self._part is None or self._part[0] != detail:
            self._part = (detail, *_timed(lambda: self._screen(self._views.detail(self.photo, detail))))
        part, part_ms = self._part[1:]
        x0, y0, x1, y1 = detail.box
        if (x1 - x0, y1 - y0) == self.photo.full.size:
            # Everything is visible: reduce the visible picture instead of painting a second one.
            overview, ms = _timed(lambda: _smaller(part, fit(detail.size, OVERVIEW_SIDE)))
        else:
            overview, ms = self._whole(DRAFT_OVERVIEW_SIDE if draft else OVERVIEW_SIDE)
        self.join_ms = self._built_ms + part_ms + ms
        return overview, part

    def overview(self, long_side: int) -> U8:
        """The whole picture, uint8 (h, w, 3), with this long side at most."""
        overview, _ = self._whole(long_side)
        return _smaller(overview, fit(self.photo.full.size, long_side))

    def survey(self, hints: Hints) -> tuple[tuple[XY, ...], tuple[Look, ...]]:
        """Where the next hint tells most, in full-resolution pixels, and plausible looks; `hints` are the picture's.

        Raises:
            UserError: the backend does not know how likely colours are.
        """
        if self._palette is None:
            raise UserError("This method does not know how likely colours are.", "Choose one that suggests colours.")
        odds = self._palette.odds()
        return survey.doubtful_places(odds, self.photo.full.size, hints), looks.plausible_looks(odds, hints)

    def _whole(self, long_side: int) -> tuple[U8, float]:
        """The whole picture with at least this long side (or the photograph's own), and how long it took."""
        if self._overview is None or self._overview[0] < long_side:
            view = self._views.overview(self.photo, long_side)
            self._overview = (long_side, *_timed(lambda: self._screen(view)))
        return self._overview[1:]

    def _screen(self, view: _View) -> U8:
        return self._pixels(view, np.uint8, CancelToken(), no_progress).astype(np.uint8, copy=False)

    def full(self, *, deep: bool, cancel: CancelToken, progress: Progress) -> U8 | NDArray[np.uint16]:
        """The photograph at full resolution, (H, W, 3), uint16 if `deep`. May be called from any thread.

        Raises:
            Cancelled: the token was set.
        """
        view = _View(self.photo.full.L, WHOLE, lambda: self.photo.full.rgb)
        return self._pixels(view, np.uint16 if deep else np.uint8, cancel, progress)

    def _pixels(self, view: _View, dtype: Depth, cancel: CancelToken, progress: Progress) -> U8 | NDArray[np.uint16]:
        """The picture of a view, (h, w, 3)."""
        raise NotImplementedError

    def suggest(self, xy: XY, k: int) -> list[tuple[AB, float]] | None:
        """Colours likely at a place in full-resolution pixels, moved onto the photograph; None without a palette."""
        if self._palette is None:
            return None
        inside = [min(max(v, 0.5), side - 0.5) for v, side in zip(xy, self.photo.full.size, strict=True)]
        return self._palette.suggest((inside[0] * self._scale[0], inside[1] * self._scale[1]), k)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the kinds of strokes; strokes that others cover do not count."""
        return () if self._maps is None else self._maps.labels

    def maps(self, cancel: CancelToken) -> tuple[LabelMap, ...]:
        """The probability maps; empty if the backend has none, or if there is only one kind of stroke.

        Raises:
            Cancelled: the token was set.
        """
        if self._maps is None or len(self._maps.labels) < 2:
            return ()
        for index in range(len(self._looked_at), len(self._maps.labels)):
            cancel.raise_if_cancelled()
            label, ab = self._maps.labels[index], self._maps.colors[index]
            share = _levels(self._maps.map(index, _LOOKED_AT_PIXELS))
            self._looked_at.append(LabelMap(label, None if label else ab, share))
        return tuple(self._looked_at)

    def mask(self, name: str) -> SoftMask:
        """The soft mask of a region (`regions.ALL`: of all but the background). May be called from any thread.

        Raises:
            UserError: fewer than two regions are marked, or none of that name.
        """
        wanted = regions.chosen(self._maps, name)
        share = np.asarray(np.sum([self._share(i) for i in wanted], axis=0) / 255, np.float32)
        low = self._views.low(self.photo, (share.shape[1], share.shape[0]))
        return SoftMask(self.photo.proxy.L, share, low)

    def _share(self, index: int) -> U8:
        """One of the maps in 255ths, the precision of a mask's file."""
        if index not in self._shares:
            assert self._maps is not None
            self._shares[index] = _levels(self._maps.map(index))
        return self._shares[index]


class ColorRenderer(Renderer):
    """Colour joined with the photograph's lightness, in the whole picture or within a region."""

    def __init__(
        self,
        photo: Photograph,
        answer: Answer,
        views: ViewCache,
        within: Mask | None = None,
        coat: Coat | None = None,
    ) -> None:
        """Take an answer, and the paint that lies over it. Outside of `within` the photograph keeps its colours."""
        from models.join.upsample import Upsampler

        super().__init__(photo, answer, views)
        start = time.perf_counter()
        found = answer.colorization
        low = views.low(photo, (found.ab.shape[1], found.ab.shape[0]))
        self._upsampler = Upsampler(photo.proxy.L, found.ab, answer.hints if found.exact else None, low)
        self._within, self._coat = within, coat
        self._built_ms = (time.perf_counter() - start) * 1000

    def _pixels(self, view: _View, dtype: Depth, cancel: CancelToken, progress: Progress) -> U8 | NDArray[np.uint16]:
        steps = [] if self._coat is None else [self._coat.over(view.L, view.box)]
        if self._within is not None:
            steps.append(self._limit(self._within, view))

        def amend(rows: slice, a: F32, b: F32) -> tuple[F32, F32]:
            for step in steps:
                a, b = step(rows, a, b)
            return a, b

        return self._upsampler.rgb(view.L, view.box, dtype, amend=amend, cancel=cancel, progress=progress)

    def _limit(self, within: Mask, view: _View) -> Amend:
        share, own = within.at(view.L, view.box), None if self.photo.is_gray else view.rgb()

        def limit(rows: slice, a: F32, b: F32) -> tuple[F32, F32]:
            inside = share[rows]
            if own is None:
                return a * inside, b * inside
            lab = color.to_lab(own[rows])
            return lab[..., 1] + (a - lab[..., 1]) * inside, lab[..., 2] + (b - lab[..., 2]) * inside

        return limit


class CutOutRenderer(Renderer):
    """The photograph with its regions under veils of their colours."""

    def __init__(self, photo: Photograph, answer: Answer, views: ViewCache) -> None:
        """Take a cut-out; its hints name its regions, in the order that gives them their colours."""
        super().__init__(photo, answer, views)
        self._colors = regions.colors(regions.names(answer.hints))
        self._masks: dict[str, SoftMask] | None = None

    def _pixels(self, view: _View, dtype: Depth, cancel: CancelToken, progress: Progress) -> U8 | NDArray[np.uint16]:
        """Always 8 bits: this picture is for the screen only, a cut-out is exported as a mask."""
        del dtype
        if self._masks is None:
            names = self.labels if len(self.labels) > 1 else ()
            self._masks = {name: self.mask(name) for name in names if not regions.is_background(name)}
        picture = view.rgb()
        for name, mask in self._masks.items():
            cancel.raise_if_cancelled()
            covered = np.float32(VEIL) * mask.at(view.L, view.box)
            veil = np.empty_like(picture)
            veil[:] = self._colors[name]
            picture = cv2.blendLinear(picture, veil, 1 - covered, covered).astype(np.uint8, copy=False)
        progress(1.0, "")
        return picture


def _levels(share: F32) -> U8:
    return np.asarray(np.rint(share * np.float32(255)), np.uint8)


def _timed(make: Callable[[], _V]) -> tuple[_V, float]:
    """The result of a function, and its time in milliseconds."""
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
    # A view that extends beyond the edge loses screen pixels in proportion.
    share_x = (x1 - x0) / (detail.box[2] - detail.box[0])
    share_y = (y1 - y0) / (detail.box[3] - detail.box[1])
    wanted = round(detail.size[0] * share_x), round(detail.size[1] * share_y)
    return Detail((x0, y0, x1, y1), (min(max(1, wanted[0]), x1 - x0), min(max(1, wanted[1]), y1 - y0)))
