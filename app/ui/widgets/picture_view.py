"""A photograph shown as large as its place allows, to take colours from."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.state import qimage
from app.ui.state.pair_mark import paint_pair_mark
from models.hints import XY
from models.lazy import cv2
from models.types import RGB

_LONGEST = 1024
_LIT_RADIUS = 7.0
_KEYS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


def reduced(rgb: NDArray[np.uint8], long_side: int) -> NDArray[np.uint8]:
    """A picture (H, W, 3) or (H, W) made smaller by area, if its long side is above `long_side`."""
    scale = long_side / max(rgb.shape[:2])
    if scale >= 1:
        return rgb
    size = (max(1, round(rgb.shape[1] * scale)), max(1, round(rgb.shape[0] * scale)))
    return cv2.resize(rgb, size, interpolation=cv2.INTER_AREA).astype(np.uint8)


class PictureView(QWidget):
    """An eyedropper over a picture: click takes a colour; arrow keys move a cross hair, Return takes."""

    picked = Signal(object)
    """(r, g, b), 0..255."""
    pointed = Signal(float, float)
    """Where a click was that took no colour, as fractions of width and height."""

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self._pixels: NDArray[np.uint8] | None = None
        self._cross: QPointF | None = None
        """In pixels of the picture."""
        self._points = False
        self._marks: list[tuple[XY, str]] = []
        self._lit: tuple[XY, float] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(200, self._height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(80, self._height)

    def show_picture(self, rgb: NDArray[np.uint8] | None) -> None:
        """Show a picture, uint8 (H, W, 3), or none."""
        self._pixels = None if rgb is None else reduced(rgb, _LONGEST)
        self._cross = None
        self.update()

    def show_places(self, marks: list[tuple[XY, str]], lit: tuple[XY, float] | None) -> None:
        """Show numbered places, and the one that is lit up, with how sure it is; all as fractions 0..1 of the sides."""
        if (marks, lit) != (self._marks, self._lit):
            self._marks, self._lit = marks, lit
            self.update()

    def point(self, *, instead: bool) -> None:
        """Whether a click points at a place instead of taking a colour."""
        self._points = instead

    @property
    def picture_box(self) -> QRectF:
        """Where the picture lies in the widget."""
        assert self._pixels is not None
        height, width = self._pixels.shape[:2]
        scale = min((self.width() - 2) / width, (self.height() - 2) / height)
        size = QPointF(width * scale, height * scale)
        return QRectF((self.width() - size.x()) / 2, (self.height() - size.y()) / 2, size.x(), size.y())

    def _to_picture(self, place: QPointF) -> QPointF | None:
        if self._pixels is None or not self.picture_box.contains(place):
            return None
        height, width = self._pixels.shape[:2]
        frame = self.picture_box
        return QPointF(
            min((place.x() - frame.left()) / frame.width() * width, width - 0.5),
            min((place.y() - frame.top()) / frame.height() * height, height - 0.5),
        )

    def color_under_cross(self) -> RGB | None:
        """The colour at the cross hair: the mean of 3 x 3 pixels, so that grain does not decide."""
        if self._pixels is None or self._cross is None:
            return None
        x, y = int(self._cross.x()), int(self._cross.y())
        patch = self._pixels[max(0, y - 1) : y + 2, max(0, x - 1) : x + 2].reshape(-1, 3)
        red, green, blue = np.rint(patch.mean(axis=0)).astype(int)
        return int(red), int(green), int(blue)

    def _take(self) -> None:
        if self._points and self._cross is not None and self._pixels is not None:
            height, width = self._pixels.shape[:2]
            self.pointed.emit(self._cross.x() / width, self._cross.y() / height)
            return
        rgb = self.color_under_cross()
        if rgb is not None:
            self.picked.emit(rgb)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._cross = self._to_picture(event.position())
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._cross = self._to_picture(event.position())
        self.update()
        if event.button() == Qt.MouseButton.LeftButton:
            self._take()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().leaveEvent(event)
        self._cross = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = _KEYS.get(Qt.Key(event.key()))
        if self._pixels is None or (step is None and event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            super().keyPressEvent(event)
            return
        height, width = self._pixels.shape[:2]
        cross = self._cross or QPointF(width / 2, height / 2)
        if step is None:
            self._cross = cross
            self._take()
        else:
            size = max(width, height) / (20 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 100)
            x = min(max(cross.x() + step[0] * size, 0.5), width - 0.5)
            y = min(max(cross.y() + step[1] * size, 0.5), height - 0.5)
            self._cross = QPointF(x, y)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's signature
        if self._pixels is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.picture_box
        painter.drawImage(frame, qimage.wrap(self._pixels))
        if self.hasFocus():
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRect(frame)
        self._paint_places(painter, frame)
        rgb = self.color_under_cross()
        if rgb is not None and self._cross is not None:
            self._paint_loupe(painter, frame, rgb)

    def _paint_places(self, painter: QPainter, frame: QRectF) -> None:
        def placed(xy: XY) -> QPointF:
            return QPointF(frame.left() + xy[0] * frame.width(), frame.top() + xy[1] * frame.height())

        for xy, text in self._marks:
            paint_pair_mark(painter, placed(xy).toTuple(), text)
        if self._lit is not None:
            xy, sure = self._lit
            painter.setBrush(QColor(255, 255, 255, round(40 + 140 * sure)))
            for pen in (QPen(QColor(0, 0, 0, 200), 4), QPen(QColor(255, 255, 255), 2)):
                painter.setPen(pen)
                painter.drawEllipse(placed(xy), _LIT_RADIUS, _LIT_RADIUS)

    def _paint_loupe(self, painter: QPainter, frame: QRectF, rgb: RGB) -> None:
        assert self._pixels is not None and self._cross is not None
        height, width = self._pixels.shape[:2]
        place = QPointF(
            frame.left() + self._cross.x() / width * frame.width(),
            frame.top() + self._cross.y() / height * frame.height(),
        )
        for pen in (QPen(QColor(0, 0, 0), 3), QPen(QColor(255, 255, 255), 1.5)):
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(place, 4, 4)
        # The loupe keeps out of the hand's way and inside the widget.
        side = 26.0
        x = place.x() + 14 if place.x() + 14 + side < self.width() else place.x() - 14 - side
        y = min(max(place.y() - side - 6, 1.0), self.height() - side - 1)
        painter.setPen(QPen(QColor(255, 255, 255), 2))
        painter.setBrush(QColor(*rgb))
        painter.drawRoundedRect(QRectF(x, y, side, side), 4, 4)
