"""Places that look alike agree on a colour: walls become even, things keep the colours they were given."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor

from models.colorizers.nonlocal_means import MOST_CELLS, Cells

SIDE = 12


def scene(side: int = SIDE) -> tuple[Cells, Tensor]:
    """A wall with a thing in its middle that looks different, and where the thing is (side, side)."""
    thing = torch.zeros(side, side, dtype=torch.bool)
    thing[side // 3 : side // 2, side // 3 : side // 2] = True
    look = torch.zeros(8, side, side)
    look[0], look[1] = (~thing).float(), thing.float()
    return Cells(look, torch.full((side, side), 60.0)), thing


def uncertain(side: int = SIDE, much: float = 400.0) -> Tensor:
    return torch.full((side, side), much)


def test_a_wall_becomes_even_around_its_own_mean() -> None:
    cells, thing = scene()
    torch.manual_seed(0)
    colors = torch.tensor([10.0, 20.0])[:, None, None] + 4 * torch.randn(2, SIDE, SIDE)
    evened = colors + cells.agreement(colors, colors, uncertain())
    wall, before = evened[:, ~thing], colors[:, ~thing]
    assert wall.std(dim=1).max() < 0.4 * before.std(dim=1).min()
    assert (wall.mean(dim=1) - before.mean(dim=1)).norm() < 0.5


def test_what_looks_different_keeps_its_own_colour() -> None:
    cells, thing = scene()
    colors = torch.where(thing, torch.tensor([35.0, 0.0])[:, None, None], torch.tensor([0.0, 5.0])[:, None, None])
    moved = cells.agreement(colors, colors, uncertain())
    assert moved.norm(dim=0).max() < 2


def test_a_certain_colour_stays_and_draws_its_like() -> None:
    cells, _ = scene()
    colors = torch.zeros(2, SIDE, SIDE)
    colors[0, 0, 0] = 12.0
    unsure = uncertain()
    moved = cells.agreement(colors, colors, unsure)
    unsure[0, 0] = 0.0
    certain = cells.agreement(colors, colors, unsure)
    assert certain[:, 0, 0].norm() < 0.1 < moved[:, 0, 0].norm(), "a hint's colour stays"
    assert certain[0, 0, 3:].abs().max() < 1, "and is not forced on the whole wall"


def test_one_colour_stays_that_colour() -> None:
    cells, _ = scene()
    colors = torch.tensor([20.0, -30.0])[:, None, None].expand(2, SIDE, SIDE)
    assert cells.agreement(colors, colors, uncertain()).abs().max() < 1e-4


@pytest.mark.parametrize("shape", [(41, 43), (24, 200), (1, 3)])
def test_large_pictures_are_compared_more_coarsely(shape: tuple[int, int]) -> None:
    look = torch.nn.functional.normalize(torch.rand(8, *shape), dim=0)
    cells = Cells(look, torch.full(shape, 50.0))
    assert cells._resemblance.numel() <= (MOST_CELLS * 1.2) ** 2
    colors = torch.randn(2, *shape) * 5
    moved = cells.agreement(colors, colors, torch.full(shape, 300.0))
    assert moved.shape == (2, *shape) and np.isfinite(moved.numpy()).all()
