"""What is asked for of a film, scene by scene."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.core import about, hints_io
from app.core.film.clip import Clip
from models import registry, weights
from models.hints import Hints
from models.natural import limited_hints
from models.types import F32


@dataclass(frozen=True, slots=True)
class Key:
    """A frame that somebody gave hints on.

    Attributes:
        index: of the frame.
        hints: in its pixels; those that count (`Hints.effective`).
        any_colors: whether hints may ask for colours that photographs do not have at their lightness.
    """

    index: int
    hints: Hints
    any_colors: bool = False

    def told(self, light: F32) -> Hints:
        """The hints as backends are told them; `light` (H, W) is the frame's lightness."""
        return self.hints if self.any_colors else limited_hints(self.hints, light)


@dataclass(frozen=True, slots=True)
class Scene:
    """Frames that follow each other without a cut, and how they are coloured.

    Attributes:
        start, stop: from the first frame up to, but without, the last one.
        backend: a name of the registry.
        hints: theme, references and the like, for all of it; points and strokes belong to key frames.
        keys: frames of the scene that have hints, by their index.
    """

    start: int
    stop: int
    backend: str = registry.DEFAULT
    hints: Hints = Hints()  # noqa: RUF009 - never changed
    keys: tuple[Key, ...] = ()

    def __len__(self) -> int:
        """The number of frames."""
        return self.stop - self.start

    def given(self, key: Key, light: F32) -> Hints:
        """The hints of a key frame: its own, and the scene's for each kind of hint that it does not have.

        Args:
            key: one of the scene's, or any frame of it.
            light: (H, W), the lightness of that frame.
        """
        return self.hints.merged(key.told(light))

    def identity(self, clip: Clip, *more: object) -> str:
        """The same for what gives the same pictures: film, frames, all that is asked for, weights and version."""
        return hashlib.sha256(json.dumps(self._described(clip, more)).encode()).hexdigest()

    def _described(self, clip: Clip, more: Sequence[object]) -> list[Any]:
        everything = (self.hints, *(key.hints for key in self.keys))
        images = {reference.image: reference.image.key for hints in everything for reference in hints.references}
        entry = weights.entries().get(registry.spec(self.backend).weights or "")
        return [
            about.version(), clip.identity, list(map(str, more)), self.start, self.stop,
            self.backend, None if entry is None else entry.sha256,
            hints_io.dump(self.hints, images),
            [[key.index, key.any_colors, hints_io.dump(key.hints, images)] for key in self.keys],
        ]  # fmt: skip


