"""The backends `zhang2017-local` and `zhang2017-global`: the networks of Zhang et al. 2017, and nothing beside them.

The layout of a network (width, head, convention of the mask, size) comes from its entry in the manifest, so that our
compact networks and a published file share the code.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import torch
from torch import Tensor

from models import palette, weights
from models.base import CancelToken, Colorization, Preview, Progress, require_supported
from models.colorizers.grid import Grid
from models.colorizers.network import CompactNetworkColorizer, DrawnNetworkColorizer, Palette, Photo, cropped
from models.device import out_of_memory_as_error
from models.hints import DRAWN, HISTOGRAM_BINS, Guidance, Hints
from models.networks.zhang2017 import Head, Taps, Zhang2017, Zhang2017Global, column
from models.rasterize import MASKS
from models.words import Words

if TYPE_CHECKING:
    from models.image import ImageData

HEADS: dict[Head, palette.Bins] = {"grid": palette.FULL_GRID, "hypercolumn": palette.IN_GAMUT}


@dataclass(frozen=True, slots=True)
class _Encoded:
    grid: Grid
    taps: Taps


class Zhang2017LocalColorizer(DrawnNetworkColorizer[Zhang2017]):
    """Points and strokes, and suggestions (3.2); see `models.base.Colorizer`."""

    name = "zhang2017-local"
    layouts: ClassVar[Mapping[str, Container[object]]] = {
        **DrawnNetworkColorizer.layouts,
        "head": (*HEADS,),
        "mask": (*MASKS,),
    }
    supports = DRAWN

    def __init__(self, device: str = "auto", weights_dir: Path | None = None) -> None:
        """Load the network; arguments and errors as for `models.registry.create`."""
        layout = self._layout(weights_dir)
        network = Zhang2017(layout["width"], head=layout["head"])
        weights.load_into(network, self.name, weights_dir)
        super().__init__(device, network, layout)
        self.no_hint = MASKS[layout["mask"]]
        self.bins = HEADS[network.head]

    def colorize(
        self,
        prepared: object,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        preview: Preview | None = None,
    ) -> Colorization:
        """One pass of the whole network."""
        assert isinstance(prepared, Photo)
        require_supported("iDeepColor (Zhang 2017)", self.supports, hints)
        cancel.raise_if_cancelled()
        progress(0.0, Words("Colouring"))
        grid = prepared.grid
        with out_of_memory_as_error(), torch.inference_mode():
            light, hint_ab, hint_mask = self._inputs(prepared, *prepared.hint_maps(hints))
            ab, features = self.network.color(light, hint_ab, hint_mask + self.no_hint)
            predicted = cropped(ab, grid)
        cancel.raise_if_cancelled()
        quarter_height = light.shape[2] // 4

        def logits_at(y: int, x: int) -> Tensor:
            place = torch.tensor([y // 4], device=self.device), torch.tensor([x // 4], device=self.device)
            return self.network.bin_logits(column(features, quarter_height, *place))[0, 0]

        def all_logits() -> Tensor:
            # In the middle of every cell of 8 pixels.
            rows, columns = (
                torch.arange(1, -(-side // 4) + 1, 2, device=self.device) for side in (grid.height, grid.width)
            )
            places = torch.meshgrid(rows, columns, indexing="ij")
            return self.network.bin_logits(column(features, quarter_height, *places))[0]

        palette = Palette(prepared.size, grid, prepared.light, logits_at, all_logits, self.bins)
        return Colorization(predicted, palette)


class Zhang2017GlobalColorizer(CompactNetworkColorizer[Zhang2017Global]):
    """A histogram and a mean saturation (3.3); see `models.base.Colorizer`."""

    name = "zhang2017-global"
    supports = Guidance.HISTOGRAM | Guidance.SATURATION

    def __init__(self, device: str = "auto", weights_dir: Path | None = None) -> None:
        """Load the network; arguments and errors as for `models.registry.create`."""
        layout = self._layout(weights_dir)
        network = Zhang2017Global(layout["width"])
        weights.load_into(network, self.name, weights_dir)
        super().__init__(device, network, layout)

    def prepare(
        self,
        image: ImageData,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        working_size: int | None = None,
    ) -> _Encoded:
        """Compute what no hint can change: conv1 to conv4."""
        cancel.raise_if_cancelled()
        progress(0.0, Words("Looking at the photograph"))
        grid = self._grid(image, working_size)
        with out_of_memory_as_error(), torch.inference_mode():
            return _Encoded(grid, self.network.encode(self._tensor(grid.padded(grid.lightness(image.L)))))

    def colorize(
        self,
        prepared: object,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        preview: Preview | None = None,
    ) -> Colorization:
        """The rest of the network."""
        assert isinstance(prepared, _Encoded)
        require_supported("iDeepColor, whole picture (Zhang 2017)", self.supports, hints)
        cancel.raise_if_cancelled()
        progress(0.0, Words("Colouring"))
        asked = hints.stats
        histogram = torch.zeros(1, HISTOGRAM_BINS) if asked.ab_hist is None else torch.tensor([asked.ab_hist])
        saturation = torch.zeros(1, 2) if asked.saturation is None else torch.tensor([[asked.saturation, 1.0]])
        with out_of_memory_as_error(), torch.inference_mode():
            ab = self.network.decode(prepared.taps, histogram.to(self.device), saturation.to(self.device))
            predicted = cropped(ab, prepared.grid)
        cancel.raise_if_cancelled()
        return Colorization(predicted)
