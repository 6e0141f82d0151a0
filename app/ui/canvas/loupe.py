"""The loupe beside the pointer: magnified pixels, the square that is taken, and the colour it has."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from app.ui.canvas.picture_painter import PicturePainter
from app.ui.state.canvas_model import CanvasModel
from app.ui.state.context import EditorContext
from app.ui.state.pictures import Pictures, View
from app.ui.state.view_transform import Place, ViewTransform
from app.ui.tools.base import Sample, Tool
from models.types import RGB

RADIUS = 54.0
RING = 11.0
"""How wide the ring of colour around the pixels is, in logical pixels."""

MAGNIFIED = 8.0
LARGEST_PIXEL = 16.0
_FRAME_SHARE = 0.66
"""The square that is taken has at most this share of the loupe's width."""

_APART = 26.0
_EDGE = QColor(20, 20, 20, 200)
_LIGHT = QColor(255, 255, 255)
_PLATE = QColor(20, 20, 20, 215)


class _Pane(Protocol):
    """What the loupe needs to know of the pane that it is painted in."""

    def width(self) -> int: ...
    def height(self) -> int: ...
    def font(self) -> QFont: ...
    def devicePixelRatioF(self) -> float: ...  # noqa: N802 - Qt's name
    def view_at(self, x: float) -> View: ...


def paint_loupe(
    painter: QPainter, pane: _Pane, context: EditorContext, model: CanvasModel, tool: Tool, place: Place
) -> None:
    """Paint the loupe where a tool would take something at a place of a pane (logical pixels)."""
    view = pane.view_at(place[0])
    found = tool.sample(view, place)
    if found is None or model.pictures is None:
        return
    size = (pane.width(), pane.height())
    loupe = Loupe(painter, model.pictures, model.transform, pane.devicePixelRatioF(), size, pane.font())
    loupe.paint(view, place, found, context.color.asked_rgb or context.shown_rgb())


class Loupe:
    """Paints the loupe for one pane; made anew for every paint event.

    Args:
        painter: of the pane.
        pictures: what it shows.
        transform: where the photograph lies in it.
        ratio: device pixels per logical pixel.
        size: of the pane, logical pixels.
        font: for the colour's name.
    """

    def __init__(
        self,
        painter: QPainter,
        pictures: Pictures,
        transform: ViewTransform,
        ratio: float,
        size: tuple[float, float],
        font: QFont,
    ) -> None:
        self._painter, self._pictures, self._transform = painter, pictures, transform
        self._ratio, self._size, self._font = ratio, size, font

    def paint(self, view: View, place: Place, sample: Sample, before: RGB) -> None:
        """Paint it beside a place of the pane.

        Args:
            view: what is shown there.
            place: of the pointer, logical pixels.
            sample: what would be taken.
            before: the current colour, for comparison.
        """
        centre = self._beside(place)
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ring(centre, sample.rgb, before)
        self._pixels(view, place, centre, sample.side)
        self._name(centre, sample.rgb)
        self._painter.restore()

    def _beside(self, place: Place) -> QPointF:
        """The loupe's middle: above the pointer at the right, or where there is room."""
        apart = RADIUS + RING + _APART
        below = self._text_height() + 10
        x = place[0] + apart if place[0] + apart + RADIUS + RING < self._size[0] else place[0] - apart
        y = place[1] - apart if place[1] - apart - RADIUS - RING > 0 else place[1] + apart
        low, high = RADIUS + RING, self._size[1] - RADIUS - RING - below
        return QPointF(x, min(max(y, low), max(high, low)))

    def _ring(self, centre: QPointF, taken: RGB, before: RGB) -> None:
        """Above the colour that would be taken, below the present one."""
        outer = RADIUS + RING
        rect = QRectF(centre.x() - outer, centre.y() - outer, 2 * outer, 2 * outer)
        self._painter.setPen(Qt.PenStyle.NoPen)
        for rgb, start in ((taken, 0), (before, 180)):
            self._painter.setBrush(QColor(*rgb))
            self._painter.drawPie(rect, start * 16, 180 * 16)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in ((_EDGE, 3.0), (_LIGHT, 1.25)):
            self._painter.setPen(QPen(color, width))
            self._painter.drawEllipse(centre, outer, outer)

    def _scale(self, side: float) -> float:
        """Logical pixels of the loupe for one image pixel."""
        magnified = min(self._transform.scale * MAGNIFIED, max(LARGEST_PIXEL, self._transform.scale))
        return min(magnified, 2 * RADIUS * _FRAME_SHARE / side)

    def _pixels(self, view: View, place: Place, centre: QPointF, side: float) -> None:
        scale = self._scale(side)
        inside = QPainterPath()
        inside.addEllipse(centre, RADIUS, RADIUS)
        self._painter.save()
        self._painter.setClipPath(inside)
        self._painter.fillPath(inside, _EDGE)
        magnified = self._transform.zoomed(scale, place).panned(centre.x() - place[0], centre.y() - place[1])
        PicturePainter(self._painter, self._pictures, magnified, self._ratio, crisp=True).paint(view)
        self._painter.restore()
        half = max(scale * side, 3.0) / 2
        frame = QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half)
        for color, width in ((_EDGE, 3.0), (_LIGHT, 1.25)):
            self._painter.setPen(QPen(color, width))
            self._painter.drawRect(frame)
            self._painter.drawEllipse(centre, RADIUS, RADIUS)

    def _text_height(self) -> float:
        return QFontMetricsF(self._font).height() + 6

    def _name(self, centre: QPointF, rgb: RGB) -> None:
        text = QColor(*rgb).name()
        self._painter.setFont(self._font)
        width = QFontMetricsF(self._font).horizontalAdvance(text) + 18
        rect = QRectF(centre.x() - width / 2, centre.y() + RADIUS + RING + 4, width, self._text_height())
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(_PLATE)
        self._painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        self._painter.setPen(_LIGHT)
        self._painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
