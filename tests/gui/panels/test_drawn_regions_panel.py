"""The regions panel: what is current, names, eyes, locks, order, edges, and themes of regions."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.core import edits
from app.core.document import Region
from app.core.shapes import Outline, Part, Shape
from app.ui.panels.drawn_regions_panel import DrawnRegionsPanel
from app.ui.panels.theme_panel import ThemePanel
from app.ui.state import qimage
from app.ui.state.hint_commands import HintCommands
from app.ui.window.main_window import MainWindow
from models.hints import Theme
from models.registry import Use
from tests.gui.conftest import Hand

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Shape((Part(Outline(((0.0, 0.0), (90.0, 0.0), (90.0, 150.0), (0.0, 150.0)))),))
RIGHT = Shape((Part(Outline(((120.0, 0.0), (200.0, 0.0), (200.0, 150.0), (120.0, 150.0)))),))
RED, BLUE = (40.0, 30.0), (5.0, -40.0)


@pytest.fixture
def panel(hand: Hand) -> DrawnRegionsPanel:
    """With two regions, the second one current."""
    for shape in (LEFT, RIGHT):
        hand.window.editor.context.drawn_regions._add("Draw region", shape, "Region")
    found = hand.window.findChild(DrawnRegionsPanel)
    assert found is not None
    finish(hand)
    return found


def finish(hand: Hand) -> None:
    session = hand.window.editor.context.session
    assert session is not None
    hand.qtbot.waitUntil(lambda: session.finished is not None, timeout=20000)


def names(panel: DrawnRegionsPanel) -> list[str]:
    rows = (panel.list.topLevelItem(n) for n in range(panel.list.topLevelItemCount()))
    return [row.text(1) for row in rows if row is not None]


def row(panel: DrawnRegionsPanel, text: str) -> int:
    return names(panel).index(text)


def click(panel: DrawnRegionsPanel, text: str, column: int = 1) -> None:
    rect = panel.list.visualRect(panel.list.model().index(row(panel, text), column))
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    QApplication.processEvents()


def region(hand: Hand, region_id: int) -> Region:
    found = hand.document.state.region(region_id)
    assert found is not None
    return found


def test_the_list_shows_the_uppermost_first_and_what_is_current(hand: Hand, panel: DrawnRegionsPanel) -> None:
    assert names(panel) == ["Whole photograph", "Region 2", "Region 1"]
    assert panel.list.currentIndex().row() == 1
    click(panel, "Region 1")
    assert hand.window.editor.context.drawn_regions.current == 1
    click(panel, "Whole photograph")
    assert hand.window.editor.context.drawn_regions.current is None
    assert not panel.remove.isEnabled() and not panel.growth.isEnabled()


def test_renaming(hand: Hand, panel: DrawnRegionsPanel) -> None:
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_F2)
    editor = panel.list.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Coat")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    hand.qtbot.waitUntil(lambda: region(hand, 2).name == "Coat")
    panel.list.renamed.emit(2, "region 1")
    hand.qtbot.waitUntil(lambda: "already" in hand.window.message_bar.text)
    assert region(hand, 2).name == "Coat" and names(panel)[1] == "Coat"


def test_eye_order_and_removal(hand: Hand, panel: DrawnRegionsPanel) -> None:
    click(panel, "Region 2", 0)
    assert not region(hand, 2).shown
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    assert region(hand, 2).shown
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Down, ALT)
    assert names(panel) == ["Whole photograph", "Region 1", "Region 2"]
    panel.up.click()
    assert names(panel)[1] == "Region 2" and not panel.up.isEnabled()
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert names(panel) == ["Whole photograph", "Region 1"]
    hand.window.actions_["undo"].trigger()
    assert len(names(panel)) == 3


def test_invert_edge_and_feather(hand: Hand, panel: DrawnRegionsPanel) -> None:
    panel.invert.click()
    assert region(hand, 2).shape.inverted
    panel.growth.slider.setFocus()
    QTest.keyClick(panel.growth.slider, Qt.Key.Key_Right)
    assert region(hand, 2).shape.growth == 1
    panel.feather.number.setValue(8)
    assert region(hand, 2).shape.feather == 8
    assert hand.document.undo_label == "Soften edge"


def test_an_edge_is_tried_while_the_slider_moves(hand: Hand, panel: DrawnRegionsPanel) -> None:
    drawn, steps = hand.window.editor.context.drawn_regions, len(hand.document.edits)
    panel.growth.moving.emit(9)
    assert drawn.shape(region(hand, 2)).growth == 9 and len(hand.document.edits) == steps
    panel.growth.abandoned.emit()
    assert drawn.shape(region(hand, 2)).growth == 0


def overview(hand: Hand) -> np.ndarray:
    session = hand.window.editor.context.session
    assert session is not None and session.finished is not None
    return session.finished.overview


def test_a_locked_region_keeps_its_colours_until_it_is_unlocked(hand: Hand, panel: DrawnRegionsPanel) -> None:
    before = overview(hand)
    click(panel, "Region 2", 2)
    assert region(hand, 2).lock is not None and not panel.growth.isEnabled()
    hand.document.apply("Add point", hints=edits.add_point(hand.document.state.hints, (20.0, 20.0), RED)[0])
    finish(hand)
    after = overview(hand)
    assert np.array_equal(before[:, 125:], after[:, 125:]) and not np.array_equal(before[:, :100], after[:, :100])
    hand.window.actions_["tool_rectangle"].trigger()
    hand.press((130, 20), modifiers=Qt.KeyboardModifier.ShiftModifier)
    hand.release((150, 60))
    assert "locked" in hand.window.message_bar.text
    assert region(hand, 2).shape == RIGHT
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert region(hand, 2)
    QTest.keyClick(panel.list, Qt.Key.Key_L)
    assert region(hand, 2).lock is None
    finish(hand)
    assert not np.array_equal(before[:, 125:], overview(hand)[:, 125:])


def test_a_region_with_a_locked_hint_stays(hand: Hand, panel: DrawnRegionsPanel) -> None:
    """Also with one of another mode, which cannot be seen in this one."""
    commands = HintCommands(hand.window.editor.context, hand.window)
    hints, hint = edits.add_point(hand.document.state.hints, (160.0, 70.0), RED, within=2)
    hand.document.apply("Add point", hints=hints)
    commands.toggle_locked((hint,))
    for use in (Use.COLORIZE, Use.RECOLOR):
        hand.document.switch(use)
        hand.window.editor.context.drawn_regions.choose(2)
        panel.list.setFocus()
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)
        assert region(hand, 2) and "locked hints in Colorize: Point 1" in hand.window.message_bar.text
    hand.document.switch(Use.COLORIZE)
    commands.toggle_locked((hint,))
    hand.window.editor.context.drawn_regions.choose(2)
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert hand.document.state.region(2) is None and not hand.document.state.hints.drawn


def test_what_is_not_finished_is_not_locked(hand: Hand, panel: DrawnRegionsPanel) -> None:
    regions = hand.window.editor.context.drawn_regions
    regions.switch_lock(region(hand, 2), None)
    assert region(hand, 2).lock is None and "computed" in hand.window.message_bar.text


def test_a_hint_placed_in_the_current_region_goes_into_it(hand: Hand, panel: DrawnRegionsPanel) -> None:
    hand.window.actions_["tool_point"].trigger()
    hand.window.editor.context.color.set(RED)
    hand.click((160, 70))
    hand.click((40, 70))
    hand.window.actions_["tool_brush"].trigger()
    hand.drag((140, 100), (180, 120))
    assert [hint.within for hint in hand.document.state.hints.drawn] == [2, None, 2]
    commands = HintCommands(hand.window.editor.context, hand.window)
    commands.copy(hand.document.state.hints.ids)
    commands.paste(QGuiApplication.clipboard().mimeData())
    assert [hint.within for hint in hand.document.state.hints.drawn][3:] == [2, None, 2]


def test_hints_move_to_a_region_by_the_menu(hand: Hand, panel: DrawnRegionsPanel) -> None:
    hints, hint = edits.add_point(hand.document.state.hints, (160.0, 70.0), RED)
    hand.document.apply("Add point", hints=hints)
    hand.window.editor.context.select(hint)
    menu = hand.window.actions_["owner"].menu()
    menu.aboutToShow.emit()
    whole, upper, lower = menu.actions()
    assert whole.isChecked() and [upper.text(), lower.text()] == ["Region 2", "Region 1"]
    upper.trigger()
    assert hand.document.state.hints.drawn[0].within == 2
    menu.aboutToShow.emit()
    assert [action.isChecked() for action in menu.actions()] == [False, True, False]


def test_leaving_and_hiding_regions_by_keys(hand: Hand, panel: DrawnRegionsPanel) -> None:
    regions = hand.window.editor.context.drawn_regions
    picture = qimage.to_array(hand.pane.grab().toImage())
    hand.window.actions_["regions"].trigger()
    assert not regions.seen and not np.array_equal(picture, qimage.to_array(hand.pane.grab().toImage()))
    for _ in range(4):
        hand.key(Qt.Key.Key_Escape)
    assert regions.current is None
    regions.choose(2)
    hand.window.actions_["leave_region"].trigger()
    assert regions.current is None and not hand.window.actions_["leave_region"].isEnabled()


def test_the_look_of_a_region_is_its_own(hand: Hand, panel: DrawnRegionsPanel) -> None:
    themes = hand.window.findChild(ThemePanel)
    assert themes is not None
    themes._give("Take theme", Theme((RED, BLUE, (0.0, 0.0))))
    assert region(hand, 2).theme is not None and hand.document.state.hints.theme is None
    assert len(themes.colors) == 3
    hand.window.editor.context.drawn_regions.choose(None)
    assert themes.colors == ()


def test_every_control_has_a_name_and_a_tip(panel: DrawnRegionsPanel) -> None:
    for control in (panel.invert, panel.up, panel.down, panel.remove):
        assert control.accessibleName() and control.toolTip()
    assert panel.list.accessibleName() and panel.growth.slider.accessibleName()


def test_without_a_photograph_there_is_only_the_whole(window: MainWindow) -> None:
    panel = window.findChild(DrawnRegionsPanel)
    assert panel is not None and names(panel) == ["Whole photograph"]
