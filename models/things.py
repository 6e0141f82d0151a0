"""Which thing of a photograph a place lies on, and what is like it.

A photograph is cut into small pieces along its edges. Every piece knows its lightness and what a trained network sees
there. From the places that the artist marks a front walks over the pieces: a step costs more across an edge, and onto
a piece that looks unlike the marked ones. Where the front arrives cheaply is the same thing. With a wide reach it may
also jump, so that things like it are found anywhere.

    things = Things.of(photograph.L)                     # once per photograph
    seeds = things.drawn(hints, photograph.size)         # points and strokes, as a mask
    spread = things.spread(seeds, against)               # once per change of the marks
    mask = spread.mask(reach)                            # as often as the reach changes

A magic wand is `spread.mask` with the reach as its tolerance. Click-to-select walks through `spread.sizes()`, from part
to whole; clicks that add go into `seeds`, clicks that take away into `against`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

from models.hints import Hints
from models.lazy import cv2
from models.rasterize import index_map
from models.solvers.superpixels import Pieces, superpixels
from models.types import F32, F64, Mask

SHORT_SIDE = 256
"""Short side in pixels at which photographs are cut into pieces."""

_MOST_PIXELS = 4 * SHORT_SIDE * SHORT_SIDE
_CLOSER = 1.5
"""How much larger the network sees the photograph: its cells are coarser than the pieces."""
_PIECE = 36
"""Pixels of a piece, about."""

_SIGHT = "models.colorizers.sight"
"""Imported by name on first use: it needs torch."""

_LIGHT = 14.0
"""Difference in L by which pieces are unlike by 1."""
_LOOK_FREE, _LOOK = 0.4, 0.4
"""Cosine distance that means nothing, and what more makes pieces unlike by 1."""
_PLAIN, _RICH = 0.4, 1.6
"""Texture (in L) of pieces in which the network sees next to nothing, such as a sky, and of those it is trusted in."""
_TRUST_LEAST = 0.12

_STEP, _EDGE_FREE, _EDGE, _STRANGE_FREE, _STRANGE = 0.004, 0.8, 5.0, 0.25, 0.25
"""The cost of a step, of an edge (its contrast in L that costs nothing, and what more costs 1), and of a strange piece
(squared unlikeness that costs nothing, and the factor of the rest)."""

_GROWTH = 1.8
"""The front's budget is exp(growth * reach): 1 for the thing itself."""
_JUMPS_FROM, _JUMP, _ALIKE = 0.4, 1.8, 2.5
"""The reach from which the front may jump, and the cost of a jump and of unlikeness after it."""

_KEEN, _KEENEST = 1.5, 5.0
"""By how much differences of lightness count for more in a part of a photograph, per times it is enlarged; at most."""

_MOST_SEEDS = 48
"""More seed pieces than this are thinned out."""
_CONTESTED, _VERY_FAR = 0.1, 1e6
"""Near the middle between marks and counter-marks, this share of the way fades; a cost that stands for no way."""
_LEAST_EXTENT, _LARGE, _CAUTION = 0.02, 0.15, 2.0
"""No mark counts as smaller than this share of the short side; from a size on, a mark may mean anything; how much less
the front may spend from smaller ones."""
_FADES = 0.35
"""Near the farthest place from a mark, this share of the way fades."""
_SOFT = 0.3
"""The share of the budget over which a mask fades."""
_RADIUS, _NOISE = 3, 12.0
"""The window in pixels and the variance of L of the filter that brings the photograph's edges back into a mask."""

_FARTHEST = 100.0
_STEPS = 21
_MOST_SIZES, _APART = 5, 1.25


@dataclass(frozen=True, slots=True, eq=False)
class Borders:
    """Pieces that touch: `first` and `second` (m,), and the contrast in L along their border (m,)."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    contrast: F64


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What was marked.

    Attributes:
        seeds, denied: (h, w), places that belong to a thing, and places that do not.
        extent: how large the mark is, in pixels; None where that means nothing.
        share: of its budget that the front may spend while the reach is small.
    """

    seeds: Mask
    denied: Mask
    extent: float | None
    share: float


class Things:
    """A photograph in pieces.

    Attributes:
        size: width and height at which masks are made.
    """

    def __init__(self, light: F32, look: F32, zoom: float = 1.0) -> None:
        """Cut a photograph into pieces.

        Args:
            light: (h, w) its lightness 0..100, small.
            look: (h', w', C) what a network sees there: unit vectors, on a coarser grid of the same extent.
            zoom: how many times larger things are than in the whole photograph, if this is a part of one. Small
                things, such as lips in a face, differ less from what is around them than large ones.
        """
        self._zoom = zoom
        keen = np.float32(min(_KEEN * zoom, _KEENEST) if zoom > 1 else 1)
        self.size = (light.shape[1], light.shape[0])
        self._guide = _Guide(light)
        self.pieces = superpixels(_gray(light), 1 / _PIECE, lambda: None)
        self._light = keen * self._mean(light)
        fine = cv2.GaussianBlur(light, (0, 0), 1.5)
        texture = np.sqrt(cv2.GaussianBlur((light - fine) ** 2, (0, 0), 3))
        self._trust = np.clip((self._mean(texture) - _PLAIN) / (_RICH - _PLAIN), _TRUST_LEAST, 1)
        self._look = self._sampled(look)
        self._borders = _borders(self.pieces, keen * np.asarray(cv2.GaussianBlur(light, (0, 0), 0.7), np.float32))

    @classmethod
    def of(cls, L: F32, zoom: float = 1.0) -> Things:
        """Look at a photograph, or a part of one: (H, W) lightness 0..100 at any size. For `zoom` see the constructor.

        Raises:
            WeightsMissing, WeightsCorrupt: the network that looks cannot be loaded.
        """
        height, width = L.shape
        scale = min(1.0, SHORT_SIDE / min(L.shape), (_MOST_PIXELS / L.size) ** 0.5)
        size = max(1, round(width * scale)), max(1, round(height * scale))
        light = L if size == (width, height) else cv2.resize(L, size, interpolation=cv2.INTER_AREA)
        look: F32 = import_module(_SIGHT).see(L, (round(_CLOSER * size[0]), round(_CLOSER * size[1])))
        return cls(np.asarray(light, np.float32), look, zoom)

    def drawn(self, hints: Hints, image_size: tuple[int, int]) -> Mask:
        """Where points and strokes lie, (h, w); each covers at least one pixel if it lies on the photograph.

        Args:
            hints: in pixels of an image of `image_size` (width, height).
        """
        return index_map(hints, image_size, self.size) >= 0

    def spread(self, seeds: Mask, against: Mask | None = None, *, extent: float | None = None) -> Spread:
        """Walk from the marked places over the photograph.

        Args:
            seeds: (h, w), the places marked.
            against: (h, w), places that do not belong to the thing.
            extent: how large the mark is, as a share of the photograph's short side, where that says how large a thing
                is meant: a short stroke means a small one. None where it does not, as with a click.
        """
        walked, unlike = self._walked(seeds)
        denied = np.zeros_like(seeds) if against is None else against & ~seeds
        rival = self._walked(denied)[0] if denied.any() else None
        near = None if extent is None else max(extent, _LEAST_EXTENT) * min(self.size)
        small = 1.0 if extent is None else min(1.0, max(extent / self._zoom, _LEAST_EXTENT) / _LARGE)
        marks = Marks(seeds, denied, near, small**_CAUTION)
        return Spread(self._guide, self.pieces, marks, walked, unlike, rival)

    def mask(self, seeds: Mask, reach: float, against: Mask | None = None) -> F32:
        """`Spread.mask` of `spread(seeds, against)`."""
        return self.spread(seeds, against).mask(reach)

    def _walked(self, seeds: Mask) -> tuple[F64, F64]:
        """The cost of walking to each piece from the seeds, and its squared unlikeness to the nearest of them: (n,)."""
        count = len(self.pieces)
        own = np.unique(self.pieces.segments[seeds])
        if not len(own):
            return np.full(count, np.inf), np.full(count, np.inf)
        unlike = self._unlike(own)
        strange = np.maximum(unlike - _STRANGE_FREE, 0)
        first, second = self._borders.first, self._borders.second
        edge = np.maximum(self._borders.contrast - _EDGE_FREE, 0) / _EDGE
        cost = _STEP + edge**2 + _STRANGE * np.maximum(strange[first], strange[second])
        graph = coo_matrix((cost, (first, second)), shape=(count, count)).tocsr()
        return dijkstra(graph, directed=False, indices=own, min_only=True), unlike

    def _unlike(self, own: NDArray[np.int32]) -> F64:
        if len(own) > _MOST_SEEDS:
            own = own[np.linspace(0, len(own) - 1, _MOST_SEEDS).astype(np.int64)]
        light = (self._light[:, None] - self._light[own]) / _LIGHT
        look = np.maximum(1 - self._look @ self._look[own].T - _LOOK_FREE, 0) / _LOOK
        # Of two plain pieces the network only knows how far they lie from the border and from other things.
        trust = np.maximum(self._trust[:, None], self._trust[own])
        return np.asarray((light**2 + trust * look**2).min(axis=1), np.float64)

    def _mean(self, values: F32) -> F32:
        flat = self.pieces.segments.ravel()
        sums = np.bincount(flat, np.asarray(values, np.float32).ravel(), len(self.pieces))
        return (sums / np.bincount(flat, minlength=len(self.pieces))).astype(np.float32)

    def _sampled(self, look: F32) -> F32:
        """What the network sees at each piece, interpolated: unit vectors (n, C)."""
        at = []
        places_of = (self.pieces.rows, self.pieces.columns)
        for places, side, cells in zip(places_of, self.size[::-1], look.shape[:2], strict=True):
            exact = np.clip((places + 0.5) * cells / side - 0.5, 0, cells - 1)
            low = np.floor(exact).astype(np.int64)
            at.append((low, np.minimum(low + 1, cells - 1), (exact - low).astype(np.float32)[:, None]))
        (top, bottom, down), (left, right, across) = at
        upper = look[top, left] * (1 - across) + look[top, right] * across
        lower = look[bottom, left] * (1 - across) + look[bottom, right] * across
        mixed = upper * (1 - down) + lower * down
        return np.asarray(mixed / np.maximum(np.linalg.norm(mixed, axis=1, keepdims=True), 1e-6), np.float32)


class Spread:
    """How far each piece is from the marked places. Made by `Things.spread`."""

    def __init__(
        self, guide: _Guide, pieces: Pieces, marks: Marks, walked: F64, unlike: F64, rival: F64 | None
    ) -> None:
        """Take for each piece the cost of walking there, its unlikeness, and the cost from the denied marks."""
        self._guide, self._pieces, self._marks = guide, pieces, marks
        self._walked, self._unlike, self._rival = walked, unlike, rival

    def mask(self, reach: float) -> F32:
        """The soft mask of the thing: (h, w), 0..1, exactly 1 on the marks and exactly 0 well outside.

        Args:
            reach: 0 is the thing itself, connected; up to 1 it widens to everything like it. Down to -1 it narrows to
                a part of the thing around the marks.
        """
        soft = self._guide.refined(self._share(reach)[self._pieces.segments])
        if self._marks.extent is not None and reach < 1:
            farthest = self._marks.extent / (1 - max(reach, 0)) ** 2
            soft *= np.clip((farthest - self._away) / (_FADES * farthest), 0, 1)
        soft[self._marks.seeds], soft[self._marks.denied] = 1, 0
        return soft

    def distance(self, reach: float) -> F32:
        """How far each place (h, w) is from the marks, at most 100: 1 is the end of the thing itself."""
        far = np.minimum(self._far(reach), _FARTHEST)[self._pieces.segments]
        return np.asarray(cv2.blur(far.astype(np.float32), (5, 5)), np.float32)

    def sizes(self) -> tuple[float, ...]:
        """Reaches at which the thing has a border of its own, from part to whole: one to five, growing."""
        reaches = np.linspace(-1, 1, _STEPS)
        areas = np.log([max(self._share(reach)[self._pieces.segments].sum(), 1) for reach in reaches])
        chosen: list[int] = []
        for step in np.argsort(np.diff(areas), kind="stable"):
            if all(abs(areas[step] - areas[other]) > np.log(_APART) for other in chosen):
                chosen.append(int(step))
        return tuple(float(reaches[step]) for step in sorted(chosen[:_MOST_SIZES]))

    def _share(self, reach: float) -> F32:
        """How much each piece belongs to the thing, (n,) in 0..1."""
        budget = np.exp(_GROWTH * reach) * self._marks.share ** (1 - reach)
        share = np.clip((budget - self._far(reach)) / (_SOFT * budget), 0, 1)
        return np.asarray(share * self._own, np.float32)

    def _far(self, reach: float) -> F64:
        """The cost of walking, or from some reach on jumping, to each piece: (n,)."""
        if reach <= _JUMPS_FROM:
            return self._walked
        jump = _JUMP * (1 - reach) / (reach - _JUMPS_FROM)
        return np.minimum(self._walked, jump + _ALIKE * self._unlike)

    @cached_property
    def _away(self) -> F32:
        """How many pixels each place (h, w) is away from the marks."""
        if not self._marks.seeds.any():
            return np.full(self._marks.seeds.shape, np.inf, np.float32)
        outside = (~self._marks.seeds).astype(np.uint8)
        return np.asarray(cv2.distanceTransform(outside, cv2.DIST_L2, cv2.DIST_MASK_PRECISE), np.float32)

    @cached_property
    def _own(self) -> F64 | float:
        """The share of each piece that the counter-seeds leave, (n,) in 0..1; 1 without any."""
        if self._rival is None:
            return 1.0
        reached = np.isfinite(self._walked)
        there = np.where(reached, self._walked, 0)
        away = np.minimum(self._rival, _VERY_FAR)
        nearer = away / np.maximum(there + away, 1e-9)
        return np.where(reached, np.clip((nearer - 0.5) / _CONTESTED + 0.5, 0, 1), 0)


class _Guide:
    """Brings the edges of a photograph into masks: the guided filter (He, Sun, Tang 2010)."""

    def __init__(self, light: F32) -> None:
        self._light = light - np.float32(50)  # so that squares keep their precision
        self._mean = _window(self._light)
        self._certainty = 1 / (_window(self._light * self._light) - self._mean**2 + np.float32(_NOISE))

    def refined(self, mask: F32) -> F32:
        """A mask (h, w) with the photograph's edges and a soft border; exactly 0 and 1 away from it."""
        mean = _window(mask)
        slope = (_window(self._light * mask) - self._mean * mean) * self._certainty
        soft = _window(slope) * self._light + _window(mean - slope * self._mean)
        share = np.clip((soft - np.float32(0.2)) / np.float32(0.6), 0, 1)
        return np.asarray(share * share * (3 - 2 * share), np.float32)


def _window(values: F32 | F64) -> F32:
    side = 2 * _RADIUS + 1
    return np.asarray(cv2.blur(values, (side, side), borderType=cv2.BORDER_REFLECT), np.float32)


def _gray(light: F32) -> NDArray[np.uint8]:
    level = np.clip(light * np.float32(2.55), 0, 255).astype(np.uint8)
    return np.dstack([level, level, level])


def _borders(pieces: Pieces, light: F32) -> Borders:
    """Which pieces touch, each pair once, and the mean difference of lightness across their border."""
    segments, count = pieces.segments.astype(np.int64), len(pieces)
    keys, steps = [], []
    for one, other in ((np.s_[:, :-1], np.s_[:, 1:]), (np.s_[:-1], np.s_[1:])):
        first, second = segments[one], segments[other]
        touching = first != second
        low, high = np.minimum(first, second)[touching], np.maximum(first, second)[touching]
        keys.append(low * count + high)
        steps.append(np.abs(light[one] - light[other])[touching])
    pairs, which = np.unique(np.concatenate(keys), return_inverse=True)
    contrast = np.bincount(which, np.concatenate(steps), len(pairs)) / np.bincount(which, minlength=len(pairs))
    return Borders(pairs // count, pairs % count, contrast)
