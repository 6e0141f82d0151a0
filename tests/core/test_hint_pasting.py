"""Hints put into another document, or once more into the same."""

from __future__ import annotations

import pytest

from app.core import edits, hint_pasting
from models.hints import Hints
from models.registry import Use

SIZE = (200, 100)
RED = (50.0, 30.0)


@pytest.fixture
def copied() -> Hints:
    """A stroke with a point on it, and a stroke without a colour, which lies below both."""
    hints, _ = edits.add_stroke(Hints(), [(10, 10), (50, 10)], 4, RED)
    hints, _ = edits.add_point(hints, (20, 10), RED)
    hints, below = edits.add_stroke(hints, [(5, 5)], 4, None)
    hints = edits.arrange(hints, (below, 1, 2))
    return edits.describe(hints, (2,), name="coat", locked=True, group="cloth")


def test_in_another_document_places_and_order_are_kept(copied: Hints) -> None:
    own, _ = edits.add_point(Hints(), (90, 90), RED)
    hints, new = hint_pasting.paste(own, copied, SIZE)
    assert new == {2, 3, 4}
    below, stroke, point = hints.drawn[1:]
    assert below.ab is None and stroke.path == ((10, 10), (50, 10))  # type: ignore[union-attr]
    assert point.xy == (20, 10) and (point.name, point.locked, point.group) == ("coat", True, "cloth")  # type: ignore[union-attr]


def test_what_would_lie_exactly_on_its_like_lies_beside_it(copied: Hints) -> None:
    twice, new = hint_pasting.paste(copied, copied, SIZE)
    thrice, _ = hint_pasting.paste(twice, copied, SIZE)
    assert [p.xy for p in thrice.points] == [(20, 10), (24, 14), (28, 18)]
    assert [s.path[0] for s in twice.strokes if s.id in new] == [(14, 14), (9, 9)]


def test_copies_at_the_border_stay_on_the_photograph() -> None:
    corner, _ = edits.add_point(Hints(), (199, 99), RED)
    hints = corner
    for _ in range(5):
        hints, _ = hint_pasting.paste(hints, corner, SIZE)
    assert len({p.xy for p in hints.points}) == 6
    assert all(0 <= p.xy[0] < 200 and 0 <= p.xy[1] < 100 for p in hints.points)


def test_nothing_pasted_is_nothing(copied: Hints) -> None:
    assert hint_pasting.paste(copied, Hints(), SIZE) == (copied, frozenset())


@pytest.mark.parametrize(("use", "ids"), [(Use.COLORIZE, {1, 2}), (Use.RECOLOR, {1, 3}), (Use.CUT_OUT, {3})])
def test_what_means_something_in_a_use(copied: Hints, use: Use, ids: set[int]) -> None:
    assert hint_pasting.fitting(copied, use).ids == ids
