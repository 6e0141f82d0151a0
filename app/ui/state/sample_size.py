"""How large a square of the photograph the eyedropper takes the mean colour of."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.core.settings import SAMPLE_SIDES, Settings


class SampleSize(QObject):
    """One of `SAMPLE_SIDES`, in image pixels; the settings remember it."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @property
    def side(self) -> int:
        """Image pixels on a side."""
        return self._settings.sample_side

    def set_side(self, side: int) -> None:
        """Take another of the sides."""
        self._settings.sample_side = side
        self.changed.emit()

    def step(self, direction: int) -> None:
        """Take the next larger side (1) or the next smaller one (-1), if there is one."""
        place = SAMPLE_SIDES.index(self.side) + direction
        self.set_side(SAMPLE_SIDES[min(max(place, 0), len(SAMPLE_SIDES) - 1)])
