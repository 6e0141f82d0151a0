"""The worker stops, fails and goes on: cancel, backends that raise, too little memory, exports in turn, closing."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from queue import Empty

import pytest

from app.core import edits, export
from app.core.messages import Request
from app.core.views import Detail
from app.core.worker import Worker
from models import device
from models.base import Cancelled, CancelToken
from models.errors import DeviceOutOfMemory, WeightsMissing
from models.hints import Hints
from tests import fakes
from tests.core.worker_tools import BLUE, RED, Inbox, other_photo, point, step


def test_cancel_stops_the_job_and_forgets_the_next(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install_slow(monkeypatch, "fake")
    worker.submit(base)
    script.wait_started()
    worker.submit(step(base, detail=Detail((0, 0, 10, 10), (10, 10))))
    worker.cancel()
    inbox.wait_idle()
    assert inbox.nothing_more() and script.cancelled == [Hints()]
    assert script.gate is not None
    script.gate.set()
    worker.submit(step(base))
    assert inbox.result()


def test_progress_and_busy_are_told(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    fakes.install(monkeypatch)
    worker.submit(base)
    inbox.result()
    assert inbox.busy.get(timeout=fakes.PATIENCE) is True
    assert inbox.busy.get(timeout=fakes.PATIENCE) is False
    assert (0.5, "painting") in list(inbox.progress.queue)
    with pytest.raises(Empty):
        inbox.busy.get_nowait()


@pytest.mark.usefixtures("expect_warnings")
def test_the_worker_lives_on_after_any_failure(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install_failing(monkeypatch, name="fake")
    worker.submit(base)
    failure = inbox.failure()
    assert failure.request is base and str(failure.error) == "It failed. Do better."
    assert "Traceback" in failure.details
    for error, shown in (
        (ValueError("shapes differ"), "“fake” failed: ValueError: shapes differ."),
        (MemoryError(), "too little memory"),
    ):
        script.colorize_error = error
        worker.submit(step(base))
        failure = inbox.failure()
        assert shown in str(failure.error) and failure.error.remedy
    script.colorize_error = None
    worker.submit(step(base))
    assert inbox.result()


@pytest.mark.usefixtures("expect_warnings")
def test_a_backend_that_cannot_be_made_fails_with_its_remedy_and_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install(monkeypatch, script=fakes.Script(create_error=WeightsMissing("No weights.", "Fetch them.")))
    worker.submit(base)
    failure = inbox.failure()
    assert isinstance(failure.error, WeightsMissing) and failure.error.remedy == "Fetch them."
    script.create_error = None
    worker.submit(step(base))
    assert inbox.result()


@pytest.mark.usefixtures("expect_warnings")
def test_an_unknown_backend_is_a_failure(worker: Worker, inbox: Inbox, base: Request) -> None:
    worker.submit(step(base, backend="nobody"))
    assert "no backend “nobody”" in str(inbox.failure().error)


@pytest.mark.usefixtures("expect_warnings")
def test_out_of_memory_on_the_gpu_goes_on_with_the_cpu_and_says_so_once(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    monkeypatch.setattr(device, "resolve", lambda name: device.Device(name, {"cuda": "GPU X", "cpu": "CPU"}[name]))
    script = fakes.install_forgetful(monkeypatch, "fake")
    worker.submit(step(base, device="cuda"))
    result = inbox.result()
    assert result.device == "CPU" and "GPU" in result.notice
    worker.submit(step(base, device="cuda", hints=point(RED)))
    result = inbox.result()
    assert result.device == "CPU" and result.notice == ""
    assert script.created == ["cuda", "cpu"]
    script.small_devices = ()
    worker.submit(step(base, device="cuda", photo=other_photo()))
    assert inbox.result().device == "GPU X", "another photograph may fit"


@pytest.mark.usefixtures("expect_warnings")
def test_out_of_memory_on_the_cpu_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install(monkeypatch, script=fakes.Script(small_devices=("cpu",)))
    worker.submit(base)
    assert isinstance(inbox.failure().error, DeviceOutOfMemory)
    script.small_devices = ()
    worker.submit(step(base))
    assert inbox.result()


def test_threads_are_set_in_the_worker_when_they_change(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    fakes.install(monkeypatch)
    seen: list[tuple[int, str]] = []
    monkeypatch.setattr(device, "set_threads", lambda n: seen.append((n, threading.current_thread().name)))
    for threads in (None, 1, 1, 2):
        worker.set_threads(threads)
        worker.submit(step(base))
        inbox.result()
    assert seen == [(1, "tintype-worker"), (2, "tintype-worker")]


def test_an_export_uses_the_workers_backends_in_its_turn(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request, tmp_path: Path
) -> None:
    script = fakes.install(monkeypatch, script=fakes.Script(gate=threading.Event(), slow_hints=point(RED)))
    seen: list[tuple[int, str]] = []
    monkeypatch.setattr(device, "set_threads", lambda n: seen.append((n, threading.current_thread().name)))
    assert script.gate is not None
    worker.set_threads(1)
    worker.submit(step(base, hints=point(RED)))
    script.wait_started()
    token = CancelToken()
    token.cancel()
    picture = replace(base.picture, hints=point(BLUE))
    with pytest.raises(Cancelled):
        export.export(picture, tmp_path / "a.png", engine=worker.engine, cancel=token)
    with ThreadPoolExecutor(1, thread_name_prefix="export") as pool:
        written = pool.submit(export.export, picture, tmp_path / "a.png", engine=worker.engine)
        script.gate.set()
        assert written.result(fakes.PATIENCE) == "" and (tmp_path / "a.png").exists()
    inbox.result()
    assert script.created == ["cpu"] and script.colorized == [point(RED), point(BLUE)] and len(script.prepared) == 1
    assert seen == [(1, "tintype-worker"), (1, "export_0")]


def test_close_stops_a_running_job_and_nothing_is_said_afterwards(
    monkeypatch: pytest.MonkeyPatch, inbox: Inbox, base: Request
) -> None:
    worker = Worker(inbox.results.put, inbox.failures.put)
    script = fakes.install_slow(monkeypatch, "fake")
    worker.submit(base)
    script.wait_started()
    worker.close()
    worker.submit(base)
    worker.close()
    assert inbox.nothing_more() and script.cancelled == [Hints()]


def test_hints_beyond_the_photograph_are_no_crash(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    fakes.install(monkeypatch)
    hints, _ = edits.add_point(Hints(), (-1e6, 9e6), RED)
    hints, _ = edits.add_stroke(hints, [(-500, -500), (900, 900)], 1e5, BLUE)
    worker.submit(step(base, hints=hints, palette_at=(-5.0, 1e7)))
    inbox.result()
    assert inbox.palette()
