"""Points and strokes of one document put into another, or once more into the same."""

from __future__ import annotations

from dataclasses import replace

from app.core import edits
from models.hints import ColorPoint, Hints, Stroke
from models.registry import Use

_STEP = 0.02
"""How far a second copy lies from the first, as a share of the photograph's long side."""


def fitting(others: Hints, use: Use) -> Hints:
    """Those points and strokes that mean something in a use of the photograph.

    Points give colours to gray photographs only. Strokes without a colour protect when recolouring and mark regions in
    a cut-out; there colours mean nothing.
    """
    if use is Use.COLORIZE:
        return replace(others, strokes=tuple(s for s in others.strokes if s.ab is not None))
    strokes = others.strokes if use is Use.RECOLOR else tuple(s for s in others.strokes if s.ab is None)
    return replace(others, points=(), strokes=strokes)


def paste(hints: Hints, others: Hints, size: tuple[int, int]) -> tuple[Hints, frozenset[int]]:
    """Put points and strokes on top, in their drawn order; returns the hints and the ids of the new ones.

    Their places are kept. What would lie exactly on hints that are there already lies beside them.

    Args:
        hints: all hints of the document.
        others: what is added to them; only points and strokes count.
        size: width and height of the photograph.
    """
    others = _beside(hints, others, size)
    first = edits.next_id(hints)
    new = {hint.id: first + n for n, hint in enumerate(others.drawn)}
    points = tuple(replace(p, id=new[p.id], order=None) for p in others.points)
    strokes = tuple(replace(s, id=new[s.id], order=None) for s in others.strokes)
    pasted = replace(hints, points=(*hints.points, *points), strokes=(*hints.strokes, *strokes))
    return pasted, frozenset(new.values())


def _beside(hints: Hints, others: Hints, size: tuple[int, int]) -> Hints:
    """The others, moved together until none of them hides a hint exactly."""
    taken = {_place(hint) for hint in hints.drawn}
    step = _STEP * max(size)
    # Away from the nearer border, so that they stay on the photograph.
    xs, ys = zip(*(xy for hint in others.drawn for xy in _path(hint)), strict=True) if others.drawn else ((0,), (0,))
    dx = step if min(xs) + max(xs) <= size[0] else -step
    dy = step if min(ys) + max(ys) <= size[1] else -step
    while any(_place(hint) in taken for hint in others.drawn):
        others = replace(
            others,
            points=tuple(replace(p, xy=(p.xy[0] + dx, p.xy[1] + dy)) for p in others.points),
            strokes=tuple(replace(s, path=tuple((x + dx, y + dy) for x, y in s.path)) for s in others.strokes),
        )
    return others


def _path(hint: ColorPoint | Stroke) -> tuple[tuple[float, float], ...]:
    return (hint.xy,) if isinstance(hint, ColorPoint) else hint.path


def _place(hint: ColorPoint | Stroke) -> tuple[tuple[float, float], ...]:
    """Where a hint is, to a tenth of a pixel: scaling there and back does not meet the last digit."""
    return tuple((round(x, 1), round(y, 1)) for x, y in _path(hint))
