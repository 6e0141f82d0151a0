"""What training minimises."""

from __future__ import annotations

from functools import lru_cache

import torch
import torch.nn.functional as F
from torch import Tensor

from models.networks.unified import bin_centres

SOFT_NEIGHBOURS, SOFT_SIGMA = 10, 5.0


def huber(predicted: Tensor, true: Tensor, delta: float) -> Tensor:
    """Mean Huber loss on ab (Zhang 2017, eq. 4), divided by delta (ab units) so that it is about |error| / ab unit."""
    return F.huber_loss(predicted, true, delta=delta) / delta


def soft_encode(ab: Tensor) -> tuple[Tensor, Tensor]:
    """ab (N, 2) as a convex combination of its 10 nearest bins, Gaussian with sigma 5 (Zhang 2017, 3.2).

    Returns:
        indices and weights, (N, 10) each.
    """
    whole = (ab.round().clamp(-128, 127) + 128).long()
    index, weight = _soft_table(ab.device)
    return index[whole[:, 0], whole[:, 1]], weight[whole[:, 0], whole[:, 1]]


@lru_cache(maxsize=2)
def _soft_table(device: torch.device) -> tuple[Tensor, Tensor]:
    axis = torch.arange(-128, 128, dtype=torch.float32, device=device)
    grid = torch.stack(torch.meshgrid(axis, axis, indexing="ij"), dim=-1)
    near, index = torch.cdist(grid, bin_centres(device)).topk(SOFT_NEIGHBOURS, dim=2, largest=False)
    return index, torch.softmax(-near.square() / (2 * SOFT_SIGMA**2), dim=2)


def bin_cross_entropy(logits: Tensor, ab: Tensor) -> Tensor:
    """Cross-entropy of logits (N, 313) against the soft-encoded colours ab (N, 2) (Zhang 2017, eq. 6), per place."""
    index, weight = soft_encode(ab)
    return -(F.log_softmax(logits.float(), dim=1).gather(1, index) * weight).sum(1).mean()
