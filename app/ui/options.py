"""The size of the next point or stroke, and the colour it will have, in the bar at the top."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QWidget

from app.ui.context import RADIUS_LIMITS, WIDTH_LIMITS, EditorContext
from app.ui.studio import Studio
from app.ui.tools import PointTool


class ColorChip(QWidget):
    """The current colour as it will really appear."""

    def __init__(self, context: EditorContext) -> None:
        super().__init__()
        self._context = context
        self.setFixedSize(QSize(34, 22))
        context.color_changed.connect(self._show)
        context.place_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        name = QColor(*self._context.shown_rgb()).name()
        self.setToolTip(self.tr("Current colour {name}").format(name=name))
        self.setAccessibleName(self.toolTip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().windowText().color(), 1))
        painter.setBrush(QColor(*self._context.shown_rgb()))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


class SizeOption(QWidget):
    """Colour, and the side of a point's patch or the width of the brush, whichever the tool has."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._label = QLabel()
        self.size_box = QDoubleSpinBox()
        self.size_box.setDecimals(0)
        self.size_box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.size_box.setSuffix(self.tr(" px"))
        self.size_box.setKeyboardTracking(False)
        self.size_box.setFixedWidth(84)
        self.size_box.valueChanged.connect(self._set)
        self._label.setBuddy(self.size_box)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(8)
        row.addWidget(ColorChip(studio.context))
        row.addSpacing(6)
        row.addWidget(self._label)
        row.addWidget(self.size_box)
        studio.tools.changed.connect(self._show)
        studio.context.size_changed.connect(self._show)
        self._show()

    @property
    def _is_point(self) -> bool:
        return self._studio.tools.chosen.name == PointTool.name

    def _show(self) -> None:
        tool = self._studio.tools.chosen
        used = self._is_point or tool.ring
        self._label.setText(self.tr("Patch") if self._is_point else self.tr("Width"))
        tip = self.tr("Side of a new point's patch") if self._is_point else self.tr("Width of the brush and the eraser")
        self.size_box.setToolTip(tip)
        self.size_box.setAccessibleName(tip)
        self.size_box.setEnabled(used)
        self._label.setEnabled(used)
        low, high = (2 * v for v in RADIUS_LIMITS) if self._is_point else WIDTH_LIMITS
        context = self._studio.context
        with QSignalBlocker(self.size_box):
            self.size_box.setRange(low, high)
            self.size_box.setValue(2 * context.radius if self._is_point else context.width)

    def _set(self, value: float) -> None:
        if self._is_point:
            self._studio.context.set_radius(value / 2)
        else:
            self._studio.context.set_width(value)
