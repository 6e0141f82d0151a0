"""Kinds of strokes, and the pixels that each of them covers."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.base import CancelToken
from models.hints import AB, BACKGROUND, FOREGROUND, ColorPoint, Hints, Stroke
from models.rasterize import index_map
from models.types import F32

_LIGHT_COUNTS = 0.5
"""Weight of lightness when two places are compared: shadows change it."""

_UNLIKE = 22.0
"""Distance in Lab from all strokes at which the mean colour of a place counts as another kind."""

_FEWEST_UNLIKE = 0.002
_COMPARED = 256
_LOOKED_AT = 1 << 15
"""Numbers of places under strokes, and of places of the picture that are compared with them."""

_PARTS = 8
"""Parts in which places are compared: a few milliseconds each."""


@dataclass(frozen=True, slots=True, eq=False)
class Kinds:
    """The kinds of strokes of one picture.

    Attributes:
        names: of regions; "" where kinds differ by colour.
        colors: each kind's colour; None for strokes that keep the photograph's own, or mark background.
        shapes: for each kind its strokes without their colours, to find the kind again after an edit.
        owner: int32 (h, w), the kind of each pixel under a stroke, -1 elsewhere.
        samples: int32 (h, w), like `owner`, plus pixels of the kind that resembles no stroke.
    """

    names: tuple[str, ...]
    colors: tuple[AB | None, ...]
    shapes: tuple[frozenset[Hashable], ...]
    owner: NDArray[np.int32]
    samples: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.names)


def kinds_by_color(
    hints: Hints,
    image_size: tuple[int, int],
    grid: tuple[int, int],
    lab: F32 | None = None,
    cancel: CancelToken | None = None,
) -> Kinds:
    """Strokes of one colour are one kind; strokes without a colour are another.

    Args:
        hints: points and strokes.
        image_size: width, height of the photograph, the units of the hints.
        grid: width, height of the picture to learn from.
        lab: (h, w, 3) the picture, if parts that resemble no stroke should keep their colours; else None.
        cancel: polled between steps.

    Raises:
        Cancelled: the token was set.
    """
    check = (cancel or CancelToken()).raise_if_cancelled
    kinds = _kinds(hints, image_size, grid, lambda hint: ("", hint.ab), check)
    return kinds if lab is None or not kinds else _with_unlike(kinds, lab, check)


def kinds_by_region(
    hints: Hints, image_size: tuple[int, int], grid: tuple[int, int], cancel: CancelToken | None = None
) -> Kinds:
    """Strokes with the same `Stroke.region` are one kind; points are foreground."""

    def kind(hint: ColorPoint | Stroke) -> tuple[str, AB | None]:
        name = hint.region if isinstance(hint, Stroke) else FOREGROUND
        return name, None if name.lower() == BACKGROUND else (0.0, 0.0)

    return _kinds(hints, image_size, grid, kind, (cancel or CancelToken()).raise_if_cancelled)


def _kinds(
    hints: Hints,
    image_size: tuple[int, int],
    grid: tuple[int, int],
    kind_of: Callable[[ColorPoint | Stroke], tuple[str, AB | None]],
    check: Callable[[], None],
) -> Kinds:
    """Kinds in the order in which they were first drawn, without those that have no visible pixel."""
    drawn = hints.drawn
    owner = index_map(hints, image_size, grid)
    check()
    visible = np.unique(owner[owner >= 0])
    check()
    order: dict[tuple[str, AB | None], set[Hashable]] = {}
    table = np.full(len(drawn) + 1, -1, np.int32)
    for index in visible.tolist():
        hint = drawn[index]
        kind = kind_of(hint)
        shape = (hint.xy, hint.radius) if isinstance(hint, ColorPoint) else (hint.path, hint.widths)
        order.setdefault(kind, set()).add(shape)
        table[index] = list(order).index(kind)
    owned = table[owner]
    return Kinds(
        tuple(name for name, _ in order),
        tuple(ab for _, ab in order),
        tuple(frozenset(shapes) for shapes in order.values()),
        owned,
        owned,
    )


def _with_unlike(kinds: Kinds, lab: F32, check: Callable[[], None]) -> Kinds:
    """The kinds, with pixels that resemble no stroke as samples of the kind that keeps its colours."""
    mean = np.asarray(cv2.blur(lab, (9, 9)) * np.array([_LIGHT_COUNTS, 1, 1], np.float32), np.float32)
    check()
    under = mean[kinds.owner >= 0]
    stroked = under[:: max(1, len(under) // _COMPARED)]
    height, width = kinds.owner.shape
    scale = min(1.0, (_LOOKED_AT / (height * width)) ** 0.5)
    small = cv2.resize(mean, None, fx=scale, fy=scale, interpolation=cv2.INTER_NEAREST) if scale < 1 else mean
    places = np.asarray(small, np.float32).reshape(-1, 3)
    found = np.concatenate([_unlike(part, stroked, check) for part in np.array_split(places, _PARTS)])
    found = found.reshape(small.shape[:2]).astype(np.uint8)
    check()
    # Along an edge the mean mixes two things and resembles neither.
    unlike = cv2.erode(cv2.resize(found, (width, height), interpolation=cv2.INTER_NEAREST), np.ones((9, 9))) > 0
    unlike &= kinds.owner < 0
    if unlike.mean() < _FEWEST_UNLIKE:
        return kinds
    names, colors, shapes = kinds.names, kinds.colors, kinds.shapes
    if None not in colors:
        names, colors, shapes = (*names, ""), (*colors, None), (*shapes, frozenset(["unlike"]))
    # As many samples as an average stroke has, spread evenly.
    wanted = max(1, int((kinds.owner >= 0).sum() / len(kinds)))
    found = np.flatnonzero(unlike)
    samples = kinds.owner.copy()
    chosen = np.random.default_rng(0).permutation(len(found))[:wanted]
    samples.ravel()[found[chosen]] = colors.index(None)
    return Kinds(names, colors, shapes, kinds.owner, samples)


def _unlike(places: F32, stroked: F32, check: Callable[[], None]) -> NDArray[np.bool_]:
    """Mask (n,) of the places (n, 3) that are far from all places under strokes (m, 3)."""
    check()
    # Squared distances by matrix products.
    squares = np.square(places).sum(axis=1)[:, None] - 2 * places @ stroked.T + np.square(stroked).sum(axis=1)
    return np.asarray(squares.min(axis=1) > _UNLIKE**2)
