"""Write files as a whole: after any failure the old file is still complete."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from models.errors import UserError


def write(path: Path, fill: Callable[[BinaryIO], None]) -> None:
    """Write a file beside its place, flush it to the disk, then move it into place.

    Args:
        path: the file to make or replace; left as it was if anything fails.
        fill: writes the contents.

    Raises:
        UserError: no such folder, no permission, or no space.
    """
    target = path.resolve()
    temporary = target.with_name(f".{target.name[:40]}-{secrets.token_hex(4)}.tmp")
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        with temporary.open("x+b") as file:
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
        _flush_folder(target.parent)
    except OSError as error:
        raise write_error(path, error) from error
    finally:
        # After the move there is nothing to delete; after a failure the temporary file must go.
        temporary.unlink(missing_ok=True)


def write_bytes(path: Path, data: bytes) -> None:
    """`write` with contents that are bytes already."""

    def fill(file: BinaryIO) -> None:
        file.write(data)

    write(path, fill)


def write_error(path: Path, error: OSError) -> UserError:
    """The error to show when a file could not be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UserError(
            f"The disk is full: “{path}” was not written.", "Free some space, or choose another disk."
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return UserError(f"“{path}” may not be written.", "Choose a folder in which you may write.")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return UserError(f"There is no folder “{path.parent}”.", "Choose another folder.")
    if error.errno == errno.EISDIR:
        return UserError(f"“{path}” is a folder.", "Choose a file name.")
    return UserError(f"“{path}” was not written: {error.strerror or error}.", "Choose another place.")


def _flush_folder(folder: Path) -> None:
    """Flush the folder, so that the move survives a crash; Windows neither needs nor allows this."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
