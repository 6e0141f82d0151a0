"""References: added, weighed, removed, and an eyedropper for them."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragLeaveEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from skimage import data

from app.core import edits
from app.ui.panels.reference_panel import ReferencePanel
from app.ui.widgets.photo_input import DropFrame
from models import color
from models.hints import Hints
from models.image import ImageData
from tests.gui.panels.conftest import LEFT, Bench, drag, drop, hold, write


def test_references_are_dropped_weighed_and_removed_with_undo(bench: Bench, tmp_path: Path) -> None:
    panel = bench.show(ReferencePanel)
    assert isinstance(panel, ReferencePanel)
    small = [data.coffee()[::8, ::8], data.astronaut()[::8, ::8]]
    assert drop(panel, *(write(tmp_path / f"{i}.png", rgb) for i, rgb in enumerate(small)))
    bench.qtbot.waitUntil(lambda: len(bench.document.state.hints.references) == 2)
    references = bench.document.hints.references
    assert all(np.array_equal(r.image.rgb, rgb) for r, rgb in zip(references, small, strict=True)), "in their order"
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


def two_colors() -> Hints:
    """A reference of two colours only."""
    rgb = np.full((60, 80, 3), (200, 30, 30), np.uint8)
    rgb[:, 40:] = (30, 60, 200)
    return edits.add_reference(Hints(), ImageData.from_rgb(rgb))


def test_a_theme_that_a_reference_does_not_have_is_told(bench: Bench) -> None:
    bench.open(hints=two_colors())
    panel = bench.show(ReferencePanel)
    assert isinstance(panel, ReferencePanel)
    bench.qtbot.mouseClick(panel.only_theme, LEFT)
    bench.settle()
    assert [words[0] for words in bench.messages] == ["“Reference 1” has fewer than 3 colours."]
    assert not bench.document.can_undo and bench.document.hints.references


def test_what_takes_a_references_place_is_computed_aside(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where the reference is gone by then, or another picture is open: then nothing happens."""
    gate, threads = threading.Event(), list[threading.Thread]()
    real = color.ab_histogram

    def slow(rgb: np.ndarray) -> tuple[float, ...]:
        threads.append(threading.current_thread())
        gate.wait(20)
        return real(rgb)

    monkeypatch.setattr(color, "ab_histogram", slow)
    panel = bench.show(ReferencePanel)
    assert isinstance(panel, ReferencePanel)
    meanwhile = {
        "another picture": lambda: bench.open(hints=two_colors()),
        "it is removed": lambda: bench.qtbot.mouseClick(panel.rows[0].remove, LEFT),
        "": lambda: None,
    }
    for what, happens in meanwhile.items():
        gate.clear()
        bench.open(hints=two_colors())
        bench.qtbot.waitUntil(lambda: len(panel.rows) == 1)
        bench.qtbot.mouseClick(panel.only_histogram, LEFT)
        happens()
        gate.set()
        bench.settle()
        assert (bench.document.hints.stats.ab_hist is None) is bool(what), what
    assert bench.document.hints.references == () and threading.main_thread() not in threads


def test_a_broken_file_is_told_and_nothing_happens(bench: Bench, tmp_path: Path) -> None:
    panel = bench.show(ReferencePanel)
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff not a photograph")
    drop(panel, broken)
    bench.settle()
    assert len(bench.messages) == 1 and "broken.jpg" in bench.messages[0][0]
    assert not bench.document.can_undo


def test_of_several_files_those_that_can_be_read_are_taken(bench: Bench, tmp_path: Path) -> None:
    panel = bench.show(ReferencePanel)
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff not a photograph")
    files = [tmp_path / "broken.jpg", write(tmp_path / "a.png", data.coffee()[::8, ::8]), tmp_path / "gone.png"]
    drop(panel, *files, write(tmp_path / "b.png", data.astronaut()[::8, ::8]))
    bench.qtbot.waitUntil(lambda: len(bench.document.hints.references) == 2, timeout=20_000)
    bench.settle()
    assert [words[0].split("”")[0].split("/")[-1] for words in bench.messages] == ["“broken.jpg", "gone.png"]


def test_what_is_held_over_the_panel_is_framed_until_it_is_dropped_or_taken_away(bench: Bench, tmp_path: Path) -> None:
    panel = bench.show(ReferencePanel)
    file = write(tmp_path / "coffee.png", data.coffee()[::8, ::8])
    frame = panel.findChild(DropFrame)
    assert frame is not None and not frame.isVisible()
    assert hold(panel, file) and frame.isVisible() and frame.geometry() == panel.rect()
    QApplication.sendEvent(panel, QDragLeaveEvent())
    assert not frame.isVisible()
    drop(panel, file)
    assert not frame.isVisible()
    assert not hold(panel, tmp_path / "work.tintype") and not frame.isVisible()
    bench.settle()


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


def test_recommended_references_stay_under_the_pointer_when_one_is_taken(bench: Bench, tmp_path: Path) -> None:
    panel = bench.show(ReferencePanel)
    assert isinstance(panel, ReferencePanel)
    before = panel.recommended.pos()
    assert drop(panel, write(tmp_path / "coffee.png", data.coffee()[::8, ::8]))
    bench.qtbot.waitUntil(lambda: len(panel.rows) == 1)
    bench.qtbot.wait(50)
    assert panel.recommended.pos() == before
