"""Levin 2004 for films: pixels have neighbours in the frame before, too. The classic baseline of `bench film`.

The paper solves a volume of frames at once. Here they are solved one after the other, so that a film may have any
length: the frame before is known, and pulls. As in the paper the neighbours in time are those around the place that the
flow leads to, and count by how alike their lightness is (section 2).
"""

from __future__ import annotations

import numpy as np

from models.film.flow import measure_flow, reduced, warp
from models.film.steady import fits
from models.hints import Hints
from models.join.upsample import Upsampler
from models.rasterize import hint_maps
from models.solvers.propagation import propagate
from models.types import F32


class LevinInTime:
    """Spreads the colours of points and strokes over the frames of one scene, one after the other."""

    def __init__(self) -> None:
        """Begin a scene."""
        self._last: tuple[F32, F32] | None = None

    def frame(self, light: F32, hints: Hints) -> F32:
        """The colours of the next frame.

        Args:
            light: (H, W) its lightness 0..100.
            hints: points and strokes drawn on this very frame, in its pixels.

        Returns:
            ab, float32 (H, W, 2); gray until there has been a hint.
        """
        small = reduced(light)
        ab, mask = hint_maps(hints, (light.shape[1], light.shape[0]), (small.shape[1], small.shape[0]))
        drawn = None
        if self._last is not None:
            before, shown = self._last
            flow = measure_flow(before, small)
            drawn = fits(before, small, flow), warp(shown, flow)
        spread = propagate(small, ab, mask > 0, drawn=drawn)
        self._last = small, spread
        return Upsampler(light, np.asarray(spread, np.float32)).ab(light)
