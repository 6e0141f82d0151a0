"""Documents that hold too much are refused with a clear sentence, before they take the memory."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.core import hints_io, image_io, limits, project_io, stack_io
from app.core.document import Document, DocumentState, Region
from app.core.errors import ProjectLoadError
from app.core.image_io import Photograph
from app.core.shapes import Outline, Part, Shape
from models.errors import UserError
from models.hints import ColorPoint, Hints, Reference, Stroke
from models.image import ImageData
from tests import fakes

RED = (60.0, 40.0)


def colored(level: int, side: int = 8) -> ImageData:
    return ImageData.from_rgb(np.full((side, side, 3), (level, 0, 255 - level), np.uint8))


def points(number: int) -> Hints:
    return Hints(tuple(ColorPoint(n, (1, 1), RED) for n in range(number)))


@pytest.mark.parametrize(
    ("hints", "what"),
    [
        (points(21), "21 points and strokes; the limit is 20"),
        (Hints(strokes=(Stroke(1, ((1, 1),) * 31, (4,) * 31, RED),)), "31 vertices of strokes; the limit is 30"),
        (Hints(references=tuple(Reference(colored(n)) for n in range(4))), "4 references; the limit is 3"),
        (Hints(references=(Reference(colored(1, 20)), Reference(colored(2, 20)))), "megapixels together"),
    ],
)
def test_sums_have_limits(hints: Hints, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_HINTS", 20)
    monkeypatch.setattr(limits, "MOST_VERTICES", 30)
    monkeypatch.setattr(limits, "MOST_REFERENCES", 3)
    monkeypatch.setattr(limits, "REFERENCE_PIXELS", 700)
    with pytest.raises(UserError, match=what):
        limits.check(DocumentState().asking(hints=hints))


def test_regions_and_their_corners_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    region = Region(1, "a", Shape((Part(Outline(((0, 0), (1, 0), (0, 1)) * 4)),)))
    limits.check(DocumentState(regions=(region,)))
    monkeypatch.setattr(limits, "MOST_VERTICES", 11)
    with pytest.raises(UserError, match="corners of regions"):
        limits.check(DocumentState(regions=(region,)))
    monkeypatch.setattr(limits, "MOST_REGIONS", 0)
    with pytest.raises(UserError, match="1 regions"):
        limits.check(DocumentState(regions=(region,)))


def test_one_image_in_many_versions_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "REFERENCE_PIXELS", 100)
    limits.check(DocumentState().asking(hints=Hints(references=(Reference(colored(1)), Reference(colored(1), 0.5)))))


def test_a_hints_file_beyond_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "many.json"
    path.write_text(json.dumps({"points": [{"xy": [1, 1], "rgb": "#c8785a"}] * (limits.MOST_HINTS + 1)}))
    with pytest.raises(UserError, match="the limit is 20000"):
        hints_io.read_file(path)


def forged(path: Path, change: Callable[[dict[str, Any]], None], more: dict[str, bytes]) -> Path:
    """The project with another document, and with more parts."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document = json.loads(parts.pop("document.json"))
    change(document)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in ({"document.json": json.dumps(document).encode()} | parts | more).items():
            archive.writestr(name, data)
    return path


def test_the_same_reference_under_many_names_is_decoded_once(
    gray_photo: Photograph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.tintype"
    document = Document(gray_photo, DocumentState().asking(hints=Hints(references=(Reference(colored(9)),))))
    project_io.save(document, path)
    with zipfile.ZipFile(path) as archive:
        picture = archive.read("references/1")

    def repeat(document: dict[str, Any]) -> None:
        (first,) = document["hints"]["references"]
        names = [f"references/{n}" for n in range(1, 31)]
        document["hints"]["references"] = [{**first, "file": name} for name in names]
        document["sha256"] |= dict.fromkeys(names, document["sha256"]["references/1"])

    forged(path, repeat, {f"references/{n}": picture for n in range(2, 31)})
    decoded: list[str] = []
    decode = image_io.decode

    def count(data: bytes, name: str, **more: Any) -> Photograph:
        decoded.append(name)
        return decode(data, name, **more)

    monkeypatch.setattr(image_io, "decode", count)
    assert len(project_io.load(path).hints.references) == 30
    assert len(decoded) == 2, "the photograph and one reference"


def test_a_project_with_too_many_pixels_is_refused_before_all_are_decoded(
    gray_photo: Photograph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    references = tuple(Reference(colored(n)) for n in range(10))
    path = tmp_path / "a.tintype"
    project_io.save(Document(gray_photo, DocumentState().asking(hints=Hints(references=references))), path)
    monkeypatch.setattr(limits, "REFERENCE_PIXELS", 200)
    with pytest.raises(ProjectLoadError, match="holds more than this program can work on"):
        project_io.load(path)


def test_what_could_not_be_read_again_is_not_written(
    gray_photo: Photograph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document(gray_photo, DocumentState().asking(hints=points(3)))
    path = tmp_path / "a.tintype"
    project_io.save(document, path)
    before = path.read_bytes()
    monkeypatch.setattr(project_io, "_DOCUMENT_LIMIT", 1000)
    with pytest.raises(UserError, match="more in this project than one file can hold"):
        project_io.save(document, path)
    assert path.read_bytes() == before


def test_unpacked_sums_have_a_limit(
    gray_photo: Photograph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.tintype"
    project_io.save(Document(gray_photo), path)
    monkeypatch.setattr(project_io, "_SUM_LIMIT", 1000)
    with pytest.raises(ProjectLoadError, match="unpacks to more than"):
        project_io.load(path)


def test_colours_of_locked_regions_have_a_limit_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stack_io, "MOST_BYTES", 100)
    reader = stack_io.Reader({}, lambda _: b"")
    with pytest.raises(ValueError, match="too large"):
        reader._array({"size": [4, 4, 2], "file": "x"}, 3)


def test_a_stroke_across_the_picture_needs_memory_for_its_width_only() -> None:
    from models import rasterize

    stroke = Stroke(1, ((0, 0), (3990, 3990), (10, 3000)), (6, 6, 6), RED)
    peak = fakes.memory_peak(lambda: rasterize.index_map(Hints(strokes=(stroke,)), (4000, 4000), (4000, 4000)))
    assert peak < 80 << 20, "64 MB for the map itself"
