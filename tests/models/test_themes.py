"""A theme is made of the picture's own colours, is stable, and is refused where there is no colour."""

from __future__ import annotations

import numpy as np
import pytest
from skimage import data

from models import color
from models.errors import UserError
from models.recommend.themes import has_color, theme_of

RED, GREEN, BLUE = (200, 60, 50), (60, 160, 70), (40, 80, 190)


def bands(*parts: tuple[tuple[int, int, int], int]) -> np.ndarray:
    """A picture of horizontal bands: (colour, rows)."""
    return np.concatenate([np.full((rows, 60, 3), rgb, np.uint8) for rgb, rows in parts])


def test_finds_the_colours_and_their_shares() -> None:
    theme = theme_of(bands((RED, 50), (GREEN, 30), (BLUE, 20)), 3)
    assert np.allclose(theme.colors, [color.ab_of_rgb(c) for c in (RED, GREEN, BLUE)], atol=0.5)
    assert theme.weights == pytest.approx((0.5, 0.3, 0.2), abs=1e-6)


@pytest.mark.parametrize("k", [3, 5, 7])
def test_photograph_gives_k_different_colours_and_always_the_same(k: int) -> None:
    theme = theme_of(data.coffee(), k)
    assert len(theme.colors) == k == len(set(theme.colors))
    assert theme.weights is not None
    assert sum(theme.weights) == pytest.approx(1)
    assert list(theme.weights) == sorted(theme.weights, reverse=True)
    assert theme == theme_of(data.coffee(), k)


def test_more_colours_describe_the_picture_better() -> None:
    ab = color.to_lab(data.coffee())[::8, ::8, 1:].reshape(-1, 1, 2)

    def error(k: int) -> float:
        centres = np.array(theme_of(data.coffee(), k).colors)
        return float(np.square(ab - centres).sum(-1).min(1).mean())

    assert error(7) < error(5) < error(3)


def test_fewer_colours_than_asked_give_a_smaller_theme() -> None:
    assert len(theme_of(bands((RED, 40), (GREEN, 40), (BLUE, 40)), 7).colors) == 3


def test_gray_is_refused_by_name() -> None:
    gray = np.repeat(data.camera()[..., None], 3, axis=2)
    assert not has_color(gray)
    with pytest.raises(UserError, match=r"“camera\.png” is a black-and-white picture"):
        theme_of(gray, 5, name="camera.png")


def test_a_gray_scan_with_a_slight_cast_counts_as_gray_but_sepia_does_not() -> None:
    gray = np.repeat(data.camera()[..., None], 3, axis=2).astype(float)
    assert not has_color(np.clip(gray * [1, 0.99, 0.985], 0, 255).astype(np.uint8))
    assert has_color(np.clip(gray * [1, 0.88, 0.7], 0, 255).astype(np.uint8))


def test_two_colours_are_too_few() -> None:
    with pytest.raises(UserError, match="fewer than 3 colours"):
        theme_of(bands((RED, 160), (GREEN, 160)), 3)


@pytest.mark.parametrize("k", [0, 1, 2, 8, 12])
def test_only_3_to_7_colours_exist(k: int) -> None:
    with pytest.raises(ValueError, match="3 to 7"):
        theme_of(data.coffee(), k)


def test_a_single_pixel_and_a_thin_picture_do_not_crash() -> None:
    with pytest.raises(UserError):
        theme_of(np.full((1, 1, 3), RED, np.uint8), 3)
    wide = np.repeat(np.array([[RED, GREEN, BLUE, (200, 200, 40)]], np.uint8), 100, axis=1)
    assert len(theme_of(wide, 4).colors) == 4
