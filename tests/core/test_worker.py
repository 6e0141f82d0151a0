"""What runs, what is interrupted, what is kept, and what the artist is told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from queue import Empty, Queue

import numpy as np
import pytest

from app.core import edits, export, image_io
from app.core.image_io import Photograph
from app.core.messages import Failure, Request, Result, Suggestions, next_serial
from app.core.picture import Picture
from app.core.render import Detail
from app.core.worker import Worker
from models import color, device
from models.base import Cancelled, CancelToken
from models.errors import DeviceOutOfMemory, WeightsMissing
from models.hints import AB, Guidance, Hints, Theme
from models.image import ImageData
from tests import fakes
from tests.conftest import ramp

RED, BLUE = (40.0, 30.0), (5.0, -40.0)


class Inbox:
    """Everything a worker says, in order."""

    def __init__(self) -> None:
        self.results: Queue[Result] = Queue()
        self.suggestions: Queue[Suggestions] = Queue()
        self.failures: Queue[Failure] = Queue()
        self.busy: Queue[bool] = Queue()
        self.progress: Queue[tuple[float, str]] = Queue()

    def result(self) -> Result:
        return self.results.get(timeout=fakes.PATIENCE)

    def palette(self) -> list[tuple[AB, float]]:
        return self.suggestions.get(timeout=fakes.PATIENCE).palette

    def failure(self) -> Failure:
        return self.failures.get(timeout=fakes.PATIENCE)

    def wait_idle(self) -> None:
        while self.busy.get(timeout=fakes.PATIENCE):
            continue

    def nothing_more(self) -> bool:
        return self.results.empty() and self.failures.empty() and self.suggestions.empty()


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
def worker(inbox: Inbox) -> Iterator[Worker]:
    worker = Worker(
        inbox.results.put,
        inbox.failures.put,
        lambda f, t: inbox.progress.put((f, t)),
        inbox.busy.put,
        inbox.suggestions.put,
    )
    yield worker
    worker.close()


@pytest.fixture
def base(gray_photo: Photograph) -> Request:
    """A committed request for the backend "fake"; `step` makes the next one of it."""
    return Request(next_serial(), True, Picture(gray_photo, "fake", Hints(), "cpu"))


def step(request: Request, **changes: object) -> Request:
    """The next request, with changes of it and of its picture."""
    of_picture = {name: changes.pop(name) for name in tuple(changes) if hasattr(request.picture, name)}
    picture = replace(request.picture, **of_picture)  # type: ignore[arg-type]
    return replace(request, serial=next_serial(), picture=picture, **changes)  # type: ignore[arg-type]


def point(ab: AB, x: float = 10.0) -> Hints:
    return edits.add_point(Hints(), (x, 10.0), ab)[0]


def other_photo() -> Photograph:
    return image_io.from_pixels(ramp(40, 30), "other.png")


def test_a_request_becomes_a_picture(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install(monkeypatch)
    request = step(base, hints=point(RED))
    worker.submit(request)
    result = inbox.result()
    assert result.request is request and result.device == "CPU" and result.notice == ""
    assert result.overview.shape == (64, 96, 3) and result.overview.dtype == np.uint8
    assert result.detail is None and result.colorize_ms > 0 and result.join_ms > 0
    ab = color.to_lab(result.overview)[32, 48, 1:]
    assert np.abs(ab - RED).max() < 2
    assert np.abs(color.lightness(result.overview) - base.picture.photo.full.L).max() < 0.6
    assert script.threads == {"tintype-worker"}


def test_rough_answers_are_shown_before_the_final_one(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    fakes.install(monkeypatch, script=fakes.Script(rough=BLUE))
    request = step(base, hints=point(RED))
    worker.submit(request)
    first, last = inbox.result(), inbox.result()
    assert first.request is last.request is request and first.rough and not last.rough
    for result, ab in ((first, BLUE), (last, RED)):
        assert np.abs(color.to_lab(result.overview)[32, 48, 1:] - ab).max() < 2
    inbox.wait_idle()
    assert inbox.nothing_more()


def test_only_the_newest_pending_request_is_computed(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install(monkeypatch, script=fakes.Script(gate=threading.Event()))
    assert script.gate is not None
    worker.submit(step(base, hints=point(RED)))
    script.wait_started()
    for x in range(1, 6):
        worker.submit(step(base, hints=point(BLUE, x), committed=x == 5))
    script.gate.set()
    assert inbox.result().request.picture.hints == point(RED)
    assert inbox.result().request.picture.hints == point(BLUE, 5)
    inbox.wait_idle()
    assert inbox.nothing_more() and len(script.colorized) == 2 and not script.cancelled


@pytest.mark.parametrize("change", ["photo", "backend", "device", "working_size", "references"])
def test_a_running_live_job_is_interrupted_when_its_context_changes(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request, change: str
) -> None:
    gate = threading.Event()
    first = fakes.install(monkeypatch, "fake", fakes.Script(gate=gate), device=False)
    second = fakes.install(monkeypatch, "second")
    reference = edits.add_reference(Hints(), ImageData.from_rgb(np.zeros((4, 4, 3), np.uint8)))
    newer = {
        "photo": {"photo": other_photo()},
        "backend": {"backend": "second"},
        "device": {"device": "auto"},
        "working_size": {"working_size": 48},
        "references": {"hints": reference, "committed": False},
    }[change]
    worker.submit(base)
    first.wait_started()
    request = step(base, **newer)
    worker.submit(request)
    (second if change == "backend" else first).wait_started()
    assert first.cancelled == [base.picture.hints]
    gate.set()
    assert inbox.result().request is request
    inbox.wait_idle()
    assert inbox.nothing_more()


def test_what_an_interrupted_job_still_finishes_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install(monkeypatch, script=fakes.Script(gate=threading.Event(), ignore_cancel=True))
    assert script.gate is not None
    worker.submit(base)
    script.wait_started()
    request = step(base, photo=other_photo())
    worker.submit(request)
    script.gate.set()
    assert inbox.result().request is request
    inbox.wait_idle()
    assert inbox.nothing_more()


def test_a_slow_job_is_interrupted_by_newer_committed_hints_only(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install_slow(monkeypatch, "fake")
    assert script.gate is not None
    worker.submit(step(base, hints=point(RED)))
    script.wait_started()
    worker.submit(step(base, hints=point(RED), detail=Detail((0, 0, 10, 10), (10, 10))))
    worker.submit(step(base, hints=point(BLUE), committed=False))
    assert not script.cancelled
    worker.submit(step(base, hints=point(BLUE)))
    script.wait_started()
    assert script.cancelled == [point(RED)]
    script.gate.set()
    assert inbox.result().request.picture.hints == point(BLUE)
    inbox.wait_idle()
    assert inbox.nothing_more() and script.colorized == [point(RED), point(BLUE)]


def test_a_draft_does_not_replace_what_a_slow_backend_has_yet_to_do(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install_slow(monkeypatch, "fake")
    assert script.gate is not None
    worker.submit(base)
    script.wait_started()
    detail = step(base, detail=Detail((0, 0, 10, 10), (10, 10)))
    worker.submit(detail)
    worker.submit(step(base, hints=point(BLUE), committed=False))
    script.gate.set()
    assert inbox.result().request is base
    assert inbox.result().request is detail


def test_prepare_runs_once_per_photograph_and_references(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install(monkeypatch)
    references = edits.add_reference(Hints(), ImageData.from_rgb(np.zeros((4, 4, 3), np.uint8)))
    for request in (
        base,
        step(base, hints=point(RED)),
        step(base, photo=other_photo()),
        step(base, hints=references),
        step(base, hints=edits.add_point(references, (1, 1), BLUE)[0]),
        step(base, hints=point(BLUE)),
    ):
        worker.submit(request)
        inbox.result()
    assert [(image.size, len(hints.references)) for image, hints in script.prepared] == [
        ((96, 64), 0),
        ((40, 30), 0),
        ((96, 64), 1),
    ]
    assert script.created == ["cpu"]


def test_the_strength_of_a_reference_interrupts_nothing_and_prepares_nothing_anew(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install(monkeypatch, script=fakes.Script(gate=threading.Event()))
    assert script.gate is not None
    strong = edits.add_reference(Hints(), ImageData.from_rgb(np.zeros((4, 4, 3), np.uint8)))
    worker.submit(step(base, hints=strong))
    script.wait_started()
    weak = edits.set_strength(strong, 0, 0.25)
    worker.submit(step(base, hints=weak, committed=False))
    script.gate.set()
    assert [inbox.result().request.picture.hints for _ in range(2)] == [strong, weak]
    assert script.colorized == [strong, weak] and len(script.prepared) == 1 and not script.cancelled


def test_another_view_or_palette_place_does_not_colorize_again(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install(monkeypatch)
    worker.submit(step(base, hints=point(RED), committed=False))
    inbox.result()
    worker.submit(step(base, hints=point(RED), detail=Detail((10, 20, 50, 60), (20, 20))))
    result = inbox.result()
    assert result.detail is not None and result.detail.shape == (20, 20, 3)
    worker.submit(step(base, hints=point(RED), palette_at=(48.0, 32.0)))
    inbox.result()
    assert inbox.palette()[0] == (RED, 0.7)
    assert script.colorized == [point(RED)]


def test_the_detail_shows_the_place_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    fakes.install(monkeypatch)
    worker.submit(step(base, detail=Detail((-10, 32, 30, 100), (40, 68))))
    result = inbox.result()
    assert result.detail is not None and result.detail.shape == (32, 30, 3)
    assert np.abs(color.lightness(result.detail) - base.picture.photo.full.L[32:, :30]).max() < 0.6
    worker.submit(step(base, detail=Detail((200, 0, 300, 50), (10, 10))))
    assert inbox.result().detail is None


def test_a_view_never_gets_more_pixels_than_the_photograph_has(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    fakes.install(monkeypatch)
    worker.submit(step(base, detail=Detail((0, 0, 96, 64), (960, 640))))
    result = inbox.result()
    assert result.detail is not None and result.detail.shape == (64, 96, 3)
    assert result.overview.shape == (64, 96, 3)


def test_hints_reach_the_backend_in_the_pixels_of_the_proxy(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install(monkeypatch)
    large = image_io.from_pixels(ramp(4096, 64), "wide.png")
    hints = edits.add_point(Hints(), (20, 40), RED, 6)[0]
    worker.submit(step(base, photo=large, hints=hints, palette_at=(4096.0, 64.0)))
    inbox.result()
    assert script.prepared[0][0].size == (2048, 32)
    assert script.colorized[0].points[0].xy == (10, 20) and script.colorized[0].points[0].radius == 3
    # The corner belongs to the last pixel.
    assert script.asked == [(2047.75, 31.75)]


def test_the_working_size_reaches_the_backend_before_it_prepares(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install(monkeypatch)
    for size in (None, 384, 384, None):
        worker.submit(step(base, working_size=size))
        inbox.result()
    assert script.working_sizes == [None, 384], "both are kept"


def test_a_backend_never_gets_hints_that_it_does_not_take(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install(monkeypatch, supports=Guidance.POINTS | Guidance.SATURATION)
    hints = edits.add_stroke(point(RED), [(1, 1)], 3, BLUE)[0]
    hints = edits.set_theme(hints, Theme((RED, BLUE, RED)))
    hints = edits.set_share(edits.set_histogram(hints, (1.0, *[0.0] * 312)), Guidance.SATURATION, 0.5)
    hints = edits.add_reference(hints, ImageData.from_rgb(np.zeros((4, 4, 3), np.uint8)))
    worker.submit(step(base, hints=hints))
    assert inbox.result().request.picture.hints == hints
    assert script.colorized == [edits.set_share(point(RED), Guidance.SATURATION, 0.5)]
    assert script.prepared[0][1].references == ()


def test_suggestions_for_a_hint_do_not_know_of_it(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install(monkeypatch)
    hints, below = edits.add_point(Hints(), (5, 5), RED)
    hints, top = edits.add_point(hints, (6, 6), BLUE)
    ask = {"hints": hints, "palette_at": (6.0, 6.0), "palette_without": top}
    worker.submit(step(base, committed=False, **ask))
    inbox.result()
    inbox.wait_idle()
    assert inbox.nothing_more() and len(script.colorized) == 1, "never while dragging"
    worker.submit(step(base, **ask))
    result = inbox.result()
    assert inbox.palette()[0][0] == RED
    ab = color.to_lab(result.overview)[32, 48, 1:]
    assert np.abs(ab - BLUE).max() < 4, "the picture itself knows of it"
    worker.submit(step(base, **(ask | {"palette_at": (7.0, 7.0)})))
    inbox.result()
    inbox.palette()
    assert len(script.colorized) == 2 and below in {p.id for p in script.colorized[-1].points}
    worker.submit(step(base, **(ask | {"palette_without": 99})))
    inbox.result()
    assert inbox.palette()[0][0] == BLUE


def test_the_picture_does_not_wait_for_the_suggestions(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install(monkeypatch, script=fakes.Script(palette_gate=threading.Event()))
    assert script.palette_gate is not None
    request = step(base, palette_at=(1.0, 1.0))
    worker.submit(request)
    assert inbox.result().request is request
    assert inbox.suggestions.empty()
    script.palette_gate.set()
    assert inbox.palette()


def test_suggestions_give_way_to_a_newer_request(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    gate = threading.Event()
    script = fakes.install(monkeypatch)
    hints, top = edits.add_point(Hints(), (6, 6), BLUE)
    script.slow_hints, script.gate = Hints(), gate
    # The picture comes; the second colorization, without the hint, is under way when the next request arrives.
    worker.submit(step(base, hints=hints, palette_at=(6.0, 6.0), palette_without=top))
    inbox.result()
    script.wait_started()
    script.wait_started()
    newer = step(base, hints=point(RED), palette_at=(8.0, 8.0))
    worker.submit(newer)
    assert inbox.result().request is newer
    assert script.cancelled == [Hints()]
    assert inbox.suggestions.get(timeout=fakes.PATIENCE).request is newer
    inbox.wait_idle()
    assert inbox.nothing_more()


def test_suggestions_of_a_request_that_is_not_the_newest_are_not_looked_for(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install(monkeypatch, script=fakes.Script(gate=threading.Event()))
    assert script.gate is not None
    worker.submit(step(base, palette_at=(1.0, 1.0)))
    script.wait_started()
    newer = step(base, hints=point(RED), palette_at=(2.0, 2.0))
    worker.submit(newer)
    script.gate.set()
    assert inbox.suggestions.get(timeout=fakes.PATIENCE).request is newer
    assert script.asked == [(2.0, 2.0)]


def test_what_is_shown_already_is_not_joined_again(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    fakes.install(monkeypatch)
    view = Detail((10, 10, 50, 50), (30, 30))
    worker.submit(step(base, hints=point(RED), detail=view))
    first = inbox.result()
    worker.submit(step(base, hints=point(RED), detail=view, palette_at=(3.0, 3.0)))
    second = inbox.result()
    assert second.detail is first.detail and second.overview is first.overview
    worker.submit(step(base, hints=point(RED), detail=Detail((0, 10, 50, 50), (30, 30))))
    third = inbox.result()
    assert third.detail is not first.detail and third.overview is first.overview
    worker.submit(step(base, hints=point(BLUE), detail=view))
    assert np.abs(color.to_lab(inbox.result().detail)[15, 15, 1:] - BLUE).max() < 4  # type: ignore[arg-type]


def test_warming_up_makes_the_backend_that_the_first_request_uses(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install(monkeypatch)
    worker.warm("fake", "cpu")
    script.wait_started()
    worker.submit(base)
    inbox.result()
    assert script.created == ["cpu"] and len(script.colorized) == 2
    assert script.threads == {"tintype-worker"} and color.chroma_limits.cache_info().currsize == 1


def test_warming_up_fails_in_silence(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install(monkeypatch, script=fakes.Script(prepare_error=WeightsMissing("No weights.", "Fetch them.")))
    worker.warm("fake", "cpu")
    worker.warm("no such backend", "cpu")
    fine = fakes.install(monkeypatch, "fine")
    worker.submit(step(base, backend="fine"))
    assert inbox.result() and fine.colorized and not script.colorized
    inbox.wait_idle()
    assert inbox.nothing_more()


def test_a_backend_without_a_palette_suggests_nothing(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    fakes.install(monkeypatch, script=fakes.Script(palette=False), palette=False)
    worker.submit(step(base, palette_at=(1.0, 1.0)))
    inbox.result()
    inbox.wait_idle()
    assert inbox.nothing_more()


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
    hints, _ = edits.add_point(Hints(), (-1e6, 1e9), RED)
    hints, _ = edits.add_stroke(hints, [(-500, -500), (900, 900)], 1e5, BLUE)
    worker.submit(step(base, hints=hints, palette_at=(-5.0, 1e7)))
    inbox.result()
    assert inbox.palette()


