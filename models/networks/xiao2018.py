"""Xiao, Zhou, Zheng 2018, Interactive Deep Colorization with Simultaneous Global and Local Inputs.

The network of section 3.3: feature extraction (conv1 to conv9), global input module, fusion, reconstruction (conv10 to
conv17). Inputs and outputs are in physical units (L 0..100, ab); H and W are multiples of 8. `width` is the number of
channels of conv1, 32 in the paper; all other layers scale with it.

Where the text leaves a choice: conv2 both halves the sides and doubles the channels, without which there could not be
512 after conv7; weights of interpolations are scalars between 0 and 1; without a theme the global branch adds nothing;
an absent hint is neutral, where the paper's zeros would be a strong blue-green; every layer has batch norm, except for
the first two (points are rare, so their statistics would say how many there are) and the last.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Self

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.hints import THEME_SIZES

MOST_COLORS = THEME_SIZES[-1]
AB_NORM = 128.0
"""Equation 7 has (ab + 128) / 255; taken from neutral and twice as wide, which the first layer's weights undo."""
GRAY_CHROMA = 8.0
"""Colours of a theme with less chroma have no hue by which they could be ordered."""
FIRST_HUE = math.radians(320)
"""Where the order by hue begins, between blue and magenta: few colours of photographs lie there."""


def _conv(inside: int, outside: int, stride: int = 1) -> nn.Sequential:
    first = nn.Conv2d(inside, outside, 3, padding=1, stride=stride)
    return nn.Sequential(first, nn.BatchNorm2d(outside), nn.ReLU())


def _first(inside: int, outside: int) -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(inside, outside, 3, padding=1), nn.ReLU())


class Interpolation(nn.Module):
    """w one + (1 - w) other with one learned w, which starts at a half and stays between 0 and 1."""

    def __init__(self) -> None:
        super().__init__()
        self.logit = nn.Parameter(torch.zeros(1))

    def forward(self, one: Tensor, other: Tensor) -> Tensor:
        """Interpolate two tensors."""
        share = torch.sigmoid(self.logit)
        return share * one + (1 - share) * other


class Xiao2018(nn.Module):
    """The network; at width 32 without skips it has 7.7 million parameters.

    Args:
        width: channels of conv1.
        skips: add conv5 and conv3, through a 3x3 convolution each, to the reconstruction at H/4 and H/2. The paper
            calls the network a U-Net and describes no skips.
        fusions: at how many resolutions the theme is fused: at H/8 (the paper's), also at H/4, also at H/2.
        sorts: whether themes are put into `hue_order` first; the layers that take them are sensitive to the order.
    """

    def __init__(self, width: int = 32, *, skips: bool = True, fusions: int = 1, sorts: bool = True) -> None:
        super().__init__()
        w = width
        self.sorts = sorts
        self.conv1_light, self.conv1_hints, self.merge = _first(1, w), _first(3, w), Interpolation()
        self.conv2 = _conv(w, 2 * w, stride=2)
        self.conv3 = _conv(2 * w, 4 * w)
        self.conv4 = _conv(4 * w, 4 * w, stride=2)
        self.conv5 = _conv(4 * w, 8 * w)
        self.conv6 = _conv(8 * w, 8 * w, stride=2)
        self.conv7 = _conv(8 * w, 16 * w)
        self.conv8, self.conv9 = _conv(16 * w, 16 * w), _conv(16 * w, 8 * w)
        self.theme = nn.Sequential(
            nn.Linear(3 * MOST_COLORS, 32 * w), nn.ReLU(),
            nn.Linear(32 * w, 16 * w), nn.ReLU(),
            nn.Linear(16 * w, 8 * w), nn.ReLU(),
        )  # fmt: skip
        self.fuse = nn.ModuleList(Interpolation() for _ in range(fusions))
        self.theme_to = nn.ModuleList(nn.Linear(8 * w, c) for c in (4 * w, 2 * w)[: fusions - 1])
        self.conv10, self.conv11 = _conv(8 * w, 8 * w), _conv(8 * w, 4 * w)
        self.short12 = nn.Conv2d(8 * w, 4 * w, 3, padding=1) if skips else None
        self.conv12, self.conv13 = _conv(4 * w, 4 * w), _conv(4 * w, 2 * w)
        self.short14 = nn.Conv2d(4 * w, 2 * w, 3, padding=1) if skips else None
        self.conv14, self.conv15 = _conv(2 * w, 2 * w), _conv(2 * w, w)
        self.conv16, self.conv17 = _conv(w, w), nn.Conv2d(w, 2, 3, padding=1)
        self._start()

    @classmethod
    def of(cls, layout: Mapping[str, Any]) -> Self:
        """The network that a layout describes, by the names of the arguments."""
        return cls(layout["width"], **{name: layout[name] for name in ("skips", "fusions", "sorts")})

    def _start(self) -> None:
        """He's initialisation; the first answer is gray."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d | nn.Linear):
                nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
                nn.init.zeros_(module.get_parameter("bias"))
        nn.init.zeros_(self.conv17.weight)
        nn.init.constant_(self.conv17.get_parameter("bias"), math.log(128 / 127))

    def forward(self, light: Tensor, hint_ab: Tensor, hint_mask: Tensor, theme: Tensor, there: Tensor) -> Tensor:
        """Colour a photograph; any of the inputs may be absent.

        Args:
            light: L, (B, 1, H, W), 0..100.
            hint_ab: (B, 2, H, W), 0 where there is no hint.
            hint_mask: (B, 1, H, W), 1 where there is a hint, else 0.
            theme: colours in any order, (B, 7, 2).
            there: (B, 7), 1 for the colours of the theme, 0 for the places that it leaves empty, all 0 for no theme.

        Returns:
            ab (B, 2, H, W), computed at half the sides.
        """
        conv3, conv5, features = self.extract(light, hint_ab, hint_mask)
        said = self.theme(self._theme_vector(theme, there))
        told = there.amax(dim=1)[:, None, None, None]
        x = self.fuse[0](features, said[..., None, None] * told)
        x = F.interpolate(self.conv11(self.conv10(x)), scale_factor=2)
        x = self._fused(1, x if self.short12 is None else x + self.short12(conv5), said, told)
        x = F.interpolate(self.conv13(self.conv12(x)), scale_factor=2)
        x = self._fused(2, x if self.short14 is None else x + self.short14(conv3), said, told)
        x = self.conv17(self.conv16(self.conv15(self.conv14(x))))
        ab = torch.sigmoid(x.float()) * 255 - 128
        return F.interpolate(ab, scale_factor=2, mode="bilinear")

    def extract(self, light: Tensor, hint_ab: Tensor, hint_mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """conv3 (B, 4w, H/2, W/2), conv5 (B, 8w, H/4, W/4) and conv9 (B, 8w, H/8, W/8) (3.3.1)."""
        hints = torch.cat([hint_ab / AB_NORM, hint_mask], dim=1)
        conv1 = self.merge(self.conv1_light(light / 100), self.conv1_hints(hints))
        conv3 = self.conv3(self.conv2(conv1))
        conv5 = self.conv5(self.conv4(conv3))
        return conv3, conv5, self.conv9(self.conv8(self.conv7(self.conv6(conv5))))

    def _theme_vector(self, theme: Tensor, there: Tensor) -> Tensor:
        """What the global module takes: (B, 21) (3.3.2)."""
        if self.sorts:
            order = hue_order(theme, there)
            theme, there = theme.gather(1, order[..., None].expand_as(theme)), there.gather(1, order)
        known = theme / AB_NORM * there[..., None]
        return torch.cat([known, there[..., None]], dim=2).flatten(1)

    def _fused(self, index: int, features: Tensor, said: Tensor, told: Tensor) -> Tensor:
        if index >= len(self.fuse):
            return features
        fused: Tensor = self.fuse[index](features, self.theme_to[index - 1](said)[..., None, None] * told)
        return fused


def hue_order(theme: Tensor, there: Tensor) -> Tensor:
    """Indices (B, 7) that sort themes (B, 7, 2): grays, then the colours by hue, then the empty places."""
    a, b = theme.unbind(dim=2)
    hue = torch.remainder(torch.atan2(b, a) - FIRST_HUE, 2 * math.pi)
    chroma = torch.hypot(a, b)
    place = torch.where(chroma < GRAY_CHROMA, chroma - GRAY_CHROMA - 1, hue)
    return place.masked_fill(there == 0, math.inf).argsort(dim=1, stable=True)
