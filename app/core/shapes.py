"""Shapes of regions: outlines drawn by hand and masks found by the program, and how they become pixels.

Coordinates and lengths are full-resolution image pixels.
"""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from app.core.image_io import fit
from models.hints import FARTHEST, XY
from models.lazy import cv2
from models.types import F32, U8, WHOLE, Box

FOUND_SIDE = 1024
"""Long side in pixels that a found mask has at most."""

_FARTHEST = 1e6
"""Larger coordinates are clipped, to fit OpenCV's fixed-point numbers."""

_SUBPIXEL_BITS = 4
_VIEWS_KEPT, _MOST_KEPT = 2, 1 << 22
"""Number of views whose mask is cached, because overview and visible part alternate during a gesture; and the largest
number of pixels of one: a whole photograph is painted once, for an export."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What lies within a closed path; where the path crosses itself, even and odd count.

    Attributes:
        path: the corners, at least three.
    """

    path: tuple[XY, ...]

    def __post_init__(self) -> None:
        if len(self.path) < 3:
            raise ValueError("an outline has fewer than three corners")
        if not all(math.isfinite(value) for xy in self.path for value in xy):
            raise ValueError("an outline has a coordinate that is not a number")


@dataclass(frozen=True, slots=True)
class Found:
    """A mask that was found in the photograph, and the clicks that asked for it.

    Attributes:
        size: width and height of the mask; it covers the whole photograph.
        packed: its levels 0..255, row by row, compressed with zlib.
        inside: places that were clicked as parts of the thing.
        outside: places that were clicked as no parts of it.
        reach: how far around the clicks was asked for, as in `models.things`: -1 a part, 0 the thing, 1 all like it.
    """

    size: tuple[int, int]
    packed: bytes
    inside: tuple[XY, ...] = ()
    outside: tuple[XY, ...] = ()
    reach: float = 0.0

    def __post_init__(self) -> None:
        if not all(1 <= side <= FOUND_SIDE for side in self.size):
            raise ValueError("a mask has an impossible size")
        if not -1 <= self.reach <= 1:
            raise ValueError("the reach of a mask must lie between -1 and 1")
        if not all(math.isfinite(value) for xy in (*self.inside, *self.outside) for value in xy):
            raise ValueError("a click has a coordinate that is not a number")

    @classmethod
    def of(
        cls, share: F32, inside: tuple[XY, ...] = (), outside: tuple[XY, ...] = (), reach: float = 0.0
    ) -> Found:
        """Keep a mask (h, w) of shares 0..1 with the photograph's aspect; a larger one is reduced."""
        size = fit((share.shape[1], share.shape[0]), FOUND_SIDE)
        if size != (share.shape[1], share.shape[0]):
            share = np.asarray(cv2.resize(share, size, interpolation=cv2.INTER_AREA), np.float32)
        levels = np.rint(np.clip(share, 0, 1) * 255).astype(np.uint8)
        return cls(size, zlib.compress(levels.tobytes(), 6), inside, outside, reach)

    def levels(self) -> U8:
        """The mask as uint8 (h, w), read-only.

        Raises:
            ValueError: it is damaged.
        """
        return _unpacked(self.packed, self.size)


@lru_cache(maxsize=32)
def _unpacked(packed: bytes, size: tuple[int, int]) -> U8:
    expected = size[0] * size[1]
    reader = zlib.decompressobj()
    try:
        # One byte more than it should have is enough to know, however much a forged one unpacks to.
        data = reader.decompress(packed, expected + 1)
    except zlib.error as error:
        raise ValueError(f"a mask is damaged: {error}") from None
    if len(data) != expected:
        raise ValueError("a mask is not as large as it says")
    return np.frombuffer(data, np.uint8).reshape(size[1], size[0])


@dataclass(frozen=True, slots=True)
class Part:
    """One step in the making of a shape.

    Attributes:
        area: what it covers.
        adds: whether that is added to the parts before, or taken away from them.
    """

    area: Outline | Found
    adds: bool = True


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a region lies: parts one after another, then turned inside out, grown and softened.

    Attributes:
        parts: in the order in which they were drawn.
        inverted: whether the region is what the parts leave free.
        growth: by how much the edge is moved outwards; below 0 inwards.
        feather: width of the soft edge, half of it inside.
    """

    parts: tuple[Part, ...]
    inverted: bool = False
    growth: float = 0.0
    feather: float = 0.0

    def __post_init__(self) -> None:
        if not (abs(self.growth) <= FARTHEST and 0 <= self.feather <= FARTHEST):
            raise ValueError("the edge of a region is moved or softened by an impossible length")


def levels(shape: Shape, photo_size: tuple[int, int], size: tuple[int, int]) -> U8:
    """A shape as pixels: uint8 (h, w), 255 inside, 0 outside, between them in the soft edge.

    Args:
        shape: in pixels of the photograph.
        photo_size: the photograph's width and height.
        size: width and height of the result, which shows the whole photograph.
    """
    made = np.zeros((size[1], size[0]), np.uint8)
    scale = (size[0] / photo_size[0], size[1] / photo_size[1])
    for part in shape.parts:
        area = part.area
        drawn = _filled(area, size, scale) if isinstance(area, Outline) else _resized(area.levels(), size)
        made = np.maximum(made, drawn) if part.adds else np.minimum(made, 255 - drawn)
    if shape.inverted:
        made = 255 - made
    mean = (scale[0] + scale[1]) / 2
    return _softened(_grown(made, shape.growth * mean), shape.feather * mean)


def _filled(outline: Outline, size: tuple[int, int], scale: tuple[float, float]) -> U8:
    made = np.zeros((size[1], size[0]), np.uint8)
    places = np.clip(np.array(outline.path, np.float64) * scale - 0.5, -_FARTHEST, _FARTHEST)
    corners = np.rint(places * (1 << _SUBPIXEL_BITS)).astype(np.int32)
    cv2.fillPoly(made, [corners], 255, cv2.LINE_AA, _SUBPIXEL_BITS)
    return made


def _resized(mask: U8, size: tuple[int, int]) -> U8:
    if size == (mask.shape[1], mask.shape[0]):
        return mask
    way = cv2.INTER_AREA if size[0] < mask.shape[1] else cv2.INTER_LINEAR
    return cv2.resize(mask, size, interpolation=way).astype(np.uint8, copy=False)


def _grown(mask: U8, by: float) -> U8:
    """The mask with its edge moved outwards by so many pixels; inwards where that is below 0."""
    if by == 0:
        return mask
    inside = mask >= 128
    if by > 0:
        apart = cv2.distanceTransform((~inside).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
        share = by + 1 - apart
    else:
        apart = cv2.distanceTransform(inside.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
        share = apart + by
    return np.asarray(np.rint(np.clip(share, 0, 1) * 255), np.uint8)


def _softened(mask: U8, width: float) -> U8:
    """The mask with an edge of so many pixels; farther from the edge nothing changes, to the bit."""
    # Wider than the picture makes no difference that could be seen, and OpenCV counts in small numbers.
    reach = min(round(width / 4), max(mask.shape))
    if reach < 1:
        return mask
    box = (2 * reach + 1, 2 * reach + 1)
    once = cv2.blur(mask, box, borderType=cv2.BORDER_REPLICATE)
    return cv2.blur(once, box, borderType=cv2.BORDER_REPLICATE).astype(np.uint8, copy=False)


class ShapeMask:
    """The mask of a shape at any resolution; made from the levels of the photograph's proxy."""

    def __init__(self, made: U8) -> None:
        """Take the levels of the whole photograph, uint8 (h, w)."""
        self._levels = made
        self._views: list[tuple[tuple[int, ...], Box, F32]] = []

    def at(self, L: F32, box: Box = WHOLE) -> F32:
        """The mask (h, w) of a part of the photograph: exactly 1 inside, exactly 0 outside.

        Args:
            L: (h, w) the part's lightness at the resolution wanted; only its size counts.
            box: where it lies, as fractions of the photograph.
        """
        for size, where, mask in self._views:
            if size == L.shape and where == box:
                return mask
        made = np.asarray(_viewed(self._levels, L.shape, box) / np.float32(255), np.float32)
        if made.size <= _MOST_KEPT:
            self._views = [*self._views[1 - _VIEWS_KEPT :], (L.shape, box, made)]
        return made


def _viewed(mask: U8, shape: tuple[int, ...], box: Box) -> NDArray[np.uint8]:
    if box == WHOLE and shape == mask.shape:
        return mask
    height, width = mask.shape
    step_x, step_y = (box[2] - box[0]) * width / shape[1], (box[3] - box[1]) * height / shape[0]
    matrix = np.array(
        [
            [step_x, 0, box[0] * width + step_x / 2 - 0.5],
            [0, step_y, box[1] * height + step_y / 2 - 0.5],
        ]
    )
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    seen = cv2.warpAffine(mask, matrix, (shape[1], shape[0]), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(seen, np.uint8)
