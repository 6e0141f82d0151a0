"""Dense matching by what a trained eye sees, coarse to fine, in both directions.

After Deep Image Analogy (Liao et al. 2017), which He 2018 matches with: all cells of 8 pixels are compared with all,
two candidates kept and those preferred that are each other's; then each finer level tries, for every place, where it
and its neighbours lead, one step around. Both pictures are gray photographs, so that their features need no blending;
and patches are not compared, because those of mirrored or turned things do not agree.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import torch
from torch import Tensor

from models.matching.fields import composed, finer, grid, inside
from models.matching.pyramid import Pyramid

MUTUAL = 0.1
"""What is added to the cosine of two cells that are among each other's best two."""
_FINE = ((3, 0.6), (2, 0.3))
"""The finer levels, and how much each counts beside the cosine of the cells."""
_AROUND = torch.tensor([(row, column) for row in (-1, 0, 1) for column in (-1, 0, 1)])
_SWEEPS = 2


def match(photo: Pyramid, reference: Pyramid) -> tuple[Tensor, Tensor]:
    """The fields of `photo` to `reference`, and back."""
    alike = photo.look.flatten(1).T @ reference.look.flatten(1)  # (P, P')
    alike = alike + MUTUAL * (_among_best(alike) & _among_best(alike.T).T)
    return _directed(photo, reference, alike), _directed(reference, photo, alike.T)


def _among_best(alike: Tensor) -> Tensor:
    """Which columns are among the two best of each row."""
    best = alike.topk(min(2, alike.shape[1]), dim=1).indices
    return torch.zeros_like(alike, dtype=torch.bool).scatter_(1, best, value=True)


def _directed(photo: Pyramid, reference: Pyramid, alike: Tensor) -> Tensor:
    cells, other = photo.look.shape[1:], reference.look.shape[1:]
    best = alike.argmax(dim=1).reshape(*cells)
    field = torch.stack([best // other[1], best % other[1]], dim=-1)
    scores = [_Score(alike, 1.0, cells[1], other[1], 1)]
    for level, weight in _FINE:
        target, source = (each.levels[level - 1].shape[1:] for each in (photo, reference))
        scores = [replace(score, step=2 * score.step) for score in scores]
        scores.append(_Score((photo.rows(level), reference.rows(level)), weight, target[1], source[1], 1))
        field = finer(field, (target[0], target[1]), (source[0], source[1]))
        for _ in range(_SWEEPS):
            field = _refined(field, (source[0], source[1]), scores)
    return field


@dataclass(frozen=True, slots=True)
class _Score:
    """How well places go together on one level.

    Attributes:
        features: unit vectors of both pictures' cells (P, C), (P', C), or their products (P, P') where they are known.
        weight: of this level.
        width, other_width: columns of its two grids.
        step: how many places a side of its cells has.
    """

    features: tuple[Tensor, Tensor] | Tensor
    weight: float
    width: int
    other_width: int
    step: int

    def of(self, places: Tensor, tried: Tensor) -> Tensor:
        """Places (h, w, 2) and what is tried for them (h, w, K, 2) -> (h, w, K)."""
        here = (places[..., 0] // self.step * self.width + places[..., 1] // self.step).reshape(-1)
        there = (tried[..., 0] // self.step * self.other_width + tried[..., 1] // self.step).reshape(len(here), -1)
        if isinstance(self.features, Tensor):
            cosines = self.features[here[:, None], there]
        else:
            ours, theirs = self.features
            cosines = (theirs[there] @ ours[here][:, :, None])[..., 0]
        return self.weight * cosines.reshape(tried.shape[:3])


def _refined(field: Tensor, source: tuple[int, int], scores: list[_Score]) -> Tensor:
    """One sweep: where each place leads itself, one step around, and where its neighbours lead."""
    target = (field.shape[0], field.shape[1])
    places = grid(target, field.device)
    around = _AROUND.to(field.device)
    beside = inside(places[:, :, None] + around[1::2], target)
    led = composed(beside, field) - (beside - places[:, :, None])
    tried = inside(torch.cat([field[:, :, None] + around, led], dim=2), source)  # (h, w, K, 2)
    score = sum((each.of(places, tried) for each in scores[1:]), start=scores[0].of(places, tried))
    chosen = score.argmax(dim=2)[..., None, None].expand(-1, -1, 1, 2)
    return tried.gather(2, chosen)[:, :, 0]
