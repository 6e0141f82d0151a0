"""Where colours are in doubt, and which looks are plausible, from the odds of all colours."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from models import color
from models.base import Odds
from models.hints import ColorPoint, GlobalStats, Hints, Reference, Stroke, Theme
from models.image import ImageData
from models.palette import shares
from models.recommend.looks import Look, Mood, plausible_looks
from models.recommend.survey import doubtful_places, entropy, parts_of

BINS = color.in_gamut_bins()
SIZE = (320, 240)
SKY, GRASS, COAT = (slice(0, 8), slice(0, 32)), (slice(8, 24), slice(0, 22)), (slice(8, 24), slice(22, 32))


def logits_of(*colors: tuple[float, float]) -> np.ndarray:
    """Bins near any of these colours are likely."""
    apart = np.stack([np.linalg.norm(BINS - np.array(ab), axis=1) for ab in colors]).min(axis=0)
    return (-np.square(apart / 12)).astype(np.float32) * 4


@pytest.fixture(scope="module")
def odds() -> Odds:
    """A sky that is surely blue, grass that is green or ochre, a coat that may have any of four colours."""
    logits = np.empty((24, 32, len(BINS)), np.float32)
    light = np.empty((24, 32), np.float32)
    for place, level, colors in (
        (SKY, 80, [(-5, -25)]),
        (GRASS, 50, [(-20, 30), (10, 40)]),
        (COAT, 20, [(0, 0), (20, 15), (5, -25), (-12, 8)]),
    ):
        logits[place], light[place] = logits_of(*colors), level  # type: ignore[arg-type]
    return Odds(shares(logits, light), BINS, light)


def test_parts_are_what_has_one_lightness_and_colour(odds: Odds) -> None:
    parts = parts_of(odds)
    assert [part.share for part in parts] == sorted((part.share for part in parts), reverse=True)
    assert sum(part.share for part in parts) > 0.9
    for part in parts:
        assert len(np.unique(odds.light[part.cells])) == 1
    again = parts_of(odds)
    assert all(np.array_equal(one.cells, two.cells) for one, two in zip(parts, again, strict=True))


def test_doubt_is_nothing_where_one_colour_is_certain_and_all_where_none_is() -> None:
    sure, open_ = np.eye(1, 313, dtype=np.float32)[0], np.full(313, 1 / 313, np.float32)
    share = np.stack([sure, open_])[None]
    assert entropy(Odds(share, BINS, np.full((1, 2), 50, np.float32)))[0] == pytest.approx([0, 1], abs=1e-3)


def test_places_lie_in_parts_that_are_in_doubt_not_in_the_sure_sky(odds: Odds) -> None:
    first = doubtful_places(odds, SIZE, Hints())[:2]
    assert all(y > 80 for _, y in first)
    assert all(0 < x < SIZE[0] and 0 < y < SIZE[1] for x, y in doubtful_places(odds, SIZE, Hints()))


@pytest.mark.parametrize("stroke", [False, True])
def test_a_part_with_a_hint_is_left_out(odds: Odds, stroke: bool) -> None:
    before = doubtful_places(odds, SIZE, Hints())
    xy = before[0]
    hints = (
        Hints(strokes=(Stroke(1, (xy, (xy[0] + 1, xy[1])), (4.0, 4.0), (10.0, 10.0)),))
        if stroke
        else Hints(points=(ColorPoint(1, xy, (10.0, 10.0)),))
    )
    after = doubtful_places(odds, SIZE, hints)
    assert after == before[1:]


def test_every_colour_of_a_look_is_a_likely_one_of_its_part_and_looks_differ(odds: Odds) -> None:
    looks = plausible_looks(odds, Hints())
    assert [look.mood for look in looks[:3]] == [Mood.PREDICTED, Mood.VIVID, Mood.CALM]
    themes = [look.theme for look in looks if look.theme is not None]
    assert len(themes) >= 3
    parts = parts_of(odds)
    for theme in themes:
        assert theme.weights == tuple(part.share for part in parts[: len(theme.colors)])
        for ab, part in zip(theme.colors, parts, strict=False):
            likely = odds.share[part.cells].mean(axis=0)
            near = np.linalg.norm(BINS - np.array(ab), axis=1) < 15
            assert likely[near].max() > 0.3 * likely.max()
    for one, two in combinations(themes, 2):
        apart = np.linalg.norm(np.array(one.colors) - np.array(two.colors), axis=1)
        assert np.average(apart, weights=one.weights) >= 8


def test_calm_and_vivid_looks_are_less_and_more_saturated_than_the_prediction(odds: Odds) -> None:
    _, vivid, calm, *_ = plausible_looks(odds, Hints())
    assert vivid.stats.saturation is not None and calm.stats.saturation is not None
    assert 0 < calm.stats.saturation < vivid.stats.saturation <= 1


def test_a_look_takes_the_place_of_theme_and_statistics_and_keeps_what_is_drawn() -> None:
    point = ColorPoint(1, (5.0, 5.0), (1.0, 2.0))
    theme = Theme(((1.0, 1.0), (2.0, 2.0), (3.0, 3.0)))
    hints = Hints(points=(point,), theme=theme, stats=GlobalStats(saturation=0.9))
    assert Look(Mood.PREDICTED).given(hints) == Hints(points=(point,))
    assert Look(Mood.WARM, theme).given(Hints(points=(point,))) == Hints(points=(point,), theme=theme)


def test_with_references_one_look_does_without_them_and_keeps_them_in_the_list(odds: Odds) -> None:
    image = ImageData.from_rgb(np.full((4, 4, 3), (200, 90, 40), np.uint8))
    hints = Hints(references=(Reference(image, 0.8),))
    without = [look for look in plausible_looks(odds, hints) if look.mood is Mood.WITHOUT_REFERENCES]
    assert [r.strength for r in without[0].given(hints).references] == [0.0]
    assert Look(Mood.WARM).given(hints).references == hints.references
    assert Mood.WITHOUT_REFERENCES not in {look.mood for look in plausible_looks(odds, Hints())}


def test_a_picture_of_one_part_has_no_themes() -> None:
    light = np.full((4, 4), 50, np.float32)
    logits = np.broadcast_to(logits_of((0, 0)), (4, 4, len(BINS))).copy()
    assert all(look.theme is None for look in plausible_looks(Odds(shares(logits, light), BINS, light), Hints()))
