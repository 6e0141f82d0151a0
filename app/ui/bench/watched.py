"""Tintype, or an empty window of Qt, whose start `tintype bench start` watches. Its own imports are Qt's alone.

It writes a line when its window is on the screen, and another one with the event loop's longest stall after that.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

SIZE = (1440, 900)
WATCHED_MS = 4000


class _Watch(QObject):
    """Waits for a window's first picture, then for the event loop's stalls."""

    def __init__(self) -> None:
        super().__init__()
        self._last = 0.0
        self._longest = 0.0
        self._heart = QTimer(self, interval=1)
        self._heart.timeout.connect(self._beat)
        for window in QApplication.topLevelWindows():
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Expose:
            watched.removeEventFilter(self)
            # The window paints itself while it takes this event.
            QTimer.singleShot(0, self._seen)
        return False

    def _seen(self) -> None:
        print("seen", flush=True)  # noqa: T201 - the bench reads it
        self._last = time.perf_counter()
        self._heart.start()
        QTimer.singleShot(WATCHED_MS, self._end)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest, self._last = max(self._longest, now - self._last), now

    def _end(self) -> None:
        print(1000 * self._longest, flush=True)  # noqa: T201 - the bench reads it
        QApplication.exit(0)


def _run_empty() -> int:
    app = QApplication([])
    window = QWidget()
    window.resize(*SIZE)
    window.show()
    return app.exec()


def _run_tintype() -> int:
    from app import cli

    return cli.main([])


def main(what: str) -> int:
    """Run "empty" or "tintype", watched from the moment on at which its event loop begins."""
    run = QApplication.exec
    watches: list[_Watch] = []

    def watched() -> int:
        watches.append(_Watch())
        return run()

    QApplication.exec = staticmethod(watched)  # type: ignore[method-assign]
    return _run_empty() if what == "empty" else _run_tintype()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
