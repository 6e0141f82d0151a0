"""Statistics of the whole picture: its colour histogram and its saturation."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP
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
from models.hints import Guidance
from models.recommend import themes
from models.registry import Use

_EVERY = 4
"""The saturation of a result is measured on every fourth pixel of every fourth row."""


class GlobalPanel(Panel):
    """A histogram taken from a photograph, and a saturation that rests where the backend put it."""

    name = "global"
    title = str(QT_TRANSLATE_NOOP("Panels", "Global"))
    uses = frozenset({Use.COLORIZE})

    def __init__(self, context: EditorContext) -> None:
        super().__init__(context)
        self.setAccessibleName(self.tr("Whole picture"))
        self._predicted = 30
        self._build_histogram()
        self._build_saturation()
        self.column.addStretch(1)
        context.backend_status_changed.connect(lambda _: self._measure())
        self._document_changed()

    def _build_histogram(self) -> None:
        self.heading(self.tr("Colours as in a photograph"))
        self.map = DensityMap(
            self.tr("Drop a colour photograph here: this picture takes over how often each colour occurs.")
        )
        self.column.addWidget(self.map)
        self.input = PhotoInput(self.tr("Photograph for the histogram"))
        self.input.watch(self)
        self.input.loaded.connect(self._take_histogram)
        self.input.failed.connect(self.complain)
        self.input.refused.connect(self._refuse)
        self.clear = QPushButton(self.tr("Clear"))
        self.clear.setToolTip(self.tr("Leave the colours to the backend again"))
        self.clear.clicked.connect(self._clear_histogram)
        self.row(self.input, self.clear)
        self.needs(Guidance.HISTOGRAM, self.tr("histogram"), [self.input, self.map], line_at=1)

    def _build_saturation(self) -> None:
        self.heading(self.tr("Saturation"))
        self.saturation = SliderRow("", self.tr("Saturation of the whole picture"), 0, 100, " %")
        self.saturation.moving.connect(lambda value: self._saturate(value, final=False))
        self.saturation.committed.connect(lambda value: self._saturate(value, final=True))
        self.saturation.abandoned.connect(self.abandon)
        self.saturation.number.setFixedWidth(58)
        self.column.addWidget(self.saturation)
        self.state = self.note()
        self.rest = QPushButton(self.tr("Reset"))
        self.rest.setToolTip(self.tr("Leave the saturation to the backend again"))
        self.rest.clicked.connect(self._rest)
        self.row(self.state, None, self.rest)
        self.needs(Guidance.SATURATION, self.tr("saturation"), [self.saturation], line_at=self.column.count())

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

    def _saturate(self, percent: int, *, final: bool) -> None:
        hints = edits.set_saturation(self.committed, percent / 100)
        if final:
            self.commit(self.tr("Change saturation"), hints)
        else:
            self.saturation.slider.set_hollow(False)
            self.draft(hints)

    def _rest(self) -> None:
        self.commit(self.tr("Saturation as predicted"), edits.set_saturation(self.committed, None))

    # What is shown

    def refresh(self) -> None:
        stats = self.context.hints.stats
        if stats.ab_hist is not self._shown_histogram:
            self._shown_histogram = stats.ab_hist
            self.map.show_histogram(stats.ab_hist)
        self.clear.setEnabled(self.committed.stats.ab_hist is not None)
        free = stats.saturation is None
        self.saturation.slider.set_hollow(free)
        self.saturation.show_value(self._predicted if stats.saturation is None else round(stats.saturation * 100))
        self.rest.setEnabled(self.committed.stats.saturation is not None)
        self.state.say(self.tr("as predicted") if free else self.tr("set by you"))

    _shown_histogram: tuple[float, ...] | None = None

    _measured: Result | None = None

    def _measure(self) -> None:
        """Let the slider rest where the last result that was free to choose has its saturation."""
        shown = self.context.session.shown if self.context.session is not None else None
        if shown is None or shown is self._measured or shown.request.picture.hints.stats.saturation is not None:
            return
        self._measured = shown
        predicted = round(100 * color.mean_saturation(shown.overview[::_EVERY, ::_EVERY]))
        if predicted != self._predicted:
            self._predicted = predicted
            self.refresh()
