"""Where next? The key walks through the places in doubt."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.hints import Hints
from tests import fakes
from tests.gui.conftest import Hand

SHIFT = Qt.KeyboardModifier.ShiftModifier


def mark(hand: Hand) -> tuple[tuple[float, float], str]:
    model = hand.window.editor.model
    hand.qtbot.waitUntil(lambda: model.mark is not None, timeout=20000)
    assert model.mark is not None
    return model.mark


def walk(hand: Hand, key: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> tuple[str, float]:
    before = hand.window.editor.model.mark
    hand.key(key, modifiers)
    hand.qtbot.waitUntil(lambda: hand.window.editor.model.mark != before, timeout=20000)
    place, title = mark(hand)
    return title, place[0]


def test_the_first_place_is_in_doubt_and_colours_are_suggested_for_it(hand: Hand) -> None:
    context = hand.window.editor.context
    hand.key("n")
    place, title = mark(hand)
    # The right half of the photograph is in doubt.
    assert place[0] > 100 and title == "1 of 2"
    assert context.place == place
    hand.qtbot.waitUntil(lambda: bool(context.palette), timeout=20000)
    assert hand.document.hints == Hints() and not hand.document.can_undo


def test_the_key_walks_on_and_around_and_back(hand: Hand) -> None:
    first = walk(hand, "n")
    second = walk(hand, "n")
    assert [first[0], second[0]] == ["1 of 2", "2 of 2"] and second[1] < 100 < first[1]
    assert walk(hand, "n") == first
    assert walk(hand, "n", SHIFT) == second


def test_a_suggestion_taken_there_ends_the_mark_and_the_next_place_is_another_part(hand: Hand) -> None:
    context = hand.window.editor.context
    hand.key("n")
    place, _ = mark(hand)
    hand.qtbot.waitUntil(lambda: bool(context.palette), timeout=20000)
    hand.key("1")
    hand.qtbot.waitUntil(lambda: len(hand.document.hints.points) == 1, timeout=20000)
    assert hand.document.hints.points[0].xy == place and hand.window.editor.model.mark is None
    hand.wait_result()
    title, x = walk(hand, "n")
    assert title == "1 of 1" and x < 100


def test_esc_takes_the_mark_away(hand: Hand) -> None:
    hand.key("n")
    mark(hand)
    hand.key(Qt.Key.Key_Escape)
    assert hand.window.editor.model.mark is None and hand.window.editor.context.place is None


def test_where_every_part_has_a_hint_it_says_so(hand: Hand) -> None:
    said: list[str] = []
    hand.window.editor.context.message.connect(lambda text, *_: said.append(text))
    hand.window.editor.context.color.set((220, 40, 40))
    hand.click((30, 75))
    hand.click((170, 75))
    hand.wait_result()
    hand.key("n")
    hand.qtbot.waitUntil(lambda: bool(said), timeout=20000)
    assert "doubt" in said[0] and hand.window.editor.model.mark is None


def test_a_method_without_suggestions_disables_the_command_and_says_why(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    fakes.install(monkeypatch, "plain", palette=False)
    action = hand.window.actions_["next_place"]
    assert action.isEnabled()
    hand.document.apply("Method", backend="plain")
    assert not action.isEnabled() and "in doubt" in action.toolTip() and "in doubt" in action.statusTip()
    hand.key("n")
    QApplication.processEvents()
    assert hand.window.editor.model.mark is None
