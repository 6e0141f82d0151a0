"""Files with several pages, and damaged ones, in the window."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from app.core import settings
from app.ui.window.main_window import MainWindow
from tests import fakes


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
    assert not document.modified and window.settings.recent_files == [str(project), str(path)]
    window.files.close_document()
    window.settings.save(path.with_name("settings.json"))
    assert settings.load(path.with_name("settings.json"))[0].recent_files == window.settings.recent_files
    tile = window.welcome.recent.tiles[0]
    with qtbot.waitSignal(window.editor.result_shown, timeout=fakes.PATIENCE * 1000):
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert window.editor.context.document.path == project and window.message_bar.text == ""
