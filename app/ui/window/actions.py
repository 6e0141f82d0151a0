"""The commands of a window as Qt's actions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.widgets import style
from app.ui.window.command import Command, MenuId


class Actions(QObject):
    """One action for each command; `refresh` asks the commands' conditions again.

    Attributes:
        commands: what the actions are made from.
        by_id: the actions.
    """

    def __init__(self, commands: Sequence[Command], window: QWidget) -> None:
        """Make the actions; their keys work anywhere in the window."""
        super().__init__(window)
        self._window = window
        self._menus: dict[MenuId, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self.commands = tuple(commands)
        self.by_id = {command.id: self._made(command) for command in self.commands}
        self.refresh_icons()
        self.refresh()

    def __getitem__(self, command_id: str) -> QAction:
        return self.by_id[command_id]

    def add_menu(self, menu: MenuId, action: QAction) -> None:
        """Offer a menu of the menu bar as long as there is a command in it."""
        self._menus[menu] = action
        self._refresh_menus()

    def _refresh_menus(self) -> None:
        offered = {command.menu for command in self.commands if command.visible()}
        for menu, action in self._menus.items():
            action.setVisible(menu in offered)

    def _made(self, command: Command) -> QAction:
        run, fill = command.run, command.fill
        if fill is not None:
            return self._submenu(command.title, fill)
        action = QAction(command.title, self._window)
        action.setObjectName(command.id)
        # What it is called, whatever the menu says at the moment ("Undo Add point").
        action.setData(command.title.replace("&", "").rstrip("… "))
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        if run is not None:
            action.triggered.connect(lambda _=False: run())
        action.setToolTip(self._tip(command, action))
        action.setStatusTip(command.tip)
        action.setCheckable(command.checked is not None)
        if command.group:
            self._groups.setdefault(command.group, QActionGroup(self)).addAction(action)
        self._window.addAction(action)
        return action

    def _tip(self, command: Command, action: QAction) -> str:
        tip = _with_key(command.tip or action.data(), action)
        return f"{tip}\n{command.details}" if command.details else tip

    def _submenu(self, title: str, fill: Callable[[QMenu], None]) -> QAction:
        menu = QMenu(title, self._window)

        def refill() -> None:
            menu.clear()
            fill(menu)

        menu.aboutToShow.connect(refill)
        return menu.menuAction()

    def refresh_icons(self) -> None:
        """Draw the icons in the present theme's colours."""
        for command in self.commands:
            if command.icon:
                self.by_id[command.id].setIcon(style.icon(command.icon))

    def refresh(self) -> None:
        """Enable, offer, check and name the commands as it fits now."""
        self._refresh_menus()
        for command in self.commands:
            action = self.by_id[command.id]
            action.setEnabled(command.enabled())
            if command.reason is not None:
                reason = command.reason()
                action.setEnabled(not reason)
                action.setToolTip(reason or self._tip(command, action))
                action.setStatusTip(reason or command.tip)
            action.setVisible(command.visible())
            if command.checked is not None:
                action.setChecked(command.checked())
            if command.subject is not None:
                subject = command.subject()
                words = QCoreApplication.translate("Actions", "{command} {subject}")
                text = words.format(command=command.title, subject=subject)
                action.setText(text if subject else command.title)
                action.setToolTip(_with_key(action.text().replace("&", ""), action))


def _with_key(text: str, action: QAction) -> str:
    shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text}  ({shown})" if shown else text
