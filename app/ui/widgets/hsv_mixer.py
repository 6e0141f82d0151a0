"""Hue, saturation and value of a colour as three sliders that are one control."""

from __future__ import annotations

import colorsys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from app.ui.widgets.slider_row import SliderRow
from models.types import RGB

_HUES = 12
_NUMBER = 54


class HsvMixer(QObject):
    """Three slider rows, to be put anywhere, that mix one colour.

    Attributes:
        hue, saturation, value: the rows.
    """

    mixing = Signal(object)
    """The RGB, 0..255, of a gesture that goes on."""
    mixed = Signal(object)
    """The RGB at its end."""
    abandoned = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hue = SliderRow("H", self.tr("Hue"), 0, 359, "°")
        self.saturation = SliderRow("S", self.tr("Saturation"), 0, 100, " %")
        self.value = SliderRow("V", self.tr("Value"), 0, 100, " %")
        for row in self._rows:
            row.number.setFixedWidth(_NUMBER)
            row.moving.connect(lambda _: self.mixing.emit(self.rgb))
            row.committed.connect(lambda _: self.mixed.emit(self.rgb))
            row.abandoned.connect(self.abandoned)

    @property
    def _rows(self) -> tuple[SliderRow, SliderRow, SliderRow]:
        return self.hue, self.saturation, self.value

    @property
    def rgb(self) -> RGB:
        """What the sliders mean, 0..255."""
        hue, saturation, value = (row.slider.value() for row in self._rows)
        red, green, blue = colorsys.hsv_to_rgb(hue / 360, saturation / 100, value / 100)
        return round(red * 255), round(green * 255), round(blue * 255)

    def show_rgb(self, rgb: RGB) -> None:
        """Show another colour; a gesture in progress goes on undisturbed."""
        hue, saturation, value = colorsys.rgb_to_hsv(*(level / 255 for level in rgb))
        # A gray has no hue and 8 bits round: sliders that already mean this colour stay where the hand put them.
        if self.rgb != rgb and not any(row.in_gesture for row in self._rows):
            if saturation > 0:
                self.hue.show_value(round(hue * 360) % 360)
            self.saturation.show_value(round(saturation * 100))
            self.value.show_value(round(value * 100))
        h, s, v = (row.slider.value() for row in self._rows)
        self.hue.slider.set_gradient([_hsv(n * 360 // _HUES % 360, max(s, 35), max(v, 60)) for n in range(_HUES + 1)])
        self.saturation.slider.set_gradient([_hsv(h, 0, v), _hsv(h, 50, v), _hsv(h, 100, v)])
        self.value.slider.set_gradient([_hsv(h, s, 0), _hsv(h, s, 50), _hsv(h, s, 100)])


def _hsv(hue: int, saturation: int, value: int) -> QColor:
    return QColor.fromHsvF(hue / 360, saturation / 100, value / 100)
