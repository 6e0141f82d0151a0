"""What the training loop must know of a network; one of these per network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

import torch
from torch import Tensor, nn

from models.data.photos import PhotoBank

BIN_PLACES = 48
"""Places per photograph at which the distribution of colours is trained."""


class Sample(Protocol):
    """What one step of training sees; its parts are the recipe's own business, but for how many there are.

    Attributes:
        light: (B, 1, ...).
    """

    @property
    def light(self) -> Tensor: ...


Bank = TypeVar("Bank")
Batch = TypeVar("Batch", bound=Sample)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a run's photographs come from.

    Attributes:
        places: folders, tars and zips.
        without: sources to leave out.
        size: side of the crops that are wanted, in pixels.
        device: where they are kept.
        cache: a file to keep what must be known of them beforehand.
    """

    places: list[Path]
    without: frozenset[str]
    size: int
    device: torch.device
    cache: Path

    def load(self) -> PhotoBank:
        """The photographs, larger than the crops, which then differ in scale and place."""
        return PhotoBank.load(self.places, self.size * 3 // 2, self.device, self.without)


class Recipe(Protocol[Bank, Batch]):
    """How one network is made, taught and looked at.

    Attributes:
        name: its key in weights/manifest.toml.
        layout: what the manifest must say for the network to be built again.
        shown: which of the `answers` the pictures in a run's folder show.
        learned_elsewhere: parts of the network that other photographs have taught, and that change slowly here.
        validated_at: side in pixels at which it is validated: as large as photographs are where it ships.
    """

    name: str
    layout: Mapping[str, int | str]
    shown: tuple[str, ...]
    learned_elsewhere: tuple[str, ...]
    validated_at: int

    def build(self) -> nn.Module:
        """The network, untrained."""
        ...

    def photographs(self, source: Source) -> Bank:
        """The photographs, with what the recipe must know of them beforehand."""
        ...

    def batch(self, bank: Bank, number: int, size: int) -> Batch:
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


AnyRecipe = Recipe[Any, Any]
