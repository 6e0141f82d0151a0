"""What `unified` is compared with: an eye that nobody has taught, and two ideas of the slides to Zhang 2017.

None of it ships; docs/measurements.md has the figures.
"""

from __future__ import annotations

import copy
from collections import OrderedDict

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.networks.lite0 import Lite0
from models.networks.tokens import AB_SCALE
from models.networks.unified import Unified
from models.training import simulate
from models.training.unified import UnifiedRecipe


class UntaughtEyeRecipe(UnifiedRecipe):
    """Lite0's layers with random weights and batch norm: they learn with the rest, and from these photographs only."""

    learned_elsewhere: tuple[str, ...] = ()

    def build(self) -> Unified:
        """The network, which knows nothing at all."""
        network = Unified()
        network.sight = _with_batch_norm(Lite0())
        return network


def _with_batch_norm(sight: Lite0) -> Lite0:
    """A new Lite0 as it was before its batch norm was folded, without which it hardly learns from random weights."""
    for part in sight.modules():
        if isinstance(conv := getattr(part, "conv", None), nn.Conv2d):
            plain = copy.deepcopy(conv)
            plain.bias = None
            part.conv = nn.Sequential(plain, nn.BatchNorm2d(conv.out_channels))
    return sight


class AttentionRecipe(UnifiedRecipe):
    """Channel attention on what enters the decoder by its shortcuts, and on its blocks."""

    def build(self) -> Unified:
        """The network; the attention begins as the identity, so that taught weights can go on (`--trunk`)."""
        network = super().build()
        decoder = network.decoder
        entrance = decoder.join[0]
        assert isinstance(entrance, nn.Conv2d)
        cells, quarter = decoder.lateral.out_channels, decoder.out.in_channels
        decoder.join = _sequence(("attention", ChannelAttention(entrance.in_channels)), *decoder.join.named_children())
        decoder.cells = _sequence(*decoder.cells.named_children(), ("attention", ChannelAttention(cells)))
        decoder.quarter = _sequence(*decoder.quarter.named_children(), ("attention", ChannelAttention(quarter)))
        return network


def _sequence(*parts: tuple[str, nn.Module]) -> nn.Sequential:
    return nn.Sequential(OrderedDict(parts))


class ChannelAttention(nn.Module):
    """Each channel times 0..2, by the mean of all of them (squeeze and excitation)."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.squeeze = nn.Linear(channels, channels // 4)
        self.excite = nn.Linear(channels // 4, channels)
        nn.init.zeros_(self.excite.weight)
        nn.init.zeros_(self.excite.bias)

    def forward(self, x: Tensor) -> Tensor:
        """Maps (B, C, H, W)."""
        gate = 2 * torch.sigmoid(self.excite(F.relu(self.squeeze(x.mean(dim=(2, 3))))))
        return x * gate[..., None, None]


class AdversarialRecipe(UnifiedRecipe):
    """A second network, the judge, in place of the regression: it learns to tell true colours from answers.

    The loss of the chroma is how surely an answer is told from true colours. The judge sees patches of lightness,
    chroma and local hints, and learns in the same step. It is not part of a checkpoint: a run that resumes begins with
    a new one.
    """

    RATE = 2e-4

    def __init__(self) -> None:
        self._judge: nn.Sequential | None = None
        self._optimizer: torch.optim.Optimizer | None = None

    def chroma_loss(self, ab: Tensor, wanted: Tensor, sample: simulate.Batch) -> Tensor:
        """The hinge losses of judge and network; outside of training (settling batch norm) the judge learns nothing."""
        judge = self._judge = self._judge or _judge(ab.device)
        if torch.is_grad_enabled():
            optimizer = self._optimizer = self._optimizer or torch.optim.Adam(
                judge.parameters(), lr=self.RATE, betas=(0.5, 0.9)
            )
            false, true = judge(_shown(sample, ab.detach())), judge(_shown(sample, wanted))
            optimizer.zero_grad()
            torch.autograd.backward(F.relu(1 + false).mean() + F.relu(1 - true).mean())
            optimizer.step()
        judge.requires_grad_(requires_grad=False)
        loss: Tensor = -judge(_shown(sample, ab)).mean()
        judge.requires_grad_(requires_grad=True)
        return loss


def _judge(device: torch.device) -> nn.Sequential:
    def half(inside: int, outside: int) -> list[nn.Module]:
        return [nn.utils.parametrizations.spectral_norm(nn.Conv2d(inside, outside, 4, 2, 1)), nn.LeakyReLU(0.2)]

    return nn.Sequential(*half(6, 48), *half(48, 96), *half(96, 192), nn.Conv2d(192, 1, 3, padding=1)).to(device)


def _shown(sample: simulate.Batch, ab: Tensor) -> Tensor:
    """What the judge sees (2B, 6, H, W); without guidance there are no hints to see."""
    light = (F.avg_pool2d(sample.light, sample.light.shape[-1] // ab.shape[-1]) - 50) / 50
    told = torch.cat([sample.hint_ab / AB_SCALE, sample.hint_mask], dim=1)
    return torch.cat([torch.cat([light, light]), ab / AB_SCALE, torch.cat([told, torch.zeros_like(told)])], dim=1)


VARIANTS = {
    "untaught-eye": UntaughtEyeRecipe(),
    "channel-attention": AttentionRecipe(),
    "adversarial": AdversarialRecipe(),
}
