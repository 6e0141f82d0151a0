"""A row of large swatches that can be put in another order by dragging or from the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from app.ui.widgets.own_keys import REMOVE, TAKE, OwnKeys
from app.ui.widgets.swatch import hex_of, readable_on
from models.types import RGB

_GAP = 4.0
_HEIGHT = 56
_PLACES = 7


class ThemeStrip(QWidget):
    """Colours side by side. Left and Right choose, with Alt they move; Return edits, Delete removes."""

    moved = Signal(int, int)
    """From index, to index."""
    removal_wanted = Signal(int)
    edit_wanted = Signal(int)
    current_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current = -1
        self._colors: tuple[RGB, ...] = ()
        self._weights: tuple[float, ...] | None = None
        self._press: QPointF | None = None
        self._target: int | None = None
        OwnKeys(self, (*TAKE, *REMOVE))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Theme colours"))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(200, _HEIGHT)

    def show_colors(self, colors: Sequence[RGB], weights: Sequence[float] | None) -> None:
        """Show colours, 0..255, and their shares of the picture where they are known."""
        self._colors = tuple(colors)
        self._weights = tuple(weights) if weights is not None else None
        if self.current >= len(self._colors):
            self.current = len(self._colors) - 1
        self._describe()
        self.update()

    def set_current(self, index: int) -> None:
        """Select a colour."""
        self.current = min(max(index, -1), len(self._colors) - 1)
        self._describe()
        self.update()
        self.current_changed.emit()

    def _describe(self) -> None:
        if 0 <= self.current < len(self._colors):
            words = self.tr("Colour {number} of {count}: {value}").format(
                number=self.current + 1, count=len(self._colors), value=hex_of(self._colors[self.current])
            )
        else:
            words = self.tr("Empty") if not self._colors else ""
        self.setAccessibleDescription(words)

    def box_of(self, index: int) -> QRectF:
        """Where a colour lies; also that of the empty places behind the last one."""
        places = max(_PLACES, len(self._colors)) if len(self._colors) > _PLACES - 2 else _PLACES - 2
        width = (self.width() + _GAP) / places
        return QRectF(index * width, 0, width - _GAP, self.height()).adjusted(2, 2, -2, -2)

    def index_at(self, place: QPointF) -> int:
        """The colour at widget coordinates, or -1."""
        inside = (i for i in range(len(self._colors)) if self.box_of(i).adjusted(-2, -2, 2, 2).contains(place))
        return next(inside, -1)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() == Qt.MouseButton.LeftButton:
            self.set_current(self.index_at(event.position()))
            self._press = event.position() if self.current >= 0 else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self._press is None:
            return
        far = (event.position() - self._press).manhattanLength() >= QApplication.startDragDistance()
        if far or self._target is not None:
            middles = [self.box_of(i).center().x() for i in range(len(self._colors)) if i != self.current]
            self._target = sum(1 for x in middles if x < event.position().x())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() != Qt.MouseButton.LeftButton:
            return
        target, self._target, self._press = self._target, None, None
        if target is not None and target != self.current:
            self.moved.emit(self.current, target)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        index = self.index_at(event.position())
        if index >= 0:
            self._press = None
            self.edit_wanted.emit(index)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = event.key()
        if key == Qt.Key.Key_Escape and self._press is not None:
            self._press = self._target = None
            self.update()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._colors:
            self._walk(1 if key == Qt.Key.Key_Right else -1, event.modifiers())
        elif key in REMOVE and self.current >= 0:
            self.removal_wanted.emit(self.current)
        elif key in TAKE and self.current >= 0:
            self.edit_wanted.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int, modifiers: Qt.KeyboardModifier) -> None:
        target = min(max(self.current + step, 0), len(self._colors) - 1)
        if not modifiers & Qt.KeyboardModifier.AltModifier:
            self.set_current(target)
        elif target != self.current and self.current >= 0:
            self.moved.emit(self.current, target)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        if self.current < 0 and self._colors and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.set_current(0)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.isEnabled():
            index = self.index_at(QPointF(event.pos()))
            if index >= 0:
                QToolTip.showText(event.globalPos(), hex_of(self._colors[index]), self)
                return True
        return super().event(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.35)
        order = list(range(len(self._colors)))
        if self._target is not None:
            order.insert(self._target, order.pop(self.current))
        for place, index in enumerate(order):
            self._paint_color(painter, self.box_of(place), index)
        line = QColor(self.palette().text().color())
        line.setAlphaF(0.3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(line, 1, Qt.PenStyle.DashLine))
        for place in range(len(order), 3):
            painter.drawRoundedRect(self.box_of(place), 4, 4)

    def _paint_color(self, painter: QPainter, box: QRectF, index: int) -> None:
        rgb = self._colors[index]
        line = QColor(self.palette().text().color())
        line.setAlphaF(0.3)
        painter.setPen(QPen(line, 1))
        painter.setBrush(QColor(*rgb))
        painter.drawRoundedRect(box, 4, 4)
        if index == self.current:
            ring = self.palette().highlight().color() if self.hasFocus() else self.palette().text().color()
            painter.setPen(QPen(ring, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 5, 5)
        if self._weights is not None:
            painter.setPen(readable_on(rgb))
            words = f"{100 * self._weights[index] / max(sum(self._weights), 1e-9):.0f} %"
            place = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter
            painter.drawText(box.adjusted(1, 2, -1, -3), place, words)
