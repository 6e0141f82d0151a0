"""The colour as it was beside the colour as it is now; a click goes back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.widgets.swatch import hex_of, readable_on
from models.types import RGB


class ColorPair(QAbstractButton):
    """Two halves of one bar: before, and now. Clicked, it asks for the colour before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before: RGB = (0, 0, 0)
        self.now: RGB = (0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(120, 40)

    def show_pair(self, before: RGB, now: RGB) -> None:
        """Show two colours, 0..255, as they appear in the photograph."""
        self.before, self.now = before, now
        words = self.tr("Before {before}, now {now}; a click goes back")
        self.setAccessibleName(words.format(before=hex_of(before), now=hex_of(now)))
        self.setToolTip(self.accessibleName())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's signature
        painter = QPainter(self)
        width = self.width() / 2
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        for rgb, word, left in ((self.before, self.tr("before"), 0.0), (self.now, self.tr("now"), width)):
            half = QRectF(left, 0, width, self.height())
            painter.fillRect(half, QColor(*rgb))
            painter.setPen(readable_on(rgb))
            painter.drawText(half.adjusted(6, 3, -6, -3), Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, word)
        edge = QColor(self.palette().text().color())
        edge.setAlphaF(0.3)
        focused = self.hasFocus()
        painter.setPen(QPen(self.palette().highlight().color(), 2) if focused else QPen(edge, 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
