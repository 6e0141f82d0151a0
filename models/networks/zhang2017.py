"""Zhang et al. 2017, Real-Time User-Guided Image Colorization with Learned Deep Priors: the local hints.

The layout, with the names of its layers, is the published PyTorch one (3.4.1, 3.4.2): conv1-10, dilated in conv5-6,
shortcuts 1-10, 2-9 and 3-8, and a distribution over the full 23x23 ab grid from conv8. Everything goes in and comes out
in physical units; H and W are multiples of 8.
"""

from __future__ import annotations

from itertools import pairwise

import torch
from torch import Tensor, nn

AB_NORM = 110.0
GRID_BINS = 529
"""Bin q stands for a = -110 + 10 (q // 23), b = -110 + 10 (q % 23)."""


def _block(*channels: int, dilation: int = 1) -> nn.Sequential:
    """conv-ReLU pairs, then batch norm."""
    layers: list[nn.Module] = []
    for inside, outside in pairwise(channels):
        layers += [nn.Conv2d(inside, outside, 3, padding=dilation, dilation=dilation), nn.ReLU()]
    return nn.Sequential(*layers, nn.BatchNorm2d(channels[-1]))


def _up(inside: int, outside: int) -> nn.Sequential:
    return nn.Sequential(nn.ConvTranspose2d(inside, outside, 4, stride=2, padding=1))


def _conv(inside: int, outside: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(inside, outside, 3, padding=1))


class Zhang2017(nn.Module):
    """The local hints network; at width 64 it has 34,187,027 parameters and takes 75.2 GMAC at 256x256."""

    def __init__(self, width: int = 64) -> None:
        super().__init__()
        w = width
        self.model1 = _block(4, w, w)
        self.model2 = _block(w, 2 * w, 2 * w)
        self.model3 = _block(2 * w, 4 * w, 4 * w, 4 * w)
        self.model4 = _block(4 * w, 8 * w, 8 * w, 8 * w)
        self.model5 = _block(8 * w, 8 * w, 8 * w, 8 * w, dilation=2)
        self.model6 = _block(8 * w, 8 * w, 8 * w, 8 * w, dilation=2)
        self.model7 = _block(8 * w, 8 * w, 8 * w, 8 * w)
        self.model8up = _up(8 * w, 4 * w)
        self.model3short8 = _conv(4 * w, 4 * w)
        self.model8 = nn.Sequential(nn.ReLU(), *_block(4 * w, 4 * w, 4 * w))
        self.model9up = _up(4 * w, 2 * w)
        self.model2short9 = _conv(2 * w, 2 * w)
        self.model9 = nn.Sequential(nn.ReLU(), *_block(2 * w, 2 * w))
        self.model10up = _up(2 * w, 2 * w)
        self.model1short10 = _conv(w, 2 * w)
        self.model10 = nn.Sequential(nn.ReLU(), nn.Conv2d(2 * w, 2 * w, 3, padding=1), nn.LeakyReLU(0.2))
        self.model_class = nn.Sequential(nn.Conv2d(4 * w, GRID_BINS, 1))
        self.model_out = nn.Sequential(nn.Conv2d(2 * w, 2, 1), nn.Tanh())

    def forward(self, light: Tensor, hint_ab: Tensor, hint_mask: Tensor) -> tuple[Tensor, Tensor]:
        """Colour a photograph.

        Args:
            light: L, (B, 1, H, W), 0..100.
            hint_ab: (B, 2, H, W), 0 where there is no hint.
            hint_mask: (B, 1, H, W) in the convention the weights were trained with ({0, 1} or {-0.5, 0.5}).

        Returns:
            ab (B, 2, H, W), and logits over the 529 bins (B, 529, H/4, W/4).
        """
        x = torch.cat([(light - 50) / 100, hint_ab / AB_NORM, hint_mask], dim=1)
        conv1 = self.model1(x)
        conv2 = self.model2(conv1[:, :, ::2, ::2])
        conv3 = self.model3(conv2[:, :, ::2, ::2])  # (B, 4w, H/4, W/4)
        conv4 = self.model4(conv3[:, :, ::2, ::2])
        conv7 = self.model7(self.model6(self.model5(conv4)))  # (B, 8w, H/8, W/8)
        conv8 = self.model8(self.model8up(conv7) + self.model3short8(conv3))
        conv9 = self.model9(self.model9up(conv8) + self.model2short9(conv2))
        conv10 = self.model10(self.model10up(conv9) + self.model1short10(conv1))
        return self.model_out(conv10) * AB_NORM, self.model_class(conv8)
