"""One look at all frames of a film: where its scenes begin, and how to find a frame again by what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.core import atomic
from app.core.film.clip import Clip, Frame
from app.core.image_io import Photograph
from models.base import CancelToken, Progress
from models.errors import UserError
from models.film.scenes import SceneFinder
from models.lazy import cv2
from models.types import F32, U8
from models.words import Words

_PRINT = (16, 12)
"""Width and height of a frame's print."""
_NEAR = 8
"""How many frames whose prints are nearest are compared with a photograph."""
_SAME = 3.0
"""Mean difference in L up to which a photograph shows a frame, for instance saved as a JPEG."""


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """What a look at all frames of a film tells.

    Attributes:
        starts: int64, the frames that scenes begin with; the first is 0.
        prints: uint8 (n, 12, 16), the lightness of each frame, very small, in 2.55ths; those of broken frames are 0.
    """

    starts: NDArray[np.int64]
    prints: U8


def surveyed(clip: Clip, cancel: CancelToken, progress: Progress, kept: Path | None = None) -> Survey:
    """Look at all frames.

    Args:
        clip: the film.
        cancel: stops it.
        progress: told how far it is.
        kept: a file that a survey of the same film is read from, or written to; None for neither.

    Raises:
        Cancelled: the token was set.
        UserError: the file cannot be written.
    """
    if kept is not None:
        try:
            with np.load(kept, allow_pickle=False) as data:
                return Survey(data["starts"], data["prints"])
        except (OSError, ValueError, KeyError):
            pass
    finder, starts, prints = SceneFinder(), [0], np.zeros((len(clip), *_PRINT[::-1]), np.uint8)
    for frame in clip.frames():
        cancel.raise_if_cancelled()
        progress(frame.index / len(clip), Words("Looking for scenes"))
        if isinstance(frame, Frame):
            prints[frame.index] = _print(frame.light)
            if finder.starts(frame.light):
                starts.append(frame.index)
    survey = Survey(np.unique(np.array(starts, np.int64)), prints)
    if kept is not None:
        atomic.write(kept, lambda file: np.savez(file, starts=survey.starts, prints=survey.prints))
    return survey


def found(clip: Clip, survey: Survey, photo: Photograph) -> int:
    """The frame of a film that a photograph shows.

    Raises:
        UserError: none does.
    """
    if photo.full.size == clip.size:
        wanted = _print(photo.full.L).astype(np.int64)
        distance = np.abs(survey.prints.astype(np.int64) - wanted).mean(axis=(1, 2))
        nearest = sorted(int(index) for index in np.argsort(distance, kind="stable")[:_NEAR])
        compared = [(_difference(clip, index, photo.full.L), index) for index in nearest]
        difference, index = min(compared)
        if difference <= _SAME:
            return index
    raise UserError(
        "“{name}” shows no frame of the film “{film}”.",
        "Make the project from a frame of this film.",
        name=photo.name,
        film=clip.path.name,
    )


def _difference(clip: Clip, index: int, light: F32) -> float:
    """The mean difference in L; as large as can be where the frame is broken."""
    frame = next(iter(clip.frames(index, index + 1)))
    return float(np.abs(frame.light - light).mean()) if isinstance(frame, Frame) else 100.0


def _print(light: F32) -> U8:
    small = np.asarray(cv2.resize(light, _PRINT, interpolation=cv2.INTER_AREA), np.float32)
    levels: U8 = np.rint(small * np.float32(2.55)).astype(np.uint8)
    return levels
