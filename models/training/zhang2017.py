"""How the networks of Zhang 2017 are taught, slim enough for a CPU."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.data.photos import PhotoBank
from models.networks.zhang2017 import Zhang2017, Zhang2017Global, column
from models.training import hints, simulate
from models.training.losses import bin_cross_entropy, photograph_loss, smooth_l1_loss
from models.training.recipe import BIN_PLACES, Source
from models.training.validation import saturation_given, shown_points

COMPACT_WIDTH = 16
"""Channels of conv1: a sixteenth of the paper's arithmetic, 75 ms at 256x256 on one core."""
COMPACT_SIDE = 128
"""The largest crops it is taught on, and so the size at which it does best: 0.1 to 0.5 dB better than at 256."""

_NEITHER = simulate.Shares(
    painted=0.0, theme=0.0, histogram=0.0, saturation=0.0, reference_batches=0.0, recolored=0.15, one_color=0.6
)
LOCAL = replace(_NEITHER, local=0.75)
GLOBAL = replace(_NEITHER, local=0.0, strokes=0.0, full=0.0, histogram=0.5, saturation=0.5)
"""Histogram, saturation, both or neither (3.3)."""

Loss = Callable[[Tensor, Tensor], Tensor]


class LocalRecipe:
    """The local hints network with the paper's distribution; see `models.training.recipe.Recipe`."""

    name = "zhang2017-local"
    layout: Mapping[str, int | str] = {
        "width": COMPACT_WIDTH,
        "head": "hypercolumn",
        "mask": "0/1",
        "side": COMPACT_SIDE,
    }
    shown: tuple[str, ...] = ("0", "10")
    learned_elsewhere: tuple[str, ...] = ()
    validated_at = COMPACT_SIDE

    def __init__(self, shares: simulate.Shares = LOCAL, loss: Loss = photograph_loss) -> None:
        self._shares, self._loss = shares, loss

    def build(self) -> Zhang2017:
        """The network."""
        return Zhang2017(COMPACT_WIDTH, head="hypercolumn")

    def photographs(self, source: Source) -> PhotoBank:
        """Nothing must be known beforehand."""
        return source.load()

    def batch(self, bank: PhotoBank, number: int, size: int) -> simulate.Batch:
        """Points and strokes."""
        return simulate.batch(bank, number, size, self._shares)

    def losses(self, network: nn.Module, sample: simulate.Batch) -> tuple[Tensor, Tensor]:
        """The chroma's, and equation 6 at some places, the same for all samples of a batch."""
        assert isinstance(network, Zhang2017)
        ab, maps = network.color(sample.light, sample.hint_ab, sample.hint_mask)
        true = F.avg_pool2d(sample.ab, 4)
        h, w = true.shape[2:]
        y, x = torch.randint(0, h, (BIN_PLACES,)), torch.randint(0, w, (BIN_PLACES,))
        logits = network.bin_logits(column(maps, h, y, x))
        return self._loss(ab, sample.ab), bin_cross_entropy(
            logits.flatten(0, 1), true[:, :, y, x].movedim(1, 2).flatten(0, 1)
        )

    def answers(self, network: nn.Module, lab: Tensor, _fine: Tensor) -> Iterator[tuple[str, Tensor]]:
        """Numbers of points."""
        assert isinstance(network, Zhang2017)
        for name, points in shown_points(lab[:, 1:]):
            yield name, network.color(lab[:, :1], *points)[0]


class GlobalRecipe:
    """The global hints network; see `models.training.recipe.Recipe`."""

    name = "zhang2017-global"
    layout: Mapping[str, int | str] = {"width": COMPACT_WIDTH, "side": COMPACT_SIDE}
    shown: tuple[str, ...] = ("0", "histogram and saturation")
    learned_elsewhere: tuple[str, ...] = ()
    validated_at = COMPACT_SIDE

    def __init__(self, shares: simulate.Shares = GLOBAL, loss: Loss = photograph_loss) -> None:
        self._shares, self._loss = shares, loss

    def build(self) -> Zhang2017Global:
        """The network."""
        return Zhang2017Global(COMPACT_WIDTH)

    def photographs(self, source: Source) -> PhotoBank:
        """Nothing must be known beforehand."""
        return source.load()

    def batch(self, bank: PhotoBank, number: int, size: int) -> simulate.Batch:
        """Histogram and saturation."""
        return simulate.batch(bank, number, size, self._shares)

    def losses(self, network: nn.Module, sample: simulate.Batch) -> tuple[Tensor, Tensor]:
        """The chroma's; only the local network predicts a distribution."""
        assert isinstance(network, Zhang2017Global)
        ab = network(sample.light, sample.histogram, sample.saturation)
        return self._loss(ab, sample.ab), ab.new_zeros(())

    def answers(self, network: nn.Module, lab: Tensor, _fine: Tensor) -> Iterator[tuple[str, Tensor]]:
        """Nothing, histogram, saturation, both."""
        assert isinstance(network, Zhang2017Global)
        taps = network.encode(lab[:, :1])
        histogram, saturation = hints.histograms(lab[:, 1:]), saturation_given(lab)
        for name, share, mean in (
            ("0", 0.0, 0.0), ("histogram", 1.0, 0.0), ("saturation", 0.0, 1.0), ("histogram and saturation", 1.0, 1.0)
        ):  # fmt: skip
            yield name, network.decode(taps, histogram * share, saturation * mean)


PAPER = {
    each.name: each
    for each in (
        LocalRecipe(
            replace(LOCAL, local=1.0, central=1.0, strokes=0.0, recolored=0.0, aged=0.0), smooth_l1_loss
        ),
        GlobalRecipe(replace(GLOBAL, recolored=0.0, aged=0.0), smooth_l1_loss),
    )
}  # fmt: skip
"""The recipes by the paper's letter: few points around the centre, no strokes, no other hues, no age, equation 4."""
