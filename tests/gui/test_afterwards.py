"""Panels follow a moment after what the hand does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from app.ui.panels.hints_panel import HintsPanel
from app.ui.widgets.afterwards import Afterwards
from tests.gui.conftest import Hand

DELAY = Afterwards.DELAY_MS


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """As artists have it."""
    monkeypatch.setattr(Afterwards, "DELAY_MS", DELAY)


def test_many_signals_within_a_moment_are_one_call(qtbot: QtBot) -> None:
    calls: list[None] = []
    parent = QObject()
    afterwards = Afterwards(lambda: calls.append(None), parent)
    for number in range(5):
        afterwards.follow(number, "any arguments")
    assert not calls
    qtbot.waitUntil(lambda: len(calls) == 1)
    qtbot.wait(2 * DELAY)
    assert len(calls) == 1
    afterwards.follow()
    qtbot.waitUntil(lambda: len(calls) == 2)


def test_while_signals_go_on_the_call_waits_for_a_rest_but_not_for_ever(qtbot: QtBot) -> None:
    calls: list[None] = []
    parent = QObject()
    afterwards = Afterwards(lambda: calls.append(None), parent)
    signals = QTimer(parent, interval=10)
    signals.timeout.connect(afterwards.follow)
    afterwards.follow()
    signals.start()
    qtbot.wait(2 * DELAY)
    assert not calls, "the hand moves"
    qtbot.waitUntil(lambda: len(calls) == 1)
    assert signals.isActive()


def test_a_click_is_asked_for_at_once_and_shown_in_the_panels_soon(hand: Hand) -> None:
    window = hand.window
    panel = window.column.panels["hints"]
    assert isinstance(panel, HintsPanel)
    hand.click((50, 40))
    assert len(hand.document.state.hints.points) == 1 and not panel.tree.hints.rows
    hand.qtbot.waitUntil(lambda: len(panel.tree.hints.rows) == 1)
    assert window.editor.context.color.recent
