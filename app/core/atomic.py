"""Write files as a whole: after any failure the old file is still complete."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from models.errors import UserError

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]

_log = logging.getLogger(__name__)

UNFINISHED = ".tintype-tmp"
"""Ending of files that are being written."""


def write(path: Path, fill: Callable[[BinaryIO], None], *, private: bool = False) -> None:
    """Write a file beside its place, flush it to the disk, then move it into place.

    Args:
        path: the file to make or replace; left as it was if anything fails.
        fill: writes the contents.
        private: whether a new file may be read by its owner only; one that is replaced keeps its permissions.

    Raises:
        UserError: no such folder, no permission, no space, or the place of something that is no file.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{_short(target.name)}-{secrets.token_hex(4)}{UNFINISHED}")
    try:
        with told(path):
            _check_place(path, target)
            _write(temporary, target, fill, private=private)
    finally:
        # After the move there is nothing to delete. What goes wrong here must not hide the error that matters.
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    _flush_folder(target.parent)


def _write(temporary: Path, target: Path, fill: Callable[[BinaryIO], None], *, private: bool) -> None:
    with _made(temporary, 0o600 if private else 0o666) as file:
        if target.exists():
            # Before the contents: what only its owner may read is not shown to others for a moment either.
            temporary.chmod(target.stat().st_mode & 0o777)
        with contextlib.suppress(OSError):
            # Network shares may have no locks: then a leftover stays.
            _hold(file)
        fill(file)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(target)


def remove_leftovers(folders: Iterable[Path]) -> None:
    """Delete what processes that were killed had begun to write in these folders; what others still write stays."""
    for folder in folders:
        with contextlib.suppress(OSError):
            for left in folder.glob(f".*{UNFINISHED}"):
                _remove_leftover(left)


def _remove_leftover(left: Path) -> None:
    with contextlib.suppress(OSError), left.open("r+b") as file:
        # Held by whoever writes it; the system lets go of it when the process ends.
        _hold(file)
        left.unlink()


def _hold(file: BinaryIO) -> None:
    """Lock a file for as long as it is open; Windows lets nobody delete open files anyway.

    Raises:
        OSError: another process holds it.
    """
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _short(name: str) -> str:
    """The beginning of a name, of few bytes in every encoding: file systems limit names by bytes."""
    return os.fsdecode(os.fsencode(name)[:40]) if name.isascii() else name[:20]


def _check_place(path: Path, target: Path) -> None:
    """Refuse what cannot be replaced by a file."""
    if target.is_symlink():
        # Its real path is no link, unless it leads back to itself.
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists():
        if not target.is_file():
            raise UserError("“{path}” is a device or a pipe, not a file.", "Choose another file name.", path=path)
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _made(temporary: Path, mode: int) -> BinaryIO:
    """A new file, open for reading and writing."""
    # Not Path.open, which makes every file with the usual permissions.
    return open(temporary, "x+b", opener=lambda name, flags: os.open(name, flags, mode))


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what goes wrong with a file to be written, or with its folder, into sentences.

    Raises:
        UserError: instead of an OSError.
    """
    try:
        yield
    except OSError as error:
        raise write_error(path, error) from error


def check(path: Path) -> None:
    """Check that a file can be written to a path, as far as that is seen without writing it.

    Raises:
        UserError: no such folder, no permission, a name that is too long, or the place of something that is no file.
    """
    with told(path):
        if not path.parent.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        if not os.access(path.parent, os.W_OK):
            raise UserError(
                "The folder “{folder}” may not be written to.", "Choose another folder.", folder=path.parent
            )
        _check_place(path, Path(os.path.realpath(path)))


def write_bytes(path: Path, data: bytes, *, private: bool = False) -> None:
    """`write` with contents that are bytes already."""

    def fill(file: BinaryIO) -> None:
        file.write(data)

    write(path, fill, private=private)


def write_error(path: Path, error: OSError) -> UserError:
    """The error to show when a file could not be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UserError(
            "The disk is full: “{path}” was not written.", "Free some space, or choose another disk.", path=path
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return UserError("“{path}” may not be written.", "Choose a folder in which you may write.", path=path)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return UserError("There is no folder “{folder}”.", "Choose another folder.", folder=path.parent)
    if error.errno == errno.EISDIR:
        return UserError("“{path}” is a folder.", "Choose a file name.", path=path)
    if error.errno == errno.ENAMETOOLONG:
        longest = max(path.parts, key=len)
        return UserError("The name “{name}…” is too long.", "Choose a shorter name.", name=longest[:40])
    if error.errno == errno.ELOOP:
        return UserError("“{path}” is a link that leads back to itself.", "Choose another file name.", path=path)
    return UserError(
        "“{path}” was not written: {reason}.", "Choose another place.", path=path, reason=error.strerror or error
    )


def _flush_folder(folder: Path) -> None:
    """Flush the folder, so that the move survives a crash, where its file system can do that.

    The file is complete by then: a network share that cannot flush folders is no reason to call it a failure. Windows
    neither needs nor allows this.
    """
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        _log.info("the folder %s cannot be flushed: %s", folder, error)
        return
    try:
        os.fsync(handle)
    except OSError as error:
        _log.info("the folder %s cannot be flushed: %s", folder, error)
    finally:
        os.close(handle)
