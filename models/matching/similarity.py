"""The similarity maps of He 2018, 3.1, equations 1 and 2: how alike two photographs are at places that correspond."""

from __future__ import annotations

import torch
from torch import Tensor

from models.matching.fields import composed
from models.matching.pyramid import LEVELS, Pyramid


def similarity_maps(photo: Pyramid, reference: Pyramid, forward: Tensor, backward: Tensor) -> Tensor:
    """Cosines at all levels.

    Args:
        photo, reference: of h x w and h' x w' places.
        forward: field of the photograph to the reference (h, w, 2).
        backward: that of the reference to the photograph (h', w', 2).

    Returns:
        (10, h, w), 0 (nothing alike, or worse) to 1: levels 5 to 1 of sim T->R, which compares each place with its
        match, then levels 5 to 1 of sim R->T, which compares the match with where that leads back.
    """
    there, back = _rows(forward, reference.size), _rows(composed(forward, backward), photo.size)
    forth, returned = [], []
    for level in range(LEVELS, 0, -1):
        ours, theirs = photo.at_places(level), reference.at_places(level)[there]
        forth.append((ours * theirs).sum(1))
        returned.append((ours[back] * theirs).sum(1))
    return torch.stack(forth + returned).clamp(0, 1).reshape(2 * LEVELS, *photo.size)


def _rows(field: Tensor, size: tuple[int, int]) -> Tensor:
    return (field[..., 0] * size[1] + field[..., 1]).reshape(-1)
