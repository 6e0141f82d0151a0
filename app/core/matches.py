"""Edits of the pairs of places that say what corresponds in a photograph and a reference: pure functions."""

from __future__ import annotations

from dataclasses import replace

from models.hints import XY, Hints, Match

Key = tuple[int, int]
"""The index of the reference, and that of the pair among its pairs."""


def listed(hints: Hints) -> list[tuple[Key, Match]]:
    """All pairs, in the order in which they are numbered."""
    return [((r, m), match) for r, each in enumerate(hints.references) for m, match in enumerate(each.matches)]


def add(hints: Hints, reference: int, match: Match) -> Hints:
    """Add a pair to a reference.

    Raises:
        IndexError: there is no such reference.
    """
    return _with(hints, reference, (*hints.references[reference].matches, match))


def move(hints: Hints, key: Key, xy: XY) -> Hints:
    """Give a pair another place in the photograph.

    Raises:
        IndexError: there is no such pair.
    """
    reference, index = key
    matches = list(hints.references[reference].matches)
    matches[index] = replace(matches[index], xy=xy)
    return _with(hints, reference, tuple(matches))


def remove(hints: Hints, key: Key) -> Hints:
    """Take a pair away.

    Raises:
        IndexError: there is no such pair.
    """
    reference, index = key
    matches = list(hints.references[reference].matches)
    del matches[index]
    return _with(hints, reference, tuple(matches))


def near(hints: Hints, xy: XY, reach: float) -> Key | None:
    """The nearest pair whose place in the photograph is within `reach` pixels; None for none."""
    apart = [((m.xy[0] - xy[0]) ** 2 + (m.xy[1] - xy[1]) ** 2, key) for key, m in listed(hints)]
    found = min(apart, default=None)
    return found[1] if found is not None and found[0] <= reach**2 else None


def _with(hints: Hints, reference: int, matches: tuple[Match, ...]) -> Hints:
    references = list(hints.references)
    references[reference] = replace(references[reference], matches=matches)
    return replace(hints, references=tuple(references))
