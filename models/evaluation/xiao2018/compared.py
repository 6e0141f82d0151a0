"""Figures 10 to 12 of Xiao 2018: methods side by side, without hints, by hand, and on old photographs.

The paper shows pictures. Here the same comparisons are made in figures, and `sheet` draws them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
from tqdm import tqdm

from models import color
from models.base import Colorizer
from models.evaluation import leak, protocol
from models.evaluation.points import THEME_COLORS, answerer
from models.evaluation.protocol import Sample
from models.evaluation.xiao2018.tables import PUBLISHED, interval
from models.hints import Guidance, Hints
from models.recommend.themes import theme_of
from models.report import as_text, print_table
from models.types import U8

Figures = dict[str, Any]
Told = Callable[[Sample, Guidance], list[tuple[str, Hints]]]
"""From a photograph and what a method takes to what it is told, by name."""
Gains = dict[tuple[str, str], list[float]]
"""RGB PSNR over gray in dB of each photograph, by method and what it is told."""

ZHANG = "zhang2017-local"
FEW = (1, 3, 10)
"""Points beside a theme."""
MORE = (1, 3, 5, 10, 20, 50)
"""Points alone."""
SOME = 10
"""Points on an old photograph."""
BUTTERFLY = 3
"""Points on one thing, whose colours change."""
TILE = 192
"""Side in pixels of a picture on a sheet."""


def nothing(_sample: Sample, _supports: Guidance) -> list[tuple[str, Hints]]:
    """The automatic answer."""
    return [("automatic", Hints())]


def themed_and_pointed(sample: Sample, supports: Guidance) -> list[tuple[str, Hints]]:
    """Points alone, and a theme with few of them where the method takes one."""
    told = [(f"{n} points", protocol.random_points(sample, n)) for n in MORE]
    if Guidance.THEME in supports:
        told += [(f"theme + {n}", _with_theme(sample, protocol.random_points(sample, n))) for n in FEW]
    return told


def each_combination(sample: Sample, supports: Guidance) -> list[tuple[str, Hints]]:
    """Nothing, a theme, ten points, both."""
    points = protocol.random_points(sample, SOME)
    told = [("automatic", Hints()), (f"{SOME} points", points)]
    if Guidance.THEME in supports:
        told += [("theme", _with_theme(sample, Hints())), (f"theme + {SOME}", _with_theme(sample, points))]
    return told


def _with_theme(sample: Sample, hints: Hints) -> Hints:
    return replace(hints, theme=theme_of(sample.colored.rgb, THEME_COLORS))


def gains(samples: Iterable[Sample], backends: Mapping[str, Colorizer], told: Told) -> Gains:
    """What each method brings when it is told something."""
    found: Gains = {}
    for sample in tqdm(samples, unit="photo"):
        gray = protocol.psnr(sample, np.zeros_like(sample.ab))
        for name, backend in backends.items():
            answer = answerer(backend, sample)
            for what, hints in told(sample, backend.supports):
                found.setdefault((name, what), []).append(protocol.psnr(sample, answer(hints)) - gray)
    return found


def figure_10(samples: list[Sample], backends: Mapping[str, Colorizer]) -> list[Figures]:
    """Automatic answers: how often each is the best of all, and better than that of Zhang 2017."""
    print("\nFigure 10: automatic answers; gain over gray in dB, and share of the photographs")
    found = {name: np.array(values) for (name, _), values in gains(samples, backends, nothing).items()}
    best = np.max([*found.values()], axis=0)
    rows = []
    for name, values in found.items():
        apart = values - found[ZHANG] if ZHANG in found else None
        rows.append({
            "backend": name,
            "gain": float(values.mean()),
            "best": float((values == best).mean()),
            "over_zhang": None if apart is None else float(apart.mean()),
            "over_zhang_95": None if apart is None else interval(apart),
            "better_than_zhang": None if apart is None else float((apart > 0).mean()),
            "published_psnr": PUBLISHED.get((name, "automatic")),
        })  # fmt: skip
    _print(rows)
    return rows


def figure_11(samples: list[Sample], backends: Mapping[str, Colorizer]) -> Figures:
    """By hand: other colours at the same points, and a theme with few points beside points alone."""
    pointed = _pointed(backends)
    print(f"\nFigure 11, the butterfly: {BUTTERFLY} points on one thing in other colours")
    thing = leak.unusual(samples, pointed)
    print("\nFigure 11: a theme and few points, and how many points alone bring as much; gain over gray in dB")
    means = {key: float(np.mean(values)) for key, values in gains(samples, pointed, themed_and_pointed).items()}
    curves = {name: {n: means[name, f"{n} points"] for n in MORE} for name in pointed}
    rows = [
        {"backend": name, "given": what, "gain": gain, **{f"points of {n}": needed(curves[n], gain) for n in pointed}}
        for (name, what), gain in means.items()
    ]
    _print(rows)
    return {"thing": thing, "theme": rows}


def needed(curve: Mapping[int, float], gain: float) -> float | None:
    """How many points alone bring this gain, between measured numbers along the logarithm; None: more than the most."""
    numbers = sorted(curve)
    rising = np.maximum.accumulate([curve[n] for n in numbers])
    return float(np.exp(np.interp(gain, rising, np.log(numbers)))) if gain <= rising[-1] else None


def figure_12(samples: list[Sample], aged: list[Sample], backends: Mapping[str, Colorizer]) -> list[Figures]:
    """Old photographs, made from these: what age takes away from each way of colouring."""
    print("\nFigure 12: photographs made old; gain over gray in dB")
    pointed = _pointed(backends)
    fresh, old = (gains(each, pointed, each_combination) for each in (samples, aged))
    rows = []
    for (name, what), values in old.items():
        lost = np.subtract(fresh[name, what], values)
        rows.append({
            "backend": name,
            "given": what,
            "fresh": float(np.mean(fresh[name, what])),
            "old": float(np.mean(values)),
            "lost": float(lost.mean()),
            "lost_95": interval(lost),
        })  # fmt: skip
    _print(rows)
    return rows


def _pointed(backends: Mapping[str, Colorizer]) -> dict[str, Colorizer]:
    return {name: backend for name, backend in backends.items() if Guidance.POINTS in backend.supports}


def _print(rows: list[Figures]) -> None:
    print_table([{key: as_text(value) for key, value in row.items()} for row in rows])


SHEETS: dict[str, Told] = {
    "figure10": nothing,
    "figure11": lambda sample, supports: themed_and_pointed(sample, supports)[-2:],
    "figure12": each_combination,
}
"""What is drawn: everything without hints; the most that figure 11 gives; everything of figure 12."""


def sheet(samples: list[Sample], backends: Mapping[str, Colorizer], told: Told) -> U8:
    """Pictures to look at, as in the paper's figures, with PSNR.

    Returns:
        sRGB (H, W, 3): a column for each photograph; from above it gray, what each method makes of it, the truth.
    """
    columns = []
    for sample in samples:
        tiles = [_tile(sample, np.zeros_like(sample.ab), "gray")]
        for name, backend in backends.items():
            answer = answerer(backend, sample)
            for what, hints in told(sample, backend.supports):
                ab = answer(hints)
                tiles.append(_tile(sample, ab, f"{name}, {what} {protocol.psnr(sample, ab):.1f}"))
        tiles.append(_tile(sample, sample.ab, "truth"))
        columns.append(np.concatenate(tiles))
    return np.concatenate(columns, axis=1)


def _tile(sample: Sample, ab: Any, caption: str) -> U8:
    picture = cv2.resize(color.to_rgb8(sample.image.L, ab), (TILE, TILE), interpolation=cv2.INTER_AREA)
    for shade, width in ((0, 3), (255, 1)):
        cv2.putText(picture, caption, (4, 12), cv2.FONT_HERSHEY_SIMPLEX, 0.35, (shade,) * 3, width, cv2.LINE_AA)
    return np.asarray(picture, np.uint8)
