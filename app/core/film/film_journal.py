"""Unsaved work on a film in a folder, cheap enough to be written after every gesture.

    film.json       as in a project (`film_project`), and which project it came from
    keys/<number>   a folder for each key frame, as for a photograph (`app.core.journal`)

Key frames are written first, so that what `film.json` names is there.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.core import atomic, files, journal
from app.core.document import DocumentState
from app.core.errors import ProjectLoadError
from app.core.film import film_project
from app.core.film.work import FilmState
from app.core.image_io import Photograph

FILM = "film.json"
_KEYS = "keys"


@dataclass(frozen=True, slots=True)
class FilmAside:
    """Work on a film that was put aside.

    Attributes:
        state: the work.
        path: the project that it came from, if any.
        version: of that project.
    """

    state: FilmState
    path: Path | None = None
    version: files.Version | None = None

    @property
    def name(self) -> str:
        """What the artist knows it by."""
        return self.state.clip.name if self.path is None else self.path.name


def write(folder: Path, aside: FilmAside, before: FilmState | None) -> None:
    """Put work on a film aside.

    Args:
        folder: an existing folder of its own.
        aside: the work.
        before: what was written there last; key frames that are the same are not written again.

    Raises:
        UserError: it cannot be written; what was there before is still whole.
    """
    state = aside.state
    for index, (photo, asked) in state.keys.items():
        if before is None or before.keys.get(index) != (photo, asked):
            place = folder / _KEYS / str(index)
            try:
                place.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise atomic.write_error(place, error) from error
            journal.write(place, photo, asked, None, None)
    came_from = None if aside.path is None else str(aside.path.absolute())
    text = film_project.described(state, folder, project=came_from, project_version=aside.version)
    atomic.write_bytes(folder / FILM, text, private=True)
    for place in (folder / _KEYS).glob("*"):
        if place.name not in map(str, state.keys):
            shutil.rmtree(place, ignore_errors=True)


def load(folder: Path) -> FilmAside:
    """The work in a folder.

    Raises:
        ProjectLoadError: it cannot be read, or is damaged.
    """
    path = folder / FILM

    def key(index: int) -> tuple[Photograph, DocumentState]:
        document = journal.load(folder / _KEYS / str(index))
        return document.photo, document.state

    try:
        text = files.read(path)
    except (OSError, ValueError) as error:
        raise ProjectLoadError("“{path}” cannot be read: {reason}.", "", path=path, reason=error) from None
    state, data = film_project.restored(text, path, key)
    project: Any = data.get("project")
    came_from = Path(project) if isinstance(project, str) else None
    return FilmAside(state, came_from, journal.version_of(data.get("project_version")))


def clear(folder: Path) -> None:
    """Forget the work in a folder."""
    (folder / FILM).unlink(missing_ok=True)
    shutil.rmtree(folder / _KEYS, ignore_errors=True)
