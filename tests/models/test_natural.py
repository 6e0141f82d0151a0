"""Colours as strong as photographs have them."""

from __future__ import annotations

import math

import numpy as np
import pytest
import skimage.data
from hypothesis import given
from hypothesis import strategies as st

from models import color, natural
from models.evaluation.natural import strongest
from models.hints import ColorPoint, Hints, Stroke

NEON = (-60.0, 50.0)


def chroma(ab: tuple[float, float]) -> float:
    return float(np.hypot(*ab))


@pytest.mark.parametrize("light", [2.0, 8.0, 15.0, 94.0, 99.0])
def test_dark_and_bright_places_take_little_of_a_strong_colour(light: float) -> None:
    given = natural.given_ab(light, NEON, any_colors=False)
    assert chroma(given) < 0.6 * chroma(NEON)
    assert np.arctan2(given[1], given[0]) == pytest.approx(np.arctan2(NEON[1], NEON[0]), abs=1e-3), "the hue stays"
    assert color.in_gamut(np.array([light], np.float32), np.array([given], np.float32)).all()


def test_what_a_place_takes_grows_with_its_lightness() -> None:
    given = [chroma(natural.given_ab(light, (-20.0, 24.0), any_colors=False)) for light in (2.0, 8.0, 16.0, 30.0)]
    assert given == sorted(given) and given[0] < 15 < 30 < given[-1]


def test_any_colours_are_limited_by_the_gamut_only() -> None:
    violet = (30.0, -45.0)
    natural_ab, any_ab = (natural.given_ab(50.0, violet, any_colors=flag) for flag in (False, True))
    assert any_ab == pytest.approx(violet, abs=1e-4) and chroma(natural_ab) <= chroma(violet)


@pytest.mark.parametrize("name", ["astronaut", "coffee", "chelsea"])
def test_true_colours_of_photographs_hardly_change(name: str) -> None:
    lab = color.to_lab(getattr(skimage.data, name)()[::7, ::7]).reshape(-1, 3)
    given = natural.limited(lab[:, 0], lab[:, 1:])
    assert (np.abs(given - lab[:, 1:]).max(axis=1) > 1).mean() < 0.03


def test_the_table_meets_itself_where_hues_begin_again() -> None:
    light = np.full(2, 50, np.float32)
    low, high = natural.strongest(light, np.array([0.0, 359.99], np.float32))
    assert low == pytest.approx(high, abs=0.1)


def test_hints_have_the_colour_their_lightness_can_take() -> None:
    light = np.full((20, 40), 60, np.float32)
    light[:, :20] = 6
    green = (-25.0, 25.0)
    dark, bright = ColorPoint(1, (5, 5), green), ColorPoint(2, (30, 5), green)
    stroke = Stroke(3, ((2, 2), (8, 8), (12, 12)), (2, 2, 2), green)
    protects = Stroke(4, ((2, 2),), (2,), None)
    hints = Hints((dark, bright), (stroke, protects))
    given = natural.limited_hints(hints, light)
    assert chroma(given.points[0].ab) < 24 and given.points[1] is bright and given.strokes[1] is protects
    assert given.strokes[0].ab == pytest.approx(given.points[0].ab, abs=0.01)
    assert (given.points[0].xy, given.points[0].id) == (dark.xy, dark.id)
    assert natural.limited_hints(Hints((bright,), (protects,)), light) == Hints((bright,), (protects,))


def test_hints_that_need_no_limit_are_the_same_object() -> None:
    hints = Hints((ColorPoint(1, (500, -5), (3.0, 4.0)),))
    assert natural.limited_hints(hints, np.full((9, 9), 50, np.float32)) is hints
    assert natural.limited_hints(Hints(), np.zeros((9, 9), np.float32)) == Hints()


def test_the_table_is_what_few_pixels_exceed() -> None:
    counts = np.zeros((21, 12, 181), np.int64)
    counts[..., 10] = 9990
    counts[..., 100] = 10
    assert (strongest(counts) == 11).all()
    counts[10, 5, 100] = 5000
    table = strongest(counts)
    assert table[10, 5] == 101 and 11 < table[10, 4] < 101 and table[0, 0] == 11


class TestShading:
    @given(st.floats(5, 95), st.floats(0, 360))
    def test_a_thing_keeps_all_its_chroma_at_its_place_and_never_gets_more(self, L: float, hue: float) -> None:
        ab = (30 * math.cos(math.radians(hue)), 30 * math.sin(math.radians(hue)))
        share = natural.shading(L, ab)
        assert share.shape == (natural.LEVELS,) and share.min() >= 0 and share.max() <= 1
        assert share[round(L * (natural.LEVELS - 1) / 100)] >= 0.96

    def test_shadows_and_highlights_have_less(self) -> None:
        share = natural.shading(50, (40.0, 30.0))
        assert share[20] < share[60] < share[127] == pytest.approx(1, abs=0.01)
        assert share[250] < share[200] <= 1
