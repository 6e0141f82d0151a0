"""`Clip`: a film that is read frame by frame, whether it is one file or a folder of pictures."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.core import image_io
from app.core.errors import FilmLoadError
from app.core.image_io import Photograph
from app.core.metadata import Metadata
from models import color
from models.errors import UserError
from models.lazy import cv2
from models.types import F32


@dataclass(frozen=True, eq=False)
class Frame:
    """One frame of a film, upright.

    Attributes:
        index: its place in the film, from 0.
        pixels: sRGB, uint8 or (for more than 8 bits) uint16; (H, W) where it is gray, else (H, W, 3).
        metadata: those of its own file, where it has one.
    """

    index: int
    pixels: NDArray[np.uint8] | NDArray[np.uint16]
    metadata: Metadata = Metadata()  # noqa: RUF009 - never changed

    @property
    def levels(self) -> NDArray[np.uint8]:
        """Its pixels in 8 bits, for the screen."""
        shift = 8 * (self.pixels.itemsize - 1)
        return (self.pixels >> shift).astype(np.uint8, copy=False)

    @cached_property
    def light(self) -> F32:
        """Float32 (H, W), lightness 0..100, as photographs have it (`models.image.ImageData.L`)."""
        pixels: Any = self.pixels if self.pixels.ndim == 3 else cv2.merge([self.pixels] * 3)
        return color.lightness(pixels)


@dataclass(frozen=True, slots=True)
class Broken:
    """A frame that cannot be read.

    Attributes:
        index: its place in the film, from 0.
        error: says what is wrong with it.
    """

    index: int
    error: UserError


@dataclass(frozen=True, eq=False)
class Clip(ABC):
    """A film. Its frames are counted and timed when it is opened; its pixels are read when they are asked for.

    Attributes:
        path: the file or folder.
        size: width and height in pixels, upright.
        times: int64 (n,), when each frame is shown, in units of `time_base`; they increase.
        time_base: seconds.
        rate: frames per second, on the average.
        depth: bits per channel.
        identity: the same for the same film; another one for a film that has changed.
        pixel_aspect: width of a pixel by its height.
        exact: whether all frames are sure to be there; else their number is what the file promises.
        sounds: number of sound tracks.
        notes: sentences for the artist: what of the film is not as it should be.
    """

    path: Path
    size: tuple[int, int]
    times: NDArray[np.int64] = field(repr=False)
    time_base: Fraction
    rate: Fraction
    depth: int
    identity: str
    pixel_aspect: Fraction = Fraction(1)
    exact: bool = True
    sounds: int = 0
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        """The number of frames."""
        return len(self.times)

    @property
    def is_steady(self) -> bool:
        """Whether the frame rate is constant, up to the rounding of times."""
        steps = np.diff(self.times)
        return len(steps) == 0 or int(steps.max() - steps.min()) <= 1

    def seconds(self, index: int) -> float:
        """When a frame is shown, counted from the first one."""
        return float(int(self.times[index] - self.times[0]) * self.time_base)

    @abstractmethod
    def frames(self, start: int = 0, stop: int | None = None) -> Iterator[Frame | Broken]:
        """The frames from `start` up to, but without, `stop` (None: to the end), in order; each exactly once.

        Few frames are in memory at a time, however long the film is.

        Raises:
            FilmLoadError: the film is not there any more.
        """

    def frame(self, index: int) -> Frame:
        """One frame.

        Raises:
            UserError: it is broken, or the film is not there any more.
        """
        found = next(iter(self.frames(index, index + 1)))
        if isinstance(found, Broken):
            raise found.error
        return found

    def photograph(self, index: int) -> Photograph:
        """One frame as a photograph to give hints on; the same pixels, bit for bit.

        Raises:
            UserError: as `frame`.
        """
        return image_io.from_pixels(self.frame(index).pixels, self.name_of(index))

    def name_of(self, index: int) -> str:
        """What a frame is called as a photograph."""
        return f"{self.path.stem} {index + 1}.png"


def no_frames(path: Path) -> FilmLoadError:
    """The error for a film without any frame."""
    return FilmLoadError("“{path}” has no frames.", "Choose another film.", path=path)
