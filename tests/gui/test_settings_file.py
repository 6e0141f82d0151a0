"""The settings are written in the background, the last ones last."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from app.core import settings
from app.core.settings import Settings
from app.ui.window.main_window import MainWindow
from models.errors import UserError


class Disk:
    """Takes settings when it is let; remembers whose thread wrote which."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.written: list[tuple[int, bool]] = []
        self.since: list[int] = []
        self.full = False

    def save(self, content: Settings, since: Settings) -> None:
        in_window = threading.current_thread() is threading.main_thread()
        if not in_window:
            self.gate.wait(10)
        if self.full:
            raise UserError("The disk is full.", "Free some space.")
        self.written.append((content.column_width, in_window))
        self.since.append(since.column_width)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    disk = Disk()
    monkeypatch.setattr(Settings, "save", lambda content, since: disk.save(content, since))
    return disk


def change(window: MainWindow, width: int) -> None:
    window.settings.column_width = width
    window.files.recent.changed.emit()


def test_what_changes_while_they_are_written_is_written_after_that(
    window: MainWindow, disk: Disk, qtbot: QtBot
) -> None:
    for width in (350, 360, 370):
        change(window, width)
    assert disk.written == []
    disk.gate.set()
    qtbot.waitUntil(lambda: len(disk.written) == 2)
    assert disk.written == [(350, False), (370, False)]
    assert disk.since == [340, 350], "what has changed since is told from what was written last"


def test_closing_writes_last(window: MainWindow, disk: Disk) -> None:
    change(window, 350)
    window.settings.column_width = 400
    disk.gate.set()
    window.close()
    assert disk.written[0] == (350, False) and disk.written[-1][1]


def test_a_window_that_is_closed_later_keeps_what_another_one_wrote(window: MainWindow, qtbot: QtBot) -> None:
    window.settings.column_width = 400
    other = Settings(language="de", threads=7)
    other.save()
    change(window, 410)
    qtbot.waitUntil(lambda: settings.load()[0].column_width == 410)
    other.recent_files = ["/other.png"]
    other.save(since=Settings(language="de", threads=7))
    window.close()
    found = settings.load()[0]
    assert (found.language, found.threads, found.column_width) == ("de", 7, 410)
    assert found.recent_files == ["/other.png"]


def test_a_full_disk_is_told_of(window: MainWindow, disk: Disk, qtbot: QtBot, expect_warnings: None) -> None:
    disk.full = True
    disk.gate.set()
    with qtbot.waitSignal(window.editor.context.message) as told:
        change(window, 350)
    assert told.args is not None and "full" in told.args[0]
    disk.full = False
