"""Colour swatches: one button, and a grid of them with one tab stop."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from models.types import RGB

LEAST_SIDE = 24
"""Of a swatch, in logical pixels: a smaller one is hard to hit."""

_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


def hex_of(rgb: RGB) -> str:
    """'#rrggbb' of 0..255 components."""
    return f"#{rgb[0]:02x}{rgb[1]:02x}{rgb[2]:02x}"


def readable_on(rgb: RGB) -> QColor:
    """Black or white, whichever is easier to read on a colour (WCAG 2 relative luminance, flat approximation)."""
    luminance = sum(w * (v / 255) ** 2.2 for w, v in zip((0.2126, 0.7152, 0.0722), rgb, strict=True))
    return QColor(0, 0, 0) if luminance > 0.18 else QColor(255, 255, 255)


class SwatchButton(QAbstractButton):
    """A button filled with a colour; `caption` and `note` are written onto it where there is room."""

    entered = Signal()
    left = Signal()

    def __init__(
        self, rgb: RGB | None = None, name: str = "", side: int = LEAST_SIDE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rgb: RGB | None = None
        self.caption = ""
        self.note = ""
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_color(rgb, name)

    def set_color(self, rgb: RGB | None, name: str = "", caption: str = "", note: str = "") -> None:
        """Show another colour (None: an empty place), with its name for tooltips and screen readers."""
        self.rgb, self.caption, self.note = rgb, caption, note
        words = " ".join(part for part in (name, hex_of(rgb) if rgb else "") if part)
        self.setToolTip(f"{words} ({note})" if note else words)
        self.setAccessibleName(" ".join(part for part in (caption, words, note) if part))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(LEAST_SIDE, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5)
        edge = QColor(self.palette().text().color())
        edge.setAlphaF(0.85 if self.underMouse() and self.isEnabled() else 0.3)
        pen = QPen(edge, 1.0)
        if self.rgb is None:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        fill = QColor(*self.rgb) if self.rgb else QColor(Qt.GlobalColor.transparent)
        if not self.isEnabled():
            fill.setAlphaF(fill.alphaF() * 0.35)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 3, 3)
        if self.hasFocus() or self.isChecked():
            ring = self.palette().highlight().color() if self.hasFocus() else self.palette().text().color()
            painter.setPen(QPen(ring, 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        self._write(painter, box)

    def _write(self, painter: QPainter, box: QRectF) -> None:
        if not (self.caption or self.note):
            return
        ink = readable_on(self.rgb) if self.rgb and self.isEnabled() else self.palette().text().color()
        painter.setPen(ink)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.8)
        inner = box.adjusted(1, 2, -1, -2)
        if self.caption and self.note:
            font.setBold(True)
            painter.setFont(font)
            painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, self.caption)
            font.setBold(False)
            painter.setFont(font)
            painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, self.note)
        else:
            painter.setFont(font)
            words = QFontMetrics(font).elidedText(
                self.caption or self.note, Qt.TextElideMode.ElideRight, int(inner.width())
            )
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if Qt.Key(event.key()) in _ARROWS:
            event.ignore()  # the grid's affair
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        super().enterEvent(event)
        self.entered.emit()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().leaveEvent(event)
        self.left.emit()


class SwatchGrid(QWidget):
    """Swatches in rows; Tab enters the grid once, arrow keys walk inside it."""

    picked = Signal(int)

    def __init__(self, columns: int, side: int = LEAST_SIDE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._side = side
        self.buttons: list[SwatchButton] = []
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self.setMinimumHeight(side)
        self._count = 0
        # There from the beginning, so that the grid has its place in the order of the focus.
        self._add_button(0)
        self.set_colors([])
        for column in range(columns):
            self._layout.setColumnStretch(column, 1)

    def set_colors(self, colors: Sequence[tuple[RGB, str]]) -> None:
        """Show these (colour, name) pairs."""
        while len(self.buttons) < len(colors):
            self._add_button(len(self.buttons))
        self._count = len(colors)
        for index, button in enumerate(self.buttons):
            button.setVisible(index < len(colors))
            if index < len(colors):
                button.set_color(*colors[index])

    def _add_button(self, index: int) -> None:
        button = SwatchButton(side=self._side, parent=self)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus if index else Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.picked.emit(index))
        self._layout.addWidget(button, index // self._columns, index % self._columns)
        if self.buttons:
            # One that comes later belongs here all the same, not behind all that was there before.
            self.setTabOrder(self.buttons[-1], button)
        self.buttons.append(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = _ARROWS.get(Qt.Key(event.key()))
        focused = next((i for i, b in enumerate(self.buttons) if b.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        target = focused + step[0] + step[1] * self._columns
        if 0 <= target < self._count:
            self.buttons[focused].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.buttons[target].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.buttons[target].setFocus(Qt.FocusReason.TabFocusReason)
