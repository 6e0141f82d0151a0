"""A thumbnail with a title, and with the colours of a theme, that can be hovered and clicked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.ui.state import qimage
from app.ui.widgets.picture_view import reduced
from app.ui.widgets.tips import plain
from models.types import RGB

SMALL, LARGE = 68, 90
"""Widths at least, in logical pixels: four small or three large ones fit into the column."""
_CAPTION = 18
_FRAME = 3
_STRIP = 12
"""Height of a theme's colours."""
_INSET, _INSET_PIXELS = 0.42, 96
"""Sides of the picture in the corner as a share of the large one's, and its long side in pixels of its own."""


class PictureButton(QAbstractButton):
    """Empty until it has a picture; the present one has a frame."""

    entered = Signal()
    left = Signal()

    def __init__(self, side: int = SMALL) -> None:
        super().__init__()
        self._side = side
        self._image: QImage | None = None
        self._pixels: NDArray[np.uint8] | None = None
        self._inset: QImage | None = None
        self._inset_pixels: NDArray[np.uint8] | None = None
        self._present = False
        self._colors: tuple[RGB, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self.tr("Being computed"))

    def show_picture(self, pixels: NDArray[np.uint8] | None) -> None:
        """Show a picture, uint8 (h, w, 3), or none."""
        if pixels is not self._pixels:
            self._pixels = pixels
            self._image = None if pixels is None else qimage.wrap(pixels)
            self.updateGeometry()
            self.update()

    def show_colors(self, colors: Sequence[RGB]) -> None:
        """Show the colours of a theme, 0..255, between picture and title."""
        if tuple(colors) != self._colors:
            self._colors = tuple(colors)
            self.updateGeometry()
            self.update()

    @property
    def _below(self) -> int:
        """The height of what lies below the picture."""
        return _CAPTION + (_STRIP if self._colors else 0)

    def show_inset(self, pixels: NDArray[np.uint8] | None) -> None:
        """Show another picture, uint8 (h, w, 3), in a corner: what the first one is made from. None for no such."""
        if pixels is not self._inset_pixels:
            self._inset_pixels = pixels
            self._inset = None if pixels is None else qimage.wrap(reduced(pixels, _INSET_PIXELS))
            self.update()

    @property
    def has_picture(self) -> bool:
        """Whether there is a picture to be seen."""
        return self._image is not None

    def set_title(self, title: str, tip: str) -> None:
        """What it is called below the picture, and what a click does."""
        self.setText(title)
        self.setAccessibleName(title)
        self.setToolTip(plain(tip))

    def set_present(self, present: bool) -> None:
        """Whether it is what the document is now."""
        self._present = present
        words = self.tr("The present one") if present else ""
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        ratio = 0.75 if self._image is None else self._image.height() / self._image.width()
        return QSize(self._side, round(self._side * min(max(ratio, 0.5), 1.4)) + self._below + 2 * _FRAME)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        super().enterEvent(event)
        self.entered.emit()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().leaveEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(self.rect()).adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME - self._below)
        target = QRectF(room)
        if self._image is None:
            painter.fillRect(room, self.palette().midlight())
        else:
            size = self._image.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target.setSize(size)
            target.moveCenter(room.center())
            painter.drawImage(target, self._image)
        if self._inset is not None:
            self._paint_inset(painter, target, self._inset)
        self._paint_frame(painter, target)
        self._paint_colors(painter, QRectF(target.left(), self.height() - self._below - 1, target.width(), _STRIP))
        metrics = QFontMetrics(self.font())
        line = QRectF(0, self.height() - _CAPTION, self.width(), _CAPTION)
        painter.setPen(self.palette().text().color())
        title = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, int(line.width()))
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, title)

    def _paint_colors(self, painter: QPainter, room: QRectF) -> None:
        width = room.width() / max(1, len(self._colors))
        for index, rgb in enumerate(self._colors):
            left, right = round(room.left() + index * width), round(room.left() + (index + 1) * width)
            painter.fillRect(QRectF(left, room.top(), right - left, room.height() - 2), QColor(*rgb))

    def _paint_inset(self, painter: QPainter, target: QRectF, inset: QImage) -> None:
        size = inset.size().toSizeF().scaled(target.size() * _INSET, Qt.AspectRatioMode.KeepAspectRatio)
        corner = QRectF(target.left(), target.bottom() - size.height(), size.width(), size.height())
        painter.drawImage(corner, inset)
        painter.setPen(QPen(self.palette().window().color(), 1.0))
        painter.drawRect(corner)

    def _paint_frame(self, painter: QPainter, target: QRectF) -> None:
        accent, quiet = self.palette().highlight().color(), QColor(self.palette().text().color())
        quiet.setAlphaF(0.85 if self.underMouse() and self.isEnabled() else 0.3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        strong = self._present or self.hasFocus()
        painter.setPen(QPen(accent if strong else quiet, 3.0 if self._present else 1.5 if strong else 1.0))
        painter.drawRect(target)
