"""`bench points`: how much colour comes back for how much guidance (Zhang 2017, figure 6 and table 1)."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
from tqdm import tqdm

from models import arguments, color, registry
from models.base import CancelToken, Colorizer, no_progress
from models.errors import UserError
from models.evaluation import protocol, tables
from models.evaluation.judges import Judge
from models.evaluation.others import Others
from models.evaluation.protocol import Sample
from models.evaluation.tables import GRAY
from models.hints import ColorPoint, GlobalStats, Guidance, Hints, Reference, kind_of
from models.image import ImageData
from models.join.upsample import Upsampler
from models.recommend.themes import theme_of
from models.report import write_json
from models.types import F32

POINTS = "0,1,2,5,10,20,50,100,200"
ALONE = " (network alone)"
THEME_COLORS = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `bench points`."""
    parser.add_argument("--photos", type=Path, required=True, help="a folder, zip or tar of colour photographs")
    parser.add_argument("--backends", default="unified,levin2004")
    parser.add_argument("--points", default=POINTS, help="numbers of random points, or “max” for max-error sampling")
    parser.add_argument("--guidance", action="store_true", help="measure the other kinds of guidance too")
    parser.add_argument("--aged", action="store_true", help="simulate old photographs")
    words = "side in pixels to which photographs are shrunk"
    parser.add_argument("--size", type=arguments.count, default=256, help=words)
    parser.add_argument("--enlarge", action="store_true", help="enlarge smaller photographs to this side")
    parser.add_argument("--limit", type=arguments.count)
    parser.add_argument("--vividness", type=arguments.share, help="0 (calm) to 1 (vivid), for backends that know it")
    parser.add_argument("--weights", type=Path, help="a folder with a manifest, in place of the program's own")
    parser.add_argument("--json", type=Path)


def run(args: argparse.Namespace) -> int:
    """Measure, print the table, keep the figures."""
    sampled_by_error = args.points == "max"
    numbers = numbers_of(POINTS if sampled_by_error else args.points)
    backends = _colorizers(args.backends.split(","), args.weights)
    table: tables.Table = {GRAY: []}
    tones: list[str | None] = []
    samples = list(protocol.samples(args.photos, args.size, args.limit, aged=args.aged, enlarge=args.enlarge))
    others = Others(samples) if args.guidance else None
    for sample in tqdm(samples, unit="photo"):
        judge = Judge(sample)
        tones.append(judge.tone)
        table[GRAY].append(judge(np.zeros_like(sample.ab)))
        for name, colorizer in backends.items():
            answer = answerer(colorizer, sample, args.vividness)
            curve = by_error(sample, numbers, answer) if sampled_by_error else at_random(sample, numbers, answer)
            more = guided(sample, others, colorizer.supports, answer) if others is not None else []
            if args.guidance and name.endswith(ALONE):
                more.append(("all colours", answer(dense(sample))))
            for setting, ab in (*curve, *more):
                table.setdefault((name, setting), []).append(judge(ab))
    found = tables.of(table, tones, others)
    tables.show(found)
    sides = sorted({len(sample.L) for sample in samples})
    patch = " and ".join(f"{side}x{side}" for side in sorted({protocol.patch_side(side) for side in sides}))
    print(f"squares of {sides[0]} to {sides[-1]} pixels; patches of {patch} pixels; gain over gray in dB")
    settings = {"photos": args.photos.name, "sides": [sides[0], sides[-1]], "patches": patch, "aged": args.aged}
    settings |= {"sampling": args.points, "vividness": args.vividness}
    write_json(args.json, {"bench": "points", **settings, **found})
    return 0


def numbers_of(text: str) -> list[int]:
    """Numbers of points, in rising order, from text such as 0,1,10.

    Raises:
        UserError: it is something else.
    """
    parts = text.split(",")
    if not all(part.strip().isdecimal() for part in parts):
        raise UserError(f"“{text}” names no numbers of points.", "Write them like 0,1,10.")
    return sorted({int(part) for part in parts})


def _colorizers(names: Iterable[str], weights: Path | None) -> dict[str, Colorizer]:
    """Backends by row; a network whose answer is corrected afterwards has a second row without that."""
    found: dict[str, Colorizer] = {}
    for name in names:
        found[name] = registry.create(name, weights_dir=weights)
        if hasattr(found[name], "exact"):
            alone = registry.create(name, weights_dir=weights)
            alone.exact = False  # type: ignore[attr-defined]
            found[name + ALONE] = alone
    return found


def answerer(colorizer: Colorizer, sample: Sample, vividness: float | None = None) -> Callable[[Hints], F32]:
    """Hints -> ab (H, W, 2), as the program would show it; `vividness` for all hints, where the backend knows it."""

    def answer(hints: Hints) -> F32:
        if vividness is not None and Guidance.VIVIDNESS in colorizer.supports:
            hints = kind_of(Guidance.VIVIDNESS).given(hints, vividness)
        token = CancelToken()
        prepared = colorizer.prepare(sample.image, hints, token, no_progress)
        result = colorizer.colorize(prepared, hints, token, no_progress)
        if result.ab.shape == sample.ab.shape and not result.exact:
            return result.ab
        return Upsampler(sample.image.L, result.ab, hints if result.exact else None).ab(sample.image.L)

    return answer


def at_random(sample: Sample, numbers: list[int], answer: Callable[[Hints], F32]) -> list[tuple[str, F32]]:
    """Answers to the first so many of a photograph's random points."""
    return [(str(n), answer(protocol.random_points(sample, n))) for n in numbers]


def by_error(sample: Sample, numbers: list[int], answer: Callable[[Hints], F32]) -> list[tuple[str, F32]]:
    """Reveal one patch after the other, always where the answer is worst."""
    hints, ab = Hints(), answer(Hints())
    taken = np.zeros(sample.L.shape, np.bool_)
    found = [("max 0", ab)] if 0 in numbers else []
    for number in range(1, max(numbers) + 1):
        point = protocol.worst_point(sample, ab, taken, number)
        hints = replace(hints, points=(*hints.points, point))
        ab = answer(hints)
        if number in numbers:
            found.append((f"max {number}", ab))
    return found


def guided(
    sample: Sample, others: Others | None, supports: Guidance, answer: Callable[[Hints], F32]
) -> list[tuple[str, F32]]:
    """Every other kind of guidance that the backend takes, taken from the truth; references also from others."""
    truth = sample.colored
    stats = color.ab_histogram(truth.rgb), color.mean_saturation(truth.rgb)
    theme = theme_of(truth.rgb, THEME_COLORS)
    mirrored = ImageData.from_rgb(np.ascontiguousarray(truth.rgb[:, ::-1]))
    turned = ImageData.from_rgb(protocol.turned(truth.rgb))
    ten = protocol.random_points(sample, 10)
    settings = [
        ("histogram", Guidance.HISTOGRAM, Hints(stats=GlobalStats(ab_hist=stats[0]))),
        ("saturation", Guidance.SATURATION, Hints(stats=GlobalStats(saturation=stats[1]))),
        ("theme", Guidance.THEME, Hints(theme=theme)),
        ("theme + 10", Guidance.THEME | Guidance.POINTS, replace(ten, theme=theme)),
        ("mirrored", Guidance.REFERENCE, Hints(references=(Reference(mirrored),))),
        ("turned", Guidance.REFERENCE, Hints(references=(Reference(turned),))),
    ]
    if others is not None:
        for name, image in (("alike", others.alike(sample)), ("unrelated", others.unrelated(sample))):
            settings.append((name, Guidance.REFERENCE, Hints(references=(Reference(image),))))
    return [(name, answer(hints)) for name, kind, hints in settings if kind in supports]


def dense(sample: Sample) -> Hints:
    """Every pixel's colour as a point of its own; asked of networks alone, because nothing is left to correct."""
    width = sample.L.shape[1]
    return Hints(
        points=tuple(
            ColorPoint(y * width + x, (x + 0.5, y + 0.5), (float(a), float(b)), 0.5)
            for y, row in enumerate(sample.ab)
            for x, (a, b) in enumerate(row)
        )
    )
