"""Colour conversions: against scikit-image, and the promise that lightness survives."""

from __future__ import annotations

import itertools

import hypothesis.extra.numpy as arrays
import numpy as np
import pytest
import skimage.color
import skimage.data
from hypothesis import given, settings
from hypothesis import strategies as st

from models import color

LEVELS = {np.uint8: 255, np.uint16: 65535}


def gray_lightness(level: np.ndarray) -> np.ndarray:
    """L of a gray level 0..1, in double precision, by the definition."""
    linear = np.where(level <= 0.04045, level / 12.92, ((level + 0.055) / 1.055) ** 2.4)
    return np.where(linear > (6 / 29) ** 3, 116 * np.cbrt(linear) - 16, linear * (29 / 3) ** 3)


def step_at(L: np.ndarray, levels: int) -> np.ndarray:
    """How much L changes when a gray of this lightness changes by one level."""
    table = gray_lightness(np.arange(levels + 1) / levels)
    place = np.clip(np.searchsorted(table, L, side="right") - 1, 0, levels - 1)
    return table[place + 1] - table[place]


def exact_lightness(rgb: np.ndarray, levels: int) -> np.ndarray:
    linear = rgb / levels
    linear = np.where(linear <= 0.04045, linear / 12.92, ((linear + 0.055) / 1.055) ** 2.4)
    Y = linear @ color.RGB_TO_XYZ[1]
    return np.where(Y > (6 / 29) ** 3, 116 * np.cbrt(Y) - 16, Y * (29 / 3) ** 3)


def rendered(L: np.ndarray, ab: np.ndarray, dtype: type) -> np.ndarray:
    return color.render(np.asarray(L), ab[..., 0], ab[..., 1], dtype)


def test_lab_agrees_with_scikit_image() -> None:
    rgb = skimage.data.astronaut()
    assert np.abs(color.to_lab(rgb) - skimage.color.rgb2lab(rgb)).max() < 0.01
    assert np.abs(color.lightness(rgb) - skimage.color.rgb2lab(rgb)[..., 0]).max() < 0.01


@pytest.mark.parametrize("dtype", LEVELS)
def test_pictures_come_back_unchanged(dtype: type) -> None:
    rgb = skimage.data.coffee()[::3, ::3]
    rgb = rgb if dtype == np.uint8 else rgb.astype(np.uint16) * 257
    lab = color.to_lab(rgb)
    difference = rendered(lab[..., 0], lab[..., 1:], dtype).astype(int) - rgb
    assert np.abs(difference).max() <= (0 if dtype == np.uint8 else 3)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_without_chroma_everything_is_gray_to_the_last_bit(dtype: type) -> None:
    L = np.linspace(0, 100, 100_000, dtype=np.float32)[None]
    nothing = np.zeros_like(L)
    rgb = color.render(L, nothing, nothing, dtype)
    assert (rgb == rgb[..., :1]).all()


@pytest.mark.parametrize("dtype", LEVELS)
def test_every_gray_level_comes_back(dtype: type) -> None:
    levels = np.arange(LEVELS[dtype] + 1).astype(dtype)
    rgb = np.repeat(levels[:, None], 3, axis=1)
    L = color.lightness(rgb)
    assert np.array_equal(rendered(L, np.zeros((len(L), 2), np.float32), dtype), rgb)


@pytest.mark.parametrize("dtype", LEVELS)
@pytest.mark.parametrize("spread", [10, 40, 120])
def test_lightness_survives_within_one_step(dtype: type, spread: float) -> None:
    random = np.random.default_rng(int(spread))
    L = random.uniform(0, 100, 40_000).astype(np.float32)
    ab = np.clip(random.normal(0, spread, (40_000, 2)), -128, 128).astype(np.float32)
    error = np.abs(exact_lightness(rendered(L, ab, dtype), LEVELS[dtype]) - L)
    assert (error <= step_at(L, LEVELS[dtype])).all()


@settings(max_examples=60, deadline=None)
@given(
    arrays.arrays(np.float32, 16, elements=st.floats(0, 100, width=32)),
    arrays.arrays(np.float32, (16, 2), elements=st.floats(-128, 128, width=32)),
)
def test_lightness_survives_for_any_colour(L: np.ndarray, ab: np.ndarray) -> None:
    for dtype, levels in LEVELS.items():
        error = np.abs(exact_lightness(rendered(L, ab, dtype), levels) - L)
        assert (error <= step_at(L, levels) * 1.0001 + 1e-5).all()


def test_colours_outside_the_gamut_keep_their_hue() -> None:
    random = np.random.default_rng(1)
    L = random.uniform(5, 95, 5000).astype(np.float32)
    ab = random.normal(0, 90, (5000, 2)).astype(np.float32)
    snapped = color.snap_to_gamut(L, ab)
    inside = color.in_gamut(L, ab)
    assert np.array_equal(snapped[inside], ab[inside]) and inside.any() and not inside.all()
    assert color.in_gamut(L, snapped).all()
    cross = snapped[:, 0] * ab[:, 1] - snapped[:, 1] * ab[:, 0]
    assert np.abs(cross).max() < 0.05
    assert not color.in_gamut(L[~inside], snapped[~inside] * np.float32(1.02)).any()


def test_the_fast_gamut_limit_loses_little_chroma() -> None:
    random = np.random.default_rng(2)
    L = random.uniform(10, 95, 3000).astype(np.float32)
    ab = random.normal(0, 90, (3000, 2)).astype(np.float32)
    shown = color.to_lab(color.to_rgb8(L, ab))[:, 1:]
    wanted = color.snap_to_gamut(L, ab)
    chroma = np.hypot(*wanted.T)
    assert np.abs(np.hypot(*shown.T) - chroma).mean() < 1
    assert np.quantile(np.abs(np.hypot(*shown.T) - chroma), 0.99) < 4


def test_shapes_are_kept() -> None:
    for shape in ((), (1,), (4, 5), (2, 3, 4)):
        L, ab = np.full(shape, 50, np.float32), np.zeros((*shape, 2), np.float32)
        for convert in (color.to_rgb8, color.to_float_rgb, color.linear_from_lab):
            assert convert(L, ab).shape == (*shape, 3)
        assert color.snap_to_gamut(L, ab).shape == (*shape, 2)
        assert color.to_lab(np.zeros((*shape, 3), np.uint8)).shape == (*shape, 3)
        assert color.in_gamut(L, ab).shape == color.lightness(np.zeros((*shape, 3), np.uint16)).shape == shape
    assert color.to_rgb8(np.float32(50), np.zeros((7, 2), np.float32)).shape == (7, 3)


def test_the_bins_are_those_nearest_to_the_gamut() -> None:
    bins = color.in_gamut_bins()
    assert bins.shape == (313, 2) and len(np.unique(bins, axis=0)) == 313
    levels = np.arange(0, 256, 5, dtype=np.uint8)
    colours = np.array(list(itertools.product(levels, repeat=3)), np.uint8)
    ab = color.to_lab(colours)[:, 1:]
    grid = np.array(list(itertools.product(range(-110, 111, 10), repeat=2)), np.float32)
    distance = np.array([np.square(ab - g).sum(1).min() for g in grid])
    nearest = {tuple(g) for g in grid[np.argsort(distance)[:313]]}
    assert len(nearest & {tuple(b) for b in bins}) >= 311  # the last few differ by less than the sampling


def test_nearest_bins() -> None:
    bins = color.in_gamut_bins()
    assert np.array_equal(color.nearest_bins(bins), np.arange(313))
    near, zero = color.nearest_bins(np.array([[0.4, -3.0], [0, 0]], np.float32))
    assert near == zero


def test_a_histogram_sums_to_one() -> None:
    histogram = color.ab_histogram(skimage.data.chelsea())
    assert len(histogram) == 313 and sum(histogram) == pytest.approx(1)
    assert sum(color.ab_histogram(np.full((1, 1, 3), 7, np.uint8))) == pytest.approx(1)


def test_saturation() -> None:
    assert color.mean_saturation(np.full((3, 3, 3), 90, np.uint8)) == 0
    assert color.mean_saturation(np.array([[[255, 0, 0]]], np.uint8)) == 1
    assert color.mean_saturation(np.zeros((2, 2, 3), np.uint8)) == 0


@pytest.mark.parametrize("text", ["#12345", "12345g", "", "#1234567", "+1+2+3"])
def test_not_a_hex_colour(text: str) -> None:
    with pytest.raises(ValueError, match="rrggbb"):
        color.parse_hex(text)


def test_hex_colours() -> None:
    assert color.parse_hex(" #Ff8000 ") == color.parse_hex("ff8000") == (255, 128, 0)


def test_sixteen_bits_to_eight() -> None:
    eight = np.arange(256, dtype=np.uint16)
    assert np.array_equal(color.to_uint8(eight * 257), eight)
    assert np.array_equal(color.to_uint8(np.array([128, 129, 65535 - 128], np.uint16)), [0, 1, 255])


def test_one_colour_looks_as_in_a_picture() -> None:
    for L, ab in ((20.0, (5.0, -8.0)), (70.0, (90.0, 90.0)), (100.0, (0.0, 0.0))):
        shown = color.to_rgb8(np.array([[L]], np.float32), np.array([[ab]], np.float32))[0, 0]
        assert color.rgb_of(L, ab) == tuple(int(v) for v in shown)
