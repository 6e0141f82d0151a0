"""The experiments of He 2018 that look at references: what they gain, whether they are followed, what matches them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np
from tqdm import tqdm

from models import color
from models.base import CancelToken, no_progress
from models.colorizers.he2018 import He2018Colorizer, Matcher
from models.evaluation.he2018 import references
from models.evaluation.he2018.answers import answered, automatic, distance
from models.evaluation.judges import Judge
from models.evaluation.others import Others
from models.evaluation.protocol import Sample, psnr, turned
from models.hints import Hints, Reference
from models.image import ImageData
from models.matching import classic, deep
from models.types import F32, U8

Row = dict[str, Any]

SURELY_ALIKE = 0.5
"""Mean similarity that nine tenths of the places of copies have, and few of other photographs."""

MATCHERS: dict[str, Matcher] = {
    "deep": deep.match, "DIS flow": classic.match_by_flow, "DAISY": classic.match_by_daisy,
}  # fmt: skip


class Study:
    """Photographs, their automatic answers, and other photographs to take as references."""

    def __init__(self, samples: list[Sample], colorizer: He2018Colorizer) -> None:
        self.samples, self.colorizer = samples, colorizer
        self.plain = [automatic(colorizer, sample) for sample in tqdm(samples, unit="photo", desc="automatic")]
        self.others = Others(samples)

    def views(self, sample: Sample) -> dict[str, ImageData]:
        """References by what they have in common with a photograph, the nearest first."""
        found = {name: references.image(make(sample.colored.rgb)) for name, make in references.VIEWS.items()}
        others = self.others.alike(sample), self.others.unrelated(sample)
        return {**found, **dict(zip(references.OTHERS, others, strict=True))}


def gains(study: Study) -> list[Row]:
    """PSNR over the automatic answer by kind of reference (figure 10), and its 5th percentile."""
    print("\nGain over the own automatic answer, by kind of reference (figure 10)")
    found: dict[str, list[tuple[float, float]]] = {}
    for sample, plain in _each(study):
        before = psnr(sample, plain)
        for name, reference in study.views(sample).items():
            answer = answered(study.colorizer, sample, reference)
            kept = distance(answer.ab, answer.aligned).mean() / max(float(distance(plain, answer.aligned).mean()), 1e-6)
            found.setdefault(name, []).append((psnr(sample, answer.ab) - before, float(kept)))
    return [
        {
            "reference": name,
            "gain": float(np.mean([g for g, _ in rows])),
            "standard error": float(np.std([g for g, _ in rows]) / len(rows) ** 0.5),
            "5th percentile": float(np.percentile([g for g, _ in rows], 5)),
            "distance to it, of automatic's": float(np.mean([k for _, k in rows])),
        }
        for name, rows in found.items()
    ]


def faithful(study: Study) -> list[Row]:
    """Distance to the aligned reference where the two are most and least alike, beside the automatic answer's."""
    print("\nFaithfulness: mean distance to the aligned reference in ab, where similarity is above its 75th percentile")
    kinds = {
        "mirrored": lambda s: references.image(references.mirrored(s.colored.rgb)),
        "turned": lambda s: references.image(turned(s.colored.rgb)),
        "alike": study.others.alike,
        "unrelated": study.others.unrelated,
    }
    rows = []
    for name, make in kinds.items():
        parts: list[list[float]] = []
        sure: list[F32] = []
        for sample, plain in _each(study, name):
            answer = answered(study.colorizer, sample, make(sample))
            ours, before = distance(answer.ab, answer.aligned), distance(plain, answer.aligned)
            low, high = np.percentile(answer.similarity, (25, 75))
            limits = answer.similarity >= high, answer.similarity <= low
            parts.append([float(part[where].mean()) for where in limits for part in (ours, before)])
            surely = answer.similarity >= SURELY_ALIKE
            sure.append(np.array([surely.mean(), (ours * surely).mean(), (before * surely).mean()], np.float32))
        alike, alike_plain, strange, strange_plain = np.mean(parts, axis=0)
        share, ours_sure, plain_sure = np.mean(sure, axis=0)
        rows.append(
            {
                "reference": name,
                "alike": float(alike),
                "automatic": float(alike_plain),
                "ratio": float(alike / alike_plain),
                "strange": float(strange),
                "automatic there": float(strange_plain),
                "ratio there": float(strange / strange_plain),
                "surely alike": float(share),
                "ratio of these": float(ours_sure / plain_sure) if plain_sure else None,
            }
        )
    return rows


def figure_7(study: Study) -> list[Row]:
    """How far what is selected agrees with similarity: correlation of |P - R'| with 1 - similarity."""
    print("\nFigure 7: correlation of the distance to the aligned reference with 1 - similarity")
    found = []
    for sample, _ in _each(study):
        answer = answered(study.colorizer, sample, study.others.alike(sample))
        apart = distance(answer.ab, answer.aligned).ravel()
        if apart.std() > 0:
            found.append(
                [float(np.corrcoef(apart, 1 - sim.ravel())[0, 1]) for sim in (answer.forward, answer.backward)]
            )
    forward, backward = np.mean(found, axis=0)
    return [{"sim T->R": float(forward), "sim R->T": float(backward)}]


def figure_11(study: Study, weights_dir: Any) -> list[Row]:
    """Matchers: gain over the automatic answer where they match the mirrored, the turned and a hardly moved copy."""
    print("\nFigure 11: matchers, gain over the automatic answer in dB")
    rows = []
    for name, matcher in MATCHERS.items():
        colorizer = He2018Colorizer("auto", weights_dir, matcher=matcher)
        found: dict[str, list[float]] = {}
        for sample, plain in _each(study, name):
            rgb = sample.colored.rgb
            step = max(1, len(rgb) // 40)
            views = {"moved": np.roll(rgb, step, axis=1), **{k: make(rgb) for k, make in references.VIEWS.items()}}
            for kind, view in views.items():
                answer = answered(colorizer, sample, references.image(view))
                found.setdefault(kind, []).append(psnr(sample, answer.ab) - psnr(sample, plain))
        rows.append({"matcher": name, **{kind: float(np.mean(values)) for kind, values in found.items()}})
    return rows


def figure_21(study: Study) -> list[Row]:
    """Limits: references in colours that things do not have, and in another light, both mirrored copies."""
    print("\nFigure 21: unusual colours and other lights of a mirrored copy")
    changes: dict[str, Callable[[U8], U8]] = {
        "as it is": lambda rgb: rgb,
        "hues turned by 120 degrees": lambda rgb: references.recoloured(rgb, 120),
        "hues turned by 240 degrees": lambda rgb: references.recoloured(rgb, 240),
        "gamma 0.5": lambda rgb: references.with_gamma(rgb, 0.5),
        "gamma 2": lambda rgb: references.with_gamma(rgb, 2.0),
    }
    rows = []
    for name, change in changes.items():
        kept = []
        for sample, plain in _each(study, name):
            other = change(sample.colored.rgb)
            answer = answered(study.colorizer, sample, references.image(references.mirrored(other)))
            wanted = _chroma(other)
            kept.append([float(distance(ab, wanted).mean()) for ab in (answer.ab, plain)])
        ours, before = np.mean(kept, axis=0)
        rows.append({"reference": name, "distance to its colours": float(ours), "automatic": float(before),
                     "ratio": float(ours / before)})  # fmt: skip
    return rows


def _chroma(rgb: U8) -> F32:
    return color.to_lab(rgb)[..., 1:]


def table_2(study: Study) -> list[Row]:
    """PSNR, and whether Lite0 sees the class of the truth (it taught the network, too: not an independent judge)."""
    print("\nTable 2: PSNR and recognised class, with the most alike other photograph as Top-1 reference")
    found: dict[str, list[tuple[float, bool]]] = {}
    for sample, plain in _each(study):
        judge = Judge(sample)
        top = answered(study.colorizer, sample, study.others.alike(sample)).ab
        for name, ab in (("truth", sample.ab), ("gray", np.zeros_like(plain)), ("automatic", plain), ("Top-1", top)):
            said = judge(ab)
            found.setdefault(name, []).append((said.psnr, said.recognised))
    published = {"gray": (23.28, 61.5), "Top-1": (22.92, 65.1), "truth": (None, 71.12)}
    return [
        {
            "answer": name,
            "PSNR": None if name == "truth" else float(np.mean([p for p, _ in rows])),
            "recognised": float(np.mean([r for _, r in rows])),
            "PSNR published": published.get(name, (None, None))[0],
            "Top-1 accuracy published, %": published.get(name, (None, None))[1],
        }
        for name, rows in found.items()
    ]


def run_time(study: Study) -> list[Row]:
    """Milliseconds of the processor for one photograph and one reference; the paper's on a Titan XP."""
    print("\nRun time in ms of processor time, at the working size of the network and at 256 pixels")
    rows = []
    for side in (None, 256):
        spent: dict[str, list[float]] = {}
        for sample in study.samples[:8]:
            colorizer = study.colorizer
            colorizer.forget()
            reference = references.image(references.mirrored(sample.colored.rgb))
            token, hints = CancelToken(), Hints(references=(Reference(reference),))
            started = time.process_time()
            colorizer.prepare(sample.image, Hints(), token, no_progress, working_size=side)
            looked = time.process_time()
            prepared = colorizer.prepare(sample.image, hints, token, no_progress, working_size=side)
            matched = time.process_time()
            colorizer.colorize(prepared, hints, token, no_progress)
            coloured = time.process_time()
            again = colorizer.prepare(sample.image, hints, token, no_progress, working_size=side)
            colorizer.colorize(again, Hints(references=(Reference(reference, 0.5),)), token, no_progress)
            for name, seconds in (
                ("look at the photograph", looked - started), ("look at the reference and match", matched - looked),
                ("colour", coloured - matched), ("another strength", time.process_time() - coloured),
            ):  # fmt: skip
                spent.setdefault(name, []).append(1000 * seconds)
        rows.append({"size": side or "own", **{name: float(np.median(values)) for name, values in spent.items()}})
    return rows


def _each(study: Study, what: str = "") -> Any:
    return tqdm([*zip(study.samples, study.plain, strict=True)], unit="photo", desc=what or None)
