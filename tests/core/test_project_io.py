"""Projects: everything comes back, and nothing that cannot be trusted gets in."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.core import edits, image_io, project_io
from app.core.document import Document, DocumentState, Swatch, Task
from app.core.errors import ProjectLoadError
from app.core.image_io import Photograph
from models.errors import UserError
from models.hints import ColorPoint, Guidance, Hints, Match, Reference, Theme
from models.image import ImageData
from models.registry import Use

RED, BLUE = (60.125, 40.5), (10.0, -50.0)


def rich_hints() -> Hints:
    hints, _ = edits.add_point(Hints(), (10.25, -700.5), RED, 3.5)
    hints, _ = edits.add_stroke(hints, [(0, 0), (1e6, 9.1)], [4, 8.25], BLUE, "sky")
    hints, _ = edits.add_stroke(hints, [(5, 5)], 2, None)
    hints = edits.describe(hints, (1, 3), name="Mantel ☀", shown=False, locked=True, group="cloth")
    hints = edits.arrange(hints, (2, 1, 3))
    hints = edits.set_theme(hints, Theme((RED, BLUE, (0.0, 0.0)), (0.5, 0.3, 0.2)))
    hints = edits.set_share(edits.set_histogram(hints, (0.25, 0.75, *[0.0] * 311)), Guidance.SATURATION, 0.4)
    hints = edits.set_share(hints, Guidance.VIVIDNESS, 0.8)
    rng = np.random.default_rng(3)
    image = ImageData.from_rgb(rng.integers(0, 255, (20, 30, 3), np.uint8))
    return replace(hints, references=(Reference(image, 0.75, (Match((1, 2), (3.5, 4)),)),))


@pytest.fixture
def document(gray_photo: Photograph) -> Document:
    state = DocumentState(swatches=(Swatch("Himmel ☀", (1, 2, 255)),), working_size=1024)
    return Document(gray_photo, state.asking(hints=rich_hints(), backend="levin2004"), saved=False)


@pytest.fixture
def project(document: Document, tmp_path: Path) -> Path:
    path = tmp_path / "work.tintype"
    project_io.save(document, path)
    return path


def rewrite(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Take a project apart, change its parts, put it together again."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def rewrite_document(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    def edit(parts: dict[str, bytes]) -> None:
        data = json.loads(parts["document.json"])
        change(data)
        parts["document.json"] = json.dumps(data).encode()

    rewrite(path, edit)


def refused(path: Path, *reasons: str) -> None:
    with pytest.raises(ProjectLoadError) as caught:
        project_io.load(path)
    text = str(caught.value)
    assert path.name in text and caught.value.remedy and "\n" not in text
    for reason in reasons:
        assert reason in text, text


def test_everything_comes_back(document: Document, project: Path) -> None:
    loaded = project_io.load(project)
    assert loaded.state == document.state
    assert loaded.photo.data == document.photo.data and loaded.photo.name == "ramp.png"
    assert loaded.path == project and not loaded.modified and not document.modified
    assert not loaded.can_undo


def test_the_zip_has_the_promised_parts(document: Document, project: Path) -> None:
    with zipfile.ZipFile(project) as archive:
        assert set(archive.namelist()) == {"document.json", "thumbnail.png", "photo/ramp.png", "references/1"}
        assert archive.read("photo/ramp.png") == document.photo.data
        assert image_io.decode(archive.read("thumbnail.png"), "thumbnail").full.size == (96, 64)


def test_the_thumbnail_is_the_picture_as_shown(document: Document, tmp_path: Path) -> None:
    picture = np.full((600, 900, 3), (200, 30, 30), np.uint8)
    project_io.save(document, tmp_path / "a.tintype", picture)
    with zipfile.ZipFile(tmp_path / "a.tintype") as archive:
        thumbnail = image_io.decode(archive.read("thumbnail.png"), "t").full
    assert thumbnail.size == (256, 171) and tuple(thumbnail.rgb[0, 0]) == (200, 30, 30)


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\photo.jpg", "a/b.png", "...", "", "x" * 500, "sün\n.png"])
def test_any_name_of_a_photograph_can_be_saved(name: str, tmp_path: Path, gray_photo: Photograph) -> None:
    photo = replace(gray_photo, name=name)
    project_io.save(Document(photo), tmp_path / "a.tintype")
    assert project_io.load(tmp_path / "a.tintype").photo.name == name


def test_ten_thousand_points_come_back(tmp_path: Path, gray_photo: Photograph) -> None:
    hints = Hints(tuple(ColorPoint(n, (n * 0.1, n * 0.2), RED) for n in range(10_000)))
    project_io.save(Document(gray_photo, DocumentState().asking(hints=hints)), tmp_path / "a.tintype")
    assert project_io.load(tmp_path / "a.tintype").state.hints == hints


def test_a_project_from_the_future_is_refused_by_version(project: Path) -> None:
    rewrite_document(project, lambda d: d.update(version=project_io.VERSION + 1))
    refused(project, "newer Tintype", f"version {project_io.VERSION + 1}", "Update")


def test_a_project_of_the_first_version_opens(document: Document, project: Path) -> None:
    def go_back(data: dict[str, Any]) -> None:
        data["version"] = 1
        del data["aside"], data["within"]

    rewrite_document(project, go_back)
    assert project_io.load(project).state == document.state


def test_a_project_from_before_a_kind_of_guidance_opens(document: Document, project: Path) -> None:
    def go_back(data: dict[str, Any]) -> None:
        del data["hints"]["stats"]["saturation"], data["hints"]["theme"]

    rewrite_document(project, go_back)
    expected = edits.set_theme(edits.set_share(document.state.hints, Guidance.SATURATION, None), None)
    assert project_io.load(project).state.hints == expected


def test_hints_from_before_they_had_a_reach_reach_everywhere(gray_photo: Photograph, tmp_path: Path) -> None:
    hints, point = edits.add_point(Hints(), (3, 4), (10.0, 20.0))
    hints, stroke = edits.add_stroke(hints, [(1, 2), (3, 4)], 3, (10.0, 20.0))
    document = Document(gray_photo, DocumentState().asking(hints=edits.adjust(hints, (point, stroke), reach=0.25)))
    path = tmp_path / "a.tintype"
    project_io.save(document, path)
    assert project_io.load(path).state == document.state

    def go_back(data: dict[str, Any]) -> None:
        for hint in (*data["hints"]["points"], *data["hints"]["strokes"]):
            del hint["reach"], hint["strength"]

    rewrite_document(path, go_back)
    assert project_io.load(path).state.hints == hints


def test_every_use_comes_back(gray_photo: Photograph, tmp_path: Path) -> None:
    rich, path = rich_hints(), tmp_path / "a.tintype"
    cut_out, _ = edits.add_stroke(Hints(), [(1, 2)], 3, None, "Cup ☕")
    with_reference = replace(cut_out, references=rich.references)
    state = DocumentState(within="Cup ☕").asking(hints=rich, backend="levin2004")
    state = state.switched(Use.CUT_OUT).asking(hints=with_reference).switched(Use.RECOLOR)
    document = Document(gray_photo, state, saved=False)
    project_io.save(document, path)
    with zipfile.ZipFile(path) as archive:
        assert "references/2" not in archive.namelist(), "a photograph is stored once"
    loaded = project_io.load(path).state
    assert loaded == state and loaded.use is Use.RECOLOR
    assert loaded.task(Use.COLORIZE) == Task(rich, "levin2004")
    assert loaded.switched(Use.CUT_OUT).hints == with_reference


def test_a_backend_from_the_future_is_refused_by_name(project: Path) -> None:
    rewrite_document(project, lambda d: d.update(backend="holo2031"))
    refused(project, "holo2031", "Update")


@pytest.mark.parametrize("part", ["document.json", "photo/ramp.png", "references/1"])
def test_a_missing_part_is_named(project: Path, part: str) -> None:
    rewrite(project, lambda parts: parts.__delitem__(part))
    refused(project, part, "missing")


def test_a_missing_thumbnail_is_no_loss(project: Path) -> None:
    rewrite(project, lambda parts: parts.__delitem__("thumbnail.png"))
    assert project_io.load(project)


@pytest.mark.parametrize("part", ["photo/ramp.png", "references/1"])
def test_a_tampered_part_is_named(project: Path, part: str, samples: Path) -> None:
    other = (samples / "coins.png").read_bytes()
    rewrite(project, lambda parts: parts.update({part: other}))
    refused(project, part, "not the one that was saved")


def test_a_photograph_that_is_none_is_refused_even_with_the_right_sum(project: Path) -> None:
    def swap(parts: dict[str, bytes]) -> None:
        data = json.loads(parts["document.json"])
        data["sha256"]["photo/ramp.png"] = hashlib.sha256(b"text").hexdigest()
        parts["document.json"], parts["photo/ramp.png"] = json.dumps(data).encode(), b"text"

    rewrite(project, swap)
    refused(project, "photo/ramp.png")


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/passwd", "photo/../../evil", "..\\evil", "C:evil", "photo\\evil"]
)
def test_path_tricks_are_refused(project: Path, name: str) -> None:
    rewrite(project, lambda parts: parts.update({name: b"x"}))
    refused(project, "outside")


def test_symbolic_links_are_refused(project: Path) -> None:
    with zipfile.ZipFile(project, "a") as archive:
        link = zipfile.ZipInfo("photo/link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    refused(project, "photo/link", "outside")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_is_refused(project: Path) -> None:
    with zipfile.ZipFile(project, "a") as archive:
        archive.writestr("document.json", b"{}")
    refused(project, "document.json", "twice")


def test_a_bomb_is_refused_before_it_goes_off(project: Path) -> None:
    def bomb(parts: dict[str, bytes]) -> None:
        parts["photo/ramp.png"] = bytes(40_000_000)

    rewrite(project, bomb)
    with zipfile.ZipFile(project) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(project, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    refused(project, "photo/ramp.png", "40000000")


def test_thousands_of_parts_are_refused(project: Path) -> None:
    rewrite(project, lambda parts: parts.update({f"x/{n}": b"" for n in range(2000)}))
    refused(project, "parts")


def _set(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        *folders, last = path.split(".")
        place: Any = data
        for key in folders:
            place = place[int(key)] if key.isdigit() else place[key]
        place[int(last) if last.isdigit() else last] = value

    return change


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("version", "1"),
        ("format", "photoshop"),
        ("photo", []),
        ("hints", None),
        ("hints", []),
        ("hints.stats", []),
        ("hints.points.0.xy", [1]),
        ("hints.points.0.xy", ["a", "b"]),
        ("hints.points.0.radius", -1),
        ("hints.points.0.radius", True),
        ("hints.points.0.ab", [900, 0]),
        ("hints.points.0.xy", [10**400, 1]),
        ("hints.points.0.id", 2),
        ("hints.strokes.0.path", []),
        ("hints.strokes.0.widths", [1]),
        ("hints.theme.colors", [[0, 0]]),
        ("hints.stats.ab_hist", [1.0]),
        ("hints.stats.saturation", 7),
        ("hints.stats.vividness", 7),
        ("hints.references.0.strength", 7),
        ("hints.references.0.file", "references/9"),
        ("swatches.0.rgb", [1, 2, 999]),
        ("settings.working_size", "big"),
        ("sha256", {}),
        ("within", 3),
        ("aside", None),
        ("aside", [{"backend": "unified", "hints": {}}]),
        ("aside", [{"backend": "holo2031", "hints": {}}]),
    ],
)
def test_wrong_values_are_refused(project: Path, path: str, value: Any) -> None:
    rewrite_document(project, _set(path, value))
    refused(project)


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_are_none_are_refused(project: Path, constant: str) -> None:
    rewrite(
        project,
        lambda parts: parts.update({"document.json": parts["document.json"].replace(b"10.25", constant.encode())}),
    )
    refused(project, constant)


def test_files_that_are_no_projects(tmp_path: Path) -> None:
    path = tmp_path / "a.tintype"
    for data in (b"", b"text", b"PK\x03\x04" + b"\0" * 50):
        path.write_bytes(data)
        refused(path)
    refused(tmp_path / "none.tintype", "no project")
    (tmp_path / "folder.tintype").mkdir()
    refused(tmp_path / "folder.tintype")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_truncated_projects_are_refused(project: Path, share: float) -> None:
    data = project.read_bytes()
    project.write_bytes(data[: int(len(data) * share)])
    refused(project)


def test_flipped_bytes_never_crash(project: Path) -> None:
    whole = project.read_bytes()
    for position in range(0, len(whole), max(1, len(whole) // 150)):
        project.write_bytes(whole[:position] + bytes([whole[position] ^ 0xFF]) + whole[position + 1 :])
        try:
            project_io.load(project)
        except ProjectLoadError as error:
            assert "work.tintype" in str(error)


def test_a_name_in_the_directory_that_is_not_utf8_is_refused(project: Path) -> None:
    with zipfile.ZipFile(project, "w") as archive:
        archive.writestr("fotó.png", b"")
    data = project.read_bytes()
    assert data.count("ó".encode()) == 2
    project.write_bytes(data.replace("ó".encode(), b"\xff\xff"))
    refused(project, "damaged")


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "may not be written"), (errno.EIO, "not written")],
)
def test_a_failed_save_leaves_the_old_file_and_says_why(
    document: Document, project: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    before = project.read_bytes()
    document.apply("Clear", hints=Hints())

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UserError) as caught:
        project_io.save(document, project)
    assert said in str(caught.value) and str(project) in str(caught.value) and caught.value.remedy
    assert project.read_bytes() == before
    assert document.modified
    assert [p.name for p in project.parent.glob("*") if p.is_file()] == ["work.tintype"]


def test_a_new_version_takes_the_place_of_the_old_file_at_once(document: Document, project: Path) -> None:
    before = project.read_bytes()
    with project.open("rb") as reader:
        document.apply("Clear", hints=Hints())
        project_io.save(document, project)
        assert reader.read() == before, "whoever reads the old one reads it whole"
    assert project.read_bytes() != before


def test_saving_where_there_is_no_folder_or_a_folder_in_the_way(document: Document, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no folder"):
        project_io.save(document, tmp_path / "none" / "a.tintype")
    (tmp_path / "a.tintype").mkdir()
    with pytest.raises(UserError, match="is a folder"):
        project_io.save(document, tmp_path / "a.tintype")
    assert list((tmp_path / "a.tintype").iterdir()) == []


def test_a_file_that_is_write_protected_stays(
    document: Document, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = project.read_bytes()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(UserError, match="may not be written"):
        project_io.save(document, project)
    assert project.read_bytes() == before


def test_a_saved_project_is_as_open_as_other_new_files(project: Path, tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    assert project.stat().st_mode == (tmp_path / "other").stat().st_mode
    project.chmod(0o640)
    project_io.save(project_io.load(project), project)
    assert stat.S_IMODE(project.stat().st_mode) == 0o640
