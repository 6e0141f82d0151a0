"""Other colours for photographs that are trained on, so that hints are followed, not known."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import torch
from torch import Tensor

ONE_COLOR_WIDTH, ONE_LIGHT_WIDTH, ONE_COLOR_SHIFT = 9.0, 18.0, 25.0
"""How near a colour (in ab units) and a lightness must be to change too, and how far what was gray is moved; sigmas."""
ONE_PLACE_SHARE = 0.5
"""Of the changes of one colour: those within one part of the photograph, a disc of 15 to 60 % of the side."""


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
        radius = torch.where(place | (torch.rand(number, device=device) < ONE_PLACE_SHARE), radius, math.inf)
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
        return torch.where(self.whole[:, None, None, None], turned, moved)

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
