"""All hints that are drawn: to find, select, name, hide, guard, group and arrange them, and to say how far they act."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QLabel, QPushButton

from app.core import edits
from app.ui.panels.base import Panel
from app.ui.panels.hint_tree import HintTree
from app.ui.panels.place import Place
from app.ui.state import hint_names
from app.ui.state.context import EditorContext
from app.ui.state.hint_commands import HintCommands
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.slider_row import SliderRow
from models.registry import Use

_LEAST_HEIGHT = 96


class HintsPanel(Panel):
    """The effect of the selected hints over the list of all, with commands below."""

    name = "hints"
    title = str(QT_TRANSLATE_NOOP("Panels", "Hints"))
    place = Place.HINTS

    def __init__(self, context: EditorContext) -> None:
        super().__init__(context)
        self.commands = HintCommands(context, self)
        self.reach = SliderRow(self.tr("Reach"), self.tr("Reach: from only here to everything like it"), 0, 100, " %")
        self.strength = SliderRow(self.tr("Strength"), self.tr("Strength of the colour"), 0, 100, " %")
        for row, field in ((self.reach, "reach"), (self.strength, "strength")):
            row.setToolTip(row.slider.accessibleName())
            row.moving.connect(lambda value, field=field: self._try_effect(field, value))
            row.committed.connect(lambda value, field=field: self._set_effect(field, value))
            row.abandoned.connect(self.abandon)
            self.column.addWidget(row)
        self._align((self.reach, self.strength))
        self.tree = HintTree(context, self.commands)
        self.tree.setMinimumHeight(_LEAST_HEIGHT)
        self.column.addWidget(self.tree, 1)
        self.empty = self.note(self.tr("No hints yet: click the photograph with Point, or draw with Brush."))
        self._build_foot()
        for signal in (context.selection_changed, context.solo_changed, context.document_opened):
            signal.connect(self.refresh)
        self.refresh()

    def _align(self, rows: Sequence[SliderRow]) -> None:
        """Let the sliders begin below each other."""
        labels = [label for row in rows for label in row.findChildren(QLabel)]
        for label in labels:
            label.setMinimumWidth(max(label.sizeHint().width() for label in labels))

    def _build_foot(self) -> None:
        self.count = QLabel()
        self.end_solo = QPushButton(self.tr("End solo"))
        self.end_solo.setToolTip(self.tr("Let all hints count again"))
        self.end_solo.clicked.connect(lambda: self.context.set_solo(()))
        self.group = IconButton("group", self.tr("Group the selected hints  (Ctrl+G)"))
        self.group.clicked.connect(lambda: self.commands.group(self.context.selection))
        self.remove = IconButton("trash", self.tr("Delete the selected hints  (Del)"))
        self.remove.clicked.connect(lambda: self.commands.delete(self.context.selection))
        self.row(self.count, None, self.end_solo, self.group, self.remove)

    # What the artist does

    def _try_effect(self, field: str, value: int) -> None:
        self.draft(edits.adjust(self.committed, self.context.selection, **{field: value / 100}))

    def _set_effect(self, field: str, value: int) -> None:
        self.commands.adjust(self.context.selection, **{field: value / 100})

    # What is shown

    def refresh(self) -> None:
        self.tree.refresh()
        drawn, selected = self.committed.drawn, self.context.selected_hints
        self.empty.setVisible(not drawn)
        colored = self.context.use is Use.COLORIZE
        for row, values in (
            (self.reach, [hint.reach for hint in selected]),
            (self.strength, [hint.strength for hint in selected]),
        ):
            row.setVisible(colored)
            row.setEnabled(any(not hint.locked for hint in selected))
            row.show_value(round(100 * sum(values) / len(values)) if values else 100)
        self.count.setText(self._words(len(drawn), len(selected)))
        self.end_solo.setVisible(bool(self.context.solo))
        for button in (self.group, self.remove):
            button.setEnabled(bool(selected))

    def _words(self, count: int, selected: int) -> str:
        if self.context.solo:
            return self.tr("Solo: {solo} of {count}").format(solo=len(self.context.solo), count=count)
        words = hint_names.count(count) if count else ""
        return self.tr("{selected} of {count} hints").format(selected=selected, count=count) if selected > 1 else words
