"""Reach and strength in the window: of new hints, of selected ones, and the veil over what a hint does not colour."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core import edits, settings
from app.ui.state import influence
from app.ui.tools import Toolset
from app.ui.window.effect import EffectOption
from models.hints import Hints
from tests.gui.conftest import Hand

SHIFT = Qt.KeyboardModifier.ShiftModifier
RED = (50.0, 30.0)


def option(hand: Hand) -> EffectOption:
    return hand.window.tool_bars.effect


def tools(hand: Hand) -> Toolset:
    return hand.window.editor.tools


def drawn(hand: Hand) -> list[tuple[float, float]]:
    return [(hint.reach, hint.strength) for hint in hand.document.hints.drawn]


def turn(hand: Hand, key: Qt.Key, times: int, row: str = "reach") -> None:
    """Press an arrow key on a slider of the fly-out."""
    slider = getattr(option(hand).sliders, row).slider
    for _ in range(times):
        QTest.keyClick(slider, key)


@pytest.fixture
def stroke(hand: Hand) -> Hand:
    """One stroke across the middle, drawn with the brush; it is selected."""
    hand.window.editor.context.color.set(RED)
    hand.key("b")
    hand.drag((60, 75), (100, 75), (140, 75))
    hand.wait_result()
    hand.window.editor.context.select(1)
    return hand


def test_strokes_are_local_and_points_are_not(stroke: Hand) -> None:
    stroke.key("p")
    stroke.click((30, 30))
    assert drawn(stroke) == [(0, 1), (1, 1)]


def test_methods_that_spread_strokes_get_them(hand: Hand) -> None:
    hand.document.apply("Change method", backend="levin2004")
    hand.window.editor.context.color.set(RED)
    hand.key("b")
    hand.drag((60, 75), (100, 75), (140, 75))
    assert drawn(hand) == [(1, 1)]
    hand.key(Qt.Key.Key_F6)
    hand.drag((60, 75), (100, 75), (140, 75))
    assert drawn(hand) == [(1, 1)]


def test_the_next_hints_get_what_the_sliders_say_and_the_settings_remember_it(hand: Hand) -> None:
    hand.window.editor.context.color.set(RED)
    hand.key("b")
    option(hand).click()
    turn(hand, Qt.Key.Key_Right, 25)
    turn(hand, Qt.Key.Key_Left, 40, "strength")
    option(hand).fly_out.close()
    assert "25 %" in option(hand).text() and "60 %" in option(hand).text()
    assert not hand.document.can_undo, "nothing is drawn yet"
    hand.drag((60, 75), (140, 75))
    tools(hand).choose("point")
    hand.click((30, 30))
    assert drawn(hand) == [(0.25, 0.6), (1, 1)]
    hand.window.settings.save()
    assert settings.load()[0].effects == {"stroke": (0.25, 0.6)}


def test_a_selected_hint_follows_the_slider_and_it_is_one_step(stroke: Hand) -> None:
    option(stroke).click()
    assert "Stroke 1" in option(stroke).sliders.title.text()
    slider = option(stroke).sliders.reach.slider
    QTest.keyPress(slider, Qt.Key.Key_Right)
    assert stroke.document.draft is not None and stroke.document.hints.strokes[0].reach == 0.01, "live"
    QTest.keyRelease(slider, Qt.Key.Key_Right)
    assert stroke.document.draft is None and stroke.document.undo_label == "Change reach"
    stroke.document.undo()
    assert drawn(stroke) == [(0, 1)] and stroke.document.undo_label == "Draw stroke"
    assert stroke.window.editor.context.effect_of_new("stroke").reach == 0, "the next is local"


def test_esc_ends_a_change_as_if_it_had_not_been(stroke: Hand) -> None:
    option(stroke).click()
    slider = option(stroke).sliders.strength.slider
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    assert stroke.document.hints.strokes[0].strength == pytest.approx(0.5, abs=0.1)
    QTest.keyClick(slider, Qt.Key.Key_Escape)
    assert drawn(stroke) == [(0, 1)] and stroke.document.undo_label == "Draw stroke"


def test_select_has_sliders_for_all_selected_hints_and_none_without(hand: Hand) -> None:
    hints, _ = edits.add_point(Hints(), (40, 40), RED)
    hints, _ = edits.add_point(hints, (100, 40), RED)
    hand.document.apply("Hints", hints=hints)
    hand.key("v")
    assert not option(hand).isEnabled()
    hand.click((40, 40))
    hand.click((100, 40), modifiers=SHIFT)
    assert option(hand).isEnabled()
    option(hand).click()
    turn(hand, Qt.Key.Key_Home, 1)
    assert drawn(hand) == [(0, 1), (0, 1)]
    hand.document.undo()
    assert drawn(hand) == [(1, 1), (1, 1)]


def test_in_a_cut_out_nothing_has_a_reach(hand: Hand) -> None:
    hand.key(Qt.Key.Key_F7)
    hand.key("b")
    assert not option(hand).isEnabled()
    hand.drag((60, 75), (140, 75))
    assert drawn(hand) == [(1, 1)]


def veil(hand: Hand) -> bool:
    return hand.window.editor.model.veil is not None


def test_resting_on_a_hint_shows_what_it_colours(stroke: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    stroke.key("v")
    stroke.move((100, 75))
    assert not veil(stroke), "passing by shows nothing"

    def rested() -> bool:
        # A hand is never quite still; without this a late leave event of the drag before would end the rest.
        stroke.move((100 + next(trembling), 75))
        return veil(stroke)

    trembling = itertools.cycle((0, 1))
    stroke.qtbot.waitUntil(rested, timeout=20000)
    assert stroke.window.editor.model.veil_title == "What Stroke 1 colours"
    shown = stroke.window.editor.model.veil
    assert shown is not None
    x, y = shown.width() // 2, shown.height() // 2
    assert shown.pixelColor(x, y).alpha() < 20, "the stroke's own place stays bright"
    assert shown.pixelColor(2, 2).alpha() > 120
    stroke.move((100, 140))
    assert not veil(stroke)


def test_a_key_shows_what_the_selected_hint_colours_until_it_is_pressed_again(stroke: Hand) -> None:
    stroke.key("m", SHIFT)
    stroke.qtbot.waitUntil(lambda: veil(stroke), timeout=20000)
    assert option(stroke).shows.isChecked()
    stroke.key(Qt.Key.Key_Escape)
    assert not veil(stroke), "nothing is selected"
    stroke.key(".")
    stroke.qtbot.waitUntil(lambda: veil(stroke), timeout=20000)
    stroke.key("m", SHIFT)
    assert not veil(stroke)


def test_a_panel_can_ask_what_a_hint_colours(stroke: Hand) -> None:
    looked_at = stroke.window.editor.context.influence
    looked_at.look_at(1)
    stroke.qtbot.waitUntil(lambda: looked_at.share is not None, timeout=20000)
    looked_at.look_at(None)
    assert looked_at.of is None and not veil(stroke)


def test_pressing_a_button_ends_looking(stroke: Hand) -> None:
    stroke.key("v")
    stroke.move((100, 75))
    stroke.press((100, 75))
    QTest.qWait(influence.DWELL_MS + 50)
    assert not veil(stroke)
    stroke.release((100, 75))


def test_the_controls_have_names_and_can_be_reached_by_keyboard(stroke: Hand) -> None:
    assert "Stroke 1" in option(stroke).accessibleName() and "Only here" in option(stroke).accessibleName()
    assert option(stroke).toolTip() and option(stroke).focusPolicy() & Qt.FocusPolicy.TabFocus
    option(stroke).click()
    seen = []
    for _ in range(6):
        widget = QApplication.focusWidget()
        if widget is not None:
            seen.append(widget.accessibleName())
        QTest.keyClick(option(stroke).fly_out, Qt.Key.Key_Tab)
    assert option(stroke).sliders.reach.slider.accessibleName() in seen
    assert option(stroke).sliders.strength.slider.accessibleName() in seen
