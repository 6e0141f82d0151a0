"""Writes the open film in colour, in the background, while the work on it goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.engine import Engine
from app.core.film import work_export
from app.core.film.run import Report, Step
from app.core.film.work_export import FilmFormat
from app.core.settings import Folder
from app.ui.state.offer import Choice, Offer
from app.ui.state.told import told
from app.ui.widgets import file_dialogs
from app.ui.widgets.background import Background
from app.ui.widgets.boxes import ChoiceBox
from app.ui.widgets.question import question
from app.ui.window.editor import Editor
from models.base import Cancelled, CancelToken
from models.errors import UserError

Button = QMessageBox.StandardButton
_WIDTH = 110


class FilmExportDialog(QDialog):
    """Asks as what a film is written."""

    def __init__(self, *, tells_source: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export film"))
        self._formats = work_export.formats()
        self.format = ChoiceBox()
        for kind in self._formats:
            words = kind.title if kind.codec is not None else self.tr("Folder of frames, {kind}")
            self.format.addItem(words.format(kind=kind.title))
        self.tells_source = QCheckBox(self.tr("Say that the colours are not the camera's"))
        self.tells_source.setChecked(tells_source)
        more = QLabel(self.tr("Sound, subtitles and the time of each frame are kept. You can work on meanwhile."))
        more.setWordWrap(True)
        more.setProperty("muted", True)  # noqa: FBT003 - Qt's signature
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.addRow(self.tr("&Format"), self.format)
        form.addRow("", self.tells_source)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        choose = buttons.addButton(self.tr("Choose place…"), QDialogButtonBox.ButtonRole.AcceptRole)
        choose.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(more)
        column.addWidget(buttons)

    @property
    def chosen(self) -> FilmFormat:
        """What it is written as."""
        return self._formats[self.format.currentIndex()]


class FilmProgress(QWidget):
    """How far an export is, for the status bar."""

    def __init__(self) -> None:
        super().__init__()
        self.text = QLabel()
        self.bar = QProgressBar()
        self.bar.setFixedWidth(_WIDTH)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the film"))
        self.stop = QPushButton(self.tr("Stop"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.text, self.bar, self.stop):
            row.addWidget(widget)
        self.hide()

    def show_step(self, name: str, step: Step | None) -> None:
        """Show how far a film of this name is; None for before its first frame."""
        self.bar.setRange(0, 0 if step is None else step.total)
        self.bar.setValue(0 if step is None else step.done)
        self.text.setText(f"{name}  {self._left(step)}")
        self.show()

    def _left(self, step: Step | None) -> str:
        if step is None or step.seconds_left is None:
            return ""
        seconds = round(step.seconds_left)
        if seconds < 60:
            return self.tr("{seconds} s left").format(seconds=seconds)
        if seconds < 5400:
            return self.tr("{minutes} min left").format(minutes=round(seconds / 60))
        return self.tr("{hours} h left").format(hours=round(seconds / 3600))


class FilmExporting(QObject):
    """Exports of films from one window; one at a time."""

    choices_made = Signal()
    """The settings remember other choices."""
    _stepped = Signal(object)

    def __init__(self, editor: Editor, window: QWidget) -> None:
        super().__init__(window)
        self._editor, self._window = editor, window
        self._background = Background(self)
        self._background.failed.connect(self._failed)
        self._token = CancelToken()
        self._name = ""
        self.progress = FilmProgress()
        self.progress.stop.clicked.connect(self.stop)
        self._stepped.connect(self._show_step, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a film is being written."""
        return self._background.busy

    def choose(self) -> None:
        """Ask as what and where the film is written."""
        work, settings = self._editor.context.film.work, self._editor.settings
        if work is None:
            return
        if self.busy:
            text = self.tr("“{name}” is still being exported.").format(name=self._name)
            self._editor.context.message.emit(text, self.tr("Wait for it, or stop it in the status bar."), "")
            return
        dialog = FilmExportDialog(tells_source=settings.export.tells_source, parent=self._window)
        try:
            if dialog.exec():
                settings.export = replace(settings.export, tells_source=dialog.tells_source.isChecked())
                path = self.ask_place(dialog.chosen)
                self.choices_made.emit()
                if path is not None:
                    self.export_to(path, dialog.chosen, tells_source=settings.export.tells_source)
        finally:
            dialog.deleteLater()

    def ask_place(self, kind: FilmFormat) -> Path | None:
        """Ask where the film is written: the file, or the folder for its frames."""
        work, settings, title = self._editor.context.film.work, self._editor.settings, self.tr("Export film")
        if work is None:
            return None
        name = self.tr("{film}-colour").format(film=work.clip.path.stem)
        if kind.codec is None:
            inside = file_dialogs.ask_folder(self._window, settings, Folder.EXPORT, title)
            return None if inside is None else inside / name
        suffixes = kind.codec.suffixes
        kinds = ";;".join(f"{suffix[1:].upper()} (*{suffix})" for suffix in suffixes)
        start = settings.start(Folder.EXPORT, work.clip.path) / f"{name}{suffixes[0]}"
        return file_dialogs.ask_save(self._window, settings, Folder.EXPORT, title, start, kinds, suffixes)

    def export_to(self, path: Path, kind: FilmFormat, *, tells_source: bool = True) -> None:
        """Write the film as it is asked for now; what was begun there before goes on."""
        self._editor.tools.settle()
        film, settings = self._editor.context.film, self._editor.settings
        work = film.work
        if work is None or self.busy:
            return
        clip, state = work.clip, work.state(film.playhead)
        try:
            target = work_export.target(path, kind, state.manner.backend, tells_source=tells_source)
        except UserError as error:
            self._editor.context.tell(error)
            return
        self._token, self._name = CancelToken(), path.name
        cancel, device, threads = self._token, settings.device, settings.threads
        self.progress.show_step(path.name, None)

        def write() -> Report | None:
            try:
                return work_export.export(
                    clip,
                    state,
                    target,
                    lambda: Engine(threads=threads),
                    device=device,
                    cancel=cancel,
                    told=self._stepped.emit,
                )
            except Cancelled:
                return None

        def done(report: Report | None) -> None:
            self.progress.hide()
            if report is None:
                self._tell_stopped(partial(self.export_to, path, kind, tells_source=tells_source))
            else:
                self._tell_written(path, report)

        self._background.run(write, done)

    def _show_step(self, step: Step) -> None:
        if self.busy:
            self.progress.show_step(self._name, step)

    def _tell_written(self, path: Path, report: Report) -> None:
        words = [self.tr("The film is written: “{name}”, {count} frames.").format(name=path.name, count=report.frames)]
        if report.broken:
            left_out = self.tr("{count} frames could not be read: the ones before are shown in their place.")
            words.append(left_out.format(count=len(report.broken)))
        words += map(told, report.notes)
        show = Choice(self.tr("Show in folder"), partial(_show_folder, path.parent))
        self._editor.context.offered.emit(Offer(" ".join(words), (show,)))

    def _tell_stopped(self, again: Callable[[], None]) -> None:
        words = self.tr("The export was stopped. What is done is kept: exported to the same place, it goes on there.")
        self._editor.context.offered.emit(Offer(words, (Choice(self.tr("Go on"), again),)))

    def _failed(self, error: UserError, details: str) -> None:
        self.progress.hide()
        self._editor.context.tell(error, details)

    def stop(self) -> None:
        """Stop; what is done is kept for the next time."""
        self._token.cancel()

    def may_stop(self) -> bool:
        """Ask, if a film is being written, whether the window may close all the same."""
        if not self.busy:
            return True
        text = self.tr("“{name}” is still being exported. Stop?").format(name=self._name)
        more = self.tr("What is done is kept: exported to the same place, it goes on there.")
        box = question(self._window, self.tr("Export film"), text, more)
        box.setStandardButtons(Button.Yes | Button.Cancel)
        box.button(Button.Yes).setText(self.tr("Stop"))
        box.setDefaultButton(Button.Cancel)
        return Button(box.exec()) == Button.Yes

    def close(self) -> None:
        """Stop, and wait for the end."""
        self.stop()
        self._background.close()


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
