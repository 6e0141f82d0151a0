"""Simulated hands: points, strokes, themes and statistics taken from true colours, a whole batch at a time.

Zhang 2017, 3.2 and 3.3, and what `unified` needs beyond it. `ab` is (B, 2, H, W) everywhere.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor

from models.color import in_gamut_bins, nearest_bins

MOST_POINTS = 160
STROKE_STEPS = 24
STROKE_TOLERANCE = 12.0
"""A simulated stroke stops counting where the true colour leaves its own by more than this (ab units)."""

THEME_MOST = 7
_NETWORK_SIDE = 256
"""The side Zhang's patch sizes refer to."""


def point_numbers(number: int, share: float, device: torch.device) -> tuple[Tensor, Tensor]:
    """How many points each sample gets, and whether they lie around the centre.

    A share of the samples is Zhang's: geometric with p = 1/8, Gaussian around the centre. The others are uniform, their
    number spread evenly in its logarithm up to `MOST_POINTS`.
    """
    central = torch.rand(number, device=device) < share
    uniform = torch.rand(number, device=device).clamp_min(1e-6)
    geometric = (uniform.log() / math.log(1 - 1 / 8)).floor()
    spread = (torch.rand(number, device=device) * math.log(MOST_POINTS + 1)).exp().floor()
    return torch.where(central, geometric, spread).clamp_max(MOST_POINTS).long(), central


def draw_points(ab: Tensor, count: Tensor, central: Tensor, on: Tensor | None = None) -> tuple[Tensor, Tensor]:
    """Reveal patches of 1x1 to 9x9 (at 256 pixels) with their mean colour.

    Args:
        ab: true colours.
        count: (B,) how many points.
        central: (B,) bool: Gaussian around the centre with a quarter of the sides, else uniform.
        on: (B, 1, H, W) how likely each pixel is to get one of those that are not central; None for all alike.

    Returns:
        hint_ab (B, 2, H, W) and hint_mask (B, 1, H, W).
    """
    b, _, h, w = ab.shape
    device = ab.device
    most = int(count.max())
    valid = torch.arange(most, device=device)[None] < count[:, None]
    around = torch.randn(b, most, 2, device=device) / 4 + 0.5
    place = torch.where(central[:, None, None], around, torch.rand(b, most, 2, device=device)).clamp(0, 1 - 1e-6)
    x, y = (place[..., 0] * w).long(), (place[..., 1] * h).long()
    if on is not None and most:
        pixel = torch.multinomial(on.flatten(1) + 1e-9, most, replacement=True)
        x = torch.where(central[:, None], x, pixel % w)
        y = torch.where(central[:, None], y, pixel // w)
    reach = max(1, round(9 * min(h, w) / _NETWORK_SIDE / 2))
    half = torch.randint(0, reach + 1, (b, most), device=device)
    means = torch.stack([_box_mean(ab, r) for r in range(reach + 1)])  # (R, B, 2, H, W)
    rows = torch.arange(b, device=device)[:, None].expand(b, most)
    colors = means[half, rows, :, y, x]  # (B, P, 2)
    hint_ab, mask = torch.zeros_like(ab), torch.zeros_like(ab[:, :1])
    for dy in range(-reach, reach + 1):
        for dx in range(-reach, reach + 1):
            inside = (y + dy >= 0) & (y + dy < h) & (x + dx >= 0) & (x + dx < w)
            chosen = valid & (half >= max(abs(dx), abs(dy))) & inside
            _write(hint_ab, mask, rows[chosen], (y + dy)[chosen], (x + dx)[chosen], colors[chosen])
    return hint_ab, mask


def draw_strokes(ab: Tensor, count: Tensor) -> tuple[Tensor, Tensor]:
    """Wandering strokes, three pixels wide, each in the mean of the colours it crosses. Results as `draw_points`."""
    b, _, h, w = ab.shape
    device = ab.device
    hint_ab, mask = torch.zeros_like(ab), torch.zeros_like(ab[:, :1])
    rows = torch.arange(b, device=device)
    for k in range(int(count.max())):
        x, y = _walk(b, h, w, device)
        along = ab[rows[:, None], :, y, x]  # (B, T, 2)
        same = (along - along[:, :1]).norm(dim=2) < STROKE_TOLERANCE
        color = (along * same[..., None]).sum(1) / same.sum(1)[:, None]
        chosen = same & (k < count)[:, None]
        for dy in range(-1, 2):
            for dx in range(-1, 2):
                yy, xx = (y + dy).clamp(0, h - 1), (x + dx).clamp(0, w - 1)
                spread = rows[:, None].expand_as(x)[chosen]
                _write(hint_ab, mask, spread, yy[chosen], xx[chosen], color[spread])
    return hint_ab, mask


def _walk(number: int, h: int, w: int, device: torch.device) -> tuple[Tensor, Tensor]:
    """Random paths (B, STROKE_STEPS): pixels about one apart, with a slowly turning direction."""
    turn = (torch.randn(number, STROKE_STEPS, device=device) * 0.3).cumsum(1)
    angle = turn + torch.rand(number, 1, device=device) * 2 * math.pi
    step = torch.rand(number, 1, device=device) * 1.2 * min(h, w) / 64
    x = torch.rand(number, 1, device=device) * w + (angle.cos() * step).cumsum(1)
    y = torch.rand(number, 1, device=device) * h + (angle.sin() * step).cumsum(1)
    return x.long().clamp(0, w - 1), y.long().clamp(0, h - 1)


def _write(hint_ab: Tensor, mask: Tensor, rows: Tensor, y: Tensor, x: Tensor, colors: Tensor) -> None:
    hint_ab[rows, :, y, x] = colors
    mask[rows, 0, y, x] = 1.0


def _box_mean(ab: Tensor, half: int) -> Tensor:
    return F.avg_pool2d(ab, 2 * half + 1, stride=1, padding=half, count_include_pad=False) if half else ab


def themes(ab: Tensor, steps: int = 6) -> tuple[Tensor, Tensor]:
    """k-means themes of 3 to 7 colours (Xiao 2018, 3.2).

    Returns:
        colours (B, 7, 2), and the logarithm of their shares (B, 7), minus infinity where a theme has fewer colours.
    """
    b = ab.shape[0]
    device = ab.device
    pixels = F.adaptive_avg_pool2d(ab, 24).flatten(2).transpose(1, 2)  # (B, P, 2)
    k = torch.randint(3, THEME_MOST + 1, (b, 1), device=device)
    absent = torch.arange(THEME_MOST, device=device)[None] >= k  # (B, 7)
    start = torch.rand(b, pixels.shape[1], device=device).argsort(1)[:, :THEME_MOST]
    centres = pixels.gather(1, start[..., None].expand(-1, -1, 2))
    for _ in range(steps):
        distance = torch.cdist(pixels, centres).masked_fill(absent[:, None], math.inf)
        owner = F.one_hot(distance.argmin(2), THEME_MOST).float()  # (B, P, 7)
        size = owner.sum(1)
        means = owner.transpose(1, 2) @ pixels / size[..., None].clamp_min(1)
        centres = torch.where(size[..., None] > 0, means, centres)
    share = size / size.sum(1, keepdim=True)
    return centres, share.clamp_min(1e-3).log().masked_fill(absent, -math.inf)


def k_color_map(ab: Tensor, theme: Tensor, there: Tensor) -> Tensor:
    """Each pixel in the nearest colour of its photograph's theme (Xiao 2018, 3.2, figure 3).

    Args:
        ab: true colours.
        theme: (B, 7, 2).
        there: (B, 7), 1 for the colours that the theme has; a photograph without any keeps its own colours.

    Returns:
        (B, 2, H, W).
    """
    pixels = ab.flatten(2).transpose(1, 2)
    distance = torch.cdist(pixels, theme).masked_fill(there[:, None] == 0, math.inf)
    nearest = theme.gather(1, distance.argmin(2)[..., None].expand_as(pixels))
    mapped = torch.where((there.amax(1) > 0)[:, None, None], nearest, pixels)
    return mapped.transpose(1, 2).reshape(ab.shape)


_bins_cache: dict[torch.device, Tensor] = {}


def bin_table(device: torch.device) -> Tensor:
    """Nearest in-gamut bin of every whole (a, b) in -128..127: int64 (256, 256)."""
    if device not in _bins_cache:
        axis = torch.arange(-128, 128, dtype=torch.float32)
        grid = torch.stack(torch.meshgrid(axis, axis, indexing="ij"), dim=-1).numpy()
        _bins_cache[device] = torch.from_numpy(nearest_bins(grid)).to(device)
    return _bins_cache[device]


def histograms(ab: Tensor) -> Tensor:
    """Shares of the 313 bins at quarter resolution (B, 313) (Zhang 2017, 3.3)."""
    small = (F.avg_pool2d(ab, 4).round().clamp(-128, 127) + 128).long()
    bins = bin_table(ab.device)[small[:, 0], small[:, 1]].flatten(1)
    counts = torch.zeros(ab.shape[0], len(in_gamut_bins()), device=ab.device)
    return counts.scatter_add_(1, bins, torch.ones_like(bins, dtype=torch.float32)) / bins.shape[1]


def saturations(rgb: Tensor) -> Tensor:
    """Mean HSV S (B,) of sRGB 0..1 (B, 3, H, W)."""
    high, low = rgb.max(dim=1).values, rgb.min(dim=1).values
    return ((high - low) / high.clamp_min(1 / 255)).mean(dim=(1, 2))
