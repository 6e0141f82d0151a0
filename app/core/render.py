"""Turns a backend's answer into pixels: an overview of the picture, and its visible part at screen resolution."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from app.core import regions
from app.core.image_io import Photograph, fit
from app.core.painting import Depth, Painting
from app.core.regions import Mask, SoftMask
from app.core.stack import Stack
from app.core.views import Detail, View, ViewCache, clip_detail
from models.base import CancelToken, Odds, PaletteSource, Progress, no_progress
from models.errors import UserError
from models.hints import AB, XY, Hints
from models.lazy import cv2
from models.recommend import looks, survey
from models.recommend.looks import Look
from models.types import F32, U8
from models.words import Words

if TYPE_CHECKING:
    from app.core.answers import Answer

_V = TypeVar("_V")

OVERVIEW_SIDE = 1024
"""Long side in pixels of the whole picture that every result carries."""

DRAFT_OVERVIEW_SIDE = 512
"""The same while the hand moves and the visible part is rendered on its own. A photograph that takes no more room than
this on the screen is shown by its overview alone."""

_LOOKED_AT_PIXELS = 1 << 18
"""Largest number of pixels of a probability map for the screen."""

_MOSTLY = 0.5
"""A place belongs to a region where its mask is this or more."""

VEIL = 0.5
"""Opacity of a region's colour over the photograph in the picture of a cut-out, 0..1."""


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


class Renderer:
    """Paints one answer of a backend at any place and size. The last pictures are cached.

    Attributes:
        colorize_ms: how long the backend took.
        join_ms: how long the pictures shown last took.
        matches: which places of the references the whole photograph's colours come from, where the backend says so.
    """

    def __init__(self, photo: Photograph, answer: Answer, views: ViewCache) -> None:
        """Take the backend's answer for a photograph; `views` caches the photograph at other sizes."""
        self.photo = photo
        self.colorize_ms = answer.ms
        self.join_ms = 0.0
        self._views = views
        self._palette = answer.colorization.palette
        self._maps = answer.colorization.maps
        self.matches = answer.colorization.matches
        self._shares: dict[int, U8] = {}
        self._looked_at: list[LabelMap] = []
        self._scale = photo.proxy.size[0] / photo.full.size[0], photo.proxy.size[1] / photo.full.size[1]
        self._overview: tuple[int, U8, float] | None = None
        self._part: tuple[Detail, bool, U8, float] | None = None
        self._built_ms = 0.0

    def render(self, detail: Detail | None, *, draft: bool) -> tuple[U8, U8 | None]:
        """The overview, and the visible part if one is wanted: uint8 (h, w, 3) each; a draft need not be exact."""
        detail = clip_detail(detail, self.photo.full.size)
        if detail is None:
            overview, ms = self._whole(OVERVIEW_SIDE)
            self.join_ms = self._built_ms + ms
            return overview, None
        part, part_ms = self._visible(detail, draft=draft)
        x0, y0, x1, y1 = detail.box
        if (x1 - x0, y1 - y0) == self.photo.full.size:
            # Everything is visible: no second picture is painted, nor this one reduced.
            overview, ms = part, 0.0
        else:
            overview, ms = self._whole(DRAFT_OVERVIEW_SIDE if draft else OVERVIEW_SIDE)
        self.join_ms = self._built_ms + part_ms + ms
        return overview, part

    def _visible(self, detail: Detail, *, draft: bool) -> tuple[U8, float]:
        """The visible part, and how long it took. A draft is not kept for what must be exact."""
        if self._part is None or self._part[0] != detail or (self._part[1] and not draft):
            make = self._draft if draft else self._exact
            self._part = (detail, draft, *_timed(lambda: make(detail)))
        return self._part[2:]

    def _exact(self, detail: Detail) -> U8:
        return self._screen(self._views.detail(self.photo, detail))

    def _draft(self, detail: Detail) -> U8:
        """The visible part while the hand moves."""
        return self._exact(detail)

    def overview(self, long_side: int) -> U8:
        """The whole picture, uint8 (h, w, 3), with this long side at most."""
        overview, _ = self._whole(long_side)
        return _smaller(overview, fit(self.photo.full.size, long_side))

    def survey(self, hints: Hints) -> tuple[tuple[XY, ...], tuple[Look, ...]]:
        """Where the next hint tells most, in full-resolution pixels, and plausible looks; `hints` are the picture's.

        Raises:
            UserError: as `odds`.
        """
        odds = self.odds()
        return survey.doubtful_places(odds, self.photo.full.size, hints), looks.plausible_looks(odds, hints)

    def odds(self) -> Odds:
        """How likely every colour is everywhere.

        Raises:
            UserError: the backend does not know.
        """
        if self._palette is None:
            raise UserError("This method does not know how likely colours are.", "Choose one that suggests colours.")
        return self._palette.odds()

    def _whole(self, long_side: int) -> tuple[U8, float]:
        """The whole picture with at least this long side (or the photograph's own), and how long it took."""
        if self._overview is None or self._overview[0] < long_side:
            view = self._views.overview(self.photo, long_side)
            self._overview = (long_side, *_timed(lambda: self._screen(view)))
        return self._overview[1:]

    def _screen(self, view: View) -> U8:
        return self._pixels(view, np.uint8, CancelToken(), no_progress).astype(np.uint8, copy=False)

    def full(self, *, deep: bool, cancel: CancelToken, progress: Progress) -> U8 | NDArray[np.uint16]:
        """The photograph at full resolution, (H, W, 3), uint16 if `deep`. May be called from any thread.

        Raises:
            Cancelled: the token was set.
        """
        view = View.whole(self.photo)
        return self._pixels(view, np.uint16 if deep else np.uint8, cancel, progress)

    def _pixels(self, view: View, dtype: Depth, cancel: CancelToken, progress: Progress) -> U8 | NDArray[np.uint16]:
        """The picture of a view, (h, w, 3)."""
        raise NotImplementedError

    def suggest(self, xy: XY, k: int) -> list[tuple[AB, float]] | None:
        """Colours likely at a place in full-resolution pixels, moved onto the photograph; None without a palette."""
        palette = self._palette_at(xy)
        if palette is None:
            return None
        inside = [min(max(v, 0.5), side - 0.5) for v, side in zip(xy, self.photo.full.size, strict=True)]
        return palette.suggest((inside[0] * self._scale[0], inside[1] * self._scale[1]), k)

    def _palette_at(self, xy: XY) -> PaletteSource | None:
        """Where the suggestions for a place come from."""
        del xy
        return self._palette

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
        share = self.share(name)
        low = self._views.low(self.photo, (share.shape[1], share.shape[0]))
        return SoftMask(self.photo.proxy.L, share, low)

    def share(self, name: str) -> F32:
        """What `mask` is made from: (h, w) in 0..1, small.

        Raises:
            as `mask` does.
        """
        wanted = regions.chosen(self._maps, name)
        return np.asarray(np.sum([self._share(i) for i in wanted], axis=0) / 255, np.float32)

    def _share(self, index: int) -> U8:
        """One of the maps in 255ths, the precision of a mask's file."""
        if index not in self._shares:
            assert self._maps is not None
            self._shares[index] = _levels(self._maps.map(index))
        return self._shares[index]


class ColorRenderer(Renderer):
    """Colour joined with the photograph's lightness."""

    def __init__(
        self, painting: Painting, answers: Sequence[tuple[Answer, Mask | None]], views: ViewCache, built_ms: float
    ) -> None:
        """Take a painting, and the answers that it was made from.

        Args:
            painting: what is painted.
            answers: that for the whole photograph, then those for regions, each with its region's mask.
            views: caches the photograph at other sizes.
            built_ms: how long the painting took to prepare.
        """
        super().__init__(painting.photo, answers[0][0], views)
        self._painting, self._built_ms = painting, built_ms
        self._palettes = [(answer.colorization.palette, mask) for answer, mask in answers]
        self.colorize_ms = sum(answer.ms for answer, _ in answers)

    @property
    def stack(self) -> Stack:
        """What is painted, to be kept."""
        return self._painting.stack.lasting(self.photo.proxy.size)

    def _pixels(self, view: View, dtype: Depth, cancel: CancelToken, progress: Progress) -> U8 | NDArray[np.uint16]:
        return self._painting.rgb(view, dtype, cancel, progress)

    def _draft(self, detail: Detail) -> U8:
        """Colour at half the resolution under light at the full one; in most places it differs by a level or two."""
        coarse = self._screen(self._views.half(self.photo, detail))
        enlarged = cv2.resize(coarse, detail.size, interpolation=cv2.INTER_LINEAR)
        relief = self._views.relief(self.photo, detail)
        return np.asarray(cv2.add(enlarged, cv2.merge([relief, relief, relief]), dtype=cv2.CV_8U), np.uint8)

    def _palette_at(self, xy: XY) -> PaletteSource | None:
        x, y = (value / side for value, side in zip(xy, self.photo.full.size, strict=True))
        box, place = (x, y, x, y), np.zeros((1, 1), np.float32)
        for palette, mask in reversed(self._palettes):
            if mask is None or mask.at(place, box)[0, 0] >= _MOSTLY:
                return palette
        return None


class CutOutRenderer(Renderer):
    """The photograph with its regions under veils of their colours."""

    def __init__(self, photo: Photograph, answer: Answer, views: ViewCache) -> None:
        """Take a cut-out; its hints name its regions, in the order that gives them their colours."""
        super().__init__(photo, answer, views)
        self._colors = regions.colors(regions.names(answer.hints))
        self._masks: dict[str, SoftMask] | None = None

    def _pixels(self, view: View, dtype: Depth, cancel: CancelToken, progress: Progress) -> U8 | NDArray[np.uint16]:
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
        progress(1.0, Words(""))
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
