"""Files that are either the old one or the new one, never half of either."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from models.base import ColorizationError


def write(path: Path, fill: Callable[[BinaryIO], None]) -> None:
    """Write a file beside its place, flush it to the disk, then move it into place.

    Args:
        path: the file to make or replace; left as it was if anything fails.
        fill: writes the contents.

    Raises:
        ColorizationError: no such folder, no permission, or no space.
    """
    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:40]}-", delete=False) as file:
            temporary = Path(file.name)
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        _match_permissions(temporary, path)
        temporary.replace(path)
        _flush_folder(path.parent)
    except OSError as error:
        raise write_error(path, error) from error
    finally:
        # After the move the name is gone; before it, a failed attempt must leave nothing behind.
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def write_bytes(path: Path, data: bytes) -> None:
    """`write` with the contents at hand."""

    def fill(file: BinaryIO) -> None:
        file.write(data)

    write(path, fill)


def write_error(path: Path, error: OSError) -> ColorizationError:
    """What to tell an artist whose file could not be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ColorizationError(f"The disk is full: “{path}” was not written.", "Free some space, or choose another disk.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ColorizationError(f"“{path}” may not be written.", "Choose a folder in which you may write.")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return ColorizationError(f"There is no folder “{path.parent}”.", "Choose another folder.")
    if error.errno == errno.EISDIR:
        return ColorizationError(f"“{path}” is a folder.", "Choose a file name.")
    return ColorizationError(f"“{path}” was not written: {error.strerror or error}.", "Choose another place.")


def _match_permissions(temporary: Path, path: Path) -> None:
    """Temporary files are private; the finished one is as open as the file it replaces, or as a new one would be."""
    try:
        mode = path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    temporary.chmod(mode)


def _flush_folder(folder: Path) -> None:
    """Make the move itself durable; Windows neither needs nor allows this."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
