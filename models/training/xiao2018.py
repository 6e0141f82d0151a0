"""How the network of Xiao 2018 is taught (3.2 and 3.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from models.data.photos import PhotoBank
from models.networks.tokens import Tokens
from models.networks.xiao2018 import Xiao2018
from models.training import hints, simulate
from models.training.losses import edge_loss, hint_loss, theme_loss
from models.training.recipe import Source
from models.training.validation import shown_points

LAYOUT: Mapping[str, int | str] = {"width": 16, "side": 128, "skips": True, "fusions": 3, "sorts": True}
"""What ships: half as wide as the paper's, so a quarter of its arithmetic. `side` is that of the largest crops it is
taught on, at which it does best; the others are those of `Xiao2018`. The theme is fused at three resolutions, because
it then brings 0.4 dB more (figure 5 tries several fusions, too)."""
SMALL: Mapping[str, int | str] = {**LAYOUT, "width": 8, "side": 96, "fusions": 1}
"""What variants are compared with: a quarter of that again, fused once, as in the paper's text. Taught on crops of 64
pixels, so that ten runs take an hour of a core, they do best at 96."""

SHARES = simulate.Shares(
    local=0.39, central=0.0, strokes=0.1, painted=0.1, theme=0.5, histogram=0.0, saturation=0.0, reference_batches=0.0
)
"""Half of the samples have points, strokes or a painted thing, half have a theme: the four combinations have a quarter
each (4)."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of the loss (equation 6).

    Attributes:
        delta: of the Huber loss.
        truth, theme: alpha 1 and alpha 2.
        edges, points: weights of the losses of gradients and of hinted pixels.
        points_everywhere: average the latter over all pixels, as it is written.
    """

    delta: float = 0.5
    truth: float = 0.7
    theme: float = 0.3
    edges: float = 1.0
    points: float = 1.0
    points_everywhere: bool = False


class Xiao2018Recipe:
    """See `models.training.recipe.Recipe`."""

    name = "xiao2018"
    shown: tuple[str, ...] = ("0", "theme")
    learned_elsewhere: tuple[str, ...] = ()
    validated_at = 128

    def __init__(self, terms: Terms | None = None, layout: Mapping[str, int | str] = LAYOUT) -> None:
        self._terms = terms or Terms()
        self.layout = layout

    def build(self) -> Xiao2018:
        """The network."""
        return Xiao2018.of(self.layout)

    def photographs(self, source: Source) -> PhotoBank:
        """Nothing must be known beforehand."""
        return source.load()

    def batch(self, bank: PhotoBank, number: int, size: int) -> simulate.Batch:
        """Points, strokes and themes."""
        return simulate.batch(bank, number, size, SHARES)

    def losses(self, network: nn.Module, sample: simulate.Batch) -> tuple[Tensor, Tensor]:
        """Equation 6; there is no distribution of colours."""
        terms = self._terms
        theme, there = theme_input(sample.theme)
        ab = network(sample.light, sample.hint_ab, sample.hint_mask, theme, there)
        in_theme = hints.k_color_map(sample.ab, theme, there)
        loss = theme_loss(ab, sample.ab, in_theme, terms.delta, (terms.truth, terms.theme))
        loss = loss + terms.edges * edge_loss(ab, sample.ab)
        local = hint_loss(ab, sample.hint_ab, sample.hint_mask, everywhere=terms.points_everywhere)
        return loss + terms.points * local, ab.new_zeros(())

    def answers(self, network: nn.Module, lab: Tensor, _fine: Tensor) -> Iterator[tuple[str, Tensor]]:
        """Numbers of points; the theme; the theme and ten points."""
        light, ab = lab[:, :1], lab[:, 1:]
        points = dict(shown_points(ab))
        theme = theme_input(Tokens(*hints.themes(ab)))
        none = torch.zeros_like(theme[0]), torch.zeros_like(theme[1])
        for name, local in points.items():
            yield name, network(light, *local, *none)
        yield "theme", network(light, *points["0"], *theme)
        yield "theme + 10", network(light, *points["10"], *theme)


def theme_input(tokens: Tokens) -> tuple[Tensor, Tensor]:
    """A simulated theme as the network takes it: colours (B, 7, 2), and 1 for those that are there (B, 7)."""
    return tokens.ab, torch.isfinite(tokens.log_weight).to(tokens.ab.dtype)


def _small(terms: Terms | None = None, **changed: int) -> Xiao2018Recipe:
    return Xiao2018Recipe(terms, {**SMALL, **changed})


VARIANTS = {
    "standard": _small(),
    "no-skips": _small(skips=False),
    "unsorted": _small(sorts=False),
    "fusions-3": _small(fusions=3),
    "delta-0.1": _small(Terms(delta=0.1)),
    "delta-0.02": _small(Terms(delta=0.02)),
    "alphas-1-0": _small(Terms(truth=1.0, theme=0.0)),
    "alphas-0.3-0.7": _small(Terms(truth=0.3, theme=0.7)),
    "global-loss": _small(Terms(edges=0.0, points=0.0)),
    "global-and-edges": _small(Terms(points=0.0)),
    "points-as-written": _small(Terms(points_everywhere=True)),
}
"""What the paper's figures 4 to 6 compare, and what its text leaves open; each differs from the first in one thing."""
