"""Draws the photograph's pictures into a pane: only blits, nothing is computed here."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QTransform

from app.ui.state.pictures import Pictures, Shown, View
from app.ui.state.view_transform import ViewTransform

CRISP_ABOVE = 4.0
"""Above this zoom (400 %) pixels are shown as the squares they are."""

HANDLE = 14.0
MARK_RADIUS = 16.0
_PILL = QColor(20, 20, 20, 190)
_WHITE = QColor(255, 255, 255)
_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class PicturePainter:
    """Paints one pane; made anew for every paint event."""

    def __init__(
        self, painter: QPainter, pictures: Pictures, transform: ViewTransform, ratio: float, *, crisp: bool = False
    ) -> None:
        """`crisp`: show the pixels of all pictures as squares, whatever the zoom."""
        self._painter = painter
        self._pictures = pictures
        self._ratio = ratio
        self._crisp = crisp
        self._zoom = transform.scale * ratio
        self._scale = transform.scale
        # On whole device pixels, or 100 % would not be sharp.
        x, y = (round(offset * ratio) / ratio for offset in (transform.x, transform.y))
        (right_x, right_y), (down_x, down_y) = transform.axes
        self._straight = transform.turn % 90 == 0
        self._placed = QTransform(right_x, right_y, down_x, down_y, x, y)
        room = painter.viewport().size()
        self._visible = replace(transform, x=x, y=y).visible(pictures.size, (room.width(), room.height()))

    def paint(self, view: View) -> None:
        """The whole photograph as one view shows it; untouched until the first result has come."""
        shown = self._pictures.coloured(view)
        if shown is not None:
            self._coloured(shown)
            return
        pyramid = {View.ORIGINAL: self._pictures.original, View.GRAY: self._pictures.gray}.get(
            view, self._pictures.untouched
        )
        self._layer(pyramid.level(self._zoom), self._whole, exact=True)

    def _coloured(self, shown: Shown) -> None:
        detail, box = shown.detail, shown.detail_box
        if detail is None or box is None or not self._covers(box):
            self._layer(shown.overview, self._whole, exact=False)
        if detail is not None and box is not None:
            self._layer(detail, box, exact=detail.width() == box[2] - box[0])

    def veil(self, image: QImage) -> None:
        """Lay a picture with transparency over the whole photograph."""
        self._layer(image, self._whole, exact=False)

    @property
    def _whole(self) -> tuple[int, int, int, int]:
        return 0, 0, *self._pictures.size

    def _covers(self, box: tuple[int, int, int, int]) -> bool:
        """Whether a part of the photograph is all of it that can be seen."""
        seen = self._visible
        return seen is None or (box[0] <= seen[0] and box[1] <= seen[1] and box[2] >= seen[2] and box[3] >= seen[3])

    def _target(self, box: tuple[int, int, int, int]) -> QRectF:
        """Where a part of the photograph lies before it is turned and moved to its place."""
        x0, y0, x1, y1 = (value * self._scale for value in box)
        return QRectF(x0, y0, x1 - x0, y1 - y0)

    def _layer(self, image: QImage, box: tuple[int, int, int, int], *, exact: bool) -> None:
        """`exact`: the image's pixels are the photograph's own and may be shown as squares."""
        target, size = self._target(box), image.size().toSizeF() / self._ratio
        copied = max(abs(target.width() - size.width()), abs(target.height() - size.height())) * self._ratio < 1
        if copied:
            # Made for this place, but for a part of a pixel: copied, not stretched.
            target.setSize(size)
        crisp = self._crisp or (exact and self._zoom > CRISP_ABOVE)
        self._painter.setRenderHint(
            QPainter.RenderHint.SmoothPixmapTransform, not (crisp or (copied and self._straight))
        )
        self._painter.save()
        self._painter.setTransform(self._placed, combine=True)
        self._painter.drawImage(target, image, QRectF(image.rect()))
        self._painter.restore()


def paint_split(painter: QPainter, size: tuple[float, float], x: float) -> None:
    """The line between before and after, with its handle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = size[1] / 2
    painter.setPen(QPen(QColor(0, 0, 0, 140), 3))
    painter.drawLine(round(x), 0, round(x), round(size[1]))
    painter.setPen(QPen(_WHITE, 1))
    painter.drawLine(round(x), 0, round(x), round(size[1]))
    painter.setPen(QPen(QColor(0, 0, 0, 140), 1))
    painter.setBrush(_WHITE)
    painter.drawEllipse(QRectF(x - HANDLE, middle - HANDLE, 2 * HANDLE, 2 * HANDLE))
    pen = QPen(QColor(40, 40, 40), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for side in (-1, 1):
        tip, back = x + side * 8, x + side * 4
        painter.drawLine(round(back), round(middle - 4), round(tip), round(middle))
        painter.drawLine(round(tip), round(middle), round(back), round(middle + 4))
    painter.restore()


def paint_advice(painter: QPainter, text: str, font: QFont, size: tuple[float, float]) -> None:
    """What to do next, in a plate at the lower edge of a pane of this size."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    room = QRectF(0, 0, max(size[0] - 64, 80), size[1])
    words = QFontMetricsF(font).boundingRect(room, _CENTRED, text)
    rect = QRectF(0, 0, words.width() + 28, words.height() + 14)
    rect.moveCenter(QPointF(size[0] / 2, size[1] - 20 - rect.height() / 2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_PILL)
    painter.drawRoundedRect(rect, 8, 8)
    painter.setPen(_WHITE)
    painter.drawText(rect, _CENTRED, text)
    painter.restore()


def paint_mark(painter: QPainter, place: tuple[float, float], text: str, font: QFont) -> None:
    """A place that waits for a colour: a broken ring with a question mark, and a few words below."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    centre = QPointF(*place)
    painter.setBrush(QColor(20, 20, 20, 110))
    painter.setPen(QPen(QColor(0, 0, 0, 200), 5))
    painter.drawEllipse(centre, MARK_RADIUS, MARK_RADIUS)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(_WHITE, 2.5, Qt.PenStyle.DashLine))
    painter.drawEllipse(centre, MARK_RADIUS, MARK_RADIUS)
    bold = QFont(font)
    bold.setBold(True)
    painter.setFont(bold)
    painter.setPen(_WHITE)
    side = 2 * MARK_RADIUS
    painter.drawText(QRectF(place[0] - MARK_RADIUS, place[1] - MARK_RADIUS, side, side), _CENTRED, "?")
    painter.restore()
    width = QFontMetricsF(font).horizontalAdvance(text) + 20
    paint_label(painter, text, font, place[0] - width / 2, top=place[1] + MARK_RADIUS + 6)


def paint_label(
    painter: QPainter, text: str, font: QFont, x: float, *, right_aligned: bool = False, top: float = 12
) -> None:
    """A few words in a small plate, by default at a pane's upper edge; x is the plate's left (or right) edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    width = QFontMetricsF(font).horizontalAdvance(text) + 20
    rect = QRectF(x - width if right_aligned else x, top, width, QFontMetricsF(font).height() + 8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_PILL)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setPen(_WHITE)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
