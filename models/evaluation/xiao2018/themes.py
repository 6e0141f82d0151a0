"""Recommended themes judged by the pictures that are coloured with them (Xiao 2018, 3.5 and figure 8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from tqdm import tqdm

from models import color, registry
from models.base import CancelToken, Colorizer, Odds, no_progress
from models.evaluation.judges import apart, histogram
from models.evaluation.points import THEME_COLORS, answerer
from models.evaluation.protocol import Sample, psnr
from models.hints import Hints, Theme
from models.image import ImageData
from models.recommend.alike import alike_to
from models.recommend.recommended import NEAREST, POOL, expected_theme
from models.recommend.textures import recommended_theme
from models.recommend.themes import theme_of
from models.report import print_table
from models.types import F32

Figures = dict[str, Any]
GRAY = Theme(((0.0, 0.0),) * THEME_COLORS)


@dataclass(frozen=True, slots=True)
class Judgement:
    """PSNR in dB, mean chroma of picture and truth in ab units, and the distance of their ab histograms, 0 to 1."""

    psnr: float
    chroma: float
    true_chroma: float
    histogram: float


def judgement(sample: Sample, ab: F32) -> Judgement:
    """Judge chroma (H, W, 2) of a sample."""
    shown = color.to_rgb8(sample.L, ab)
    distance = apart(histogram(shown), histogram(sample.colored.rgb))
    visible = color.to_lab(shown)[..., 1:]
    chroma, true_chroma = (float(np.linalg.norm(each, axis=2).mean()) for each in (visible, sample.ab))
    return Judgement(psnr(sample, ab), chroma, true_chroma, distance)


def themes_for(sample: Sample, other: Sample, odds: Odds) -> list[tuple[str, Theme | None]]:
    """Themes for a photograph by recommender, and what they are compared with."""
    k = THEME_COLORS
    pool = alike_to(sample.L, POOL)
    return [
        ("automatic", None),
        ("gray only", GRAY),
        ("another photograph's", theme_of(other.colored.rgb, k)),
        ("textures, as written", recommended_theme(sample.L, k, repeats=True)),
        ("textures, repeats skipped", recommended_theme(sample.L, k)),
        ("network's distribution", expected_theme(odds, k)),
        ("most alike photograph", pool.first(1).theme(k)),
        ("five alike together", pool.first(NEAREST).theme(k)),
        ("distribution and 20 alike", expected_theme(odds, k, pool.pooled())),
        ("its own", theme_of(sample.colored.rgb, k)),
    ]


def measure(samples: list[Sample], backends: Mapping[str, Colorizer]) -> list[Figures]:
    """Rows by backend and theme: PSNR, chroma and histogram distance, with the 95 % interval against automatic."""
    print("\nFigure 8: pictures with recommended themes; histogram: distance to the truth, 0 to 1")
    knows = registry.create(registry.DEFAULT, device="cpu")
    judged: dict[tuple[str, str], list[Judgement]] = {}
    for index, sample in enumerate(tqdm(samples, unit="photo")):
        answers = {name: answerer(backend, sample) for name, backend in backends.items()}
        for what, theme in themes_for(sample, samples[index - 1], odds_of(knows, sample.image)):
            for name, answer in answers.items():
                judged.setdefault((name, what), []).append(judgement(sample, answer(Hints(theme=theme))))
    rows = [
        _row(name, what, judged[name, what], judged[name, "automatic"])
        for name in backends
        for what in dict.fromkeys(what for _, what in judged)
    ]
    print_table([_text(row) for row in rows])
    return rows


def odds_of(backend: Colorizer, image: ImageData) -> Odds:
    """How likely every colour is everywhere in a photograph, as a backend with a palette believes."""
    token = CancelToken()
    prepared = backend.prepare(image, Hints(), token, no_progress)
    palette = backend.colorize(prepared, Hints(), token, no_progress).palette
    assert palette is not None
    return palette.odds()


def _row(name: str, what: str, found: list[Judgement], automatic: list[Judgement]) -> Figures:
    row: Figures = {"backend": name, "theme": what, "photos": len(found)}
    for figure in ("psnr", "histogram"):
        values = np.array([getattr(one, figure) for one in found])
        apart = values - [getattr(one, figure) for one in automatic]
        row[figure] = float(values.mean())
        row[f"{figure}_over_automatic"] = float(apart.mean())
        row[f"{figure}_95"] = float(1.96 * apart.std() / len(apart) ** 0.5)
    row["chroma"] = sum(one.chroma for one in found) / max(sum(one.true_chroma for one in found), 1e-6)
    return row


def _text(row: Figures) -> dict[str, str]:
    return {
        "backend": row["backend"],
        "theme": row["theme"],
        "PSNR": f"{row['psnr']:.2f}",
        "over automatic": f"{row['psnr_over_automatic']:+.2f} ± {row['psnr_95']:.2f}",
        "chroma": f"{row['chroma']:.2f}",
        "histogram": f"{row['histogram']:.3f}",
        "nearer than automatic": f"{-row['histogram_over_automatic']:+.3f} ± {row['histogram_95']:.3f}",
    }
