"""He et al. 2018, Deep Exemplar-based Colorization: the colorization subnet (3.2.2).

It takes the lightness of a photograph, the chroma of a reference aligned to it, and ten maps that say how alike the two
are at each place (`models.matching.similarity`), and chooses, spreads and predicts colours. Inputs and outputs are in
physical units (L 0..100, ab, similarities 0..1); H and W are multiples of 8.

`He2018` is the compact network: the trunk of Zhang 2017, whose layers these are but for the first, so that it can start
from what `zhang2017-local` has learned. `He2018Published` has the layers, names and numbers of the authors' file.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.networks.zhang2017 import AB_NORM, Trunk, start_gray

MAPS = 10
INPUTS = 1 + 2 + MAPS
_PUBLISHED_AB = 100.0


class He2018(Trunk):
    """The compact network: `width` channels in its first layer, 64 in the paper."""

    def __init__(self, width: int) -> None:
        super().__init__(INPUTS, width)
        start_gray(self)
        # Beside lightness and colours only one map speaks at first, in the place of the mask of Zhang 2017.
        nn.init.zeros_(self.model1.get_parameter("0.weight")[:, 4:])

    def forward(self, light: Tensor, reference_ab: Tensor, similarity: Tensor) -> Tensor:
        """Colour a photograph.

        Args:
            light: L (B, 1, H, W), 0..100.
            reference_ab: (B, 2, H, W), aligned to the photograph; 0 without a reference.
            similarity: (B, 10, H, W), 0..1, forward maps of levels 5 to 1, then backward ones; 0 without a reference.

        Returns:
            ab (B, 2, H, W).
        """
        taps = self.down(torch.cat([(light - 50) / 100, reference_ab / AB_NORM, 2 * similarity - 1], dim=1))
        return self.up(taps, self.middle(taps.conv4)[-1])[0]


class He2018Published(nn.Module):
    """The layers of the authors' file `example_net.pth`; 34 million numbers.

    It subsamples by learned 1x1 convolutions, its batch norm has statistics only, and it reads similarities as errors:
    (e - 127) / 2 with e = 255 (1 - similarity).
    """

    def __init__(self) -> None:
        super().__init__()
        self.conv1_1 = nn.Sequential(_conv(INPUTS, 32), nn.ReLU(), _conv(32, 64))
        self._add("conv1_2", 64, 64)
        self._end(1, 2, 64, halves=True)
        self._block(2, 2, 64, 128, halves=True)
        self._block(3, 3, 128, 256, halves=True)
        self._block(4, 3, 256, 512)
        self._block(5, 3, 512, 512, dilation=2)
        self._block(6, 3, 512, 512, dilation=2)
        self._block(7, 3, 512, 512)
        self._rise(8, 512, 256, "conv3_3_short", 256)
        self._add("conv8_2", 256, 256)
        self._add("conv8_3", 256, 256)
        self._end(8, 3, 256)
        self._rise(9, 256, 128, "conv2_2_short", 128)
        self._add("conv9_2", 128, 128)
        self._end(9, 2, 128)
        self._rise(10, 128, 128, "conv1_2_short", 64)
        self._add("conv10_2", 128, 128)
        self.conv10_ab = nn.Conv2d(128, 2, 1)

    def forward(self, light: Tensor, reference_ab: Tensor, similarity: Tensor) -> Tensor:
        """As `He2018.forward`."""
        error = 255 * (1 - similarity.clamp(0, 1))
        x = F.relu(self.conv1_1(torch.cat([light - 50, reference_ab, (error - 127) / 2], dim=1)))
        first = self._normed(1, self._convolved(x, "conv1_2"))
        second = self._normed(2, self._convolved(self._halved(first, 1), "conv2_1", "conv2_2"))
        third = self._normed(3, self._convolved(self._halved(second, 2), "conv3_1", "conv3_2", "conv3_3"))
        x = self._halved(third, 3)
        for number in range(4, 8):
            x = self._normed(number, self._convolved(x, *(f"conv{number}_{each}" for each in (1, 2, 3))))
        x = self._normed(8, self._convolved(self._risen(x, 8, "conv3_3_short", third), "conv8_2", "conv8_3"))
        x = self._normed(9, self._convolved(self._risen(x, 9, "conv2_2_short", second), "conv9_2"))
        x = F.leaky_relu(self.get_submodule("conv10_2")(self._risen(x, 10, "conv1_2_short", first)), 0.2)
        return torch.tanh(self.conv10_ab(x)).float() * _PUBLISHED_AB

    def _add(self, name: str, inside: int, outside: int, dilation: int = 1) -> None:
        self.add_module(name, _conv(inside, outside, dilation))

    def _block(
        self, number: int, convs: int, inside: int, outside: int, *, dilation: int = 1, halves: bool = False
    ) -> None:
        for each in range(1, convs + 1):
            self._add(f"conv{number}_{each}", inside if each == 1 else outside, outside, dilation)
        self._end(number, convs, outside, halves=halves)

    def _end(self, number: int, last: int, channels: int, *, halves: bool = False) -> None:
        name = f"conv{number}_{last}norm"
        self.add_module(name, nn.BatchNorm2d(channels, affine=False))
        if halves:
            self.add_module(f"{name}_ss", nn.Conv2d(channels, channels, 1, 2, groups=channels, bias=False))

    def _rise(self, number: int, inside: int, outside: int, short: str, beside: int) -> None:
        self.add_module(f"conv{number}_1", nn.ConvTranspose2d(inside, outside, 4, 2, 1))
        self._add(short, beside, outside)

    def _convolved(self, x: Tensor, *names: str) -> Tensor:
        for name in names:
            x = F.relu(self.get_submodule(name)(x))
        return x

    def _normed(self, number: int, x: Tensor) -> Tensor:
        normed: Tensor = self.get_submodule(f"conv{number}_{2 if number in (1, 2, 9) else 3}norm")(x)
        return normed

    def _halved(self, x: Tensor, number: int) -> Tensor:
        halved: Tensor = self.get_submodule(f"conv{number}_{2 if number < 3 else 3}norm_ss")(x)
        return halved

    def _risen(self, x: Tensor, number: int, short: str, beside: Tensor) -> Tensor:
        return F.relu(self.get_submodule(f"conv{number}_1")(x) + self.get_submodule(short)(beside))


def _conv(inside: int, outside: int, dilation: int = 1) -> nn.Conv2d:
    return nn.Conv2d(inside, outside, 3, padding=dilation, dilation=dilation)
