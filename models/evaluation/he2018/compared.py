"""The experiments of He 2018 that set the network beside others: chosen points, drawings, points, histograms."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from tqdm import tqdm

from models import color, registry
from models.evaluation import protocol
from models.evaluation.he2018 import references
from models.evaluation.he2018.answers import Answer, answered, automatic, distance
from models.evaluation.he2018.parts import Row, Study
from models.evaluation.points import answerer
from models.evaluation.protocol import Sample, psnr
from models.hints import ColorPoint, GlobalStats, Hints, Reference
from models.types import F32, Mask

LOCAL, GLOBAL, UNIFIED = "zhang2017-local", "zhang2017-global", "unified"
MOST_SIMILAR = 10.0
"""Per cent of the places whose colours become points in the first rule of 5.2."""
SPACING = 6
"""Pixels between the points that the rules place: as dense as the network that spreads them was taught with."""
DOZENS = (5, 12, 24, 50)
DRAWN = 10
"""Photographs on a contact sheet."""


def figure_9(study: Study) -> list[Row]:
    """Selecting by hand-made rules and spreading by the network of Zhang 2017, beside learning both at once."""
    print("\nFigure 9: points chosen by a rule, spread by zhang2017-local; gain over gray in dB")
    spread = registry.create(LOCAL)
    found: dict[tuple[str, str], list[float]] = {}
    for sample in tqdm(study.samples, unit="photo"):
        gray = psnr(sample, np.zeros_like(sample.ab))
        views = study.views(sample)
        for kind in ("turned", "alike"):
            answer = answered(study.colorizer, sample, views[kind])
            threshold = answer.similarity >= np.percentile(answer.similarity, 100 - MOST_SIMILAR)
            rules = {"top 10 % similarity": threshold, "cross-check": answer.returns}
            for name, chosen in rules.items():
                ab = answerer(spread, sample)(Hints(points=_points(answer, chosen)))
                found.setdefault((name, kind), []).append(psnr(sample, ab) - gray)
            found.setdefault(("end to end (he2018)", kind), []).append(psnr(sample, answer.ab) - gray)
    names = dict.fromkeys(name for name, _ in found)
    return [{"rule": n, **{k: float(np.mean(found[n, k])) for k in ("turned", "alike")}} for n in names]


def _points(answer: Answer, chosen: Mask) -> tuple[ColorPoint, ...]:
    """The aligned reference's colours at the chosen pixels, on a coarse raster."""
    ab = np.clip(answer.aligned, -110, 110)
    rows, columns = np.nonzero(chosen[::SPACING, ::SPACING])
    return tuple(
        ColorPoint(i, (x + 0.5, y + 0.5), (float(ab[y, x, 0]), float(ab[y, x, 1])), 1.5)
        for i, (y, x) in enumerate(zip(rows * SPACING, columns * SPACING, strict=True))
    )


def figure_12(study: Study) -> list[Row]:
    """Paintings and drawings, made from photographs; with a turned copy and another one in the same manner."""
    print("\nFigure 12: paintings and drawings after photographs; RGB PSNR in dB")
    rows = []
    for name, make in (("painting", references.painting), ("pencil drawing", references.drawing)):
        found = []
        for sample in tqdm(study.samples, unit="photo", desc=name):
            made = _sample_of(make(sample.colored.rgb), sample.seed)
            views = protocol.turned(made.colored.rgb), make(study.others.alike(sample).rgb)
            answers = [np.zeros_like(made.ab), automatic(study.colorizer, made)]
            answers += [answered(study.colorizer, made, references.image(view)).ab for view in views]
            found.append([psnr(made, ab) for ab in answers])
        given = "gray", "automatic", "turned", "alike"
        rows.append({"picture": name, **dict(zip(given, np.mean(found, axis=0).tolist(), strict=True))})
    return rows


def _sample_of(rgb: Any, seed: int) -> Sample:
    lab = color.to_lab(rgb)
    gray = references.image(color.to_rgb8(lab[..., 0], np.zeros_like(lab[..., 1:])))
    return Sample(gray, lab[..., 0], lab[..., 1:], rgb.astype(np.float32) / 255, references.image(rgb), seed)


def figure_17(study: Study) -> list[Row]:
    """A reference beside points that were set by hand: PSNR by number of points, true colours."""
    print("\nFigure 17: a reference beside points in true colours; gain over gray in dB")
    local = registry.create(LOCAL)
    found: dict[str, list[float]] = {}
    for sample in tqdm(study.samples, unit="photo"):
        gray = psnr(sample, np.zeros_like(sample.ab))
        views = study.views(sample)
        for kind in ("turned", "alike"):
            ab = answered(study.colorizer, sample, views[kind]).ab
            found.setdefault(f"he2018, {kind} reference", []).append(psnr(sample, ab) - gray)
        for number in DOZENS:
            ab = answerer(local, sample)(protocol.random_points(sample, number))
            found.setdefault(f"{LOCAL}, {number} points", []).append(psnr(sample, ab) - gray)
    return [{"given": name, "gain": float(np.mean(values))} for name, values in found.items()]


def figure_18(study: Study) -> list[Row]:
    """The reference as a histogram, its own or that of the aligned one, through the network for histograms."""
    print(
        "\nFigure 18: the reference as a histogram through zhang2017-global; gain over gray in dB, distance to R' in ab"
    )
    whole = registry.create(GLOBAL)
    found: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for sample in tqdm(study.samples, unit="photo"):
        gray = psnr(sample, np.zeros_like(sample.ab))
        views = study.views(sample)
        for kind in ("turned", "alike"):
            answer = answered(study.colorizer, sample, views[kind])
            given = {
                "histogram of the reference": _by_histogram(whole, sample, views[kind].rgb),
                "histogram of the aligned reference": _by_histogram(
                    whole, sample, color.to_rgb8(sample.L, np.ascontiguousarray(answer.aligned))
                ),
                "he2018": answer.ab,
            }
            for name, ab in given.items():
                kept = float(distance(ab, answer.aligned).mean())
                found.setdefault((name, kind), []).append((psnr(sample, ab) - gray, kept))
    names = dict.fromkeys(name for name, _ in found)
    return [
        {"given": name, **{f"{kind}, {what}": float(np.mean([row[i] for row in found[name, kind]]))
         for kind in ("turned", "alike") for i, what in enumerate(("gain", "distance"))}}
        for name in names
    ]  # fmt: skip


def _by_histogram(colorizer: Any, sample: Sample, rgb: Any) -> F32:
    return answerer(colorizer, sample)(Hints(stats=GlobalStats(ab_hist=color.ab_histogram(rgb))))


def sheet(study: Study, kind: str) -> Any:
    """A picture to look at: gray, reference, it aligned, automatic answer, answer, answer of `unified`, truth.

    Args:
        study: the ten of its photographs are drawn that have the most alike other one among all.
        kind: of the references, see `Study.views`.

    Returns:
        sRGB uint8 (H, W, 3), a column for each photograph.
    """
    unified, columns = registry.create(UNIFIED), []
    for sample in sorted(study.samples, key=study.others.likeness, reverse=True)[:DRAWN]:
        reference = study.views(sample)[kind]
        plain, answer = automatic(study.colorizer, sample), answered(study.colorizer, sample, reference)
        size = (192, 192)
        other = answerer(unified, sample)(Hints(references=(Reference(reference),)))
        shown = np.zeros_like(plain), answer.aligned, plain, answer.ab, other, sample.ab
        rows = [color.to_rgb8(sample.L, ab) for ab in shown]
        rows.insert(1, reference.rgb)
        columns.append(np.concatenate([cv2.resize(row, size, interpolation=cv2.INTER_AREA) for row in rows]))
    return np.concatenate(columns, axis=1)
