"""How often each colour should occur, taken from a photograph."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QPushButton

from app.core import edits
from app.core.image_io import Photograph
from app.ui.panels.base import Panel
from app.ui.panels.place import Place
from app.ui.state.context import EditorContext
from app.ui.widgets.ab_map import DensityMap
from app.ui.widgets.photo_input import PhotoInput
from models import color
from models.errors import UserError
from models.hints import Guidance
from models.recommend import themes
from models.registry import Use


class HistogramPanel(Panel):
    """The histogram over a place to drop a photograph on."""

    name = "histogram"
    title = str(QT_TRANSLATE_NOOP("Panels", "Histogram"))
    uses = frozenset({Use.COLORIZE})
    place = Place.LOOK

    def __init__(self, context: EditorContext) -> None:
        super().__init__(context)
        self._shown: tuple[float, ...] | None = None
        self._build()
        self._document_changed()

    def _build(self) -> None:
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
        self.clear.setToolTip(self.tr("Leave the colours to the method again"))
        self.clear.clicked.connect(self._clear_histogram)
        self.row(self.input, self.clear)
        self.needs(Guidance.HISTOGRAM, self.tr("histogram"), [self.input, self.map], line_at=line_at)

    # What the artist does

    def _take_histogram(self, photo: Photograph) -> None:
        self.compute(partial(_shares, photo), self._set_histogram)

    def _set_histogram(self, shares: tuple[float, ...]) -> None:
        self.commit(self.tr("Set histogram"), edits.set_histogram(self.committed, shares))

    def _refuse(self) -> None:
        self.complain(UserError(self.unsupported(Guidance.HISTOGRAM, self.tr("histogram"))))

    def _clear_histogram(self) -> None:
        self.commit(self.tr("Clear histogram"), edits.set_histogram(self.committed, None))

    # What is shown

    def refresh(self) -> None:
        shares = self.context.hints.stats.ab_hist
        if shares is not self._shown:
            self._shown = shares
            self.map.show_histogram(shares)
        self.clear.setEnabled(self.committed.stats.ab_hist is not None)


def _shares(photo: Photograph) -> tuple[float, ...]:
    """How often each colour occurs in a photograph.

    Raises:
        UserError: it is gray.
    """
    themes.require_color(photo.proxy.rgb, photo.name)
    return color.ab_histogram(photo.proxy.rgb)
