"""A multigrid solver for nine-point equations on a pixel grid.

It solves  d(r) u(r) - sum_s w(r, s) u(s) = b(r)  over the 3x3 neighbours s of every pixel r, for several right-hand
sides at once. The method is black box multigrid (Dendy, J. Comput. Phys. 48, 1982). Every second pixel of every second
row forms the next coarser grid. The interpolation between grids is derived from the equations, so that it respects the
edges of the image. The coarse equations are the Galerkin product, again nine-point. The smoother is Gauss-Seidel in
four colours.

The four colours are the four planes in which `stencils` stores a grid, so a sweep consists of multiply-adds of whole
arrays.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

import cv2
import numpy as np
from numpy.typing import NDArray

from models.solvers.stencils import (
    OFFSETS,
    Factors,
    Operator,
    framed,
    half,
    inner,
    merge,
    shifted,
    source,
    split,
    strips,
)
from models.types import F32

_NEIGHBOUR = {offset: index for index, offset in enumerate(OFFSETS)}

COARSEST = 2048
"""Grids with at most this many pixels are solved directly, which is faster than further coarsening."""

_WIDEST_SCALE = 100.0
"""Rows are scaled up or down by at most this factor."""

_NOTHING = np.float32(1e-12)


def _balance(operator: Operator) -> None:
    """Scale rows so that column sums come close to row sums: one step towards the stationary distribution.

    The transposed equations then have smooth solutions, which the collection of residuals needs.
    """
    scale = [framed(operator.shape) for _ in range(4)]
    for factor in scale:
        inner(factor)[...] = 1
    for plane in range(4):
        total = np.zeros(operator.diagonal[plane].shape, np.float32)
        for offset in OFFSETS:
            from_plane, sy, sx = source(plane, offset)
            back = operator.weights[from_plane][_NEIGHBOUR[-offset[0], -offset[1]]]
            cv2.accumulateProduct(shifted(back, sy, sx), shifted(scale[from_plane], sy, sx), total)
        np.divide(total, operator.diagonal[plane], out=total)
        np.clip(total, 1 / _WIDEST_SCALE, _WIDEST_SCALE, out=inner(scale[plane]))
    for plane, factor in enumerate(scale):
        operator.diagonal[plane] *= inner(factor)
        for weight in operator.weights[plane]:
            np.multiply(inner(weight), inner(factor), out=inner(weight))


_Interpolation = list[list[tuple[int, int, F32]]]
"""For each plane: offset (row, column) of a coarse pixel from that of the fine pixel, and a framed plane of shares."""


def _interpolation(operator: Operator, *, transposed: bool = False) -> _Interpolation:
    """Weights that interpolate a function from the coarse pixels, assuming it satisfies the (transposed) equations.

    A pixel between two coarse pixels gets a weighted mean of them; the function is assumed constant in the other
    direction. A pixel between four coarse pixels follows from its own equation and the pixels beside it.
    """

    def weight(plane: int, offset: tuple[int, int]) -> F32:
        if not transposed:
            return inner(operator.weights[plane][_NEIGHBOUR[offset]])
        from_plane, sy, sx = source(plane, offset)
        return shifted(operator.weights[from_plane][_NEIGHBOUR[-offset[0], -offset[1]]], sy, sx)

    def share(part: F32, whole: F32) -> F32:
        plane = framed(operator.shape)
        np.divide(part, whole, out=inner(plane), where=whole > _NOTHING)
        return plane

    def between(plane: int, *, upright: bool) -> tuple[F32, F32]:
        def at(along: int, across: int) -> F32:
            return weight(plane, (along, across) if upright else (across, along))

        before, after = (at(along, -1) + at(along, 0) + at(along, 1) for along in (-1, 1))
        rest = operator.diagonal[plane] - at(0, -1) - at(0, 1)
        whole = np.maximum(rest, before + after)
        return share(before, whole), share(after, whole)

    sides = between(1, upright=False)
    ends = between(2, upright=True)
    corners = []
    for oy, ox in product((0, 1), repeat=2):
        sy, sx = 2 * oy - 1, 2 * ox - 1
        total = weight(3, (sy, sx)).copy()
        cv2.accumulateProduct(weight(3, (sy, 0)), shifted(sides[ox], oy, 0), total)
        cv2.accumulateProduct(weight(3, (0, sx)), shifted(ends[oy], 0, ox), total)
        corners.append((oy, ox, share(total, operator.diagonal[3])))
    ones = framed(operator.shape)
    inner(ones)[...] = 1
    return [[(0, 0, ones)], [(0, 0, sides[0]), (0, 1, sides[1])], [(0, 0, ends[0]), (1, 0, ends[1])], corners]


def _galerkin(operator: Operator, interpolation: _Interpolation, collection: _Interpolation) -> Operator:
    """The coarse equations: the product collection * equations * interpolation."""
    height, width = half(operator.shape[0]), half(operator.shape[1])
    negative: dict[tuple[int, int], F32] = {o: np.zeros((height, width), np.float32) for o in (*OFFSETS, (0, 0))}
    for plane in range(4):
        terms: list[tuple[tuple[int, int], F32]] = [((0, 0), -operator.diagonal[plane])]
        terms.extend((o, inner(w)) for o, w in zip(OFFSETS, operator.weights[plane], strict=True))
        partial: dict[tuple[int, int], F32] = {}
        for offset, weight in terms:
            from_plane, sy, sx = source(plane, offset)
            for oy, ox, share in interpolation[from_plane]:
                at = (sy + oy, sx + ox)
                if at in partial:
                    cv2.accumulateProduct(weight, shifted(share, sy, sx), partial[at])
                else:
                    partial[at] = weight * shifted(share, sy, sx)
        for oy, ox, share in collection[plane]:
            if height > oy and width > ox:
                piece = (slice(height - oy), slice(width - ox))
                for (ay, ax), part in partial.items():
                    cv2.accumulateProduct(inner(share)[piece], part[piece], negative[ay - oy, ax - ox][oy:, ox:])
    return _in_planes(negative)


def _in_planes(negative: dict[tuple[int, int], F32]) -> Operator:
    """An operator from arrays (h, w) of negated coefficients by offset."""
    shape = (negative[0, 0].shape[0], negative[0, 0].shape[1])
    diagonal = [-inner(p) for p in split(negative[0, 0])]
    for plane in diagonal:
        np.copyto(plane, 1, where=plane <= 0)
    by_offset = [split(negative[o]) for o in OFFSETS]
    return Operator(shape, diagonal, [[planes[p] for planes in by_offset] for p in range(4)])


class _Level:
    """One grid of the hierarchy with its unknowns. All views that a cycle needs are made once.

    Rows are divided by their diagonal, so a Gauss-Seidel step is u = b + sum w u, accumulated in place.
    """

    def __init__(self, operator: Operator, channels: int) -> None:
        self.shape = operator.shape
        rows, columns = half(self.shape[0]), half(self.shape[1])
        self.divisor = [diagonal.copy() for diagonal in operator.diagonal]
        _balance(operator)
        self.interpolation = _interpolation(operator)
        collection = _interpolation(operator, transposed=True)
        self.coarse = _galerkin(operator, self.interpolation, collection)
        self.diagonal = operator.diagonal
        for diagonal, weights in zip(operator.diagonal, operator.weights, strict=True):
            inverse = 1 / diagonal
            for weight in weights:
                np.multiply(inner(weight), inverse, out=inner(weight))
        self.u = [[framed(self.shape) for _ in range(4)] for _ in range(channels)]
        self.b = [[np.zeros((rows, columns), np.float32) for _ in range(4)] for _ in range(channels)]
        self.residual = np.empty((rows, columns), np.float32)
        self.downward = [
            [(oy, ox, np.multiply(inner(share), self.diagonal[plane])) for oy, ox, share in shares]
            for plane, shares in enumerate(collection)
        ]
        pieces = strips((rows, columns))
        # steps[plane]: (unknowns, right-hand side, residual, [(neighbours, weights), ...]) by channel and strip
        self.steps = [
            [
                (inner(u[plane])[s], b[plane][s], self.residual[s], self._terms(u, operator, plane, s))
                for u, b in zip(self.u, self.b, strict=True)
                for s in pieces
            ]
            for plane in range(4)
        ]
        self.strips = len(pieces)

    @staticmethod
    def _terms(u: list[F32], operator: Operator, plane: int, strip: slice) -> list[tuple[F32, F32]]:
        terms = []
        for offset, weight in zip(OFFSETS, operator.weights[plane], strict=True):
            from_plane, sy, sx = source(plane, offset)
            terms.append((shifted(u[from_plane], sy, sx)[strip], inner(weight)[strip]))
        return terms

    def load(self, right: Sequence[F32]) -> None:
        """Set the right-hand sides, one (h, w) per channel."""
        for b, grid in zip(self.b, right, strict=True):
            for plane, part, diagonal in zip(b, split(grid), self.divisor, strict=True):
                np.divide(inner(part), diagonal, out=plane)

    def clear(self) -> None:
        """Set all unknowns to 0."""
        for planes in self.u:
            for plane in planes:
                plane.fill(0)

    def relax(self, planes: Sequence[int]) -> None:
        """One Gauss-Seidel step for each of these planes, in order."""
        accumulate = cv2.accumulateProduct
        for plane in planes:
            for unknown, right, _, terms in self.steps[plane]:
                np.copyto(unknown, right)
                for neighbour, weight in terms:
                    accumulate(neighbour, weight, unknown)

    def collect(self, targets: Sequence[F32], *, right_only: bool = False) -> None:
        """Add the residual to arrays of the coarse grid, one (h, w) per channel.

        Plane 3 has no residual if `relax` ended with it. With `right_only` all unknowns count as 0.
        """
        accumulate = cv2.accumulateProduct
        rows, columns = self.residual.shape
        for channel, target in enumerate(targets):
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
                        piece = (slice(rows - oy), slice(columns - ox))
                        accumulate(share[piece], self.residual[piece], target[oy:, ox:])

    def prolong(self, coarse: Sequence[F32]) -> None:
        """Add the coarse solution, framed (h + 2, w + 2), to planes 0 to 2; relaxing plane 3 completes it."""
        for u, found in zip(self.u, coarse, strict=True):
            for plane in range(3):
                for oy, ox, share in self.interpolation[plane]:
                    cv2.accumulateProduct(shifted(found, oy, ox), inner(share), inner(u[plane]))


_DOWN, _UP = (0, 1, 2, 3), (3, 2, 1, 0)


class Multigrid:
    """The hierarchy for one set of equations.

    Args:
        operator: the equations; its weights are changed (divided by the diagonal), so do not use it again.
        channels: number of right-hand sides.
        check: called between steps; may raise to stop.
        remembered: how many earlier cycles are mixed with the last one (see `_Mixer`).
    """

    def __init__(self, operator: Operator, channels: int, check: Callable[[], None], *, remembered: int = 2) -> None:
        self.check = check
        self.remembered = remembered
        self.channels = channels
        self.levels: list[_Level] = []
        while operator.shape[0] * operator.shape[1] > COARSEST:
            check()
            self.levels.append(_Level(operator, channels))
            operator = self.levels[-1].coarse
        self.bottom = Factors(operator)

    def solve(self, right: Sequence[F32], start: Sequence[F32] | None, tolerance: float, most: int) -> list[F32]:
        """Solve for all right-hand sides.

        Args:
            right: one (h, w) per channel.
            start: first guess, one (h, w) per channel; None begins on the coarsest grid.
            tolerance: largest error wanted, in units of the unknowns, as estimated from the last cycles; infinity
                returns the first guess.
            most: largest number of cycles.

        Returns:
            One (h, w) per channel.
        """
        if not self.levels:
            return self.bottom.solve(right)
        top = self.levels[0]
        top.load(right)
        if start is None:
            self._nested(0)
        else:
            for u, first in zip(top.u, start, strict=True):
                for plane, part in zip(u, split(first), strict=True):
                    np.copyto(plane, part)
        mixers = [_Mixer(u, self.remembered) for u in top.u] if np.isfinite(tolerance) else []
        before = 0.0
        for _ in range(most if np.isfinite(tolerance) else 0):
            self.check()
            self._cycle(0)
            change = max([mixer.change() for mixer in mixers])
            # The remaining error is a geometric series; the first ratio is distorted by rounding.
            ratio = min(0.7, change / before) if before > 0 else 0.3
            if change * ratio / (1 - ratio) < tolerance:
                break
            for mixer in mixers:
                mixer.mix()
            before = change
        return [merge(u, np.empty(top.shape, np.float32)) for u in top.u]

    def _coarse(self, index: int, *, nested: bool) -> list[F32]:
        """Collect the residual of level `index` and solve for it on the next coarser grid; framed, (h + 2, w + 2)."""
        level = self.levels[index]
        shape = level.coarse.shape
        collected = [np.zeros(shape, np.float32) for _ in range(self.channels)]
        level.collect(collected, right_only=nested)
        found = [np.zeros((shape[0] + 2, shape[1] + 2), np.float32) for _ in range(self.channels)]
        if index + 1 == len(self.levels):
            for target, solution in zip(found, self.bottom.solve(collected), strict=True):
                inner(target)[...] = solution
            return found
        below = self.levels[index + 1]
        below.load(collected)
        if nested:
            self._nested(index + 1)
        else:
            below.clear()
        self._cycle(index + 1)
        for target, u in zip(found, below.u, strict=True):
            merge(u, inner(target))
        return found

    def _nested(self, index: int) -> None:
        """First guess on a level: the solution of the next coarser level, interpolated."""
        self.check()
        level = self.levels[index]
        level.clear()
        level.prolong(self._coarse(index, nested=True))
        level.relax(_UP)

    def _cycle(self, index: int) -> None:
        """One V-cycle on a level."""
        level = self.levels[index]
        level.relax(_DOWN)
        level.prolong(self._coarse(index, nested=False))
        level.relax(_UP)


class _Mixer:
    """Anderson acceleration: the mixture of the last cycles whose next change would be smallest.

    A V-cycle hardly reduces a few error modes (between weakly connected regions); mixing removes them.
    """

    def __init__(self, planes: list[F32], remembered: int) -> None:
        self.now = planes
        self.remembered = remembered
        self.origin = [p.copy() for p in planes]
        self.results: list[list[F32]] = []
        self.steps: list[list[F32]] = []

    def change(self) -> float:
        """The largest change in the last cycle."""
        # Reuse the oldest arrays: allocating large ones is slow.
        spare = self.steps.pop(0) if len(self.steps) > self.remembered else [np.empty_like(p) for p in self.now]
        for step, now, origin in zip(spare, self.now, self.origin, strict=True):
            np.subtract(now, origin, out=step)
        self.steps.append(spare)
        return max(cv2.norm(s, cv2.NORM_INF) for s in spare)

    def mix(self) -> None:
        """Replace the result of the cycle by the mixture; the next cycle starts there."""
        spare = self.results.pop(0) if len(self.results) > self.remembered else [np.empty_like(p) for p in self.now]
        for result, now in zip(spare, self.now, strict=True):
            np.copyto(result, now)
        self.results.append(spare)
        shares = self._shares()
        for share, earlier in zip(shares, self.results, strict=False):
            for now, before, result in zip(self.now, earlier, spare, strict=True):
                cv2.scaleAdd(before, float(share), now, now)
                cv2.scaleAdd(result, -float(share), now, now)
        for origin, now in zip(self.origin, self.now, strict=True):
            np.copyto(origin, now)

    def _shares(self) -> NDArray[np.float64]:
        """The share of each earlier result in the mixture, by least squares on the steps."""
        count = len(self.steps) - 1
        if count == 0:
            return np.zeros(0)
        product_of = np.array([[_dot(s, t) for t in self.steps] for s in self.steps])
        with_last = product_of[-1]
        # Products of the differences between the last step and each earlier one.
        gram = with_last[-1] - with_last[:-1, None] - with_last[None, :-1] + product_of[:-1, :-1]
        return np.asarray(np.linalg.lstsq(gram, with_last[-1] - with_last[:-1], rcond=1e-6)[0])


def _dot(first: list[F32], second: list[F32]) -> float:
    return sum(float(np.vdot(f, s)) for f, s in zip(first, second, strict=True))
