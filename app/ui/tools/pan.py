"""Pan: move the photograph under the window, or turn it."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt

from app.ui.state.view_transform import Place, ViewTransform
from app.ui.tools.base import Pointer, Tool


class PanTool(Tool):
    """Drags the photograph; with Shift it turns around the middle of the pane."""

    name = "pan"
    shortcut = "H"
    cursor = Qt.CursorShape.OpenHandCursor
    _last: Place = (0.0, 0.0)
    _turning_from: ViewTransform | None = None

    @property
    def title(self) -> str:
        return self.tr("Pan")

    @property
    def help(self) -> str:
        return self.tr(
            "Drag to move the photograph, with Shift to turn the view; with any tool, hold Space or the middle button."
        )

    def press(self, pointer: Pointer) -> None:
        self.active, self._last = True, pointer.place
        turns = bool(pointer.modifiers & Qt.KeyboardModifier.ShiftModifier)
        self._turning_from = self.model.transform if turns else None

    def move(self, pointer: Pointer) -> None:
        if self.active and self._turning_from is not None:
            self.model.turn_from(self._turning_from, self._bearing(pointer.place) - self._bearing(self._last))
        elif self.active:
            self.model.pan(pointer.place[0] - self._last[0], pointer.place[1] - self._last[1])
            self._last = pointer.place

    def _bearing(self, place: Place) -> float:
        """Where a place lies as seen from the middle of the pane: degrees, clockwise."""
        return math.degrees(math.atan2(place[1] - self.model.size[1] / 2, place[0] - self.model.size[0] / 2))

    def release(self, pointer: Pointer) -> None:
        del pointer
        self.active = False

    def cursor_over(self, pointer: Pointer) -> Qt.CursorShape:
        del pointer
        return Qt.CursorShape.ClosedHandCursor if self.active else self.cursor
