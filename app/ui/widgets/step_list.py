"""The steps of a history as a list: the present one is current, those that were undone are dimmed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class _Steps(QAbstractListModel):
    """Labels, oldest first, and which of them is the present one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self.labels: tuple[str, ...] = ()
        self.present = 0

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        return 0 if parent.isValid() else len(self.labels)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        row = index.row()
        if role == _Role.DisplayRole:
            return self.labels[row]
        if role == _Role.ForegroundRole and row > self.present:
            return self._widget.palette().placeholderText()
        if role == _Role.FontRole:
            font = self._widget.font()
            font.setItalic(row > self.present)
            return font
        if role == _Role.AccessibleTextRole:
            return self._spoken(row)
        return None

    def _spoken(self, row: int) -> str:
        if row == self.present:
            return self.tr("{step}, the present one").format(step=self.labels[row])
        return self.tr("{step}, undone").format(step=self.labels[row]) if row > self.present else self.labels[row]

    def show(self, labels: tuple[str, ...], present: int) -> None:
        """Take other steps."""
        self.beginResetModel()
        self.labels, self.present = labels, present
        self.endResetModel()


class StepList(QListView):
    """A click or an arrow key chooses a step."""

    chosen = Signal(int)
    """The place of a step in the list, counted from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = _Steps(self)
        self._filling = False
        self.setModel(self._steps)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def labels(self) -> tuple[str, ...]:
        """What the list shows."""
        return self._steps.labels

    @property
    def present(self) -> int:
        """The place of the present step."""
        return self._steps.present

    def show_steps(self, labels: Sequence[str], present: int) -> None:
        """Show steps, oldest first, and mark the present one."""
        if (tuple(labels), present) == (self.labels, self.present):
            return
        self._filling = True
        self._steps.show(tuple(labels), present)
        self.setCurrentIndex(self._steps.index(present, 0))
        self._filling = False
        self.scrollTo(self.currentIndex())

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802 - Qt's name
        super().currentChanged(current, previous)
        if not self._filling and current.isValid() and current.row() != self.present:
            self.chosen.emit(current.row())
