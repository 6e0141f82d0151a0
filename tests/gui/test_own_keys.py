"""Lists and strips whose keys are keys of commands, too: what has the focus gets them."""

from __future__ import annotations

import inspect

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.core import edits
from app.ui.panels.place import Place
from app.ui.panels.theme_panel import ThemePanel
from app.ui.state.pictures import View
from app.ui.widgets.named_colors import NamedColors
from app.ui.widgets.own_keys import OwnKeys
from models.hints import Theme
from tests.gui.conftest import CTRL, NONE, Hand

RED = (40.0, 30.0)
COLORS = (RED, (5.0, -40.0), (0.0, 30.0), (-20.0, 10.0))


@pytest.fixture
def selected(hand: Hand) -> int:
    """A point that is selected: its id."""
    hints, point = edits.add_point(hand.document.state.hints, (160.0, 70.0), RED)
    hand.document.apply("Add point", hints=hints)
    hand.window.editor.context.select(point)
    return point


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_theme_loses_its_colour_and_the_picture_no_hint(hand: Hand, selected: int, key: Qt.Key) -> None:
    hand.document.apply("Theme", hints=edits.set_theme(hand.document.state.hints, Theme(COLORS)))
    hand.window.column.open(Place.LOOK)
    panel = hand.window.findChild(ThemePanel)
    assert panel is not None
    panel.strip.setFocus()
    panel.strip.set_current(1)
    QTest.keyClick(panel.strip, key)
    hints = hand.document.state.hints
    assert hints.theme is not None and hints.theme.colors == (COLORS[0], *COLORS[2:]) and selected in hints.ids


def test_a_list_of_colours_renames_and_removes(hand: Hand, selected: int) -> None:
    """Where it lies in the window itself, as in a cut-out; in a fly-out no command would come first."""
    shown = NamedColors("Colours")
    shown.setParent(hand.window.centralWidget())
    shown.add((200, 30, 30), "Coat", "")
    shown.setCurrentRow(0)
    shown.show()
    shown.setFocus()
    removed: list[int] = []
    shown.removal_wanted.connect(removed.append)
    hand.window.editor.model.set_view(View.GRAY)
    QTest.keyClick(shown, Qt.Key.Key_F2)
    (editor,) = shown.findChildren(QLineEdit)
    assert hand.window.editor.model.view is View.GRAY
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    QApplication.processEvents()
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    assert removed == [0] and selected in hand.document.state.hints.ids


def test_with_modifiers_keys_stay_those_of_commands(hand: Hand, selected: int) -> None:
    panel = hand.window.column.panels["drawn_regions"]
    hand.window.column.open(Place.REGIONS)
    (shown,) = {keys.parent() for keys in panel.findChildren(OwnKeys)}
    QTest.keyClick(shown, Qt.Key.Key_L, CTRL)
    assert hand.document.state.hints.points[0].locked


def test_what_answers_to_delete_gets_it_before_the_command(hand: Hand) -> None:
    """All such widgets beside the picture."""
    shown = [each for each in hand.window.findChildren(QWidget) if type(each).__module__.startswith("app.")]
    answering = [each for each in shown if "in REMOVE" in inspect.getsource(type(each))]
    assert {type(each).__name__ for each in answering} >= {"HintTree", "NamedColors", "RegionList", "ThemeStrip"}
    for widget in answering:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Delete, NONE)
        event.ignore()
        QApplication.sendEvent(widget, event)
        assert event.isAccepted(), type(widget).__name__
