"""Films in the window: opening, saving, recovering, exporting."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core import settings
from app.core.film import codecs, film_project, opening, work_export
from app.core.film.opening import open_clip
from app.core.film.work_export import FilmFormat
from app.core.settings import Settings
from app.ui.widgets.film_strip import clock
from app.ui.window.film_exporting import FilmExportDialog
from app.ui.window.main_window import MainWindow
from app.ui.window.questions import Button
from tests import fakes
from tests.core.film_tools import moving, write_film
from tests.gui.conftest import Hand, shut_down
from tests.gui.film.conftest import LENGTH, SCENES, Projectionist, frames_folder


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
    assert reel.film.work is None and not window.film.bar.isVisible() and reel.document is None
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
    monkeypatch.setattr(window.film.exporting, "ask_place", lambda kind: path if kind == lossless() else None)
    window.actions_["export_film"].trigger()
    assert window.film.exporting.busy and window.film.exporting.progress.isVisible()
    window.actions_["export_film"].trigger()
    assert "reel-colour.mkv" in window.message_bar.text
    reel.draw(12)
    reel.until(lambda: not window.film.exporting.busy)
    assert "24 frames" in window.message_bar.text and not window.film.exporting.progress.isVisible()
    assert [button.text() for button in window.message_bar.choice_buttons] == ["Show in folder"]
    assert len(open_clip(path)) == SCENES * LENGTH


def test_what_a_film_tells_of_its_colours_is_remembered(reel: Projectionist, monkeypatch: pytest.MonkeyPatch) -> None:
    exporting, shown = reel.window.film.exporting, list[bool]()

    def untick(dialog: FilmExportDialog) -> bool:
        shown.append(dialog.tells_source.isChecked())
        dialog.tells_source.setChecked(False)
        return True

    monkeypatch.setattr(FilmExportDialog, "exec", untick)
    monkeypatch.setattr(exporting, "ask_place", lambda _: None)
    exporting.choose()
    exporting.choose()
    assert shown == [True, False]
    reel.until(lambda: not settings.load()[0].export.tells_source)


def test_an_export_that_was_stopped_goes_on(reel: Projectionist, tmp_path: Path, script: fakes.Script) -> None:
    window, path = reel.window, tmp_path / "reel-colour.mkv"
    reel.until(lambda: len(reel.film.steadied) == LENGTH)
    script.gate = threading.Event()
    window.film.exporting.export_to(path, lossless())
    window.film.exporting.progress.stop.click()
    reel.until(lambda: not window.film.exporting.busy)
    assert not path.exists() and "What is done is kept" in window.message_bar.text
    script.gate.set()
    (again,) = window.message_bar.choice_buttons
    again.click()
    reel.until(path.exists)
    reel.until(lambda: not window.film.exporting.busy)


def test_what_cannot_be_written_is_told(reel: Projectionist, film_file: Path) -> None:
    reel.window.film.exporting.export_to(film_file, lossless())
    reel.until(lambda: "is the original film" in reel.window.message_bar.text)


def test_work_on_a_film_is_recovered(
    reel: Projectionist, qtbot: QtBot, user_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reel.draw(2)
    reel.draw(12)
    reel.window.autosave.save_now()
    reel.window.shut_down(keep_work=True)
    (there,) = user_folders.rglob("film.json")
    window = MainWindow(Settings(theme="dark", threads=1))
    qtbot.addWidget(window, before_close_func=shut_down)
    again = Projectionist(window, qtbot)
    monkeypatch.setattr(window.autosave, "ask", lambda found: Button.Open if found.name == "reel.mkv" else None)
    window.autosave.offer(window.files.open_recovered)
    again.until(lambda: again.film.work is not None and again.document is not None)
    assert again.keys == [2, 12] and again.film.playhead == 12 and again.film.work is not None
    assert again.film.work.modified
    again.until(lambda: not there.exists())
    assert len(list(user_folders.rglob("film.json"))) == 1


def test_a_photograph_takes_the_place_of_a_film(reel: Projectionist, photo_file: Callable[[str], Path]) -> None:
    reel.window.open_paths([photo_file("photo.png")])
    reel.until(lambda: reel.film.work is None)
    assert reel.hand.document.photo.name == "photo.png" and not reel.window.film.bar.isVisible()


def test_a_film_that_was_moved_is_asked_for(
    reel: Projectionist, film_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, path, away = reel.window, tmp_path / "reel.tintype-film", tmp_path / "elsewhere.mkv"
    reel.draw(2)
    window.files.save_to(path)
    reel.until(lambda: path.exists() and not window.files.busy)
    window.files.close_document()
    film_file.rename(away)
    monkeypatch.setattr(window.film.files, "ask_for_film", lambda missing: away if missing == film_file else None)
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
    window.files.open_recent(str(folder))
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
    assert window.editor.context.document is None and not window.film.bar.isVisible()


@pytest.fixture
def slow_film(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Films are not read before this is set."""
    gate, read = threading.Event(), opening.open_clip

    def wait(*arguments: object, **options: object) -> object:
        assert gate.wait(fakes.PATIENCE)
        return read(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(opening, "open_clip", wait)
    return gate


def test_work_done_while_a_film_is_read_is_asked_about(
    hand: Hand, film_file: Path, slow_film: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, asked, mine = hand.window, list[object](), hand.document
    answers = iter((Button.Cancel, Button.Discard))
    monkeypatch.setattr(window.files, "ask", lambda work: asked.append(work) or next(answers))
    window.open_paths([film_file])
    hand.qtbot.waitUntil(lambda: window.film.files.busy)
    hand.click((50, 40))
    slow_film.set()
    hand.qtbot.waitUntil(lambda: asked == [mine], timeout=20000)
    assert hand.document is mine and mine.modified and window.editor.context.film.work is None
    window.open_paths([film_file])
    hand.qtbot.waitUntil(lambda: window.editor.context.film.work is not None, timeout=20000)
    assert asked == [mine, mine]


def test_a_photograph_that_is_asked_for_later_stays_when_the_film_is_read(
    window: MainWindow, qtbot: QtBot, film_file: Path, slow_film: threading.Event, photo_file: Callable[[str], Path]
) -> None:
    window.open_paths([film_file])
    qtbot.waitUntil(lambda: window.film.files.busy)
    window.open_paths([photo_file("later.png")])
    qtbot.waitUntil(lambda: window.editor.context.document is not None, timeout=20000)
    slow_film.set()
    qtbot.waitUntil(lambda: not window.film.files.busy, timeout=20000)
    assert window.editor.context.film.work is None and window.editor.context.document.photo.name == "later.png"


def test_of_two_films_the_one_asked_for_last_is_opened(
    window: MainWindow, qtbot: QtBot, film_file: Path, slow_film: threading.Event, tmp_path: Path
) -> None:
    other = write_film(tmp_path / "other.mkv", moving(5))
    for path in (film_file, other):
        window.open_paths([path])
        qtbot.waitUntil(lambda: not window.files.busy)
    slow_film.set()
    qtbot.waitUntil(lambda: not window.film.files.busy, timeout=20000)
    work = window.editor.context.film.work
    assert work is not None and work.clip.path == other


def test_moments_are_told_like_on_a_clock() -> None:
    assert [clock(s) for s in (0, 61.5, 3725.25)] == ["0:00.00", "1:01.50", "1:02:05.25"]
