"""Read files that artists choose: never without end, and never more than fits."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

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
