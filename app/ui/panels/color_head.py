"""The head of the colour panel: whose colour it is that is mixed below."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.panels.base import heading
from app.ui.state import hint_names
from app.ui.state.context import EditorContext
from app.ui.widgets.icon_button import IconButton

_HEIGHT = 26


class ColorHead(QWidget):
    """The selected hint, or that the colour is for the next one; a button lets go of the hint, or of the colour."""

    def __init__(self, context: EditorContext) -> None:
        super().__init__()
        self._context = context
        self.setFixedHeight(_HEIGHT)
        self.title = heading("")
        self.drop = IconButton("close", "", _HEIGHT)
        self.drop.clicked.connect(context.drop_color)
        policy = self.drop.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.drop.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.title, 1)
        row.addWidget(self.drop)
        for signal in (context.selection_changed, context.document_changed, context.color.changed):
            signal.connect(self._show)
        self._show()

    def _show(self) -> None:
        hints, color = self._context.selected_hints, self._context.color
        if hints:
            words, tip = hint_names.title_of_all(hints), self.tr("Deselect: the next colour is for a new hint  (Esc)")
        else:
            words = self.tr("Next colour: the likeliest") if color.is_suggested else self.tr("Next colour")
            tip = self.tr("Forget this colour: the next hint takes the likeliest one of its place  (Esc)")
        if self.title.text() != words:
            self.title.setText(words)
        self.drop.setToolTip(tip)
        self.drop.setAccessibleName(tip)
        self.drop.setVisible(bool(hints) or color.next_ab is not None)
