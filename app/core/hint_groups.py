"""Groups of points and strokes, and their order in a list: topmost first, each group in one piece."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from app.core import edits
from models.hints import ColorPoint, Hints, Stroke


@dataclass(frozen=True, slots=True)
class Row:
    """A hint by itself, or a group.

    Attributes:
        group: the group's name; "" for a hint by itself.
        hints: topmost first.
    """

    group: str
    hints: tuple[ColorPoint | Stroke, ...]

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids of its hints, topmost first."""
        return tuple(hint.id for hint in self.hints)


def rows(hints: Hints) -> tuple[Row, ...]:
    """All points and strokes, topmost first; a group stands where its topmost hint does."""
    found: dict[str | int, list[ColorPoint | Stroke]] = {}
    for hint in reversed(hints.drawn):
        found.setdefault(hint.group or hint.id, []).append(hint)
    return tuple(Row(key if isinstance(key, str) else "", tuple(members)) for key, members in found.items())


def gather(hints: Hints, hint_ids: Collection[int], group: str) -> Hints:
    """Put hints into a group ("": into none); the group's hints lie directly upon each other afterwards."""
    return _tidy(edits.describe(hints, hint_ids, group=group))


def place(hints: Hints, groups: Mapping[int, str], above: int | None) -> Hints:
    """Put hints directly above another one, or (None) below all; their order among themselves stays.

    Args:
        hints: all hints.
        groups: the ids of those that are to be moved, each with the name of its group from now on ("" for none).
        above: the id of the hint that they are to lie on.

    Raises:
        KeyError: there is no such hint.
    """
    listed = [hint_id for row in rows(hints) for hint_id in row.ids]
    rest = [hint_id for hint_id in listed if hint_id not in groups]
    # Above one of those that are moved is above what follows it.
    lower = listed[listed.index(above) :] if above in listed else []
    where = next((rest.index(hint_id) for hint_id in lower if hint_id in rest), len(rest))
    moved = [hint_id for hint_id in listed if hint_id in groups]
    order = [*rest[:where], *moved, *rest[where:]]
    for group in set(groups.values()):
        hints = edits.describe(hints, [hint_id for hint_id, own in groups.items() if own == group], group=group)
    return _tidy(edits.arrange(hints, order[::-1]))


def step(hints: Hints, hint_ids: Collection[int], *, up: bool) -> Hints:
    """Move hints one place up or down in the list, past a whole group where they meet one; at the end, nowhere."""
    moved = {hint.id: hint.group for hint in hints.drawn if hint.id in hint_ids}
    listed = rows(hints)
    # What they can pass: hints of their own groups one by one, everything else by rows.
    steps = [
        (hint.id,) if hint.group in moved.values() else row.ids
        for row in listed
        for hint in (row.hints if row.group in moved.values() else row.hints[:1])
    ]
    places = [n for n, ids in enumerate(steps) if not moved.keys().isdisjoint(ids)]
    target = places[0] - 1 if up else places[-1] + 2
    if target < 0 or target > len(steps):
        return hints
    return place(hints, moved, steps[target][0] if target < len(steps) else None)


def free_name(hints: Hints, name: Callable[[int], str]) -> str:
    """The first name that no group has, of those for the numbers from 1."""
    taken = {hint.group for hint in hints.drawn}
    return next(name(number) for number in range(1, len(taken) + 2) if name(number) not in taken)


def _tidy(hints: Hints) -> Hints:
    """The same hints in the order of their list, in which the hints of a group lie directly upon each other."""
    listed = [hint_id for row in rows(hints) for hint_id in row.ids]
    drawn = [hint.id for hint in hints.drawn]
    return hints if listed[::-1] == drawn else edits.arrange(hints, listed[::-1])
