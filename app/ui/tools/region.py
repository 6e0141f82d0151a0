"""Tools that draw regions: lasso and rectangle by hand, thing and wand by a click."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from app.ui.state.canvas_model import CanvasModel
from app.ui.state.context import EditorContext
from app.ui.state.drawn_regions import Mode
from app.ui.tools.base import Pointer, Tool
from app.ui.tools.select import DRAG_START
from models.hints import XY
from models.registry import Use

_NEAR = 8.0
"""Logical pixels within which a click on the first corner closes an outline."""

_EASE = 1.0
"""Corners of a freehand outline lie at least this many logical pixels apart."""

_SHIFT, _ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


class RegionTool(Tool):
    """A tool whose gestures make a region, or with Shift and Alt change the current one."""

    regions = True
    uses = frozenset(use for use in Use if not use.spec.marks_regions)

    @staticmethod
    def mode_of(pointer: Pointer) -> Mode:
        """What the keys that are held ask for."""
        if pointer.modifiers & _ALT:
            return Mode.SUBTRACT
        return Mode.ADD if pointer.modifiers & _SHIFT else Mode.NEW

    def _far(self, one: XY, other: XY) -> float:
        """The distance of two places of the photograph in logical pixels."""
        return math.dist(one, other) * self.model.transform.scale


class LassoTool(RegionTool):
    """A drag draws an outline freehand; clicks set its corners."""

    name = "lasso"
    shortcut = "A"

    def __init__(self, context: EditorContext, model: CanvasModel, parent: QObject | None = None) -> None:
        super().__init__(context, model, parent)
        self._path: list[XY] = []
        self._mode = Mode.NEW
        self._by_corners = False
        self._dragged = False
        self._pressed: XY = (0.0, 0.0)

    @property
    def title(self) -> str:
        return self.tr("Lasso")

    @property
    def help(self) -> str:
        return self.tr(
            "Draw around a region, or click its corners and end with a double click or Return. "
            "Shift adds to the current region, Alt takes away."
        )

    def press(self, pointer: Pointer) -> None:
        if pointer.button != Qt.MouseButton.LeftButton:
            if self._by_corners:
                self._finish()
            return
        if self._by_corners and self._closes(pointer.xy):
            self._finish()
            return
        if not self._by_corners:
            self._path, self._mode = [], self.mode_of(pointer)
        self._path.append(pointer.xy)
        self.active, self._dragged, self._pressed = True, False, pointer.xy
        self._show()

    def _closes(self, xy: XY) -> bool:
        near_first = len(self._path) > 2 and self._far(xy, self._path[0]) <= _NEAR
        return near_first or self._far(xy, self._path[-1]) <= DRAG_START

    def move(self, pointer: Pointer) -> None:
        if not self.active:
            return
        self._dragged = self._dragged or self._far(pointer.xy, self._pressed) > DRAG_START
        if self._dragged and self._far(pointer.xy, self._path[-1]) >= _EASE:
            self._path.append(pointer.xy)
        self._show()

    def hover(self, pointer: Pointer) -> None:
        if self._by_corners:
            self._show(pointer.xy)

    def release(self, pointer: Pointer) -> None:
        if not self.active:
            return
        self.move(pointer)
        self.active = False
        if self._dragged and not self._by_corners:
            self._finish()
        else:
            self._by_corners = True

    def key_press(self, event: QKeyEvent) -> bool:
        """Return closes an outline of corners, Backspace takes the last corner back."""
        if not self._by_corners:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
            return True
        return event.key() == Qt.Key.Key_Backspace and self.take_back()

    def take_back(self) -> bool:
        if not self._by_corners:
            return False
        self._path.pop()
        self._by_corners = bool(self._path)
        self._show()
        return True

    def takes_key(self, event: QKeyEvent) -> bool:
        return self._by_corners and event.key() == Qt.Key.Key_Backspace

    def _finish(self) -> None:
        path, self._path = tuple(self._path), []
        self.active = self._by_corners = False
        self._show()
        if len(path) > 2:
            self.context.drawn_regions.draw(path, self._mode)

    def cancel(self) -> bool:
        was_drawing = self.active or self._by_corners
        self.active = self._by_corners = False
        self._path = []
        if was_drawing:
            self._show()
        return was_drawing

    def _show(self, next_corner: XY | None = None) -> None:
        path = self._path if next_corner is None else [*self._path, next_corner]
        self.context.drawn_regions.show_path(tuple(path))


class RectangleTool(RegionTool):
    """A drag from corner to corner."""

    name = "rectangle"
    shortcut = "U"

    def __init__(self, context: EditorContext, model: CanvasModel, parent: QObject | None = None) -> None:
        super().__init__(context, model, parent)
        self._start: XY = (0.0, 0.0)
        self._mode = Mode.NEW

    @property
    def title(self) -> str:
        return self.tr("Rectangle")

    @property
    def help(self) -> str:
        return self.tr("Drag from corner to corner. Shift adds to the current region, Alt takes away.")

    def press(self, pointer: Pointer) -> None:
        if pointer.button == Qt.MouseButton.LeftButton:
            self.active, self._start, self._mode = True, pointer.xy, self.mode_of(pointer)

    def move(self, pointer: Pointer) -> None:
        if self.active:
            self.context.drawn_regions.show_path(self._corners(pointer.xy))

    def _corners(self, end: XY) -> tuple[XY, ...]:
        (x0, y0), (x1, y1) = self._start, end
        return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))

    def release(self, pointer: Pointer) -> None:
        if not self.active:
            return
        self.active = False
        self.context.drawn_regions.show_path(())
        apart = [abs(a - b) for a, b in zip(self._start, pointer.xy, strict=True)]
        if min(apart) * self.model.transform.scale >= DRAG_START:
            self.context.drawn_regions.draw(self._corners(pointer.xy), self._mode)

    def cancel(self) -> bool:
        was_active, self.active = self.active, False
        if was_active:
            self.context.drawn_regions.show_path(())
        return was_active


class ThingTool(RegionTool):
    """A click proposes the thing under it; more clicks correct it, Tab and the wheel with Alt change its size."""

    name = "thing"
    shortcut = "T"
    reach_at_first = 0.3
    fine = False

    @property
    def title(self) -> str:
        return self.tr("Select thing")

    @property
    def help(self) -> str:
        return self.tr(
            "Click a thing to make it a region; Tab and Shift+Tab, or the wheel with Alt, make it larger and smaller. "
            "Shift and a click add a place, Alt and a click take one away."
        )

    def press(self, pointer: Pointer) -> None:
        if pointer.button == Qt.MouseButton.LeftButton and self.inside(pointer.xy):
            self.context.drawn_regions.click(
                pointer.xy, self.mode_of(pointer), reach=self.reach_at_first, fine=self.fine
            )

    def wheel(self, steps: float, pointer: Pointer) -> bool:
        if not pointer.modifiers & _ALT:
            return False
        self.context.drawn_regions.resize(1 if steps > 0 else -1, fine=self.fine)
        return True

    def key_press(self, event: QKeyEvent) -> bool:
        """Insert finds the thing in the middle of the view, so that the keyboard alone is enough."""
        if event.key() == Qt.Key.Key_Insert:
            middle = (self.model.size[0] / 2, self.model.size[1] / 2)
            xy = self.clamp(self.model.transform.to_image(middle))
            self.context.drawn_regions.click(xy, Mode.NEW, reach=self.reach_at_first, fine=self.fine)
            return True
        step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
        return step is not None and self.context.drawn_regions.resize(step, fine=self.fine)

    def takes_key(self, event: QKeyEvent) -> bool:
        return event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self.context.drawn_regions.can_resize


class WandTool(ThingTool):
    """A click selects all that is like the place; Tab and the wheel with Alt change how like it must be."""

    name = "wand"
    shortcut = "J"
    reach_at_first = 0.7
    fine = True

    @property
    def title(self) -> str:
        return self.tr("Wand")

    @property
    def help(self) -> str:
        return self.tr(
            "Click to select everything like a place; Tab and Shift+Tab, or the wheel with Alt, take in more and less. "
            "Shift and a click add a place, Alt and a click take one away."
        )
