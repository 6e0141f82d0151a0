"""Xiao 2018 measured: table 1, themes that are recommended (figure 8), points that disagree with the theme (figure 6),
computation time (table 2), and runs of the recipe's variants (figures 4 to 6).

Published figures stand beside measured ones. They are from 20 photographs of Places that nobody has named, so compare
only the gain over a method's own automatic answer.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from models import color, registry
from models.base import CancelToken, Colorizer, no_progress
from models.errors import UserError
from models.evaluation import protocol, xiao2018_themes
from models.evaluation.points import THEME_COLORS, answerer, summary
from models.evaluation.protocol import Sample
from models.evaluation.report import as_text, print_table, write_json
from models.hints import ColorPoint, GlobalStats, Guidance, Hints
from models.image import ImageData
from models.recommend.recommended import recommended
from models.recommend.themes import theme_of
from models.types import F32, Mask

Figures = dict[str, Any]

BACKENDS = "xiao2018,unified,zhang2017-local,zhang2017-global,levin2004"
PUBLISHED = {
    ("xiao2018", "automatic"): 24.4691,
    ("xiao2018", "theme"): 27.8543,
    ("xiao2018", "points"): 27.2619,
    ("xiao2018", "both"): 28.5375,
    ("zhang2017-local", "automatic"): 24.4997,
    ("zhang2017-local", "points"): 29.0978,
    ("zhang2017-global", "histogram"): 29.2105,
    ("levin2004", "points"): 24.075,
}
"""Table 1: PSNR in dB. The paper calls both networks of Zhang 2017 one; theme and histogram are its global inputs."""
TABLE_2 = {256: 0.0075, 512: 0.0228}
"""Published seconds on a GTX 1080 Ti, by side in pixels."""
LARGE = (4000, 3000)
"""Width and height of the photograph that themes are recommended for."""
FEWEST, MOST = 3, 20
"""Points of table 1."""

PARTS = ("table1", "themes", "points", "time", "runs")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `bench xiao2018`."""
    parser.add_argument("--photos", type=Path, required=True, help="a folder, zip or tar of colour photographs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to this file")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS[:4]), help="parts to measure")
    parser.add_argument("--backends", default=BACKENDS, help="to compare; with themes only those that take them")
    parser.add_argument("--size", type=int, default=256)
    parser.add_argument("--limit", type=int, metavar="N", help="no more than N photographs, evenly spread")
    parser.add_argument("--weights", type=Path, help="a folder with a manifest, in place of the weights in use")
    parser.add_argument("--runs", type=Path, help="for “runs”: a folder of runs of the recipe and its variants")


def run(args: argparse.Namespace) -> int:
    """Run `bench xiao2018`; the exit code."""
    samples = list(protocol.samples(args.photos, args.size, args.limit))

    def created(names: Iterable[str]) -> dict[str, Colorizer]:
        return {name: registry.create(name, device="cpu", weights_dir=args.weights) for name in names}

    names = args.backends.split(",")
    with_themes = [name for name in names if Guidance.THEME in registry.spec(name).supports]
    parts: dict[str, Callable[[], Any]] = {
        "table1": lambda: table_1(samples, created(names)),
        "themes": lambda: xiao2018_themes.measure(samples, created(with_themes)),
        "points": lambda: disagreeing(samples, created(with_themes)),
        "time": lambda: table_2(samples, created(("xiao2018",))["xiao2018"]),
        "runs": lambda: runs(args.runs),
    }
    figures: Figures = {name: parts[name]() for name in args.only}
    settings = {"photos": args.photos.name, "size": args.size, "limit": args.limit}
    write_json(args.json, {"bench": "xiao2018", **settings, **figures})
    return 0


def given(sample: Sample, supports: Guidance) -> list[tuple[str, Hints]]:
    """What table 1 gives a method: nothing, a theme (else the histogram), 3 to 20 points, both."""
    truth = sample.colored
    points = protocol.random_points(sample, int(np.random.default_rng(sample.seed).integers(FEWEST, MOST + 1)))
    theme = theme_of(truth.rgb, THEME_COLORS)
    rows = [
        ("automatic", Guidance.NONE, Hints()),
        ("theme", Guidance.THEME, Hints(theme=theme)),
        ("points", Guidance.POINTS, points),
        ("both", Guidance.THEME | Guidance.POINTS, replace(points, theme=theme)),
    ]
    if Guidance.THEME not in supports:
        stats = GlobalStats(ab_hist=color.ab_histogram(truth.rgb))
        rows.append(("histogram", Guidance.HISTOGRAM, Hints(stats=stats)))
    return [(name, hints) for name, kinds, hints in rows if kinds in supports]


def table_1(samples: list[Sample], backends: dict[str, Colorizer]) -> list[Figures]:
    """PSNR by what is given, its gain over gray, and over the method's own automatic answer."""
    print(f"\nTable 1: RGB PSNR in dB; themes of {THEME_COLORS} colours, {FEWEST} to {MOST} points")
    gray = [protocol.psnr(sample, np.zeros_like(sample.ab)) for sample in samples]
    rows = []
    for name, backend in backends.items():
        found: dict[str, list[float]] = {}
        for sample in tqdm(samples, unit="photo", desc=name):
            answer = answerer(backend, sample)
            for what, hints in given(sample, backend.supports):
                found.setdefault(what, []).append(protocol.psnr(sample, answer(hints)))
        for what, psnrs in found.items():
            own = np.subtract(psnrs, found["automatic"])
            published = PUBLISHED.get((name, what))
            base = PUBLISHED.get((name, "automatic"), PUBLISHED["zhang2017-local", "automatic"])
            more = {
                "over_automatic": float(own.mean()),
                "over_automatic_95": interval(own),
                "published_psnr": published,
                "published_over_automatic": None if published is None or name == "levin2004" else published - base,
            }
            rows.append({**summary(name, what, psnrs, gray), **more})
    print_table([_table_1_text(row) for row in rows])
    return rows


def interval(values: NDArray[np.floating]) -> float:
    """Half the 95 % interval of a mean."""
    return float(1.96 * np.std(values) / max(1, len(values)) ** 0.5)


def _table_1_text(row: Figures) -> dict[str, str]:
    over = row["published_over_automatic"]
    return {
        "backend": row["backend"],
        "given": row["guidance"],
        "PSNR": f"{row['psnr']:.2f}",
        "gain over gray": f"{row['gain']:+.2f}",
        "over automatic": f"{row['over_automatic']:+.2f} ± {row['over_automatic_95']:.2f}",
        "published PSNR": as_text(row["published_psnr"]),
        "published over automatic": "-" if over is None else f"{over:+.2f}",
    }


STRONG = 45.0
"""Chroma of colours that disagree."""


def disagreeing(samples: list[Sample], backends: dict[str, Colorizer]) -> list[Figures]:
    """A theme with one point on it, in a colour of the theme and in the opposite of what is there (figure 6).

    `at the point` is how far the answer there is from the colour asked for, `before` the same without the point; `rest`
    is how far the point moves the answer far away from it (more than a quarter of the side), `theme` how far that is
    from the theme's nearest colours. All in ab units.
    """
    print("\nFigure 6: a theme and one point, which agrees with it or not; distances in ab")
    rows = []
    for name, backend in backends.items():
        found: dict[str, list[tuple[float, ...]]] = {"theme alone": [], "agreeing": [], "disagreeing": []}
        for sample in tqdm(samples, unit="photo", desc=name):
            answer = answerer(backend, sample)
            theme = theme_of(sample.colored.rgb, THEME_COLORS)
            alone = answer(Hints(theme=theme))
            point = protocol.random_points(sample, 1).points[0]
            colors = {
                "agreeing": min(theme.colors, key=lambda ab: np.hypot(ab[0] - point.ab[0], ab[1] - point.ab[1])),
                "disagreeing": _opposite(point.ab),
            }
            far = _far_from(sample, point)
            apart = np.linalg.norm(alone[far][:, None] - np.array(theme.colors), axis=2).min(axis=1).mean()
            found["theme alone"].append((0.0, 0.0, 0.0, float(apart)))
            for what, ab in colors.items():
                asked = replace(point, ab=ab)
                shown = answer(Hints(points=(asked,), theme=theme))
                near = [_miss(picture, asked) for picture in (shown, alone)]
                moved = float(np.linalg.norm(shown - alone, axis=2)[far].mean())
                apart = np.linalg.norm(shown[far][:, None] - np.array(theme.colors), axis=2).min(axis=1).mean()
                found[what].append((*near, moved, float(apart)))
        for what, figures in found.items():
            means = np.mean(figures, axis=0).tolist()
            columns = ("at_the_point", "before", "rest", "theme")
            rows.append({"backend": name, "given": what, **dict(zip(columns, means, strict=True))})
    print_table([{key: as_text(value) for key, value in row.items()} for row in rows])
    return rows


def _opposite(ab: tuple[float, float]) -> tuple[float, float]:
    size = float(np.hypot(*ab))
    return (-ab[0] / size * STRONG, -ab[1] / size * STRONG) if size > 1 else (0.0, -STRONG)


def _far_from(sample: Sample, point: ColorPoint) -> Mask:
    height, width = sample.L.shape
    y, x = np.mgrid[:height, :width]
    return np.asarray(np.hypot(x + 0.5 - point.xy[0], y + 0.5 - point.xy[1]) > min(height, width) / 4)


def _miss(ab: F32, point: ColorPoint) -> float:
    (x, y), r = point.xy, point.radius
    patch = ab[round(y - r) : round(y + r), round(x - r) : round(x + r)].reshape(-1, 2)
    return float(np.linalg.norm(patch - np.array(point.ab), axis=1).mean())


def table_2(samples: list[Sample], backend: Colorizer, times: int = 30) -> list[Figures]:
    """Median seconds on this processor: of an answer with theme and ten points, and of recommending themes."""
    print("\nTable 2: seconds")
    rows = [
        {
            "what": f"answer, {side} x {side}",
            "seconds": _answer_s(samples, backend, side, times),
            "published": published,
        }
        for side, published in TABLE_2.items()
    ]
    width, height = LARGE
    found = {"what": f"themes, {width} x {height}", "seconds": _themes_s(samples[0]), "published": None}
    rows.append(found)
    print_table([{**row, "seconds": f"{row['seconds']:.3f}", "published": row["published"] or "-"} for row in rows])
    return rows


def _answer_s(samples: list[Sample], backend: Colorizer, side: int, times: int) -> float:
    taken = []
    for index in range(times):
        sample = samples[index % len(samples)]
        image = _enlarged(sample, (side, side))
        scale = side / len(sample.L)
        hints = protocol.random_points(sample, 10).scaled(scale, scale)
        hints = replace(hints, theme=theme_of(sample.colored.rgb, THEME_COLORS))
        token = CancelToken()
        prepared = backend.prepare(image, hints, token, no_progress, working_size=side)
        begun = time.perf_counter()
        backend.colorize(prepared, hints, token, no_progress)
        taken.append(time.perf_counter() - begun)
    return float(np.median(taken))


def _themes_s(sample: Sample, times: int = 3) -> float:
    """From a photograph of 12 megapixels to its themes; weights, libraries and tables have been read before."""
    image = _enlarged(sample, LARGE)
    backend = registry.create(registry.DEFAULT, device="cpu")
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        recommended(image.L, xiao2018_themes.odds_of(backend, image), THEME_COLORS)
        taken.append(time.perf_counter() - begun)
    return min(taken)


def _enlarged(sample: Sample, size: tuple[int, int]) -> ImageData:
    return ImageData.from_rgb(np.asarray(cv2.resize(sample.image.rgb, size, interpolation=cv2.INTER_CUBIC), np.uint8))


def runs(folder: Path | None) -> list[Figures]:
    """The last validation of each run in a folder: gains over gray in dB, with the images it has seen."""
    logs = [] if folder is None else sorted(folder.glob("*/log.csv"))
    if not logs:
        raise UserError("There are no runs to compare.", "Name their folder with --runs.")
    rows: list[Figures] = []
    for log in logs:
        with log.open(newline="") as file:
            rows.append({"run": log.parent.name, **{k: float(v) for k, v in list(csv.DictReader(file))[-1].items()}})
    print("\nFigures 4 to 6: runs of the same length; gain over gray in dB by guidance")
    print_table([{key: as_text(value) for key, value in row.items()} for row in rows])
    return rows
