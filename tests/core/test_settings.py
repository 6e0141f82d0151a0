"""Preferences survive, and a broken file costs nothing but a sentence."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from app.core import settings
from app.core.encoding import Output, Scale
from app.core.metadata import Keep
from app.core.settings import Folder, Settings
from models.errors import UserError


def test_settings_come_back(user_folders: Path) -> None:
    one = Settings(device="cpu", threads=3, working_size=512, autosave_seconds=0, theme="dark")
    one.recent_colors = [(1, 2, 3)]
    one.geometry = "AAAA"
    one.visit(Folder.EXPORT, Path("/x/a.png"))
    one.export_format = "JPEG"
    one.export = Output(quality=70, bits=8, scale=Scale.PERCENT, percent=10, keep=Keep.PUBLIC)
    one.add_recent(Path("/x/a.png"))
    one.save()
    assert settings.load() == (one, "")
    assert settings.config_dir().is_relative_to(user_folders)


def test_no_file_is_no_cause_for_a_message() -> None:
    assert settings.load() == (Settings(), "")


@pytest.mark.usefixtures("expect_warnings")
@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfe", b"null"])
def test_a_broken_file_gives_the_defaults_and_a_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(data)
    loaded, message = settings.load(path)
    assert loaded == Settings() and str(path) in message


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('{"threads": 0}', "threads"),
        ('{"threads": true}', "threads"),
        ('{"theme": "pink"}', "theme"),
        ('{"device": ["cpu"]}', "device"),
        ('{"working_size": 5}', "working_size"),
        ('{"recent_colors": [[1, 2]]}', "recent_colors"),
        ('{"recent_files": "a"}', "recent_files"),
        ('{"geometry": 5}', "geometry"),
    ],
)
def test_one_unusable_value_costs_only_itself(tmp_path: Path, text: str, name: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text[:-1] + ', "autosave_seconds": 77}')
    loaded, message = settings.load(path)
    assert name in message and loaded == Settings(autosave_seconds=77)


def test_values_of_another_version_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"hologram": 1, "theme": "light"}')
    assert settings.load(path) == (Settings(theme="light"), "")


def test_recent_files_are_newest_first_without_repeats() -> None:
    one = Settings()
    for n in range(20):
        one.add_recent(Path(f"/p/{n}.png"))
    one.add_recent(Path("/p/15.png"))
    assert one.recent_files[:2] == [str(Path("/p/15.png")), str(Path("/p/19.png"))]
    assert len(one.recent_files) == settings.RECENT_FILES
    one.remove_recent(Path("/p/15.png"))
    assert str(Path("/p/15.png")) not in one.recent_files


def test_a_full_disk_leaves_the_old_preferences(monkeypatch: pytest.MonkeyPatch) -> None:
    Settings(theme="dark").save()

    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        with pytest.raises(UserError, match="disk is full"):
            Settings(theme="light").save()
    assert settings.load()[0].theme == "dark"


def test_a_user_without_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", unknown)
    assert Settings().start(Folder.OPEN, None) == Path.cwd()
