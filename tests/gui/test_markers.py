"""Markers over the photograph: they make way for it, and show how wide a stroke is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication

from app.ui.state import qimage
from tests.gui.conftest import Hand


def pixel(hand: Hand, place: QPoint) -> tuple[int, ...]:
    image = qimage.to_array(hand.pane.grab().toImage())
    return tuple(int(level) for level in image[place.y(), place.x()])


def distance(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def test_markers_fade_when_the_pointer_leaves_and_are_back_at_once(hand: Hand) -> None:
    hand.click((50, 100))
    hand.window.editor.context.select(None)
    hand.wait_result()
    ring = hand.place((50, 100)) + QPoint(6, 0)
    hand.move((150, 30))
    plain = pixel(hand, ring)
    hand.key("m")
    bare = pixel(hand, ring)
    hand.key("m")
    QApplication.sendEvent(hand.pane, QEvent(QEvent.Type.Leave))
    hand.qtbot.waitUntil(lambda: distance(pixel(hand, ring), bare) < distance(plain, bare) / 4, timeout=5000)
    hand.move((150, 40))
    assert pixel(hand, ring) == plain


def outlined(hand: Hand, edge: QPoint) -> bool:
    """Whether a white line in a dark one runs across the pixels above and below a place."""
    image = qimage.to_array(hand.pane.grab().toImage())
    across = image[edge.y() - 5 : edge.y() + 6, edge.x()]
    return bool((across.min(axis=1) > 170).any() and (across.max(axis=1) < 90).any())


def test_a_stroke_shows_its_true_width_while_it_is_drawn_and_under_the_pointer(hand: Hand) -> None:
    hand.key("b")
    hand.window.editor.context.size.set_width(20)
    edge, inside = hand.place((80, 50)), hand.place((80, 55))
    hand.press((60, 60))
    hand.move((100, 60), (140, 60))
    assert outlined(hand, edge)
    hand.release((140, 60))
    hand.window.editor.context.select(None)
    hand.wait_result()
    hand.key("v")
    hand.move((20, 140))
    assert not outlined(hand, edge)
    within = pixel(hand, inside)
    hand.move((100, 60))
    assert outlined(hand, edge), "in the result, too"
    assert pixel(hand, inside) == within, "what it covers stays to be seen"
