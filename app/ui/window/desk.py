"""The middle of the window: the photograph or the welcome page, and what lies over it without pushing it about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.panels.map_thumbnails import MapThumbnails
from app.ui.state.context import EditorContext
from app.ui.widgets.fly_out import FlyOutButton
from app.ui.window.message_bar import MessageBar
from app.ui.window.panes import Panes
from app.ui.window.welcome import Welcome

_MARGIN = 12
_MESSAGE = 720
"""How wide a message is at most, in logical pixels."""


class Desk(QWidget):
    """Welcome page or panes, under messages and the button for maps.

    Attributes:
        maps_button: there while there are maps.
    """

    def __init__(self, context: EditorContext, welcome: Welcome, panes: Panes, messages: MessageBar) -> None:
        super().__init__()
        self._context, self._welcome, self._panes, self._messages = context, welcome, panes, messages
        self._drawer: QWidget | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(welcome)
        self._stack.addWidget(panes)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack)
        self.maps_button = FlyOutButton(
            self.tr("Maps"), MapThumbnails(context), self.tr("How probable each kind of stroke is, and where in doubt")
        )
        self.maps_button.setObjectName("overPicture")
        for over in (self.maps_button, messages):
            over.setParent(self)
            over.installEventFilter(self)
        context.maps.changed.connect(self._show_maps_button)
        self._show_maps_button()

    def add_below(self, bar: QWidget) -> None:
        """Put a bar under the photograph."""
        self._column.addWidget(bar)

    def show_document(self, *, there: bool) -> None:
        """Show the photograph, or the welcome page."""
        self._stack.setCurrentWidget(self._panes if there else self._welcome)

    def take_focus(self) -> None:
        """Give the focus to the photograph."""
        self._panes.main_pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def lay_over(self, drawer: QWidget | None, *, shown: bool) -> None:
        """Keep a widget for the right edge of the photograph, above it, and show it or not."""
        self._drawer = drawer
        if drawer is not None:
            if drawer.parentWidget() is not self:
                drawer.setParent(self)
            drawer.setVisible(shown)
        self._place()

    def _show_maps_button(self) -> None:
        self.maps_button.setVisible(bool(self._context.maps.available))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._messages and event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """The drawer at the right edge, messages at the top in the middle, the button for maps in the corner."""
        room = self.width()
        drawer = self._drawer
        if drawer is not None and not drawer.isHidden():
            hint = drawer.sizeHint()
            room -= hint.width()
            drawer.setGeometry(room, 0, hint.width(), min(hint.height(), self.height()))
            drawer.raise_()
        button = self.maps_button
        button.adjustSize()
        button.move(room - button.width() - _MARGIN, _MARGIN)
        button.raise_()
        width = min(_MESSAGE, room - 2 * _MARGIN)
        height = max(self._messages.heightForWidth(width), self._messages.minimumSizeHint().height())
        self._messages.setGeometry((room - width) // 2, _MARGIN, width, height)
        self._messages.raise_()
