"""The backend of Xiao 2018: a theme and points arrive together; with the weights that ship each has its say."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import skimage.data

from models import registry, weights
from models.base import Cancelled, CancelToken, Colorizer, no_progress
from models.colorizers.xiao2018 import Xiao2018Colorizer, theme_input
from models.errors import UnsupportedGuidance, WeightsCorrupt
from models.hints import AB, ColorPoint, GlobalStats, Hints, Stroke, Theme
from models.image import ImageData
from models.networks.xiao2018 import Xiao2018
from models.training.checkpoint import save_weights
from models.training.xiao2018 import LAYOUT
from models.types import F32
from tests.models.test_xiao2018_network import lively

THEME = Theme(((40.0, 30.0), (-20.0, 30.0), (5.0, -35.0), (10.0, 15.0)))
POINT = Hints(points=(ColorPoint(0, (30.0, 20.0), (40.0, 20.0), 4.0),))
STROKE = Hints(strokes=(Stroke(0, ((5, 5), (50, 40)), (6.0, 6.0), (-30.0, 20.0)),))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A manifest and random weights."""
    place = tmp_path_factory.mktemp("weights")
    path = place / "xiao2018.safetensors"
    layout = {**LAYOUT, "width": 4}
    save_weights(lively(Xiao2018.of(layout)), path)
    weights.describe(place, "xiao2018", {"file": path.name, "sha256": weights.sha256(path), "layout": layout})
    return place


@pytest.fixture(scope="module")
def backend(folder: Path) -> Colorizer:
    return registry.create("xiao2018", device="cpu", weights_dir=folder)


@pytest.fixture(scope="module")
def shipped() -> Colorizer:
    return registry.create("xiao2018", device="cpu")


@pytest.fixture(scope="module")
def coffee() -> ImageData:
    """Gray, as it is opened for colouring."""
    rgb = skimage.data.coffee()[:384:2, :512:2]
    return ImageData.from_rgb(np.repeat(rgb.mean(axis=2, keepdims=True), 3, axis=2).astype(np.uint8))


def answer(backend: Colorizer, image: ImageData, hints: Hints) -> F32:
    token = CancelToken()
    return backend.colorize(backend.prepare(image, hints, token, no_progress), hints, token, no_progress).ab


@pytest.mark.parametrize("shape", [(8, 8), (1, 400), (1, 1), (37, 61)])
@pytest.mark.parametrize("hints", [Hints(), POINT, STROKE, Hints(theme=THEME), replace(POINT, theme=THEME)])
def test_photographs_of_any_shape(backend: Colorizer, shape: tuple[int, int], hints: Hints) -> None:
    image = ImageData.from_rgb(np.random.default_rng(0).integers(0, 256, shape, np.uint8))
    ab = answer(backend, image, hints)
    assert np.isfinite(ab).all() and ab.shape == (*shape, 2)


def test_every_combination_of_hints_is_another_picture(backend: Colorizer, coffee: ImageData) -> None:
    every = (Hints(), POINT, STROKE, Hints(theme=THEME), replace(POINT, theme=THEME))
    answers = [answer(backend, coffee, hints) for hints in every]
    for index, one in enumerate(answers):
        assert all(np.abs(one - other).max() > 1e-3 for other in answers[:index])
    assert np.array_equal(answer(backend, coffee, every[-1]), answers[-1])


def test_what_the_network_misses_at_a_point_is_corrected_there_and_in_places_like_it(coffee: ImageData) -> None:
    violet = Hints(points=(ColorPoint(0, (128.0, 96.0), (60.0, -60.0), 4.0),))
    backend, token = Xiao2018Colorizer("cpu"), CancelToken()
    prepared = backend.prepare(coffee, violet, token, no_progress)
    corrected = backend.colorize(prepared, violet, token, no_progress)
    automatic = backend.colorize(prepared, Hints(), token, no_progress)
    backend.exact = False
    alone = backend.colorize(prepared, violet, token, no_progress)
    assert corrected.exact and not alone.exact, "the join meets points exactly"
    asked, there = prepared.hint_maps(violet)
    missed, left = (np.linalg.norm((each.ab - asked)[there > 0].mean(axis=0)) for each in (alone, corrected))
    assert left < missed / 2
    assert np.array_equal(automatic.ab, backend.colorize(prepared, Hints(), token, no_progress).ab)


def test_order_and_large_shares_of_a_theme_do_not_count(backend: Colorizer, coffee: ImageData) -> None:
    turned = Theme(THEME.colors[1:] + THEME.colors[:1], (0.1, 0.2, 0.3, 0.4))
    one, other = (answer(backend, coffee, Hints(theme=theme)) for theme in (THEME, turned))
    assert np.allclose(one, other, atol=1e-3)


def test_colours_of_small_spots_are_left_out_as_long_as_three_stay() -> None:
    four = ((1.0, 0.0), (2.0, 0.0), (3.0, 0.0), (4.0, 0.0))
    for shares, wanted in (
        ((0.5, 0.3, 0.18, 0.02), [1, 2, 3]),
        ((9.0, 5.0, 4.0, 2.0), [1, 2, 3, 4]),
        ((0.97, 0.01, 0.01, 0.01), [1, 2, 3, 4]),
        ((0.96, 0.02, 0.012, 0.008), [1, 2, 3]),
        (None, [1, 2, 3, 4]),
    ):
        colors, there = theme_input(Theme(four, shares))
        assert colors[0, there[0] > 0, 0].tolist() == wanted


def test_other_kinds_are_refused_and_cancel_is_heard(backend: Colorizer, coffee: ImageData) -> None:
    with pytest.raises(UnsupportedGuidance, match="theme only"):
        answer(backend, coffee, Hints(stats=GlobalStats(saturation=0.5)))
    token = CancelToken()
    prepared = backend.prepare(coffee, Hints(), token, no_progress)
    token.cancel()
    with pytest.raises(Cancelled):
        backend.colorize(prepared, Hints(), token, no_progress)


def test_a_manifest_without_a_layout_is_refused(folder: Path, tmp_path: Path) -> None:
    entry = {**weights.entries(folder)["xiao2018"].details, "layout": {"side": 128}}
    shutil.copy(folder / "xiao2018.safetensors", tmp_path)
    weights.describe(tmp_path, "xiao2018", entry)
    with pytest.raises(WeightsCorrupt, match="no layout for “xiao2018”"):
        registry.create("xiao2018", device="cpu", weights_dir=tmp_path)


def near(colors: F32, theme: Theme) -> float:
    """Mean distance of colours (h, w, 2) from their nearest colour of a theme."""
    return float(np.linalg.norm(colors[:, :, None] - np.array(theme.colors), axis=3).min(axis=2).mean())


def test_a_picture_follows_its_theme(shipped: Colorizer, coffee: ImageData) -> None:
    brown, green = (Theme(((x, 25.0), (x / 2, 12.0), (x * 0.8, 30.0))) for x in (22.0, -25.0))
    pictures = [answer(shipped, coffee, Hints(theme=theme)) for theme in (brown, green)]
    assert near(pictures[0], brown) < near(pictures[1], brown)
    assert near(pictures[1], green) < near(pictures[0], green)
    assert pictures[0][..., 0].mean() - pictures[1][..., 0].mean() > 15


def test_a_point_that_disagrees_with_the_theme_keeps_its_colour_and_the_rest_the_theme(
    shipped: Colorizer, coffee: ImageData
) -> None:
    theme = Theme(((20.0, 30.0), (10.0, 15.0), (25.0, 40.0)))
    blue: AB = (0.0, -45.0)
    point = ColorPoint(0, (128.0, 96.0), blue, 4.0)
    alone = answer(shipped, coffee, Hints(theme=theme))
    both = answer(shipped, coffee, Hints(points=(point,), theme=theme))
    height, width = both.shape[:2]
    y, x = round(96 / 192 * height), round(128 / 256 * width)
    assert np.linalg.norm(alone[y, x] - blue) > 50 > 8 > np.linalg.norm(both[y, x] - blue)
    assert np.linalg.norm(both - alone, axis=2)[:, : width // 5].mean() < 3
