"""What menus and keys do to the document and to the view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.core import edits
from app.ui.state import uses
from app.ui.state.pictures import View
from app.ui.window.panes import Panes
from app.ui.window.studio import Studio
from models.registry import Use


class Commands(QObject):
    """Undoable commands on the open document, and switches of the view."""

    view_switched = Signal()

    def __init__(self, studio: Studio, panes: Panes, toggle_full_screen: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._panes = panes
        self.toggle_full_screen = toggle_full_screen

    def undo(self) -> None:
        """Take back the last edit; during a gesture, abandon that."""
        document = self._studio.context.document
        if document is not None and not self._abandon():
            document.undo()

    def redo(self) -> None:
        """Bring back the last undone edit."""
        document = self._studio.context.document
        if document is not None and not self._abandon():
            document.redo()

    def _abandon(self) -> bool:
        if self._studio.tools.busy:
            return self._studio.tools.cancel()
        self._studio.tools.settle()
        return False

    def switch_use(self, use: Use) -> None:
        """Work on the photograph for another use; what was asked for in the last one waits there."""
        document = self._studio.context.document
        if document is not None:
            self._abandon()
            label = self.tr("Switch to {use}").format(use=uses.title(use))
            document.commit(label, document.state.switched(use))
        self.view_switched.emit()

    def delete_selected(self) -> None:
        """Delete the selected hint."""
        document, selected = self._studio.context.document, self._studio.context.selected
        if document is not None and selected is not None and not self._studio.tools.busy:
            self._studio.tools.settle()
            document.apply(self.tr("Delete hint"), hints=edits.delete(document.state.hints, selected))

    def clear(self) -> None:
        """Remove all points and strokes; theme, statistics and references stay."""
        document = self._studio.context.document
        if document is not None and not self._studio.tools.busy:
            self._studio.tools.settle()
            document.apply(self.tr("Remove all hints"), hints=replace(document.state.hints, points=(), strokes=()))

    def step_selection(self, direction: int) -> None:
        """Select the next (1) or previous (-1) hint in drawn order and bring it into sight."""
        context = self._studio.context
        drawn = context.hints.drawn
        if not drawn:
            return
        ids = [hint.id for hint in drawn]
        now = ids.index(context.selected) if context.selected in ids else (-1 if direction > 0 else 0)
        context.select(ids[(now + direction) % len(ids)])
        if context.place is not None:
            self._studio.model.reveal(context.place)

    def choose_view(self, view: View) -> None:
        """Show a view; asking for gray again goes back to the result."""
        model = self._studio.model
        model.set_view(View.RESULT if view is View.GRAY and model.view is View.GRAY else view)
        self.view_switched.emit()

    def toggle_split(self) -> None:
        """Before and after in one pane, or no longer."""
        model = self._studio.model
        model.set_split(None if model.split is not None else 0.5)
        self.view_switched.emit()

    def toggle_panes(self) -> None:
        """Two panes, or one."""
        self._panes.set_two(two=not self._studio.model.two_panes)
        self.view_switched.emit()

    def toggle_hints(self) -> None:
        """Show or hide the hints."""
        self._studio.model.set_show_hints(not self._studio.model.show_hints)
        self.view_switched.emit()
