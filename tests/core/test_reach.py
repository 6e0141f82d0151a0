"""Hints that do not reach everywhere: nothing changes outside of their things, bit for bit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import pytest
import skimage.data
from numpy.typing import NDArray

from app.core import edits, image_io
from app.core.engine import Engine
from app.core.image_io import Photograph
from app.core.messages import Influence, Request, next_serial
from app.core.picture import Picture
from app.core.views import Detail
from models import color, registry
from models.base import CancelToken, no_progress
from models.hints import AB, DRAWN, Hints, Theme
from models.registry import Use
from tests import fakes

BLUE: AB = (5.0, -45.0)
RED: AB = (50.0, 25.0)
SUIT = [(100.0, 330.0), (130.0, 310.0), (170.0, 330.0)]
QUICK = [n for n in registry.names() if DRAWN in registry.spec(n).supports and n != "endo2016"]
"""Backends that take points and strokes; DeepProp learns too long for a test."""
FACE = [(200.0, 90.0), (235.0, 95.0)]


@pytest.fixture(scope="module")
def portrait() -> Photograph:
    """512 x 512 pixels, gray."""
    light = color.to_lab(skimage.data.astronaut())[..., 0]
    return image_io.from_pixels(color.to_rgb8(light, np.zeros((512, 512, 2), np.float32)), "portrait.png")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(threads=1)


def asked(photo: Photograph, hints: Hints, backend: str = "unified", **more: Any) -> Request:
    return Request(next_serial(), True, Picture(photo, backend, hints, "cpu"), **more)


def full(
    engine: Engine, photo: Photograph, hints: Hints, backend: str = "unified", *, deep: bool = False
) -> NDArray[Any]:
    picture = Picture(photo, backend, hints, "cpu")
    return engine.full(picture, deep=deep, cancel=CancelToken(), progress=no_progress)[0]


def suit(hints: Hints, reach: float = 0.0, strength: float = 1.0, ab: AB = BLUE) -> Hints:
    return edits.add_stroke(hints, SUIT, 12, ab, reach=reach, strength=strength)[0]


def face(hints: Hints) -> Hints:
    return edits.add_stroke(hints, FACE, 8, RED, reach=0.0)[0]


def mask(engine: Engine, photo: Photograph, hints: Hints) -> NDArray[np.bool_]:
    """Where the last hint reaches, and a few pixels of the join around that, at full resolution."""
    found = engine.influence(asked(photo, hints, influence_of=hints.drawn[-1].id), CancelToken(), no_progress)
    assert isinstance(found, Influence)
    touched = cv2.dilate((found.share > 0).astype(np.uint8), np.ones((13, 13), np.uint8))
    return cv2.resize(touched, photo.full.size, interpolation=cv2.INTER_NEAREST) > 0


@pytest.mark.parametrize(
    "backend", [n for n in registry.names() if DRAWN in registry.spec(n).supports and n != "endo2016"]
)
@pytest.mark.parametrize("reach", [0.0, 0.5])
def test_outside_of_its_thing_a_hint_changes_not_a_bit(
    engine: Engine, portrait: Photograph, backend: str, reach: float
) -> None:
    before, _ = edits.add_point(Hints(), (30.0, 30.0), RED)
    after = suit(before, reach)
    outside = ~mask(engine, portrait, after)
    assert 0.3 < outside.mean() < 0.99
    for deep in (False, True):
        changed = full(engine, portrait, before, backend, deep=deep) != full(
            engine, portrait, after, backend, deep=deep
        )
        assert not changed[outside].any()
        assert changed.any(axis=2).mean() > 0.01


def test_no_local_hint_changes_what_another_one_colours(engine: Engine, portrait: Photograph) -> None:
    """Nor does it on the screen, zoomed in."""
    before = suit(Hints())
    after = face(before)
    outside = ~mask(engine, portrait, after)
    assert not (full(engine, portrait, before) != full(engine, portrait, after))[outside].any()
    detail = Detail((150, 40, 450, 340), (300, 300))
    shown = [
        engine.run(asked(portrait, hints, detail=detail), CancelToken(), no_progress).detail
        for hints in (before, after)
    ]
    assert shown[0] is not None and shown[1] is not None
    changed = (shown[0] != shown[1]).any(axis=2)
    assert changed.any() and not changed[outside[40:340, 150:450]].any()


def test_the_place_of_a_hint_shows_its_colour(engine: Engine, portrait: Photograph) -> None:
    hints = face(suit(Hints()))
    lab = color.to_lab(full(engine, portrait, hints))
    for (x, y), ab in ((SUIT[1], BLUE), (FACE[0], RED)):
        light = portrait.full.L[int(y), int(x)]
        expected = color.to_lab(color.to_rgb8(light, np.array(ab, np.float32))[None, None])[0, 0, 1:]
        assert np.allclose(lab[int(y), int(x), 1:], expected, atol=2)


def test_of_two_hints_on_one_thing_each_colours_what_is_near_it(engine: Engine, portrait: Photograph) -> None:
    first = edits.add_stroke(Hints(), [(60.0, 300.0), (110.0, 300.0)], 8, BLUE, reach=0.5)[0]
    both = edits.add_stroke(first, [(60.0, 430.0), (110.0, 430.0)], 8, RED, reach=0.5)[0]
    ab = color.to_lab(full(engine, portrait, both))[..., 1:]
    assert ab[300, 85, 1] < -20 and ab[310, 85, 1] < -15
    assert ab[430, 85, 0] > 20 and ab[420, 85, 0] > 15


def test_a_later_hint_that_reaches_everywhere_shows_on_a_thing_with_paint(engine: Engine, portrait: Photograph) -> None:
    painted = suit(Hints())
    told, _ = edits.add_point(painted, (140.0, 345.0), RED, 6)
    ab = color.to_lab(full(engine, portrait, told))[..., 1:]
    assert ab[345, 140, 0] > 25
    assert ab[312, 130, 1] < -20


def test_strength_goes_evenly_from_without_to_with(engine: Engine, portrait: Photograph) -> None:
    inside = np.s_[315:325, 120:140]
    for reach in (0.0, 1.0):
        colors = [
            color.to_lab(full(engine, portrait, suit(Hints(), reach, strength)))[inside][..., 2].mean()
            for strength in (0.0, 0.5, 1.0)
        ]
        assert colors[2] < colors[0] - 30
        assert abs(colors[1] - (colors[0] + colors[2]) / 2) < 4
    assert np.array_equal(full(engine, portrait, suit(Hints(), 0.0, 0.0)), full(engine, portrait, Hints()))
    assert np.array_equal(full(engine, portrait, suit(Hints(), 1.0, 0.0)), full(engine, portrait, Hints()))


def test_a_wider_reach_colours_more(engine: Engine, portrait: Photograph) -> None:
    plain = full(engine, portrait, Hints())
    shares = [(full(engine, portrait, suit(Hints(), reach)) != plain).any(axis=2).mean() for reach in (0.0, 0.4, 0.8)]
    assert shares == sorted(shares) and shares[2] > 1.5 * shares[0]


def test_local_hints_cost_no_further_colorization(portrait: Photograph, monkeypatch: pytest.MonkeyPatch) -> None:
    script, engine = fakes.install(monkeypatch), Engine()
    everywhere, point = edits.add_point(Hints(), (30.0, 30.0), RED)
    for n in range(4):
        engine.run(asked(portrait, suit(everywhere, reach=n / 4), "fake"), CancelToken(), no_progress)
    assert len(script.colorized) == 1
    assert script.colorized[0].strokes == () and len(script.colorized[0].points) == 1
    faint = edits.adjust(everywhere, (point,), strength=0.5)
    for n in range(3):
        changed = edits.adjust(faint, (point,), strength=0.25 * (n + 1))
        engine.run(asked(portrait, changed, "fake"), CancelToken(), no_progress)
    # Once without the faint point, and once for each strength.
    assert len(script.colorized) == 5


def test_themes_and_colours_below_go_with_local_hints(engine: Engine, portrait: Photograph) -> None:
    theme = edits.set_theme(Hints(), Theme(((40.0, 30.0), (-30.0, 20.0), (0.0, 0.0))))
    with_hint = suit(theme)
    outside = ~mask(engine, portrait, with_hint)
    assert not (full(engine, portrait, theme) != full(engine, portrait, with_hint))[outside].any()


def test_the_influence_of_a_hint_that_reaches_everywhere_is_what_it_changes(
    portrait: Photograph, monkeypatch: pytest.MonkeyPatch
) -> None:
    fakes.install(monkeypatch)
    engine = Engine()
    hints, first = edits.add_point(Hints(), (30.0, 30.0), RED)
    hints, last = edits.add_point(hints, (60.0, 60.0), BLUE)

    def influence(hint_id: int, **more: Any) -> Influence | None:
        request = replace(asked(portrait, hints, "fake", influence_of=hint_id), **more)
        return engine.influence(request, CancelToken(), no_progress)

    # The fake paints everything in the colour of the last hint.
    shown, covered = influence(last), influence(first)
    assert shown is not None and shown.share.min() == 255
    assert covered is not None and covered.share.max() == 0
    assert influence(99) is None
    assert influence(last, committed=False) is None


def test_in_a_cut_out_reach_means_nothing(portrait: Photograph, monkeypatch: pytest.MonkeyPatch) -> None:
    script, engine = fakes.install(monkeypatch, use=Use.CUT_OUT, maps=True), Engine()
    hints = suit(Hints())
    engine.run(asked(portrait, hints, "fake"), CancelToken(), no_progress)
    assert script.colorized[0].strokes == hints.strokes
    assert engine.influence(asked(portrait, hints, "fake", influence_of=1), CancelToken(), no_progress) is None


def test_recolouring_one_thing_leaves_the_rest_its_own_colours(engine: Engine) -> None:
    photo = image_io.from_pixels(skimage.data.astronaut(), "colours.png")
    after = suit(Hints())
    outside = ~mask(engine, photo, after)
    first, second = (full(engine, photo, hints, "endo2016-recolor") for hints in (Hints(), after))
    assert not (first != second)[outside].any()
    assert color.to_lab(second)[312, 130, 2] < -20


def test_hints_outside_the_photograph_colour_nothing(engine: Engine, portrait: Photograph) -> None:
    hints, _ = edits.add_point(Hints(), (-90.0, 900.0), RED, reach=0.0)
    assert np.array_equal(full(engine, portrait, hints), full(engine, portrait, Hints()))


def test_a_short_stroke_colours_a_small_thing(engine: Engine, portrait: Photograph) -> None:
    mouth = [(208.0, 141.0), (216.0, 146.0), (226.0, 147.0), (236.0, 144.0)]
    hints = edits.add_stroke(Hints(), mouth, 5, RED, reach=0.0)[0]
    changed = (full(engine, portrait, hints) != full(engine, portrait, Hints())).any(axis=2)
    assert changed[140:150, 215:230].mean() > 0.9
    assert not changed[:120].any() and not changed[175:].any(), "neither eyes nor neck"
    assert changed.mean() < 0.01
