"""The panes side by side: the main one, and the hints' one when it is asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.canvas.canvas import Canvas
from app.ui.state.pictures import View
from app.ui.window.studio import Studio


class Panes(QWidget):
    """One pane, or the gray photograph with the hints beside the result, as in Zhang's interface."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = studio.model
        self.hints_pane = Canvas(studio.context, studio.model, studio.tools, view=View.GRAY)
        self.main_pane = Canvas(studio.context, studio.model, studio.tools)
        self._gap = QFrame()
        self._gap.setObjectName("paneGap")
        self._gap.setFixedWidth(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.hints_pane, 1)
        row.addWidget(self._gap)
        row.addWidget(self.main_pane, 1)
        self.set_two(two=False)

    def set_two(self, *, two: bool) -> None:
        """Show or hide the hints' pane."""
        self._model.two_panes = two
        self.hints_pane.setVisible(two)
        self._gap.setVisible(two)
