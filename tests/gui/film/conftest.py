"""A film in the window, and a hand that works on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core import image_io
from app.ui.state.film import Film
from app.ui.widgets.film_strip import FilmStrip
from app.ui.window import filming
from app.ui.window.main_window import MainWindow
from tests.core.film_tools import moving, write_film
from tests.gui.conftest import CHOSEN, LEFT, NONE, Hand

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
        return self.window.film.bar.strip

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
