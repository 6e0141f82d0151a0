"""Zhang 2017's backends in the window: in the box, with the controls that fit them. With random weights."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt

from app.ui.panels.global_panel import GlobalPanel
from app.ui.panels.histogram_panel import HistogramPanel
from app.ui.panels.suggestions import Suggestions
from app.ui.state import uses
from app.ui.window.main_window import MainWindow
from models import registry, weights
from tests.gui.conftest import Hand
from tests.models.test_zhang2017_colorizer import GLOBAL, LOCAL, random_weights

T = TypeVar("T")


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "shipped"
    folder.mkdir()
    monkeypatch.setattr(weights, "DEFAULT_DIR", random_weights(folder))


def panel(window: MainWindow, kind: type[T]) -> T:
    found = window.findChild(kind)
    assert isinstance(found, kind)
    return found


def choose(hand: Hand, name: str) -> None:
    box = hand.window.tool_bars.method.box
    box.setCurrentIndex(box.findData(name))
    box.activated.emit(box.currentIndex())

    def shown() -> bool:
        session = hand.window.editor.context.session
        return session is not None and session.shown is not None and session.shown.request.picture.backend == name

    hand.qtbot.waitUntil(shown, timeout=20000)


def advice(hand: Hand) -> str:
    return uses.advice(hand.document.state, gray=True)


def test_both_are_offered(hand: Hand) -> None:
    box = hand.window.tool_bars.method.box
    assert [box.itemData(i) for i in range(3)] == ["unified", LOCAL, GLOBAL]
    choose(hand, LOCAL)
    assert "points, strokes" in box.toolTip() and "saturation" not in box.toolTip()
    choose(hand, GLOBAL)
    assert "saturation" in box.toolTip() and "points" not in box.toolTip()


def test_points_and_suggestions_of_the_local_one(hand: Hand) -> None:
    context = hand.window.editor.context
    choose(hand, LOCAL)
    hand.key(Qt.Key.Key_P)
    hand.click((60.0, 50.0))
    hand.wait_result()
    assert len(hand.document.hints.points) == 1 and not advice(hand)
    hand.qtbot.waitUntil(lambda: bool(context.palette), timeout=20000)
    suggestions = panel(hand.window, Suggestions)
    assert suggestions.buttons[0].isVisible()
    assert not panel(hand.window, GlobalPanel).saturation.row.isEnabled()


def test_controls_of_the_global_one(hand: Hand) -> None:
    choose(hand, GLOBAL)
    controls = panel(hand.window, GlobalPanel)
    assert controls.saturation.row.isEnabled() and panel(hand.window, HistogramPanel).input.isEnabled()
    before = hand.window.editor.context.session.shown.overview.copy()  # type: ignore[union-attr]
    controls.saturation.row.committed.emit(90)
    hand.wait_result()
    assert hand.document.hints.stats.saturation == pytest.approx(0.9)
    assert (hand.window.editor.context.session.shown.overview != before).any()  # type: ignore[union-attr]
    said = panel(hand.window, Suggestions).line.text()
    assert registry.spec(GLOBAL).title in said and registry.spec("unified").title in said


def test_a_point_that_has_to_wait_says_so(hand: Hand) -> None:
    choose(hand, GLOBAL)
    assert not advice(hand)
    hand.key(Qt.Key.Key_P)
    hand.click((60.0, 50.0))
    assert len(hand.document.hints.points) == 1
    assert "takes no points and no strokes" in advice(hand)
    choose(hand, LOCAL)
    assert not advice(hand)
