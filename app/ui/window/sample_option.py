"""The eyedropper's control in the upper tool bar."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.core.settings import SAMPLE_SIDES
from app.ui.tools.eyedropper import EyedropperTool
from app.ui.widgets.boxes import ChoiceBox
from app.ui.window.editor import Editor


class SampleOption(QWidget):
    """The square that the eyedropper takes the mean colour of, in pixels of the photograph."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.box = ChoiceBox()
        tip = self.tr("Square of the photograph's pixels whose mean colour is taken ([ and ])")
        self.box.setToolTip(tip)
        self.box.setAccessibleName(tip)
        for side in SAMPLE_SIDES:
            words = self.tr("{side} × {side} pixels").format(side=side)
            self.box.addItem(self.tr("1 pixel") if side == 1 else words, side)
        self.box.activated.connect(lambda _: editor.context.sample_size.set_side(self.box.currentData()))
        label = QLabel(self.tr("Sample"))
        label.setBuddy(self.box)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.box)
        editor.context.sample_size.changed.connect(self._show)
        self._show()

    @property
    def useful(self) -> bool:
        """Whether the eyedropper is in hand."""
        return self._editor.tools.is_chosen(EyedropperTool.name)

    def _show(self) -> None:
        self.box.setCurrentIndex(self.box.findData(self._editor.context.sample_size.side))
