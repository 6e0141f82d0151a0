"""A working day in the real window: open, point, stroke, undo, redo, save, reopen, export; pixels are checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.core import image_io
from app.core.document import DocumentState
from app.core.settings import Settings
from app.ui.state import qimage
from app.ui.widgets import style
from app.ui.window.main_window import MainWindow
from models import color
from tests.gui.conftest import Hand, answer_export, shut_down, unexpected_question

CTRL = Qt.KeyboardModifier.ControlModifier
RED, BLUE = (190, 70, 60), (70, 100, 190)


@pytest.fixture
def real_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A window with the real Levin backend for new documents."""
    state = DocumentState().asking(backend="levin2004")
    monkeypatch.setattr("app.ui.window.files.DocumentState", lambda **changes: replace(state, **changes))
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
    hand.window.editor.model.set_show_hints(False)
    QApplication.processEvents()
    pixels = qimage.to_array(hand.pane.grab().toImage())
    hand.window.editor.model.set_show_hints(True)
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
    qtbot.waitUntil(lambda: window.editor.context.document is not None, timeout=30000)
    hand = Hand(window, qtbot)
    hand.pane.setFocus()
    hand.wait_result()
    assert chroma_on_screen(hand, (250, 60)) == pytest.approx((0, 0), abs=2)

    # A point in the sky.
    window.editor.context.color.set(BLUE)
    hand.click((250, 60))
    hand.wait_result()
    assert chroma_on_screen(hand, (250, 60))[1] < -10

    # A stroke on the grass.
    window.editor.context.color.set(RED)
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
    qtbot.waitUntil(lambda: window.editor.context.document is not None, timeout=30000)
    assert hand.document.hints == whole and not hand.document.modified
    hand.wait_result()
    assert chroma_on_screen(hand, (250, 60))[1] < -10

    # Export.
    target = tmp_path / "coloured.png"
    answer_export(monkeypatch, target)
    with qtbot.waitSignal(window.exporting.exported, timeout=60000):
        hand.key(Qt.Key.Key_E, CTRL)
    written = image_io.load(target).full
    assert written.size == (512, 512)
    lab = color.to_lab(written.rgb)
    assert lab[60, 250, 2] < -10 and lab[459, 390, 1] > 15
    assert np.abs(written.L - hand.document.photo.full.L).max() < 1.0
    assert photo.read_bytes() == original


SUN, SKY = (220, 150, 60), (60, 90, 160)
"""An orange disc in a blue sky."""


@pytest.fixture
def sun(tmp_path: Path) -> Path:
    rgb = np.full((100, 140, 3), SKY, np.uint8)
    cv2.circle(rgb, (70, 50), 30, SUN, -1)
    rgb += np.random.default_rng(0).integers(0, 9, rgb.shape, dtype=np.uint8)
    path = tmp_path / "sun.png"
    path.write_bytes(image_io.encode_png(rgb))
    return path


def wait_finished(hand: Hand) -> None:
    """Until the picture is the finished one, and what comes after it is there, too."""

    def finished() -> bool:
        session = hand.window.editor.context.session
        return session is not None and session.finished is not None and not hand.window.editor.context.status.busy

    hand.qtbot.waitUntil(finished, timeout=120000)


@pytest.mark.window
@pytest.mark.timeout(400)
def test_three_uses_of_one_photograph(
    real_window: MainWindow, qtbot: QtBot, sun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = real_window
    window.open_paths([sun])
    qtbot.waitUntil(lambda: window.editor.context.document is not None, timeout=30000)
    hand, context = Hand(window, qtbot), window.editor.context
    hand.pane.setFocus()

    # Colorize with the backend that learns from strokes: green sun, red sky.
    box = window.tool_bars.method.box
    index = box.findData("endo2016")
    box.setCurrentIndex(index)
    box.activated.emit(index)
    context.size.set_width(9)
    for rgb, way in (((60, 150, 70), [(55, 50), (85, 50)]), (RED, [(10, 10), (10, 90)])):
        context.select(None)
        context.color.set(rgb)
        hand.key("b")
        hand.drag(*way)
    wait_finished(hand)
    assert chroma_on_screen(hand, (70, 65))[0] < -10 and chroma_on_screen(hand, (125, 20))[0] > 15
    assert [m.title for m in context.maps.available] == ["In doubt", "Colour 1", "Colour 2"]
    colored = hand.document.hints

    # Recolour: the sun turns blue, the sky is protected.
    hand.key(Qt.Key.Key_F6)
    context.color.set(BLUE)
    hand.drag((55, 50), (85, 50))
    hand.key("k")
    hand.drag((10, 10), (10, 90))
    wait_finished(hand)
    own = color.to_lab(np.array([[SKY]], np.uint8))[0, 0, 1:]
    assert chroma_on_screen(hand, (70, 65))[1] < -20
    assert chroma_on_screen(hand, (125, 20)) == pytest.approx(tuple(own), abs=4)

    # Cut out: foreground and background, undone and done again.
    hand.key(Qt.Key.Key_F7)
    hand.drag((55, 50), (85, 50))
    hand.key("x")
    hand.drag((10, 10), (10, 90))
    hand.drag((20, 8), (130, 8))
    hand.key(Qt.Key.Key_Z, CTRL)
    assert len(hand.document.hints.strokes) == 2
    hand.key(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert [s.region for s in hand.document.hints.strokes] == ["foreground", "background", "background"]
    wait_finished(hand)
    inside = np.hypot(*(np.indices((100, 140)) - np.array([50, 70])[:, None, None])) < 30

    # Save, close, open again: all three uses are there.
    project, state = tmp_path / "sun.tintype", hand.document.state
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(project), ""))
    hand.key(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: project.exists() and not hand.document.modified, timeout=30000)
    window.files.close_document()
    window.open_paths([project])
    qtbot.waitUntil(lambda: window.editor.context.document is not None, timeout=30000)
    assert hand.document.state == state
    wait_finished(hand)

    # Mask and cut-out.
    mask_file, cut_file = tmp_path / "mask.png", tmp_path / "cut.png"
    for path, keys in ((mask_file, CTRL | Qt.KeyboardModifier.ShiftModifier), (cut_file, CTRL)):
        answer_export(monkeypatch, path)
        with qtbot.waitSignal(window.exporting.exported, timeout=120000):
            hand.key(Qt.Key.Key_E, keys)
    mask = cv2.imread(str(mask_file), cv2.IMREAD_UNCHANGED)
    assert mask.shape == (100, 140) and ((mask > 127) == inside).mean() > 0.97
    assert np.array_equal(cv2.imread(str(cut_file), cv2.IMREAD_UNCHANGED)[..., 3], mask)

    # The region limits the colours of the first use: the sky keeps its own.
    hand.document.apply("Limit colours", within="foreground")
    hand.key(Qt.Key.Key_F5)
    assert hand.document.hints == colored
    wait_finished(hand)
    assert chroma_on_screen(hand, (70, 65))[0] < -10
    assert chroma_on_screen(hand, (125, 20)) == pytest.approx(tuple(own), abs=4)
