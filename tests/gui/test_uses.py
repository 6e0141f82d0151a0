"""The three uses in the window, by real mouse and key events: strokes, regions, maps, exports, undo, projects."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.core import edits, image_io, regions
from app.core.document import Document
from app.core.image_io import Photograph
from app.ui.panels.backend_panel import BackendPanel
from app.ui.panels.maps_panel import MapsPanel
from app.ui.panels.regions_panel import RegionsPanel
from app.ui.state import maps, qimage, uses
from app.ui.state.pictures import Pictures
from app.ui.window.main_window import MainWindow
from models.registry import Use
from tests import fakes
from tests.gui.conftest import LEFT, NONE, Hand

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
GREEN = (60, 140, 70)
BLUE = (70, 90, 190)


def green() -> Photograph:
    """A colour photograph of 200 x 150 pixels."""
    return image_io.from_pixels(np.full((150, 200, 3), GREEN, np.uint8), "green.png")


@pytest.fixture(autouse=True)
def scripts(monkeypatch: pytest.MonkeyPatch) -> dict[Use, fakes.Script]:
    """Backends for recolouring and cutting out; the kinds of strokes share the picture in upright bands."""
    return {
        Use.RECOLOR: fakes.install(
            monkeypatch, "endo2016-recolor", use=Use.RECOLOR, maps=True, live=False, palette=False
        ),
        Use.CUT_OUT: fakes.install(
            monkeypatch, "endo2016-cutout", use=Use.CUT_OUT, maps=True, live=False, palette=False
        ),
    }


@pytest.fixture
def artist(window: MainWindow, qtbot: QtBot, scripts: dict[Use, fakes.Script]) -> Hand:
    """A hand over the green photograph, with its first result shown."""
    photo = green()
    window.editor.open(Document(photo), Pictures(photo))
    window.activateWindow()
    made = Hand(window, qtbot)
    made.pane.setFocus()
    finish(made)
    return made


def finish(hand: Hand) -> None:
    """Wait for the result of the document as it is, and for all that comes with it."""
    session = hand.window.editor.context.session
    assert session is not None
    hand.qtbot.waitUntil(lambda: session.finished is not None, timeout=20000)
    hand.qtbot.waitUntil(lambda: not hand.window.editor.context.status.busy, timeout=20000)
    QApplication.processEvents()


def switch(hand: Hand, use: Use) -> None:
    hand.window.actions_[f"use_{use.value}"].trigger()
    finish(hand)


def shown_at(hand: Hand, xy: tuple[float, float]) -> np.ndarray:
    """What the pane shows at a place of the photograph, markers aside."""
    hand.window.editor.model.set_show_hints(False)
    pixels = qimage.to_array(hand.pane.grab().toImage())
    hand.window.editor.model.set_show_hints(True)
    place = hand.place(xy) * hand.pane.devicePixelRatioF()
    return pixels[place.y(), place.x()].astype(int)


def panel(hand: Hand, name: str) -> MapsPanel | RegionsPanel:
    found = hand.window.docks.panels[name]
    assert isinstance(found, MapsPanel | RegionsPanel)
    return found


def cut_out(hand: Hand) -> None:
    """The left half as foreground, the right one as background."""
    switch(hand, Use.CUT_OUT)
    hand.drag((20, 20), (60, 100))
    hand.window.actions_["swap"].trigger()
    hand.drag((150, 20), (180, 100))
    finish(hand)


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

    def test_a_switch_is_one_step_of_the_history(self, artist: Hand) -> None:
        artist.click((50, 50))
        cut_out(artist)
        marked = artist.document.hints
        commands = artist.window.commands
        for _ in range(3):
            commands.undo()
        assert artist.document.state.use is Use.COLORIZE and len(artist.document.hints.points) == 1
        assert artist.window.actions_["use_colorize"].isChecked()
        for _ in range(3):
            commands.redo()
        assert artist.document.state.use is Use.CUT_OUT and artist.document.hints == marked
        assert artist.window.actions_["use_cut-out"].isChecked()
        finish(artist)

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


class TestRecolouring:
    def test_strokes_carry_colours_and_protect_keeps(self, artist: Hand) -> None:
        switch(artist, Use.RECOLOR)
        artist.window.editor.context.color.set(BLUE)
        artist.drag((30, 30), (60, 60))
        artist.window.actions_["tool_protect"].trigger()
        artist.drag((130, 30), (160, 60))
        finish(artist)
        colored, protected = artist.document.hints.strokes
        assert colored.ab == artist.window.editor.context.color.ab and protected.ab is None
        red, _, blue = shown_at(artist, (100, 75))
        assert blue > red + 40

    def test_the_next_colour_does_not_change_what_is_protected(self, artist: Hand) -> None:
        switch(artist, Use.RECOLOR)
        artist.window.actions_["tool_protect"].trigger()
        artist.drag((130, 30), (160, 60))
        before = artist.document.hints
        context = artist.window.editor.context
        context.select(before.strokes[0].id)
        context.preview_color((30.0, 0.0))
        context.apply_color_to_selection(BLUE)
        assert artist.document.hints == before and context.color.asked_rgb == BLUE
        finish(artist)

    def test_a_gray_photograph_is_told_so(self, hand: Hand) -> None:
        switch(hand, Use.RECOLOR)
        document = hand.document
        assert "F5" in uses.advice(document.state, gray=document.photo.is_gray)


class TestCuttingOut:
    def test_the_brush_marks_regions_and_the_result_veils_them(self, artist: Hand) -> None:
        cut_out(artist)
        assert [s.region for s in artist.document.hints.strokes] == ["foreground", "background"]
        veil = regions.colors(["foreground"])["foreground"]
        assert np.abs(shown_at(artist, (50, 130)) - (np.array(GREEN) + veil) / 2).max() <= 2
        assert np.abs(shown_at(artist, (150, 130)) - GREEN).max() <= 2
        artist.window.commands.undo()
        finish(artist)
        assert np.abs(shown_at(artist, (50, 130)) - GREEN).max() <= 2, "one region alone has nothing to be told from"

    def test_a_stroke_that_was_just_drawn_does_not_become_the_next_region(self, artist: Hand) -> None:
        switch(artist, Use.CUT_OUT)
        artist.drag((20, 20), (60, 100))
        click_region(artist, "Background")
        assert artist.document.hints.strokes[0].region == "foreground"
        artist.key("v")
        artist.click((40, 60))
        click_region(artist, "Background")
        assert artist.document.hints.strokes[0].region == "background"
        assert artist.document.undo_label == "Change region"
        finish(artist)

    def test_a_region_gets_a_name_and_another_one_and_goes(self, artist: Hand) -> None:
        switch(artist, Use.CUT_OUT)
        found = panel(artist, "regions")
        assert isinstance(found, RegionsPanel)
        QTest.mouseClick(found.add, LEFT)
        type_name(artist, found, "Cup")
        assert artist.window.editor.context.regions.current == "Cup"
        artist.drag((20, 20), (60, 100))
        assert artist.document.hints.strokes[0].label == "Cup"
        artist.document.apply("Limit", within="Cup")
        QTest.mouseClick(found.rename, LEFT)
        type_name(artist, found, "Mug")
        assert artist.document.hints.strokes[0].label == "Mug" and artist.document.state.within == "Mug"
        assert found.list.item(found.list.currentRow()).text() == "Mug"
        QTest.mouseClick(found.rename, LEFT)
        type_name(artist, found, "Background")
        assert artist.document.hints.strokes[0].label == "Mug" and "already" in artist.window.message_bar.text
        QTest.mouseClick(found.remove, LEFT)
        assert artist.document.hints.strokes == () and artist.window.editor.context.regions.current == "foreground"
        artist.window.commands.undo()
        assert artist.document.hints.strokes[0].label == "Mug"
        finish(artist)

    def test_a_region_whose_strokes_cannot_be_seen_is_named(self, artist: Hand) -> None:
        cut_out(artist)
        found = panel(artist, "regions")
        assert isinstance(found, RegionsPanel) and not found.hidden.text()
        hints, _ = edits.add_stroke(artist.document.state.hints, [(-50, -50)], 5, None, "Cup")
        artist.document.apply("Draw", hints=hints)
        finish(artist)
        assert "“Cup”" in found.hidden.text()
        artist.window.commands.undo()
        finish(artist)
        assert not found.hidden.text()

    def test_mask_and_cut_out_are_written(
        self, artist: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scripts: dict[Use, fakes.Script]
    ) -> None:
        cut_out(artist)
        computed = len(scripts[Use.CUT_OUT].colorized)
        found = panel(artist, "regions")
        assert isinstance(found, RegionsPanel) and found.mask_button.isEnabled()
        written = {}
        for name, button in (("mask", found.mask_button), ("cut", found.cut_out_button)):
            path = str(tmp_path / f"{name}.png")
            monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=path: (path, "PNG (*.png)"))
            with artist.qtbot.waitSignal(artist.window.exporting.exported, timeout=20000):
                QTest.mouseClick(button, LEFT)
            written[name] = cv2.imread(path, cv2.IMREAD_UNCHANGED)
        assert written["mask"].shape == (150, 200)
        assert written["mask"][:, :90].min() == 255 and written["mask"][:, 110:].max() == 0
        assert np.array_equal(written["cut"][..., 3], written["mask"])
        assert np.array_equal(written["cut"][0, 0, 2::-1], GREEN)
        assert len(scripts[Use.CUT_OUT].colorized) == computed, "what is on the screen is what is written"

    def test_a_chosen_region_is_what_is_written(self, artist: Hand, tmp_path: Path) -> None:
        cut_out(artist)
        artist.window.editor.context.regions.choose_exported("background")
        path = tmp_path / "mask.png"
        with artist.qtbot.waitSignal(artist.window.exporting.exported, timeout=20000):
            artist.window.exporting.export_region_to(path, cut_out=False)
        assert cv2.imread(str(path), cv2.IMREAD_UNCHANGED)[:, :90].max() == 0

    def test_a_mask_is_refused_where_it_cannot_be(self, artist: Hand, tmp_path: Path) -> None:
        cut_out(artist)
        artist.window.exporting.export_region_to(tmp_path / "mask.jpg", cut_out=False)
        artist.qtbot.waitUntil(lambda: "PNG" in artist.window.message_bar.text, timeout=20000)
        assert not (tmp_path / "mask.jpg").exists()

    def test_the_cut_out_can_be_copied(self, artist: Hand) -> None:
        cut_out(artist)
        artist.window.exporting.copy()
        artist.qtbot.waitUntil(lambda: not artist.window.exporting.busy, timeout=20000)
        image = QGuiApplication.clipboard().image()
        assert image.hasAlphaChannel() and image.convertToFormat(QImage.Format.Format_RGBA8888).pixelColor(
            20, 20
        ).getRgb() == (*GREEN, 255)
        assert image.pixelColor(180, 20).alpha() == 0

    def test_a_region_limits_the_colours_of_the_other_uses(self, artist: Hand) -> None:
        artist.window.editor.context.color.set(BLUE)
        artist.click((100, 75))
        box = artist.window.tool_bars.within.box
        assert not box.isVisible(), "there is no region yet"
        cut_out(artist)
        assert not box.isVisible()
        switch(artist, Use.COLORIZE)
        assert box.isVisible()
        everywhere = shown_at(artist, (50, 130))
        assert np.abs(everywhere - GREEN).max() > 30
        assert [box.itemText(n) for n in range(box.count())] == [
            "Whole photograph", "All but the background", "Foreground", "Background",
        ]  # fmt: skip
        box.setCurrentIndex(3)
        box.activated.emit(3)
        finish(artist)
        assert np.abs(shown_at(artist, (50, 130)) - GREEN).max() <= 2
        assert np.abs(shown_at(artist, (150, 130)) - everywhere).max() <= 2
        assert artist.document.undo_label == "Limit colours"
        artist.window.commands.undo()
        finish(artist)
        assert np.abs(shown_at(artist, (50, 130)) - everywhere).max() <= 2 and box.currentIndex() == 0


def click_region(hand: Hand, title: str) -> None:
    found = panel(hand, "regions")
    assert isinstance(found, RegionsPanel)
    (item,) = found.list.findItems(title, Qt.MatchFlag.MatchExactly)
    QTest.mouseClick(found.list.viewport(), LEFT, NONE, found.list.visualItemRect(item).center())


def type_name(hand: Hand, found: RegionsPanel, name: str) -> None:
    """Type over the name that is being edited, and wait until the panel has dealt with it."""
    (editor,) = (e for e in found.list.findChildren(QLineEdit) if e.isVisible())
    editor.selectAll()
    QTest.keyClicks(editor, name)
    refreshed: list[int] = []
    found.list.model().rowsInserted.connect(lambda: refreshed.append(1))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    hand.qtbot.waitUntil(lambda: bool(refreshed), timeout=5000)


class TestMaps:
    def test_a_click_lays_a_map_over_the_photograph_and_esc_puts_it_away(self, artist: Hand) -> None:
        cut_out(artist)
        found = panel(artist, "maps")
        assert isinstance(found, MapsPanel)
        assert [b.accessibleName() for b in found.buttons] == ["In doubt", "Foreground", "Background"]
        QTest.mouseClick(found.buttons[2], LEFT)
        bright, dark = shown_at(artist, (150, 130)), shown_at(artist, (50, 130))
        assert bright.sum() > dark.sum() + 100, "it is bright where it belongs"
        assert found.buttons[2].isChecked()
        artist.key(Qt.Key.Key_Escape)
        assert not found.buttons[2].isChecked() and np.abs(shown_at(artist, (150, 130)) - GREEN).max() <= 2
        QTest.mouseClick(found.buttons[1], LEFT)
        QTest.mouseClick(found.buttons[1], LEFT)
        assert artist.window.editor.context.maps.looked_at is None

    def test_the_map_that_is_looked_at_follows_the_results(self, artist: Hand) -> None:
        cut_out(artist)
        context = artist.window.editor.context
        found = panel(artist, "maps")
        assert isinstance(found, MapsPanel)
        QTest.mouseClick(found.buttons[1], LEFT)
        before = context.maps.looked_at
        context.regions.add("Cup")
        artist.drag((100, 20), (110, 100))
        finish(artist)
        after = context.maps.looked_at
        assert after is not None and after is not before and after.title == "Foreground"
        assert (after.share > 127).mean() == pytest.approx(1 / 3, abs=0.02)
        assert [b.accessibleName() for b in found.buttons] == ["In doubt", "Foreground", "Background", "Cup"]
        switch(artist, Use.COLORIZE)
        assert context.maps.looked_at is None and artist.window.editor.model.veil is None and not context.maps.available

    def test_maps_of_colours(self, artist: Hand) -> None:
        switch(artist, Use.RECOLOR)
        artist.drag((30, 30), (60, 60))
        finish(artist)
        found = panel(artist, "maps")
        assert isinstance(found, MapsPanel) and not found.buttons and "Two kinds" in found.line.text()
        artist.window.actions_["tool_protect"].trigger()
        artist.drag((130, 30), (160, 60))
        finish(artist)
        assert [m.title for m in artist.window.editor.context.maps.available] == ["In doubt", "Colour 1", "As it is"]
        assert len(found.buttons) == 3

    def test_a_backend_without_maps_says_who_has_them(self, artist: Hand) -> None:
        found = panel(artist, "maps")
        assert isinstance(found, MapsPanel)
        assert "no probability maps" in found.line.text() and "DeepProp" in found.line.text()

    def test_doubt_is_greatest_where_all_are_alike(self) -> None:
        sure, alike = np.array([[255, 128]], np.uint8), np.array([[0, 127]], np.uint8)
        assert maps.doubt([sure, alike]).tolist() == [[0, 254]]


class TestAdvice:
    @pytest.mark.parametrize(
        ("use", "draw", "words"),
        [
            (Use.COLORIZE, "", ""),
            (Use.RECOLOR, "", "Draw over a thing"),
            (Use.RECOLOR, "c", "Protect"),
            (Use.RECOLOR, "cc", "Protect"),
            (Use.RECOLOR, "p", "Everything is protected"),
            (Use.RECOLOR, "cp", ""),
            (Use.CUT_OUT, "", "what is to be cut out"),
            (Use.CUT_OUT, "f", "draw over the background"),
            (Use.CUT_OUT, "b", "Only background"),
            (Use.CUT_OUT, "ffb", ""),
        ],
    )
    def test_it_says_what_is_missing(self, artist: Hand, use: Use, draw: str, words: str) -> None:
        switch(artist, use)
        brushes: dict[str, Callable[[], None]] = {
            "c": lambda: artist.window.editor.tools.choose("brush"),
            "p": lambda: artist.window.editor.tools.choose("protect"),
            "f": lambda: artist.window.editor.context.regions.choose("foreground"),
            "b": lambda: artist.window.editor.context.regions.choose("background"),
        }
        for n, kind in enumerate(draw):
            brushes[kind]()
            artist.drag((20 + 30 * n, 20), (20 + 30 * n, 90))
        text = uses.advice(artist.document.state, gray=False)
        assert (words in text) if words else not text
        finish(artist)

    def test_it_is_seen_at_the_lower_edge_but_not_while_the_hand_draws(self, artist: Hand) -> None:
        def lower_edge() -> QImage:
            pane = artist.pane
            return pane.grab(pane.rect().adjusted(0, pane.height() - 60, 0, 0)).toImage()

        plain = lower_edge()
        switch(artist, Use.CUT_OUT)
        assert lower_edge() != plain
        artist.press((20, 20))
        artist.move((60, 60))
        assert lower_edge() == plain
        artist.release((60, 60))
        finish(artist)


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


def test_esc_stops_the_cut_out_of_a_region_too(artist: Hand, scripts: dict[Use, fakes.Script]) -> None:
    cut_out(artist)
    scripts[Use.CUT_OUT].gate = threading.Event()
    state = artist.document.state
    hints, _ = edits.add_stroke(state.hints, [(90, 9)], 5, None, "background")
    artist.document.commit("Limit", replace(state.asking(hints=hints), within="foreground").switched(Use.COLORIZE))
    context = artist.window.editor.context
    artist.qtbot.waitUntil(lambda: context.status.busy, timeout=20000)
    artist.key(Qt.Key.Key_Escape)
    artist.qtbot.waitUntil(lambda: not context.status.busy, timeout=20000)
    assert scripts[Use.CUT_OUT].cancelled and context.session is not None and context.session.stopped
    scripts[Use.CUT_OUT].gate.set()
    context.go_on()
    finish(artist)


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


def test_maps_wrap_to_the_width_of_the_panel(artist: Hand) -> None:
    cut_out(artist)
    found = panel(artist, "maps")
    assert isinstance(found, MapsPanel)
    tops = {button.mapTo(found, QPoint(0, 0)).y() for button in found.buttons}
    assert len(tops) == 1, "three fit side by side"
    alone = MapsPanel(artist.window.editor.context)
    artist.qtbot.addWidget(alone)
    alone.resize(130, 600)
    alone.show()
    QApplication.processEvents()
    assert len({button.mapTo(alone, QPoint(0, 0)).y() for button in alone.buttons}) == 3
