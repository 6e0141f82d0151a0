"""A strip of different pictures that the photograph may plausibly become."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.core.messages import SidePicture, SideRequest, Survey, SurveyRequest
from app.ui.panels.place import Place
from app.ui.panels.trial_panel import SIDE, TrialPanel
from app.ui.state.context import EditorContext
from app.ui.state.side_pictures import Customer
from app.ui.widgets.picture_button import PictureButton
from models import registry
from models.hints import Guidance, Hints
from models.recommend.looks import Look, Mood
from models.registry import Use

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


class VariantsPanel(TrialPanel):
    """Up to eight thumbnails.

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
        self.heading(self.tr("Variants"))
        self._add_buttons([PictureButton() for _ in range(MOST)])
        self.line = self.note()
        context.beside.changed.connect(self._show)
        self.refresh()

    # What the artist does

    def _hints(self, index: int) -> Hints | None:
        return self._looks[index].given(self.committed) if index < len(self._looks) else None

    def _take(self, index: int) -> None:
        hints = self._hints(index)
        if hints is not None:
            label = self.tr("Take variant “{name}”").format(name=title_of(self._looks[index].mood))
            self.commit(label, hints)

    # What is shown

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
        if document is None or session is None or not self.seen or self._reason():
            return None
        hints = (look or Look(Mood.PREDICTED)).given(document.state.hints)
        return SideRequest(session.picture_of(document.state.asking(hints=hints)), SIDE)

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
