"""A document gives hints the colours that photographs have, unless any are allowed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.cli import main
from app.core import edits, image_io, project_io
from app.core.document import Document, DocumentState
from app.core.engine import Engine
from app.core.messages import Request, next_serial
from app.core.picture import Picture
from app.core.state_io import dump, undump
from models import color
from models.base import CancelToken, no_progress
from models.hints import Hints
from tests import fakes

GREEN = (-25.0, 25.0)


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> DocumentState:
    """A green point on a photograph that is nearly black."""
    fakes.install(monkeypatch)
    return DocumentState().asking(hints=edits.add_point(Hints(), (20, 20), GREEN)[0], backend="fake")


@pytest.fixture
def hedge() -> image_io.Photograph:
    return image_io.from_pixels(np.full((60, 80), 24, np.uint8), "hedge.png")


def chroma_told(picture: Picture, script: fakes.Script) -> float:
    request = Request(next_serial(), True, picture)
    Engine().run(request, CancelToken(), no_progress)
    return float(np.hypot(*script.colorized[-1].points[0].ab))


def test_backends_are_told_what_the_place_can_take(
    state: DocumentState, hedge: image_io.Photograph, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = fakes.install(monkeypatch)
    limited = chroma_told(Picture.of(hedge, state, "cpu"), script)
    allowed = chroma_told(Picture.of(hedge, replace(state, any_colors=True), "cpu"), script)
    assert limited < 24 < allowed == pytest.approx(np.hypot(*GREEN))


def test_what_was_asked_for_stays_in_the_document(state: DocumentState, hedge: image_io.Photograph) -> None:
    picture = Picture.of(hedge, state, "cpu")
    assert picture.hints.points[0].ab == GREEN and picture.natural.hints.points[0].ab != GREEN
    assert Picture.of(hedge, replace(state, any_colors=True), "cpu").natural.hints.points[0].ab == GREEN


def test_the_picture_shows_the_limited_colour(state: DocumentState, hedge: image_io.Photograph) -> None:
    result = Engine().run(Request(next_serial(), True, Picture.of(hedge, state, "cpu")), CancelToken(), no_progress)
    a, b = color.to_lab(result.overview)[20, 20, 1:]
    assert 5 < np.hypot(a, b) < 20


@pytest.mark.parametrize("allowed", [True, False])
def test_projects_keep_the_choice(
    state: DocumentState, hedge: image_io.Photograph, tmp_path: Path, *, allowed: bool
) -> None:
    document = Document(hedge, replace(state, any_colors=allowed))
    project_io.save(document, tmp_path / "a.tintype")
    assert project_io.load(tmp_path / "a.tintype").state.any_colors is allowed


def test_older_projects_look_as_they_looked(state: DocumentState) -> None:
    written = json.loads(json.dumps(dump(state, {}, None)))  # type: ignore[arg-type]
    del written["settings"]["any_colors"]
    read = undump(written, 3, "old", None, None)  # type: ignore[arg-type]
    assert read.any_colors and read.hints == state.hints


def test_the_command_line_limits_colours_unless_told_otherwise(
    hedge: image_io.Photograph, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = fakes.install(monkeypatch)
    (tmp_path / "hedge.png").write_bytes(hedge.data)
    (tmp_path / "hints.json").write_text('{"points": [{"xy": [20, 20], "ab": [-25, 25]}]}')
    told = []
    for more in ([], ["--any-colors"]):
        arguments = ["--hints", str(tmp_path / "hints.json"), "--backend", "fake", "-o", str(tmp_path / "out.png")]
        assert main(["colorize", str(tmp_path / "hedge.png"), *arguments, *more]) == 0
        told.append(float(np.hypot(*script.colorized[-1].points[0].ab)))
    assert told[0] < 24 < told[1] == pytest.approx(np.hypot(*GREEN))
