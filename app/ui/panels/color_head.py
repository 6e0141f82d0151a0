"""The head of the colour panel: whose colour it is that is mixed below."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.panels.base import heading
from app.ui.state import hint_names
from app.ui.state.context import EditorContext
from app.ui.widgets.icon_button import IconButton

_HEIGHT = 26


class ColorHead(QWidget):
    """The selected hint with a button that deselects it, or that the colour is for the next one."""

    def __init__(self, context: EditorContext) -> None:
        super().__init__()
        self._context = context
        self.setFixedHeight(_HEIGHT)
        self.title = heading("")
        self.deselect = IconButton("close", self.tr("Deselect"), _HEIGHT)
        self.deselect.setToolTip(self.tr("Deselect: the next colour is for a new hint  (Esc)"))
        self.deselect.clicked.connect(lambda: context.select(None))
        policy = self.deselect.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.deselect.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.title, 1)
        row.addWidget(self.deselect)
        for signal in (context.selection_changed, context.document_changed):
            signal.connect(self._show)
        self._show()

    def _show(self) -> None:
        words = hint_names.title_of_all(self._context.selected_hints) or self.tr("Next colour")
        if self.title.text() != words:
            self.title.setText(words)
        self.deselect.setVisible(bool(self._context.selection))
