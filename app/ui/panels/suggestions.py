"""Colours that are likely at a place: a row of the colour panel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.ui.panels.base import Note
from app.ui.state import uses
from app.ui.state.context import EditorContext
from app.ui.widgets.afterwards import Afterwards
from app.ui.widgets.swatch import SwatchButton
from models import registry
from models.registry import Use

COUNT = 9
_HEIGHT = 42


class Suggestions(QWidget):
    """Up to nine swatches by likelihood: hovering tries one, a click or its digit takes it.

    It goes to the hint at the place considered; without one, a point is added there. Where there are none, the reason
    stands in their place.
    """

    def __init__(self, context: EditorContext) -> None:
        super().__init__()
        self.context = context
        self._tried = False
        self._showing: tuple[object, ...] = ()
        self._afterwards = Afterwards(self.show_palette, self)
        self.buttons = [self._button(index) for index in range(COUNT)]
        self.line = Note()
        self.line.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._keys = QLabel()
        self._keys.setProperty("muted", True)  # noqa: FBT003 - Qt's signature
        self._arrange()
        self.digits = [self._digit(index) for index in range(COUNT)]
        for signal in (self.context.palette_changed, self.context.place_changed, self.context.selection_changed):
            signal.connect(self._afterwards.follow)
        self.show_palette()

    def _arrange(self) -> None:
        swatches = QWidget()
        row = QHBoxLayout(swatches)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        for button in self.buttons:
            row.addWidget(button, 1)
        self._either = QStackedWidget()
        self._either.setFixedHeight(_HEIGHT)
        self._either.addWidget(swatches)
        self._either.addWidget(self.line)
        head = QHBoxLayout()
        head.addWidget(QLabel(self.tr("Suggestions")), 1)
        head.addWidget(self._keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self._either)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _button(self, index: int) -> SwatchButton:
        button = SwatchButton(side=_HEIGHT)
        policy = button.sizePolicy()
        # Few swatches are as wide as many: a place keeps its size from one click to the next.
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        button.clicked.connect(lambda: self.take(index))
        button.entered.connect(lambda: self._try(index))
        button.left.connect(self._end_trial)
        return button

    def _digit(self, index: int) -> QAction:
        action = QAction(self.tr("Take suggestion {number}").format(number=index + 1), self)
        action.setShortcut(QKeySequence(Qt.Key.Key_1 + index))
        action.setEnabled(False)
        action.triggered.connect(lambda: self.take(index))
        return action

    def show_palette(self) -> None:
        """Show the suggestions there are, or why there are none."""
        reason = self._reason()
        palette = [] if reason else self.context.palette[:COUNT]
        if palette and self.context.palette_place != self.context.place:
            # Those of the place before: they stay as they are until those of this one have come.
            return
        state = (palette, reason, self.context.place_lightness if palette else 0.0)
        if state == self._showing:
            return
        self._showing = state
        colors = self.context.shown_colors([ab for ab, _ in palette])
        for index, button in enumerate(self.buttons):
            there = index < len(palette)
            button.setVisible(there)
            self.digits[index].setEnabled(there)
            if there:
                probability = palette[index][1]
                words = self.tr("< 1 %") if probability < 0.01 else self.tr("{share:.0f} %")
                share = words.format(share=100 * probability)
                button.set_color(colors[index], "", caption=str(index + 1), note=share)
        self.line.setText(reason)
        self._either.setCurrentIndex(0 if palette else 1)
        self._keys.setText(self.tr("keys 1 to {count}").format(count=len(palette)) if palette else "")

    def _reason(self) -> str:
        document = self.context.document
        if document is None:
            return self.tr("Open a photograph first.")
        spec = registry.find(document.state.backend)
        if spec is None or not spec.palette:
            return self._without(document.state.backend if spec is None else spec.title)
        if self.context.place is None:
            return self.tr("Click a place in the photograph to see the colours that fit it.")
        if not self.context.palette:
            return self.tr("Looking for colours that fit this place…")
        return ""

    def _without(self, method: str) -> str:
        if self.context.use is not Use.COLORIZE:
            key = uses.row(Use.COLORIZE).key
            return self.tr("{use} ({key}) suggests colours.").format(use=uses.title(Use.COLORIZE), key=key)
        others = [s.title for s in map(registry.spec, registry.names()) if s.palette]
        text = self.tr("“{title}” suggests no colours. The method “{other}” does.")
        return text.format(title=method, other=others[0])

    # Trying and taking

    def _try(self, index: int) -> None:
        self._tried = True
        self.context.suggestions.try_(index)

    def _end_trial(self) -> None:
        if self._tried:
            self._tried = False
            self.context.suggestions.end_trial()

    def take(self, index: int) -> None:
        """Use a suggestion; does nothing if there are not so many."""
        self._tried = False
        self.context.suggestions.take(index)
