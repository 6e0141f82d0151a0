"""A small window that opens at a button, for what is wanted now and then: colours, exact numbers, maps."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget


class FlyOut(QFrame):
    """Shows its content until Esc or a click elsewhere; the focus goes back to where it came from."""

    def __init__(self, content: QWidget, name: str, parent: QWidget) -> None:
        """`name`: what it is called for those who cannot see it."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("flyOut")
        self.setAccessibleName(name)
        # A click on the button that opened it closes it, and must not open it again.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self.content = content
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(content)
        self._came_from: QWidget | None = None

    def open_at(self, button: QWidget, width: int) -> None:
        """Open below a button, or above where there is no room below; at least so many logical pixels wide."""
        self._came_from = button
        self.setMinimumWidth(width)
        self.adjustSize()
        screen = button.screen().availableGeometry()
        place = button.mapToGlobal(QPoint(0, button.height() + 2))
        if place.y() + self.height() > screen.bottom():
            place.setY(button.mapToGlobal(QPoint(0, -2 - self.height())).y())
        # Within the window as far as it goes, so that the picture is not covered.
        right = min(button.window().frameGeometry().right(), screen.right())
        place.setX(max(min(place.x(), right - self.width()), screen.left()))
        place.setY(max(place.y(), screen.top()))
        self.move(place)
        self.show()
        self.content.setFocus(Qt.FocusReason.PopupFocusReason)
        if QApplication.focusWidget() in (None, self.content):
            self.focusNextChild()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)


class FlyOutButton(QToolButton):
    """A button with an arrow that opens a `FlyOut`; what is in it lives as long as the button."""

    def __init__(self, text: str, content: QWidget, tip: str, *, width: int = 0) -> None:
        """`width`: of the fly-out at least, in logical pixels."""
        super().__init__()
        self.setText(f"{text} \N{BLACK DOWN-POINTING SMALL TRIANGLE}")
        self.setAccessibleName(text)
        self.setToolTip(tip)
        self.setProperty("opens", True)  # noqa: FBT003 - Qt's signature
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._width = width
        self.fly_out = FlyOut(content, text, self)
        self.clicked.connect(self.open)

    def open(self) -> None:
        """Show the fly-out."""
        self.fly_out.open_at(self, self._width)
