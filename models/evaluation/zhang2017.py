"""Zhang 2017 measured: table 1, figure 6, unusual colours (4.3), and two colours in one flat square (4.5).

Published figures stand beside measured ones. They are from other photographs (1,000 of ImageNet), so compare only the
gain over gray, or over the network's own automatic answer.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from models import arguments, registry
from models.base import Colorizer
from models.errors import UserError
from models.evaluation import leak, protocol, zhang2017_colors
from models.evaluation.points import answerer, at_random, by_error, dense, guided, numbers_of
from models.evaluation.protocol import Sample
from models.evaluation.tables import summary
from models.hints import Guidance, Hints
from models.report import print_table, write_json

Figures = dict[str, Any]

LOCAL, GLOBAL = "zhang2017-local", "zhang2017-global"
GRAY = 22.82

TABLE_1 = {
    (LOCAL, "automatic"): 24.43,
    (GLOBAL, "automatic"): None,
    (GLOBAL, "histogram"): 27.85,
    (GLOBAL, "saturation"): 25.78,
    (LOCAL, "all colours"): 37.70,
}
"""Published PSNR in dB by network and guidance; none for the global network's automatic answer."""

FIGURE_6 = {
    0: 24.43, 1: 25.37, 2: 26.20, 5: 27.39, 10: 28.42, 20: 29.34, 50: 30.42, 100: 31.13, 200: 31.70, 501: 32.14,
}  # fmt: skip
"""Published PSNR in dB by number of random points."""

PARTS = ("table1", "figure6", "unusual", "square")
SAMPLINGS = ("random", "max")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `bench zhang2017`."""
    parser.add_argument("--photos", type=Path, required=True, help="a folder, zip or tar of colour photographs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to this file")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="parts to measure")
    parser.add_argument(
        "--backends",
        default=f"levin2004,unified,{LOCAL}",
        help="those that take points, to compare; endo2016 takes seconds an answer",
    )
    parser.add_argument("--points", default="0,1,2,5,10,20,50", help="numbers of points of figure 6")
    parser.add_argument("--sampling", nargs="+", choices=SAMPLINGS, default=list(SAMPLINGS), help="for figure 6")
    parser.add_argument("--size", type=arguments.count, default=256)
    parser.add_argument("--limit", type=arguments.count, metavar="N", help="no more than N photographs, evenly spread")
    parser.add_argument("--weights", type=Path, help="a folder with a manifest, in place of the weights in use")


def run(args: argparse.Namespace) -> int:
    """Run `bench zhang2017`; the exit code."""
    samples = list(protocol.samples(args.photos, args.size, args.limit))
    gray = [protocol.psnr(sample, np.zeros_like(sample.ab)) for sample in samples]
    print(f"{len(samples)} photographs of at most {args.size} pixels; gray {np.mean(gray):.2f} dB (published {GRAY})")
    numbers = numbers_of(args.points)
    compared = _created(args.backends.split(","), args.weights)
    pointless = [name for name, backend in compared.items() if Guidance.POINTS not in backend.supports]
    if pointless:
        raise UserError(f"{', '.join(pointless)} takes no points to compare.", "Leave it out of --backends.")
    parts: dict[str, Callable[[], Any]] = {
        "table1": lambda: table_1(samples, gray, _created((LOCAL, GLOBAL), args.weights)),
        "figure6": lambda: figure_6(samples, gray, compared, numbers, args.sampling),
        "unusual": lambda: leak.unusual(samples, compared),
        "square": lambda: zhang2017_colors.square(compared),
    }
    figures: Figures = {name: parts[name]() for name in args.only}
    write_json(
        args.json,
        {"bench": "zhang2017", "photos": args.photos.name, "size": args.size, "limit": args.limit, **figures},
    )
    return 0


def _created(names: Iterable[str], weights: Path | None) -> dict[str, Colorizer]:
    return {name: registry.create(name, weights_dir=weights) for name in names}


def table_1(samples: list[Sample], gray: list[float], networks: dict[str, Colorizer]) -> list[Figures]:
    """PSNR by guidance, its gain over gray, and over the same network's automatic answer."""
    print("\nTable 1: RGB PSNR in dB by what is given, published beside measured")
    found: dict[tuple[str, str], list[float]] = {key: [] for key in TABLE_1}
    for sample in tqdm(samples, unit="photo"):
        for name, network in networks.items():
            answer = answerer(network, sample)
            answers = [("automatic", answer(Hints())), *guided(sample, None, network.supports, answer)]
            if Guidance.POINTS in network.supports:
                answers.append(("all colours", answer(dense(sample))))
            for given, ab in answers:
                found[name, given].append(protocol.psnr(sample, ab))
    rows = []
    for (name, given), published in TABLE_1.items():
        psnrs = found[name, given]
        own = float(np.mean(np.subtract(psnrs, found[name, "automatic"])))
        rows.append({**summary(name, given, psnrs, gray), "over_automatic": own, "published_psnr": published})
    print_table([_table_1_text(row) for row in rows])
    return rows


def _table_1_text(row: Figures) -> dict[str, str]:
    published = row["published_psnr"]
    return {
        "network": row["backend"],
        "given": row["guidance"],
        "published": "-" if published is None else f"{published:.2f}",
        "here": f"{row['psnr']:.2f}",
        "gain published": "-" if published is None else f"{published - GRAY:+.2f}",
        "gain here": f"{row['gain']:+.2f} ± {row['gain_se']:.2f}",
        "over automatic published": "-" if published is None else f"{published - FIGURE_6[0]:+.2f}",
        "over automatic here": f"{row['over_automatic']:+.2f}",
    }


def figure_6(
    samples: list[Sample], gray: list[float], compared: dict[str, Colorizer], numbers: list[int], samplings: list[str]
) -> list[Figures]:
    """Gains over gray by number of points, revealed at random or where the answer is worst."""
    print("\nFigure 6: gain over gray in dB by number of points")
    rows: list[Figures] = []
    for name, colorizer in compared.items():
        for sampling in samplings:
            curve = at_random if sampling == "random" else by_error
            psnrs: dict[int, list[float]] = {n: [] for n in numbers}
            for sample in tqdm(samples, unit="photo", desc=f"{name}, {sampling}"):
                answers = curve(sample, numbers, answerer(colorizer, sample))
                for n, (_, ab) in zip(numbers, answers, strict=True):
                    psnrs[n].append(protocol.psnr(sample, ab))
            rows += [{**summary(name, sampling, psnrs[n], gray), "points": n} for n in numbers]
    lines = [
        {"backend": name, "points at": sampling, **_gains(rows, name, sampling, numbers)}
        for name in compared
        for sampling in samplings
    ]
    published = {str(n): f"{FIGURE_6[n] - GRAY:+.2f}" if n in FIGURE_6 else "-" for n in numbers}
    flat = {str(n): f"{0:+.2f}" for n in numbers}
    lines += [
        {"backend": "gray", "points at": "-", **flat},
        {"backend": "Zhang 2017, published", "points at": "random", **published},
    ]
    print_table(lines)
    return rows


def _gains(rows: list[Figures], name: str, sampling: str, numbers: list[int]) -> dict[str, str]:
    found = {row["points"]: row["gain"] for row in rows if (row["backend"], row["guidance"]) == (name, sampling)}
    return {str(n): f"{found[n]:+.2f}" for n in numbers}
