"""How `unified` is taught: every kind of guidance, in every combination."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.data.photos import PhotoBank
from models.networks.unified import Guide, Tokens, Unified, reference_cells
from models.training import hints, simulate
from models.training.losses import bin_cross_entropy, photograph_loss
from models.training.recipe import BIN_PLACES
from models.training.validation import saturation_given, shown_points


class UnifiedRecipe:
    """See `models.training.recipe.Recipe`."""

    name = "unified"
    layout: Mapping[str, int | str] = {}
    shown: tuple[str, ...] = ("0", "10")

    def build(self) -> Unified:
        """The network."""
        return Unified()

    def compile(self, network: nn.Module) -> None:
        """Worth a fifth on a CPU, half of it from the attention, whose logits are then gone over once."""
        assert isinstance(network, Unified)
        for part in (network.encoder, network.decoder, *network.attend.values()):
            # Points touch other numbers of cells in every batch.
            part.compile(dynamic=part is network.attend["local"])

    def batch(self, bank: PhotoBank, number: int, size: int) -> simulate.Batch:
        """All kinds of guidance."""
        return simulate.batch(bank, number, size, simulate.EVERYTHING)

    def losses(self, network: nn.Module, sample: simulate.Batch) -> tuple[Tensor, Tensor]:
        """That of the chroma, and the cross-entropy of the bins at some places."""
        assert isinstance(network, Unified)
        features = network.encode(sample.light)
        ab, bin_features = network.decode(features, _guide(network, sample))
        rows = torch.arange(len(ab), device=ab.device)[:, None]
        places = torch.randint(0, bin_features[0, 0].numel(), (len(ab), BIN_PLACES), device=ab.device)
        true = F.avg_pool2d(sample.ab, 4).flatten(2)[rows, :, places]
        logits = network.bin_logits(bin_features.flatten(2)[rows, :, places])
        return photograph_loss(ab, sample.ab), bin_cross_entropy(logits.flatten(0, 1), true.flatten(0, 1))

    def answers(self, network: nn.Module, lab: Tensor) -> Iterator[tuple[str, Tensor]]:
        """Numbers of points, theme, histogram, saturation, mirrored and unrelated reference."""
        assert isinstance(network, Unified)
        features = network.encode(lab[:, :1])
        for name, guide in _guides(network, lab):
            yield name, network.decode(features, guide)[0]


def _guide(network: Unified, sample: simulate.Batch) -> Guide:
    """The hints of a simulated batch, its references encoded."""
    keys: Tensor | None = None
    tokens: Tokens | None = None
    if sample.reference_light is not None and sample.reference_ab is not None and sample.reference_strength is not None:
        keys, tokens = reference_cells(
            network.encode(sample.reference_light), sample.reference_ab, sample.reference_strength
        )
    return Guide(
        sample.hint_ab, sample.hint_mask, sample.theme, sample.histogram, sample.saturation, keys, tokens
    )  # fmt: skip


def _guides(network: Unified, lab: Tensor) -> Iterator[tuple[str, Guide]]:
    light, ab = lab[:, :1], lab[:, 1:]
    none = torch.zeros_like(ab), torch.zeros_like(light)
    for name, points in shown_points(ab):
        yield name, Guide(*points)
    yield "theme", Guide(*none, theme=Tokens(*hints.themes(ab)))
    yield "histogram", Guide(*none, histogram=hints.histograms(ab))
    yield "saturation", Guide(*none, saturation=saturation_given(lab))
    strength = torch.ones(len(ab), device=ab.device)
    for name, other in (("mirror", lab.flip(3)), ("unrelated", lab.roll(1, 0))):
        keys, tokens = reference_cells(network.encode(other[:, :1]), other[:, 1:], strength)
        yield name, Guide(*none, reference=keys, reference_tokens=tokens)
