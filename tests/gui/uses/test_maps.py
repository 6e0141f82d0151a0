"""Probability maps: thumbnails, and one over the photograph."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.panels.maps_panel import MapsPanel
from app.ui.state import maps
from models.registry import Use
from tests.gui.conftest import LEFT, Hand
from tests.gui.uses.conftest import GREEN, cut_out, finish, panel, shown_at, switch


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
