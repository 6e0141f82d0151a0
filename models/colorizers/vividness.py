"""How colourful a network's answer is: from the calm mean of what may be to the colourfulness of real things.

A network that minimises squared error answers with the mean of the colours that a place may have, and the mean of red
and green is brown. Its distribution over colour bins also knows how colourful such places are on average.
"""

from __future__ import annotations

import numpy as np
import torch.nn.functional as F
from torch import Tensor

from models import color
from models.colorizers.bins import CERTAIN, centres
from models.types import F32

_MOST = 4.6
"""How many times what the mean lacks in chroma is added at vividness 1. In the middle, where pictures look best, they
then have 82 % of the true chroma; grays get less."""
_GRAY = 6.0
"""Chroma of the mean, in ab units, of which half counts as gray: grays stay gray, or every wall would be tinted."""
_BISECTIONS = 8
_EVERY = 2
"""Of rows and columns, every so many are looked at to find a scale."""
_MOST_SCALE = 4.0
"""A saturation is never reached by scaling chroma by more than this: what is left of gray is noise."""


def missing_chroma(shares: Tensor, variance: Tensor) -> Tensor:
    """What the mean colour lacks in chroma, in its own hue.

    Args:
        shares: of the bins at each place (h, w, 313), see `bins.bin_shares`.
        variance: of what may be there (h, w), see `bins.variance`.

    Returns:
        ab (h, w, 2) to add at vividness 1: the mean chroma of what may be there, less the chroma of the mean, as far as
        it is uncertain. 0 where the colour is certain, for example at a hint, and little where the mean is nearly gray.
    """
    colors = centres(shares.device)
    mean = shares @ colors
    chroma = mean.norm(dim=-1)
    uncertain = (1 - CERTAIN / variance.clamp_min(CERTAIN)) * chroma / (chroma + _GRAY)
    lacking = _MOST * uncertain * (shares @ colors.norm(dim=1) - chroma)
    missing: Tensor = F.normalize(mean, dim=-1) * lacking[..., None]
    return missing


def with_saturation(ab: F32, light: F32, asked: float) -> F32:
    """Chroma scaled so that the picture has a mean HSV saturation.

    Args:
        ab: (h, w, 2).
        light: (h, w) L 0..100.
        asked: 0..1.

    Returns:
        (h, w, 2); as near as a scale of at most `_MOST_SCALE` comes, where the gamut or a gray answer sets limits.
    """
    low, high = 0.0, _MOST_SCALE
    some = np.s_[::_EVERY, ::_EVERY]
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        reached = color.mean_saturation(color.to_rgb8(light[some], ab[some] * np.float32(middle)))
        low, high = (middle, high) if reached < asked else (low, middle)
    return ab * np.float32((low + high) / 2)
