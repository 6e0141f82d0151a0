"""Films in the window: the strip, going from frame to frame, key frames, scenes, playing."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.film import asked
from app.ui.panels.place import Place
from app.ui.panels.project_colors import ProjectColors
from app.ui.panels.snapshots_panel import SnapshotsPanel
from app.ui.window.main_window import MainWindow
from tests import fakes
from tests.gui.conftest import CTRL, LEFT, NONE, SHIFT, assert_no_shortcut_is_taken_twice
from tests.gui.film.conftest import LENGTH, SCENES, Projectionist, frames_folder


def test_a_film_opens_like_a_photograph(reel: Projectionist, film_file: Path) -> None:
    window = reel.window
    assert window.film.bar.isVisible() and window.windowTitle().startswith("reel.mkv")
    assert window.editor.model.image_size == (64, 48)
    assert window.settings.recent_files == [str(film_file)]
    work = reel.film.work
    assert work is not None
    reel.until(lambda: work.scenes.searched == SCENES * LENGTH)
    assert work.scenes.starts == (0, LENGTH, 2 * LENGTH)
    reel.until(lambda: not reel.strip.missing())
    assert not window.actions_["use_recolor"].isEnabled() and window.actions_["play"].isVisible()


def test_folders_of_frames_are_films(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    reel = Projectionist(window, qtbot)
    window.files.open_recent(str(frames_folder(tmp_path, 4)))
    reel.until(lambda: reel.film.count == 4)
    reel.rest(0)


def test_the_strip_is_scrubbed_with_mouse_wheel_and_keys(reel: Projectionist) -> None:
    film, strip, pane = reel.film, reel.strip, reel.window.panes.main_pane
    reel.until(lambda: film.work is not None and len(film.work.scenes.starts) == SCENES)
    reel.click(11)
    assert film.playhead == 11
    QTest.mousePress(strip, LEFT, NONE, reel.place(3))
    QTest.mouseMove(strip, reel.place(20))
    QApplication.processEvents()
    QTest.mouseRelease(strip, LEFT, NONE, reel.place(20))
    assert film.playhead == 20
    reel.wheel(-1)
    assert film.playhead == 21
    reel.wheel(2)
    assert film.playhead == 19
    # Keys that the photograph does not need go to the film.
    pane.setFocus()
    for key, modifiers, there in (
        (Qt.Key.Key_Right, NONE, 20), (Qt.Key.Key_Left, SHIFT, 16), (Qt.Key.Key_Left, SHIFT, 8),
        (Qt.Key.Key_Right, SHIFT, 16), (Qt.Key.Key_Home, NONE, 0), (Qt.Key.Key_Left, NONE, 0),
        (Qt.Key.Key_End, NONE, 23), (Qt.Key.Key_Right, NONE, 23),
    ):  # fmt: skip
        QTest.keyClick(pane, key, modifiers)
        assert film.playhead == there
    reel.rest(23)


def test_time_is_zoomed_around_the_pointer(reel: Projectionist) -> None:
    strip = reel.strip
    middle = strip.rect().center().x()
    under = strip.frame_at(middle)
    for _ in range(3):
        reel.wheel(1, CTRL)
    assert strip.zoom > 1.5 and strip.frame_at(middle) == under
    # The playhead stays in sight.
    reel.film.go_to(23)
    assert strip.x_of(23.5) < strip.width()
    for _ in range(9):
        reel.wheel(-1, CTRL)
    assert strip.zoom == 1.0 and strip.x_of(0) >= 0


def test_every_frame_has_its_own_hints_and_history(reel: Projectionist) -> None:
    reel.draw(2)
    reel.draw(12)
    assert reel.keys == [2, 12] and len(reel.hand.document.hints.points) == 1
    reel.click(2)
    reel.rest(2)
    assert reel.hand.document.can_undo
    reel.window.actions_["undo"].trigger()
    assert reel.keys == [12]
    reel.click(12)
    reel.rest(12)
    assert len(reel.hand.document.hints.points) == 1
    reel.click(2)
    reel.rest(2)
    reel.window.actions_["redo"].trigger()
    assert reel.keys == [2, 12]


def test_a_hint_that_waits_for_its_colour_is_not_lost(reel: Projectionist, script: fakes.Script) -> None:
    reel.rest(0)
    script.palette_gate = threading.Event()
    reel.hand.click((30.0, 20.0))
    assert reel.window.editor.context.suggestions.are_awaited
    reel.click(12)
    reel.qtbot.wait(100)
    script.palette_gate.set()
    reel.rest(12)
    assert reel.keys == [0]


def test_zoom_and_place_stay_from_frame_to_frame(reel: Projectionist) -> None:
    model = reel.window.editor.model
    model.zoom_to(8.0)
    model.pan(-40, -20)
    before = model.transform
    reel.click(5)
    reel.rest(5)
    assert model.transform == before


def test_key_frames_are_visited(reel: Projectionist) -> None:
    reel.draw(2)
    reel.draw(12)
    for command, there in (("key_before", 2), ("key_before", 2), ("key_next", 12), ("key_next", 12)):
        reel.window.actions_[command].trigger()
        assert reel.film.playhead == there
    reel.rest(12)


def test_a_key_frame_is_removed_and_brought_back(reel: Projectionist) -> None:
    reel.draw(2)
    reel.draw(12)
    reel.until(lambda: 12 in reel.film.carried)
    document = reel.document
    reel.window.actions_["key_remove"].trigger()
    assert reel.keys == [2] and not reel.hand.document.hints.points
    assert not reel.window.actions_["key_remove"].isEnabled()
    (undo,) = reel.window.message_bar.choice_buttons
    undo.click()
    assert reel.keys == [2, 12] and reel.document is document


def test_versions_and_colours_of_the_project_stay_from_frame_to_frame(reel: Projectionist) -> None:
    reel.rest(0)
    window = reel.window
    project = window.column.panels["color"].findChild(ProjectColors)
    assert project is not None
    project.add.click()
    window.column.open(Place.HISTORY)
    versions = window.column.panels["snapshots"]
    assert isinstance(versions, SnapshotsPanel)
    QTest.mouseClick(versions.take, LEFT)
    reel.click(12)
    reel.rest(12)
    assert [swatch.name for swatch in reel.hand.document.state.swatches] == ["Swatch 1"]
    assert reel.keys == [0] and not reel.hand.document.state.snapshots
    reel.click(0)
    reel.rest(0)
    assert [kept.name for kept in reel.hand.document.state.snapshots] == ["Version 1"]


def test_scenes_are_parted_and_joined(reel: Projectionist) -> None:
    work, actions = reel.film.work, reel.window.actions_
    assert work is not None
    reel.until(lambda: work.scenes.searched == SCENES * LENGTH)
    assert not actions["scene_split"].isEnabled() and not actions["scene_join"].isEnabled()
    reel.click(11)
    actions["scene_split"].trigger()
    assert work.scenes.starts == (0, 8, 11, 16) and work.modified
    actions["scene_join"].trigger()
    reel.click(9)
    actions["scene_join"].trigger()
    assert work.scenes.starts == (0, 16)


def test_the_method_is_the_whole_films(reel: Projectionist) -> None:
    reel.draw(2)
    reel.hand.document.apply("Change method", backend="levin2004")
    reel.click(12)
    reel.rest(12)
    assert reel.hand.document.state.backend == "levin2004" and reel.keys == [2]


def test_the_film_passes_by_at_its_speed_and_begins_again(reel: Projectionist) -> None:
    film, seen = reel.film, set[int]()
    reel.until(lambda: film.work is not None and len(film.work.scenes.starts) == SCENES)
    film.moved.connect(lambda: seen.add(film.playhead))
    reel.window.actions_["play"].trigger()
    assert film.playing
    reel.until(lambda: seen >= {0, LENGTH - 1})
    assert max(seen) == LENGTH - 1
    # A click on the picture stops it; nothing is drawn there.
    QTest.mouseClick(reel.window.film.screen, LEFT, NONE, QPoint(50, 50))
    assert not film.playing
    reel.rest(film.playhead)
    assert reel.keys == []


def test_the_film_is_seen_around_the_playhead(reel: Projectionist) -> None:
    """The stretch is coloured as the film will be; hints of key frames are carried there and can be changed."""
    film, work = reel.film, reel.film.work
    assert work is not None
    reel.until(lambda: set(film.steadied) == set(range(LENGTH)))
    reel.draw(2)
    assert 5 not in film.steadied, "what is asked for has changed"
    reel.until(lambda: set(film.steadied) == set(range(LENGTH)))
    reel.click(5)
    reel.rest(5)
    reel.until(lambda: len(reel.hand.document.hints.points) == 1)
    assert reel.keys == [2], "a hint that was carried makes no key frame"
    # What was carried moved with the picture, by one pixel a frame to the left.
    assert reel.hand.document.hints.points[0].xy[0] == pytest.approx(30 - 3, abs=1.5)
    reel.hand.click((50.0, 30.0))
    reel.until(lambda: reel.keys == [2, 5])
    first, second = next(asked.scenes(work.state(5), len(work.clip))).keys
    assert first.hints.ids < second.hints.ids and len(second.hints.points) == 2


def test_another_stretch_is_coloured_where_the_playhead_goes(reel: Projectionist) -> None:
    reel.until(lambda: len(reel.film.steadied) == LENGTH)
    reel.click(20)
    reel.rest(20)
    reel.until(lambda: set(reel.film.steadied) == set(range(2 * LENGTH, 3 * LENGTH)))
    assert reel.film.stretch == range(2 * LENGTH, 3 * LENGTH)


def test_space_on_the_strip_plays(reel: Projectionist) -> None:
    QTest.keyClick(reel.strip, Qt.Key.Key_Space)
    assert reel.film.playing
    QTest.keyClick(reel.strip, Qt.Key.Key_Space)
    assert not reel.film.playing


def test_no_shortcut_is_taken_twice_while_a_film_is_open(reel: Projectionist) -> None:
    assert_no_shortcut_is_taken_twice(reel.window)
    assert reel.window.actions_["export_film"].isVisible() and not reel.window.actions_["export"].isVisible()
