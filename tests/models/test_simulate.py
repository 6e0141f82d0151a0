"""Simulated guidance: points, strokes, themes, references, other colours, age."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
import skimage.data
import torch

from models.color import ab_histogram, mean_saturation
from models.data.age import aged_lightness
from models.data.lab import rgb_to_lab
from models.data.photos import PhotoBank
from models.training import hints, simulate
from models.training.__main__ import RECIPES
from models.training.dyes import Dye
from models.training.losses import smooth_l1_loss
from models.training.unified import carried_colors
from models.training.zhang2017 import PAPER

CPU = torch.device("cpu")


def test_points_reveal_the_mean_of_their_patch() -> None:
    torch.manual_seed(0)
    ab = torch.randn(6, 2, 64, 64) * 20
    count = torch.tensor([0, 1, 1, 3, 1, 1])
    hint_ab, mask = hints.draw_points(ab, count, torch.tensor([True, False] * 3))
    assert mask[0].sum() == 0
    for i in (1, 2, 4, 5):
        inside = mask[i, 0] > 0
        assert inside.sum() in (1, 4, 6, 9)
        assert torch.allclose(hint_ab[i, :, inside].mean(1), ab[i, :, inside].mean(1), atol=1e-4)
        assert hint_ab[i, :, ~inside].abs().max() == 0


def test_numbers_of_points_follow_zhang_and_reach_far() -> None:
    torch.manual_seed(0)
    count, central = hints.point_numbers(20000, 0.5, CPU)
    # Geometric with p = 1/8, counted from 0: mean (1 - p) / p = 7.
    assert count[central].float().mean().item() == pytest.approx(7, abs=0.3)
    assert count[~central].max() > 120 and count.min() == 0
    assert central.float().mean().item() == pytest.approx(0.5, abs=0.02)
    assert not hints.point_numbers(100, 0.0, CPU)[1].any()


def test_central_points_are_gaussian_around_the_centre() -> None:
    torch.manual_seed(0)
    _, mask = hints.draw_points(torch.zeros(400, 2, 64, 64), torch.full((400,), 4), torch.ones(400, dtype=torch.bool))
    y, x = mask[:, 0].nonzero()[:, 1:].T.float()
    for place in (x, y):
        assert place.mean().item() == pytest.approx(31.5, abs=1.5)
        assert 13 < place.std().item() < 18


def test_strokes_have_one_colour_each_and_it_is_true() -> None:
    torch.manual_seed(0)
    ab = torch.full((2, 2, 64, 64), 10.0)
    ab[:, :, :, 32:] = -30.0
    hint_ab, mask = hints.draw_strokes(ab, torch.tensor([2, 0]))
    assert mask[1].sum() == 0 and mask[0].sum() > 10
    seen = hint_ab[0, :, mask[0, 0] > 0]
    assert set(seen.unique().tolist()) <= {10.0, -30.0}


def test_themes_find_the_colours_of_a_flag() -> None:
    torch.manual_seed(0)
    ab = torch.zeros(1, 2, 48, 48)
    ab[0, :, :, 16:32], ab[0, :, :, 32:] = 40.0, -40.0
    colors, weight = hints.themes(ab.repeat(20, 1, 1, 1))
    there = torch.isfinite(weight)
    assert ((there.sum(1) >= 3) & (there.sum(1) <= 7)).all()
    assert torch.allclose(weight.exp().sum(1), torch.ones(20), atol=0.02)
    found = [{tuple(round(v) for v in c) for c in colors[i, there[i]].tolist()} for i in range(20)]
    assert sum({(0, 0), (40, 40), (-40, -40)} <= f for f in found) >= 15


def test_statistics_agree_with_those_of_the_program() -> None:
    picture = np.ascontiguousarray(skimage.data.astronaut()[:256, :256])
    rgb = torch.from_numpy(picture).permute(2, 0, 1)[None].float() / 255
    histogram = hints.histograms(rgb_to_lab(rgb)[:, 1:])[0].numpy()
    assert np.abs(histogram - np.array(ab_histogram(picture))).max() < 2e-3
    assert hints.saturations(rgb).item() == pytest.approx(mean_saturation(picture), abs=1e-3)


def test_age_changes_the_lightness_but_keeps_the_photograph() -> None:
    torch.manual_seed(0)
    picture = torch.from_numpy(np.ascontiguousarray(skimage.data.cat()[:128, :128])).permute(2, 0, 1).float() / 255
    aged = aged_lightness(picture[None].repeat(16, 1, 1, 1))
    clean = rgb_to_lab(picture[None])[:, :1]
    assert aged.shape == (16, 1, 128, 128) and aged.min() >= 0 and aged.max() <= 100
    alike = [np.corrcoef(a.flatten(), clean.flatten())[0, 1] for a in aged.numpy()]
    assert min(alike) > 0.7
    assert (aged - clean).abs().mean() > 1


def test_a_batch_has_every_kind_of_guidance_at_random(bank: PhotoBank) -> None:
    torch.manual_seed(0)
    seen = {"none": 0, "theme": 0, "histogram": 0, "saturation": 0, "local": 0, "reference": 0}
    for _ in range(12):
        sample = simulate.batch(bank, 16, 64, simulate.EVERYTHING)
        there = {
            "theme": torch.isfinite(sample.theme.log_weight).any(1),
            "histogram": sample.histogram.sum(1) > 0,
            "saturation": sample.saturation[:, 1] > 0,
            "local": sample.hint_mask.flatten(1).any(1),
            "reference": torch.zeros(16) > 0 if sample.references is None else sample.references.strength > 0,
        }
        for name, value in there.items():
            seen[name] += int(value.sum())
        seen["none"] += int((~torch.stack(list(there.values())).any(0)).sum())
        assert (sample.hint_ab * (1 - sample.hint_mask)).abs().max() == 0
        assert torch.isfinite(sample.light).all() and torch.isfinite(sample.ab).all()
    assert min(seen.values()) > 0, seen


def test_guidance_a_network_does_not_take_is_not_simulated(bank: PhotoBank) -> None:
    torch.manual_seed(0)
    for _ in range(6):
        local = RECIPES["zhang2017-local"].batch(bank, 16, 64)
        assert local.references is None and not local.histogram.any() and not local.saturation.any()
        assert not torch.isfinite(local.theme.log_weight).any()
        assert not RECIPES["zhang2017-global"].batch(bank, 16, 64).hint_mask.any()


def test_a_dye_changes_one_colour_and_leaves_the_others() -> None:
    lab = torch.zeros(1, 3, 2, 2)
    lab[0, :, 0] = torch.tensor([50.0, 40.0, 30.0])[:, None]
    lab[0, :, 1] = torch.tensor([50.0, -40.0, -30.0])[:, None]
    half_turn, center, shift = torch.tensor([math.pi]), lab[:, :, :1, :1], torch.zeros(1, 2, 1, 1)
    everywhere = torch.tensor([[0.0, 0.0, math.inf]])
    ab = lab[:, 1:]
    one = Dye(half_turn, center, shift, torch.tensor([False]), everywhere)(lab)
    assert torch.allclose(one[0, :, 0], -ab[0, :, 0], atol=1e-4) and torch.allclose(one[0, :, 1], ab[0, :, 1], atol=0.1)
    whole = Dye(half_turn, center, shift, torch.tensor([True]), everywhere)(lab)
    assert torch.allclose(whole, -ab, atol=1e-4)


def test_a_carried_reference_has_the_samples_colours_where_both_look_the_same() -> None:
    torch.manual_seed(0)
    photo = torch.nn.functional.normalize(torch.randn(2, 32, 2, 3), dim=1)
    order = torch.tensor([4, 2, 5, 0, 3, 1])
    reference = photo.flatten(2)[:, :, order].view(2, 32, 2, 3)
    colors = torch.randn(2, 6, 2)
    assert torch.equal(carried_colors(photo, reference, colors), colors[:, order])


def test_references_are_views_kin_or_strangers_and_only_kin_carry(bank: PhotoBank) -> None:
    torch.manual_seed(0)
    batches = [simulate.batch(bank, 16, 64, simulate.EVERYTHING, 2) for _ in range(12)]
    references = [sample.references for sample in batches if sample.references is not None]
    assert references, "some batches have references"
    for each in references:
        assert each.light.shape == (16, 1, 128, 128) and each.ab.shape == (16, 2, 64, 64)
        assert not (each.carried & (each.strength == 0)).any()
    carried = torch.cat([each.carried for each in references]).float().mean()
    assert 0.1 < carried < 0.6
    assert batches[0].light.shape == (16, 1, 128, 128), "twice as fine as the chroma"


def test_a_dye_can_keep_to_one_place() -> None:
    lab = torch.full((1, 3, 40, 40), 30.0)
    disc = torch.tensor([[20.0, 20.0, 8.0]])
    dye = Dye(torch.tensor([math.pi]), lab[:, :, :1, :1], torch.zeros(1, 2, 1, 1), torch.tensor([False]), disc)
    changed = (dye(lab) - lab[:, 1:]).norm(dim=1)[0]
    assert changed[20, 20] > 75 and changed[0, 0] < 0.1


def test_a_few_points_on_a_painted_thing_tell_its_unusual_colour_and_all_else_keeps_its_own(bank: PhotoBank) -> None:
    torch.manual_seed(0)
    shares = simulate.Shares(painted=1.0, strokes=0.0, full=0.0, theme=0.0, histogram=0.0, reference_batches=0.0)
    plain = simulate.batch(bank, 16, 64, replace(shares, painted=0.0))
    torch.manual_seed(0)
    painted = simulate.batch(bank, 16, 64, shares)
    changed = (painted.ab - plain.ab).norm(dim=1) > 8
    assert 0 < changed.flatten(1).float().mean(1).median() < 0.5, "one thing, not the photograph"
    told = painted.hint_mask[:, 0] > 0
    assert told.flatten(1).any(1).all()
    assert changed[told].float().mean() > 2 * changed.float().mean(), "points lie on it"


def test_by_the_papers_letter_there_are_few_points_around_the_centre_and_nothing_else(bank: PhotoBank) -> None:
    torch.manual_seed(0)
    recipe = PAPER["zhang2017-local"]
    batches = [recipe.batch(bank, 32, 64) for _ in range(4)]
    masks = torch.cat([sample.hint_mask for sample in batches])
    few = masks.flatten(1).mean(1) < 0.5  # all colours at once in one of a hundred samples
    assert few.float().mean() > 0.9
    spread = masks[few].mean(dim=(0, 1))
    assert spread[16:48, 16:48].mean() > 3 * spread[:8].mean()
    assert not torch.isfinite(batches[0].theme.log_weight).any() and batches[0].references is None
    assert smooth_l1_loss(torch.full((1, 2, 4, 4), 3.0), torch.zeros(1, 2, 4, 4)).item() == pytest.approx(2.5)
