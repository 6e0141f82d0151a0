"""From one use to another: hints, tools, panels and history."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.core import regions
from app.ui.panels.place import Place
from models.registry import Use
from tests import fakes
from tests.gui.conftest import Hand
from tests.gui.uses.conftest import GREEN, cut_out, finish, shown_at, switch


class TestSwitching:
    def test_each_use_has_its_hints_tools_and_panels(self, artist: Hand) -> None:
        window = artist.window
        artist.click((50, 50))
        switch(artist, Use.RECOLOR)
        assert artist.document.hints.drawn == () and window.editor.tools.chosen.name == "brush"
        assert not window.actions_["tool_point"].isVisible() and window.actions_["tool_protect"].isVisible()
        panels = window.column.panels
        assert panels["color"].isVisible() and not panels["regions"].isVisible()
        box = window.tool_bars.method.box
        assert box.count() == 1 and box.currentData() == "endo2016-recolor"
        switch(artist, Use.CUT_OUT)
        assert box.currentData() == "endo2016-cutout"
        assert panels["regions"].isVisible() and not panels["color"].isVisible()
        assert not window.actions_["tool_protect"].isVisible() and window.actions_["export_mask"].isVisible()
        switch(artist, Use.COLORIZE)
        assert len(artist.document.hints.points) == 1
        assert panels["color"].isVisible() and not panels["regions"].isVisible()
        assert box.currentData() == "unified" and box.count() > 1

    def test_a_switch_is_no_step_of_the_history(self, artist: Hand) -> None:
        window = artist.window
        artist.click((50, 50))
        cut_out(artist)
        marked = artist.document.hints
        commands = window.commands
        for _ in range(2):
            commands.undo()
        assert artist.document.state.use is Use.CUT_OUT and not artist.document.hints.drawn
        commands.undo()
        assert artist.document.state.use is Use.COLORIZE and not artist.document.hints.points
        assert window.actions_["use_colorize"].isChecked() and not window.actions_["undo"].isEnabled()
        for _ in range(3):
            commands.redo()
        assert artist.document.state.use is Use.CUT_OUT and artist.document.hints == marked
        assert window.actions_["use_cut-out"].isChecked()
        finish(artist)

    def test_a_switch_does_not_mark_the_file_as_changed(self, artist: Hand) -> None:
        switch(artist, Use.RECOLOR)
        assert not artist.document.modified and not artist.window.isWindowModified()

    def test_a_switch_abandons_the_gesture(self, artist: Hand) -> None:
        artist.press((50, 50))
        switch(artist, Use.RECOLOR)
        artist.release((80, 80))
        assert not any(task.hints.drawn for task in artist.document.state.tasks)

    def test_the_picture_of_another_use_is_not_shown(self, artist: Hand, scripts: dict[Use, fakes.Script]) -> None:
        gate = scripts[Use.CUT_OUT].gate = threading.Event()
        artist.window.actions_["use_cut-out"].trigger()
        scripts[Use.CUT_OUT].wait_started()
        assert np.abs(shown_at(artist, (100, 75)) - GREEN).max() <= 1, "the photograph, not its gray result"
        gate.set()
        finish(artist)

    def test_projects_bring_all_uses_back(self, artist: Hand, tmp_path: Path) -> None:
        artist.click((50, 50))
        cut_out(artist)
        switch(artist, Use.RECOLOR)
        artist.drag((30, 30), (60, 60))
        artist.document.apply("Limit", within=regions.ALL)
        state, path, window = artist.document.state, tmp_path / "work.tintype", artist.window
        with artist.qtbot.waitSignal(window.files.saved, timeout=20000):
            window.files.save_to(path)
        window.files.close_document()
        assert not window.column.isVisible()
        window.open_paths([path])
        artist.qtbot.waitUntil(lambda: window.editor.context.document is not None, timeout=20000)
        assert artist.document.state == state and window.actions_["use_recolor"].isChecked()
        finish(artist)


def test_the_tab_in_front_is_there_again_where_the_use_has_it(artist: Hand) -> None:
    column = artist.window.column

    def seen() -> set[Place]:
        return {place for place, page in column.pages.items() if page.isVisible()}

    column.open(Place.LOOK)
    assert seen() == {Place.LOOK}
    switch(artist, Use.CUT_OUT)
    assert seen() == {Place.HINTS}, "there is no look to choose"
    switch(artist, Use.COLORIZE)
    assert seen() == {Place.LOOK}


def test_no_height_of_the_column_changes_with_the_use_or_the_tab(artist: Hand) -> None:
    column = artist.window.column
    heights = set()
    for use in Use:
        switch(artist, use)
        for place in column.offered():
            column.open(place)
            QApplication.processEvents()
            heights.add((column.top.height(), column.tabs.height()))
    assert len(heights) == 1


def test_esc_stops_learning_and_the_window_goes_on(artist: Hand, scripts: dict[Use, fakes.Script]) -> None:
    switch(artist, Use.RECOLOR)
    script = scripts[Use.RECOLOR]
    script.gate = threading.Event()
    script.rough = (0.0, 40.0)
    artist.drag((30, 30), (60, 60))
    context = artist.window.editor.context
    session = context.session
    assert session is not None
    artist.qtbot.waitUntil(lambda: session.shown is not None and session.shown.rough, timeout=20000)
    artist.qtbot.waitUntil(lambda: context.status.busy, timeout=20000)
    rough = shown_at(artist, (100, 130))
    assert rough[2] < GREEN[2], "the rough answer is on the screen"
    artist.key(Qt.Key.Key_Escape)
    artist.qtbot.waitUntil(lambda: not context.status.busy, timeout=20000)
    assert script.cancelled and len(artist.document.hints.strokes) == 1
    assert session.stopped and session.finished is None
    script.gate.set()
    artist.window.actions_["go_on"].trigger()
    finish(artist)
    assert not session.stopped
    artist.drag((130, 30), (160, 60))
    finish(artist)
    assert len(artist.document.hints.strokes) == 2


def test_keys_of_the_uses(artist: Hand, tmp_path: Path) -> None:
    window = artist.window
    artist.qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    for key, use in ((Qt.Key.Key_F7, Use.CUT_OUT), (Qt.Key.Key_F6, Use.RECOLOR), (Qt.Key.Key_F5, Use.COLORIZE)):
        artist.key(key)
        assert artist.document.state.use is use
        finish(artist)
    artist.key(Qt.Key.Key_F6)
    artist.key("k")
    assert window.editor.tools.chosen.name == "protect"
    artist.key(Qt.Key.Key_F7)
    assert window.editor.tools.chosen.name == "brush"
    artist.key("x")
    assert window.editor.context.regions.current == "background"
    artist.key("p")
    assert window.editor.tools.chosen.name == "brush", "there is no Point here"
    finish(artist)
