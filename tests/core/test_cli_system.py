"""What is said where the system lacks a library that Qt needs."""

from __future__ import annotations

import ctypes
import sys

import pytest

from app import cli
from app.cli import system
from models.errors import UserError

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Qt brings everything")


@linux
def test_libraries_that_are_missing_are_named_before_qt_starts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real, loaded = ctypes.CDLL, []

    def load(name: str) -> object:
        loaded.append(name.rpartition("/")[2])
        missing = {"libqxcb.so": "libxcb-cursor.so.0"}.get(loaded[-1], loaded[-1])
        if missing in ("libxcb-cursor.so.0", "libglib-2.0.so.0"):
            raise OSError(f"{missing}: cannot open shared object file: No such file or directory")
        return real(None)

    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":7")
    assert cli.main([]) == 2
    said = capsys.readouterr().err
    assert loaded[0] == "libqxcb.so" and ": libglib-2.0.so.0, libxcb-cursor.so.0." in said
    assert "apt install libglib2.0-0 libxcb-cursor0." in said and "Traceback" not in said


@linux
def test_a_library_that_nobody_knows_is_named_as_the_system_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> None:
        if name.endswith("libqoffscreen.so"):
            raise OSError("libnew.so.3: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    with pytest.raises(UserError, match=r"libnew.so.3.*apt install libnew3"):
        system.require_libraries()


@linux
def test_one_kind_of_display_that_works_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DISPLAY", ":7")
    real = ctypes.CDLL

    def load(name: str) -> object:
        if "wayland" in name:
            raise OSError("libwayland-client.so.0: cannot open shared object file: No such file or directory")
        return real(name)

    monkeypatch.setattr(ctypes, "CDLL", load)
    system.require_libraries()
