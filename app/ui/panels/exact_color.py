"""A colour in numbers: what only some need, behind "More"."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.ui.panels.base import Note
from app.ui.widgets import gamut
from app.ui.widgets.background import Background
from app.ui.widgets.slider_row import NumberBox, SliderRow, make_plain
from models.hints import AB, AB_LIMIT
from models.types import RGB


class ExactColor(QWidget):
    """RGB, Lab and value, and how far what appears is from what was asked for."""

    entered = Signal(object)
    """An (r, g, b), 0..255, or an (a, b) that was typed."""

    def __init__(self, value: SliderRow) -> None:
        """`value`: the slider for the value of HSV, which has its place here."""
        super().__init__()
        self._ready = False
        self._last: tuple[float, AB, RGB, AB] | None = None
        self.rgb = [NumberBox(0, 255, "", name) for name in (self.tr("Red"), self.tr("Green"), self.tr("Blue"))]
        self.lab = [_ab_box(self.tr("Lab a: green to red")), _ab_box(self.tr("Lab b: blue to yellow"))]
        self.fixed_l = QLineEdit()
        self.fixed_l.setReadOnly(True)
        self.fixed_l.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.fixed_l.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.fixed_l.setAccessibleName(self.tr("Lightness"))
        self.fixed_l.setToolTip(self.tr("The lightness is the photograph's own and is never changed."))
        self.difference = Note("ΔE")
        self.difference.setToolTip(self.tr("Difference between what was asked for and what appears, CIEDE2000"))
        self.difference.setFixedHeight(2 * self.difference.fontMetrics().lineSpacing() + 2)
        self.difference.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid())
        column.addWidget(value)
        column.addWidget(self.difference)
        for box in self.rgb:
            box.valueChanged.connect(lambda _: self.entered.emit(tuple(b.value() for b in self.rgb)))
            box.stepped.connect(partial(_step, box))
        for lab in self.lab:
            lab.valueChanged.connect(lambda _: self.entered.emit(tuple(b.value() for b in self.lab)))
        self._background = Background(self)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(6)
        rows: tuple[tuple[str, list[QWidget]], ...] = (("RGB", [*self.rgb]), ("Lab", [self.fixed_l, *self.lab]))
        for line, (word, boxes) in enumerate(rows):
            grid.addWidget(QLabel(word), line, 0)
            for place, box in enumerate(boxes):
                box.setMinimumWidth(56)
                grid.addWidget(box, line, 1 + place)
        for column in (1, 2, 3):
            grid.setColumnStretch(column, 1)
        return grid

    def show_color(self, light: float, ab: AB, asked: RGB, given: AB) -> None:
        """Show a chroma and the exact colour asked for, and how far that is from what is given at L 0..100."""
        self._last = light, ab, asked, given
        if self.isVisible():
            self._show_last()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if not self._ready and not self._background.busy:
            # The first CIEDE2000 loads a library; until it is there the line says nothing.
            self._background.run(partial(gamut.delta_e, (50, 0, 0), (50, 1, 0)), self._loaded)
        self._show_last()

    def _show_last(self) -> None:
        """Numbers are shown, and the difference computed, while somebody sees them."""
        if self._last is None:
            return
        light, ab, asked, _ = self._last
        self.fixed_l.setText(f"{light:.0f}")
        for box, level in zip(self.rgb, asked, strict=True):
            _show(box, level)
        for lab, part in zip(self.lab, ab, strict=True):
            _show(lab, round(part, 1))
        self.difference.say(self._difference())

    def _difference(self) -> str:
        if not self._ready or self._last is None:
            return "ΔE …"
        light, _, asked, given = self._last
        distance = gamut.delta_e(gamut.lab_of(asked), (light, *given))
        text = self.tr("Appears with ΔE {distance:.1f}: {words}.")
        return text.format(distance=distance, words=self._in_words(distance))

    def _in_words(self, distance: float) -> str:
        steps = ((1.0, self.tr("no visible difference")), (2.5, self.tr("hardly visible")), (6.0, self.tr("visible")))
        return next((words for limit, words in steps if distance < limit), self.tr("clearly different"))

    def _loaded(self, _: float) -> None:
        self._ready = True
        self.difference.say(self._difference())


def _ab_box(name: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(-AB_LIMIT, AB_LIMIT)
    box.setDecimals(1)
    box.setKeyboardTracking(False)
    make_plain(box)
    box.setAccessibleName(name)
    box.setToolTip(name)
    return box


def _show(box: NumberBox | QDoubleSpinBox, value: float) -> None:
    if box.value() == value:
        return
    with QSignalBlocker(box):
        if isinstance(box, NumberBox):
            box.setValue(int(value))
        else:
            box.setValue(value)


def _step(box: NumberBox, steps: int) -> None:
    box.setValue(box.value() + steps)
