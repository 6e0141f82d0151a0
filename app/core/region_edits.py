"""Edits of regions: pure functions that take the state of a document and return a new one.

Functions that name a region by an id raise KeyError when there is no region with that id.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any, TypeVar

from app.core import edits, regions
from app.core.document import DocumentState, Region, Task
from app.core.shapes import Part, Shape
from models.hints import ColorPoint, Hints, Stroke
from models.registry import Use
from models.types import RGB

_Drawn = TypeVar("_Drawn", ColorPoint, Stroke)

LONGEST_NAME = 60
"""How many characters of a name are kept."""


def color(region: Region) -> RGB:
    """The colour in which a region is shown."""
    return regions.COLORS[(region.id - 1) % len(regions.COLORS)]


def find(state: DocumentState, region_id: int) -> Region:
    """The region with this id."""
    region = state.region(region_id)
    if region is None:
        raise KeyError(region_id)
    return region


def add(state: DocumentState, shape: Shape, name: str) -> tuple[DocumentState, int]:
    """Add a region on top of the others; returns the state and the region's id."""
    new = max((region.id for region in state.regions), default=0) + 1
    return replace(state, regions=(*state.regions, Region(new, _cut(name), shape))), new


def change(state: DocumentState, region_id: int, **fields: Any) -> DocumentState:
    """Give a region other values of its fields (`Region`)."""
    find(state, region_id)
    if "name" in fields:
        fields["name"] = _cut(fields["name"])
    changed = tuple(replace(each, **fields) if each.id == region_id else each for each in state.regions)
    return replace(state, regions=changed)


def locked_hints(state: DocumentState, region_id: int) -> dict[Use, tuple[ColorPoint | Stroke, ...]]:
    """The locked hints that act in a region only, in each use that has any: with them it cannot be removed."""
    found = {use: edits.locked_hints(state.task(use).hints) for use in Use}
    inside = {use: tuple(hint for hint in hints if hint.within == region_id) for use, hints in found.items()}
    return {use: hints for use, hints in inside.items() if hints}


def remove(state: DocumentState, region_id: int) -> DocumentState:
    """Remove a region with the hints that act in it only; colours that were limited to it are no longer.

    Raises:
        ValueError: some of these hints are locked (`locked_hints`).
    """
    find(state, region_id)
    if locked_hints(state, region_id):
        raise ValueError(f"region {region_id} has locked hints")
    return replace(
        state,
        regions=tuple(region for region in state.regions if region.id != region_id),
        tasks=tuple(replace(task, hints=_without(task, region_id)) for task in state.tasks),
        within=None if state.within == region_id else state.within,
    )


def raise_by(state: DocumentState, region_id: int, steps: int) -> DocumentState:
    """Move a region over (steps > 0) or under so many others; it stops at the top and the bottom."""
    region = find(state, region_id)
    others = [each for each in state.regions if each.id != region_id]
    place = min(max(state.regions.index(region) + steps, 0), len(others))
    return replace(state, regions=(*others[:place], region, *others[place:]))


def merge(state: DocumentState, hints: Hints, regions: tuple[Region, ...]) -> DocumentState:
    """Take hints over, kind by kind, with the regions that they name; a region replaces one of the same name."""
    ids: dict[int, int] = {}
    for region in regions:
        same = next((each.id for each in state.regions if each.name == region.name), None)
        if same is None:
            state, same = add(state, region.shape, region.name)
        ids[region.id] = same
        state = change(state, same, shape=region.shape, theme=region.theme)

    def placed(hint: _Drawn) -> _Drawn:
        return hint if hint.within is None else replace(hint, within=ids[hint.within])

    points, strokes = tuple(map(placed, hints.points)), tuple(map(placed, hints.strokes))
    return state.asking(hints=state.hints.merged(replace(hints, points=points, strokes=strokes)))


def extended(shape: Shape, part: Part) -> Shape:
    """A shape with one more part; of one that is turned inside out, so that the part adds to what is seen."""
    wanted = replace(part, adds=part.adds != shape.inverted)
    return replace(shape, parts=(*shape.parts, wanted))


def free_name(state: DocumentState, wanted: str, *, numbered: bool = False) -> str:
    """A name that no region has yet: the one that is wanted, or that with a number.

    Args:
        state: of the document.
        wanted: the name, or its beginning.
        numbered: whether the first one has a number, too.
    """
    taken = {region.name.lower() for region in state.regions}
    numbers = (f"{wanted} {number}" for number in itertools.count(1 if numbered else 2))
    names = numbers if numbered else itertools.chain((wanted,), numbers)
    return next(name for name in names if name.lower() not in taken)


def _without(task: Task, region_id: int) -> Hints:
    hints = task.hints
    if all(hint.within != region_id for hint in hints.drawn):
        return hints
    return replace(
        hints,
        points=tuple(point for point in hints.points if point.within != region_id),
        strokes=tuple(stroke for stroke in hints.strokes if stroke.within != region_id),
    )


def _cut(name: str) -> str:
    return name.strip()[:LONGEST_NAME]
