"""What strokes tell apart: kinds of strokes, and the pixels each of them covers."""

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
"""Lightness counts half in how alike two places are: things have shadows."""

_UNLIKE = 22.0
"""Places whose mean colour is this far, in Lab, from all strokes are of another kind."""

_FEWEST_UNLIKE = 0.002
_COMPARED = 256
_LOOKED_AT = 1 << 15
"""So many places of the picture are compared with so many places under strokes."""

_PARTS = 8
"""Comparing is done in so many parts: a few milliseconds each."""


@dataclass(frozen=True, slots=True, eq=False)
class Kinds:
    """The kinds of strokes of one picture.

    Attributes:
        names: of regions; "" where colours tell kinds apart.
        colors: each kind's colour; None for strokes that keep the photograph's own, or mark background.
        shapes: for each kind, the strokes that make it, without their colours: by them it is found again after an edit.
        owner: int32 (h, w), the kind of each pixel under a stroke, -1 elsewhere.
        samples: int32 (h, w), `owner` and in addition pixels found to be of a kind without a stroke.
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
        lab: (h, w, 3) the picture, if parts of it unlike all strokes are to be kept as they are.
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
    """Strokes of one region's name are one kind, as `Stroke.region` has it; points are foreground."""

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
    """Kinds in the order in which they were first drawn; those of which no pixel is to be seen are left out."""
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
    """The kinds, and pixels unlike all strokes as samples of what keeps its own colours."""
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
    # Along an edge the mean is of two things, and unlike either.
    unlike = cv2.erode(cv2.resize(found, (width, height), interpolation=cv2.INTER_NEAREST), np.ones((9, 9))) > 0
    unlike &= kinds.owner < 0
    if unlike.mean() < _FEWEST_UNLIKE:
        return kinds
    names, colors, shapes = kinds.names, kinds.colors, kinds.shapes
    if None not in colors:
        names, colors, shapes = (*names, ""), (*colors, None), (*shapes, frozenset(["unlike"]))
    # As many as a stroke of middle size has, spread evenly.
    wanted = max(1, int((kinds.owner >= 0).sum() / len(kinds)))
    found = np.flatnonzero(unlike)
    samples = kinds.owner.copy()
    chosen = np.random.default_rng(0).permutation(len(found))[:wanted]
    samples.ravel()[found[chosen]] = colors.index(None)
    return Kinds(names, colors, shapes, kinds.owner, samples)


def _unlike(places: F32, stroked: F32, check: Callable[[], None]) -> NDArray[np.bool_]:
    """Which places (n, 3) are far from all stroked ones (m, 3)."""
    check()
    # Squares of distances by way of products, many at once.
    squares = np.square(places).sum(axis=1)[:, None] - 2 * places @ stroked.T + np.square(stroked).sum(axis=1)
    return np.asarray(squares.min(axis=1) > _UNLIKE**2)
