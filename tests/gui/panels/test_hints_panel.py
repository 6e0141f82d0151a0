"""The list of hints by mouse and keyboard, alone and in the window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from app.core import edits, hint_groups
from app.ui.panels.hint_delegate import Zone
from app.ui.panels.hints_panel import HintsPanel
from models.hints import ColorPoint, Hints
from tests.gui.conftest import LEFT, Hand
from tests.gui.panels.conftest import Bench, drag

SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
RED = (50.0, 30.0)


def some_hints() -> Hints:
    """Points 1 to 4 and stroke 5, the topmost; points 2 and 3 are in the group "sky"."""
    hints = Hints()
    for x in (20, 40, 60, 80):
        hints, _ = edits.add_point(hints, (x, 30), RED)
    hints, _ = edits.add_stroke(hints, [(20, 60), (90, 60)], 4, RED, reach=0.0, strength=0.5)
    return hint_groups.gather(hints, (2, 3), "sky")


def settle() -> None:
    """Let views finish what they have put off until after an event."""
    for _ in range(4):
        QApplication.processEvents()


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.Paint
        return False


class Listed:
    """A hand on the list of a panel."""

    def __init__(self, panel: HintsPanel) -> None:
        self.panel, self.tree, self.model = panel, panel.tree, panel.tree.hints

    @property
    def document(self):  # type: ignore[no-untyped-def]
        return self.panel.context.document

    @property
    def selection(self) -> frozenset[int]:
        return self.panel.context.selection

    @property
    def titles(self) -> list[str]:
        """What is listed, from the top, groups unfolded."""
        found = []
        index = self.model.index(0, 0)
        while index.isValid():
            found.append(str(index.data()))
            index = self.tree.indexBelow(index)
        return found

    def index(self, what: int | str) -> QModelIndex:
        if isinstance(what, int):
            return self.model.index_of(what)
        return next(index for index in self.model.groups() if self.model.group_at(index) == what)

    def place(self, what: int | str, zone: Zone = Zone.NAME) -> QPoint:
        index = self.index(what)
        self.tree.scrollTo(index)
        return self.tree.delegate.zones(self.tree.visualRect(index), index)[zone].center()

    def click(self, what: int | str, zone: Zone = Zone.NAME, keys: Qt.KeyboardModifier | None = None) -> None:
        QTest.mouseClick(self.tree.viewport(), LEFT, keys or Qt.KeyboardModifier.NoModifier, self.place(what, zone))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.tree, key, modifiers)

    def hint(self, hint_id: int):  # type: ignore[no-untyped-def]
        return edits.find(self.document.hints, hint_id)

    def type_name(self, name: str) -> None:
        (editor,) = self.tree.viewport().findChildren(QLineEdit)
        editor.selectAll()
        QTest.keyClicks(editor, name)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        settle()


@pytest.fixture
def listed(bench: Bench) -> Listed:
    bench.open(hints=Hints())
    bench.document.apply("Hints", hints=some_hints())
    bench.context.select(None)
    panel = bench.show(HintsPanel)
    assert isinstance(panel, HintsPanel)
    return Listed(panel)


def test_topmost_first_with_groups_in_one_piece(listed: Listed) -> None:
    assert listed.titles == ["Stroke 5", "Point 4", "sky", "Point 3", "Point 2", "Point 1"]


def test_hints_are_selected_as_in_every_list(listed: Listed) -> None:
    listed.click(4)
    assert listed.selection == {4} and listed.panel.context.place == (80, 30)
    listed.click(1, keys=CTRL)
    assert listed.selection == {1, 4}
    listed.click(4)
    listed.click(2, keys=SHIFT)
    assert listed.selection == {2, 3, 4}
    listed.click("sky")
    assert listed.selection == {2, 3}
    listed.click(3, keys=CTRL)
    assert listed.selection == {2}
    listed.key(Qt.Key.Key_A, CTRL)
    assert listed.selection == {1, 2, 3, 4, 5}
    listed.key(Qt.Key.Key_Escape)
    assert listed.selection == frozenset()
    listed.click(5)
    for _ in range(3):
        listed.key(Qt.Key.Key_Down)
    assert listed.selection == {3}
    listed.key(Qt.Key.Key_Up)
    assert listed.selection == {2, 3}, "the row of a group stands for all of it"


def test_the_list_follows_the_selection_of_the_canvas(listed: Listed) -> None:
    listed.panel.context.select_hints({1, 2, 3}, 1)
    rows = {str(index.data()) for index in listed.tree.selectedIndexes()}
    assert rows == {"sky", "Point 1", "Point 2", "Point 3"}
    assert listed.tree.currentIndex() == listed.index(1)


def test_eye_lock_and_solo_of_a_hint_and_of_a_group(listed: Listed) -> None:
    listed.click(4, Zone.EYE)
    assert not listed.hint(4).shown and listed.document.undo_label == "Hide hints"
    listed.click("sky", Zone.EYE)
    assert not listed.hint(2).shown and not listed.hint(3).shown
    listed.click("sky", Zone.EYE)
    assert listed.hint(2).shown and listed.hint(3).shown
    listed.click("sky", Zone.LOCK)
    assert listed.hint(2).locked and listed.hint(3).locked and listed.document.undo_label == "Lock hints"
    steps = listed.document.position
    listed.click("sky", Zone.SOLO)
    assert listed.panel.context.solo == {2, 3}
    listed.click(5, Zone.SOLO)
    assert listed.panel.context.solo == {2, 3, 5} and "3 of 5" in listed.panel.count.text()
    listed.click(5, Zone.EYE, ALT)
    assert listed.panel.context.solo == {2, 3} and listed.document.position == steps, "a view, no step"
    QTest.mouseClick(listed.panel.end_solo, LEFT)
    assert listed.panel.context.solo == frozenset() and not listed.panel.end_solo.isVisible()
    assert listed.selection == frozenset(), "buttons of rows select nothing"


def test_delete_by_button_and_by_key_spares_what_is_locked(listed: Listed, bench: Bench) -> None:
    listed.click(5, Zone.DELETE)
    assert listed.hint(5) is None
    listed.click(4, Zone.LOCK)
    listed.click(4)
    listed.click(1, keys=CTRL)
    listed.key(Qt.Key.Key_Delete)
    assert listed.hint(1) is None and listed.hint(4) is not None
    assert "“Point 4” is locked" in bench.messages[-1][0]
    assert listed.titles == ["Point 4", "sky", "Point 3", "Point 2"]


def test_space_hides_and_shows_what_is_selected(listed: Listed) -> None:
    listed.click(1)
    listed.click(4, keys=CTRL)
    listed.key(Qt.Key.Key_Space)
    assert not listed.hint(1).shown and not listed.hint(4).shown and listed.selection == {1, 4}
    listed.key(Qt.Key.Key_Space)
    assert listed.hint(1).shown and listed.hint(4).shown


def test_renaming_by_key_and_by_double_click(listed: Listed) -> None:
    listed.click(4)
    listed.key(Qt.Key.Key_F2)
    listed.type_name("Coat")
    assert listed.hint(4).name == "Coat" and listed.titles[1] == "Coat"
    QTest.mouseDClick(listed.tree.viewport(), LEFT, pos=listed.place("sky"))
    listed.type_name("Heaven")
    assert listed.hint(2).group == listed.hint(3).group == "Heaven"
    listed.click(4)
    listed.key(Qt.Key.Key_F2)
    listed.type_name("Point 4")
    listed.document.undo()
    assert listed.titles[1] == "Coat"


def test_groups_fold_and_stay_folded(listed: Listed) -> None:
    listed.click("sky", Zone.UNFOLD)
    assert listed.titles == ["Stroke 5", "Point 4", "sky", "Point 1"]
    listed.document.apply("Delete", hints=edits.delete(listed.document.hints, (5,)))
    assert listed.titles == ["Point 4", "sky", "Point 1"]
    listed.click("sky")
    listed.key(Qt.Key.Key_Right)
    assert listed.titles == ["Point 4", "sky", "Point 3", "Point 2", "Point 1"]


def test_group_and_ungroup(listed: Listed) -> None:
    listed.click(1)
    listed.click(5, keys=CTRL)
    QTest.mouseClick(listed.panel.group, LEFT)
    assert listed.titles == ["Group 1", "Stroke 5", "Point 1", "Point 4", "sky", "Point 3", "Point 2"]
    assert [hint.id for hint in listed.document.hints.drawn] == [2, 3, 4, 1, 5]
    listed.panel.commands.ungroup(listed.selection)
    assert "Group 1" not in listed.titles and listed.document.undo_label == "Ungroup hints"


def dropped(listed: Listed, what: list[int | str], row: int, into: str = "") -> None:
    """What the view does at the end of a drag: it lets the model take the rows."""
    data = listed.model.mimeData([listed.index(name) for name in what])
    parent = listed.index(into) if into else QModelIndex()
    assert not listed.model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, parent)
    settle()


def test_dragged_rows_lie_where_they_are_dropped(listed: Listed) -> None:
    dropped(listed, [1], 0)
    assert listed.titles == ["Point 1", "Stroke 5", "Point 4", "sky", "Point 3", "Point 2"]
    assert [hint.id for hint in listed.document.hints.drawn] == [2, 3, 4, 5, 1]
    dropped(listed, [5], 1, "sky")
    assert listed.titles == ["Point 1", "Point 4", "sky", "Point 3", "Stroke 5", "Point 2"]
    dropped(listed, ["sky"], 0)
    assert listed.titles == ["sky", "Point 3", "Stroke 5", "Point 2", "Point 1", "Point 4"]
    dropped(listed, [3], -1)
    assert listed.titles == ["sky", "Stroke 5", "Point 2", "Point 1", "Point 4", "Point 3"]
    assert listed.document.undo_label == "Arrange hints"
    assert not listed.model.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, 0, 0, QModelIndex())


def test_reach_and_strength_of_all_that_is_selected_are_one_step(listed: Listed, qtbot: QtBot) -> None:
    assert not listed.panel.reach.isEnabled()
    listed.click(5)
    assert (listed.panel.reach.slider.value(), listed.panel.strength.slider.value()) == (0, 50)
    listed.click(4, keys=CTRL)
    slider = listed.panel.reach.slider
    middle = slider.rect().center()
    drag(qtbot, slider, QPoint(8, middle.y()), middle)
    assert listed.hint(4).reach == listed.hint(5).reach == pytest.approx(0.5, abs=0.03)
    assert listed.document.undo_label == "Change reach" and listed.hint(5).strength == 0.5
    listed.document.undo()
    assert (listed.hint(4).reach, listed.hint(5).reach) == (1, 0)


def test_every_part_of_a_row_says_what_it_does(listed: Listed, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, widget: said.append(text))
    parts = [(4, zone) for zone in Zone if zone is not Zone.UNFOLD] + [("sky", Zone.UNFOLD)]
    for what, zone in parts:
        place = listed.place(what, zone)  # type: ignore[arg-type]
        event = QHelpEvent(QEvent.Type.ToolTip, place, listed.tree.viewport().mapToGlobal(place))
        QApplication.sendEvent(listed.tree.viewport(), event)
    assert len(said) == len(set(said)) == len(parts) and all(said)


def test_rows_are_read_out(listed: Listed) -> None:
    listed.click(5, Zone.EYE)
    listed.click(5, Zone.LOCK)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert listed.model.data(listed.index(5), role) == "Stroke 5, only here · 50 %, hidden, locked"
    assert listed.model.data(listed.index("sky"), role) == "sky, group of 2 hints"


def test_a_colour_that_is_tried_is_seen_in_the_row(listed: Listed) -> None:
    listed.click(4)
    name = listed.tree.delegate.zones(listed.tree.visualRect(listed.index(4)), listed.index(4))[Zone.NAME]
    place = QPoint(name.left() + 8, name.center().y())
    before = listed.tree.viewport().grab().toImage().pixelColor(place)
    listed.panel.context.preview_color((-60.0, 40.0))
    assert listed.tree.viewport().grab().toImage().pixelColor(place) != before
    assert listed.titles.count("Point 4") == 1


def test_five_hundred_hints_are_listed_and_a_draft_changes_no_rows(listed: Listed) -> None:
    hints = Hints(tuple(ColorPoint(n, (n % 100, n // 100), RED) for n in range(500)))
    listed.document.apply("Many", hints=hints)
    assert listed.model.rowCount() == 500
    resets: list[bool] = []
    listed.model.modelReset.connect(lambda: resets.append(True))
    for n in range(1, 5):
        listed.document.set_draft(edits.move(hints, (n,), 1, 1))
    listed.document.set_draft(edits.add_point(hints, (5, 5), RED)[0])
    assert not resets and listed.model.rowCount() == 500


class TestInTheWindow:
    @pytest.fixture
    def tree(self, hand: Hand) -> Listed:
        hand.document.apply("Hints", hints=some_hints())
        hand.wait_result()
        panel = hand.window.column.panels["hints"]
        assert isinstance(panel, HintsPanel) and panel.isVisible(), "its tab is the first one"
        return Listed(panel)

    def test_keys_of_the_list_go_before_those_of_the_window(self, hand: Hand, tree: Listed) -> None:
        tree.click(4)
        tree.tree.setFocus()
        for key in (Qt.Key.Key_F2, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Return):
            event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
            event.ignore()
            QApplication.sendEvent(tree.tree, event)
            assert event.isAccepted()
        tree.key(Qt.Key.Key_F2)
        tree.type_name("Coat")
        assert tree.hint(4).name == "Coat"

    def test_thumbnails_are_cut_from_the_coloured_picture(self, hand: Hand, tree: Listed) -> None:
        place = tree.place(4, Zone.PLACE)
        seen = tree.tree.viewport().grab().toImage().pixelColor(place)
        assert seen.saturation() > 60, "the fake paints everything red"

    def test_rows_follow_results_and_not_what_the_worker_is_doing(self, hand: Hand, tree: Listed) -> None:
        context, paints = hand.window.editor.context, Paints(tree.tree.viewport())
        settle()
        paints.count = 0
        context.set_status(replace(context.status, busy=True, fraction=0.5))
        settle()
        assert paints.count == 0, "while a picture is computed, nothing else is done"
        context.result_changed.emit()
        settle()
        assert paints.count == 1, "the thumbnails may be others"

    def test_the_menu_of_the_list_is_that_of_the_window(self, hand: Hand, tree: Listed) -> None:
        tree.click(4)
        tree.click(1, keys=CTRL)
        centre = tree.place(4)
        context = hand.window.editor.context
        with hand.qtbot.waitSignal(context.hint_menu_wanted):
            QTest.mouseClick(tree.tree.viewport(), Qt.MouseButton.RightButton, pos=centre)
            event = QContextMenuEvent(
                QContextMenuEvent.Reason.Mouse, centre, tree.tree.viewport().mapToGlobal(centre)
            )
            QApplication.sendEvent(tree.tree.viewport(), event)
        menu = hand.window.hint_menu
        assert menu.isVisible() and tree.selection == {1, 4}
        for name in ("group", "lock", "show"):
            hand.window.actions_[name].trigger()
        assert {tree.hint(1).group, tree.hint(4).group} == {"Group 1"}
        assert tree.hint(1).locked and not tree.hint(4).shown
        menu.close()

    def test_keys_move_hints_in_their_order(self, hand: Hand, tree: Listed) -> None:
        tree.click(5)
        hand.key(Qt.Key.Key_BracketLeft, CTRL)
        assert tree.titles[:2] == ["Point 4", "Stroke 5"] and tree.selection == {5}
        hand.key(Qt.Key.Key_BracketRight, CTRL)
        assert tree.titles[:2] == ["Stroke 5", "Point 4"] and hand.document.undo_label == "Arrange hints"

    def test_return_brings_the_place_into_sight(self, hand: Hand, tree: Listed) -> None:
        model = hand.window.editor.model
        model.zoom_to(12.0)
        model.pan(-100_000, -100_000)
        tree.click(1)
        tree.key(Qt.Key.Key_Return)
        x, y = model.transform.to_widget((20, 30))
        assert 0 <= x <= model.size[0] and 0 <= y <= model.size[1]

    def test_solo_changes_the_picture_and_not_the_document(self, hand: Hand, tree: Listed) -> None:
        session, before = hand.window.editor.context.session, hand.document.state
        assert session is not None
        tree.click(2, Zone.SOLO)

        def alone() -> bool:
            return session.shown is not None and session.shown.request.picture.hints.ids == {2}

        hand.qtbot.waitUntil(alone)
        assert hand.document.state is before

    def test_the_pointer_on_a_row_shows_where_the_hint_has_influence(self, hand: Hand, tree: Listed) -> None:
        context, model, viewport = hand.window.editor.context, hand.window.editor.model, tree.tree.viewport()
        QTest.mouseMove(viewport, tree.place(5))
        hand.qtbot.waitUntil(lambda: model.veil is not None)
        assert context.influence.of == 5 and "Stroke 5" in model.veil_title
        QTest.mouseMove(viewport, tree.place("sky"))
        hand.qtbot.waitUntil(lambda: model.veil is None)
        QTest.mouseMove(viewport, tree.place(4))
        hand.qtbot.waitUntil(lambda: context.influence.of == 4)
        QApplication.sendEvent(tree.tree, QEvent(QEvent.Type.Leave))
        assert context.influence.of is None
