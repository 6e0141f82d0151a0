"""The panels under real mouse and keyboard events: a gesture is one entry of the history, and undo takes it back."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from skimage import data

from app.core import edits, image_io
from app.core.document import Document, DocumentState, Swatch
from app.core.settings import Settings
from app.ui.panels import PANELS
from app.ui.panels.backend_panel import BackendPanel
from app.ui.panels.base import Panel
from app.ui.panels.color_panel import ColorPanel
from app.ui.panels.global_panel import GlobalPanel
from app.ui.panels.reference_panel import ReferencePanel
from app.ui.panels.suggestions_panel import SuggestionsPanel
from app.ui.panels.theme_panel import ThemePanel
from app.ui.state.context import BackendStatus, EditorContext
from app.ui.widgets import gamut
from app.ui.widgets.background import Background
from models import color
from models.hints import Hints
from models.image import ImageData
from models.recommend.themes import theme_of

LEFT = Qt.MouseButton.LeftButton
PALETTE = [((20.0, 30.0), 0.5), ((-15.0, -20.0), 0.3), ((5.0, 40.0), 0.004)]


class Bench:
    """A document with one selected point, and panels to try on it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.context = EditorContext(Settings())
        self.messages: list[tuple[str, str, str]] = []
        self.context.message.connect(lambda *words: self.messages.append(words))
        self.document = self.open()
        self.panels: list[QWidget] = []

    def open(self, backend: str = "unified", hints: Hints | None = None) -> Document:
        gray = np.repeat(data.camera()[::4, ::4, None], 3, axis=2)
        start, self.point = edits.add_point(hints or Hints(), (60.5, 30.5), (10.0, 10.0))
        state = DocumentState().asking(hints=start, backend=backend)
        self.document = Document(image_io.from_pixels(gray, "camera"), state)
        self.context.open_document(self.document, None)
        self.context.select(self.point)
        return self.document

    def show(self, kind: type[Panel]) -> Panel:
        panel = kind(self.context)
        panel.resize(280, 900)
        self.qtbot.addWidget(panel)
        panel.show()
        panel.activateWindow()
        self.qtbot.waitUntil(panel.isActiveWindow)
        self.panels.append(panel)
        return panel

    @property
    def entries(self) -> int:
        """How many entries the history has."""
        count = 0
        while self.document.can_undo:
            self.document.undo()
            count += 1
        for _ in range(count):
            self.document.redo()
        return count

    @property
    def point_ab(self) -> tuple[float, float]:
        ab = edits.find(self.document.hints, self.point).ab  # type: ignore[union-attr]
        assert ab is not None
        return ab

    def settle(self) -> None:
        """Wait for what is done in the background."""
        for panel in self.panels:
            for background in panel.findChildren(Background):
                self.qtbot.waitUntil(lambda background=background: not background.busy, timeout=20_000)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(qtbot)
    yield made
    for panel in made.panels:
        for background in panel.findChildren(Background):
            background.close()


def drag(qtbot: QtBot, widget: QWidget, start: QPoint, *path: QPoint) -> None:
    """Press, move, release."""
    qtbot.mousePress(widget, LEFT, pos=start)
    for place in path:
        qtbot.mouseMove(widget, place)
    qtbot.mouseRelease(widget, LEFT, pos=path[-1])


def hover(widget: QWidget, *, inside: bool) -> None:
    """Let the mouse come in or leave."""
    place = QPointF(4, 4)
    event = QEnterEvent(place, place, place) if inside else QEvent(QEvent.Type.Leave)
    QApplication.sendEvent(widget, event)


def write(path: Path, rgb: np.ndarray) -> Path:
    """Save a picture for a panel to open."""
    assert cv2.imwrite(str(path), rgb[..., ::-1])
    return path


def drop(panel: QWidget, *paths: Path) -> bool:
    """Drop files on a panel; whether it took them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, action, keys = QPointF(20, 20), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():
        # Qt 6.12 wants a QPointF here, which Qt 6.11 does not take.
        warnings.simplefilter("ignore", DeprecationWarning)
        enter = QDragEnterEvent(place.toPoint(), action, mime, LEFT, keys)
    QApplication.sendEvent(panel, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(place, action, mime, LEFT, keys)
    QApplication.sendEvent(panel, event)
    return event.isAccepted()


# Colour


def test_dragging_in_the_gamut_tries_and_releasing_commits_once(bench: Bench) -> None:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    light = bench.context.place_lightness
    wanted = gamut.snapped(light, (-12.0, 8.0))
    drag_start, middle, end = (panel.map.place_of(ab).toPoint() for ab in ((2.0, 2.0), (-6.0, 4.0), wanted))
    bench.qtbot.mousePress(panel.map, LEFT, pos=drag_start)
    bench.qtbot.mouseMove(panel.map, middle)
    assert bench.document.draft is not None
    assert bench.point_ab == pytest.approx((-6.0, 4.0), abs=1.5)
    assert not bench.document.can_undo
    bench.qtbot.mouseMove(panel.map, end)
    bench.qtbot.mouseRelease(panel.map, LEFT, pos=end)
    assert bench.document.draft is None
    assert bench.point_ab == pytest.approx(wanted, abs=1.5)
    assert bench.entries == 1
    bench.document.undo()
    assert bench.point_ab == (10.0, 10.0)


def test_escape_forgets_a_drag_in_the_gamut(bench: Bench) -> None:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    before = bench.context.color.ab
    bench.qtbot.mousePress(panel.map, LEFT, pos=panel.map.place_of((-6.0, 4.0)).toPoint())
    bench.qtbot.keyClick(panel.map, Qt.Key.Key_Escape)
    assert bench.document.draft is None
    assert bench.context.color.ab == before
    bench.qtbot.mouseRelease(panel.map, LEFT, pos=QPoint(5, 5))
    assert not bench.document.can_undo


def test_places_outside_the_gamut_give_colours_inside(bench: Bench) -> None:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    bench.qtbot.mouseClick(panel.map, LEFT, pos=panel.map.place_of((-105.0, -105.0)).toPoint())
    light = np.array([bench.context.place_lightness], np.float32)
    assert color.in_gamut(light, np.array([bench.point_ab], np.float32)).all()
    assert bench.point_ab[0] < 0 and bench.point_ab[1] < 0


def test_arrow_keys_walk_through_the_gamut(bench: Bench) -> None:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    a, b = panel.map.ab
    bench.qtbot.keyClick(panel.map, Qt.Key.Key_Left)
    bench.qtbot.keyClick(panel.map, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert bench.point_ab == pytest.approx((a - 1, b - 5), abs=0.01)
    assert bench.entries == 2


def test_the_gamut_masks_what_does_not_exist() -> None:
    ground = (1, 2, 3)
    picture = gamut.gamut_picture(50, 112, ground)
    inside = color.in_gamut(np.full((112, 112), 50, np.float32), gamut.plane(112))
    kernel = np.ones((5, 5), np.uint8)
    surely_out = cv2.dilate(inside.astype(np.uint8), kernel) == 0
    surely_in = cv2.erode(inside.astype(np.uint8), kernel) == 1
    assert (picture[surely_out] == ground).all()
    light = np.full(int(surely_in.sum()), 50, np.float32)
    expected = color.to_rgb8(light, gamut.plane(112)[surely_in])
    assert np.abs(picture[surely_in].astype(int) - expected).max() <= 1


def test_exact_entry_as_hex_rgb_and_lab(bench: Bench) -> None:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    panel.hex.selectAll()
    bench.qtbot.keyClicks(panel.hex, "336699")
    bench.qtbot.keyClick(panel.hex, Qt.Key.Key_Return)
    assert bench.context.color.asked_rgb == (0x33, 0x66, 0x99)
    assert bench.point_ab == color.ab_of_rgb((0x33, 0x66, 0x99))
    assert [box.value() for box in panel.rgb] == [0x33, 0x66, 0x99]
    panel.rgb[0].selectAll()
    bench.qtbot.keyClicks(panel.rgb[0], "200")
    bench.qtbot.keyClick(panel.rgb[0], Qt.Key.Key_Return)
    assert panel.hex.text() == "#c86699"
    panel.lab[1].selectAll()
    bench.qtbot.keyClicks(panel.lab[1], "-7.5")
    bench.qtbot.keyClick(panel.lab[1], Qt.Key.Key_Return)
    assert bench.point_ab[1] == -7.5
    assert bench.entries == 3


def test_what_is_no_colour_is_refused_and_changes_nothing(bench: Bench) -> None:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    shown = panel.hex.text()
    panel.hex.selectAll()
    bench.qtbot.keyClicks(panel.hex, "red")
    bench.qtbot.keyClick(panel.hex, Qt.Key.Key_Return)
    assert len(bench.messages) == 1 and "“red”" in bench.messages[0][0]
    assert panel.hex.text() == shown
    assert not bench.document.can_undo


def test_the_panel_says_what_will_appear_and_how_far_off_it_is(bench: Bench) -> None:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    bench.settle()
    light = bench.context.place_lightness
    bench.context.color.set((255, 0, 0))
    real_ab = gamut.snapped(light, color.ab_of_rgb((255, 0, 0)))
    assert panel.pair.asked == (255, 0, 0)
    assert panel.pair.real == color.rgb_of(light, real_ab)
    distance = gamut.delta_e(gamut.lab_of((255, 0, 0)), (light, *real_ab))
    assert f"{distance:.1f}" in panel.difference.text()
    assert "Too strong" in panel.difference.text()
    bench.context.color.set((0.0, 0.0))
    assert "no visible difference" in panel.difference.text()


def test_mixing_is_one_gesture_and_a_gray_keeps_its_hue(bench: Bench) -> None:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    slider = panel.saturation.slider
    bench.context.color.set((40, 90, 200))
    hue = panel.hue.slider.value()
    drag(bench.qtbot, slider, QPoint(slider.width() // 2, 8), QPoint(20, 8), QPoint(0, 8))
    assert slider.value() == 0
    assert bench.entries == 1
    assert bench.point_ab == pytest.approx((0, 0), abs=0.1)
    assert panel.hue.slider.value() == hue


def test_common_colours_are_48_and_can_be_walked_by_keyboard(bench: Bench) -> None:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    buttons = panel.swatches.common.buttons
    assert len(buttons) == 48 == len({b.rgb for b in buttons}) == len({b.accessibleName() for b in buttons})
    buttons[0].setFocus()
    bench.qtbot.keyClick(buttons[0], Qt.Key.Key_Right)
    bench.qtbot.keyClick(buttons[1], Qt.Key.Key_Down)
    bench.qtbot.keyClick(buttons[13], Qt.Key.Key_Return)
    assert bench.context.color.asked_rgb == buttons[13].rgb
    assert bench.entries == 1
    assert bench.context.settings.recent_colors[0] == buttons[13].rgb
    assert panel.swatches.recent.buttons[0].rgb == buttons[13].rgb


def test_named_swatches_are_added_renamed_taken_and_removed_with_undo(bench: Bench) -> None:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    box = panel.swatches
    bench.context.color.set((10, 200, 30))
    bench.qtbot.mouseClick(box.add, LEFT)
    assert bench.document.state.swatches == (Swatch("Swatch 1", (10, 200, 30)),)
    editor = box.named.findChild(QLineEdit)
    assert editor is not None
    bench.qtbot.keyClicks(editor, "Door")
    bench.qtbot.keyClick(editor, Qt.Key.Key_Return)
    bench.qtbot.waitUntil(lambda: bench.document.state.swatches == (Swatch("Door", (10, 200, 30)),))
    bench.context.color.set((1, 2, 3))
    bench.qtbot.keyClick(box.named, Qt.Key.Key_Return)
    assert bench.context.color.asked_rgb == (10, 200, 30)
    bench.qtbot.keyClick(box.named, Qt.Key.Key_Delete)
    assert bench.document.state.swatches == ()
    for expected in ("Door", "Door", "Swatch 1"):
        bench.document.undo()
        assert [s.name for s in bench.document.state.swatches] == [expected]
    assert box.named.item(0).text() == "Swatch 1"


# Suggestions


def test_suggestions_show_probability_and_are_tried_and_taken(bench: Bench) -> None:
    panel = bench.show(SuggestionsPanel)
    assert isinstance(panel, SuggestionsPanel)
    bench.context.set_palette(PALETTE)
    shown = [b for b in panel.buttons if b.isVisible()]
    assert [b.note for b in shown] == ["50 %", "30 %", "< 1 %"]
    hover(shown[1], inside=True)
    assert bench.point_ab == PALETTE[1][0] and bench.document.draft is not None
    hover(shown[1], inside=False)
    assert bench.point_ab == (10.0, 10.0) and bench.document.draft is None
    bench.qtbot.mouseClick(shown[0], LEFT)
    assert bench.point_ab == PALETTE[0][0]
    bench.qtbot.keyClick(panel, Qt.Key.Key_2)
    assert bench.point_ab == PALETTE[1][0]
    bench.qtbot.keyClick(panel, Qt.Key.Key_9)
    assert bench.entries == 2


def test_a_suggestion_makes_a_point_where_none_is_selected(bench: Bench) -> None:
    panel = bench.show(SuggestionsPanel)
    assert isinstance(panel, SuggestionsPanel)
    bench.context.select(None)
    bench.context.consider((20.5, 40.5))
    bench.context.set_palette(PALETTE)
    hover(panel.buttons[0], inside=True)
    assert len(bench.document.hints.points) == 2
    hover(panel.buttons[0], inside=False)
    assert len(bench.document.hints.points) == 1
    bench.qtbot.keyClick(panel, Qt.Key.Key_1)
    new = bench.document.state.hints.points[-1]
    assert (new.xy, new.ab) == ((20.5, 40.5), PALETTE[0][0])
    assert bench.context.selected == new.id
    assert bench.entries == 1


def test_the_empty_panel_says_why(bench: Bench) -> None:
    panel = bench.show(SuggestionsPanel)
    assert isinstance(panel, SuggestionsPanel)
    assert "Looking for colours" in panel.line.text()
    bench.context.select(None)
    bench.context.consider(None)
    assert "Click a place" in panel.line.text()
    bench.document.apply("Change backend", backend="levin2004")
    bench.context.set_palette(PALETTE)
    assert "suggests no colours" in panel.line.text()
    assert not any(b.isVisible() for b in panel.buttons)
    bench.qtbot.keyClick(panel, Qt.Key.Key_1)
    assert bench.entries == 1
    bench.context.open_document(None, None)
    assert "Open a photograph" in panel.line.text()


# Backend


def test_the_backend_is_chosen_with_undo_and_shows_what_it_takes(bench: Bench) -> None:
    panel = bench.show(BackendPanel)
    assert isinstance(panel, BackendPanel)
    assert all(label.text().startswith("✓") for label in panel.accepts.values())
    panel.backend.setFocus()
    bench.qtbot.keyClick(panel.backend, Qt.Key.Key_L)
    assert bench.document.state.backend == "levin2004"
    assert [label.text()[0] for label in panel.accepts.values()] == ["✓", "✓", "–", "–", "–", "–"]
    assert not panel.device.isEnabled() and "always runs on the CPU" in panel.device_line.text()
    bench.document.undo()
    assert panel.backend.currentData() == "unified" and panel.device.isEnabled()


def test_devices_are_listed_in_the_background_and_the_choice_reaches_the_session(bench: Bench) -> None:
    panel = bench.show(BackendPanel)
    assert isinstance(panel, BackendPanel)
    asked: list[str] = []
    bench.context.session = SimpleNamespace(set_device=asked.append, shown=None)  # type: ignore[assignment]
    panel.show_devices((SimpleNamespace(key="cpu", title="CPU"), SimpleNamespace(key="cuda", title="A GPU")))  # type: ignore[arg-type]
    assert [panel.device.itemText(i) for i in range(panel.device.count())] == ["Automatic", "CPU", "A GPU"]
    bench.qtbot.keyClick(panel.device, Qt.Key.Key_End)
    assert asked == ["cuda"] and bench.context.settings.device == "cuda"
    panel.backend.setFocus()
    bench.context.session = None


def test_progress_can_be_cancelled_and_the_latency_is_shown(bench: Bench) -> None:
    panel = bench.show(BackendPanel)
    assert isinstance(panel, BackendPanel)
    calls: list[str] = []
    bench.context.session = SimpleNamespace(cancel=lambda: calls.append("cancel"), shown=None)  # type: ignore[assignment]
    bench.context.set_status(BackendStatus("levin2004", "CPU", 1234.0, busy=True, fraction=0.4, text="Solving"))
    bench.qtbot.waitUntil(panel.busy.isVisible)
    assert panel.progress.value() == 40 and panel.doing.text() == "Solving"
    assert panel.latency.text() == "1.2 s on CPU"
    bench.qtbot.mouseClick(panel.cancel, LEFT)
    assert calls == ["cancel"]
    bench.context.set_status(BackendStatus("levin2004", "CPU", 12.0))
    assert not panel.busy.isVisible() and panel.latency.text() == "12 ms on CPU"
    bench.context.session = None


def test_the_working_size_is_part_of_undo(bench: Bench) -> None:
    panel = bench.show(BackendPanel)
    assert isinstance(panel, BackendPanel)
    panel.working_size.setFocus()
    bench.qtbot.keyClick(panel.working_size, Qt.Key.Key_Down)
    assert bench.document.state.working_size == 128
    bench.document.undo()
    assert bench.document.state.working_size is None and panel.working_size.currentData() is None


# References


def test_references_are_dropped_weighed_and_removed_with_undo(bench: Bench, tmp_path: Path) -> None:
    panel = bench.show(ReferencePanel)
    assert isinstance(panel, ReferencePanel)
    small = [data.coffee()[::8, ::8], data.astronaut()[::8, ::8]]
    assert drop(panel, *(write(tmp_path / f"{i}.png", rgb) for i, rgb in enumerate(small)))
    bench.qtbot.waitUntil(lambda: len(bench.document.state.hints.references) == 2)
    assert bench.entries == 2 and len(panel.rows) == 2
    slider = panel.rows[0].strength.slider
    drag(bench.qtbot, slider, QPoint(slider.width() - 2, 8), QPoint(slider.width() // 2, 8), QPoint(0, 8))
    assert bench.document.state.hints.references[0].strength == 0
    assert bench.entries == 3
    bench.qtbot.mouseClick(panel.rows[0].remove, LEFT)
    assert len(bench.document.state.hints.references) == 1 and len(panel.rows) == 1
    for _ in range(4):
        bench.document.undo()
    assert bench.document.state.hints.references == () and panel.rows == []
    bench.settle()


def test_the_same_reference_twice_and_a_gray_one_are_refused(bench: Bench, tmp_path: Path) -> None:
    panel = bench.show(ReferencePanel)
    color_file = write(tmp_path / "colour.png", data.coffee()[::8, ::8])
    gray_file = write(tmp_path / "gray.png", np.repeat(data.camera()[::8, ::8, None], 3, axis=2))
    drop(panel, color_file)
    bench.settle()
    drop(panel, color_file)
    bench.settle()
    assert "already a reference" in bench.messages[-1][0]
    drop(panel, gray_file)
    bench.settle()
    assert bench.messages[-1][0] == "“gray.png” is a black-and-white picture."
    assert bench.entries == 1


def test_a_broken_file_is_told_and_nothing_happens(bench: Bench, tmp_path: Path) -> None:
    panel = bench.show(ReferencePanel)
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff not a photograph")
    drop(panel, broken)
    bench.settle()
    assert len(bench.messages) == 1 and "broken.jpg" in bench.messages[0][0]
    assert not bench.document.can_undo


def test_a_project_dropped_on_a_panel_is_left_to_the_window(bench: Bench, tmp_path: Path) -> None:
    assert not drop(bench.show(ReferencePanel), tmp_path / "work.tintype")


def test_pasting_a_picture_adds_a_reference(bench: Bench) -> None:
    from app.ui.state import qimage

    panel = bench.show(ReferencePanel)
    assert isinstance(panel, ReferencePanel)
    QGuiApplication.clipboard().setImage(qimage.wrap(np.ascontiguousarray(data.coffee()[::8, ::8])))
    bench.qtbot.keyClick(panel.input.open_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    bench.settle()
    assert len(bench.document.state.hints.references) == 1


def test_a_colour_is_taken_from_the_reference_into_the_point(bench: Bench) -> None:
    left, right = np.full((40, 30, 3), (200, 40, 40), np.uint8), np.full((40, 30, 3), (30, 60, 190), np.uint8)
    halves = ImageData.from_rgb(np.concatenate([left, right], axis=1))
    bench.open(hints=edits.add_reference(Hints(), halves))
    panel = bench.show(ReferencePanel)
    assert isinstance(panel, ReferencePanel)
    frame = panel.view.picture_box
    place = QPoint(int(frame.left() + 0.8 * frame.width()), int(frame.center().y()))
    bench.qtbot.mouseClick(panel.view, LEFT, pos=place)
    assert bench.context.color.asked_rgb == (30, 60, 190)
    assert bench.point_ab == color.ab_of_rgb((30, 60, 190))
    for _ in range(40):
        bench.qtbot.keyClick(panel.view, Qt.Key.Key_Left)
    bench.qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert bench.context.color.asked_rgb == (200, 40, 40)


# Theme


def test_a_theme_needs_three_colours_and_takes_seven(bench: Bench) -> None:
    panel = bench.show(ThemePanel)
    assert isinstance(panel, ThemePanel)
    for count in range(1, 8):
        bench.context.color.set((float(10 * count), 20.0))
        bench.qtbot.mouseClick(panel.add, LEFT)
        theme = bench.document.state.hints.theme
        assert (theme is None) == (count < 3)
        assert len(panel.colors) == count
    assert bench.entries == 5
    assert not panel.add.isEnabled() and "at most 7" in panel.add.toolTip()
    bench.qtbot.mouseClick(panel.strip, LEFT, pos=panel.strip.box_of(6).center().toPoint())
    for _ in range(6):
        bench.qtbot.keyClick(panel.strip, Qt.Key.Key_Delete)
    assert len(panel.colors) == 3
    assert not panel.remove.isEnabled() and "at least 3" in panel.remove.toolTip()


def test_theme_colours_are_put_in_another_order_by_mouse_and_keyboard(bench: Bench) -> None:
    bench.open(hints=edits.set_theme(Hints(), theme_of(data.coffee(), 4)))
    panel = bench.show(ThemePanel)
    assert isinstance(panel, ThemePanel)
    theme = bench.document.state.hints.theme
    assert theme is not None and theme.weights is not None
    a, b, c, d = theme.colors
    places = [panel.strip.box_of(i).center().toPoint() for i in range(4)]
    drag(bench.qtbot, panel.strip, places[0], places[1], places[2] + QPoint(8, 0))
    moved = bench.document.state.hints.theme
    assert moved is not None and moved.weights is not None
    assert moved.colors == (b, c, a, d)
    assert moved.weights[2] == theme.weights[0]
    bench.qtbot.keyClick(panel.strip, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert bench.document.state.hints.theme.colors == (b, c, d, a)  # type: ignore[union-attr]
    assert bench.entries == 2
    bench.document.undo()
    bench.document.undo()
    assert bench.document.state.hints.theme == theme


def test_editing_a_theme_colour_is_live_and_one_entry(bench: Bench) -> None:
    bench.open(hints=edits.set_theme(Hints(), theme_of(data.coffee(), 3)))
    panel = bench.show(ThemePanel)
    assert isinstance(panel, ThemePanel)
    bench.qtbot.mouseDClick(panel.strip, LEFT, pos=panel.strip.box_of(1).center().toPoint())
    assert panel.dialog is not None
    panel.dialog.setCurrentColor(Qt.GlobalColor.blue)
    assert bench.document.draft is not None
    blue = color.ab_of_rgb((0, 0, 255))
    assert bench.document.draft.theme.colors[1] == blue  # type: ignore[union-attr]
    panel.dialog.accept()
    assert bench.document.state.hints.theme.colors[1] == blue  # type: ignore[union-attr]
    assert bench.entries == 1
    bench.qtbot.mouseDClick(panel.strip, LEFT, pos=panel.strip.box_of(0).center().toPoint())
    panel.dialog.setCurrentColor(Qt.GlobalColor.green)
    panel.dialog.reject()
    assert bench.document.draft is None and bench.entries == 1


def test_a_theme_comes_from_a_photograph_or_the_result_but_not_from_gray(bench: Bench, tmp_path: Path) -> None:
    panel = bench.show(ThemePanel)
    assert isinstance(panel, ThemePanel)
    panel.count.setValue(6)
    drop(panel, write(tmp_path / "coffee.png", data.coffee()[::4, ::4]))
    bench.settle()
    bench.settle()
    assert bench.document.state.hints.theme == theme_of(np.ascontiguousarray(data.coffee()[::4, ::4]), 6)
    drop(panel, write(tmp_path / "gray.png", np.repeat(data.camera()[::8, ::8, None], 3, axis=2)))
    bench.settle()
    bench.settle()
    assert "black-and-white" in bench.messages[-1][0]
    assert bench.entries == 1
    assert not panel.from_result.isEnabled()
    overview = np.ascontiguousarray(data.chelsea()[::4, ::4])
    bench.context.session = SimpleNamespace(shown=SimpleNamespace(overview=overview))  # type: ignore[assignment]
    bench.context.set_status(BackendStatus("unified", "CPU", 5.0))
    bench.qtbot.mouseClick(panel.from_result, LEFT)
    bench.settle()
    assert bench.document.state.hints.theme == theme_of(overview, 6)
    bench.context.session = None
    bench.qtbot.mouseClick(panel.clear, LEFT)
    assert bench.document.state.hints.theme is None and bench.entries == 3


# The whole picture


def test_a_histogram_is_taken_shown_and_cleared(bench: Bench, tmp_path: Path) -> None:
    panel = bench.show(GlobalPanel)
    assert isinstance(panel, GlobalPanel)
    coffee = np.ascontiguousarray(data.coffee()[::4, ::4])
    empty = panel.map.grab().toImage()
    drop(panel, write(tmp_path / "coffee.png", coffee))
    bench.settle()
    assert bench.document.state.hints.stats.ab_hist == color.ab_histogram(coffee)
    assert panel.map.grab().toImage() != empty
    bench.qtbot.mouseClick(panel.clear, LEFT)
    assert bench.document.state.hints.stats.ab_hist is None
    bench.document.undo()
    assert bench.document.state.hints.stats.ab_hist is not None
    drop(panel, write(tmp_path / "gray.png", np.repeat(data.camera()[::8, ::8, None], 3, axis=2)))
    bench.settle()
    assert "“gray.png” is a black-and-white picture" in bench.messages[-1][0]


def test_the_density_lies_where_the_colours_are() -> None:
    shares = np.zeros(313)
    centre = int(color.nearest_bins(np.array([40.0, -50.0], np.float32)))
    shares[centre] = 1.0
    picture = gamut.density_picture(shares.tolist(), 112, (255, 255, 255)).astype(int)
    row, column = np.unravel_index(np.argmin(picture.sum(axis=2)), (112, 112))
    assert gamut.plane(112)[row, column] == pytest.approx(color.in_gamut_bins()[centre], abs=8)


def test_saturation_rests_as_predicted_and_every_change_is_one_entry(bench: Bench) -> None:
    panel = bench.show(GlobalPanel)
    assert isinstance(panel, GlobalPanel)
    request = SimpleNamespace(picture=SimpleNamespace(hints=Hints()))
    result = SimpleNamespace(overview=np.full((32, 32, 3), (200, 100, 100), np.uint8), request=request)
    bench.context.session = SimpleNamespace(shown=result)  # type: ignore[assignment]
    bench.context.set_status(BackendStatus("unified", "CPU", 5.0))
    slider = panel.saturation.slider
    assert slider.value() == 50 and slider.hollow and not panel.rest.isEnabled()
    drag(bench.qtbot, slider, QPoint(slider.width() // 2, 8), QPoint(slider.width() // 3, 8), QPoint(0, 8))
    assert bench.document.state.hints.stats.saturation == 0 and not slider.hollow
    bench.qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert bench.document.state.hints.stats.saturation == pytest.approx(0.01)
    assert bench.entries == 2
    bench.qtbot.mouseClick(panel.rest, LEFT)
    assert bench.document.state.hints.stats.saturation is None and slider.value() == 50
    bench.document.undo()
    assert slider.value() == 1
    bench.context.session = None


# All of them


def test_a_backend_without_a_kind_disables_its_controls_and_says_why(bench: Bench, tmp_path: Path) -> None:
    bench.open("levin2004")
    reference, theme, whole = bench.show(ReferencePanel), bench.show(ThemePanel), bench.show(GlobalPanel)
    assert isinstance(reference, ReferencePanel) and isinstance(theme, ThemePanel) and isinstance(whole, GlobalPanel)
    for control in (reference.input, theme.strip, theme.add, theme.input, whole.input, whole.saturation):
        assert not control.isEnabled()
        assert "takes no" in control.toolTip()
    for panel in (reference, theme, whole):
        assert any("Levin 2004" in line.text() and line.isVisible() for line in panel.reasons)
    assert drop(reference, write(tmp_path / "coffee.png", data.coffee()[::8, ::8]))
    assert "takes no reference photographs" in bench.messages[-1][0]
    assert not bench.document.can_undo
    bench.document.apply("Change backend", backend="unified")
    for control in (reference.input, theme.strip, theme.add, theme.input, whole.input, whole.saturation):
        assert control.isEnabled() and "takes no" not in control.toolTip()


def test_hints_that_a_backend_does_not_take_can_still_be_cleared(bench: Bench) -> None:
    hints = edits.set_theme(Hints(), theme_of(data.coffee(), 3))
    bench.open("levin2004", edits.add_reference(hints, ImageData.from_rgb(data.coffee()[::8, ::8])))
    theme, reference = bench.show(ThemePanel), bench.show(ReferencePanel)
    assert isinstance(theme, ThemePanel) and isinstance(reference, ReferencePanel)
    bench.qtbot.mouseClick(theme.clear, LEFT)
    bench.qtbot.mouseClick(reference.rows[0].remove, LEFT)
    assert bench.document.state.hints.theme is None and bench.document.state.hints.references == ()


def test_all_panels_have_names_and_fit_a_dock(bench: Bench, qtbot: QtBot) -> None:
    assert len({kind.name for kind in PANELS}) == len(PANELS) == 8
    for kind in PANELS:
        panel = kind(bench.context)
        qtbot.addWidget(panel)
        bench.panels.append(panel)
        assert panel.translated_title() and panel.accessibleName()
        assert panel.minimumSizeHint().width() <= 280
        for child in panel.findChildren(QWidget):
            reachable = child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None
            inner = child.objectName().startswith("qt_") or not child.isVisibleTo(panel)
            if reachable and not inner:
                text = getattr(child, "text", str)()
                assert child.accessibleName() or text, child


def test_nothing_is_begun_in_the_background_after_its_end(qtbot: QtBot) -> None:
    background = Background()
    background.close()
    begun: list[bool] = []
    background.run(lambda: begun.append(True), lambda _: None)
    assert not background.busy and not begun


def test_the_swatches_are_filled_anew_only_when_something_about_them_has_changed(bench: Bench) -> None:
    panel = SuggestionsPanel(bench.context)
    bench.context.consider((5.0, 5.0))
    bench.context.set_palette(PALETTE)
    panel.buttons[0].set_color((1, 2, 3))
    panel.show_palette()
    assert panel.buttons[0].rgb == (1, 2, 3)
    bench.context.set_palette(PALETTE[1:])
    assert panel.buttons[0].rgb == bench.context.shown_rgb(PALETTE[1][0])


@pytest.mark.parametrize(("width", "rows"), [(430, 1), (280, 3)])
def test_suggestions_stand_in_one_row_where_there_is_room(bench: Bench, width: int, rows: int) -> None:
    panel = SuggestionsPanel(bench.context)
    bench.qtbot.addWidget(panel)
    bench.context.set_palette(PALETTE)
    panel.resize(width, 300)
    panel.show()
    assert len({button.y() for button in panel.buttons}) == rows
    assert all(button.geometry().right() < width for button in panel.buttons)
