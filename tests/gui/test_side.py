"""The column of panels: beside the picture, as icons with fly-outs, away; and how the window remembers it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QScrollBar
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.core.settings import Settings
from app.ui.panels.place import Place
from app.ui.panels.regions_panel import RegionsPanel
from app.ui.state.pictures import Pictures
from app.ui.window.column import WIDTH
from app.ui.window.main_window import MainWindow
from tests.gui.conftest import LEFT, Hand, textured

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def wide(hand: Hand) -> Hand:
    hand.window.resize(1440, 900)
    QApplication.processEvents()
    return hand


@pytest.fixture
def narrow(hand: Hand) -> Hand:
    hand.window.resize(1024, 700)
    QApplication.processEvents()
    return hand


def beside(window: MainWindow) -> bool:
    return window.column.isVisible() and window.column.parentWidget() is window.side.splitter


def test_the_column_stands_beside_the_picture_with_the_colour_above_the_tabs(wide: Hand) -> None:
    window = wide.window
    column = window.column
    assert beside(window) and column.width() == WIDTH and not window.side.bar.isVisible()
    assert column.panels["color"].isVisible() and column.top.geometry().bottom() < column.tabs.geometry().top()
    assert not column.panels["color"].findChildren(QScrollArea)


@pytest.mark.parametrize("place", list(Place))
def test_there_is_one_scroll_bar_at_most(wide: Hand, place: Place) -> None:
    wide.window.column.open(place)
    QApplication.processEvents()
    bars = [bar for bar in wide.window.column.findChildren(QScrollBar) if bar.isVisible()]
    assert len(bars) <= 1


def test_what_nobody_sees_takes_no_room_above_the_tabs(wide: Hand) -> None:
    column = wide.window.column
    height = column.top.height()
    regions = column.panels["regions"]
    assert isinstance(regions, RegionsPanel) and not regions.isVisible()
    regions.hidden.say("Words that need many lines. " * 40)
    QApplication.processEvents()
    assert column.top.height() == height


def test_a_narrow_window_has_icons_and_a_wide_one_the_column_again(narrow: Hand) -> None:
    window = narrow.window
    assert not window.column.isVisible() and window.side.bar.isVisible()
    window.resize(1440, 900)
    QApplication.processEvents()
    assert beside(window) and window.column.width() == WIDTH and not window.side.bar.isVisible()


def test_an_icon_opens_its_fly_out_over_the_picture_and_closes_it(narrow: Hand) -> None:
    window = narrow.window
    picture = window.panes.main_pane.size()
    column, icon = window.column, window.side.bar.buttons[Place.TOP]
    QTest.mouseClick(icon, LEFT)
    assert column.isVisible() and column.panels["color"].isVisible() and not column.tabs.isVisible()
    assert window.panes.main_pane.size() == picture, "the picture stays where it was"
    assert narrow.pane.hasFocus(), "a click leaves the keys to the tools"
    assert icon.isChecked()
    narrow.click((40, 100))
    assert column.isVisible() and len(narrow.document.hints.points) == 1, "it stays while the hand works"
    QTest.mouseClick(window.side.bar.buttons[Place.LOOK], LEFT)
    assert column.tabs.isVisible() and not column.top.isVisible() and not icon.isChecked()
    assert column.geometry().bottom() <= window.desk.height()
    QTest.mouseClick(window.side.bar.buttons[Place.LOOK], LEFT)
    assert not column.isVisible()


def test_the_keyboard_opens_a_fly_out_walks_in_it_and_leaves_it(narrow: Hand) -> None:
    window = narrow.window
    window.activateWindow()
    narrow.qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(narrow.pane, Qt.Key.Key_1, ALT)
    assert window.column.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None and window.column.isAncestorOf(focus)
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not window.column.isVisible() and narrow.pane.hasFocus()


def test_turning_to_another_tab_moves_the_mark_among_the_icons(narrow: Hand) -> None:
    window = narrow.window
    QTest.mouseClick(window.side.bar.buttons[Place.LOOK], LEFT)
    bar = window.column.tabs.tabBar()
    index = window.column.tabs.indexOf(window.column.pages[Place.HISTORY])
    QTest.mouseClick(bar, LEFT, pos=bar.tabRect(index).center())
    assert window.side.bar.buttons[Place.HISTORY].isChecked()
    assert not window.side.bar.buttons[Place.LOOK].isChecked()


def test_the_artist_can_have_the_column_in_a_narrow_window_and_icons_in_a_wide_one(narrow: Hand) -> None:
    window = narrow.window
    window.actions_["icons"].trigger()
    QApplication.processEvents()
    assert beside(window) and not window.actions_["icons"].isChecked()
    window.resize(1440, 900)
    QApplication.processEvents()
    window.actions_["icons"].trigger()
    assert not window.column.isVisible() and window.side.bar.isVisible()
    window.resize(1024, 700)
    QApplication.processEvents()
    assert beside(window), "each width keeps what was chosen for it"


def test_tab_puts_all_panels_away_and_brings_them_back(wide: Hand) -> None:
    window = wide.window
    before = window.panes.main_pane.width()
    QTest.keyClick(wide.pane, Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert not window.column.isVisible() and not window.side.bar.isVisible()
    assert window.actions_["hide_panels"].isChecked()
    assert window.panes.main_pane.width() > before + WIDTH and wide.pane.hasFocus()
    QTest.keyClick(wide.pane, Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert beside(window) and window.panes.main_pane.width() == before


def test_the_focus_can_leave_the_picture_all_the_same(wide: Hand) -> None:
    window = wide.window
    window.activateWindow()
    wide.qtbot.waitUntil(window.isActiveWindow)
    for key, modifiers in ((Qt.Key.Key_Tab, CTRL), (Qt.Key.Key_Backtab, SHIFT)):
        wide.pane.setFocus()
        QTest.keyClick(wide.pane, key, modifiers)
        assert not wide.pane.hasFocus() and window.column.isVisible()


def test_asking_for_a_panel_brings_all_of_them_back(wide: Hand) -> None:
    window = wide.window
    QTest.keyClick(wide.pane, Qt.Key.Key_Tab)
    QTest.keyClick(wide.pane, Qt.Key.Key_4, ALT)
    assert window.column.panels["global"].isVisible() and not window.side.hidden


def test_reset_brings_everything_back(wide: Hand) -> None:
    window = wide.window
    drag_column(window, -80)
    window.column.open(Place.LOOK)
    window.actions_["icons"].trigger()
    window.actions_["hide_panels"].trigger()
    window.actions_["reset_layout"].trigger()
    QApplication.processEvents()
    assert beside(window) and window.column.width() == WIDTH
    assert window.column.in_front is Place.HINTS


def drag_column(window: MainWindow, by: int) -> None:
    handle = window.side.splitter.handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, LEFT, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(by, 0))
    QTest.mouseRelease(handle, LEFT, pos=middle + QPoint(by, 0))
    QApplication.processEvents()


def again(window: MainWindow, qtbot: QtBot, width: int) -> MainWindow:
    window.close()
    settings = window.settings
    made = MainWindow(
        Settings(
            column_width=settings.column_width,
            column_as_icons=settings.column_as_icons,
            column_tab=settings.column_tab,
        )
    )
    qtbot.addWidget(made, before_close_func=lambda widget: widget.shut_down())
    made.resize(width, 900)
    made.show()
    photo = textured()
    made.editor.open(Document(photo), Pictures(photo))
    QApplication.processEvents()
    return made


def test_the_window_remembers_width_and_tab(wide: Hand) -> None:
    drag_column(wide.window, -80)
    width = wide.window.column.width()
    assert width == pytest.approx(WIDTH + 80, abs=4)
    wide.window.column.open(Place.HISTORY)
    wide.window.resize(900, 700)
    QApplication.processEvents()
    next_one = again(wide.window, wide.qtbot, 1440)
    assert beside(next_one) and next_one.column.width() == width, "a narrow window leaves no mark"
    assert next_one.column.pages[Place.HISTORY].isVisible()


def test_the_window_remembers_that_a_wide_one_has_icons(wide: Hand) -> None:
    wide.window.actions_["icons"].trigger()
    wide.window.files.close_document()
    next_one = again(wide.window, wide.qtbot, 1440)
    assert not next_one.column.isVisible() and next_one.side.bar.isVisible()


def test_the_welcome_page_has_no_panels_and_no_icons(window: MainWindow, qtbot: QtBot) -> None:
    for width in (1440, 1024):
        window.resize(width, 700)
        QApplication.processEvents()
        assert not window.column.isVisible() and not window.side.bar.isVisible()


def test_the_upper_bar_has_room_for_everything(hand: Hand) -> None:
    bar = hand.window.tool_bars.top
    for width in (1024, 1200, 1440):
        hand.window.resize(width, 700)
        QApplication.processEvents()
        assert bar.sizeHint().width() <= bar.width()
