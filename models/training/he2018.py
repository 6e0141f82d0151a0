"""How the colorization subnet of He 2018 is taught (3.2), slim enough for a CPU.

Half of each batch is the chrominance branch: the reference is a fake one in the photograph's own colours, and the
result should be the photograph. The other half is the perceptual branch: the reference is real, and the result should
look like a photograph to a network that knows things.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.data.lab import unclipped_rgb
from models.device import precision
from models.matching.deep import match
from models.matching.fields import carried, composed, half, whole
from models.matching.pyramid import Pyramid, pyramids
from models.matching.similarity import similarity_maps
from models.networks.he2018 import MAPS, He2018
from models.networks.lite0 import Lite0, gray_input, network_input
from models.training.dyes import Dye
from models.training.losses import smooth_l1_loss
from models.training.pairs import SIDE, PairBank, Pairs, load_sight
from models.training.recipe import Source

WIDTH = 16
"""Channels of the first layer: a sixteenth of the paper's arithmetic."""

ALPHA = 1.0
"""Weight of the perceptual loss, at which its gradient on the colours is as large as the other's at the start."""
WITHOUT = 0.1
"""Share of samples without a reference: the project's own wish, the paper always has one."""
DYED = 0.2
"""Share of fake references, and of their photographs, in which one thing has another colour, so that it is taken from
there and not known."""
DOUBT = 0.25, 0.65
"""Mean similarity below which a fake reference has the real one's colours, by chance between these two. The way there
and back ends near where it began even where two photographs have nothing in common; without this the network would
learn that references are always right."""
_SMOOTH = 5
"""Side of the box, in places, over which that mean is taken."""


@dataclass(frozen=True, slots=True)
class HeBatch:
    """Photographs with aligned references.

    Attributes:
        light, ab: of the photographs (B, 1, H, W), (B, 2, H, W).
        reference_ab: aligned chroma (B, 2, H, W).
        similarity: (B, 10, H, W).
        chrominance: (B,) bool, the samples of this branch; the others are of the perceptual one.
    """

    light: Tensor
    ab: Tensor
    reference_ab: Tensor
    similarity: Tensor
    chrominance: Tensor


class He2018Recipe:
    """See `models.training.recipe.Recipe`; its photographs are one file of pairs (`models.training.pairs`)."""

    name = "he2018"
    layout: Mapping[str, int | str] = {"kind": "compact", "width": WIDTH, "side": SIDE}
    shown: tuple[str, ...] = ("0", "mirrored")
    learned_elsewhere: tuple[str, ...] = ()
    validated_at = 128

    def __init__(self, alpha: float = ALPHA, *, chrominance: float = 1.0) -> None:
        """Weights of the perceptual loss and of the chrominance loss."""
        self._alpha, self._chrominance = alpha, chrominance

    def build(self) -> He2018:
        """The network."""
        return He2018(WIDTH)

    def photographs(self, source: Source) -> PairBank:
        """Pairs that were matched beforehand; raises FileNotFoundError, ValueError."""
        place = source.places[0]
        if not place.is_file():
            raise ValueError(f"he2018 is taught on a file that “pairs” makes; {place} is none")
        return PairBank(place, source.device)

    def batch(self, bank: PairBank, number: int, size: int) -> HeBatch:
        """Half of the samples for each branch."""
        pairs = bank.draw(number)
        device = pairs.ab.device
        chrominance = torch.arange(number, device=device) < number // 2
        apart = torch.tensor([kind in ("category", "unrelated", "same") for kind in pairs.kinds], device=device)
        # What shows something else is followed by nobody, and what shows the same needs no fake.
        faked = chrominance & ~apart
        ab = torch.where(_each(faked & _some(number, DYED, device)), _dyed(pairs), pairs.ab)
        reference = torch.stack([_reference(pairs, ab, n, fake=bool(faked[n])) for n in range(number)])
        there = _each(~_some(number, WITHOUT, device))
        maps = torch.cat([pairs.light, ab, whole(reference) * there, whole(pairs.maps) * there], dim=1)
        light, ab, reference, similarity = torch.split(_cut(maps, size), [1, 2, 2, MAPS], dim=1)
        return HeBatch(light, ab, reference, similarity, chrominance)

    def losses(self, network: nn.Module, sample: HeBatch) -> tuple[Tensor, Tensor]:
        """Both branches' losses, each on its own samples (equations 4, 6 and 7)."""
        ab = network(sample.light, sample.reference_ab, sample.similarity)
        chrominance, perceptual = self.branches(ab, sample)
        return self._chrominance * chrominance + self._alpha * perceptual, ab.new_zeros(())

    def branches(self, ab: Tensor, sample: HeBatch) -> tuple[Tensor, Tensor]:
        """The chrominance loss and the perceptual one of a result (B, 2, H, W)."""
        first, second = sample.chrominance, ~sample.chrominance
        true = torch.cat([sample.light, sample.ab], dim=1)[second]
        seen = torch.cat([sample.light[second], ab[second]], dim=1)
        return smooth_l1_loss(ab[first], sample.ab[first]), perceptual_loss(seen, true)

    def answers(self, network: nn.Module, lab: Tensor, fine: Tensor) -> Iterator[tuple[str, Tensor]]:
        """Without a reference, with the mirrored photograph, and with another one."""
        light, ab = lab[:, :1], lab[:, 1:]
        yield "0", network(light, torch.zeros_like(ab), ab.new_zeros(len(ab), MAPS, *ab.shape[2:]))
        ours, flipped = _seen(fine), _seen(fine.flip(3))
        for name, theirs, colors in (
            ("mirrored", flipped, ab.flip(3)), ("unrelated", ours[-1:] + ours[:-1], ab.roll(1, 0))
        ):  # fmt: skip
            aligned = [_aligned(*each) for each in zip(ours, theirs, colors, strict=True)]
            reference, similarity = (torch.stack(each) for each in zip(*aligned, strict=True))
            yield name, network(light, whole(reference), whole(similarity))


VARIANTS = {
    "chrominance": He2018Recipe(0.0),
    "alpha-quarter": He2018Recipe(ALPHA / 4),
    "alpha-4": He2018Recipe(4 * ALPHA),
    "perceptual": He2018Recipe(chrominance=0.0),
}
"""Figure 8: each branch alone, and other weights of the perceptual one."""


def _each(chosen: Tensor) -> Tensor:
    return chosen[:, None, None, None]


def _some(number: int, share: float, device: torch.device) -> Tensor:
    return torch.rand(number, device=device) < share


def _dyed(pairs: Pairs) -> Tensor:
    lab = torch.cat([pairs.light, pairs.ab], dim=1)
    never = torch.zeros(len(lab), dtype=torch.bool, device=lab.device)
    return Dye.draw(lab, whole=never, place=never)(lab)


def _reference(pairs: Pairs, ab: Tensor, index: int, *, fake: bool) -> Tensor:
    """The aligned chroma of one pair on the grid of places (2, h, w): R', or with `fake` T' (3.2.1)."""
    forward = pairs.forward[index]
    real = carried(half(pairs.reference_ab[index]), forward)
    if not fake:
        return real
    own = carried(half(ab[index]), composed(forward, pairs.backward[index]))
    believed = F.avg_pool2d(pairs.maps[index].mean(dim=0)[None], _SMOOTH, 1, _SMOOTH // 2, count_include_pad=False)
    low, high = DOUBT
    return torch.where(believed > low + (high - low) * torch.rand((), device=ab.device), own, real)


def _cut(maps: Tensor, size: int) -> Tensor:
    """A random square of maps (B, C, S, S), of even coordinates, and mirrored half of the time."""
    top, left = (2 * int(torch.randint(0, (maps.shape[-1] - size) // 2 + 1, ())) for _ in range(2))
    part = maps[..., top : top + size, left : left + size]
    return part.flip(3) if torch.rand(()) < 0.5 else part


def perceptual_loss(predicted: Tensor, true: Tensor) -> Tensor:
    """How differently two Lab pictures (B, 3, H, W) look to Lite0 (equation 6): its blocks 10 and 15, pictures doubled.

    Squared distances over the spread of the true features, the mean of both blocks.
    """
    sight = _eye(true.device)
    with torch.no_grad():
        wanted = sight(_doubled(true))[1:]
    seen = sight(_doubled(predicted))[1:]
    pairs = [(one.float(), other.float()) for one, other in zip(seen, wanted, strict=True)]
    return torch.stack([(one - other).square().mean() / other.var() for one, other in pairs]).mean()


def _doubled(lab: Tensor) -> Tensor:
    with torch.autocast(lab.device.type, enabled=False):
        large = F.interpolate(lab.float(), scale_factor=2.0, mode="bilinear")
        return network_input(unclipped_rgb(large)).contiguous(memory_format=torch.channels_last)


@lru_cache(maxsize=2)
def _eye(device: torch.device) -> Lite0:
    return load_sight(device)


def _seen(fine: Tensor) -> list[Pyramid]:
    picture = gray_input(fine).contiguous(memory_format=torch.channels_last)
    with precision(fine.device):
        return pyramids(_eye(fine.device).levels(picture), fine)


def _aligned(ours: Pyramid, theirs: Pyramid, ab: Tensor) -> tuple[Tensor, Tensor]:
    """A reference's chroma (2, H, W) on the photograph's places, and how alike they are."""
    forward, backward = match(ours, theirs)
    return carried(half(ab), forward), similarity_maps(ours, theirs, forward, backward)
