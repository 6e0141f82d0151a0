"""A stand-in for networks of which everything is known: true colours with a flicker."""

from __future__ import annotations

import cv2
import numpy as np

from models.base import CancelToken, Colorization, Preview, Progress
from models.hints import Guidance, Hints
from models.image import ImageData

_FLICKER = 5.0
"""Standard deviation, in ab, of what `Flickering` does to true colours."""


class Flickering:
    """A backend that knows the true colours and gives them with a flicker of its own, smooth as that of networks.

    Attributes:
        ab: (H, W, 2), the true colours of the next frame.
    """

    name = "true colours"
    supports = Guidance.NONE

    def __init__(self) -> None:
        """Begin a film."""
        self.ab = np.zeros((1, 1, 2), np.float32)
        self._random = np.random.default_rng(0)

    def prepare(
        self,
        image: ImageData,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        working_size: int | None = None,
    ) -> tuple[int, int]:
        """See `models.base.Colorizer`."""
        return image.size

    def colorize(
        self,
        prepared: object,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        preview: Preview | None = None,
    ) -> Colorization:
        """See `models.base.Colorizer`."""
        assert isinstance(prepared, tuple)
        true = cv2.resize(self.ab, prepared, interpolation=cv2.INTER_AREA)
        flicker = cv2.resize(self._random.normal(0, _FLICKER, (3, 5, 2)), prepared, interpolation=cv2.INTER_CUBIC)
        return Colorization(np.asarray(true + flicker, np.float32))
