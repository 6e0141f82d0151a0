"""Pictures for the side: computed while nothing else is to do, and never in the way of the hand."""

from __future__ import annotations

import threading
from queue import Queue

import numpy as np
import pytest

from app.core.messages import Request, SideAnswer, SideFailure, SidePicture, SideRequest, Survey, SurveyRequest
from app.core.picture import Picture
from app.core.views import Detail
from app.core.worker import Worker
from models import color
from models.errors import UserError
from models.hints import Hints
from tests import fakes
from tests.core.worker_tools import BLUE, RED, Inbox, point, step


@pytest.fixture
def side(worker: Worker) -> Queue[SideAnswer]:
    answers: Queue[SideAnswer] = Queue()
    worker.on_side = answers.put
    return answers


def small(base: Request, hints: Hints, backend: str = "fake") -> SideRequest:
    return SideRequest(Picture(base.picture.photo, backend, hints, "cpu", any_colors=True), 32)


def next_of(answers: Queue[SideAnswer]) -> SideAnswer:
    return answers.get(timeout=fakes.PATIENCE)


def test_they_come_in_their_order_and_at_their_size(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request, side: Queue[SideAnswer]
) -> None:
    fakes.install(monkeypatch)
    wanted = [small(base, point(RED)), small(base, point(BLUE))]
    worker.want(wanted)
    for request, ab in zip(wanted, (RED, BLUE), strict=True):
        answer = next_of(side)
        assert isinstance(answer, SidePicture) and answer.request is request
        assert answer.overview.shape == (21, 32, 3) and answer.detail is None
        assert np.abs(color.to_lab(answer.overview)[10, 16, 1:] - ab).max() < 2
    assert inbox.busy.empty() and inbox.nothing_more()


def test_the_visible_part_comes_like_that_of_a_result(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, base: Request, side: Queue[SideAnswer]
) -> None:
    fakes.install(monkeypatch)
    detail = Detail((10, 10, 50, 30), (40, 20))
    worker.want([SideRequest(base.picture, 1024, detail)])
    answer = next_of(side)
    assert isinstance(answer, SidePicture) and answer.detail is not None
    assert answer.detail.shape == (20, 40, 3) and answer.overview.shape == (64, 96, 3)


def test_a_click_stops_one_that_is_running_and_it_begins_again_afterwards(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request, side: Queue[SideAnswer]
) -> None:
    script = fakes.install(monkeypatch, script=fakes.Script(gate=threading.Event(), slow_hints=point(RED)))
    assert script.gate is not None
    request = small(base, point(RED))
    worker.want([request])
    script.wait_started()
    worker.submit(step(base, hints=point(BLUE)))
    # The result comes although the gate is closed.
    assert inbox.result().request.picture.hints == point(BLUE)
    assert script.cancelled == [point(RED)] and side.empty()
    script.gate.set()
    assert next_of(side).request is request


def test_what_waits_for_the_hand_comes_first(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request, side: Queue[SideAnswer]
) -> None:
    script = fakes.install(monkeypatch)
    worker.want([small(base, point(RED))])
    worker.submit(step(base, hints=point(BLUE)))
    inbox.result()
    next_of(side)
    assert script.colorized == [point(BLUE), point(RED)]


def test_what_is_wanted_no_longer_is_stopped_and_not_answered(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, base: Request, side: Queue[SideAnswer]
) -> None:
    script = fakes.install(monkeypatch, script=fakes.Script(gate=threading.Event(), slow_hints=point(RED)))
    worker.want([small(base, point(RED))])
    script.wait_started()
    instead = small(base, point(BLUE))
    worker.want([instead])
    assert next_of(side).request is instead
    assert script.cancelled == [point(RED)] and side.empty()


def test_one_that_is_still_wanted_goes_on(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, base: Request, side: Queue[SideAnswer]
) -> None:
    script = fakes.install(monkeypatch, script=fakes.Script(gate=threading.Event(), slow_hints=point(RED)))
    assert script.gate is not None
    slow, more = small(base, point(RED)), small(base, point(BLUE))
    worker.want([slow])
    script.wait_started()
    worker.want([more, slow])
    script.gate.set()
    assert {next_of(side).request, next_of(side).request} == {slow, more}
    assert not script.cancelled and script.colorized == [point(RED), point(BLUE)]


def test_a_failure_is_an_answer_too_and_the_next_one_follows(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request, side: Queue[SideAnswer]
) -> None:
    fakes.install(monkeypatch)
    fakes.install_failing(monkeypatch, UserError("It failed.", "Do better."))
    worker.want([small(base, point(RED), "failing"), small(base, point(RED))])
    failed, answered = next_of(side), next_of(side)
    assert isinstance(failed, SideFailure) and failed.error.message == "It failed."
    assert isinstance(answered, SidePicture) and inbox.failures.empty()


def test_they_leave_the_answers_of_the_hand_in_the_cache(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request, side: Queue[SideAnswer]
) -> None:
    script = fakes.install(monkeypatch)
    worker.submit(step(base, hints=point(RED)))
    inbox.result()
    wanted = [small(base, point(BLUE, x)) for x in range(1, 8)]
    worker.want(wanted)
    for _ in wanted:
        next_of(side)
    count = len(script.colorized)
    worker.submit(step(base, hints=point(RED), detail=Detail((0, 0, 20, 20), (20, 20))))
    assert inbox.result().detail is not None and len(script.colorized) == count


def test_the_picture_of_the_hand_is_not_computed_twice(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, inbox: Inbox, base: Request, side: Queue[SideAnswer]
) -> None:
    script = fakes.install(monkeypatch)
    worker.submit(step(base, hints=point(RED)))
    inbox.result()
    worker.want([small(base, point(RED))])
    next_of(side)
    assert len(script.colorized) == 1


def test_a_survey_names_the_place_in_doubt_and_different_looks(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, base: Request, side: Queue[SideAnswer]
) -> None:
    fakes.install(monkeypatch)
    worker.want([SurveyRequest(base.picture)])
    survey = next_of(side)
    assert isinstance(survey, Survey)
    # The right half is in doubt.
    assert survey.places[0][0] > 48
    assert len(survey.looks) >= 3 and len(set(survey.looks)) == len(survey.looks)


def test_a_method_without_suggestions_cannot_be_surveyed(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, base: Request, side: Queue[SideAnswer]
) -> None:
    fakes.install(monkeypatch, script=fakes.Script(palette=False), palette=False)
    worker.want([SurveyRequest(base.picture)])
    failed = next_of(side)
    assert isinstance(failed, SideFailure) and failed.error.remedy


def test_closing_stops_one_that_is_running(
    monkeypatch: pytest.MonkeyPatch, worker: Worker, base: Request, side: Queue[SideAnswer]
) -> None:
    script = fakes.install(monkeypatch, script=fakes.Script(gate=threading.Event()))
    worker.want([small(base, point(RED))])
    script.wait_started()
    worker.close()
    assert script.cancelled == [point(RED)] and side.empty()
