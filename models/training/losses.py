"""What training minimises."""

from __future__ import annotations

from functools import lru_cache

import torch
import torch.nn.functional as F
from torch import Tensor

from models.networks.tokens import bin_centres

SOFT_NEIGHBOURS, SOFT_SIGMA = 10, 5.0

DELTA = 20.0
"""In ab units: up to this an error counts by its square, beyond by its amount."""
FLOOR = 4.0
"""In squared ab units: errors too small to be seen, from which on a photograph no longer counts for more."""
TYPICAL = 8.0
"""In ab units: the root of half the mean squared error of a photograph coloured without hints."""


def photograph_loss(predicted: Tensor, true: Tensor) -> Tensor:
    """Logarithm of each photograph's mean Huber loss on ab (B, 2, H, W), averaged over the batch.

    Zhang 2017, eq. 4, with two differences. A wide delta: nearly |error|, as the paper has it, prefers the median of
    what a colour may be; the mean is calmer where it is unknown. And the logarithm: what counts, as in PSNR, is by how
    much of itself an error shrinks, or photographs without hints would outweigh those whose points say almost all.
    """
    return _photograph_errors(predicted, true).log().mean()


def automatic_loss(predicted: Tensor, true: Tensor) -> Tensor:
    """Root of each photograph's mean Huber loss on ab (B, 2, H, W), averaged over the batch: for answers without hints.

    Nothing tells their colours, so a photograph's error says mostly how colourful it is. The logarithm then weighs the
    nearly gray ones most and teaches to be timid; plain errors weigh the most colourful ones most. At an error of
    `TYPICAL` squared the gradient is that of `photograph_loss`.
    """
    return _photograph_errors(predicted, true).sqrt().mean() * 2 / TYPICAL


def _photograph_errors(predicted: Tensor, true: Tensor) -> Tensor:
    return F.huber_loss(predicted, true, delta=DELTA, reduction="none").mean(dim=(1, 2, 3)) + FLOOR


def smooth_l1_loss(predicted: Tensor, true: Tensor) -> Tensor:
    """Huber loss with delta 1 in ab units (Zhang 2017, eq. 4; He 2018, eq. 4), averaged over ab (B, 2, H, W)."""
    return F.huber_loss(predicted, true, delta=1.0)


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


UNIT = 255.0
"""Xiao 2018, equation 7: ab units in a unit of that paper's losses."""


def theme_loss(predicted: Tensor, true: Tensor, in_theme: Tensor, delta: float, shares: tuple[float, float]) -> Tensor:
    """Huber losses against the truth and against the truth in the theme's colours (Xiao 2018, eq. 2 and 3).

    With the paper's delta of 0.5, which is 127 ab, no pixel is ever in the linear part: it is half the squared error.

    Args:
        predicted, true: ab (B, 2, H, W).
        in_theme: the K-colour map, `hints.k_color_map`; the truth where there is no theme.
        delta: where the square ends, as a share of the range of ab.
        shares: of the two (the paper's alpha 1 and 2).
    """
    wide = delta * UNIT
    truth, theme = (F.huber_loss(predicted, each, delta=wide) / UNIT**2 for each in (true, in_theme))
    return shares[0] * truth + shares[1] * theme


def edge_loss(predicted: Tensor, true: Tensor) -> Tensor:
    """Mean squared difference of the Sobel gradients of ab (B, 2, H, W), both components (Xiao 2018, eq. 4).

    Kernels of whole numbers (1 2 1, -1 0 1), as in later code of that group; not at the outermost pixels.
    """
    apart = (predicted - true) / UNIT
    # Differences, not convolutions: these would be computed in bfloat16.
    along_x = apart[..., 2:] - apart[..., :-2]
    along_y = apart[..., 2:, :] - apart[..., :-2, :]
    x = along_x[..., :-2, :] + 2 * along_x[..., 1:-1, :] + along_x[..., 2:, :]
    y = along_y[..., :-2] + 2 * along_y[..., 1:-1] + along_y[..., 2:]
    return (x.square().mean() + y.square().mean()) / 2


def hint_loss(predicted: Tensor, hint_ab: Tensor, hint_mask: Tensor, *, everywhere: bool = False) -> Tensor:
    """Mean squared error at the hinted pixels; 0 without hints (Xiao 2018, eq. 5).

    As it is written it is a mean over all pixels (`everywhere`), of which a few points are nothing: 3e-7 beside 3e-3
    for the gradients.

    Args:
        predicted, hint_ab: (B, 2, H, W).
        hint_mask: (B, 1, H, W) of 0 and 1.
        everywhere: as it is written.
    """
    squares = ((predicted - hint_ab) / UNIT * hint_mask).square()
    return squares.mean() if everywhere else squares.sum() / (2 * hint_mask.sum()).clamp_min(1)
