"""Themes of photographs that show the same kind of thing, as Lite0 sees it in gray.

A library has descriptions and themes of some thousands of photographs, none of the photographs themselves;
`python -m models.training textures` builds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.hints import THEME_SIZES, Theme
from models.lazy import cv2
from models.recommend.arrays import own, read_arrays
from models.recommend.themes import clustered
from models.types import F32, F64

_SIGHT = "models.colorizers.sight"
"""Imported by name on first use: it needs torch."""

_SIDE = 192
"""At which photographs are looked at, whatever their aspect."""

COLORS = THEME_SIZES[-1]


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """Photographs and their themes.

    Attributes:
        mean, axes: (1280,) and (1280, d), which reduce descriptions to d numbers.
        seen: int8 (n, d), reduced descriptions, each as long as 127.
        color: int8 (n, 7, 2), the ab of each theme's colours.
        share: uint8 (n, 7), their shares; 0 where a theme has fewer colours.
    """

    mean: F32
    axes: F32
    seen: NDArray[np.int8]
    color: NDArray[np.int8]
    share: NDArray[np.uint8]

    def save(self, path: Path) -> None:
        """Write it."""
        mean, axes = np.asarray(self.mean, np.float16), np.asarray(self.axes, np.float16)
        np.savez_compressed(path, mean=mean, axes=axes, seen=self.seen, color=self.color, share=self.share)

    @classmethod
    def load(cls, path: Path | None = None) -> Library:
        """Read one; None for the program's own.

        Raises:
            UserError: it is missing or damaged.
        """
        mean, axes, seen, colors, share = read_arrays(
            path or own("alike.npz"), ("mean", "axes", "seen", "color", "share")
        )
        return cls(
            np.asarray(mean, np.float32),
            np.asarray(axes, np.float32),
            np.asarray(seen, np.int8),
            np.asarray(colors, np.int8),
            np.asarray(share, np.uint8),
        )

    def nearest(self, description: F32, number: int) -> NDArray[np.int64]:
        """The photographs that are most alike, by a description (1280,)."""
        likeness = self.seen.astype(np.float32) @ short(description[None], self.mean, self.axes)[0]
        return np.asarray(np.argsort(-likeness, kind="stable")[:number], np.int64)


def short(descriptions: F32, mean: F32, axes: F32) -> F32:
    """Descriptions (n, 1280) -> unit vectors (n, d)."""
    reduced = (descriptions - mean) @ axes
    return np.asarray(reduced / np.maximum(np.linalg.norm(reduced, axis=1, keepdims=True), 1e-9), np.float32)


@lru_cache(maxsize=1)
def own_library() -> Library:
    """The program's own. Raises UserError."""
    return Library.load()


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """The themes of the photographs most alike another one, the most alike first.

    Attributes:
        color: (n, 7, 2), the ab of their colours.
        share: (n, 7), these colours' shares of their photograph, 0..1; 0 where a theme has fewer.
    """

    color: F64
    share: F64

    def first(self, number: int) -> Alike:
        """The most alike ones of them."""
        return Alike(self.color[:number], self.share[:number])

    def each(self) -> list[Alike]:
        """One by one."""
        return [Alike(self.color[[i]], self.share[[i]]) for i in range(len(self.color))]

    def theme(self, k: int) -> Theme:
        """The k main colours of all of them together."""
        colors, weights = self.pooled()
        return clustered(colors, weights, k)

    def pooled(self) -> tuple[F64, F64]:
        """All colours (m, 2), and their shares of all photographs together (m,), which add up to 1."""
        there = self.share > 0
        return self.color[there], self.share[there] / self.share.sum()


def describe(light: F32) -> F32:
    """What a photograph shows, L (H, W), 0..100, of any size: a unit vector (1280,).

    Raises:
        WeightsMissing, WeightsCorrupt: see `models.weights`.
    """
    how = cv2.INTER_AREA if light.shape[1] > _SIDE else cv2.INTER_LINEAR
    small = np.asarray(cv2.resize(light, (_SIDE, _SIDE), interpolation=how), np.float32)
    whole = import_module(_SIGHT).glance(small[None])[0][0]
    return np.asarray(whole / np.linalg.norm(whole), np.float32)


def alike_to(light: F32, number: int, *, library: Library | None = None) -> Alike:
    """The photographs most alike a gray one.

    Args:
        light: L (H, W), 0..100, of any size.
        number: of photographs.
        library: None for the program's own.

    Raises:
        UserError: the program's library, or Lite0's weights, are missing or damaged.
    """
    library = library or own_library()
    nearest = library.nearest(describe(light), number)
    return Alike(library.color[nearest].astype(np.float64), library.share[nearest].astype(np.float64) / 255)
