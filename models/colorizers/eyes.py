"""The eye with which `he2018` compares photographs: Lite0, or the VGG-19 that the user has imported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import torch
import torch.nn.functional as F
from torch import Tensor

from models import weights
from models.matching.pyramid import Pyramid, pyramid_of_vgg, pyramids
from models.networks import lite0, vgg19
from models.networks.lite0 import Classifier, Lite0
from models.networks.vgg19 import Vgg19

Limits = tuple[float, float]


class Eye(Protocol):
    """What sees photographs, and what its similarities mean."""

    @property
    def sure(self) -> Limits:
        """Mean similarity at which a match is as good as that with an unrelated photograph, and as that with a copy."""
        ...

    @property
    def believed(self) -> Limits:
        """Mean similarity from which on a place follows its reference at all, and altogether."""
        ...

    @property
    def copied(self) -> Limits:
        """Mean similarity from which on a place takes its match's colour rather than the network's, and altogether."""
        ...

    def see(self, fine: Tensor) -> Pyramid:
        """Look at a photograph: L (1, 1, 2H, 2W), at twice the working sides, which are multiples of 16."""
        ...


@dataclass(frozen=True, slots=True)
class Lite0Eye:
    """See `Eye`.

    Half of the places of unrelated photographs have less than 0.35, hardly any of copies. Without the limit of belief
    one unrelated reference in twenty cost 1.6 dB and more, with it 0.8; copies lose nothing. Where the mean is 0.6 and
    more the match is nearer to the truth than what the network makes of it: copies gain 0.7 to 0.9 dB by taking it.
    """

    network: Lite0
    sure: Limits = (0.35, 0.7)
    believed: Limits = (0.33, 0.43)
    copied: Limits = (0.55, 0.75)

    def see(self, fine: Tensor) -> Pyramid:
        """See `Eye.see`."""
        picture = lite0.gray_input(fine).contiguous(memory_format=torch.channels_last)
        return pyramids(self.network.levels(picture), fine)[0]


@dataclass(frozen=True, slots=True)
class Vgg19Eye:
    """See `Eye`.

    What its similarities mean was not measured: the network alone decides what to follow, as in the paper.
    """

    network: Vgg19
    sure: Limits = (0.0, 1.0)
    believed: Limits = (-1.0, 0.0)
    copied: Limits = (1.0, 2.0)

    def see(self, fine: Tensor) -> Pyramid:
        """See `Eye.see`."""
        light = F.avg_pool2d(fine, 2)
        return pyramid_of_vgg(self.network(vgg19.gray_input(light)), light)


def open_eye(device: torch.device) -> Eye:
    """The user's VGG-19 if there is one, else Lite0.

    Raises:
        WeightsMissing, WeightsCorrupt: see `models.weights`.
    """
    if vgg19.NAME in weights.entries():
        network = Vgg19()
        weights.load_into(network, vgg19.NAME)
        return Vgg19Eye(network.eval().requires_grad_(requires_grad=False).to(device))
    classifier = Classifier()
    weights.load_into(classifier, "lite0")
    trunk = classifier.trunk.eval().requires_grad_(requires_grad=False)
    return Lite0Eye(trunk.to(device, memory_format=torch.channels_last))  # type: ignore[call-overload]
