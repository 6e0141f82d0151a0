"""Colours in regions: hints and themes of their own, and locks that keep every bit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from app.core import edits, image_io, project_io, region_edits
from app.core.document import Document, DocumentState
from app.core.engine import Engine
from app.core.image_io import Photograph
from app.core.messages import Request, next_serial
from app.core.picture import Picture
from app.core.render import ColorRenderer
from app.core.shapes import Outline, Part, Shape
from app.core.stack import Stack
from app.core.views import Detail
from models.base import CancelToken, no_progress
from models.hints import AB, Guidance, Hints, Match, Reference, Theme
from models.image import ImageData
from models.registry import Use
from tests import fakes

RED: AB = (40.0, 30.0)
BLUE: AB = (5.0, -40.0)
GREEN: AB = (-40.0, 30.0)
LEFT = Shape((Part(Outline(((0, 0), (40, 0), (40, 999), (0, 999)))),), feather=6.0)
TOP = Shape((Part(Outline(((0, 0), (999, 0), (999, 20), (0, 20)))),))
DETAIL = Detail((10, 10, 70, 50), (60, 40))
INSIDE, OUTSIDE = np.s_[:, :34], np.s_[:, 46:]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> fakes.Script:
    fakes.install(monkeypatch, "other", fakes.Script(exact=True))
    return fakes.install(monkeypatch, "fake", fakes.Script(exact=True))


@pytest.fixture
def photo() -> Photograph:
    """96 x 64 pixels with 16 bits, in faint colours."""
    noise = np.random.default_rng(1).integers(20000, 40000, (64, 96, 3)).astype(np.uint16)
    return image_io.from_pixels(noise, "noise.tif")


def base(*shapes: Shape, ab: AB = BLUE) -> DocumentState:
    state = DocumentState().asking(hints=edits.add_point(Hints(), (80, 50), ab)[0], backend="fake")
    for shape in shapes:
        state, _ = region_edits.add(state, shape, "Region")
    return state


def bound(state: DocumentState, ab: AB, region: int, xy: tuple[float, float] = (10, 10)) -> DocumentState:
    return state.asking(hints=edits.add_point(state.hints, xy, ab, within=region)[0])


def looks(photo: Photograph, state: DocumentState, engine: Engine | None = None) -> list[NDArray[Any]]:
    """Overview, visible part, and exports of 8 and 16 bits."""
    engine = engine or Engine(threads=1)
    picture = Picture.of(photo, state, "cpu")
    result = engine.run(Request(next_serial(), True, picture, detail=DETAIL), CancelToken(), no_progress)
    assert result.detail is not None
    whole = [engine.full(picture, deep=deep, cancel=CancelToken(), progress=no_progress)[0] for deep in (False, True)]
    return [result.overview, result.detail, *whole]


def stack(photo: Photograph, state: DocumentState) -> Stack:
    picture = Picture.of(photo, state, "cpu")
    renderer = Engine(threads=1).run(Request(next_serial(), True, picture), CancelToken(), no_progress).renderer
    assert isinstance(renderer, ColorRenderer)
    return renderer.stack


def locked(photo: Photograph, state: DocumentState, region: int, at: int = 1) -> DocumentState:
    return region_edits.change(state, region, lock=stack(photo, state), locked_at=at)


def cut(views: list[NDArray[Any]], *, inside: bool) -> list[NDArray[Any]]:
    """What lies well inside or well outside of LEFT."""
    overview, detail, *full = views
    part = detail[:, :24] if inside else detail[:, 36:]
    return [part, *(view[INSIDE if inside else OUTSIDE] for view in (overview, *full))]


def same(one: list[NDArray[Any]], other: list[NDArray[Any]]) -> bool:
    return all(map(np.array_equal, one, other))


def edited(state: DocumentState) -> list[DocumentState]:
    """Edits of every kind."""
    hints = edits.add_stroke(state.hints, [(5, 30), (60, 30)], 9, GREEN)[0]
    shared = edits.set_share(edits.set_share(hints, Guidance.VIVIDNESS, 0.9), Guidance.SATURATION, 0.8)
    image = ImageData.from_rgb(np.full((20, 20, 3), (200, 30, 30), np.uint8))
    themed = edits.set_theme(hints, Theme((RED, BLUE, GREEN)))
    moved = region_edits.raise_by(state, 1, 1)
    return [
        state.asking(hints=hints),
        state.asking(hints=Hints()),
        state.asking(hints=shared, backend="other"),
        state.asking(hints=edits.add_reference(themed, image)),
        replace(moved, within=2, working_size=128),
        bound(state, GREEN, 1, (12, 40)),
        region_edits.change(state, 1, theme=Theme((RED, BLUE, GREEN))),
    ]


def test_a_hint_of_a_region_changes_nothing_outside(photo: Photograph, script: fakes.Script) -> None:
    state = base(LEFT)
    before, after = looks(photo, state), looks(photo, bound(state, RED, 1))
    assert same(cut(before, inside=False), cut(after, inside=False))
    assert same(cut(after, inside=True), cut(looks(photo, base(ab=BLUE).asking(
        hints=edits.add_point(base().hints, (10, 10), RED)[0])), inside=True))  # fmt: skip
    assert not same(cut(before, inside=True), cut(after, inside=True))


def test_a_hint_of_a_region_that_is_gone_counts_everywhere(photo: Photograph, script: fakes.Script) -> None:
    lost = looks(photo, bound(base(), RED, 7))
    assert same(lost, looks(photo, base().asking(hints=edits.add_point(base().hints, (10, 10), RED)[0])))


def test_regions_with_hints_lie_on_each_other(photo: Photograph, script: fakes.Script) -> None:
    state = bound(bound(base(LEFT, TOP), RED, 1), GREEN, 2)
    upper = looks(photo, state)[2][5, 5].astype(int)
    lower = looks(photo, region_edits.raise_by(state, 1, 1))[2][5, 5].astype(int)
    assert upper[1] > upper[0] and lower[0] > lower[1]


def test_a_region_has_a_theme_of_its_own(photo: Photograph, script: fakes.Script) -> None:
    theme = Theme((RED, BLUE, GREEN))
    looks(photo, region_edits.change(base(LEFT), 1, theme=theme))
    assert {hints.theme for hints in script.colorized} == {None, theme}


def test_a_region_that_nothing_is_asked_for_costs_nothing(photo: Photograph, script: fakes.Script) -> None:
    state = base(LEFT, TOP)
    assert Picture.of(photo, state) == Picture.of(photo, base())
    renamed = region_edits.change(bound(state, RED, 1), 1, name="Coat", shown=False)
    assert Picture.of(photo, renamed) == Picture.of(photo, bound(state, RED, 1))


def test_suggestions_come_from_the_region(photo: Photograph, script: fakes.Script) -> None:
    picture = Picture.of(photo, bound(base(LEFT), RED, 1), "cpu")
    engine = Engine(threads=1)
    for xy, likeliest in (((10, 30), RED), ((80, 30), BLUE)):
        found = engine.suggest(Request(next_serial(), True, picture, palette_at=xy), CancelToken(), no_progress)
        assert found is None or found.palette[0][0] == likeliest


@pytest.mark.parametrize("own", [False, True])
def test_a_locked_region_keeps_every_bit(photo: Photograph, script: fakes.Script, tmp_path: Path, own: bool) -> None:
    state = base(LEFT, TOP)
    if own:
        state = region_edits.change(bound(state, RED, 1), 1, theme=Theme((RED, BLUE, GREEN)))
    before = cut(looks(photo, state), inside=True)
    state = locked(photo, state, 1)
    assert same(before, cut(looks(photo, state), inside=True))
    for n, after in enumerate(edited(state)):
        assert same(before, cut(looks(photo, after), inside=True)), n
        path = tmp_path / f"{n}.tintype"
        project_io.save(Document(photo, after), path)
        opened = project_io.load(path)
        assert opened.state == after
        assert same(before, cut(looks(opened.photo, opened.state), inside=True)), n
    unlocked = region_edits.change(edited(state)[0], 1, lock=None)
    assert not same(before, cut(looks(photo, unlocked), inside=True))


def test_outside_of_a_locked_region_edits_count(photo: Photograph, script: fakes.Script) -> None:
    free, state = base(LEFT), locked(photo, base(LEFT), 1)
    for change in (lambda s: s.asking(hints=Hints()), lambda s: bound(s, RED, 1)):
        assert same(cut(looks(photo, change(free)), inside=False), cut(looks(photo, change(state)), inside=False))


def test_a_lock_keeps_a_limit_and_the_photographs_own_colours(photo: Photograph, script: fakes.Script) -> None:
    state = replace(base(LEFT, TOP), within=2)
    before = cut(looks(photo, state), inside=True)
    for after in edited(locked(photo, state, 1)):
        assert same(before, cut(looks(photo, after), inside=True))


def test_a_lock_keeps_what_a_cut_out_limits(photo: Photograph, monkeypatch: pytest.MonkeyPatch) -> None:
    fakes.install(monkeypatch, "fake")
    fakes.install(monkeypatch, "cutter", use=Use.CUT_OUT, maps=True, live=False, palette=False)
    marks, _ = edits.add_stroke(Hints(), [(5, 5)], 2, None, "cup")
    marks, _ = edits.add_stroke(marks, [(80, 5)], 2, None, "background")
    state = base(LEFT).asking(hints=marks, backend="cutter")
    state = replace(state.switched(Use.COLORIZE), within="cup")
    before = cut(looks(photo, state), inside=True)
    state = replace(locked(photo, state, 1), within=None).asking(hints=edits.add_point(Hints(), (1, 1), RED)[0])
    assert same(before, cut(looks(photo, state), inside=True))


def test_where_locks_overlap_both_keep_their_colours(photo: Photograph, script: fakes.Script) -> None:
    state = locked(photo, base(LEFT, TOP, ab=BLUE), 1, at=1)
    state = state.asking(hints=edits.add_point(Hints(), (80, 50), RED)[0])
    state = locked(photo, state, 2, at=2)
    kept = looks(photo, state)
    later = state.asking(hints=edits.add_point(Hints(), (80, 50), GREEN)[0])
    assert same(cut(kept, inside=True), cut(looks(photo, later), inside=True))
    for first in (1, 2):
        # Unlocking one of them must not change a bit of the other.
        freed = looks(photo, region_edits.change(later, first, lock=None))
        there = np.s_[:18] if first == 1 else INSIDE
        assert np.array_equal(kept[3][there], freed[3][there])


def test_matched_places_of_references_are_kept(photo: Photograph, script: fakes.Script, tmp_path: Path) -> None:
    image = ImageData.from_rgb(np.full((20, 20, 3), (30, 200, 30), np.uint8))
    hints = replace(base().hints, references=(Reference(image, 1.0, (Match((12, 30), (5, 5)),)),))
    state = base(LEFT).asking(hints=hints)
    before = cut(looks(photo, state), inside=True)
    state = locked(photo, state, 1).asking(hints=Hints())
    path = tmp_path / "work.tintype"
    project_io.save(Document(photo, state), path)
    assert same(before, cut(looks(photo, project_io.load(path).state), inside=True))


def test_a_lock_keeps_the_paint_of_hints_that_colour_their_thing_only(script: fakes.Script, tmp_path: Path) -> None:
    light = np.full((64, 96), 90, np.uint8)
    cv2.circle(light, (24, 32), 18, 190, -1)
    photo = image_io.from_pixels(light, "disc.png")
    hints, _ = edits.add_stroke(base().hints, [(14.0, 32.0), (34.0, 32.0)], 6, RED, reach=0.0)
    hints, _ = edits.add_point(hints, (24.0, 40.0), GREEN, reach=0.3, within=1, strength=0.7)
    state = base(LEFT).asking(hints=hints)
    before = cut(looks(photo, state), inside=True)
    plain = cut(looks(photo, base(LEFT)), inside=True)
    assert not same(before, plain)
    state = locked(photo, state, 1).asking(hints=Hints())
    assert same(before, cut(looks(photo, state), inside=True))
    path = tmp_path / "work.tintype"
    project_io.save(Document(photo, state), path)
    opened = project_io.load(path)
    assert opened.state == state and same(before, cut(looks(photo, opened.state), inside=True))
