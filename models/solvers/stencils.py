"""Nine-point equations on a pixel grid, stored so that NumPy and OpenCV can work on whole arrays.

A grid is stored as four planes: plane 2 i + j holds the pixels (2 y + i, 2 x + j), so the neighbours of a plane's
pixels in one direction are a shifted view of another plane. Planes have a frame of zeros, one pixel wide. Pixels of the
last row or column that lie outside the image have weight 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any, TypeVar

import numpy as np
from scipy.linalg import lapack

from models.types import F32, F64

Grid = TypeVar("Grid", F32, F64)

OFFSETS: tuple[tuple[int, int], ...] = tuple((y, x) for y in (-1, 0, 1) for x in (-1, 0, 1) if (y, x) != (0, 0))
"""(dy, dx) of the eight neighbours, in the order of the weights."""

_STRIP = 1 << 16
"""Unknowns per pass: few enough for its arrays to stay in the processor's cache."""


def half(size: int) -> int:
    """Height or width of a plane, and of the next coarser grid."""
    return (size + 1) // 2


def source(plane: int, offset: tuple[int, int]) -> tuple[int, int, int]:
    """The plane that holds the neighbours at an offset of a plane's pixels, and its shift (rows, columns)."""
    i, j = divmod(plane, 2)
    y, x = i + offset[0], j + offset[1]
    return 2 * (y & 1) + (x & 1), y >> 1, x >> 1


def framed(shape: tuple[int, int]) -> F32:
    """A plane of zeros for a grid (h, w), with its frame."""
    return np.zeros((half(shape[0]) + 2, half(shape[1]) + 2), np.float32)


def shifted(plane: F32, sy: int, sx: int) -> F32:
    """The interior of a framed plane, shifted: a view."""
    height, width = plane.shape
    return plane[1 + sy : height - 1 + sy, 1 + sx : width - 1 + sx]


def inner(plane: F32) -> F32:
    """The interior of a framed plane: a view."""
    return plane[1:-1, 1:-1]


def split(grid: F32) -> list[F32]:
    """A grid (h, w) as its four framed planes."""
    planes = []
    for i, j in product((0, 1), repeat=2):
        plane = framed((grid.shape[0], grid.shape[1]))
        part = grid[i::2, j::2]
        plane[1 : 1 + part.shape[0], 1 : 1 + part.shape[1]] = part
        planes.append(plane)
    return planes


def merge(planes: Sequence[Grid], grid: Grid) -> Grid:
    """Write the four framed planes into their grid (h, w)."""
    for plane, (i, j) in zip(planes, product((0, 1), repeat=2), strict=True):
        part = grid[i::2, j::2]
        part[...] = plane[1 : 1 + part.shape[0], 1 : 1 + part.shape[1]]
    return grid


def strips(shape: tuple[int, ...]) -> list[slice]:
    """Slices of rows, small enough for their arrays to stay in the processor's cache between passes."""
    rows, columns = shape
    step = max(1, _STRIP // columns)
    return [slice(y, min(y + step, rows)) for y in range(0, rows, step)]


class Operator:
    """The equations of one grid.

    Attributes:
        shape: h, w of the grid.
        diagonal: four planes (H, W) of d > 0, without frame; 1 outside the image.
        weights: for each plane its eight framed planes of w, in the order of `OFFSETS`; 0 towards the outside.
    """

    def __init__(self, shape: tuple[int, int], diagonal: list[Any], weights: list[list[F32]]) -> None:
        self.shape = shape
        self.diagonal = diagonal
        self.weights = weights


class Factors:
    """LU factors of the equations of a small grid, a banded matrix with pixels ordered along the short side."""

    def __init__(self, operator: Operator) -> None:
        self._upright = operator.shape[0] >= operator.shape[1]
        short = min(operator.shape)
        self._band = short + 1
        pixels = operator.shape[0] * operator.shape[1]
        # LAPACK's storage: diagonals as rows, and free rows for what row exchanges fill in.
        banded = np.zeros((3 * self._band + 1, pixels))
        whole = np.empty(operator.shape, np.float32)
        for index, (dy, dx) in enumerate(OFFSETS):
            weights = self._line(merge([weights[index] for weights in operator.weights], whole))
            shift = dy * short + dx if self._upright else dx * short + dy
            rows = slice(max(0, -shift), pixels - max(0, shift))
            banded[2 * self._band - shift, rows.start + shift : rows.stop + shift] -= weights[rows]
        diagonal = merge([np.pad(d, 1) for d in operator.diagonal], np.empty(operator.shape, np.float64))
        banded[2 * self._band] += self._line(diagonal)
        self._triangles, self._exchanged, zeros = lapack.dgbtrf(banded, self._band, self._band)
        if zeros:
            raise np.linalg.LinAlgError("the equations of the coarsest grid have no solution")

    def _line(self, grid: Grid) -> Grid:
        return (grid if self._upright else grid.T).reshape(-1)

    def solve(self, right: Sequence[F32]) -> list[F32]:
        """Solutions (h, w) for right-hand sides (h, w)."""
        lines = np.stack([self._line(b) for b in right], axis=1)
        found, _ = lapack.dgbtrs(self._triangles, self._band, self._band, lines, self._exchanged)
        height, width = right[0].shape
        if self._upright:
            return [x.reshape(height, width).astype(np.float32) for x in found.T]
        return [x.reshape(width, height).T.astype(np.float32) for x in found.T]
