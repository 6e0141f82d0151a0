"""Many photographs, one after the other or a few at a time; one that fails never stops the others."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from app.core import edits, export, files, image_io, project_io, region_edits
from app.core.document import DocumentState
from app.core.encoding import Format, Output
from app.core.engine import Engine
from app.core.errors import for_user
from app.core.picture import Picture
from models import registry
from models.base import Cancelled, CancelToken, Progress
from models.errors import UserError
from models.hints import Guidance, Hints, Theme
from models.registry import Use
from models.types import U8
from models.words import joined

_I = TypeVar("_I")
_V = TypeVar("_V")

_COMPUTED = 0.5
"""Where on the progress bar the colours are there; the rest is painting and writing."""


@dataclass(frozen=True, slots=True)
class Item:
    """One photograph of a batch and the file its picture goes to."""

    source: Path
    target: Path

    @property
    def is_done(self) -> bool:
        """Whether there is a picture already, younger than its photograph."""
        try:
            return self.target.stat().st_mtime >= self.source.stat().st_mtime
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Done(Generic[_I, _V]):
    """What became of one item: the value that the work gave, or an error."""

    item: _I
    value: _V | None
    error: UserError | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for of every photograph; projects are coloured as they were saved.

    Attributes:
        backend: a backend for Colorize.
        theme: its colours; None for the photograph's own. Backends that take no theme do without.
        vividness: 0..1; backends that know none do without.
    """

    backend: str
    theme: Theme | None = None
    vividness: float | None = None

    @property
    def hints(self) -> Hints:
        """The same as guidance that the backend takes."""
        hints = Hints(theme=self.theme)
        if self.vividness is not None:
            hints = edits.set_share(hints, Guidance.VIVIDNESS, self.vividness)
        return hints.only(registry.spec(self.backend).supports)


def photographs(folder: Path) -> list[Path]:
    """The photographs and projects of a folder, by their names.

    Raises:
        UserError: the folder cannot be read.
    """
    try:
        return sorted(path for path in folder.iterdir() if _may_be_read(path) and path.is_file())
    except OSError as error:
        raise UserError(
            "“{path}” cannot be read: {reason}.", "Check the folder.", path=folder, reason=error.strerror or error
        ) from error


def _may_be_read(path: Path) -> bool:
    return path.suffix.lower() in image_io.SUFFIXES or project_io.is_project(path)


def items(sources: Sequence[Path], folder: Path, kind: Format) -> list[Item]:
    """Where each picture goes: to a place of its own, which is none of the photographs; numbers part equal names."""
    found, taken = [], set(map(_place, sources))
    for source in sources:
        places = (folder / f"{name}{kind.suffixes[0]}" for name in files.numbered(source.stem))
        target = next(place for place in places if _place(place) not in taken)
        taken.add(_place(target))
        found.append(Item(source, target))
    return found


def _place(path: Path) -> str:
    """The same for all paths that may lead to the same file; some file systems take “A” for “a”."""
    return os.path.realpath(path).casefold()


_engines = threading.local()


@dataclass(frozen=True, slots=True)
class WithEngine(Generic[_I, _V]):
    """Work that is given an engine of the thread's own, wherever it runs.

    Attributes:
        work: called with an item and the engine.
        new_engine: makes one for a thread that has none yet.
    """

    work: Callable[[_I, Engine], _V]
    new_engine: Callable[[], Engine]

    def __call__(self, item: _I) -> _V:
        """Work on one item."""
        made: dict[Callable[[], Engine], Engine] = vars(_engines).setdefault("made", {})
        if self.new_engine not in made:
            made[self.new_engine] = self.new_engine()
        return self.work(item, made[self.new_engine])


def threads(jobs: int = 1) -> Executor:
    """A pool of threads for `results`, of this process."""
    return ThreadPoolExecutor(jobs, thread_name_prefix="tintype-batch")


def results(waiting: Iterable[_I], work: Callable[[_I], _V], pool: Executor) -> Iterator[Done[_I, _V]]:
    """Work on the items in a pool, a few at a time; what became of them, as it comes. The pool is closed at the end.

    When the caller stops asking, and after `Cancelled`, what has not begun does not begin.

    Raises:
        Cancelled: the work was stopped.
    """
    running = {pool.submit(work, item): item for item in waiting}
    try:
        for done in as_completed(running):
            try:
                yield Done(running[done], done.result())
            except Cancelled:
                raise
            except (Exception, SystemExit) as error:  # noqa: BLE001 - one bad file never stops the others
                yield Done(running[done], None, for_user(error))
    finally:
        for future in running:
            future.cancel()
        pool.shutdown(wait=True)


def colour(
    item: Item, wish: Wish, output: Output, device: str, engine: Engine, cancel: CancelToken, progress: Progress,
    *, side: int,
) -> tuple[U8, str]:  # fmt: skip
    """Colour one photograph and write it.

    Returns:
        the picture (h, w, 3), small, with a long side of about `side`, and what the artist should know, or "".

    Raises:
        Cancelled: the token was set; nothing is written then.
        UserError: it cannot be read, coloured or written.
    """
    cancel.raise_if_cancelled()
    if project_io.is_project(item.source):
        document = project_io.load(item.source)
        photo, state = document.photo, document.state.switched(Use.COLORIZE)
    else:
        photo = image_io.load(item.source)
        state = region_edits.merge(DocumentState().asking(backend=wish.backend), wish.hints, ())
    export.check_target(photo, item.target, output)
    picture = Picture.of(photo, state, device)
    renderer, notice = engine.rendered(picture, cancel, lambda share, text: progress(share * _COMPUTED, text))
    notes = export.export(
        picture, item.target, output, regions=state.regions, cancel=cancel, ready=renderer,
        progress=lambda share, text: progress(_COMPUTED + share * (1 - _COMPUTED), text),
    )  # fmt: skip
    return renderer.overview(side), joined((*photo.notes, notice, notes))
