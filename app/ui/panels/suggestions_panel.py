"""Colours that the backend finds likely at a place."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.core import edits
from app.ui.panels.base import DockPlace, Panel
from app.ui.state.context import EditorContext
from app.ui.widgets.swatch import SwatchButton
from models import registry
from models.hints import Guidance
from models.registry import Use

COUNT = 9

_ONE_ROW = 340
"""From this width on, in logical pixels, all swatches stand in one row; below, in three."""


class SuggestionsPanel(Panel):
    """Up to nine swatches by likelihood: hovering tries one, a click or its digit takes it.

    It goes to the selected hint; without one, a point is added at the place considered; without that either, it
    becomes the current colour.
    """

    name = "suggestions"
    title = str(QT_TRANSLATE_NOOP("Panels", "Suggestions"))
    uses = frozenset({Use.COLORIZE})
    place = DockPlace.MIDDLE
    in_front = True

    def __init__(self, context: EditorContext) -> None:
        super().__init__(context)
        self._tried: int | None = None
        self._showing: tuple[object, ...] = ()
        self.swatches = QWidget()
        self._grid = QGridLayout(self.swatches)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self.buttons = [self._button(index) for index in range(COUNT)]
        self._columns = 0
        self._arrange()
        self.column.addWidget(self.swatches)
        self.line = self.note()
        self.column.addStretch(1)
        self.digits = [self._digit(index) for index in range(COUNT)]
        self.addActions(self.digits)
        context.palette_changed.connect(lambda _: self.show_palette())
        for signal in (context.place_changed, context.selection_changed):
            signal.connect(lambda *_: self.show_palette())
        self.show_palette()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = COUNT if self.width() >= _ONE_ROW else 3
        if columns == self._columns:
            return
        self._columns = columns
        for index, button in enumerate(self.buttons):
            self._grid.addWidget(button, index // columns, index % columns)
        for column in range(COUNT):
            # Few swatches are as wide as many: a place keeps its size from one click to the next.
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _button(self, index: int) -> SwatchButton:
        button = SwatchButton(side=44)
        policy = button.sizePolicy()
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

    def refresh(self) -> None:
        self.show_palette()

    def show_palette(self) -> None:
        """Show the suggestions there are, or why there are none."""
        reason = self._reason()
        palette = [] if reason else self.context.palette[:COUNT]
        state = (palette, reason, self.context.place_lightness if palette else 0.0)
        if state == self._showing:
            return
        self._showing = state
        for index, button in enumerate(self.buttons):
            there = index < len(palette)
            button.setVisible(there)
            self.digits[index].setEnabled(there)
            if there:
                ab, probability = palette[index]
                words = self.tr("< 1 %") if probability < 0.01 else self.tr("{share:.0f} %")
                share = words.format(share=100 * probability)
                button.set_color(self.context.shown_rgb(ab), "", caption=str(index + 1), note=share)
        self.swatches.setVisible(bool(palette))
        self.line.say(reason or self.tr("Keys 1 to {count} take a colour.").format(count=len(palette)))

    def _reason(self) -> str:
        document = self.context.document
        if document is None:
            return self.tr("Open a photograph first.")
        backend = document.state.backend
        spec = registry.find(backend)
        if spec is None or not spec.palette:
            others = [s.title for s in map(registry.spec, registry.names()) if s.palette]
            text = self.tr("“{title}” suggests no colours.").format(title=backend if spec is None else spec.title)
            return text + " " + self.tr("Choose “{other}” as the backend for suggestions.").format(other=others[0])
        if self.context.place is None:
            return self.tr("Click a place in the photograph to see the colours that fit it.")
        if not self.context.palette:
            return self.tr("Looking for colours that fit this place…")
        return ""

    # Trying and taking

    def _try(self, index: int) -> None:
        if index >= len(self.context.palette):
            return
        ab = self.context.palette[index][0]
        self._tried = index
        if self.context.selected_hint is not None:
            self.context.preview_color(ab)
        elif self._can_add_point():
            place = self.context.place
            assert place is not None
            # The suggestions must not know of the point on trial, or they would all become its colour.
            self.context.consider(place, without=edits.next_id(self.committed))
            self.draft(edits.add_point(self.committed, place, ab, self.context.size.radius)[0])

    def _end_trial(self) -> None:
        if self._tried is not None:
            self._tried = None
            self.abandon()

    def _can_add_point(self) -> bool:
        return self.context.place is not None and not self.unsupported(Guidance.POINTS, "")

    def take(self, index: int) -> None:
        """Use a suggestion; does nothing if there are not so many."""
        if index >= len(self.context.palette):
            return
        self._tried = None
        ab = self.context.palette[index][0]
        if self.context.selected_hint is None and self._can_add_point():
            place = self.context.place
            assert place is not None
            hints, new = edits.add_point(self.committed, place, ab, self.context.size.radius)
            self.commit(self.tr("Add point"), hints)
            self.context.color.set(ab)
            self.context.remember_color()
            self.context.select(new)
        else:
            self.context.apply_color_to_selection(ab)
