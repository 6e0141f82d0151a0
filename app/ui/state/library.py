"""The artist's library as panels see it: how far it is read, and which references it has for the photograph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.core.image_io import Photograph
from app.core.librarian import Advice, Reading, Search
from app.core.messages import next_serial
from app.core.references import Recommended, absolute
from models.errors import UserError

MOST = 5
"""References that are recommended."""


class Library(QObject):
    """Asks the librarian, and keeps its answers.

    Attributes:
        folders: of colour photographs, absolute.
        reading: how far the folders are read; None while nothing is to be read.
        problem: why they were not read, or no references were found; None where all went well.
        found: the recommended references, the best one first.
        seeking: whether more of them are to come.
        unreadable: a sentence for every file and folder that could not be read.
    """

    changed = Signal()
    search_wanted = Signal(object)
    """A `Search` for the librarian."""
    reading_wanted = Signal(object, object)
    """Folders to be read, and folders to be forgotten."""
    folders_wanted = Signal()
    """The artist wants to choose the folders."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folders: tuple[Path, ...] = ()
        self.reading: Reading | None = None
        self.problem: UserError | None = None
        self.found: tuple[Recommended, ...] = ()
        self.seeking = False
        self.unreadable: tuple[str, ...] = ()
        self._asked: Search | None = None

    def set_folders(self, folders: Sequence[str]) -> None:
        """Read these folders; what was read of others is forgotten."""
        wanted = absolute(Path(folder) for folder in folders)
        forgotten = tuple(folder for folder in self.folders if folder not in wanted)
        if wanted or forgotten:
            self.folders = wanted
            self.reading_wanted.emit(wanted, forgotten)
            self._search_again()

    def seek(self, photo: Photograph, *, copies: bool) -> None:
        """Find references for a photograph, unless that was asked last."""
        search = Search(0, photo, self.folders, MOST, copies)
        if self._asked is None or replace(self._asked, serial=0) != search:
            self._send(search)

    def reset(self) -> None:
        """Forget what was found: another photograph is open."""
        self.found, self.seeking, self._asked, self.problem = (), False, None, None
        self.changed.emit()

    def take(self, advice: Advice) -> None:
        """References from the librarian; dropped if something else was asked since."""
        if advice.search == self._asked:
            self.found, self.seeking, self.problem = advice.found, not advice.complete, advice.error
            self.changed.emit()

    def show(self, reading: Reading) -> None:
        """How far the librarian has come; when it is done, or finds the first photographs, references are looked for
        again."""
        ended = reading.report is not None or reading.error is not None
        self.reading = None if ended or not reading.step.total else reading
        if reading.error is not None:
            self.problem = reading.error
        if reading.report is not None:
            self.unreadable = tuple(reading.report.unreadable.values())
        new = reading.report is not None and (reading.report.read or reading.report.gone)
        if new or (reading.step.done and len(self.found) < MOST and not self.seeking):
            self._search_again()
        self.changed.emit()

    def _search_again(self) -> None:
        if self._asked is not None:
            self._send(replace(self._asked, folders=self.folders))

    def _send(self, search: Search) -> None:
        self._asked = replace(search, serial=next_serial())
        self.seeking = True
        self.search_wanted.emit(self._asked)
        self.changed.emit()
