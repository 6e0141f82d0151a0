"""The main pane, and beside it a second one for the hints where two are wanted."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.canvas.canvas import Canvas
from app.ui.state.pictures import View
from app.ui.window.editor import Editor


class Panes(QWidget):
    """One pane, or the gray photograph with the hints beside the result, as in Zhang's interface."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = editor.model
        self.hints_pane = Canvas(editor.context, editor.model, editor.tools, view=View.GRAY)
        self.main_pane = Canvas(editor.context, editor.model, editor.tools)
        self._gap = QFrame()
        self._gap.setObjectName("paneGap")
        self._gap.setFixedWidth(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.hints_pane, 1)
        row.addWidget(self._gap)
        row.addWidget(self.main_pane, 1)
        self._model.panes_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.hints_pane.setVisible(self._model.two_panes)
        self._gap.setVisible(self._model.two_panes)
