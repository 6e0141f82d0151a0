"""Runs slow work in threads, so that the window goes on."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from app.core.errors import for_user
from models.errors import UserError

_log = logging.getLogger(__name__)

Failed = Callable[[UserError, str], None]
"""Takes an error and its traceback."""


class _Job(QObject):
    """Carries one answer from its thread to the window's; outlives the widget that asked, if it must."""

    answered = Signal(object)

    def __init__(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Failed) -> None:
        super().__init__()
        self.work = work
        self.done = done
        self.failed = failed
        self.value: Any = None
        self.error: UserError | None = None
        self.details = ""
        self.thread_of_work = threading.Thread(target=self.run, name="tintype-background")

    def run(self) -> None:
        """Do the work; called in the job's thread."""
        try:
            self.value = self.work()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - nobody is above a thread: the artist must hear of it
            if not isinstance(error, UserError):
                _log.exception("Work in the background failed")
            self.error, self.details = for_user(error), traceback.format_exc()
        self.answered.emit(self)


class Background(QObject):
    """Runs functions in threads; their answers come in the thread this object lives in, and not after its end."""

    failed = Signal(object, str)
    """A UserError and its traceback."""
    busy_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: set[_Job] = set()
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._jobs)

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Failed | None = None) -> None:
        """Call `work` in a thread, then `done` here with what it returned, or `failed` with its error and traceback.

        Without a `failed` of its own, errors go to the signal. After `close` nothing is started: a late signal must
        not start a thread that is never joined.
        """
        if self._closed:
            return
        job = _Job(work, done, failed or self.failed.emit)
        job.answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._jobs.add(job)
        self.busy_changed.emit()
        try:
            job.thread_of_work.start()
        except RuntimeError as error:
            # No memory for one more thread.
            self._jobs.discard(job)
            self.busy_changed.emit()
            job.failed(for_user(error), "")

    def close(self) -> None:
        """Wait for what is still running; its answers are dropped."""
        self._closed = True
        for job in self._jobs:
            job.answered.disconnect(self._deliver)
            job.thread_of_work.join()
        self._jobs.clear()

    def _deliver(self, job: _Job) -> None:
        self._jobs.discard(job)
        job.thread_of_work.join()  # the answer was its last word
        self.busy_changed.emit()
        if job.error is not None:
            job.failed(job.error, job.details)
        else:
            job.done(job.value)
