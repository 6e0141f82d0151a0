"""What tests of the worker share: an inbox for its answers, and requests."""

from __future__ import annotations

from dataclasses import replace
from queue import Queue

from app.core import edits, image_io
from app.core.image_io import Photograph
from app.core.messages import Failure, Request, Result, Suggestions, next_serial
from models.hints import AB, Hints
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


def step(request: Request, **changes: object) -> Request:
    """The next request, with changes of it and of its picture."""
    of_picture = {name: changes.pop(name) for name in tuple(changes) if hasattr(request.picture, name)}
    picture = replace(request.picture, **of_picture)  # type: ignore[arg-type]
    return replace(request, serial=next_serial(), picture=picture, **changes)  # type: ignore[arg-type]


def point(ab: AB, x: float = 10.0) -> Hints:
    return edits.add_point(Hints(), (x, 10.0), ab)[0]


def other_photo() -> Photograph:
    return image_io.from_pixels(ramp(40, 30), "other.png")
