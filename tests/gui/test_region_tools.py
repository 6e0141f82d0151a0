"""Lasso, rectangle, thing and wand, by real mouse and key events."""

from __future__ import annotations

import weakref

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from app.core.document import Region
from app.core.finder import Finder, Question
from app.core.shapes import Found, Outline
from app.ui.state import qimage
from models.errors import UserError
from models.hints import XY
from tests.gui.conftest import NONE, RIGHT, Hand

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


def take(hand: Hand, tool: str) -> None:
    hand.window.actions_[f"tool_{tool}"].trigger()
    hand.pane.setFocus()


def regions(hand: Hand) -> tuple[Region, ...]:
    return hand.document.state.regions


def covers(hand: Hand, xy: XY, index: int = -1) -> bool:
    return hand.window.editor.context.drawn_regions.covers(regions(hand)[index], xy)


def rectangle(hand: Hand, start: XY, end: XY, modifiers: Qt.KeyboardModifier = NONE) -> None:
    take(hand, "rectangle")
    hand.press(start, modifiers=modifiers)
    hand.move(end)
    hand.release(end)


def test_a_rectangle_becomes_a_region_in_one_step(hand: Hand) -> None:
    rectangle(hand, (40, 30), (100, 90))
    (region,) = regions(hand)
    assert region.name == "Region 1" and isinstance(region.shape.parts[0].area, Outline)
    assert covers(hand, (70, 60)) and not covers(hand, (120, 60)) and not covers(hand, (70, 110))
    assert hand.window.editor.context.drawn_regions.current == region.id
    hand.window.actions_["undo"].trigger()
    assert regions(hand) == () and hand.window.editor.context.drawn_regions.current is None


def test_what_regions_looked_like_goes_with_their_photograph(hand: Hand) -> None:
    rectangle(hand, (40, 30), (100, 90))
    look = weakref.ref(hand.window.editor.context.drawn_regions.look(regions(hand)[0].shape).levels)
    assert look() is not None
    hand.window.editor.close_document()
    assert look() is None


def test_shift_adds_and_alt_takes_away(hand: Hand) -> None:
    rectangle(hand, (40, 30), (100, 90))
    rectangle(hand, (120, 30), (150, 90), SHIFT)
    rectangle(hand, (60, 50), (80, 70), ALT)
    assert len(regions(hand)) == 1
    assert covers(hand, (135, 60)) and covers(hand, (50, 60)) and not covers(hand, (70, 60))
    rectangle(hand, (10, 100), (30, 120))
    assert [r.name for r in regions(hand)] == ["Region 1", "Region 2"]


def test_a_click_with_the_rectangle_makes_nothing(hand: Hand) -> None:
    take(hand, "rectangle")
    hand.click((50, 50))
    assert regions(hand) == ()


def test_lasso_freehand(hand: Hand) -> None:
    take(hand, "lasso")
    hand.drag((40, 40), (90, 40), (90, 90), (40, 90))
    assert covers(hand, (60, 60)) and not covers(hand, (100, 60))


@pytest.mark.parametrize("end", ["return", "first", "double", "right"])
def test_lasso_by_corners(hand: Hand, end: str) -> None:
    take(hand, "lasso")
    for corner in ((40, 40), (90, 40), (90, 90), (40, 90)):
        hand.click(corner)
    hand.move((44, 61), (45, 60))
    assert len(hand.window.editor.context.drawn_regions.path) == 5 and regions(hand) == ()
    if end == "return":
        hand.key(Qt.Key.Key_Return)
    elif end == "first":
        hand.click((40, 40))
    else:
        hand.click((40, 90), *([RIGHT] if end == "right" else []))
    (region,) = regions(hand)
    assert len(region.shape.parts[0].area.path) == 4 and covers(hand, (60, 60))
    assert hand.window.editor.context.drawn_regions.path == ()


def test_corners_are_taken_back_and_abandoned(hand: Hand) -> None:
    take(hand, "lasso")
    for corner in ((40, 40), (90, 40), (90, 90), (10, 10)):
        hand.click(corner)
    hand.key(Qt.Key.Key_Backspace)
    assert len(hand.window.editor.context.drawn_regions.path) == 3
    hand.window.commands.undo()
    assert len(hand.window.editor.context.drawn_regions.path) == 2
    hand.key(Qt.Key.Key_Escape)
    assert hand.window.editor.context.drawn_regions.path == ()
    hand.key(Qt.Key.Key_Return)
    assert regions(hand) == ()


def test_a_veil_lies_over_the_region_while_its_tools_are_in_hand(hand: Hand) -> None:
    def at(xy: XY) -> np.ndarray:
        pixels = qimage.to_array(hand.pane.grab().toImage())
        place = hand.place(xy) * hand.pane.devicePixelRatioF()
        return pixels[place.y(), place.x()].astype(int)

    before = at((70, 60)), at((150, 60))
    rectangle(hand, (40, 30), (100, 90))
    assert np.abs(at((70, 60)) - before[0]).max() > 25 and np.array_equal(at((150, 60)), before[1])
    take(hand, "point")
    assert np.array_equal(at((70, 60)), before[0])


class Scripted:
    """Finds a square around the first click, larger with each tenth of reach."""

    def __init__(self) -> None:
        self.questions: list[Question] = []
        self.error: UserError | None = None

    def find(self, question: Question) -> Found:
        self.questions.append(question)
        if self.error is not None:
            raise self.error
        share = np.zeros((150, 200), np.float32)
        reach = min(max(question.reach + question.steps * 0.1, -1), 1)
        half = round(5 + 50 * reach)
        for x, y in question.inside:
            share[max(0, int(y) - half) : int(y) + half, max(0, int(x) - half) : int(x) + half] = 1
        for x, y in question.outside:
            share[int(y) - 4 : int(y) + 4, int(x) - 4 : int(x) + 4] = 0
        return Found.of(share, question.inside, question.outside, reach)


@pytest.fixture
def finder(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    made = Scripted()
    monkeypatch.setattr(Finder, "find", lambda _, question: made.find(question))
    return made


def found(hand: Hand) -> None:
    hand.qtbot.waitUntil(lambda: not hand.window.editor.context.drawn_regions.seeking, timeout=20000)


def test_a_click_selects_a_thing_and_clicks_correct_it(hand: Hand, finder: Scripted) -> None:
    take(hand, "thing")
    hand.click((60, 60))
    found(hand)
    assert regions(hand)[0].name == "Thing 1" and covers(hand, (60, 60)) and not covers(hand, (90, 60))
    hand.click((120, 60), modifiers=SHIFT)
    found(hand)
    hand.click((65, 65), modifiers=ALT)
    found(hand)
    (region,) = regions(hand)
    (part,) = region.shape.parts
    assert len(part.area.inside) == 2 and len(part.area.outside) == 1
    assert covers(hand, (120, 60)) and not covers(hand, (65, 65))
    hand.window.actions_["undo"].trigger()
    assert covers(hand, (65, 65))
    hand.click((150, 100))
    found(hand)
    assert [r.name for r in regions(hand)] == ["Thing 1", "Thing 2"]


def test_tab_and_the_wheel_change_its_size(hand: Hand, finder: Scripted) -> None:
    take(hand, "thing")
    hand.click((60, 60))
    found(hand)
    hand.key(Qt.Key.Key_Tab)
    found(hand)
    assert covers(hand, (83, 60)) and hand.pane.hasFocus()
    hand.key(Qt.Key.Key_Backtab, SHIFT)
    found(hand)
    assert not covers(hand, (83, 60))
    place = QPointF(hand.place((60, 60)))
    turn = QWheelEvent(
        place, hand.pane.mapToGlobal(place), QPoint(), QPoint(120, 0), Qt.MouseButton.NoButton, ALT,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(hand.pane, turn)
    found(hand)
    assert covers(hand, (83, 60)) and len(regions(hand)) == 1


def test_tab_moves_the_focus_where_there_is_no_thing(hand: Hand, finder: Scripted) -> None:
    take(hand, "thing")
    hand.key(Qt.Key.Key_Tab)
    assert finder.questions == []


def test_the_wand_asks_for_all_that_is_alike(hand: Hand, finder: Scripted) -> None:
    take(hand, "wand")
    hand.click((60, 60))
    found(hand)
    assert finder.questions[0].fine and finder.questions[0].reach > 0.4


def test_the_keyboard_alone_finds_a_thing(hand: Hand, finder: Scripted) -> None:
    take(hand, "thing")
    hand.key(Qt.Key.Key_Insert)
    found(hand)
    assert covers(hand, (100, 75))


def test_only_the_newest_question_counts(hand: Hand, finder: Scripted) -> None:
    take(hand, "thing")
    for x in (40, 80, 120):
        hand.click((x, 60))
    found(hand)
    assert len(regions(hand)) == 1 and covers(hand, (120, 60)) and not covers(hand, (40, 60))


def test_a_failure_is_told(hand: Hand, finder: Scripted) -> None:
    finder.error = UserError("The weights are gone.", "Bring them back.")
    take(hand, "thing")
    hand.click((60, 60))
    found(hand)
    assert regions(hand) == () and "weights are gone" in hand.window.message_bar.text
