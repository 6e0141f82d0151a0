"""Five levels of features of a gray photograph, in which places of two photographs are compared (He 2018, 3.1).

EfficientNet-Lite0 stands in for VGG-19: fed with the photograph at twice the sides at which colour is computed, its
stem and its blocks 2, 4, 10 and 15 have the steps 1, 2, 4, 8 and 16 of VGG's relu1_1 to relu5_1. A VGG-19 that the user
has may also be asked.
"""

from __future__ import annotations

from typing import NamedTuple

import torch.nn.functional as F
from torch import Tensor

from models.matching.fields import STEP
from models.networks import vgg19
from models.networks.lite0 import Levels, look
from models.networks.vgg19 import VggLevels

LEVELS = 5


class Pyramid(NamedTuple):
    """What is seen in one photograph of H x W pixels; H and W are multiples of 16.

    Attributes:
        levels: level 1 (finest) to 5, each (C_i, H / 2^(i - 1), W / 2^(i - 1)). Those of Lite0 are centred on their own
            mean, because the outputs of its blocks are linear and share a large constant part; those of VGG-19 are as
            they come from its ReLU, as in the paper.
        look: (C, H/8, W/8), unit vectors by which cells are compared (`lite0.look`, `vgg19.look`).
        light: (H, W), L 0..100.
    """

    levels: tuple[Tensor, ...]
    look: Tensor
    light: Tensor

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns of its grid of places."""
        return self.light.shape[0] // STEP, self.light.shape[1] // STEP

    def rows(self, level: int) -> Tensor:
        """One level (1 to 5) as unit vectors, one row a cell: (H / 2^(i - 1) * W / 2^(i - 1), C)."""
        return _unit_rows(self.levels[level - 1])

    def at_places(self, level: int) -> Tensor:
        """One level (1 to 5) on the grid of places, as unit vectors: (h * w, C)."""
        features = self.levels[level - 1][None]
        if level == 1:
            return _unit_rows(F.avg_pool2d(features, STEP)[0])
        return _unit_rows(F.interpolate(features, self.size, mode="bilinear")[0])


def pyramids(seen: Levels, fine: Tensor) -> list[Pyramid]:
    """The pyramids of a batch, by Lite0.

    Args:
        seen: what Lite0 sees in photographs at twice the working sides.
        fine: their lightness (B, 1, 2H, 2W).
    """
    looks, lights = look(seen.taps).float(), F.avg_pool2d(fine, 2)[:, 0]
    centred = [(level - level.mean(dim=(2, 3), keepdim=True)).float() for level in seen]
    return [Pyramid(tuple(level[n] for level in centred), looks[n], lights[n]) for n in range(len(looks))]


def pyramid_of_vgg(seen: VggLevels, light: Tensor) -> Pyramid:
    """The pyramid of one photograph, by VGG-19.

    Args:
        seen: what it sees in the photograph at the working sides.
        light: its lightness (1, 1, H, W).
    """
    return Pyramid(tuple(level[0] for level in seen), vgg19.look(seen)[0], light[0, 0])


def _unit_rows(features: Tensor) -> Tensor:
    return F.normalize(features.flatten(1).T.contiguous(), dim=1)
