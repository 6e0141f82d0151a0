"""What the whole picture should have: saturation and vividness."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject
from PySide6.QtWidgets import QPushButton

from app.core import edits
from app.core.messages import Result
from app.ui.panels.base import Note, Panel
from app.ui.panels.place import Place
from app.ui.state.context import EditorContext
from app.ui.state.told import told
from app.ui.widgets.afterwards import Afterwards
from app.ui.widgets.slider_row import SliderRow
from models import color
from models.hints import VIVIDNESS, Guidance, Hints, Kind, kind_of
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
        self._state = Note()
        self.reset = QPushButton(self.tr("Reset"))
        self.reset.setToolTip(words.reset)
        self.reset.setAccessibleName(words.reset)
        self.reset.clicked.connect(lambda: panel.commit(words.reset, self._asking(None)))
        panel.heading(words.name, self._state, self.reset)
        self.row = SliderRow("", words.meaning, 0, 100, " %")
        self.row.setToolTip(words.meaning)
        self.row.moving.connect(lambda value: self._change(value, final=False))
        self.row.committed.connect(lambda value: self._change(value, final=True))
        self.row.abandoned.connect(panel.abandon)
        self.row.number.setFixedWidth(58)
        panel.column.addWidget(self.row)
        panel.needs(kind.guidance, told(kind.title), [self.row], line_at=panel.column.count())

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
    """Saturation and vividness."""

    name = "global"
    title = str(QT_TRANSLATE_NOOP("Panels", "Whole picture"))
    uses = frozenset({Use.COLORIZE})
    place = Place.LOOK

    def __init__(self, context: EditorContext) -> None:
        super().__init__(context)
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
        context.result_changed.connect(Afterwards(self._measure, self).follow)
        self._document_changed()

    # What is shown

    def refresh(self) -> None:
        hints = self.context.hints
        self.saturation.show(hints)
        self.vividness.show(hints)

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
