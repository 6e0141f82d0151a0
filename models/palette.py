"""Suggested colours from a distribution over colour bins (Zhang 2017, 3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from models.color import GRID_STEP, full_ab_grid, in_gamut_bins, snap_to_gamut
from models.hints import AB
from models.types import F32

MOST = 9

_STEPS = 20
_SAME = GRID_STEP / 2
"""In ab units: suggestions that are closer than half a bin after moving into the gamut are merged."""


@dataclass(frozen=True, slots=True, eq=False)
class Bins:
    """The colours that the numbers of a distribution stand for.

    Attributes:
        centres: (n, 2) ab.
        softness: factor of the logits; below 1 it flattens the distribution, so that k-means finds minor modes.
    """

    centres: F32
    softness: float


IN_GAMUT = Bins(in_gamut_bins(), 0.6)
"""The paper's 313 bins, as our own networks have them."""

FULL_GRID = Bins(full_ab_grid(), 0.2)
"""The 529 bins of the published PyTorch file, with the softness of its program."""


@lru_cache(maxsize=2)
def existing_bins(bins: Bins = IN_GAMUT) -> NDArray[np.bool_]:
    """Which of n bins hold colours that exist at each whole lightness, (101, n)."""
    return np.stack([_exist(bins.centres, float(light)) for light in range(101)])


def _exist(centres: F32, lightness: float) -> NDArray[np.bool_]:
    """Whether the gamut comes nearer to these colours (n, 2) than the width of a bin."""
    shown = snap_to_gamut(np.full(len(centres), lightness, np.float32), centres)
    return np.asarray(np.linalg.norm(shown - centres, axis=1) < GRID_STEP)


def suggest(logits: F32, lightness: float, k: int = MOST, bins: Bins = IN_GAMUT) -> list[tuple[AB, float]]:
    """The modes of a colour distribution.

    Args:
        logits: one per bin.
        lightness: L of the pixel, 0..100; every suggestion exists in sRGB at this L.
        k: largest number of suggestions, 1..9.
        bins: their colours.

    Returns:
        (ab, probability 0..1), most likely first. The same input gives the same answer.
    """
    return modes(_shares(logits, _exist(bins.centres, lightness), bins), bins.centres, lightness, k)


def shares(logits: F32, light: F32, bins: Bins = IN_GAMUT) -> F32:
    """The probabilities of n colours, 0 for those that do not exist at a lightness.

    Args:
        logits: (..., n).
        light: (...) L, 0..100.
        bins: the colours.
    """
    levels = np.clip(np.rint(light), 0, 100).astype(np.int64)
    return np.asarray(_shares(logits, existing_bins(bins)[levels], bins), np.float32)


def _shares(logits: F32, exist: NDArray[np.bool_], bins: Bins) -> NDArray[np.float64]:
    soft = np.where(exist, logits.astype(np.float64) * bins.softness, -np.inf)
    share = np.exp(soft - soft.max(axis=-1, keepdims=True))
    return np.asarray(share / share.sum(axis=-1, keepdims=True))


def modes(share: NDArray[np.floating], colors: F32, lightness: float, k: int = MOST) -> list[tuple[AB, float]]:
    """The modes of probabilities (n,) of colours (n, 2): as `suggest`."""
    places = colors.astype(np.float64)
    centres, weights = clusters(places, np.asarray(share, np.float64), min(max(k, 1), MOST))
    order = np.argsort(-weights, kind="stable")
    shown = snap_to_gamut(np.full(len(order), lightness, np.float32), centres[order].astype(np.float32))
    merged: list[tuple[AB, float]] = []
    for (a, b), weight in zip(shown.tolist(), weights[order].tolist(), strict=True):
        near = next((i for i, (ab, _) in enumerate(merged) if np.hypot(ab[0] - a, ab[1] - b) < _SAME), None)
        if near is None:
            merged.append(((a, b), weight))
        else:
            merged[near] = (merged[near][0], merged[near][1] + weight)
    return sorted(merged, key=lambda item: -item[1])


def clusters(
    places: NDArray[np.float64], share: NDArray[np.float64], k: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Weighted k-means of colours (n, 2): centres (k, 2), shares (k,).

    Starts at the likeliest bin, then at likely bins far from it.
    """
    chosen = [int(share.argmax())]
    for _ in range(k - 1):
        far = np.square(places[:, None] - places[chosen]).sum(-1).min(axis=1)
        chosen.append(int((share * far).argmax()))
    centres = places[chosen]
    for _ in range(_STEPS):
        owner = np.square(places[:, None] - centres).sum(-1).argmin(axis=1)
        weights = np.bincount(owner, share, k).astype(np.float64)
        sums = np.stack([np.bincount(owner, share * places[:, i], k) for i in (0, 1)], axis=1)
        centres = np.where(weights[:, None] > 0, sums / np.maximum(weights, 1e-12)[:, None], centres)
    return centres, weights
