"""Tables 1 and 2 of Xiao 2018: what a theme, points and both bring, and how long an answer takes."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from models import color, registry
from models.base import CancelToken, Colorizer, no_progress
from models.evaluation import protocol
from models.evaluation.points import THEME_COLORS, answerer
from models.evaluation.protocol import Sample
from models.evaluation.tables import summary
from models.evaluation.xiao2018 import themes
from models.hints import GlobalStats, Guidance, Hints
from models.image import ImageData
from models.recommend.recommended import recommended
from models.recommend.themes import theme_of
from models.report import as_text, print_table

Figures = dict[str, Any]

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


def table_1(samples: list[Sample], backends: Mapping[str, Colorizer]) -> list[Figures]:
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
        recommended(image.L, themes.odds_of(backend, image), THEME_COLORS)
        taken.append(time.perf_counter() - begun)
    return min(taken)


def _enlarged(sample: Sample, size: tuple[int, int]) -> ImageData:
    return ImageData.from_rgb(np.asarray(cv2.resize(sample.image.rgb, size, interpolation=cv2.INTER_CUBIC), np.uint8))
