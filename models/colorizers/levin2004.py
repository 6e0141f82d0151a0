"""Colorization using Optimization (Levin, Lischinski, Weiss 2004): colours of points and strokes spread up to edges."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from models.base import CancelToken, Colorization, Preview, Progress, require_supported
from models.hints import DRAWN, Hints
from models.image import ImageData
from models.rasterize import hint_maps
from models.solvers.propagation import PROGRAM, Affinity, propagate
from models.types import F32
from models.words import Words

WORKING_SIZE = 512
"""Short side at which the equations are solved; the join with the full lightness restores fine edges."""


@dataclass(slots=True)
class _Prepared:
    """A photograph at working size, and the last solution, which is the first guess of the next one.

    Attributes:
        image_size: width, height of the photograph, the units of the hints.
        grid: width, height of the picture that is solved.
        affinity: its weights.
        solution: (h, w, 2) of the last call.
    """

    image_size: tuple[int, int]
    grid: tuple[int, int]
    affinity: Affinity
    solution: F32 | None = field(default=None)


class Levin2004Colorizer:
    """The backend `levin2004`.

    Args:
        device: it always runs on the CPU.
        weights_dir: it has no weights.
    """

    name = "levin2004"
    supports = DRAWN

    def __init__(self, device: str = "auto", weights_dir: Path | None = None) -> None:
        """There is nothing to load."""

    def prepare(
        self,
        image: ImageData,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        working_size: int | None = None,
    ) -> _Prepared:
        """Shrink the photograph to the working size and weigh its neighbouring pixels."""
        cancel.raise_if_cancelled()
        grid = working_grid(image.size, working_size or WORKING_SIZE)
        progress(0.0, Words("Looking at the photograph"))
        light = image.L if grid == image.size else cv2.resize(image.L, grid, interpolation=cv2.INTER_AREA)
        return _Prepared(image.size, grid, Affinity(np.asarray(light, np.float32), PROGRAM))

    def colorize(
        self,
        prepared: object,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        preview: Preview | None = None,
    ) -> Colorization:
        """Spread the colours of points and strokes; without any inside the picture it stays gray."""
        if not isinstance(prepared, _Prepared):
            raise TypeError("this photograph was prepared by another backend")
        require_supported("Levin 2004", self.supports, hints)
        ab, mask = hint_maps(hints, prepared.image_size, prepared.grid)
        solution = propagate(
            prepared.affinity, ab, mask > 0, start=prepared.solution, cancel=cancel, progress=progress
        )  # fmt: skip
        prepared.solution = solution if mask.any() else None
        return Colorization(solution, exact=True)


def working_grid(image_size: tuple[int, int], short_side: int) -> tuple[int, int]:
    """Width and height of a picture with this short side and about the same aspect.

    Never larger than the image, and never more than four squares of that side, however long the picture is.
    """
    width, height = image_size
    scale = min(1.0, short_side / min(width, height), 2 * short_side / (width * height) ** 0.5)
    return max(1, round(width * scale)), max(1, round(height * scale))
