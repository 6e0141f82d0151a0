"""The thread that computes pictures: one request at a time, always the newest.

Policy: only the newest pending request is kept. The picture is sent before suggestions, influence and probability maps
are computed; any newer request interrupts these. A running job of a live backend is interrupted
only when something else must be prepared (backend, device, photograph, working size, images of references) or the
region is another one; a slow one by any newer committed picture. A draft never reaches a slow backend.

Pictures for the side (comparisons, thumbnails, variants) are computed one by one while there is nothing else to do and
the hand has rested for a moment. Any request for the screen interrupts them; they begin again afterwards.
"""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from app.core.engine import Engine
from app.core.errors import is_out_of_memory
from app.core.messages import (
    AnySideRequest,
    Failure,
    Influence,
    Maps,
    Request,
    Result,
    SideAnswer,
    SideFailure,
    Suggestions,
)
from app.core.picture import Picture
from app.core.settings import DEFAULT_THREADS
from models import registry
from models.base import Cancelled, CancelToken, Progress
from models.errors import UserError

_log = logging.getLogger(__name__)
_V = TypeVar("_V")

REST_S = 0.25
"""Seconds without a request after which pictures for the side are computed: the hand does not move."""


@dataclass(frozen=True, slots=True)
class _Job:
    request: Request
    token: CancelToken


@dataclass(frozen=True, slots=True)
class _SideJob:
    request: AnySideRequest
    token: CancelToken


def _ignore(*_: object) -> None:
    """A callback that does nothing."""


class Worker:
    """One thread. `submit` and `cancel` return at once, from any thread.

    The callbacks are attributes, called in the worker's thread (the window makes queued signals of them), never after
    `close` has returned.

    Attributes:
        on_result: called with a `Result`; slow backends may have rough ones before it.
        on_suggestions: called with `Suggestions`, after the result of the same request.
        on_influence: called with an `Influence`, after both.
        on_maps: called with `Maps`, after all of these.
        on_side: called with a `SideAnswer` for each request of `want`, in their order.
        on_failure: called with a `Failure`; the worker goes on.
        on_progress: called with a fraction 0..1 and a short sentence while a job runs.
        on_busy: called with True when work begins and False when there is nothing left to do.
        engine: what computes; exports use it, too, so that weights are loaded once.
    """

    def __init__(
        self,
        on_result: Callable[[Result], None] = _ignore,
        on_failure: Callable[[Failure], None] = _ignore,
        on_progress: Callable[[float, str], None] = _ignore,
        on_busy: Callable[[bool], None] = _ignore,
        on_suggestions: Callable[[Suggestions], None] = _ignore,
        on_maps: Callable[[Maps], None] = _ignore,
        on_side: Callable[[SideAnswer], None] = _ignore,
        on_influence: Callable[[Influence], None] = _ignore,
        *,
        threads: int | None = DEFAULT_THREADS,
    ) -> None:
        """Start the thread; `threads` is how many torch computes with (None: its own choice)."""
        self.on_result = on_result
        self.on_failure = on_failure
        self.on_progress = on_progress
        self.on_busy = on_busy
        self.on_suggestions = on_suggestions
        self.on_maps = on_maps
        self.on_influence = on_influence
        self.on_side = on_side
        self.engine = Engine(threads=threads)
        self._changed = threading.Condition()
        self._pending: Request | None = None
        self._running: _Job | None = None
        self._adding = False
        self._wanted: tuple[AnySideRequest, ...] = ()
        self._beside: _SideJob | None = None
        self._rested = False
        self._warm: tuple[str, str] | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._loop, name="tintype-worker", daemon=True)
        self._thread.start()

    def submit(self, request: Request) -> None:
        """Ask for a picture; replaces the request that waits. Does nothing after `close`."""
        live = _is_live(request.picture.backend)
        if not live and not request.committed:
            return
        with self._changed:
            if self._closed:
                return
            self._pending = request
            self._rested = False
            running = self._running
            if running is not None and (
                self._adding or _interrupts(request.picture, running.request.picture, live=live)
            ):
                running.token.cancel()
            if self._beside is not None:
                self._beside.token.cancel()
            self._changed.notify()

    def want(self, requests: Sequence[AnySideRequest]) -> None:
        """Have these computed for the side while there is nothing else to do, the first one first.

        They take the place of those that were wanted before and are not answered yet.
        """
        with self._changed:
            self._wanted = tuple(requests)
            if self._beside is not None and self._beside.request not in self._wanted:
                self._beside.token.cancel()
            self._changed.notify()

    def cancel(self) -> None:
        """Stop the running job and drop the pending request; neither sends a result."""
        with self._changed:
            self._pending = None
            if self._running is not None:
                self._running.token.cancel()

    def warm(self, backend: str, device: str) -> None:
        """Warm up a backend while there is nothing else to do. Errors are only logged: a request will show them."""
        with self._changed:
            self._warm = (backend, device)
            self._changed.notify()

    def set_threads(self, threads: int | None) -> None:
        """Set the number of torch's threads, from the next job on."""
        self.engine.backends.threads = threads

    def close(self) -> None:
        """Stop, and wait for the thread to end."""
        with self._changed:
            self._closed = True
            if self._beside is not None:
                self._beside.token.cancel()
            self._changed.notify()
        self.cancel()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _loop(self) -> None:
        while True:
            job = self._next()
            if job is None:
                return
            try:
                self._work(job)
            except Exception:  # noqa: BLE001 - a callback that fails must not end the thread
                _log.exception("the answer to request %d could not be given", job.request.serial)

    def _next(self) -> _Job | None:
        """Wait for a request and make it the running job; None when closed."""
        with self._changed:
            was_busy, self._running = self._running is not None, None
            self._adding = False
            idle = self._pending is None and not self._closed
        if was_busy and idle:
            self.on_busy(False)  # noqa: FBT003 - callbacks have no parameter names
            self.engine.rest()
        job = None
        while job is None:
            with self._changed:
                self._wait()
                if self._closed:
                    return None
                warm, self._warm = self._warm, None
                if self._pending is not None:
                    job = _Job(self._pending, CancelToken())
                    self._pending, self._running = None, job
                elif warm is None and self._rested and self._wanted:
                    self._beside = _SideJob(self._wanted[0], CancelToken())
            if job is None and warm is not None:
                self._warm_up(*warm)
            elif self._beside is not None:
                self._work_beside(self._beside)
        if not was_busy or idle:
            self.on_busy(True)  # noqa: FBT003 - callbacks have no parameter names
        return job

    def _is_urgent(self) -> bool:
        return self._closed or self._pending is not None or self._warm is not None

    def _wait(self) -> None:
        """Wait for something to do, for the side only after a rest; to be called with the lock held."""
        self._changed.wait_for(lambda: self._is_urgent() or bool(self._wanted))
        if not self._rested and not self._is_urgent():
            self._rested = not self._changed.wait_for(self._is_urgent, REST_S)

    def _work_beside(self, job: _SideJob) -> None:
        """Answer a request for the side; one that was interrupted stays wanted."""
        answer: SideAnswer | None = None
        try:
            answer = self.engine.beside(job.request, job.token)
        except Cancelled:
            _log.debug("a picture for the side was interrupted")
        except (Exception, SystemExit) as error:  # noqa: BLE001 - it is shown in the picture's place
            _log.info("a picture for the side failed", exc_info=True)
            answer = SideFailure(job.request, _presentable(error, job.request.backend))
        with self._changed:
            self._beside = None
            done = answer is not None and job.request in self._wanted
            if done:
                self._wanted = tuple(request for request in self._wanted if request != job.request)
        if done and answer is not None and not self._closed:
            self.on_side(answer)

    def _warm_up(self, backend: str, device: str) -> None:
        try:
            self.engine.warm(backend, device)
        except (Exception, SystemExit):  # noqa: BLE001 - the first request meets the same error and tells the artist
            _log.info("%s could not be warmed up", backend, exc_info=True)

    def _rough(self, result: Result) -> None:
        """Send a rough result of the running job."""
        job = self._running
        if job is not None and not job.token.cancelled:
            self.on_result(result)

    def _work(self, job: _Job) -> None:
        result = self._attempt(job, partial(self.engine.run, rough=self._rough))
        if result is None:
            return
        self.on_result(result)
        # Suggestions, influence and maps give way to any newer request.
        with self._changed:
            if self._pending is not None:
                return
            self._adding = True
        found = self._attempt(job, self.engine.suggest)
        if found is not None:
            self.on_suggestions(found)
        influence = self._attempt(job, self.engine.influence)
        if influence is not None:
            self.on_influence(influence)
        maps = self._attempt(job, self.engine.maps)
        if maps is not None:
            self.on_maps(maps)

    def _attempt(self, job: _Job, compute: Callable[[Request, CancelToken, Progress], _V]) -> _V | None:
        """The engine's answer; None if the job was interrupted, or failed (which is reported)."""

        def progress(fraction: float, text: str) -> None:
            if not job.token.cancelled:
                self.on_progress(fraction, text)

        try:
            answer = compute(job.request, job.token, progress)
        except Cancelled:
            _log.debug("request %d was interrupted", job.request.serial)
            return None
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a backend raises, thread and document live on
            self._fail(job, error)
            return None
        return None if job.token.cancelled else answer

    def _fail(self, job: _Job, error: BaseException) -> None:
        """Report the error, unless the job was cancelled."""
        details = traceback.format_exc()
        _log.warning("request %d failed: %s", job.request.serial, error, exc_info=True)
        if not job.token.cancelled:
            self.on_failure(Failure(job.request, _presentable(error, job.request.picture.backend), details))


def _presentable(error: BaseException, backend: str) -> UserError:
    """The error as a sentence and a remedy for the artist."""
    if isinstance(error, UserError):
        return error
    if is_out_of_memory(error):
        return UserError(
            "There is too little memory to colour this picture.",
            "Close other programs or choose a smaller working size.",
        )
    return UserError(
        "The backend “{backend}” failed: {kind}: {reason}.",
        "Choose another backend, or undo the last step.",
        backend=backend,
        kind=type(error).__name__,
        reason=error,
    )


def _is_live(backend: str) -> bool:
    """Whether a backend is live; an unknown one counts as live and fails when it runs."""
    spec = registry.find(backend)
    return spec is None or spec.live


def _interrupts(new: Picture, running: Picture, *, live: bool) -> bool:
    """Whether the running job is stopped because of a new picture."""
    if live:
        return new.prepare_key != running.prepare_key or new.limit != running.limit
    return new != running
