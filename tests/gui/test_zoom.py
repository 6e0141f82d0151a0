"""The zoom field and the navigator in the status bar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.window.main_window import MainWindow
from app.ui.window.zoom import Navigator
from tests.gui.conftest import LEFT, NONE, Hand


def write(hand: Hand, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    field = hand.window.status.zoom
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field.lineEdit(), text)
    QTest.keyClick(field, key)


@pytest.mark.parametrize("text", ["150", "150 %", "150%", "150,0"])
def test_a_zoom_is_typed_and_the_hand_goes_back_to_the_picture(hand: Hand, text: str) -> None:
    write(hand, text)
    assert hand.window.editor.model.zoom == pytest.approx(1.5)
    assert hand.window.status.zoom.lineEdit().text() == "150 %"
    assert hand.pane.hasFocus()


@pytest.mark.parametrize("text", ["", "large", "-20", "0", "nan"])
def test_what_is_no_zoom_changes_nothing(hand: Hand, text: str) -> None:
    before = hand.window.editor.model.zoom
    shown = hand.window.status.zoom.lineEdit().text()
    write(hand, text or " ")
    assert hand.window.editor.model.zoom == before and hand.window.status.zoom.lineEdit().text() == shown


def test_a_zoom_beyond_the_limits_is_the_nearest_one_that_is_allowed(hand: Hand) -> None:
    write(hand, "9999999")
    assert hand.window.editor.model.zoom == pytest.approx(64)


def test_esc_keeps_the_old_zoom(hand: Hand) -> None:
    before = hand.window.editor.model.zoom
    write(hand, "33", Qt.Key.Key_Escape)
    assert hand.window.editor.model.zoom == before and hand.pane.hasFocus()
    assert "33" not in hand.window.status.zoom.lineEdit().text()


def test_it_follows_the_view_but_not_while_one_types(hand: Hand) -> None:
    field, model = hand.window.status.zoom, hand.window.editor.model
    model.zoom_to(2.0)
    assert field.lineEdit().text() == "200 %"
    field.setFocus()
    field.lineEdit().selectAll()
    QTest.keyClicks(field.lineEdit(), "7")
    model.zoom_to(3.0)
    assert field.lineEdit().text() == "7"


def test_fit_and_levels_are_chosen_from_the_list(hand: Hand) -> None:
    field, model = hand.window.status.zoom, hand.window.editor.model
    field.setFocus()
    field.showPopup()
    view = field.view()
    row = next(n for n in range(field.count()) if field.itemData(n) == 4.0)
    view.setCurrentIndex(field.model().index(row, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert model.zoom == pytest.approx(4.0)
    field.showPopup()
    view.setCurrentIndex(field.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert model.fits


def test_without_a_photograph_there_is_nothing_to_zoom(window: MainWindow) -> None:
    assert not window.status.zoom.isEnabled() and not window.status.navigator.isEnabled()


@pytest.fixture
def navigator(hand: Hand) -> Navigator:
    """Opened by its button, over a photograph at 1200 %."""
    hand.window.editor.model.zoom_to(12.0)
    hand.qtbot.mouseClick(hand.window.status.navigator, LEFT)
    shown = hand.window.status.navigator.navigator
    hand.qtbot.waitUntil(shown.isVisible, timeout=20000)
    return shown


@pytest.mark.parametrize("turned", [False, True])
def test_a_drag_on_the_navigator_moves_the_view_there(hand: Hand, navigator: Navigator, turned: bool) -> None:
    model = hand.window.editor.model
    if turned:
        model.turn_by(90)
        model.flip()
    places = [QPoint(round(x), round(y)) for x, y in map(navigator.transform.to_widget, ((60, 50), (140, 90)))]
    QTest.mousePress(navigator, LEFT, NONE, places[0])
    QTest.mouseMove(navigator, places[1])
    QApplication.processEvents()
    QTest.mouseRelease(navigator, LEFT, NONE, places[1])
    middle = model.transform.to_image((model.size[0] / 2, model.size[1] / 2))
    assert middle == pytest.approx((140, 90), abs=2)
    assert navigator.frame.boundingRect().center().x() == pytest.approx(places[1].x(), abs=2)
    assert model.zoom == pytest.approx(12.0)


def test_arrow_keys_move_the_view_and_esc_closes_the_navigator(hand: Hand, navigator: Navigator) -> None:
    model = hand.window.editor.model
    before = model.transform.to_image((0, 0))
    QTest.keyClick(navigator, Qt.Key.Key_Right)
    after = model.transform.to_image((0, 0))
    assert after[0] > before[0] and after[1] == pytest.approx(before[1])
    QTest.keyClick(navigator, Qt.Key.Key_Escape)
    assert not navigator.isVisible()


def test_the_navigator_shows_the_result_with_a_frame_around_what_is_seen(hand: Hand, navigator: Navigator) -> None:
    image = navigator.grab().toImage()
    corner = navigator.frame.boundingRect().topLeft().toPoint()
    accent = navigator.palette().highlight().color()
    near = [image.pixelColor(corner.x() + dx, corner.y() + 12 + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    assert any(abs(color.red() - accent.red()) < 40 and abs(color.blue() - accent.blue()) < 40 for color in near)
