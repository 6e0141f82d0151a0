"""What is asked for of a film's scenes, from documents: those of projects, and those of the work on a film."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from app.core.document import DocumentState
from app.core.film.scene import Key, Scene
from app.core.film.work import FilmState
from models.hints import GlobalStats, Hints
from models.registry import Use


def key(index: int, state: DocumentState) -> Key:
    """What a document asks for of its frame. Regions do not follow a film: their hints count for the whole frame."""
    hints = state.switched(Use.COLORIZE).hints.effective
    points = tuple(replace(point, within=None) for point in hints.points)
    strokes = tuple(replace(stroke, within=None) for stroke in hints.strokes)
    return Key(index, replace(hints, points=points, strokes=strokes), state.any_colors)


def numbered(hints: Hints, begin: int) -> Hints:
    """Hints with other ids, from `begin` on; on top stays on top."""
    ids = {hint.id: begin + number for number, hint in enumerate(hints.drawn)}
    return replace(
        hints,
        points=tuple(replace(point, id=ids[point.id], order=None) for point in hints.points),
        strokes=tuple(replace(stroke, id=ids[stroke.id], order=None) for stroke in hints.strokes),
    )


def scenes(work: FilmState, count: int) -> Iterator[Scene]:
    """The scenes that the work on a film asks for, of a film with `count` frames."""
    manner = work.manner
    whole = Hints(stats=GlobalStats(vividness=manner.vividness))
    for start, stop in pairwise((*(start for start in work.scenes.starts if start < count), count)):
        inside = (index for index in sorted(work.keys) if start <= index < stop)
        keys = tuple(replace(key(index, work.keys[index][1]), any_colors=manner.any_colors) for index in inside)
        yield Scene(start, stop, manner.backend, whole, keys)
