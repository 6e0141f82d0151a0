"""Versions with thumbnails and names."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.ui.widgets.own_keys import REMOVE, RENAME, TAKE, OwnKeys

THUMBNAIL = QSize(64, 48)
"""In logical pixels."""

_ID = Qt.ItemDataRole.UserRole


class SnapshotList(QListWidget):
    """One line each. A double click or Return restores, F2 renames, Delete removes."""

    restore_wanted = Signal(int)
    """The id of a version."""
    removal_wanted = Signal(int)
    renamed = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._filling = False
        OwnKeys(self, (*TAKE, *REMOVE, *RENAME))
        self.setIconSize(THUMBNAIL)
        self.setEditTriggers(QListWidget.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(1)
        self.itemDoubleClicked.connect(lambda item: self.restore_wanted.emit(item.data(_ID)))
        self.itemChanged.connect(self._changed)

    @property
    def chosen(self) -> int | None:
        """The id of the current version, or None."""
        item = self.currentItem()
        return None if item is None else int(item.data(_ID))

    def show_versions(self, versions: list[tuple[int, str]], present: set[int]) -> None:
        """Show versions, (id, name), in this order; those that are the present one are told by their letters."""
        self._filling = True
        if [self._id(row) for row in range(self.count())] != [version for version, _ in versions]:
            chosen = self.chosen
            self.clear()
            for version, _ in versions:
                item = QListWidgetItem(self)
                item.setData(_ID, version)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                item.setIcon(_icon(None))
                if version == chosen:
                    self.setCurrentItem(item)
        for row, (version, name) in enumerate(versions):
            item = self.item(row)
            item.setText(name)
            font = self.font()
            font.setBold(version in present)
            item.setFont(font)
            spoken = self.tr("{name}, the present version").format(name=name) if version in present else name
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self._filling = False

    def show_thumbnail(self, version: int, picture: QImage | None) -> None:
        """Show the picture of a version; None until it is there."""
        self._filling = True
        for row in range(self.count()):
            if self._id(row) == version:
                self.item(row).setIcon(_icon(picture))
        self._filling = False

    def rename(self, version: int) -> None:
        """Let the artist write another name."""
        for row in range(self.count()):
            if self._id(row) == version:
                self.setCurrentRow(row)
                self.editItem(self.item(row))

    def _id(self, row: int) -> int:
        return int(self.item(row).data(_ID))

    def _changed(self, item: QListWidgetItem) -> None:
        if not self._filling:
            self.renamed.emit(item.data(_ID), item.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        chosen = self.chosen
        if self.state() == QListWidget.State.EditingState:
            # The Return that ends renaming comes by here, too.
            event.accept()
        elif chosen is not None and event.key() in TAKE:
            self.restore_wanted.emit(chosen)
        elif chosen is not None and event.key() in REMOVE:
            self.removal_wanted.emit(chosen)
        else:
            super().keyPressEvent(event)


def _icon(picture: QImage | None) -> QIcon:
    """Fitted into the room of a thumbnail, twice as fine for dense screens; selection must not tint it."""
    pixmap = QPixmap(THUMBNAIL * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    if picture is not None:
        fitted = picture.scaled(
            pixmap.size(), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )  # fmt: skip
        painter = QPainter(pixmap)
        painter.drawImage((pixmap.width() - fitted.width()) // 2, (pixmap.height() - fitted.height()) // 2, fitted)
        painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
