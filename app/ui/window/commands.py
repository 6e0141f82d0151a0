"""What menus and keys do to the document and to the view."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app.ui.state.hint_commands import HintCommands
from app.ui.state.offer import Choice, Offer
from app.ui.state.pictures import View
from app.ui.window.editor import Editor
from models.registry import Use


class Commands(QObject):
    """Undoable commands on the open document, and switches of the view."""

    def __init__(self, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._hints = HintCommands(editor.context, self)

    # What can be done now

    def has_document(self) -> bool:
        """Whether a photograph is open."""
        return self._editor.context.document is not None

    def marks_regions(self) -> bool:
        """Whether strokes mark regions now, instead of colours."""
        return self._editor.context.marks_regions

    def can_undo(self) -> bool:
        """Whether there is an edit, or a hint that waits for its colour, to take back."""
        document, suggestions = self._editor.context.document, self._editor.context.suggestions
        return document is not None and (document.can_undo or suggestions.are_awaited)

    def can_redo(self) -> bool:
        """Whether there is an edit to bring back."""
        document = self._editor.context.document
        return document is not None and document.can_redo

    def undo_label(self) -> str:
        """What would be taken back; "" for nothing."""
        document = self._editor.context.document
        return document.undo_label if document is not None else ""

    def redo_label(self) -> str:
        """What would be brought back; "" for nothing."""
        document = self._editor.context.document
        return document.redo_label if document is not None else ""

    def has_hints(self) -> bool:
        """Whether a point or a stroke is drawn."""
        hints = self._editor.context.hints
        return bool(hints.points or hints.strokes)

    def has_selection(self) -> bool:
        """Whether a hint is selected."""
        return bool(self._editor.context.selection)

    def has_grouped(self) -> bool:
        """Whether a selected hint is in a group."""
        return any(hint.group for hint in self._editor.context.selected_hints)

    # What is on now

    def is_solo(self) -> bool:
        """Whether all selected hints are solo."""
        context = self._editor.context
        return bool(context.selection) and context.selection <= context.solo

    def works_for(self, use: Use) -> bool:
        """Whether this is the present use."""
        return self._editor.context.use is use

    def shows(self, view: View) -> bool:
        """Whether this is the view of the main pane."""
        return self._editor.model.view is view

    def any_colors(self) -> bool:
        """Whether hints may ask for colours that photographs do not have."""
        return self._editor.context.any_colors

    # Doing it

    def undo(self) -> None:
        """Take back the last edit; during a gesture, abandon that."""
        document = self._editor.context.document
        if document is not None and not self._abandon():
            document.undo()

    def redo(self) -> None:
        """Bring back the last undone edit."""
        document = self._editor.context.document
        if document is not None and not self._abandon():
            document.redo()

    def _abandon(self) -> bool:
        if self._editor.tools.busy:
            return self._editor.tools.cancel()
        if self._editor.tools.take_back():
            return True
        self._editor.tools.settle()
        return self._editor.context.suggestions.cancel()

    def toggle_any_colors(self) -> None:
        """Give hints all the colours that they ask for, or only those that photographs have at their lightness."""
        document = self._editor.context.document
        if document is not None and not self._abandon():
            allowed = not document.state.any_colors
            label = self.tr("Allow any colours") if allowed else self.tr("Natural colours only")
            document.commit(label, replace(document.state, any_colors=allowed))

    def step_back(self) -> None:
        """What Esc does: abandon what hand or worker are doing, put a map away, let go of hint, colour and region."""
        context = self._editor.context
        if self._editor.tools.cancel() or context.suggestions.cancel() or context.stop():
            return
        if context.maps.looked_at is not None:
            context.maps.look_at(None)
        elif context.selection or context.place is not None or context.color.next_ab is not None:
            context.let_go()
        else:
            context.drawn_regions.choose(None)

    def switch_use(self, use: Use) -> None:
        """Work on the photograph for another use; what was asked for in the last one waits there."""
        document = self._editor.context.document
        if document is not None:
            self._abandon()
            document.switch(use)

    def delete_selected(self) -> None:
        """Delete the selected hints, except those that are locked."""
        self._with_selection(self._hints.delete)

    def copied(self) -> str:
        """What Copy would put on the clipboard."""
        return self.tr("Hints") if self._editor.context.selection else self.tr("Picture")

    def copy_hints(self) -> bool:
        """Put the selected hints on the clipboard; False if there are none."""
        self._with_selection(self._hints.copy)
        return bool(self._editor.context.selection)

    def cut(self) -> None:
        """Put the selected hints on the clipboard and delete them."""
        self._with_selection(self._hints.cut)

    def paste_hints(self) -> bool:
        """Add the hints that are on the clipboard; False if it has none."""
        if self._editor.tools.busy:
            return False
        self._editor.tools.settle()
        return self._hints.paste(QGuiApplication.clipboard().mimeData())

    def duplicate(self) -> None:
        """Add copies of the selected hints beside them."""
        self._with_selection(self._hints.duplicate)

    def toggle_shown(self) -> None:
        """Hide the selected hints, or show them."""
        self._with_selection(self._hints.toggle_shown)

    def toggle_locked(self) -> None:
        """Lock the selected hints, or unlock them."""
        self._with_selection(self._hints.toggle_locked)

    def toggle_solo(self) -> None:
        """Let the selected hints alone count on the screen, or no longer."""
        self._with_selection(self._hints.toggle_solo)

    def group(self) -> None:
        """Put the selected hints into a new group."""
        self._with_selection(self._hints.group)

    def ungroup(self) -> None:
        """Take the selected hints out of their groups."""
        self._with_selection(self._hints.ungroup)

    def move_up(self) -> None:
        """Move the selected hints one place up in the list."""
        self._with_selection(partial(self._hints.step, up=True))

    def move_down(self) -> None:
        """Move the selected hints one place down in the list."""
        self._with_selection(partial(self._hints.step, up=False))

    def _with_selection(self, act: Callable[[Collection[int]], None]) -> None:
        """Act on the selected hints, unless a gesture is going on."""
        if self._editor.context.selection and not self._editor.tools.busy:
            self._editor.tools.settle()
            act(self._editor.context.selection)

    def clear(self) -> None:
        """Remove all points and strokes but the locked ones; theme, statistics and references stay."""
        if not self._editor.tools.busy:
            self._editor.tools.settle()
            before = len(self._editor.context.hints.ids)
            self._hints.clear()
            removed = before - len(self._editor.context.hints.ids)
            if removed:
                words = self.tr("One hint was removed.") if removed == 1 else self.tr("{count} hints were removed.")
                undo = Choice(self.tr("Undo"), self.undo)
                self._editor.context.offered.emit(Offer(words.format(count=removed), (undo,)))

    def select_all(self) -> None:
        """Select all hints that can be seen."""
        context = self._editor.context
        context.select_hints({hint.id for hint in context.hints.drawn if hint.shown})

    def step_selection(self, direction: int) -> None:
        """Select the next (1) or previous (-1) hint in drawn order and bring it into sight."""
        context = self._editor.context
        ids = [hint.id for hint in context.hints.drawn if hint.shown]
        if not ids:
            return
        now = ids.index(context.selected) if context.selected in ids else (-1 if direction > 0 else 0)
        context.select(ids[(now + direction) % len(ids)])
        if context.place is not None:
            self._editor.model.reveal(context.place)

    def choose_view(self, view: View) -> None:
        """Show a view; asking for gray again goes back to the result."""
        model = self._editor.model
        model.set_view(View.RESULT if view is View.GRAY and model.view is View.GRAY else view)

    def toggle_split(self) -> None:
        """Before and after in one pane, or no longer."""
        model = self._editor.model
        model.set_split(None if model.split is not None else 0.5)

    def toggle_panes(self) -> None:
        """Two panes, or one."""
        self._editor.model.set_two_panes(shown=not self._editor.model.two_panes)

    def toggle_influence(self) -> None:
        """Show where the selected hint colours the picture, or no longer."""
        influence = self._editor.context.influence
        influence.set_pinned(not influence.pinned)

    def toggle_hints(self) -> None:
        """Show or hide the hints."""
        self._editor.model.set_show_hints(not self._editor.model.show_hints)
