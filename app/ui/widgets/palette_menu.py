"""A button that reads and writes palettes of other programs, for whatever holds colours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from app.core import palettes
from app.core.palettes import Palette
from app.core.settings import Folder, Settings
from app.ui.widgets import file_dialogs
from app.ui.widgets.dropped import local_files
from models.errors import UserError


class PaletteMenu(QToolButton):
    """Its menu reads a palette into what holds colours, or writes one; with `watch` palettes can be dropped, too."""

    loaded = Signal(object)
    """A `Palette` that was read."""
    failed = Signal(object, str)
    """A UserError, and no details."""

    def __init__(self, what: str, settings: Settings, colors: Callable[[], Palette]) -> None:
        """Args: `what` holds the colours, `settings` remember the folder, `colors` are what is written."""
        super().__init__()
        self._settings, self._colors = settings, colors
        self._watched: QWidget | None = None
        self.setText(self.tr("Palette") + " \N{BLACK DOWN-POINTING SMALL TRIANGLE}")
        self.setProperty("opens", True)  # noqa: FBT003 - Qt's signature
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("{what}: palette files").format(what=what))
        self.setToolTip(self.tr("Read and write palettes: GIMP .gpl, Adobe .ase, hexadecimal lists"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self.read_action = menu.addAction(self.tr("&Read a palette…"), self.choose)
        self.write_action = menu.addAction(self.tr("&Write a palette…"), self.save)
        menu.aboutToShow.connect(lambda: self.write_action.setEnabled(bool(self._colors().swatches)))
        self.setMenu(menu)

    def watch(self, panel: QWidget) -> None:
        """Take palettes that are dropped on a panel."""
        self._watched = panel
        panel.setAcceptDrops(True)
        panel.installEventFilter(self)

    def choose(self) -> None:
        """Ask for a palette and read it."""
        patterns = " ".join(f"*{suffix}" for suffix in palettes.SUFFIXES)
        kinds = self.tr("Palettes ({patterns} *.txt);;All files (*)").format(patterns=patterns)
        path = file_dialogs.ask_open(self, self._settings, Folder.PALETTE, self.tr("Read a palette"), kinds)
        if path is not None:
            self.load(path)

    def load(self, path: Path) -> None:
        """Read a palette; `loaded` or `failed` tells of it."""
        try:
            found = palettes.load(path)
        except UserError as error:
            self.failed.emit(error, "")
        else:
            self.loaded.emit(found)

    def save(self) -> None:
        """Ask for a file and write the colours."""
        palette = self._colors()
        kinds = ";;".join(
            (
                self.tr("GIMP, Krita, Inkscape (*.gpl)"),
                self.tr("Adobe Swatch Exchange (*.ase)"),
                self.tr("Hexadecimal list, without names (*.hex)"),
            )
        )
        start = self._settings.start(Folder.PALETTE, None) / f"{palette.name or self.tr('Palette')}.gpl"
        title = self.tr("Write a palette")
        path = file_dialogs.ask_save(self, self._settings, Folder.PALETTE, title, start, kinds, palettes.SUFFIXES)
        if path is None:
            return
        try:
            palettes.save(palette, path)
        except UserError as error:
            self.failed.emit(error, "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._watched and isinstance(event, QDropEvent) and self.isEnabled():
            found = dropped_palettes(event.mimeData())
            if found:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop and not isinstance(event, QDragMoveEvent):
                    self.load(found[0])
                return True
        return super().eventFilter(watched, event)


def dropped_palettes(mime: QMimeData) -> list[Path]:
    """The palettes among the files of what was dropped."""
    paths = local_files(mime)
    return [path for path in paths if palettes.is_palette(path)]
