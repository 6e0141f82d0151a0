"""Colours spread from constrained pixels over a photograph (Levin, Lischinski, Weiss 2004).

Every pixel r without a colour of its own becomes the weighted mean of its 3x3 neighbours s,
u(r) = sum_s w(r, s) u(s), with w(r, s) proportional to exp(-(Y(r) - Y(s))^2 / (2 sigma_r^2)) and summing to one, where
sigma_r^2 is the variance of the lightness Y in the 3x3 window around r. Constrained pixels keep their colour.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.base import CancelToken, Progress, no_progress
from models.multigrid import OFFSETS, Multigrid, Operator, half, shifted, source, split

F32 = NDArray[np.float32]

VARIANCE_FLOOR = 0.01
"""Smallest sigma^2, in squared units of L: below it are rounding and the grain of even surfaces."""

TOLERANCE = 0.1
"""Largest error of the solution in ab units: far below what an eye or eight bits can tell."""

_MOST_CYCLES = 60


class Affinity:
    """The weights between neighbouring pixels of one photograph; they depend on its lightness only.

    Args:
        L: (H, W) lightness 0..100.
        floor: smallest sigma^2.
    """

    def __init__(self, L: F32, floor: float = VARIANCE_FLOOR) -> None:
        self.shape: tuple[int, int] = (L.shape[0], L.shape[1])
        lightness = split(np.asarray(L, np.float32))
        counts = [np.full(n, 3, np.float32) for n in self.shape]
        for count in counts:
            count[0] -= 1
            count[-1] -= 1
        self.weights = [self._weights(lightness, plane, counts, floor) for plane in range(4)]

    def _weights(self, lightness: list[F32], plane: int, counts: list[F32], floor: float) -> list[F32]:
        """Weights exp(...) of one plane, not yet summing to one; 0 towards the outside of the image."""
        own = shifted(lightness[plane], 0, 0)
        differences = []
        first, second = np.zeros(own.shape, np.float32), np.zeros(own.shape, np.float32)
        for offset in OFFSETS:
            from_plane, sy, sx = source(plane, offset)
            difference = cv2.subtract(shifted(lightness[from_plane], sy, sx), own)
            self._clear_outside(difference, plane, offset)
            np.add(first, difference, out=first)
            cv2.accumulateSquare(difference, second)
            differences.append(difference)
        i, j = divmod(plane, 2)
        share = [np.ones(size, np.float32) for size in own.shape]
        for axis, (count, start) in enumerate(zip(counts, (i, j), strict=True)):
            part = count[start::2]
            share[axis][: len(part)] = 1 / part
        inverse_count = np.outer(share[0], share[1])
        np.multiply(first, inverse_count, out=first)
        variance = np.multiply(second, inverse_count, out=second)
        variance -= np.multiply(first, first, out=first)
        factor = np.divide(np.float32(-0.5), np.maximum(variance, np.float32(floor), out=variance), out=variance)
        for offset, weight in zip(OFFSETS, differences, strict=True):
            np.multiply(weight, weight, out=weight)
            np.multiply(weight, factor, out=weight)
            np.exp(weight, out=weight)
            self._clear_outside(weight, plane, offset)
        return differences

    def _clear_outside(self, array: F32, plane: int, offset: tuple[int, int]) -> None:
        """Zero what concerns neighbours outside the image; they are met in the first and last row or column only."""
        for axis, (start, step, size) in enumerate(zip(divmod(plane, 2), offset, self.shape, strict=True)):
            lines = array if axis == 0 else array.T
            if step == -1 and start == 0:
                lines[0] = 0
            valid = half(size - start)  # lines of this plane inside the image
            lines[valid:] = 0
            if step == 1 and valid > 0 and start + 2 * (valid - 1) == size - 1:
                lines[valid - 1] = 0

    def system(self, values: F32, mask: NDArray[np.bool_], fade: float) -> tuple[Operator, list[F32]]:
        """The equations of the unconstrained pixels, and their right-hand sides.

        The unknowns of constrained pixels are 0: their colours are on the right.

        Args:
            values: (H, W, C), 0 where the mask is not set.
            mask: (H, W), True where the value is given.
            fade: how much the diagonal exceeds the sum of the weights, as a share of it.
        """
        free = split((~mask).astype(np.float32))
        given = [split(np.ascontiguousarray(values[..., c])) for c in range(values.shape[2])]
        diagonal, weights = [], []
        right = [np.zeros(self.shape, np.float32) for _ in given]
        for plane in range(4):
            own = np.ascontiguousarray(shifted(free[plane], 0, 0))
            total = np.zeros(own.shape, np.float32)
            sums = [np.zeros(own.shape, np.float32) for _ in given]
            kept = []
            for offset, raw in zip(OFFSETS, self.weights[plane], strict=True):
                from_plane, sy, sx = source(plane, offset)
                weight = cv2.multiply(raw, own)
                np.add(total, weight, out=total)
                for target, grid in zip(sums, given, strict=True):
                    cv2.accumulateProduct(weight, shifted(grid[from_plane], sy, sx), target)
                np.multiply(weight, shifted(free[from_plane], sy, sx), out=weight)
                kept.append(weight)
            total *= np.float32(1 + fade)
            np.copyto(total, 1, where=total <= 0)
            diagonal.append(total)
            weights.append(kept)
            for target, grid in zip(sums, right, strict=True):
                part = grid[plane // 2 :: 2, plane % 2 :: 2]
                part[...] = target[: part.shape[0], : part.shape[1]]
        return Operator(self.shape, diagonal, weights), right


def propagate(
    L: F32 | Affinity,
    values: F32,
    mask: NDArray[np.bool_],
    *,
    fade: float = 0.0,
    tolerance: float = TOLERANCE,
    start: F32 | None = None,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> F32:
    """Spread the values of constrained pixels over the whole picture.

    Args:
        L: (H, W) lightness 0..100, or its `Affinity` where several calls share it.
        values: (H, W, C) what constrained pixels have.
        mask: (H, W), True where a pixel is constrained.
        fade: 0 keeps colours however far they travel; above 0 they fall towards 0, to a third within about
            1 / sqrt(fade) pixels of an even surface.
        tolerance: largest error wanted, in units of the values.
        start: (H, W, C) a first guess, the solution for similar constraints.
        cancel: polled between steps.
        progress: told about each step.

    Returns:
        float32 (H, W, C); zeros where no pixel is constrained.

    Raises:
        Cancelled: the token was set.
        ValueError: the arrays' shapes do not fit together.
    """
    affinity = L if isinstance(L, Affinity) else None
    shape = affinity.shape if affinity else np.shape(L)
    if np.shape(mask) != shape or np.shape(values)[:2] != shape:
        raise ValueError(f"lightness {shape}, values {np.shape(values)} and mask {np.shape(mask)} do not fit together")
    check = (cancel or CancelToken()).raise_if_cancelled
    check()
    values = np.where(mask[..., None], values, 0).astype(np.float32)
    if not mask.any() or mask.all():
        return values
    if affinity is None:
        affinity = Affinity(np.asarray(L, np.float32))
    check()
    progress(0.2, "Spreading colours")
    operator, right = affinity.system(values, mask, fade)
    solver = Multigrid(operator, len(right), check)
    progress(0.5, "Spreading colours")
    guess = None if start is None else [np.where(mask, 0, start[..., c]).astype(np.float32) for c in range(len(right))]
    solution, _ = solver.solve(right, guess, tolerance, _MOST_CYCLES)
    progress(1.0, "Spreading colours")
    return values + np.stack(solution, axis=-1)
