"""The welcome page: what is off there, and the recent files with their pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.tools import TOOLS
from app.ui.window.main_window import MainWindow
from tests.gui.conftest import LEFT, Hand

PhotoFile = Callable[[str], Path]


def looked(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.welcome.recent.looking, timeout=20000)


def opened(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    window.open_paths([path])
    qtbot.waitUntil(lambda: window.editor.context.document is not None and not window.files.busy, timeout=20000)


def test_tools_that_do_nothing_are_off(window: MainWindow) -> None:
    assert not window.tool_bars.top.isVisible() and not window.tool_bars._tools.isVisible()
    for kind in TOOLS:
        assert not window.actions_[f"tool_{kind.name}"].isEnabled()


def test_they_are_on_with_a_photograph(hand: Hand) -> None:
    bars = hand.window.tool_bars
    assert bars.top.isVisible() and bars._tools.isVisible() and hand.window.actions_["tool_brush"].isEnabled()
    hand.window.files.close_document()
    QApplication.processEvents()
    assert not bars.top.isVisible() and not bars._tools.isVisible()


class TestRecentFiles:
    def test_an_opened_file_is_there_with_its_picture(
        self, window: MainWindow, qtbot: QtBot, photo_file: PhotoFile
    ) -> None:
        path = photo_file("mill.png")
        opened(window, qtbot, path)
        assert window.files.recent.thumbnails.get(path) is not None
        window.files.close_document()
        looked(window, qtbot)
        (tile,) = window.welcome.recent.tiles
        assert tile.isVisible() and tile.text() == "mill.png" and not tile.missing and tile.accessibleName()
        QTest.mouseClick(tile, LEFT)
        qtbot.waitUntil(lambda: window.editor.context.document is not None and not window.files.busy, timeout=20000)

    def test_a_saved_project_is_shown_in_colour(self, hand: Hand, qtbot: QtBot, tmp_path: Path) -> None:
        hand.window.editor.context.color.set((220, 40, 40))
        hand.click((30, 130))
        hand.wait_result()
        with qtbot.waitSignal(hand.window.files.saved, timeout=20000):
            hand.window.files.save_to(tmp_path / "mill.tintype")
        png = hand.window.files.recent.thumbnails.get(tmp_path / "mill.tintype")
        from PySide6.QtGui import QImage

        color = QImage.fromData(png).pixelColor(100, 40)
        assert color.red() > color.green() + 30

    def test_a_missing_file_is_dimmed_and_can_be_removed(
        self, window: MainWindow, qtbot: QtBot, photo_file: PhotoFile, tmp_path: Path
    ) -> None:
        for path in (photo_file("there.png"), tmp_path / "gone.png"):
            window.settings.add_recent(path)
        window.welcome.refresh()
        looked(window, qtbot)
        gone, there = window.welcome.recent.tiles
        assert gone.missing and gone.remove.isVisible() and "not there" in gone.accessibleName()
        assert not there.missing and not there.remove.isVisible()
        QTest.mouseClick(gone, LEFT)
        qtbot.waitUntil(lambda: "gone.png" in window.message_bar.text)
        assert len(window.settings.recent_files) == 2
        QTest.mouseClick(gone.remove, LEFT)
        looked(window, qtbot)
        assert [tile.text() for tile in window.welcome.recent.tiles] == ["there.png"]

    def test_the_keyboard_takes_any_file_off_with_its_picture(
        self, window: MainWindow, qtbot: QtBot, photo_file: PhotoFile
    ) -> None:
        path = photo_file("mill.png")
        opened(window, qtbot, path)
        window.files.close_document()
        looked(window, qtbot)
        QTest.keyClick(window.welcome.recent.tiles[0], Qt.Key.Key_Delete)
        looked(window, qtbot)
        assert not window.welcome.recent.tiles and not window.welcome.recent.isVisible()
        assert window.files.recent.thumbnails.get(path) is None and window.settings.recent_files == []
