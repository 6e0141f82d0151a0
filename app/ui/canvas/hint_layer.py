"""The hints as a pane shows them: which one the pointer is on, how plainly all are seen, how wide strokes are."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter

from app.core import edits, regions
from app.ui.canvas.marker_fade import MarkerFade
from app.ui.canvas.markers import HintPainter
from app.ui.state.canvas_model import CanvasModel
from app.ui.state.context import EditorContext
from models.hints import XY


class HintLayer(QObject):
    """What a pane draws over the photograph for its hints.

    Attributes:
        hovered: the id of the hint under the pointer, or None.
        fade: how plainly markers are seen.
    """

    def __init__(self, context: EditorContext, model: CanvasModel, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._model = context, model
        self.hovered: int | None = None
        self.fade = MarkerFade(self)

    def hover(self, xy: XY | None, reach: float) -> bool:
        """The pointer is at image pixels xy, or at nothing (None); True if it is on another hint than before."""
        before, self.hovered = self.hovered, None
        if xy is not None and self._model.show_hints:
            self.hovered = edits.hit(self._context.hints, xy, reach)
        return self.hovered != before

    def paint(self, painter: QPainter, size: tuple[float, float], *, filled: bool) -> None:
        """Draw the markers on a pane of this size; `filled`: strokes in their full width and colour."""
        if self._model.show_hints:
            for hints, selected in (
                (self._context.hints, self._context.selection),
                (self._context.suggestions.waiting, frozenset[int]()),
            ):
                HintPainter(
                    painter,
                    self._model.transform,
                    size,
                    self._context.lightness_at,
                    selected=selected,
                    solo=self._context.solo,
                    filled=filled,
                    wide=self._wide(),
                    colors=self._region_colors(),
                    opacity=self.fade.opacity,
                ).paint(hints)

    def _wide(self) -> frozenset[int]:
        """The hint under the pointer, and what is being drawn."""
        document = self._context.document
        drawn = frozenset[int]()
        if document is not None and document.draft is not None:
            drawn = document.draft.ids - document.state.hints.ids
        return drawn if self.hovered is None else drawn | {self.hovered}

    def _region_colors(self) -> dict[str, tuple[int, int, int]]:
        names = regions.names(self._context.hints.effective) if self._context.marks_regions else ()
        return regions.colors(names)
