"""The commands in the menu bar and in the tool bars."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QSizePolicy, QToolBar, QWidget

from app.ui.tools import TOOLS
from app.ui.widgets import style
from app.ui.window.actions import Actions
from app.ui.window.choice import Choice
from app.ui.window.command import MenuId
from app.ui.window.editor import Editor
from app.ui.window.effect import EffectOption
from app.ui.window.method import MethodOption
from app.ui.window.options import SizeOption, WithinOption
from app.ui.window.sample_option import SampleOption
from models.registry import Use

_GAP = "|"

_LEVELS = 4
"""How many degrees of compactness the upper bar has."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Menus", text)


def _title(menu: MenuId) -> str:
    return {
        MenuId.FILE: _tr("&File"),
        MenuId.EDIT: _tr("&Edit"),
        MenuId.HINTS: _tr("H&ints"),
        MenuId.MODE: _tr("&Mode"),
        MenuId.FILM: _tr("Fi&lm"),
        MenuId.VIEW: _tr("&View"),
        MenuId.TOOLS: _tr("&Tools"),
        MenuId.HELP: _tr("&Help"),
    }[menu]


def fill_menu_bar(bar: QMenuBar, actions: Actions) -> None:
    """Put every command into its menu."""
    for menu_id in MenuId:
        menu = bar.addMenu(_title(menu_id))
        fill_menu(menu, actions, menu_id)
        actions.add_menu(menu_id, menu.menuAction())


def fill_menu(menu: QMenu, actions: Actions, menu_id: MenuId) -> None:
    """Put the commands of a menu into it, with a line between its sections."""
    rows = [command for command in actions.commands if command.menu is menu_id]
    # Commands that may be out of reach say why in their tool tips.
    menu.setToolTipsVisible(any(command.reason is not None for command in rows))
    for section, commands in groupby(sorted(rows, key=lambda command: command.section), lambda c: c.section):
        if section:
            menu.addSeparator()
        for title, rows_of_one in groupby(commands, lambda command: command.submenu):
            into = menu.addMenu(title) if title else menu
            into.addActions([actions[command.id] for command in rows_of_one])


class ToolBars:
    """The bar of tools at the left, and the bar of commands at the top."""

    def __init__(self, window: QMainWindow, actions: Actions, editor: Editor) -> None:
        """Add both to a window."""
        self._window, self._actions = window, actions
        self._level = 0
        self._widths: dict[int, int] = {}
        self.uses = Choice(_tr("Mode"), [actions[f"use_{use.value}"] for use in Use])
        self._tools = self._bar("tools", _tr("Tools"), Qt.ToolBarArea.LeftToolBarArea)
        self._fill(self._tools, *(f"tool_{kind.name}" for kind in TOOLS))
        self.top = top = self._bar("options", _tr("Commands"), Qt.ToolBarArea.TopToolBarArea)
        self._fill(top, "open", "save", "export", "export_film", _GAP, "undo", "redo", _GAP)
        top.addWidget(self.uses)
        top.addSeparator()
        self.method = MethodOption(editor.context)
        top.addWidget(self.method)
        top.addSeparator()
        self.size = SizeOption(editor)
        top.addWidget(self.size)
        self.effect = EffectOption(editor)
        top.addWidget(self.effect)
        self.sample = SampleOption(editor)
        self._sample = top.addWidget(self.sample)
        self.within = WithinOption(editor.context)
        self._within = top.addWidget(self.within)
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        top.addWidget(spacer)
        views = [actions[command.id] for command in actions.commands if command.group == "view"]
        self.views = Choice(_tr("What the picture shows"), views)
        top.addWidget(self.views)
        self._fill(top, _GAP, "split", "panes", "hints", _GAP, "zoom_out", "zoom_in", "fit")

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

    def button(self, command_id: str) -> QWidget | None:
        """The button of a command in one of the bars, or None."""
        action = self._actions[command_id]
        return self.top.widgetForAction(action) or self._tools.widgetForAction(action)

    def show(self, *, there: bool, tools: bool) -> None:
        """Show the bars if a photograph is there, the one of tools only where it is wanted."""
        self.top.setVisible(there)
        self._tools.setVisible(there and tools)

    def fit(self) -> None:
        """Be as compact as it takes to have room for everything in the window."""
        while True:
            self._widths[self._level] = self.top.sizeHint().width()
            # What was never tried may fit: trying tells.
            fitting = (n for n in range(_LEVELS) if self._widths.get(n, 0) <= self._window.width())
            level = next(fitting, _LEVELS - 1)
            if level == self._level:
                return
            self._set_level(level)

    def _set_level(self, level: int) -> None:
        """0: everything in full; then the reach, the views, and at last all else take less room."""
        self._level = level
        self.effect.set_compact(compact=level > 0)
        self.views.set_compact(compact=level > 1)
        self.uses.set_compact(compact=level > 2)
        self.method.set_compact(compact=level > 2)
        self.size.label.setVisible(level < 3)
        # Qt would find out by and by; the new width is wanted at once.
        layout = self.top.layout()
        assert layout is not None
        layout.invalidate()

    def refresh(self) -> None:
        """Offer what fits the present use."""
        self.uses.refresh()
        self.views.refresh()
        shown = [(self._within, self.within.useful), (self._sample, self.sample.useful)]
        if any(action.isVisible() is not useful for action, useful in shown):
            for action, useful in shown:
                action.setVisible(useful)
            self._widths.clear()
            self.fit()
