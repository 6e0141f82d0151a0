"""The thread that keeps the index of the artist's library and recommends references from it."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable, Generator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from app.core import references
from app.core.image_io import Photograph
from app.core.references import Recommended, Report, Step
from models import device
from models.errors import UserError
from models.recommend.index import Index

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Search:
    """Which references fit a photograph; compares by value.

    Attributes:
        serial: grows with every search.
        photo: the photograph.
        folders: of the library, absolute.
        most: how many at most.
        copies: whether copies of the photograph may be among them.
    """

    serial: int
    photo: Photograph
    folders: tuple[Path, ...]
    most: int
    copies: bool


@dataclass(frozen=True, slots=True, eq=False)
class Advice:
    """References for a search, the best one first; more follow unless it is complete.

    Attributes:
        search: what it answers.
        found: those that have been read so far.
        complete: whether these are all.
        error: for the artist; None where all went well.
    """

    search: Search
    found: tuple[Recommended, ...]
    complete: bool
    error: UserError | None = None
    details: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """How far reading the library has come; the last one has a report or an error.

    Attributes:
        step: photographs read, of so many.
        report: what came of it.
        error: why it ended.
    """

    step: Step
    report: Report | None = None
    error: UserError | None = None


class Librarian:
    """One thread, started with the first order. Its methods are called from one other thread.

    A search goes before reading, and photographs are read only while the artist's hand rests.

    Attributes:
        on_advice: called with an `Advice` in this thread, never after `close` has returned.
        on_reading: called with a `Reading` in the same way.
    """

    def __init__(self, on_advice: Callable[[Advice], None], on_reading: Callable[[Reading], None]) -> None:
        """Take who is told."""
        self.on_advice = on_advice
        self.on_reading = on_reading
        self._changed = threading.Condition()
        self._search: Search | None = None
        self._order: tuple[tuple[Path, ...], tuple[Path, ...]] | None = None
        self._busy = False
        self._closed = False
        self._thread: threading.Thread | None = None
        self._steps: Generator[Step, None, Report] | None = None
        self._step = Step(0, 0)

    def read(self, folders: tuple[Path, ...], forgotten: tuple[Path, ...] = ()) -> None:
        """Forget some folders, and bring the index up to date with others; ends what was being read before."""
        with self._changed:
            self._order = folders, (*(self._order[1] if self._order is not None else ()), *forgotten)
        self._wake()

    def search(self, search: Search) -> None:
        """Search; replaces a search that is not answered yet."""
        with self._changed:
            self._search = search
        self._wake()

    def set_busy(self, busy: bool) -> None:
        """Whether the program computes for the artist's hand."""
        with self._changed:
            self._busy = busy
            self._changed.notify()

    def close(self) -> None:
        """Stop, and wait for the thread to end; what has been read is kept."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _wake(self) -> None:
        with self._changed:
            if self._closed:
                return
            self._changed.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._loop, name="tintype-librarian", daemon=True)
            self._thread.start()

    # In the thread

    def _loop(self) -> None:
        with ExitStack() as held:
            index: Index | None = None
            while True:
                with self._changed:
                    self._changed.wait_for(self._has_work)
                    if self._closed:
                        break
                    search, self._search = self._search, None
                    order = None
                    if search is None:
                        order, self._order = self._order, None
                try:
                    if index is None:
                        index = held.enter_context(references.opened())
                    self._work(index, search, order)
                except Exception as error:  # noqa: BLE001 - whatever fails here, the thread and the document live on
                    self._fail(search, error)
            self._stop_reading()

    def _has_work(self) -> bool:
        asked = self._search is not None or self._order is not None
        return self._closed or asked or (self._steps is not None and not self._busy)

    def _work(
        self, index: Index, search: Search | None, order: tuple[tuple[Path, ...], tuple[Path, ...]] | None
    ) -> None:
        if search is not None:
            self._advise(index, search)
        elif order is not None:
            self._stop_reading()
            folders, forgotten = order
            if forgotten:
                with index.writing() as writer:
                    for folder in forgotten:
                        writer.forget(folder)
            self._step = Step(0, 0)
            self._steps = references.update(index, folders)
        elif self._steps is not None:
            self._read_on(self._steps)

    def _read_on(self, steps: Generator[Step, None, Report]) -> None:
        if self._step.total:
            device.set_threads(1)
        try:
            self._step = next(steps)
        except StopIteration as end:
            self._steps = None
            self._tell(Reading(self._step, report=end.value))
        else:
            self._tell(Reading(self._step))

    def _advise(self, index: Index, search: Search) -> None:
        device.set_threads(1)
        found: tuple[Recommended, ...] = ()
        asked = search.photo.proxy, search.folders, search.most
        for each in references.recommended(index, *asked, copies=search.copies):
            found = (*found, each)
            if self._is_stale():
                return
            if len(found) < search.most:
                self.on_advice(Advice(search, found, complete=False))
        if not self._is_stale():
            self.on_advice(Advice(search, found, complete=True))

    def _is_stale(self) -> bool:
        with self._changed:
            return self._closed or self._search is not None

    def _tell(self, reading: Reading) -> None:
        if not self._closed:
            self.on_reading(reading)

    def _stop_reading(self) -> None:
        steps, self._steps = self._steps, None
        if steps is not None:
            steps.close()

    def _fail(self, search: Search | None, error: Exception) -> None:
        if not isinstance(error, UserError):
            _log.exception("the library failed")
            kind = type(error).__name__
            error = UserError("The library cannot be used: {kind}: {reason}.", kind=kind, reason=error)
        if search is None:
            self._steps = None
            self._tell(Reading(self._step, error=error))
        elif not self._is_stale():
            self.on_advice(Advice(search, (), complete=True, error=error, details=traceback.format_exc()))
