"""The colour panel: picked, typed and mixed colours, swatches."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.core import edits
from app.core.document import Swatch
from app.ui.panels.color_panel import ColorPanel
from app.ui.widgets import gamut
from app.ui.widgets.swatch import hex_of
from models import color
from tests.gui.panels.conftest import LEFT, Bench, drag


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
    panel.more_button.open()
    panel.hex.selectAll()
    bench.qtbot.keyClicks(panel.hex, "336699")
    bench.qtbot.keyClick(panel.hex, Qt.Key.Key_Return)
    assert bench.context.color.asked_rgb == (0x33, 0x66, 0x99)
    assert bench.point_ab == color.ab_of_rgb((0x33, 0x66, 0x99))
    assert [box.value() for box in panel.exact.rgb] == [0x33, 0x66, 0x99]
    panel.exact.rgb[0].selectAll()
    bench.qtbot.keyClicks(panel.exact.rgb[0], "200")
    bench.qtbot.keyClick(panel.exact.rgb[0], Qt.Key.Key_Return)
    assert panel.hex.text() == "#c86699"
    panel.exact.lab[1].selectAll()
    bench.qtbot.keyClicks(panel.exact.lab[1], "-7.5")
    bench.qtbot.keyClick(panel.exact.lab[1], Qt.Key.Key_Return)
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


def test_a_colour_that_is_too_vivid_is_told_in_words_and_the_numbers_are_behind_more(bench: Bench) -> None:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    bench.settle()
    panel.more_button.open()
    # The difference is computed by a library that is loaded when somebody first wants to see it.
    bench.settle()
    light = bench.context.place_lightness
    height = panel.warning.height()
    bench.context.color.set((255, 0, 0))
    real_ab = gamut.snapped(light, color.ab_of_rgb((255, 0, 0)))
    real = color.rgb_of(light, real_ab)
    assert panel.pair.now == real
    assert "too dark for" in panel.warning.text and hex_of(real) in panel.warning.toolTip()
    distance = gamut.delta_e(gamut.lab_of((255, 0, 0)), (light, *real_ab))
    assert f"{distance:.1f}" in panel.exact.difference.text()
    bench.context.color.set((0.0, 0.0))
    assert not panel.warning.text and panel.warning.height() == height
    assert "no visible difference" in panel.exact.difference.text()


def test_the_colour_before_is_kept_beside_the_new_one_and_a_click_goes_back(bench: Bench) -> None:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    before = panel.pair.now
    bench.qtbot.mousePress(panel.map, LEFT, pos=panel.map.place_of((-6.0, 4.0)).toPoint())
    bench.qtbot.mouseMove(panel.map, panel.map.place_of((-12.0, 8.0)).toPoint())
    assert panel.pair.before == before != panel.pair.now
    bench.qtbot.mouseRelease(panel.map, LEFT, pos=panel.map.place_of((-12.0, 8.0)).toPoint())
    assert panel.pair.before == before != panel.pair.now
    bench.qtbot.mouseClick(panel.pair, LEFT)
    assert bench.point_ab == (10.0, 10.0) and panel.pair.now == before
    bench.context.select(None)
    assert panel.pair.before == panel.pair.now


def test_the_head_says_whose_colour_it_is_and_lets_go_of_it(bench: Bench) -> None:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    assert panel.head.title.text() == f"Point {bench.point}"
    bench.qtbot.mouseClick(panel.head.drop, LEFT)
    assert panel.head.title.text() == "Next colour: the likeliest" and not panel.head.drop.isVisible()
    assert bench.context.selected is None and bench.context.place is None
    ab = bench.point_ab
    bench.qtbot.mouseClick(panel.map, LEFT, pos=panel.map.place_of((-12.0, 8.0)).toPoint())
    assert bench.point_ab == ab, "the colour is for the next hint"


def test_after_undo_the_panel_speaks_of_no_place_that_is_gone(bench: Bench) -> None:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    hints, stroke = edits.add_stroke(bench.document.state.hints, [(10.0, 10.0), (20.0, 20.0)], 4, (5.0, 5.0))
    bench.document.apply("Draw stroke", hints=hints)
    bench.context.select(stroke)
    bench.context.set_palette([((1.0, 2.0), 1.0)])
    assert panel.head.title.text() == f"Stroke {stroke}"
    bench.document.undo()
    assert panel.head.title.text() == "Next colour: the likeliest" and bench.context.place is None
    assert "Click a place" in panel.suggestions.line.text() and not panel.suggestions.buttons[0].isVisible()


def test_mixing_is_one_gesture_and_a_gray_keeps_its_hue(bench: Bench) -> None:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    slider = panel.mixer.saturation.slider
    bench.context.color.set((40, 90, 200))
    hue = panel.mixer.hue.slider.value()
    drag(bench.qtbot, slider, QPoint(slider.width() // 2, 8), QPoint(20, 8), QPoint(0, 8))
    assert slider.value() == 0
    assert bench.point_ab == pytest.approx((0, 0), abs=0.1)
    assert panel.mixer.hue.slider.value() == hue
    assert bench.entries == 1


def test_common_colours_stand_in_groups_and_can_be_walked_by_keyboard(bench: Bench) -> None:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    panel.common_button.setFocus()
    bench.qtbot.keyClick(panel.common_button, Qt.Key.Key_Space)
    buttons = [button for grid in panel.common.grids for button in grid.buttons]
    assert len(panel.common.grids) == 7 and len(buttons) == len({b.accessibleName() for b in buttons})
    cloth = panel.common.grids[4].buttons
    cloth[0].setFocus()
    bench.qtbot.keyClick(cloth[0], Qt.Key.Key_Right)
    bench.qtbot.keyClick(cloth[1], Qt.Key.Key_Down)
    bench.qtbot.keyClick(cloth[9], Qt.Key.Key_Return)
    assert bench.context.color.asked_rgb == cloth[9].rgb
    assert bench.entries == 1
    assert bench.context.settings.recent_colors[0] == cloth[9].rgb
    assert panel.recent.buttons[0].rgb == cloth[9].rgb
    bench.qtbot.keyClick(cloth[9], Qt.Key.Key_Escape)
    assert not panel.common.isVisible() and panel.common_button.hasFocus()


def test_named_swatches_are_added_renamed_taken_and_removed_with_undo(bench: Bench) -> None:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    box = panel.project
    panel.project_button.open()
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


def test_the_focus_walks_through_the_panel_as_the_eye_does(bench: Bench) -> None:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    bench.context.set_palette([((float(n), 5.0), 0.1) for n in range(9)])
    bench.context.color.remember((1, 2, 3))
    QApplication.processEvents()
    mixer = panel.mixer
    order = [
        panel.head.drop, panel.map, panel.pair, panel.hex,
        mixer.hue.slider, mixer.hue.number, mixer.saturation.slider, mixer.saturation.number,
        *panel.suggestions.buttons, panel.recent.buttons[0],
        panel.common_button, panel.project_button, panel.more_button,
    ]  # fmt: skip
    walked: list[QWidget] = []
    widget = panel.head.drop.nextInFocusChain()
    while widget is not panel.head.drop:
        if widget in order:
            walked.append(widget)
        widget = widget.nextInFocusChain()
    assert walked == order[1:]
    assert all(w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.accessibleName() for w in order)
