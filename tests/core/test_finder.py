"""Things found for clicks: the newest question wins, and masks follow what is seen."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from queue import Queue

import cv2
import numpy as np
import pytest
import torch

from app.core import image_io
from app.core.finder import FINE_STEP, Answer, Finder, Question
from app.core.image_io import Photograph
from app.core.shapes import FOUND_SIDE, Found
from models.errors import UserError
from tests import fakes

DISC = np.hypot(*(np.indices((300, 400)) - np.array([150, 200])[:, None, None])) < 70


@pytest.fixture(scope="module")
def photo() -> Photograph:
    """A light disc on a dark ground, with some grain."""
    torch.set_num_threads(1)
    light = np.full((300, 400), 60, np.uint8)
    cv2.circle(light, (200, 150), 70, 190, -1)
    light += np.random.default_rng(0).integers(0, 9, light.shape, dtype=np.uint8)
    return image_io.from_pixels(light, "disc.png")


@pytest.fixture
def finder() -> Iterator[tuple[Finder, Queue[Answer]]]:
    answers: Queue[Answer] = Queue()
    made = Finder(answers.put)
    yield made, answers
    made.close()


def scripted(monkeypatch: pytest.MonkeyPatch, find: Callable[[Question], Found]) -> None:
    monkeypatch.setattr(Finder, "find", lambda _, question: find(question))


def found(question: Question) -> Found:
    return Found.of(np.ones((3, 4), np.float32), question.inside)


def test_a_click_finds_the_thing_under_it(photo: Photograph) -> None:
    finder = Finder(lambda _: None)
    question = Question(1, photo, ((200.0, 150.0),))
    mask = finder.find(question)
    assert max(mask.size) <= FOUND_SIDE and mask.inside == question.inside
    seen = cv2.resize(mask.levels(), (400, 300)) > 127
    assert (seen == DISC).mean() > 0.97
    without = finder.find(replace(question, outside=((200.0, 100.0),)))
    assert cv2.resize(without.levels(), (400, 300))[100, 200] == 0
    ground = finder.find(replace(question, inside=((20.0, 20.0),), reach=1.0))
    assert (cv2.resize(ground.levels(), (400, 300)) > 127)[DISC].mean() < 0.05


def test_steps_go_from_size_to_size_or_by_tenths(photo: Photograph) -> None:
    finder, question = Finder(lambda _: None), Question(1, photo, ((200.0, 150.0),))
    larger, smaller = (finder.find(replace(question, steps=steps)) for steps in (9, -9))
    assert larger.reach >= smaller.reach and larger.levels().sum() >= smaller.levels().sum()
    assert finder.find(replace(question, steps=2, fine=True)).reach == pytest.approx(2 * FINE_STEP)
    assert finder.find(replace(question, steps=50, fine=True)).reach == 1


def test_only_the_newest_question_is_answered(
    photo: Photograph, finder: tuple[Finder, Queue[Answer]], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, gate = threading.Event(), threading.Event()

    def wait(question: Question) -> Found:
        begun.set()
        assert gate.wait(fakes.PATIENCE)
        return found(question)

    scripted(monkeypatch, wait)
    asks, answers = finder
    for serial in (1, 2, 3):
        asks.submit(Question(serial, photo, ((1.0, 1.0),)))
        if serial == 1:
            assert begun.wait(fakes.PATIENCE)
    gate.set()
    assert answers.get(timeout=fakes.PATIENCE).question.serial == 3
    assert answers.empty()


@pytest.mark.usefixtures("expect_warnings")
@pytest.mark.parametrize("error", [UserError("It failed.", "Do better."), RuntimeError("oh")])
def test_a_failure_is_an_answer(
    photo: Photograph, finder: tuple[Finder, Queue[Answer]], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(question: Question) -> Found:
        raise error

    scripted(monkeypatch, fail)
    asks, answers = finder
    asks.submit(Question(1, photo, ((1.0, 1.0),)))
    answer = answers.get(timeout=fakes.PATIENCE)
    assert answer.found is None and answer.error is not None and answer.error.remedy and answer.details


def test_after_closing_nothing_is_answered(photo: Photograph, monkeypatch: pytest.MonkeyPatch) -> None:
    scripted(monkeypatch, found)
    answers: Queue[Answer] = Queue()
    closed = Finder(answers.put)
    closed.close()
    closed.submit(Question(1, photo, ((1.0, 1.0),)))
    assert answers.empty()
