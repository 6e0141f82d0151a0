"""The theme panel: colours added, moved, edited, taken from pictures."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
from PySide6.QtCore import QPoint, Qt
from skimage import data

from app.core import edits
from app.ui.panels.theme_panel import ThemePanel
from models import color
from models.hints import Hints
from models.recommend.themes import theme_of
from tests.gui.panels.conftest import LEFT, Bench, drag, drop, write


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
    bench.context.result_changed.emit()
    bench.qtbot.mouseClick(panel.from_result, LEFT)
    bench.settle()
    assert bench.document.state.hints.theme == theme_of(overview, 6)
    bench.context.session = None
    bench.qtbot.mouseClick(panel.clear, LEFT)
    assert bench.document.state.hints.theme is None and bench.entries == 3
