"""Where the places of one frame of a film were in the frame before: optical flow, checked forwards and backwards."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.lazy import cv2
from models.lookup import values_at
from models.types import F32, F64, U8, Mask

SHORT_SIDE = 240
"""Short side in pixels at which flow is measured."""

_LEVELS = 2.55
"""Steps of 8 bits per L: what OpenCV measures flow on."""
_GRAIN = 1.0
"""Standard deviation in pixels of the blur before: flow measured on grain would be grain."""
_PAN_SIDE = 60
"""Short side in pixels at which the motion of the whole frame is looked for."""
_SLACK, _SHARE = 0.5, 0.01
"""How far a place may miss itself on the way back, in squared pixels, and as a share of the squared lengths of both
ways (Sundaram, Brox, Keutzer 2010, equation 5)."""


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """How places move from one frame to the next one, in pixels of the planes that it was measured on.

    Attributes:
        ahead: float32 (H, W, 2), x and y: the pixel p of the earlier frame lies at p + ahead[p] in the later one.
        back: float32 (H, W, 2): the pixel q of the later frame lies at q + back[q] in the earlier one.
        trusted: (H, W) of the later frame: places that the way back and ahead leads to themselves.
    """

    ahead: F32
    back: F32
    trusted: Mask

    def forwards(self, places: F64) -> tuple[F64, Mask]:
        """Where places of the earlier frame lie in the later one, and which of them are found there.

        Args:
            places: (N, 2) x and y, the centre of the first pixel is (0.5, 0.5).
        """
        there = places + sampled(self.ahead, places)
        return there, self._found(there)

    def backwards(self, places: F64) -> tuple[F64, Mask]:
        """Where places of the later frame lie in the earlier one, and which of them are found there."""
        return places + sampled(self.back, places), self._found(places)

    def _found(self, later: F64) -> Mask:
        height, width = self.trusted.shape
        inside = ((later >= 0) & (later < (width, height))).all(axis=1)
        columns, rows = np.clip(later.astype(np.int64), 0, (width - 1, height - 1)).T
        return np.asarray(inside & self.trusted[rows, columns])


def measure_flow(before: F32, after: F32, short_side: int = SHORT_SIDE) -> Flow:
    """Measure the flow between two frames by dense inverse search (Kroeger et al. 2016, OpenCV's).

    Args:
        before, after: (H, W) lightness 0..100 of frames that follow each other.
        short_side: in pixels, of the planes that are searched, at most.

    Raises:
        ValueError: they have different sizes.
    """
    if before.shape != after.shape:
        raise ValueError(f"frames of {before.shape} and {after.shape} have no flow between them")
    shape = before.shape
    scale = min(1.0, short_side / min(shape))
    # The search begins at a pyramid's coarse level and wants a few pixels there.
    small = max(16, round(shape[1] * scale)), max(16, round(shape[0] * scale))
    first, second = (_levels(plane, small) for plane in (before, after))
    pan = _pan(first, second)
    ahead, back = _searched(first, second, pan), _searched(second, first, -pan)
    trusted = _returns(ahead, back)
    if small == (shape[1], shape[0]):
        return Flow(ahead, back, trusted)
    size = shape[1], shape[0]
    factors = np.array([size[0] / small[0], size[1] / small[1]], np.float32)
    ahead, back = (np.asarray(cv2.resize(way, size) * factors, np.float32) for way in (ahead, back))
    whole = cv2.resize(trusted.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST)
    return Flow(ahead, back, np.asarray(whole, bool))


def reduced(light: F32, short_side: int = SHORT_SIDE) -> F32:
    """A frame's plane (H, W) or (H, W, C) at most this large: enough for flow, and grain fades in it."""
    scale = min(1.0, short_side / min(light.shape[:2]))
    size = max(1, round(light.shape[1] * scale)), max(1, round(light.shape[0] * scale))
    return np.asarray(cv2.resize(light, size, interpolation=cv2.INTER_AREA), np.float32)


def warp(plane: F32, flow: Flow) -> F32:
    """The earlier frame's values (H, W) or (H, W, C) at the places of the later frame; the edge's outside the frame."""
    x, y = (np.ascontiguousarray(each) for each in np.moveaxis(_places(flow.back), 2, 0))
    moved = cv2.remap(plane, x, y, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, np.float32).reshape(plane.shape)


def sampled(way: F32, places: F64) -> F64:
    """A flow's vectors (N, 2) at places (N, 2), interpolated."""
    x, y = (places.T - 0.5).astype(np.float32)
    return values_at(way, x, y).astype(np.float64)


def _searched(first: U8, second: U8, pan: F32) -> F32:
    search = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    begun = np.broadcast_to(pan, (*first.shape, 2)).copy()
    return np.asarray(search.calc(first, second, begun), np.float32)


def _pan(first: U8, second: U8) -> F32:
    """By how much the whole frame moves (2,), by phase correlation; 0 where that does not make frames more alike.

    The search itself finds only what moves by a small part of the frame.
    """
    small = [reduced(plane.astype(np.float32), _PAN_SIDE) for plane in (first, second)]
    size = small[0].shape[1], small[0].shape[0]
    window = cv2.createHanningWindow(size, cv2.CV_32F)
    shift, _ = cv2.phaseCorrelate(small[0] - small[0].mean(), small[1] - small[1].mean(), window)
    x, y = (round(each) for each in shift)
    height, width = small[0].shape
    if not (x or y) or abs(x) > width // 2 or abs(y) > height // 2:
        return np.zeros(2, np.float32)
    old = small[0][max(-y, 0) : height - max(y, 0), max(-x, 0) : width - max(x, 0)]
    new = small[1][max(y, 0) : height - max(-y, 0), max(x, 0) : width - max(-x, 0)]
    # The median: a thing that moves through a frame that rests is no pan.
    if np.median(np.abs(new - old)) >= np.median(np.abs(small[1] - small[0])):
        return np.zeros(2, np.float32)
    return np.array([x * first.shape[1] / width, y * first.shape[0] / height], np.float32)


def _levels(plane: F32, size: tuple[int, int]) -> U8:
    resized = cv2.resize(plane, size, interpolation=cv2.INTER_AREA)
    return np.rint(cv2.GaussianBlur(resized * _LEVELS, (0, 0), _GRAIN)).clip(0, 255).astype(np.uint8)


def _places(way: F32) -> F32:
    """Where a way leads from each pixel, in indices of pixels (H, W, 2)."""
    rows, columns = np.indices(way.shape[:2], np.float32)
    return np.asarray(np.dstack([columns, rows]) + way, np.float32)


def _returns(ahead: F32, back: F32) -> Mask:
    places = _places(back)
    x, y = (np.ascontiguousarray(each) for each in np.moveaxis(places, 2, 0))
    again = cv2.remap(ahead, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    missed = ((back + again) ** 2).sum(axis=2)
    length = (back**2).sum(axis=2) + (again**2).sum(axis=2)
    height, width = back.shape[:2]
    inside = (x >= -0.5) & (x <= width - 0.5) & (y >= -0.5) & (y <= height - 0.5)
    return np.asarray(inside & (missed < _SHARE * length + _SLACK))
