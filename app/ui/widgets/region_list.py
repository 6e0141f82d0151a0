"""A list of regions: an eye, a small picture, a name and a lock in each line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QKeyEvent, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.ui.widgets import style
from app.ui.widgets.own_keys import REMOVE, RENAME, OwnKeys
from models.types import RGB

_EYE, _NAME, _LOCK = range(3)
_PICTURE = QSize(40, 28)
_SWITCH = 30
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, eq=False)
class RegionLine:
    """One region in the list.

    Attributes:
        id: the region's; None stands for the whole photograph.
        name: what the artist calls it.
        rgb: its colour.
        mask: where it lies, white on black; None for the whole photograph.
        shown: whether it is drawn over the photograph.
        locked: whether its colours are kept.
    """

    id: int | None
    name: str
    rgb: RGB = (0, 0, 0)
    mask: QImage | None = None
    shown: bool = True
    locked: bool = False


class RegionList(QTreeWidget):
    """A click takes a region, on its eye or lock switches that.

    By keys: Space switches the eye, L the lock; F2 renames, Delete removes, Alt with an arrow moves.
    """

    chosen = Signal(object)
    """The id of a region, or None."""
    renamed = Signal(int, str)
    eye_clicked = Signal(int)
    lock_clicked = Signal(int)
    removal_wanted = Signal(int)
    moved = Signal(int, int)
    """The id of a region, and by how many lines it goes up."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[RegionLine, ...] = ()
        OwnKeys(self, (*REMOVE, *RENAME, Qt.Key.Key_Space, Qt.Key.Key_L))
        self.setAccessibleName(name)
        self.setColumnCount(3)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setIconSize(_PICTURE)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(_SWITCH)
        for column, mode in (
            (_EYE, QHeaderView.ResizeMode.Fixed),
            (_NAME, QHeaderView.ResizeMode.Stretch),
            (_LOCK, QHeaderView.ResizeMode.Fixed),
        ):
            header.setSectionResizeMode(column, mode)
            if mode is QHeaderView.ResizeMode.Fixed:
                header.resizeSection(column, _SWITCH)
        self.itemClicked.connect(self._clicked)
        self.itemDoubleClicked.connect(lambda _, column: self.rename() if column == _NAME else None)
        self.currentItemChanged.connect(self._current_changed)
        self.itemChanged.connect(self._edited)

    def show_lines(self, lines: Sequence[RegionLine], current: int | None) -> None:
        """Show regions, and which one is current."""
        self._lines = tuple(lines)
        with QSignalBlocker(self):
            while self.topLevelItemCount() > len(lines):
                self.takeTopLevelItem(self.topLevelItemCount() - 1)
            while self.topLevelItemCount() < len(lines):
                self.addTopLevelItem(QTreeWidgetItem())
            for row, line in enumerate(lines):
                item = self.topLevelItem(row)
                assert item is not None
                self._fill(item, line)
                if line.id == current:
                    self.setCurrentItem(item, _NAME)

    def _fill(self, item: QTreeWidgetItem, line: RegionLine) -> None:
        item.setData(_NAME, _ID, line.id)
        item.setText(_NAME, line.name)
        item.setIcon(_NAME, _picture(line, self.palette().text().color()))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if line.id is None:
            item.setFlags(flags)
            for column in (_EYE, _LOCK):
                item.setIcon(column, QIcon())
            return
        item.setFlags(flags | Qt.ItemFlag.ItemIsEditable)
        item.setIcon(_EYE, self._switch("eye" if line.shown else "eye-off", on=line.shown))
        item.setIcon(_LOCK, self._switch("lock" if line.locked else "unlock", on=line.locked))
        eye = self.tr("Hide its border and veil") if line.shown else self.tr("Show its border and veil")
        lock = self.tr("Unlock: its colours follow the hints again") if line.locked else self.tr("Keep its colours")
        item.setToolTip(_EYE, eye)
        item.setToolTip(_LOCK, lock)
        keys = self.tr("F2 renames it, Space hides it, L locks it, Delete removes it.")
        item.setToolTip(_NAME, self.tr("Hints placed in it go into it.") + " " + keys)
        spoken = [line.name]
        if not line.shown:
            spoken.append(self.tr("hidden"))
        if line.locked:
            spoken.append(self.tr("locked"))
        item.setData(_NAME, Qt.ItemDataRole.AccessibleTextRole, ", ".join(spoken))

    def _switch(self, name: str, *, on: bool) -> QIcon:
        """An icon in the middle of a line; dimmed where it is off."""
        made = QIcon()
        for mode, role in (
            (QIcon.Mode.Normal, QPalette.ColorRole.Text if on else QPalette.ColorRole.PlaceholderText),
            (QIcon.Mode.Selected, QPalette.ColorRole.HighlightedText),
        ):
            drawn = style.draw_icon(name, self.palette().color(role).name(), style.ICON_SIZE * 2)
            room = QPixmap(_PICTURE.height() * 2, _PICTURE.height() * 2)
            room.fill(Qt.GlobalColor.transparent)
            painter = QPainter(room)
            edge = (room.width() - drawn.width()) // 2
            painter.drawPixmap(edge, edge, drawn)
            painter.end()
            room.setDevicePixelRatio(2)
            made.addPixmap(room, mode)
        return made

    def rename(self) -> None:
        """Edit the name of the current region."""
        item = self.currentItem()
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEditable:
            self.editItem(item, _NAME)

    def _line_of(self, item: QTreeWidgetItem | None) -> RegionLine | None:
        row = self.indexOfTopLevelItem(item) if item is not None else -1
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _clicked(self, item: QTreeWidgetItem, column: int) -> None:
        line = self._line_of(item)
        if line is not None and line.id is not None and column != _NAME:
            (self.eye_clicked if column == _EYE else self.lock_clicked).emit(line.id)

    def _current_changed(self, item: QTreeWidgetItem | None) -> None:
        line = self._line_of(item)
        if line is not None:
            self.chosen.emit(line.id)

    def _edited(self, item: QTreeWidgetItem, column: int) -> None:
        line = self._line_of(item)
        if line is not None and line.id is not None and column == _NAME and item.text(_NAME) != line.name:
            self.renamed.emit(line.id, item.text(_NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        line = self._line_of(self.currentItem())
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if self.state() == QTreeWidget.State.EditingState:
            # The Return that ends renaming comes by here, too.
            event.accept()
        elif line is None or line.id is None:
            super().keyPressEvent(event)
        elif event.key() in RENAME:
            self.rename()
        elif event.key() in REMOVE:
            self.removal_wanted.emit(line.id)
        elif event.key() == Qt.Key.Key_Space:
            self.eye_clicked.emit(line.id)
        elif event.key() == Qt.Key.Key_L:
            self.lock_clicked.emit(line.id)
        elif step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(line.id, step)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._lines:
            with QSignalBlocker(self):
                for row, line in enumerate(self._lines):
                    item = self.topLevelItem(row)
                    if item is not None:
                        self._fill(item, line)


def _picture(line: RegionLine, frame: QColor) -> QIcon:
    """The mask over a bar of the region's colour; the whole photograph is an empty frame."""
    pixmap = QPixmap(_PICTURE * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    width, height = _PICTURE.width(), _PICTURE.height()
    if line.mask is not None:
        painter.fillRect(0, 0, 5, height, QColor(*line.rgb))
        size = line.mask.size().scaled(QSize(width - 7, height), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = 7 + (width - 7 - size.width()) // 2, (height - size.height()) // 2
        painter.drawImage(left, top, _sized(line.mask, size))
        painter.setPen(frame)
        painter.drawRect(left, top, size.width() - 1, size.height() - 1)
    else:
        painter.setPen(frame)
        painter.drawRect(7, 3, width - 9, height - 7)
    painter.end()
    icon = QIcon(pixmap)
    # Selection must not tint the colour.
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


def _sized(mask: QImage, size: QSize) -> QImage:
    """The mask for dense screens, shown at a size."""
    way = Qt.TransformationMode.SmoothTransformation
    made = mask.scaled(size * 2, Qt.AspectRatioMode.IgnoreAspectRatio, way)
    made.setDevicePixelRatio(2)
    return made
