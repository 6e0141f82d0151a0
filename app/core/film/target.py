"""Where a coloured film goes: what files of films and folders of frames have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.core.encoding import Pixels
from app.core.film.clip import Clip, Frame
from models.base import CancelToken, Progress


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A frame in colour.

    Attributes:
        frame: the frame as it was read.
        rgb: sRGB (H, W, 3), uint8, or uint16 for films of more than 8 bits.
    """

    frame: Frame
    rgb: Pixels


@dataclass(frozen=True, slots=True)
class Segment:
    """Frames that were written together, to be joined with others.

    Attributes:
        stem: names the file they are in, without its ending.
        frames: their indices.
    """

    stem: Path
    frames: tuple[int, ...]


class Target(Protocol):
    """Where a coloured film goes. Frames are written in segments, in any order; at the end these are joined.

    Attributes:
        path: the file or folder.
    """

    @property
    def path(self) -> Path:
        """The file or folder."""
        ...

    @property
    def coding(self) -> str:
        """How frames are written: segments of another coding cannot be joined with these."""
        ...

    def check(self, clip: Clip) -> tuple[str, ...]:
        """Check, before anything is computed, that a film can be written so.

        Returns:
            Sentences for the artist: what will differ from the film that is read.

        Raises:
            UserError: it cannot.
        """
        ...

    def write(self, stem: Path, clip: Clip, shown: Iterator[Shown]) -> None:
        """Write a segment; it is there as a whole or not at all.

        Raises:
            UserError: it cannot be written.
        """
        ...

    def finish(self, clip: Clip, segments: Sequence[Segment], cancel: CancelToken, progress: Progress) -> None:
        """Make the film of its segments, in order. It is there under its name as a whole or not at all.

        Raises:
            Cancelled: the token was set.
            UserError: it cannot be written.
        """
        ...
