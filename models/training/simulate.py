"""One training batch: photographs, their age, and every kind of guidance in every combination."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from models.data.age import aged_lightness
from models.data.lab import rgb_to_lab
from models.data.photos import PhotoBank, bent_view, random_view
from models.networks.unified import Tokens
from models.training import hints

AGED_SHARE = 0.2
RECOLORED_SHARE, ONE_COLOR_SHARE = 0.15, 0.6
"""Of the samples whose guidance tells the colours: they get other hues, so that hints are followed, not known. In most
of these only what has one colour changes, so that an unusual hint speaks for its own kind of thing and not for all."""
ONE_COLOR_WIDTH, ONE_COLOR_SHIFT = 12.0, 25.0
"""In ab units: how near a colour must be to change too (sigma), and how far what was gray is moved (sigma)."""

SAME_PHOTO, SAME_SOURCE = 0.45, 0.15
"""Of the references: another view of the photograph itself, another photograph of its source; the rest is unrelated."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How often each kind of guidance is there, 0..1.

    Attributes:
        local, strokes, full: points, strokes, all colours at once.
        central: of the points those that lie around the centre as Zhang's, few; the others are everywhere, up to many.
        theme, histogram, saturation: each for itself.
        reference_batches, references: batches that have references at all, and samples in these.
    """

    local: float = 0.75
    central: float = 0.3
    strokes: float = 0.12
    full: float = 0.01
    theme: float = 0.2
    histogram: float = 0.15
    saturation: float = 0.25
    reference_batches: float = 0.4
    references: float = 0.75


EVERYTHING = Shares()


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


def batch(bank: PhotoBank, number: int, size: int, shares: Shares) -> Batch:
    """Simulate a batch; everything follows torch's random state."""
    device = bank.pixels.device
    index = bank.draw(number)
    rgb = bank.view(index, size, random_view(number, device))
    lab = rgb_to_lab(rgb)
    count, central = hints.point_numbers(number, shares.central, device)
    count = count * _some(number, shares.local, device)
    same_photo = torch.zeros(number, dtype=torch.bool, device=device)
    reference_lab = strength = None
    if torch.rand(()) < shares.reference_batches:
        reference_lab, strength, same_photo = _references(bank, index, size, shares.references)
    theme_there = _some(number, shares.theme, device)
    histogram_there = _some(number, shares.histogram, device)
    chosen = ((count > 4) | theme_there | histogram_there | same_photo) & _some(number, RECOLORED_SHARE, device)
    dye = Dye.draw(lab[:, 1:])
    ab = _dyed(lab[:, 1:], dye, chosen)
    hint_ab, hint_mask = _local(ab, count, central, shares)
    theme_ab, theme_weight = hints.themes(ab)
    saturation = hints.saturations(rgb)
    saturation_there = _some(number, shares.saturation, device) & ~chosen
    return Batch(
        light=_partly_aged(rgb, lab[:, :1]),
        ab=ab,
        hint_ab=hint_ab,
        hint_mask=hint_mask,
        theme=Tokens(theme_ab, theme_weight.masked_fill(~theme_there[:, None], -math.inf)),
        histogram=hints.histograms(ab) * histogram_there[:, None],
        saturation=torch.stack([saturation, torch.ones_like(saturation)], 1) * saturation_there[:, None],
        reference_light=None if reference_lab is None else reference_lab[:, :1],
        reference_ab=None if reference_lab is None else _dyed(reference_lab[:, 1:], dye, chosen),
        reference_strength=strength,
    )


def _some(number: int, share: float, device: torch.device) -> Tensor:
    return torch.rand(number, device=device) < share


def _partly_aged(rgb: Tensor, light: Tensor) -> Tensor:
    chosen = _some(len(rgb), AGED_SHARE, rgb.device).nonzero()[:, 0]
    return light.index_copy(0, chosen, aged_lightness(rgb[chosen]))


def _references(bank: PhotoBank, index: Tensor, size: int, share: float) -> tuple[Tensor, Tensor, Tensor]:
    """Lab of a reference for each sample, its strength, and whether it truly shows the sample's colours."""
    number, device = len(index), index.device
    there = _some(number, share, device)
    kind = torch.rand(number, device=device)
    chosen = torch.where(kind < SAME_PHOTO + SAME_SOURCE, bank.neighbours(index), bank.draw(number))
    chosen = torch.where(kind < SAME_PHOTO, index, chosen)
    lab = rgb_to_lab(bank.view(chosen, size, bent_view(number, device)))
    gamma = torch.exp(torch.randn(number, 1, 1, 1, device=device) * 0.15)
    exposed = torch.cat([(lab[:, :1] / 100).clamp(0, 1) ** gamma * 100, lab[:, 1:]], dim=1)
    return exposed, there.float(), there & (kind < SAME_PHOTO)


@dataclass(frozen=True, slots=True)
class Dye:
    """Other colours for photographs: hues turned, for the whole picture or only for what has about one colour.

    Attributes:
        angle: (B,) by which hues are turned.
        center, shift: (B, 2, 1, 1) the colour that changes, and what is added to it, so that gray things change too.
        whole: (B,) bool, True where everything turns (and nothing is shifted).
    """

    angle: Tensor
    center: Tensor
    shift: Tensor
    whole: Tensor

    @classmethod
    def draw(cls, ab: Tensor) -> Dye:
        """One for each photograph (B, 2, H, W); the colour that changes is that of a random pixel."""
        number, device = len(ab), ab.device
        pixel = torch.randint(0, ab[0, 0].numel(), (number, 1, 1), device=device).expand(-1, 2, -1)
        return cls(
            torch.rand(number, device=device) * 2 * math.pi,
            ab.flatten(2).gather(2, pixel)[..., None],
            torch.randn(number, 2, 1, 1, device=device) * ONE_COLOR_SHIFT,
            ~_some(number, ONE_COLOR_SHARE, device),
        )

    def __call__(self, ab: Tensor) -> Tensor:
        """Chroma (B, 2, H, W) in the other colours."""
        cos, sin = self.angle.cos()[:, None, None], self.angle.sin()[:, None, None]
        turned = torch.stack([cos * ab[:, 0] - sin * ab[:, 1], sin * ab[:, 0] + cos * ab[:, 1]], dim=1)
        near = torch.exp((ab - self.center).square().sum(1, keepdim=True) / (-2 * ONE_COLOR_WIDTH**2))
        moved = ab + near * (turned + self.shift - ab)
        return torch.where(self.whole[:, None, None, None], turned, moved)


def _dyed(ab: Tensor, dye: Dye, chosen: Tensor) -> Tensor:
    return torch.where(chosen[:, None, None, None], dye(ab), ab)


def _local(ab: Tensor, count: Tensor, central: Tensor, shares: Shares) -> tuple[Tensor, Tensor]:
    number, device = len(ab), ab.device
    hint_ab, mask = hints.draw_points(ab, count, central)
    strokes = torch.randint(1, 5, (number,), device=device) * _some(number, shares.strokes, device)
    stroke_ab, stroke_mask = hints.draw_strokes(ab, strokes)
    hint_ab = torch.where(stroke_mask > 0, stroke_ab, hint_ab)
    mask = torch.maximum(mask, stroke_mask)
    full = _some(number, shares.full, device)[:, None, None, None]
    return torch.where(full, ab, hint_ab), torch.where(full, torch.ones_like(mask), mask)
