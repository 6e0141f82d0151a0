"""Draws the regions over the photograph: veils while a tool of theirs is in hand, borders always."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from app.core import region_edits
from app.core.document import Region
from app.ui.state.drawn_regions import DrawnRegions
from app.ui.state.view_transform import ViewTransform

_SHADE = QColor(0, 0, 0, 150)
_LIGHT = QColor(255, 255, 255)
_CORNER = 3.0


class RegionPainter:
    """Paints the regions of one pane once; made anew for every paint event."""

    def __init__(self, painter: QPainter, transform: ViewTransform, size: tuple[int, int], opacity: float) -> None:
        """Paint over a photograph of this size; `opacity`: of borders without veils, which fade like markers."""
        self._painter, self._opacity = painter, opacity
        self._size = size
        origin, right, down = (QPointF(*transform.to_widget(xy)) for xy in ((0, 0), (1, 0), (0, 1)))
        across, along = right - origin, down - origin
        self._to_widget = QTransform(across.x(), across.y(), along.x(), along.y(), origin.x(), origin.y())

    def paint(self, regions: DrawnRegions, *, veils: bool) -> None:
        """Draw the regions that are shown, the current one on top, and the outline that is being drawn."""
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setOpacity(1.0 if veils else self._opacity)
        shown = [region for region in regions.all if region.shown and regions.seen]
        for region in sorted(shown, key=lambda region: region.id == regions.current):
            if veils:
                self._veil(regions, region)
            self._border(regions, region, current=region.id == regions.current)
        if regions.path:
            self._outline(regions)
        self._painter.restore()

    def _veil(self, regions: DrawnRegions, region: Region) -> None:
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.setTransform(self._to_widget, combine=True)
        self._painter.drawImage(QRectF(0, 0, *self._size), regions.veil(region))
        self._painter.restore()

    def _border(self, regions: DrawnRegions, region: Region, *, current: bool) -> None:
        border = self._to_widget.map(regions.look(regions.shape(region)).border)
        self._line(border, QColor(*region_edits.color(region)), 2.0 if current else 1.0)

    def _line(self, path: QPainterPath, color: QColor, width: float) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for shade, wider in ((_SHADE, 1.5), (color, 0.0)):
            pen = QPen(shade, width + wider)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self._painter.setPen(pen)
            self._painter.drawPath(path)

    def _outline(self, regions: DrawnRegions) -> None:
        places = [self._to_widget.map(QPointF(*xy)) for xy in regions.path]
        path = QPainterPath()
        path.addPolygon(QPolygonF(places))
        self._line(path, _LIGHT, 1.25)
        closing = QPen(_LIGHT, 1.0, Qt.PenStyle.DashLine)
        self._painter.setPen(closing)
        self._painter.drawLine(places[-1], places[0])
        self._painter.setBrush(_LIGHT)
        self._painter.setPen(QPen(_SHADE, 1.0))
        self._painter.drawEllipse(places[0], _CORNER, _CORNER)
