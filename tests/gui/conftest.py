"""A window with a scripted backend, driven by real mouse and key events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core import image_io
from app.core.document import Document
from app.core.image_io import Photograph
from app.core.settings import Settings
from app.ui.canvas.canvas import Canvas
from app.ui.state.pictures import Pictures
from app.ui.widgets import style
from app.ui.widgets.afterwards import Afterwards
from app.ui.window.export_dialog import ExportDialog
from app.ui.window.main_window import MainWindow
from models.hints import XY
from tests import fakes

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
CHOSEN = (200, 120, 90)
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, ALT, CTRL = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Panels show every change at once, so that tests may look at them right after it."""
    monkeypatch.setattr(Afterwards, "DELAY_MS", 0)


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard() -> Iterator[None]:
    """Without a screen the clipboard outlives Python, and a picture on it the memory that it shows."""
    yield
    if isinstance(QApplication.instance(), QApplication):
        QApplication.clipboard().clear()


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> fakes.Script:
    """What the default backend does in this test."""
    return fakes.install(monkeypatch, "unified", weights="unified")


@pytest.fixture
def window(qtbot: QtBot, script: fakes.Script, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A shown window with the welcome page, complete; no thread or timer of it runs on after the test."""
    style.apply("dark")
    made = MainWindow(Settings(theme="dark", threads=1))
    monkeypatch.setattr(made.files, "ask", unexpected_question)
    qtbot.addWidget(made, before_close_func=shut_down)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    made.furnish()
    yield made


def shut_down(window: MainWindow) -> None:
    """End a window and see that nothing of it runs on."""
    # A fly-out that a test has left open would take the next test's pointer.
    while popup := QApplication.activePopupWidget():
        popup.close()
    window.shut_down()
    own = [t for t in window.findChildren(QTimer) if t.isActive() and type(t.parent()).__module__.startswith("app.")]
    assert not own, f"timers left running: {[type(t.parent()).__name__ for t in own]}"


def unexpected_question(document: Document) -> None:
    """A modal question nobody answers would hold the tests up for ever."""
    raise AssertionError(f"the window asks about {document.photo.name}")


def textured(width: int = 200, height: int = 150) -> Photograph:
    """A gray photograph with something to see in it."""
    y, x = np.mgrid[0:height, 0:width]
    levels = 60 + 120 * x / width + 20 * ((x // 10 + y // 10) % 2)
    return image_io.from_pixels(levels.astype(np.uint8), "textured.png")


class Hand:
    """Mouse and keys on one pane; places are image pixels."""

    def __init__(self, window: MainWindow, qtbot: QtBot, pane: Canvas | None = None) -> None:
        self.window = window
        self.qtbot = qtbot
        self.pane = pane or window.panes.main_pane

    @property
    def document(self) -> Document:
        document = self.window.editor.context.document
        assert document is not None
        return document

    def place(self, xy: XY) -> QPoint:
        x, y = self.window.editor.model.transform.to_widget(xy)
        return QPointF(x, y).toPoint()

    def press(self, xy: XY, button: Qt.MouseButton = LEFT, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mousePress(self.pane, button, modifiers, self.place(xy))

    def move(self, *way: XY) -> None:
        for xy in way:
            QTest.mouseMove(self.pane, self.place(xy))
            QApplication.processEvents()

    def release(self, xy: XY, button: Qt.MouseButton = LEFT) -> None:
        QTest.mouseRelease(self.pane, button, NONE, self.place(xy))

    def click(self, xy: XY, button: Qt.MouseButton = LEFT, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.press(xy, button, modifiers)
        self.release(xy, button)

    def add(self, xy: XY) -> None:
        """Put a point in the colour chosen, and select it."""
        self.click(xy)
        self.click(xy)

    def drag(self, *way: XY, button: Qt.MouseButton = LEFT) -> None:
        self.press(way[0], button)
        self.move(*way[1:])
        self.release(way[-1], button)

    def key(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.pane, key, modifiers)  # type: ignore[call-overload]

    def wait_result(self) -> None:
        """Until what is on the screen answers the document as it is."""

        def current() -> bool:
            session = self.window.editor.context.session
            shown = session.shown if session is not None else None
            return shown is not None and shown.request.picture.hints == self.document.hints.effective

        self.qtbot.waitUntil(current, timeout=20000)


def steps(hand: Hand) -> list[str]:
    """The labels of the history, newest first; leaves the document as it was."""
    labels = []
    while hand.document.can_undo:
        labels.append(hand.document.undo_label)
        hand.document.undo()
    for _ in labels:
        hand.document.redo()
    return labels


@pytest.fixture
def hand(window: MainWindow, qtbot: QtBot) -> Hand:
    """A hand over a photograph of 200 x 150 pixels that is open, with its first result shown and a colour chosen."""
    photo = textured()
    window.editor.open(Document(photo), Pictures(photo))
    QApplication.processEvents()
    made = Hand(window, qtbot)
    made.pane.setFocus()
    made.wait_result()
    window.editor.context.color.set(CHOSEN)
    return made


def answer_export(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Have the next export dialogs write to a path."""

    def accept(dialog: ExportDialog) -> int:
        dialog.folder.setText(str(path.parent))
        dialog.name.setText(path.name)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ExportDialog, "exec", accept)


@pytest.fixture
def photo_file(tmp_path: Path) -> Callable[[str], Path]:
    """Writes the photograph of 200 x 150 pixels under a name."""

    def write(name: str) -> Path:
        path = tmp_path / name
        path.write_bytes(textured().data)
        return path

    return write


def assert_no_shortcut_is_taken_twice(window: MainWindow) -> None:
    """Actions that are not shown have no keys: what is for films and what is for photographs may share one."""
    seen: dict[str, str] = {}
    for action in window.actions():
        for key in action.shortcuts() if action.isVisible() else ():
            name = key.toString()
            assert name not in seen, f"{name}: {seen.get(name)} and {action.text()}"
            seen[name] = action.text()
