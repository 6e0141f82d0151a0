"""The work on a film as one file: `*.tintype-film`, a zip.

    film.json            which film, its scenes, how it is coloured, and which frames are key frames
    keys/<number>        a project (`app.core.project_io`) for each key frame, with the frame itself in it
    thumbnail.png        for file managers

The film itself is not in it. Hints of key frames that have the same id are one hint that was carried from one to the
other.
"""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from app.core import atomic, files, image_io, project_io, state_io, strict_json
from app.core.document import DocumentState, Swatch
from app.core.errors import ProjectLoadError
from app.core.film.work import FilmState, Manner, Scenes
from app.core.image_io import Photograph
from models import registry
from models.errors import UserError
from models.words import Words

SUFFIX = ".tintype-film"
FORMAT = "tintype-film"
VERSION = 1

_FILM = "film.json"
_FILM_LIMIT = 16 << 20
_BROKEN = Words("Open an older copy of the project.")


def is_film_project(path: Path) -> bool:
    """Whether a file's name says that it is the work on a film."""
    return path.suffix.lower() == SUFFIX


def write(path: Path, state: FilmState) -> files.Version | None:
    """Write the work into a file; the old one stays intact until the new one is complete.

    Returns:
        the version of the file that was written.

    Raises:
        UserError: it cannot be written.
    """
    atomic.write(path, lambda file: _fill(file, path, state))
    return files.version(path)


def _fill(file: BinaryIO, path: Path, state: FilmState) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(project_io.entry(_FILM, deflated=True), described(state, path.parent))
        for index in sorted(state.keys):
            packed = BytesIO()
            project_io.fill(packed, *state.keys[index])
            archive.writestr(project_io.entry(f"keys/{index}"), packed.getvalue())
        for photo, _ in list(state.keys.values())[:1]:
            archive.writestr(project_io.entry("thumbnail.png"), project_io.thumbnail(photo.proxy.rgb))


def described(state: FilmState, folder: Path, **more: Any) -> bytes:
    """The work, without what is in key frames, and what else is to be said, as JSON for a file in a folder."""
    scenes, manner = state.scenes, state.manner
    data = {
        "format": FORMAT,
        "version": VERSION,
        "film": {"path": str(state.clip.absolute()), "near": _near(state.clip, folder), "identity": state.identity},
        "scenes": {
            "found": scenes.found,
            "searched": scenes.searched,
            "added": sorted(scenes.added),
            "removed": sorted(scenes.removed),
        },
        "manner": asdict(manner),
        "keys": sorted(state.keys),
        "playhead": state.playhead,
        **more,
    }
    return json.dumps(data, allow_nan=False).encode()


def _near(clip: Path, folder: Path) -> str:
    """The way from a folder to the film, so that both can be moved together; "" where there is none."""
    try:
        return Path(os.path.relpath(clip.absolute(), folder.absolute())).as_posix()
    except ValueError:
        # Another drive.
        return ""


def load(path: Path) -> FilmState:
    """Read the work on a film; the film itself is not opened.

    Its path is where the film is now: where it was, or else where it lies as seen from the project.

    Raises:
        ProjectLoadError: it cannot be read, is newer than this program, or is broken.
    """
    name = image_io.shown_name(path)
    with project_io.opened(path) as archive:
        project_io.check_archive(archive, name)
        text = project_io.part_of(archive, _FILM, name, _FILM_LIMIT)
        return restored(text, path, lambda index: _key(archive, index, name))[0]


def restored(
    text: bytes, path: Path, key: Callable[[int], tuple[Photograph, DocumentState]]
) -> tuple[FilmState, dict[str, Any]]:
    """The work that `described` told, and all that was said.

    Args:
        text: the JSON.
        path: the file that it is from.
        key: gives the photograph and the state of a key frame.

    Raises:
        ProjectLoadError: it makes no sense, or is newer than this program.
    """
    name = image_io.shown_name(path)
    try:
        data = strict_json.parse(text)
        _check_version(data, name)
        return _undumped(data, path.parent, key), data
    except ProjectLoadError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        reason = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise ProjectLoadError(
            "“{name}” is damaged: {part}: {reason}.", _BROKEN, name=name, part=_FILM, reason=reason
        ) from None


def _check_version(data: Any, name: str) -> None:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ProjectLoadError("“{name}” is not the work on a film.", "Choose another file.", name=name)
    if strict_json.whole(data["version"]) > VERSION:
        raise ProjectLoadError(
            "“{name}” was made by a newer Tintype (project version {version}; this one reads {known}).",
            "Update Tintype.",
            name=name,
            version=data["version"],
            known=VERSION,
        )


def _undumped(
    data: Any, folder: Path, key: Callable[[int], tuple[Photograph, DocumentState]]
) -> FilmState:
    film, scenes, manner = data["film"], data["scenes"], data["manner"]
    clip = Path(strict_json.text(film["path"]))
    near = strict_json.text(film["near"])
    if near and not files.is_there(clip):
        clip = folder / near
    working_size, vividness = manner["working_size"], manner["vividness"]
    keys = {index: key(index) for index in map(strict_json.whole, data["keys"])}
    return FilmState(
        clip,
        strict_json.text(film["identity"]),
        Scenes(
            tuple(sorted(map(strict_json.whole, scenes["found"]))),
            strict_json.whole(scenes["searched"]),
            frozenset(map(strict_json.whole, scenes["added"])),
            frozenset(map(strict_json.whole, scenes["removed"])),
        ),
        Manner(
            _backend(strict_json.text(manner["backend"])),
            None if working_size is None else strict_json.whole(working_size),
            strict_json.flag(manner["any_colors"]),
            None if vividness is None else strict_json.number(vividness),
            _swatches(manner, keys.values()),
        ),
        keys,
        strict_json.whole(data["playhead"]),
    )


def _backend(name: str) -> str:
    """A backend that is there; one that this program does not know is replaced."""
    return name if name in registry.names() else registry.DEFAULT


def _swatches(manner: Any, keys: Iterable[tuple[Photograph, DocumentState]]) -> tuple[Swatch, ...]:
    """The film's own colours; earlier projects kept them with the key frames."""
    if "swatches" in manner:
        return tuple(map(state_io.swatch, manner["swatches"]))
    return tuple(dict.fromkeys(swatch for _, state in keys for swatch in state.swatches))


def _key(archive: zipfile.ZipFile, index: int, name: str) -> tuple[Photograph, DocumentState]:
    part = f"keys/{index}"
    try:
        with zipfile.ZipFile(BytesIO(project_io.part_of(archive, part, name, files.LIMIT))) as inner:
            document = project_io.read(inner, part)
    except project_io.DAMAGED as error:
        raise ProjectLoadError(
            "“{name}” is damaged: the part “{part}”: {reason}.", _BROKEN, name=name, part=part, reason=error
        ) from None
    return document.photo, document.state


def require_same(identity: str, state: FilmState, name: str) -> None:
    """Refuse to go on with another film, whose frames are other ones.

    Raises:
        UserError: it is another film, or has been changed.
    """
    if identity != state.identity:
        raise UserError(
            "“{name}” is not the film that this work was done on, or it has been changed since.",
            "Put the old film back, or choose it.",
            name=name,
        )
