"""What the window does as the rest of the world's programs do: wheel, keys, offers, questions that need no answer."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QPointingDeviceUniqueId, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.core import image_io, tone
from app.core.document import Document
from app.ui.panels.color_panel import ColorPanel
from app.ui.state import qimage
from app.ui.state.pictures import Pictures
from app.ui.widgets.boxes import ChoiceBox, CountBox
from app.ui.widgets.slider_row import NumberBox, ValueSlider
from app.ui.window.main_window import MainWindow
from app.ui.window.zoom import ZoomField
from models import color
from models.registry import Use
from tests.gui.conftest import ALT, LEFT, NONE, SHIFT, Hand, steps

GREEN = (40, 160, 60)
TOOLS = ("v", "p", "b", "e", "i", "h")


def turn(
    hand: Hand,
    delta: QPoint,
    modifiers: Qt.KeyboardModifier = NONE,
    *,
    pixels: QPoint | None = None,
    phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
    device: QPointingDevice | None = None,
) -> None:
    """Turn the wheel over the middle of the photograph, or scroll with two fingers."""
    place = QPointF(hand.place((100, 75)))
    where = QPointF(hand.pane.mapToGlobal(place))
    device = device or QPointingDevice.primaryPointingDevice()
    source = Qt.MouseEventSource.MouseEventNotSynthesized
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(place, where, pixels or QPoint(), delta, none, modifiers, phase, False, source, device)
    QApplication.sendEvent(hand.pane, event)


@pytest.fixture
def touchpad(qtbot: QtBot) -> QPointingDevice:
    return QPointingDevice(
        "touchpad", 77, QInputDevice.DeviceType.TouchPad, QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.Scroll | QInputDevice.Capability.PixelScroll, 2, 2, "", QPointingDeviceUniqueId(),
    )  # fmt: skip


class TestWheel:
    @pytest.mark.parametrize("tool", TOOLS)
    def test_it_zooms_at_the_pointer_with_every_tool(self, hand: Hand, tool: str) -> None:
        model = hand.window.editor.model
        hand.key(tool)
        place, before = hand.place((100, 75)), model.zoom
        under = model.transform.to_image((place.x(), place.y()))
        turn(hand, QPoint(0, 240))
        assert model.zoom == pytest.approx(before * 1.44, rel=0.01)
        assert model.transform.to_image((place.x(), place.y())) == pytest.approx(under, abs=0.01)
        turn(hand, QPoint(0, -240))
        assert model.zoom == pytest.approx(before, rel=0.01)

    def test_with_shift_or_tilted_it_goes_sideways(self, hand: Hand) -> None:
        model = hand.window.editor.model
        model.zoom_to(12.0)
        for delta, keys in ((QPoint(0, 120), SHIFT), (QPoint(120, 0), NONE)):
            before = model.transform
            turn(hand, delta, keys)
            assert model.transform.x > before.x and model.transform.y == before.y
            assert model.transform.scale == before.scale

    def test_a_touchpad_moves_the_photograph_with_the_fingers(self, hand: Hand, touchpad: QPointingDevice) -> None:
        model = hand.window.editor.model
        model.zoom_to(12.0)
        before = model.transform
        turn(hand, QPoint(30, -50), pixels=QPoint(7, -12), device=touchpad)
        assert (model.transform.x - before.x, model.transform.y - before.y) == pytest.approx((7, -12))
        turn(hand, QPoint(30, -50), pixels=QPoint(7, -12), phase=Qt.ScrollPhase.ScrollUpdate)
        assert (model.transform.x - before.x, model.transform.y - before.y) == pytest.approx((14, -24))
        assert model.transform.scale == before.scale

    def test_with_alt_it_is_the_size(self, hand: Hand) -> None:
        size, zoom = hand.window.editor.context.size, hand.window.editor.model.zoom
        hand.key("p")
        before = size.radius
        # Qt turns it sideways while Alt is held.
        turn(hand, QPoint(120, 0), ALT)
        assert size.radius > before
        hand.key("b")
        before = size.width
        turn(hand, QPoint(-120, 0), ALT)
        assert size.width < before and hand.window.editor.model.zoom == zoom


class TestBrackets:
    def test_they_change_the_size_of_the_next_point(self, hand: Hand) -> None:
        size = hand.window.editor.context.size
        before = size.radius
        hand.key("]")
        larger = size.radius
        hand.key("[")
        assert larger > before == pytest.approx(size.radius)

    def test_they_change_the_selected_point_as_one_step(self, hand: Hand) -> None:
        hand.add((50, 40))
        before = hand.document.hints.points[0].radius
        hand.key("]")
        hand.key("]")
        assert hand.document.hints.points[0].radius == pytest.approx(before * 1.44)
        hand.window.editor.tools.settle()
        assert steps(hand) == ["Resize point", "Add point"]


class TestRemovingAllHints:
    def test_it_offers_undo_and_undo_brings_them_back(self, hand: Hand) -> None:
        hand.click((50, 40))
        hand.click((120, 90))
        before = hand.document.hints
        hand.key("r")
        bar = hand.window.message_bar
        assert hand.document.hints.drawn == () and bar.text == "2 hints were removed."
        (undo,) = bar.choice_buttons
        assert undo.text() == "Undo"
        QTest.mouseClick(undo, LEFT)
        assert hand.document.hints == before and not bar.isVisible()

    def test_the_offer_is_withdrawn_when_it_would_undo_something_else(self, hand: Hand) -> None:
        hand.click((50, 40))
        hand.key("r")
        hand.click((120, 90))
        assert not hand.window.message_bar.isVisible() and not hand.window.message_bar.choice_buttons


@pytest.mark.parametrize("tool", ["p", "b", "e", "v"])
def test_using_hidden_hints_shows_them_again(hand: Hand, tool: str) -> None:
    hand.key(tool)
    hand.key("m")
    assert not hand.window.editor.model.show_hints
    hand.click((50, 40))
    assert hand.window.editor.model.show_hints and hand.window.actions_["hints"].isChecked()


def test_moving_the_photograph_leaves_hints_hidden(hand: Hand) -> None:
    hand.key("h")
    hand.key("m")
    hand.click((50, 40))
    assert not hand.window.editor.model.show_hints


def focusable(window: MainWindow) -> list[QWidget]:
    column = window.column.panels["color"]
    return [w for w in column.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_esc_deselects_wherever_the_focus_is(hand: Hand) -> None:
    hand.window.activateWindow()
    places = focusable(hand.window)
    assert len(places) > 5
    hand.click((50, 40))
    for widget in places:
        hand.window.editor.context.select(hand.document.hints.points[0].id)
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Escape)
        assert not hand.window.editor.context.selection, type(widget).__name__


def colored() -> np.ndarray:
    y, x = np.mgrid[0:150, 0:200]
    return np.stack([60 + x, 80 + y, 220 - x], axis=-1).clip(0, 255).astype(np.uint8)


def sepia() -> np.ndarray:
    gray = colored().mean(axis=-1)
    noise = np.random.default_rng(1).normal(0, 3, gray.shape)
    return np.stack([gray * 1.0 + 10, gray * 0.86 + noise, gray * 0.66], axis=-1).clip(0, 255).astype(np.uint8)


def opened(window: MainWindow, path: Path, rgb: np.ndarray, qtbot: QtBot) -> Hand:
    assert cv2.imwrite(str(path), rgb[..., ::-1])
    window.open_paths([path])
    qtbot.waitUntil(lambda: window.editor.context.document is not None, timeout=20000)
    return Hand(window, qtbot)


class TestColourPhotograph:
    def test_what_has_colours(self) -> None:
        assert tone.has_colors(image_io.from_pixels(colored(), "c"))
        assert not tone.has_colors(image_io.from_pixels(sepia(), "s"))
        assert not tone.has_colors(image_io.from_pixels(colored()[..., 0], "g"))

    def test_one_is_asked_about_once_and_recoloured_on_request(
        self, window: MainWindow, qtbot: QtBot, tmp_path: Path
    ) -> None:
        hand = opened(window, tmp_path / "red.png", colored(), qtbot)
        bar = window.message_bar
        assert bar.text == "“red.png” has colours. Recolour it, or colour it anew?"
        assert [button.text() for button in bar.choice_buttons] == ["Recolour it", "Colour it anew"]
        assert not bar.close_button.isVisible()
        QTest.mouseClick(bar.choice_buttons[0], LEFT)
        assert hand.document.state.use is Use.RECOLOR and not bar.isVisible()
        assert not hand.document.modified and not hand.document.can_undo and not window.isWindowModified()

    def test_colouring_anew_changes_nothing(self, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
        hand = opened(window, tmp_path / "red.png", colored(), qtbot)
        QTest.mouseClick(window.message_bar.choice_buttons[1], LEFT)
        assert hand.document.state.use is Use.COLORIZE and not window.message_bar.isVisible()

    def test_nothing_is_asked_about_a_toned_print(self, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
        opened(window, tmp_path / "old.png", sepia(), qtbot)
        assert not window.message_bar.isVisible()


class TestDarkPlaces:
    @pytest.fixture
    def dark(self, window: MainWindow, qtbot: QtBot, hand: Hand) -> Hand:
        """A hand over a photograph that is nearly black at the left and nearly white at the right."""
        levels = np.full((150, 200), 250, np.uint8)
        levels[:, :100] = 24
        photo = image_io.from_pixels(levels, "dark.png")
        window.editor.open(Document(photo), Pictures(photo))
        hand.wait_result()
        window.editor.context.color.set(GREEN)
        return hand

    def panel(self, hand: Hand) -> ColorPanel:
        found = hand.window.column.panels["color"]
        assert isinstance(found, ColorPanel)
        return found

    @pytest.mark.parametrize(("x", "words"), [(50, "too dark for this colour"), (150, "too bright for this colour")])
    def test_the_panel_says_that_it_cannot_take_the_colour_and_shows_what_it_takes(
        self, dark: Hand, x: int, words: str
    ) -> None:
        dark.add((x, 40))
        panel, context = self.panel(dark), dark.window.editor.context
        assert words in panel.warning.text and "Allow any colours" in panel.warning.toolTip()
        assert panel.pair.now == color.rgb_of(context.place_lightness, context.given_ab(context.color.ab))
        assert np.hypot(*context.given_ab(context.color.ab)) < np.hypot(*context.color.ab)

    def test_the_map_stays_usable_and_says_how_it_is_drawn(self, dark: Hand) -> None:
        dark.add((50, 40))
        shown = self.panel(dark).map
        assert shown.place_lightness < 10 < shown.lightness
        pixels = qimage.to_array(shown.grab().toImage()).astype(int)
        assert pixels.max() > 90, "colours can be told apart"
        wanted = (-18.0, 12.0)
        QTest.mouseClick(shown, LEFT, pos=shown.place_of(wanted).toPoint())
        assert dark.document.hints.points[0].ab == pytest.approx(wanted, abs=1.5)

    def test_the_switch_is_one_undo_step_and_lifts_the_limit(self, dark: Hand) -> None:
        dark.add((50, 40))
        context, action = dark.window.editor.context, dark.window.actions_["any_colors"]
        limited = context.given_ab(context.color.ab)
        action.trigger()
        assert action.isChecked() and dark.document.state.any_colors
        allowed = context.given_ab(context.color.ab)
        assert np.hypot(*allowed) > np.hypot(*limited) + 1
        assert steps(dark) == ["Allow any colours", "Add point"]
        action.trigger()
        assert not action.isChecked()


def test_the_wheel_chooses_nothing_in_passing(window: MainWindow) -> None:
    kinds = (ChoiceBox, CountBox, NumberBox, ValueSlider)
    boxes = [box for kind in kinds for box in window.findChildren(kind)]
    assert {type(box) for box in boxes} == set(kinds)
    others = [box for box in window.findChildren(QComboBox) if not isinstance(box, ChoiceBox | ZoomField)]
    assert not others
    for box in boxes:
        before = box.currentIndex() if isinstance(box, ChoiceBox) else box.value()
        place = QPointF(box.rect().center())
        turn = QWheelEvent(
            place, QPointF(box.mapToGlobal(place)), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box, turn)
        assert (box.currentIndex() if isinstance(box, ChoiceBox) else box.value()) == before
        assert not box.hasFocus()
