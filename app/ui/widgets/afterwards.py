"""What may wait until a click is on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QElapsedTimer, QObject, QTimer


class Afterwards(QTimer):
    """Calls a function once the signals for it have rested for a moment.

    While the worker computes the picture of a click, whatever the window's thread does delays it: panels follow when
    the picture is there. While the hand goes on, they follow now and then.
    """

    DELAY_MS: ClassVar[int] = 90
    """Longer than the picture of a click takes, and hardly to be seen; 0 calls at once."""

    LONGEST_MS: ClassVar[int] = 500
    """After this time the function is called even where signals go on."""

    def __init__(self, call: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent, singleShot=True)
        self._call = call
        self._since = QElapsedTimer()
        self.timeout.connect(call)

    def follow(self, *_: object) -> None:
        """Call the function soon; for signals with any arguments."""
        if self.DELAY_MS == 0:
            self._call()
            return
        if not self.isActive():
            self._since.start()
        if self._since.elapsed() <= self.LONGEST_MS - self.DELAY_MS:
            self.start(self.DELAY_MS)
