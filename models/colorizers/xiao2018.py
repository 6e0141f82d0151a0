"""The backend `xiao2018`: a theme for the whole picture and points at the same time, by the network of Xiao 2018."""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path
from typing import ClassVar

import torch
from torch import Tensor

from models import weights
from models.base import CancelToken, Colorization, Preview, Progress, require_supported
from models.colorizers.missed import corrected, likeness
from models.colorizers.network import DrawnNetworkColorizer, Photo, cropped
from models.device import out_of_memory_as_error
from models.hints import AB, DRAWN, THEME_SIZES, Guidance, Hints, Theme
from models.networks.xiao2018 import MOST_COLORS, Xiao2018
from models.words import Words

LEAST_SHARE = 0.05
"""Of the picture: colours of a theme that have less are left out."""


class Xiao2018Colorizer(DrawnNetworkColorizer[Xiao2018]):
    """A theme, points and strokes; see `models.base.Colorizer`.

    Attributes:
        exact: False gives what the network alone says, without spreading what it misses at points and strokes.
    """

    name = "xiao2018"
    supports = DRAWN | Guidance.THEME
    layouts: ClassVar[Mapping[str, Container[object]]] = {
        **DrawnNetworkColorizer.layouts,
        "skips": (True, False),
        "fusions": range(1, 4),
        "sorts": (True, False),
    }

    def __init__(self, device: str = "auto", weights_dir: Path | None = None) -> None:
        """Load the network; arguments and errors as for `models.registry.create`."""
        layout = self._layout(weights_dir)
        network = Xiao2018.of(layout)
        weights.load_into(network, self.name, weights_dir)
        super().__init__(device, network, layout)
        self.exact = True

    def colorize(
        self,
        prepared: object,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        preview: Preview | None = None,
    ) -> Colorization:
        """One pass of the whole network, and a correction by what it missed where hints are."""
        assert isinstance(prepared, Photo)
        require_supported("Themes (Xiao 2018)", self.supports, hints)
        cancel.raise_if_cancelled()
        progress(0.0, Words("Colouring"))
        hint_ab, hint_mask = prepared.hint_maps(hints)
        with out_of_memory_as_error(), torch.inference_mode():
            theme, there = (each.to(self.device) for each in theme_input(hints.theme))
            drawn = self._inputs(prepared, hint_ab, hint_mask)
            predicted = cropped(self.network(*drawn, theme, there), prepared.grid)
        cancel.raise_if_cancelled()
        if self.exact and hint_mask.any():
            predicted = corrected(predicted, likeness(prepared.light), hint_ab, hint_mask > 0)
        return Colorization(predicted, exact=self.exact)


def theme_input(theme: Theme | None) -> tuple[Tensor, Tensor]:
    """A theme as the network takes it: colours (1, 7, 2), and 1 for those that are there (1, 7).

    The network is not told how much of each colour there is: that of a small spot counts as much as the main one. Those
    with a smaller share than `LEAST_SHARE` are left out, as long as three stay.
    """
    colors, there = torch.zeros(1, MOST_COLORS, 2), torch.zeros(1, MOST_COLORS)
    if theme is not None:
        counted = _counted(theme)
        colors[0, : len(counted)] = torch.tensor(counted)
        there[0, : len(counted)] = 1
    return colors, there


def _counted(theme: Theme) -> list[AB]:
    weights = theme.weights or (1.0,) * len(theme.colors)
    least = min(LEAST_SHARE * sum(weights), sorted(weights)[-THEME_SIZES.start])
    return [ab for ab, weight in zip(theme.colors, weights, strict=True) if weight >= least]
