"""The commands in the menu bar and in the tool bars."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QMainWindow, QMenuBar, QSizePolicy, QToolBar, QWidget

from app.ui.tools import TOOLS
from app.ui.widgets import style
from app.ui.window.actions import Actions
from app.ui.window.command import MenuId
from app.ui.window.editor import Editor
from app.ui.window.method import MethodOption
from app.ui.window.options import SizeOption, WithinOption

_GAP = "|"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Menus", text)


def _title(menu: MenuId) -> str:
    return {
        MenuId.FILE: _tr("&File"),
        MenuId.EDIT: _tr("&Edit"),
        MenuId.MODE: _tr("&Mode"),
        MenuId.VIEW: _tr("&View"),
        MenuId.TOOLS: _tr("&Tools"),
        MenuId.HELP: _tr("&Help"),
    }[menu]


def fill_menu_bar(bar: QMenuBar, actions: Actions) -> None:
    """Put every command into its menu, with a line between the menu's sections."""
    for menu_id in MenuId:
        menu = bar.addMenu(_title(menu_id))
        rows = [command for command in actions.commands if command.menu is menu_id]
        for section, commands in groupby(sorted(rows, key=lambda command: command.section), lambda c: c.section):
            if section:
                menu.addSeparator()
            menu.addActions([actions[command.id] for command in commands])


class ToolBars:
    """The bar of tools at the left, and the bar of commands at the top."""

    def __init__(self, window: QMainWindow, actions: Actions, editor: Editor) -> None:
        """Add both to a window."""
        self._window, self._actions, self._editor = window, actions, editor
        uses = [command.id for command in actions.commands if command.group == "use"]
        tools = self._bar("tools", _tr("Tools"), Qt.ToolBarArea.LeftToolBarArea)
        self._fill(tools, *(f"tool_{kind.name}" for kind in TOOLS))
        top = self._bar("options", _tr("Commands"), Qt.ToolBarArea.TopToolBarArea)
        self._fill(top, "open", "save", "export", _GAP, "undo", "redo", _GAP, *uses, _GAP)
        self.method = MethodOption(editor.context)
        top.addWidget(self.method)
        top.addSeparator()
        top.addWidget(SizeOption(editor))
        self.within = WithinOption(editor.context)
        self._within = top.addWidget(self.within)
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        top.addWidget(spacer)
        self._fill(top, "result", "gray", "original", _GAP, "split", "panes", "hints", _GAP)
        self._fill(top, "zoom_out", "zoom_in", "fit")

    def _bar(self, name: str, title: str, area: Qt.ToolBarArea) -> QToolBar:
        bar = QToolBar(title, self._window)
        bar.setObjectName(name)
        bar.setMovable(False)
        bar.setIconSize(QSize(style.ICON_SIZE, style.ICON_SIZE))
        bar.toggleViewAction().setVisible(False)
        self._window.addToolBar(area, bar)
        return bar

    def _fill(self, bar: QToolBar, *ids: str) -> None:
        for command_id in ids:
            if command_id == _GAP:
                bar.addSeparator()
            else:
                bar.addAction(self._actions[command_id])

    def refresh(self) -> None:
        """Offer what fits the present use."""
        self._within.setVisible(self.within.useful)
