"""The pairs of places, as buttons that take them away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from app.core.matches import Key

_COLUMNS = 6


class PairList(QWidget):
    """One button for each pair of places, with its number."""

    removed = Signal(object)
    """The key (`app.core.matches.Key`) of the pair to take away."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[QToolButton] = []
        self._keys: list[Key] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(_COLUMNS, 1)
        self.setVisible(False)

    def show_pairs(self, keys: list[Key]) -> None:
        """Show these pairs, numbered in this order."""
        if keys == self._keys:
            return
        self._keys = keys
        for button in self.buttons:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(number, key) for number, key in enumerate(keys, 1)]
        self.setVisible(bool(keys))

    def _button(self, number: int, key: Key) -> QToolButton:
        button = QToolButton()
        button.setText(self.tr("{number}  ✕").format(number=number))
        button.setToolTip(self.tr("Take this pair of places away"))
        button.setAccessibleName(self.tr("Pair {number}: remove").format(number=number))
        button.clicked.connect(lambda: self.removed.emit(key))
        self._grid.addWidget(button, (number - 1) // _COLUMNS, (number - 1) % _COLUMNS)
        return button
