"""Switches of which one is on, in a tool bar: a button each, or one with a menu where there is little room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget


class Choice(QWidget):
    """The actions of one group.

    Attributes:
        buttons: one for each action.
        menu_button: stands in for them in a compact bar; its text is the one that is on.
    """

    def __init__(self, name: str, actions: Sequence[QAction]) -> None:
        """`name`: what is chosen here."""
        super().__init__()
        self._name, self._choices = name, actions
        self.buttons = [QToolButton() for _ in actions]
        self.menu_button = QToolButton()
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setProperty("opens", True)  # noqa: FBT003 - Qt's signature
        self.menu_button.setToolTip(name)
        menu = QMenu(self)
        menu.addActions(list(actions))
        self.menu_button.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button, action in zip(self.buttons, actions, strict=True):
            button.setDefaultAction(action)
            row.addWidget(button)
        row.addWidget(self.menu_button)
        for button in (*self.buttons, self.menu_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_compact(compact=False)
        self.refresh()

    def set_compact(self, *, compact: bool) -> None:
        """Show the buttons, or the one with the menu."""
        for button in self.buttons:
            button.setVisible(not compact)
        self.menu_button.setVisible(compact)

    def refresh(self) -> None:
        """Show which one is on now."""
        chosen = next((action for action in self._choices if action.isChecked()), self._choices[0])
        text = chosen.text().replace("&", "")
        self.menu_button.setText(f"{text} \N{BLACK DOWN-POINTING SMALL TRIANGLE}")
        self.menu_button.setAccessibleName(f"{self._name}: {text}")
        self.menu_button.setEnabled(chosen.isEnabled())
