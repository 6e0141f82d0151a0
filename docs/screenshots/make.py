"""Takes the screenshots in this folder: the sample in three windows and two themes. Needs no display.

    .venv/bin/python docs/screenshots/make.py
"""

from __future__ import annotations

import os
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.core.settings import Settings
from app.ui.main import make_app
from app.ui.panels.place import Place
from app.ui.widgets import style
from app.ui.window.main_window import MainWindow

SHOTS = ((1024, 700, Place.TOP), (1440, 900, Place.HINTS), (1600, 1000, Place.LOOK))
"""Width, height, and the panel that is open."""

SETTLED_MS = 1500


def pause(milliseconds: int) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def take(theme: str) -> None:
    """Write all sizes in one theme."""
    style.apply(theme)
    window = MainWindow(Settings(theme=theme, recent_colors=[(201, 150, 128), (163, 191, 224), (134, 160, 94)]))
    window.show()
    window.files.open_sample()
    while not window.editor.context.palette:
        pause(SETTLED_MS)
    for width, height, place in SHOTS:
        window.resize(width, height)
        pause(SETTLED_MS)
        window.side.open(place)
        QApplication.sendEvent(window.panes.main_pane, QEvent(QEvent.Type.Leave))
        window.panes.main_pane.setFocus()
        pause(SETTLED_MS)
        window.grab().save(str(Path(__file__).with_name(f"{width}x{height}-{theme}.jpg")), quality=88)
    window.shut_down()
    window.deleteLater()


if __name__ == "__main__":
    app = make_app()
    for name in ("dark", "light"):
        take(name)
