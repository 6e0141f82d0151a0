"""The list of all edits: it follows the document, and takes it anywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.core import edits
from app.ui.panels.history_panel import HistoryPanel
from tests.gui.panels.conftest import LEFT, Bench


@pytest.fixture
def panel(bench: Bench) -> HistoryPanel:
    shown = bench.show(HistoryPanel)
    assert isinstance(shown, HistoryPanel)
    for x in (1, 2, 3):
        hints, _ = edits.add_point(bench.document.hints, (x, 1), (20.0, 30.0))
        bench.document.apply(f"Add point {x}", hints=hints)
    return shown


def middle(panel: HistoryPanel, row: int) -> QPoint:
    steps = panel.steps
    return steps.visualRect(steps.model().index(row, 0)).center()


def test_all_edits_are_listed_the_present_one_is_current_and_undone_ones_are_dimmed(
    bench: Bench, panel: HistoryPanel
) -> None:
    assert panel.steps.labels == ("Open “camera”", "Add point 1", "Add point 2", "Add point 3")
    bench.document.undo()
    assert panel.steps.present == panel.steps.currentIndex().row() == 2
    model, dim = panel.steps.model(), Qt.ItemDataRole.ForegroundRole
    assert [model.index(row, 0).data(dim) is not None for row in range(4)] == [False, False, False, True]
    assert "undone" in model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_click_on_a_step_goes_there_in_one_jump(bench: Bench, panel: HistoryPanel) -> None:
    counts: list[int] = []
    bench.document.subscribe(lambda: counts.append(len(bench.document.hints.points)))
    bench.qtbot.mouseClick(panel.steps.viewport(), LEFT, pos=middle(panel, 0))
    assert counts == [1] and not bench.document.can_undo
    bench.qtbot.mouseClick(panel.steps.viewport(), LEFT, pos=middle(panel, 2))
    assert counts == [1, 3] and bench.document.position == 2 and bench.document.can_redo


def test_arrow_keys_go_from_step_to_step(bench: Bench, panel: HistoryPanel) -> None:
    panel.steps.setFocus()
    QTest.keyClick(panel.steps, Qt.Key.Key_Up)
    QTest.keyClick(panel.steps, Qt.Key.Key_Up)
    assert bench.document.position == 1
    QTest.keyClick(panel.steps, Qt.Key.Key_Home)
    assert bench.document.position == 0
    QTest.keyClick(panel.steps, Qt.Key.Key_End)
    assert bench.document.position == 3


def test_a_draft_leaves_the_list_alone_and_going_back_ends_it(bench: Bench, panel: HistoryPanel) -> None:
    bench.document.set_draft(edits.add_point(bench.document.hints, (9, 9), (0.0, 0.0))[0])
    assert panel.steps.present == 3 and len(panel.steps.labels) == 4
    bench.qtbot.mouseClick(panel.steps.viewport(), LEFT, pos=middle(panel, 1))
    assert bench.document.draft is None and bench.document.position == 1


def test_an_edit_after_going_back_forgets_what_was_undone(bench: Bench, panel: HistoryPanel) -> None:
    bench.document.go_to(1)
    bench.document.apply("Other", hints=edits.add_point(bench.document.hints, (5, 5), (9.0, 9.0))[0])
    assert panel.steps.labels[1:] == ("Add point 1", "Other") and panel.steps.present == 2
