"""The window is on the screen before what is large is loaded or made."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.document import Document
from app.core.settings import Settings
from app.ui.panels.color_panel import ColorPanel
from app.ui.state.pictures import Pictures
from app.ui.window.main_window import MainWindow
from tests import fakes
from tests.gui.conftest import shut_down, textured

LARGE = {
    "torch", "scipy", "skimage", "av", "cv2", "PIL", "pyvips", "tifffile", "imagecodecs", "filelock", "safetensors",
    "models.colorizers", "app.cli.program", "app.ui.panels.table", "app.ui.window.column",
    "app.ui.window.export_dialog",
}  # fmt: skip

PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication
from app import cli
from app.ui import main

def loaded():
    # Where the event loop would begin, and the window paint itself.
    print(*sys.modules)
    return 0

QApplication.exec = staticmethod(loaded)
main.has_display = lambda: True
cli.main([])
"""


def test_nothing_large_is_loaded_before_the_window_is_there(tmp_path: Path) -> None:
    own = {f"XDG_{what}_HOME": str(tmp_path) for what in ("CONFIG", "STATE", "CACHE", "DATA")}
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", **own)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, env=environment, timeout=60, check=True
    )
    modules = set(done.stdout.split())
    assert "app.ui.window.main_window" in modules
    assert modules & LARGE == set()


class ShownWindows(QObject):
    """Watches for windows that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(watched)
        return False


def test_panels_are_made_out_of_sight_before_they_hear_of_a_photograph(qtbot: QtBot, script: fakes.Script) -> None:
    window = MainWindow(Settings(theme="dark", threads=1))
    qtbot.addWidget(window, before_close_func=shut_down)
    window.show()
    qtbot.waitExposed(window)
    assert window.findChild(ColorPanel) is None
    watch = ShownWindows()
    QApplication.instance().installEventFilter(watch)
    document = Document(textured())
    window.editor.open(document, Pictures(document.photo))
    panel = window.findChild(ColorPanel)
    assert panel is not None and panel.isVisible() and window.tool_bars.top.isVisible()
    assert [shown for shown in watch.seen if shown is not window] == []
