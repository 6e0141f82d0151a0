"""From one use to another: hints, tools, panels and history."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.core import regions
from app.core.document import Document
from app.ui.panels.backend_panel import BackendPanel
from app.ui.state.pictures import Pictures
from app.ui.window.main_window import MainWindow
from models.registry import Use
from tests import fakes
from tests.gui.conftest import Hand
from tests.gui.uses.conftest import GREEN, cut_out, finish, green, shown_at, switch


class TestSwitching:
    def test_each_use_has_its_hints_tools_and_panels(self, artist: Hand) -> None:
        window = artist.window
        artist.click((50, 50))
        switch(artist, Use.RECOLOR)
        assert artist.document.hints.drawn == () and window.editor.tools.chosen.name == "brush"
        assert not window.actions_["tool_point"].isVisible() and window.actions_["tool_protect"].isVisible()
        assert window.docks.by_name["color"].isVisible() and window.docks.by_name["maps"].isVisible()
        assert not window.docks.by_name["suggestions"].isVisible() and not window.docks.by_name["regions"].isVisible()
        box = window.docks.panels["backend"]
        assert isinstance(box, BackendPanel) and box.backend.count() == 1
        assert box.backend.currentData() == "endo2016-recolor"
        switch(artist, Use.CUT_OUT)
        assert box.backend.currentData() == "endo2016-cutout"
        assert window.docks.by_name["regions"].isVisible() and not window.docks.by_name["color"].isVisible()
        assert not window.actions_["tool_protect"].isVisible() and window.actions_["export_mask"].isVisible()
        switch(artist, Use.COLORIZE)
        assert len(artist.document.hints.points) == 1
        assert window.docks.by_name["color"].isVisible() and window.docks.by_name["suggestions"].isVisible()
        assert box.backend.currentData() == "unified" and box.backend.count() > 1

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
        assert not any(dock.isVisible() for dock in window.docks.by_name.values())
        window.open_paths([path])
        artist.qtbot.waitUntil(lambda: window.editor.context.document is not None, timeout=20000)
        assert artist.document.state == state and window.actions_["use_recolor"].isChecked()
        assert not window.docks.by_name["suggestions"].isVisible() and window.docks.by_name["maps"].isVisible()
        finish(artist)


def in_front(window: MainWindow) -> set[str]:
    QApplication.processEvents()
    return {name for name, dock in window.docks.by_name.items() if not dock.visibleRegion().isEmpty()}


def test_the_panels_in_front_are_there_again(artist: Hand) -> None:
    window = artist.window
    window.docks.by_name["theme"].raise_()
    before = in_front(window)
    assert before == {"color", "suggestions", "theme"}
    switch(artist, Use.CUT_OUT)
    assert in_front(window) == {"regions", "maps", "backend"}
    window.docks.by_name["backend"].hide()
    switch(artist, Use.COLORIZE)
    assert in_front(window) == before and window.docks.by_name["backend"].isHidden()
    window.files.close_document()
    assert not in_front(window)
    photo = green()
    window.editor.open(Document(photo), Pictures(photo))
    finish(artist)
    assert in_front(window) == before and window.docks.by_name["backend"].isHidden()


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
