"""Correspondences forced by hand bend a field around them."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from models.matching.fields import grid, inside
from models.matching.pyramid import Pyramid

REACH = 0.12
"""Standard deviation, in short sides, of the Gaussian with which a pair of places acts on what is around them."""
STRANGE, ALIKE = 0.2, 0.6
"""Cosine between looks from which on a place belongs to the thing that was clicked, and altogether."""
BENT = 0.3
"""Weight from which on a place follows a pair rather than its own match."""

Pair = tuple[tuple[int, int], tuple[int, int]]
"""Row and column of a place of the photograph, and of one of the reference."""


def bent(field: Tensor, photo: Pyramid, reference: Pyramid, pairs: list[Pair]) -> tuple[Tensor, Tensor]:
    """A field that leads from each pair's first place to its second, and from what is around there likewise.

    Args:
        field: (h, w, 2) of `photo` to `reference`.
        photo, reference: what is seen in them.
        pairs: the later ones come before the earlier ones where they say different things.

    Returns:
        the field, and (h, w) how surely each place is told by a pair, 0..1.
    """
    places = grid(photo.size, field.device)
    told = torch.zeros(photo.size, device=field.device)
    for place, other in pairs:
        weight = _weight(photo, places, place)
        follows = (weight > BENT) & (weight >= told)
        moved = inside(places + (torch.tensor(other) - torch.tensor(place)).to(field.device), reference.size)
        field = torch.where(follows[..., None], moved, field)
        told = torch.where(follows, weight, told)
    return field, told


def _weight(photo: Pyramid, places: Tensor, place: tuple[int, int]) -> Tensor:
    """How much a pair at a place says of every other: near it, and alike."""
    here = torch.tensor(place, device=places.device)
    reach = max(1.0, REACH * min(photo.size))
    near = torch.exp(-(places - here).square().sum(-1) / (2 * reach**2))
    look = F.interpolate(photo.look[None], photo.size, mode="bilinear")[0]
    cosine = F.cosine_similarity(look, look[:, place[0], place[1]][:, None, None], dim=0)
    return near * ((cosine - STRANGE) / (ALIKE - STRANGE)).clamp(0, 1)
