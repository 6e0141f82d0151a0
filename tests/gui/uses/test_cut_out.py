"""Regions: marked, named, exported, and as a limit for colours."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.core import edits, regions
from app.ui.panels.regions_panel import RegionsPanel
from models.registry import Use
from tests import fakes
from tests.gui.conftest import LEFT, NONE, Hand, answer_export
from tests.gui.uses.conftest import BLUE, GREEN, cut_out, finish, regions_panel, shown_at, switch


def click_region(hand: Hand, title: str) -> None:
    found = regions_panel(hand)

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
        found = regions_panel(artist)

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

    def test_the_locked_strokes_of_a_region_are_told_of(self, artist: Hand) -> None:
        cut_out(artist)
        first = artist.document.hints.strokes[0]
        locked = edits.describe(artist.document.hints, (first.id,), locked=True)
        artist.document.apply("Lock", hints=locked)
        found = regions_panel(artist)
        click_region(artist, "Foreground")
        found.remove.click()
        assert first.id in artist.document.hints.ids and "is locked" in artist.window.message_bar.text
        artist.window.message_bar.hide()
        artist.window.editor.context.select(first.id)
        click_region(artist, "Background")
        assert artist.document.hints.strokes[0].region == "foreground"
        assert artist.window.message_bar.isVisible()

    def test_a_region_whose_strokes_cannot_be_seen_is_named(self, artist: Hand) -> None:
        cut_out(artist)
        found = regions_panel(artist)
        assert not found.hidden.text()
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
        found = regions_panel(artist)
        assert found.mask_button.isEnabled()
        written = {}
        for name, button in (("mask", found.mask_button), ("cut", found.cut_out_button)):
            path = tmp_path / f"{name}.png"
            answer_export(monkeypatch, path)
            with artist.qtbot.waitSignal(artist.window.exporting.exported, timeout=20000):
                QTest.mouseClick(button, LEFT)
            written[name] = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
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


def test_a_cut_out_is_kept_as_a_region_that_limits_colours(artist: Hand) -> None:
    cut_out(artist)
    regions_panel(artist).keep_button.click()
    artist.qtbot.waitUntil(lambda: bool(artist.document.state.regions), timeout=20000)
    (region,) = artist.document.state.regions
    drawn = artist.window.editor.context.drawn_regions
    switch(artist, Use.COLORIZE)
    assert region.name == "All but the background"
    assert drawn.covers(region, (50, 75)) and not drawn.covers(region, (150, 75))
    box = artist.window.tool_bars.within.box
    box.setCurrentIndex(box.findText(region.name))
    box.activated.emit(box.currentIndex())
    assert artist.document.state.within == region.id and artist.document.state.limit == region.shape
    drawn.choose(region.id)
    switch(artist, Use.CUT_OUT)
    assert drawn.all == () and drawn.current is None
