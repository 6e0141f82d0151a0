"""Cut a picture into small pieces of similar colour, each represented by one pixel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

_TILE = 256
"""Side of a tile; tiles are segmented one after the other, about 40 ms each on one core."""

_ITERATIONS = 5
_COMPACTNESS = 10.0


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """A picture in pieces.

    Attributes:
        segments: int32 (h, w), the index of each pixel's piece.
        rows, columns: int64 (n,), the pixel of each piece that is nearest to its centre.
    """

    segments: NDArray[np.int32]
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.rows)


def superpixels(rgb: NDArray[np.uint8], share: float, check: Callable[[], None]) -> Pieces:
    """SLIC superpixels (Achanta et al. 2012).

    Args:
        rgb: (h, w, 3).
        share: number of pieces as a share of the number of pixels, above 0, at most 1.
        check: called between tiles; may raise to stop.
    """
    check()
    slic: Any = import_module("skimage.segmentation").slic  # without types; the first time it takes a tenth of a second
    height, width = rgb.shape[:2]
    segments = np.empty((height, width), np.int32)
    count = 0
    rows, columns = [], []
    for y in _cuts(height):
        for x in _cuts(width):
            check()
            part = _slic(slic, rgb[y, x], share)
            segments[y, x] = part + count
            centre_rows, centre_columns = _centres(part)
            rows.append(centre_rows + y.start)
            columns.append(centre_columns + x.start)
            count += len(centre_rows)
    return Pieces(segments, np.concatenate(rows), np.concatenate(columns))


def cells(size: tuple[int, int], count: int) -> Pieces:
    """About `count` rectangles of equal size, at no cost, for a picture of `size` (width, height)."""
    side = max(1, round((size[0] * size[1] / count) ** 0.5))
    x, y = (np.arange(length) // side for length in size)
    columns, rows = (np.minimum(np.arange(0, length, side) + side // 2, length - 1) for length in size)
    segments = (y[:, None] * len(columns) + x).astype(np.int32)
    return Pieces(segments, np.repeat(rows, len(columns)), np.tile(columns, len(rows)))


def _cuts(size: int) -> list[slice]:
    """Split a side into nearly equal parts of about the side of a tile."""
    parts = max(1, round(size / _TILE))
    edges = [size * i // parts for i in range(parts + 1)]
    return [slice(a, b) for a, b in pairwise(edges)]


def _slic(slic: Any, rgb: NDArray[np.uint8], share: float) -> NDArray[np.int32]:
    pixels = rgb.shape[0] * rgb.shape[1]
    if share >= 1:
        return np.arange(pixels, dtype=np.int32).reshape(rgb.shape[:2])
    wanted = round(pixels * share)
    if wanted < 2:
        return np.zeros(rgb.shape[:2], np.int32)
    found = slic(rgb, wanted, compactness=_COMPACTNESS, max_num_iter=_ITERATIONS, start_label=0)
    # Renumber, so that no index is left out.
    return np.unique(found, return_inverse=True)[1].reshape(found.shape).astype(np.int32)


def _centres(segments: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    count = int(segments.max()) + 1
    flat = segments.ravel()
    y, x = (axis.ravel() for axis in np.indices(segments.shape, dtype=np.float32))
    pixels = np.bincount(flat, minlength=count)
    mean_y, mean_x = (np.bincount(flat, axis, count) / pixels for axis in (y, x))
    distance = np.square(y - mean_y[flat]) + np.square(x - mean_x[flat])
    order = np.lexsort((distance, flat))
    first = order[np.concatenate([[0], np.cumsum(pixels)[:-1]])]
    return np.divmod(first, segments.shape[1])
