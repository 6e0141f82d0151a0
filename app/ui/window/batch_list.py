"""The list of a batch's photographs: a picture, the name, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QIcon,
    QImage,
    QImageReader,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.core import batch, files, image_io
from app.ui.widgets import style
from app.ui.widgets.background import Background
from app.ui.widgets.dropped import local_files
from app.ui.widgets.tips import plain
from models.errors import UserError

ICON = QSize(72, 54)
_NAME, _STATE = 0, 1


class BatchList(QTreeWidget):
    """Photographs and projects; more are dropped on it, Delete takes the selected ones off."""

    changed = Signal()
    """Other photographs are in it."""
    failed = Signal(object)
    """The UserError of a folder that cannot be read."""
    _pictured = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[Path, QTreeWidgetItem] = {}
        self._background = Background(self)
        self._pictured.connect(self._show_picture, Qt.ConnectionType.QueuedConnection)
        self.setAccessibleName(self.tr("Photographs to colour"))
        self.setHeaderLabels([self.tr("Photograph"), self.tr("Result")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIconSize(ICON)
        self.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QTreeWidget.DragDropMode.DropOnly)
        self.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(_STATE, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionsClickable(False)
        # Tab leaves the list; the arrow keys move in it.
        self.setTabKeyNavigation(False)
        self.locked = False

    @property
    def paths(self) -> list[Path]:
        """The photographs, in their order."""
        return list(self._rows)

    @property
    def some_selected(self) -> bool:
        """Whether rows are selected."""
        return bool(self.selectedItems())

    def add(self, paths: Iterable[Path]) -> None:
        """Add photographs, and those of folders, once these are read; what is there already stays as it is."""
        self._background.run(partial(_found, list(paths)), self._take)

    def _take(self, answer: tuple[list[Path], list[UserError]]) -> None:
        found, errors = answer
        for error in errors:
            self.failed.emit(error)
        new = [path for path in dict.fromkeys(found) if path not in self._rows]
        for path in new:
            row = QTreeWidgetItem([image_io.shown_name(path), self.tr("Waiting")])
            row.setToolTip(_NAME, plain(str(path)))
            row.setIcon(_NAME, _empty())
            self._rows[path] = row
        self.addTopLevelItems([self._rows[path] for path in new])
        if new:
            self._background.run(partial(self._read_pictures, new), lambda _: None)
            self.changed.emit()

    def remove_selected(self) -> None:
        """Take the selected rows off the list; the files stay."""
        if self.locked or not self.some_selected:
            return
        for path, row in tuple(self._rows.items()):
            if row.isSelected():
                self.takeTopLevelItem(self.indexOfTopLevelItem(row))
                del self._rows[path]
        self.changed.emit()

    def tell(self, path: Path, state: str, remedy: str = "", *, trouble: bool = False) -> None:
        """Show what became of a photograph; `trouble` marks what went wrong, `remedy` is told in the tool tip."""
        row = self._rows.get(path)
        if row is None:
            return
        row.setText(_STATE, state)
        row.setToolTip(_STATE, plain(f"{state} {remedy}".strip()))
        color = self.palette().color(self.foregroundRole()).name()
        row.setIcon(_STATE, QIcon(style.draw_icon("warning", color, style.ICON_SIZE)) if trouble else QIcon())

    def follow(self, path: Path) -> None:
        """Have a photograph in sight."""
        row = self._rows.get(path)
        if row is not None:
            self.scrollToItem(row)

    def show_picture(self, path: Path, picture: QImage) -> None:
        """Show a picture beside a name."""
        if not picture.isNull():
            self._show_picture(path, _fitted(picture))

    def _show_picture(self, path: Path, picture: QImage) -> None:
        row = self._rows.get(path)
        if row is not None:
            row.setIcon(_NAME, QIcon(QPixmap.fromImage(picture)))

    def _read_pictures(self, paths: Sequence[Path]) -> None:
        for path in paths:
            if self._closed:
                return
            picture = _preview(path)
            if not picture.isNull():
                self._pictured.emit(path, _fitted(picture))

    _closed = False

    def close_list(self) -> None:
        """Stop reading pictures."""
        self._closed = True
        self._background.close()

    # Keys and drops

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_selected()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if event.mimeData().hasUrls() and not self.locked:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        event.acceptProposedAction()
        self.add(local_files(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._rows:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            words = self.tr("Drop photographs, projects or folders here, or add them below.")
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(24, 0, -24, 0), flags, words)
            painter.end()


def _found(paths: Sequence[Path]) -> tuple[list[Path], list[UserError]]:
    """The photographs among these, and those of folders; errors of folders that cannot be read."""
    found: list[Path] = []
    errors: list[UserError] = []
    for path in paths:
        try:
            found += batch.photographs(path) if files.is_folder(path) else [path]
        except UserError as error:
            errors.append(error)
    return found, errors


def _preview(path: Path) -> QImage:
    """A small picture of a photograph as Qt reads it, quickly; empty where Qt cannot."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(ICON * 4, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    return reader.read()


def _fitted(picture: QImage) -> QImage:
    """The picture in the middle of a field of the icons' size, for screens of two pixels a point."""
    field = QImage(ICON * 2, QImage.Format.Format_ARGB32_Premultiplied)
    field.fill(Qt.GlobalColor.transparent)
    small = picture.scaled(ICON * 2, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    painter = QPainter(field)
    painter.drawImage((field.width() - small.width()) // 2, (field.height() - small.height()) // 2, small)
    painter.end()
    return field


def _empty() -> QIcon:
    field = QPixmap(ICON * 2)
    field.fill(Qt.GlobalColor.transparent)
    return QIcon(field)
