"""Levin's equations: the multigrid solver beside SciPy's direct sparse solver, in one run.

Both are timed from lightness and strokes to chroma; SciPy's factorisation is also reported alone. The larger sizes run
the multigrid solver only, each in a process of its own, so that its peak memory can be read.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import scipy.sparse as sparse
from numpy.typing import NDArray
from scipy.sparse import linalg

from models import color
from models.report import write_json
from models.solvers.propagation import PROGRAM, Falloff, propagate
from models.types import F32, F64

Problem = tuple[F32, F32, NDArray[np.bool_]]

COMPARED = (64, 256, 512)
"""Sides of the squares that both solvers solve."""

GROWING = (1024, 2048)
"""Sides of the squares of 1 and 4 megapixels."""

STROKES = 20
_RUNS = 5


def problem(side: int, strokes: int = STROKES, seed: int = 0) -> Problem:
    """A photograph with strokes of its own colours: L (side, side), values (side, side, 2), mask."""
    import skimage.data

    coffee: Any = skimage.data.coffee  # scikit-image has no types
    photo = np.asarray(coffee())[:, :400]
    size = (side, side)
    rgb = cv2.resize(photo, size, interpolation=cv2.INTER_AREA if side < 400 else cv2.INTER_CUBIC)
    lab = color.to_lab(np.asarray(rgb, np.uint8))
    values, mask = np.zeros((side, side, 2), np.float32), np.zeros((side, side), np.uint8)
    random = np.random.default_rng(seed)
    for _ in range(strokes):
        start = random.uniform(0.05, 0.95, 2) * side
        end = np.clip(start + random.uniform(-0.08, 0.08, 2) * side, 0, side - 1)
        drawn = np.zeros((side, side), np.uint8)
        ends = (tuple(int(v) for v in start), tuple(int(v) for v in end))
        cv2.line(drawn, ends[0], ends[1], 1, max(1, side // 100))
        values[drawn > 0] = lab[ends[0][1], ends[0][0], 1:]
        mask |= drawn
    return np.ascontiguousarray(lab[..., 0]), values, mask > 0


def matrix(L: F32, mask: NDArray[np.bool_], falloff: Falloff = PROGRAM) -> sparse.csc_matrix:
    """Levin's equations of all pixels as one matrix, written straight from the formula in double precision."""
    light = L.astype(np.float64)
    height, width = light.shape
    padded = np.pad(light, 1, constant_values=np.nan)
    offsets = [(y, x) for y in (-1, 0, 1) for x in (-1, 0, 1)]
    window = np.stack([padded[1 + y : height + 1 + y, 1 + x : width + 1 + x] for y, x in offsets])
    squares = (window - light) ** 2
    squares[4] = np.nan
    divisor = np.fmax(falloff.variance * np.nanvar(window, axis=0), falloff.floor)
    divisor = np.fmax(falloff.nearest * np.fmin.reduce(squares), divisor)
    weights = np.nan_to_num(np.maximum(np.exp(-squares / divisor), falloff.least))
    weights *= ~mask / np.maximum(weights.sum(0), 1e-300)
    index = np.arange(height * width).reshape(height, width)
    rows, columns, entries = [index.ravel()], [index.ravel()], [np.ones(height * width)]
    for (dy, dx), weight in zip(offsets, weights, strict=True):
        y, x = np.nonzero(weight)
        rows.append(index[y, x])
        columns.append(index[y + dy, x + dx])
        entries.append(-weight[y, x])
    places = (np.concatenate(rows), np.concatenate(columns))
    return sparse.csc_matrix((np.concatenate(entries), places), shape=(height * width,) * 2)


def direct(L: F32, values: F32, mask: NDArray[np.bool_]) -> tuple[F64, float]:
    """SciPy's direct solution (H, W, C), and the seconds its factorisation alone took."""
    system = matrix(L, mask)
    began = time.perf_counter()
    factors = linalg.splu(system)
    seconds = time.perf_counter() - began
    right = np.where(mask[..., None], values, 0).reshape(-1, values.shape[2]).astype(np.float64)
    return factors.solve(right).reshape(values.shape), seconds


def _compare(side: int) -> dict[str, Any]:
    given = problem(side)
    began = time.perf_counter()
    expected, factorisation = direct(*given)
    direct_seconds = time.perf_counter() - began
    seconds, result = _timed(given)
    return {
        "side": side,
        "multigrid_ms": 1e3 * seconds,
        "direct_ms": 1e3 * direct_seconds,
        "factorisation_ms": 1e3 * factorisation,
        "faster": direct_seconds / seconds,
        "faster_than_factorisation": factorisation / seconds,
        "max_difference_ab": float(np.abs(result - expected).max()),
    }


def _timed(given: Problem) -> tuple[float, F32]:
    """The shortest of several runs in seconds, since other programs only ever add to it, and the result."""
    result = propagate(*given)
    times = []
    for _ in range(_RUNS):
        began = time.perf_counter()
        result = propagate(*given)
        times.append(time.perf_counter() - began)
    return min(times), result


def _alone(side: int) -> dict[str, Any]:
    """One size of the multigrid solver in a process of its own."""
    command = [sys.executable, "-m", "models.evaluation.solver", str(side)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def _measure(side: int) -> dict[str, Any]:
    seconds, _ = _timed(problem(side))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"side": side, "multigrid_ms": 1e3 * seconds, "peak_MB": peak}


def measure() -> dict[str, Any]:
    """All figures of the benchmark."""
    # First: the peak memory of a child process includes what its parent uses when it starts.
    growing = [_alone(side) for side in GROWING]
    compared = [_compare(side) for side in COMPARED]
    return {
        "strokes": STROKES,
        "compared": compared,
        "growing": growing,
        "time_4MP_over_1MP": growing[1]["multigrid_ms"] / growing[0]["multigrid_ms"],
    }


def table(figures: dict[str, Any]) -> str:
    """The figures as text."""
    lines = [
        f"Levin's equations with {figures['strokes']} strokes, from lightness and strokes to chroma",
        f"{'size':>12} {'multigrid':>12} {'direct':>12} {'of it LU':>12} {'faster':>8} {'max diff':>9}",
    ]
    for row in figures["compared"]:
        lines.append(
            f"{row['side']:>7} x{row['side']:>4}{row['multigrid_ms']:>10.1f} ms{row['direct_ms']:>10.1f} ms"
            f"{row['factorisation_ms']:>10.1f} ms{row['faster']:>8.1f}x{row['max_difference_ab']:>9.3f}"
        )
    for row in figures["growing"]:
        lines.append(
            f"{row['side']:>7} x{row['side']:>4}{row['multigrid_ms']:>10.1f} ms   peak memory {row['peak_MB']:.0f} MB"
        )
    lines.append(f"time at 4 MP / time at 1 MP: {figures['time_4MP_over_1MP']:.2f}")
    return "\n".join(lines)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `bench solver`."""
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to this file")


def run(args: argparse.Namespace) -> int:
    """Run `bench solver`; the exit code."""
    figures = measure()
    print(table(figures))
    write_json(args.json, figures)
    return 0


if __name__ == "__main__":
    print(json.dumps(_measure(int(sys.argv[1]))))
