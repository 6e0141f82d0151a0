"""What runs, what is interrupted, what is kept, and what the artist is told."""

from __future__ import annotations

import gc
import threading
import weakref

import numpy as np
import pytest

from app.core import edits, image_io, memory
from app.core.messages import Request, Result
from app.core.views import Detail
from app.core.worker import Worker
from models import color
from models.hints import Guidance, Hints, Theme
from models.image import ImageData
from tests import fakes
from tests.conftest import ramp
from tests.core.worker_tools import BLUE, RED, Inbox, other_photo, point, step


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


def test_memory_goes_back_once_the_picture_of_another_photograph_is_shown(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    fakes.install(monkeypatch)
    events, show = list[str](), worker.on_result

    def on_result(result: Result) -> None:
        events.append("shown")
        show(result)

    worker.on_result = on_result
    monkeypatch.setattr(memory, "give_back", lambda: events.append("given back"))
    for request in (
        step(base, hints=point(RED)),
        step(base, hints=point(BLUE)),
        step(base, photo=other_photo()),
    ):
        worker.submit(request)
        inbox.result()
        inbox.wait_idle()
    worker.close()
    assert events == ["shown", "given back", "shown", "shown", "given back"]


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
        ((96, 64), 0),
    ], "of a photograph that another one has taken the place of nothing is kept"
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


def test_nothing_of_a_photograph_is_kept_when_another_one_is_worked_on(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request
) -> None:
    script = fakes.install(monkeypatch)
    worker.submit(base)
    renderer = inbox.result().renderer
    assert renderer is not None
    first = weakref.ref(renderer)
    del renderer
    worker.submit(step(base, photo=other_photo()))
    other = inbox.result()
    gc.collect()
    assert first() is None
    worker.submit(step(base, photo=other_photo(), hints=point(RED)))
    assert inbox.result().renderer is not other.renderer and len(script.prepared) == 2, "the same one is kept"
