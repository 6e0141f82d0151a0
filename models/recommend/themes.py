"""Themes: the few colours a picture is made of (Xiao 2018, 3.2)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models import color
from models.errors import UserError
from models.hints import THEME_SIZES, Theme
from models.lazy import cv2
from models.types import F32, F64

_LONG_SIDE = 160
"""Pictures are reduced to this before clustering: a theme does not depend on detail."""

_CELL = 2.0
"""Side in ab units of the cells that pixels are counted in before clustering."""

_ROUNDS = 40
_SEED = 7

GRAY_CHROMA = 5.0
"""In ab units: a picture counts as gray if 99 % of its pixels have less chroma (toned scans have more)."""


def small_ab(rgb: NDArray[np.uint8]) -> F32:
    """Lab chroma (N, 2) of sRGB (H, W, 3), reduced to a long side of at most 160 pixels."""
    height, width = rgb.shape[:2]
    scale = min(1.0, _LONG_SIDE / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return color.to_lab(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA).astype(np.uint8))[..., 1:].reshape(-1, 2)


def has_color(rgb: NDArray[np.uint8]) -> bool:
    """Whether a picture, sRGB (H, W, 3), is more than gray."""
    return bool(np.percentile(np.linalg.norm(small_ab(rgb), axis=1), 99) >= GRAY_CHROMA)


def require_color(rgb: NDArray[np.uint8], name: str) -> None:
    """Refuse gray pictures.

    Args:
        rgb: sRGB (H, W, 3).
        name: what the artist calls the picture.

    Raises:
        UserError: the picture is gray.
    """
    if not has_color(rgb):
        raise UserError("“{name}” is a black-and-white picture.", "Choose a photograph that has colours.", name=name)


def theme_of(rgb: NDArray[np.uint8], k: int = 5, *, name: str = "The picture") -> Theme:
    """The k main colours of a picture, by k-means in ab with a fixed seed.

    Args:
        rgb: sRGB (H, W, 3).
        k: number of colours, 3..7; a picture with fewer colours gives fewer, but at least 3.
        name: what the artist calls the picture.

    Returns:
        Colours from the most to the least frequent, with their shares of the picture; the same picture gives the
        same theme.

    Raises:
        ValueError: k is not 3..7.
        UserError: the picture is gray, or has fewer than 3 colours.
    """
    if k not in THEME_SIZES:
        raise ValueError(f"a theme has 3 to 7 colours, not {k}")
    require_color(rgb, name)
    colors, counts = _cells(small_ab(rgb))
    if len(colors) < THEME_SIZES.start:
        raise UserError("“{name}” has fewer than 3 colours.", "Choose a photograph that has more colours.", name=name)
    return clustered(colors, counts, k)


def clustered(colors: F64, weights: F64, k: int) -> Theme:
    """The k main ones of at least 3 different colours (M, 2) with weights (M,), by k-means; as `theme_of`."""
    different, places = np.unique(colors, axis=0, return_inverse=True)
    totals = np.asarray(np.bincount(places.reshape(-1), weights), np.float64)
    centres, shares = _k_means(different, totals, min(k, len(different)))
    order = np.argsort(-shares, kind="stable")
    return Theme(
        tuple((float(a), float(b)) for a, b in centres[order]),
        tuple(float(v) for v in shares[order]),
    )


def _cells(ab: F32) -> tuple[F64, F64]:
    """Mean colour (M, 2) and number of pixels (M,) of every occupied cell."""
    _, cell, counts = np.unique(np.floor(ab / _CELL).astype(np.int64), axis=0, return_inverse=True, return_counts=True)
    cell = cell.reshape(-1)
    sums = np.stack([np.bincount(cell, weights=ab[:, i]) for i in range(2)], axis=1)
    pixels = np.asarray(counts, np.float64)
    return sums / pixels[:, None], pixels


def _k_means(colors: F64, weights: F64, k: int) -> tuple[F64, F64]:
    """Lloyd's algorithm on weighted colours (M, 2), M >= k, started as k-means++; centres (k, 2) and shares (k,)."""
    rng = np.random.default_rng(_SEED)
    centres = colors[[int(np.argmax(weights))]]
    for _ in range(k - 1):
        chance = weights * _distances(colors, centres).min(axis=1)
        centres = np.concatenate([centres, colors[[rng.choice(len(colors), p=chance / chance.sum())]]])
    for _ in range(_ROUNDS):
        distances = _distances(colors, centres)
        nearest = distances.argmin(axis=1)
        totals = np.bincount(nearest, weights=weights, minlength=k)
        sums = [np.bincount(nearest, weights=weights * colors[:, i], minlength=k) for i in range(2)]
        moved: F64 = np.stack(sums, axis=1) / np.maximum(totals, 1e-12)[:, None]
        # A centre without colours starts again at the colour that is farthest from all centres.
        moved[totals == 0] = colors[np.argmax(distances.min(axis=1))]
        if np.allclose(moved, centres, atol=1e-3):
            break
        centres = moved
    totals = np.bincount(_distances(colors, centres).argmin(axis=1), weights=weights, minlength=k)
    return centres, totals / totals.sum()


def _distances(colors: F64, centres: F64) -> F64:
    squares: F64 = np.square(colors[:, None] - centres[None]).sum(axis=2)
    return squares
