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
from PySide6.QtWidgets import QInputDialog, QWidget

from app.core import atomic, edits, files, image_io, palettes, project_io, settings, tone
from app.core.document import Document, DocumentState
from app.core.errors import ImageLoadError
from app.core.files import Kind, Version
from app.core.film.film_journal import FilmAside
from app.core.film.work import FilmWork
from app.core.image_io import Opening, Photograph
from app.core.settings import Folder, Settings
from app.ui.state import qimage
from app.ui.state.offer import Choice, Offer
from app.ui.state.pictures import Pictures
from app.ui.state.told import told
from app.ui.widgets import file_dialogs
from app.ui.widgets.background import Background
from app.ui.widgets.dropped import local_files
from app.ui.window import questions, saves
from app.ui.window.editor import Editor
from app.ui.window.film_files import FILM_SUFFIXES, FilmFiles, film_kinds, is_film
from app.ui.window.open_requests import OpenRequest, OpenRequests, Then
from app.ui.window.questions import Button, project_name, suffix_of
from app.ui.window.recent_files import RecentFiles
from app.ui.window.sample import SELECTED, load_gray_sample, load_sample
from models.errors import UserError
from models.registry import Use


class Files(QObject):
    """Opens and saves the documents of one window."""

    opening = Signal(str)
    """The name of what is being read; "" when that is over."""
    saved = Signal()

    def __init__(self, editor: Editor, films: FilmFiles, window: QWidget) -> None:
        super().__init__(window)
        self._editor = editor
        self._films = films
        self._window = window
        self._requests = OpenRequests(self._unsaved, self.keep_or_drop)
        self._background = Background(self)
        self._saves = saves.Saves(self)
        for work in (self._background, self._saves):
            work.failed.connect(editor.context.tell)
        self.recent = RecentFiles(editor.settings, self)
        self.recent.wanted.connect(self.open_recent)
        films.remembered.connect(self.recent.add)

    @property
    def _settings(self) -> Settings:
        return self._editor.settings

    def remove_leftovers(self) -> None:
        """Delete in the background what a program that was killed left half written, where this one usually writes."""
        recent = (Path(name).parent for name in self._settings.recent_files)
        visited = map(Path, self._settings.folders.values())
        folders = {settings.config_dir(), *recent, *visited}
        self._background.run(lambda: atomic.remove_leftovers(folders), lambda _: None)

    @property
    def busy(self) -> bool:
        """Whether something is being read or written."""
        return self._background.busy or self._saves.busy

    # In

    def _begin(self, name: str = "") -> OpenRequest:
        """Note that something else is to be opened: what is being read is of no use any more."""
        self._films.stop_reading()
        self.opening.emit(name)
        return self._requests.begin()

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
            self._open_film(path)

    def open_recent(self, name: str) -> None:
        """Open one of the recent files."""
        path = Path(name)

        def go_on(kind: Kind) -> None:
            if kind is not Kind.NOTHING:
                # Folders are only opened as films.
                self._open(path, Opening(), film=kind is Kind.FOLDER)
                return
            text = self.tr("“{name}” is not there.").format(name=name)
            remedy = self.tr("Connect its disk, or take it off the list on the welcome page.")
            self._editor.context.message.emit(text, remedy, "")

        self._look(path, go_on)

    def _look(self, path: Path, go_on: Callable[[Kind], None]) -> None:
        """Look what is at a path, then `go_on` with that, unless something is opened meanwhile.

        In the background: a disk that does not answer must not hold the window up.
        """
        before = self._requests.count

        def done(kind: Kind) -> None:
            if self._requests.count == before:
                go_on(kind)

        self._background.run(partial(files.kind, path), done)

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

        def go_on(kind: Kind) -> None:
            if kind is Kind.FOLDER:
                self._settings.visit(Folder.OPEN, path / path.name)
                self.choose()
            else:
                self._open(path, Opening(), alone=len(paths) == 1)

        self._look(path, go_on)

    def _open(self, path: Path, opening: Opening, *, alone: bool = True, film: bool = False) -> None:
        """Open a photograph, read in this way, a film, or a project; of several files say that it is the only one."""
        if film or is_film(path):
            self._open_film(path)
            return
        working_size = self._settings.working_size

        def read() -> Document:
            if project_io.is_project(path):
                found = project_io.load(path)
            else:
                found = Document(image_io.load(path, opening), DocumentState(working_size=working_size))
            if self.recent.thumbnails.get(path) is None:
                self.recent.thumbnails.put(path, found.photo.proxy.rgb)
            return found

        def remember() -> None:
            self.recent.add(path)
            self._settings.visit(Folder.OPEN, path)
            if not alone:
                text = self.tr("A window works on one photograph: “{name}” was opened.").format(name=path.name)
                self._editor.context.message.emit(text, self.tr("Open the others one after another."), "")

        self.keep_or_drop(lambda: self._read(image_io.shown_name(path), read, remember, path))

    def _open_film(self, path: Path) -> None:
        self.keep_or_drop(lambda: self._films.open(path, self._begin()))

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

    def open_recovered(self, work: Document | FilmAside, opened: Then) -> None:
        """Open work that was recovered, in place of what is open; `opened` is called once it is open."""
        if isinstance(work, FilmAside):
            self.keep_or_drop(lambda: self._films.recover(work, self._begin(), opened))
        else:
            self.keep_or_drop(lambda: self._read(work.photo.name, lambda: work, opened))

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
        request = self._begin(name)

        def work() -> tuple[Document, Pictures, bool]:
            document = read()
            colored = document.state == DocumentState(working_size=document.state.working_size)
            return document, Pictures(document.photo), colored and tone.has_colors(document.photo)

        def show(document: Document, pictures: Pictures, colored: bool) -> None:
            self._editor.open(document, pictures)
            then()
            self._tell(document, colored=colored)

        def done(answer: tuple[Document, Pictures, bool]) -> None:
            if request.is_last:
                self.opening.emit("")
                request.answer(partial(show, *answer))

        def failed(error: UserError, details: str) -> None:
            if request.is_last:
                self.opening.emit("")
                self._tell_failure(path, error, details)

        self._background.run(work, done, failed)

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

    def _tell_failure(self, path: Path | None, error: UserError, details: str) -> None:
        if path is None or not (isinstance(error, ImageLoadError) and error.incomplete):
            self._editor.context.tell(error, details)
            return
        choice = Choice(self.tr("Open what there is"), partial(self._open, path, Opening(partial=True)))
        self._editor.context.offered.emit(Offer(told(error.message), (choice,)))

    # Out

    def save(self, then: Then | None = None) -> None:
        """Save the project where it was saved last, asking for a place the first time; then do what waits for that."""
        work = self._editor.context.work

        def save() -> None:
            # It may have been waiting for another save, and other work may be open by now.
            if work is None or work is not self._editor.context.work:
                return
            if work.path is None:
                self.save_as(then)
                return
            unchanged = files.version(work.path) in (None, work.version)
            answer = Button.Save if unchanged else self.ask_which(work.path)
            if answer == Button.Save:
                self.save_to(work.path, then)
            elif answer == Button.Open:
                self.save_as(then)

        self._saves.after(save)

    def save_as(self, then: Then | None = None) -> None:
        """Ask for a place and save the project there."""
        work = self._editor.context.work
        if work is None:
            return
        suffix = suffix_of(work)
        kinds = self.tr("Tintype projects (*{suffix})").format(suffix=suffix)
        start = work.path or self._settings.start(Folder.PROJECT, work.source) / project_name(work)
        path = file_dialogs.ask_save(
            self._window, self._settings, Folder.PROJECT, self.tr("Save project"), start, kinds, (suffix,)
        )
        if path is not None and work is self._editor.context.work:
            self.save_to(path, then)

    def save_to(self, path: Path, then: Then | None = None) -> None:
        """Save the project in a file, then do what waits for that; asks first about what was done meanwhile."""
        work = self._editor.context.work
        if work is not None:
            self._saves.after(partial(self._save, work, path, then))

    def _save(self, work: Document | FilmWork, path: Path, then: Then | None) -> None:
        self._editor.tools.settle()
        session = self._editor.context.session
        picture = session.shown.overview if session is not None and session.shown is not None else None
        prepared = saves.prepared(work, path, self._editor.context.film.playhead, picture)

        def write() -> Version | None:
            version = prepared.write()
            if prepared.picture is not None:
                self.recent.thumbnails.put(path, prepared.picture)
            return version

        def done(version: Version | None) -> None:
            prepared.mark(version)
            self.recent.add(path)
            self.saved.emit()
            if then is not None:
                self._saves.after(partial(self.keep_or_drop, then))

        self._saves.run(write, done)

    def close_document(self) -> None:
        """Back to the welcome page."""
        self.keep_or_drop(self._close_document)

    def _close_document(self) -> None:
        self._begin()
        self._editor.close_document()

    # The question

    def keep_or_drop(self, then: Then) -> None:
        """Ask whether to save unsaved work, then do `then`; Cancel does nothing."""
        unsaved, work = self._unsaved(), self._editor.context.work
        if work is None or unsaved is None:
            then()
            return
        answer = self.ask(work)
        if answer == Button.Cancel:
            return
        if self._unsaved() != unsaved:
            # Something has arrived while the question was there, and the answer is not about that.
            self.keep_or_drop(then)
        elif answer == Button.Save:
            self.save(then)
        else:
            then()

    def _unsaved(self) -> tuple[object, object] | None:
        """Unsaved work as a value: whose it is, and what would be lost; None where there is none."""
        self._editor.tools.settle()
        work = self._editor.context.work
        if work is None or not work.modified:
            return None
        return work, work.worth if isinstance(work, FilmWork) else work.state

    def ask(self, work: Document | FilmWork) -> Button:
        """Ask what is to become of unsaved work: Save, Discard or Cancel."""
        return questions.ask_unsaved(self._window, project_name(work), new=work.path is None)

    def ask_which(self, path: Path) -> Button:
        """Ask what to do about a project that somebody else has saved since: Save (replace it), Open, or Cancel."""
        return questions.ask_changed(self._window, path)

    def close(self) -> None:
        """Wait for what is being read or written."""
        self._background.close()
        self._saves.close()
