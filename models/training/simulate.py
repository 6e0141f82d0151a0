"""One training batch of `unified`: photographs, their age, and every kind of guidance in every combination."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from models.networks.unified import Tokens
from models.training import hints
from models.training.age import aged_lightness
from models.training.lab import rgb_to_lab
from models.training.photos import PhotoBank, bent_view, random_view

AGED_SHARE = 0.2
RECOLORED_SHARE = 0.12
"""Of the samples whose guidance tells the colours: their hues are turned, so that hints are followed, not known."""

LOCAL_SHARE, STROKE_SHARE, FULL_SHARE = 0.7, 0.12, 0.01
THEME_SHARE, HISTOGRAM_SHARE, SATURATION_SHARE = 0.2, 0.15, 0.15
REFERENCE_BATCHES, REFERENCE_SHARE = 0.4, 0.75
SAME_PHOTO, SAME_SOURCE = 0.5, 0.15
"""Of the references: another view of the photograph itself, another photograph of its source; the rest is unrelated."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one step of training sees.

    Attributes:
        light: L the network sees, (B, 1, H, W).
        ab: true chroma (B, 2, H, W).
        hint_ab, hint_mask: points and strokes.
        theme: colours (B, 7, 2), log shares (B, 7).
        histogram: (B, 313), rows of zeros where absent.
        saturation: (B, 2).
        reference_light, reference_ab, reference_strength: references, strength 0 where absent; None in most batches.
    """

    light: Tensor
    ab: Tensor
    hint_ab: Tensor
    hint_mask: Tensor
    theme: Tokens
    histogram: Tensor
    saturation: Tensor
    reference_light: Tensor | None = None
    reference_ab: Tensor | None = None
    reference_strength: Tensor | None = None


def batch(bank: PhotoBank, number: int, size: int) -> Batch:
    """Simulate a batch; everything follows torch's random state."""
    device = bank.pixels.device
    index = bank.draw(number)
    rgb = bank.view(index, size, random_view(number, device))
    lab = rgb_to_lab(rgb)
    count, central = hints.point_numbers(number, device)
    count = count * _some(number, LOCAL_SHARE, device)
    same_photo = torch.zeros(number, dtype=torch.bool, device=device)
    reference_lab = strength = None
    if torch.rand(()) < REFERENCE_BATCHES:
        reference_lab, strength, same_photo = _references(bank, index, size)
    theme_there = _some(number, THEME_SHARE, device)
    histogram_there = _some(number, HISTOGRAM_SHARE, device)
    turn = _turns((count > 4) | theme_there | histogram_there | same_photo)
    ab = _turned(lab[:, 1:], turn)
    hint_ab, hint_mask = _local(ab, count, central)
    theme_ab, theme_weight = hints.themes(ab)
    saturation = hints.saturations(rgb)
    saturation_there = _some(number, SATURATION_SHARE, device) & (turn == 0)
    return Batch(
        light=_partly_aged(rgb, lab[:, :1]),
        ab=ab,
        hint_ab=hint_ab,
        hint_mask=hint_mask,
        theme=Tokens(theme_ab, theme_weight.masked_fill(~theme_there[:, None], -math.inf)),
        histogram=hints.histograms(ab) * histogram_there[:, None],
        saturation=torch.stack([saturation, torch.ones_like(saturation)], 1) * saturation_there[:, None],
        reference_light=None if reference_lab is None else reference_lab[:, :1],
        reference_ab=None if reference_lab is None else _turned(reference_lab[:, 1:], turn),
        reference_strength=strength,
    )


def _some(number: int, share: float, device: torch.device) -> Tensor:
    return torch.rand(number, device=device) < share


def _partly_aged(rgb: Tensor, light: Tensor) -> Tensor:
    chosen = _some(len(rgb), AGED_SHARE, rgb.device).nonzero()[:, 0]
    return light.index_copy(0, chosen, aged_lightness(rgb[chosen]))


def _references(bank: PhotoBank, index: Tensor, size: int) -> tuple[Tensor, Tensor, Tensor]:
    """Lab of a reference for each sample, its strength, and whether it truly shows the sample's colours."""
    number, device = len(index), index.device
    there = _some(number, REFERENCE_SHARE, device)
    kind = torch.rand(number, device=device)
    chosen = torch.where(kind < SAME_PHOTO + SAME_SOURCE, bank.neighbours(index), bank.draw(number))
    chosen = torch.where(kind < SAME_PHOTO, index, chosen)
    lab = rgb_to_lab(bank.view(chosen, size, bent_view(number, device)))
    gamma = torch.exp(torch.randn(number, 1, 1, 1, device=device) * 0.15)
    exposed = torch.cat([(lab[:, :1] / 100).clamp(0, 1) ** gamma * 100, lab[:, 1:]], dim=1)
    return exposed, there.float(), there & (kind < SAME_PHOTO)


def _turns(told: Tensor) -> Tensor:
    """Angles (B,) by which hues are turned; 0 for most, and for all whose guidance does not tell the colours."""
    chosen = told & _some(len(told), RECOLORED_SHARE, told.device)
    return torch.rand(len(told), device=told.device) * 2 * math.pi * chosen


def _turned(ab: Tensor, angle: Tensor) -> Tensor:
    cos, sin = angle.cos()[:, None, None], angle.sin()[:, None, None]
    return torch.stack([cos * ab[:, 0] - sin * ab[:, 1], sin * ab[:, 0] + cos * ab[:, 1]], dim=1)


def _local(ab: Tensor, count: Tensor, central: Tensor) -> tuple[Tensor, Tensor]:
    number, device = len(ab), ab.device
    hint_ab, mask = hints.draw_points(ab, count, central)
    strokes = torch.randint(1, 5, (number,), device=device) * _some(number, STROKE_SHARE, device)
    stroke_ab, stroke_mask = hints.draw_strokes(ab, strokes)
    hint_ab = torch.where(stroke_mask > 0, stroke_ab, hint_ab)
    mask = torch.maximum(mask, stroke_mask)
    full = _some(number, FULL_SHARE, device)[:, None, None, None]
    return torch.where(full, ab, hint_ab), torch.where(full, torch.ones_like(mask), mask)
