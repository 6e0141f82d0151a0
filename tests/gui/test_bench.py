"""What `bench window` measures with: the event loop's stalls, photographs of any size."""

from __future__ import annotations

import time
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.ui.bench import window as bench


def test_a_stall_is_found_and_its_own_share_told(qtbot: QtBot) -> None:
    with bench.heartbeat() as stall:
        QTimer.singleShot(20, lambda: time.sleep(0.3))
        qtbot.wait(500)
    assert stall.gap >= 300
    assert stall.own < stall.gap / 2, "the thread slept: it was not its own work that took so long"


def test_photographs_have_the_size_asked_for_and_grain(tmp_path: Path) -> None:
    picture = cv2.imread(str(bench.enlarged_sample(tmp_path / "a.jpg", (400, 300))), cv2.IMREAD_GRAYSCALE)
    assert picture is not None and picture.shape == (300, 400)
    assert np.abs(np.diff(picture.astype(np.int16), axis=1)).mean() > 1
