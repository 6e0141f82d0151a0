"""What a photograph is known by when references are looked for (He 2018, 4).

The paper compares photographs by VGG-19's fc6 and relu5_4, compressed by PCA to 128 and 64 numbers. EfficientNet-Lite0
stands for it: its pooled head says what the whole photograph shows, its block 10, which has the same stride of 16, what
each cell shows. The directions of both PCAs come with the program (`models.recommend.compression` finds them): they do
not depend on what else is in a library, so that a photograph is described once and for all.

All numbers are rounded to 8 bits, 127 for 1: 14,632 bytes a photograph.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models import weights
from models.errors import WeightsCorrupt
from models.lazy import cv2
from models.types import F32

I8 = NDArray[np.int8]

SIDE = 224
"""Side in pixels of the square that a photograph is squeezed into."""
CELL = 16
GRID = SIDE // CELL
CELLS = GRID * GRID
PICTURE, PLACE, LEVELS = 128, 64, 10
"""Numbers that describe a whole photograph, what a cell shows, and the histogram of its lightness."""

UNIT = 127
"""The integer that stands for 1."""

WEIGHTS = "references"
"""The compression's name in the manifest of weights."""

_SIGHT = "models.colorizers.sight"
"""Imported by name on first use: it needs torch."""
_FORMAT = 1


@dataclass(frozen=True, slots=True, eq=False)
class Description:
    """What a photograph is known by; cells are in rows from the upper left.

    Attributes:
        picture: (PICTURE,) what it shows, a unit vector.
        places: (CELLS, PLACE) what each cell shows, unit vectors.
        levels: (CELLS, LEVELS) the histogram of each cell's lightness, less its mean, as a unit vector: products are
            the correlation of histograms. 0 where the histogram is even, because nothing correlates with that.
    """

    picture: I8
    places: I8
    levels: I8


@dataclass(frozen=True, slots=True, eq=False)
class Compression:
    """Directions that tell photographs, and cells of photographs, apart.

    Attributes:
        picture_mean, picture: (1280,) and (1280, PICTURE), for unit vectors of the pooled head.
        place: (112, PLACE), for unit vectors of block 10 less their photograph's mean.
        version: changes when they change, and when what is kept of a photograph changes.
    """

    picture_mean: F32
    picture: F32
    place: F32
    version: int


@lru_cache(maxsize=1)
def compression() -> Compression:
    """The compression that comes with the program.

    Raises:
        WeightsMissing, WeightsCorrupt: see `models.weights`.
    """
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    entry = weights.locate(WEIGHTS)
    try:
        found = {name: values.astype(np.float32) for name, values in load_file(entry.path).items()}
        parts = found["picture_mean"], found["picture"], found["place"]
    except (OSError, KeyError, SafetensorError) as error:
        raise WeightsCorrupt(
            "{path} has no compression in it ({reason}).", entry.remedy, path=entry.path, reason=error
        ) from None
    return Compression(*parts, version=zlib.crc32(f"{_FORMAT} {entry.sha256}".encode()) >> 1)


def squeezed(L: F32) -> F32:
    """A photograph's lightness (H, W), 0..100, of any size and shape, as the square (SIDE, SIDE) that is described."""
    how = cv2.INTER_AREA if min(L.shape) > SIDE else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(L, (SIDE, SIDE), interpolation=how), np.float32)


def describe(squares: Sequence[F32]) -> list[Description]:
    """Describe photographs that `squeezed` has prepared; several at once take less time than one by one.

    Raises:
        WeightsMissing, WeightsCorrupt: see `models.weights`.
    """
    lights = np.stack(squares)
    whole, cells = raw(lights)
    known = compression()
    pictures = _rounded(unit((whole - known.picture_mean) @ known.picture))
    places = _rounded(unit(cells @ known.place))
    levels = _rounded(_histograms(lights))
    return [Description(*parts) for parts in zip(pictures, places, levels, strict=True)]


def raw(lights: F32) -> tuple[F32, F32]:
    """What is compressed: unit vectors (N, 1280) and (N, CELLS, 112) of squares (N, SIDE, SIDE).

    Outputs of block 10 are linear and share a large constant part; so each photograph's own mean is taken off.
    """
    whole, cells = import_module(_SIGHT).glance(lights)
    cells = cells.reshape(len(lights), CELLS, -1)
    return unit(whole), unit(cells - cells.mean(axis=1, keepdims=True))


def unit(vectors: NDArray[Any]) -> F32:
    """Vectors (..., C) of length 1; those of length 0 stay."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.where(length > 0, length, 1), np.float32)


def _histograms(lights: F32) -> F32:
    """Histograms (N, CELLS, LEVELS) of the cells of squares, as `Description.levels` has them."""
    number = len(lights)
    level = np.clip(lights * (LEVELS / 100), 0, LEVELS - 1).astype(np.int64)
    cells = level.reshape(number, GRID, CELL, GRID, CELL).swapaxes(2, 3).reshape(number * CELLS, CELL * CELL)
    slots = cells + LEVELS * np.arange(len(cells))[:, None]
    counts = np.bincount(slots.ravel(), minlength=len(cells) * LEVELS).reshape(number, CELLS, LEVELS)
    return unit(counts - counts.mean(axis=-1, keepdims=True))


def _rounded(vectors: F32) -> I8:
    return np.round(vectors * UNIT).astype(np.int8)
