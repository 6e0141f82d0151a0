"""Coloured films as folders of frames, one picture each."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core import atomic, encoding, files
from app.core.encoding import Format, Output
from app.core.film.clip import Clip
from app.core.film.folder import FolderClip
from app.core.film.target import Segment, Shown
from app.core.image_io import Photograph
from models.base import CancelToken, Progress
from models.errors import UserError
from models.image import ImageData
from models.words import Words


@dataclass(frozen=True, slots=True)
class FrameFolder:
    """A folder; each frame is a file that is there as a whole or not at all, under its own name.

    Attributes:
        path: the folder.
        kind: of the pictures.
        source_type: where their colours are from (`app.core.tags.xmp`); "" to say nothing.
    """

    path: Path
    kind: Format
    source_type: str = ""

    @property
    def coding(self) -> str:
        """As `Target.coding`."""
        return self.kind.name

    def check(self, clip: Clip) -> tuple[str, ...]:
        """As `Target.check`."""
        with atomic.told(self.path):
            if self.path.exists() and not self.path.is_dir():
                raise UserError("“{path}” is a file; frames need a folder.", "Name a folder.", path=self.path)
            if files.is_same(self.path, clip.path):
                raise UserError(
                    "“{path}” is the folder of the original frames.", "Choose another one.", path=self.path
                )
            if not self.path.exists() and not self.path.parent.is_dir():
                raise UserError("There is no folder “{folder}”.", "Choose another folder.", folder=self.path.parent)
        if clip.sounds:
            return (Words("Frames have no sound: it is left out."),)
        return ()

    def write(self, stem: Path, clip: Clip, shown: Iterator[Shown]) -> None:
        """As `Target.write`; frames have their place already, so that nothing is to be joined."""
        del stem
        try:
            self.path.mkdir(exist_ok=True)
        except OSError as error:
            raise UserError(
                "The folder “{path}” cannot be made: {reason}.", "Choose another place.",
                path=self.path, reason=error.strerror or os.strerror(error.errno or 0),
            ) from error  # fmt: skip
        for each in shown:
            path = self.path / f"{self._name(clip, each.frame.index)}{self.kind.suffixes[0]}"
            image = ImageData.from_rgb(each.rgb)
            depth = 8 * each.rgb.itemsize
            photo = Photograph(
                b"", path.name, None, image, image, depth, is_gray=True, metadata=each.frame.metadata
            )  # fmt: skip
            encoding.write(each.rgb, photo, path, Output(), source_type=self.source_type)

    def _name(self, clip: Clip, index: int) -> str:
        return clip.stems[index] if isinstance(clip, FolderClip) else f"{clip.path.stem} {index + 1:06}"

    def finish(self, clip: Clip, segments: Sequence[Segment], cancel: CancelToken, progress: Progress) -> None:
        """As `Target.finish`."""
