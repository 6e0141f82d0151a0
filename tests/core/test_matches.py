"""Edits of pairs of places."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from skimage import data

from app.cli import guidance
from app.core import edits, hints_io, matches
from models.errors import UserError
from models.hints import Hints, Match
from models.image import ImageData


@pytest.fixture
def hints() -> Hints:
    images = [ImageData.from_rgb(np.full((4, 5, 3), level, np.uint8)) for level in (10, 200)]
    made = edits.add_reference(edits.add_reference(Hints(), images[0]), images[1])
    made = matches.add(made, 1, Match((10.0, 10.0), (1.0, 2.0)))
    return matches.add(made, 0, Match((30.0, 10.0), (3.0, 2.0)))


def test_pairs_are_listed_moved_and_removed(hints: Hints) -> None:
    assert [key for key, _ in matches.listed(hints)] == [(0, 0), (1, 0)]
    moved = matches.move(hints, (1, 0), (12.0, 14.0))
    assert moved.references[1].matches == (Match((12.0, 14.0), (1.0, 2.0)),)
    assert moved.references[0] == hints.references[0]
    assert [key for key, _ in matches.listed(matches.remove(hints, (0, 0)))] == [(1, 0)]
    with pytest.raises(IndexError):
        matches.remove(hints, (0, 3))
    with pytest.raises(IndexError):
        matches.add(hints, 2, Match((1.0, 1.0), (1.0, 1.0)))


def test_the_nearest_pair_within_reach_is_found(hints: Hints) -> None:
    assert matches.near(hints, (12.0, 10.0), 5.0) == (1, 0)
    assert matches.near(hints, (28.0, 10.0), 5.0) == (0, 0)
    assert matches.near(hints, (20.0, 10.0), 5.0) is None


def test_projects_keep_pairs(hints: Hints) -> None:
    files = {reference.image: str(number) for number, reference in enumerate(hints.references)}
    images = {name: image for image, name in files.items()}
    kept = json.loads(json.dumps(hints_io.dump(hints, files)))
    assert hints_io.undump(kept, images.__getitem__) == hints


def test_a_hints_file_pairs_places(tmp_path: Path) -> None:
    path = tmp_path / "hints.json"
    pairs = [{"xy": [10, 20], "reference_xy": [3, 4]}, {"xy": [1, 2], "reference_xy": [5, 6], "reference": 2}]
    path.write_text(json.dumps({"size": [100, 50], "matches": pairs}))
    found = hints_io.read_file(path, (200, 100)).matches
    assert found == ((1, Match((20.0, 40.0), (3.0, 4.0))), (2, Match((2.0, 4.0), (5.0, 6.0))))
    for wrong, words in (
        ({"xy": [1, 2]}, "match 1: it has no “reference_xy”"),
        ({"xy": [1, 2], "reference_xy": [1, 2], "reference": 0}, "number of a reference"),
    ):
        path.write_text(json.dumps({"matches": [wrong]}))
        with pytest.raises(UserError, match=words):
            hints_io.read_file(path)


def test_the_command_line_gives_them_to_its_references(tmp_path: Path) -> None:
    parser = argparse.ArgumentParser()
    guidance.add_arguments(parser)
    hints, reference = tmp_path / "hints.json", tmp_path / "reference.png"
    hints.write_text(json.dumps({"matches": [{"xy": [10, 20], "reference_xy": [3, 4]}]}))
    cv2.imwrite(str(reference), data.coffee()[::8, ::8, ::-1])
    given = parser.parse_args(["--hints", str(hints), "--reference", str(reference)])
    (only,) = guidance.asked(given, (100, 50)).hints.references
    assert only.matches == (Match((10.0, 20.0), (3.0, 4.0)),)
    with pytest.raises(UserError, match="reference 1"):
        guidance.asked(parser.parse_args(["--hints", str(hints)]), (100, 50))
