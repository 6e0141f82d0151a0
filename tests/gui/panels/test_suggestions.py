"""Suggested colours: shown, tried, taken."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui.panels.color_panel import ColorPanel
from app.ui.panels.suggestions import Suggestions
from app.ui.widgets.swatch import LEAST_SIDE
from tests.gui.panels.conftest import LEFT, PALETTE, Bench, hover


def shown(bench: Bench) -> Suggestions:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    return panel.suggestions


def test_suggestions_show_probability_and_are_tried_and_taken(bench: Bench) -> None:
    panel = shown(bench)
    bench.context.set_palette(PALETTE)
    visible = [b for b in panel.buttons if b.isVisible()]
    assert [b.note for b in visible] == ["50 %", "30 %", "< 1 %"]
    hover(visible[1], inside=True)
    assert bench.point_ab == PALETTE[1][0] and bench.document.draft is not None
    hover(visible[1], inside=False)
    assert bench.point_ab == (10.0, 10.0) and bench.document.draft is None
    bench.qtbot.mouseClick(visible[0], LEFT)
    assert bench.point_ab == PALETTE[0][0]
    bench.qtbot.keyClick(panel, Qt.Key.Key_2)
    assert bench.point_ab == PALETTE[1][0]
    bench.qtbot.keyClick(panel, Qt.Key.Key_9)
    assert bench.entries == 2


def test_a_suggestion_makes_a_point_where_none_is_selected(bench: Bench) -> None:
    panel = shown(bench)
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
    panel = shown(bench)
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


def test_the_swatches_are_filled_anew_only_when_something_about_them_has_changed(bench: Bench) -> None:
    panel = shown(bench)
    bench.context.consider((5.0, 5.0))
    bench.context.set_palette(PALETTE)
    panel.buttons[0].set_color((1, 2, 3))
    panel.show_palette()
    assert panel.buttons[0].rgb == (1, 2, 3)
    bench.context.set_palette(PALETTE[1:])
    assert panel.buttons[0].rgb == bench.context.shown_rgb(PALETTE[1][0])


def test_nine_suggestions_stand_in_one_row_and_can_be_hit(bench: Bench) -> None:
    panel = shown(bench)
    bench.context.set_palette([((float(n), 5.0), 0.1) for n in range(9)])
    QApplication.processEvents()
    assert len({button.y() for button in panel.buttons}) == 1
    assert all(button.width() >= LEAST_SIDE and button.height() >= LEAST_SIDE for button in panel.buttons)
