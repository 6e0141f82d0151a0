"""Two windows on one project, work that is recovered over other work, and limits: nothing is lost in silence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox

from app.core import limits, project_io
from app.core.document import Document
from app.ui.state.pictures import Pictures
from app.ui.widgets.question import question
from tests.gui.conftest import CHOSEN, LEFT, Hand
from tests.gui.test_window import _DEAD_WINDOW

Button = QMessageBox.StandardButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def project(hand: Hand, tmp_path: Path) -> Path:
    """A project that the hand's window has opened and changed, and another window has saved since."""
    path = tmp_path / "portrait.tintype"
    project_io.save(Document(hand.document.photo), path)
    opened = project_io.load(path)
    hand.window.editor.open(opened, Pictures(opened.photo))
    hand.wait_result()
    hand.window.editor.context.color.set(CHOSEN)
    other = project_io.load(path)
    hand.click((50, 40))
    other.apply("Point", hints=hand.document.hints)
    other.apply("Two", hints=type(hand.document.hints)())
    project_io.save(other, path)
    return path


def press(hand: Hand, button: Button, said: list[str]) -> None:
    """Save with Ctrl+S and click a button of the question that comes."""

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        QTest.mouseClick(box.button(button), LEFT)

    QTimer.singleShot(0, answer)
    QTest.keyClick(hand.window, Qt.Key.Key_S, CONTROL)
    hand.qtbot.waitUntil(lambda: not hand.window.files.busy, timeout=20000)


def test_the_second_save_asks_and_cancel_writes_nothing(hand: Hand, project: Path) -> None:
    before, said = project.read_bytes(), list[str]()
    press(hand, Button.Cancel, said)
    assert said == ["“portrait.tintype” has been changed since you opened it."]
    assert project.read_bytes() == before and hand.document.modified


def test_replacing_is_a_choice_and_is_asked_once(hand: Hand, project: Path) -> None:
    press(hand, Button.Save, [])
    assert len(project_io.load(project).hints.points) == 1 and not hand.document.modified
    hand.click((90, 90))
    hand.window.actions_["save"].trigger()
    hand.qtbot.waitUntil(lambda: not hand.document.modified, timeout=20000)


def test_another_name_keeps_both(hand: Hand, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, mine = project.read_bytes(), project.with_name("mine.tintype")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(mine), ""))
    press(hand, Button.Open, [])
    assert project.read_bytes() == before and len(project_io.load(mine).hints.points) == 1


@pytest.mark.parametrize("answer", [Button.Cancel, Button.Discard])
def test_recovering_over_unsaved_work_asks(
    hand: Hand, photo_file: object, monkeypatch: pytest.MonkeyPatch, answer: Button
) -> None:
    window = hand.window
    hand.click((50, 40))
    mine, asked = hand.document, list[Document]()

    def ask(document: Document) -> Button:
        asked.append(document)
        return answer

    path = photo_file("recovered.png")  # type: ignore[operator]
    subprocess.run([sys.executable, "-c", _DEAD_WINDOW, str(path)], check=True)
    monkeypatch.setattr(window.autosave, "ask", lambda _: Button.Open)
    monkeypatch.setattr(window.files, "ask", ask)
    window.autosave.offer(window.files.open_recovered)
    hand.qtbot.waitUntil(lambda: bool(asked), timeout=20000)
    assert asked == [mine]
    if answer == Button.Cancel:
        assert hand.document is mine and mine.modified
        monkeypatch.setattr(window.files, "ask", lambda _: Button.Discard)
    else:
        hand.qtbot.waitUntil(lambda: hand.document.photo.name == "recovered.png", timeout=20000)
        assert hand.document.modified


def test_a_limit_is_told_when_it_is_met(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_HINTS", 1)
    hand.click((50, 40))
    hand.click((120, 90))
    assert len(hand.document.hints.points) == 1 and hand.document.draft is None
    assert "the limit is 1" in hand.window.message_bar.text
    monkeypatch.undo()
    hand.click((120, 90))
    assert len(hand.document.hints.points) == 2, "the tool goes on"


def test_names_are_never_html(hand: Hand) -> None:
    name = '<img src="x"><b>bold</b>.tintype'
    box = question(hand.window, "Title", f"Save “{name}”?", f"It is in “{name}”.")
    shown = {label.text(): label.textFormat() for label in box.findChildren(QLabel) if name in label.text()}
    assert len(shown) == 2 and set(shown.values()) == {Qt.TextFormat.PlainText}
    box.deleteLater()
