"""Films in the window: the strip, going from frame to frame, key frames, scenes, and saving."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core import image_io
from app.core.film import asked, codecs, film_project, work_export
from app.core.film.opening import open_clip
from app.core.film.work_export import FilmFormat
from app.core.library import Recovery
from app.core.settings import Settings
from app.ui.state.film import Film
from app.ui.widgets.film_strip import FilmStrip, clock
from app.ui.window import filming
from app.ui.window.film_exporting import FilmExportDialog
from app.ui.window.main_window import MainWindow
from app.ui.window.questions import Button
from tests import fakes
from tests.core.film_tools import moving, write_film
from tests.gui.conftest import CHOSEN, CTRL, LEFT, NONE, SHIFT, Hand, shut_down

SCENES = 3
LENGTH = 8


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A frame is worked on as soon as the playhead stands still."""
    monkeypatch.setattr(filming, "REST_MS", 10)


@pytest.fixture
def film_file(tmp_path: Path) -> Path:
    """Three scenes of eight frames each, 64 x 48 pixels."""
    frames = [frame for number in range(SCENES) for frame in moving(LENGTH, seed=number)]
    # What is bright in all of them lies elsewhere in the second one.
    turned = [frame[::-1, ::-1].copy() if at // LENGTH == 1 else frame for at, frame in enumerate(frames)]
    return write_film(tmp_path / "reel.mkv", turned)


def frames_folder(tmp_path: Path, count: int) -> Path:
    """A folder of so many frames."""
    folder = tmp_path / "frames"
    folder.mkdir()
    for number, frame in enumerate(moving(count)):
        (folder / f"{number}.png").write_bytes(image_io.encode_png(frame))
    return folder


class Projectionist:
    """Mouse and keys on the strip of a window in which a film is open."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.hand = Hand(window, qtbot)

    @property
    def film(self) -> Film:
        return self.window.editor.context.film

    @property
    def strip(self) -> FilmStrip:
        return self.window.film_bar.strip

    def open(self, path: Path) -> None:
        self.window.open_paths([path])
        self.until(lambda: self.film.work is not None and self.window.editor.context.document is not None)

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=30000)

    def place(self, index: float) -> QPoint:
        return QPointF(self.strip.x_of(index + 0.5), 40).toPoint()

    def click(self, index: int) -> None:
        QTest.mouseClick(self.strip, LEFT, NONE, self.place(index))

    def wheel(self, notches: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
        at = QPointF(self.strip.rect().center())
        event = QWheelEvent(
            at, self.strip.mapToGlobal(at), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, modifiers,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self.strip, event)

    def rest(self, index: int) -> None:
        """Until the frame at the playhead can be worked on."""
        assert self.film.playhead == index
        work = self.film.work
        assert work is not None
        model = self.window.editor.model
        self.until(lambda: index in work.frames and work.frames[index].document is self.document)
        self.until(lambda: model.passing is None)

    @property
    def document(self) -> object:
        return self.window.editor.context.document

    def draw(self, index: int) -> None:
        """Go to a frame and put a point there."""
        if self.film.playhead != index:
            self.click(index)
        self.rest(index)
        self.window.editor.context.color.set(CHOSEN)
        self.hand.click((30.0, 20.0))
        self.until(lambda: index in self.keys)

    @property
    def keys(self) -> list[int]:
        assert self.film.work is not None
        return self.film.work.keys


@pytest.fixture
def reel(window: MainWindow, qtbot: QtBot, film_file: Path) -> Projectionist:
    """A film that is open at its first frame."""
    made = Projectionist(window, qtbot)
    made.open(film_file)
    return made


def test_a_film_opens_like_a_photograph(reel: Projectionist, film_file: Path) -> None:
    window = reel.window
    assert window.film_bar.isVisible() and window.windowTitle().startswith("reel.mkv")
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
    window.films.open(frames_folder(tmp_path, 4))
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
    QTest.mouseClick(reel.window.film_screen, LEFT, NONE, QPoint(50, 50))
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


def test_work_on_a_film_is_saved_and_opened_again(
    reel: Projectionist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, path = reel.window, tmp_path / "reel.tintype-film"
    reel.draw(2)
    assert window.isWindowModified()
    window.files.save_to(path)
    reel.until(lambda: not window.isWindowModified())
    assert path.exists() and window.windowTitle().startswith(path.name)
    reel.draw(12)
    monkeypatch.setattr(window.files, "ask", lambda work: Button.Discard if work.modified else pytest.fail("saved"))
    window.files.close_document()
    assert reel.film.work is None and not window.film_bar.isVisible() and reel.document is None
    reel.open(path)
    assert reel.keys == [2] and reel.film.playhead == 2
    assert len(reel.hand.document.hints.points) == 1


def lossless() -> FilmFormat:
    return next(kind for kind in work_export.formats() if kind.codec is codecs.FFV1)


def test_a_film_is_exported_while_the_work_goes_on(
    reel: Projectionist, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, path = reel.window, tmp_path / "out" / "reel-colour.mkv"
    path.parent.mkdir()
    reel.draw(2)
    monkeypatch.setattr(FilmExportDialog, "exec", lambda dialog: dialog.format.setCurrentIndex(3) or True)
    monkeypatch.setattr(window.film_exporting, "ask_place", lambda kind: path if kind == lossless() else None)
    window.actions_["export_film"].trigger()
    assert window.film_exporting.busy and window.film_exporting.progress.isVisible()
    window.actions_["export_film"].trigger()
    assert "reel-colour.mkv" in window.message_bar.text
    reel.draw(12)
    reel.until(lambda: not window.film_exporting.busy)
    assert "24 frames" in window.message_bar.text and not window.film_exporting.progress.isVisible()
    assert [button.text() for button in window.message_bar.choice_buttons] == ["Show in folder"]
    assert len(open_clip(path)) == SCENES * LENGTH


def test_an_export_that_was_stopped_goes_on(reel: Projectionist, tmp_path: Path, script: fakes.Script) -> None:
    window, path = reel.window, tmp_path / "reel-colour.mkv"
    reel.until(lambda: len(reel.film.steadied) == LENGTH)
    script.gate = threading.Event()
    window.film_exporting.export_to(path, lossless())
    window.film_exporting.progress.stop.click()
    reel.until(lambda: not window.film_exporting.busy)
    assert not path.exists() and "What is done is kept" in window.message_bar.text
    script.gate.set()
    (again,) = window.message_bar.choice_buttons
    again.click()
    reel.until(path.exists)
    reel.until(lambda: not window.film_exporting.busy)


def test_what_cannot_be_written_is_told(reel: Projectionist, film_file: Path) -> None:
    reel.window.film_exporting.export_to(film_file, lossless())
    reel.until(lambda: "is the original film" in reel.window.message_bar.text)


def test_work_on_a_film_is_recovered(reel: Projectionist, qtbot: QtBot, film_file: Path) -> None:
    reel.draw(2)
    reel.draw(12)
    reel.window.autosave.save_now()
    recovery = Recovery()
    reel.window.shut_down(keep_work=True)
    (found,), problems = recovery.find()
    assert found.name == "reel.mkv" and not problems
    window = MainWindow(Settings(theme="dark", threads=1))
    qtbot.addWidget(window, before_close_func=shut_down)
    again = Projectionist(window, qtbot)
    window.files.open_recovered(found.work, partial(recovery.take_over, found))
    again.until(lambda: again.film.work is not None and again.document is not None)
    assert again.keys == [2, 12] and again.film.playhead == 12 and again.film.work is not None
    assert again.film.work.modified and recovery.find() == ([], [])
    recovery.close()


def test_a_photograph_takes_the_place_of_a_film(reel: Projectionist, photo_file: Callable[[str], Path]) -> None:
    reel.window.open_paths([photo_file("photo.png")])
    reel.until(lambda: reel.film.work is None)
    assert reel.hand.document.photo.name == "photo.png" and not reel.window.film_bar.isVisible()


def test_a_film_that_was_moved_is_asked_for(
    reel: Projectionist, film_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, path, away = reel.window, tmp_path / "reel.tintype-film", tmp_path / "elsewhere.mkv"
    reel.draw(2)
    window.files.save_to(path)
    reel.until(lambda: path.exists() and not window.films.busy)
    window.files.close_document()
    film_file.rename(away)
    monkeypatch.setattr(window.films, "ask_for_film", lambda missing: away if missing == film_file else None)
    reel.open(path)
    assert reel.film.work is not None and reel.film.work.clip.path == away and reel.keys == [2]


def test_a_film_that_was_changed_is_refused_by_name(reel: Projectionist, film_file: Path, tmp_path: Path) -> None:
    window, path = reel.window, tmp_path / "reel.tintype-film"
    film_project.write(path, reel.film.work.state(0) if reel.film.work is not None else pytest.fail("no film"))
    write_film(film_file, moving(5))
    window.open_paths([path])
    reel.until(lambda: "“reel.mkv” is not the film" in window.message_bar.text)


def test_a_broken_frame_is_told_and_the_others_go_on(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    reel = Projectionist(window, qtbot)
    folder = frames_folder(tmp_path, 6)
    (folder / "3.png").write_bytes(b"broken")
    window.films.open(folder)
    reel.until(lambda: reel.film.count == 6)
    reel.click(3)
    reel.until(lambda: "3.png" in window.message_bar.text)
    assert reel.film.playhead == 0
    reel.click(4)
    reel.rest(4)


def test_what_is_no_film_is_refused(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "reel.mp4"
    path.write_bytes(b"no film at all")
    window.open_paths([path])
    qtbot.waitUntil(lambda: "reel.mp4" in window.message_bar.text, timeout=5000)
    assert window.editor.context.document is None and not window.film_bar.isVisible()


def test_moments_are_told_like_on_a_clock() -> None:
    assert [clock(s) for s in (0, 61.5, 3725.25)] == ["0:00.00", "1:01.50", "1:02:05.25"]
