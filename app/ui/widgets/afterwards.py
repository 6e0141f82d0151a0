"""What may wait until a click is on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer


class Afterwards(QTimer):
    """Calls a function a moment after a signal, once for all signals that come within that moment.

    While the worker computes the picture of a click, whatever the window's thread does delays it: panels follow when
    the picture is there.
    """

    DELAY_MS: ClassVar[int] = 90
    """Longer than the picture of a click takes, and hardly to be seen; 0 calls at once."""

    def __init__(self, call: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent, singleShot=True)
        self._call = call
        self.timeout.connect(call)

    def follow(self, *_: object) -> None:
        """Call the function soon; for signals with any arguments."""
        if self.DELAY_MS == 0:
            self._call()
        elif not self.isActive():
            self.start(self.DELAY_MS)
