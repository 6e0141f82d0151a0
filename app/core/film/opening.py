"""Opens films of all kinds."""

from __future__ import annotations

from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path

from app.core.errors import FilmLoadError
from app.core.extras import installing
from app.core.film.clip import Clip
from app.core.film.folder import open_folder
from models.base import CancelToken, Progress, no_progress

SUFFIXES = (
    ".mp4", ".m4v", ".mov", ".mkv", ".webm", ".avi", ".mxf", ".mpg", ".mpeg", ".m2v", ".vob", ".ts", ".mts", ".m2ts",
    ".wmv", ".dv", ".ogv", ".3gp", ".nut",
)  # fmt: skip
"""Usual endings of films, for file dialogs; how a file is read depends on its content, not on its name."""


def open_clip(
    path: Path, rate: Fraction | None = None, *, cancel: CancelToken | None = None, progress: Progress = no_progress
) -> Clip:
    """Open a film: a file, or a folder of frames. Files are read once, to count and time all frames.

    Args:
        path: the file or folder.
        rate: frames per second of a folder; None for 24.
        cancel: stops it.
        progress: told how far it is.

    Raises:
        Cancelled: the token was set.
        FilmLoadError: it is not there, it cannot be read, there is no frame in it, or PyAV is not installed.
    """
    if path.is_dir():
        return open_folder(path, rate)
    require_av()
    if rate is not None:
        raise FilmLoadError("“{path}” has a frame rate of its own.", "Leave out the rate.", path=path)
    # Here, because PyAV is optional.
    from app.core.film.video import open_video

    return open_video(path, cancel or CancelToken(), progress)


def require_av() -> None:
    """Refuse to work on films in files where PyAV is missing.

    Raises:
        FilmLoadError: says how to install it.
    """
    if find_spec("av") is None:
        raise FilmLoadError(
            "The reader for films is not installed.",
            "{install} A folder of frames can be opened without it.",
            install=installing("av"),
        )
