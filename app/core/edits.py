"""Edits of hints: pure functions that take hints and return new ones.

Coordinates and sizes are full-resolution image pixels. Functions that name a hint by an id raise KeyError when there
is no hint with that id.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import replace

from models.hints import AB, XY, ColorPoint, Guidance, Hints, Reference, Stroke, Theme, kind_of
from models.image import ImageData

POINT_RADIUS = 4.0
"""Default radius of a point: half the side of its patch."""

STROKE_WIDTH = 12.0
"""Default width of a stroke."""


def next_id(hints: Hints) -> int:
    """A new id, larger than all others, so that its hint lies on top."""
    return max((hint.id for hint in _all(hints)), default=0) + 1


def find(hints: Hints, hint_id: int) -> ColorPoint | Stroke | None:
    """The point or stroke with this id, or None."""
    return next((hint for hint in _all(hints) if hint.id == hint_id), None)


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
    point = ColorPoint(next_id(hints), xy, ab, radius, within, reach, strength)
    return replace(hints, points=(*hints.points, point)), point.id


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
    stroke = Stroke(next_id(hints), tuple(path), each, ab, label, within, reach, strength)
    return replace(hints, strokes=(*hints.strokes, stroke)), stroke.id


def move(hints: Hints, hint_id: int, dx: float, dy: float) -> Hints:
    """Shift a point or stroke."""
    hint = _require(hints, hint_id)
    if isinstance(hint, ColorPoint):
        return _exchange(hints, replace(hint, xy=(hint.xy[0] + dx, hint.xy[1] + dy)))
    return _exchange(hints, replace(hint, path=tuple((x + dx, y + dy) for x, y in hint.path)))


def recolor(hints: Hints, hint_id: int, ab: AB) -> Hints:
    """Give a point or stroke another colour."""
    return _exchange(hints, replace(_require(hints, hint_id), ab=ab))


def adjust(
    hints: Hints, hint_ids: Collection[int], *, reach: float | None = None, strength: float | None = None
) -> Hints:
    """Give points and strokes another reach, another strength, or both (0..1); None leaves it as it is."""
    for hint_id in hint_ids:
        hint = _require(hints, hint_id)
        changed = replace(
            hint,
            reach=hint.reach if reach is None else reach,
            strength=hint.strength if strength is None else strength,
        )
        hints = _exchange(hints, changed)
    return hints


def rename_region(hints: Hints, old: str, new: str) -> Hints:
    """Let strokes of one region mark another one."""
    return replace(hints, strokes=tuple(replace(s, label=new) if s.region == old else s for s in hints.strokes))


def delete_region(hints: Hints, name: str) -> Hints:
    """Delete the strokes of a region."""
    return replace(hints, strokes=tuple(s for s in hints.strokes if s.region != name))


def bind(hints: Hints, hint_id: int, region_id: int | None) -> Hints:
    """Let a point or stroke act in one region only, or (None) everywhere."""
    return _exchange(hints, replace(_require(hints, hint_id), within=region_id))


def mark(hints: Hints, hint_id: int, name: str) -> Hints:
    """Let a stroke mark another region."""
    hint = _require(hints, hint_id)
    return _exchange(hints, replace(hint, label=name)) if isinstance(hint, Stroke) else hints


def resize(hints: Hints, hint_id: int, size: float) -> Hints:
    """Give a point another radius, or a stroke another width (at its widest; its other widths keep their ratio)."""
    hint = _require(hints, hint_id)
    if isinstance(hint, ColorPoint):
        return _exchange(hints, replace(hint, radius=size))
    factor = size / max(hint.widths)
    return _exchange(hints, replace(hint, widths=tuple(w * factor for w in hint.widths)))


def delete(hints: Hints, hint_id: int) -> Hints:
    """Delete a point or stroke."""
    _require(hints, hint_id)
    return replace(
        hints,
        points=tuple(p for p in hints.points if p.id != hint_id),
        strokes=tuple(s for s in hints.strokes if s.id != hint_id),
    )


def hit(hints: Hints, xy: XY, tolerance: float = 0.0) -> int | None:
    """The id of the topmost point or stroke within `tolerance` of a place, or None."""
    for hint in reversed(hints.drawn):
        if isinstance(hint, ColorPoint):
            reached = max(abs(hint.xy[0] - xy[0]), abs(hint.xy[1] - xy[1])) <= hint.radius + tolerance
        else:
            reached = _on_stroke(hint, xy, tolerance)
        if reached:
            return hint.id
    return None


def erase(hints: Hints, xy: XY, radius: float) -> Hints:
    """Erase with a round eraser.

    Points whose patch it touches are deleted. Strokes are cut where it passes; the remaining pieces become strokes at
    the same place in the drawn order. To keep the order, hints drawn after a stroke that is cut into several pieces
    get higher ids.
    """
    points: list[ColorPoint] = []
    strokes: list[Stroke] = []
    shift = 0
    for hint in hints.drawn:
        if isinstance(hint, ColorPoint):
            if math.dist(hint.xy, xy) > radius + hint.radius:
                points.append(replace(hint, id=hint.id + shift) if shift else hint)
            continue
        pieces = _cut(hint, xy, radius)
        strokes += [replace(piece, id=hint.id + shift + n) for n, piece in enumerate(pieces)]
        shift += max(0, len(pieces) - 1)
    if tuple(points) == hints.points and tuple(strokes) == hints.strokes:
        return hints
    return replace(hints, points=tuple(points), strokes=tuple(strokes))


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


def _require(hints: Hints, hint_id: int) -> ColorPoint | Stroke:
    hint = find(hints, hint_id)
    if hint is None:
        raise KeyError(hint_id)
    return hint


def _exchange(hints: Hints, hint: ColorPoint | Stroke) -> Hints:
    """The hints with the one of the same id replaced."""
    if isinstance(hint, ColorPoint):
        return replace(hints, points=tuple(hint if p.id == hint.id else p for p in hints.points))
    return replace(hints, strokes=tuple(hint if s.id == hint.id else s for s in hints.strokes))


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
