"""Regions in a document: edits of them, undo, and the way through a project file."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app import cli
from app.core import edits, image_io, project_io, region_edits
from app.core.document import Document, DocumentState, Region
from app.core.engine import Engine
from app.core.errors import ProjectLoadError
from app.core.image_io import Photograph
from app.core.picture import Picture
from app.core.shapes import Found, Outline, Part, Shape
from models.base import CancelToken, no_progress
from models.hints import Hints, Theme
from models.registry import Use
from tests import fakes

LEFT = Shape((Part(Outline(((0, 0), (20, 0), (20, 99), (0, 99)))),))
RED = (40.0, 30.0)


def two() -> DocumentState:
    state, _ = region_edits.add(DocumentState(), LEFT, "  Coat ")
    return region_edits.add(state, replace(LEFT, inverted=True), "Wall")[0]


def test_regions_have_names_and_ids() -> None:
    state = two()
    assert [(r.id, r.name) for r in state.regions] == [(1, "Coat"), (2, "Wall")]
    assert region_edits.free_name(state, "Region", numbered=True) == "Region 1"
    state = region_edits.change(state, 1, name="REGION 1")
    assert region_edits.free_name(state, "Region", numbered=True) == "Region 2"
    assert [region_edits.free_name(state, name) for name in ("Hat", "WALL")] == ["Hat", "WALL 2"]
    with pytest.raises(KeyError):
        region_edits.change(state, 7, name="none")


def test_a_region_goes_with_its_own_hints() -> None:
    hints, _ = edits.add_point(Hints(), (5, 5), RED, within=1)
    hints, kept = edits.add_stroke(hints, [(5, 5)], 2, RED, within=2)
    state = replace(two().asking(hints=hints), within=1)
    after = region_edits.remove(state, 1)
    assert [h.id for h in after.hints.drawn] == [kept] and after.within is None
    assert [r.id for r in after.regions] == [2]


@pytest.mark.parametrize("use", [Use.COLORIZE, Use.RECOLOR])
def test_a_region_with_locked_hints_is_not_removed(use: Use) -> None:
    """In whichever use they are, and whichever the picture is worked on for."""
    hints, locked = edits.add_point(Hints(), (5, 5), RED, within=1)
    hints, _ = edits.add_stroke(hints, [(5, 5)], 2, RED, within=1)
    state = two().switched(use).asking(hints=edits.describe(hints, (locked,), locked=True)).switched(Use.COLORIZE)
    ((where, found),) = region_edits.locked_hints(state, 1).items()
    assert where is use and [hint.id for hint in found] == [locked]
    with pytest.raises(ValueError, match="locked"):
        region_edits.remove(state, 1)
    assert not region_edits.locked_hints(state, 2) and len(region_edits.remove(state, 2).regions) == 1


def test_the_order_of_regions() -> None:
    state = region_edits.raise_by(two(), 1, 5)
    assert [r.id for r in state.regions] == [2, 1]
    assert region_edits.raise_by(state, 1, -5).regions == two().regions


def test_a_part_added_to_an_inverted_shape_makes_it_larger() -> None:
    part = Part(Outline(((0, 0), (9, 0), (9, 9))))
    assert region_edits.extended(replace(LEFT, inverted=True), part).parts[-1].adds is False
    assert region_edits.extended(LEFT, part).parts[-1] == part


def test_project_and_undo(gray_photo: Photograph, tmp_path: Path) -> None:
    mask = Found.of(np.random.default_rng(1).random((20, 30), np.float32), ((3, 4.5),), ((1, 2),), 0.7)
    shape = Shape((*LEFT.parts, Part(mask, adds=False)), True, -3.5, 2.0)
    state = region_edits.change(two(), 2, shape=shape, theme=Theme((RED, RED, (1.0, 2.0))), shown=False)
    hints, _ = edits.add_point(Hints(), (5, 5), RED, within=2)
    document = Document(gray_photo)
    document.commit("Draw region", replace(state.asking(hints=hints), within=2))
    path = tmp_path / "work.tintype"
    project_io.save(document, path)
    assert project_io.load(path).state == document.state
    document.undo()
    assert document.state.regions == ()


@pytest.mark.parametrize(
    ("place", "value"),
    [("id", 0), ("id", True), ("shown", 1), ("shape", {}), ("theme", {"colors": []})],
)
def test_damaged_regions_are_refused(gray_photo: Photograph, tmp_path: Path, place: str, value: object) -> None:
    path = tmp_path / "work.tintype"
    project_io.save(Document(gray_photo, two()), path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    data = json.loads(parts["document.json"])
    data["regions"][0][place] = value
    parts["document.json"] = json.dumps(data).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(ProjectLoadError, match=r"document\.json"):
        project_io.load(path)


def test_colours_within_a_region(gray_photo: Photograph, monkeypatch: pytest.MonkeyPatch) -> None:
    fakes.install(monkeypatch, "fake")
    hints, _ = edits.add_point(Hints(), (5, 5), RED)
    state = replace(two().asking(hints=hints, backend="fake"), within=1)
    picture = Picture.of(gray_photo, state, "cpu")
    pixels, _ = Engine().full(picture, deep=False, cancel=CancelToken(), progress=no_progress)
    gray = np.ptp(pixels.astype(int), axis=2) == 0
    assert not gray[:, :18].any() and gray[:, 23:].all()
    assert replace(state, use=Use.CUT_OUT).limit is None


def test_merging_what_a_hints_file_says() -> None:
    state = two().asking(hints=edits.add_point(Hints(), (5, 5), RED, within=1)[0])
    theme = Theme((RED, RED, (1.0, 2.0)))
    given = (Region(1, "Wall", LEFT, theme), Region(2, "Hat", LEFT))
    hints, _ = edits.add_point(Hints(), (5, 5), RED, within=1)
    hints, _ = edits.add_point(edits.add_point(hints, (6, 6), RED, within=2)[0], (7, 7), RED)
    merged = region_edits.merge(state, hints, given)
    assert [(r.id, r.name) for r in merged.regions] == [(1, "Coat"), (2, "Wall"), (3, "Hat")]
    assert merged.regions[1].theme == theme and merged.regions[1].shape == LEFT
    assert [hint.within for hint in merged.hints.drawn] == [2, 3, None]


def test_regions_on_the_command_line(
    gray_photo: Photograph, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fakes.install(monkeypatch, "fake")
    photo, hints, out = tmp_path / "photo.png", tmp_path / "hints.json", tmp_path / "out.png"
    photo.write_bytes(gray_photo.data)
    corners = [[0, 0], [40, 0], [40, 64], [0, 64]]
    asked = {"regions": [{"name": "coat", "outline": corners}], "points": [{"xy": [10, 10], "rgb": "#c04040"}]}

    def colored(*more: str) -> np.ndarray:
        hints.write_text(json.dumps(asked))
        ask = ["colorize", str(photo), "-o", str(out), "--backend", "fake", "--device", "cpu", "--hints", str(hints)]
        assert cli.main([*ask, *more]) == (2 if "hat" in more else 0)
        return np.ptp(image_io.load(out).full.rgb.astype(int), axis=2)

    assert colored().min() > 0
    limited = colored("--within", "coat")
    asked["points"][0]["region"] = "coat"  # type: ignore[index]
    for found in (limited, colored()):
        assert found[:, :38].min() > 0 and found[:, 44:].max() == 0
    colored("--within", "hat")
    assert "“coat”" in capsys.readouterr().err
