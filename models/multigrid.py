"""A multigrid solver for nine-point equations on a pixel grid.

It solves  d(r) u(r) - sum_s w(r, s) u(s) = b(r)  over the 3x3 neighbours s of every pixel r, for several right-hand
sides at once. The method is black box multigrid (Dendy, J. Comput. Phys. 48, 1982): every second pixel of every second
row makes the next coarser grid, the interpolation between them follows from the equations themselves, so that it
respects the edges of the image, and the coarse equations (again nine-point) are the Galerkin product. The smoother is
Gauss-Seidel in four colours.

The four colours are also how a grid is stored: plane 2 i + j holds the pixels (2 y + i, 2 x + j), so that every
neighbour of a plane's pixels is one shifted view of another plane, and a sweep is nothing but multiply-adds of whole
arrays. Planes of unknowns have a frame one pixel wide of zeros; pixels of the last plane row or column that fall
outside the image have no weights.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

import cv2
import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]

OFFSETS = tuple(o for o in product((-1, 0, 1), repeat=2) if o != (0, 0))
"""(dy, dx) of the eight neighbours, in the order of the weights."""

_NEIGHBOUR = {offset: index for index, offset in enumerate(OFFSETS)}
_STRIP = 1 << 16
"""Unknowns per pass: what a pass reads and writes should stay in the processor's cache."""

_COARSEST = 64
"""Grids of so few pixels are solved directly."""

_NOTHING = np.float32(1e-12)


def half(size: int) -> int:
    """Height or width of a plane, and of the next coarser grid."""
    return (size + 1) // 2


def source(plane: int, offset: tuple[int, int]) -> tuple[int, int, int]:
    """Where the neighbours at an offset of a plane's pixels are: their plane, and its shift (rows, columns)."""
    i, j = divmod(plane, 2)
    y, x = i + offset[0], j + offset[1]
    return 2 * (y & 1) + (x & 1), y >> 1, x >> 1


def shifted(framed: F32, sy: int, sx: int) -> F32:
    """The interior of a framed plane, shifted."""
    height, width = framed.shape
    return framed[1 + sy : height - 1 + sy, 1 + sx : width - 1 + sx]


def split(grid: F32) -> list[F32]:
    """A grid (h, w) as its four framed planes."""
    planes = []
    for i, j in product((0, 1), repeat=2):
        framed = np.zeros((half(grid.shape[0]) + 2, half(grid.shape[1]) + 2), np.float32)
        part = grid[i::2, j::2]
        framed[1 : 1 + part.shape[0], 1 : 1 + part.shape[1]] = part
        planes.append(framed)
    return planes


def merge(planes: Sequence[F32], shape: tuple[int, int]) -> F32:
    """The grid of four framed planes."""
    grid = np.empty(shape, np.float32)
    for plane, (i, j) in zip(planes, product((0, 1), repeat=2), strict=True):
        part = grid[i::2, j::2]
        part[...] = plane[1 : 1 + part.shape[0], 1 : 1 + part.shape[1]]
    return grid


class Operator:
    """The equations of one grid.

    Attributes:
        shape: h, w of the grid.
        diagonal: four planes (H, W) of d > 0, without frame; 1 outside the image.
        weights: for each plane the eight (H, W) arrays of w, in the order of `OFFSETS`; 0 towards the outside.
    """

    def __init__(self, shape: tuple[int, int], diagonal: list[F32], weights: list[list[F32]]) -> None:
        self.shape = shape
        self.diagonal = diagonal
        self.weights = weights

    def dense(self) -> NDArray[np.float64]:
        """The matrix (h w, h w), pixels row by row."""
        height, width = self.shape
        matrix = np.zeros((height, width, height, width))
        for y, x in product(range(height), range(width)):
            plane, at = 2 * (y & 1) + (x & 1), (y >> 1, x >> 1)
            matrix[y, x, y, x] = self.diagonal[plane][at]
            for (dy, dx), weight in zip(OFFSETS, self.weights[plane], strict=True):
                if 0 <= y + dy < height and 0 <= x + dx < width:
                    matrix[y, x, y + dy, x + dx] = -weight[at]
        return matrix.reshape(height * width, -1)


_Interpolation = list[list[tuple[int, int, F32]]]
"""For each plane: row and column of a coarse pixel relative to a fine one's own, and a framed plane of shares."""


def _share(weight: F32, whole: F32) -> F32:
    share = np.zeros((weight.shape[0] + 2, weight.shape[1] + 2), np.float32)
    np.divide(weight, whole, out=share[1:-1, 1:-1], where=whole > _NOTHING)
    return share


def _interpolation(operator: Operator) -> _Interpolation:
    """How a smooth function that obeys the equations follows from its values at the coarse pixels."""
    ones = np.zeros((half(operator.shape[0]) + 2, half(operator.shape[1]) + 2), np.float32)
    ones[1:-1, 1:-1] = 1

    def side(plane: int, axis: int, sign: int) -> F32:
        """The weights towards one side, summed along it."""
        steps = [(sign, other) if axis == 0 else (other, sign) for other in (-1, 0, 1)]
        first, second, third = (operator.weights[plane][_NEIGHBOUR[s]] for s in steps)
        return first + second + third

    def between(plane: int, axis: int) -> tuple[F32, F32]:
        """Shares of the two coarse neighbours of pixels between them; across, the function is taken as constant."""
        across = ((0, -1), (0, 1)) if axis == 0 else ((-1, 0), (1, 0))
        along = operator.diagonal[plane] - sum(operator.weights[plane][_NEIGHBOUR[o]] for o in across)
        before, after = side(plane, axis, -1), side(plane, axis, 1)
        whole = np.maximum(along, before + after)
        return _share(before, whole), _share(after, whole)

    left, right = between(1, 1)
    above, below = between(2, 0)
    corners = []
    for oy, ox in product((0, 1), repeat=2):
        sy, sx = 2 * oy - 1, 2 * ox - 1
        weight = operator.weights[3]
        total = weight[_NEIGHBOUR[sy, sx]].copy()
        cv2.accumulateProduct(weight[_NEIGHBOUR[sy, 0]], shifted((left, right)[ox], oy, 0), total)
        cv2.accumulateProduct(weight[_NEIGHBOUR[0, sx]], shifted((above, below)[oy], 0, ox), total)
        corners.append((oy, ox, _share(total, operator.diagonal[3])))
    return [[(0, 0, ones)], [(0, 0, left), (0, 1, right)], [(0, 0, above), (1, 0, below)], corners]


def _galerkin(operator: Operator, interpolation: _Interpolation) -> Operator:
    """The coarse equations: transposed interpolation times equations times interpolation."""
    height, width = half(operator.shape[0]), half(operator.shape[1])
    negative = {o: np.zeros((height, width), np.float32) for o in product((-1, 0, 1), repeat=2)}
    for plane in range(4):
        product_of: dict[tuple[int, int], F32] = {}
        terms = [((0, 0), -operator.diagonal[plane]), *zip(OFFSETS, operator.weights[plane], strict=True)]
        for offset, weight in terms:
            from_plane, sy, sx = source(plane, offset)
            for oy, ox, share in interpolation[from_plane]:
                target = product_of.setdefault((sy + oy, sx + ox), np.zeros((height, width), np.float32))
                cv2.accumulateProduct(weight, shifted(share, sy, sx), target)
        for oy, ox, share in interpolation[plane]:
            inner = shifted(share, 0, 0)[: height - oy, : width - ox]
            for (ay, ax), part in product_of.items():
                total = negative[ay - oy, ax - ox]
                if inner.size:
                    cv2.accumulateProduct(inner, part[: height - oy, : width - ox], total[oy:, ox:])
    return _operator_of_grid(negative)


def _operator_of_grid(negative: dict[tuple[int, int], F32]) -> Operator:
    """Sort arrays over a whole grid into planes; `negative` holds the negated equations by offset."""
    shape = negative[0, 0].shape
    diagonal = [np.ascontiguousarray(p[1:-1, 1:-1]) for p in split(-negative[0, 0])]
    for plane in diagonal:
        np.copyto(plane, 1, where=plane <= 0)
    by_offset = [split(negative[o]) for o in OFFSETS]
    weights = [[np.ascontiguousarray(planes[p][1:-1, 1:-1]) for planes in by_offset] for p in range(4)]
    return Operator((shape[0], shape[1]), diagonal, weights)


class _Level:
    """One grid of the hierarchy, with its unknowns and every view a cycle needs, made once.

    Rows are divided by their diagonal, so that a Gauss-Seidel step is b + sum w u, accumulated in place.
    """

    def __init__(self, operator: Operator, channels: int) -> None:
        self.shape = operator.shape
        rows, columns = half(self.shape[0]), half(self.shape[1])
        self.interpolation = _interpolation(operator)
        self.coarse = _galerkin(operator, self.interpolation)
        self.diagonal = operator.diagonal
        for diagonal, weights in zip(operator.diagonal, operator.weights, strict=True):
            inverse = 1 / diagonal
            for weight in weights:
                np.multiply(weight, inverse, out=weight)
        self.u = [[np.zeros((rows + 2, columns + 2), np.float32) for _ in range(4)] for _ in range(channels)]
        self.b = [[np.zeros((rows, columns), np.float32) for _ in range(4)] for _ in range(channels)]
        self.residual = np.empty((rows, columns), np.float32)
        self.downward = [
            [(oy, ox, np.multiply(shifted(share, 0, 0), self.diagonal[plane])) for oy, ox, share in shares]
            for plane, shares in enumerate(self.interpolation)
        ]
        step = max(1, _STRIP // columns)
        strips = [slice(y, min(y + step, rows)) for y in range(0, rows, step)]
        # steps[plane]: (unknowns, right-hand side, residual, [(neighbours, weights), ...]) by channel and strip
        self.steps = [
            [
                (shifted(u[plane], 0, 0)[s], b[plane][s], self.residual[s], self._terms(u, operator, plane, s))
                for u, b in zip(self.u, self.b, strict=True)
                for s in strips
            ]
            for plane in range(4)
        ]
        self.strips = len(strips)

    @staticmethod
    def _terms(u: list[F32], operator: Operator, plane: int, strip: slice) -> list[tuple[F32, F32]]:
        terms = []
        for offset, weight in zip(OFFSETS, operator.weights[plane], strict=True):
            from_plane, sy, sx = source(plane, offset)
            terms.append((shifted(u[from_plane], sy, sx)[strip], weight[strip]))
        return terms

    def relax(self, planes: Sequence[int]) -> None:
        """Gauss-Seidel over the planes in this order."""
        accumulate = cv2.accumulateProduct
        for plane in planes:
            for unknown, right, _, terms in self.steps[plane]:
                np.copyto(unknown, right)
                for neighbour, weight in terms:
                    accumulate(neighbour, weight, unknown)

    def restrict(self, targets: Sequence[F32], *, right_only: bool = False) -> None:
        """Collect the residual on the coarse grid: one array (h, w) per channel.

        After `relax` has ended with plane 3 nothing is left to collect there; `right_only` takes all unknowns as 0.
        """
        accumulate = cv2.accumulateProduct
        rows, columns = self.residual.shape
        for channel, target in enumerate(targets):
            target.fill(0)
            for plane in range(4 if right_only else 3):
                for unknown, right, residual, terms in self.steps[plane][
                    channel * self.strips : (channel + 1) * self.strips
                ]:
                    if right_only:
                        np.copyto(residual, right)
                        continue
                    np.subtract(right, unknown, out=residual)
                    for neighbour, weight in terms:
                        accumulate(neighbour, weight, residual)
                for oy, ox, share in self.downward[plane]:
                    if rows > oy and columns > ox:
                        inner = (slice(rows - oy), slice(columns - ox))
                        accumulate(share[inner], self.residual[inner], target[oy:, ox:])

    def prolong(self, coarse: Sequence[F32]) -> None:
        """Add what the coarse grid found, framed (h + 2, w + 2), to planes 0 to 2; relaxing plane 3 completes it."""
        for u, found in zip(self.u, coarse, strict=True):
            for plane in range(3):
                for oy, ox, share in self.interpolation[plane]:
                    cv2.accumulateProduct(shifted(found, oy, ox), shifted(share, 0, 0), shifted(u[plane], 0, 0))


_DOWN, _UP = (0, 1, 2, 3), (3, 2, 1, 0)


class Multigrid:
    """The hierarchy for one set of equations.

    Args:
        operator: the equations; its weights are changed (divided by the diagonal), so it must not be used again.
        channels: number of right-hand sides.
        check: called now and then; raises to stop.
    """

    def __init__(self, operator: Operator, channels: int, check: Callable[[], None]) -> None:
        self.check = check
        self.levels: list[_Level] = []
        while operator.shape[0] * operator.shape[1] > _COARSEST:
            check()
            self.levels.append(_Level(operator, channels))
            operator = self.levels[-1].coarse
        self.bottom = np.linalg.pinv(operator.dense())
        self.bottom_shape = operator.shape
        self.channels = channels

    def solve(
        self, right: list[F32], start: list[F32] | None, tolerance: float, most: int
    ) -> tuple[list[F32], list[float]]:
        """Solve for all right-hand sides.

        Args:
            right: one (h, w) per channel.
            start: first guess, one (h, w) per channel; None begins on the coarsest grid.
            tolerance: largest error wanted, in units of the unknowns, as far as the last steps can tell.
            most: cycles at most.

        Returns:
            One (h, w) per channel, and the largest change made by each cycle.
        """
        if not self.levels:
            return self._bottom(right), []
        top = self.levels[0]
        self._load(top, right)
        if start is None:
            self._nested(0)
        else:
            for u, first in zip(top.u, start, strict=True):
                for plane, part in zip(u, split(first), strict=True):
                    np.copyto(plane, part)
        changes: list[float] = []
        while len(changes) < most:
            self.check()
            before = [u[0].copy() for u in top.u]
            self._cycle(0)
            changes.append(max(float(cv2.norm(u[0], b, cv2.NORM_INF)) for u, b in zip(top.u, before, strict=True)))
            # The error that is left is that of a geometric series; the first step tells nothing of its ratio.
            ratio = min(0.9, changes[-1] / changes[-2]) if len(changes) > 1 and changes[-2] > 0 else 0.3
            if changes[-1] * ratio / (1 - ratio) < tolerance:
                break
        return [merge(u, top.shape) for u in top.u], changes

    def _bottom(self, right: Sequence[F32]) -> list[F32]:
        return [(self.bottom @ b.reshape(-1)).reshape(self.bottom_shape).astype(np.float32) for b in right]

    @staticmethod
    def _load(level: _Level, right: Sequence[F32]) -> None:
        for b, grid in zip(level.b, right, strict=True):
            for plane, part, diagonal in zip(b, split(grid), level.diagonal, strict=True):
                np.divide(part[1:-1, 1:-1], diagonal, out=plane)

    def _coarse(self, index: int, *, nested: bool) -> list[F32]:
        """Solve the equations of what `restrict` collects below level `index`; framed results."""
        level = self.levels[index]
        shape = level.coarse.shape
        collected = [np.empty(shape, np.float32) for _ in range(self.channels)]
        level.restrict(collected, right_only=nested)
        if index + 1 == len(self.levels):
            found = self._bottom(collected)
        else:
            below = self.levels[index + 1]
            self._load(below, collected)
            if nested:
                self._nested(index + 1)
            else:
                for planes in below.u:
                    for plane in planes:
                        plane.fill(0)
            self._cycle(index + 1)
            found = [merge(u, below.shape) for u in below.u]
        return [cv2.copyMakeBorder(f, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0) for f in found]

    def _nested(self, index: int) -> None:
        """First guess on a level: the solution of the next coarser one, interpolated."""
        self.check()
        level = self.levels[index]
        for planes in level.u:
            for plane in planes:
                plane.fill(0)
        level.prolong(self._coarse(index, nested=True))
        level.relax(_UP)

    def _cycle(self, index: int) -> None:
        """One V-cycle on a level."""
        level = self.levels[index]
        level.relax(_DOWN)
        level.prolong(self._coarse(index, nested=False))
        level.relax(_UP)
