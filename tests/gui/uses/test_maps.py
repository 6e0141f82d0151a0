"""Probability maps: thumbnails, and one over the photograph."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.state import maps
from models.registry import Use
from tests.gui.conftest import LEFT, Hand
from tests.gui.uses.conftest import GREEN, cut_out, finish, shown_at, switch, thumbnails


class TestMaps:
    def test_a_click_lays_a_map_over_the_photograph_and_esc_puts_it_away(self, artist: Hand) -> None:
        cut_out(artist)
        found = thumbnails(artist)
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
        found = thumbnails(artist)
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
        found = thumbnails(artist)
        assert not found.buttons and not artist.window.desk.maps_button.isVisible()
        artist.window.actions_["tool_protect"].trigger()
        artist.drag((130, 30), (160, 60))
        finish(artist)
        assert [m.title for m in artist.window.editor.context.maps.available] == ["In doubt", "Colour 1", "As it is"]
        assert len(found.buttons) == 3

    def test_doubt_is_greatest_where_all_are_alike(self) -> None:
        sure, alike = np.array([[255, 128]], np.uint8), np.array([[0, 127]], np.uint8)
        assert maps.doubt([sure, alike]).tolist() == [[0, 254]]


def test_the_button_over_the_picture_is_there_while_there_are_maps(artist: Hand) -> None:
    button = artist.window.desk.maps_button
    assert not button.isVisible()
    cut_out(artist)
    assert button.isVisible() and artist.window.desk.rect().contains(button.geometry())
    QTest.mouseClick(button, LEFT)
    found = thumbnails(artist)
    assert found.isVisible()
    QTest.keyClick(found.buttons[0], Qt.Key.Key_Escape)
    assert not found.isVisible()
    switch(artist, Use.COLORIZE)
    assert not button.isVisible()
