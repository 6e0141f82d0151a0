"""What a coloured picture is painted from, as a value: small pictures of colour, one over the other.

A picture keeps its stack; a locked region keeps the stack of the picture in which it was locked, and so every bit of
its colours, whatever backend, hints or version of the program paint the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from app.core.shapes import Shape
from models.hints import ColorPoint, Hints, Stroke
from models.types import F32

if TYPE_CHECKING:
    from models.join.paint import Coating


@dataclass(frozen=True, eq=False)
class Layer:
    """One answer of a backend, with paint over it, in the whole photograph or in a region.

    Attributes:
        ab: (h, w, 2) chroma of the whole photograph, small.
        exact: hints in pixels of the proxy that the join meets exactly; None where it need not.
        coating: paint over the answer; None without any.
        shape: the region; None for the whole photograph.
    """

    ab: F32
    exact: Hints | None = None
    coating: Coating | None = None
    shape: Shape | None = None


@dataclass(frozen=True, eq=False)
class Lock:
    """A part of the photograph that keeps its colours.

    Attributes:
        shape: the part.
        stack: what its colours are painted from.
    """

    shape: Shape
    stack: Stack


@dataclass(frozen=True, eq=False)
class Stack:
    """All that the colours of a picture come from; compares by value.

    Attributes:
        layers: the lowest one first; it has no shape.
        limit: what colours are limited to: a shape, or the mask (h, w) of a cut-out, 0..1, small; None for nothing.
        locks: parts that keep the colours of other stacks, the lowest one first.
    """

    layers: tuple[Layer, ...]
    limit: Shape | F32 | None = None
    locks: tuple[Lock, ...] = ()

    def lasting(self, size: tuple[int, int]) -> Stack:
        """The same colours without what only the making of a picture needs (photographs of references).

        Args:
            size: width and height of the proxy, the pixels of the hints.
        """
        exact = (None if layer.exact is None else _drawn_only(layer.exact, size) for layer in self.layers)
        layers = tuple(replace(layer, exact=kept) for layer, kept in zip(self.layers, exact, strict=True))
        return replace(self, layers=layers)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Stack) and _alike(_content(self), _content(other)))

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        lowest = self.layers[0].ab
        return hash((len(self.layers), len(self.locks), lowest.shape, float(lowest.sum())))


def _drawn_only(hints: Hints, size: tuple[int, int]) -> Hints:
    """Points and strokes, and what is matched with references as points, with ids in their order."""
    from models.rasterize import with_matches

    drawn = [replace(hint, id=place) for place, hint in enumerate(with_matches(hints, size).drawn, 1)]
    drawn = [replace(hint, order=None) for hint in drawn]
    return Hints(
        tuple(hint for hint in drawn if isinstance(hint, ColorPoint)),
        tuple(hint for hint in drawn if isinstance(hint, Stroke)),
    )


def _content(stack: Stack) -> list[object]:
    """All that a stack consists of, in one list."""
    found: list[object] = [stack.limit]
    for layer in stack.layers:
        paint = layer.coating
        found += [layer.ab, layer.exact, layer.shape]
        found += [None] if paint is None else [paint.color, paint.cover, paint.exact]
    for lock in stack.locks:
        found += [lock.shape, lock.stack]
    return found


def _alike(ones: list[object], others: list[object]) -> bool:
    return len(ones) == len(others) and all(map(_equal, ones, others))


def _equal(one: object, other: object) -> bool:
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one is other or np.array_equal(one, other)
    return type(one) is type(other) and bool(one == other)
