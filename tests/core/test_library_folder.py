"""The folder of unsaved work: it cannot be made, or another process holds it."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.core import library
from app.core.library import Recovery
from models.errors import UserError

_HOLDER = """
import sys
from pathlib import Path
import filelock

root = Path(sys.argv[1])
root.mkdir(parents=True, exist_ok=True)
lock = filelock.FileLock(root / "lock")
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_state_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match=str(tmp_path)):
        Recovery(root=tmp_path / "file" / "recovery")


def test_a_lock_held_by_a_stopped_process_is_waited_for_with_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-c", _HOLDER, str(tmp_path / "recovery")]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    holder.send_signal(signal.SIGSTOP)
    monkeypatch.setattr(library, "_PATIENCE_S", 0.1)
    try:
        with pytest.raises(UserError, match="does not answer"):
            Recovery(root=tmp_path / "recovery")
    finally:
        holder.send_signal(signal.SIGCONT)
        holder.communicate("")
