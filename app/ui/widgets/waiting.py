"""Work in the background that somebody waits for: a dialog shows how far it is, and stops it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressDialog, QPushButton, QWidget

from app.ui.widgets.background import Background
from models.base import Cancelled, CancelToken, Progress
from models.errors import UserError

PATIENCE_MS = 400
PROGRESS_WIDTH = 440


class Waiting(QObject):
    """One piece of work at a time: the next one takes the place of the one before."""

    failed = Signal(object, str)
    """A UserError and its traceback."""
    _progressed = Signal(object, float)

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._background = Background(self)
        self._token = CancelToken()
        self._dialog: QProgressDialog | None = None
        self._progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether there is work to wait for."""
        return self._background.busy

    def run(
        self,
        text: str,
        work: Callable[[CancelToken, Progress], Any],
        done: Callable[[Any], None],
        stopped: Callable[[], None] = lambda: None,
    ) -> None:
        """Call `work` in a thread, then `done` with its answer, or `stopped` where it was stopped.

        Work that goes on is stopped first. What it answers all the same comes late; its errors do not come.
        """
        self.stop()
        self._token = token = CancelToken()
        self._dialog = dialog = progress_dialog(text, self._window)
        dialog.canceled.connect(token.cancel)
        dialog.setValue(0)

        def guarded() -> tuple[Any, bool]:
            try:
                return work(token, lambda fraction, _: self._progressed.emit(token, fraction)), True
            except Cancelled:
                return None, False

        def finished(answer: tuple[Any, bool]) -> None:
            self._end_dialog(token)
            value, complete = answer
            if complete:
                done(value)
            else:
                stopped()

        def failed(error: UserError, details: str) -> None:
            self._end_dialog(token)
            if token.cancelled:
                stopped()
            else:
                self.failed.emit(error, details)

        self._background.run(guarded, finished, failed)

    def _show_progress(self, token: CancelToken, fraction: float) -> None:
        if self._dialog is not None and token is self._token and not token.cancelled:
            self._dialog.setValue(round(fraction * 100))

    def _end_dialog(self, token: CancelToken) -> None:
        if self._dialog is not None and token is self._token:
            self._dialog.canceled.disconnect()
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None

    def stop(self) -> None:
        """Stop what is running; nobody waits for it any more."""
        self._token.cancel()
        self._end_dialog(self._token)

    def close(self) -> None:
        """Stop what is running and wait for it."""
        self.stop()
        self._background.close()


def progress_dialog(text: str, window: QWidget) -> QProgressDialog:
    """Shows how far it is, if it takes a while. Return does not stop it: Esc and the button do."""
    dialog = QProgressDialog(text, "", 0, 100, window)
    cancel = QPushButton(dialog.tr("Cancel"))
    cancel.setAutoDefault(False)
    dialog.setCancelButton(cancel)
    dialog.setWindowTitle(window.windowTitle().replace("[*]", ""))
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    dialog.setLabel(label)
    dialog.setMinimumWidth(PROGRESS_WIDTH)
    dialog.setMinimumDuration(PATIENCE_MS)
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)
    return dialog
