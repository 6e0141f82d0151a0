"""One training batch: photographs, their age, and every kind of guidance in every combination."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from models.data.age import aged_lightness
from models.data.lab import rgb_to_lab, rgb_to_light
from models.data.photos import PhotoBank, bent_view, random_view
from models.networks.tokens import Tokens
from models.training import hints
from models.training.dyes import Dye

MOST_PAINTED = 4
"""Points on a painted thing."""
FEW = 4
"""Points that tell too little of a photograph to give it other hues."""

TONES, REFERENCE_TONES = 0.25, 0.15
"""How far gammas lie from 1: the deviation of their logarithm."""

SAME_PHOTO, CARRIED, ALIKE = 0.15, 0.4, 0.1
"""Of the references: another view of the photograph itself; a photograph of the same kind of thing that has the
sample's colours where both look the same, so that what matches is copied (as He 2018, 3.2.2, trains its chrominance
branch); one of the same kind with its own colours. The rest is unrelated: it must not change the automatic answer."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How often each kind of guidance is there, 0..1.

    Attributes:
        local, strokes, full: points, strokes, all colours at once.
        central: of the points those that lie around the centre as Zhang's, few; the others are everywhere, up to many.
        painted: samples in which one thing has an unusual colour, of which a few points on it tell; all else keeps
            its colours, though nothing tells them. Without these a colour would speak for the whole photograph.
        theme, histogram, saturation: each for itself.
        reference_batches, references: batches that have references at all, and samples in these.
        recolored: of the samples whose guidance tells the colours those that get other hues, so that hints are
            followed, not known.
        one_color: of these, those in which only what has one colour changes, so that an unusual hint speaks for its own
            kind of thing and not for all; in the others every hue turns.
        aged: samples whose lightness is that of an old photograph.
        bent: samples that are turned and warped.
        toned: samples that are lighter or darker than the photograph.
        joined: samples with a rectangle of another photograph. With these three no photograph looks the same twice, and
            fewer are learned by heart.
    """

    local: float = 0.7
    central: float = 0.3
    strokes: float = 0.12
    full: float = 0.01
    painted: float = 0.12
    theme: float = 0.2
    histogram: float = 0.15
    saturation: float = 0.3
    reference_batches: float = 0.4
    references: float = 0.75
    recolored: float = 0.25
    one_color: float = 0.8
    aged: float = 0.2
    bent: float = 0.0
    toned: float = 0.0
    joined: float = 0.0


# A fifth of the samples have no guidance at all: the automatic answer is the hardest to learn.
EVERYTHING = Shares(local=0.6, theme=0.15, saturation=0.25, bent=0.3, toned=0.2, joined=0.08)


@dataclass(frozen=True, slots=True)
class Batch:
    """What one step of training sees.

    Attributes:
        light: L the network sees, (B, 1, F * H, F * W), F times as fine as the chroma.
        ab: the chroma that the guidance tells (B, 2, H, W): the photographs' own, or what they were given in its place.
        natural: the photographs' own.
        hint_ab, hint_mask: points and strokes.
        theme: colours (B, 7, 2), log shares (B, 7).
        histogram: (B, 313), rows of zeros where absent.
        saturation: (B, 2).
        references: None in most batches.
    """

    light: Tensor
    ab: Tensor
    natural: Tensor
    hint_ab: Tensor
    hint_mask: Tensor
    theme: Tokens
    histogram: Tensor
    saturation: Tensor
    references: References | None = None


@dataclass(frozen=True, slots=True)
class References:
    """A reference for each sample of a batch.

    Attributes:
        light: (B, 1, F * H, F * W) as the photographs'.
        ab: its own chroma (B, 2, H, W).
        strength: (B,) 0 where there is none.
        carried: (B,) bool, True where it gets the sample's colours in place of its own.
    """

    light: Tensor
    ab: Tensor
    strength: Tensor
    carried: Tensor


def batch(bank: PhotoBank, number: int, size: int, shares: Shares, fine: int = 1, least: float = 0.0) -> Batch:
    """Simulate a batch; everything follows torch's random state.

    Args:
        bank: the photographs.
        number: of samples.
        size: side of the chroma in pixels.
        shares: how often each kind of guidance is there.
        fine: how many times as fine as the chroma the lightness is.
        least: pixels that the photographs' short sides must have.
    """
    device = bank.pixels.device
    index = bank.draw(number, least)
    fine_rgb = _partly_joined(bank.view(index, size * fine, random_view(number, device, shares.bent)), shares.joined)
    rgb = F.avg_pool2d(fine_rgb, fine)
    lab = rgb_to_lab(rgb)
    count, central = hints.point_numbers(number, shares.central, device)
    count = count * _some(number, shares.local, device)
    same_photo = torch.zeros(number, dtype=torch.bool, device=device)
    references = None
    if torch.rand(()) < shares.reference_batches:
        references, same_photo = _references(bank, index, size, fine, shares.references)
    theme_there = _some(number, shares.theme, device)
    histogram_there = _some(number, shares.histogram, device)
    told = theme_there | histogram_there | same_photo
    if references is not None:
        told |= references.carried
    colors = _colored(lab, told | (count > FEW), shares)
    ab, painted = colors.ab, colors.painted
    on = torch.where(_each(painted), colors.dye.share(lab) > 0.5, 1.0)
    count = torch.where(painted, torch.randint(1, MOST_PAINTED + 1, (number,), device=device), count)
    hint_ab, hint_mask = _local(ab, count, central & ~painted, on, shares)
    theme_ab, theme_weight = hints.themes(ab)
    saturation = hints.saturations(rgb)
    saturation_there = _some(number, shares.saturation, device) & ~(colors.recolored | painted)
    if references is not None:
        references = _wearing(references, colors.dye, same_photo & colors.recolored, fine)
    return Batch(
        light=_partly_aged(fine_rgb, _partly_toned(rgb_to_light(fine_rgb), shares.toned), shares.aged),
        ab=ab,
        natural=lab[:, 1:],
        hint_ab=hint_ab,
        hint_mask=hint_mask,
        theme=Tokens(theme_ab, theme_weight.masked_fill(~theme_there[:, None], -math.inf)),
        histogram=hints.histograms(ab) * histogram_there[:, None],
        saturation=torch.stack([saturation, torch.ones_like(saturation)], 1) * saturation_there[:, None],
        references=references,
    )


class Colored(NamedTuple):
    """The colours of a batch after some got others.

    Attributes:
        ab: (B, 2, H, W).
        dye: what changes colours.
        recolored: (B,) bool, where guidance of any kind tells the other colours.
        painted: (B,) bool, where only points on the changed thing tell them.
    """

    ab: Tensor
    dye: Dye
    recolored: Tensor
    painted: Tensor


def _colored(lab: Tensor, told: Tensor, shares: Shares) -> Colored:
    """Give some photographs (B, 3, H, W) other colours; `told` (B,) are those whose guidance tells their colours."""
    number, device = len(lab), lab.device
    recolored = told & _some(number, shares.recolored, device)
    painted = _some(number, shares.painted, device)
    dye = Dye.draw(lab, whole=~(painted | _some(number, shares.one_color, device)), place=painted)
    return Colored(torch.where(_each(recolored | painted), dye(lab), lab[:, 1:]), dye, recolored, painted)


def _wearing(references: References, dye: Dye, chosen: Tensor, fine: int) -> References:
    """References of the same photograph (`chosen`, (B,) bool) in the same other colours."""
    # They are other views: the thing that has another colour may be anywhere in them.
    dyed = dye.everywhere()(torch.cat([F.avg_pool2d(references.light, fine), references.ab], dim=1))
    return replace(references, ab=torch.where(_each(chosen), dyed, references.ab))


def _each(chosen: Tensor) -> Tensor:
    return chosen[:, None, None, None]


def _some(number: int, share: float, device: torch.device) -> Tensor:
    return torch.rand(number, device=device) < share


def _partly_joined(rgb: Tensor, share: float) -> Tensor:
    """Photographs (B, 3, H, W), some of them with a rectangle, inside or at an edge, of another one of the batch."""
    number, device = len(rgb), rgb.device
    rows, columns = (_stretch(number, side, device) for side in rgb.shape[2:])
    inside = rows[:, None, :, None] & columns[:, None, None, :] & _each(_some(number, share, device))
    return torch.where(inside, rgb.roll(1, 0), rgb)


def _stretch(number: int, side: int, device: torch.device) -> Tensor:
    """30 to 80 % of a side, (B, side) bool; it may reach over either end."""
    first = torch.empty(number, 1, device=device).uniform_(-0.4, 1.0)
    last = first + torch.empty(number, 1, device=device).uniform_(0.3, 0.8)
    place = (torch.arange(side, device=device) + 0.5) / side
    return (first <= place) & (place < last)


def _partly_toned(light: Tensor, share: float) -> Tensor:
    """L (B, 1, H, W), some of it by another gamma, as another film or print would have it."""
    number, device = len(light), light.device
    other = torch.randn(number, device=device) * TONES * _some(number, share, device)
    return _with_gamma(light, other)


def _with_gamma(light: Tensor, logarithm: Tensor) -> Tensor:
    return (light / 100).clamp(0, 1) ** _each(logarithm.exp()) * 100


def _partly_aged(rgb: Tensor, light: Tensor, share: float) -> Tensor:
    chosen = _some(len(rgb), share, rgb.device).nonzero()[:, 0]
    return light.index_copy(0, chosen, aged_lightness(rgb[chosen]))


def _references(bank: PhotoBank, index: Tensor, size: int, fine: int, share: float) -> tuple[References, Tensor]:
    """References for some of the samples, and which of them show the sample's photograph itself."""
    number, device = len(index), index.device
    there = _some(number, share, device)
    kind = torch.rand(number, device=device)
    same_photo = there & (kind < SAME_PHOTO)
    carried = there & ~same_photo & (kind < SAME_PHOTO + CARRIED)
    chosen = torch.where(kind < SAME_PHOTO + CARRIED + ALIKE, bank.alike(index), bank.draw(number))
    chosen = torch.where(same_photo, index, chosen)
    rgb = bank.view(chosen, size * fine, bent_view(number, device))
    light = _with_gamma(rgb_to_light(rgb), torch.randn(number, device=device) * REFERENCE_TONES)
    ab = rgb_to_lab(F.avg_pool2d(rgb, fine))[:, 1:]
    return References(light, ab, there.float(), carried), same_photo


def _local(ab: Tensor, count: Tensor, central: Tensor, on: Tensor, shares: Shares) -> tuple[Tensor, Tensor]:
    number, device = len(ab), ab.device
    hint_ab, mask = hints.draw_points(ab, count, central, on)
    strokes = torch.randint(1, 5, (number,), device=device) * _some(number, shares.strokes, device)
    stroke_ab, stroke_mask = hints.draw_strokes(ab, strokes)
    hint_ab = torch.where(stroke_mask > 0, stroke_ab, hint_ab)
    mask = torch.maximum(mask, stroke_mask)
    full = _each(_some(number, shares.full, device))
    return torch.where(full, ab, hint_ab), torch.where(full, torch.ones_like(mask), mask)
