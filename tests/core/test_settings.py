"""Preferences survive, and a broken file costs nothing but a sentence."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

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


def test_two_windows_keep_each_others_changes(user_folders: Path) -> None:
    """Each writes what was changed in it; also what is one of several in a field."""
    start = Settings(threads=2, folders={"open": "/a"}, recent_files=["/old.png", "/gone.png"], library=["/photos"])
    start.save()
    first, second = settings.load()[0], settings.load()[0]
    first.language, first.folders["export"] = "de", "/x"
    first.add_recent(Path("/first.png"))
    first.remove_recent(Path("/gone.png"))
    first.export = replace(first.export, quality=70)
    first.save(since=start)
    second.theme, second.folders["open"] = "dark", "/b"
    second.add_recent(Path("/second.png"))
    second.export = replace(second.export, percent=10)
    second.save(since=start)
    found, problem = settings.load()
    assert not problem and (found.language, found.theme, found.threads, found.library) == ("de", "dark", 2, ["/photos"])
    assert found.folders == {"open": "/b", "export": "/x"}
    assert found.recent_files == ["/second.png", "/first.png", "/old.png"]
    assert (found.export.quality, found.export.percent) == (70, 10)
    first.language = "es"
    first.save(since=found)
    assert settings.load()[0].language == "es"


def test_of_what_two_windows_change_the_last_counts(user_folders: Path) -> None:
    start = Settings(effects={"stroke": (0.5, 0.5), "point": (1.0, 1.0)})
    start.save()
    one, other = settings.load()[0], settings.load()[0]
    one.effects["stroke"], one.geometry = (0.25, 0.5), "one"
    one.save(since=start)
    other.effects = {"stroke": (0.5, 0.6)}
    other.geometry = "other"
    other.save(since=start)
    found = settings.load()[0]
    assert found.effects == {"stroke": (0.5, 0.6)} and found.geometry == "other"


@pytest.mark.parametrize("data", [None, b"{", b"[]", b'{"threads": 0, "hologram": 1}'])
def test_what_the_file_lacks_by_now_is_written_again(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "settings.json"
    if data is not None:
        path.write_bytes(data)
    here = Settings(threads=3, theme="dark")
    here.save(path, since=Settings(threads=3))
    assert settings.load(path) == (here, "")
    assert ("hologram" in path.read_text()) is (data is not None and b"hologram" in data)


def test_a_window_that_does_not_answer_holds_no_other_up(user_folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "_PATIENCE_S", 0.01)
    path = settings.config_dir() / settings.FILE_NAME
    path.parent.mkdir(parents=True)
    with FileLock(path.with_name(f"{path.name}.lock")):
        Settings(threads=3).save()
    assert settings.load()[0].threads == 3


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
