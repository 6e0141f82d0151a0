"""`bench split`: what one edit costs by its parts, and what share of the processor's peak network and join reach.

The parts of the window's thread (events, painting) are those of `bench window`.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import Any

import cv2
import numpy as np
import torch
from torch.utils.flop_counter import FlopCounterMode

from models import arguments
from models.base import CancelToken, no_progress
from models.colorizers import missed, unified
from models.colorizers.unified import Prepared, UnifiedColorizer
from models.hints import ColorPoint, Hints
from models.image import ImageData
from models.join.upsample import LowLight, Upsampler
from models.networks.unified import Unified
from models.rasterize import hint_maps
from models.report import print_table, write_json
from models.types import F32

SCREEN = (1050, 788)
"""The view that is joined: about that of a window of 1440 x 900 pixels."""
LONG_SIDE = 2048
"""The artist works on a proxy of at most this long side (`app.core.image_io`)."""
POINTS = 12

_PARTS: Mapping[str, Callable[..., Any]] = {
    "hints": hint_maps,
    "network": Unified.decode_parts,
    "vividness and likeness": unified.colored,
    "kriging": missed.corrected,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `bench split`."""
    words = "of the photographs, 4:3; beyond 3 nothing grows any more"
    parser.add_argument("--megapixels", type=arguments.several(arguments.positive), default="2,12", help=words)
    numbers = arguments.several(arguments.count)
    parser.add_argument("--threads", type=numbers, default="1,2", help="numbers of torch's threads")
    parser.add_argument("--runs", type=arguments.count, default=15)
    parser.add_argument("--json", type=Path)


def run(args: argparse.Namespace) -> int:
    """Measure, print the table, keep the figures."""
    colorizer = UnifiedColorizer("cpu")
    rows: list[dict[str, Any]] = []
    for threads in args.threads:
        torch.set_num_threads(threads)
        peak = _peak(colorizer.half)
        for size in args.megapixels:
            rows.append({"threads": threads, "megapixels": size, **_split(colorizer, size, peak, args.runs)})
    print_table(rows)
    kind = torch.backends.cpu.get_cpu_capability()
    note = (
        f"{kind}, {'bfloat16' if colorizer.half else 'float32'}; medians in milliseconds for {POINTS} points; "
        "network_of_peak: network, vividness and likeness, of the speed of a product of two matrices of 1024 x 1024; "
        "join_of_copy: how many copies of the view's chroma and lightness take as long as its join"
    )
    print(note)
    write_json(args.json, {"bench": "split", "note": note, "rows": rows})
    return 0


def _split(colorizer: UnifiedColorizer, megapixels: float, peak: float, runs: int) -> dict[str, float]:
    image = _photograph(megapixels)
    width, height = image.size
    places = np.random.default_rng(0).uniform(0.1, 0.9, (POINTS, 2))
    points = tuple(ColorPoint(i, (x * width, y * height), (20.0, 25.0), 8.0) for i, (x, y) in enumerate(places))
    hints = Hints(points=points)
    prepared = colorizer.prepare(image, hints, CancelToken(), no_progress)

    def colorize() -> F32:
        return colorizer.colorize(prepared, hints, CancelToken(), no_progress).ab

    ab = colorize()
    parts = [_profiled(colorize) for _ in range(runs)]
    found = {name: median(part[name] for part in parts) for name in (*_PARTS, "colorize")}
    low = LowLight(image.L, (ab.shape[1], ab.shape[0]))
    view = np.asarray(cv2.resize(image.L, SCREEN, interpolation=cv2.INTER_AREA), np.float32)
    build = _median(lambda: Upsampler(image.L, ab, hints, low), runs)
    upsampler = Upsampler(image.L, ab, hints, low)
    join = _median(lambda: upsampler.rgb(view), runs)
    planes = np.empty((3, *view.shape), np.float32)
    flops, computed = _flops(colorizer, prepared, hints), found["network"] + found["vividness and likeness"]
    return {
        **{name: round(ms, 2) for name, ms in found.items()},
        "join_built": round(build, 2),
        "join": round(join, 2),
        "network_of_peak": round(flops / peak / (computed / 1000), 2),
        "join_of_copy": round(join / _median(planes.copy, runs), 1),
    }


def _profiled(work: Callable[[], object]) -> dict[str, float]:
    """Milliseconds of a function's parts, and of all of it as "colorize"."""
    profile = cProfile.Profile()
    start = time.perf_counter()
    profile.runcall(work)
    whole = 1000 * (time.perf_counter() - start)
    times = {key: row[3] for key, row in pstats.Stats(profile).stats.items()}  # type: ignore[attr-defined]
    codes = {name: part.__code__ for name, part in _PARTS.items()}
    keys = {name: (code.co_filename, code.co_firstlineno, code.co_name) for name, code in codes.items()}
    return {**{name: 1000 * times.get(key, 0.0) for name, key in keys.items()}, "colorize": whole}


def _flops(colorizer: UnifiedColorizer, prepared: Prepared, hints: Hints) -> float:
    """Operations of one pass of the decoder: additions and multiplications."""
    with FlopCounterMode(display=False) as counter:
        colorizer.colorize(prepared, hints, CancelToken(), no_progress)
    return float(counter.get_total_flops())


def _peak(half: bool) -> float:
    """Operations per second of a large product of matrices."""
    one = torch.ones(1024, 1024, dtype=torch.bfloat16 if half else torch.float32)
    return 2 * 1024**3 / (_median(lambda: one @ one, 10) / 1000)


def _photograph(megapixels: float) -> ImageData:
    """The proxy of a synthetic photograph, 4:3: smooth shapes, edges and grain."""
    width = min(LONG_SIDE, round((megapixels * 1e6 * 4 / 3) ** 0.5))
    y, x = np.mgrid[: width * 3 // 4, :width] / width
    light = 0.5 + 0.3 * np.sin(7 * x + 5 * y) + 0.2 * ((x - 0.5) ** 2 + (y - 0.4) ** 2 < 0.08)
    grain = np.random.default_rng(1).normal(0, 0.01, light.shape)
    return ImageData.from_rgb((np.clip(light + grain, 0, 1) * 255).astype(np.uint8))


def _median(work: Callable[[], object], runs: int) -> float:
    """Milliseconds, after two runs that warm up."""
    times = []
    for number in range(runs + 2):
        begun = time.perf_counter()
        work()
        if number > 1:
            times.append((time.perf_counter() - begun) * 1e3)
    return median(times)
