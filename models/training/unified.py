"""How `unified` is taught: every kind of guidance, in every combination."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.data.photos import PhotoBank
from models.networks.lite0 import Classifier
from models.networks.tokens import Features, Keys, Tokens, cell_colors, reference_cells
from models.networks.unified import Guide, Unified
from models.training import hints, simulate
from models.training.kin import with_kin
from models.training.losses import automatic_loss, bin_cross_entropy, photograph_loss
from models.training.recipe import BIN_PLACES, Source
from models.training.validation import saturation_given, shown_points
from models.weights import load_into

FINE = 2
"""The encoder sees photographs at twice the sides of the chroma."""
NEAR, NEAR_SHARE, NEAR_LEAST = 1.5, 0.35, 0.82
"""Larger crops: how many times as large their sides are (128 pixels become 192); their share of the
batches; and the share of such a side that a photograph's short side must have. Things in them are as large as
in the pictures that the program colours. A batch of them has fewer crops and as many pixels."""


class UnifiedRecipe:
    """See `models.training.recipe.Recipe`."""

    name = "unified"
    layout: Mapping[str, int | str] = {}
    shown: tuple[str, ...] = ("0", "10")
    learned_elsewhere: tuple[str, ...] = ("sight",)
    validated_at = 160

    def build(self) -> Unified:
        """The network, with what Lite0 knows."""
        network, classifier = Unified(), Classifier()
        load_into(classifier, "lite0")
        network.sight.load_state_dict(classifier.trunk.state_dict())
        return network

    def photographs(self, source: Source) -> PhotoBank:
        """With photographs of the same kind of thing, which are each other's references."""
        return with_kin(source.load(), source.cache)

    def batch(self, bank: PhotoBank, number: int, size: int) -> simulate.Batch:
        """All kinds of guidance."""
        if torch.rand(()) >= NEAR_SHARE:
            return simulate.batch(bank, number, size, simulate.EVERYTHING, FINE)
        number, size = math.ceil(number / NEAR**2), round(size * NEAR)
        return simulate.batch(bank, number, size, simulate.EVERYTHING, FINE, NEAR_LEAST * size)

    def losses(self, network: nn.Module, sample: simulate.Batch) -> tuple[Tensor, Tensor]:
        """That of the chroma, and the cross-entropy of the bins at some places.

        Every photograph is answered twice, with its guidance and without any: what things look like is learned where
        nothing tells their colours, and decoding costs little beside encoding.
        """
        assert isinstance(network, Unified)
        features = network.encode(sample.light)
        ab, bin_features = network.decode_twice(features, _guide(network, features, sample))
        wanted = torch.cat([sample.ab, sample.natural])
        rows = torch.arange(len(ab), device=ab.device)[:, None]
        places = torch.randint(0, bin_features[0, 0].numel(), (len(ab), BIN_PLACES), device=ab.device)
        true = F.avg_pool2d(wanted, 4).flatten(2)[rows, :, places]
        logits = network.bin_logits(bin_features.flatten(2)[rows, :, places])
        return self.chroma_loss(ab, wanted, sample), bin_cross_entropy(logits.flatten(0, 1), true.flatten(0, 1))

    def chroma_loss(self, ab: Tensor, wanted: Tensor, _sample: simulate.Batch) -> Tensor:
        """Of the answers with guidance and those without (2B, 2, H, W), and the chroma that they should have."""
        (told, free), (told_wanted, free_wanted) = ab.chunk(2), wanted.chunk(2)
        return (photograph_loss(told, told_wanted) + automatic_loss(free, free_wanted)) / 2

    def answers(self, network: nn.Module, lab: Tensor, fine: Tensor) -> Iterator[tuple[str, Tensor]]:
        """Numbers of points, theme, histogram, saturation, mirrored and unrelated reference."""
        assert isinstance(network, Unified)
        features = network.encode(fine)
        for name, guide in _guides(network, lab, fine):
            yield name, network.decode(features, guide)[0]


def _guide(network: Unified, features: Features, sample: simulate.Batch) -> Guide:
    """The hints of a simulated batch, its references encoded."""
    keys: Keys | None = None
    tokens: Tokens | None = None
    if sample.references is not None:
        references = sample.references
        # Its own queries teach the encoder what keys must say; a second backward pass would cost a third of the step.
        with torch.no_grad():
            seen = network.encode(references.light)
        carried = carried_colors(features.look, seen.look, cell_colors(sample.ab))
        colors = torch.where(references.carried[:, None, None], carried, cell_colors(references.ab))
        keys, tokens = reference_cells(seen, colors, references.strength)
    return Guide(
        sample.hint_ab, sample.hint_mask, sample.theme, sample.histogram, sample.saturation, keys, tokens
    )  # fmt: skip


def carried_colors(photo: Tensor, reference: Tensor, colors: Tensor) -> Tensor:
    """A photograph's colours on another one, each cell in the colour of the cell that looks most like it.

    He 2018, 3.2.2 (the "fake reference" of the chrominance branch), on cells.

    Args:
        photo, reference: what their cells look like, unit vectors (B, C, h, w).
        colors: of the photograph's cells (B, h * w, 2).

    Returns:
        (B, h * w, 2) for the reference's cells.
    """
    best = (reference.flatten(2).transpose(1, 2) @ photo.flatten(2)).argmax(dim=2)
    return colors.gather(1, best[..., None].expand(-1, -1, 2))


def _guides(network: Unified, lab: Tensor, fine: Tensor) -> Iterator[tuple[str, Guide]]:
    light, ab = lab[:, :1], lab[:, 1:]
    none = torch.zeros_like(ab), torch.zeros_like(light)
    for name, points in shown_points(ab):
        yield name, Guide(*points)
    yield "theme", Guide(*none, theme=Tokens(*hints.themes(ab)))
    yield "histogram", Guide(*none, histogram=hints.histograms(ab))
    yield "saturation", Guide(*none, saturation=saturation_given(lab))
    strength = torch.ones(len(ab), device=ab.device)
    for name, other, other_ab in (
        ("mirror", fine.flip(3), ab.flip(3)), ("unrelated", fine.roll(1, 0), ab.roll(1, 0))
    ):  # fmt: skip
        keys, tokens = reference_cells(network.encode(other), cell_colors(other_ab), strength)
        yield name, Guide(*none, reference=keys, reference_tokens=tokens)
