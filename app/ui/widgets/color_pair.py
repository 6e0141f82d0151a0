"""The colour asked for beside the colour that will appear."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.widgets.swatch import hex_of, readable_on
from models.types import RGB


class ColorPair(QWidget):
    """Two halves of one bar, each with its name and value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asked: RGB = (0, 0, 0)
        self.real: RGB = (0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(200, 42)

    def show_pair(self, asked: RGB, real: RGB) -> None:
        """Show two colours, 0..255."""
        self.asked, self.real = asked, real
        words = self.tr("Asked for {asked}, will appear as {real}")
        self.setAccessibleName(words.format(asked=hex_of(asked), real=hex_of(real)))
        self.setToolTip(self.accessibleName())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's signature
        painter = QPainter(self)
        width = self.width() / 2
        parts = ((self.asked, self.tr("asked for"), 0.0), (self.real, self.tr("will appear"), width))
        for rgb, word, left in parts:
            half = QRectF(left, 0, width, self.height())
            painter.fillRect(half, QColor(*rgb))
            painter.setPen(readable_on(rgb))
            inner = half.adjusted(8, 4, -8, -4)
            painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, word)
            painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, hex_of(rgb))
        edge = QColor(self.palette().text().color())
        edge.setAlphaF(0.3)
        painter.setPen(QPen(edge, 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
