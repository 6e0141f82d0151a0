"""Dialogs for files: where they start, what names become, what is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.core.settings import Folder, Settings
from app.ui.panels.reference_panel import ReferencePanel
from app.ui.widgets import file_dialogs
from app.ui.window.files import Files
from app.ui.window.main_window import MainWindow
from tests.gui.conftest import LEFT, Hand, textured

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where the dialogs for files start; all of them are cancelled."""
    starts: list[str] = []

    def ask(_parent: QWidget, _title: str, start: str, *_: object) -> tuple[str, str]:
        starts.append(start)
        return "", ""

    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, ask)
    return starts


def test_each_kind_of_file_has_its_own_folder(hand: Hand, tmp_path: Path, started: list[str]) -> None:
    settings = hand.window.settings
    for kind in Folder:
        (tmp_path / kind).mkdir()
        settings.visit(kind, tmp_path / kind / "a.png")
    hand.key(Qt.Key.Key_O, CTRL)
    hand.key(Qt.Key.Key_S, CTRL)
    panel = hand.window.column.panels["reference"]
    assert isinstance(panel, ReferencePanel)
    QTest.mouseClick(panel.input.open_button, LEFT)
    assert started == [str(tmp_path / part) for part in ("open", "project/textured.tintype", "reference")]


def test_a_folder_that_is_gone_is_no_start(tmp_path: Path) -> None:
    settings = Settings()
    settings.visit(Folder.PROJECT, tmp_path / "gone" / "a.tintype")
    assert settings.folder(Folder.PROJECT) is None
    assert settings.start(Folder.PROJECT, tmp_path / "scan.png") == tmp_path


def test_an_opened_photograph_is_where_the_artist_last_was(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, started: list[str]
) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(textured().data)
    window.open_paths([path])
    qtbot.waitUntil(lambda: window.editor.context.document is not None, timeout=20000)
    window.files.choose()
    assert started == [str(tmp_path)]


@pytest.mark.parametrize(
    ("typed", "written"), [("work", "work.tintype"), ("scan.1920", "scan.1920.tintype"), ("a.TINTYPE", "a.TINTYPE")]
)
def test_a_project_gets_its_suffix(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, written: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), "Projects (*.tintype)"))
    hand.click((50, 40))
    with hand.qtbot.waitSignal(hand.window.files.saved, timeout=20000):
        hand.key(Qt.Key.Key_S, CTRL)
    assert [p.name for p in tmp_path.glob("*.*ntype")] + [p.name for p in tmp_path.glob("*.TINTYPE")] == [written]


def test_a_name_that_gets_a_suffix_is_not_replaced_unasked(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "work.tintype").write_bytes(b"older")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "work"), ""))
    monkeypatch.setattr(file_dialogs, "may_replace", lambda *_: False)
    hand.window.files.save_as()
    assert not hand.window.files.busy and (tmp_path / "work.tintype").read_bytes() == b"older"


@pytest.mark.parametrize("saved", [False, True])
def test_the_question_on_closing_speaks_of_the_project(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saved: bool
) -> None:
    said: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.extend((box.text(), box.informativeText()))
        QTest.keyClick(box, Qt.Key.Key_Escape)

    hand.document.path = tmp_path / "mill.tintype" if saved else None
    hand.click((50, 40))
    monkeypatch.setattr(hand.window.files, "ask", Files.ask.__get__(hand.window.files))
    QTimer.singleShot(0, answer)
    hand.window.close()
    assert hand.window.isVisible(), "Esc goes back to the work"
    name = "mill.tintype" if saved else "textured.tintype"
    assert said[0] == f"Save the project “{name}”?" and "textured.png" not in said[0]
    assert ("photograph is not changed" in said[1]) is not saved
    monkeypatch.setattr(hand.window.files, "ask", lambda _: QMessageBox.StandardButton.Discard)
