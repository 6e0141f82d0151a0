"""A list of folders, to add to and to remove from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from app.core.settings import Folder, Settings
from app.ui.widgets import file_dialogs

_ROWS = 3


class FolderList(QWidget):
    """The folders of the library. The focus of the whole is that of its list."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Folders"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setFixedHeight(_ROWS * (self.list.fontMetrics().height() + 8))
        self.list.currentRowChanged.connect(self._refresh)
        self.add = QPushButton(self.tr("Add folder…"))
        self.add.clicked.connect(self._add)
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.setToolTip(self.tr("Take the folder off this list; the folder itself stays as it is"))
        self.remove.clicked.connect(self._remove)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.list, context=Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addLayout(buttons)
        self.setFocusProxy(self.list)
        self._refresh()

    @property
    def folders(self) -> list[str]:
        """What is in the list."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def show_folders(self, folders: Sequence[str]) -> None:
        """Fill the list."""
        self.list.clear()
        self.list.addItems(list(folders))
        self._refresh()

    def _add(self) -> None:
        path = file_dialogs.ask_folder(self, self._settings, Folder.LIBRARY, self.tr("Folder of photographs"))
        if path is not None and str(path.absolute()) not in self.folders:
            self.list.addItem(str(path.absolute()))
            self.list.setCurrentRow(self.list.count() - 1)

    def _remove(self) -> None:
        self.list.takeItem(self.list.currentRow())
        self._refresh()

    def _refresh(self) -> None:
        self.remove.setEnabled(self.list.currentRow() >= 0)
