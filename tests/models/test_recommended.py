"""Recommended themes: of textures, of photographs alike, and of the colours that are expected."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from skimage import data

from models import color, palette
from models.base import Odds
from models.errors import UserError
from models.hints import THEME_SIZES
from models.recommend import alike, textures
from models.recommend.recommended import Source, expected_theme, recommended
from models.recommend.textures import BINS, REPEAT, descriptors, recommended_theme, reduced, segments
from models.training.__main__ import main
from models.training.textures import build
from models.types import F32


def stripes(angle: float, wavelength: float, side: int = 96) -> F32:
    """L (side, side) of stripes across a direction, in degrees."""
    y, x = np.mgrid[:side, :side]
    phase = (x * math.cos(math.radians(angle)) + y * math.sin(math.radians(angle))) * 2 * math.pi / wavelength
    return np.asarray(50 + 40 * np.cos(phase), np.float32)


def whole(light: F32) -> F32:
    """The descriptor of a picture as one segment: mean and deviation by scale and orientation, (4, 6, 2)."""
    return descriptors(light, np.zeros(light.shape, np.int64)).reshape(4, 6, 2)


@pytest.mark.parametrize(("angle", "turn"), [(0, 0), (30, 1), (90, 3), (150, 5)])
@pytest.mark.parametrize(("wavelength", "scale"), [(2.5, 3), (5.0, 2), (10.0, 1), (20.0, 0)])
def test_a_filter_answers_to_its_own_direction_and_scale(
    angle: float, turn: int, wavelength: float, scale: int
) -> None:
    means = whole(stripes(angle, wavelength))[..., 0]
    assert np.unravel_index(means.argmax(), means.shape) == (scale, turn)


def test_an_even_picture_has_no_texture() -> None:
    assert np.abs(whole(np.full((40, 60), 70, np.float32))).max() < 1e-4


def test_segments_follow_the_edges_and_cover_the_picture() -> None:
    light = np.full((60, 90), 20, np.float32)
    light[:, 30:] = 80
    labels = segments(light)
    assert labels.shape == (60, 90) and labels[0, 0] != labels[0, 89]
    assert len(np.unique(labels[:, :25])) == len(np.unique(labels[:, 36:])) == 1
    found = len(np.unique(segments(reduced(color.to_lab(data.chelsea())[..., 0]))))
    assert 10 <= found <= 60


def library(shares: list[dict[tuple[float, float], float]], light: F32) -> textures.Library:
    """A library of the segments of a picture as textures, which have these colours."""
    rows = descriptors(light, segments(light))
    share, colors = np.zeros((len(rows), BINS**2), np.float32), np.zeros((len(rows), BINS**2, 2), np.float32)
    for texture, those in enumerate(shares):
        for ab, often in those.items():
            place = textures.bins_of(np.array([ab], np.float32))[0]
            share[texture, place], colors[texture, place] = often, ab
    return textures.Library(
        rows.mean(axis=0), rows.std(axis=0) + 1e-9, (rows - rows.mean(0)) / (rows.std(0) + 1e-9), share, colors
    )


@pytest.fixture
def light() -> F32:
    """Two large segments, the larger one at the left, with small ones along their border."""
    picture = np.full((80, 120), 25, np.float32)
    picture[:, :75] = 70
    return picture


def test_a_theme_has_each_segments_most_frequent_colour_largest_segment_first(light: F32) -> None:
    labels = segments(light)
    rows: list[dict[tuple[float, float], float]] = [{} for _ in range(labels.max() + 1)]
    rows[labels[0, 0]] = {(30.0, 0.0): 0.6, (0.0, 40.0): 0.4}
    rows[labels[0, -1]] = {(-30.0, 30.0): 0.9, (30.0, 0.0): 0.1}
    theme = recommended_theme(light, 3, library=library(rows, light))
    assert theme.colors == ((30.0, 0.0), (-30.0, 30.0), (0.0, 40.0))
    assert theme.weights == pytest.approx((0.6, 0.36, 0.6), abs=0.02)


def test_repeated_colours_are_skipped_unless_it_is_as_written(light: F32) -> None:
    rows = [{(2.0, 3.0): 0.8, (2.0, 14.0): 0.1, (40.0, 0.0): 0.06, (0.0, 50.0): 0.04}] * (segments(light).max() + 1)
    found = library(rows, light)
    theme = recommended_theme(light, 3, library=found)
    apart = [math.dist(a, b) for i, a in enumerate(theme.colors) for b in theme.colors[:i]]
    assert min(apart) >= REPEAT
    written = recommended_theme(light, 3, library=found, repeats=True)
    assert written.colors[0] == written.colors[1] == (2.0, 3.0)


@pytest.mark.parametrize("shape", [(1, 1), (8, 300), (400, 3), (500, 700)])
@pytest.mark.parametrize("k", [3, 7])
def test_photographs_of_any_shape_have_themes(shape: tuple[int, int], k: int) -> None:
    light = np.random.default_rng(0).uniform(0, 100, shape).astype(np.float32)
    for repeats in (False, True):
        theme = recommended_theme(light, k, repeats=repeats)
        assert len(theme.colors) == k and theme == recommended_theme(light, k, repeats=repeats)
    with pytest.raises(ValueError, match="3 to 7"):
        recommended_theme(light, 8)


def test_photographs_alike_give_their_themes() -> None:
    own = alike.own_library()
    light = color.to_lab(data.chelsea()[::2, ::2])[..., 0]
    found = alike.alike_to(light, 3)
    themes = [found.theme(5), *(one.theme(5) for one in found.each())]
    assert len(themes) == 4 and all(3 <= len(theme.colors) <= 5 for theme in themes)
    assert found.pooled()[1].sum() == pytest.approx(1) and len(found.first(2).share) == 2
    other = replace(own, seen=own.seen[::-1], color=own.color[::-1], share=own.share[::-1])
    again = alike.alike_to(light, 3, library=other)
    assert [again.theme(5), *(one.theme(5) for one in again.each())] == themes, "the library's order does not count"


def test_the_most_alike_photograph_comes_first() -> None:
    own = alike.own_library()
    light = color.to_lab(data.coffee()[::2, ::2])[..., 0]
    described = alike.short(alike.describe(light)[None], own.mean, own.axes)[0]
    seen, colors, share = own.seen.copy(), own.color.copy(), own.share.copy()
    seen[11] = np.rint(described * 127)
    colors[11], share[11] = 0, 0
    colors[11, :3], share[11, :3] = [(40, 0), (0, 40), (-40, 0)], [51, 102, 102]
    found = alike.alike_to(light, 4, library=replace(own, seen=seen, color=colors, share=share))
    theme = found.first(1).theme(5)
    assert set(theme.colors) == {(40.0, 0.0), (0.0, 40.0), (-40.0, 0.0)}
    assert theme.weights == pytest.approx((0.4, 0.4, 0.2))


def odds_of(*colors: tuple[float, float, float]) -> Odds:
    """Odds of a photograph whose four cells each have a sure colour."""
    share = np.zeros((2, 2, 313), np.float32)
    centres = palette.IN_GAMUT.centres
    for cell, (a, b, sure) in zip(np.ndindex(2, 2), colors, strict=True):
        share[(*cell, int(np.linalg.norm(centres - (a, b), axis=1).argmin()))] += sure
        share[(*cell, int(np.linalg.norm(centres, axis=1).argmin()))] += 1 - sure
    return Odds(share, centres, np.full((2, 2), 60, np.float32))


def test_the_expected_theme_has_the_likeliest_colours() -> None:
    theme = expected_theme(odds_of((40, 30, 1), (40, 30, 0.9), (-30, 30, 0.9), (0, -40, 0.8)), 4)
    assert theme.weights is not None and theme.weights[0] == max(theme.weights)
    assert math.dist(theme.colors[0], (40, 30)) < 6
    for wanted in ((-30, 30), (0, -40)):
        assert min(math.dist(ab, wanted) for ab in theme.colors) < 12


def test_photographs_alike_are_mixed_into_the_expected_theme() -> None:
    odds = odds_of(*[(40.0, 30.0, 1.0)] * 4)
    pool = np.array([[-50.0, 20.0], [0.0, -60.0]]), np.array([0.5, 0.5])
    theme = expected_theme(odds, 3, pool)
    assert theme.weights == pytest.approx((0.7, 0.15, 0.15))
    assert set(theme.colors[1:]) == {(-50.0, 20.0), (0.0, -60.0)}


def test_one_sure_colour_still_makes_a_theme() -> None:
    theme = expected_theme(odds_of(*[(0.0, 0.0, 1.0)] * 4), 5)
    assert len(theme.colors) in THEME_SIZES


def test_all_sources_recommend_themes() -> None:
    light = color.to_lab(data.coffee()[::4, ::4])[..., 0]
    found = recommended(light, odds_of((40, 30, 1), (40, 30, 0.9), (-30, 30, 0.9), (0, -40, 0.8)), 5)
    assert {one.source for one in found} == set(Source)
    assert len({(one.source, one.number) for one in found}) == len(found)


def test_a_library_that_is_missing_or_damaged_is_told(tmp_path: Path) -> None:
    (tmp_path / "torn.npz").write_bytes(b"PK\x03\x04 torn")
    for kind in (textures.Library, alike.Library):
        for name in ("torn.npz", "nowhere.npz"):
            with pytest.raises(UserError, match="cannot be read"):
                kind.load(tmp_path / name)


def test_libraries_are_built_from_photographs(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    photos = tmp_path / "photos"
    photos.mkdir()
    pictures = [data.coffee(), data.chelsea(), data.astronaut(), data.rocket()]
    for number in range(70):
        picture = pictures[number % 4]
        y, x = rng.integers(0, 100, 2)
        small = cv2.resize(picture[y : y + 200, x : x + 240], (60, 50), interpolation=cv2.INTER_AREA)
        cv2.imwrite(str(photos / f"{number}.png"), small[..., ::-1])
    cv2.imwrite(str(photos / "gray.png"), data.camera()[::8, ::8])
    files = build([photos], tmp_path, 100)
    found, themes = textures.Library.load(files[0]), alike.Library.load(files[1])
    assert found.centres.shape == (120, 48) and len(themes.seen) == 70
    used = found.share.sum(axis=1)
    assert np.allclose(used[used > 0], 1, atol=0.01)
    theme = recommended_theme(color.to_lab(data.coffee())[..., 0], 5, library=found)
    assert 3 <= len(theme.colors) <= 5
    with pytest.raises(ValueError, match="too few"):
        build([photos], tmp_path, 3)


@pytest.mark.usefixtures("expect_warnings")
def test_without_photographs_there_is_no_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["training", "textures", "--photos", str(tmp_path / "x"), "--out", str(tmp_path)])
    assert main() == 2
