"""A labelled slider with exact entry that tells moving (a gesture in progress) from committed (its end)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QLabel, QSlider, QSpinBox, QWidget

from app.ui.widgets.boxes import PassesWheel

_WHEEL_SETTLES_MS = 400
"""A wheel has no release: this long after its last notch the gesture counts as ended."""

_HANDLE = 7.0
_GROOVE = 6.0
_GRADIENT_GROOVE = 12.0


class ValueSlider(PassesWheel, QSlider):
    """A horizontal slider that jumps to the mouse, and says when a gesture (drag, key, wheel) ends."""

    moving = Signal(int)
    committed = Signal(int)
    abandoned = Signal()
    """Esc ended the gesture: forget what `moving` said."""

    def __init__(self, low: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(low, high)
        self.setPageStep(max(1, (high - low) // 10))
        self.hollow = False
        self._stops: tuple[QColor, ...] = ()
        self._active = False
        self._rest = self.value()
        self._quiet = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_WHEEL_SETTLES_MS)
        self._settle.timeout.connect(self._commit)
        self.valueChanged.connect(self._changed)

    def show_value(self, value: int) -> None:
        """Show a value that comes from elsewhere; a gesture in progress goes on undisturbed."""
        if not self._active:
            self._go_to(value)

    def nudge(self, steps: int) -> None:
        """Move by a few units; the gesture ends when no more nudges come."""
        self._active = True
        self.setValue(self.value() + steps)
        self._settle.start()

    @property
    def in_gesture(self) -> bool:
        """Whether the artist is changing the value right now."""
        return self._active

    def set_gradient(self, stops: Sequence[QColor]) -> None:
        """Paint the groove with these colours, evenly spaced."""
        if tuple(stops) != self._stops:
            self._stops = tuple(stops)
            self.update()

    def set_hollow(self, hollow: bool) -> None:
        """Draw the handle as a ring: the value shown is not set by the artist."""
        self.hollow = hollow
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(80, 20)

    def _changed(self, value: int) -> None:
        if not self._quiet:
            self._active = True
            self.moving.emit(value)

    def _go_to(self, value: int) -> None:
        self._quiet = True
        self.setValue(value)
        self._quiet = False
        self._rest = self.value()

    def _commit(self) -> None:
        self._settle.stop()
        if self._active:
            self._active = False
            self._rest = self.value()
            self.committed.emit(self.value())

    def _drop(self) -> None:
        """End the gesture as if it had not been."""
        self._settle.stop()
        self._active = False
        self.setSliderDown(False)
        self._go_to(self._rest)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._active = True
        self.setSliderDown(True)
        self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self.isSliderDown():
            self._follow(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)
            self._commit()

    def _follow(self, place: QPointF) -> None:
        share = (place.x() - _HANDLE) / max(1.0, self.width() - 2 * _HANDLE)
        self.setValue(round(self.minimum() + min(max(share, 0.0), 1.0) * (self.maximum() - self.minimum())))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        super().wheelEvent(event)
        if event.isAccepted():
            self._settle.start()

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self._active:
            self._drop()
            self.abandoned.emit()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat() and not self.isSliderDown():
            self._commit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        if not self.isSliderDown():
            self._commit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self._drop()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.35)
        span = max(1, self.maximum() - self.minimum())
        x = _HANDLE + (self.value() - self.minimum()) / span * (self.width() - 2 * _HANDLE)
        self._paint_groove(painter, x)
        self._paint_handle(painter, QPointF(x, self.height() / 2))

    def _paint_groove(self, painter: QPainter, x: float) -> None:
        height = _GRADIENT_GROOVE if self._stops else _GROOVE
        left = 1.0 if self._stops else _HANDLE / 2
        groove = QRectF(left, (self.height() - height) / 2, self.width() - 2 * left, height)
        base = QColor(self.palette().text().color())
        base.setAlphaF(0.22)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._stops:
            gradient = QLinearGradient(_HANDLE, 0, self.width() - _HANDLE, 0)
            for index, stop in enumerate(self._stops):
                gradient.setColorAt(index / max(1, len(self._stops) - 1), stop)
            painter.setBrush(gradient)
            painter.setPen(QPen(base, 1))
            painter.drawRoundedRect(groove, 3, 3)
            return
        painter.setBrush(base)
        painter.drawRoundedRect(groove, height / 2, height / 2)
        if not self.hollow:
            painter.setBrush(self.palette().highlight())
            painter.drawRoundedRect(QRectF(groove.left(), groove.top(), x - groove.left(), height), height / 2, 3)

    def _paint_handle(self, painter: QPainter, centre: QPointF) -> None:
        ring = self.palette().highlight().color() if self.hasFocus() else self.palette().text().color()
        painter.setPen(QPen(ring, 2.0 if self.hasFocus() else 1.2))
        painter.setBrush(self.palette().window() if self.hollow else self.palette().button())
        radius = _HANDLE - 1.5
        painter.drawEllipse(centre, radius, radius)
        if not self.hollow:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().text())
            painter.drawEllipse(centre, 2, 2)


def make_plain(box: QAbstractSpinBox) -> None:
    """Give a number no arrows and let it stand to the right."""
    # The style sheet takes the arrows away: with NoButtons it would leave no room for the number.
    box.setProperty("plain", True)  # noqa: FBT003 - Qt's signature
    box.setAlignment(Qt.AlignmentFlag.AlignRight)
    box.lineEdit().setTextMargins(4, 0, 6, 0)


class NumberBox(PassesWheel, QSpinBox):
    """A number without arrows; the wheel changes it only with focus, and steps are left to its slider."""

    stepped = Signal(int)

    def __init__(self, low: int, high: int, suffix: str, name: str) -> None:
        super().__init__()
        self.setRange(low, high)
        self.setSuffix(suffix)
        self.setKeyboardTracking(False)
        self.setAccessibleName(name)
        make_plain(self)

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        self.stepped.emit(steps)


class SliderRow(QWidget):
    """Label, slider and number; both ways of entry speak through the same three signals."""

    moving = Signal(int)
    committed = Signal(int)
    abandoned = Signal()

    def __init__(
        self, label: str, name: str, low: int, high: int, suffix: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.slider = ValueSlider(low, high)
        self.slider.setAccessibleName(name)
        self.number = NumberBox(low, high, suffix, self.tr("{name}, exact").format(name=name))
        if label:
            text = QLabel(label)
            text.setBuddy(self.number)
            text.setToolTip(name)
            row.addWidget(text)
        row.addWidget(self.slider, 1)
        row.addWidget(self.number)
        self.slider.valueChanged.connect(self._show_number)
        self.slider.moving.connect(self.moving)
        self.slider.committed.connect(self.committed)
        self.slider.abandoned.connect(self.abandoned)
        self.number.valueChanged.connect(self._typed)
        self.number.stepped.connect(self.slider.nudge)

    def show_value(self, value: int) -> None:
        """Show a value that comes from elsewhere."""
        self.slider.show_value(value)
        if not self.slider.in_gesture:
            self._show_number(value)

    def set_range(self, low: int, high: int) -> None:
        """Allow other values; one that lies outside of them moves to the nearest."""
        if not self.slider.in_gesture and (low, high) != (self.slider.minimum(), self.slider.maximum()):
            with QSignalBlocker(self.slider), QSignalBlocker(self.number):
                self.slider.setRange(low, high)
                self.number.setRange(low, high)

    @property
    def in_gesture(self) -> bool:
        """Whether the artist is changing the value right now."""
        return self.slider.in_gesture

    def _show_number(self, value: int) -> None:
        with QSignalBlocker(self.number):
            self.number.setValue(value)

    def _typed(self, value: int) -> None:
        self.slider.show_value(value)
        self.committed.emit(value)
