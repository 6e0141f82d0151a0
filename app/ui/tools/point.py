"""Points: click to add, drag to move, right click to delete, Alt and wheel to resize; as in iDeepColor."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from app.core import edits
from app.ui.state.canvas_model import CanvasModel
from app.ui.state.context import EditorContext
from app.ui.state.current_color import UNKNOWN, clamp_radius
from app.ui.state.effects import POINT
from app.ui.tools.base import BRACKETS, WHEEL_FACTOR, Pointer, Tool
from models.hints import XY, ColorPoint, Hints
from models.registry import Use

WHEEL_REST_MS = 400
"""Turns of the wheel closer together than this are one gesture."""


class PointTool(Tool):
    """Adds, moves, resizes and deletes points."""

    name = "point"
    shortcut = "P"
    marks = True
    draws = POINT
    patch = True
    picks_with_alt = True
    uses = frozenset({Use.COLORIZE})

    def __init__(self, context: EditorContext, model: CanvasModel, parent: QObject | None = None) -> None:
        super().__init__(context, model, parent)
        self._id = 0
        self._added = False
        self._grip = (0.0, 0.0)
        self._resizing: int | None = None
        self._rest = QTimer(self, singleShot=True, interval=WHEEL_REST_MS)
        self._rest.timeout.connect(self.settle)

    @property
    def title(self) -> str:
        return self.tr("Point")

    @property
    def help(self) -> str:
        return self.tr("Click to add a point, drag to move it, right click to delete; [ and ] change its size.")

    def point_at(self, pointer: Pointer) -> int | None:
        """The point under the pointer, or None."""
        return edits.hit(Hints(points=self.document.hints.points), pointer.xy, self.reach)

    def press(self, pointer: Pointer) -> None:
        self.settle()
        found = self.point_at(pointer)
        if pointer.button == Qt.MouseButton.RightButton:
            if found is not None:
                self.document.apply(self.tr("Delete point"), hints=edits.delete(self.document.state.hints, (found,)))
                self.context.say_locked((found,))
            return
        if found is not None:
            self._start_move(found, pointer)
        elif not self.inside(pointer.xy):
            self.context.leave()
        elif not self.lacks_color():
            self.active, self._added, self._grip = True, True, (0.0, 0.0)
            self._draft(pointer)

    def _start_move(self, found: int, pointer: Pointer) -> None:
        point = self._point(found)
        self.active, self._added, self._id = True, False, found
        self._grip = (point.xy[0] - pointer.xy[0], point.xy[1] - pointer.xy[1])
        self.context.select(found)

    def _point(self, point_id: int) -> ColorPoint:
        point = edits.find(self.document.state.hints, point_id)
        assert isinstance(point, ColorPoint)
        return point

    def move(self, pointer: Pointer) -> None:
        if self.active:
            self._draft(pointer)

    def _target(self, pointer: Pointer) -> XY:
        return self.clamp((pointer.xy[0] + self._grip[0], pointer.xy[1] + self._grip[1]))

    def _draft(self, pointer: Pointer) -> None:
        xy, before, ab = self._target(pointer), self.document.state.hints, self.context.color.next_ab
        if not self._added:
            point = self._point(self._id)
            self.document.set_draft(edits.move(before, (self._id,), xy[0] - point.xy[0], xy[1] - point.xy[1]))
        elif ab is None:
            self.context.suggestions.hold(self.context.new_point(xy, UNKNOWN))
        else:
            hints, self._id = edits.add(before, self.context.new_point(xy, ab))
            self.document.set_draft(hints)

    def release(self, pointer: Pointer) -> None:
        if not self.active:
            return
        self._draft(pointer)
        self.active = False
        if self._added:
            self._add(self._target(pointer))
            return
        if self.document.draft is not None:
            if self._target(pointer) != self._point(self._id).xy:
                self.context.say_locked((self._id,))
            self.document.apply(self.tr("Move point"), hints=self.document.draft)
        self.context.select(self._id)

    def _add(self, xy: XY) -> None:
        """Add a point in the colour chosen, or in the likeliest one."""
        ab = self.context.color.next_ab
        if ab is None:
            self.context.suggestions.add(self.context.new_point(xy, UNKNOWN))
            return
        hints, added = edits.add(self.document.state.hints, self.context.new_point(xy, ab))
        self.document.apply(self.tr("Add point"), hints=hints)
        self.context.set_down(added)

    def wheel(self, steps: float, pointer: Pointer) -> bool:
        """It changes the size of the point under the pointer, else of the selected one, and of the next."""
        if not self.active:
            self._resize(WHEEL_FACTOR**steps, self.point_at(pointer))
        return True

    def _resize(self, factor: float, found: int | None = None) -> None:
        target = found if self._resizing is None else self._resizing
        if target is None and isinstance(self.context.selected_hint, ColorPoint):
            target = self.context.selected
        point = edits.find(self.document.hints, target) if target is not None else None
        radius = point.radius if isinstance(point, ColorPoint) else self.context.size.radius
        radius = clamp_radius(radius * factor)
        self.context.size.set_radius(radius)
        if point is not None and target is not None:
            self._resizing = target
            self.document.set_draft(edits.resize(self.document.state.hints, target, radius))
            self._rest.start()

    def settle(self) -> None:
        self._rest.stop()
        if self._resizing is not None:
            self._resizing = None
            if self.context.document is not None and self.document.draft is not None:
                self.document.apply(self.tr("Resize point"), hints=self.document.draft)

    def cancel(self) -> bool:
        if self._resizing is not None:
            self._rest.stop()
            self._resizing = None
            self.active = True
        return super().cancel()

    def key_press(self, event: QKeyEvent) -> bool:
        """[ and ] change the size; Insert puts a point in the middle of the view, so that keys alone are enough."""
        factor = BRACKETS.get(event.text())
        if factor is not None and not self.active:
            self._resize(factor)
            return True
        if event.key() != Qt.Key.Key_Insert:
            return False
        middle = (self.model.size[0] / 2, self.model.size[1] / 2)
        if not self.lacks_color():
            self._add(self.clamp(self.model.transform.to_image(middle)))
        return True

    def cursor_over(self, pointer: Pointer) -> Qt.CursorShape:
        over = self.point_at(pointer)
        return self.cursor if over is None else self.cursor_on(over)
