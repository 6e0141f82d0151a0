"""A working day in the real window: open, point, stroke, undo, redo, save, reopen, export; pixels are checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.core import image_io
from app.core.document import DocumentState
from app.core.settings import Settings
from app.ui import qimage, style
from app.ui.main_window import MainWindow
from models import color
from tests.gui.conftest import Hand, shut_down, unexpected_question

CTRL = Qt.KeyboardModifier.ControlModifier
RED, BLUE = (190, 70, 60), (70, 100, 190)


@pytest.fixture
def real_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A window with the real Levin backend for new documents."""
    monkeypatch.setattr("app.ui.files.DocumentState", lambda **kw: DocumentState(backend="levin2004", **kw))
    style.apply("dark")
    made = MainWindow(Settings(theme="dark", threads=1))
    monkeypatch.setattr(made.files, "ask", unexpected_question)
    qtbot.addWidget(made, before_close_func=shut_down)
    made.resize(1200, 800)
    with qtbot.waitActive(made, timeout=10000):
        made.show()
        made.activateWindow()
    yield made


def chroma_on_screen(hand: Hand, xy: tuple[float, float]) -> tuple[float, float]:
    """a and b of what the pane really shows around a place; markers are hidden meanwhile."""
    hand.window.studio.model.set_show_hints(False)
    QApplication.processEvents()
    pixels = qimage.to_array(hand.pane.grab().toImage())
    hand.window.studio.model.set_show_hints(True)
    ratio = hand.pane.devicePixelRatioF()
    x, y = round(hand.place(xy).x() * ratio), round(hand.place(xy).y() * ratio)
    lab = color.to_lab(pixels[y - 2 : y + 3, x - 2 : x + 3]).mean(axis=(0, 1))
    return float(lab[1]), float(lab[2])


@pytest.mark.window
def test_a_working_day(
    real_window: MainWindow, qtbot: QtBot, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = real_window
    photo = tmp_path / "camera.png"
    photo.write_bytes((samples / "camera.png").read_bytes())
    original = photo.read_bytes()

    # Open.
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(photo), ""))
    window.actions_["open"].trigger()
    qtbot.waitUntil(lambda: window.studio.context.document is not None, timeout=30000)
    hand = Hand(window, qtbot)
    hand.pane.setFocus()
    hand.wait_result()
    assert chroma_on_screen(hand, (250, 60)) == pytest.approx((0, 0), abs=2)

    # A point in the sky.
    window.studio.context.set_color(BLUE)
    hand.click((250, 60))
    hand.wait_result()
    assert chroma_on_screen(hand, (250, 60))[1] < -10

    # A stroke on the grass.
    window.studio.context.set_color(RED)
    hand.key("b")
    hand.drag((330, 450), (380, 460), (450, 455))
    hand.wait_result()
    assert chroma_on_screen(hand, (390, 459))[1] > 5
    whole = hand.document.hints

    # Undo, redo.
    hand.key(Qt.Key.Key_Z, CTRL)
    hand.wait_result()
    assert hand.document.hints.strokes == ()
    assert chroma_on_screen(hand, (390, 459))[1] < 0
    hand.key(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    hand.wait_result()
    assert hand.document.hints == whole
    assert chroma_on_screen(hand, (390, 459))[1] > 5

    # Save, close, open again.
    project = tmp_path / "work.tintype"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(project), ""))
    hand.key(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: project.exists() and not hand.document.modified, timeout=30000)
    window.files.close_document()
    assert window.welcome.isVisible()
    window.open_paths([project])
    qtbot.waitUntil(lambda: window.studio.context.document is not None, timeout=30000)
    assert hand.document.hints == whole and not hand.document.modified
    hand.wait_result()
    assert chroma_on_screen(hand, (250, 60))[1] < -10

    # Export.
    target = tmp_path / "coloured.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), "PNG (*.png)"))
    with qtbot.waitSignal(window.exporting.exported, timeout=60000):
        hand.key(Qt.Key.Key_E, CTRL)
    written = image_io.load(target).full
    assert written.size == (512, 512)
    lab = color.to_lab(written.rgb)
    assert lab[60, 250, 2] < -10 and lab[459, 390, 1] > 15
    assert np.abs(written.L - hand.document.photo.full.L).max() < 1.0
    assert photo.read_bytes() == original
