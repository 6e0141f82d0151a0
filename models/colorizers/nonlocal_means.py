"""Places that look alike get nearly the same colour: non-local means (Buades 2005) of a network's colours, over cells.

Where a photograph hardly tells a colour, a network's answer wanders, and a wall has patches of several hues. Other
places that show the same, mostly the rest of the wall, are as good a guess. How far their colours may lie from a
place's own follows from how uncertain the network is: at a hint nearly nothing changes, and a thing that got another
colour than its like keeps it.
"""

from __future__ import annotations

import math
from functools import cached_property

import torch
import torch.nn.functional as F
from torch import Tensor

from models.colorizers.bins import CERTAIN

LOOK, LIGHT = 4.0, 10.0
"""What a cosine of 1 between looks weighs in the logarithm; the standard deviation of a Gaussian on L."""
UNCERTAIN = 0.4
"""Share of what is uncertain in a colour's variance that counts as the square of a standard deviation between colours.
All three and `CERTAIN` were chosen on 160 of the varied and 100 of the validation photographs."""
MOST_CELLS = 1600
"""Of larger pictures several cells are compared as one: the work grows with the square of their number."""
_STRIP = 128
"""So many cells at a time are compared with all: their numbers stay in the processor's cache, for half of the time."""


class Cells:
    """The cells of a photograph, and how much they resemble each other."""

    def __init__(self, look: Tensor, light: Tensor) -> None:
        """Take the cells of a photograph; they are compared at the first call of `agreement`.

        Args:
            look: what they show, unit vectors (C, h, w).
            light: L 0..100, (h, w).
        """
        self._look, self._light = look, light
        self._together = math.ceil(math.sqrt(light.numel() / MOST_CELLS))

    @cached_property
    def _resemblance(self) -> Tensor:
        """Of all pairs of cells, (N, N): a logarithm."""
        seen = F.normalize(self._coarse(self._look), dim=0).flatten(1)
        tone = self._coarse(self._light[None]).flatten()[:, None] / LIGHT
        return LOOK * (seen.T @ seen) - torch.cdist(tone, tone).square() / 2

    def agreement(self, colors: Tensor, calm: Tensor, variance: Tensor) -> Tensor:
        """The change that moves every cell to the mean of the cells like it; near and certain colours count more.

        Args:
            colors: chroma (2, h, w) in ab units.
            calm: the means of what they may be, (2, h, w), which decide what is near: vividness drives hues apart.
            variance: of what they may be, (h, w), see `bins.variance`.

        Returns:
            (2, h, w) to add to the colours.
        """
        coarse = self._coarse(colors)
        own, middle = (maps.flatten(1).T for maps in (coarse, self._coarse(calm)))  # (N, 2)
        means = self._means(own, middle, self._coarse(variance[None]).flatten())
        moved = (means - own).T.reshape(coarse.shape)
        spread: Tensor = F.interpolate(moved[None], size=self._light.shape, mode="bilinear")[0]
        return spread

    def _means(self, own: Tensor, calm: Tensor, unsure: Tensor) -> Tensor:
        """The mean colour (N, 2) of the cells like each cell, from colours, calm colours (N, 2) and variance (N,)."""
        # The least uncertain of two cells decides how near their colours must be.
        narrow = 0.5 / (1 + UNCERTAIN * (unsure - CERTAIN).clamp_min(0))
        square, one = calm.square().sum(dim=1, keepdim=True), torch.ones_like(calm[:, :1])
        # Products of these are squared distances between colours.
        ours, theirs = torch.cat([calm, square, one], dim=1), torch.cat([-2 * calm, one, square], dim=1).T
        counted = 1 / (unsure + CERTAIN)[:, None]
        values = torch.cat([own * counted, counted], dim=1)
        sums = []
        for first in range(0, len(own), _STRIP):
            strip = slice(first, first + _STRIP)
            apart = (ours[strip] @ theirs).mul_(torch.maximum(narrow[strip, None], narrow))
            sums.append((self._resemblance[strip] - apart).exp_() @ values)
        found = torch.cat(sums)
        return found[:, :2] / found[:, 2:]

    def _coarse(self, maps: Tensor) -> Tensor:
        maps = maps.float()
        return maps if self._together == 1 else F.avg_pool2d(maps[None], self._together, ceil_mode=True)[0]
