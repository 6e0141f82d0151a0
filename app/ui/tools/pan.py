"""Pan: move the photograph under the window."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.ui.state.view_transform import Place
from app.ui.tools.base import Pointer, Tool


class PanTool(Tool):
    """Drags the photograph."""

    name = "pan"
    shortcut = "H"
    cursor = Qt.CursorShape.OpenHandCursor
    _last: Place = (0.0, 0.0)

    @property
    def title(self) -> str:
        return self.tr("Pan")

    @property
    def help(self) -> str:
        return self.tr("Drag to move the photograph; with any tool, hold Space or the middle button for this.")

    def press(self, pointer: Pointer) -> None:
        self.active, self._last = True, pointer.place

    def move(self, pointer: Pointer) -> None:
        if self.active:
            self.model.pan(pointer.place[0] - self._last[0], pointer.place[1] - self._last[1])
            self._last = pointer.place

    def release(self, pointer: Pointer) -> None:
        del pointer
        self.active = False

    def cursor_over(self, pointer: Pointer) -> Qt.CursorShape:
        del pointer
        return Qt.CursorShape.ClosedHandCursor if self.active else self.cursor
