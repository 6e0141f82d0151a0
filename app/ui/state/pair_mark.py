"""The mark of one of a pair of places: a ring with its number, the same over the photograph and over the reference."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

RADIUS = 9.0
"""In logical pixels."""


def paint_pair_mark(painter: QPainter, place: tuple[float, float], text: str) -> None:
    """Draw the mark with its number around a place, in logical pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    centre = QPointF(*place)
    painter.setBrush(QColor(20, 20, 20, 150))
    painter.setPen(QPen(QColor(0, 0, 0, 200), 3.5))
    painter.drawEllipse(centre, RADIUS, RADIUS)
    painter.setPen(QPen(QColor(255, 255, 255), 1.5))
    painter.drawEllipse(centre, RADIUS, RADIUS)
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(11)
    painter.setFont(font)
    box = QRectF(centre.x() - RADIUS, centre.y() - RADIUS, 2 * RADIUS, 2 * RADIUS)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
