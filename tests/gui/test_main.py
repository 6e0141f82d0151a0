"""Starting the program: with and without a display, and what happens to errors nobody caught."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.core import edits, image_io, journal
from app.core.library import Recovery
from app.ui import main
from app.ui.widgets.afterwards import Afterwards
from app.ui.window.main_window import MainWindow
from models.hints import Hints
from tests import fakes
from tests.gui.conftest import Hand


@pytest.mark.parametrize(
    ("platform", "display", "there"), [("offscreen", ":0", False), ("", "", False), ("", ":0", True)]
)
def test_where_a_window_could_be_seen(
    monkeypatch: pytest.MonkeyPatch, platform: str, display: str, *, there: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert main.has_display() is there


def _some_panel_waits(window: MainWindow) -> bool:
    return any(each.isActive() for each in window.findChildren(Afterwards))


@pytest.mark.usefixtures("qapp")
def test_without_a_display_it_writes_the_picture_and_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: fakes.Script, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Afterwards, "DELAY_MS", 90)
    behind: list[bool] = []
    grab = MainWindow.grab
    monkeypatch.setattr(MainWindow, "grab", lambda self: behind.append(_some_panel_waits(self)) or grab(self))
    gc.disable()
    assert main.run_unseen([]) == 0
    assert behind == [False], "panels have followed the picture before the window is taken"
    assert gc.isenabled(), "they were only put off until the window was made"
    assert script.colorized
    printed = capsys.readouterr().out
    assert "out/colorized.png" in printed and "out/window.png" in printed
    assert image_io.load(tmp_path / "out" / "colorized.png").full.size == (512, 512)
    width, height = image_io.load(tmp_path / "out" / "window.png").full.size
    assert width >= 1000 and height >= 700


@pytest.mark.usefixtures("qapp")
def test_without_a_display_a_file_that_cannot_be_opened_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: fakes.Script, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(main, "RESULT_TIMEOUT_MS", 3000)
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"nothing")
    assert main.run_unseen([broken]) == 1
    assert "broken.png" in capsys.readouterr().err
    assert not script.colorized


def test_after_the_first_picture_collections_leave_out_what_stays(window: MainWindow) -> None:
    assert gc.get_freeze_count() == 0
    main.spare_collector(window)
    try:
        window.editor.result_shown.emit(None)
        frozen = gc.get_freeze_count()
        assert frozen > 1000
        window.editor.result_shown.emit(None)
        assert gc.get_freeze_count() == frozen, "once only: what comes later must be collected"
    finally:
        gc.unfreeze()


@pytest.mark.usefixtures("expect_warnings")
def test_an_error_nobody_caught_is_told_and_logged(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    uncaught = main.UncaughtErrors()
    try:
        raise RuntimeError("the moon is blue")
    except RuntimeError as error:
        with qtbot.waitSignal(uncaught.happened) as told:
            uncaught.handle(type(error), error, error.__traceback__)
    text, remedy, details = told.args or ()
    assert "the moon is blue" in text and remedy and "Traceback" in details
    assert "Uncaught" in caplog.text


@pytest.mark.usefixtures("expect_warnings")
def test_an_error_in_a_thread_is_told_too(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (sys, threading):
        monkeypatch.setattr(module, "excepthook", module.excepthook)
    uncaught = main.UncaughtErrors()
    uncaught.catch()
    told: list[tuple[str, threading.Thread]] = []

    def fail(error: BaseException) -> None:
        raise error

    class Window(QObject):
        def show(self, text: str) -> None:
            told.append((text, threading.current_thread()))

    window = Window()
    uncaught.happened.connect(window.show)
    for error in (SystemExit(3), RuntimeError("the moon is blue")):
        thread = threading.Thread(target=fail, args=(error,))
        thread.start()
        thread.join()
    qtbot.waitUntil(lambda: bool(told))
    ((text, where),) = told
    assert "the moon is blue" in text and where is threading.main_thread()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_ended_from_outside_the_unsaved_work_is_kept(
    hand: Hand, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, user_folders: Path, number: signal.Signals
) -> None:
    codes: list[int] = []
    monkeypatch.setattr(main.QApplication, "exit", codes.append)
    endings = main.Endings(hand.window)
    try:
        hand.document.apply("Point", hints=edits.add_point(Hints(), (50, 40), (30.0, 20.0))[0])
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: bool(codes), timeout=fakes.PATIENCE * 1000)
    finally:
        endings.close()
    assert codes == [128 + number]
    (left,) = user_folders.rglob("document.json")
    assert journal.load(left.parent).hints.points[0].xy == (50, 40)
    other = Recovery()
    (found,), _ = other.find()
    found.discard()
    other.close()
