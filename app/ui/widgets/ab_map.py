"""The ab plane as widgets: one to pick from, one that shows a histogram."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.state import qimage
from app.ui.widgets import gamut
from models import color
from models.hints import AB, HISTOGRAM_BINS
from models.types import RGB

_SIDE = 156
_MARK = 6.0

_KEYS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}


class _AbPlane(QWidget):
    """A square with axes, at the top of whatever room there is."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(120, self._side)

    @property
    def _square(self) -> QRectF:
        side = min(self.width(), self.height()) - 2.0
        return QRectF((self.width() - side) / 2, 1.0, side, side)

    def place_of(self, ab: AB) -> QPointF:
        """Widget coordinates of a colour."""
        box = self._square
        share = ((ab[0] / gamut.REACH + 1) / 2, (1 - ab[1] / gamut.REACH) / 2)
        return QPointF(box.left() + share[0] * box.width(), box.top() + share[1] * box.height())

    def ab_at(self, place: QPointF) -> AB:
        """The colour at widget coordinates, whether it exists or not, within the plane."""
        box = self._square
        x = min(max((place.x() - box.left()) / box.width(), 0.0), 1.0)
        y = min(max((place.y() - box.top()) / box.height(), 0.0), 1.0)
        return (2 * x - 1) * gamut.REACH, (1 - 2 * y) * gamut.REACH

    @property
    def _ground(self) -> RGB:
        base = self.palette().base().color()
        return base.red(), base.green(), base.blue()

    def _pixels_across(self) -> int:
        return max(1, round(self._square.width() * self.devicePixelRatioF()))

    def _paint_plane(self, painter: QPainter, image: QImage) -> None:
        box = self._square
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QColor(self.palette().text().color())
        line.setAlphaF(0.18)
        painter.setPen(QPen(line, 1))
        centre = box.center()
        painter.drawLine(QPointF(box.left(), centre.y()), QPointF(box.right(), centre.y()))
        painter.drawLine(QPointF(centre.x(), box.top()), QPointF(centre.x(), box.bottom()))
        line.setAlphaF(0.3)
        painter.setPen(QPen(self.palette().highlight().color(), 2) if self.hasFocus() else QPen(line, 1))
        painter.drawRoundedRect(box, 3, 3)
        if not self.isEnabled():
            veil = QColor(self.palette().window().color())
            veil.setAlphaF(0.6)
            painter.fillRect(box, veil)


class GamutMap(_AbPlane):
    """All colours that exist at a lightness; press or drag picks one, arrow keys move by 1 (Shift: 5) ab units.

    What is picked always exists at the lightness: places outside the gamut give the same hue with less chroma. Where
    it is too dark or too bright to tell colours apart, the map is drawn brighter or darker, and says so. A broken line
    marks how strong photographs have colours at the lightness.
    """

    picking = Signal(object)
    """The ab under a gesture that goes on."""
    picked = Signal(object)
    """The ab at its end."""
    abandoned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_SIDE, parent)
        self.setFixedSize(_SIDE, _SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Colours at this lightness"))
        self.setAccessibleDescription(self.tr("Arrow keys change the colour, with Shift in larger steps."))
        self.lightness = 60.0
        self.ab: AB = (0.0, 0.0)
        self.asked: AB = (0.0, 0.0)
        self.place_lightness = 60.0
        self._any_colors = True
        self._dragging = False
        self._stepping = False
        self._kept: tuple[object, QPixmap] | None = None

    def show_color(self, lightness: float, ab: AB, *, any_colors: bool = True) -> None:
        """Show the gamut at a lightness (0..100), and where a colour lies in it or beyond it.

        Args:
            lightness: of the place.
            ab: the colour.
            any_colors: leave out the line that photographs do not cross.
        """
        shown = (lightness, ab, any_colors)
        if shown == (self.place_lightness, self.asked, self._any_colors):
            return
        self.place_lightness, self.asked, self._any_colors = shown
        self.lightness = gamut.drawn_lightness(lightness)
        self.ab = gamut.snapped(self.lightness, ab)
        self.update()

    @property
    def in_gesture(self) -> bool:
        """Whether the artist is picking right now."""
        return self._dragging or self._stepping

    def _pick(self, ab: AB) -> None:
        self.ab = self.asked = gamut.snapped(self.lightness, ab)
        self.update()
        self.picking.emit(self.ab)

    def _finish(self) -> None:
        self._dragging = self._stepping = False
        self.picked.emit(self.ab)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragging = True
            self._pick(self.ab_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self._dragging:
            self._pick(self.ab_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() == Qt.MouseButton.LeftButton and self._dragging:
            self._finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self.in_gesture:
            self._dragging = self._stepping = False
            self.abandoned.emit()
            return
        step = _KEYS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        size = 5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        self._stepping = True
        self._pick((self.ab[0] + step[0] * size, self.ab[1] + step[1] * size))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self._stepping and not event.isAutoRepeat():
            self._finish()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        if self._stepping:
            self._finish()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's signature
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._backdrop())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        real, asked = self.place_of(self.ab), self.place_of(self.asked)
        dark, light = QPen(QColor(0, 0, 0), 3), QPen(QColor(255, 255, 255), 1.5)
        for pen in (dark, light):
            painter.setPen(pen)
            if asked != real:
                painter.drawLine(real, asked)
                painter.drawLine(asked + QPointF(-4, -4), asked + QPointF(4, 4))
                painter.drawLine(asked + QPointF(-4, 4), asked + QPointF(4, -4))
            painter.setBrush(QColor(*color.rgb_of(self.lightness, self.ab)))
            painter.drawEllipse(real, _MARK, _MARK)

    def _backdrop(self) -> QPixmap:
        """All but the colour's mark. Kept, because every click moves the mark and most leave the lightness."""
        ratio = self.devicePixelRatioF()
        lights = round(self.lightness), round(self.place_lightness)
        state = self._any_colors, self.hasFocus(), self.isEnabled()
        looks = (lights, state, self.size(), ratio, self.palette().cacheKey())
        if self._kept is None or self._kept[0] != looks:
            pixmap = QPixmap(self.size() * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setFont(self.font())
            picture = gamut.gamut_picture(lights[0], self._pixels_across(), self._ground)
            self._paint_plane(painter, qimage.wrap(picture))
            self._write_lightness(painter)
            if not self._any_colors:
                self._draw_limit(painter)
            painter.end()
            self._kept = looks, pixmap
        return self._kept[1]

    def _write_lightness(self, painter: QPainter) -> None:
        painter.setPen(self.palette().text().color())
        corner = self._square.adjusted(6, 4, -6, -4)
        flags = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        words = f"L {self.place_lightness:.0f}"
        if self.lightness != self.place_lightness:
            drawn = self.tr("drawn brighter") if self.lightness > self.place_lightness else self.tr("drawn darker")
            words = f"{words}, {drawn}"
        painter.drawText(corner, flags, words)

    def _draw_limit(self, painter: QPainter) -> None:
        line = QPolygonF([self.place_of(ab) for ab in gamut.natural_limit(round(self.place_lightness))])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        dark = QPen(QColor(0, 0, 0, 110), 1.2)
        for pen in (dark, QPen(QColor(255, 255, 255), 1.2, Qt.PenStyle.DotLine)):
            painter.setPen(pen)
            painter.drawPolygon(line)


class DensityMap(_AbPlane):
    """How often each colour occurs, on the ab plane; `empty` is written there while there is no histogram."""

    def __init__(self, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(190, parent)
        self._empty = empty
        self._shares: tuple[float, ...] | None = None
        self._made: tuple[object, QImage] | None = None
        self.setAccessibleName(self.tr("Colour histogram"))
        self.show_histogram(None)

    def show_histogram(self, shares: Sequence[float] | None) -> None:
        """Show shares of the 313 bins, or none."""
        self._shares = tuple(shares) if shares is not None else None
        self.setAccessibleDescription(self._empty if shares is None else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's signature
        self._paint_plane(QPainter(self), self._picture())
        if self._shares is None:
            painter = QPainter(self)
            painter.setPen(self.palette().text().color())
            painter.setOpacity(0.8 if self.isEnabled() else 0.4)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self._square.adjusted(12, 12, -12, -12), flags, self._empty)

    def _picture(self) -> QImage:
        key = (self._shares, self._pixels_across(), self._ground)
        if self._made is None or self._made[0] != key:
            shares = self._shares or (0.0,) * HISTOGRAM_BINS
            self._made = (key, qimage.wrap(gamut.density_picture(shares, self._pixels_across(), self._ground)))
        return self._made[1]
