"""Figures 4 to 6 of Xiao 2018: points that disagree with a theme, and networks that were taught with other losses."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from models import registry
from models.base import Colorizer
from models.errors import UserError
from models.evaluation import protocol
from models.evaluation.points import THEME_COLORS, answerer
from models.evaluation.protocol import Sample
from models.evaluation.xiao2018.themes import judgement
from models.hints import ColorPoint, Hints
from models.recommend.themes import theme_of
from models.report import as_text, print_table
from models.types import F32, Mask
from models.weights import MANIFEST

Figures = dict[str, Any]

STRONG = 45.0
"""Chroma of colours that disagree."""


def disagreeing(samples: list[Sample], backends: Mapping[str, Colorizer]) -> list[Figures]:
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


def runs(samples: list[Sample], folder: Path | None) -> list[Figures]:
    """Networks that were taught differently, without the correction at points; a folder holds a folder for each run.

    Of each run: its last validation (gains over gray in dB, with the images it has seen), the chroma of its pictures
    as a share of the true one without and with the true theme (figures 4 and 5), and what `disagreeing` says (6).
    """
    logs = [] if folder is None else sorted(folder.glob("*/log.csv"))
    if not logs:
        raise UserError("There are no runs to compare.", "Name their folder with --runs.")
    networks = {log.parent.name: _alone(log.parent) for log in logs if (log.parent / MANIFEST).exists()}
    rows: list[Figures] = []
    for log in logs:
        name = log.parent.name
        shares = chroma_shares(samples, networks[name]) if name in networks else dict.fromkeys(CHROMA)
        rows.append({"run": name, **_last(log), **shares})
    print("\nFigures 4 and 5: runs of the same length; gain over gray in dB, chroma as a share of the true one")
    print_table([{key: as_text(value) for key, value in row.items()} for row in rows])
    said = disagreeing(samples, networks) if networks else []
    return [{**row, "points": [one for one in said if one["backend"] == row["run"]]} for row in rows]


def _last(log: Path) -> dict[str, float]:
    with log.open(newline="") as file:
        return {key: float(value) for key, value in list(csv.DictReader(file))[-1].items()}


def _alone(run: Path) -> Colorizer:
    network = registry.create("xiao2018", device="cpu", weights_dir=run)
    network.exact = False  # type: ignore[attr-defined]
    return network


CHROMA = ("chroma share", "chroma share with theme")


def chroma_shares(samples: list[Sample], backend: Colorizer) -> Figures:
    """Mean chroma of the automatic answers, and of those with the true theme, as shares of the true one."""
    found = []
    for sample in tqdm(samples, unit="photo"):
        answer = answerer(backend, sample)
        theme = theme_of(sample.colored.rgb, THEME_COLORS)
        plain, themed = (judgement(sample, answer(hints)) for hints in (Hints(), Hints(theme=theme)))
        found.append((plain.chroma, themed.chroma, plain.true_chroma))
    *shown, true = np.sum(found, axis=0).tolist()
    return {name: chroma / true for name, chroma in zip(CHROMA, shown, strict=True)}
