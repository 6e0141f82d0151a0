"""Folders become an index: step by step, again after every change, and whatever is wrong with a file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from skimage import data

from app.core import image_io, references
from app.core.references import Report
from models.errors import UserError
from models.recommend import descriptions
from models.recommend.index import Index


@pytest.fixture(autouse=True)
def quick_eye(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """In place of the network: what it is asked to look at, by numbers; it sees lightness."""
    looked: list[int] = []

    def raw(lights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        looked.append(len(lights))
        cells = lights.reshape(len(lights), 14, 16, 14, 16).swapaxes(2, 3).reshape(len(lights), 196, 256)[..., :112]
        whole = lights.reshape(len(lights), -1)[:, ::39][:, :1280]
        return descriptions.unit(whole), descriptions.unit(cells - cells.mean(axis=1, keepdims=True) + 0.01)

    monkeypatch.setattr(descriptions, "raw", raw)
    return looked


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with references.opened(tmp_path / "index") as made:
        yield made


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Twenty small colour photographs in two folders."""
    folder = tmp_path / "photos"
    (folder / "deep" / "er").mkdir(parents=True)
    rocket = data.rocket()
    for n in range(20):
        place = folder / "deep" / "er" if n % 2 else folder
        save(place / f"{n:02}.png", rocket[10 * n : 10 * n + 120, 5 * n : 5 * n + 150])
    return folder


def save(path: Path, rgb: np.ndarray) -> Path:
    path.write_bytes(image_io.encode_png(np.ascontiguousarray(rgb)))
    return path


def run(index: Index, *folders: Path) -> Report:
    steps = references.update(index, folders)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            report: Report = end.value
            return report


def test_a_first_run_reads_everything_and_a_second_one_nothing(
    index: Index, library: Path, quick_eye: list[int]
) -> None:
    report = run(index, library)
    assert (report.read, report.known, report.gone) == (20, 0, 0) and not report.unreadable and not report.unfit
    assert len(index.shelf([library])) == 20 == sum(quick_eye)
    quick_eye.clear()
    report = run(index, library)
    assert (report.read, report.known) == (0, 20) and not quick_eye


def test_a_run_that_ends_early_is_taken_up_again(index: Index, library: Path, tmp_path: Path) -> None:
    steps = references.update(index, [library])
    assert next(steps).total == 20
    done = next(steps).done
    steps.close()
    assert 0 < done < 20
    with references.opened(tmp_path / "index") as again:
        assert len(again.shelf([library])) == done
        assert run(again, library).read == 20 - done
        assert len(again.shelf([library])) == 20


def test_changed_and_vanished_files_are_noticed(index: Index, library: Path) -> None:
    run(index, library)
    save(library / "00.png", data.coffee()[:100, :100])
    os.utime(library / "02.png", ns=(1, 1))
    (library / "04.png").unlink()
    save(library / "new.png", data.coffee()[100:200, :100])
    shutil.rmtree(library / "deep" / "er")
    report = run(index, library)
    assert (report.read, report.known, report.gone) == (3, 7, 11)
    assert len(index.shelf([library])) == 10


def test_what_is_no_reference_is_named_and_not_read_again(index: Index, library: Path, quick_eye: list[int]) -> None:
    (library / "broken.jpg").write_bytes(b"\xff\xd8\xff and no more")
    (library / "empty.png").write_bytes(b"")
    (library / "notes.txt").write_text("no photograph")
    (library / ".hidden.png").write_bytes(b"")
    (library / ".cache").mkdir()
    save(library / ".cache" / "thumbnail.png", data.coffee()[:90, :90])
    save(library / "gray.png", data.camera()[::4, ::4])
    save(library / "icon.png", data.coffee()[:30, :40])
    first = run(index, library)
    second = run(index, library)
    assert (first.read, second.read, second.known) == (24, 0, 24)
    for report in (first, second):
        assert {path.name for path in report.unreadable} == {"broken.jpg", "empty.png"}
        assert "empty" in report.unreadable[library / "empty.png"]
        assert {path.name: why for path, why in report.unfit.items()} == {
            "gray.png": references.GRAY,
            "icon.png": references.SMALL,
        }
    assert len(index.shelf([library])) == 20 == sum(quick_eye)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_what_may_not_be_read_is_tried_again(index: Index, library: Path) -> None:
    (library / "00.png").chmod(0)
    assert set(run(index, library).unreadable) == {library / "00.png"}
    (library / "00.png").chmod(0o600)
    report = run(index, library)
    assert report.read == 1 and not report.unreadable


def test_of_a_folder_that_is_not_there_everything_is_kept(index: Index, library: Path) -> None:
    run(index, library)
    away = library.rename(library.with_name("unplugged"))
    report = run(index, library)
    assert report.gone == 0 and set(report.unreadable) == {library}
    library.mkdir()
    report = run(index, library)
    assert report.gone == 0 and "disk" in report.unreadable[library]
    library.rmdir()
    away.rename(library)
    assert run(index, library).known == 20 == len(index.shelf([library]))


def test_two_runs_at_once_are_refused(index: Index, library: Path, tmp_path: Path) -> None:
    steps = references.update(index, [library])
    next(steps)
    with references.opened(tmp_path / "index") as other:
        with pytest.raises(UserError, match=r"Another Tintype.*Try again"):
            run(other, library)
        steps.close()
        assert run(other, library).read == 20


def test_recommended_files_that_have_gone_are_left_out(index: Index, library: Path) -> None:
    run(index, library)
    photo = image_io.load(library / "06.png").proxy
    found = list(references.recommended(index, photo, [library], 3))
    assert found[0].match.path == library / "06.png" and found[0].match.copy and found[0].image == photo
    (library / "06.png").unlink()
    found[1].match.path.write_bytes(b"broken since")
    after = list(references.recommended(index, photo, [library], 3))
    assert len(after) == 3 and not {found[0].match.path, found[1].match.path} & {each.match.path for each in after}


def test_from_nothing_nothing_is_recommended(index: Index, library: Path) -> None:
    assert not references.matches(index, image_io.load(library / "00.png").proxy, [library], 5)


def test_folders_in_others_count_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    given = (Path("a/b/../c"), Path("a/c/d"), Path("a/cd"), Path("a/c"))
    assert references.absolute(given) == (tmp_path / "a" / "c", tmp_path / "a" / "cd")


@pytest.mark.parametrize("suffix", [".jpg", ".png"])
def test_small_versions_look_like_the_photograph(tmp_path: Path, suffix: str) -> None:
    import cv2

    path = tmp_path / f"large{suffix}"
    large = cv2.resize(data.coffee(), (2400, 1600), interpolation=cv2.INTER_CUBIC)
    cv2.imwrite(str(path), large[..., ::-1])
    small = image_io.load_small(path, 224).rgb
    expected = cv2.resize(large, (small.shape[1], small.shape[0]), interpolation=cv2.INTER_AREA)
    assert small.shape == (224, 336, 3)
    assert np.abs(small.astype(int) - expected).mean() < 2
    assert image_io.load_small(save(tmp_path / "gray.png", data.camera()[:50, :60]), 224).size == (60, 50)
