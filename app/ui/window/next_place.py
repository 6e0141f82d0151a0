"""Where next? Marks the places whose colours are most in doubt, one after the other."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.core.messages import SideFailure, Survey, SurveyRequest
from app.ui.state.side_pictures import Customer
from app.ui.window.editor import Editor
from models import registry
from models.hints import XY


class NextPlace(QObject):
    """Walks through the places of a `Survey` of the present picture; each becomes the place that colours are suggested
    for. The mark goes when another place is considered or a hint is selected.
    """

    def __init__(self, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._model = editor.context, editor.model
        self._asked: SurveyRequest | None = None
        self._direction = 0
        self._shown: Survey | None = None
        self._index = 0
        self._marked: XY | None = None
        self._context.beside.changed.connect(self._answer)
        self._context.document_opened.connect(self._forget)
        for signal in (self._context.place_changed, self._context.selection_changed):
            signal.connect(self._follow)

    def reason(self) -> str:
        """Why no place can be marked; "" where one can."""
        document = self._context.document
        if document is None:
            return self.tr("Open a photograph first.")
        spec = registry.find(document.state.backend)
        if spec is not None and spec.palette:
            return ""
        able = [s.title for s in map(registry.spec, registry.names(document.state.use)) if s.palette]
        text = self.tr("This method does not know where it is in doubt.")
        return f"{text} {self.tr('“{title}” does.').format(title=able[0])}" if able else text

    def step(self, direction: int) -> None:
        """Mark the next place (1) or the one before (-1); the first one after a change of the picture."""
        document, session = self._context.document, self._context.session
        if document is None or session is None or self.reason():
            return
        self._asked, self._direction = SurveyRequest(session.picture_of(document.state)), direction
        self._context.beside.ask(Customer.PLACES, [self._asked])
        self._answer()

    def _answer(self) -> None:
        answer = None if self._asked is None else self._context.beside.answer(self._asked)
        if isinstance(answer, SideFailure):
            self._asked = None
            self._context.tell(answer.error)
        elif isinstance(answer, Survey):
            self._asked = None
            self._go_on(answer)

    def _go_on(self, survey: Survey) -> None:
        if not survey.places:
            self._context.message.emit(self.tr("No large part is in doubt any more: each has a hint."), "", "")
            return
        self._index = (self._index + self._direction) % len(survey.places) if survey is self._shown else 0
        self._shown = survey
        place = survey.places[self._index]
        self._context.select(None)
        self._marked = place
        self._context.consider(place)
        self._model.reveal(place)
        self._model.set_mark(place, self.tr("{n} of {count}").format(n=self._index + 1, count=len(survey.places)))

    def _follow(self) -> None:
        if self._marked is not None and (self._context.place != self._marked or self._context.selection):
            self._marked = None
            self._model.set_mark(None)

    def _forget(self) -> None:
        self._asked = self._shown = None
        self._follow()
