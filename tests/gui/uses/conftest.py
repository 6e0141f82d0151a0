"""An artist with a colour photograph, and a scripted backend for each use."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core import image_io
from app.core.document import Document
from app.core.image_io import Photograph
from app.ui.panels.map_thumbnails import MapThumbnails
from app.ui.panels.regions_panel import RegionsPanel
from app.ui.state import qimage
from app.ui.state.pictures import Pictures
from app.ui.window.main_window import MainWindow
from models.registry import Use
from tests import fakes
from tests.gui.conftest import CHOSEN, Hand

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
GREEN = (60, 140, 70)
BLUE = (70, 90, 190)


def green() -> Photograph:
    """A colour photograph of 200 x 150 pixels."""
    return image_io.from_pixels(np.full((150, 200, 3), GREEN, np.uint8), "green.png")


@pytest.fixture(autouse=True)
def scripts(monkeypatch: pytest.MonkeyPatch) -> dict[Use, fakes.Script]:
    """Backends for recolouring and cutting out; the kinds of strokes share the picture in upright bands."""
    return {
        Use.RECOLOR: fakes.install(
            monkeypatch, "endo2016-recolor", use=Use.RECOLOR, maps=True, live=False, palette=False
        ),
        Use.CUT_OUT: fakes.install(
            monkeypatch, "endo2016-cutout", use=Use.CUT_OUT, maps=True, live=False, palette=False
        ),
    }


@pytest.fixture
def artist(window: MainWindow, qtbot: QtBot, scripts: dict[Use, fakes.Script]) -> Hand:
    """A hand over the green photograph, with its first result shown."""
    photo = green()
    window.editor.open(Document(photo), Pictures(photo))
    window.activateWindow()
    made = Hand(window, qtbot)
    made.pane.setFocus()
    finish(made)
    window.editor.context.color.set(CHOSEN)
    return made


def finish(hand: Hand) -> None:
    """Wait for the result of the document as it is, and for all that comes with it."""
    session = hand.window.editor.context.session
    assert session is not None
    hand.qtbot.waitUntil(lambda: session.finished is not None, timeout=20000)
    hand.qtbot.waitUntil(lambda: not hand.window.editor.context.status.busy, timeout=20000)
    QApplication.processEvents()


def switch(hand: Hand, use: Use) -> None:
    hand.window.actions_[f"use_{use.value}"].trigger()
    finish(hand)


def shown_at(hand: Hand, xy: tuple[float, float]) -> np.ndarray:
    """What the pane shows at a place of the photograph, markers aside."""
    hand.window.editor.model.set_show_hints(False)
    pixels = qimage.to_array(hand.pane.grab().toImage())
    hand.window.editor.model.set_show_hints(True)
    place = hand.place(xy) * hand.pane.devicePixelRatioF()
    return pixels[place.y(), place.x()].astype(int)


def regions_panel(hand: Hand) -> RegionsPanel:
    found = hand.window.column.panels["regions"]
    assert isinstance(found, RegionsPanel)
    return found


def thumbnails(hand: Hand) -> MapThumbnails:
    """What the button over the picture opens."""
    found = hand.window.desk.maps_button.fly_out.content
    assert isinstance(found, MapThumbnails)
    return found


def cut_out(hand: Hand) -> None:
    """The left half as foreground, the right one as background."""
    switch(hand, Use.CUT_OUT)
    hand.drag((20, 20), (60, 100))
    hand.window.actions_["swap"].trigger()
    hand.drag((150, 20), (180, 100))
    finish(hand)
