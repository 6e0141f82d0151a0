"""Writes projects in the background, one after another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core import project_io
from app.core.document import Document
from app.core.files import Version
from app.core.film import film_project
from app.core.film.work import FilmWork
from app.ui.widgets.background import Background
from app.ui.window.open_requests import Then
from models.errors import UserError
from models.types import U8


@dataclass(frozen=True, slots=True)
class Save:
    """Work as it is now, ready to be written.

    Attributes:
        write: writes it, in any thread; returns the version of its file.
        mark: notes that it is saved, in a file of that version.
        picture: uint8 (H, W, 3), of it, if there is one.
    """

    write: Callable[[], Version | None]
    mark: Callable[[Version | None], None]
    picture: U8 | None


def prepared(work: Document | FilmWork, path: Path, playhead: int, shown: U8 | None) -> Save:
    """What saves work in a file.

    Args:
        work: on a photograph or on a film.
        path: the file.
        playhead: the frame of the film that is looked at.
        shown: uint8 (H, W, 3), the picture as shown, if it is computed already.
    """
    if isinstance(work, FilmWork):
        write = partial(film_project.write, path, work.state(playhead))
        return Save(write, partial(work.mark_saved, path, work.worth), shown)
    write = partial(project_io.write, path, work.photo, work.state, shown)
    picture = work.photo.proxy.rgb if shown is None else shown
    return Save(write, partial(work.mark_saved, path, work.state), picture)


class Saves(QObject):
    """One save at a time: only after it is known where the work is saved, and in which version."""

    failed = Signal(object, str)
    """A UserError and its traceback."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._saving = False
        self._waiting: list[Then] = []

    @property
    def busy(self) -> bool:
        """Whether something is being written."""
        return self._saving

    def after(self, go_on: Then) -> None:
        """Do something now, or after the save that goes on and what waits for that already."""
        if self._saving:
            self._waiting.append(go_on)
        else:
            go_on()

    def run(self, write: Callable[[], Version | None], done: Callable[[Version | None], None]) -> None:
        """Call `write` in a thread, then `done` with what it returned; to be called within `after`."""
        self._saving = True

        def finished(version: Version | None) -> None:
            done(version)
            self._end()

        def failed(error: UserError, details: str) -> None:
            self.failed.emit(error, details)
            self._end()

        self._background.run(write, finished, failed)

    def _end(self) -> None:
        self._saving = False
        waiting, self._waiting = self._waiting, []
        for go_on in waiting:
            self.after(go_on)

    def close(self) -> None:
        """Wait for what is being written."""
        self._background.close()
