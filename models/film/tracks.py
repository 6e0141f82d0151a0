"""Hints that follow their things through a scene: points and strokes of key frames, carried along the flow.

    tracker = Tracker({key.index: key.hints for key in keys})
    for index, light in enumerate(lights, start):         # all frames of the scene, in order
        tracker.look(index, light)
    hints = tracker.tracks.at(index)                      # for any frame that was looked at

From its key frame on a hint goes forwards as long as it is found; at its key frame it also goes back through the frames
before. Where several key frames have a hint of the same id it is one hint, and the nearest key frame says where it is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from models.film.flow import Flow, measure_flow, reduced
from models.hints import XY, ColorPoint, Hints, Stroke
from models.lazy import cv2
from models.types import F32, F64, Mask

Drawn = ColorPoint | Stroke

MOST_BACK = 240
"""Frames that a hint goes back from its key frame, at most: their flows are kept."""
_COARSE = 4
"""So many pixels a side of a flow become one of those that are kept."""
_FOUND = 0.5
"""The share of a hint's places that must be found in the next frame; else it is lost."""
_PATCH = np.array([(x, y) for y in (-0.5, 0.0, 0.5) for x in (-0.5, 0.0, 0.5)])
"""Places of a point at which its motion is read, in its radius."""


@dataclass(frozen=True, slots=True, eq=False)
class _Carried:
    """A hint on its way: `places` (N, 2) in pixels of frames, a point's centre or a stroke's vertices."""

    key: int
    hint: Drawn
    places: F64 | F32

    def moved(self, shift: F64, found: Mask) -> _Carried | None:
        """The hint in the next frame; None where it is lost. Both for each place of `looked_at`."""
        if found.mean() < _FOUND:
            return None
        middle = np.median(shift[found], axis=0)
        if isinstance(self.hint, ColorPoint):
            return replace(self, places=self.places + middle)
        return replace(self, places=self.places + np.where(found[:, None], shift, middle))

    @property
    def looked_at(self) -> F64:
        """The places (M, 2) whose motion counts."""
        patch = _PATCH * self.hint.radius if isinstance(self.hint, ColorPoint) else 0.0
        return np.asarray(self.places + patch, np.float64)

    @property
    def as_hint(self) -> Drawn:
        """The hint where it is now."""
        path: tuple[XY, ...] = tuple((float(x), float(y)) for x, y in self.places)
        return replace(self.hint, xy=path[0]) if isinstance(self.hint, ColorPoint) else replace(self.hint, path=path)


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    """The flow from one frame to the next one, coarse: small enough for many to be kept."""

    before: int
    flow: Flow


class Tracks:
    """Where the drawn hints of key frames are in each frame of a scene."""

    def __init__(self) -> None:
        """Nothing is drawn yet."""
        self._frames: dict[int, dict[int, _Carried]] = {}

    def at(self, index: int) -> Hints:
        """The points and strokes that are found in a frame, in its pixels."""
        there = self._frames.get(index, {}).values()
        found = [carried.hint if carried.key == index else carried.as_hint for carried in there]
        return Hints(
            tuple(hint for hint in found if isinstance(hint, ColorPoint)),
            tuple(hint for hint in found if isinstance(hint, Stroke)),
        )

    def _put(self, index: int, carried: _Carried) -> None:
        there = self._frames.setdefault(index, {})
        other = there.get(carried.hint.id)
        if other is None or abs(carried.key - index) < abs(other.key - index):
            # A scene may have very many frames.
            there[carried.hint.id] = replace(carried, places=carried.places.astype(np.float32))


class Tracker:
    """Follows the drawn hints of key frames through one scene."""

    def __init__(self, keys: Mapping[int, Hints]) -> None:
        """Begin a scene.

        Args:
            keys: hints by the index of their frame, in pixels of frames; only points and strokes count.
        """
        self.tracks = Tracks()
        self._keys = keys
        self._steps: deque[_Step] = deque(maxlen=MOST_BACK)
        self._last: tuple[int, F32] | None = None
        self._on_their_way: list[_Carried] = []

    def look(self, index: int, light: F32) -> None:
        """Look at the next frame.

        Args:
            index: of the frame.
            light: (H, W) its lightness 0..100.
        """
        small, size = reduced(light), (light.shape[1], light.shape[0])
        if self._last is not None:
            before, last = self._last
            flow = measure_flow(last, small)
            self._steps.append(_Step(before, _coarse(flow)))
            self._on_their_way = _followed(self._on_their_way, flow, size, back=False)
        if index in self._keys:
            begun = [_Carried(index, hint, _places(hint)) for hint in self._keys[index].drawn]
            self._go_back(begun, size)
            self._on_their_way = [*self._on_their_way, *begun]
        for carried in self._on_their_way:
            self.tracks._put(index, carried)
        self._last = index, small

    def _go_back(self, begun: list[_Carried], size: tuple[int, int]) -> None:
        for step in reversed(self._steps):
            begun = _followed(begun, step.flow, size, back=True)
            for carried in begun:
                self.tracks._put(step.before, carried)


def _followed(hints: list[_Carried], flow: Flow, size: tuple[int, int], *, back: bool) -> list[_Carried]:
    """The hints one frame further, or one frame back, without those that are lost; `size` is that of frames."""
    scale = np.array(size) / flow.trusted.shape[::-1]
    moved = []
    for carried in hints:
        places = carried.looked_at / scale
        there, found = flow.backwards(places) if back else flow.forwards(places)
        next_one = carried.moved((there - places) * scale, found)
        if next_one is not None:
            moved.append(next_one)
    return moved


def _places(hint: Drawn) -> F64:
    return np.array((hint.xy,) if isinstance(hint, ColorPoint) else hint.path, np.float64)


def _coarse(flow: Flow) -> Flow:
    """A flow with a few pixels in the place of many, in units of the few."""
    height, width = flow.trusted.shape
    size = max(1, width // _COARSE), max(1, height // _COARSE)
    factors = np.array([size[0] / width, size[1] / height], np.float32)
    ahead, back = (
        np.asarray(cv2.resize(way, size, interpolation=cv2.INTER_AREA) * factors, np.float32)
        for way in (flow.ahead, flow.back)
    )
    trusted = cv2.resize(flow.trusted.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST)
    return Flow(ahead, back, np.asarray(trusted, bool))
