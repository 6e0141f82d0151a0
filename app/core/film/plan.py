"""Plans of films: where scenes are and what is asked for each, as a file that is easy to write by hand.

    {"film": "street.mp4", "frames": 480, "scenes": [
      {"first": 1, "last": 120, "theme": ["#204060", "#c08040", "#f0e0d0"], "vividness": 0.6},
      {"first": 121, "last": 480, "backend": "he2018", "references": ["tram.jpg"], "projects": ["tram.tintype"]}]}

Frames are counted from 1. Files are named as seen from the plan. A project belongs to the frame that it was made on.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from app.core import atomic, edits, files, hints_io, image_io, project_io, strict_json
from app.core.film import asked
from app.core.film.clip import Clip
from app.core.film.scene import Key, Scene
from app.core.film.survey import Survey, found
from app.core.strict_json import entries, items, text, whole
from models import registry
from models.errors import UserError
from models.hints import Hints
from models.registry import Use
from models.words import Words

_LIMIT = 64 << 20
_REMEDY = Words("Write it anew with --plan-out, or mend it by hand.")


@dataclass(frozen=True, slots=True)
class Planned:
    """One scene of a plan.

    Attributes:
        start, stop: from the first frame up to, but without, the last one, from 0.
        backend: a name of the registry; None where the plan does not say.
        hints: theme and shares.
        references: files of colour photographs.
        projects: files of projects, each made on a frame of the scene.
    """

    start: int
    stop: int
    backend: str | None = None
    hints: Hints = Hints()  # noqa: RUF009 - never changed
    references: tuple[Path, ...] = ()
    projects: tuple[Path, ...] = ()


def of_scenes(starts: Sequence[int], count: int) -> tuple[Planned, ...]:
    """A plan for scenes that begin with these frames, of a film with `count` frames; nothing is asked for."""
    edges = sorted({0, *map(int, starts), count})
    return tuple(Planned(start, stop) for start, stop in pairwise(edges))


def write(plan: Sequence[Planned], clip: Clip, folder: Path) -> str:
    """A plan as JSON, for a file in this folder."""
    scenes = [json.dumps(_described(one, clip, folder), ensure_ascii=False) for one in plan]
    head = json.dumps({"film": clip.path.name, "frames": len(clip)}, ensure_ascii=False)
    return head[:-1] + ', "scenes": [\n  ' + ",\n  ".join(scenes) + "\n]}\n"


def save(plan: Sequence[Planned], clip: Clip, path: Path) -> None:
    """Write a plan's file.

    Raises:
        UserError: it cannot be written.
    """
    atomic.write_bytes(path, write(plan, clip, path.parent).encode("utf-8", "surrogateescape"))


def _described(one: Planned, clip: Clip, folder: Path) -> dict[str, Any]:
    named = {
        "references": [os.path.relpath(path, folder) for path in one.references],
        "projects": [os.path.relpath(path, folder) for path in one.projects],
    }
    return {
        "first": one.start + 1,
        "last": one.stop,
        "seconds": round(clip.seconds(one.start), 3),
        **({} if one.backend is None else {"backend": one.backend}),
        **hints_io.write_whole(one.hints),
        **{name: paths for name, paths in named.items() if paths},
    }


def load(path: Path, clip: Clip) -> tuple[Planned, ...]:
    """Read a plan's file for a film.

    Raises:
        UserError: it cannot be read, makes no sense, or is for another film.
    """
    try:
        content = files.read(path, _LIMIT)
        data = strict_json.parse(content)
    except OSError as error:
        raise UserError(
            "The plan “{path}” cannot be read: {reason}.", "Check its name.", path=path, reason=error.strerror or error
        ) from None
    except ValueError as error:
        raise UserError("The plan “{path}” is not JSON: {reason}.", _REMEDY, path=path, reason=error) from None
    try:
        known = entries(data, "the plan", required=("scenes",), optional=("film", "frames"))
        if known.get("frames", len(clip)) != len(clip):
            raise UserError(
                "The plan “{path}” is for a film with {frames} frames; “{film}” has {count}.", _REMEDY,
                path=path, frames=known["frames"], film=clip.path.name, count=len(clip),
            )  # fmt: skip
        plan = tuple(_numbered(items(known["scenes"], "“scenes”"), path.parent))
        _require_all_frames(plan, len(clip))
    except (ValueError, TypeError) as error:
        raise UserError("The plan “{path}” is wrong: {reason}.", _REMEDY, path=path, reason=error) from None
    return plan


def _numbered(scenes: Sequence[Any], folder: Path) -> Iterator[Planned]:
    for number, entry in enumerate(scenes, 1):
        try:
            yield _planned(entry, folder)
        except (ValueError, TypeError) as error:
            raise ValueError(f"scene {number}: {error}") from None


def _planned(entry: Any, folder: Path) -> Planned:
    optional = ("seconds", "backend", "references", "projects", *hints_io.WHOLE)
    values = entries(entry, "it", required=("first", "last"), optional=optional)
    first, last = whole(values["first"]), whole(values["last"])
    if not 1 <= first <= last:
        raise ValueError("its first frame does not come before its last one")
    backend = None if values.get("backend") is None else registry.spec(text(values["backend"])).name
    named = {
        name: tuple(folder / text(path) for path in items(values.get(name, []), f"“{name}”"))
        for name in ("references", "projects")
    }
    return Planned(first - 1, last, backend, hints_io.whole_by_hand(values), **named)


def _require_all_frames(plan: Sequence[Planned], count: int) -> None:
    at = 0
    for number, one in enumerate(plan, 1):
        if one.start != at:
            raise ValueError(f"scene {number} begins at frame {one.start + 1}, where frame {at + 1} is next")
        at = one.stop
    if at != count:
        raise ValueError(f"the last scene ends at frame {at}; the film has {count}")


def scenes(
    plan: Sequence[Planned], clip: Clip, survey: Survey | None, film: Planned
) -> tuple[tuple[Scene, ...], tuple[str, ...]]:
    """What a plan asks for.

    Args:
        plan: its scenes.
        clip: the film.
        survey: of the film; None where there are no projects.
        film: what is asked for all scenes, unless they ask for something else; projects go where they belong.

    Returns:
        The scenes, and sentences for the artist.

    Raises:
        UserError: a file cannot be read, a project shows no frame of the film or of its scene, or a backend does not
            take what is asked for.
    """
    shared = _with_references(film.hints, film.references)
    everywhere = [_Made.on(clip, survey, path) for path in film.projects]
    made, notes = [], [note for one in everywhere for note in one.notes]
    for number, one in enumerate(plan, 1):
        own = [_Made.on(clip, survey, path) for path in one.projects]
        notes += [note for each in own for note in each.notes]
        for each in own:
            if not one.start <= each.key.index < one.stop:
                raise UserError(
                    "“{path}” shows frame {frame}, which is not in scene {number}.", "Move it to its scene.",
                    path=each.path, frame=each.key.index + 1, number=number,
                )  # fmt: skip
        own += [each for each in everywhere if one.start <= each.key.index < one.stop]
        keys = tuple(_apart(sorted((each.key for each in own), key=lambda key: key.index)))
        backend = one.backend or film.backend or next((each.backend for each in own), registry.DEFAULT)
        hints = shared.merged(_with_references(one.hints, one.references))
        scene = Scene(one.start, one.stop, backend, hints, keys)
        _require_taken(scene)
        made.append(scene)
    return tuple(made), tuple(dict.fromkeys(notes))


@dataclass(frozen=True, slots=True)
class _Made:
    """What a project says of its frame."""

    path: Path
    key: Key
    backend: str
    notes: tuple[str, ...]

    @classmethod
    def on(cls, clip: Clip, survey: Survey | None, path: Path) -> _Made:
        """Find the frame that a project was made on.

        Raises:
            UserError: it cannot be read, or shows no frame of the film.
        """
        document = project_io.load(path)
        assert survey is not None
        try:
            index = found(clip, survey, document.photo)
        except UserError as error:
            raise UserError("“{path}”: {reason}", error.remedy, path=path, reason=error.message) from None
        state = document.state.switched(Use.COLORIZE)
        notes: tuple[str, ...] = ()
        if state.regions:
            told = Words("“{path}”: regions do not follow the film; its hints count for the whole frame.", path=path)
            notes = (told,)
        return cls(path, asked.key(index, state), state.backend, notes)


def _apart(keys: Sequence[Key]) -> Iterator[Key]:
    """Keys whose hints have ids of their own: one of another project, with the same id, is another hint."""
    begin = 1
    for key in keys:
        yield replace(key, hints=asked.numbered(key.hints, begin))
        begin += len(key.hints.drawn)


def _with_references(hints: Hints, paths: Sequence[Path]) -> Hints:
    for path in paths:
        hints = edits.add_reference(hints, image_io.load(path).proxy)
    return hints


def _require_taken(scene: Scene) -> None:
    for hints in (scene.hints, *(key.hints for key in scene.keys)):
        unsupported = hints.kinds & ~registry.spec(scene.backend).supports
        if unsupported:
            raise UserError(
                "The backend “{backend}” does not take {kinds} (for the scene at frame {frame}).",
                "Leave them out, or choose another backend.",
                backend=scene.backend,
                kinds=", ".join(kind.name.lower() for kind in unsupported if kind.name),
                frame=scene.start + 1,
            )
