"""No photograph looks the same twice in training: bent views, other tones, parts of others, larger crops."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor

from models.data.lab import rgb_to_light
from models.data.photos import PhotoBank, random_view
from models.networks.unified import Unified
from models.training import simulate
from models.training.simulate import Shares
from models.training.train import Run
from models.training.unified import FINE, UnifiedRecipe
from tests.models.test_training import run_settings

CPU = torch.device("cpu")
PLAIN = Shares(painted=0, recolored=0, reference_batches=0, aged=0)


def plain_bank(sides: list[int], brightness: list[int]) -> PhotoBank:
    """Photographs of one gray each."""
    pixels = torch.zeros(len(sides), 3, 96, 132, dtype=torch.uint8)
    for photo, side, value in zip(pixels, sides, brightness, strict=True):
        photo[:, :side, :side] = value
    return PhotoBank(
        pixels,
        torch.tensor([[side, side] for side in sides], dtype=torch.float32),
        torch.ones(len(sides), dtype=torch.bool),
        torch.zeros(len(sides), dtype=torch.long),
    )


def test_a_share_of_the_views_is_bent() -> None:
    torch.manual_seed(0)
    assert random_view(8, CPU).bend is None
    bend = random_view(2000, CPU, bent=0.3).bend
    assert bend is not None
    assert 0.25 < (bend.flatten(1).abs().amax(1) > 0).float().mean() < 0.35


def test_what_is_not_bent_is_a_plain_crop(bank: PhotoBank) -> None:
    torch.manual_seed(0)
    index, view = bank.draw(64), random_view(64, CPU, bent=0.5)
    assert view.bend is not None
    plain = view.bend.flatten(1).abs().amax(1) == 0
    assert (view.matrix[plain].abs() == torch.eye(2)).all(), "mirrored at most"
    assert not (view.matrix[~plain].abs() == torch.eye(2)).flatten(1).all(1).any()
    assert ((view.side[plain] >= 0.7) & (view.side[plain] <= 1)).all()
    seen = bank.view(index, 32, view)
    assert seen.min() >= 0 and seen.max() <= 1


def light_of(bank: PhotoBank, shares: Shares) -> Tensor:
    """Of 400 samples, whose chroma stays that of gray photographs."""
    sample = simulate.batch(bank, 400, 16, shares)
    assert sample.ab.abs().max() < 0.1
    return sample.light


def test_other_tones_change_the_lightness_of_a_share_and_nothing_else() -> None:
    torch.manual_seed(0)
    bank = plain_bank([96], [128])
    own = rgb_to_light(torch.full((1, 3, 1, 1), 128 / 255)).item()
    light = light_of(bank, replace(PLAIN, toned=0.4))
    changed = (light - own).abs().flatten(1).amax(1) > 0.01
    assert 0.3 < changed.float().mean() < 0.5
    assert (light[changed] > own).any() and (light[changed] < own).any()
    assert light.min() >= 0 and light.max() <= 100


def test_a_share_of_the_photographs_shows_a_rectangle_of_another_one() -> None:
    torch.manual_seed(0)
    bank = plain_bank([96, 96], [60, 200])
    joined, alone = (light_of(bank, shares) for shares in (replace(PLAIN, joined=1.0), PLAIN))
    assert alone.flatten(1).std(1).max() < 0.1
    both = joined[joined.flatten(1).std(1) > 1, 0]
    # Half of the neighbours show the same photograph, and some rectangles reach over the edge.
    assert 0.3 < len(both) / len(joined) < 0.5
    assert all(is_rectangle(sample > 50) or is_rectangle(sample <= 50) for sample in both)


def is_rectangle(shown: Tensor) -> bool:
    """Whether pixels (H, W) fill the box around them."""
    height, width = (int(shown.any(axis).sum()) for axis in (1, 0))
    return int(shown.sum()) == height * width


def test_photographs_can_be_asked_to_be_large_enough() -> None:
    torch.manual_seed(0)
    bank = plain_bank([96, 70, 80], [10, 20, 30])
    assert set(bank.draw(200, least=78).tolist()) == {0, 2}
    assert set(bank.draw(200).tolist()) == {0, 1, 2}
    assert set(bank.draw(200, least=500).tolist()) == {0, 1, 2}, "none is as large: all will do"


def test_some_batches_of_unified_have_larger_crops_and_as_many_pixels(bank: PhotoBank) -> None:
    torch.manual_seed(0)
    shapes = [UnifiedRecipe().batch(bank, 9, 32).ab.shape for _ in range(60)]
    assert set(shapes) == {(9, 2, 32, 32), (4, 2, 48, 48)}
    assert 0.2 < sum(shape[2] == 48 for shape in shapes) / 60 < 0.5
    assert UnifiedRecipe().batch(bank, 2, 32).light.shape[2] in {32 * FINE, 48 * FINE}


def test_what_lite0_sees_is_forgotten_in_part_while_learning_and_never_else() -> None:
    torch.manual_seed(0)
    network, light = Unified(), torch.rand(2, 1, 64, 64) * 100
    with torch.no_grad():
        known = [network.eval().encode(light).cells for _ in range(2)]
        # The statistics of batch norm are those of one batch, so that only what is forgotten differs.
        learning = [network.train().encode(light).cells for _ in range(2)]
    assert torch.equal(*known)
    assert not torch.allclose(*learning, atol=1e-3)


def test_a_run_forgets_nothing_while_it_measures_statistics(folder: Path, tmp_path: Path) -> None:
    run = Run(run_settings(folder, tmp_path / "run"), leads=True)
    stage = run.settings.stages[0]
    bank = run._photos(stage)
    run.state.images = 8
    kept = run._kept(bank, stage, 8)
    assert isinstance(kept, Unified) and kept.encoder.forget.p == 0
    assert isinstance(run.network, Unified) and run.network.encoder.forget.p > 0, "it goes on learning as before"
