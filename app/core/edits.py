"""Edits of hints: pure functions that take hints and return new ones.

Coordinates and sizes are full-resolution image pixels. Functions that name hints by their ids raise KeyError when there
is no hint with such an id. Hints that are locked stay as they are; only `describe` and `arrange` change them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from models.hints import AB, XY, ColorPoint, Guidance, Hints, Reference, Stroke, Theme, kind_of
from models.image import ImageData

Fields = dict[str, Any]
_D = TypeVar("_D", ColorPoint, Stroke)

POINT_RADIUS = 4.0
"""Default radius of a point: half the side of its patch."""

STROKE_WIDTH = 12.0
"""Default width of a stroke."""

NO_ID = 0
"""The id of a hint that is not among the hints of a document yet."""


def next_id(hints: Hints) -> int:
    """A new id, larger than all others and their places in the drawn order, so that its hint lies on top."""
    return max((max(hint.id, hint.order or 0) for hint in _all(hints)), default=0) + 1


def find(hints: Hints, hint_id: int) -> ColorPoint | Stroke | None:
    """The point or stroke with this id, or None."""
    return next((hint for hint in _all(hints) if hint.id == hint_id), None)


def add(hints: Hints, hint: ColorPoint | Stroke) -> tuple[Hints, int]:
    """Add a point or stroke on top, under a new id; returns the hints and the id."""
    added = replace(hint, id=next_id(hints))
    if isinstance(added, ColorPoint):
        return replace(hints, points=(*hints.points, added)), added.id
    return replace(hints, strokes=(*hints.strokes, added)), added.id


def add_point(
    hints: Hints,
    xy: XY,
    ab: AB,
    radius: float = POINT_RADIUS,
    within: int | None = None,
    *,
    reach: float = 1.0,
    strength: float = 1.0,
) -> tuple[Hints, int]:
    """Add a point on top, for a region or for all; returns the hints and the point's id."""
    return add(hints, ColorPoint(NO_ID, xy, ab, radius, within=within, reach=reach, strength=strength))


def add_stroke(
    hints: Hints,
    path: Sequence[XY],
    widths: Sequence[float] | float,
    ab: AB | None,
    label: str = "",
    within: int | None = None,
    *,
    reach: float = 1.0,
    strength: float = 1.0,
) -> tuple[Hints, int]:
    """Add a stroke on top; a single width counts for all vertices. Returns the hints and the stroke's id."""
    each = (float(widths),) * len(path) if isinstance(widths, int | float) else tuple(widths)
    return add(hints, Stroke(NO_ID, tuple(path), each, ab, label, within=within, reach=reach, strength=strength))


def move(hints: Hints, hint_ids: Collection[int], dx: float, dy: float) -> Hints:
    """Shift points and strokes."""

    def shifted(hint: ColorPoint | Stroke) -> Fields:
        if isinstance(hint, ColorPoint):
            return {"xy": (hint.xy[0] + dx, hint.xy[1] + dy)}
        return {"path": tuple((x + dx, y + dy) for x, y in hint.path)}

    return _changed(hints, hint_ids, shifted)


def recolor(hints: Hints, hint_ids: Collection[int], ab: AB) -> Hints:
    """Give points and strokes another colour; strokes that have none stay without."""
    return _changed(hints, hint_ids, lambda hint: {} if hint.ab is None else {"ab": ab})


def adjust(
    hints: Hints, hint_ids: Collection[int], *, reach: float | None = None, strength: float | None = None
) -> Hints:
    """Give points and strokes another reach, another strength, or both (0..1); None leaves it as it is."""
    return _changed(hints, hint_ids, lambda _: _given(reach=reach, strength=strength))


def rename_region(hints: Hints, old: str, new: str) -> Hints:
    """Let strokes of one region mark another one."""
    return replace(hints, strokes=tuple(replace(s, label=new) if s.region == old else s for s in hints.strokes))


def delete_region(hints: Hints, name: str) -> Hints:
    """Delete the strokes of a region, except those that are locked."""
    return replace(hints, strokes=tuple(s for s in hints.strokes if s.region != name or s.locked))


def bind(hints: Hints, hint_ids: Collection[int], region_id: int | None) -> Hints:
    """Let points and strokes act in one region only, or (None) everywhere."""
    return _changed(hints, hint_ids, lambda _: {"within": region_id})


def mark(hints: Hints, hint_ids: Collection[int], name: str) -> Hints:
    """Let strokes mark another region; points mark none."""
    return _changed(hints, hint_ids, lambda hint: {"label": name} if isinstance(hint, Stroke) else {})


def resize(hints: Hints, hint_id: int, size: float) -> Hints:
    """Give a point another radius, or a stroke another width (at its widest; its other widths keep their ratio)."""

    def sized(hint: ColorPoint | Stroke) -> Fields:
        if isinstance(hint, ColorPoint):
            return {"radius": size}
        return {"widths": tuple(w * size / max(hint.widths) for w in hint.widths)}

    return _changed(hints, (hint_id,), sized)


def delete(hints: Hints, hint_ids: Collection[int]) -> Hints:
    """Delete points and strokes, except those that are locked."""
    _require(hints, hint_ids)
    return hints.without({hint.id for hint in _all(hints) if hint.id in hint_ids and not hint.locked})


def locked_hints(hints: Hints, hint_ids: Collection[int] | None = None) -> tuple[ColorPoint | Stroke, ...]:
    """Those of some points and strokes (None: of all) that are locked, in drawn order."""
    return tuple(hint for hint in hints.drawn if hint.locked and (hint_ids is None or hint.id in hint_ids))


def describe(
    hints: Hints,
    hint_ids: Collection[int],
    *,
    name: str | None = None,
    shown: bool | None = None,
    locked: bool | None = None,
    group: str | None = None,
) -> Hints:
    """Name points and strokes, show or hide, lock or unlock, group them; None leaves them as they are.

    Locked ones too: their places and colours stay.
    """
    fields = _given(name=name, shown=shown, locked=locked, group=group)
    return _changed(hints, hint_ids, lambda _: fields, guarded=False)


def arrange(hints: Hints, hint_ids: Sequence[int]) -> Hints:
    """Put all points and strokes into another drawn order, the topmost last.

    Raises:
        KeyError: it does not name every point and stroke once.
    """
    places = {hint_id: place for place, hint_id in enumerate(hint_ids)}
    if len(places) != len(hint_ids) or places.keys() != hints.ids:
        raise KeyError(tuple(hint_ids))
    return _changed(hints, places, lambda hint: {"order": places[hint.id]}, guarded=False)


def only(hints: Hints, hint_ids: Collection[int]) -> Hints:
    """These points and strokes, and nothing else."""
    return Hints(
        tuple(point for point in hints.points if point.id in hint_ids),
        tuple(stroke for stroke in hints.strokes if stroke.id in hint_ids),
    )


def hit(hints: Hints, xy: XY, tolerance: float = 0.0) -> int | None:
    """The id of the topmost point or stroke within `tolerance` of a place, or None; hidden ones are not found."""
    for hint in reversed(hints.drawn):
        if not hint.shown:
            continue
        if isinstance(hint, ColorPoint):
            reached = max(abs(hint.xy[0] - xy[0]), abs(hint.xy[1] - xy[1])) <= hint.radius + tolerance
        else:
            reached = _on_stroke(hint, xy, tolerance)
        if reached:
            return hint.id
    return None


def within(hints: Hints, box: tuple[float, float, float, float], place: Callable[[XY], XY]) -> frozenset[int]:
    """The ids of the points and strokes that lie in a box at least in part; hidden ones are not found.

    Args:
        hints: where to look.
        box: left, top, right, bottom in any coordinates.
        place: turns image pixels into these coordinates.
    """
    found = set()
    for hint in hints.drawn:
        path = [place(xy) for xy in ((hint.xy,) if isinstance(hint, ColorPoint) else hint.path)]
        if hint.shown and any(_crosses(start, end, box) for start, end in zip(path, path[1:] or path, strict=False)):
            found.add(hint.id)
    return frozenset(found)


def erase(hints: Hints, xy: XY, radius: float) -> Hints:
    """Erase with a round eraser what can be seen and is not locked.

    Points whose patch it touches are deleted. Strokes are cut where it passes; the remaining pieces become strokes at
    the same place in the drawn order: the first one keeps the id, the others get new ones.
    """
    points = tuple(p for p in hints.points if _spared(p) or math.dist(p.xy, xy) > radius + p.radius)
    strokes: list[Stroke] = []
    fresh = next_id(hints)
    for stroke in hints.strokes:
        pieces = [stroke] if _spared(stroke) else _cut(stroke, xy, radius)
        first, others = pieces[:1], pieces[1:]
        order = stroke.id if stroke.order is None else stroke.order
        strokes += [*first, *(replace(piece, id=fresh + n, order=order) for n, piece in enumerate(others))]
        fresh += len(others)
    if points == hints.points and tuple(strokes) == hints.strokes:
        return hints
    return replace(hints, points=points, strokes=tuple(strokes))


def set_theme(hints: Hints, theme: Theme | None) -> Hints:
    """Set the colour theme; None for none."""
    return replace(hints, theme=theme)


def set_histogram(hints: Hints, ab_hist: tuple[float, ...] | None) -> Hints:
    """Set the shares of the 313 colour bins; None for no wish."""
    return replace(hints, stats=replace(hints.stats, ab_hist=ab_hist))


def set_share(hints: Hints, kind: Guidance, share: float | None) -> Hints:
    """Ask for a share, 0..1, of a kind such as saturation; None leaves it as predicted."""
    return kind_of(kind).given(hints, share)


def add_reference(hints: Hints, image: ImageData, strength: float = 1.0) -> Hints:
    """Add a reference photograph at the end of the list."""
    return replace(hints, references=(*hints.references, Reference(image, strength)))


def remove_reference(hints: Hints, index: int) -> Hints:
    """Delete a reference from the list.

    Raises:
        IndexError: there is no such place in the list.
    """
    return _set_references(hints, index, ())


def set_strength(hints: Hints, index: int, strength: float) -> Hints:
    """Set the strength of a reference, 0..1.

    Raises:
        IndexError: there is no such place in the list.
    """
    return _set_references(hints, index, (replace(hints.references[index], strength=strength),))


def _set_references(hints: Hints, index: int, instead: tuple[Reference, ...]) -> Hints:
    if not 0 <= index < len(hints.references):
        raise IndexError(index)
    return replace(hints, references=(*hints.references[:index], *instead, *hints.references[index + 1 :]))


def _all(hints: Hints) -> tuple[ColorPoint | Stroke, ...]:
    return (*hints.points, *hints.strokes)


def _require(hints: Hints, hint_ids: Collection[int]) -> None:
    missing = set(hint_ids) - hints.ids
    if missing:
        raise KeyError(min(missing))


def _changed(
    hints: Hints,
    hint_ids: Collection[int],
    change: Callable[[ColorPoint | Stroke], Fields],
    *,
    guarded: bool = True,
) -> Hints:
    """The hints with other fields in some points and strokes; `guarded`: locked ones stay as they are."""
    _require(hints, hint_ids)

    def new(hint: _D) -> _D:
        touched = hint.id in hint_ids and not (guarded and hint.locked)
        return replace(hint, **change(hint)) if touched else hint

    return replace(hints, points=tuple(map(new, hints.points)), strokes=tuple(map(new, hints.strokes)))


def _given(**fields: Any) -> Fields:
    return {key: value for key, value in fields.items() if value is not None}


def _spared(hint: ColorPoint | Stroke) -> bool:
    """Whether the eraser passes over a hint without a trace."""
    return hint.locked or not hint.shown


def _on_stroke(stroke: Stroke, xy: XY, tolerance: float) -> bool:
    ends = zip(stroke.path, stroke.path[1:] or stroke.path, strict=False)
    widths = zip(stroke.widths, stroke.widths[1:] or stroke.widths, strict=False)
    return any(
        _distance_to_segment(xy, start, end) <= max(pair) / 2 + tolerance
        for (start, end), pair in zip(ends, widths, strict=True)
    )


def _distance_to_segment(xy: XY, start: XY, end: XY) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length2 = dx * dx + dy * dy
    t = 0.0 if length2 == 0 else ((xy[0] - start[0]) * dx + (xy[1] - start[1]) * dy) / length2
    t = min(max(t, 0.0), 1.0)
    return math.dist(xy, (start[0] + t * dx, start[1] + t * dy))


def _crosses(start: XY, end: XY, box: tuple[float, float, float, float]) -> bool:
    """Whether a part of a segment lies in a box (left, top, right, bottom)."""
    t0, t1 = 0.0, 1.0
    for a, b, low, high in zip(start, end, box[:2], box[2:], strict=True):
        if a == b:
            if not low <= a <= high:
                return False
            continue
        enters, leaves = sorted(((low - a) / (b - a), (high - a) / (b - a)))
        t0, t1 = max(t0, enters), min(t1, leaves)
    return t0 <= t1


def _cut(stroke: Stroke, xy: XY, radius: float) -> list[Stroke]:
    """The pieces of a stroke outside a round eraser, in the order of its path.

    Strokes end in round caps, so the cut keeps a distance of half the stroke's width: the pieces just touch the eraser.
    """
    if len(stroke.path) == 1:
        reached = math.dist(stroke.path[0], xy) < radius + stroke.widths[0] / 2
        return [] if reached else [stroke]
    runs: list[list[tuple[XY, float]]] = [[]]
    untouched = True
    for n in range(len(stroke.path) - 1):
        (start, end), (w0, w1) = stroke.path[n : n + 2], stroke.widths[n : n + 2]
        inside = _inside_span(start, end, xy, radius + (w0 + w1) / 4)
        if inside is None:
            runs[-1] += [(start, w0), (end, w1)]
            continue
        untouched = False
        t0, t1 = inside
        if t0 > 0:
            runs[-1] += [(start, w0), _between(start, end, w0, w1, t0)]
        runs.append([])
        if t1 < 1:
            runs[-1] += [_between(start, end, w0, w1, t1), (end, w1)]
    if untouched:
        return [stroke]
    return [_as_stroke(stroke, run) for run in runs if run]


def _inside_span(start: XY, end: XY, centre: XY, radius: float) -> tuple[float, float] | None:
    """The part (t0, t1) of a segment, 0..1, that lies inside a circle; None if no part does."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    fx, fy = start[0] - centre[0], start[1] - centre[1]
    a, b, c = dx * dx + dy * dy, fx * dx + fy * dy, fx * fx + fy * fy - radius * radius
    if a == 0:
        return (0.0, 1.0) if c < 0 else None
    root = b * b - a * c
    if root <= 0:
        return None
    t0, t1 = (-b - math.sqrt(root)) / a, (-b + math.sqrt(root)) / a
    if t1 <= 0 or t0 >= 1:
        return None
    return max(t0, 0.0), min(t1, 1.0)


def _between(start: XY, end: XY, w0: float, w1: float, t: float) -> tuple[XY, float]:
    return (start[0] + t * (end[0] - start[0]), start[1] + t * (end[1] - start[1])), w0 + t * (w1 - w0)


def _as_stroke(origin: Stroke, run: list[tuple[XY, float]]) -> Stroke:
    """A piece of a stroke; vertices that two segments share are kept once."""
    kept = [vertex for n, vertex in enumerate(run) if n == 0 or vertex != run[n - 1]]
    return replace(origin, path=tuple(xy for xy, _ in kept), widths=tuple(w for _, w in kept))
