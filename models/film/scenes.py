"""Where a film's scenes begin, from the lightness of its frames, one after the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.film.flow import Flow, measure_flow, reduced, warp
from models.lazy import cv2
from models.types import F32, Mask

_SHORT_SIDE = 64
"""Short side in pixels at which frames are compared: small enough for grain to vanish."""
_BLUR = 8.0
"""Standard deviation in pixels of what counts as lighting, and is left out."""
_PLAIN = 0.8
"""Standard deviation in L of the details of a frame that shows nothing: black, white, or faded away."""
_WHITE, _MOSTLY = 97.0, 0.5
"""A frame in which more than this share is as bright as this L shows nothing, either: a flash."""
_UNLIKE = 0.2
"""Correlation of what two frames show below which they belong to different scenes. Of eleven photographs no two
reach 0.09, and no pan, zoom or turn that leaves half of a frame in sight stays below 0.27."""
_UNLIKE_EARLIER = 0.35
"""The same for a frame that was carried here in many steps: each bends it a little into what is there now."""
_MISSED, _MISSED_SHARE = 4.0, 0.3
"""From one frame to the next details that change by more than this, in L and as a share of them, are out of sight."""
_CELLS = 8, 6
"""Across and down."""
_PLAIN_CELL = 0.25
"""Mean product of the details of two frames, in squared L, of a cell that tells nothing."""
_DISSOLVE = 24
"""The longest dissolve, in frames, that is surely found."""
_IN_SIGHT = 0.25
"""The share of an earlier frame that must still be in sight for it to tell anything."""


@dataclass(frozen=True, slots=True, eq=False)
class _Earlier:
    """The details of an earlier frame, carried along the flow to the last one.

    Attributes:
        details: (h, w).
        sight: (h, w), 1 where they are in sight, 0 where the earlier frame ends.
        age: how many frames ago.
    """

    details: F32
    sight: F32
    age: int = 0

    @classmethod
    def of(cls, details: F32) -> _Earlier:
        return cls(details, np.ones_like(details))

    def carried(self, flow: Flow, fits: Mask) -> _Earlier:
        rows, columns = np.indices(flow.trusted.shape, np.float32)
        x, y = columns + flow.back[..., 0], rows + flow.back[..., 1]
        height, width = flow.trusted.shape
        inside = (x > -0.5) & (x < width - 0.5) & (y > -0.5) & (y < height - 0.5)
        return _Earlier(warp(self.details, flow), warp(self.sight, flow) * (inside & flow.trusted & fits), self.age + 1)

    def unlike(self, details: F32) -> bool:
        """Whether it shows something else than the last frame."""
        seen = self.sight > 0.5
        return bool(seen.mean() >= _IN_SIGHT) and _likeness(self.details, details, seen, seen) < _UNLIKE_EARLIER


class SceneFinder:
    """Tells for each frame of a film whether a scene begins with it.

    What counts is what frames show: their details, moved along the flow, whatever the exposure. A frame is compared
    with the one before, which finds cuts, and with one some 24 to 48 frames earlier, which finds dissolves. Flashes and
    faded frames show nothing: what comes after them is compared with what was before.
    """

    def __init__(self) -> None:
        """Begin a film."""
        self._begun = False
        self._last: F32 | None = None
        self._earlier: tuple[_Earlier, ...] = ()

    def starts(self, light: F32) -> bool:
        """Whether a scene begins with the next frame; one does with the first.

        Args:
            light: (H, W) lightness 0..100 of the frame; all frames have the same size.
        """
        first, self._begun = not self._begun, True
        small = reduced(light, _SHORT_SIDE)
        details = np.asarray(small - cv2.GaussianBlur(small, (0, 0), _BLUR), np.float32)
        if details.std() < _PLAIN or (small > _WHITE).mean() > _MOSTLY:
            return first
        changed = self._last is not None and self._changed(self._last, details)
        if changed or self._last is None:
            self._earlier = (_Earlier.of(details),)
        self._last = details
        return first or changed

    def _changed(self, last: F32, details: F32) -> bool:
        flow = measure_flow(last + 50, details + 50)
        moved = warp(last, flow)
        if _likeness(moved, details, flow.trusted, np.ones_like(flow.trusted)) < _UNLIKE:
            return True
        missed = np.abs(moved - details) > _MISSED + _MISSED_SHARE * np.abs(details)
        self._earlier = tuple(each.carried(flow, ~missed) for each in self._earlier)
        if any(each.unlike(details) for each in self._earlier):
            return True
        if self._earlier[-1].age >= _DISSOLVE:
            self._earlier = (self._earlier[-1], _Earlier.of(details))
        return False


def _likeness(first: F32, second: F32, trusted: Mask, seen: Mask) -> float:
    """How alike the details of two frames are, -1..1: the median of the correlations in cells of the frame.

    So a thing that moves through the frame does not count, however rich in contrast, unless it covers half of it.

    Args:
        first, second: (h, w).
        trusted: (h, w), where they may be alike; elsewhere they are not.
        seen: (h, w), the places that count.
    """
    found = _in_cells(first * second * (trusted & seen))
    strength = np.sqrt(_in_cells(first * first * seen) * _in_cells(second * second * seen))
    telling = strength > _PLAIN_CELL
    return float(np.median(found[telling] / strength[telling])) if telling.any() else 1.0


def _in_cells(plane: F32) -> F32:
    return np.asarray(cv2.resize(plane, _CELLS, interpolation=cv2.INTER_AREA), np.float32)
