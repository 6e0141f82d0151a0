"""Spread colours from constrained pixels over a photograph (Levin, Lischinski, Weiss 2004).

Every unconstrained pixel r becomes the weighted mean of its 3x3 neighbours s,
u(r) = sum_s w(r, s) u(s), with w(r, s) proportional to exp(-(Y(r) - Y(s))^2 / c_r) and summing to one. Y is the
lightness, and c_r follows from the variance of Y in the 3x3 window around r: see `Falloff`. Constrained pixels keep
their colour.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from models.base import CancelToken, Progress, no_progress
from models.solvers.multigrid import COARSEST, Multigrid
from models.solvers.stencils import OFFSETS, Operator, framed, inner, merge, shifted, source, split, strips
from models.types import F32
from models.words import Words


@dataclass(frozen=True, slots=True)
class Falloff:
    """How weights exp(-difference^2 / c) follow from the lightness in the 3x3 window around a pixel.

    c is the largest of three terms, in squared units of L:

    Attributes:
        variance: factor of the window's variance.
        nearest: factor of the smallest squared difference between the pixel and a neighbour.
        floor: the smallest c: smaller differences are rounding and the grain of even surfaces.
        least: the smallest weight, before a pixel's weights are scaled to sum to one.
    """

    variance: float
    nearest: float
    floor: float
    least: float


PAPER = Falloff(variance=2.0, nearest=0.0, floor=0.02, least=0.0)
"""The paper's formula, c = 2 sigma^2."""

PROGRAM = Falloff(variance=0.6, nearest=-1 / math.log(0.01), floor=4.0, least=0.003)
"""The program that the authors published (getColorExact.m): weaker edges hold colours back, and a pixel unlike all its
neighbours gives the nearest of them a weight of at least 0.01. Two numbers differ from the program: its floor is 0.02,
and it has no smallest weight. One step of 8 bits is 0.39 L, so grain then splits even surfaces into weakly connected
pieces, and the multigrid solver does not converge. The gain is the same (docs/measurements.md)."""

TOLERANCE = 0.005
"""Largest error of the solution in ab units, as the solver estimates it; slow errors can be larger."""

_MOST_CYCLES = 30

_REMEMBERED = 6
"""Earlier cycles that are mixed: `PROGRAM`'s weights differ more than `PAPER`'s and leave more slow error modes."""

_SLACK = 1e-14
"""Added to the diagonal, as a share: keeps the equations solvable where connections are below double precision."""

_HUGE = np.float32(1e9)
"""Larger than any squared difference of lightness."""


class Affinity:
    """The weights between neighbouring pixels of one photograph; they depend on its lightness only.

    Args:
        L: (H, W) lightness 0..100.
        falloff: how the weights fall with differences of lightness.
    """

    def __init__(self, L: F32, falloff: Falloff) -> None:
        self.shape: tuple[int, int] = (L.shape[0], L.shape[1])
        lightness = split(np.asarray(L, np.float32))
        inside = split(np.ones(self.shape, np.float32))
        self.weights = [self._weights(lightness, inside, plane, falloff) for plane in range(4)]

    def _weights(self, lightness: list[F32], inside: list[F32], plane: int, falloff: Falloff) -> list[F32]:
        """The weights of one plane before they are scaled to sum to one; 0 towards pixels outside the image."""
        weights = [framed(self.shape) for _ in OFFSETS]
        sources = [source(plane, offset) for offset in OFFSETS]
        for strip in strips(inner(lightness[plane]).shape):
            own = inner(lightness[plane])[strip]
            parts = [inner(weight)[strip] for weight in weights]
            first, second = np.zeros(own.shape, np.float32), np.zeros(own.shape, np.float32)
            count = np.ones(own.shape, np.float32)
            valid = [shifted(inside[p], sy, sx)[strip] for p, sy, sx in sources]
            for (p, sy, sx), difference, there in zip(sources, parts, valid, strict=True):
                np.subtract(shifted(lightness[p], sy, sx)[strip], own, out=difference)
                np.multiply(difference, there, out=difference)
                np.add(first, difference, out=first)
                cv2.accumulateSquare(difference, second)
                np.add(count, there, out=count)
            # The variance from differences to the centre pixel: they are small, so little precision is lost.
            np.divide(first, count, out=first)
            np.divide(second, count, out=second)
            np.subtract(second, np.multiply(first, first, out=first), out=second)
            np.multiply(second, np.float32(falloff.variance), out=second)
            divisor = np.maximum(second, np.float32(falloff.floor), out=second)
            for weight in parts:
                np.multiply(weight, weight, out=weight)
            if falloff.nearest > 0:
                nearest = np.multiply(_nearest(parts, valid), np.float32(falloff.nearest), out=first)
                np.maximum(divisor, nearest, out=divisor)
            factor = np.divide(np.float32(-1), divisor, out=divisor)
            for weight, there in zip(parts, valid, strict=True):
                np.multiply(weight, factor, out=weight)
                np.exp(weight, out=weight)
                if falloff.least > 0:
                    np.maximum(weight, np.float32(falloff.least), out=weight)
                np.multiply(weight, there, out=weight)
        return weights

    def system(
        self,
        values: F32,
        mask: NDArray[np.bool_],
        *,
        drawn: tuple[F32, F32] | None = None,
        last: bool = False,
        precision: type[np.float32] | type[np.float64] = np.float32,
    ) -> tuple[Operator, list[F32]]:
        """The equations of the unconstrained pixels, and their right-hand sides.

        The unknowns of constrained pixels are 0: their colours are on the right.

        Args:
            values: (H, W, C), 0 where the mask is not set.
            mask: (H, W), True where the value is given.
            drawn: a pull on unconstrained pixels: its strength (H, W), as a share of the sum of the weights, and its
                target (H, W, C).
            last: reuse the memory of the weights; this object must not be used afterwards.
            precision: of the diagonal. In single precision its rounding error can be as large as the smallest weight;
                `Factors` profits from double precision.
        """
        free = split((~mask).astype(np.float32))
        given = [split(values[..., c]) for c in range(values.shape[2])]
        sums = [[framed(self.shape) for _ in range(4)] for _ in given]
        pull = split(np.where(mask, 0, drawn[0]).astype(np.float32)) if drawn else None
        pulled = [split(drawn[1][..., c]) for c in range(len(given))] if drawn else []
        diagonal, weights = [], []
        for plane in range(4):
            kept = self.weights[plane] if last else [framed(self.shape) for _ in OFFSETS]
            total = np.zeros(inner(free[plane]).shape, precision)
            for strip in strips(total.shape):
                own = inner(free[plane])[strip]
                for offset, raw, target in zip(OFFSETS, self.weights[plane], kept, strict=True):
                    p, sy, sx = source(plane, offset)
                    weight = inner(target)[strip]
                    np.multiply(inner(raw)[strip], own, out=weight)
                    np.add(total[strip], weight, out=total[strip])
                    for grid, result in zip(given, sums, strict=True):
                        cv2.accumulateProduct(weight, shifted(grid[p], sy, sx)[strip], inner(result[plane])[strip])
                    np.multiply(weight, shifted(free[p], sy, sx)[strip], out=weight)
            if pull is not None:
                share = inner(pull[plane]) * total
                total += share
                share = share.astype(np.float32, copy=False)
                for grid, result in zip(pulled, sums, strict=True):
                    cv2.accumulateProduct(share, inner(grid[plane]), inner(result[plane]))
            if precision is np.float64:
                total *= 1 + _SLACK
            np.copyto(total, 1, where=total <= 0)
            diagonal.append(total)
            weights.append(kept)
        right = [merge(planes, np.empty(self.shape, np.float32)) for planes in sums]
        return Operator(self.shape, diagonal, weights), right


def _nearest(squares: list[F32], valid: list[F32]) -> F32:
    """The smallest squared difference among the valid ones (1, not 0); `_HUGE` where none is valid."""
    nearest = np.full_like(squares[0], _HUGE)
    for square, there in zip(squares, valid, strict=True):
        np.minimum(nearest, square + (1 - there) * _HUGE, out=nearest)
    return nearest


def propagate(
    L: F32 | Affinity,
    values: F32,
    mask: NDArray[np.bool_],
    *,
    drawn: tuple[F32, F32] | None = None,
    tolerance: float = TOLERANCE,
    start: F32 | None = None,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> F32:
    """Spread the values of constrained pixels over the whole picture.

    Args:
        L: (H, W) lightness 0..100, for `PROGRAM`'s weights, or an `Affinity` that several calls share.
        values: (H, W, C), the values of constrained pixels; the others do not count.
        mask: (H, W), True where a pixel is constrained.
        drawn: a pull on the other pixels, see `Affinity.system`; None for none.
        tolerance: largest error wanted, in units of the values; infinity for the fastest answer, with a mean error
            of a few per cent of the values.
        start: (H, W, C), a first guess, for example the solution for similar constraints; None for none.
        cancel: polled between steps.
        progress: told about each step.

    Returns:
        float32 (H, W, C); zeros where no pixel is constrained or pulled.

    Raises:
        Cancelled: the token was set.
        ValueError: the arrays' shapes do not fit together.
    """
    shape = L.shape
    if np.shape(mask) != shape or np.shape(values)[:2] != shape:
        raise ValueError(f"lightness {shape}, values {np.shape(values)} and mask {np.shape(mask)} do not fit together")
    check = (cancel or CancelToken()).raise_if_cancelled
    check()
    values = np.where(mask[..., None], values, 0).astype(np.float32)
    pulled = np.zeros_like(mask) if drawn is None else (drawn[0] > 0) & ~mask
    if mask.all() or not (mask.any() or pulled.any()):
        return values
    weights = L if isinstance(L, Affinity) else Affinity(L, PROGRAM)
    check()
    progress(0.2, Words("Spreading colours"))
    precision = np.float64 if mask.size <= COARSEST else np.float32
    operator, right = weights.system(values, mask, drawn=drawn, last=weights is not L, precision=precision)
    solver = Multigrid(operator, len(right), check, remembered=_REMEMBERED)
    progress(0.5, Words("Spreading colours"))
    guess = None if start is None else [np.where(mask, 0, start[..., c]).astype(np.float32) for c in range(len(right))]
    solution = solver.solve(right, guess, tolerance, _MOST_CYCLES)
    progress(1.0, Words("Spreading colours"))
    # Every solution lies between the extremes of the given values. Clip, because single precision can fail (one line of
    # pure noise).
    given = values[mask] if drawn is None else np.concatenate([values[mask], drawn[1][pulled]])
    limits = zip(given.min(axis=0), given.max(axis=0), strict=True)
    spread = [values[..., c] + part for c, part in enumerate(solution)]
    return np.stack([np.clip(p, low, high, out=p) for p, (low, high) in zip(spread, limits, strict=True)], axis=-1)


def refine(
    L: F32 | Affinity,
    values: F32,
    trust: F32,
    mask: NDArray[np.bool_],
    *,
    smoothness: float = 5.0,
    tolerance: float = TOLERANCE,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> F32:
    """Smooth values along the photograph's edges: equation 15 of Endo 2016.

    Minimises sum_i trust_i |u_i - z_i|^2 + smoothness * sum_i sum_j w_ij |u_i - u_j|^2 over the 3x3 neighbours j, with
    the weights w of Levin's paper. The weight of row i is used for both directions of a pair.

    Args:
        L: (H, W) lightness 0..100, for `PAPER`'s weights, or an `Affinity`.
        values: (H, W, C), the z of the formula.
        trust: (H, W) >= 0; where it is 0 the neighbours decide.
        mask: (H, W), True where the value is kept exactly.
        smoothness: the paper's lambda, > 0.
        tolerance: largest error wanted, in units of the values.
        cancel: polled between steps.
        progress: told about each step.

    Returns:
        float32 (H, W, C).

    Raises:
        Cancelled: the token was set.
        ValueError: the arrays' shapes do not fit together.
    """
    shape = L.shape
    if np.shape(values)[:2] != shape or np.shape(trust) != shape or np.shape(mask) != shape:
        shapes = f"values {np.shape(values)}, trust {np.shape(trust)} and mask {np.shape(mask)}"
        raise ValueError(f"lightness {shape}, {shapes} do not fit together")
    check = (cancel or CancelToken()).raise_if_cancelled
    check()
    values = np.asarray(values, np.float32)
    # A single pixel has no neighbours; without mask and trust any constant would be a solution.
    if mask.all() or shape == (1, 1) or not (mask.any() or trust.any()):
        return values.copy()
    weights = L if isinstance(L, Affinity) else Affinity(L, PAPER)
    check()
    progress(0.2, Words("Smoothing along edges"))
    fixed = np.where(mask[..., None], values, 0).astype(np.float32)
    pull = np.asarray(trust / np.float32(2 * smoothness), np.float32)
    operator, right = weights.system(fixed, mask, drawn=(pull, values), last=weights is not L)
    solver = Multigrid(operator, len(right), check)
    progress(0.5, Words("Smoothing along edges"))
    start = [np.where(mask, 0, values[..., c]).astype(np.float32) for c in range(len(right))]
    parts = solver.solve(right, start, tolerance, _MOST_CYCLES)
    check()
    solution = np.stack(parts, axis=-1)
    progress(1.0, Words("Smoothing along edges"))
    low, high = values.min(axis=(0, 1)), values.max(axis=(0, 1))
    return np.asarray(np.clip(fixed + solution, low, high), np.float32)
