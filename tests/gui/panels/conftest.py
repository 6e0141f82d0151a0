"""A document, panels to try on it, and a hand: a gesture is one entry of the history, and undo takes it back."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from skimage import data

from app.core import edits, image_io
from app.core.document import Document, DocumentState
from app.core.settings import Settings
from app.ui.panels.base import Panel
from app.ui.state.context import EditorContext
from app.ui.widgets.background import Background
from models.hints import Hints

LEFT = Qt.MouseButton.LeftButton
PALETTE = [((20.0, 30.0), 0.5), ((-15.0, -20.0), 0.3), ((5.0, 40.0), 0.004)]


class Bench:
    """A document with one selected point, and panels to try on it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.context = EditorContext(Settings())
        self.messages: list[tuple[str, str, str]] = []
        self.context.message.connect(lambda *words: self.messages.append(words))
        self.document = self.open()
        self.panels: list[QWidget] = []

    def open(self, backend: str = "unified", hints: Hints | None = None) -> Document:
        gray = np.repeat(data.camera()[::4, ::4, None], 3, axis=2)
        start, self.point = edits.add_point(hints or Hints(), (60.5, 30.5), (10.0, 10.0))
        state = DocumentState().asking(hints=start, backend=backend)
        self.document = Document(image_io.from_pixels(gray, "camera"), state)
        self.context.open_document(self.document, None)
        self.context.select(self.point)
        return self.document

    def show(self, kind: type[Panel]) -> Panel:
        panel = kind(self.context)
        panel.resize(340, 900)
        self.qtbot.addWidget(panel)
        panel.show()
        panel.activateWindow()
        self.qtbot.waitUntil(panel.isActiveWindow)
        self.panels.append(panel)
        return panel

    @property
    def entries(self) -> int:
        """How many entries the history has."""
        count = 0
        while self.document.can_undo:
            self.document.undo()
            count += 1
        for _ in range(count):
            self.document.redo()
        return count

    @property
    def point_ab(self) -> tuple[float, float]:
        ab = edits.find(self.document.hints, self.point).ab  # type: ignore[union-attr]
        assert ab is not None
        return ab

    def settle(self) -> None:
        """Wait for what is done in the background."""
        at_work = [each for panel in self.panels for each in panel.findChildren(Background)]
        self.qtbot.waitUntil(lambda: not any(background.busy for background in at_work), timeout=20_000)


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(qtbot)
    yield made
    for panel in made.panels:
        for background in panel.findChildren(Background):
            background.close()


def drag(qtbot: QtBot, widget: QWidget, start: QPoint, *path: QPoint) -> None:
    """Press, move, release."""
    qtbot.mousePress(widget, LEFT, pos=start)
    for place in path:
        qtbot.mouseMove(widget, place)
    qtbot.mouseRelease(widget, LEFT, pos=path[-1])


def hover(widget: QWidget, *, inside: bool) -> None:
    """Let the mouse come in or leave."""
    place = QPointF(4, 4)
    event = QEnterEvent(place, place, place) if inside else QEvent(QEvent.Type.Leave)
    QApplication.sendEvent(widget, event)


def write(path: Path, rgb: np.ndarray) -> Path:
    """Save a picture for a panel to open."""
    assert cv2.imwrite(str(path), rgb[..., ::-1])
    return path


def hold(panel: QWidget, *paths: Path) -> bool:
    """Drag files over a panel; whether it would take them."""
    return _hold(panel, _mime(paths))


def drop(panel: QWidget, *paths: Path) -> bool:
    """Drop files on a panel; whether it took them."""
    mime = _mime(paths)
    if not _hold(panel, mime):
        return False
    event = QDropEvent(_PLACE, _COPY, mime, LEFT, _NO_KEYS)
    QApplication.sendEvent(panel, event)
    return event.isAccepted()


_PLACE, _COPY, _NO_KEYS = QPointF(20, 20), Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier


def _mime(paths: tuple[Path, ...]) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def _hold(panel: QWidget, mime: QMimeData) -> bool:
    with warnings.catch_warnings():
        # Qt 6.12 wants a QPointF here, which Qt 6.11 does not take.
        warnings.simplefilter("ignore", DeprecationWarning)
        enter = QDragEnterEvent(_PLACE.toPoint(), _COPY, mime, LEFT, _NO_KEYS)
    QApplication.sendEvent(panel, enter)
    return enter.isAccepted()
