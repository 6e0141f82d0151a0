"""The tour: each step waits for the artist's hand, can be skipped and left, and points at what is there."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core import edits
from app.ui.panels.place import Place
from app.ui.window.main_window import MainWindow
from app.ui.window.tour import beside
from models.hints import Guidance
from tests.gui.conftest import LEFT, Hand

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def guided(window: MainWindow, qtbot: QtBot) -> Hand:
    """A hand in the tour's first step."""
    window.resize(1300, 820)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.mouseClick(window.welcome.tour_button, LEFT)
    qtbot.waitUntil(lambda: window.tour.step == 0, timeout=20000)
    made, session = Hand(window, qtbot), window.editor.context.session
    assert session is not None
    qtbot.waitUntil(lambda: session.shown is not None, timeout=60000)
    return made


def middle_of(hand: Hand) -> tuple[float, float]:
    """The photograph's place in the middle of what is pointed at."""
    frame = hand.window.tour.frame
    place = hand.pane.mapFrom(hand.window, frame.geometry().center())
    return hand.window.editor.model.transform.to_image((place.x(), place.y()))


def wait_step(hand: Hand, number: int | None) -> None:
    hand.qtbot.waitUntil(lambda: hand.window.tour.step == number, timeout=20000)


def test_it_goes_on_with_what_the_artist_does(guided: Hand) -> None:
    window, tour, context = guided.window, guided.window.tour, guided.window.editor.context
    assert not guided.document.hints.drawn, "the artist colours it"
    assert tour.hint.isVisible() and tour.frame.isVisible()

    guided.click(middle_of(guided))
    wait_step(guided, 1)
    assert tour.hint.count.text() == "2 of 7"

    context.apply_color_to_selection((30.0, -20.0))
    wait_step(guided, 2)

    button = window.tool_bars.button("tool_brush")
    assert button is not None and tour.frame.geometry().contains(button.mapTo(window, button.rect().center()))
    QTest.mouseClick(button, LEFT)
    assert tour.step == 2
    context.select(None)
    context.color.set((20, 20, 30))
    x, y = middle_of(guided)
    guided.drag((x, y), (x + 10, y + 30))
    wait_step(guided, 3)

    undo = window.tool_bars.button("undo")
    QTest.mouseClick(undo, LEFT)
    wait_step(guided, 4)

    QTest.keyPress(guided.pane, Qt.Key.Key_O)
    assert tour.step == 4, "it waits until the key is let go"
    QTest.keyRelease(guided.pane, Qt.Key.Key_O)
    wait_step(guided, 5)

    hints = edits.set_share(guided.document.state.hints, Guidance.VIVIDNESS, 0.9)
    guided.document.apply("Change vividness", hints=hints)
    wait_step(guided, 6)

    assert tour.hint.skip_button.text() == "Finish" and not tour.hint.leave_button.isVisible()
    QTest.mouseClick(tour.hint.skip_button, LEFT)
    assert tour.step is None and not tour.hint.isVisible() and not tour.frame.isVisible()


def test_what_is_not_asked_for_does_not_go_on(guided: Hand) -> None:
    guided.click(middle_of(guided))
    wait_step(guided, 1)
    guided.click((60, 60))
    guided.key(Qt.Key.Key_F3)
    guided.wait_result()
    assert guided.window.tour.step == 1


def test_every_step_can_be_skipped(guided: Hand) -> None:
    tour = guided.window.tour
    texts = []
    while tour.step is not None:
        texts.append(tour.hint.text.text())
        assert tour.hint.accessibleName() and guided.window.rect().contains(tour.hint.geometry())
        assert not tour.hint.geometry().intersects(tour.frame.geometry()) or tour.step == 4
        QTest.mouseClick(tour.hint.skip_button, LEFT)
    assert len(set(texts)) == 7 and not guided.document.modified


def test_it_can_be_left_and_taken_again(guided: Hand) -> None:
    tour = guided.window.tour
    QTest.mouseClick(tour.hint.leave_button, LEFT)
    assert tour.step is None and not tour.hint.isVisible() and guided.window.editor.context.document is not None
    guided.window.actions_["tour"].trigger()
    wait_step(guided, 0)


def test_it_ends_with_the_document(guided: Hand) -> None:
    guided.window.files.close_document()
    assert guided.window.tour.step is None and not guided.window.tour.hint.isVisible()


def test_the_mouse_goes_through_the_frame(guided: Hand) -> None:
    frame = guided.window.tour.frame
    assert guided.window.childAt(frame.geometry().center()) is guided.pane


def test_it_follows_panels_that_are_folded(guided: Hand) -> None:
    window, tour = guided.window, guided.window.tour
    for _ in range(5):
        QTest.mouseClick(tour.hint.skip_button, LEFT)
    window.column.bring_to_front(Place.LOOK)
    seen = [tour.frame.geometry()]
    guided.qtbot.waitUntil(lambda: tour.frame.geometry() != seen[-1], timeout=5000)
    seen.append(tour.frame.geometry())
    window.side.toggle_icons()
    guided.qtbot.waitUntil(lambda: tour.frame.geometry() != seen[-1], timeout=5000)
    QApplication.processEvents()
    button = window.side.bar.buttons[Place.LOOK]
    assert tour.frame.geometry().contains(button.mapTo(window, button.rect().center()))
    assert all(one != other for one, other in pairwise(seen))


@pytest.mark.parametrize(
    "area",
    [QRect(300, 200, 40, 40), QRect(960, 300, 40, 40), QRect(2, 640, 990, 40), QRect(0, 0, 1000, 30)],
)
def test_a_hint_lies_beside_what_it_speaks_of(area: QRect) -> None:
    room, size = QRect(8, 8, 984, 684), QSize(320, 130)
    place = beside(area, size, room)
    assert room.contains(QRect(place, size)) and not QRect(place, size).intersects(area)


def test_where_there_is_no_room_around_it_lies_inside() -> None:
    room = QRect(8, 8, 984, 684)
    place = beside(QRect(0, 0, 1000, 700), QSize(320, 130), room)
    assert room.contains(QRect(place, QSize(320, 130))) and isinstance(place, QPoint)
