"""Unsaved work survives the death of its window, and no window takes another's."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.core import edits, files, journal, project_io
from app.core.document import Document, DocumentState
from app.core.errors import ProjectLoadError
from app.core.image_io import Photograph
from app.core.library import Recovered, Recovery
from models.errors import UserError
from models.hints import Hints
from tests import fakes

RED = (60.0, 40.0)

_WINDOW = """
import sys
from pathlib import Path
from app.core import edits, image_io
from app.core.document import Document
from app.core.library import Recovery
from models.hints import Hints

photo = image_io.load(Path(sys.argv[1]))
document = Document(photo, path=Path(sys.argv[2]) if len(sys.argv) > 2 else None)
document.apply("Add point", hints=edits.add_point(Hints(), (12.5, 7), (60.0, 40.0))[0])
recovery = Recovery()
recovery.autosave(document).result()
print("saved", flush=True)
sys.stdin.read()
"""

_SECOND_WINDOW = """
import os
from app.core.library import Recovery

recovery = Recovery()
(found,), _ = recovery.find()
recovery.take_over(found, found.work).result()
os._exit(0)
"""


def point(x: float) -> Hints:
    return edits.add_point(Hints(), (x, 5.0), RED)[0]


@pytest.fixture
def start_window(samples: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start another process that puts unsaved work aside and then waits."""
    running: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", _WINDOW, str(samples / "camera.png"), *arguments]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        running.append(process)
        assert process.stdout is not None and process.stdout.readline() == "saved\n"
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


@pytest.fixture
def open_recovery() -> Iterator[Callable[..., Recovery]]:
    opened: list[Recovery] = []

    def make(**options: object) -> Recovery:
        opened.append(Recovery(**options))  # type: ignore[arg-type]
        return opened[-1]

    yield make
    for recovery in opened:
        recovery.close()


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=fakes.PATIENCE)


def test_work_survives_kill_9(
    start_window: Callable[..., subprocess.Popen[str]], open_recovery: Callable[..., Recovery], tmp_path: Path
) -> None:
    project = tmp_path / "portrait.tintype"
    kill(start_window(str(project)))
    recovery = open_recovery()
    found, problems = recovery.find()
    assert len(found) == 1 and not problems
    document = found[0].work
    recovery.take_over(found[0], document).result()
    assert document.hints.points[0].xy == (12.5, 7) and document.photo.name == "camera.png"
    assert document.modified and document.path == project
    assert not project.exists(), "recovering saves nothing by itself"
    assert open_recovery().find() == ([], [])


def test_a_living_window_keeps_its_work(
    start_window: Callable[..., subprocess.Popen[str]], open_recovery: Callable[..., Recovery]
) -> None:
    first, second = start_window(), start_window()
    recovery = open_recovery()
    assert recovery.find() == ([], [])
    kill(first)
    found, _ = recovery.find()
    assert len(found) == 1
    kill(second)
    assert len(recovery.find()[0]) == 1, "the first is claimed already"


def test_two_windows_are_not_offered_the_same_work(
    start_window: Callable[..., subprocess.Popen[str]], open_recovery: Callable[..., Recovery]
) -> None:
    kill(start_window())
    one, other = open_recovery(), open_recovery()
    found, _ = one.find()
    assert other.find() == ([], [])
    found[0].leave()
    again, _ = other.find()
    assert len(again) == 1
    again[0].discard()
    assert one.find() == ([], [])


def test_recovered_work_survives_another_crash_before_it_is_touched(
    start_window: Callable[..., subprocess.Popen[str]], open_recovery: Callable[..., Recovery]
) -> None:
    kill(start_window())
    # The second window dies as well: the system lets go of its lock, its folder stays.
    subprocess.run([sys.executable, "-c", _SECOND_WINDOW], check=True)
    assert len(open_recovery().find()[0]) == 1


@pytest.mark.usefixtures("expect_warnings")
def test_recovered_work_that_cannot_be_put_aside_stays_where_it_was(
    start_window: Callable[..., subprocess.Popen[str]],
    open_recovery: Callable[..., Recovery],
    user_folders: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kill(start_window())
    (there,) = stored(user_folders)
    recovery = open_recovery()
    (found,), _ = recovery.find()
    with monkeypatch.context() as full:
        full.setattr(journal, "write", lambda *_: (_ for _ in ()).throw(UserError("The disk is full.")))
        recovery.take_over(found, found.work).result()
    assert stored(user_folders) == [there]
    recovery.autosave(found.work).result()
    (here,) = stored(user_folders)
    assert here != there
    recovery.close()
    assert stored(user_folders) == []


@pytest.mark.usefixtures("expect_warnings")
def test_damaged_work_is_skipped_and_reported_once(
    start_window: Callable[..., subprocess.Popen[str]], open_recovery: Callable[..., Recovery], user_folders: Path
) -> None:
    kill(start_window())
    kill(start_window())
    damaged = sorted(user_folders.rglob("document.json"))[0]
    damaged.write_bytes(damaged.read_bytes()[:-100])
    recovery = open_recovery()
    found, problems = recovery.find()
    assert len(found) == 1 and len(problems) == 1 and str(damaged.parent) in problems[0]
    assert list(damaged.parent.glob("*document.json")), "the artist may still want to look at it"
    assert recovery.find() == ([], [])


def test_one_file_holds_the_work_and_where_it_came_from(
    start_window: Callable[..., subprocess.Popen[str]], open_recovery: Callable[..., Recovery], user_folders: Path
) -> None:
    kill(start_window("/somewhere/a.tintype"))
    folder = next(user_folders.rglob("document.json")).parent
    assert sorted(p.name for p in folder.iterdir()) == ["document.json", "lock", "parts"]
    (found,), _ = open_recovery().find()
    assert found.work.path == Path("/somewhere/a.tintype")


@pytest.mark.usefixtures("expect_warnings")
def test_odd_folders_do_not_hide_the_work_of_others(
    start_window: Callable[..., subprocess.Popen[str]], open_recovery: Callable[..., Recovery], user_folders: Path
) -> None:
    kill(start_window("/somewhere/a.tintype"))
    root = next(user_folders.rglob("document.json")).parent.parent
    for name in ("0-pipe", "0-folder", "0-nested", "0-lock"):
        (root / name).mkdir()
    os.mkfifo(root / "0-pipe" / "document.json")
    (root / "0-folder" / "document.json").mkdir()
    (root / "0-nested" / "document.json").write_bytes(b"[" * 100_000)
    (root / "0-lock" / "lock").mkdir()
    found, problems = open_recovery().find()
    assert [aside.work.path for aside in found] == [Path("/somewhere/a.tintype")]
    assert len(problems) <= 4 and all(problems)


def test_what_is_put_aside_is_for_its_owner_only(
    gray_photo: Photograph, open_recovery: Callable[..., Recovery], user_folders: Path
) -> None:
    recovery = open_recovery()
    document = Document(gray_photo)
    document.apply("One", hints=point(1))
    written = recovery.autosave(document)
    assert written is not None
    written.result()
    (work,) = stored(user_folders)
    assert work.stat().st_mode & 0o777 == 0o600
    assert work.parent.stat().st_mode & 0o777 == work.parent.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.usefixtures("expect_warnings")
def test_whatever_goes_wrong_while_writing_is_told_and_tried_again(
    gray_photo: Photograph, open_recovery: Callable[..., Recovery], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[UserError] = []
    recovery = open_recovery(on_error=told.append)
    document = Document(gray_photo)
    document.apply("One", hints=point(1))

    def fail(*_: object, **__: object) -> None:
        raise ValueError("no such thing")

    with monkeypatch.context() as broken:
        broken.setattr(journal, "write", fail)
        for _ in range(2):
            written = recovery.autosave(document)
            assert written is not None
            written.result()
    assert len(told) == 1 and "no such thing" in str(told[0])
    written = recovery.autosave(document)
    assert written is not None
    written.result()


def stored(folder: Path) -> list[Path]:
    return list(folder.rglob("document.json"))


def test_autosave_writes_what_is_committed_and_only_when_it_changed(
    gray_photo: Photograph, open_recovery: Callable[..., Recovery], user_folders: Path
) -> None:
    recovery = open_recovery()
    document = Document(gray_photo, DocumentState().asking(backend="levin2004"))
    assert recovery.autosave(document) is None and not stored(user_folders)
    document.apply("One", hints=point(1))
    document.set_draft(point(2))
    written = recovery.autosave(document)
    assert written is not None
    written.result()
    assert journal.load(stored(user_folders)[0].parent).hints == point(1)
    assert recovery.autosave(document) is None


def test_saved_work_is_no_longer_put_aside(
    gray_photo: Photograph, open_recovery: Callable[..., Recovery], user_folders: Path, tmp_path: Path
) -> None:
    recovery = open_recovery()
    document = Document(gray_photo, DocumentState().asking(backend="levin2004"))
    document.apply("One", hints=point(1))
    recovery.autosave(document)
    project_io.save(document, tmp_path / "a.tintype")
    cleared = recovery.autosave(document)
    assert cleared is not None
    cleared.result()
    assert not stored(user_folders)
    document.apply("Two", hints=point(2))
    recovery.autosave(document)
    dropped = recovery.clear()
    assert dropped is not None
    dropped.result()
    assert not stored(user_folders)


def test_a_window_that_ends_in_peace_leaves_nothing(gray_photo: Photograph, user_folders: Path) -> None:
    recovery = Recovery()
    recovery.autosave(Document(gray_photo, saved=False))
    recovery.close()
    assert not stored(user_folders)
    assert [p.name for p in (user_folders / "tintype" / "recovery").iterdir()] == ["lock"]


@pytest.mark.usefixtures("expect_warnings")
def test_a_full_disk_is_told_once_and_tried_again(
    gray_photo: Photograph,
    open_recovery: Callable[..., Recovery],
    user_folders: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    errors: list[UserError] = []
    recovery = open_recovery(on_error=errors.append)
    document = Document(gray_photo, saved=False)

    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        for _ in range(3):
            written = recovery.autosave(document)
            assert written is not None
            written.result()
    assert len(errors) == 1 and "disk is full" in str(errors[0])
    written = recovery.autosave(document)
    assert written is not None
    written.result()
    assert stored(user_folders)


def test_the_newest_work_comes_first(
    start_window: Callable[..., subprocess.Popen[str]], open_recovery: Callable[..., Recovery], user_folders: Path
) -> None:
    kill(start_window("/a.tintype"))
    older = stored(user_folders)[0]
    os.utime(older, (1_000_000_000, 1_000_000_000))
    kill(start_window("/b.tintype"))
    found: list[Recovered] = open_recovery().find()[0]
    assert [f.work.path for f in found] == [Path("/b.tintype"), Path("/a.tintype")]
    assert found[1].saved_at.year == 2001


def test_a_large_photograph_is_written_once_whatever_is_drawn(
    gray_photo: Photograph, open_recovery: Callable[..., Recovery], user_folders: Path
) -> None:
    recovery, document = open_recovery(), Document(gray_photo)
    seen: set[tuple[str, int]] = set()
    for x in range(1, 4):
        document.apply("Point", hints=point(x))
        written = recovery.autosave(document)
        assert written is not None
        written.result()
        (part,) = stored(user_folders)[0].parent.glob("parts/*")
        seen.add((part.name, part.stat().st_mtime_ns))
        assert journal.load(part.parent.parent).hints == point(x)
    assert len(seen) == 1


def test_a_missing_or_changed_part_is_damage(
    gray_photo: Photograph, open_recovery: Callable[..., Recovery], user_folders: Path
) -> None:
    recovery, document = open_recovery(), Document(gray_photo)
    document.apply("Point", hints=point(1))
    written = recovery.autosave(document)
    assert written is not None
    written.result()
    (part,) = stored(user_folders)[0].parent.glob("parts/*")
    whole = part.read_bytes()
    part.write_bytes(whole[:-9])
    with pytest.raises(ProjectLoadError, match="not the one that was saved"):
        journal.load(part.parent.parent)
    part.unlink()
    with pytest.raises(ProjectLoadError, match="incomplete"):
        journal.load(part.parent.parent)


def test_what_was_recovered_knows_which_version_of_the_project_it_began_with(
    gray_photo: Photograph, open_recovery: Callable[..., Recovery], user_folders: Path, tmp_path: Path
) -> None:
    project_io.save(Document(gray_photo), tmp_path / "a.tintype")
    document = project_io.load(tmp_path / "a.tintype")
    document.apply("Point", hints=point(1))
    recovery = open_recovery()
    written = recovery.autosave(document)
    assert written is not None
    written.result()
    (work,) = stored(user_folders)
    assert journal.load(work.parent).version == document.version == files.version(tmp_path / "a.tintype")
