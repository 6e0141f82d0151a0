"""`bench points`: how much colour comes back for how much guidance (Zhang 2017, figure 6 and table 1)."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from models import color, registry
from models.base import CancelToken, Colorizer, no_progress
from models.errors import UserError
from models.evaluation import protocol
from models.evaluation.protocol import Sample
from models.evaluation.report import print_table, write_json
from models.hints import ColorPoint, GlobalStats, Guidance, Hints, Reference
from models.image import ImageData
from models.join.upsample import Upsampler
from models.recommend.themes import theme_of

F32 = NDArray[np.float32]

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
    parser.add_argument("--size", type=int, default=256)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--weights", type=Path, help="a folder with a manifest, in place of the program's own")
    parser.add_argument("--json", type=Path)


def run(args: argparse.Namespace) -> int:
    """Measure, print the table, keep the figures."""
    sampled_by_error = args.points == "max"
    numbers = numbers_of(POINTS if sampled_by_error else args.points)
    backends = _colorizers(args.backends.split(","), args.weights)
    table: dict[tuple[str, str], list[float]] = {}
    gray: list[float] = []
    previous: Sample | None = None
    for sample in tqdm(list(protocol.samples(args.photos, args.size, args.limit, aged=args.aged)), unit="photo"):
        gray.append(protocol.psnr(sample, np.zeros_like(sample.ab)))
        for name, colorizer in backends.items():
            answer = answerer(colorizer, sample)
            curve = by_error(sample, numbers, answer) if sampled_by_error else at_random(sample, numbers, answer)
            others = guided(sample, previous, colorizer.supports, answer) if args.guidance else []
            if args.guidance and name.endswith(ALONE):
                others.append(("all colours", answer(dense(sample))))
            for setting, ab in (*curve, *others):
                table.setdefault((name, setting), []).append(protocol.psnr(sample, ab))
        previous = sample
    rows = [summary("gray", "-", gray, gray), *(summary(n, s, psnrs, gray) for (n, s), psnrs in table.items())]
    print_table([{k: f"{v:.2f}" if isinstance(v, float) else v for k, v in row.items()} for row in rows])
    settings = {"photos": args.photos.name, "size": args.size, "aged": args.aged, "sampling": args.points}
    write_json(args.json, {"bench": "points", **settings, "rows": rows})
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


def answerer(colorizer: Colorizer, sample: Sample) -> Callable[[Hints], F32]:
    """Hints -> ab (H, W, 2), as the program would show it."""

    def answer(hints: Hints) -> F32:
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
    sample: Sample, previous: Sample | None, supports: Guidance, answer: Callable[[Hints], F32]
) -> list[tuple[str, F32]]:
    """Every other kind of guidance that the backend takes, taken from the truth."""
    truth = sample.colored
    stats = color.ab_histogram(truth.rgb), color.mean_saturation(truth.rgb)
    theme = theme_of(truth.rgb, THEME_COLORS)
    mirrored = ImageData.from_rgb(np.ascontiguousarray(truth.rgb[:, ::-1]))
    ten = protocol.random_points(sample, 10)
    settings = [
        ("histogram", Guidance.HISTOGRAM, Hints(stats=GlobalStats(ab_hist=stats[0]))),
        ("saturation", Guidance.SATURATION, Hints(stats=GlobalStats(saturation=stats[1]))),
        ("theme", Guidance.THEME, Hints(theme=theme)),
        ("theme + 10", Guidance.THEME | Guidance.POINTS, replace(ten, theme=theme)),
        ("mirrored", Guidance.REFERENCE, Hints(references=(Reference(mirrored),))),
    ]
    if previous is not None:
        settings.append(("unrelated", Guidance.REFERENCE, Hints(references=(Reference(previous.colored),))))
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


def summary(name: str, setting: str, psnrs: list[float], gray: list[float]) -> dict[str, str | float | int]:
    """A line of a table: means over photographs in dB, with their standard errors."""
    # An unrelated reference is another photograph, so the first one has none.
    gains = np.array(psnrs) - np.array(gray[len(gray) - len(psnrs) :])
    root = max(1, len(psnrs)) ** 0.5
    return {
        "backend": name,
        "guidance": setting,
        "photos": len(psnrs),
        "psnr": float(np.mean(psnrs)),
        "psnr_se": float(np.std(psnrs) / root),
        "gain": float(gains.mean()),
        "gain_se": float(gains.std() / root),
    }
