"""Fields of correspondences: which place of one photograph is like which place of another.

A field of one photograph to another is int64 (h, w, 2): for each place of the first the row and column of a place of
the second. Both are counted on grids of half the sides at which colour is computed; the two photographs may have any
two sizes.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

STEP = 2
"""Pixels of the working resolution a side of a place."""


def grid(size: tuple[int, int], device: torch.device) -> Tensor:
    """The field of a photograph of h x w places to itself."""
    rows, columns = (torch.arange(side, device=device) for side in size)
    return torch.stack(torch.meshgrid(rows, columns, indexing="ij"), dim=-1)


def inside(field: Tensor, size: tuple[int, int]) -> Tensor:
    """Places (..., 2), moved to the border where they lie outside of h x w."""
    rows, columns = field.unbind(-1)
    return torch.stack([rows.clamp(0, size[0] - 1), columns.clamp(0, size[1] - 1)], dim=-1)


def finer(field: Tensor, target: tuple[int, int], reference: tuple[int, int]) -> Tensor:
    """A field (h, w, 2) on grids of twice the sides, or nearly: (*target, 2) with places in `reference`."""
    places = grid(target, field.device)
    coarse = inside(places // 2, (field.shape[0], field.shape[1]))
    doubled = 2 * field[coarse[..., 0], coarse[..., 1]] + places % 2
    return inside(doubled, reference)


def through(values: Tensor, field: Tensor) -> Tensor:
    """What the other photograph has at the places that correspond: values (C, h', w') -> (C, h, w)."""
    return values[:, field[..., 0], field[..., 1]]


def composed(first: Tensor, second: Tensor) -> Tensor:
    """The field that goes along `first`, and on along `second`."""
    return second[first[..., 0], first[..., 1]]


def carried(values: Tensor, field: Tensor) -> Tensor:
    """The other photograph's colours, aligned to this one by votes.

    Each place takes the mean of what the correspondences of the nine places around it say of it (as Deep Image Analogy,
    Liao 2017, reconstructs): R'(p) = mean over o of R(phi(p + o) - o).

    Args:
        values: (C, h', w') of the other photograph.
        field: (h, w, 2) to the other photograph, on grids of the same step.

    Returns:
        (C, h, w).
    """
    size, other = (field.shape[0], field.shape[1]), (values.shape[1], values.shape[2])
    places = grid(size, field.device)
    votes = torch.zeros(values.shape[0], *size, device=values.device)
    for row in (-1, 0, 1):
        for column in (-1, 0, 1):
            step = torch.tensor([row, column], device=field.device)
            beside = inside(places + step, size)
            votes += through(values, inside(composed(beside, field) - (beside - places), other))
    return votes / 9


def half(maps: Tensor) -> Tensor:
    """Maps (C, 2h, 2w) at working resolution, averaged to the grid of fields (C, h, w)."""
    return F.avg_pool2d(maps[None], STEP)[0]


def whole(maps: Tensor) -> Tensor:
    """Maps (..., h, w) on the grid of fields -> (..., 2h, 2w) at working resolution."""
    batch = maps.reshape(-1, 1, *maps.shape[-2:])
    spread = F.interpolate(batch, scale_factor=float(STEP), mode="bilinear", align_corners=False)
    return spread.reshape(*maps.shape[:-2], *spread.shape[-2:])
