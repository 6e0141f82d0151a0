"""Paints stacks of colour: answers of backends, paint of hints, regions, limits and locks, one over the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from app.core.caches import Recent
from app.core.image_io import Photograph
from app.core.regions import Mask, SoftMask
from app.core.shapes import Shape, ShapeMask, levels
from app.core.stack import Layer, Stack
from app.core.views import View, ViewCache
from models import color
from models.base import CancelToken, Progress
from models.types import F32

if TYPE_CHECKING:
    from models.join.upsample import Amend

Depth = type[np.uint8] | type[np.uint16]
Strips = Callable[[slice], tuple[F32, F32]]
"""From rows of a view to their chroma, two planes."""

_MASKS_KEPT = 24
_PAINTINGS_KEPT = 12


class Studio:
    """What paintings share: masks of regions, and the paintings of locked stacks.

    Used by the thread that computes; what it returns may be used from any thread.

    Attributes:
        views: the cache of the photograph at other sizes.
    """

    def __init__(self) -> None:
        self.views = ViewCache()
        self._masks: Recent[ShapeMask] = Recent(_MASKS_KEPT)
        self._paintings: Recent[Painting] = Recent(_PAINTINGS_KEPT)

    def mask(self, photo: Photograph, shape: Shape) -> ShapeMask:
        """The mask of a shape."""
        size, key = photo.proxy.size, (photo.full.key, shape)
        return self._masks.get(key, lambda: ShapeMask(levels(shape, photo.full.size, size)))

    def locked(self, photo: Photograph, stack: Stack) -> Painting:
        """The painting of a locked stack."""
        return self._paintings.get((photo.full.key, stack), lambda: Painting(photo, stack, self))


class Painting:
    """One stack, at any place and size.

    Attributes:
        photo: the photograph.
        stack: what is painted.
    """

    def __init__(self, photo: Photograph, stack: Stack, studio: Studio) -> None:
        """Prepare for painting; takes milliseconds."""
        self.photo, self.stack = photo, stack
        self._base = _Paint(photo, stack.layers[0], studio)
        self._regions: list[tuple[Callable[[View], Strips], Mask]] = []
        for layer in stack.layers[1:]:
            if layer.shape is not None:
                self._regions.append((_Paint(photo, layer, studio).strips, studio.mask(photo, layer.shape)))
        self._limit = self._limited(stack, studio)
        # A painting and its mask, like the regions: they lie over the limit, too.
        self._locks: list[tuple[Callable[[View], Strips], Mask]] = [
            (studio.locked(photo, lock.stack).strips, studio.mask(photo, lock.shape)) for lock in stack.locks
        ]

    def _limited(self, stack: Stack, studio: Studio) -> Mask | None:
        if stack.limit is None or isinstance(stack.limit, Shape):
            return None if stack.limit is None else studio.mask(self.photo, stack.limit)
        low = studio.views.low(self.photo, (stack.limit.shape[1], stack.limit.shape[0]))
        return SoftMask(self.photo.proxy.L, stack.limit, low)

    def rgb(self, view: View, dtype: Depth, cancel: CancelToken, progress: Progress) -> NDArray[Any]:
        """The picture of a view, (h, w, 3) of the type asked for.

        Raises:
            Cancelled: the token was set.
        """
        amend = self._amend(view)
        return self._base.upsampler.rgb(view.L, view.box, dtype, amend=amend, cancel=cancel, progress=progress)

    def strips(self, view: View) -> Strips:
        """The chroma of a view."""
        base, amend = self._base.upsampler.strips(view.L, view.box), self._amend(view)
        return lambda rows: amend(rows, *base(rows))

    def _amend(self, view: View) -> Amend:
        """What lies over the lowest answer."""
        steps = [] if self._base.coat is None else [self._base.coat.over(view.L, view.box)]
        steps += [_over(strips, mask, view) for strips, mask in self._regions]
        if self._limit is not None:
            steps.append(self._only_within(self._limit, view))
        steps += [_over(strips, mask, view) for strips, mask in self._locks]

        def amend(rows: slice, a: F32, b: F32) -> tuple[F32, F32]:
            for step in steps:
                a, b = step(rows, a, b)
            return a, b

        return amend

    def _only_within(self, within: Mask, view: View) -> Amend:
        share, own = within.at(view.L, view.box), None if self.photo.is_gray else view.rgb()

        def limit(rows: slice, a: F32, b: F32) -> tuple[F32, F32]:
            inside = share[rows]
            if own is None:
                return a * inside, b * inside
            lab = color.to_lab(own[rows])
            return lab[..., 1] + (a - lab[..., 1]) * inside, lab[..., 2] + (b - lab[..., 2]) * inside

        return limit


class _Paint:
    """One layer of a stack, joined with the photograph's lightness.

    Attributes:
        upsampler: paints the answer.
        coat: the paint over it; None without any.
    """

    def __init__(self, photo: Photograph, layer: Layer, studio: Studio) -> None:
        from models.join.paint import Coat
        from models.join.upsample import Upsampler

        light, views = photo.proxy.L, studio.views
        self.upsampler = Upsampler(light, layer.ab, layer.exact, views.low(photo, _size(layer.ab)))
        found = layer.coating
        self.coat = None if found is None else Coat(light, found, views.low(photo, _size(found.cover)))

    def strips(self, view: View) -> Strips:
        """The chroma of a view."""
        base = self.upsampler.strips(view.L, view.box)
        if self.coat is None:
            return base
        lay = self.coat.over(view.L, view.box)
        return lambda rows: lay(rows, *base(rows))


def _over(strips: Callable[[View], Strips], mask: Mask, view: View) -> Amend:
    """Lays chroma over other chroma.

    To the bit it is alone where the mask is 1, and nothing changes where the mask is 0 or both are the same: so locked
    regions may overlap.
    """
    share = mask.at(view.L, view.box)
    if not share.any():
        return lambda _, a, b: (a, b)
    chroma = strips(view)

    def lay(rows: slice, a: F32, b: F32) -> tuple[F32, F32]:
        inside = share[rows]
        if not inside.any():
            return a, b
        alone, (upper_a, upper_b) = inside == 1, chroma(rows)
        return (
            np.where(alone, upper_a, a + (upper_a - a) * inside),
            np.where(alone, upper_b, b + (upper_b - b) * inside),
        )

    return lay


def _size(picture: F32) -> tuple[int, int]:
    return picture.shape[1], picture.shape[0]
