"""Draws the hints over the photograph: readable on any colour and at any zoom, and not by colour alone."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from app.ui.state import hint_colors
from app.ui.state.hint_context import place_of
from app.ui.state.view_transform import ViewTransform
from app.ui.tools.base import MARKER_RADIUS
from models.hints import XY, ColorPoint, Hints, Stroke
from models.types import RGB

SELECTED_RADIUS = 8.5
DARK = QColor(0, 0, 0, 215)
LIGHT = QColor(255, 255, 255)
SHADE = QColor(0, 0, 0, 130)
FAINT = 0.4
"""Opacity of hints that do not count on the screen."""

SELECTED_LEAST = 0.5
"""Opacity of selected hints while the others have faded: a panel may be at work on them."""

_MARGIN = 24.0


class HintPainter:
    """Paints the hints of one pane once; made anew for every paint event, it holds nothing but what it needs for it."""

    def __init__(
        self,
        painter: QPainter,
        transform: ViewTransform,
        size: tuple[float, float],
        lightness_at: Callable[[XY], float | None],
        *,
        selected: Collection[int],
        solo: Collection[int],
        filled: bool,
        wide: Collection[int],
        colors: dict[str, RGB],
        opacity: float,
    ) -> None:
        """Paint on a pane of this size.

        Args:
            painter, transform, size: the pane.
            lightness_at: of the photograph.
            selected: the ids of the hints that are painted so.
            solo: the ids of the hints that alone count; others are faint. Empty where all count.
            filled: strokes are shown in their full width and colour, as over the gray photograph.
            wide: the ids of strokes whose width is outlined where they are not filled.
            colors: of the regions that strokes mark, in a cut-out.
            opacity: of all markers; selected ones stay visible.
        """
        self._painter = painter
        self._transform = transform
        self._sight = QRectF(-_MARGIN, -_MARGIN, size[0] + 2 * _MARGIN, size[1] + 2 * _MARGIN)
        self._lightness_at = lightness_at
        self._selected = selected
        self._solo = solo
        self._filled = filled
        self._wide = wide
        self._colors = colors
        self._opacity = opacity

    def paint(self, hints: Hints) -> None:
        """Draw all hints in their order, the selected ones on top of all, also where they are hidden."""
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = []
        for hint in hints.drawn:
            if hint.id in self._selected:
                chosen.append(hint)
            elif hint.shown:
                self._hint(hint, selected=False)
        for hint in chosen:
            self._hint(hint, selected=True)
        self._painter.restore()

    def _hint(self, hint: ColorPoint | Stroke, *, selected: bool) -> None:
        counts = hint.shown and (not self._solo or hint.id in self._solo)
        presence = max(self._opacity, SELECTED_LEAST) if selected else self._opacity
        self._painter.setOpacity(presence * (1.0 if counts else FAINT))
        if isinstance(hint, ColorPoint):
            self._point(hint, selected=selected)
        else:
            self._stroke(hint, selected=selected)

    def _color(self, hint: ColorPoint | Stroke) -> QColor:
        rgb = hint_colors.rgb_of(hint, self._lightness_at(place_of(hint)), self._colors)
        return QColor(0, 0, 0, 0) if rgb is None else QColor(*rgb)

    def _place(self, xy: XY) -> QPointF:
        return QPointF(*self._transform.to_widget(xy))

    def _point(self, point: ColorPoint, *, selected: bool) -> None:
        centre = self._place(point.xy)
        if not self._sight.contains(centre):
            return
        side = point.radius * self._transform.scale
        if side > (SELECTED_RADIUS if selected else MARKER_RADIUS) + 2:
            self._frame(point, selected=selected)
        self._disc(centre, self._color(point), selected=selected)

    def _frame(self, point: ColorPoint, *, selected: bool) -> None:
        """The patch of a point, where it is larger than its marker."""
        (x, y), r = point.xy, point.radius
        corners = [self._place(xy) for xy in ((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r))]
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(SHADE, 3))
        self._painter.drawPolygon(corners)
        self._painter.setPen(QPen(LIGHT, 1, Qt.PenStyle.SolidLine if selected else Qt.PenStyle.DashLine))
        self._painter.drawPolygon(corners)

    def _disc(self, centre: QPointF, fill: QColor, *, selected: bool) -> None:
        """A white ring within a dark one around the hint's colour; a selected one is larger and has four ticks."""
        radius = SELECTED_RADIUS if selected else MARKER_RADIUS
        self._painter.setPen(QPen(DARK, 4.5))
        self._painter.setBrush(fill)
        self._painter.drawEllipse(centre, radius, radius)
        self._painter.setPen(QPen(LIGHT, 2.25 if selected else 1.75))
        self._painter.drawEllipse(centre, radius, radius)
        if selected:
            self._ticks(centre, radius + 3.5, radius + 8.0)

    def _ticks(self, centre: QPointF, near: float, far: float) -> None:
        for pen in (QPen(DARK, 4.5), QPen(LIGHT, 2)):
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            self._painter.setPen(pen)
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                self._painter.drawLine(
                    QPointF(centre.x() + dx * near, centre.y() + dy * near),
                    QPointF(centre.x() + dx * far, centre.y() + dy * far),
                )

    def _stroke(self, stroke: Stroke, *, selected: bool) -> None:
        places = [self._place(xy) for xy in stroke.path]
        path = QPainterPath(places[0])
        for place in places[1:]:
            path.lineTo(place)
        if not path.boundingRect().adjusted(-1, -1, 1, 1).intersects(self._sight):
            return
        fill = self._color(stroke)
        if self._filled:
            self._body(self._painter, stroke, places, fill)
        elif stroke.id in self._wide:
            self._outline(stroke, places)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        # A stroke that marks a region shows so all along: there is no colour under it that would.
        marks = stroke.region in self._colors
        core, wider = (fill, 1.5) if marks and not selected else (LIGHT, 0.0)
        for shade, width in ((DARK, 4.0 if selected else 3.0), (core, 2.0 if selected else 1.25)):
            pen = QPen(shade, width + wider)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self._painter.setPen(pen)
            self._painter.drawPath(path)
        self._diamond(places[len(places) // 2], fill, selected=selected)

    def _body(
        self, painter: QPainter, stroke: Stroke, places: list[QPointF], fill: QColor, *, grown: float = 0.0
    ) -> None:
        """The stroke in a colour and in its own widths, grown by logical pixels."""
        scale = self._transform.scale
        for n in range(max(len(places) - 1, 1)):
            pen = QPen(fill, max(stroke.widths[n] * scale + grown, 1.0))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(places[n], places[min(n + 1, len(places) - 1)])

    def _outline(self, stroke: Stroke, places: list[QPointF]) -> None:
        """A light line in a dark one around all that the stroke covers; what it covers stays to be seen."""
        ratio = self._painter.device().devicePixelRatioF()
        sheet = QImage((self._sight.size() * ratio).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        sheet.setDevicePixelRatio(ratio)
        sheet.fill(Qt.GlobalColor.transparent)
        painter = QPainter(sheet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self._sight.topLeft())
        self._body(painter, stroke, places, DARK, grown=4.0)
        self._body(painter, stroke, places, LIGHT, grown=2.0)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        self._body(painter, stroke, places, LIGHT, grown=-0.5)
        painter.end()
        self._painter.drawImage(self._sight.topLeft(), sheet)

    def _diamond(self, centre: QPointF, fill: QColor, *, selected: bool) -> None:
        """What a stroke is taken hold of and told from points by."""
        r = SELECTED_RADIUS if selected else MARKER_RADIUS
        corners = [QPointF(centre.x() + dx * r, centre.y() + dy * r) for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0))]
        self._painter.setBrush(fill)
        self._painter.setPen(QPen(DARK, 4.0))
        self._painter.drawPolygon(corners)
        self._painter.setPen(QPen(LIGHT, 2.0 if selected else 1.5))
        self._painter.drawPolygon(corners)
        if selected:
            self._ticks(centre, r + 3.5, r + 8.0)


def paint_ring(painter: QPainter, place: tuple[float, float], radius: float) -> None:
    """The brush's size around the pointer."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(SHADE, 3))
    painter.drawEllipse(QPointF(*place), radius, radius)
    painter.setPen(QPen(LIGHT, 1.25))
    painter.drawEllipse(QPointF(*place), radius, radius)
    painter.restore()
