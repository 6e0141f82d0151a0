"""EfficientNet-Lite0: a small classifier that was trained on ImageNet and so knows what things are.

Mingxing Tan and Quoc Le, EfficientNet (2019), in its "lite" edition: 16 inverted residual blocks without
squeeze-and-excitation, ReLU6 as the only nonlinearity. Here it looks at gray photographs. What it sees in them (the
outputs of blocks 4, 10 and 15) takes the place that VGG-19 has in He 2018.
"""

from __future__ import annotations

import contextlib
from collections import OrderedDict
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.data.lab import gray_rgb

# (blocks, expansion, kernel, stride of the first block, channels): one row per stage.
_STAGES = (
    (1, 1, 3, 1, 16), (2, 6, 3, 2, 24), (2, 6, 5, 2, 40), (3, 6, 3, 2, 80), (3, 6, 5, 1, 112), (4, 6, 5, 2, 192),
    (1, 6, 3, 1, 320),
)  # fmt: skip
_STEM = 32

LEVEL_BLOCKS = (2, 4, 10, 15)
"""The blocks whose outputs are used, beside that of the stem."""
TAPS = LEVEL_BLOCKS[1:]
TAP_CHANNELS = (40, 112, 320)
HEAD_CHANNELS, CLASSES = 1280, 1000


class Taps(NamedTuple):
    """What the trunk sees in a batch of pictures (B, 3, H, W).

    Attributes:
        block4: (B, 40, H/8, W/8).
        block10: (B, 112, H/16, W/16).
        block15: (B, 320, H/32, W/32).
    """

    block4: Tensor
    block10: Tensor
    block15: Tensor


class Levels(NamedTuple):
    """What the trunk sees in a batch of pictures (B, 3, H, W), at five resolutions.

    Attributes:
        stem: (B, 32, H/2, W/2).
        block2: (B, 24, H/4, W/4).
        block4, block10, block15: as in `Taps`.
    """

    stem: Tensor
    block2: Tensor
    block4: Tensor
    block10: Tensor
    block15: Tensor

    @property
    def taps(self) -> Taps:
        """The deeper three."""
        return Taps(*self[2:])


class Lite0(nn.Module):
    """The trunk: stem and blocks.

    The published batch norm is folded into the convolutions: it keeps ImageNet's statistics, also in fine-tuning.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stem = _convolution(3, _STEM, 3, stride=2)
        blocks: list[nn.Module] = []
        inside = _STEM
        for number, expansion, kernel, stride, outside in _STAGES:
            for index in range(number):
                blocks.append(InvertedResidual(inside, outside, expansion, kernel, stride if index == 0 else 1))
                inside = outside
        self.blocks = nn.ModuleList(blocks)

    def forward(self, picture: Tensor) -> Taps:
        """Pictures (B, 3, H, W) as `network_input` makes them; H and W are multiples of 32."""
        return self.levels(picture).taps

    def levels(self, picture: Tensor) -> Levels:
        """`forward`, with the shallower levels."""
        x = self.stem(picture)
        seen = [x]
        for number, block in enumerate(self.blocks):
            x = block(x)
            if number in LEVEL_BLOCKS:
                seen.append(x)
        return Levels(*seen)


class Classifier(nn.Module):
    """The whole published network."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = Lite0()
        self.head = _convolution(TAP_CHANNELS[-1], HEAD_CHANNELS, 1)
        self.classes = nn.Linear(HEAD_CHANNELS, CLASSES)

    def pooled(self, block15: Tensor) -> Tensor:
        """Output of block 15 -> one description of the picture (B, 1280), 0..6."""
        description: Tensor = self.head(block15).mean(dim=(2, 3))
        return description

    def forward(self, picture: Tensor) -> Tensor:
        """Pictures (B, 3, H, W), sRGB as `network_input` makes them -> logits of ImageNet's 1,000 classes."""
        logits: Tensor = self.classes(self.pooled(self.trunk(picture).block15))
        return logits


class InvertedResidual(nn.Module):
    """Widen by a 1x1 convolution, filter each channel by itself, narrow again; a shortcut where shapes agree."""

    def __init__(self, inside: int, outside: int, expansion: int, kernel: int, stride: int) -> None:
        super().__init__()
        wide = inside * expansion
        self.expand = _convolution(inside, wide, 1) if expansion > 1 else nn.Identity()
        self.depthwise = _convolution(wide, wide, kernel, stride=stride, groups=wide)
        self.project = _convolution(wide, outside, 1, active=False)
        self.shortcut = stride == 1 and inside == outside

    def forward(self, x: Tensor) -> Tensor:
        y: Tensor = self.project(self._filtered(self.expand(x)))
        return x + y if self.shortcut else y

    def _filtered(self, x: Tensor) -> Tensor:
        weight = next(self.depthwise.parameters())
        taught = torch.is_grad_enabled() and (weight.requires_grad or x.requires_grad)
        # On a CPU the backward pass of depthwise convolutions is twice as slow in bfloat16.
        with torch.autocast(x.device.type, enabled=False) if taught else contextlib.nullcontext():
            filtered: Tensor = self.depthwise(x.to(weight.dtype) if taught else x)
        return filtered


def _convolution(
    inside: int, outside: int, kernel: int, *, stride: int = 1, groups: int = 1, active: bool = True
) -> nn.Sequential:
    parts: OrderedDict[str, nn.Module] = OrderedDict()
    half = kernel // 2
    if stride > 1:
        # TensorFlow's padding "same": of an odd number of border pixels the larger half lies to the lower right.
        parts["pad"] = nn.ZeroPad2d((half - 1, half, half - 1, half))
        half = 0
    parts["conv"] = nn.Conv2d(inside, outside, kernel, stride, half, groups=groups)
    if active:
        parts["active"] = nn.ReLU6(inplace=True)
    return nn.Sequential(parts)


def network_input(rgb: Tensor) -> Tensor:
    """sRGB 0..1 (B, 3, H, W) -> what the network was trained on: (255 rgb - 127) / 128."""
    return (rgb * 255 - 127) / 128


def gray_input(light: Tensor) -> Tensor:
    """L 0..100 (B, 1, H, W) -> the gray sRGB picture of this lightness, as the network takes it (B, 3, H, W)."""
    return network_input(gray_rgb(light)).expand(-1, 3, -1, -1)


LOOK_CHANNELS = sum(TAP_CHANNELS)
_LOOK_WEIGHTS = (0.3, 1.0, 0.6)


def look(taps: Taps) -> Tensor:
    """By what places of photographs are compared: unit vectors (B, LOOK_CHANNELS, H/16, W/16).

    Block 15 says what kind of thing is there, block 10 which part of it, block 4 where exactly. Each is centred on its
    photograph's own mean, because outputs of blocks are linear and share a large constant part. The weights match most
    cells of a photograph with those of its mirrored, turned and enlarged copy (0.97, 0.87, 0.79 within a cell).
    """
    block4, block10, block15 = taps
    return joined_look(F.avg_pool2d(block4, 2), block10, F.interpolate(block15, scale_factor=2.0, mode="bilinear"))


def joined_look(finer: Tensor, middle: Tensor, deeper: Tensor) -> Tensor:
    """Three levels of features (B, C_i, h, w) as unit vectors (B, sum of C_i, h, w), weighted as in `look`."""
    weighted = [
        weight * _centred_unit(part) for weight, part in zip(_LOOK_WEIGHTS, (finer, middle, deeper), strict=True)
    ]
    return F.normalize(torch.cat(weighted, dim=1), dim=1)


def _centred_unit(features: Tensor) -> Tensor:
    return F.normalize(features - features.mean(dim=(2, 3), keepdim=True), dim=1)
