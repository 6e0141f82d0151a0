"""Files with several pages, and damaged ones, in the window."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import numpy as np
import pytest
import tifffile
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from app.core import image_io, project_io, settings
from app.core.image_io import Opening, Photograph
from app.ui.window.main_window import MainWindow
from app.ui.window.questions import Button
from tests import fakes
from tests.gui.conftest import Hand

Gates = dict[str, threading.Event]
PhotoFile = Callable[[str], Path]


def opened(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    with qtbot.waitSignal(window.editor.result_shown, timeout=fakes.PATIENCE * 1000):
        window.open_paths([path])


def level(window: MainWindow) -> int:
    document = window.editor.context.document
    assert document is not None
    return int(document.photo.full.rgb[0, 0, 0])


def test_another_page_is_one_choice_away(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "album.tif"
    with tifffile.TiffWriter(path) as writer:
        for shade in (10, 90, 200):
            writer.write(np.full((40, 60), shade, np.uint8), metadata=None)
    opened(window, qtbot, path)
    bar = window.message_bar
    assert level(window) == 10 and "3 pages" in bar.text
    asked: list[tuple[object, ...]] = []

    def third(*arguments: object) -> tuple[int, bool]:
        asked.append(arguments[3:])
        return 3, True

    monkeypatch.setattr(QInputDialog, "getInt", third)
    (button,) = bar.choice_buttons
    with qtbot.waitSignal(window.editor.result_shown, timeout=fakes.PATIENCE * 1000):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert level(window) == 200 and asked == [(1, 1, 3)]


def test_a_damaged_scan_opens_as_far_as_it_goes_if_the_artist_agrees(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "cut.tif"
    tifffile.imwrite(path, np.full((256, 64), 120, np.uint8), metadata=None, rowsperstrip=8)
    path.write_bytes(path.read_bytes()[:-4000])
    window.open_paths([path])
    bar = window.message_bar
    qtbot.waitUntil(lambda: bool(bar.choice_buttons), timeout=fakes.PATIENCE * 1000)
    assert "cut.tif" in bar.text and window.editor.context.document is None
    (button,) = bar.choice_buttons
    with qtbot.waitSignal(window.editor.result_shown, timeout=fakes.PATIENCE * 1000):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert level(window) == 120 and "damaged" in bar.text


def test_a_name_that_is_not_utf8_is_opened_saved_and_opened_again(
    window: MainWindow, qtbot: QtBot, photo_file: Callable[[str], Path]
) -> None:
    path = photo_file(os.fsdecode(b"m\xfchle.png"))
    opened(window, qtbot, path)
    document = window.editor.context.document
    assert document is not None and document.photo.name == "m\ufffdhle.png"
    project = path.with_suffix(".tintype")
    with qtbot.waitSignal(window.files.saved, timeout=fakes.PATIENCE * 1000):
        window.files.save_to(project)
    assert window.windowTitle().startswith("m\ufffdhle.tintype")
    assert not document.modified and window.settings.recent_files == [str(project), str(path)]
    window.files.close_document()
    window.settings.save(path.with_name("settings.json"))
    assert settings.load(path.with_name("settings.json"))[0].recent_files == window.settings.recent_files
    tile = window.welcome.recent.tiles[0]
    assert tile.text() == "m\ufffdhle.tintype"
    with qtbot.waitSignal(window.editor.result_shown, timeout=fakes.PATIENCE * 1000):
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert window.editor.context.document.path == project and window.message_bar.text == ""


def test_a_name_that_is_not_utf8_can_be_dropped(window: MainWindow, qtbot: QtBot, photo_file: PhotoFile) -> None:
    path, mime = photo_file(os.fsdecode(b"m\xfchle.png")), QMimeData()
    mime.setData("text/uri-list", b"file://" + quote(bytes(path)).encode())
    with qtbot.waitSignal(window.editor.result_shown, timeout=fakes.PATIENCE * 1000):
        assert window.files.take(mime)
    document = window.editor.context.document
    assert document is not None and document.photo.path == path


@pytest.fixture
def gates(monkeypatch: pytest.MonkeyPatch) -> dict[str, threading.Event]:
    """Photographs of these names are not read before the event is set."""
    held: dict[str, threading.Event] = {}
    load = image_io.load

    def wait(path: Path, how: Opening) -> Photograph:
        if path.name in held:
            assert held[path.name].wait(fakes.PATIENCE)
        return load(path, how)

    monkeypatch.setattr(image_io, "load", wait)
    return held


@pytest.fixture
def asked(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The work that the window has asked about; the answer is to drop it."""
    seen: list[object] = []

    def ask(work: object) -> Button:
        seen.append(work)
        return Button.Discard

    monkeypatch.setattr(hand.window.files, "ask", ask)
    return seen


def idle(hand: Hand) -> None:
    hand.qtbot.waitUntil(lambda: not hand.window.files.busy, timeout=fakes.PATIENCE * 1000)


@pytest.mark.parametrize("answer", [Button.Cancel, Button.Discard])
def test_work_done_while_a_photograph_is_read_is_asked_about(
    hand: Hand, photo_file: PhotoFile, gates: Gates, monkeypatch: pytest.MonkeyPatch, answer: Button
) -> None:
    gate = gates["next.png"] = threading.Event()
    mine, seen = hand.document, list[object]()
    monkeypatch.setattr(hand.window.files, "ask", lambda work: seen.append(work) or answer)
    hand.window.open_paths([photo_file("next.png")])
    hand.qtbot.waitUntil(lambda: "next.png" in hand.window.status.currentMessage())
    hand.click((50, 40))
    assert not seen
    gate.set()
    idle(hand)
    assert seen == [mine] and mine.modified
    assert hand.document.photo.name == ("next.png" if answer == Button.Discard else mine.photo.name)
    assert hand.window.status.currentMessage() == ""


def test_work_that_may_go_is_asked_about_once(hand: Hand, photo_file: PhotoFile, asked: list[object]) -> None:
    hand.click((50, 40))
    mine = hand.document
    hand.window.open_paths([photo_file("next.png")])
    hand.qtbot.waitUntil(lambda: hand.document.photo.name == "next.png", timeout=fakes.PATIENCE * 1000)
    assert asked == [mine]


def test_what_is_asked_for_last_is_opened_whatever_is_read_first(
    hand: Hand, photo_file: PhotoFile, gates: Gates
) -> None:
    gate = gates["slow.png"] = threading.Event()
    hand.window.open_paths([photo_file("slow.png")])
    hand.qtbot.waitUntil(lambda: "slow.png" in hand.window.status.currentMessage())
    hand.window.open_paths([photo_file("quick.png")])
    hand.qtbot.waitUntil(lambda: hand.document.photo.name == "quick.png", timeout=fakes.PATIENCE * 1000)
    gate.set()
    idle(hand)
    assert hand.document.photo.name == "quick.png"


def test_closing_takes_back_what_is_being_read(hand: Hand, photo_file: PhotoFile, gates: Gates) -> None:
    gate = gates["slow.png"] = threading.Event()
    hand.window.open_paths([photo_file("slow.png")])
    hand.qtbot.waitUntil(lambda: "slow.png" in hand.window.status.currentMessage())
    hand.window.files.close_document()
    gate.set()
    idle(hand)
    assert hand.window.editor.context.document is None and hand.window.welcome.isVisible()


def test_a_failure_offers_to_open_its_own_file(hand: Hand, photo_file: PhotoFile, gates: Gates, tmp_path: Path) -> None:
    cut, gate = tmp_path / "cut.tif", threading.Event()
    tifffile.imwrite(cut, np.full((256, 64), 120, np.uint8), metadata=None, rowsperstrip=8)
    cut.write_bytes(cut.read_bytes()[:-4000])
    bar = hand.window.message_bar
    hand.window.open_paths([cut])
    hand.qtbot.waitUntil(lambda: bool(bar.choice_buttons), timeout=fakes.PATIENCE * 1000)
    gates["next.png"] = gate
    hand.window.open_paths([photo_file("next.png")])
    hand.qtbot.waitUntil(lambda: "next.png" in hand.window.status.currentMessage())
    hand.qtbot.mouseClick(bar.choice_buttons[0], Qt.MouseButton.LeftButton)
    gate.set()
    hand.qtbot.waitUntil(lambda: hand.document.photo.name == "cut.tif", timeout=fakes.PATIENCE * 1000)
    idle(hand)
    assert hand.document.photo.name == "cut.tif"


@pytest.fixture
def slow_save(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Projects are not written before this is set."""
    gate, write = threading.Event(), project_io.write

    def wait(*arguments: object) -> object:
        assert gate.wait(fakes.PATIENCE)
        return write(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(project_io, "write", wait)
    return gate


def test_work_done_while_a_project_is_saved_keeps_the_window_open(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slow_save: threading.Event
) -> None:
    seen, answers = list[object](), iter((Button.Save, Button.Cancel))
    monkeypatch.setattr(hand.window.files, "ask", lambda work: seen.append(work) or next(answers))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine.tintype"), ""))
    hand.click((50, 40))
    hand.window.close()
    hand.click((120, 90))
    slow_save.set()
    idle(hand)
    assert seen == [hand.document] * 2 and hand.window.isVisible()
    assert hand.document.modified and len(project_io.load(tmp_path / "mine.tintype").hints.points) == 1


def test_a_save_waits_for_the_one_before_and_has_all_work(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slow_save: threading.Event
) -> None:
    places = iter([(str(tmp_path / "mine.tintype"), "")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: next(places))
    for xy in ((50, 40), (120, 90)):
        hand.click(xy)
        hand.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    slow_save.set()
    hand.qtbot.waitUntil(lambda: not hand.document.modified, timeout=fakes.PATIENCE * 1000)
    idle(hand)
    assert len(project_io.load(tmp_path / "mine.tintype").hints.points) == 2


def test_what_waits_for_a_save_that_fails_does_not_happen_but_the_next_save_does(
    hand: Hand, tmp_path: Path, slow_save: threading.Event
) -> None:
    hand.click((50, 40))
    hand.window.files.save_to(tmp_path / "none" / "mine.tintype", lambda: pytest.fail("it was not saved"))
    hand.window.files.save_to(tmp_path / "mine.tintype")
    slow_save.set()
    hand.qtbot.waitUntil(lambda: not hand.document.modified, timeout=fakes.PATIENCE * 1000)
    assert "no folder" in hand.window.message_bar.text and (tmp_path / "mine.tintype").exists()
