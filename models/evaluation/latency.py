"""`bench latency`: the time of each stage of a click, beside Zhang 2017's network on the same machine."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import torch

from models import arguments, registry
from models.base import CancelToken, Colorizer, no_progress
from models.colorizers.unified import UnifiedColorizer
from models.hints import ColorPoint, GlobalStats, Guidance, Hints
from models.image import ImageData
from models.join.upsample import Upsampler
from models.report import print_table, write_json

VIEW_PIXELS = 2_000_000
ZHANG = "Zhang 2017's network"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `bench latency`."""
    parser.add_argument("--backends", default="unified,levin2004")
    sizes = arguments.several(arguments.count)
    parser.add_argument("--sizes", type=sizes, default="256,512", help="short sides of the photograph, in pixels")
    parser.add_argument(
        "--working-size", type=arguments.count, help="short side at which backends look at it; their own choice without"
    )
    parser.add_argument("--device", default="auto", choices=["auto", "cpu", "cuda"])
    parser.add_argument("--threads", type=arguments.count, help="CPU threads; PyTorch's own choice without")
    parser.add_argument("--runs", type=arguments.count, default=15)
    parser.add_argument("--json", type=Path)


def run(args: argparse.Namespace) -> int:
    """Measure, print the table, keep the figures."""
    if args.threads:
        torch.set_num_threads(args.threads)
    rows: list[dict[str, Any]] = []
    for name in args.backends.split(","):
        colorizer = registry.create(name, device=args.device)
        measured = {name: colorizer}
        if isinstance(colorizer, UnifiedColorizer) and colorizer.half:
            # Zhang's network computes in float32: compare with float32, too.
            measured[f"{name} in float32"] = UnifiedColorizer(args.device, half=False)
        for label, backend in measured.items():
            rows.extend(_row(label, backend, size, args.working_size, args.runs) for size in args.sizes)
    yardstick = {size: _zhang(size, args.runs, args.device) for size in args.sizes}
    rows.extend(yardstick.values())
    for row in rows:
        row["zhang_over_it"] = round(yardstick[row["size"]]["colorize"] / row["colorize"], 1)
    print_table([{k: "-" if v is None else v for k, v in row.items()} for row in rows])
    view = (
        f"join: a view of {VIEW_PIXELS / 1e6:.0f} megapixels; medians in milliseconds; "
        "zhang_over_it: how many times as long as colorize a pass of Zhang 2017's network takes"
    )
    print(view)
    threads = torch.get_num_threads()
    settings = {"device": args.device, "threads": threads, "working_size": args.working_size}
    write_json(args.json, {"bench": "latency", "note": view, **settings, "rows": rows})
    return 0


def _row(name: str, colorizer: Colorizer, size: int, working_size: int | None, runs: int) -> dict[str, Any]:
    rng = np.random.default_rng(0)
    image = _photograph(size)
    places = rng.uniform(0, size, (10, 2))
    points = tuple(ColorPoint(i, (x, y), (20.0, -10.0 * i), size / 64) for i, (x, y) in enumerate(places))
    takes_points = Guidance.POINTS in colorizer.supports
    hints = Hints(points=points) if takes_points else Hints(stats=GlobalStats(saturation=0.4))
    token = CancelToken()
    # Backends cache by the photograph's key; a new key for each run avoids the cache.
    fresh = iter([ImageData(f"{size} {i}", image.rgb, image.L) for i in range(runs + 2)])

    def prepared_anew(image: ImageData) -> object:
        return colorizer.prepare(image, hints, token, no_progress, working_size=working_size)

    prepare = _median(lambda: prepared_anew(next(fresh)), runs)
    prepared = prepared_anew(image)
    colorize = _median(lambda: colorizer.colorize(prepared, hints, token, no_progress), runs)
    result = colorizer.colorize(prepared, hints, token, no_progress)
    view = _photograph(round(VIEW_PIXELS**0.5)).L
    upsampler = Upsampler(image.L, result.ab, hints if result.exact else None)
    join = _median(lambda: upsampler.rgb(view), max(3, runs // 3))
    palette = result.palette
    suggest = None if palette is None else _median(lambda: palette.suggest((size / 2, size / 2), 9), runs)
    return {
        "backend": name,
        "size": size,
        "prepare": prepare,
        "colorize": colorize,
        "join": join,
        "suggest": suggest,
        "parameters": getattr(colorizer, "parameters", None),
    }


def _photograph(size: int) -> ImageData:
    """A synthetic square gray photograph: smooth shapes, edges and grain."""
    y, x = np.mgrid[:size, :size] / size
    light = 0.5 + 0.3 * np.sin(7 * x + 5 * y) + 0.2 * ((x - 0.5) ** 2 + (y - 0.4) ** 2 < 0.08)
    grain = np.random.default_rng(1).normal(0, 0.01, light.shape)
    return ImageData.from_rgb((np.clip(light + grain, 0, 1) * 255).astype(np.uint8))


def _zhang(size: int, runs: int, device: str) -> dict[str, Any]:
    """For comparison: a forward pass of the published layout, 34,187,027 parameters, random weights."""
    from models.device import resolve
    from models.networks.zhang2017 import Zhang2017

    target = torch.device(resolve(device).key)
    network = Zhang2017().eval().to(target)
    light = torch.rand(1, 1, size, size, device=target) * 100
    hints = torch.zeros(1, 2, size, size, device=target), torch.zeros(1, 1, size, size, device=target)

    def forward() -> None:
        with torch.inference_mode():
            network(light, *hints)

    parameters = sum(p.numel() for p in network.parameters())
    colorize = _median(forward, max(3, runs // 3))
    empty = {"join": None, "suggest": None}
    return {"backend": ZHANG, "size": size, "prepare": None, "colorize": colorize, **empty, "parameters": parameters}


def _median(work: Callable[[], object], runs: int) -> float:
    """Milliseconds, after two runs that warm up; a GPU is waited for."""
    times = []
    for number in range(runs + 2):
        begun = time.perf_counter()
        work()
        if torch.cuda.is_available():
            torch.cuda.synchronize()
        if number > 1:
            times.append((time.perf_counter() - begun) * 1e3)
    return round(median(times), 2)
