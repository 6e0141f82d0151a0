"""Histogram and saturation of the whole picture."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from skimage import data

from app.ui.panels.global_panel import GlobalPanel
from app.ui.panels.histogram_panel import HistogramPanel
from app.ui.widgets import gamut
from models import color
from models.hints import VIVIDNESS, Hints
from tests.gui.panels.conftest import LEFT, Bench, drag, drop, write


def test_a_histogram_is_taken_shown_and_cleared(bench: Bench, tmp_path: Path) -> None:
    panel = bench.show(HistogramPanel)
    assert isinstance(panel, HistogramPanel)
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
    bench.context.result_changed.emit()
    slider = panel.saturation.row.slider
    assert slider.value() == 50 and slider.hollow and not panel.saturation.reset.isEnabled()
    drag(bench.qtbot, slider, QPoint(slider.width() // 2, 8), QPoint(slider.width() // 3, 8), QPoint(0, 8))
    assert bench.document.state.hints.stats.saturation == 0 and not slider.hollow
    bench.qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert bench.document.state.hints.stats.saturation == pytest.approx(0.01)
    assert bench.entries == 2
    bench.qtbot.mouseClick(panel.saturation.reset, LEFT)
    assert bench.document.state.hints.stats.saturation is None and slider.value() == 50
    bench.document.undo()
    assert slider.value() == 1
    bench.context.session = None


def test_vividness_rests_where_it_looks_best_until_the_artist_moves_it(bench: Bench) -> None:
    panel = bench.show(GlobalPanel)
    assert isinstance(panel, GlobalPanel)
    slider = panel.vividness.row.slider
    assert slider.value() == round(100 * VIVIDNESS) and slider.hollow
    bench.qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert bench.document.state.hints.stats.vividness == 0 and not slider.hollow, "calm is a choice, too"
    bench.qtbot.mouseClick(panel.vividness.reset, LEFT)
    assert bench.document.state.hints.stats.vividness is None and slider.value() == round(100 * VIVIDNESS)
    assert bench.entries == 2
