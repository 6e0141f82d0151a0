"""Select: take hold of hints to move, recolour or delete them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QKeyEvent, QPainter, QPen

from app.core import edits
from app.ui.state.canvas_model import CanvasModel
from app.ui.state.context import EditorContext
from app.ui.tools.base import Pointer, Tool
from models.hints import XY

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

_BAND_FILL = QColor(255, 255, 255, 30)
_BAND_PENS = (QPen(QColor(0, 0, 0, 200), 1), QPen(QColor(255, 255, 255), 1, Qt.PenStyle.DashLine))


class SelectTool(Tool):
    """Selects hints, one by one or with a rubber band, and moves them; a colour chosen meanwhile goes to them all."""

    name = "select"
    shortcut = "V"
    cursor = Qt.CursorShape.ArrowCursor
    marks = True

    def __init__(self, context: EditorContext, model: CanvasModel, parent: QObject | None = None) -> None:
        super().__init__(context, model, parent)
        self._start = Pointer((0.0, 0.0), (0.0, 0.0))
        self._found: int | None = None
        self._adds = False
        self._kept: frozenset[int] = frozenset()
        self._band = QRectF()
        self._dragging = False
        self._nudged = (0.0, 0.0)

    @property
    def title(self) -> str:
        return self.tr("Select")

    @property
    def help(self) -> str:
        return self.tr("Click a hint or drag a frame around several; Shift adds. Drag or arrow keys move them.")

    def press(self, pointer: Pointer) -> None:
        self._found = edits.hit(self.document.hints, pointer.xy, self.reach)
        self._adds = bool(pointer.modifiers & Qt.KeyboardModifier.ShiftModifier)
        if self._found is not None:
            self._take(self._found)
        elif not self._adds:
            self.context.select(None)
            self.context.consider(pointer.xy if self.inside(pointer.xy) else None)
        self._kept = self.context.selection
        held = self._found is None or self._found in self._kept
        if held and pointer.button == Qt.MouseButton.LeftButton:
            self._start, self.active, self._dragging = pointer, True, False

    def _take(self, found: int) -> None:
        """Select a hint; one of several that are selected stays so with the others, which are perhaps to be dragged."""
        selection = self.context.selection
        if self._adds:
            self.context.select_hints(selection ^ {found}, found)
        else:
            self.context.select_hints(selection if found in selection else {found}, found)

    def move(self, pointer: Pointer) -> None:
        if not self.active:
            return
        far = max(abs(a - b) for a, b in zip(pointer.place, self._start.place, strict=True)) >= DRAG_START
        if far and not self._dragging:
            self._dragging = True
            if self._found is not None:
                self.context.say_locked()
        if not self._dragging:
            return
        if self._found is None:
            self._stretch(pointer)
        else:
            self._draft(pointer.xy[0] - self._start.xy[0], pointer.xy[1] - self._start.xy[1])

    def _stretch(self, pointer: Pointer) -> None:
        """Select what the rubber band touches, beside what was selected before."""
        self._band = QRectF(QPointF(*self._start.place), QPointF(*pointer.place)).normalized()
        box = (self._band.left(), self._band.top(), self._band.right(), self._band.bottom())
        self.context.select_hints(self._kept | edits.within(self.document.hints, box, self.model.transform.to_widget))

    def _draft(self, dx: float, dy: float) -> None:
        """Show the selected hints moved, with all of their points still on the photograph."""
        before, selection = self.document.state.hints, self.context.selection
        points = [p.xy for p in before.points if p.id in selection and not p.locked]
        if points:
            width, height = self.model.image_size
            dx = min(max(dx, -min(x for x, _ in points)), width - 0.01 - max(x for x, _ in points))
            dy = min(max(dy, -min(y for _, y in points)), height - 0.01 - max(y for _, y in points))
        self.document.set_draft(edits.move(before, selection, dx, dy))

    def release(self, pointer: Pointer) -> None:
        self.move(pointer)
        clicked = self.active and not self._dragging and not self._adds
        self._commit()
        if clicked and self._found is not None:
            self.context.select(self._found)
        if pointer.button == Qt.MouseButton.RightButton and self._found is not None:
            self.context.hint_menu_wanted.emit(QCursor.pos())

    def _commit(self) -> None:
        if not self.active:
            return
        self.active, self._nudged, self._band = False, (0.0, 0.0), QRectF()
        if self.document.draft is not None:
            several = len(self.context.selection) > 1
            label = self.tr("Move hints") if several else self.tr("Move hint")
            self.document.apply(label, hints=self.document.draft)
            self.context.select_hints(self.context.selection)

    def key_press(self, event: QKeyEvent) -> bool:
        """An arrow key held down is one gesture, however often it repeats."""
        arrow = ARROWS.get(event.key())
        if arrow is None or not self.context.selection or self._dragging:
            return False
        if not self.active:
            self.active, self._nudged = True, (0.0, 0.0)
            self.context.say_locked()
        far = FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        step = self._as_seen(arrow)
        self._nudged = self._nudged[0] + step[0] * far, self._nudged[1] + step[1] * far
        self._draft(*self._nudged)
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

    def paint(self, painter: QPainter) -> None:
        if self._band.isNull():
            return
        painter.save()
        painter.setBrush(_BAND_FILL)
        for pen in _BAND_PENS:
            painter.setPen(pen)
            painter.drawRect(self._band)
        painter.restore()

    def settle(self) -> None:
        self._dragging = False
        self._commit()

    def cancel(self) -> bool:
        if not self._band.isNull():
            self.context.select_hints(self._kept)
        self._dragging, self._nudged, self._band = False, (0.0, 0.0), QRectF()
        return super().cancel()

    def cursor_over(self, pointer: Pointer) -> Qt.CursorShape:
        over = edits.hit(self.document.hints, pointer.xy, self.reach)
        return self.cursor if over is None else self.cursor_on(over)
