"""`bench leak`: does a colour stay on the thing that it was put on? (Zhang 2017, 4.3: unusual colours)

Three points on a photograph's most colourful thing ask for its hue turned by a quarter, a half, three quarters. All of
the asked change should arrive in the thing, and none outside. With `--pairs` the colour is that of a place of another
photograph, a reference: asked for by one to three pairs of places, and by points in the same places.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from models import arguments, color, registry
from models.base import Colorizer
from models.evaluation import protocol
from models.evaluation.points import answerer
from models.evaluation.protocol import WINDOW, Sample, patch_side
from models.hints import AB, ColorPoint, Hints, Match, Reference
from models.join.paint import Coat, Coating, Painter
from models.rasterize import hint_maps, matched_color
from models.report import as_text, print_table, write_json
from models.types import F32, Mask

Figures = dict[str, Any]

TURNS = (0, 90, 180, 270)
"""Degrees by which the hue asked for is turned away from the true one."""

POINTS = 3
"""As on the face in figure 7."""

CHROMA = 30.0
"""At least; what is asked for should be a colour."""

_ALIKE = 15.0
"""Places of one thing differ by no more than this, in ab units."""
_LEAST_SHARE, _LARGEST_SHARE = 0.01, 0.9
"""Of a photograph's pixels, that a thing has."""
_LEAST_DISTANCE = 10.0
"""In ab units between the automatic answer and what is asked; with less there is nothing to follow."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `bench leak`."""
    parser.add_argument("--photos", type=Path, required=True, help="a folder, zip or tar of colour photographs")
    parser.add_argument("--backends", default="unified,zhang2017-local,levin2004")
    parser.add_argument("--size", type=arguments.count, default=256)
    parser.add_argument("--limit", type=arguments.count, metavar="N", help="no more than N photographs, evenly spread")
    parser.add_argument("--reach", type=arguments.share, default=1.0, metavar="0..1", help="of the points")
    parser.add_argument("--pairs", action="store_true", help="pairs of places beside points")
    parser.add_argument("--weights", type=Path, help="a folder with a manifest, in place of the weights in use")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to this file")


def run(args: argparse.Namespace) -> int:
    """Run `bench leak`; the exit code."""
    samples = list(protocol.samples(args.photos, args.size, args.limit))
    compared = {name: registry.create(name, weights_dir=args.weights) for name in args.backends.split(",")}
    rows = paired(samples, compared) if args.pairs else unusual(samples, compared, args.reach)
    settings = {"reach": args.reach, "photos": args.photos.name, "size": args.size, "limit": args.limit}
    write_json(args.json, {"bench": "leak", **settings, "rows": rows})
    return 0


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """A part of a photograph that has one colour.

    Attributes:
        mask: (H, W).
        ab: its mean colour.
        light: its median L.
        points: places for hints, whose patches lie inside.
    """

    mask: Mask
    ab: NDArray[np.float64]
    light: float
    points: tuple[ColorPoint, ...]

    def asked(self, turn: float) -> AB:
        """Its colour with the hue turned by so many degrees, at least `CHROMA` strong where that exists."""
        a, b = self.ab * max(1.0, CHROMA / max(float(np.hypot(*self.ab)), 1e-6))
        cos, sin = np.cos(np.radians(turn)), np.sin(np.radians(turn))
        turned = np.array((a * cos - b * sin, a * sin + b * cos), np.float32)
        snapped = color.snap_to_gamut(np.array(self.light, np.float32), turned)
        return float(snapped[0]), float(snapped[1])


def most_colorful_thing(sample: Sample) -> Thing | None:
    """The part around a photograph's most colourful place that has that place's colour; None where it is too
    small, or leaves nothing beside it."""
    side = patch_side(len(sample.L))
    window = max(1, round(WINDOW * side / patch_side(256))) | 1
    middle = cv2.blur(sample.ab, (window, window))
    y, x = np.unravel_index(int(np.linalg.norm(middle, axis=2).argmax()), middle.shape[:2])
    alike = np.linalg.norm(cv2.blur(sample.ab, (3, 3)) - middle[y, x], axis=2) < _ALIKE
    _, parts = cv2.connectedComponents(alike.astype(np.uint8))
    mask = np.asarray(parts == parts[y, x]) & alike
    # First pixels of patches that lie inside.
    room = cv2.erode(mask.astype(np.uint8), np.ones((side, side), np.uint8), anchor=(0, 0), borderValue=0)
    rows, columns = np.nonzero(room)
    if not _LEAST_SHARE <= mask.mean() <= _LARGEST_SHARE or len(rows) < POINTS:
        return None
    chosen = np.random.default_rng(sample.seed).choice(len(rows), POINTS, replace=False)
    ab = sample.ab[mask].mean(axis=0, dtype=np.float64)
    points = tuple(
        ColorPoint(i, (columns[c] + side / 2, rows[c] + side / 2), (0.0, 0.0), side / 2) for i, c in enumerate(chosen)
    )
    return Thing(mask, ab, float(np.median(sample.L[mask])), points)


def unusual(samples: list[Sample], compared: dict[str, Colorizer], reach: float = 1.0) -> list[Figures]:
    """How much of a colour that three points ask for comes back at them, in the thing they lie on, and elsewhere."""
    print("\nSection 4.3: share of the asked colour that replaces the automatic one (published, in words: all of it)")
    things = [(sample, thing) for sample in samples if (thing := most_colorful_thing(sample)) is not None]
    rows = []
    for name, colorizer in compared.items():
        found: dict[int, list[tuple[float, float, float]]] = {turn: [] for turn in TURNS}
        for sample, thing in tqdm(things, unit="photo", desc=name):
            answer = answerer(colorizer, sample)
            automatic = answer(Hints())
            painter = Painter(sample.L) if reach < 1 else None
            for turn in TURNS:
                ab = thing.asked(turn)
                hints = Hints(points=tuple(replace(point, ab=ab, reach=reach) for point in thing.points))
                given = answer(hints) if painter is None else _painted(sample.L, automatic, painter.coating(hints))
                followed = _followed(thing, ab, automatic, given)
                if followed is not None:
                    found[turn].append(followed)
        for turn, shares in found.items():
            means = np.mean(shares, axis=0).tolist() if shares else [None] * 3
            measured = dict(zip(("at_points", "in_thing", "elsewhere_ab"), means, strict=True))
            rows.append({"backend": name, "turned": turn, "photos": len(shares), **measured})
    print_table(
        [
            {
                "backend": r["backend"],
                "hue turned by": f"{r['turned']}°",
                "photos": str(r["photos"]),
                "at the points": as_text(r["at_points"]),
                "in the thing": as_text(r["in_thing"]),
                "change elsewhere, ab": as_text(r["elsewhere_ab"]),
            }
            for r in rows
        ]
    )
    return rows


def paired(samples: list[Sample], compared: dict[str, Colorizer]) -> list[Figures]:
    """What pairs with a place of a reference do, and what points in that place's colour do.

    As `unusual`, but from the answer with the reference alone.
    """
    print("\nPairs of places and points in the same colours: share of the way in the thing, and what else moves")
    things = [(sample, thing) for sample in samples if (thing := most_colorful_thing(sample)) is not None]
    rows: list[Figures] = []
    for name, colorizer in compared.items():
        found: dict[tuple[str, int], list[tuple[float, float, float]]] = {}
        for (sample, thing), (other, place) in tqdm([*zip(things, things[1:] + things[:1], strict=True)], desc=name):
            reference, there = Reference(other.colored), place.points[0].xy
            asked = matched_color(reference, Match(there, there))
            answer = answerer(colorizer, sample)
            before = answer(Hints(references=(reference,)))
            for number in (1, POINTS):
                points = tuple(replace(point, ab=asked) for point in thing.points[:number])
                pairs = tuple(Match(point.xy, there) for point in points)
                for kind, hints in (
                    ("points", Hints(points=points, references=(reference,))),
                    ("pairs", Hints(references=(replace(reference, matches=pairs),))),
                ):
                    followed = _followed(replace(thing, points=points), asked, before, answer(hints))
                    if followed is not None:
                        found.setdefault((kind, number), []).append(followed)
        for (kind, number), shares in found.items():
            at_points, in_thing, elsewhere = np.mean(shares, axis=0).tolist()
            rows.append({"backend": name, "by": kind, "number": number, "photos": len(shares),
                         "at_points": at_points, "in_thing": in_thing, "elsewhere_ab": elsewhere})  # fmt: skip
    print_table([{key: as_text(value) for key, value in row.items()} for row in rows])
    return rows


def _painted(L: F32, automatic: F32, coating: Coating) -> F32:
    """Chroma (H, W, 2) under the paint of hints that do not reach everywhere."""
    planes = np.ascontiguousarray(automatic[..., 0]), np.ascontiguousarray(automatic[..., 1])
    return np.dstack(Coat(L, coating).over(L)(slice(0, len(L)), *planes))


def _followed(thing: Thing, asked: AB, automatic: F32, answer: F32) -> tuple[float, float, float] | None:
    """Share of the way to the asked colour at the points and in the thing, and how far all else went, in ab units."""
    height, width = thing.mask.shape
    at_points = hint_maps(Hints(points=thing.points), (width, height), (width, height))[1] > 0
    shares = []
    for where in (at_points, thing.mask):
        before = automatic[where].mean(axis=0, dtype=np.float64)
        way = np.array(asked) - before
        length = float(way @ way)
        if length < _LEAST_DISTANCE**2:
            return None
        shares.append(float((answer[where].mean(axis=0, dtype=np.float64) - before) @ way / length))
    elsewhere = float(np.linalg.norm(answer - automatic, axis=2)[~thing.mask].mean())
    return shares[0], shares[1], elsewhere
