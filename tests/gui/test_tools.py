"""Every tool's gestures by mouse and keyboard: one gesture is one entry in the history."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.state.pictures import View
from tests.gui.conftest import ALT, CTRL, LEFT, MIDDLE, NONE, RIGHT, SHIFT, Hand, steps


def wheel(hand: Hand, xy: tuple[float, float], notches: float, modifiers: Qt.KeyboardModifier = NONE) -> None:
    place = QPointF(hand.place(xy))
    event = QWheelEvent(
        place,
        QPointF(hand.pane.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, round(notches * 120)),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(hand.pane, event)


def pen(hand: Hand, kind: QEvent.Type, xy: tuple[float, float], pressure: float) -> None:
    place = QPointF(hand.place(xy))
    down = LEFT if kind != QEvent.Type.TabletRelease else Qt.MouseButton.NoButton
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.TabletMove else LEFT
    where = QPointF(hand.pane.mapToGlobal(place))
    device = QPointingDevice.primaryPointingDevice()
    event = QTabletEvent(kind, device, place, where, pressure, 0.0, 0.0, 0.0, 0.0, 0.0, NONE, button, down)
    QApplication.sendEvent(hand.pane, event)


class TestButtons:
    @pytest.mark.parametrize("button", [Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton])
    def test_other_buttons_do_nothing(self, hand: Hand, button: Qt.MouseButton) -> None:
        hand.click((50, 40))
        point = hand.document.hints.points
        for tool in hand.window.editor.tools.tools:
            hand.window.editor.tools.choose(tool)
            hand.drag((50, 40), (70, 60), (150, 100), button=button)
            assert hand.document.hints.points == point and not hand.window.editor.tools.busy, tool
        assert steps(hand) == ["Add point"]

    @pytest.mark.parametrize("other", [RIGHT, MIDDLE, Qt.MouseButton.BackButton])
    def test_a_gesture_ends_with_the_button_that_began_it(self, hand: Hand, other: Qt.MouseButton) -> None:
        hand.key("b")
        hand.press((20, 40))
        hand.move((40, 40), (60, 40))
        hand.click((60, 40), other)
        assert steps(hand) == [] and hand.window.editor.tools.busy
        hand.move((100, 40))
        hand.release((100, 40))
        (stroke,) = hand.document.hints.strokes
        assert stroke.path[-1] == pytest.approx((100, 40), abs=1.5) and steps(hand) == ["Draw stroke"]

    def test_the_line_of_before_and_after_goes_on_with_its_button(self, hand: Hand) -> None:
        model = hand.window.editor.model
        hand.click((110, 75))
        model.set_split(0.5)
        x = hand.pane.width() // 2
        QTest.mousePress(hand.pane, LEFT, NONE, QPoint(x, 100))
        QTest.mouseMove(hand.pane, QPoint(x + 40, 100))
        hand.click((110, 75), RIGHT)
        QTest.mouseMove(hand.pane, QPoint(x + 80, 100))
        QTest.mouseRelease(hand.pane, LEFT, NONE, QPoint(x + 80, 100))
        assert model.split == pytest.approx((x + 80) / hand.pane.width()) and len(hand.document.hints.points) == 1
        QTest.mouseMove(hand.pane, QPoint(x, 100))
        assert model.split == pytest.approx((x + 80) / hand.pane.width())


class TestPoint:
    def test_click_adds_one_in_the_current_colour(self, hand: Hand) -> None:
        hand.window.editor.context.color.set((180, 60, 60))
        hand.click((50, 40))
        (point,) = hand.document.hints.points
        assert point.xy == pytest.approx((50, 40), abs=1)
        assert point.ab == hand.window.editor.context.color.ab
        assert hand.window.editor.context.selected is None, "the next colour is for the next hint"
        assert steps(hand) == ["Add point"]

    def test_dragging_while_adding_is_one_step_at_the_place_of_release(self, hand: Hand) -> None:
        hand.drag((50, 40), (60, 50), (90, 70))
        assert hand.document.hints.points[0].xy == pytest.approx((90, 70), abs=1)
        assert len(steps(hand)) == 1

    def test_drag_moves_an_existing_point_as_one_step(self, hand: Hand) -> None:
        hand.click((50, 40))
        hand.drag((50, 40), (70, 60), (100, 80))
        (point,) = hand.document.hints.points
        assert point.xy == pytest.approx((100, 80), abs=1)
        assert steps(hand) == ["Move point", "Add point"]

    def test_the_document_shows_a_draft_while_the_hand_moves(self, hand: Hand) -> None:
        hand.press((50, 40))
        assert hand.document.draft is not None and not hand.document.can_undo
        hand.release((50, 40))
        assert hand.document.draft is None

    def test_a_click_on_a_point_selects_it_and_changes_nothing(self, hand: Hand) -> None:
        hand.click((50, 40))
        hand.click((120, 90))
        hand.click((50, 40))
        assert hand.window.editor.context.selected == hand.document.hints.points[0].id
        assert len(steps(hand)) == 2

    def test_right_click_deletes(self, hand: Hand) -> None:
        hand.click((50, 40))
        hand.click((50, 40), RIGHT)
        assert hand.document.hints.points == ()
        assert steps(hand) == ["Delete point", "Add point"]

    def test_nothing_is_added_outside_the_photograph(self, hand: Hand) -> None:
        hand.window.editor.model.zoom_to(1.0)
        hand.click((-20, 40))
        assert hand.document.hints.points == () and not hand.document.can_undo

    def test_a_point_cannot_be_dragged_off_the_photograph(self, hand: Hand) -> None:
        hand.window.editor.model.zoom_to(1.0)
        hand.drag((50, 40), (-60, -60))
        x, y = hand.document.hints.points[0].xy
        assert x == 0 and y == 0

    def test_turning_the_wheel_resizes_the_patch_in_one_step(self, hand: Hand) -> None:
        hand.click((50, 40))
        before = hand.document.hints.points[0].radius
        for _ in range(3):
            wheel(hand, (50, 40), 1, ALT)
        assert hand.document.hints.points[0].radius > before
        hand.qtbot.waitUntil(lambda: hand.document.draft is None, timeout=5000)
        assert steps(hand) == ["Resize point", "Add point"]

    def test_undo_right_after_the_wheel_takes_the_resizing_back(self, hand: Hand) -> None:
        hand.click((50, 40))
        before = hand.document.hints.points[0].radius
        wheel(hand, (50, 40), 2, ALT)
        hand.key(Qt.Key.Key_Z, CTRL)
        assert hand.document.hints.points[0].radius == before

    def test_insert_adds_one_by_keyboard(self, hand: Hand) -> None:
        hand.key(Qt.Key.Key_Insert)
        assert hand.document.hints.points[0].xy == pytest.approx((100, 75), abs=2)
        assert steps(hand) == ["Add point"]


class TestEscape:
    def test_it_abandons_a_new_point(self, hand: Hand) -> None:
        hand.press((50, 40))
        hand.move((60, 60))
        hand.key(Qt.Key.Key_Escape)
        hand.move((80, 80))
        hand.release((80, 80))
        assert hand.document.hints.points == () and not hand.document.can_undo

    def test_it_puts_a_moved_point_back(self, hand: Hand) -> None:
        hand.click((50, 40))
        before = hand.document.hints
        hand.press((50, 40))
        hand.move((90, 90))
        hand.key(Qt.Key.Key_Escape)
        hand.release((90, 90))
        assert hand.document.hints == before and len(steps(hand)) == 1

    def test_it_abandons_a_stroke(self, hand: Hand) -> None:
        hand.key("b")
        hand.press((20, 20))
        hand.move((60, 60), (90, 60))
        assert hand.document.hints.strokes
        hand.key(Qt.Key.Key_Escape)
        hand.release((90, 60))
        assert hand.document.hints.strokes == () and not hand.document.can_undo

    def test_outside_a_gesture_it_deselects(self, hand: Hand) -> None:
        hand.add((50, 40))
        hand.key(Qt.Key.Key_Escape)
        assert hand.window.editor.context.selected is None
        assert len(hand.document.hints.points) == 1

    def test_undo_during_a_gesture_abandons_it_and_nothing_else(self, hand: Hand) -> None:
        hand.click((50, 40))
        hand.press((120, 90))
        hand.key(Qt.Key.Key_Z, CTRL)
        hand.release((120, 90))
        assert len(hand.document.hints.points) == 1


class TestBrush:
    def test_a_stroke_is_one_step_and_follows_the_hand(self, hand: Hand) -> None:
        hand.key("b")
        hand.drag((20, 20), (60, 30), (100, 80), (150, 100))
        (stroke,) = hand.document.hints.strokes
        assert stroke.path[0] == pytest.approx((20, 20), abs=1)
        assert stroke.path[-1] == pytest.approx((150, 100), abs=1)
        assert set(stroke.widths) == {hand.window.editor.context.size.width}
        assert steps(hand) == ["Draw stroke"]

    def test_brackets_change_the_width(self, hand: Hand) -> None:
        hand.key("b")
        before = hand.window.editor.context.size.width
        hand.key("]")
        wider = hand.window.editor.context.size.width
        assert wider > before
        hand.key("[")
        hand.key("[")
        assert hand.window.editor.context.size.width < wider

    def test_a_pen_draws_as_wide_as_it_is_pressed(self, hand: Hand) -> None:
        hand.key("b")
        kind = QEvent.Type
        way = ((kind.TabletPress, (20, 50), 0.5), (kind.TabletMove, (60, 50), 1.0), (kind.TabletMove, (120, 50), 0.25))
        for event, xy, pressure in (*way, (kind.TabletRelease, (120, 50), 0.0)):
            pen(hand, event, xy, pressure)
        (stroke,) = hand.document.hints.strokes
        width = hand.window.editor.context.size.width
        assert stroke.widths == pytest.approx((width / 2, width, width / 4), rel=1e-3)
        assert steps(hand) == ["Draw stroke"]

    def test_a_dab_is_a_stroke_of_one_place(self, hand: Hand) -> None:
        hand.key("b")
        hand.click((20, 20))
        assert len(hand.document.hints.strokes[0].path) == 1


class TestEraser:
    def test_it_cuts_a_stroke_and_takes_points_in_one_step(self, hand: Hand) -> None:
        hand.click((100, 100))
        hand.key("b")
        hand.drag((20, 50), (180, 50))
        hand.window.editor.context.size.set_width(10)
        hand.key("e")
        hand.drag((100, 20), (100, 60), (100, 110))
        assert len(hand.document.hints.strokes) == 2
        assert hand.document.hints.points == ()
        assert steps(hand) == ["Erase", "Draw stroke", "Add point"]

    def test_erasing_nothing_leaves_no_step(self, hand: Hand) -> None:
        hand.key("e")
        hand.drag((20, 20), (40, 40))
        assert not hand.document.can_undo


class TestSelect:
    def test_drag_moves_what_it_takes_hold_of(self, hand: Hand) -> None:
        hand.key("b")
        hand.drag((20, 50), (100, 50))
        hand.key("v")
        hand.drag((60, 50), (60, 70), (60, 80))
        assert hand.document.hints.strokes[0].path[0] == pytest.approx((20, 80), abs=1.5)
        assert steps(hand)[0] == "Move hint"

    def test_a_held_arrow_key_is_one_step(self, hand: Hand) -> None:
        hand.add((50, 40))
        hand.key("v")
        before = hand.document.hints.points[0].xy
        for _ in range(3):
            QTest.keyPress(hand.pane, Qt.Key.Key_Right)
        QTest.keyRelease(hand.pane, Qt.Key.Key_Right)
        assert hand.document.hints.points[0].xy == pytest.approx((before[0] + 3, before[1]))
        assert steps(hand) == ["Move hint", "Add point"]

    def test_shift_goes_farther(self, hand: Hand) -> None:
        hand.add((50, 40))
        hand.key("v")
        before = hand.document.hints.points[0].xy
        hand.key(Qt.Key.Key_Down, SHIFT)
        assert hand.document.hints.points[0].xy == pytest.approx((before[0], before[1] + 10))

    def test_delete_removes_the_selected_hint(self, hand: Hand) -> None:
        hand.click((50, 40))
        hand.click((120, 90))
        hand.key("v")
        hand.click((50, 40))
        hand.key(Qt.Key.Key_Delete)
        (left,) = hand.document.hints.points
        assert left.xy == pytest.approx((120, 90), abs=1)
        assert steps(hand)[0] == "Delete hint"

    def test_a_colour_chosen_goes_to_the_selected_hint(self, hand: Hand) -> None:
        hand.add((50, 40))
        context = hand.window.editor.context
        context.apply_color_to_selection((20, 90, 200))
        assert hand.document.hints.points[0].ab == context.color.ab
        assert steps(hand) == ["Change colour", "Add point"]

    def test_a_tried_colour_leaves_no_step(self, hand: Hand) -> None:
        hand.add((50, 40))
        before = hand.document.hints
        hand.window.editor.context.preview_color((10.0, -20.0))
        assert hand.document.hints.points[0].ab == (10.0, -20.0)
        hand.window.editor.context.preview_color(None)
        assert hand.document.hints == before and len(steps(hand)) == 1

    def test_comma_and_full_stop_go_from_hint_to_hint(self, hand: Hand) -> None:
        hand.click((50, 40))
        hand.click((120, 90))
        first, second = (point.id for point in hand.document.hints.points)
        hand.key(".")
        assert hand.window.editor.context.selected == first
        hand.key(",")
        assert hand.window.editor.context.selected == second


class TestColoursAndView:
    def test_the_eyedropper_takes_what_is_shown(self, hand: Hand) -> None:
        hand.window.editor.model.set_view(View.ORIGINAL)
        hand.key("i")
        hand.click((100, 75))
        expected = tuple(int(v) for v in hand.document.photo.full.rgb[75, 100])
        got = hand.window.editor.context.color.asked_rgb
        assert got is not None and max(abs(a - b) for a, b in zip(got, expected, strict=True)) <= 20

    def test_alt_lends_the_eyedropper_to_the_point_tool(self, hand: Hand) -> None:
        hand.click((100, 75), LEFT, ALT)
        assert hand.document.hints.points == ()
        assert hand.window.editor.context.color.asked_rgb is not None

    @pytest.mark.parametrize("button", [LEFT, MIDDLE])
    def test_panning_moves_the_photograph_with_the_hand(self, hand: Hand, button: Qt.MouseButton) -> None:
        if button == LEFT:
            hand.key("h")
        model = hand.window.editor.model
        model.zoom_to(6.0)
        before = model.transform
        start = hand.place((100, 75))
        QTest.mousePress(hand.pane, button, NONE, start)
        QTest.mouseMove(hand.pane, start + QPoint(30, -20))
        QTest.mouseRelease(hand.pane, button, NONE, start + QPoint(30, -20))
        assert (model.transform.x - before.x, model.transform.y - before.y) == pytest.approx((30, -20))
        assert hand.document.hints.points == ()

    def test_space_lends_the_hand(self, hand: Hand) -> None:
        model = hand.window.editor.model
        model.zoom_to(6.0)
        before = model.transform
        start = hand.place((100, 75))
        QTest.keyPress(hand.pane, Qt.Key.Key_Space)
        QTest.mousePress(hand.pane, LEFT, NONE, start)
        QTest.mouseMove(hand.pane, start + QPoint(10, 10))
        QTest.mouseRelease(hand.pane, LEFT, NONE, start + QPoint(10, 10))
        QTest.keyRelease(hand.pane, Qt.Key.Key_Space)
        assert model.transform.x - before.x == pytest.approx(10)
        assert hand.document.hints.points == ()
        hand.click((100, 75))
        assert len(hand.document.hints.points) == 1

    def test_control_and_wheel_zoom_at_the_pointer(self, hand: Hand) -> None:
        model = hand.window.editor.model
        place = hand.place((150, 30))
        under = model.transform.to_image((place.x(), place.y()))
        wheel(hand, (150, 30), 3, CTRL)
        assert model.transform.to_image((place.x(), place.y())) == pytest.approx(under, abs=0.01)
        assert not model.fits

    def test_zoom_keys(self, hand: Hand) -> None:
        model = hand.window.editor.model
        hand.key(Qt.Key.Key_1, CTRL)
        assert model.zoom == pytest.approx(1.0)
        hand.key(Qt.Key.Key_Plus, CTRL)
        assert model.zoom == pytest.approx(1.5)
        hand.key(Qt.Key.Key_Minus, CTRL)
        assert model.zoom == pytest.approx(1.0)
        hand.key(Qt.Key.Key_0, CTRL)
        assert model.fits
