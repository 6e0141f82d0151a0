"""The list of steps in the window: after a jump everything speaks of the same version."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.panels.history_panel import HistoryPanel
from app.ui.panels.place import Place
from tests.gui.conftest import LEFT, NONE, Hand


def test_a_jump_takes_picture_selection_commands_and_title_along(hand: Hand) -> None:
    window, context = hand.window, hand.window.editor.context
    context.color.set((220, 40, 40))
    for x in (40, 90, 140):
        hand.click((x, 75))
        hand.wait_result()
    window.column.open(Place.HISTORY)
    panel = window.column.panels["history"]
    assert isinstance(panel, HistoryPanel)
    steps = panel.steps
    context.select(hand.document.hints.points[-1].id)
    assert len(steps.labels) == 4 and window.isWindowModified()
    place = steps.visualRect(steps.model().index(0, 0)).center()
    QTest.mouseClick(steps.viewport(), LEFT, NONE, place)
    assert hand.document.hints.points == () and context.selected is None
    assert not window.actions_["undo"].isEnabled() and window.actions_["redo"].isEnabled()
    assert not window.isWindowModified() and not window.actions_["select_all"].isEnabled()
    hand.wait_result()
    QTest.keyClick(steps, Qt.Key.Key_End)
    assert len(hand.document.hints.points) == 3 and not window.actions_["redo"].isEnabled()
    hand.wait_result()
    hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert steps.present == 2
