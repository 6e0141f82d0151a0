"""What the wheel passes over unless it has the focus, and boxes for a choice and for a number that are so.

Who scrolls a panel, or rests the pointer on a bar, must not change a value by that.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget


class PassesWheel:
    """Goes before a class of Qt's among the bases of a widget."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        if self.hasFocus():  # type: ignore[attr-defined]
            super().wheelEvent(event)  # type: ignore[misc]
        else:
            event.ignore()


class ChoiceBox(PassesWheel, QComboBox):
    """One of several choices."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # By default the wheel would give it the focus first.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class CountBox(PassesWheel, QSpinBox):
    """A whole number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
