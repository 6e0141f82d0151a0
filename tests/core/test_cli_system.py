"""What is said where the system lacks a library that Qt needs."""

from __future__ import annotations

import ctypes
import sys

import pytest

from app import cli
from app.cli import system

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere Qt brings everything")


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
    ],
)
def test_debian_packages_are_named_after_libraries(library: str, package: str) -> None:
    assert system.debian_package(library) == package


@linux
def test_a_library_that_is_missing_is_named_before_qt_starts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    loaded = []

    def load(name: str) -> None:
        loaded.append(name.rpartition("/")[2])
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")

    monkeypatch.setattr(ctypes, "CDLL", load)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":7")
    assert cli.main([]) == 2
    said = capsys.readouterr().err
    assert loaded == ["libqxcb.so"] and "libxcb-cursor.so.0" in said and "libxcb-cursor0" in said
    assert "Traceback" not in said


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
