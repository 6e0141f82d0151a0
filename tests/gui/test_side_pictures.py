"""Who is served first, what is kept, and what the worker is told."""

from __future__ import annotations

import numpy as np
import pytest

from app.core.image_io import Photograph
from app.core.messages import AnySideRequest, SidePicture, SideRequest
from app.core.picture import Picture
from app.ui.state.side_pictures import Customer, SidePictures
from models.hints import ColorPoint, Hints


@pytest.fixture
def requests(gray_photo: Photograph) -> list[SideRequest]:
    return [
        SideRequest(Picture(gray_photo, "unified", Hints((ColorPoint(1, (n, 1.0), (0.0, 0.0)),))), 32)
        for n in range(4)
    ]  # fmt: skip


def answer(request: SideRequest) -> SidePicture:
    return SidePicture(request, np.zeros((4, 6, 3), np.uint8))


def test_the_first_customers_come_first_whoever_asks_first(requests: list[SideRequest]) -> None:
    pictures, told = SidePictures(), list[tuple[AnySideRequest, ...]]()
    pictures.wanted.connect(told.append)
    pictures.ask(Customer.VARIANTS, requests[:2])
    pictures.ask(Customer.COMPARISON, requests[2:3])
    assert told == [tuple(requests[:2]), (requests[2], *requests[:2])]
    pictures.ask(Customer.COMPARISON, requests[2:3])
    assert len(told) == 2, "the same again is no news"


def test_what_is_answered_is_kept_as_long_as_somebody_asks_for_it(requests: list[SideRequest]) -> None:
    pictures, told, news = SidePictures(), list[tuple[AnySideRequest, ...]](), list[bool]()
    pictures.wanted.connect(told.append)
    pictures.changed.connect(lambda: news.append(True))
    pictures.ask(Customer.SNAPSHOTS, requests[:2])
    given = answer(requests[0])
    pictures.take(given)
    pictures.take(answer(requests[3]))
    assert news == [True] and pictures.answer(requests[0]) is given and pictures.answer(requests[3]) is None
    pictures.ask(Customer.VARIANTS, requests[:1])
    assert told[-1] == (requests[1],), "an answer serves every customer"
    pictures.ask(Customer.SNAPSHOTS, [])
    assert pictures.answer(requests[0]) is given
    pictures.ask(Customer.VARIANTS, [])
    assert pictures.answer(requests[0]) is None


def test_another_photograph_drops_everything(requests: list[SideRequest]) -> None:
    pictures, told = SidePictures(), list[tuple[AnySideRequest, ...]]()
    pictures.ask(Customer.SNAPSHOTS, requests[:1])
    pictures.take(answer(requests[0]))
    pictures.wanted.connect(told.append)
    pictures.reset()
    assert told == [()] and pictures.answer(requests[0]) is None
