"""The files that were opened or saved last, with a small picture of each."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from app.core.settings import Settings
from app.core.thumbnails import Thumbnails
from models.types import U8


class RecentFiles(QObject):
    """Keeps the list in the settings, and the pictures beside it."""

    changed = Signal()
    """The settings have another list."""
    wanted = Signal(object)
    """The path of a file to open, as text."""

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self.thumbnails = Thumbnails()

    def add(self, path: Path, picture: U8 | None = None) -> None:
        """Put a file at the head, with a picture (H, W, 3) of it where that is new."""
        if picture is not None:
            self.thumbnails.put(path, picture)
        self._settings.add_recent(path)
        self._changed()

    def remove(self, name: str) -> None:
        """Take a file off the list, and its picture with it."""
        self._settings.remove_recent(Path(name))
        self._changed()

    def fill(self, menu: QMenu) -> None:
        """Put the files into a menu."""
        for name in self._settings.recent_files:
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, name=name: self.wanted.emit(name))
        if menu.isEmpty():
            menu.addAction(self.tr("Nothing opened yet")).setEnabled(False)

    def _changed(self) -> None:
        self.thumbnails.keep(Path(name) for name in self._settings.recent_files)
        self.changed.emit()
