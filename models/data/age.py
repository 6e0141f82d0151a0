"""Simulate the age of a gray photograph: old film, fading, dust, grain, a scanner and JPEG."""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor

from models.data.lab import rgb_to_light


def aged_lightness(rgb: Tensor) -> Tensor:
    """The lightness an old photograph of this scene would have.

    Orthochromatic film (blind to red), blur, grain, fading, dust and JPEG, each on a share of the samples.

    Args:
        rgb: sRGB 0..1 (B, 3, H, W).

    Returns:
        L (B, 1, H, W), 0..100.
    """
    light = _film(rgb)
    light = _blurred(light)
    light = _faded(light)
    light = _dusty(light)
    light = light + _grain(light)
    return _jpeg(light.clamp(0, 100))


def _some(number: int, share: float, like: Tensor) -> Tensor:
    return (torch.rand(number, 1, 1, 1, device=like.device) < share).float()


def _between(number: int, low: float, high: float, like: Tensor) -> Tensor:
    return torch.rand(number, 1, 1, 1, device=like.device) * (high - low) + low


def _film(rgb: Tensor) -> Tensor:
    """Film that sees less red and more blue than the eye, in half of the samples."""
    b = len(rgb)
    eye = rgb_to_light(rgb)
    red, blue = _between(b, 0.0, 0.25, rgb), _between(b, 0.15, 0.55, rgb)
    weights = torch.cat([red, 1 - red - blue, blue], dim=1)
    film = rgb_to_light((rgb * weights).sum(1, keepdim=True).expand_as(rgb))
    mix = _some(b, 0.5, rgb) * _between(b, 0.5, 1.0, rgb)
    return eye + mix * (film - eye)


def _blurred(light: Tensor) -> Tensor:
    """Soft focus, in half of the samples."""
    soft = F.avg_pool2d(F.pad(light, (1, 1, 1, 1), mode="replicate"), 3, stride=1)
    mix = _some(len(light), 0.5, light) * _between(len(light), 0.3, 1.0, light)
    return light + mix * (soft - light)


def _faded(light: Tensor) -> Tensor:
    """Blacks rise, whites sink, the curve bends."""
    b = len(light)
    black, white = _between(b, 0, 20, light), _between(b, 80, 100, light)
    gamma = torch.exp(_between(b, -0.35, 0.35, light))
    faded = black + (white - black) * (light.clamp(0, 100) / 100) ** gamma
    return light + _some(b, 0.7, light) * (faded - light)


def _grain(light: Tensor) -> Tensor:
    """Noise that is strongest in the middle tones, sometimes coarse."""
    b = len(light)
    fine = torch.randn_like(light)
    coarse = F.interpolate(torch.randn_like(light[:, :, ::2, ::2]), size=light.shape[2:], mode="bilinear")
    noise = torch.lerp(fine, coarse, _between(b, 0, 1, light))
    tone = 1 - (light / 50 - 1).square().clamp_max(1) * 0.6
    return noise * tone * _between(b, 0, 6, light) * _some(b, 0.7, light)


def _dusty(light: Tensor) -> Tensor:
    """Bright specks and short scratches."""
    b = len(light)
    specks = (torch.rand_like(light) < 0.0015).float()
    scratches = F.max_pool2d(specks, (5, 1), stride=1, padding=(2, 0)) * (torch.rand_like(light) < 0.4)
    specks = torch.maximum(specks, scratches)
    return torch.lerp(light, torch.full_like(light, 92.0), specks * _some(b, 0.3, light))


def _jpeg(light: Tensor) -> Tensor:
    """Quantised 8x8 cosine blocks, as JPEG does to luminance, in half of the samples; H and W are multiples of 8."""
    b, _, h, w = light.shape
    k = torch.arange(8, device=light.device, dtype=torch.float32)
    norm = torch.where(k == 0, math.sqrt(0.125), 0.5)
    basis = torch.cos((2 * k[None] + 1) * k[:, None] * math.pi / 16) * norm[:, None]
    blocks = light.view(b, h // 8, 8, w // 8, 8).transpose(2, 3)
    step = (3 + 2.2 * (k[:, None] + k[None])) * _between(b, 0.3, 2.0, light).view(b, 1, 1, 1, 1)
    coefficients = basis @ blocks @ basis.T
    coarse = (coefficients / step).round() * step
    restored = (basis.T @ coarse @ basis).transpose(2, 3).reshape(b, 1, h, w)
    return torch.lerp(light, restored, _some(b, 0.5, light)).clamp(0, 100)
