"""A view that is turned or flipped: the picture, the tools and the markers agree, and the document does not change."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.state import qimage
from tests.gui.conftest import LEFT, NONE, Hand

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bare(hand: Hand) -> Hand:
    """The gray photograph at 100 %, without markers."""
    model = hand.window.editor.model
    hand.key("g")
    model.zoom_to(1.0)
    model.set_show_hints(False)
    return hand


def screen(hand: Hand) -> np.ndarray:
    """The photograph as the pane shows it, gray levels: the smallest upright rectangle around it."""
    model = hand.window.editor.model
    x0, y0, x1, y1 = (round(v) for v in model.transform.frame(model.image_size))
    return qimage.to_array(hand.pane.grab().toImage())[y0:y1, x0:x1, 1]


def turn(hand: Hand, *keys: Qt.Key | str) -> None:
    for key in keys:
        hand.key(key, SHIFT if key == "f" else CTRL_SHIFT)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ((Qt.Key.Key_Right,), lambda p: np.rot90(p, -1)),
        ((Qt.Key.Key_Left,), lambda p: np.rot90(p)),
        (("f",), lambda p: p[:, ::-1]),
        ((Qt.Key.Key_Right, "f"), lambda p: np.rot90(p, -1)[:, ::-1]),
        (("f", Qt.Key.Key_Right), lambda p: np.rot90(p[:, ::-1], -1)),
        ((Qt.Key.Key_Right, Qt.Key.Key_Right, "f", Qt.Key.Key_Up), lambda p: p),
    ],
)
def test_turned_pixels_are_the_photographs_own(bare: Hand, keys: tuple[Qt.Key | str, ...], expected: object) -> None:
    own = bare.document.photo.full.rgb[..., 1]
    turn(bare, *keys)
    shown, wanted = screen(bare), expected(own)  # type: ignore[operator]
    # The plate that says how the view stands may cover a corner.
    assert shown.shape == wanted.shape and (shown == wanted).mean() > 0.97
    assert not bare.document.can_undo and not bare.document.modified


@pytest.mark.parametrize("keys", [(Qt.Key.Key_Right,), ("f",), (Qt.Key.Key_Left, "f")])
def test_a_point_lies_where_the_mouse_clicked(bare: Hand, keys: tuple[Qt.Key | str, ...]) -> None:
    turn(bare, *keys)
    shown = qimage.to_array(bare.pane.grab().toImage())[..., 1]
    middle = QPoint(bare.pane.width() // 2 + 31, bare.pane.height() // 2 - 23)
    QTest.mouseClick(bare.pane, LEFT, NONE, middle)
    x, y = bare.document.hints.points[-1].xy
    # The click lies on the border of four pixels.
    around = shown[middle.y() - 1 : middle.y() + 1, middle.x() - 1 : middle.x() + 1]
    assert bare.document.photo.full.rgb[int(y), int(x), 1] in around
    # Taken hold of at the same place and dragged to the right, it follows the mouse.
    QTest.mousePress(bare.pane, LEFT, NONE, middle)
    QTest.mouseMove(bare.pane, middle + QPoint(20, 5))
    QTest.mouseRelease(bare.pane, LEFT, NONE, middle + QPoint(20, 5))
    assert len(bare.document.hints.points) == 1
    place = bare.window.editor.model.transform.to_widget(bare.document.hints.points[0].xy)
    assert place == pytest.approx((middle.x() + 20, middle.y() + 5), abs=1)


def test_arrow_keys_move_a_hint_as_it_is_seen(bare: Hand) -> None:
    bare.window.editor.model.set_show_hints(True)
    bare.click((100, 75))
    turn(bare, Qt.Key.Key_Right, "f")
    bare.key("v")
    bare.click(bare.document.hints.points[0].xy)
    model = bare.window.editor.model
    before = model.transform.to_widget(bare.document.hints.points[0].xy)
    bare.key(Qt.Key.Key_Right)
    after = model.transform.to_widget(bare.document.hints.points[0].xy)
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((1, 0), abs=0.01)


def test_the_hand_with_shift_turns_the_view_freely_and_strokes_still_follow_the_mouse(bare: Hand) -> None:
    model, pane = bare.window.editor.model, bare.pane
    right = QPoint(pane.width() // 2 + 200, pane.height() // 2)
    below = QPoint(pane.width() // 2 + 160, pane.height() // 2 + 120)
    under = model.transform.to_image((pane.width() / 2, pane.height() / 2))
    bare.key("h")
    QTest.mousePress(pane, LEFT, SHIFT, right)
    QTest.mouseMove(pane, below)
    QTest.mouseRelease(pane, LEFT, SHIFT, below)
    assert model.transform.turn == pytest.approx(np.degrees(np.arctan2(120, 160)), abs=0.5)
    assert model.transform.to_image((pane.width() / 2, pane.height() / 2)) == pytest.approx(under, abs=1)
    bare.key("b")
    way = [QPoint(pane.width() // 2 + dx, pane.height() // 2 + dx // 2) for dx in (-20, 0, 20)]
    QTest.mousePress(pane, LEFT, NONE, way[0])
    for place in way[1:]:
        QTest.mouseMove(pane, place)
        QApplication.processEvents()
    QTest.mouseRelease(pane, LEFT, NONE, way[-1])
    path = [model.transform.to_widget(xy) for xy in bare.document.hints.strokes[0].path]
    assert path[0] == pytest.approx((way[0].x(), way[0].y()), abs=1)
    assert path[-1] == pytest.approx((way[-1].x(), way[-1].y()), abs=1)


def test_near_a_right_angle_the_turned_view_stands_straight(bare: Hand) -> None:
    model = bare.window.editor.model
    for flipped in (False, True):
        model.turn_from(model.transform, 88)
        assert model.transform.turn == (270 if flipped else 90)
        model.stand_upright()
        model.flip()


def test_both_panes_and_the_split_work_turned(bare: Hand) -> None:
    turn(bare, Qt.Key.Key_Right)
    bare.key("w")
    QApplication.processEvents()
    other = Hand(bare.window, bare.qtbot, bare.window.panes.hints_pane)
    other.click((50, 40))
    assert bare.document.hints.points[0].xy == pytest.approx((50, 40), abs=1)
    bare.key("w")
    bare.key("\\")
    pane, model = bare.pane, bare.window.editor.model
    start = QPoint(pane.width() // 2, pane.height() // 4)
    QTest.mousePress(pane, LEFT, NONE, start)
    QTest.mouseMove(pane, start - QPoint(50, 0))
    QTest.mouseRelease(pane, LEFT, NONE, start - QPoint(50, 0))
    assert model.split == pytest.approx((pane.width() // 2 - 50) / pane.width(), abs=0.01)


def test_the_whole_turned_photograph_is_fitted_and_stays_so(hand: Hand) -> None:
    model = hand.window.editor.model
    before = model.transform.scale
    turn(hand, Qt.Key.Key_Right)
    x0, y0, x1, y1 = model.transform.frame(model.image_size)
    assert model.fits and x0 >= 0 and y0 >= 0 and x1 <= model.size[0] and y1 <= model.size[1]
    assert model.transform.scale < before
    turn(hand, Qt.Key.Key_Left)
    assert model.transform.scale == pytest.approx(before) and model.transform.upright
