"""The probability maps of the present result, and which of them lies over the photograph."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.ui.state.maps import ShownMap


class MapChoice(QObject):
    """Maps to choose from.

    Attributes:
        available: the maps of the present result.
        looked_at: the one that lies over the photograph; None for none.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.available: list[ShownMap] = []
        self.looked_at: ShownMap | None = None

    def offer(self, maps: list[ShownMap]) -> None:
        """Take the maps of another result; the one that is looked at stays so, if it is still among them."""
        if not maps and not self.available:
            # Few methods have maps; for the others nothing changes with a result.
            return
        key = self.looked_at.key if self.looked_at is not None else ""
        self.available = maps
        self.looked_at = next((m for m in maps if m.key == key), None)
        self.changed.emit()

    def look_at(self, shown: ShownMap | None) -> None:
        """Lay a map over the photograph; None for none."""
        self.looked_at = shown
        self.changed.emit()
