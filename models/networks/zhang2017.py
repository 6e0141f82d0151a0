"""Zhang et al. 2017, Real-Time User-Guided Image Colorization with Learned Deep Priors.

`Trunk` is the main branch (3.4.1), with the layer names of the published PyTorch file: conv1-10, dilated in conv5-6,
shortcuts 1-10, 2-9 and 3-8. `Zhang2017` adds the local hints and the distribution of colours (3.4.2), `Zhang2017Global`
the global hints (3.4.3). Inputs and outputs are in physical units (L 0..100, ab); H and W are multiples of 8.
`width` is the number of channels of conv1, 64 in the paper; all other layers scale with it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, NamedTuple

import torch
from torch import Tensor, nn

from models.hints import HISTOGRAM_BINS

AB_NORM = 110.0
GRID_BINS = 529
"""Bins of the published PyTorch file; bin q has a = -110 + 10 (q // 23), b = -110 + 10 (q % 23)."""

Head = Literal["grid", "hypercolumn"]


class Taps(NamedTuple):
    """Features of the trunk's first half: (B, w, H, W), (B, 2w, H/2, W/2), (B, 4w, H/4, W/4), (B, 8w, H/8, W/8)."""

    conv1: Tensor
    conv2: Tensor
    conv3: Tensor
    conv4: Tensor


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


class Trunk(nn.Module):
    """The main branch, whose first layer takes `inputs` channels."""

    def __init__(self, inputs: int, width: int) -> None:
        super().__init__()
        w = width
        self.model1 = _block(inputs, w, w)
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
        self.model_out = nn.Sequential(nn.Conv2d(2 * w, 2, 1), nn.Tanh())

    def down(self, x: Tensor) -> Taps:
        """Input (B, inputs, H, W) -> conv1 to conv4."""
        conv1 = self.model1(x)
        conv2 = self.model2(conv1[:, :, ::2, ::2])
        conv3 = self.model3(conv2[:, :, ::2, ::2])
        return Taps(conv1, conv2, conv3, self.model4(conv3[:, :, ::2, ::2]))

    def middle(self, conv4: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """conv5, conv6, conv7: (B, 8w, H/8, W/8) each."""
        conv5 = self.model5(conv4)
        conv6 = self.model6(conv5)
        return conv5, conv6, self.model7(conv6)

    def up(self, taps: Taps, conv7: Tensor) -> tuple[Tensor, Tensor]:
        """ab (B, 2, H, W), and conv8 (B, 4w, H/4, W/4)."""
        conv8 = self.model8(self.model8up(conv7) + self.model3short8(taps.conv3))
        conv9 = self.model9(self.model9up(conv8) + self.model2short9(taps.conv2))
        conv10 = self.model10(self.model10up(conv9) + self.model1short10(taps.conv1))
        return self.model_out(conv10).float() * AB_NORM, conv8


def start_gray(network: Trunk) -> None:
    """He's initialisation, because there are no trained weights to start from; the first answer is gray."""
    for module in network.modules():
        if isinstance(module, nn.Conv2d | nn.ConvTranspose2d):
            nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
            if module.bias is not None:
                nn.init.zeros_(module.bias)
    nn.init.zeros_(network.model_out.get_parameter("0.weight"))


def _light(light: Tensor) -> Tensor:
    return (light - 50) / 100


class Zhang2017(Trunk):
    """The local hints network.

    With the head "grid" it has the layers of the published file: at width 64, 34,187,027 parameters and 75.2 GMAC at
    256x256. Only the head differs in "hypercolumn", which is the paper's: two layers on the features of conv1-8 give
    the distribution over the 313 bins, and their gradient does not reach the trunk (3.4.2).
    """

    def __init__(self, width: int = 64, *, head: Head = "grid") -> None:
        super().__init__(4, width)
        w = width
        self.head = head
        if head == "grid":
            self.model_class = nn.Sequential(nn.Conv2d(4 * w, GRID_BINS, 1))
        else:
            column = w + 2 * w + 4 * w + 4 * 8 * w + 4 * w
            first = nn.Conv2d(column, 4 * w, 1)
            self.model_class = nn.Sequential(first, nn.ReLU(), nn.Conv2d(4 * w, HISTOGRAM_BINS, 1))
        start_gray(self)

    def forward(self, light: Tensor, hint_ab: Tensor, hint_mask: Tensor) -> tuple[Tensor, Tensor]:
        """Colour a photograph.

        Args:
            light: L, (B, 1, H, W), 0..100.
            hint_ab: (B, 2, H, W), 0 where there is no hint.
            hint_mask: (B, 1, H, W) in the convention the weights were trained with ({0, 1} or {-0.5, 0.5}).

        Returns:
            ab (B, 2, H, W), and logits over the 529 or 313 bins (B, bins, H/4, W/4).
        """
        ab, maps = self.color(light, hint_ab, hint_mask)
        h, w = light.shape[2] // 4, light.shape[3] // 4
        y, x = torch.meshgrid(torch.arange(h, device=ab.device), torch.arange(w, device=ab.device), indexing="ij")
        return ab, self.model_class(column(maps, h, y, x).permute(0, 3, 1, 2))

    def color(self, light: Tensor, hint_ab: Tensor, hint_mask: Tensor) -> tuple[Tensor, tuple[Tensor, ...]]:
        """`forward` without the distribution: ab, and the feature maps from which `column` takes single places."""
        taps = self.down(torch.cat([_light(light), hint_ab / AB_NORM, hint_mask], dim=1))
        middle = self.middle(taps.conv4)
        ab, conv8 = self.up(taps, middle[-1])
        if self.head == "grid":
            return ab, (conv8,)
        return ab, tuple(m.detach() for m in (*taps, *middle, conv8))

    def bin_logits(self, columns: Tensor) -> Tensor:
        """Hypercolumns (..., C) of single places -> logits over the bins (..., bins)."""
        flat: Tensor = self.model_class(columns.reshape(-1, columns.shape[-1], 1, 1))
        return flat.reshape(*columns.shape[:-1], -1)


def column(maps: tuple[Tensor, ...], quarter_height: int, y: Tensor, x: Tensor) -> Tensor:
    """Hypercolumns: the features of maps of several resolutions at single places (Hariharan et al. 2015).

    Args:
        maps: (B, C_i, h_i, w_i) each.
        quarter_height: H/4, the height of the grid that the places belong to.
        y, x: places on that grid, the same for all samples, any shape S.

    Returns:
        (B, *S, sum of C_i).
    """
    cut = []
    for each in maps:
        finer, coarser = max(1, each.shape[2] // quarter_height), max(1, quarter_height // each.shape[2])
        cut.append(each[:, :, y * finer // coarser, x * finer // coarser])
    return torch.cat(cut, dim=1).movedim(1, -1)


class Zhang2017Global(Trunk):
    """The global hints network: four 1x1 layers of 8w channels, whose output is added to conv4.

    The layers of this branch are those of the published Caffe file. conv1-4 depend on the photograph only: `encode` it
    once, `decode` after every edit.
    """

    def __init__(self, width: int = 64) -> None:
        super().__init__(1, width)
        w = width
        self.histogram = nn.Conv2d(HISTOGRAM_BINS + 1, 8 * w, 1)
        self.saturation = nn.Conv2d(2, 8 * w, 1)
        layers: list[nn.Module] = [nn.ReLU(), nn.BatchNorm2d(8 * w)]
        for _ in range(3):
            layers += [nn.Conv2d(8 * w, 8 * w, 1), nn.ReLU(), nn.BatchNorm2d(8 * w)]
        self.glob = nn.Sequential(*layers)
        start_gray(self)

    def encode(self, light: Tensor) -> Taps:
        """L (B, 1, H, W), 0..100 -> conv1 to conv4."""
        return self.down(_light(light))

    def decode(self, taps: Taps, histogram: Tensor, saturation: Tensor) -> Tensor:
        """Colour a photograph.

        Args:
            taps: from `encode`.
            histogram: (B, 313) shares of the bins; a row of zeros where it is not given.
            saturation: (B, 2): mean HSV S 0..1, and 1 where it is given, else a row of zeros.

        Returns:
            ab (B, 2, H, W).
        """
        given = (histogram.sum(dim=1, keepdim=True) > 0).to(histogram.dtype)
        known = torch.cat([histogram, given], dim=1)[..., None, None]
        branch = self.glob(self.histogram(known) + self.saturation(saturation[..., None, None]))
        return self.up(taps, self.middle(taps.conv4 + branch)[-1])[0]

    def forward(self, light: Tensor, histogram: Tensor, saturation: Tensor) -> Tensor:
        """`encode`, then `decode`: arguments and result as there."""
        return self.decode(self.encode(light), histogram, saturation)
