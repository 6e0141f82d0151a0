"""Several hints at once: what selects them, and what is done to all of them as one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.core import edits
from app.ui.state.context import EditorContext
from models.hints import XY, Hints
from tests.gui.conftest import RIGHT, Hand

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PLACES: tuple[XY, ...] = ((40.0, 40.0), (100.0, 40.0), (160.0, 40.0))
STROKE = 4
RED = (50.0, 30.0)


@pytest.fixture
def four(hand: Hand) -> Hand:
    """Points 1, 2, 3 in a row, stroke 4 below them; the select tool is in hand and nothing is selected."""
    hints = Hints()
    for place in PLACES:
        hints, _ = edits.add_point(hints, place, RED, 2.0)
    hints, _ = edits.add_stroke(hints, [(40, 100), (160, 100)], 4, RED)
    hand.document.apply("Hints", hints=hints)
    hand.key("v")
    hand.wait_result()
    return hand


def context(hand: Hand) -> EditorContext:
    return hand.window.editor.context


def lock(hand: Hand, *ids: int) -> None:
    hand.document.apply("Lock", hints=edits.describe(hand.document.hints, ids, locked=True))


def places(hand: Hand) -> list[XY]:
    return [point.xy for point in hand.document.hints.points]


def said(hand: Hand) -> str:
    return hand.window.message_bar.text


def test_a_click_selects_one_and_shift_adds_and_removes(four: Hand) -> None:
    four.click(PLACES[0])
    four.click(PLACES[1], modifiers=SHIFT)
    assert context(four).selection == {1, 2} and context(four).selected == 2
    four.click(PLACES[0], modifiers=SHIFT)
    assert context(four).selection == {2}
    four.click((100, 100))
    assert context(four).selection == {STROKE}
    four.click((100, 130))
    assert context(four).selection == frozenset() and context(four).selected is None


def test_a_rubber_band_takes_what_it_touches_and_shift_keeps_what_was_there(four: Hand) -> None:
    four.press((20, 20))
    four.move((60, 60), (120, 60))
    assert context(four).selection == {1, 2}, "shown while the hand moves"
    four.release((120, 60))
    four.press((150, 90), modifiers=SHIFT)
    four.move((155, 95), (180, 110))
    four.release((180, 110))
    assert context(four).selection == {1, 2, STROKE}
    assert four.document.undo_label == "Hints", "selecting is no step"


def test_escape_during_the_band_leaves_the_selection_as_it_was(four: Hand) -> None:
    four.click(PLACES[2])
    four.press((20, 20), modifiers=SHIFT)
    four.move((60, 60), (120, 60))
    four.key(Qt.Key.Key_Escape)
    four.release((120, 60))
    assert context(four).selection == {3}


def test_the_band_is_drawn_and_gone_after_release(four: Hand) -> None:
    pixel = four.place((90, 60))
    before = four.pane.grab().toImage().pixelColor(pixel)
    four.press((20, 60))
    four.move((60, 70), (120, 90))
    assert four.pane.grab().toImage().pixelColor(pixel) != before
    four.release((120, 90))
    assert four.pane.grab().toImage().pixelColor(pixel) == before


def test_control_a_selects_all_that_is_shown_and_escape_nothing(four: Hand) -> None:
    four.document.apply("Hide", hints=edits.describe(four.document.hints, (2,), shown=False))
    four.key("p")
    four.key(Qt.Key.Key_A, CTRL)
    assert context(four).selection == {1, 3, STROKE}
    four.key(Qt.Key.Key_Escape)
    assert context(four).selection == frozenset()


def test_dragging_one_of_several_moves_them_all_as_one_step(four: Hand) -> None:
    four.key(Qt.Key.Key_A, CTRL)
    four.press(PLACES[1])
    four.move((105, 50), (110, 60))
    assert four.document.draft is not None and context(four).selection == {1, 2, 3, STROKE}
    four.release((110, 60))
    assert places(four) == [pytest.approx((x + 10, y + 20), abs=1) for x, y in PLACES]
    assert four.document.hints.strokes[0].path[0] == pytest.approx((50, 120), abs=1)
    assert four.document.undo_label == "Move hints"
    four.document.undo()
    assert places(four) == list(PLACES)


def test_together_they_stop_at_the_border_of_the_photograph(four: Hand) -> None:
    four.window.editor.model.zoom_to(1.0)
    four.key(Qt.Key.Key_A, CTRL)
    four.drag(PLACES[1], (90, 40), (20, 40))
    assert places(four) == [pytest.approx((x - 40, y), abs=0.1) for x, y in PLACES]


def test_a_click_on_one_of_several_selects_it_alone(four: Hand) -> None:
    four.key(Qt.Key.Key_A, CTRL)
    four.click(PLACES[1])
    assert context(four).selection == {2}
    assert places(four) == list(PLACES)


def test_arrow_keys_colours_and_delete_act_on_all_as_one_step_each(four: Hand) -> None:
    four.click(PLACES[0])
    four.click((100, 100), modifiers=SHIFT)
    for _ in range(3):
        QTest.keyPress(four.pane, Qt.Key.Key_Down)
    QTest.keyRelease(four.pane, Qt.Key.Key_Down)
    assert places(four)[0] == pytest.approx((40, 43)) and four.document.hints.strokes[0].path[0] == (40, 103)
    context(four).apply_color_to_selection((20, 90, 200))
    blue = context(four).color.ab
    assert [hint.ab for hint in four.document.hints.drawn] == [blue, RED, RED, blue]
    four.key(Qt.Key.Key_Delete)
    assert [hint.id for hint in four.document.hints.drawn] == [2, 3]
    labels = []
    while four.document.undo_label != "Hints":
        labels.append(four.document.undo_label)
        four.document.undo()
    assert labels == ["Delete hints", "Change colour", "Move hints"]


def test_a_colour_tried_is_seen_on_all(four: Hand) -> None:
    four.key(Qt.Key.Key_A, CTRL)
    context(four).preview_color((1.0, 2.0))
    assert {hint.ab for hint in four.document.hints.drawn} == {(1.0, 2.0)}
    context(four).preview_color(None)
    assert four.document.draft is None


def test_a_right_click_with_select_opens_the_menu_of_hints(four: Hand) -> None:
    four.click(PLACES[1], RIGHT)
    menu = four.window.hint_menu
    assert menu.isVisible() and context(four).selection == {2} and not four.window.editor.tools.busy
    menu.close()
    four.click((100, 130), RIGHT)
    assert not menu.isVisible()


def test_locked_hints_stay_and_the_window_says_so(four: Hand) -> None:
    lock(four, 1, STROKE)
    before = four.document.hints
    four.drag(PLACES[0], (60, 60), (80, 90))
    assert four.document.hints == before and "“Point 1” is locked" in said(four)
    assert four.pane.cursor().shape() == Qt.CursorShape.ArrowCursor
    four.move(PLACES[0])
    assert four.pane.cursor().shape() == Qt.CursorShape.ForbiddenCursor
    four.key(Qt.Key.Key_A, CTRL)
    context(four).apply_color_to_selection((20, 90, 200))
    assert [hint.ab == RED for hint in four.document.hints.drawn] == [True, False, False, True]
    assert "2 hints are locked" in said(four)
    four.key(Qt.Key.Key_Delete)
    assert [hint.id for hint in four.document.hints.drawn] == [1, STROKE]
    context(four).select(None)
    four.window.commands.clear()
    assert [hint.id for hint in four.document.hints.drawn] == [1, STROKE]


def test_the_point_tool_and_the_eraser_respect_the_lock(four: Hand) -> None:
    lock(four, 1, 2, 3, STROKE)
    before = four.document.hints
    four.key("p")
    four.drag(PLACES[0], (60, 60), (80, 90))
    assert four.document.hints == before and "“Point 1” is locked" in said(four)
    four.click(PLACES[1], RIGHT)
    assert four.document.hints == before and "“Point 2” is locked" in said(four)
    four.key("e")
    four.drag(PLACES[0], (100, 40), (100, 100))
    assert four.document.hints == before


def test_a_hidden_hint_is_not_taken_hold_of(four: Hand) -> None:
    four.document.apply("Hide", hints=edits.describe(four.document.hints, (1,), shown=False))
    four.click(PLACES[0])
    assert context(four).selection == frozenset()


def test_what_is_gone_is_not_selected_and_solo_ends_with_it(four: Hand) -> None:
    four.key(Qt.Key.Key_A, CTRL)
    context(four).set_solo((1, 2))
    four.document.apply("Delete", hints=edits.delete(four.document.hints, (2, 3)))
    assert context(four).selection == {1, STROKE} and context(four).solo == {1}
    four.document.apply("Delete", hints=edits.delete(four.document.hints, (1,)))
    assert context(four).solo == frozenset()


def test_what_is_drawn_beside_solo_hints_counts(four: Hand) -> None:
    context(four).set_solo((1,))
    hints, new = edits.add_point(four.document.hints, (20, 20), RED)
    four.document.apply("Add point", hints=hints)
    assert context(four).solo == {1, new}
    session = context(four).session
    assert session is not None

    def shown() -> bool:
        return session.shown is not None and session.shown.request.picture.hints.ids == {1, new}

    four.qtbot.waitUntil(shown)
    assert session.finished is None
    context(four).set_solo(())
    four.wait_result()
    assert session.finished is not None
