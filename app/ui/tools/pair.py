"""Pair: say which place of a reference is what is seen at a place of the photograph."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPainter

from app.core import matches
from app.ui.state.canvas_model import CanvasModel
from app.ui.state.context import EditorContext
from app.ui.state.pair_mark import paint_pair_mark
from app.ui.tools.base import Pointer, Tool
from models.registry import Use


class PairTool(Tool):
    """A click marks the photograph's place; the partner is clicked in the panel References. Pairs are dragged."""

    name = "pair"
    shortcut = "Y"
    uses = frozenset({Use.COLORIZE})

    def __init__(self, context: EditorContext, model: CanvasModel, parent: QObject | None = None) -> None:
        super().__init__(context, model, parent)
        self._held: matches.Key | None = None
        context.matching.changed.connect(model.content_changed)

    @property
    def title(self) -> str:
        return self.tr("Pair of places")

    @property
    def help(self) -> str:
        return self.tr("Click a place, then the same thing in the reference. Drag a pair; right click takes it away.")

    def press(self, pointer: Pointer) -> None:
        self._held = matches.near(self.document.hints, pointer.xy, self.reach)
        if pointer.button == Qt.MouseButton.RightButton:
            self._take_away()
        elif pointer.button == Qt.MouseButton.LeftButton:
            self.active = True
            if self._held is None:
                self._begin(pointer)

    def _begin(self, pointer: Pointer) -> None:
        if not self.document.hints.references:
            self.context.message.emit(
                self.tr("There is no reference yet."), self.tr("Add one in the tab References, then pair places."), ""
            )
        elif self.inside(pointer.xy):
            self.context.matching.begin(pointer.xy)
            self.context.noted.emit(self.tr("Now click the same thing in the reference."))

    def _take_away(self) -> None:
        if self._held is not None:
            self.document.apply(self.tr("Remove pair"), hints=matches.remove(self.document.state.hints, self._held))
        else:
            self.context.matching.begin(None)

    def move(self, pointer: Pointer) -> None:
        if self.active and self._held is not None:
            self.document.set_draft(matches.move(self.document.state.hints, self._held, self.clamp(pointer.xy)))

    def release(self, pointer: Pointer) -> None:
        del pointer
        self.active = False
        if self.document.draft is not None:
            self.document.apply(self.tr("Move pair"), hints=self.document.draft)

    def paint(self, painter: QPainter) -> None:
        """The numbered places of all pairs, and the one that waits for its partner."""
        for number, (_, match) in enumerate(matches.listed(self.document.hints), 1):
            paint_pair_mark(painter, self.model.transform.to_widget(match.xy), str(number))
        waiting = self.context.matching.waiting
        if waiting is not None:
            paint_pair_mark(painter, self.model.transform.to_widget(waiting), "?")

    def cancel(self) -> bool:
        waited = self.context.matching.waiting is not None
        self.context.matching.begin(None)
        return super().cancel() or waited
