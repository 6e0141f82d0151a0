"""Films that are folders of frames, one picture each."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from pathlib import Path

import numpy as np

from app.core import image_io
from app.core.errors import FilmLoadError, ImageLoadError
from app.core.files import numbered
from app.core.film.clip import Broken, Clip, Frame, no_frames
from models.errors import UserError
from models.words import Words

USUAL_RATE = Fraction(24)
"""Frames per second of a folder, which does not say it."""


@dataclass(frozen=True, eq=False, kw_only=True)
class FolderClip(Clip):
    """A folder of pictures, by their names; numbers in names count as numbers.

    Attributes:
        files: the pictures.
    """

    files: tuple[Path, ...] = field(repr=False)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """What each frame is called, without an ending; numbers part those whose files differ in that only."""
        found: list[str] = []
        taken: set[str] = set()
        for file in self.files:
            found.append(next(name for name in numbered(file.stem) if name.casefold() not in taken))
            taken.add(found[-1].casefold())
        return tuple(found)

    def frames(self, start: int = 0, stop: int | None = None) -> Iterator[Frame | Broken]:
        """As `Clip.frames`."""
        for index in range(start, len(self) if stop is None else min(stop, len(self))):
            yield self._read(index)

    def _read(self, index: int) -> Frame | Broken:
        try:
            photo = image_io.load(self.files[index])
        except ImageLoadError as error:
            return Broken(index, error)
        if photo.full.size != self.size:
            width, height = photo.full.size
            told = Words("“{name}” has {width} x {height} pixels, and not those of the film.")
            return Broken(index, UserError(told, name=photo.name, width=width, height=height))
        pixels = image_io.deep_pixels(photo)
        return Frame(index, np.ascontiguousarray(pixels[..., 1]) if photo.is_gray else pixels, photo.metadata)


def open_folder(path: Path, rate: Fraction | None) -> FolderClip:
    """Open a folder of frames.

    Raises:
        FilmLoadError: there is no picture in it that can be read, or the folder cannot be read.
    """
    try:
        names = [file for file in path.iterdir() if file.is_file() and file.suffix.lower() in image_io.SUFFIXES]
        frames = tuple(sorted(names, key=_natural))
        digest = hashlib.sha256()
        for file in frames:
            about = file.stat()
            digest.update(f"{file.name} {about.st_size} {about.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise FilmLoadError(
            "“{path}” cannot be read: {reason}.", "Check the folder.", path=path, reason=error.strerror or error
        ) from error
    first = next((photo for photo in map(_loaded, frames) if photo is not None), None)
    if first is None:
        raise no_frames(path)
    rate = rate or USUAL_RATE
    return FolderClip(
        path, first.full.size, np.arange(len(frames), dtype=np.int64), 1 / rate, rate, first.depth, digest.hexdigest(),
        files=frames,
    )  # fmt: skip


def _loaded(file: Path) -> image_io.Photograph | None:
    try:
        return image_io.load(file)
    except ImageLoadError:
        return None


def _natural(file: Path) -> list[tuple[int, str]]:
    """The key that sorts “frame 9” before “frame 10”."""
    return [(int(part), "") if part.isdecimal() else (-1, part.lower()) for part in re.split(r"(\d+)", file.name)]
