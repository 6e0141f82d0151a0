"""A film in colour: its scenes, one after the other or on many machines, then joined.

What is done lies in a folder beside the film that is written, in a folder for each scene. The name of that folder says
what the scene was made of, so that the same call goes on where it was stopped, and only scenes for which something else
is asked are made again.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.core import atomic, batch
from app.core.batch import Done
from app.core.cluster import Elsewhere
from app.core.engine import Engine
from app.core.film import coloring
from app.core.film.clip import Clip
from app.core.film.coloring import Job
from app.core.film.scene import Scene
from app.core.film.target import Target
from models.base import CancelToken, no_progress
from models.errors import UserError
from models.lazy import filelock

_ENDING = ".tintype-work"


@dataclass(frozen=True, slots=True)
class Step:
    """How far a film is.

    Attributes:
        done, total: frames.
        seconds_left: until all frames are coloured; None before that can be said.
    """

    done: int
    total: int
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a film.

    Attributes:
        frames: how many were coloured.
        broken: by the frame's index, why it was left out: the frame before is shown in its place.
        notes: sentences for the artist.
    """

    frames: int
    broken: dict[int, str]
    notes: tuple[str, ...]


def work_folder(path: Path) -> Path:
    """Where a film that is being made lies: beside the file or folder it will be."""
    return path.with_name(f".{path.name}{_ENDING}")


def color_film(
    clip: Clip,
    scenes: Sequence[Scene],
    target: Target,
    new_engine: Callable[[], Engine] = Engine,
    *,
    device: str = "auto",
    machines: Executor | None = None,
    cancel: CancelToken | None = None,
    told: Callable[[Step], None] | None = None,
) -> Report:
    """Colour a film and write it; goes on where it was stopped.

    Args:
        clip: the film.
        scenes: all of it, in order.
        target: where it goes.
        new_engine: makes what computes, here and on other machines.
        device: "auto", "cpu" or "cuda".
        machines: where scenes are coloured (`app.core.cluster`); None for here.
        cancel: stops it; what is done stays for the next time.
        told: how far it is, after each frame; with machines, after each scene.

    Raises:
        Cancelled: the token was set.
        UserError: it cannot be written, another program is at it, or scenes cannot be coloured; the others are done.
    """
    cancel, notes = cancel or CancelToken(), target.check(clip)
    work = work_folder(target.path)
    with held(work):
        jobs = [
            Job(clip, scene, target, work / scene.identity(clip, target.coding, device, coloring.SEGMENT)[:16], device)
            for scene in scenes
        ]
        pace = _Pace(len(clip), sum(map(coloring.frames_done, jobs)), told)
        if machines is None:
            broken = _here(jobs, new_engine(), cancel, pace)
        else:
            broken = _elsewhere(jobs, machines, new_engine, cancel, pace)
        segments = [coloring.whole(segment, broken) for job in jobs for segment in job.segments]
        count = sum(len(segment.frames) for segment in segments)
        if not count:
            raise UserError("No frame of “{name}” can be read.", "Choose another film.", name=clip.path.name)
        target.finish(clip, segments, cancel, no_progress)
    shutil.rmtree(work, ignore_errors=True)
    return Report(count, broken, notes)


def kept_survey(path: Path, clip: Clip) -> Path:
    """The file in the work folder of a film that keeps the survey of the one that is read.

    Raises:
        UserError: the folder cannot be made.
    """
    work = work_folder(path)
    _make(work)
    return work / f"survey-{clip.identity[:16]}.npz"


def _make(work: Path) -> None:
    try:
        work.mkdir(exist_ok=True)
    except OSError as error:
        raise atomic.write_error(work, error) from error
    atomic.remove_leftovers((work, *(folder for folder in work.iterdir() if folder.is_dir())))


@contextmanager
def held(work: Path) -> Iterator[None]:
    """Hold a work folder, so that no other program writes into it; make it where it is not there.

    Raises:
        UserError: another program holds it, or it cannot be made.
    """
    _make(work)
    lock = filelock.FileLock(work / "lock", timeout=0)
    try:
        lock.acquire()
    except filelock.Timeout:
        name = work.name.removeprefix(".").removesuffix(_ENDING)
        raise UserError(
            "“{name}” is being made by another Tintype.", "Wait for it, or choose another name.", name=name
        ) from None
    except OSError as error:
        raise atomic.write_error(work, error) from error
    try:
        yield
    finally:
        lock.release()


def _here(jobs: Sequence[Job], engine: Engine, cancel: CancelToken, pace: _Pace) -> dict[int, str]:
    """Colour scenes in this thread; the frames that could not be read."""
    broken: dict[int, str] = {}
    failed: list[tuple[Job, UserError]] = []
    for job in jobs:
        try:
            broken |= coloring.color_scene(job, engine.backends, cancel, pace.more).broken
        except UserError as error:
            failed.append((job, error))
    _require_all(failed, len(jobs))
    return broken


def _elsewhere(
    jobs: Sequence[Job], machines: Executor, new_engine: Callable[[], Engine], cancel: CancelToken, pace: _Pace
) -> dict[int, str]:
    """Colour scenes on other machines."""
    broken: dict[int, str] = {}
    failed: list[tuple[Job, UserError]] = []
    missing = {job.scene.start: len(job.scene) - coloring.frames_done(job) for job in jobs}
    there = Elsewhere.of(batch.WithEngine(_colored, new_engine), _paths)
    done: Done[Job, dict[int, str]]
    for done in batch.results(jobs, there, machines):
        cancel.raise_if_cancelled()
        if done.error is not None:
            failed.append((done.item, done.error))
        elif done.value is not None:
            broken |= done.value
            pace.more(missing[done.item.scene.start])
    _require_all(failed, len(jobs))
    return broken


def _colored(job: Job, engine: Engine) -> dict[int, str]:
    """What another machine does."""
    return coloring.color_scene(job, engine.backends, CancelToken()).broken


def _paths(job: Job) -> tuple[Path, ...]:
    """What another machine needs."""
    return job.clip.path, job.folder.parent


def _require_all(failed: Sequence[tuple[Job, UserError]], count: int) -> None:
    if failed:
        job, error = min(failed, key=lambda each: each[0].scene.start)
        raise UserError(
            "{failed} of {count} scenes could not be coloured. Frame {number}: {reason}",
            "The others are done: start again when it is mended.",
            failed=len(failed),
            count=count,
            number=job.scene.start + 1,
            reason=error,
        )


class _Pace:
    """Tells how far a film is, and how long it will take."""

    def __init__(self, total: int, done: int, told: Callable[[Step], None] | None) -> None:
        """Begin with the frames that were done before."""
        self._total, self._before, self._made, self._told = total, done, 0, told
        self._begun = time.monotonic()
        self.more(0)

    def more(self, frames: int) -> None:
        """So many more frames are done."""
        self._made += frames
        if self._told is not None:
            done = self._before + self._made
            pace = (time.monotonic() - self._begun) / self._made if self._made else None
            self._told(Step(done, self._total, None if pace is None else (self._total - done) * pace))
