"""The table of commands, and the menus that are made from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from app.ui.window.command import MenuId
from app.ui.window.main_window import MainWindow
from tests.gui.conftest import Hand


def menu(window: MainWindow, title: str) -> QMenu:
    """A menu of the menu bar or a submenu, filled as when it opens."""
    found = next(m for m in window.findChildren(QMenu) if m.title().replace("&", "") == title)
    found.aboutToShow.emit()
    return found


def titles(found: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in found.actions()]


def test_every_command_stands_in_its_menu_under_an_id_of_its_own(window: MainWindow) -> None:
    commands = window.actions_.commands
    assert len({command.id for command in commands}) == len(commands)
    assert {command.menu for command in commands} == set(MenuId)
    in_menus = {id(action) for m in window.findChildren(QMenu) for action in m.actions()}
    assert all(id(window.actions_[command.id]) in in_menus for command in commands)


def test_sections_of_a_menu_are_parted_by_lines(window: MainWindow) -> None:
    found = titles(menu(window, "File"))
    assert found[1:6] == ["Open folder of frames…", "Open recent", "Open the sample", "", "Save project"]
    assert found[-2:] == ["Close", "Quit"] and found[-3] == "" and "" not in (found[0], found[-1])


def test_submenus_are_filled_when_they_open(window: MainWindow, tmp_path: Path) -> None:
    recent = menu(window, "Open recent")
    assert titles(recent) == ["Nothing opened yet"] and not recent.actions()[0].isEnabled()
    window.settings.add_recent(tmp_path / "a & b.png")
    assert [t.endswith("a  b.png") for t in titles(menu(window, "Open recent"))] == [True]
    panels = [action for action in menu(window, "Panels").actions() if action.isVisible()]
    assert [action.text() for action in panels] == [place.title for place in window.column.offered()]


def test_undo_says_what_it_takes_back(hand: Hand) -> None:
    undo, redo = hand.window.actions_["undo"], hand.window.actions_["redo"]
    assert not undo.isEnabled() and undo.text() == "&Undo"
    hand.click((50, 40))
    assert undo.isEnabled() and undo.text() == "&Undo Add point"
    assert undo.toolTip() == "Undo Add point  (Ctrl+Z)" and undo.data() == "Undo"
    undo.trigger()
    assert not undo.isEnabled() and redo.text() == "&Redo Add point"


def test_switches_show_the_state_whoever_changed_it(hand: Hand) -> None:
    actions, model = hand.window.actions_, hand.window.editor.model
    model.set_two_panes(shown=True)
    assert actions["panes"].isChecked() and hand.window.panes.hints_pane.isVisible()
    hand.key(Qt.Key.Key_W)
    assert not model.two_panes and not actions["panes"].isChecked()
    hand.window.editor.tools.choose("eraser")
    assert actions["tool_eraser"].isChecked() and not actions["tool_point"].isChecked()


def test_commands_wait_for_the_end_of_a_gesture(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    actions, asked = hand.window.actions_, list[None]()
    monkeypatch.setattr(actions, "refresh", lambda: asked.append(None))
    hand.press((50, 40))
    hand.move((60, 40), (70, 45), (80, 50))
    assert not asked, "a hand that moves has no time for menus"
    hand.release((80, 50))
    assert asked and len(hand.document.state.hints.points) == 1
