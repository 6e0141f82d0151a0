"""Takes a photograph by dialog, clipboard or drop, and reads it in the background."""

from __future__ import annotations

from collections import deque
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.core import image_io, palettes, project_io
from app.core.image_io import Photograph
from app.core.settings import Folder, Settings
from app.ui.state import qimage
from app.ui.widgets import file_dialogs
from app.ui.widgets.background import Background
from app.ui.widgets.dropped import local_files


class DropFrame(QWidget):
    """A frame around all of a widget, while something is held over it that it would take."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        self._target = target
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        self.setGeometry(self._target.rect())
        self.raise_()
        super().showEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().highlight().color()
        painter.setPen(QPen(accent, 2))
        accent.setAlphaF(0.12)
        painter.setBrush(accent)
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 4, 4)


class PhotoInput(QWidget):
    """Buttons to open and paste; together with `watch`, a place to drop photographs on."""

    loaded = Signal(object)
    """A `Photograph`."""
    failed = Signal(object, str)
    """A UserError and its traceback."""
    refused = Signal()
    """Something was dropped or pasted while this is disabled."""

    def __init__(
        self, title: str, settings: Settings, *, several: bool = False, parent: QWidget | None = None
    ) -> None:
        """`title`: what the photograph is for, as the title of the dialog; `several`: more than one at a time."""
        super().__init__(parent)
        self._title = title
        self._settings = settings
        self._several = several
        self._watched: QWidget | None = None
        self._frame: DropFrame | None = None
        self._queue: deque[Path] = deque()
        self._background = Background(self)
        self._background.failed.connect(self.failed)
        self._background.busy_changed.connect(self._read_next)
        self._background.busy_changed.connect(self._show_busy)
        self.open_button = QPushButton(self.tr("Open…"))
        words = self.tr("{title}: choose a file. Photographs can be dropped here, too.")
        self.open_button.setToolTip(words.format(title=title))
        self.open_button.setAccessibleName(f"{title}: {self.tr('Open…')}")
        self.open_button.clicked.connect(self.choose)
        self.paste_button = QPushButton(self.tr("Paste"))
        self.paste_button.setToolTip(self.tr("{title}: take the picture on the clipboard").format(title=title))
        self.paste_button.setAccessibleName(f"{title}: {self.tr('Paste')}")
        self.paste_button.clicked.connect(self.paste)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.open_button)
        row.addWidget(self.paste_button)

    def watch(self, panel: QWidget) -> None:
        """Take what is dropped on a panel, or pasted while the focus is in it."""
        self._watched = panel
        self._frame = DropFrame(panel)
        panel.setAcceptDrops(True)
        panel.installEventFilter(self)

    def choose(self) -> None:
        """Ask for files."""
        patterns = " ".join(f"*{suffix}" for suffix in image_io.SUFFIXES)
        chosen = self.tr("Photographs ({patterns})").format(patterns=patterns)
        asked = self, self._settings, Folder.REFERENCE, self._title, chosen
        if self._several:
            self.load(file_dialogs.ask_open_several(*asked))
        elif (path := file_dialogs.ask_open(*asked)) is not None:
            self.load([path])

    def paste(self) -> None:
        """Take the clipboard's picture or files; does nothing where there are none."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, mime: QMimeData) -> None:
        """Read what was dropped or pasted."""
        if not self.isEnabled():
            self.refused.emit()
        elif files := _files(mime):
            self.load(files if self._several else files[:1])
        elif mime.hasImage():
            self._load_image(QImage(mime.imageData()))

    def load(self, paths: list[Path]) -> None:
        """Read files in the background, one after the other; `loaded` or `failed` tells of each, in their order."""
        self._queue.extend(paths)
        self._read_next()

    def _read_next(self) -> None:
        if self._queue and not self._background.busy:
            self._background.run(partial(image_io.load, self._queue.popleft()), self._deliver)

    def _load_image(self, image: QImage) -> None:
        if not image.isNull():
            name = self.tr("Pasted picture")
            self._background.run(lambda: image_io.from_pixels(qimage.to_array(image), name), self._deliver)

    def _deliver(self, photo: Photograph) -> None:
        self.loaded.emit(photo)

    def _show_busy(self) -> None:
        self.open_button.setText(self.tr("Reading…") if self._background.busy else self.tr("Open…"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._watched:
            if isinstance(event, QDragLeaveEvent):
                self._show_target(here=False)
            if isinstance(event, QDropEvent):
                return self._handle_drop(event)
            if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste):
                return self._handle_paste(event)
        return super().eventFilter(watched, event)

    def _handle_drop(self, event: QDropEvent) -> bool:
        if not can_take(event.mimeData()):
            return False
        event.acceptProposedAction()
        dropped = event.type() == QEvent.Type.Drop and not isinstance(event, QDragMoveEvent)
        self._show_target(here=not dropped)
        if dropped:
            self.take(event.mimeData())
        return True

    def _show_target(self, *, here: bool) -> None:
        if self._frame is not None:
            self._frame.setVisible(here and self.isEnabled())

    def _handle_paste(self, event: QKeyEvent) -> bool:
        # The window has Paste, too; accepting the override keeps it for this panel.
        if not can_take(QGuiApplication.clipboard().mimeData()):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self.paste()
        return True


def can_take(mime: QMimeData) -> bool:
    """Whether there is a picture or a file in it that may be a photograph; projects and palettes are left to others."""
    return bool(_files(mime)) or mime.hasImage()


def _files(mime: QMimeData) -> list[Path]:
    paths = local_files(mime)
    return [path for path in paths if not (project_io.is_project(path) or palettes.is_palette(path))]
