"""Groups and order of hints, as the list shows them."""

from __future__ import annotations

import pytest

from app.core import edits, hint_groups
from models.hints import Hints


@pytest.fixture
def five() -> Hints:
    """Points 1 to 5, the last one topmost; 2 and 4 are in the group "sky"."""
    hints = Hints()
    for x in range(5):
        hints, _ = edits.add_point(hints, (x, 0), (0.0, 0.0))
    return edits.describe(hints, (2, 4), group="sky")


def listed(hints: Hints) -> list[tuple[str, tuple[int, ...]]]:
    return [(row.group, row.ids) for row in hint_groups.rows(hints)]


def drawn(hints: Hints) -> list[int]:
    return [hint.id for hint in hints.drawn]


def test_a_group_stands_where_its_topmost_hint_does(five: Hints) -> None:
    assert listed(five) == [("", (5,)), ("sky", (4, 2)), ("", (3,)), ("", (1,))]


def test_hints_that_are_gathered_lie_directly_upon_each_other(five: Hints) -> None:
    gathered = hint_groups.gather(five, (1, 3), "lawn")
    assert listed(gathered) == [("", (5,)), ("sky", (4, 2)), ("lawn", (3, 1))]
    assert drawn(gathered) == [1, 3, 2, 4, 5], "what is drawn lies as it is listed"
    assert listed(hint_groups.gather(gathered, (1, 2, 3, 4), "")) == [("", (n,)) for n in (5, 4, 2, 3, 1)]
    taken_out = hint_groups.gather(five, (4, 5), "top")
    assert listed(taken_out) == [("top", (5, 4)), ("", (3,)), ("sky", (2,)), ("", (1,))]


@pytest.mark.parametrize(
    ("groups", "above", "expected"),
    [
        ({1: ""}, 5, [("", (1,)), ("", (5,)), ("sky", (4, 2)), ("", (3,))]),
        ({5: ""}, None, [("sky", (4, 2)), ("", (3,)), ("", (1,)), ("", (5,))]),
        ({1: "sky"}, 2, [("", (5,)), ("sky", (4, 1, 2)), ("", (3,))]),
        ({4: ""}, 1, [("", (5,)), ("sky", (2,)), ("", (3,)), ("", (4,)), ("", (1,))]),
        ({2: "sky", 4: "sky"}, None, [("", (5,)), ("", (3,)), ("", (1,)), ("sky", (4, 2))]),
        ({3: "", 5: ""}, 3, [("sky", (4, 2)), ("", (5,)), ("", (3,)), ("", (1,))]),
    ],
)
def test_hints_are_placed_above_another_one(
    five: Hints, groups: dict[int, str], above: int | None, expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    placed = hint_groups.place(five, groups, above)
    assert listed(placed) == expected
    assert drawn(placed) == [n for _, ids in expected for n in ids][::-1]
    assert {(hint.id, hint.xy) for hint in placed.points} == {(hint.id, hint.xy) for hint in five.points}


@pytest.mark.parametrize(
    ("ids", "up", "expected"),
    [
        ({5}, False, [("sky", (4, 2)), ("", (5,)), ("", (3,)), ("", (1,))]),
        ({3}, True, [("", (5,)), ("", (3,)), ("sky", (4, 2)), ("", (1,))]),
        ({2}, True, [("", (5,)), ("sky", (2, 4)), ("", (3,)), ("", (1,))]),
        ({2, 4}, False, [("", (5,)), ("", (3,)), ("sky", (4, 2)), ("", (1,))]),
        ({3, 1}, True, [("", (5,)), ("", (3,)), ("", (1,)), ("sky", (4, 2))]),
    ],
)
def test_hints_move_past_their_neighbour(
    five: Hints, ids: set[int], up: bool, expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    assert listed(hint_groups.step(five, ids, up=up)) == expected


def test_at_the_end_hints_stay(five: Hints) -> None:
    assert hint_groups.step(five, {5}, up=True) == five and hint_groups.step(five, {1}, up=False) == five


def test_a_free_name(five: Hints) -> None:
    name = "Group {}".format
    assert hint_groups.free_name(five, name) == "Group 1"
    assert hint_groups.free_name(edits.describe(five, (1,), group="Group 1"), name) == "Group 2"
