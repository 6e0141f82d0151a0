"""Keys that a widget uses itself, although they are keys of commands elsewhere in the window."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

REMOVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
RENAME = (Qt.Key.Key_F2,)


class OwnKeys(QObject):
    """Has a widget that has the focus get its keys before the window's commands do. Lives as long as the widget."""

    def __init__(self, widget: QWidget, keys: Iterable[Qt.Key]) -> None:
        """`keys`: without modifiers; with any, they stay the commands'."""
        super().__init__(widget)
        self._keys = frozenset(keys)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        own = event.key() in self._keys and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if own:
            event.accept()
        return own
