"""sRGB and CIE Lab for tensors on any device; the same formulas as in `models.color`."""

from __future__ import annotations

import torch
from torch import Tensor

from models import color

_DELTA = 6 / 29


def _matrix(like: Tensor, *, inverse: bool) -> Tensor:
    return torch.tensor(color.XYZ_TO_RGB if inverse else color.RGB_TO_XYZ, dtype=like.dtype, device=like.device)


def rgb_to_lab(rgb: Tensor) -> Tensor:
    """sRGB 0..1 (B, 3, H, W) -> Lab (B, 3, H, W)."""
    x, y, z = _f(torch.einsum("ij,bjhw->bihw", _matrix(rgb, inverse=False), _decode_gamma(rgb))).unbind(1)
    return torch.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], dim=1)


def rgb_to_light(rgb: Tensor) -> Tensor:
    """sRGB 0..1 (B, 3, H, W) -> L (B, 1, H, W), in half the time of `rgb_to_lab`."""
    return 116 * _f(torch.einsum("j,bjhw->bhw", _matrix(rgb, inverse=False)[1], _decode_gamma(rgb)))[:, None] - 16


def lab_to_rgb(lab: Tensor) -> Tensor:
    """Lab (B, 3, H, W) -> sRGB (B, 3, H, W), clipped to 0..1 (as the published PSNR figures do)."""
    return _encode_gamma(_linear(lab).clamp(0, 1))


def unclipped_rgb(lab: Tensor) -> Tensor:
    """Lab (B, 3, H, W) -> sRGB (B, 3, H, W); colours that sRGB has not lie outside of 0..1, with a gradient."""
    return _encode_gamma(_linear(lab))


def _linear(lab: Tensor) -> Tensor:
    y = (lab[:, 0] + 16) / 116
    f = torch.stack([y + lab[:, 1] / 500, y, y - lab[:, 2] / 200], dim=1)
    return torch.einsum("ij,bjhw->bihw", _matrix(lab, inverse=True), _f_inverse(f))


def gray_rgb(light: Tensor) -> Tensor:
    """L (B, 1, H, W) -> the level 0..1 (B, 1, H, W) that red, green and blue of such a gray share, in sRGB."""
    f = (light.clamp(0, 100) + 16) / 116
    return _encode_gamma(_f_inverse(f))


def _f(xyz: Tensor) -> Tensor:
    return torch.where(xyz > _DELTA**3, xyz.clamp_min(_DELTA**3) ** (1 / 3), xyz / (3 * _DELTA**2) + 4 / 29)


def _f_inverse(f: Tensor) -> Tensor:
    return torch.where(f > _DELTA, f**3, (f - 4 / 29) * (3 * _DELTA**2))


def _decode_gamma(rgb: Tensor) -> Tensor:
    return torch.where(rgb <= 0.04045, rgb / 12.92, ((rgb.clamp_min(0.04045) + 0.055) / 1.055) ** 2.4)


def _encode_gamma(linear: Tensor) -> Tensor:
    return torch.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear.clamp_min(0.0031308) ** (1 / 2.4) - 0.055)
