"""Colours one scene of a film, segment by segment, so that it can be stopped at any moment and goes on later."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app.core import atomic
from app.core.backends import Backends
from app.core.film.clip import Broken, Clip, Frame
from app.core.film.scene import Key, Scene
from app.core.film.target import Segment, Shown, Target
from models import color
from models.base import CancelToken, no_progress
from models.hints import DRAWN, Hints
from models.types import F32

if TYPE_CHECKING:
    from models.film.colorize import FilmColorizer
    from models.film.tracks import Tracks

_CONTRAST = 5.0
"""Standard deviation of L from which on a frame shows something, unlike the first ones of a fade-in."""
SEGMENT = 48
"""Most frames of a segment: what is computed again after a stop, at most."""

Told = Callable[[int], None]
"""Called with how many more frames are done."""


@dataclass(frozen=True, slots=True)
class Job:
    """One scene to be coloured; it can be sent to another process or machine that reaches the same paths.

    Attributes:
        clip: the film.
        scene: what to do.
        target: how it is written.
        folder: for its segments; made when it is needed.
        device: "auto", "cpu" or "cuda".
    """

    clip: Clip
    scene: Scene
    target: Target
    folder: Path
    device: str

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The scene in parts, with all their frames."""
        starts = range(self.scene.start, self.scene.stop, SEGMENT)
        return tuple(
            Segment(self.folder / f"{start:08}", tuple(range(start, min(start + SEGMENT, self.scene.stop))))
            for start in starts
        )


@dataclass(slots=True)
class Progressed:
    """How far a scene is.

    Attributes:
        done: number of segments that are written.
        broken: frames that could not be read, with the reasons.
        state: of the `FilmColorizer` after the last of them.
    """

    done: int = 0
    broken: dict[int, str] = field(default_factory=dict)
    state: dict[str, F32] = field(default_factory=dict)

    def save(self, folder: Path) -> None:
        """Keep it in the scene's folder."""
        told = np.array(json.dumps([self.done, list(self.broken.items())]))
        arrays: dict[str, Any] = {"progressed": told, **self.state}
        atomic.write(_file(folder), lambda file: np.savez(file, **arrays))

    @classmethod
    def load(cls, folder: Path) -> Progressed:
        """How far the scene is; at its beginning where nothing is there that can be read."""
        try:
            with np.load(_file(folder), allow_pickle=False) as data:
                arrays = dict(data)
            done, broken = json.loads(str(arrays.pop("progressed")))
        except (OSError, ValueError, KeyError, zipfile.BadZipFile):
            return cls()
        return cls(done, dict(broken), arrays)


def _file(folder: Path) -> Path:
    return folder / "progress.npz"


def frames_done(job: Job) -> int:
    """How many frames of a scene are written."""
    return sum(len(segment.frames) for segment in job.segments[: Progressed.load(job.folder).done])


def uncounted(frames: int) -> None:
    """A `Told` for callers that show nothing."""


def color_scene(job: Job, backends: Backends, cancel: CancelToken, told: Told = uncounted) -> Progressed:
    """Colour what is missing of a scene.

    Args:
        job: the scene.
        backends: what is loaded; used by this thread only.
        cancel: stops it; what is written stays.
        told: called after each frame that is coloured now.

    Raises:
        Cancelled: the token was set.
        UserError: it cannot be coloured or written.
    """
    now, segments = Progressed.load(job.folder), job.segments
    if now.done == len(segments):
        return now
    try:
        job.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise atomic.write_error(job.folder, error) from error
    film = _begun(job, backends, cancel)
    if film is not None:
        film.restore(now.state)
    for segment in segments[now.done :]:
        job.target.write(segment.stem, job.clip, _shown(job, segment, film, now.broken, cancel, told))
        now.done, now.state = now.done + 1, {} if film is None else film.state()
        now.save(job.folder)
    return now


def _first_that_shows(clip: Clip, scene: Scene) -> Frame | None:
    """The first frame of a scene that shows something; the first that can be read, where none does."""
    first = None
    for frame in clip.frames(scene.start, scene.stop):
        if isinstance(frame, Frame):
            first = first or frame
            if frame.light.std() >= _CONTRAST:
                return frame
    return first


def _begun(job: Job, backends: Backends, cancel: CancelToken) -> FilmColorizer | None:
    """What colours the scene; None where no frame of it can be read."""
    # Here, because they load torch.
    from models.film.colorize import FilmColorizer, KeyFrame

    clip, scene = job.clip, job.scene
    keys = scene.keys
    if not keys:
        first = _first_that_shows(clip, scene)
        if first is None:
            return None
        keys = (Key(first.index, Hints()),)
    lights = {key.index: clip.frame(key.index).light for key in keys}
    hints = {key.index: scene.given(key, lights[key.index]) for key in keys}
    backend, _ = backends.get(scene.backend, job.device, no_progress)
    return FilmColorizer(
        backend,
        [KeyFrame(index, lights[index], hints[index]) for index in lights],
        _followed(job, hints, cancel) if any(each.kinds & DRAWN for each in hints.values()) else None,
        cancel=cancel,
    )


def _followed(job: Job, hints: dict[int, Hints], cancel: CancelToken) -> Tracks:
    """Where drawn hints are in all frames of the scene."""
    from models.film.tracks import Tracker

    tracker = Tracker(hints)
    for frame in job.clip.frames(job.scene.start, job.scene.stop):
        cancel.raise_if_cancelled()
        if isinstance(frame, Frame):
            tracker.look(frame.index, frame.light)
    return tracker.tracks


def _shown(
    job: Job,
    segment: Segment,
    film: FilmColorizer | None,
    broken: dict[int, str],
    cancel: CancelToken,
    told: Told,
) -> Iterator[Shown]:
    """The frames of a segment in colour; `broken` gets those that cannot be read."""
    dtype = np.uint16 if job.clip.depth > 8 else np.uint8
    for frame in job.clip.frames(segment.frames[0], segment.frames[-1] + 1):
        cancel.raise_if_cancelled()
        if isinstance(frame, Broken):
            broken[frame.index] = str(frame.error)
        elif film is not None:
            ab = film.frame(frame.index, frame.light)
            yield Shown(frame, color.render(frame.light, ab[..., 0], ab[..., 1], dtype))
        told(1)


def whole(segment: Segment, broken: dict[int, str]) -> Segment:
    """A segment without the frames that could not be read."""
    return Segment(segment.stem, tuple(index for index in segment.frames if index not in broken))
