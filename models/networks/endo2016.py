"""The network of Endo, Iizuka, Kanamori, Mitani, *DeepProp* (2016), section 3.

It learns from the strokes of one picture. A 9x9 patch around a pixel gives 256 visual features, the
pixel's place 256 spatial features. Both are combined, and a softmax predicts the kind of stroke that the pixel belongs
to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

PATCH = 9
MARGIN = PATCH // 2
FEATURES = 256
_FIRST = 128
_CHUNK = 512
"""Patches between two checks: about 20 ms on one core, 5 in bfloat16."""

_TO_TILE = torch.tensor([[1.0, 0, -1, 0], [0, 1, 1, 0], [0, -1, 1, 0], [0, 1, 0, -1]])
_KERNEL_TO_TILE = torch.tensor([[1.0, 0, 0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0, 0, 1]])
_FROM_TILE = torch.tensor([[1.0, 1, 1, 0], [0, 1, -1, -1]])
"""Winograd's transforms B^T, G and A^T for two sums of three products out of four values."""

_STRIP = 2048
"""Pixels per strip in the dense evaluation: about 50 ms on one core."""


class TileConv(nn.Module):
    """A convolution from 4x4 to 2x2 places with kernels of 3x3: Winograd's F(2x2, 3x3) (Lavin and Gray 2016, 4.1).

    The same sums as `nn.Conv2d`'s with 16 instead of 36 products of inputs x outputs.

    Attributes:
        weight: (3, 3, inputs, outputs), a matrix with the kernel's places in rows.
        bias: (outputs,); the caller adds it after pooling.
    """

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(3, 3, inputs, outputs))
        self.bias = nn.Parameter(torch.empty(outputs))
        for name, values in (("to_tile", _TO_TILE), ("kernel_to_tile", _KERNEL_TO_TILE), ("from_tile", _FROM_TILE)):
            self.register_buffer(name, torch.kron(values, values), persistent=False)
        self.to_tile: Tensor
        self.kernel_to_tile: Tensor
        self.from_tile: Tensor

    def forward(self, pixels: Tensor) -> Tensor:
        """Values (16, n, inputs), places row by row -> (4, n, outputs) without bias."""
        n, (inputs, outputs) = pixels.shape[1], self.weight.shape[2:]
        tiles = (self.to_tile @ pixels.view(16, -1)).view(16, n, inputs)
        kernels = (self.kernel_to_tile @ self.weight.view(9, -1)).view(16, inputs, outputs)
        return (self.from_tile @ torch.bmm(tiles, kernels).view(16, -1)).view(4, n, outputs)


class Endo2016(nn.Module):
    """From patches and places to one logit per label.

    Args:
        channels: 1 for a gray picture, 3 for a colour one.
        labels: kinds of strokes.
        generator: of the random first weights.
        centre: (channels,) the picture's mean, for a start that soon leads to visual features, see `_enlarge`; None for
            the paper's random numbers.
    """

    def __init__(self, channels: int, labels: int, generator: torch.Generator, centre: Tensor | None = None) -> None:
        super().__init__()
        self.channels = channels
        self.conv1 = nn.Conv2d(channels, _FIRST, 3)
        self.conv2 = TileConv(_FIRST, FEATURES)
        self.spatial = nn.Linear(2, FEATURES)
        self.combine_visual = nn.Linear(FEATURES, FEATURES)
        self.combine_spatial = nn.Linear(FEATURES, FEATURES)
        self.estimate = nn.Linear(FEATURES, labels)
        for layer in self.children():
            assert isinstance(layer, nn.Conv2d | nn.Linear | TileConv)
            _initialise(layer, generator)
        if centre is not None:
            self._enlarge(centre)

    @property
    def labels(self) -> int:
        """The number of kinds of strokes."""
        return self.estimate.out_features

    @torch.no_grad()
    def _enlarge(self, centre: Tensor) -> None:
        """Let visual features differ from the start.

        With the paper's deviation 1 / n they hardly do, and gradients vanish. Weights of the visual part get that of He
        et al. (*Delving Deep into Rectifiers*, 2015, equation 10), (2 / n)^0.5. Without biases all layers together
        would only scale with brightness; the first layer's biases let it see differences from the picture's mean.
        """
        for layer in (self.conv1, self.conv2, self.combine_visual):
            layer.weight.mul_((2 * _inputs(layer)) ** 0.5)
        assert self.conv1.bias is not None
        self.conv1.bias.copy_(-self.conv1.weight.sum(dim=(2, 3)) @ centre.cpu())

    def visual_parameters(self) -> Iterator[nn.Parameter]:
        """The parameters of the first step of learning: all but the spatial part (equation 13)."""
        for layer in (self.conv1, self.conv2, self.combine_visual, self.estimate):
            yield from layer.parameters()

    def visual(self, windows: Tensor) -> Tensor:
        """Equation 2: the windows of n patches (see `windows_of`) -> (n, 256).

        Convolutions without padding, and pooling that keeps incomplete windows: sides 9-7-4-2-1. Written as matrix
        products, places first: faster on a CPU than convolutions of such small pictures.
        """
        n, bias = windows.shape[1], self.conv1.bias
        assert bias is not None
        weight = F.pad(self.conv1.weight.flatten(1), (0, windows.shape[2] - 9 * self.channels))
        # The maximum comes before bias and ReLU: same result, fewer operations.
        first = _largest_of_2x2(F.linear(windows, weight), 7)
        pixels = F.relu(first.view(16, n, _FIRST) + bias)
        return F.relu(_largest_of_2x2(self.conv2(pixels), 2).view(n, FEATURES) + self.conv2.bias)

    def classify(self, visual: Tensor, places: Tensor | None) -> Tensor:
        """Equations 4, 6 and 10 without the softmax: (n, 256) and (n, 2) in 0..1 -> logits (n, labels).

        Without places: the network of the first step, equation 14.
        """
        combined: Tensor = self.combine_visual(visual)
        if places is not None:
            combined = combined + self.combine_spatial(F.relu(self.spatial(places)))
        logits: Tensor = self.estimate(F.relu(combined))
        return logits

    def forward(self, windows: Tensor, places: Tensor | None) -> Tensor:
        """Windows of patches (see `windows_of`) and places (n, 2), both in 0..1 -> logits (n, labels)."""
        return self.classify(self.visual(windows), places)

    def set_rows(self, kept: Sequence[int | None], generator: torch.Generator) -> None:
        """Section 4.1: new label rows. Each is a copy of an existing row, or random for a new label (None)."""
        old = self.estimate
        fresh = nn.Linear(FEATURES, len(kept), device=old.weight.device)
        _initialise(fresh, generator)
        with torch.no_grad():
            for row, source in enumerate(kept):
                if source is not None:
                    fresh.weight[row] = old.weight[source]
                    fresh.bias[row] = old.bias[source]
        self.estimate = fresh


def _initialise(layer: nn.Conv2d | nn.Linear | TileConv, generator: torch.Generator) -> None:
    """Normal random numbers; their deviation is the inverse of the number of inputs per output (section 4)."""
    with torch.no_grad():
        for parameter in layer.parameters():
            values = torch.empty(parameter.shape).normal_(0, 1 / _inputs(layer), generator=generator)
            parameter.copy_(values)


def _inputs(layer: nn.Conv2d | nn.Linear | TileConv) -> int:
    """How many numbers an output is made of."""
    return (layer.weight[..., 0] if isinstance(layer, TileConv) else layer.weight[0]).numel()


def _largest_of_2x2(values: Tensor, side: int) -> Tensor:
    """Max-pooling of (side * side, ...), places row by row, that keeps incomplete windows."""
    picture = values.view(1, side, side, -1).permute(0, 3, 1, 2)
    return F.max_pool2d(picture, 2, 2, ceil_mode=True).permute(0, 2, 3, 1)


def padded(picture: Tensor) -> Tensor:
    """Add the border that patches at the edge need: (channels, h, w) -> (channels, h + 8, w + 8)."""
    mode = "reflect" if min(picture.shape[1:]) > MARGIN else "replicate"
    return F.pad(picture[None], (MARGIN,) * 4, mode=mode)[0]


def patches_at(frame: Tensor, rows: Tensor, columns: Tensor) -> Tensor:
    """Patches (n, channels, 9, 9) around pixels of a picture with the border of `padded`."""
    reach = torch.arange(PATCH, device=frame.device)
    y = rows[:, None, None] + reach[None, :, None]
    x = columns[:, None, None] + reach[None, None, :]
    return frame[:, y, x].transpose(0, 1)


def windows_of(patches: Tensor) -> Tensor:
    """The 49 windows of 3x3 of each patch, which the first layer multiplies: (n, channels, 9, 9) -> (49, n, values).

    Values are 9 per channel, and zeros up to a multiple of 16: with 9 columns the gradient's matrix product takes three
    times as long.
    """
    windows = patches.unfold(2, 3, 1).unfold(3, 3, 1).permute(2, 3, 0, 1, 4, 5).reshape(49, len(patches), -1)
    return F.pad(windows, (0, -windows.shape[2] % 16))


def places_at(size: tuple[int, int], rows: Tensor, columns: Tensor) -> Tensor:
    """Places (n, 2) in 0..1, x first, of pixels of a picture of `size` (width, height)."""
    return torch.stack([(columns + 0.5) / size[0], (rows + 0.5) / size[1]], dim=1)


def probabilities(network: Endo2016, frame: Tensor, rows: Tensor, columns: Tensor, check: Callable[[], None]) -> Tensor:
    """Label probabilities (n, labels) at single pixels; `check` is called every 20 ms or so and may raise."""
    size = frame.shape[2] - 2 * MARGIN, frame.shape[1] - 2 * MARGIN
    parts = []
    with torch.inference_mode():
        for y, x in zip(torch.split(rows, _CHUNK), torch.split(columns, _CHUNK), strict=True):
            check()
            logits = network(windows_of(patches_at(frame, y, x)), places_at(size, y, x))
            parts.append(logits.float().softmax(dim=1))
    return torch.cat(parts) if parts else torch.zeros(0, network.labels)


def dense(network: Endo2016, frame: Tensor, check: Callable[[], None]) -> Tensor:
    """Label probabilities (labels, h, w) at every pixel; layers that neighbouring patches share are computed once.

    The same values as `probabilities` at all pixels, with 16 instead of 36 products of 128 x 256 per pixel.
    """
    height, width = frame.shape[1] - 2 * MARGIN, frame.shape[2] - 2 * MARGIN
    step = max(1, _STRIP // width)
    parts = []
    with torch.inference_mode():
        for top in range(0, height, step):
            check()
            rows = min(step, height - top)
            visual = _dense_visual(network, frame[:, top : top + rows + 2 * MARGIN])
            y, x = torch.meshgrid(
                torch.arange(top, top + rows, device=frame.device),
                torch.arange(width, device=frame.device),
                indexing="ij",
            )
            places = places_at((width, height), y.flatten(), x.flatten())
            parts.append(network.classify(visual, places).softmax(dim=1).view(rows, width, -1))
    return torch.cat(parts).permute(2, 0, 1)


def _dense_visual(network: Endo2016, strip: Tensor) -> Tensor:
    """Visual features (h * w, 256) of all pixels of a framed strip.

    A patch pools 4x4 values, two pixels apart, from its 7x7; those of the last row and column come from half windows.
    So the second layer is one dilated convolution of full windows, at four places, plus the differences that the half
    windows make: in the last column, in the last row, and in the corner.
    """
    first = F.relu(network.conv1(strip[None]))
    # One pixel more at the end: its windows cancel in the difference, but the shapes need them.
    first = F.pad(first, (0, 1, 0, 1), mode="replicate")
    cut_both = first[..., :-1, :-1]
    cut_column = torch.maximum(cut_both, first[..., 1:, :-1])
    cut_row = torch.maximum(cut_both, first[..., :-1, 1:])
    full = F.max_pool2d(first, 2, 1)
    weight, bias = network.conv2.weight.permute(3, 2, 0, 1), network.conv2.bias
    whole = F.conv2d(full, weight, bias, dilation=2)
    column = F.conv2d(cut_column - full, weight[..., 2:], dilation=2)[..., 4:]
    row = F.conv2d(cut_row - full, weight[..., 2:, :], dilation=2)[..., 4:, :]
    corner = F.conv2d((cut_both - cut_row - cut_column + full)[..., 4:, 4:], weight[..., 2:, 2:])
    # Outputs at (0, 0), (0, 2), (2, 0) and (2, 2) from the patch's own first one.
    right = (whole + column)[..., :-2, 2:]
    below = (whole + row)[..., 2:, :-2]
    both = (whole + column + row + corner)[..., 2:, 2:]
    best = torch.maximum(torch.maximum(whole[..., :-2, :-2], right), torch.maximum(below, both))
    return F.relu(best)[0].permute(1, 2, 0).reshape(-1, FEATURES)
