"""What the whole picture should have: saturation, vividness, a colour histogram."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject
from PySide6.QtWidgets import QPushButton

from app.core import edits
from app.core.image_io import Photograph
from app.core.messages import Result
from app.ui.panels.base import Panel
from app.ui.state.context import EditorContext
from app.ui.widgets.ab_map import DensityMap
from app.ui.widgets.photo_input import PhotoInput
from app.ui.widgets.slider_row import SliderRow
from models import color
from models.errors import UserError
from models.hints import VIVIDNESS, Guidance, Hints, Kind, kind_of
from models.recommend import themes
from models.registry import Use

_EVERY = 4
"""The saturation of a result is measured on every fourth pixel of every fourth row."""


@dataclass(frozen=True, slots=True)
class ShareWords:
    """What is said of a share of the whole picture, translated.

    Attributes:
        name: heading of its slider.
        meaning: what the slider does.
        change, reset: names of the undo steps.
    """

    name: str
    meaning: str
    change: str
    reset: str


class ShareControl(QObject):
    """A slider, 0 to 100 %, for a kind of guidance that rests at a value of its own until the artist moves it.

    Args:
        panel: where it is added.
        kind: the kind of guidance; hints hold it as a number from 0 to 1, or None.
        words: what is said of it.
        resting: the value in per cent where nobody chose one.
    """

    def __init__(self, panel: Panel, kind: Kind, words: ShareWords, resting: int) -> None:
        super().__init__(panel)
        self.resting = resting
        self._panel, self._kind, self._words = panel, kind, words
        panel.heading(words.name)
        self.row = SliderRow("", words.meaning, 0, 100, " %")
        self.row.setToolTip(words.meaning)
        self.row.moving.connect(lambda value: self._change(value, final=False))
        self.row.committed.connect(lambda value: self._change(value, final=True))
        self.row.abandoned.connect(panel.abandon)
        self.row.number.setFixedWidth(58)
        panel.column.addWidget(self.row)
        self._state = panel.note()
        self.reset = QPushButton(self.tr("Reset"))
        self.reset.setToolTip(words.reset)
        self.reset.setAccessibleName(words.reset)
        self.reset.clicked.connect(lambda: panel.commit(words.reset, self._asking(None)))
        panel.row(self._state, None, self.reset)
        panel.needs(kind.guidance, kind.title, [self.row], line_at=panel.column.count())

    def _change(self, percent: int, *, final: bool) -> None:
        hints = self._asking(percent / 100)
        if final:
            self._panel.commit(self._words.change, hints)
        else:
            self.row.slider.set_hollow(False)
            self._panel.draft(hints)

    def _asking(self, share: float | None) -> Hints:
        return edits.set_share(self._panel.committed, self._kind.guidance, share)

    def show(self, hints: Hints) -> None:
        """Show what hints ask for."""
        asked = self._kind.value(hints)
        self.row.slider.set_hollow(asked is None)
        self.row.show_value(self.resting if asked is None else round(asked * 100))
        self.reset.setEnabled(self._kind.value(self._panel.committed) is not None)
        self._state.say(self.tr("as predicted") if asked is None else self.tr("set by you"))


class GlobalPanel(Panel):
    """Saturation, vividness, and a histogram taken from a photograph."""

    name = "global"
    title = str(QT_TRANSLATE_NOOP("Panels", "Global"))
    uses = frozenset({Use.COLORIZE})

    def __init__(self, context: EditorContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Whole picture"))
        self.saturation = ShareControl(
            self,
            kind_of(Guidance.SATURATION),
            ShareWords(
                self.tr("Saturation"),
                self.tr("Saturation of the whole picture"),
                self.tr("Change saturation"),
                self.tr("Saturation as predicted"),
            ),
            resting=30,
        )
        self.vividness = ShareControl(
            self,
            kind_of(Guidance.VIVIDNESS),
            ShareWords(
                self.tr("Vividness"),
                self.tr("How bold the colours are that nobody chose: calm to vivid"),
                self.tr("Change vividness"),
                self.tr("Vividness as predicted"),
            ),
            resting=round(100 * VIVIDNESS),
        )
        self._build_histogram()
        self.column.addStretch(1)
        context.backend_status_changed.connect(lambda _: self._measure())
        self._document_changed()

    def _build_histogram(self) -> None:
        self.heading(self.tr("Colours as in a photograph"))
        line_at = self.column.count()
        self.map = DensityMap(
            self.tr("Drop a colour photograph here: this picture takes over how often each colour occurs.")
        )
        self.column.addWidget(self.map)
        self.input = PhotoInput(self.tr("Photograph for the histogram"), self.context.settings)
        self.input.watch(self)
        self.input.loaded.connect(self._take_histogram)
        self.input.failed.connect(self.complain)
        self.input.refused.connect(self._refuse)
        self.clear = QPushButton(self.tr("Clear"))
        self.clear.setToolTip(self.tr("Leave the colours to the backend again"))
        self.clear.clicked.connect(self._clear_histogram)
        self.row(self.input, self.clear)
        self.needs(Guidance.HISTOGRAM, self.tr("histogram"), [self.input, self.map], line_at=line_at)

    # What the artist does

    def _take_histogram(self, photo: Photograph) -> None:
        try:
            themes.require_color(photo.proxy.rgb, photo.name)
        except UserError as error:
            self.complain(error)
            return
        shares = color.ab_histogram(photo.proxy.rgb)
        self.commit(self.tr("Set histogram"), edits.set_histogram(self.committed, shares))

    def _refuse(self) -> None:
        self.complain(UserError(self.unsupported(Guidance.HISTOGRAM, self.tr("histogram"))))

    def _clear_histogram(self) -> None:
        self.commit(self.tr("Clear histogram"), edits.set_histogram(self.committed, None))

    # What is shown

    def refresh(self) -> None:
        hints = self.context.hints
        if hints.stats.ab_hist is not self._shown_histogram:
            self._shown_histogram = hints.stats.ab_hist
            self.map.show_histogram(hints.stats.ab_hist)
        self.clear.setEnabled(self.committed.stats.ab_hist is not None)
        self.saturation.show(hints)
        self.vividness.show(hints)

    _shown_histogram: tuple[float, ...] | None = None

    _measured: Result | None = None

    def _measure(self) -> None:
        """Let the slider rest where the last result that was free to choose has its saturation."""
        shown = self.context.session.shown if self.context.session is not None else None
        if shown is None or shown is self._measured or shown.request.picture.hints.stats.saturation is not None:
            return
        self._measured = shown
        predicted = round(100 * color.mean_saturation(shown.overview[::_EVERY, ::_EVERY]))
        if predicted != self.saturation.resting:
            self.saturation.resting = predicted
            self.refresh()
