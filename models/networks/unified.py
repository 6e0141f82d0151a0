"""One network in which every hint is a colour token.

A gray encoder runs once per photograph: EfficientNet-Lite0, which knows things, beside shallow layers of our own for
edges and tone. Every hint, of whatever kind, is a token with a key (what it is about), a colour, and a weight; the
photograph's cells attend to each kind of token separately and can ignore it. A decoder turns cells and messages into
chroma, and a side branch into a distribution over the 313 in-gamut bins of Zhang 2017 (3.2).

Everything goes in and comes out in physical units (L 0..100, ab about -110..110); H and W, the sides at which colour is
computed, are multiples of 16. The encoder sees the photograph at twice these sides.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.hints import HISTOGRAM_BINS
from models.networks import lite0
from models.networks.lite0 import Lite0, Taps
from models.networks.tokens import (
    AB_SCALE,
    HEADS,
    Features,
    Keys,
    TokenAttention,
    Tokens,
    cell_places,
    cell_rows,
    fourier,
    histogram_tokens,
    local_tokens,
)


@dataclass(frozen=True, slots=True)
class Guide:
    """The hints of a batch; None for kinds that no sample has.

    Attributes:
        hint_ab: (B, 2, H, W) chroma of points and strokes, 0 where there is none.
        hint_mask: (B, 1, H, W), 1 where there is a hint.
        theme: up to 7 colours, log of their shares.
        histogram: (B, 313) shares; a row of zeros where a sample has none.
        saturation: (B, 2): mean HSV S 0..1, and 1 where it is given, else a row of zeros.
        reference: what the references' cells show.
        reference_tokens: their colours and log-weights, without the share that falls to their number.
    """

    hint_ab: Tensor
    hint_mask: Tensor
    theme: Tokens | None = None
    histogram: Tensor | None = None
    saturation: Tensor | None = None
    reference: Keys | None = None
    reference_tokens: Tokens | None = None


FORGOTTEN = 0.05
"""Share of Lite0's channels that are left out in training, others for each photograph, so that none is known by one."""


class Residual(nn.Module):
    """Two 3x3 convolutions with batch norm around a shortcut; starts as the identity."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.norm1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.norm2 = nn.BatchNorm2d(channels)
        nn.init.zeros_(self.norm2.weight)

    def forward(self, x: Tensor) -> Tensor:
        y = F.relu(self.norm1(self.conv1(x)), inplace=True)
        return F.relu(x + self.norm2(self.conv2(y)), inplace=True)


def _conv(inside: int, outside: int, size: int = 3, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inside, outside, size, stride, size // 2, bias=False), nn.BatchNorm2d(outside), nn.ReLU(inplace=True)
    )


class SelfAttention(nn.Module):
    """A transformer block over the cells of a map; the position is a depthwise convolution, so any size will do."""

    def __init__(self, channels: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.position = nn.Conv2d(channels, channels, 3, padding=1, groups=channels)
        self.norm1 = nn.LayerNorm(channels)
        self.qkv = nn.Linear(channels, 3 * channels)
        self.out = nn.Linear(channels, channels)
        self.norm2 = nn.LayerNorm(channels)
        self.mlp = nn.Sequential(nn.Linear(channels, 2 * channels), nn.GELU(), nn.Linear(2 * channels, channels))

    def forward(self, x: Tensor) -> Tensor:
        b, c, h, w = x.shape
        t = (x + self.position(x)).flatten(2).transpose(1, 2)  # (B, H*W, C)
        q, k, v = self.qkv(self.norm1(t)).view(b, h * w, 3, self.heads, c // self.heads).permute(2, 0, 3, 1, 4)
        t = t + self.out(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(b, h * w, c))
        t = t + self.mlp(self.norm2(t))
        grid: Tensor = t.transpose(1, 2).reshape(b, c, h, w)
        return grid


class Encoder(nn.Module):
    """Lightness, and what Lite0 sees in it -> features at 1/4 and 1/8."""

    def __init__(self, c4: int, c8: int) -> None:
        super().__init__()
        self.stem = nn.Sequential(
            nn.PixelUnshuffle(2), _conv(4, 48), _conv(48, c4, stride=2), Residual(c4), Residual(c4)
        )
        self.down8 = nn.Sequential(_conv(c4, c8, stride=2), Residual(c8), Residual(c8), Residual(c8))
        self.see4, self.see8, self.see16 = (
            nn.Sequential(nn.BatchNorm2d(seen, affine=False), nn.Conv2d(seen, own, 1))
            for seen, own in zip(lite0.TAP_CHANNELS, (c4, c8, c8), strict=True)
        )
        self.forget = nn.Dropout2d(FORGOTTEN)
        self.fuse = nn.Sequential(_conv(2 * c8, c8), Residual(c8), Residual(c8))

    def forward(self, light: Tensor, taps: Taps) -> Features:
        """L (B, 1, H, W), and the taps of the same photograph at twice the sides."""
        seen4, seen8, seen16 = (
            project(self.forget(norm(tap)))
            for (norm, project), tap in zip((self.see4, self.see8, self.see16), taps, strict=True)
        )
        quarter = self.stem((light - 50) / 50) + seen4  # (B, C4, H/4, W/4)
        things = seen8 + F.interpolate(seen16, scale_factor=2.0, mode="bilinear")
        return Features(quarter, self.fuse(torch.cat([self.down8(quarter), things], dim=1)), lite0.look(taps))


class Decoder(nn.Module):
    """Cells with their messages -> chroma at full resolution and features for the bins."""

    def __init__(self, c4: int, c8: int, c16: int) -> None:
        super().__init__()
        self.down = nn.Sequential(_conv(c8, c16, stride=2), SelfAttention(c16, 6), Residual(c16))
        self.lateral = nn.Conv2d(c16, c8, 1)
        self.cells = nn.Sequential(Residual(c8), Residual(c8))
        self.up = nn.Sequential(nn.Conv2d(c8, 4 * c4, 1), nn.PixelShuffle(2))
        self.join = _conv(2 * c4 + 48, c4)
        self.quarter = nn.Sequential(Residual(c4), Residual(c4))
        self.out = nn.Conv2d(c4, 2 * 16, 3, padding=1)
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.out.bias)  # type: ignore[arg-type]

    def halve(self) -> None:
        """Compute in bfloat16, as in training.

        Not the last layer, whose steps would be seen, nor the strided one: oneDNN 3.12 gets those wrong on maps two
        cells wide (compare pytorch/pytorch#169688).
        """
        self.to(torch.bfloat16)
        self.down[0].float()
        self.out.float()

    def forward(self, cells: Tensor, quarter: Tensor, hints: Tensor) -> tuple[Tensor, Tensor]:
        kind = self.lateral.weight.dtype
        coarse = self.down[1:](self.down[0](cells).to(kind))
        cells, quarter, hints = cells.to(kind), quarter.to(kind), hints.to(kind)
        wide = F.interpolate(self.lateral(coarse), scale_factor=2.0)
        cells = self.cells(cells + wide)
        # Of one memory format, or the convolution would have to rearrange all three.
        told = F.pixel_unshuffle(hints, 4).contiguous(memory_format=torch.channels_last)
        x = self.join(torch.cat([self.up(cells), quarter, told], dim=1))
        x = self.quarter(x)
        return F.pixel_shuffle(self.out(x.to(self.out.weight.dtype)), 4).float() * AB_SCALE, x


class Unified(nn.Module):
    """The network. `encode` once per photograph, `decode` at every edit."""

    def __init__(self, c4: int = 64, c8: int = 128, c16: int = 192) -> None:
        super().__init__()
        # What it knows was learned from a million photographs; only its deeper half learns to see in gray.
        self.sight = Lite0().requires_grad_(requires_grad=False)
        self.sight.blocks[lite0.TAPS[0] + 1 :].requires_grad_(requires_grad=True)
        self.encoder = Encoder(c4, c8)
        self.decoder = Decoder(c4, c8, c16)
        self.place = nn.Linear(16, c8)
        self.theme_key = _color_key(c8)
        self.histogram_key = _color_key(c8)
        self.attend = nn.ModuleDict(
            {
                "local": TokenAttention(c8, c8, local=True, seen=True),
                "reference": TokenAttention(c8, c8, seen=True),
                "theme": TokenAttention(c8, c8),
                "histogram": TokenAttention(c8, c8),
            }
        )
        # Without a bias: a kind that has nothing to say changes nothing, whether it is absent or ignored.
        self.message = nn.ModuleDict({kind: nn.Linear(3 * HEADS, c8, bias=False) for kind in self.attend})
        self.gate = nn.ModuleDict({kind: nn.Linear(c8 + 3 * HEADS, c8) for kind in self.attend})
        self.saturation = nn.Sequential(nn.Linear(2, 64), nn.ReLU(), nn.Linear(64, 2 * c8))
        self.bins = nn.Sequential(nn.Linear(c4 + c8, 256), nn.ReLU(), nn.Linear(256, HISTOGRAM_BINS))

    def encode(self, fine: Tensor) -> Features:
        """L at twice the sides of the result (B, 1, 2H, 2W) -> features."""
        picture = lite0.gray_input(fine).to(next(self.sight.parameters()).dtype)
        taps = Taps(*(tap.float() for tap in self.sight(picture)))
        features: Features = self.encoder(F.avg_pool2d(fine, 2), taps)
        return features

    def decode(self, features: Features, guide: Guide) -> tuple[Tensor, Tensor]:
        """Colour a photograph.

        Returns:
            ab (B, 2, H, W), and the features of the bins at a quarter of the resolution (B, C4 + C8, H/4, W/4).
        """
        ab, quarter, cells = self.decode_parts(features, guide)
        return ab, _bin_features(quarter, cells)

    def decode_parts(self, features: Features, guide: Guide) -> tuple[Tensor, Tensor, Tensor]:
        """`decode` for those who ask for the bins of few places.

        Returns:
            ab, and features (B, C4, H/4, W/4) and (B, C8, H/8, W/8): those of a place's bins are both, in this order.
        """
        cells = self._with_messages(features, guide)
        ab, quarter = self.decoder(cells, features.quarter, _hint_maps(guide))
        return ab, quarter, cells

    def decode_twice(self, features: Features, guide: Guide) -> tuple[Tensor, Tensor]:
        """`decode` of B photographs with their guidance, then once more without any: (2B, ...)."""
        cells = torch.cat([self._with_messages(features, guide), features.cells])
        hints = _hint_maps(guide)
        quarter, hints = torch.cat([features.quarter] * 2), torch.cat([hints, torch.zeros_like(hints)])
        ab, quarter = self.decoder(cells, quarter, hints)
        return ab, _bin_features(quarter, cells)

    def _with_messages(self, features: Features, guide: Guide) -> Tensor:
        """The cells (B, C8, H/8, W/8) with what the hints tell them; as they are, where there are none."""
        b, c, h, w = features.cells.shape
        flat = cell_rows(features.cells)  # (B, P, C8)
        total = flat
        look = cell_rows(features.look)  # (B, P, LOOK_CHANNELS)
        for kind, message in self._received(flat, look, (h, w), guide):
            gate = torch.sigmoid(self.gate[kind](torch.cat([flat, message.to(flat.dtype)], dim=2)))
            total = total + gate * self.message[kind](message.to(flat.dtype))
        if guide.saturation is not None:
            scale, shift = self.saturation(guide.saturation).chunk(2, dim=1)
            given = guide.saturation[:, 1:, None]
            total = total * (1 + given * scale[:, None]) + given * shift[:, None]
        return total.transpose(1, 2).reshape(b, c, h, w)

    def _received(self, flat: Tensor, look: Tensor, grid: tuple[int, int], guide: Guide) -> list[tuple[str, Tensor]]:
        received = []
        touched, tokens = local_tokens(guide.hint_ab, guide.hint_mask)
        if touched.numel():
            xy = cell_places(grid, flat)
            placed = flat + self.place(fourier(xy))
            keys, there = placed[:, touched], xy[touched]
            distance2 = torch.cdist(there.float(), xy.float()).square()[None].expand(flat.shape[0], -1, -1)
            likeness = look[:, touched] @ look.transpose(1, 2)
            received.append(("local", self.attend["local"](placed, keys, tokens, distance2, likeness)))
        if guide.reference is not None and guide.reference_tokens is not None:
            likeness = guide.reference.look @ look.transpose(1, 2)
            message = self.attend["reference"](flat, guide.reference.cells, guide.reference_tokens, likeness=likeness)
            received.append(("reference", message))
        if guide.theme is not None:
            keys = self.theme_key(guide.theme.ab / AB_SCALE)
            received.append(("theme", self.attend["theme"](flat, keys, guide.theme)))
        if guide.histogram is not None:
            bins = histogram_tokens(guide.histogram)
            keys = self.histogram_key(bins.ab / AB_SCALE)
            received.append(("histogram", self.attend["histogram"](flat, keys, bins)))
        return received

    def cell_logits(self, quarter: Tensor, cells: Tensor) -> Tensor:
        """The bins at all cells, of what `decode_parts` returns: logits (B, h, w, 313)."""
        features = torch.cat([F.avg_pool2d(quarter, 2), cells.to(quarter.dtype)], dim=1)
        return self.bin_logits(features.permute(0, 2, 3, 1).float())

    def bin_logits(self, bin_features: Tensor) -> Tensor:
        """Features of some places (..., C4 + C8) -> logits over the 313 bins (..., 313)."""
        logits: Tensor = self.bins(bin_features)
        return logits


def _hint_maps(guide: Guide) -> Tensor:
    return torch.cat([guide.hint_ab / AB_SCALE, guide.hint_mask], dim=1)


def _bin_features(quarter: Tensor, cells: Tensor) -> Tensor:
    return torch.cat([quarter, F.interpolate(cells, size=quarter.shape[2:])], dim=1)


def _color_key(c8: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(2, 64), nn.ReLU(), nn.Linear(64, c8))
