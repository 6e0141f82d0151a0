"""Brushes and eraser: strokes, and rubbing them out."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from app.core import edits
from app.ui.state.canvas_model import CanvasModel
from app.ui.state.context import EditorContext
from app.ui.state.current_color import UNKNOWN
from app.ui.state.effects import STROKE
from app.ui.tools.base import BRACKETS, WHEEL_FACTOR, Pointer, Tool
from models.hints import AB, XY, Hints, Stroke
from models.registry import Use

LIGHTEST = 0.1
"""The share of the brush's width that the lightest touch of a pen still has."""

SPACING = 0.08
"""Vertices lie at least this share of the width apart, and at least one logical pixel."""


class _Wide(Tool):
    """A tool with the brush's width."""

    marks = True
    ring = True

    def wheel(self, steps: float, pointer: Pointer) -> bool:
        """It changes the width."""
        del pointer
        self.context.size.set_width(self.context.size.width * WHEEL_FACTOR**steps)
        return True

    def key_press(self, event: QKeyEvent) -> bool:
        """[ and ] make the brush narrower and wider."""
        step = BRACKETS.get(event.text())
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
    draws = STROKE
    picks_with_alt = True

    def __init__(self, context: EditorContext, model: CanvasModel, parent: QObject | None = None) -> None:
        super().__init__(context, model, parent)
        self._path: list[XY] = []
        self._widths: list[float] = []
        self._ab: AB | None = None
        context.palette_changed.connect(lambda _: self._colors_came())

    @property
    def title(self) -> str:
        return self.tr("Brush")

    @property
    def help(self) -> str:
        return self.tr("Draw a stroke; [ and ] or pen pressure change the width.")

    @property
    def _colors(self) -> bool:
        """Whether its strokes have colours."""
        return not self.context.marks_regions

    def _stroke(self) -> Stroke:
        """The stroke so far."""
        ab = (self._ab or UNKNOWN) if self._colors else None
        label = self.context.regions.current if self.context.marks_regions else ""
        within = self.context.drawn_regions.region_at(self._path[0])
        effect = self.context.effect_of_new(self.draws)
        return Stroke(
            edits.NO_ID,
            tuple(self._path),
            tuple(self._widths),
            ab,
            label,
            within=within,
            reach=effect.reach,
            strength=effect.strength,
        )

    def press(self, pointer: Pointer) -> None:
        if pointer.button != Qt.MouseButton.LeftButton:
            return
        if not self.inside(pointer.xy):
            self.context.leave()
        elif not (self._colors and self.lacks_color()):
            self.active, self._ab = True, self.context.color.next_ab
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

    def _waits(self) -> bool:
        """Whether no colour was chosen for the stroke, and the likeliest one at its start is not known yet."""
        if self._ab is not None or not self._colors:
            return False
        start, suggestions = self._path[0], self.context.suggestions
        self._ab = suggestions.likeliest(start)
        if self._ab is None:
            return True
        suggestions.hold(None)
        # From now on the picture has the stroke; what is suggested must not know of it.
        self.context.consider(start, without=edits.next_id(self.document.state.hints))
        return False

    def _draft(self) -> None:
        if self._waits():
            self.context.suggestions.hold(self._stroke())
        else:
            self.document.set_draft(edits.add(self.document.state.hints, self._stroke())[0])

    def _colors_came(self) -> None:
        if self.active and self._ab is None and self._colors:
            self._draft()

    def release(self, pointer: Pointer) -> None:
        if not self.active:
            return
        self.move(pointer)
        self.active = False
        if self._waits():
            self.context.suggestions.add(self._stroke())
        elif self._colors and self.context.color.next_ab is None:
            self.context.suggestions.finish(self.tr("Draw stroke"), self._stroke())
        else:
            self._finish()

    def _finish(self) -> None:
        hints, added = edits.add(self.document.state.hints, self._stroke())
        self.document.apply(self.tr("Draw stroke"), hints=hints)
        if self._colors:
            self.context.set_down(added)
        else:
            self.context.select(None)


class ProtectTool(BrushTool):
    """Draws strokes over what is to stay as it is when other things are recoloured."""

    name = "protect"
    shortcut = "K"
    draws = ""
    picks_with_alt = False
    uses = frozenset({Use.RECOLOR})

    @property
    def title(self) -> str:
        return self.tr("Protect")

    @property
    def help(self) -> str:
        return self.tr("Draw over what is to stay as it is.")

    @property
    def _colors(self) -> bool:
        return False


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
