"""Which hint's influence lies over the photograph as a veil, and the veil."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.messages import Influence
from models.types import U8

DWELL_MS = 250
"""How long the pointer rests on a hint before its influence is shown: passing by, it shows nothing."""


class InfluenceView(QObject):
    """Where one hint colours the picture.

    Panels call `look_at` with the hint that they speak of, and with None when they no longer do. The canvas calls
    `hover` with what is under the pointer. `pinned` shows the selected hint's all the time.

    Attributes:
        of: the id of the hint whose influence is asked for; None for none.
        share: uint8 (h, w), its influence in 255ths over the whole photograph; None until it is known.
        pinned: whether the influence of the selected hint is shown while no other is asked for.
    """

    wanted = Signal(object)
    """The influence of this hint (its id) is wanted, or of none (None)."""
    changed = Signal()
    """Another veil, or another hint, or none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.of: int | None = None
        self.share: U8 | None = None
        self.pinned = False
        self._looked_at: int | None = None
        self._under_pointer: int | None = None
        self._hovered: int | None = None
        self._selected: int | None = None
        self._dwell = QTimer(self, singleShot=True, interval=DWELL_MS)
        self._dwell.timeout.connect(self._rested)

    def look_at(self, hint_id: int | None) -> None:
        """Show the influence of a hint at once; None to end that."""
        self._looked_at = hint_id
        self._update()

    def hover(self, hint_id: int | None) -> None:
        """The pointer is on a hint, or on none; its influence is shown after a moment's rest."""
        if hint_id == self._under_pointer:
            return
        self._under_pointer = hint_id
        self._hovered = None
        self._dwell.stop()
        if hint_id is not None:
            self._dwell.start()
        self._update()

    def _rested(self) -> None:
        self._hovered = self._under_pointer
        self._update()

    def set_pinned(self, pinned: bool) -> None:
        """Show the influence of the selected hint all the time, or no longer."""
        self.pinned = pinned
        self._update()

    def set_selected(self, hint_id: int | None) -> None:
        """Another hint is selected, or none."""
        self._selected = hint_id
        self._update()

    def reset(self) -> None:
        """Another document: nothing is looked at."""
        self._dwell.stop()
        self._looked_at = self._under_pointer = self._hovered = self._selected = None
        self._update()

    def take(self, found: Influence) -> None:
        """The worker's answer."""
        if found.request.influence_of == self.of:
            self.share = found.share
            self.changed.emit()

    def _update(self) -> None:
        pinned = self._selected if self.pinned else None
        of = next((each for each in (self._looked_at, self._hovered, pinned) if each is not None), None)
        if of == self.of:
            return
        self.of, self.share = of, None
        self.wanted.emit(of)
        self.changed.emit()
