"""The librarian's thread: reading gives way to searches and to the hand, and ends with the program."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from queue import Queue

import pytest

from app.core import references
from app.core.image_io import Photograph
from app.core.librarian import Advice, Librarian, Reading, Search
from app.core.references import Recommended, Report, Step
from models.errors import UserError
from models.image import ImageData
from models.recommend.index import Index
from models.recommend.references import Match
from tests import fakes

HERE = (Path("/photos"),)


class Office:
    """A librarian with scripted work, and what came of it."""

    def __init__(self) -> None:
        self.advice: Queue[Advice] = Queue()
        self.readings: Queue[Reading] = Queue()
        self.librarian = Librarian(self.advice.put, self.readings.put)
        self.steps = threading.Semaphore(0)
        self.read: list[Sequence[Path]] = []
        self.ended: list[int] = []
        self.error: Exception | None = None

    def update(self, index: Index, folders: Sequence[Path], *, readers: int = 1) -> Generator[Step, None, Report]:
        self.read.append(folders)
        done = 0
        try:
            yield Step(0, 4)
            for done in range(1, 5):
                assert self.steps.acquire(timeout=fakes.PATIENCE)
                if self.error is not None:
                    raise self.error
                yield Step(done, 4)
        finally:
            self.ended.append(done)
        return Report(read=4)

    def recommended(
        self, index: Index, photo: ImageData, folders: Sequence[Path], most: int, *, copies: bool = True
    ) -> Iterator[Recommended]:
        if self.error is not None:
            raise self.error
        for number in range(most):
            yield Recommended(Match(Path(f"/photos/{number}"), 1.0, 1.0, copy=copies), photo)

    def next_reading(self) -> Reading:
        return self.readings.get(timeout=fakes.PATIENCE)


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    made = Office()
    monkeypatch.setattr(references, "update", made.update)
    monkeypatch.setattr(references, "recommended", made.recommended)
    yield made
    made.steps.release(9)
    made.librarian.close()


def test_folders_are_read_to_their_end(office: Office) -> None:
    office.steps.release(4)
    office.librarian.read(HERE)
    found = [office.next_reading() for _ in range(6)]
    assert [each.step.done for each in found] == [0, 1, 2, 3, 4, 4] and found[-1].report == Report(read=4)
    assert office.read == [HERE]


def test_a_search_goes_before_reading(office: Office, gray_photo: Photograph) -> None:
    office.librarian.read(HERE)
    office.next_reading()
    office.librarian.search(Search(1, gray_photo, HERE, 3, copies=True))
    office.steps.release(1)
    advice = [office.advice.get(timeout=fakes.PATIENCE) for _ in range(3)]
    assert [(len(each.found), each.complete) for each in advice] == [(1, False), (2, False), (3, True)]
    assert office.readings.qsize() <= 1


def test_nothing_is_read_while_the_hand_works(office: Office, gray_photo: Photograph) -> None:
    office.librarian.set_busy(True)
    office.steps.release(4)
    office.librarian.read(HERE)
    office.librarian.search(Search(1, gray_photo, HERE, 1, copies=True))
    assert office.advice.get(timeout=fakes.PATIENCE).complete and office.readings.empty()
    office.librarian.set_busy(False)
    assert [office.next_reading() for _ in range(6)][-1].report is not None


def test_a_new_order_ends_the_one_before_and_forgets(office: Office, tmp_path: Path) -> None:
    office.librarian.read(HERE)
    office.next_reading()
    office.steps.release(9)
    office.librarian.read((tmp_path,), HERE)
    while office.next_reading().report is None:
        pass
    assert office.read[-1] == (tmp_path,)


def test_closing_ends_reading_between_two_steps(office: Office) -> None:
    office.librarian.read(HERE)
    office.next_reading()
    office.steps.release(1)
    office.librarian.close()
    assert len(office.ended) == 1 and office.ended[0] < 4
    office.librarian.read(HERE)
    assert len(office.read) == 1


@pytest.mark.usefixtures("expect_warnings")
@pytest.mark.parametrize("error", [UserError("It failed.", "Do better."), RuntimeError("oh")])
def test_a_failure_is_told_and_the_librarian_goes_on(office: Office, gray_photo: Photograph, error: Exception) -> None:
    office.error = error
    office.librarian.search(Search(1, gray_photo, HERE, 1, copies=True))
    advice = office.advice.get(timeout=fakes.PATIENCE)
    assert advice.error is not None and advice.complete and advice.details
    office.steps.release(4)
    office.librarian.read(HERE)
    office.next_reading()
    assert office.next_reading().error is not None
    office.error = None
    office.librarian.search(Search(2, gray_photo, HERE, 1, copies=True))
    assert office.advice.get(timeout=fakes.PATIENCE).error is None
