"""Shared parts of backends with a trained network: device, working resolution, tensors, suggestions."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

import cv2
import numpy as np
import torch
from torch import Tensor, nn

from models import palette, weights
from models.base import CancelToken, Odds, Progress
from models.colorizers.grid import Grid
from models.device import resolve
from models.errors import WeightsCorrupt
from models.hints import AB, XY, Hints
from models.networks.folding import fold_batch_norm
from models.rasterize import hint_maps
from models.types import F32
from models.words import Words

if TYPE_CHECKING:
    from models.image import ImageData

Network = TypeVar("Network", bound=nn.Module)

MOST_PIXELS = 4 * 256 * 256


class NetworkColorizer(Generic[Network]):
    """Base class of a `models.base.Colorizer` with a network.

    Attributes:
        network: on the device, in evaluation mode.
    """

    short_side: Mapping[str, int] = {"cpu": 256, "cuda": 512}
    """Default short side of the working resolution in pixels, by type of device."""
    multiple: ClassVar[int] = 16
    """The sides of the network's input are multiples of this."""

    def __init__(self, device: str, network: Network, *, fold: bool = True) -> None:
        """Take a network to a device.

        Args:
            device: "auto", "cpu" or "cuda".
            network: with its weights.
            fold: whether its batch norms directly follow convolutions, so that they can be folded.
        """
        self.device = torch.device(resolve(device).key)
        network.eval().requires_grad_(requires_grad=False)
        self.network = (fold_batch_norm(network) if fold else network).to(self.device)
        self.network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]

    @property
    def parameters(self) -> int:
        """The number of parameters of the network."""
        return sum(p.numel() for p in self.network.parameters())

    def _grid(self, image: ImageData, working_size: int | None) -> Grid:
        """The grid for the device's default size, or for the artist's: up to four squares of that side."""
        side = working_size or self.short_side[self.device.type]
        most = max(MOST_PIXELS, 4 * (working_size or 0) ** 2)
        return Grid.of(image.size, side, most=most, multiple=self.multiple)

    def _tensor(self, values: F32) -> Tensor:
        """(H, W) or (H, W, C) -> (1, C, H, W) on the device."""
        maps = torch.from_numpy(values.reshape(*values.shape[:2], -1)).permute(2, 0, 1)[None]
        return maps.to(self.device).contiguous(memory_format=torch.channels_last)


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph at working resolution; hints are in pixels of an image of `size`."""

    size: tuple[int, int]
    grid: Grid
    light: F32

    def hint_maps(self, hints: Hints) -> tuple[F32, F32]:
        """Chroma (h, w, 2) and mask (h, w) of points and strokes at working resolution."""
        return hint_maps(hints, self.size, (self.grid.width, self.grid.height))


class CompactNetworkColorizer(NetworkColorizer[Network]):
    """One whose network's layout (its width, the size of its training crops, ...) is in the manifest.

    Attributes:
        name: its key in the registry and in the manifest.
        layouts: what the manifest may say for each part of the layout.
    """

    multiple: ClassVar[int] = 8
    name: ClassVar[str]
    layouts: ClassVar[Mapping[str, Container[object]]] = {"width": range(1, 257), "side": range(32, 1025)}

    def __init__(self, device: str, network: Network, layout: Mapping[str, Any]) -> None:
        super().__init__(device, network)
        # The size of its training crops: a point then spreads as far as it learned.
        self.short_side = {"cpu": layout["side"], "cuda": layout["side"]}

    @classmethod
    def _layout(cls, weights_dir: Path | None) -> Mapping[str, Any]:
        """The layout in the manifest. Raises WeightsMissing, WeightsCorrupt."""
        entry = weights.locate(cls.name, weights_dir)
        layout = entry.details.get("layout")
        if not isinstance(layout, dict) or any(layout.get(key) not in there for key, there in cls.layouts.items()):
            raise WeightsCorrupt(
                "The manifest describes no layout for “{name}” that there is.", entry.remedy, name=cls.name
            )
        return layout


class DrawnNetworkColorizer(CompactNetworkColorizer[Network]):
    """One that takes the photograph together with points and strokes, in one pass for each edit."""

    def prepare(
        self,
        image: ImageData,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        working_size: int | None = None,
    ) -> Photo:
        """Reduce the photograph to working size."""
        cancel.raise_if_cancelled()
        progress(0.0, Words("Looking at the photograph"))
        grid = self._grid(image, working_size)
        return Photo(image.size, grid, grid.lightness(image.L))

    def _inputs(self, photo: Photo, hint_ab: F32, hint_mask: F32) -> tuple[Tensor, Tensor, Tensor]:
        """Lightness (1, 1, H, W), and the chroma (1, 2, H, W) and mask (1, 1, H, W) of points and strokes.

        Args:
            photo: the photograph.
            hint_ab, hint_mask: (h, w, 2) and (h, w), from `photo.hint_maps`.
        """
        grid = photo.grid
        light = self._tensor(grid.padded(photo.light))
        return light, self._tensor(grid.padded_hints(hint_ab)), self._tensor(grid.padded_hints(hint_mask))


def cropped(ab: Tensor, grid: Grid) -> F32:
    """A network's ab (1, 2, H, W) without the border: (h, w, 2)."""
    return np.ascontiguousarray(ab[0, :, : grid.height, : grid.width].permute(1, 2, 0).cpu().numpy())


class Palette:
    """Suggestions from a network's distribution at single places; see `models.base.PaletteSource`.

    Args:
        size: width, height of the image that was prepared, whose pixels places are given in.
        grid: its working resolution.
        light: (h, w) its lightness there.
        logits_at: the distribution at a row and a column of the working resolution.
        all_logits: the distributions on a coarse grid of the photograph, (h', w', n).
        bins: the colours of the distribution.
    """

    def __init__(
        self,
        size: tuple[int, int],
        grid: Grid,
        light: F32,
        logits_at: Callable[[int, int], Tensor],
        all_logits: Callable[[], Tensor],
        bins: palette.Bins = palette.IN_GAMUT,
    ) -> None:
        self._size, self._grid, self._light = size, grid, light
        self._logits_at, self._all_logits, self._bins = logits_at, all_logits, bins

    def suggest(self, xy: XY, k: int) -> list[tuple[AB, float]]:
        """Colours likely at a place, in pixels of the image that was prepared."""
        x = min(max(int(xy[0] / self._size[0] * self._grid.width), 0), self._grid.width - 1)
        y = min(max(int(xy[1] / self._size[1] * self._grid.height), 0), self._grid.height - 1)
        with torch.inference_mode():
            logits = self._logits_at(y, x).float().cpu().numpy()
        return palette.suggest(logits, float(self._light[y, x]), k, self._bins)

    def odds(self) -> Odds:
        """How likely every colour is everywhere."""
        with torch.inference_mode():
            logits = self._all_logits().float().cpu().numpy()
        size = (logits.shape[1], logits.shape[0])
        light = np.asarray(cv2.resize(self._light, size, interpolation=cv2.INTER_AREA), np.float32)
        return Odds(palette.shares(logits, light, self._bins), self._bins.centres, light)
