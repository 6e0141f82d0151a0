"""Colour tokens: what hints of every kind become, and how the cells of a photograph ask them for colours.

B is the batch, P a photograph's cells of 8x8 pixels, N the tokens; ab is chroma in physical units.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

AB_SCALE = 50.0
"""Chroma is divided by this inside: natural photographs then have components of about one third."""

HEADS = 8
HEAD_DIM = 24
STRANGE = 0.35
"""Cosine between looks below which two places show different things, where a network begins to learn: the best matches
among the cells of unrelated photographs have 0.31, those of another view of the same thing 0.67."""
HISTOGRAM_TOKENS = 48
"""How many of a histogram's bins become tokens, fullest first; photographs fill fewer than 50 noticeably."""


class Features(NamedTuple):
    """What the encoder knows of a photograph.

    Attributes:
        quarter: (B, C4, H/4, W/4).
        cells: (B, C8, H/8, W/8), the fused map whose cells ask for colours.
        look: (B, LOOK_CHANNELS, H/8, W/8), unit vectors by which cells are compared (`lite0.look`).
    """

    quarter: Tensor
    cells: Tensor
    look: Tensor


class Keys(NamedTuple):
    """What tokens are about, one row a token.

    Attributes:
        cells: (B, N, C8).
        look: (B, N, LOOK_CHANNELS).
    """

    cells: Tensor
    look: Tensor


class Tokens(NamedTuple):
    """Colour tokens of one kind.

    Attributes:
        ab: (B, N, 2) chroma.
        log_weight: (B, N); minus infinity where a token is absent.
    """

    ab: Tensor
    log_weight: Tensor


class TokenAttention(nn.Module):
    """Cells ask one kind of token for colours.

    Per head a cell receives the weighted mean colour of the tokens and the share of attention they got; the rest goes
    to a learned null token, so that a place can ignore the kind altogether.

    Args:
        cell_dim, key_dim: channels of cells and keys.
        local: whether attention falls with the distance between cell and token.
        seen: whether tokens are places of photographs, whose likeness to the cell counts.
    """

    def __init__(self, cell_dim: int, key_dim: int, *, local: bool = False, seen: bool = False) -> None:
        super().__init__()
        self.query = nn.Linear(cell_dim, HEADS * HEAD_DIM)
        self.key = nn.Sequential(nn.Linear(key_dim, HEADS * HEAD_DIM))
        self.null = nn.Parameter(torch.zeros(HEADS))
        # Heads that look near and heads that look far: squared distances are in units of the short side.
        self.reach = nn.Parameter(torch.linspace(-1.0, 5.0, HEADS)) if local else None
        # Heads that take any token, and heads that take only what looks the same: to these a token that looks less
        # alike than `STRANGE` counts for less than the null token.
        self.sharpness = nn.Parameter(torch.linspace(0.0, 14.0, HEADS)) if seen else None
        if self.sharpness is not None:
            self.null.data += STRANGE * self.sharpness.data

    def forward(
        self,
        cells: Tensor,
        keys: Tensor,
        tokens: Tokens,
        distance2: Tensor | None = None,
        likeness: Tensor | None = None,
    ) -> Tensor:
        """Colours for cells.

        Args:
            cells: (B, P, cell_dim).
            keys: (B, N, key_dim).
            tokens: N of them.
            distance2: (B, N, P) squared distances in short sides, where tokens have a place in the photograph.
            likeness: (B, N, P) cosines -1..1, where tokens show something.

        Returns:
            (B, P, 3 * HEADS): a, b and the share of attention by head.
        """
        b, n = tokens.log_weight.shape
        q = self.query(cells).view(b, -1, HEADS, HEAD_DIM).transpose(1, 2)
        k = self.key(keys).view(b, n, HEADS, HEAD_DIM).transpose(1, 2)
        # Tokens before places, and the softmax spelt out: within rows of a few numbers it would be twenty times slower.
        logits = (k / math.sqrt(HEAD_DIM) @ q.transpose(2, 3)).float()  # (B, heads, N, P)
        logits += tokens.log_weight[:, None, :, None]
        if self.reach is not None and distance2 is not None:
            logits.addcmul_(self.reach.exp()[None, :, None, None], distance2[:, None], value=-1)
        if self.sharpness is not None and likeness is not None:
            logits.addcmul_(self.sharpness[None, :, None, None], likeness[:, None].float())
        null = self.null.float()[None, :, None, None]
        highest = torch.maximum(logits.detach().amax(dim=2, keepdim=True), null.detach())
        shares = logits.sub_(highest).exp_()
        total = shares.sum(dim=2, keepdim=True) + (null - highest).exp()
        values = F.pad(tokens.ab / AB_SCALE, (0, 1), value=1.0)  # (B, N, 3): a, b, "somebody answered"
        received: Tensor = (values.transpose(1, 2)[:, None] @ shares) / total  # (B, heads, 3, P)
        return received.permute(0, 3, 1, 2).reshape(b, -1, 3 * HEADS)


def cell_places(grid: tuple[int, int], like: Tensor) -> Tensor:
    """Centres of the cells (P, 2) as (x, y), in units of the short side, from the picture's centre."""
    h, w = grid
    ys = (torch.arange(h, device=like.device) + 0.5 - h / 2) / min(h, w)
    xs = (torch.arange(w, device=like.device) + 0.5 - w / 2) / min(h, w)
    return torch.stack([xs[None].expand(h, w), ys[:, None].expand(h, w)], dim=-1).reshape(-1, 2)


def fourier(xy: Tensor) -> Tensor:
    """Places (P, 2) -> sines and cosines at four octaves (P, 16)."""
    angles = xy[:, :, None] * (math.pi * 2.0 ** torch.arange(4, device=xy.device))
    return torch.cat([angles.sin(), angles.cos()], dim=2).flatten(1)


def local_tokens(hint_ab: Tensor, hint_mask: Tensor) -> tuple[Tensor, Tokens]:
    """Points and strokes -> one token per 1/8 cell that any sample touches.

    Returns:
        indices (N,) of these cells, and their mean colours; a cell that a sample does not touch weighs nothing there.
    """
    share = F.avg_pool2d(hint_mask, 8).flatten(1)  # (B, P)
    ab = F.avg_pool2d(hint_ab * hint_mask, 8).flatten(2).transpose(1, 2)
    touched = (share > 0).any(dim=0).nonzero()[:, 0]
    share = share[:, touched]
    mean = ab[:, touched] / share.clamp_min(1e-6)[..., None]
    return touched, Tokens(mean, torch.where(share > 0, 0.0, -math.inf))


def histogram_tokens(histogram: Tensor) -> Tokens:
    """Shares of the bins (B, 313) -> tokens of the fullest bins; a row of zeros gives only absent tokens."""
    share, index = histogram.topk(HISTOGRAM_TOKENS, dim=1)
    return Tokens(bin_centres(histogram.device)[index], share.clamp_min(1e-20).log().where(share > 0, -math.inf))


def bin_centres(device: torch.device) -> Tensor:
    """The 313 bins' colours (313, 2)."""
    from models.color import in_gamut_bins

    return torch.tensor(in_gamut_bins(), device=device)


def cell_rows(features: Tensor) -> Tensor:
    """A map (B, C, h, w) -> one row a cell (B, h * w, C)."""
    return features.flatten(2).transpose(1, 2)


def reference_cells(features: Features, cell_ab: Tensor, strength: Tensor) -> tuple[Keys, Tokens]:
    """A reference's features and colours -> keys and tokens.

    Args:
        features: of the reference's L.
        cell_ab: mean chroma of its cells (B, N, 2).
        strength: (B,) 0..1.

    Returns:
        keys, and tokens weighted so that all cells of a reference together weigh `strength`.
    """
    keys = Keys(cell_rows(features.cells), cell_rows(features.look))
    weight = strength[:, None].expand(-1, cell_ab.shape[1]) / cell_ab.shape[1] * 64
    return keys, Tokens(cell_ab, weight.clamp_min(1e-20).log().where(weight > 0, -math.inf))


def cell_colors(ab: Tensor) -> Tensor:
    """Chroma (B, 2, H, W) -> mean chroma of the cells (B, N, 2)."""
    return cell_rows(F.avg_pool2d(ab, 8))
