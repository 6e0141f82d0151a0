"""Every edit of the document, to go back to and forward again."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.ui.panels.base import Panel
from app.ui.panels.place import Place
from app.ui.state.context import EditorContext
from app.ui.widgets.step_list import StepList

_LEAST_HEIGHT = 96


class HistoryPanel(Panel):
    """The steps from the opening to the last edit that was undone; choosing one goes there in one jump."""

    name = "history"
    title = str(QT_TRANSLATE_NOOP("Panels", "History"))
    place = Place.HISTORY

    def __init__(self, context: EditorContext) -> None:
        super().__init__(context)
        self.heading(self.tr("Steps"))
        self.steps = StepList()
        self.steps.setAccessibleName(self.tr("Steps"))
        self.steps.setToolTip(self.tr("Click a step to go back or forward to it (arrow keys: one by one)"))
        self.steps.setMinimumHeight(_LEAST_HEIGHT)
        self.steps.chosen.connect(self._go_to)
        self.column.addWidget(self.steps, 1)
        self.refresh()

    def _go_to(self, step: int) -> None:
        if self.context.document is not None:
            self.context.document.go_to(step)

    def refresh(self) -> None:
        document = self.context.document
        if document is None:
            self.steps.show_steps((), 0)
        elif document.draft is None:
            opened = self.tr("Open “{name}”").format(name=document.photo.name)
            self.steps.show_steps((opened, *(edit.label for edit in document.edits)), document.position)
