"""What the training loop must know of a network; one of these per network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from torch import Tensor, nn

from models.data.photos import PhotoBank
from models.training.simulate import Batch

BIN_PLACES = 48
"""Places per photograph at which the distribution of colours is trained."""


class Recipe(Protocol):
    """How one network is made, taught and looked at.

    Attributes:
        name: its key in weights/manifest.toml.
        layout: what the manifest must say for the network to be built again.
        shown: which of the `answers` the pictures in a run's folder show.
        learned_elsewhere: parts of the network that other photographs have taught, and that change slowly here.
    """

    name: str
    layout: Mapping[str, int | str]
    shown: tuple[str, ...]
    learned_elsewhere: tuple[str, ...]

    def build(self) -> nn.Module:
        """The network, untrained."""
        ...

    def look_at(self, bank: PhotoBank, cache: Path) -> PhotoBank:
        """The photographs with what the recipe must know of them beforehand; `cache` is a file to keep that in."""
        ...

    def compile(self, network: nn.Module) -> None:
        """Compile in place what it pays to compile."""
        ...

    def batch(self, bank: PhotoBank, number: int, size: int) -> Batch:
        """Photographs with the guidance this network takes."""
        ...

    def losses(self, network: nn.Module, sample: Batch) -> tuple[Tensor, Tensor]:
        """The loss of the chroma, and of the distribution of colours (0 where the network has none)."""
        ...

    def answers(self, network: nn.Module, lab: Tensor, fine: Tensor) -> Iterator[tuple[str, Tensor]]:
        """ab (B, 2, H, W) by kind of guidance taken from the true colours; the same for the same random state.

        Args:
            network: the network.
            lab: the truth (B, 3, H, W).
            fine: its lightness at twice the sides (B, 1, 2H, 2W).
        """
        ...
