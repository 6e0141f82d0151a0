"""Which changes ask for a picture, and which pictures are still wanted."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import numpy as np
import pytest

from app.core import edits, image_io
from app.core.document import Document, DocumentState, Swatch
from app.core.image_io import Photograph
from app.core.messages import Failure, Request, Result, Suggestions
from app.core.picture import Picture
from app.core.session import Session
from app.core.views import Detail
from models.errors import UserError, WeightsMissing
from models.hints import Hints
from tests import fakes
from tests.conftest import ramp

RED = (60.0, 40.0)


class Recorder:
    """Stands for the worker: keeps what it is asked for."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.cancelled = 0

    def submit(self, request: Request) -> None:
        self.requests.append(request)

    def cancel(self) -> None:
        self.cancelled += 1


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
def document(monkeypatch: pytest.MonkeyPatch, gray_photo: Photograph) -> Document:
    fakes.install(monkeypatch, "quick")
    fakes.install(monkeypatch, "slow", live=False)
    return Document(gray_photo, DocumentState().asking(backend="quick"))


def open_session(document: Document, recorder: Recorder) -> Session:
    return Session(document, recorder)  # type: ignore[arg-type]


def answer(request: Request) -> Result:
    return Result(request, np.zeros((2, 2, 3), np.uint8), None, 1.0, 1.0, "CPU")


def point(x: float) -> Hints:
    return edits.add_point(Hints(), (x, 5.0), RED)[0]


def test_a_drag_asks_again_and_again_and_its_end_asks_for_the_palette(document: Document, recorder: Recorder) -> None:
    session = open_session(document, recorder)
    session.set_palette_at((5.0, 5.0), without=1)
    for x in (1.0, 2.0):
        document.set_draft(point(x))
    document.apply("Move point", hints=point(2.0))
    assert [r.committed for r in recorder.requests] == [True, True, False, False, True]
    assert [r.picture.hints for r in recorder.requests[2:]] == [point(1.0), point(2.0), point(2.0)]
    assert recorder.requests[-1].palette_at == (5.0, 5.0) and recorder.requests[-1].palette_without == 1
    serials = [r.serial for r in recorder.requests]
    assert serials == sorted(set(serials))


def test_what_does_not_change_the_picture_asks_for_nothing(document: Document, recorder: Recorder) -> None:
    session = open_session(document, recorder)
    document.apply("Swatch", swatches=(Swatch("sky", (1, 2, 3)),))
    session.set_view(None)
    session.set_device("auto")
    assert len(recorder.requests) == 1
    session.set_view(Detail((0, 0, 5, 5), (5, 5)))
    session.set_device("cpu")
    document.apply("Working size", working_size=512)
    document.apply("Backend", backend="slow")
    assert len(recorder.requests) == 5
    last = recorder.requests[-1]
    assert (last.picture.device, last.picture.working_size, last.picture.backend) == ("cpu", 512, "slow")
    assert last.detail is not None


def test_a_slow_backend_never_sees_a_draft_but_its_view_still_moves(document: Document, recorder: Recorder) -> None:
    document.apply("Backend", backend="slow")
    session = open_session(document, recorder)
    document.set_draft(point(1.0))
    assert len(recorder.requests) == 1
    session.set_view(Detail((0, 0, 5, 5), (5, 5)))
    assert recorder.requests[-1].picture.hints == Hints() and recorder.requests[-1].committed
    document.apply("Add point", hints=point(1.0))
    assert recorder.requests[-1].picture.hints == point(1.0) and len(recorder.requests) == 3


def test_a_closed_session_and_its_document_go_at_once(document: Document, recorder: Recorder) -> None:
    other = Document(document.photo, document.state)
    session = open_session(other, recorder)
    gone = weakref.ref(session), weakref.ref(other)
    session.close()
    gc.disable()
    try:
        del session, other
        assert [ref() for ref in gone] == [None, None]
    finally:
        gc.enable()


def test_results_are_accepted_newest_first_and_for_this_backend_only(document: Document, recorder: Recorder) -> None:
    session = open_session(document, recorder)
    document.apply("One", hints=point(1.0))
    document.apply("Two", hints=point(2.0))
    first, second, third = recorder.requests
    assert session.accept(answer(second))
    assert session.shown is not None and session.shown.request is second
    assert not session.accept(answer(first)), "older than what is shown"
    assert not session.accept(answer(second)), "shown already"
    document.apply("Backend", backend="slow")
    assert not session.accept(answer(third)), "of another backend"
    assert session.accept(answer(recorder.requests[-1]))


def test_a_rough_result_gives_way_to_the_final_one_only(document: Document, recorder: Recorder) -> None:
    session = open_session(document, recorder)
    request = recorder.requests[-1]
    rough = replace(answer(request), rough=True)
    assert session.accept(rough) and session.accept(rough)
    assert session.accept(answer(request)) and not session.accept(rough) and not session.accept(answer(request))


def test_results_of_another_photograph_are_not_accepted(document: Document, recorder: Recorder) -> None:
    session = open_session(document, recorder)
    stale = recorder.requests[0]
    session.close()
    other = Document(image_io.from_pixels(ramp(30, 20), "b.png"), DocumentState().asking(backend="quick"))
    following = open_session(other, recorder)
    assert not following.accept(answer(stale))
    assert following.accept(answer(recorder.requests[-1]))
    document.apply("One", hints=point(1.0))
    assert recorder.requests[-1].picture.photo is other.photo, "a closed session asks for nothing"
    assert recorder.cancelled == 1


def test_suggestions_are_accepted_for_the_place_asked_about_now(document: Document, recorder: Recorder) -> None:
    session = open_session(document, recorder)
    session.set_palette_at((1.0, 1.0))
    here = recorder.requests[-1]
    session.set_palette_at((2.0, 2.0))
    there = recorder.requests[-1]
    assert not session.accept_suggestions(Suggestions(here, [])), "of a place left behind"
    assert session.accept_suggestions(Suggestions(there, []))
    assert not session.accept_suggestions(Suggestions(there, [])), "shown already"
    session.set_palette_at((2.0, 2.0), without=7)
    assert session.accept_suggestions(Suggestions(recorder.requests[-1], []))
    document.apply("Backend", backend="slow")
    assert not session.accept_suggestions(Suggestions(recorder.requests[-2], [])), "of another backend"


def test_cancel_rests_until_the_document_changes(document: Document, recorder: Recorder) -> None:
    document.apply("Backend", backend="slow")
    session = open_session(document, recorder)
    session.accept(answer(recorder.requests[-1]))
    document.apply("Add point", hints=point(1.0))
    session.cancel()
    assert recorder.cancelled == 1
    session.set_view(Detail((0, 0, 5, 5), (5, 5)))
    assert recorder.requests[-1].picture.hints == Hints(), "the view moves over the picture that is there"
    document.apply("Add point", hints=point(2.0))
    assert recorder.requests[-1].picture.hints == point(2.0)


def test_refresh_asks_again_after_cancel(document: Document, recorder: Recorder) -> None:
    session = open_session(document, recorder)
    session.cancel()
    session.set_view(Detail((0, 0, 5, 5), (5, 5)))
    assert len(recorder.requests) == 1, "there is no picture to move the view over"
    session.refresh()
    assert len(recorder.requests) == 2 and recorder.requests[-1].detail is not None


def test_another_backend_after_cancel_is_computed(document: Document, recorder: Recorder) -> None:
    session = open_session(document, recorder)
    session.cancel()
    document.apply("Backend", backend="slow")
    assert recorder.requests[-1].picture.backend == "slow"


def test_failures_of_what_is_shown_are_told_with_a_way_out(
    document: Document, recorder: Recorder
) -> None:
    session = open_session(document, recorder)
    request = recorder.requests[0]
    missing = Failure(request, WeightsMissing("No weights.", "Fetch them."), "")
    assert session.accept_failure(missing)
    assert session.replacement(missing) == "levin2004"
    assert session.replacement(Failure(request, UserError("No."), "")) is None
    document.apply("Backend", backend="levin2004")
    assert not session.accept_failure(missing)


def test_requests_compare_by_value(document: Document, recorder: Recorder) -> None:
    open_session(document, recorder)
    request = recorder.requests[0]
    twin = Request(request.serial, True, Picture(document.photo, "quick", Hints()))
    assert twin == request and hash(twin) == hash(request)


def test_solo_asks_for_the_picture_of_some_hints_and_is_no_finished_picture(
    document: Document, recorder: Recorder
) -> None:
    two, other = edits.add_point(point(1.0), (9.0, 9.0), RED)
    document.apply("Add points", hints=two)
    session = open_session(document, recorder)
    session.set_solo(frozenset({1}))
    assert recorder.requests[-1].picture.hints == point(1.0)
    session.accept(answer(recorder.requests[-1]))
    assert session.finished is None, "an export of the document has all hints"
    document.set_draft(edits.recolor(two, (other,), (0.0, 0.0)))
    assert recorder.requests[-1].picture.hints == point(1.0)
    document.set_draft(None)
    session.set_solo(frozenset())
    session.accept(answer(recorder.requests[-1]))
    assert recorder.requests[-1].picture.hints == two and session.finished is not None


def test_hidden_hints_are_not_asked_for_and_a_name_asks_for_nothing(document: Document, recorder: Recorder) -> None:
    document.apply("Add point", hints=point(1.0))
    open_session(document, recorder)
    count = len(recorder.requests)
    named = edits.describe(point(1.0), (1,), name="coat", locked=True, group="cloth")
    document.apply("Rename", hints=named)
    assert len(recorder.requests) == count
    document.apply("Hide", hints=edits.describe(named, (1,), shown=False))
    assert recorder.requests[-1].picture.hints == Hints()
