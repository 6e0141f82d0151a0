"""Read files that artists choose: never without end, and never more than fits. Names that they type, and free names."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from enum import Enum
from itertools import count
from pathlib import Path

from models.errors import UserError

LIMIT = 2_000_000_000
"""Bytes; larger files are not read into memory."""


Version = tuple[int, int, int]
"""What tells one version of a file from another: its inode, when it was changed (ns), its size."""


def version(path: Path) -> Version | None:
    """The version of a file that is there now; None where there is none."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_ino, about.st_mtime_ns, about.st_size


def read(path: Path, limit: int = LIMIT) -> bytes:
    """The bytes of a file.

    Raises:
        OSError: it cannot be read, is larger than the limit, or is a pipe or a device, which may never end; `strerror`
            says so.
        ValueError: the path is no name of a file.
    """
    about = path.stat()
    if stat.S_ISDIR(about.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(about.st_mode):
        raise OSError(errno.EINVAL, "it is a device or a pipe, not a file", str(path))
    if about.st_size > limit:
        size = f"{limit // 1_000_000_000} GB" if limit >= 1_000_000_000 else f"{limit >> 20} MB"
        raise OSError(errno.EFBIG, f"it is larger than {size}", str(path))
    return path.read_bytes()


def is_there(path: Path) -> bool:
    """Whether there is something at a path; False also where nobody may look, or the path makes no sense.

    `Path.exists` raises an OSError then.
    """
    return os.path.exists(path)  # noqa: PTH110 - see above


def is_folder(path: Path) -> bool:
    """Whether there is a folder at a path; False as `is_there` says."""
    return os.path.isdir(path)  # noqa: PTH112 - see `is_there`


class Kind(Enum):
    """What is at a path."""

    NOTHING = "nothing"
    FILE = "file"
    FOLDER = "folder"


def kind(path: Path) -> Kind:
    """What is at a path; nothing as `is_there` says."""
    if not is_there(path):
        return Kind.NOTHING
    return Kind.FOLDER if is_folder(path) else Kind.FILE


def is_same(path: Path, other: Path) -> bool:
    """Whether two paths lead to the same file or folder; False where one of them leads nowhere."""
    try:
        return path.samefile(other)
    except (OSError, ValueError):
        return False


def typed(text: str) -> Path:
    """The path that an artist has typed; `~` stands for the user's folder.

    Raises:
        UserError: “~name” of somebody who is not known here.
    """
    path = Path(text.strip())
    try:
        return path.expanduser()
    except RuntimeError:
        raise UserError("There is no user “{name}”.", "Choose another folder.", name=path.parts[0][1:]) from None


def numbered(name: str) -> Iterator[str]:
    """Names to choose a free one from: the name itself, then with numbers, “name (2)” first."""
    yield name
    for number in count(2):
        yield f"{name} ({number})"
