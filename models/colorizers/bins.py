"""What a network's distribution over the 313 colour bins says of a place."""

from __future__ import annotations

from functools import lru_cache

import torch
from torch import Tensor

from models import color
from models.palette import existing_bins

CERTAIN = 60.0
"""Variance, in squared ab units, of what places may have whose colour is certain: bins are 10 apart, and textures have
many colours in a cell. What is beyond it is uncertain."""


def bin_shares(logits: Tensor, light: Tensor) -> Tensor:
    """The distribution over the colours that exist at a place's lightness.

    Args:
        logits: over the 313 bins, (h, w, 313).
        light: L 0..100 there, (h, w).

    Returns:
        (h, w, 313); each place's sum is 1.
    """
    exists = _bins(logits.device)[1]
    possible = logits.float().masked_fill(~exists[light.round().long().clamp(0, 100)], -torch.inf)
    return possible.softmax(dim=-1)


def centres(device: torch.device) -> Tensor:
    """The chroma of the bins, (313, 2) in ab units."""
    return _bins(device)[0]


def variance(shares: Tensor) -> Tensor:
    """How uncertain a colour is: the variance of what it may be, (h, w) in squared ab units."""
    colors = centres(shares.device)
    found: Tensor = shares @ colors.square().sum(dim=1) - (shares @ colors).square().sum(dim=-1)
    return found


def load_bins(device: torch.device) -> None:
    """Make the table of the bins now (0.04 s), so that the first picture does not wait for it."""
    _bins(device)


@lru_cache(maxsize=2)
def _bins(device: torch.device) -> tuple[Tensor, Tensor]:
    return torch.tensor(color.in_gamut_bins(), device=device), torch.tensor(existing_bins(), device=device)
