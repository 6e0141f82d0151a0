"""What the panes show, at which zoom and resolution: views, the split, two panes, large photographs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.ui.state import qimage
from app.ui.state.pictures import Pictures, View
from app.ui.window.main_window import MainWindow
from tests import fakes
from tests.gui.conftest import LEFT, NONE, Hand, textured

Button = QMessageBox.StandardButton
PhotoFile = Callable[[str], Path]


def grab(window: MainWindow, place: QPoint) -> tuple[int, int, int]:
    """What the main pane shows at a place of it."""
    pixels = qimage.to_array(window.panes.main_pane.grab().toImage())
    x, y = place.x(), place.y()
    return int(pixels[y, x, 0]), int(pixels[y, x, 1]), int(pixels[y, x, 2])


class TestViews:
    def test_gray_original_and_back(self, hand: Hand) -> None:
        model = hand.window.editor.model
        hand.key("g")
        assert model.view is View.GRAY
        hand.key("g")
        assert model.view is View.RESULT
        hand.key(Qt.Key.Key_F4)
        assert model.view is View.ORIGINAL

    def test_the_split_shows_the_photograph_left_and_the_result_right(self, hand: Hand) -> None:
        hand.window.editor.context.color.set((220, 40, 40))
        hand.click((30, 130))
        hand.wait_result()
        hand.key("m")
        hand.key("\\")
        left, right = grab(hand.window, hand.place((60, 60))), grab(hand.window, hand.place((140, 60)))
        assert max(left) - min(left) <= 3
        assert right[0] - right[1] > 30

    def test_the_split_can_be_dragged(self, hand: Hand) -> None:
        hand.key("\\")
        pane, model = hand.pane, hand.window.editor.model
        start = QPoint(pane.width() // 2, pane.height() // 4)
        QTest.mousePress(pane, LEFT, NONE, start)
        QTest.mouseMove(pane, start - QPoint(120, 0))
        QTest.mouseRelease(pane, LEFT, NONE, start - QPoint(120, 0))
        assert model.split == pytest.approx((pane.width() // 2 - 120) / pane.width(), abs=0.01)
        assert hand.document.hints.points == ()

    def test_two_panes_are_linked(self, hand: Hand) -> None:
        hand.key("w")
        left, right = hand.window.panes.hints_pane, hand.window.panes.main_pane
        QApplication.processEvents()
        assert left.isVisible() and abs(left.width() - right.width()) <= 1
        before = hand.window.editor.model.transform
        other = Hand(hand.window, hand.qtbot, left)
        other.click((50, 40))
        assert hand.document.hints.points[0].xy == pytest.approx((50, 40), abs=1)
        assert hand.window.editor.model.transform == before

    def test_the_untouched_photograph_is_shown_while_o_is_held(self, hand: Hand) -> None:
        hand.window.editor.context.color.set((220, 40, 40))
        hand.click((30, 130))
        hand.wait_result()
        place = hand.place((140, 60))
        coloured = grab(hand.window, place)
        QTest.keyPress(hand.pane, Qt.Key.Key_O)
        held = grab(hand.window, place)
        QTest.keyRelease(hand.pane, Qt.Key.Key_O)
        assert coloured[0] - coloured[1] > 30 and max(held) - min(held) <= 3
        assert grab(hand.window, place) == coloured

    def test_pixels_are_squares_above_400_percent(self, hand: Hand) -> None:
        model = hand.window.editor.model
        hand.key("g")
        hand.key("m")
        model.zoom_to(16.0)
        pixels = qimage.to_array(hand.pane.grab().toImage())
        middle = pixels[pixels.shape[0] // 2, :, 0].astype(int)
        changes = np.flatnonzero(np.diff(middle))
        assert len(changes) > 5 and (np.diff(changes) % 16 == 0).all()

    def test_hints_can_be_hidden(self, hand: Hand) -> None:
        hand.click((100, 75))
        hand.wait_result()
        shown = grab(hand.window, hand.place((100, 75)) + QPoint(7, 0))
        hand.key("m")
        assert grab(hand.window, hand.place((100, 75)) + QPoint(7, 0)) != shown


def test_the_canvas_computes_nothing_while_it_paints(hand: Hand, script: fakes.Script) -> None:
    before = len(script.colorized)
    for _ in range(3):
        hand.pane.repaint()
    hand.qtbot.wait(50)
    assert len(script.colorized) == before


def test_moving_a_point_shows_results_on_the_way(hand: Hand, script: fakes.Script) -> None:
    shown: list[bool] = []
    hand.window.editor.result_shown.connect(lambda result: shown.append(result.request.committed))
    hand.press((50, 40))
    for n in range(100):
        hand.move((50 + n, 40))
        hand.qtbot.wait(5)
        if False in shown:
            break
    hand.release((120, 40))
    assert False in shown


class TestLargePhotographs:
    @pytest.fixture
    def large(self, window: MainWindow, qtbot: QtBot) -> Hand:
        photo = textured(3000, 2000)
        window.editor.open(Document(photo), Pictures(photo))
        QApplication.processEvents()
        made = Hand(window, qtbot)
        made.wait_result()
        return made

    def test_what_is_visible_comes_at_the_screens_resolution(self, large: Hand) -> None:
        model = large.window.editor.model
        model.zoom_to(1.0)

        def sharp() -> bool:
            pictures, wanted = model.pictures, model.wanted_detail()
            shown = pictures.result if pictures is not None else None
            return shown is not None and wanted is not None and shown.detail_box == wanted.box

        large.qtbot.waitUntil(sharp, timeout=20000)
        shown = model.pictures.result if model.pictures is not None else None
        assert shown is not None and shown.detail is not None and shown.detail_box is not None
        x0, y0, x1, y1 = shown.detail_box
        assert (shown.detail.width(), shown.detail.height()) == (x1 - x0, y1 - y0)
        visible = model.transform.visible(model.image_size, model.size)
        assert visible is not None and x0 <= visible[0] and visible[2] <= x1

    def test_the_whole_photograph_comes_at_the_screens_resolution_and_is_copied_there(self, large: Hand) -> None:
        model = large.window.editor.model
        assert model.pictures is not None
        pictures = model.pictures
        large.qtbot.waitUntil(lambda: getattr(pictures.result, "detail", None) is not None, timeout=20000)
        result = pictures.result
        assert result is not None and result.detail is not None
        width, height = (round(side * model.zoom) for side in model.image_size)
        assert (result.detail.width(), result.detail.height()) == (width, height)
        assert result.overview.size() == result.detail.size()
        x, y = round(model.transform.x), round(model.transform.y)
        shown = qimage.to_array(large.pane.grab().toImage())[y : y + height, x : x + width]
        assert np.array_equal(shown[: height // 2, 8:-8], qimage.to_array(result.detail)[: height // 2, 8:-8])

    def test_zooming_out_asks_for_no_more_than_the_overview(self, large: Hand) -> None:
        model = large.window.editor.model
        model.zoom_to(0.1)
        assert model.wanted_detail() is None

    def test_never_more_than_full_resolution(self, large: Hand) -> None:
        model = large.window.editor.model
        model.zoom_to(8.0)
        wanted = model.wanted_detail()
        assert wanted is not None
        assert wanted.size == (wanted.box[2] - wanted.box[0], wanted.box[3] - wanted.box[1])


def test_a_pinch_on_a_touchpad_zooms_at_the_fingers(hand: Hand) -> None:
    model = hand.window.editor.model
    place = QPointF(hand.place((150, 30)))
    under = model.transform.to_image((place.x(), place.y()))
    before = model.zoom
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        place,
        place,
        QPointF(hand.pane.mapToGlobal(place)),
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(hand.pane, event)
    assert model.zoom == pytest.approx(before * 1.25)
    assert model.transform.to_image((place.x(), place.y())) == pytest.approx(under, abs=0.01)
