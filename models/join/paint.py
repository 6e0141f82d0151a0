"""Hints that colour only a thing: paint laid over the answer to all other hints.

Such a hint is no question to the backend. Its colour covers the thing that it lies on, as far as its reach goes, and
nothing else changes by a single bit. Where the things of two hints overlap, each place takes the colour of the nearer
hint, as the distance over the photograph's pieces has it. A hint that reaches everywhere but was drawn later keeps its
surroundings.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from models import natural
from models.hints import XY, ColorPoint, Hints, Stroke, is_local
from models.join.upsample import Amend, LowLight, Upsampler
from models.lazy import cv2
from models.rasterize import covered
from models.things import SHORT_SIDE, Spread, Things
from models.types import F32, WHOLE, Box

Drawn = ColorPoint | Stroke
Window = tuple[int, int, int, int]
"""Left, top, right, bottom of a part of the photograph, in its pixels."""

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")

_GRID_SIDE = 512
"""Short side in pixels at which paint is mixed."""
_LAYERS_KEPT, _LOOKS_KEPT = 256, 12

_ROOM = 4.0
"""A small stroke is looked at in a window this many times as large as it is, or larger."""
_SMALLEST = 96
"""Short side in pixels of the smallest window; none is smaller than an eighth of the photograph."""
_HALVINGS = 3
_CLOSE_UNTIL = 0.35
"""The reach at which the look at the whole photograph has taken the place of the closer one."""
_RIM = 0.1
"""The share of a window's side over which its mask fades where the photograph goes on."""
_MOST_OF = 0.5
"""A hint lies in a mask where this or more of it is there."""

_BITS = 4
_FARTHEST, _WIDEST = float(1 << 20), 32767
"""Larger coordinates and widths in pixels are clipped, to fit OpenCV's numbers."""


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """Where one hint lays its colour; empty where it lies outside the photograph.

    Attributes:
        place: the rows and columns that the mask takes up.
        mask: (h, w) of these, 0..1.
        distance: (h, w) from the hint.
    """

    place: tuple[slice, slice]
    mask: F32
    distance: F32


@dataclass(frozen=True, slots=True, eq=False)
class Coating:
    """Paint over an answer, as a value.

    Attributes:
        color: (h, w, 2) ab times its share of the finished colour.
        cover: (h, w) that share, 0..1.
        exact: hints in pixels of the photograph, in drawn order, whose own place shows one colour alone: that of the
            paint, or that of the answer under it.
    """

    color: F32
    cover: F32
    exact: tuple[Drawn, ...]


class Painter:
    """Lays hints over the answers for one photograph. Looks at the photograph once and keeps the last masks.

    Args:
        L: (H, W) lightness 0..100.

    Raises:
        WeightsMissing, WeightsCorrupt: the network that tells things apart cannot be loaded.
    """

    def __init__(self, L: F32) -> None:
        self._L = L
        self._size: tuple[int, int] = (L.shape[1], L.shape[0])
        scale = min(1.0, _GRID_SIDE / min(self._size))
        self._grid = max(1, round(self._size[0] * scale)), max(1, round(self._size[1] * scale))
        # As coarse as the eye sees a shade, so that a table turns it into one.
        self._levels = np.rint(self._on_grid(L) * np.float32((natural.LEVELS - 1) / 100)).clip(0, natural.LEVELS - 1)
        self._levels = self._levels.astype(np.uint8)
        self._looks: OrderedDict[Window, Things] = OrderedDict()
        self._layers: OrderedDict[Hashable, Layer] = OrderedDict()
        self._look(self._whole)

    def mask(self, hint: Drawn) -> F32:
        """Where a hint in pixels of L reaches: (h, w) in 0..1, small, of the photograph's aspect."""
        layer = self._layer(hint)
        whole = np.zeros(self._grid[::-1], np.float32)
        whole[layer.place] = layer.mask
        return whole

    def coating(self, hints: Hints) -> Coating:
        """The paint of the local hints among these, in pixels of L."""
        width, height = self._grid
        cover, color = np.zeros((height, width), np.float32), np.zeros((height, width, 2), np.float32)
        nearest = np.full((height, width), np.inf, np.float32)
        drawn, on_top = hints.drawn, set[int]()
        for place, hint in enumerate(drawn):
            if not is_local(hint):
                continue
            layer = self._layer(hint)
            there, square = layer.place, layer.distance**2
            share = layer.mask * np.float32(hint.strength)
            share *= 1 - cover[there] * _yielded(square, nearest[there])
            later = [each for each in drawn[place + 1 :] if not is_local(each) and self._lies_in(each, layer)]
            if later:
                on_top.update(each.id for each in later)
                share *= 1 - _yielded(square, self._distance(later)[there] ** 2)
            color[there] += share[..., None] * (self._shaded(hint, there) - color[there])
            cover[there] += share * (1 - cover[there])
            nearest[there] = np.where(layer.mask > 0, np.minimum(nearest[there], square), nearest[there])
        # A faint hint shows a mixture, which the masks have already.
        exact = tuple(hint for hint in drawn if (hint.strength == 1 if is_local(hint) else hint.id in on_top))
        return Coating(color, cover, exact)

    def _shaded(self, hint: Drawn, there: tuple[slice, slice]) -> F32:
        """A hint's colour in light and shadow, (h, w, 2)."""
        assert hint.ab is not None
        table = natural.shading(natural.lightness_of(hint, self._L), hint.ab)
        return np.asarray(np.take(table, self._levels[there])[..., None] * np.asarray(hint.ab, np.float32), np.float32)

    def _layer(self, hint: Drawn) -> Layer:
        place = (hint.xy, hint.radius) if isinstance(hint, ColorPoint) else (hint.path, hint.widths)
        return _kept(self._layers, (place, hint.reach), lambda: self._new_layer(hint), _LAYERS_KEPT)

    def _new_layer(self, hint: Drawn) -> Layer:
        far = self._spread(hint, self._whole)
        mask, distance = self._on_grid(far.mask(hint.reach)), self._on_grid(far.distance(hint.reach))
        window = self._closer(hint)
        if window != self._whole and hint.reach < _CLOSE_UNTIL:
            near = np.zeros_like(mask)
            self._lay(self._spread(hint, window).mask(hint.reach), window, near)
            share = hint.reach / _CLOSE_UNTIL
            mask = near + np.float32(share) * (mask - near)
        rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
        if not len(rows):
            return Layer((slice(0, 0), slice(0, 0)), mask[:0, :0], distance[:0, :0])
        place = slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)
        return Layer(place, mask[place].copy(), distance[place].copy())

    # Looking

    @property
    def _whole(self) -> Window:
        return 0, 0, *self._size

    def _look(self, window: Window) -> Things:
        """The things in a part of the photograph."""
        x0, y0, x1, y1 = window

        def made() -> Things:
            part = np.ascontiguousarray(self._L[y0:y1, x0:x1])
            larger = SHORT_SIDE / min(part.shape)
            if window != self._whole and larger > 1:
                size = round(part.shape[1] * larger), round(part.shape[0] * larger)
                part = np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_CUBIC), np.float32)
            return Things.of(part, min(self._size) / min(x1 - x0, y1 - y0) if window != self._whole else 1.0)

        return _kept(self._looks, window, made, _LOOKS_KEPT)

    def _spread(self, hint: Drawn, window: Window) -> Spread:
        """How far a hint reaches in a part of the photograph."""
        x0, y0, x1, y1 = window
        things, side = self._look(window), min(x1 - x0, y1 - y0)
        length = _length(hint)
        seeds = things.drawn(_only([_shifted(hint, -x0, -y0)]), (x1 - x0, y1 - y0))
        extent = None if length is None else length / side
        return things.spread(seeds, extent=extent)

    def _closer(self, hint: Drawn) -> Window:
        """The window to look at a hint through: the smaller the stroke, the closer; points say nothing of size."""
        length, short = _length(hint), min(self._size)
        if length is None:
            return self._whole
        side = float(short)
        for _ in range(_HALVINGS):
            if side / 2 < max(_ROOM * length, _SMALLEST):
                break
            side /= 2
        if side == short:
            return self._whole
        box = np.array(hint.path)  # type: ignore[union-attr]
        middle = (box.min(axis=0) + box.max(axis=0)) / 2
        # At few places, so that strokes beside each other, and one that grows, are looked at through the same window.
        corner = np.round((middle - side / 2) / (side / 4)) * (side / 4)
        x, y = (int(v) for v in np.clip(corner, 0, np.array(self._size) - side))
        return x, y, x + int(side), y + int(side)

    def _on_grid(self, picture: F32) -> F32:
        return np.asarray(cv2.resize(picture, self._grid, interpolation=cv2.INTER_LINEAR), np.float32)

    def _lay(self, mask: F32, window: Window, target: F32) -> None:
        """Put the mask of a window into its place on the grid; it fades at a rim inside the photograph."""
        scale = np.array([self._grid[0] / self._size[0], self._grid[1] / self._size[1]] * 2)
        x0, y0, x1, y1 = np.rint(np.array(window) * scale).astype(int)
        small = np.asarray(cv2.resize(mask, (x1 - x0, y1 - y0), interpolation=cv2.INTER_AREA), np.float32)
        for axis, (low, high) in enumerate(((y0, y1), (x0, x1))):
            at = np.arange(high - low) + 0.5
            rim = _RIM * (high - low)
            fade = np.ones(len(at))
            if low > 0:
                fade = np.minimum(fade, at / rim)
            if high < target.shape[axis]:
                fade = np.minimum(fade, (len(at) - at) / rim)
            small *= fade.astype(np.float32)[:, None] if axis == 0 else fade.astype(np.float32)
        target[y0:y1, x0:x1] = small

    def _lies_in(self, hint: Drawn, layer: Layer) -> bool:
        """Whether a hint's middle lies in a mask."""
        x, y = hint.xy if isinstance(hint, ColorPoint) else hint.path[len(hint.path) // 2]
        column = int(x / self._size[0] * self._grid[0]) - layer.place[1].start
        row = int(y / self._size[1] * self._grid[1]) - layer.place[0].start
        inside = 0 <= row < layer.mask.shape[0] and 0 <= column < layer.mask.shape[1]
        return inside and bool(layer.mask[row, column] >= _MOST_OF)

    def _distance(self, hints: Iterable[Drawn]) -> F32:
        things = self._look(self._whole)
        return self._on_grid(things.spread(things.drawn(_only(hints), self._size)).distance(0))


class Coat:
    """Paint over an answer, at any resolution, along the edges of the photograph."""

    def __init__(self, L: F32, coating: Coating, low: LowLight | None = None) -> None:
        """Take the paint.

        Args:
            L: (H, W) lightness of the photograph.
            coating: made by `Painter.coating`.
            low: L at the paint's size, where it is at hand.
        """
        cover, exact = coating.cover, coating.exact
        self._color = Upsampler(L, coating.color, low=low)
        self._cover = Upsampler(L, np.dstack([cover, cover]), low=low)
        self._exact, self._size = exact, (L.shape[1], L.shape[0])
        table = [(1.0, *hint.ab) if is_local(hint) and hint.ab is not None else (0.0, 0.0, 0.0) for hint in exact]
        self._values = np.array(table, np.float32).reshape(-1, 3).T

    def over(self, L: F32, box: Box = WHOLE) -> Amend:
        """A function that lays the paint over the chroma of rows of a region (see `models.join.upsample.Amend`).

        Args:
            L: (h, w) lightness of the region at the resolution wanted; must not be changed afterwards.
            box: the region, as fractions of the photograph.
        """
        color, cover = self._color.strips(L, box), self._cover.strips(L, box)
        scale = (L.shape[1] / (box[2] - box[0]) / self._size[0], L.shape[0] / (box[3] - box[1]) / self._size[1])
        corner = (box[0] * self._size[0] * scale[0], box[1] * self._size[1] * scale[1])

        def lay(rows: slice, a: F32, b: F32) -> tuple[F32, F32]:
            share = cover(rows)[0]
            if not share.any():
                return a, b
            paint_a, paint_b = color(rows)
            limited = np.clip(share, 0, 1)
            # Near edges the join goes a little too far, with the colours as with their share.
            factor = np.divide(limited, share, out=np.zeros_like(share), where=share > 0)
            planes = limited, paint_a * factor, paint_b * factor
            owner = _owners(self._exact, a.shape, scale, (corner[0], corner[1] + rows.start))
            touched = np.nonzero(owner >= 0)
            for plane, values in zip(planes, self._values, strict=True):
                plane[touched] = values[owner[touched]]
            return a * (1 - planes[0]) + planes[1], b * (1 - planes[0]) + planes[2]

        return lay


def _length(hint: Drawn) -> float | None:
    """How long a stroke is; strokes are as large as what they are meant for. None for points."""
    if isinstance(hint, ColorPoint):
        return None
    xs, ys = zip(*hint.path, strict=True)
    return math.hypot(max(xs) - min(xs), max(ys) - min(ys)) + max(hint.widths)


def _shifted(hint: Drawn, dx: float, dy: float) -> Drawn:
    if isinstance(hint, ColorPoint):
        return replace(hint, xy=(hint.xy[0] + dx, hint.xy[1] + dy))
    return replace(hint, path=tuple((x + dx, y + dy) for x, y in hint.path))


def _kept(cache: OrderedDict[_K, _V], key: _K, make: Callable[[], _V], most: int) -> _V:
    """The value of a key, made if it is not there; the least recently used one is dropped."""
    if key not in cache:
        cache[key] = make()
        if len(cache) > most:
            cache.popitem(last=False)
    cache.move_to_end(key)
    return cache[key]


def _yielded(own: F32, other: F32) -> F32:
    """What the nearer of two hints leaves to the other one, by squared distances: 0 at the own one, towards 1 away."""
    return np.asarray(1 / (1 + other / np.maximum(own, np.float32(1e-12))), np.float32)


def _only(hints: Iterable[Drawn]) -> Hints:
    """These hints alone."""
    found = tuple(hints)
    return Hints(
        tuple(hint for hint in found if isinstance(hint, ColorPoint)),
        tuple(hint for hint in found if isinstance(hint, Stroke)),
    )


def _owners(hints: tuple[Drawn, ...], shape: tuple[int, int], scale: XY, corner: XY) -> NDArray[np.int32]:
    """Which hint is drawn at each pixel of a strip, (h, w): an index, or -1. Strokes are a pixel too thin at most.

    Args:
        hints: the last one wins.
        shape: of the strip.
        scale: its pixels per pixel of the hints.
        corner: its left and upper edge, in its own pixels.
    """
    owner = np.full(shape, -1, np.int32)
    for index, hint in enumerate(hints):
        if isinstance(hint, ColorPoint):
            (x, y), sides = hint.xy, (hint.radius * scale[0], hint.radius * scale[1])
            x0, x1 = covered(x * scale[0] - corner[0], sides[0], shape[1])
            y0, y1 = covered(y * scale[1] - corner[1], sides[1], shape[0])
            owner[y0:y1, x0:x1] = index
        else:
            _draw_line(owner, hint, index, scale, corner)
    return owner


def _draw_line(owner: NDArray[np.int32], stroke: Stroke, index: int, scale: XY, corner: XY) -> None:
    places = np.array(stroke.path, np.float64) * scale - corner - 0.5
    fixed = np.rint(np.clip(places, -_FARTHEST, _FARTHEST) * (1 << _BITS)).astype(np.int32)
    mean = (scale[0] + scale[1]) / 2
    widths = [min(max(1, int(width * mean) - 1), _WIDEST) for width in stroke.widths]
    ends = np.stack([fixed, np.roll(fixed, -1, axis=0)], axis=1)[: max(1, len(fixed) - 1)]
    # Segments of the same width are drawn together: a stroke of the mouse at one stroke.
    start = 0
    for stop in range(1, len(ends) + 1):
        if stop == len(ends) or widths[stop] != widths[start]:
            lines = list(ends[start:stop])
            cv2.polylines(owner, lines, False, index, widths[start], cv2.LINE_8, _BITS)  # noqa: FBT003
            start = stop
