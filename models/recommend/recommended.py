"""Themes recommended for a black-and-white photograph, from three sources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from models import palette
from models.base import Odds
from models.hints import Theme
from models.types import F32, F64

POOL, POOL_SHARE = 20, 0.3
"""Photographs alike whose colours are mixed into those that the network expects, and how much they count."""
SURER = 1.5
"""How much surer than the network itself a theme is; 1: just as sure."""
NEAREST = 5
"""Photographs alike whose themes are recommended, together and each for itself."""


class Source(Enum):
    """Where a theme comes from."""

    EXPECTED = "expected"
    """The colours that the network expects in this photograph, and some of those of photographs alike."""
    ALIKE = "alike"
    """Photographs that show the same kind of thing, all together."""
    ONE_ALIKE = "one alike"
    """One of these photographs."""
    TEXTURES = "textures"
    """Textures like those of this photograph (Xiao 2018, 3.5)."""


@dataclass(frozen=True, slots=True)
class Recommended:
    """A theme, and where it comes from; of themes of one source a number from 1 tells them apart."""

    source: Source
    theme: Theme
    number: int = 1


def recommended(light: F32, odds: Odds, k: int = 5) -> tuple[Recommended, ...]:
    """Themes for a photograph, the best source first (`tintype bench xiao2018`).

    Args:
        light: L (H, W), 0..100, of any size.
        odds: how likely every colour is in its picture without hints, by a backend with `palette.IN_GAMUT`.
        k: number of colours, 3..7; themes of photographs that have fewer have fewer.

    Raises:
        UserError: a library or Lite0's weights are missing or damaged.
    """
    # These import half of SciPy, which the program's start does not wait for.
    from models.recommend.alike import alike_to
    from models.recommend.textures import recommended_theme

    pool = alike_to(light, POOL)
    nearest = pool.first(NEAREST)
    return (
        Recommended(Source.EXPECTED, expected_theme(odds, k, pool.pooled())),
        Recommended(Source.ALIKE, nearest.theme(k)),
        *(Recommended(Source.ONE_ALIKE, one.theme(k), number) for number, one in enumerate(nearest.each(), 1)),
        Recommended(Source.TEXTURES, recommended_theme(light, k)),
    )


def expected_theme(odds: Odds, k: int = 5, pool: tuple[F64, F64] | None = None) -> Theme:
    """The main colours of the distribution that a network expects, averaged over the photograph.

    Args:
        odds: of the picture without hints.
        k: number of colours, 3..7.
        pool: other colours (n, 2) and their shares (n,) to be mixed in; None for none.
    """
    # Odds are flattened, to find colours that are less likely. A theme tells what there is, not what there might be.
    share = np.power(odds.share, SURER / palette.IN_GAMUT.softness, dtype=np.float64)
    mean = (share / share.sum(axis=2, keepdims=True)).mean(axis=(0, 1))
    colors = odds.colors.astype(np.float64)
    if pool is not None:
        colors = np.concatenate([colors, pool[0]])
        mean = np.concatenate([mean * (1 - POOL_SHARE), pool[1] * POOL_SHARE])
    centres, weights = palette.clusters(colors, mean, k)
    order = np.argsort(-weights, kind="stable")
    return Theme(tuple((float(a), float(b)) for a, b in centres[order]), tuple(map(float, weights[order])))
