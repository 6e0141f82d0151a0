"""The worker looks for suggestions after the picture, and warms a backend up."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from app.core import edits
from app.core.messages import Request
from app.core.worker import Worker
from models import color
from models.errors import WeightsMissing
from models.hints import Hints
from tests import fakes
from tests.core.worker_tools import BLUE, RED, Inbox, point, step


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
