"""Asking is not painting: hints without a chosen colour, and whom a colour is for."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui.panels.color_panel import ColorPanel
from app.ui.state import qimage
from models import color
from tests import fakes
from tests.gui.conftest import ALT, CTRL, LEFT, Hand, steps

BLUE = (40, 70, 160)
GREEN = (60, 140, 70)
LIKELIEST = (12.0, 20.0)
SECOND = (50.0, 0.0)


@pytest.fixture
def beginner(hand: Hand, script: fakes.Script) -> Hand:
    """A hand that has chosen no colour, over an untouched photograph."""
    script.likeliest = LIKELIEST
    hand.window.editor.context.color.clear()
    return hand


def answered(hand: Hand, count: int = 1) -> None:
    """Wait until so many hints are there, none of them without a colour."""
    suggestions = hand.window.editor.context.suggestions
    hand.qtbot.waitUntil(
        lambda: len(hand.document.state.hints.drawn) == count and not suggestions.waiting.drawn, timeout=20000
    )


def suggested(hand: Hand) -> None:
    """Wait for the colours of the place considered."""
    context = hand.window.editor.context
    hand.qtbot.waitUntil(lambda: bool(context.palette) and context.palette_place == context.place, timeout=20000)


def title(hand: Hand) -> str:
    """What the colour panel says its colour is for."""
    panel = hand.window.column.panels["color"]
    assert isinstance(panel, ColorPanel)
    return panel.head.title.text()


class TestNoColourChosen:
    def test_the_first_click_takes_the_likeliest_colour_and_says_so(self, beginner: Hand) -> None:
        beginner.click((50, 40))
        answered(beginner)
        (point,) = beginner.document.state.hints.points
        assert point.ab == LIKELIEST and point.xy == pytest.approx((50, 40), abs=1)
        assert "likeliest colour" in beginner.window.status.currentMessage()
        context = beginner.window.editor.context
        assert context.selected == point.id and title(beginner) == "Point 1"
        assert steps(beginner) == ["Add point"]

    def test_until_the_colour_is_known_the_point_is_there_and_the_picture_is_untouched(
        self, beginner: Hand, script: fakes.Script
    ) -> None:
        gate = script.palette_gate = threading.Event()
        before = len(script.colorized)
        beginner.click((50, 40))
        pixels = qimage.to_array(beginner.pane.grab().toImage())
        at = beginner.place((50, 40)) * beginner.pane.devicePixelRatioF()
        assert np.ptp(pixels[at.y(), at.x()].astype(int)) == 0, "a gray marker"
        assert beginner.document.hints.drawn == () and not beginner.document.can_undo
        assert all(not hints.drawn for hints in script.colorized[before:])
        gate.set()
        answered(beginner)

    def test_clicks_faster_than_the_answers_are_all_answered(self, beginner: Hand, script: fakes.Script) -> None:
        gate = script.palette_gate = threading.Event()
        for x in (30, 80, 130):
            beginner.click((x, 40))
        gate.set()
        answered(beginner, 3)
        assert [round(p.xy[0]) for p in beginner.document.state.hints.points] == pytest.approx([30, 80, 130], abs=1)
        assert steps(beginner) == ["Add point"] * 3

    def test_undo_and_esc_take_back_a_click_that_is_not_answered(self, beginner: Hand, script: fakes.Script) -> None:
        gate = script.palette_gate = threading.Event()
        for end in (lambda: beginner.key(Qt.Key.Key_Z, CTRL), lambda: beginner.key(Qt.Key.Key_Escape)):
            beginner.click((50, 40))
            end()
            assert not beginner.window.editor.context.suggestions.waiting.drawn
        gate.set()
        beginner.wait_result()
        suggestions = beginner.window.editor.context.suggestions
        beginner.qtbot.waitUntil(lambda: not beginner.window.editor.context.status.busy, timeout=20000)
        assert beginner.document.hints.drawn == () and not suggestions.waiting.drawn

    def test_a_point_dragged_while_the_first_waits_is_moved_and_both_are_there(
        self, beginner: Hand, script: fakes.Script
    ) -> None:
        beginner.click((50, 40))
        answered(beginner)
        gate = script.palette_gate = threading.Event()
        beginner.click((120, 90))
        beginner.press((50, 40))
        beginner.move((60, 60))
        gate.set()
        suggested(beginner)
        beginner.release((70, 70))
        answered(beginner, 2)
        first, second = beginner.document.state.hints.points
        assert first.xy == pytest.approx((70, 70), abs=1) and second.xy == pytest.approx((120, 90), abs=1)

    def test_a_stroke_takes_the_likeliest_colour_of_its_start(self, beginner: Hand, script: fakes.Script) -> None:
        beginner.key("b")
        beginner.drag((20, 20), (60, 30), (100, 80))
        answered(beginner)
        (stroke,) = beginner.document.state.hints.strokes
        assert stroke.ab == LIKELIEST and stroke.path[0] == pytest.approx((20, 20), abs=1)
        assert script.asked[0] == pytest.approx((20, 20), abs=1)
        assert title(beginner) == "Stroke 1"
        assert steps(beginner) == ["Draw stroke"]

    def test_a_stroke_is_seen_in_its_colour_while_the_hand_draws_on(self, beginner: Hand) -> None:
        beginner.key("b")
        beginner.press((20, 20))
        assert not beginner.document.hints.drawn
        beginner.qtbot.waitUntil(lambda: bool(beginner.document.hints.strokes), timeout=20000)
        beginner.move((90, 60))
        assert beginner.document.draft is not None and beginner.document.hints.strokes[0].ab == LIKELIEST
        beginner.release((120, 90))
        assert beginner.document.state.hints.strokes[0].path[-1] == pytest.approx((120, 90), abs=1)

    def test_a_method_that_suggests_nothing_asks_for_a_colour_and_paints_none(
        self, beginner: Hand, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fakes.install(monkeypatch, "silent", palette=False)
        beginner.document.apply("Change method", backend="silent")
        for tool in ("p", "b"):
            beginner.key(tool)
            beginner.click((50, 40))
            assert beginner.document.hints.drawn == ()
            assert beginner.window.message_bar.text.startswith("Choose a colour first.")
            assert "“Silent”" in beginner.window.message_bar.text
        beginner.window.editor.context.color.set(BLUE)
        beginner.click((50, 40))
        assert len(beginner.document.hints.strokes) == 1


class TestWhomAColourIsFor:
    def test_a_colour_picked_after_the_click_is_for_that_point_only(self, beginner: Hand) -> None:
        context = beginner.window.editor.context
        beginner.click((50, 40))
        answered(beginner)
        context.apply_color_to_selection(BLUE)
        beginner.click((120, 90))
        answered(beginner, 2)
        assert [p.ab for p in beginner.document.state.hints.points] == [color.ab_of_rgb(BLUE), LIKELIEST]

    def test_a_colour_chosen_for_the_next_hint_leaves_the_last_one_alone(self, hand: Hand) -> None:
        context = hand.window.editor.context
        context.apply_color_to_selection(BLUE)
        hand.click((50, 40))
        assert title(hand) == "Next colour"
        context.apply_color_to_selection(GREEN)
        hand.click((120, 90))
        assert [p.ab for p in hand.document.hints.points] == [color.ab_of_rgb(BLUE), color.ab_of_rgb(GREEN)]
        assert steps(hand) == ["Add point", "Add point"]

    def test_a_selected_hint_is_recoloured_and_the_next_one_has_the_colour_chosen_before(self, hand: Hand) -> None:
        context = hand.window.editor.context
        context.color.set(BLUE)
        hand.add((50, 40))
        assert title(hand) == "Point 1"
        context.apply_color_to_selection(GREEN)
        hand.click((120, 90))
        assert [p.ab for p in hand.document.hints.points] == [color.ab_of_rgb(GREEN), color.ab_of_rgb(BLUE)]

    def test_who_takes_up_a_tool_that_draws_means_the_next_hint(self, beginner: Hand) -> None:
        context = beginner.window.editor.context
        beginner.click((50, 40))
        answered(beginner)
        assert title(beginner) == "Point 1"
        beginner.key("b")
        assert title(beginner) == "Next colour: the likeliest" and not context.selection
        context.apply_color_to_selection(GREEN)
        assert [p.ab for p in beginner.document.state.hints.points] == [LIKELIEST]

    def test_esc_deselects_then_forgets_the_colour(self, beginner: Hand) -> None:
        context = beginner.window.editor.context
        context.color.set(BLUE)
        beginner.add((50, 40))
        beginner.key(Qt.Key.Key_Escape)
        assert context.selected is None and context.place is None and context.color.asked_rgb == BLUE
        beginner.key(Qt.Key.Key_Escape)
        assert context.color.is_suggested and "likeliest" in beginner.window.status.currentMessage()

    def test_after_undo_nothing_speaks_of_a_place_that_is_gone(self, beginner: Hand) -> None:
        context = beginner.window.editor.context
        beginner.click((50, 40))
        answered(beginner)
        suggested(beginner)
        beginner.key(Qt.Key.Key_Z, CTRL)
        assert (context.selected, context.place, context.palette) == (None, None, [])
        assert title(beginner) == "Next colour: the likeliest" and context.color.ab == (0.0, 0.0)

    def test_undo_of_a_move_takes_the_place_along(self, hand: Hand) -> None:
        hand.add((50, 40))
        hand.drag((50, 40), (90, 70))
        hand.key(Qt.Key.Key_Z, CTRL)
        assert hand.window.editor.context.place == hand.document.hints.points[0].xy

    def test_a_colour_shown_follows_undo(self, hand: Hand) -> None:
        context = hand.window.editor.context
        hand.add((50, 40))
        before = context.color.ab
        context.apply_color_to_selection(BLUE)
        hand.key(Qt.Key.Key_Z, CTRL)
        assert context.color.ab == before

    @pytest.mark.parametrize("tool", ["p", "b", "v"])
    def test_a_click_beside_the_photograph_deselects(self, hand: Hand, tool: str) -> None:
        context = hand.window.editor.context
        hand.add((50, 40))
        hand.key(tool)
        hand.window.editor.model.zoom_to(1.0)
        hand.click((-20, 40))
        assert context.selected is None and context.place is None and len(hand.document.hints.drawn) == 1

    def test_the_eyedropper_shows_what_it_picked_and_recolours_nothing(self, hand: Hand) -> None:
        context = hand.window.editor.context
        hand.add((150, 40))
        picked_from = (60, 90)
        hand.wait_result()
        before = hand.document.hints
        hand.click(picked_from, LEFT, ALT)
        assert hand.document.hints == before and context.selected is None
        rgb = context.color.asked_rgb
        assert rgb is not None and context.shown_rgb() == pytest.approx(rgb, abs=1)


class TestDigits:
    def test_a_digit_changes_the_point_at_the_place(self, hand: Hand, script: fakes.Script) -> None:
        script.likeliest = LIKELIEST
        hand.click((50, 40))
        suggested(hand)
        hand.key("2")
        suggested(hand)
        hand.key("1")
        (point,) = hand.document.state.hints.points
        assert point.ab == LIKELIEST
        assert steps(hand) == ["Change colour", "Change colour", "Add point"]

    def test_over_a_point_that_lies_there_it_adds_none(self, hand: Hand, script: fakes.Script) -> None:
        hand.click((50, 40))
        context = hand.window.editor.context
        context.leave()
        context.consider((51.0, 40.0))
        suggested(hand)
        hand.key("2")
        (point,) = hand.document.state.hints.points
        assert point.ab == SECOND

    def test_at_an_empty_place_it_adds_a_point(self, hand: Hand) -> None:
        hand.key("v")
        hand.click((50, 40))
        suggested(hand)
        hand.key("2")
        assert [p.ab for p in hand.document.state.hints.points] == [SECOND]

    def test_it_chooses_nothing_for_the_next_hint(self, beginner: Hand) -> None:
        beginner.key("v")
        beginner.click((50, 40))
        suggested(beginner)
        beginner.key("2")
        QApplication.processEvents()
        assert beginner.window.editor.context.color.next_ab is None
