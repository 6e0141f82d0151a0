"""The current colour: picked in the gamut, typed, mixed, and compared with what the photograph allows."""

from __future__ import annotations

import colorsys
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QSignalBlocker, Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QDoubleSpinBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.ui.panels.base import DockPlace, Note, Panel
from app.ui.panels.swatches import SwatchesBox
from app.ui.state.context import EditorContext
from app.ui.widgets import gamut
from app.ui.widgets.ab_map import GamutMap
from app.ui.widgets.background import Background
from app.ui.widgets.color_pair import ColorPair
from app.ui.widgets.slider_row import NumberBox, SliderRow, make_plain
from app.ui.widgets.swatch import hex_of
from models import color
from models.hints import AB, AB_LIMIT
from models.registry import Use
from models.types import RGB

_HUES = 12

_SIDE_BY_SIDE = 400
"""From this width on, in logical pixels, the panel has two columns."""


class ColorPanel(Panel):
    """Gamut, exact entry, comparison, HSV and swatches; what is chosen goes to the selected hint, too."""

    name = "color"
    title = str(QT_TRANSLATE_NOOP("Panels", "Colour"))
    uses = frozenset(use for use in Use if not use.spec.marks_regions)
    place = DockPlace.ABOVE
    in_front = True

    def __init__(self, context: EditorContext) -> None:
        super().__init__(context)
        self._before: AB | RGB | None = None
        self._delta_e_ready = False
        # The map and the exact values lie side by side where the dock is wide enough, else one above the other.
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._halves.setSpacing(10)
        self.column.addLayout(self._halves)
        self._picking, self._exact = QVBoxLayout(), QVBoxLayout()
        for half in (self._picking, self._exact):
            half.setSpacing(6)
            self._halves.addLayout(half, 1)
        self.map = GamutMap()
        self._picking.addWidget(self.map)
        self.light = QLabel()
        self.light.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picking.addWidget(self.light)
        self._picking.addStretch(1)
        self.pair = ColorPair()
        self._exact.addWidget(self.pair)
        self.difference = Note("ΔE")
        self._exact.addWidget(self.difference)
        # Two lines always: nothing below may jump while the hand picks.
        self.difference.setMinimumHeight(2 * self.difference.fontMetrics().lineSpacing() + 2)
        self.difference.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._build_entry()
        self._build_sliders()
        self.swatches = SwatchesBox(context)
        self.column.addWidget(self.swatches)
        self.column.addStretch(1)
        self._connect()
        self._background = Background(self)
        # The first CIEDE2000 loads a library; until it is there the line says nothing.
        self._background.run(partial(gamut.delta_e, (50, 0, 0), (50, 1, 0)), self._delta_e_loaded)
        self.show_color()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        wide = self.width() >= _SIDE_BY_SIDE
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _build_entry(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        self.hex = QLineEdit()
        self.hex.setMaxLength(9)
        self.hex.setPlaceholderText("#rrggbb")
        self.hex.setAccessibleName(self.tr("Hexadecimal colour"))
        self.rgb = [NumberBox(0, 255, "", name) for name in (self.tr("Red"), self.tr("Green"), self.tr("Blue"))]
        self.lab = [_ab_box(self.tr("Lab a: green to red")), _ab_box(self.tr("Lab b: blue to yellow"))]
        self.fixed_l = QLineEdit()
        self.fixed_l.setReadOnly(True)
        self.fixed_l.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.fixed_l.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.fixed_l.setAccessibleName(self.tr("Lightness"))
        self.fixed_l.setToolTip(self.tr("The lightness is the photograph's own and is never changed."))
        rows: tuple[tuple[str, list[QWidget]], ...] = (
            ("Hex", [self.hex]),
            ("RGB", [*self.rgb]),
            ("Lab", [self.fixed_l, *self.lab]),
        )
        for line, (word, boxes) in enumerate(rows):
            grid.addWidget(QLabel(word), line, 0)
            for place, box in enumerate(boxes):
                box.setMinimumWidth(44)
                grid.addWidget(box, line, 1 + place, 1, 3 if len(boxes) == 1 else 1)
        for column in (1, 2, 3):
            grid.setColumnStretch(column, 1)
        self._exact.addLayout(grid)

    def _build_sliders(self) -> None:
        self.hue = SliderRow("H", self.tr("Hue"), 0, 359, "°")
        self.saturation = SliderRow("S", self.tr("Saturation"), 0, 100, " %")
        self.value = SliderRow("V", self.tr("Value"), 0, 100, " %")
        column = QVBoxLayout()
        column.setSpacing(2)
        self._exact.addLayout(column)
        self._exact.addStretch(1)
        for row in self._sliders:
            row.number.setFixedWidth(58)
            column.addWidget(row)
            row.moving.connect(lambda _: self._mixing())
            row.committed.connect(lambda _: self._commit(self._mixed()))
            row.abandoned.connect(self._abandon)

    @property
    def _sliders(self) -> tuple[SliderRow, SliderRow, SliderRow]:
        return self.hue, self.saturation, self.value

    def _connect(self) -> None:
        self.map.picking.connect(self._preview)
        self.map.picked.connect(self._commit)
        self.map.abandoned.connect(self._abandon)
        self.hex.editingFinished.connect(self._hex_entered)
        for box in self.rgb:
            box.valueChanged.connect(lambda _: self._rgb_entered())
            box.stepped.connect(partial(_step, box))
        for lab in self.lab:
            lab.valueChanged.connect(lambda _: self._lab_entered())
        self.context.color.changed.connect(self.show_color)
        self.context.place_changed.connect(self.show_color)
        self.context.document_opened.connect(self.show_color)

    # What the artist does

    def _preview(self, value: AB | RGB) -> None:
        if self._before is None:
            self._before = self.context.color.asked_rgb or self.context.color.ab
        self.context.color.set(value)
        self.context.preview_color(self.context.color.ab)

    def _commit(self, value: AB | RGB) -> None:
        self._before = None
        self.context.apply_color_to_selection(value)
        self.show_color()

    def _abandon(self) -> None:
        before, self._before = self._before, None
        self.context.preview_color(None)
        if before is not None:
            self.context.color.set(before)
        self.show_color()

    def _mixed(self) -> RGB:
        hue, saturation, value = (row.slider.value() for row in self._sliders)
        red, green, blue = colorsys.hsv_to_rgb(hue / 360, saturation / 100, value / 100)
        return round(red * 255), round(green * 255), round(blue * 255)

    def _mixing(self) -> None:
        self._preview(self._mixed())

    def _hex_entered(self) -> None:
        if not self.hex.isModified():
            return
        self.hex.setModified(False)
        try:
            rgb = color.parse_hex(self.hex.text())
        except ValueError as error:
            self.context.message.emit(f"{error}.", self.tr("Type six digits, such as #c87850."), "")
            self.show_color()
            return
        self._commit(rgb)

    def _rgb_entered(self) -> None:
        red, green, blue = (box.value() for box in self.rgb)
        self._commit((red, green, blue))

    def _lab_entered(self) -> None:
        a, b = (box.value() for box in self.lab)
        self._commit((a, b))

    # What is shown

    def show_color(self) -> None:
        """Show the current colour at the lightness of the place under consideration."""
        light, ab = self.context.place_lightness, self.context.color.ab
        real_ab = gamut.snapped(light, ab)
        real = color.rgb_of(light, real_ab)
        asked = self.context.color.asked_rgb or color.rgb_of(light, ab)
        self.map.show_color(light, ab)
        somewhere = self.context.place is not None
        words = self.tr("Colours at this place: L {light:.0f}")
        self.light.setText((words if somewhere else self.tr("Colours at L {light:.0f}")).format(light=light))
        self.pair.show_pair(asked, real)
        self._show_difference(light, ab, real_ab)
        self._fill_entry(light, asked)
        self._fill_sliders(asked)

    def _show_difference(self, light: float, ab: AB, real_ab: AB) -> None:
        asked_rgb = self.context.color.asked_rgb
        asked = gamut.lab_of(asked_rgb) if asked_rgb is not None else (light, *ab)
        if not self._delta_e_ready:
            self.difference.say("ΔE …")
            return
        distance = gamut.delta_e(asked, (light, *real_ab))
        text = self.tr("ΔE {distance:.1f} ({words}).").format(distance=distance, words=self._in_words(distance))
        if abs(real_ab[0] - ab[0]) + abs(real_ab[1] - ab[1]) > 0.5:
            text += " " + self.tr("Too strong for this lightness.")
        elif distance >= 1:
            text += " " + self.tr("The lightness stays the photograph's.")
        self.difference.say(text)
        self.difference.setToolTip(self.tr("Difference between the two colours, CIEDE2000"))

    def _in_words(self, distance: float) -> str:
        steps = ((1.0, self.tr("no visible difference")), (2.5, self.tr("hardly visible")), (6.0, self.tr("visible")))
        return next((words for limit, words in steps if distance < limit), self.tr("clearly different"))

    def _fill_entry(self, light: float, asked: RGB) -> None:
        if not (self.hex.hasFocus() and self.hex.isModified()):
            self.hex.setText(hex_of(asked))
        self.fixed_l.setText(f"{light:.0f}")
        for box, level in zip(self.rgb, asked, strict=True):
            _show(box, level)
        for lab, part in zip(self.lab, self.context.color.ab, strict=True):
            _show(lab, round(part, 1))

    def _fill_sliders(self, asked: RGB) -> None:
        hue, saturation, value = colorsys.rgb_to_hsv(*(level / 255 for level in asked))
        # A gray has no hue and 8 bits round: sliders that already mean this colour stay where the hand put them.
        if self._mixed() != asked and not any(row.in_gesture for row in self._sliders):
            if saturation > 0:
                self.hue.show_value(round(hue * 360) % 360)
            self.saturation.show_value(round(saturation * 100))
            self.value.show_value(round(value * 100))
        h, s, v = (row.slider.value() for row in self._sliders)
        self.hue.slider.set_gradient([_hsv(n * 360 // _HUES % 360, max(s, 35), max(v, 60)) for n in range(_HUES + 1)])
        self.saturation.slider.set_gradient([_hsv(h, 0, v), _hsv(h, 50, v), _hsv(h, 100, v)])
        self.value.slider.set_gradient([_hsv(h, s, 0), _hsv(h, s, 50), _hsv(h, s, 100)])

    def _delta_e_loaded(self, _: float) -> None:
        self._delta_e_ready = True
        self.show_color()


def _ab_box(name: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(-AB_LIMIT, AB_LIMIT)
    box.setDecimals(1)
    box.setKeyboardTracking(False)
    make_plain(box)
    box.setAccessibleName(name)
    box.setToolTip(name)
    # Over a box without focus the wheel scrolls the panel.
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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


def _hsv(hue: int, saturation: int, value: int) -> QColor:
    return QColor.fromHsvF(hue / 360, saturation / 100, value / 100)
