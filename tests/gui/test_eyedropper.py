"""The eyedropper: the colour as it is shown, the mean of a square, the loupe, and Alt for a moment."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core import edits, image_io
from app.core.document import Document
from app.core.settings import SAMPLE_SIDES
from app.ui.canvas.loupe import RADIUS, RING
from app.ui.state import qimage
from app.ui.state.pictures import Pictures, View
from app.ui.state.view_transform import ViewTransform
from app.ui.window.main_window import MainWindow
from tests.gui.conftest import LEFT, NONE, Hand

ALT = Qt.KeyboardModifier.AltModifier
MIDDLE = (100.1, 75.1)
"""In the photograph's pixel 100, 75."""


@pytest.fixture
def colourful(window: MainWindow, qtbot: QtBot) -> Hand:
    """A hand over an unreduced photograph of random colours, of which the original is shown at 100 %."""
    rgb = np.random.default_rng(3).integers(0, 256, (150, 200, 3), dtype=np.uint8)
    photo = image_io.from_pixels(rgb, "noise.png")
    window.editor.open(Document(photo), Pictures(photo))
    QApplication.processEvents()
    made = Hand(window, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.pane.setFocus()
    made.wait_result()
    made.key(Qt.Key.Key_F4)
    window.editor.model.zoom_to(1.0)
    align(made)
    made.key("i")
    return made


def taken(hand: Hand) -> tuple[int, int, int] | None:
    return hand.window.editor.context.color.asked_rgb


def align(hand: Hand) -> None:
    """Put the photograph's pixels on whole pixels of the pane."""
    transform = hand.window.editor.model.transform
    hand.window.editor.model.pan(round(transform.x) - transform.x, round(transform.y) - transform.y)


def pane_pixels(hand: Hand) -> np.ndarray:
    return qimage.to_array(hand.pane.grab().toImage()).astype(int)


def test_the_colour_is_taken_exactly_as_it_is_shown(colourful: Hand) -> None:
    for zoom in (1.0, 8.0):
        colourful.window.editor.model.zoom_to(zoom)
        for xy in (MIDDLE, (101.3, 75.6), (97.5, 79.9)):
            place = colourful.place(xy)
            QTest.mouseMove(colourful.pane, QPoint(2, 2))
            shown = pane_pixels(colourful)[place.y(), place.x()]
            colourful.click(xy)
            assert taken(colourful) == tuple(shown)


@pytest.mark.parametrize("side", [3, 5, 11])
def test_a_larger_sample_is_the_mean_of_its_square(colourful: Hand, side: int) -> None:
    half, rgb = side // 2, colourful.document.photo.full.rgb.astype(float)
    while colourful.window.editor.context.sample_size.side < side:
        colourful.key("]")
    colourful.click(MIDDLE)
    mean = rgb[75 - half : 76 + half, 100 - half : 101 + half].mean(axis=(0, 1))
    assert taken(colourful) == tuple(round(level) for level in mean)
    colourful.click((0.1, 0.1))
    assert taken(colourful) == tuple(round(v) for v in rgb[: half + 1, : half + 1].mean(axis=(0, 1)))


def test_far_away_a_pixel_of_the_screen_is_the_least(colourful: Hand) -> None:
    model = colourful.window.editor.model
    model.transform = ViewTransform(0.2, 10.0, 10.0)
    found = colourful.window.editor.tools.chosen.sample(View.ORIGINAL, model.transform.to_widget((98, 73)))
    assert found is not None and found.side == pytest.approx(5)
    mean = colourful.document.photo.full.rgb[73:78, 98:103].astype(float).mean(axis=(0, 1))
    assert found.rgb == tuple(round(level) for level in mean)


def test_the_box_in_the_bar_goes_with_the_keys_and_is_remembered(colourful: Hand) -> None:
    window, option = colourful.window, colourful.window.tool_bars.sample
    assert option.isVisible()
    for side in SAMPLE_SIDES[1:]:
        colourful.key("]")
        assert option.box.currentData() == window.settings.sample_side == side
    colourful.key("]")
    assert window.settings.sample_side == SAMPLE_SIDES[-1]
    QTest.keyClick(option.box, Qt.Key.Key_Home)
    option.box.activated.emit(0)
    assert window.settings.sample_side == 1
    colourful.key("b")
    QApplication.processEvents()
    assert not option.isVisible()


def test_resting_on_a_hint_does_not_darken_what_is_picked_from(colourful: Hand) -> None:
    hints, added = edits.add_point(colourful.document.state.hints, MIDDLE, (10.0, 10.0))
    colourful.document.apply("Add", hints=hints)
    influence = colourful.window.editor.context.influence
    asked: list[object] = []
    influence.hover = asked.append
    for tool, expected in (("eyedropper", None), ("select", added)):
        colourful.window.editor.tools.choose(tool)
        QTest.mouseMove(colourful.pane, QPoint(2, 2))
        QTest.mouseMove(colourful.pane, colourful.place(MIDDLE))
        assert asked[-1] == expected


class TestLoupe:
    def test_it_shows_the_pixels_the_colour_and_the_present_one(self, colourful: Hand) -> None:
        colourful.window.editor.context.color.set((1, 200, 3))
        QTest.mouseMove(colourful.pane, QPoint(2, 2))
        before = pane_pixels(colourful)
        place = colourful.place(MIDDLE)
        QTest.mouseMove(colourful.pane, place)
        pixels = pane_pixels(colourful)
        apart = round(RADIUS + RING + 26)
        x, y = place.x() + apart, place.y() - apart
        rgb = colourful.document.photo.full.rgb
        outside = round(RADIUS + RING / 2)
        assert tuple(pixels[y - outside, x]) == tuple(rgb[75, 100]), "above: what a click would take"
        assert tuple(pixels[y + outside, x]) == (1, 200, 3), "below: the present colour"
        for step in (-3, -2, 2, 3):
            assert tuple(pixels[y + 2, x + 8 * step]) == tuple(rgb[75, 100 + step]), "pixels, eight times as large"
        assert np.array_equal(before[place.y(), place.x()], pixels[place.y(), place.x()]), "nothing under the pointer"

    @pytest.mark.parametrize("corner", [(4, 4), (-4, 4), (4, -4), (-4, -4)])
    def test_it_stays_in_the_pane(self, colourful: Hand, corner: tuple[int, int]) -> None:
        model, pane = colourful.window.editor.model, colourful.pane
        model.zoom_to(64.0)
        place = QPoint(corner[0] % pane.width(), corner[1] % pane.height())
        QTest.mouseMove(pane, QPoint(pane.width() // 2, pane.height() // 2))
        QTest.mouseMove(pane, place)
        other = pane_pixels(colourful)
        QTest.mouseMove(pane, QPoint(pane.width() // 2, pane.height() // 2))
        changed = np.argwhere((pane_pixels(colourful) != other).any(axis=2))
        near = changed[np.abs(changed - [place.y(), place.x()]).max(axis=1) < 220]
        assert np.ptp(near[:, 0]) >= 2 * RADIUS and np.ptp(near[:, 1]) >= 2 * RADIUS

    def test_alt_shows_it_for_a_moment_with_the_brush(self, colourful: Hand) -> None:
        colourful.key("b")
        assert colourful.window.editor.tools.is_chosen("brush")
        place = colourful.place(MIDDLE)
        # A pointer that is there already would not move.
        QTest.mouseMove(colourful.pane, QPoint(2, 2))
        QTest.mouseMove(colourful.pane, place)
        plain = pane_pixels(colourful)
        QTest.keyPress(colourful.pane, Qt.Key.Key_Alt, ALT)
        held = pane_pixels(colourful)
        QTest.keyRelease(colourful.pane, Qt.Key.Key_Alt, NONE)
        assert not np.array_equal(plain, held) and np.array_equal(plain, pane_pixels(colourful))
        assert colourful.pane.hasFocus(), "the menu bar does not take the focus"
        colourful.click(MIDDLE, LEFT, ALT)
        assert taken(colourful) == tuple(colourful.document.photo.full.rgb[75, 100])
        assert not colourful.document.hints.strokes
