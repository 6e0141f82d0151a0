"""The ways to colour a film that `bench film` compares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from models.base import Colorizer
from models.evaluation.film.clips import Clip, Shot
from models.evaluation.film.flickering import Flickering
from models.evaluation.film.levin import LevinInTime
from models.film.colorize import FilmColorizer, KeyFrame
from models.film.steady import STRENGTH
from models.film.tracks import Tracker, Tracks
from models.hints import ColorPoint, Hints
from models.types import F32

ALONE, CARRIED, STEADIED, IN_TIME = "frame by frame", "carried only", "steadied", "neighbours in time"

_POINTS = 10, 6
"""Across and down: true colours at so many places, for methods that only spread them."""


class Coloring(Protocol):
    """Colours the frames of a scene, one after the other."""

    def frame(self, index: int, light: F32) -> F32:
        """See `FilmColorizer.frame`."""
        ...


class _Alone:
    """Every frame is a key frame: it is coloured as a photograph."""

    def __init__(self, colorizer: Colorizer, hints: Hints, tracks: Tracks) -> None:
        self._colorizer, self._hints, self._tracks = colorizer, hints, tracks

    def frame(self, index: int, light: F32) -> F32:
        key = KeyFrame(index, light, self._hints)
        return FilmColorizer(self._colorizer, [key], self._tracks, strength=0).frame(index, light)


class _InTime:
    """Points of the key frame alone: neighbours in time take them along."""

    def __init__(self, key: KeyFrame) -> None:
        self._key, self._levin = key, LevinInTime()

    def frame(self, index: int, light: F32) -> F32:
        return self._levin.frame(light, self._key.hints if index == self._key.index else Hints())


def colored(clip: Clip, colorizer: Colorizer, hints: Hints, way: str) -> Iterator[tuple[Shot, F32]]:
    """The frames of a film of one scene with the colours that a method and a way of using it give them.

    Args:
        clip: the film.
        colorizer: the method.
        hints: drawn on its first frame.
        way: `ALONE`, `CARRIED`, `STEADIED`, or `IN_TIME` for Levin's.
    """
    first = clip.shot(0)
    key = KeyFrame(0, first.light, hints)
    tracks = tracked(clip, hints)
    coloring: Coloring
    if way == ALONE:
        coloring = _Alone(colorizer, hints, tracks)
    elif way == IN_TIME:
        coloring = _InTime(key)
    else:
        if isinstance(colorizer, Flickering):
            colorizer.ab = first.ab
        coloring = FilmColorizer(colorizer, [key], tracks, strength=0 if way == CARRIED else STRENGTH)
    for index, shot in enumerate(clip.shots()):
        if isinstance(colorizer, Flickering):
            colorizer.ab = shot.ab
        yield shot, coloring.frame(index, shot.light)


def tracked(clip: Clip, hints: Hints) -> Tracks:
    """Where hints that are drawn on the first frame are in all frames."""
    tracker = Tracker({0: hints})
    if hints.drawn:
        for index, shot in enumerate(clip.shots()):
            tracker.look(index, shot.light)
    return tracker.tracks


def true_points(shot: Shot) -> Hints:
    """Points in true colours on a raster."""
    height, width = shot.light.shape
    across, down = _POINTS
    places = [((x + 0.5) * width / across, (y + 0.5) * height / down) for y in range(down) for x in range(across)]
    colors = [shot.ab[int(y), int(x)].tolist() for x, y in places]
    return Hints(
        tuple(ColorPoint(i, xy, (a, b), 4.0) for i, (xy, (a, b)) in enumerate(zip(places, colors, strict=True)))
    )
