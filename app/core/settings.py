"""The artist's preferences: a JSON file in the user's configuration folder."""

from __future__ import annotations

import contextlib
import json
import logging
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

import platformdirs

from app.core import atomic, encoding, files, strict_json
from app.core.encoding import Output, Scale
from app.core.metadata import Keep
from models.lazy import filelock
from models.types import RGB
from models.words import Words

_log = logging.getLogger(__name__)

APP_NAME = "tintype"
FILE_NAME = "settings.json"
RECENT_FILES = 12
SYSTEM = "system"
THEMES = (SYSTEM, "light", "dark")
LANGUAGES = ("en", "de", "es")
"""The first is what texts are written in."""

SAMPLE_SIDES = (1, 3, 5, 11, 31, 51, 101)
"""Sides in image pixels of the squares that the eyedropper can take the mean colour of."""

_PATIENCE_S = 2.0
"""How long another window may hold the file; it takes milliseconds unless its process is stopped."""

DEFAULT_THREADS = max(1, (os.cpu_count() or 2) // 2)
"""Half of the cores: with all cores torch's threads wait for each other when another program runs."""


class Folder(StrEnum):
    """The kinds of files whose dialogs remember a folder each."""

    OPEN = "open"
    REFERENCE = "reference"
    PROJECT = "project"
    EXPORT = "export"
    PALETTE = "palette"
    LIBRARY = "library"


def config_dir() -> Path:
    """Where settings live."""
    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False))


def state_dir() -> Path:
    """Where recovery files and the log live."""
    return Path(platformdirs.user_state_dir(APP_NAME, appauthor=False))


def _home() -> Path:
    """The user's folder; for a user that the system does not know, the present one."""
    try:
        return Path.home()
    except RuntimeError:
        return Path.cwd()


@dataclass(slots=True)
class Settings:
    """Preferences and what the window remembers.

    Attributes:
        device: "auto", "cpu" or "cuda".
        threads: how many torch computes with.
        working_size: short side at which backends look at new photographs; None for their own choice.
        autosave_seconds: how often unsaved work is put aside; 0 for never.
        theme: "system", "light" or "dark".
        language: of the window: one of `LANGUAGES`, or `SYSTEM`.
        recent_files: paths, newest first.
        recent_colors: 0..255 components, newest first.
        sample_side: one of `SAMPLE_SIDES`.
        export_format: name of one of `encoding.FORMATS`, the last that was exported to.
        export: how the last picture was exported.
        folders: where the artist last was, by kind of file (`Folder`).
        library: folders of colour photographs that references are recommended from.
        effects: reach and strength of new hints that the artist has chosen, by kind of hint.
        geometry: the window's geometry, base64.
        column_width: of the column at the right, in logical pixels.
        column_as_icons: whether a wide window has a bar of icons in its place.
        column_tab: its tab in front.
    """

    device: str = "auto"
    threads: int = DEFAULT_THREADS
    working_size: int | None = None
    autosave_seconds: int = 1
    theme: str = SYSTEM
    language: str = SYSTEM
    recent_files: list[str] = field(default_factory=list)
    recent_colors: list[RGB] = field(default_factory=list)
    sample_side: int = 1
    export_format: str = encoding.PNG.name
    export: Output = field(default_factory=Output)
    folders: dict[str, str] = field(default_factory=dict)
    library: list[str] = field(default_factory=list)
    effects: dict[str, tuple[float, float]] = field(default_factory=dict)
    geometry: str = ""
    column_width: int = 340
    column_as_icons: bool = False
    column_tab: str = ""

    def add_recent(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        text = str(path.absolute())
        self.recent_files = [text, *(p for p in self.recent_files if p != text)][:RECENT_FILES]

    def remove_recent(self, path: Path) -> None:
        """Forget a file, for instance one that is gone."""
        self.recent_files = [p for p in self.recent_files if p != str(path.absolute())]

    def folder(self, kind: Folder) -> Path | None:
        """Where the artist last chose a file of a kind; None for nowhere, and where that folder is gone."""
        text = self.folders.get(kind, "")
        return Path(text) if text and files.is_folder(Path(text)) else None

    def start(self, kind: Folder, near: Path | None) -> Path:
        """Where a file of a kind is first looked for: where the artist last was, else beside another file."""
        return self.folder(kind) or (near.parent if near is not None else _home())

    def visit(self, kind: Folder, path: Path) -> None:
        """Remember the folder of a file that was chosen."""
        self.folders[kind] = str(path.absolute().parent)

    def save(self, path: Path | None = None, *, since: Settings | None = None) -> None:
        """Write the file.

        Args:
            path: the file; None for the user's.
            since: the settings as they were read or written last: what has not changed since stays as another window
                has written it meanwhile. None to write everything.

        Raises:
            UserError: it cannot be written.
        """
        path = path or config_dir() / FILE_NAME
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _alone(path):
                values = _plain(self) if since is None else _merged(_plain(since), _plain(self), _stored(path))
                atomic.write_bytes(path, json.dumps(values, indent=1).encode(), private=True)
        except OSError as error:
            raise atomic.write_error(path, error) from error


def load(path: Path | None = None) -> tuple[Settings, str]:
    """Read the file.

    Returns:
        The settings, and a sentence for the artist if a part of the file could not be used; else "". Unusable values
        get their defaults. A missing file is not an error.
    """
    path = path or config_dir() / FILE_NAME
    try:
        values = strict_json.parse(files.read(path))
        if not isinstance(values, dict):
            raise ValueError("no object")
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, ValueError) as error:
        _log.warning("%s: %s", path, error)
        kept = path.with_name(f"{path.name}.unreadable")
        with contextlib.suppress(OSError):
            path.replace(kept)
        return Settings(), Words(
            "The preferences could not be read; the defaults are in use. The old file is “{path}”.", path=kept
        )
    settings, refused = Settings(), _refused(values)
    for name in (f.name for f in fields(Settings) if f.name in values and f.name not in refused):
        setattr(settings, name, _CHECKS[name](values[name]))
    if refused:
        return settings, Words(
            "“{path}” has no usable {names}; the default is in use.", path=path, names=", ".join(refused)
        )
    return settings, ""


def _refused(values: Mapping[str, Any]) -> list[str]:
    """The settings whose values are unusable."""
    found = []
    for name, check in _CHECKS.items():
        try:
            if name in values:
                check(values[name])
        except (TypeError, ValueError):
            found.append(name)
    return found


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep other windows from writing the file meanwhile; one that does not answer is not waited for much longer."""
    lock = filelock.FileLock(path.with_name(f"{path.name}.lock"), timeout=_PATIENCE_S)
    # Network shares may have no locks.
    with contextlib.suppress(filelock.Timeout, NotImplementedError):
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _plain(settings: Settings) -> dict[str, Any]:
    """Settings as they are read from a file."""
    values: dict[str, Any] = json.loads(json.dumps(asdict(settings)))
    return values


def _stored(path: Path) -> dict[str, Any]:
    """What a file has now, without what is unusable."""
    try:
        values = strict_json.parse(files.read(path))
    except (OSError, ValueError):
        return {}
    if not isinstance(values, dict):
        return {}
    refused = _refused(values)
    return {name: value for name, value in values.items() if name not in refused}


def _merged(before: Mapping[str, Any], here: Mapping[str, Any], there: Mapping[str, Any]) -> dict[str, Any]:
    """Values that were changed here and in another window; where both changed the same, this window's count.

    Args:
        before: as both began.
        here: this window's.
        there: the file's. What it lacks is taken from here.
    """
    common = {name: _merged_value(before[name], value, there.get(name, value)) for name, value in here.items()}
    return {**there, **common}


def _merged_value(before: Any, here: Any, there: Any) -> Any:
    if here == before:
        return there
    if isinstance(here, dict):
        left = {name: value for name, value in there.items() if name in here or name not in before}
        return {**left, **{name: value for name, value in here.items() if before.get(name) != value}}
    if isinstance(here, list):
        new = [each for each in here if each not in before]
        theirs = [each for each in there if each not in before and each not in new]
        return [*new, *theirs, *(each for each in here if each in before and each in there)]
    return here


def _whole(low: int, high: int) -> Callable[[Any], int]:
    def check(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(value)
        return value

    return check


def _one_of(*choices: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in choices:
            raise ValueError(value)
        return str(value)

    return check


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _texts(value: Any) -> list[str]:
    return [_text(v) for v in _list(value)]


def _sample_side(value: Any) -> int:
    if value not in SAMPLE_SIDES:
        raise ValueError(value)
    return int(value)


def _folders(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return {kind.value: _text(value[kind]) for kind in Folder if kind in value}


def _output(value: Any) -> Output:
    if not isinstance(value, dict):
        raise TypeError(value)
    return Output(**{name: check(value[name]) for name, check in _OUTPUT_CHECKS.items() if name in value})


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _colors(value: Any) -> list[RGB]:
    component = _whole(0, 255)
    found: list[RGB] = []
    for red, green, blue in _list(value):
        found.append((component(red), component(green), component(blue)))
    return found


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _effects(value: Any) -> dict[str, tuple[float, float]]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return {_text(kind): (_share(reach), _share(strength)) for kind, (reach, strength) in value.items()}


def _share(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(value)
    return float(value)


WORKING_SIZES = (128, 2048)
"""Least and greatest short side at which backends can be asked to look at a photograph."""
OFFERED_SIZES = (None, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048)
"""Of these the ones to choose from; None leaves it to the backend."""


def _working_size(value: Any) -> int | None:
    return None if value is None else _whole(*WORKING_SIZES)(value)


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "device": _one_of("auto", "cpu", "cuda"),
    "threads": _whole(1, 256),
    "working_size": _working_size,
    "autosave_seconds": _whole(0, 3600),
    "theme": _one_of(*THEMES),
    "language": _one_of(SYSTEM, *LANGUAGES),
    "recent_files": lambda value: _texts(value)[:RECENT_FILES],
    "recent_colors": _colors,
    "sample_side": _sample_side,
    "export_format": _one_of(*(kind.name for kind in encoding.FORMATS)),
    "export": _output,
    "folders": _folders,
    "library": _texts,
    "effects": _effects,
    "geometry": _text,
    "column_width": _whole(200, 2000),
    "column_as_icons": _truth,
    "column_tab": _text,
}

_OUTPUT_CHECKS: dict[str, Callable[[Any], Any]] = {
    "quality": _whole(*encoding.QUALITIES),
    "bits": lambda value: None if value is None else _whole(8, 16)(value),
    "scale": Scale,
    "long_side": _whole(1, 1 << 20),
    "percent": _whole(1, 100),
    "own_profile": _truth,
    "keep": Keep,
    "tells_source": _truth,
}
