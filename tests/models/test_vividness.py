"""How colourful answers are: what the mean lacks, bins that exist, a saturation that is reached."""

from __future__ import annotations

import numpy as np
import pytest
import skimage.data
import torch

from models import color
from models.colorizers.bins import CERTAIN, bin_shares, variance
from models.colorizers.vividness import missing_chroma, with_saturation
from models.palette import IN_GAMUT, existing_bins, suggest


def bin_at(a: float, b: float) -> int:
    return int(np.square(color.in_gamut_bins() - (a, b)).sum(axis=1).argmin())


def logits_of(*colors: tuple[float, float]) -> torch.Tensor:
    """One place where some colours are equally likely."""
    logits = torch.full((1, 1, 313), -50.0)
    for a, b in colors:
        logits[0, 0, bin_at(a, b)] = 0.0
    return logits


def missing_of(shares: torch.Tensor) -> torch.Tensor:
    return missing_chroma(shares, variance(shares))


def test_a_certain_colour_lacks_nothing() -> None:
    missing = missing_of(bin_shares(logits_of((30, 40)), torch.full((1, 1), 60.0)))
    assert missing.abs().max() < 1e-3


def test_the_mean_of_two_hues_grows_in_its_own_hue_and_a_gray_mean_stays_gray() -> None:
    light = torch.full((1, 1), 60.0)
    missing = missing_of(bin_shares(logits_of((40, 0), (0, 40)), light))[0, 0]
    chroma = 20 * 2**0.5
    uncertain = 1 - CERTAIN / (40**2 - chroma**2)
    assert missing.norm().item() == pytest.approx(4.6 * uncertain * (40 - chroma) * chroma / (chroma + 6), abs=0.02)
    assert missing[0].item() == pytest.approx(missing[1].item(), abs=1e-4)
    assert missing_of(bin_shares(logits_of((40, 0), (-40, 0)), light)).norm() < 0.1


def test_how_uncertain_a_colour_is() -> None:
    light = torch.full((1, 1), 60.0)
    assert variance(bin_shares(logits_of((30, 40)), light)).item() == pytest.approx(0, abs=0.1)
    assert variance(bin_shares(logits_of((40, 0), (-40, 0)), light)).item() == pytest.approx(40**2, abs=0.1)


def test_neighbouring_bins_of_one_colour_lack_nothing() -> None:
    light = torch.full((1, 1), 60.0)
    assert missing_of(bin_shares(logits_of((30, 30), (40, 30), (30, 40)), light)).norm() < 0.1


def test_colours_that_do_not_exist_at_a_lightness_have_no_share() -> None:
    vivid_blue = (70.0, -100.0)
    missing = missing_of(bin_shares(logits_of((0, 10), vivid_blue), torch.full((1, 1), 95.0)))
    assert missing.abs().max() < 1e-3, "only the other one is left"
    exists = existing_bins()
    assert exists.shape == (101, 313)
    assert exists[32, bin_at(*vivid_blue)] and not exists[95, bin_at(*vivid_blue)]
    assert exists[:, bin_at(0, 0)].all()


def test_suggestions_come_from_bins_that_exist() -> None:
    logits = logits_of((0, 10), (70, -100))[0, 0].numpy()
    (only,) = [ab for ab, share in suggest(logits, 95.0, 9, IN_GAMUT) if share > 0.01]
    assert np.hypot(only[0], only[1] - 10) < 6


@pytest.mark.parametrize("asked", [0.1, 0.25, 0.4])
def test_a_saturation_is_reached(asked: float) -> None:
    lab = color.to_lab(np.ascontiguousarray(skimage.data.coffee()[::8, ::8]))
    ab = with_saturation(lab[..., 1:] * np.float32(0.5), lab[..., 0], asked)
    assert color.mean_saturation(color.to_rgb8(lab[..., 0], ab)) == pytest.approx(asked, abs=0.01)


def test_a_gray_answer_stays_gray_whatever_saturation_is_asked() -> None:
    light = np.full((8, 8), 50, np.float32)
    assert not with_saturation(np.zeros((8, 8, 2), np.float32), light, 0.5).any()
