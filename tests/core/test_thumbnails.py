"""Thumbnails of recent files: small, private, and gone with their entries."""

from __future__ import annotations

import os
from pathlib import Path

import cv2
import numpy as np
import pytest

from app.core.thumbnails import SIDE, Thumbnails

RED = np.full((600, 1200, 3), (200, 30, 20), np.uint8)


def test_a_picture_comes_back_small_in_its_colours(tmp_path: Path) -> None:
    store = Thumbnails(tmp_path / "cache")
    assert store.get(Path("/x/a.png")) is None
    store.put(Path("/x/a.png"), RED)
    made = cv2.imdecode(np.frombuffer(store.get(Path("/x/a.png")) or b"", np.uint8), cv2.IMREAD_COLOR)
    assert made.shape == (SIDE // 2, SIDE, 3) and (made == (20, 30, 200)).all()


def test_only_the_owner_can_read_them_and_their_names_tell_nothing(user_folders: Path) -> None:
    store = Thumbnails()
    store.put(Path("/secret/wedding.png"), RED)
    assert store.folder.is_relative_to(user_folders) and store.folder.stat().st_mode & 0o777 == 0o700
    (file,) = store.folder.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600 and "wedding" not in file.name


def test_pictures_of_files_that_are_not_listed_go(tmp_path: Path) -> None:
    store, one, other = Thumbnails(tmp_path / "cache"), Path("/x/a.png"), Path("/x/b.png")
    store.put(one, RED)
    store.put(other, RED)
    store.keep([one])
    assert store.get(one) is not None and store.get(other) is None and len(list(store.folder.iterdir())) == 1


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = Thumbnails(tmp_path / "file" / "cache")
    store.put(Path("/x/a.png"), RED)
    store.keep([])
    assert store.get(Path("/x/a.png")) is None


def test_a_file_whose_name_is_not_utf8_has_one(tmp_path: Path) -> None:
    store, path = Thumbnails(tmp_path / "cache"), Path(os.fsdecode(b"/x/m\xfchle.png"))
    store.put(path, RED)
    assert store.get(path) is not None
    store.keep([path])
    assert store.get(path) is not None


def test_a_picture_that_cannot_be_made_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(cv2, "resize", no_memory)
    store = Thumbnails(tmp_path / "cache")
    store.put(Path("/x/a.png"), RED)
    assert store.get(Path("/x/a.png")) is None
