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

ONE_COLOR_WIDTH, ONE_LIGHT_WIDTH, ONE_COLOR_SHIFT = 9.0, 18.0, 25.0
"""How near a colour (in ab units) and a lightness must be to change too, and how far what was gray is moved; sigmas."""
MOST_PAINTED = 4
"""Points on a painted thing."""
ONE_PLACE_SHARE = 0.5
"""Of the changes of one colour: those within one part of the photograph, a disc of 15 to 60 % of the side."""

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


# A fifth of the samples have no guidance at all: the automatic answer is the hardest to learn.
EVERYTHING = Shares(local=0.6, theme=0.15, saturation=0.25)


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


def batch(bank: PhotoBank, number: int, size: int, shares: Shares, fine: int = 1) -> Batch:
    """Simulate a batch; everything follows torch's random state.

    Args:
        bank: the photographs.
        number: of samples.
        size: side of the chroma in pixels.
        shares: how often each kind of guidance is there.
        fine: how many times as fine as the chroma the lightness is.
    """
    device = bank.pixels.device
    index = bank.draw(number)
    fine_rgb = bank.view(index, size * fine, random_view(number, device))
    fine_light = rgb_to_light(fine_rgb)
    rgb = F.avg_pool2d(fine_rgb, fine)
    lab = rgb_to_lab(rgb)
    count, central = hints.point_numbers(number, shares.central, device)
    count = count * _some(number, shares.local, device)
    same_photo = torch.zeros(number, dtype=torch.bool, device=device)
    references = None
    if torch.rand(()) < shares.reference_batches:
        references, same_photo = _references(bank, index, size, fine, shares.references)
    reference_tells = same_photo if references is None else same_photo | references.carried
    theme_there = _some(number, shares.theme, device)
    histogram_there = _some(number, shares.histogram, device)
    colors = _colored(lab, (count > 4) | theme_there | histogram_there | reference_tells, shares)
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
        light=_partly_aged(fine_rgb, fine_light, shares.aged),
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
    gamma = torch.exp(torch.randn(number, 1, 1, 1, device=device) * 0.15)
    light = (rgb_to_light(rgb) / 100).clamp(0, 1) ** gamma * 100
    ab = rgb_to_lab(F.avg_pool2d(rgb, fine))[:, 1:]
    return References(light, ab, there.float(), carried), same_photo


@dataclass(frozen=True, slots=True)
class Dye:
    """Other colours for photographs: hues turned, for the whole picture or only for what has about one colour.

    Attributes:
        angle: (B,) by which hues are turned.
        center, shift: (B, 3, 1, 1) the Lab colour that changes, and (B, 2, 1, 1) what is added to its chroma, so that
            gray things change too.
        whole: (B,) bool, True where everything turns (and nothing is shifted).
        disc: (B, 3) centre (y, x) and radius of the disc within which the colour changes, in pixels.
    """

    angle: Tensor
    center: Tensor
    shift: Tensor
    whole: Tensor
    disc: Tensor

    @classmethod
    def draw(cls, lab: Tensor, whole: Tensor, place: Tensor) -> Dye:
        """One for each photograph (B, 3, H, W).

        Args:
            lab: the photographs; the colour that changes is that of a random pixel.
            whole: (B,) bool, where everything changes instead.
            place: (B,) bool, where the change must keep to one place.
        """
        number, device = len(lab), lab.device
        height, width = lab.shape[2:]
        pixel = torch.randint(0, height * width, (number,), device=device)
        radius = torch.empty(number, device=device).uniform_(0.15, 0.6) * min(height, width)
        radius = torch.where(place | _some(number, ONE_PLACE_SHARE, device), radius, math.inf)
        return cls(
            torch.rand(number, device=device) * 2 * math.pi,
            lab.flatten(2).gather(2, pixel[:, None, None].expand(-1, 3, -1))[..., None],
            torch.randn(number, 2, 1, 1, device=device) * ONE_COLOR_SHIFT,
            whole,
            torch.stack([pixel // width, pixel % width, radius], dim=1),
        )

    def __call__(self, lab: Tensor) -> Tensor:
        """The other chroma (B, 2, H, W) of photographs (B, 3, H, W)."""
        ab = lab[:, 1:]
        cos, sin = self.angle.cos()[:, None, None], self.angle.sin()[:, None, None]
        turned = torch.stack([cos * ab[:, 0] - sin * ab[:, 1], sin * ab[:, 0] + cos * ab[:, 1]], dim=1)
        moved = ab + self.share(lab) * (turned + self.shift - ab)
        return torch.where(_each(self.whole), turned, moved)

    def everywhere(self) -> Dye:
        """The same change without a disc."""
        endless = torch.full_like(self.disc[:, 2:], math.inf)
        return replace(self, disc=torch.cat([self.disc[:, :2], endless], dim=1))

    def share(self, lab: Tensor) -> Tensor:
        """How much of its colour each pixel changes where not everything does, 0..1: (B, 1, H, W)."""
        light, ab = torch.split(lab - self.center, [1, 2], dim=1)
        apart = (light / ONE_LIGHT_WIDTH).square() + (ab / ONE_COLOR_WIDTH).square().sum(1, keepdim=True)
        return torch.exp(-apart / 2) * self._within(lab)

    def _within(self, lab: Tensor) -> Tensor:
        """1 in the place that changes, 0 outside, with a soft edge: (B, 1, H, W)."""
        y, x = (torch.arange(side, device=lab.device) for side in lab.shape[2:])
        top, left, radius = self.disc[:, :, None, None].unbind(1)
        distance = torch.hypot(y[None, :, None] - top, x[None, None] - left)
        return torch.sigmoid((radius - distance) / 3)[:, None]


def _local(ab: Tensor, count: Tensor, central: Tensor, on: Tensor, shares: Shares) -> tuple[Tensor, Tensor]:
    number, device = len(ab), ab.device
    hint_ab, mask = hints.draw_points(ab, count, central, on)
    strokes = torch.randint(1, 5, (number,), device=device) * _some(number, shares.strokes, device)
    stroke_ab, stroke_mask = hints.draw_strokes(ab, strokes)
    hint_ab = torch.where(stroke_mask > 0, stroke_ab, hint_ab)
    mask = torch.maximum(mask, stroke_mask)
    full = _each(_some(number, shares.full, device))
    return torch.where(full, ab, hint_ab), torch.where(full, torch.ones_like(mask), mask)
