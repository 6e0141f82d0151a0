"""A strip of different pictures that the photograph may plausibly become."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.core.messages import SidePicture, SideRequest, Survey, SurveyRequest
from app.ui.panels.base import Panel, Place
from app.ui.state.context import EditorContext
from app.ui.state.side_pictures import Customer
from app.ui.widgets.picture_button import PictureButton
from models import registry
from models.hints import Guidance, Hints
from models.recommend.looks import Look, Mood
from models.registry import Use

_SIDE = 170
"""Long side of a thumbnail, in pixels."""
_COLUMNS = 4
MOST = 8

_TITLES = {
    Mood.PREDICTED: str(QT_TRANSLATE_NOOP("Looks", "Predicted")),
    Mood.VIVID: str(QT_TRANSLATE_NOOP("Looks", "Vivid")),
    Mood.CALM: str(QT_TRANSLATE_NOOP("Looks", "Calm")),
    Mood.WARM: str(QT_TRANSLATE_NOOP("Looks", "Warm")),
    Mood.COOL: str(QT_TRANSLATE_NOOP("Looks", "Cool")),
    Mood.GREEN: str(QT_TRANSLATE_NOOP("Looks", "Green")),
    Mood.GOLDEN: str(QT_TRANSLATE_NOOP("Looks", "Golden")),
    Mood.ROSE: str(QT_TRANSLATE_NOOP("Looks", "Rose")),
    Mood.WITHOUT_REFERENCES: str(QT_TRANSLATE_NOOP("Looks", "No reference")),
}


def title_of(mood: Mood) -> str:
    """What a look is called."""
    return QCoreApplication.translate("Looks", _TITLES[mood])


class VariantsPanel(Panel):
    """Up to eight thumbnails: hovering tries one on the canvas, a click takes it as one step.

    They are the looks of the photograph with what is drawn on it, whatever theme and statistics are chosen at the
    moment: taking one leaves the others as they are. They are computed while the panel is seen.
    """

    name = "variants"
    title = str(QT_TRANSLATE_NOOP("Panels", "Variants"))
    uses = frozenset({Use.COLORIZE})
    place = Place.LOOK

    def __init__(self, context: EditorContext) -> None:
        super().__init__(context)
        self._looks: tuple[Look, ...] = ()
        self._tried: Hints | None = None
        self.heading(self.tr("Variants"))
        strip = QWidget()
        self._grid = QGridLayout(strip)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self.buttons = [self._button(index) for index in range(MOST)]
        self.column.addWidget(strip)
        self.line = self.note()
        context.beside.changed.connect(self._show)
        self.refresh()

    def _button(self, index: int) -> PictureButton:
        button = PictureButton()
        button.clicked.connect(lambda: self._take(index))
        button.entered.connect(lambda: self._try(index))
        button.left.connect(self._end_trial)
        self._grid.addWidget(button, index // _COLUMNS, index % _COLUMNS, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(index % _COLUMNS, 1)
        return button

    # What the artist does

    def _hints(self, index: int) -> Hints | None:
        return self._looks[index].given(self.committed) if index < len(self._looks) else None

    def _try(self, index: int) -> None:
        hints = self._hints(index)
        if hints is not None and self.buttons[index].isEnabled():
            self._tried = hints
            self.draft(hints)

    def _end_trial(self) -> None:
        document, tried, self._tried = self.context.document, self._tried, None
        if document is not None and tried is not None and document.draft is tried:
            self.abandon()

    def _take(self, index: int) -> None:
        hints = self._hints(index)
        self._tried = None
        if hints is not None:
            label = self.tr("Take variant “{name}”").format(name=title_of(self._looks[index].mood))
            self.commit(label, hints)

    # What is shown

    def refresh(self) -> None:
        document = self.context.document
        if document is None or document.draft is None:
            self._ask()

    def _reason(self) -> str:
        """Why there are no variants; "" where there are."""
        document = self.context.document
        if document is None:
            return self.tr("Open a photograph first.")
        spec = registry.find(document.state.backend)
        if spec is None or not spec.palette:
            return self.tr("This method does not know how likely colours are: choose “{title}” for variants.").format(
                title=registry.spec(registry.DEFAULT).title
            )
        return self.unsupported(Guidance.THEME, self.tr("theme"))

    def _base(self, look: Look | None = None) -> SideRequest | None:
        """The request for the picture with a look; without one, that which the looks are found from."""
        document, session = self.context.document, self.context.session
        if document is None or session is None or not self.isVisible() or self._reason():
            return None
        hints = (look or Look(Mood.PREDICTED)).given(document.state.hints)
        return SideRequest(session.picture_of(document.state.asking(hints=hints)), _SIDE)

    def _ask(self) -> None:
        base = self._base()
        if base is None:
            self.context.beside.ask(Customer.VARIANTS, [])
        else:
            survey = SurveyRequest(base.picture)
            found = self.context.beside.answer(survey)
            self._looks = found.looks[:MOST] if isinstance(found, Survey) else ()
            pictures = [request for look in self._looks if (request := self._base(look)) is not None]
            self.context.beside.ask(Customer.VARIANTS, [survey, *pictures])
        self._show_buttons()

    def _show(self) -> None:
        """A picture has come, or the survey that says which pictures are wanted."""
        base = self._base()
        if base is not None and not self._looks:
            self._ask()
        else:
            self._show_buttons()

    def _show_buttons(self) -> None:
        reason = self._reason()
        committed = self.committed
        for index, button in enumerate(self.buttons):
            look = self._looks[index] if index < len(self._looks) and not reason else None
            button.setVisible(look is not None or (not reason and not self._looks))
            request = None if look is None else self._base(look)
            answer = None if request is None else self.context.beside.answer(request)
            if isinstance(answer, SidePicture):
                button.show_picture(answer.overview)
            elif look is None:
                button.show_picture(None)
            button.setEnabled(look is not None)
            if look is not None:
                title = title_of(look.mood)
                button.set_title(title, self.tr("{title}: hover to try it, click to take it").format(title=title))
                button.set_present(committed == look.given(committed))
        self.line.say(reason or self.tr("Different pictures of this photograph; what you have drawn stays."))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._end_trial()
        self._ask()
