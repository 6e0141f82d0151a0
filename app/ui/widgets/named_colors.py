"""A list of colours with names."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.ui.widgets.own_keys import REMOVE, RENAME, TAKE, OwnKeys
from app.ui.widgets.tips import plain
from models.types import RGB

_ICON = 16


class NamedColors(QListWidget):
    """One line each; F2 renames, Delete removes, Return or a click takes."""

    taken = Signal(int)
    removal_wanted = Signal(int)

    def __init__(self, name: str, height: int = 104) -> None:
        super().__init__()
        self._height = height
        OwnKeys(self, (*TAKE, *REMOVE, *RENAME))
        self.setMinimumHeight(_ICON * 3)
        self.setIconSize(QSize(_ICON * 2, _ICON))
        self.setAccessibleName(name)
        self.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda item: self.taken.emit(self.row(item)))

    def add(self, rgb: RGB, title: str, tip: str, *, editable: bool = True) -> None:
        """Add a line at the end."""
        item = QListWidgetItem(_icon(rgb), title)
        if editable:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        item.setToolTip(plain(tip))
        self.addItem(item)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(200, self._height)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        row = self.currentRow()
        if self.state() == QListWidget.State.EditingState:
            # The Return that ends renaming comes by here, too.
            event.accept()
        elif row >= 0 and event.key() in TAKE:
            self.taken.emit(row)
        elif row >= 0 and event.key() in REMOVE:
            self.removal_wanted.emit(row)
        else:
            super().keyPressEvent(event)


def _icon(rgb: RGB) -> QIcon:
    pixmap = QPixmap(_ICON * 2, _ICON)
    pixmap.fill(QColor(*rgb))
    painter = QPainter(pixmap)
    painter.setPen(QColor(128, 128, 128))
    painter.drawRect(0, 0, _ICON * 2 - 1, _ICON - 1)
    painter.end()
    icon = QIcon(pixmap)
    # Selection must not tint the colour.
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
