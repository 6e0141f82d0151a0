"""Select: take hold of a hint to move, recolour or delete it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from app.core import edits
from app.ui.state.canvas_model import CanvasModel
from app.ui.state.context import EditorContext
from app.ui.tools.base import Pointer, Tool
from models.hints import XY, ColorPoint, Hints

ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
FAR = 10
"""How many image pixels an arrow key moves a hint while Shift is held."""

DRAG_START = 3.0
"""Logical pixels the pointer must travel before a click becomes a drag."""


class SelectTool(Tool):
    """Moves hints by pointer and arrow keys; a colour chosen meanwhile goes to the selected hint."""

    name = "select"
    shortcut = "V"
    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, context: EditorContext, model: CanvasModel, parent: QObject | None = None) -> None:
        super().__init__(context, model, parent)
        self._before = Hints()
        self._start = Pointer((0.0, 0.0), (0.0, 0.0))
        self._dragging = False
        self._nudged = (0.0, 0.0)

    @property
    def title(self) -> str:
        return self.tr("Select")

    @property
    def help(self) -> str:
        return self.tr("Click a hint to select it, drag or use the arrow keys to move it, Delete to remove it.")

    def press(self, pointer: Pointer) -> None:
        found = edits.hit(self.document.hints, pointer.xy, self.reach)
        self.context.select(found)
        if found is None:
            self.context.consider(pointer.xy if self.inside(pointer.xy) else None)
            return
        if pointer.button == Qt.MouseButton.LeftButton:
            self._before = self.document.state.hints
            self._start, self.active, self._dragging = pointer, True, False

    def move(self, pointer: Pointer) -> None:
        selected = self.context.selected
        if not self.active or selected is None:
            return
        far = max(abs(a - b) for a, b in zip(pointer.place, self._start.place, strict=True)) >= DRAG_START
        self._dragging = self._dragging or far
        if self._dragging:
            delta = pointer.xy[0] - self._start.xy[0], pointer.xy[1] - self._start.xy[1]
            self.document.set_draft(self._moved(selected, delta))

    def _moved(self, hint_id: int, delta: XY) -> Hints:
        hint = edits.find(self._before, hint_id)
        if isinstance(hint, ColorPoint):
            x, y = self.clamp((hint.xy[0] + delta[0], hint.xy[1] + delta[1]))
            delta = (x - hint.xy[0], y - hint.xy[1])
        return edits.move(self._before, hint_id, *delta)

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        self._commit()

    def _commit(self) -> None:
        if not self.active:
            return
        self.active, self._nudged = False, (0.0, 0.0)
        if self.document.draft is not None:
            self.document.apply(self.tr("Move hint"), hints=self.document.draft)
            self.context.select(self.context.selected)

    def key_press(self, event: QKeyEvent) -> bool:
        """An arrow key held down is one gesture, however often it repeats."""
        selected = self.context.selected
        arrow = ARROWS.get(event.key())
        if arrow is None or selected is None or self._dragging:
            return False
        if not self.active:
            self.active, self._before, self._nudged = True, self.document.state.hints, (0.0, 0.0)
        far = FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        step = self._as_seen(arrow)
        self._nudged = self._nudged[0] + step[0] * far, self._nudged[1] + step[1] * far
        self.document.set_draft(self._moved(selected, self._nudged))
        return True

    def _as_seen(self, arrow: tuple[int, int]) -> XY:
        """One image pixel in the direction that an arrow has on the screen, however the view is turned."""
        x, y = self.model.transform.way_to_image(arrow)
        return x * self.model.transform.scale, y * self.model.transform.scale

    def key_release(self, event: QKeyEvent) -> bool:
        if event.key() not in ARROWS or not self.active:
            return False
        if not event.isAutoRepeat():
            self._commit()
        return True

    def settle(self) -> None:
        self._dragging = False
        self._commit()

    def cancel(self) -> bool:
        self._dragging, self._nudged = False, (0.0, 0.0)
        return super().cancel()

    def cursor_over(self, pointer: Pointer) -> Qt.CursorShape:
        over = edits.hit(self.document.hints, pointer.xy, self.reach) is not None
        return Qt.CursorShape.SizeAllCursor if over else self.cursor
