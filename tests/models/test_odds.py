"""How likely every colour is everywhere, from the networks that suggest colours."""

from __future__ import annotations

import numpy as np
import pytest
from skimage import data

from models import registry
from models.base import CancelToken, Odds, PaletteSource, no_progress
from models.hints import ColorPoint, Hints
from models.image import ImageData
from models.palette import existing_bins

PHOTO = ImageData.from_rgb(data.camera()[::2, :200])


def palette_of(backend: str, hints: Hints) -> PaletteSource:
    made = registry.create(backend, device="cpu")
    prepared = made.prepare(PHOTO, hints, CancelToken(), no_progress)
    found = made.colorize(prepared, hints, CancelToken(), no_progress).palette
    assert found is not None
    return found


@pytest.fixture(scope="module", params=["unified", "zhang2017-local"])
def palette(request: pytest.FixtureRequest) -> PaletteSource:
    return palette_of(request.param, Hints())


def test_they_are_probabilities_on_a_grid_of_the_photographs_aspect(palette: PaletteSource) -> None:
    odds = palette.odds()
    height, width, colors = odds.share.shape
    assert height / width == pytest.approx(PHOTO.size[1] / PHOTO.size[0], rel=0.1) and height >= 16
    assert odds.colors.shape == (colors, 2) and odds.light.shape == (height, width)
    assert np.allclose(odds.share.sum(axis=-1), 1, atol=1e-3) and odds.share.min() >= 0
    assert abs(float(odds.light.mean()) - float(PHOTO.L.mean())) < 2


def test_colours_that_do_not_exist_at_a_lightness_are_impossible(palette: PaletteSource) -> None:
    odds = palette.odds()
    if odds.share.shape[-1] == 313:
        exist = existing_bins()[np.rint(odds.light).astype(int)]
        assert (odds.share[~exist] == 0).all()


def test_they_agree_with_the_suggestions_for_a_place(palette: PaletteSource) -> None:
    odds = palette.odds()
    height, width = odds.light.shape
    for row, column in ((height // 4, width // 2), (3 * height // 4, width // 4)):
        place = (column + 0.5) / width * PHOTO.size[0], (row + 0.5) / height * PHOTO.size[1]
        mean = np.array([np.array(ab) * p for ab, p in palette.suggest(place, 9)]).sum(axis=0)
        assert np.linalg.norm(mean - odds.share[row, column] @ odds.colors) < 12


def test_a_hint_changes_the_odds_around_it() -> None:
    def mean_at(odds: Odds) -> np.ndarray:
        return odds.share[4, odds.light.shape[1] // 2] @ odds.colors

    hints = Hints((ColorPoint(1, (100.0, 40.0), (50.0, 40.0), 8.0),))
    without, given = (mean_at(palette_of("unified", h).odds()) for h in (Hints(), hints))
    assert np.linalg.norm(given - (50, 40)) < np.linalg.norm(without - (50, 40)) - 10
