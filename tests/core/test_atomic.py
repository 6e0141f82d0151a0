"""Files are written whole, into their own place only, and readable by those only who could read them before."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from app.core import atomic
from models.errors import UserError


def test_a_folder_that_cannot_be_flushed_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flush = os.fsync

    def like_a_network_share(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        flush(handle)

    monkeypatch.setattr(os, "fsync", like_a_network_share)
    atomic.write_bytes(tmp_path / "a", b"whole")
    assert (tmp_path / "a").read_bytes() == b"whole"


def test_an_error_while_cleaning_up_does_not_hide_the_one_that_matters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: BinaryIO) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as broken:
        broken.setattr(Path, "unlink", refuse)
        with pytest.raises(UserError, match="disk is full"):
            atomic.write(tmp_path / "a", full)


def test_a_pipe_or_a_device_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UserError, match="not a file"):
        atomic.write_bytes(tmp_path / "pipe", b"x")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_permissions(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    seen: list[int] = []

    def look(file: BinaryIO) -> None:
        seen.append(os.fstat(file.fileno()).st_mode & 0o777)
        file.write(b"x")

    atomic.write(mine, look, private=True)
    atomic.write(mine, look)
    assert seen == [0o600, 0o600], "never readable by others, not even for a moment"
    assert mine.stat().st_mode & 0o777 == 0o600
    mine.chmod(0o640)
    atomic.write_bytes(mine, b"x", private=True)
    assert mine.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("name", "words"), [("n" * 300, "too long"), (b"caf\xe9".decode("utf-8", "surrogateescape"), "")]
)
def test_odd_names(tmp_path: Path, name: str, words: str) -> None:
    if words:
        with pytest.raises(UserError, match=words):
            atomic.write_bytes(tmp_path / name, b"x")
    else:
        atomic.write_bytes(tmp_path / name, b"x")
        assert b"caf\xe9" in {os.fsencode(path.name) for path in tmp_path.iterdir()}


def test_a_link_to_itself_is_a_sentence(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(UserError, match="leads back to itself"):
        atomic.write_bytes(loop, b"x")


_WRITER = """
import sys, time
from pathlib import Path
from app.core import atomic

def fill(file):
    file.write(b"half")
    file.flush()
    print("writing", flush=True)
    sys.stdin.read()

atomic.write(Path(sys.argv[1]), fill)
"""


def test_what_a_killed_process_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / ".mine.tmp").touch()
    writers = []
    for name in ("dead.tintype", "alive.tintype"):
        command = [sys.executable, "-c", _WRITER, str(folder / name)]
        writer = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None and writer.stdout.readline() == "writing\n"
        writers.append(writer)
    dead, alive = writers
    dead.kill()
    dead.communicate()
    atomic.remove_leftovers([folder, tmp_path / "no such folder"])
    left = sorted(path.name for path in folder.iterdir())
    assert len(left) == 2 and left[0].startswith(".alive.tintype-") and left[1] == ".mine.tmp"
    alive.communicate("")
    assert (folder / "alive.tintype").read_bytes() == b"half"
