"""Snapshots and comparisons in the window, with real mouse and keys."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from app.ui.panels.place import Place
from app.ui.panels.snapshots_panel import SnapshotsPanel
from app.ui.state import qimage
from app.ui.state.pictures import View
from app.ui.window.main_window import MainWindow
from models import color
from tests import fakes
from tests.gui.conftest import LEFT, NONE, Hand

RED, BLUE = (220, 40, 40), (60, 80, 200)


def panel(window: MainWindow) -> SnapshotsPanel:
    window.column.open(Place.HISTORY)
    found = window.column.panels["snapshots"]
    assert isinstance(found, SnapshotsPanel)
    QApplication.processEvents()
    return found


@pytest.fixture
def kept(hand: Hand) -> Hand:
    """A red picture, kept as Version 1; then it turned blue."""
    hand.window.editor.context.color.set(RED)
    hand.click((30, 130))
    hand.wait_result()
    hand.qtbot.mouseClick(panel(hand.window).take, LEFT)
    hand.window.editor.context.select(None)
    hand.window.editor.context.color.set(BLUE)
    hand.click((150, 20))
    hand.wait_result()
    hand.window.editor.model.set_show_hints(False)
    return hand


def ab_at(hand: Hand, x: int) -> np.ndarray:
    """The chroma that the main pane shows in this column, in the middle of the photograph."""
    pixels = qimage.to_array(hand.pane.grab().toImage())
    y = hand.place((100, 75)).y()
    return color.to_lab(pixels[y : y + 1, x : x + 1])[0, 0, 1:]


def test_a_version_is_kept_with_a_thumbnail_of_its_own_picture(kept: Hand) -> None:
    shown = panel(kept.window)
    assert [s.name for s in kept.document.state.snapshots] == ["Version 1"] and kept.document.modified

    def thumbnail() -> np.ndarray:
        image = shown.list.item(0).icon().pixmap(64, 48).toImage()
        return qimage.to_array(image)[24, 32].astype(int)

    kept.qtbot.waitUntil(lambda: thumbnail()[0] > thumbnail()[2] + 40, timeout=20000)


def test_a_double_click_restores_it_and_undo_takes_that_back(kept: Hand) -> None:
    shown, before = panel(kept.window), kept.document.state
    place = shown.list.visualItemRect(shown.list.item(0)).center()
    QTest.mouseClick(shown.list.viewport(), LEFT, NONE, place)
    QTest.mouseDClick(shown.list.viewport(), LEFT, NONE, place)
    assert len(kept.document.hints.points) == 1 and kept.document.undo_label == "Restore “Version 1”"
    assert shown.list.item(0).font().bold()
    kept.document.undo()
    assert kept.document.state == before and not shown.list.item(0).font().bold()


def test_renamed_deleted_and_brought_back_by_keys_and_buttons(kept: Hand) -> None:
    shown = panel(kept.window)
    shown.list.setFocus()
    shown.list.setCurrentRow(0)
    QTest.keyClick(shown.list, Qt.Key.Key_F2)
    editor = shown.list.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "All red")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    kept.qtbot.waitUntil(lambda: kept.document.state.snapshots[0].name == "All red", timeout=20000)
    steps = kept.document.position
    shown.list.setCurrentRow(0)
    QTest.keyClick(shown.list, Qt.Key.Key_Delete)
    assert kept.document.state.snapshots == () and shown.bring_back.isVisible()
    kept.qtbot.mouseClick(shown.bring_back, LEFT)
    assert [s.name for s in kept.document.state.snapshots] == ["All red"]
    assert not shown.bring_back.isVisible() and kept.document.position == steps


def test_a_version_is_compared_with_the_present_one_in_the_split(kept: Hand) -> None:
    shown, model = panel(kept.window), kept.window.editor.model
    shown.list.setCurrentRow(0)
    kept.qtbot.mouseClick(shown.compare, LEFT)
    assert model.split == 0.5
    middle = kept.pane.width() // 2
    kept.qtbot.waitUntil(lambda: model.other_title == "Version 1", timeout=20000)
    QApplication.processEvents()
    assert ab_at(kept, middle - 60)[0] > 30 and ab_at(kept, middle + 60)[1] < -30
    # The eyedropper takes what it sees there.
    kept.key("i")
    QTest.mouseClick(kept.pane, LEFT, NONE, QPoint(middle - 60, kept.place((100, 75)).y()))
    assert kept.window.editor.context.color.ab[0] > 30
    # Editing goes on meanwhile, and the other side stays.
    kept.document.go_to(0)
    kept.wait_result()
    assert ab_at(kept, middle - 60)[0] > 30 and np.abs(ab_at(kept, middle + 60)).max() < 3


def test_split_and_two_panes_exclude_each_other(kept: Hand) -> None:
    model = kept.window.editor.model
    kept.key("\\")
    kept.key("w")
    assert model.two_panes and model.split is None
    kept.key("\\")
    assert not model.two_panes and model.split is not None and not kept.window.panes.hints_pane.isVisible()


def test_another_method_is_computed_in_the_background_while_editing_goes_on(
    kept: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = fakes.install(monkeypatch, "other", fakes.Script(gate=threading.Event()), live=False, palette=False)
    assert slow.gate is not None
    model = kept.window.editor.model
    kept.key("w")
    menu = QMenu()
    kept.window.comparing.fill(menu)
    next(action for action in menu.actions() if action.text() == "Other").trigger()
    slow.wait_started()
    assert "being computed" in model.other_title and model.two_panes and model.split is None
    kept.window.editor.context.select(None)
    kept.click((90, 40))
    kept.wait_result()
    assert slow.cancelled
    slow.gate.set()
    kept.qtbot.waitUntil(lambda: model.other_title == "Other", timeout=20000)
    assert [point.xy for point in slow.colorized[-1].points] == [point.xy for point in kept.document.hints.points]
    assert Hand(kept.window, kept.qtbot, kept.window.panes.hints_pane).pane.main_view is View.OTHER
    # Without a place beside the result the comparison ends.
    kept.key("w")
    assert model.other_title == "" and kept.window.editor.context.comparison.other is None


def test_a_method_that_fails_says_so_and_the_picture_stays(kept: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    fakes.install_failing(monkeypatch)
    said: list[str] = []
    kept.window.editor.context.message.connect(lambda text, *_: said.append(text))
    kept.window.editor.context.comparison.choose("failing")
    kept.qtbot.waitUntil(lambda: "It failed." in said, timeout=20000)
    assert ab_at(kept, kept.pane.width() // 2 + 60)[1] < -30


def test_deleting_what_is_compared_with_shows_the_photograph_before(kept: Hand) -> None:
    shown, model = panel(kept.window), kept.window.editor.model
    kept.window.editor.context.comparison.choose(kept.document.state.snapshots[0].id)
    kept.qtbot.waitUntil(lambda: model.other_title == "Version 1", timeout=20000)
    shown.list.setFocus()
    shown.list.setCurrentRow(0)
    QTest.keyClick(shown.list, Qt.Key.Key_Delete)
    assert model.other_title == "" and model.split is not None


def test_the_key_keeps_a_version_from_anywhere(hand: Hand) -> None:
    hand.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [s.name for s in hand.document.state.snapshots] == ["Version 1"] and not hand.document.can_undo
