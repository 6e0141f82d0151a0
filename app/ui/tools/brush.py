"""Brushes and eraser: strokes, and rubbing them out."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from app.core import edits
from app.ui.state.canvas_model import CanvasModel
from app.ui.state.context import EditorContext
from app.ui.tools.base import WHEEL_FACTOR, Pointer, Tool
from models.hints import XY, Hints
from models.registry import Use

LIGHTEST = 0.1
"""The share of the brush's width that the lightest touch of a pen still has."""

SPACING = 0.08
"""Vertices lie at least this share of the width apart, and at least one logical pixel."""


class _Wide(Tool):
    """A tool with the brush's width."""

    ring = True

    def wheel(self, steps: float, pointer: Pointer) -> bool:
        """Alt and the wheel change the width; the wheel alone scrolls."""
        if not pointer.modifiers & Qt.KeyboardModifier.AltModifier:
            return False
        self.context.size.set_width(self.context.size.width * WHEEL_FACTOR**steps)
        return True

    def key_press(self, event: QKeyEvent) -> bool:
        """[ and ] make the brush narrower and wider."""
        step = {"[": 1 / 1.2, "]": 1.2}.get(event.text())
        if step is None:
            return False
        width = self.context.size.width
        # At least one pixel at a time.
        self.context.size.set_width(max(width * step, width + 1) if step > 1 else min(width * step, width - 1))
        return True


class BrushTool(_Wide):
    """Draws strokes in the current colour, or of the current region; a pen's pressure sets the width along the way."""

    name = "brush"
    shortcut = "B"
    picks_with_alt = True

    def __init__(self, context: EditorContext, model: CanvasModel, parent: QObject | None = None) -> None:
        super().__init__(context, model, parent)
        self._path: list[XY] = []
        self._widths: list[float] = []
        self._before = Hints()

    @property
    def title(self) -> str:
        return self.tr("Brush")

    @property
    def help(self) -> str:
        return self.tr("Draw a stroke; [ and ] or pen pressure change the width.")

    def _added(self) -> tuple[Hints, int]:
        """The hints with the stroke so far, and its id."""
        if self.context.marks_regions:
            return edits.add_stroke(self._before, self._path, self._widths, None, self.context.regions.current)
        return edits.add_stroke(self._before, self._path, self._widths, self.context.color.ab)

    def press(self, pointer: Pointer) -> None:
        if pointer.button != Qt.MouseButton.LeftButton or not self.inside(pointer.xy):
            return
        self.active, self._before = True, self.document.state.hints
        self._path, self._widths = [pointer.xy], [self._width(pointer)]
        self._draft()

    def _width(self, pointer: Pointer) -> float:
        return self.context.size.width * max(pointer.pressure, LIGHTEST)

    def move(self, pointer: Pointer) -> None:
        if not self.active:
            return
        apart = max(1 / self.model.transform.scale, self.context.size.width * SPACING)
        if math.dist(pointer.xy, self._path[-1]) >= apart:
            self._path.append(pointer.xy)
            self._widths.append(self._width(pointer))
            self._draft()

    def _draft(self) -> None:
        self.document.set_draft(self._added()[0])

    def release(self, pointer: Pointer) -> None:
        if not self.active:
            return
        self.move(pointer)
        self.active = False
        hints, added = self._added()
        self.document.apply(self.tr("Draw stroke"), hints=hints)
        self._keep(added)

    def _keep(self, added: int) -> None:
        """A stroke of colour stays selected: the next colour that is mixed is tried on it."""
        if self.context.marks_regions:
            self.context.select(None)
            return
        self.context.remember_color()
        self.context.select(added)


class ProtectTool(BrushTool):
    """Draws strokes over what is to stay as it is when other things are recoloured."""

    name = "protect"
    shortcut = "K"
    picks_with_alt = False
    uses = frozenset({Use.RECOLOR})

    @property
    def title(self) -> str:
        return self.tr("Protect")

    @property
    def help(self) -> str:
        return self.tr("Draw over what is to stay as it is.")

    def _added(self) -> tuple[Hints, int]:
        return edits.add_stroke(self._before, self._path, self._widths, None)

    def _keep(self, added: int) -> None:
        del added
        self.context.select(None)


class EraserTool(_Wide):
    """Takes points away and cuts strokes where it passes."""

    name = "eraser"
    shortcut = "E"

    def __init__(self, context: EditorContext, model: CanvasModel, parent: QObject | None = None) -> None:
        super().__init__(context, model, parent)
        self._last: XY = (0.0, 0.0)

    @property
    def title(self) -> str:
        return self.tr("Eraser")

    @property
    def help(self) -> str:
        return self.tr("Rub out points and parts of strokes; [ and ] change the width.")

    def press(self, pointer: Pointer) -> None:
        if pointer.button == Qt.MouseButton.LeftButton:
            self.active, self._last = True, pointer.xy
            self._rub(self.document.state.hints, [pointer.xy])

    def move(self, pointer: Pointer) -> None:
        if self.active:
            steps = max(1, math.ceil(math.dist(self._last, pointer.xy) / (self.context.size.width / 4)))
            way = [
                tuple(a + (b - a) * n / steps for a, b in zip(self._last, pointer.xy, strict=True))
                for n in range(1, steps + 1)
            ]
            self._last = pointer.xy
            self._rub(self.document.hints, [(x, y) for x, y in way])

    def _rub(self, hints: Hints, way: list[XY]) -> None:
        for xy in way:
            hints = edits.erase(hints, xy, self.context.size.width / 2)
        if hints != self.document.hints:
            self.document.set_draft(hints)

    def release(self, pointer: Pointer) -> None:
        if self.active:
            self.move(pointer)
            self.active = False
            if self.document.draft is not None:
                self.document.apply(self.tr("Erase"), hints=self.document.draft)
