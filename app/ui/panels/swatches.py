"""Colours to take again: common ones, recent ones, and the project's own by name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.core.document import Swatch
from app.ui.panels import common_colors
from app.ui.panels.base import Note, heading
from app.ui.state.context import EditorContext
from app.ui.widgets.named_colors import LONGEST_NAME, NamedColors
from app.ui.widgets.swatch import SwatchGrid, hex_of
from models import color
from models.types import RGB


class SwatchesBox(QWidget):
    """Three groups of swatches below the colour controls."""

    def __init__(self, context: EditorContext) -> None:
        super().__init__()
        self.context = context
        self._shown: tuple[Swatch, ...] | None = None
        self.common = SwatchGrid(common_colors.COLUMNS, side=20)
        self.common.setAccessibleName(self.tr("Common colours"))
        self._common = [(color.parse_hex(text), _translated(name)) for text, name in common_colors.COMMON]
        self.common.set_colors(self._common)
        self.recent = SwatchGrid(common_colors.COLUMNS, side=20)
        self.recent.setAccessibleName(self.tr("Recent colours"))
        self.no_recent = Note(self.tr("Colours appear here once they have been used."))
        self.named = NamedColors(self.tr("Swatches of this project"))
        self.add = QPushButton(self.tr("Add"))
        self.add.setToolTip(self.tr("Keep the current colour in this project under a name"))
        self.rename = QPushButton(self.tr("Rename"))
        self.rename.setToolTip(self.tr("Rename the selected swatch (F2)"))
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.setToolTip(self.tr("Remove the selected swatch (Delete)"))
        self._arrange()
        self._connect()
        self._show_recent()
        self._show_named()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        for title, widgets in (
            (self.tr("Common"), (self.common,)),
            (self.tr("Recent"), (self.recent, self.no_recent)),
            (self.tr("This project"), (self.named,)),
        ):
            column.addWidget(heading(title))
            for widget in widgets:
                column.addWidget(widget)
        buttons = QHBoxLayout()
        for button in (self.add, self.rename, self.remove):
            buttons.addWidget(button)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.common.picked.connect(lambda index: self._take(self._common[index][0]))
        self.recent.picked.connect(lambda index: self._take(self.context.color.recent[index]))
        self.named.taken.connect(lambda row: self._take(self._swatches[row].rgb))
        self.named.removal_wanted.connect(self._remove)
        self.named.itemChanged.connect(self._renamed)
        self.named.currentRowChanged.connect(lambda _: self._enable())
        self.add.clicked.connect(self._add)
        self.rename.clicked.connect(lambda: self.named.editItem(self.named.currentItem()))
        self.remove.clicked.connect(lambda: self._remove(self.named.currentRow()))
        self.context.color.changed.connect(self._show_recent)
        self.context.document_changed.connect(self._show_named)

    @property
    def _swatches(self) -> tuple[Swatch, ...]:
        return self.context.document.state.swatches if self.context.document is not None else ()

    def _take(self, rgb: RGB) -> None:
        self.context.apply_color_to_selection(rgb)

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

    def _show_recent(self) -> None:
        recent = self.context.color.recent
        self.recent.set_colors([(rgb, "") for rgb in recent])
        self.recent.setVisible(bool(recent))
        self.no_recent.setVisible(not recent)

    def _show_named(self) -> None:
        self.add.setEnabled(self.context.document is not None)
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


def _translated(name: str) -> str:
    return QCoreApplication.translate(common_colors.CONTEXT, name)
