"""Opens films and the work on them; they are read in the background."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from app.core import files, image_io
from app.core.document import DocumentState
from app.core.files import Version
from app.core.film import film_project, opening
from app.core.film.film_journal import FilmAside
from app.core.film.work import FilmState, FilmWork, Manner
from app.core.settings import Folder
from app.ui.state.told import told
from app.ui.widgets import file_dialogs
from app.ui.widgets.question import question
from app.ui.widgets.waiting import Waiting
from app.ui.window.editor import Editor
from app.ui.window.filming import Filming, First, first_frame
from app.ui.window.open_requests import OpenRequest, Then
from models.base import CancelToken, Progress

Button = QMessageBox.StandardButton
Opened = tuple[FilmWork, First]


FILM_SUFFIXES = (film_project.SUFFIX, *opening.SUFFIXES)
"""Of films, and of the work on one."""


def is_film(path: Path) -> bool:
    """Whether a file's name says that it is a film, or the work on one."""
    return path.suffix.lower() in FILM_SUFFIXES


class FilmFiles(QObject):
    """Opens the films of one window."""

    remembered = Signal(object, object)
    """The path of what was opened, and a picture of it (H, W, 3): for the list of recent files."""

    def __init__(self, editor: Editor, filming: Filming, window: QWidget) -> None:
        super().__init__(window)
        self._editor, self._filming, self._window = editor, filming, window
        self._waiting = Waiting(window, self)
        self._waiting.failed.connect(editor.context.tell)

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._waiting.busy

    def stop_reading(self) -> None:
        """Stop opening a film: something else is asked for."""
        self._waiting.stop()

    def open(self, path: Path, request: OpenRequest) -> None:
        """Open a film, a folder of frames, or the work on a film. Counting the frames of a long film takes a while."""
        text = self.tr("Opening {name}…").format(name=image_io.shown_name(path))
        if film_project.is_film_project(path):

            def read(_cancel: CancelToken, _progress: Progress) -> tuple[FilmState, Version | None, bool]:
                version, state = files.version(path), film_project.load(path)
                return state, version, files.is_there(state.clip)

            def found(answer: tuple[FilmState, Version | None, bool]) -> None:
                state, version, there = answer
                if request.is_last:
                    self._restore(state, path, version, request, there=there)

            self._waiting.run(text, read, found)
            return
        manner = Manner.of(DocumentState(working_size=self._editor.settings.working_size))

        def begin(cancel: CancelToken, progress: Progress) -> Opened:
            clip = opening.open_clip(path, cancel=cancel, progress=progress)
            return FilmWork(clip, manner), first_frame(clip, 0, cancel)

        self._waiting.run(text, begin, lambda opened: request.answer(partial(self._show, path, opened)))

    def recover(self, aside: FilmAside, request: OpenRequest, opened: Then) -> None:
        """Go on with work that was put aside; `opened` is called once it is open."""
        there = files.is_there(aside.state.clip)
        self._restore(aside.state, aside.path, aside.version, request, there=there, saved=False, opened=opened)

    def _restore(
        self,
        state: FilmState,
        path: Path | None,
        version: Version | None,
        request: OpenRequest,
        *,
        there: bool,
        saved: bool = True,
        opened: Then = lambda: None,
    ) -> None:
        """Go on with work on a film; where the film is not there, ask for it.

        Args:
            state: the work.
            path: the file that it is saved in, if any.
            version: of that file.
            request: asks for it.
            there: whether the film is where it was.
            saved: whether that file has all of it.
            opened: called once it is open.
        """
        clip_path = state.clip if there else self.ask_for_film(state.clip)
        if clip_path is None or not request.is_last:
            return

        def read(cancel: CancelToken, progress: Progress) -> Opened:
            clip = opening.open_clip(clip_path, cancel=cancel, progress=progress)
            film_project.require_same(clip.identity, state, clip_path.name)
            work = FilmWork.restored(clip, state, path, version, saved=saved)
            return work, first_frame(clip, state.playhead, cancel)

        text = self.tr("Opening {name}…").format(name=image_io.shown_name(clip_path))

        def show(answer: Opened) -> None:
            self._show(path or clip_path, answer)
            opened()

        self._waiting.run(text, read, lambda answer: request.answer(partial(show, answer)))

    def _show(self, path: Path, opened: Opened) -> None:
        work, first = opened
        self._filming.open(work, first)
        self.remembered.emit(path, first[1].proxy.rgb)
        notes = " ".join(map(told, work.clip.notes))
        if notes:
            self._editor.context.message.emit(notes, "", "")

    def ask_for_film(self, path: Path) -> Path | None:
        """Ask where a film is that is not where it was; None for nowhere."""
        text = self.tr("The film “{name}” is not there any more.").format(name=path.name)
        more = self.tr("It was in “{folder}”. Connect its disk, or say where the film is now.")
        box = question(self._window, self.tr("Film not found"), text, more.format(folder=path.parent))
        box.setStandardButtons(Button.Open | Button.Cancel)
        box.button(Button.Open).setText(self.tr("Choose the film…"))
        if Button(box.exec()) != Button.Open:
            return None
        settings, title = self._editor.settings, self.tr("Choose the film")
        if not path.suffix:
            return file_dialogs.ask_folder(self._window, settings, Folder.OPEN, title)
        return file_dialogs.ask_open(self._window, settings, Folder.OPEN, title, film_kinds())

    def close(self) -> None:
        """Stop what is being read."""
        self._waiting.close()


def film_kinds() -> str:
    """The films that there are, for file dialogs."""
    patterns = " ".join(f"*{suffix}" for suffix in opening.SUFFIXES)
    return QCoreApplication.translate("FilmFiles", "Films ({patterns})").format(patterns=patterns)
