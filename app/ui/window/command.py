"""What a command of the window is: one row that menus, tool bars and keys are made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

Key = str | QKeySequence.StandardKey


class MenuId(Enum):
    """The menus, in the order of the menu bar."""

    FILE = "file"
    EDIT = "edit"
    HINTS = "hints"
    MODE = "mode"
    FILM = "film"
    VIEW = "view"
    TOOLS = "tools"
    HELP = "help"


def always() -> bool:
    """The condition of a command that can be given at any time."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command. Conditions are asked again after every change of the document, the selection or the view.

    Attributes:
        id: its name in tool bars and tests.
        title: what it is called in the menu, with an & before the letter that chooses it.
        menu, section: where it stands; a line parts the sections of a menu. Rows keep their order.
        run: what it does; None for a submenu.
        fill: makes it a submenu: puts the entries into it, each time before it opens.
        submenu: the title of the submenu that it stands in; "" for the menu itself.
        keys: they give the command from anywhere in the window.
        icon: a file name in `resources/icons`, without its ending.
        tip: one line on what it does, for the status bar and in place of the title in the tool tip.
        details: a second line of the tool tip.
        enabled: whether it can be given now.
        reason: why it cannot be given now, as a sentence for its tool tip; "" where it can.
        visible: whether it is offered now; keys of a command that is not do nothing.
        checked: whether it is on now; None for what is no switch.
        group: of the switches of a group one is on.
        subject: what it would act on now, written behind the title ("Undo Add point").
    """

    id: str
    title: str
    menu: MenuId
    section: int = 0
    run: Callable[[], object] | None = None
    fill: Callable[[QMenu], None] | None = None
    submenu: str = ""
    keys: tuple[Key, ...] = ()
    icon: str = ""
    tip: str = ""
    details: str = ""
    enabled: Callable[[], bool] = always
    reason: Callable[[], str] | None = None
    visible: Callable[[], bool] = always
    checked: Callable[[], bool] | None = None
    group: str = ""
    subject: Callable[[], str] | None = None
