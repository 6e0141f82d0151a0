"""A short part of a film, coloured as the whole film will be, to be looked at while the artist works on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.core.backends import Backends
from app.core.film.clip import Broken, Clip, Frame
from app.core.film.frames import FrameReader
from app.core.film.scene import Key, Scene
from app.core.messages import SideWork
from models import color
from models.base import CancelToken, no_progress
from models.hints import Hints
from models.types import F32, U8

if TYPE_CHECKING:
    from models.film.colorize import FilmColorizer
    from models.film.tracks import Tracks

SHORT_SIDE = 480
"""In pixels at most: enough for the screen."""
FOLLOWED = 240
"""Key frames that are farther away than so many frames are left out: to follow their hints would take too long."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which part of a film; compares by value, the film itself by identity.

    Attributes:
        clip: the film.
        scene: what is asked for in the scene that it is a part of.
        start, stop: from the first frame up to, but without, the last one.
        device: "auto", "cpu" or "cuda".
    """

    clip: Clip
    scene: Scene
    start: int
    stop: int
    device: str

    @property
    def keys(self) -> tuple[Key, ...]:
        """The key frames that count: those near it, or else its first frame."""
        near = tuple(
            key for key in self.scene.keys if self.start - FOLLOWED <= key.index < self.stop + FOLLOWED
        )  # fmt: skip
        return near or (Key(self.start, Hints()),)


class _Passing(CancelToken):
    """The token of whoever waits at the moment: what is interrupted goes on for the next one."""

    def __init__(self) -> None:
        super().__init__()
        self.now = CancelToken()

    @property
    def cancelled(self) -> bool:
        """Whether that one waits no more."""
        return self.now.cancelled

    def raise_if_cancelled(self) -> None:
        """Raise `Cancelled` if that one waits no more."""
        self.now.raise_if_cancelled()


class Footage:
    """Colours the frames of a stretch, one after the other. Used by one thread.

    Attributes:
        stretch: which part.
    """

    def __init__(self, stretch: Stretch) -> None:
        self.stretch = stretch
        self._reader = FrameReader(stretch.clip)
        self._cancel = _Passing()
        self._scale = min(1.0, SHORT_SIDE / min(stretch.clip.size))
        self._followed: _Followed | None = None
        self._film: FilmColorizer | None = None

    def frame(self, index: int, backends: Backends, cancel: CancelToken) -> FootageFrame:
        """The next frame of the stretch; after an interruption the same one.

        Raises:
            Cancelled: the token was set.
            UserError: the backend cannot colour the scene, or the film is not there any more.
        """
        self._cancel.now = cancel
        if self._followed is None:
            self._followed = _Followed(self.stretch, self._reader, self._scale)
        self._followed.go_on(self._cancel)
        if self._film is None:
            self._film = self._begun(self._followed, backends)
        light = _light(self._reader.read(index))
        if light is None:
            return FootageFrame(index, None, Hints())
        ab = self._film.frame(index, light)
        carried = self._followed.tracks.at(index).scaled(1 / self._scale, 1 / self._scale)
        return FootageFrame(index, color.to_rgb8(light, ab), carried)

    def _begun(self, followed: _Followed, backends: Backends) -> FilmColorizer:
        from models.film.colorize import FilmColorizer, KeyFrame

        backend, _ = backends.get(self.stretch.scene.backend, self.stretch.device, no_progress)
        keys = [KeyFrame(index, light, hints) for index, (light, hints) in followed.keys.items()]
        return FilmColorizer(backend, keys, followed.tracks, cancel=self._cancel)


class _Followed:
    """The key frames of a stretch, and their hints followed to its end.

    Attributes:
        keys: small lightness and hints in its pixels, by index.
    """

    def __init__(self, stretch: Stretch, reader: FrameReader, scale: float) -> None:
        # Here, because it is only needed where somebody works on a film.
        from models.film.tracks import Tracker

        self._reader = reader
        self.keys: dict[int, tuple[F32, Hints]] = {}
        for key in stretch.keys:
            found = reader.read(key.index)
            light = _light(found)
            if light is not None and isinstance(found, Frame):
                hints = stretch.scene.given(key, found.light)
                self.keys[key.index] = light, hints.scaled(scale, scale)
        self._tracker = Tracker({index: hints for index, (_, hints) in self.keys.items()})
        self._next = min((stretch.start, *self.keys))
        self._last = max((stretch.stop - 1, *self.keys))

    @property
    def tracks(self) -> Tracks:
        """Where hints are in each frame."""
        return self._tracker.tracks

    def go_on(self, cancel: CancelToken) -> None:
        """Follow them to the end, from where it was interrupted."""
        while self._next <= self._last:
            cancel.raise_if_cancelled()
            light = _light(self._reader.read(self._next))
            if light is not None:
                self._tracker.look(self._next, light)
            self._next += 1


def _light(found: Frame | Broken) -> F32 | None:
    """A frame's lightness, small; None where it cannot be read."""
    from models.film.flow import reduced

    return reduced(found.light, SHORT_SIDE) if isinstance(found, Frame) else None


@dataclass(frozen=True, slots=True, eq=False)
class FootageFrame:
    """A frame of a stretch.

    Attributes:
        index: of the frame.
        rgb: sRGB (h, w, 3), small; None where it cannot be read.
        carried: the points and strokes of key frames where they are in this one, in the pixels of the film.
    """

    index: int
    rgb: U8 | None
    carried: Hints


@dataclass(frozen=True)
class FootageRequest(SideWork):
    """A frame of a stretch that is wanted; to be asked for in the order of frames."""

    footage: Footage
    index: int

    @property
    def backend(self) -> str:
        """As `SideWork.backend`."""
        return self.footage.stretch.scene.backend

    def run(self, backends: Backends, cancel: CancelToken) -> FootageFrame:
        """As `SideWork.run`."""
        return self.footage.frame(self.index, backends, cancel)
