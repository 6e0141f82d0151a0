"""Opens photographs and projects, saves projects, and asks before unsaved work is lost.

Reading and writing happen in the background; the window goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from app.core import atomic, edits, files, image_io, palettes, project_io, settings, tone
from app.core.document import Document, DocumentState
from app.core.errors import ImageLoadError
from app.core.files import Version
from app.core.film.film_journal import FilmAside
from app.core.film.work import FilmWork
from app.core.image_io import Opening, Photograph
from app.core.settings import Folder, Settings
from app.core.thumbnails import Thumbnails
from app.ui.state import qimage
from app.ui.state.offer import Choice, Offer
from app.ui.state.pictures import Pictures
from app.ui.state.told import told
from app.ui.widgets import file_dialogs
from app.ui.widgets.background import Background
from app.ui.window import questions
from app.ui.window.editor import Editor
from app.ui.window.film_files import FILM_SUFFIXES, FilmFiles, film_kinds, is_film
from app.ui.window.questions import Button, project_name, suffix_of
from app.ui.window.sample import SELECTED, load_gray_sample, load_sample
from models.errors import UserError
from models.registry import Use
from models.types import U8

Then = Callable[[], None]


class Files(QObject):
    """Opens and saves the documents of one window."""

    opening = Signal(str)
    """The name of what is being read; "" when that is over."""
    saved = Signal()
    settings_changed = Signal()

    def __init__(self, editor: Editor, films: FilmFiles, window: QWidget) -> None:
        super().__init__(window)
        self._editor = editor
        self._films = films
        films.remembered.connect(self._remember)
        self._window = window
        self._background = Background(self)
        self._background.failed.connect(self._failed)
        self._reading = ""
        self._path: Path | None = None
        self.thumbnails = Thumbnails()

    @property
    def _settings(self) -> Settings:
        return self._editor.settings

    @property
    def _work(self) -> Document | FilmWork | None:
        """What there is to save: the work on the open film, or on the open photograph."""
        return self._films.work or self._document

    @property
    def _document(self) -> Document | None:
        return self._editor.context.document

    def remove_leftovers(self) -> None:
        """Delete in the background what a program that was killed left half written, where this one usually writes."""
        recent = (Path(name).parent for name in self._settings.recent_files)
        visited = map(Path, self._settings.folders.values())
        folders = {settings.config_dir(), *recent, *visited}
        self._background.run(lambda: atomic.remove_leftovers(folders), lambda _: None)

    @property
    def busy(self) -> bool:
        """Whether something is being read or written."""
        return self._background.busy

    # In

    def choose(self) -> None:
        """Ask for a photograph or a project and open it."""
        patterns = " ".join(f"*{suffix}" for suffix in (*image_io.SUFFIXES, project_io.SUFFIX, *FILM_SUFFIXES))
        everything = self.tr("Photographs, films and projects ({p})").format(p=patterns)
        kinds = ";;".join((everything, film_kinds(), self.tr("All files (*)")))
        path = file_dialogs.ask_open(self._window, self._settings, Folder.OPEN, self.tr("Open"), kinds)
        if path is not None:
            self.open_paths([path])

    def choose_frames(self) -> None:
        """Ask for a folder whose pictures are the frames of a film, and open it."""
        path = file_dialogs.ask_folder(self._window, self._settings, Folder.OPEN, self.tr("Open folder of frames"))
        if path is not None:
            self.keep_or_drop(partial(self._films.open, path))

    def open_recent(self, name: str) -> None:
        """Open one of the recent files."""
        path = Path(name)
        if path.exists():
            # Folders are only opened as films.
            self._open(path, Opening(), film=path.is_dir())
            return
        text = self.tr("“{name}” is not there.").format(name=name)
        remedy = self.tr("Connect its disk, or take it off the list on the welcome page.")
        self._editor.context.message.emit(text, remedy, "")

    def forget_recent(self, name: str) -> None:
        """Take a file off the list of recent ones, and its picture with it."""
        self._settings.remove_recent(Path(name))
        self._recent_changed()

    def _recent_changed(self) -> None:
        self.thumbnails.keep(Path(name) for name in self._settings.recent_files)
        self.settings_changed.emit()

    def fill_recent(self, menu: QMenu) -> None:
        """Put the recent files into a menu."""
        for name in self._settings.recent_files:
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, name=name: self.open_recent(name))
        if menu.isEmpty():
            menu.addAction(self.tr("Nothing opened yet")).setEnabled(False)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open the first photograph or project of several files, and read the palettes among them.

        The window holds one document. Of a folder the dialog shows what can be opened in it.
        """
        for path in filter(palettes.is_palette, paths):
            self._read_palette(path)
        paths = [path for path in paths if not palettes.is_palette(path)]
        if not paths:
            return
        path = paths[0]
        if path.is_dir():
            self._settings.visit(Folder.OPEN, path / path.name)
            # Not before the window is up, when a folder is named on the command line.
            QTimer.singleShot(0, self, self.choose)
            return
        self._open(path, Opening(), alone=len(paths) == 1)

    def _open(self, path: Path, opening: Opening, *, alone: bool = True, film: bool = False) -> None:
        """Open a photograph, read in this way, a film, or a project; of several files say that it is the only one."""
        if film or is_film(path):
            self.keep_or_drop(partial(self._films.open, path))
            return
        working_size = self._settings.working_size

        def read() -> Document:
            if project_io.is_project(path):
                found = project_io.load(path)
            else:
                found = Document(image_io.load(path, opening), DocumentState(working_size=working_size))
            if self.thumbnails.get(path) is None:
                self.thumbnails.put(path, found.photo.proxy.rgb)
            return found

        def remember() -> None:
            self._remember(path, None)
            self._settings.visit(Folder.OPEN, path)
            if not alone:
                text = self.tr("A window works on one photograph: “{name}” was opened.").format(name=path.name)
                self._editor.context.message.emit(text, self.tr("Open the others one after another."), "")

        self.keep_or_drop(lambda: self._read(image_io.shown_name(path), read, remember, path))

    def _remember(self, path: Path, picture: U8 | None) -> None:
        """Put a file at the head of the recent ones, with a picture of it where that is new."""
        if picture is not None:
            self.thumbnails.put(path, picture)
        self._settings.add_recent(path)
        self._recent_changed()

    def _read_palette(self, path: Path) -> None:
        try:
            self._editor.context.add_palette(palettes.load(path))
        except UserError as error:
            self._editor.context.tell(error)

    def open_sample(self) -> None:
        """Open the sample photograph with its hints."""

        def select() -> None:
            context = self._editor.context
            context.select(edits.hit(context.hints, SELECTED, tolerance=1.0))

        self.keep_or_drop(lambda: self._read(self.tr("the sample"), load_sample, select))

    def open_gray_sample(self, then: Then) -> None:
        """Open the sample photograph without hints, then do something with it."""
        self.keep_or_drop(lambda: self._read(self.tr("the sample"), load_gray_sample, then))

    def open_recovered(self, work: Document | FilmAside, take_over: Callable[[], object]) -> None:
        """Open work that was recovered, in place of what is open; `take_over` makes it this window's own."""

        def taken() -> bool:
            try:
                take_over()
            except UserError as error:
                self._editor.context.tell(error)
                return False
            return True

        def take(document: Document) -> None:
            if taken():
                self._read(document.photo.name, lambda: document, lambda: None)

        if isinstance(work, FilmAside):
            # Taken over once it is open: the film may not be there.
            self.keep_or_drop(partial(self._films.recover, work, taken))
        else:
            self.keep_or_drop(partial(take, work))

    def paste(self) -> None:
        """Open the picture or file on the clipboard."""
        mime = QGuiApplication.clipboard().mimeData()
        if not self.take(mime):
            text = self.tr("There is no picture on the clipboard.")
            self._editor.context.message.emit(text, self.tr("Copy a picture in another program first."), "")

    def can_take(self, mime: QMimeData) -> bool:
        """Whether there is a file or a picture in what is dropped or pasted."""
        return mime.hasImage() or bool(local_files(mime))

    def take(self, mime: QMimeData) -> bool:
        """Open what was dropped or pasted; False if there is nothing to open in it.

        Not from within the drop: on some systems the program that drags waits for its end, and a question may come.
        """
        files = local_files(mime)
        if files:
            QTimer.singleShot(0, self, lambda: self.open_paths(files))
            return True
        image = QImage(mime.imageData()) if mime.hasImage() else QImage()
        if image.isNull():
            return False
        name = self.tr("Pasted picture")
        state = DocumentState(working_size=self._settings.working_size)

        def read() -> Document:
            return Document(image_io.from_pixels(qimage.to_array(image), name), state, saved=False)

        QTimer.singleShot(0, self, lambda: self.keep_or_drop(lambda: self._read(name, read, lambda: None)))
        return True

    def _read(self, name: str, read: Callable[[], Document], then: Then, path: Path | None = None) -> None:
        self._reading, self._path = name, path
        self.opening.emit(name)

        def work() -> tuple[Document, Pictures, bool]:
            document = read()
            colored = document.state == DocumentState(working_size=document.state.working_size)
            return document, Pictures(document.photo), colored and tone.has_colors(document.photo)

        def done(answer: tuple[Document, Pictures, bool]) -> None:
            document, pictures, colored = answer
            self._reading = ""
            self.opening.emit("")
            self._editor.open(document, pictures)
            then()
            self._tell(document, colored=colored)

        self._background.run(work, done)

    def _tell(self, document: Document, *, colored: bool) -> None:
        """Say what the artist should know of a photograph that was opened, and ask what there is to choose."""
        photo = document.photo
        words, choices = [told(note) for note in photo.notes], []
        if photo.pages > 1 and photo.path is not None:
            choices.append(Choice(self.tr("Another page…"), partial(self._choose_page, photo)))
        if colored:
            # With no work in it: the artist may want its colours changed, not forgotten.
            question = self.tr("“{name}” has colours. Recolour it, or colour it anew?")
            words.append(question.format(name=photo.name))
            choices.append(Choice(self.tr("Recolour it"), partial(document.switch, Use.RECOLOR)))
            choices.append(Choice(self.tr("Colour it anew"), partial(document.switch, Use.COLORIZE)))
        if choices or words:
            self._editor.context.offered.emit(Offer(" ".join(words), tuple(choices)))

    def _choose_page(self, photo: Photograph) -> None:
        title, words = self.tr("Another page"), self.tr("Page, 1 to {last}:").format(last=photo.pages)
        shown = photo.opening.page or 1
        page, chosen = QInputDialog.getInt(self._window, title, words, shown, 1, photo.pages)
        if chosen and photo.path is not None and page != shown:
            self._open(photo.path, replace(photo.opening, page=page))

    def _failed(self, error: UserError, details: str) -> None:
        if self._reading:
            self._reading = ""
            self.opening.emit("")
        if self._path is None or not (isinstance(error, ImageLoadError) and error.incomplete):
            self._editor.context.tell(error, details)
            return
        choice = Choice(self.tr("Open what there is"), partial(self._open, self._path, Opening(partial=True)))
        self._editor.context.offered.emit(Offer(told(error.message), (choice,)))

    # Out

    def save(self, then: Then | None = None) -> None:
        """Save the project where it was saved last, asking for a place the first time."""
        work = self._work
        if work is None:
            return
        if work.path is None:
            self.save_as(then)
            return
        if files.version(work.path) in (None, work.version):
            self.save_to(work.path, then)
            return
        answer = self.ask_which(work.path)
        if answer == Button.Save:
            self.save_to(work.path, then)
        elif answer == Button.Open:
            self.save_as(then)

    def save_as(self, then: Then | None = None) -> None:
        """Ask for a place and save the project there."""
        work = self._work
        if work is None:
            return
        suffix = suffix_of(work)
        kinds = self.tr("Tintype projects (*{suffix})").format(suffix=suffix)
        start = work.path or self._settings.start(Folder.PROJECT, work.source) / project_name(work)
        path = file_dialogs.ask_save(
            self._window, self._settings, Folder.PROJECT, self.tr("Save project"), start, kinds, (suffix,)
        )
        if path is not None:
            self.save_to(path, then)

    def save_to(self, path: Path, then: Then | None = None) -> None:
        """Save the project in a file, then do what waits for that."""
        self._editor.tools.settle()
        document, session = self._document, self._editor.context.session
        if self._films.work is not None:
            self._films.save_to(path, then)
            return
        if document is None:
            return
        state = document.state
        picture = session.shown.overview if session is not None and session.shown is not None else None

        def done(version: Version | None) -> None:
            document.mark_saved(path, state, version)
            self._remember(path, None)
            self.saved.emit()
            if then is not None:
                then()

        def work() -> Version | None:
            version = project_io.write(path, document.photo, state, picture)
            self.thumbnails.put(path, document.photo.proxy.rgb if picture is None else picture)
            return version

        self._background.run(work, done)

    def close_document(self) -> None:
        """Back to the welcome page."""
        self.keep_or_drop(self._editor.close_document)

    # The question

    def keep_or_drop(self, then: Then) -> None:
        """Ask whether to save unsaved work, then do `then`; Cancel does nothing."""
        self._editor.tools.settle()
        work = self._work
        if work is None or not work.modified:
            then()
            return
        answer = self.ask(work)
        if answer == Button.Save:
            self.save(then)
        elif answer == Button.Discard:
            then()

    def ask(self, work: Document | FilmWork) -> Button:
        """Ask what is to become of unsaved work: Save, Discard or Cancel."""
        return questions.ask_unsaved(self._window, project_name(work), new=work.path is None)

    def ask_which(self, path: Path) -> Button:
        """Ask what to do about a project that somebody else has saved since: Save (replace it), Open, or Cancel."""
        return questions.ask_changed(self._window, path)

    def close(self) -> None:
        """Wait for what is being read or written."""
        self._background.close()


def local_files(mime: QMimeData) -> list[Path]:
    """The files named by what was dropped or pasted."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
