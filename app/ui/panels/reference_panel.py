"""Colour photographs to take colours from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QT_TRANSLATE_NOOP, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.core import edits, matches
from app.core.image_io import Photograph
from app.ui.panels.base import Panel
from app.ui.panels.pair_list import PairList
from app.ui.panels.place import Place
from app.ui.panels.recommended import RecommendedPanel
from app.ui.state import qimage
from app.ui.state.context import EditorContext
from app.ui.widgets.photo_input import PhotoInput
from app.ui.widgets.picture_view import PictureView, reduced
from app.ui.widgets.slider_row import SliderRow
from models import color
from models.errors import UserError
from models.hints import Guidance, Hints, Match, Reference
from models.image import ImageData
from models.recommend import themes
from models.registry import Use
from models.types import RGB

T = TypeVar("T")

_THUMB = 56


class ReferenceRow(QWidget):
    """One reference: its thumbnail, strength, and a button to remove it."""

    def __init__(self, number: int, reference: Reference) -> None:
        super().__init__()
        self.image: ImageData = reference.image
        self.title = title = self.tr("Reference {number}").format(number=number)
        self.thumb = QToolButton()
        self.thumb.setCheckable(True)
        self.thumb.setAutoExclusive(True)
        self.thumb.setIconSize(QSize(_THUMB, _THUMB))
        small = reduced(reference.image.rgb, _THUMB * 2)
        self.thumb.setIcon(QIcon(QPixmap.fromImage(qimage.wrap(small))))
        self.thumb.setAccessibleName(self.tr("{title}: show it large").format(title=title))
        self.thumb.setToolTip(self.tr("Show it large, to take colours from"))
        self.strength = SliderRow("", self.tr("{title}: strength").format(title=title), 0, 100, " %")
        self.strength.slider.setToolTip(self.tr("How much this photograph counts"))
        self.strength.number.setFixedWidth(58)
        self.remove = QToolButton()
        self.remove.setText("✕")
        self.remove.setAutoRaise(True)
        self.remove.setAccessibleName(self.tr("{title}: remove").format(title=title))
        self.remove.setToolTip(self.tr("Remove this reference"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.thumb)
        row.addWidget(self.strength, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignVCenter)


class ReferencePanel(Panel):
    """Add, weigh and remove references, have them recommended, and use them as a palette."""

    name = "reference"
    title = str(QT_TRANSLATE_NOOP("Panels", "References"))
    uses = frozenset({Use.COLORIZE})
    place = Place.REFERENCES

    def __init__(self, context: EditorContext) -> None:
        super().__init__(context)
        self.rows: list[ReferenceRow] = []
        self._open_image: ImageData | None = None
        self.input = PhotoInput(self.tr("Reference photograph"), context.settings, several=True)
        self.input.watch(self)
        self.input.loaded.connect(self._add)
        self.input.failed.connect(self.complain)
        self.input.refused.connect(self._refuse)
        self.column.addWidget(self.input)
        # Above all that comes and goes: what lies under the pointer stays there when one is taken.
        self.recommended = RecommendedPanel(context)
        self.column.addWidget(self.recommended)
        self.intro = self.note(self.tr("Drop colour photographs here; this picture borrows their colours."))
        self.needs(Guidance.REFERENCE, self.tr("reference photographs"), [self.input], line_at=0)
        self.list = QVBoxLayout()
        self.column.addLayout(self.list)
        self.view = PictureView(180)
        self.view.setAccessibleName(self.tr("Reference, large"))
        self.view.setAccessibleDescription(self.tr("Arrow keys move the cross hair, Return takes the colour."))
        self.view.picked.connect(self._take_color)
        self.view.pointed.connect(self._pair)
        # Above the picture: what a click does must be in sight, however low the window is.
        self.view_line = self.note(self.tr("Click to take a colour."))
        self.column.addWidget(self.view)
        self.only_histogram = self._only(self.tr("Only its histogram"), self._take_histogram)
        self.only_theme = self._only(self.tr("Only its theme"), self._take_theme)
        both = QHBoxLayout()
        both.addWidget(self.only_histogram)
        both.addWidget(self.only_theme)
        both.addStretch(1)
        self.column.addLayout(both)
        self.pairs = PairList()
        self.pairs.removed.connect(self._remove_pair)
        self.column.addWidget(self.pairs)
        self.column.addStretch(1)
        context.matching.changed.connect(self._show_places)
        self._document_changed()

    # What the artist does

    def _add(self, photo: Photograph) -> None:
        image = photo.proxy
        if any(reference.image == image for reference in self.committed.references):
            self.complain(UserError(self.tr("“{name}” is already a reference.").format(name=photo.name)))
            return
        try:
            themes.require_color(image.rgb, photo.name)
        except UserError as error:
            self.complain(error)
            return
        self._open_image = image
        self.commit(self.tr("Add reference"), edits.add_reference(self.committed, image))

    def _refuse(self) -> None:
        self.complain(UserError(self.unsupported(Guidance.REFERENCE, self.tr("reference photographs"))))

    def _remove(self, index: int) -> None:
        self.commit(self.tr("Remove reference"), edits.remove_reference(self.committed, index))

    def _weigh(self, index: int, percent: int, *, final: bool) -> None:
        hints = edits.set_strength(self.committed, index, percent / 100)
        if final:
            self.commit(self.tr("Reference strength"), hints)
        else:
            self.draft(hints)

    def _take_color(self, rgb: RGB) -> None:
        self.context.apply_color_to_selection(rgb)

    def _only(self, title: str, take: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setText(title)
        button.clicked.connect(take)
        return button

    def _take_histogram(self) -> None:
        """The shares of colours of the reference that is shown large, in its place."""
        if self._open_image is not None:
            work = partial(color.ab_histogram, self._open_image.rgb)
            self._exchange(self._open_image, self.tr("Only the histogram"), work, edits.set_histogram)

    def _take_theme(self) -> None:
        """The main colours of the reference that is shown large, in its place."""
        if self._open_image is not None and self._large is not None:
            work = partial(themes.theme_of, self._open_image.rgb, name=self.rows[self._large].title)
            self._exchange(self._open_image, self.tr("Only the theme"), work, edits.set_theme)

    def _exchange(
        self, image: ImageData, label: str, work: Callable[[], T], given: Callable[[Hints, T], Hints]
    ) -> None:
        """Compute what stands for a reference, and put it in its place, if the reference is still there then."""

        def done(answer: T) -> None:
            index = _index(self.committed, image)
            if index is not None:
                self.commit(label, edits.remove_reference(given(self.committed, answer), index))

        self.compute(work, done)

    def _pair(self, x: float, y: float) -> None:
        """The partner of the place that waits."""
        waiting, index = self.context.matching.waiting, self._large
        if waiting is None or index is None:
            return
        width, height = self.committed.references[index].image.size
        self.context.matching.begin(None)
        match = Match(waiting, (x * width, y * height))
        self.commit(self.tr("Pair places"), matches.add(self.committed, index, match))

    def _remove_pair(self, key: matches.Key) -> None:
        self.commit(self.tr("Remove pair"), matches.remove(self.committed, key))

    def _show_large(self, image: ImageData) -> None:
        self._open_image = image
        self.refresh()

    # What is shown

    def refresh(self) -> None:
        references = self.context.hints.references
        if [row.image for row in self.rows] != [reference.image for reference in references]:
            self._rebuild(references)
        images = [reference.image for reference in references]
        if self._open_image not in images:
            self._open_image = images[-1] if images else None
        for row, reference in zip(self.rows, references, strict=True):
            row.strength.show_value(round(reference.strength * 100))
            row.thumb.setChecked(reference.image == self._open_image)
            reason = self.unsupported(Guidance.REFERENCE, self.tr("reference photographs"))
            row.strength.setEnabled(not reason)
            row.strength.setToolTip(reason)
        if self._shown_large != self._open_image:
            self._shown_large = self._open_image
            self.view.show_picture(self._open_image.rgb if self._open_image is not None else None)
        for button, kind, what in (
            (self.only_histogram, Guidance.HISTOGRAM, self.tr("histogram")),
            (self.only_theme, Guidance.THEME, self.tr("colour theme")),
        ):
            reason = self.unsupported(kind, what)
            button.setEnabled(not reason)
            button.setToolTip(reason or self.tr("Take it in the place of the photograph"))
            button.setVisible(bool(images))
        self.view.setVisible(bool(images))
        self.view_line.setVisible(bool(images))
        self.intro.setVisible(not images and self.input.isEnabled())

        self.pairs.show_pairs([key for key, _ in matches.listed(self.context.hints)])
        self._show_places()

    _shown_large: ImageData | None = None

    @property
    def _large(self) -> int | None:
        """The index of the reference that is shown large."""
        return _index(self.context.hints, self._open_image)

    def _show_places(self) -> None:
        """Light up the match of what the pointer is over, and show the pairs of the reference that is shown large."""
        matching, hints = self.context.matching, self.context.hints
        if matching.lit is not None and matching.lit.reference < len(hints.references):
            shown = hints.references[matching.lit.reference].image
            if shown != self._open_image:
                self._show_large(shown)
                return
        large, waits = self._large, matching.waiting is not None
        self.view.point(instead=waits)
        words = self.tr("Click the same thing here.") if waits else self.tr("Click to take a colour.")
        self.view_line.setText(words)
        if large is None:
            return
        width, height = hints.references[large].image.size
        marks = [
            ((match.reference_xy[0] / width, match.reference_xy[1] / height), str(number))
            for number, ((reference, _), match) in enumerate(matches.listed(hints), 1)
            if reference == large
        ]
        lit = matching.lit if matching.lit is not None and matching.lit.reference == large else None
        self.view.show_places(marks, None if lit is None else (lit.place, lit.sure))

    def _rebuild(self, references: tuple[Reference, ...]) -> None:
        for row in self.rows:
            self.list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [ReferenceRow(number, reference) for number, reference in enumerate(references, start=1)]
        for index, row in enumerate(self.rows):
            row.thumb.clicked.connect(lambda _=False, image=row.image: self._show_large(image))
            row.remove.clicked.connect(lambda _=False, index=index: self._remove(index))
            row.strength.moving.connect(lambda value, index=index: self._weigh(index, value, final=False))
            row.strength.committed.connect(lambda value, index=index: self._weigh(index, value, final=True))
            row.strength.abandoned.connect(self.abandon)
            self.list.addWidget(row)


def _index(hints: Hints, image: ImageData | None) -> int | None:
    """Which of the references a picture is, or None."""
    images = [reference.image for reference in hints.references]
    return images.index(image) if image in images else None
