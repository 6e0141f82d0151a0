"""A worker with an inbox, and a request to begin with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.core.image_io import Photograph
from app.core.messages import Request, next_serial
from app.core.picture import Picture
from app.core.worker import Worker
from models.hints import Hints
from tests.core.worker_tools import Inbox


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
    return Request(next_serial(), True, Picture(gray_photo, "fake", Hints(), "cpu", any_colors=True))
