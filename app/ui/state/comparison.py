"""What the result is compared with."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Comparison(QObject):
    """What stands beside the result: the photograph before, a snapshot, or the same hints with another method.

    Attributes:
        other: the id of a snapshot, the name of a backend, or None for the photograph before.
    """

    changed = Signal()
    """Something else is compared with, or the same thing again: it is to be seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.other: int | str | None = None

    def choose(self, other: int | str | None) -> None:
        """Compare the result with this, where both can be seen."""
        self.other = other
        self.changed.emit()
