"""The project's own colours, by name."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.core.document import Swatch
from app.core.palettes import LONGEST_NAME, Palette
from app.ui.state.context import EditorContext
from app.ui.widgets.named_colors import NamedColors
from app.ui.widgets.palette_menu import PaletteMenu
from app.ui.widgets.swatch import hex_of

_HEIGHT = 180


class ProjectColors(QWidget):
    """A list of named colours that travels with the project, over its commands."""

    def __init__(self, context: EditorContext) -> None:
        super().__init__()
        self.context = context
        self._shown: tuple[Swatch, ...] | None = None
        self.named = NamedColors(self.tr("Colours of this project"), _HEIGHT)
        self.add = QPushButton(self.tr("Add"))
        self.add.setToolTip(self.tr("Keep the current colour in this project under a name"))
        self.rename = QPushButton(self.tr("Rename"))
        self.rename.setToolTip(self.tr("Rename the selected colour (F2)"))
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.setToolTip(self.tr("Remove the selected colour (Delete)"))
        self.palette_menu = PaletteMenu(self.tr("Colours of this project"), context.settings, self._as_palette)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.named)
        buttons = QHBoxLayout()
        for button in (self.add, self.rename, self.remove, self.palette_menu):
            buttons.addWidget(button)
        column.addLayout(buttons)
        self.setFocusProxy(self.named)
        self._connect()
        self._show_named()

    def _connect(self) -> None:
        self.named.taken.connect(lambda row: self.context.apply_color_to_selection(self._swatches[row].rgb))
        self.named.removal_wanted.connect(self._remove)
        self.named.itemChanged.connect(self._renamed)
        self.named.currentRowChanged.connect(lambda _: self._enable())
        self.add.clicked.connect(self._add)
        self.rename.clicked.connect(lambda: self.named.editItem(self.named.currentItem()))
        self.remove.clicked.connect(lambda: self._remove(self.named.currentRow()))
        self.palette_menu.loaded.connect(self.context.add_palette)
        self.palette_menu.failed.connect(lambda error, _: self.context.tell(error))
        self.context.document_changed.connect(self._show_named)

    @property
    def _swatches(self) -> tuple[Swatch, ...]:
        return self.context.document.state.swatches if self.context.document is not None else ()

    def _as_palette(self) -> Palette:
        document = self.context.document
        return Palette("" if document is None else Path(document.photo.name).stem, self._swatches)

    def _add(self) -> None:
        document = self.context.document
        if document is None:
            return
        rgb = self.context.color.asked_rgb or self.context.shown_rgb()
        taken = {swatch.name for swatch in document.state.swatches}
        words = self.tr("Swatch {number}")
        name = next(n for i in range(1, len(taken) + 2) if (n := words.format(number=i)) not in taken)
        document.apply(self.tr("Add swatch"), swatches=(*document.state.swatches, Swatch(name, rgb)))
        self.named.setCurrentRow(len(self._swatches) - 1)
        self.named.setFocus()
        self.named.editItem(self.named.currentItem())

    def _remove(self, row: int) -> None:
        document = self.context.document
        if document is not None and 0 <= row < len(document.state.swatches):
            left = document.state.swatches[:row] + document.state.swatches[row + 1 :]
            document.apply(self.tr("Remove swatch"), swatches=left)

    def _renamed(self, item: QListWidgetItem) -> None:
        document, row = self.context.document, self.named.row(item)
        if document is None:
            return
        swatches = list(document.state.swatches)
        name = item.text().strip()[:LONGEST_NAME] or swatches[row].name
        swatches[row] = Swatch(name, swatches[row].rgb)
        # The list already shows it; building it anew would pull the item from under its editor.
        self._shown = tuple(swatches)
        with QSignalBlocker(self.named):
            item.setText(name)
        document.apply(self.tr("Rename swatch"), swatches=self._shown)

    def _show_named(self) -> None:
        self.add.setEnabled(self.context.document is not None)
        self.palette_menu.setEnabled(self.context.document is not None)
        if self._swatches != self._shown:
            self._shown = self._swatches
            row = self.named.currentRow()
            with QSignalBlocker(self.named):
                self.named.clear()
                for swatch in self._shown:
                    self.named.add(swatch.rgb, swatch.name, f"{swatch.name} {hex_of(swatch.rgb)}")
                self.named.setCurrentRow(min(row, len(self._shown) - 1))
        self._enable()

    def _enable(self) -> None:
        chosen = self.named.currentRow() >= 0
        self.rename.setEnabled(chosen)
        self.remove.setEnabled(chosen)
