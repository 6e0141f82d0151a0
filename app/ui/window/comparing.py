"""Fetches what the result is compared with, and names it, as long as there is a place for it beside the result."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from app.core import snapshots
from app.core.document import DocumentState
from app.core.messages import SideFailure, SidePicture, SideRequest
from app.core.render import OVERVIEW_SIDE
from app.core.views import Detail
from app.ui.state.side_pictures import Customer
from app.ui.window.editor import Editor
from models import registry


class Comparing(QObject):
    """Keeps the other side of the split, or of the two panes, up to date. The document is not touched."""

    def __init__(self, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._model = editor.context, editor.model
        self._comparison = editor.context.comparison
        self._asked: SideRequest | None = None
        self._detail: Detail | None = None
        self._fetched: int | str | None = None
        self._reported: SideFailure | None = None
        self._comparison.changed.connect(self._make_room)
        self._context.document_changed.connect(self._ask)
        self._context.document_opened.connect(lambda: self._comparison.choose(None))
        self._context.beside.changed.connect(self._show)
        self._model.view_changed.connect(self._end_without_room)
        self._model.detail_wanted.connect(self._look_at)

    # What can be compared with

    def fill(self, menu: QMenu) -> None:
        """Put all that the result can be compared with into a menu."""
        document = self._context.document
        if document is None:
            return
        self._add(menu, self.tr("The photograph before"), None)
        if document.state.snapshots:
            menu.addSection(self.tr("Snapshots"))
        for snapshot in document.state.snapshots:
            self._add(menu, snapshot.name, snapshot.id)
        menu.addSection(self.tr("Methods"))
        for name in registry.names(document.state.use):
            if name != document.state.backend:
                self._add(menu, registry.spec(name).title, name)

    def _add(self, menu: QMenu, title: str, other: int | str | None) -> None:
        action = menu.addAction(title.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(self._model.compares and other == self._comparison.other)
        action.triggered.connect(partial(self._comparison.choose, other))

    # Fetching it

    def _make_room(self) -> None:
        if self._comparison.other is not None and not self._model.compares:
            self._model.set_split(0.5)
        self._ask()

    def _end_without_room(self) -> None:
        if self._comparison.other is not None and not self._model.compares:
            self._comparison.choose(None)

    def _look_at(self, detail: object) -> None:
        self._detail = detail if isinstance(detail, Detail) else None
        self._ask()

    def _ask(self) -> None:
        if self._comparison.other is None and self._asked is None:
            return
        version, session = self._version(), self._context.session
        if version is None or session is None:
            self._comparison.other = self._asked = None
        else:
            self._asked = SideRequest(session.picture_of(version), OVERVIEW_SIDE, self._detail)
        if self._comparison.other != self._fetched and self._model.pictures is not None:
            # Of the same version the last picture stays until the new one has come.
            self._model.pictures.show_other(None)
        self._fetched = self._comparison.other
        self._context.beside.ask(Customer.COMPARISON, [] if self._asked is None else [self._asked])
        self._show()

    def _version(self) -> DocumentState | None:
        """The state that the result is compared with; None for the photograph before."""
        document, other = self._context.document, self._comparison.other
        if document is None or other is None:
            return None
        if isinstance(other, int):
            snapshot = snapshots.find(document.state, other)
            return None if snapshot is None else snapshot.state
        spec = registry.find(other)
        fits = spec is not None and spec.use is document.state.use
        return document.state.asking(backend=other) if fits else None

    def _title(self) -> str:
        document, other = self._context.document, self._comparison.other
        if document is None or other is None:
            return ""
        snapshot = snapshots.find(document.state, other) if isinstance(other, int) else None
        name = registry.spec(other).title if isinstance(other, str) else "" if snapshot is None else snapshot.name
        there = self._model.pictures is not None and self._model.pictures.other is not None
        return name if there else self.tr("{name}: being computed…").format(name=name)

    def _show(self) -> None:
        if self._asked is None and not self._model.other_title:
            return
        pictures = self._model.pictures
        answer = None if self._asked is None else self._context.beside.answer(self._asked)
        if pictures is not None and isinstance(answer, SidePicture):
            pictures.show_other(answer)
        elif isinstance(answer, SideFailure) and answer is not self._reported:
            self._reported = answer
            self._context.tell(answer.error)
        self._model.set_other(self._title())
