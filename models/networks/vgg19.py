"""VGG-19 (Simonyan and Zisserman 2014) up to relu5_1: the features by which He 2018 compares photographs (3.1).

The layers have the names of torchvision's file `vgg19-dcbb9e9d.pth`, which a user may have; Tintype brings none.
"""

from __future__ import annotations

from typing import NamedTuple

import torch.nn.functional as F
from torch import Tensor, nn

from models.data.lab import gray_rgb
from models.networks.lite0 import joined_look

NAME = "vgg19"
"""Its key among the user's weights."""
_BLOCKS = ((64, 2), (128, 2), (256, 4), (512, 4), (512, 1))
"""Channels and convolutions of each block; of the last one only the first convolution."""
UNUSED = ("features.30.", "features.32.", "features.34.", "classifier.")
"""How the names of the published layers after relu5_1 begin."""
_MEAN, _DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


class VggLevels(NamedTuple):
    """What the network sees in a batch of pictures (B, 3, H, W), after the ReLU.

    Attributes:
        relu1_1: (B, 64, H, W).
        relu2_1: (B, 128, H/2, W/2).
        relu3_1: (B, 256, H/4, W/4).
        relu4_1: (B, 512, H/8, W/8).
        relu5_1: (B, 512, H/16, W/16).
    """

    relu1_1: Tensor
    relu2_1: Tensor
    relu3_1: Tensor
    relu4_1: Tensor
    relu5_1: Tensor


class Vgg19(nn.Module):
    """The layers up to relu5_1."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        self._first: list[int] = []
        inside = 3
        for outside, number in _BLOCKS:
            if layers:
                layers.append(nn.MaxPool2d(2))
            self._first.append(len(layers) + 1)
            for _ in range(number):
                layers += [nn.Conv2d(inside, outside, 3, padding=1), nn.ReLU()]
                inside = outside
        self.features = nn.Sequential(*layers)

    def forward(self, picture: Tensor) -> VggLevels:
        """Pictures (B, 3, H, W) as `gray_input` makes them; H and W are multiples of 16."""
        x, seen = picture, []
        for number, layer in enumerate(self.features):
            x = layer(x)
            if number in self._first:
                seen.append(x)
        return VggLevels(*seen)


def gray_input(light: Tensor) -> Tensor:
    """L 0..100 (B, 1, H, W) -> the gray sRGB picture of this lightness, normalised as torchvision's weights want it."""
    mean, deviation = (light.new_tensor(each)[:, None, None] for each in (_MEAN, _DEVIATION))
    return (gray_rgb(light).expand(-1, 3, -1, -1) - mean) / deviation


def look(levels: VggLevels) -> Tensor:
    """By what places of photographs are compared, as `lite0.look`: unit vectors (B, 1280, H/8, W/8)."""
    finer, deeper = F.avg_pool2d(levels.relu3_1, 2), F.interpolate(levels.relu5_1, scale_factor=2.0, mode="bilinear")
    return joined_look(finer, levels.relu4_1, deeper)
