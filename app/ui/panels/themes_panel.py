"""Themes to choose from: those that suit this photograph, and a library."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.core import edits, region_edits
from app.core.document import Region
from app.core.messages import SideFailure, SidePicture, SideRequest, Themes, ThemesRequest
from app.ui.panels.place import Place
from app.ui.panels.starting_themes import starting_themes
from app.ui.panels.trial_panel import SIDE, TrialPanel
from app.ui.state.context import EditorContext
from app.ui.state.current_color import MIDDLE_L
from app.ui.state.side_pictures import Customer
from app.ui.state.told import told
from app.ui.widgets.boxes import ChoiceBox
from app.ui.widgets.picture_button import PictureButton
from models import color
from models.hints import Guidance, Hints, Theme
from models.recommend.recommended import Source
from models.registry import Use

COLORS = 5
"""Colours of recommended themes."""
MOST = 12
EXPECTED = 8
"""Thumbnails that are shown empty until themes have been found."""

_TITLES = {
    Source.EXPECTED: str(QT_TRANSLATE_NOOP("Themes", "Expected")),
    Source.ALIKE: str(QT_TRANSLATE_NOOP("Themes", "All alike")),
    Source.ONE_ALIKE: str(QT_TRANSLATE_NOOP("Themes", "Alike {number}")),
    Source.TEXTURES: str(QT_TRANSLATE_NOOP("Themes", "Textures")),
}
_MEANINGS = {
    Source.EXPECTED: str(QT_TRANSLATE_NOOP("Themes", "The colours that are expected in this photograph")),
    Source.ALIKE: str(QT_TRANSLATE_NOOP("Themes", "Of the five known photographs that show the most similar things")),
    Source.ONE_ALIKE: str(QT_TRANSLATE_NOOP("Themes", "Of one known photograph that shows similar things")),
    Source.TEXTURES: str(QT_TRANSLATE_NOOP("Themes", "What textures like those here are often coloured")),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Themes", text)


class ThemesPanel(TrialPanel):
    """Thumbnails of this photograph with themes that suit it, or with those of a library; each with its colours.

    A theme is taken for the region that hints go into, if there is one.

    Attributes:
        source: for this photograph, or the library.
    """

    name = "themes"
    title = str(QT_TRANSLATE_NOOP("Panels", "Themes"))
    uses = frozenset({Use.COLORIZE})
    place = Place.LOOK

    def __init__(self, context: EditorContext) -> None:
        super().__init__(context)
        self._themes: tuple[tuple[str, str, Theme], ...] = ()
        self.source = ChoiceBox()
        self.source.addItems([self.tr("For this photograph"), self.tr("Library")])
        self.source.setAccessibleName(self.tr("Which themes"))
        self.source.currentIndexChanged.connect(lambda _: self._ask())
        self.heading(self.tr("Themes"), self.source)
        self._add_buttons([PictureButton() for _ in range(MOST)])
        self.line = self.note()
        context.beside.changed.connect(self._arrived)
        context.drawn_regions.changed.connect(self.refresh)
        self.refresh()

    @property
    def _region(self) -> Region | None:
        return self.context.drawn_regions.current_region

    # What the artist does

    def _hints(self, index: int) -> Hints | None:
        # A draft changes hints, and a region's theme is none of them.
        if index >= len(self._themes) or self._region is not None:
            return None
        return edits.set_theme(self.committed, self._themes[index][2])

    def _take(self, index: int) -> None:
        if index >= len(self._themes):
            return
        title, _, theme = self._themes[index]
        label = self.tr("Take theme “{name}”").format(name=title)
        region = self._region
        if region is None:
            self.commit(label, edits.set_theme(self.committed, theme))
        elif not self.context.drawn_regions.refuses(region):
            self.context.drawn_regions.change(label, region, theme=theme)

    # What is shown

    def _request(self, theme: Theme | None) -> SideRequest | None:
        """The request for the picture with a theme; None while the panel is not seen, or themes are of no use."""
        document, session = self.context.document, self.context.session
        if document is None or session is None or not self.seen or self._reason():
            return None
        state, region = document.state, self._region
        if region is None:
            asked = state.asking(hints=edits.set_theme(state.hints, theme))
        else:
            asked = region_edits.change(state, region.id, theme=theme)
        return SideRequest(session.picture_of(asked), SIDE)

    def _reason(self) -> str:
        return self.unsupported(Guidance.THEME, self.tr("theme"))

    def _question(self) -> ThemesRequest | None:
        """The question for themes; None where the library is shown, or nothing is."""
        base = None if self.source.currentIndex() > 0 else self._request(None)
        return None if base is None else ThemesRequest.of(base.picture, COLORS)

    def _ask(self) -> None:
        question = self._question()
        self._themes = self._found(question)
        pictures = [request for _, _, theme in self._themes if (request := self._request(theme)) is not None]
        self.context.beside.ask(Customer.THEMES, [*([] if question is None else [question]), *pictures])
        self._show()

    def _found(self, question: ThemesRequest | None) -> tuple[tuple[str, str, Theme], ...]:
        """Titles, what they mean, and themes."""
        if self.source.currentIndex() > 0:
            return tuple((title, "", theme) for title, theme in starting_themes())
        answer = None if question is None else self.context.beside.answer(question)
        found = answer.themes if isinstance(answer, Themes) else ()
        return tuple(
            (_tr(_TITLES[one.source]).format(number=one.number), _tr(_MEANINGS[one.source]), one.theme) for one in found
        )

    def _arrived(self) -> None:
        """A picture has come, or the themes that say which pictures are wanted."""
        if not self._themes and self._question() is not None:
            self._ask()
        else:
            self._show()

    def _show(self) -> None:
        reason = self._reason()
        document = self.context.document
        region = self._region
        present = None if document is None else document.state.hints.theme if region is None else region.theme
        for index, button in enumerate(self.buttons):
            there = index < len(self._themes) and not reason
            button.setVisible(there or (not reason and not self._themes and index < EXPECTED))
            button.setEnabled(there)
            if not there:
                button.show_picture(None)
                button.show_colors(())
                continue
            title, meaning, theme = self._themes[index]
            request = self._request(theme)
            answer = None if request is None else self.context.beside.answer(request)
            if isinstance(answer, SidePicture):
                button.show_picture(answer.overview)
            words = self.tr("{title}: hover to try it, click to take it").format(title=title)
            button.set_title(title, f"{words}\n{meaning}".strip())
            button.show_colors([color.rgb_of(MIDDLE_L, ab) for ab in theme.colors])
            button.set_present(present == theme)
        self.line.say(reason or self._failure() or self._explanation())

    def _failure(self) -> str:
        question = self._question()
        answer = None if question is None else self.context.beside.answer(question)
        return f"{told(answer.error.message)} {told(answer.error.remedy)}" if isinstance(answer, SideFailure) else ""

    def _explanation(self) -> str:
        if self.source.currentIndex() > 0:
            return self.tr("Themes to start from, on this photograph; change their colours below.")
        return self.tr("Themes that suit this photograph; change their colours below.")
