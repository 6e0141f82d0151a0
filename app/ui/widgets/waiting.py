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
    """One piece of work at a time."""

    failed = Signal(object, str)
    """A UserError and its traceback."""
    _progressed = Signal(float)

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._background = Background(self)
        self._background.failed.connect(self._failed)
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
        """Call `work` in a thread, then `done` with its answer, or `stopped` where the artist has stopped it."""
        self._token = token = CancelToken()
        self._dialog = dialog = progress_dialog(text, self._window)
        dialog.canceled.connect(token.cancel)
        dialog.setValue(0)

        def guarded() -> tuple[Any, bool]:
            try:
                return work(token, lambda fraction, _: self._progressed.emit(fraction)), True
            except Cancelled:
                return None, False

        def finished(answer: tuple[Any, bool]) -> None:
            self._end_dialog()
            value, complete = answer
            if complete:
                done(value)
            else:
                stopped()

        self._background.run(guarded, finished)

    def _show_progress(self, fraction: float) -> None:
        if self._dialog is not None and not self._token.cancelled:
            self._dialog.setValue(round(fraction * 100))

    def _failed(self, error: UserError, details: str) -> None:
        self._end_dialog()
        self.failed.emit(error, details)

    def _end_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.canceled.disconnect()
            self._dialog.close()
            self._dialog.deleteLater()
            self._dialog = None

    def close(self) -> None:
        """Stop what is running and wait for it."""
        self._token.cancel()
        self._background.close()
        self._end_dialog()


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
