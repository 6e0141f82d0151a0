"""Colours that stay steady in time: blind video temporal consistency (Bonneel et al. 2015).

Colours that were found for each frame by itself flicker. Those shown, O, have the gradients of those found, P, and stay
near those shown before, carried along the flow. The paper's equation 3: the least

    |grad O - grad P|^2 + w |O - warp(O before)|^2,  w = strength exp(-alpha |V - warp(V before)|^2)

with the lightness V of the frame itself: where that does not fit, something has moved in front of something else, and
the colours before mean nothing. With the correction D = O - P the equations are those of `propagation.refine`.

Beyond the paper, w is less where flow may take one thing for another: at borders of motion, and where the correction
wanted is unlike those around it. What nothing is carried to takes the correction of its surroundings.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from models.film.flow import Flow, warp
from models.lazy import cv2
from models.solvers.propagation import PAPER, Affinity, refine
from models.types import F32, Mask

STRENGTH = 0.5
"""The weight of the colours before, where they fit."""
_RENEWED = 0.05
"""By this share the colours shown move, in each frame, towards those found for it. Without it they would drift away, or
keep the colours of the first frame for ever."""
_LEAST = 1e-3
"""The share of the strength that draws colours to those found where nothing else does: the equations stay solvable."""
_DIFFERENCE = 2.5
"""Difference in L at which the weight of the colours before has fallen to 1/e, in frames without grain."""
_GRAIN = 3.0
"""The same in frames with grain, in standard deviations of what the grain makes different."""
_AROUND, _UNEVEN = (31, 31), 5.0
"""The window in pixels in which corrections should be even, and the difference from its mean, in ab, at which a weight
has fallen to 1/e."""
_ASKED = 6.0
"""The difference in ab at which a weight has fallen to 1/e in frames that somebody asks for other colours in."""
_STEEP_SHARE, _STEEP = 0.01, 0.002
"""How steep flow is at the border of things that move differently: more than this share of its squared length, and more
than this, both squared."""
_BLUR = 1.0
"""Standard deviation in pixels of the blur before frames are compared."""
_TOLERANCE = 0.05
"""Largest error of a correction, in ab."""


class Steadier:
    """Steadies the frames of one scene, one after the other.

    All planes are small ones of the same size: the colours that are shown are joined with the frame's full lightness.
    """

    def __init__(self, strength: float = STRENGTH) -> None:
        """Begin a scene; 0 leaves the colours as they are found."""
        self._strength = np.float32(strength)
        self._light: F32 | None = None
        self._ab: F32 | None = None
        self._affinity: Affinity | None = None

    @property
    def light(self) -> F32 | None:
        """The lightness (h, w) of the last frame; None before the first one."""
        return self._light

    def steady(self, light: F32, ab: F32, flow: Flow | None, *, asked: bool = False) -> F32:
        """The colours to show for the next frame.

        Args:
            light: (h, w) its lightness 0..100.
            ab: (h, w, 2) the colours found for it.
            flow: from the last frame to this one; None for the first frame of a scene.
            asked: whether somebody asks for other colours from this frame on: places that change much do so at once.

        Returns:
            float32 (h, w, 2).
        """
        shown = ab
        if self._strength and flow is not None and self._light is not None and self._ab is not None:
            wanted, sure = warp(self._ab, flow) - ab, fits(self._light, light, flow)
            sure *= _even(wanted, sure)
            if asked:
                sure *= _near(wanted, _ASKED)
            trust = self._strength * np.maximum(sure, np.float32(_LEAST))
            wanted *= np.float32(1 - _RENEWED) * (sure > _LEAST)[..., None]
            shown = ab + self._smoothed(wanted, trust)
        self._light, self._ab = light, shown
        return shown

    def _smoothed(self, wanted: F32, trust: F32) -> F32:
        """The correction that is as smooth as the trust in what is wanted (h, w, 2) allows."""
        if self._affinity is None or self._affinity.shape != trust.shape:
            # On an even picture all neighbours weigh the same: plain gradients, as in the paper.
            self._affinity = Affinity(np.zeros(trust.shape, np.float32), PAPER)
        nowhere = np.zeros(trust.shape, bool)
        return refine(self._affinity, wanted, trust, nowhere, smoothness=0.5, tolerance=_TOLERANCE)

    def state(self) -> dict[str, F32]:
        """What the next frame depends on, to be kept bit by bit; nothing before the first frame."""
        if self._light is None or self._ab is None:
            return {}
        return {"light": self._light, "ab": self._ab}

    def restore(self, state: Mapping[str, F32]) -> None:
        """Go on where `state` was taken."""
        self._light, self._ab = state.get("light"), state.get("ab")


def _even(wanted: F32, sure: F32) -> F32:
    """How much corrections (h, w, 2) are like those around them (h, w), 0..1.

    What flickers is whole surfaces. A correction of a few pixels is a colour that was left behind by something that
    moved, or an edge that was not carried quite to its place.

    Args:
        sure: (h, w), how much each counts for the others.
    """
    counts = cv2.blur(sure, _AROUND) + np.float32(1e-3)
    around = cv2.blur(wanted * sure[..., None], _AROUND) / counts[..., None]
    return _near(wanted - around, _UNEVEN)


def _near(difference: F32, least: float) -> F32:
    """1 where colours (h, w, 2) hardly differ, 1/e where they do by `least` ab, towards 0 (h, w)."""
    return np.asarray(np.exp(-(difference**2).sum(axis=2) / np.float32(least**2)), np.float32)


def fits(before: F32, after: F32, flow: Flow) -> F32:
    """How surely places show in a frame what they showed before (h, w), 0..1; 0 where the flow is not trusted.

    A change of the exposure of the whole frame does not count, and grain counts as far as it is more than the frame's
    own.

    Args:
        before, after: (h, w) lightness of both frames.
        flow: between them.
    """
    blurred = [np.asarray(cv2.GaussianBlur(plane, (0, 0), _BLUR), np.float32) for plane in (before, after)]
    difference = blurred[1] - warp(blurred[0], flow)
    if not flow.trusted.any():
        return np.zeros_like(difference)
    difference -= np.median(difference[flow.trusted])
    # The median of the absolute differences of normal noise is 0.67 standard deviations.
    grain = float(np.median(np.abs(difference[flow.trusted]))) / 0.67
    alpha = 1 / max(_DIFFERENCE, _GRAIN * grain) ** 2
    sure = flow.trusted & ~_at_border(flow.back)
    return np.asarray(np.exp(-np.float32(alpha) * difference**2) * sure, np.float32)


def _at_border(back: F32) -> Mask:
    """Where things that move differently meet (h, w): there flow takes the one for the other.

    Sundaram, Brox, Keutzer 2010, equation 6.
    """
    slopes = [cv2.Sobel(back, cv2.CV_32F, *order, ksize=3, scale=1 / 8) for order in ((1, 0), (0, 1))]
    steep = sum((slope**2).sum(axis=2) for slope in slopes)
    return np.asarray(steep > _STEEP_SHARE * (back**2).sum(axis=2) + _STEEP)
