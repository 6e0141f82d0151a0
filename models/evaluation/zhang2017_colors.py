"""Colours that photographs do not have (Zhang 2017, 4.3), and two colours in one flat square (4.5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from models import color
from models.base import Colorizer
from models.evaluation.points import answerer
from models.evaluation.protocol import WINDOW, Sample, patch_side
from models.evaluation.report import print_table
from models.hints import AB, ColorPoint, Hints
from models.image import ImageData
from models.rasterize import hint_maps
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

SIDE, MIDDLE, REACH, LIGHT = 256, 128, 64, 55.0
"""The toy picture: black, with a square of this lightness that reaches so many pixels from the middle one."""
COLUMNS = (96, 160)
"""Where its two points lie, on the middle row."""
BLUE, RED, GREEN, PINK = (25.0, -60.0), (60.0, 40.0), (-45.0, 40.0), (55.0, -15.0)
PAIRS = {"blue and red": (BLUE, RED), "green and pink": (GREEN, PINK)}


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


def unusual(samples: list[Sample], compared: dict[str, Colorizer]) -> list[Figures]:
    """How much of a colour that three points ask for comes back at them, in the thing they lie on, and elsewhere."""
    print("\nSection 4.3: share of the asked colour that replaces the automatic one (published, in words: all of it)")
    things = [(sample, thing) for sample in samples if (thing := most_colorful_thing(sample)) is not None]
    rows = []
    for name, colorizer in compared.items():
        found: dict[int, list[tuple[float, float, float]]] = {turn: [] for turn in TURNS}
        for sample, thing in tqdm(things, unit="photo", desc=name):
            answer = answerer(colorizer, sample)
            automatic = answer(Hints())
            for turn in TURNS:
                ab = thing.asked(turn)
                hints = Hints(points=tuple(replace(point, ab=ab) for point in thing.points))
                followed = _followed(thing, ab, automatic, answer(hints))
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
                "at the points": _text(r["at_points"]),
                "in the thing": _text(r["in_thing"]),
                "change elsewhere, ab": _text(r["elsewhere_ab"]),
            }
            for r in rows
        ]
    )
    return rows


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


def square(compared: dict[str, Colorizer]) -> list[Figures]:
    """One colour in the middle of a gray square on black, and two colours side by side in it (figure 8)."""
    print("\nSection 4.5: a gray square on black (published: one colour fills it; two meet in a seam, harder between")
    print("green and pink); shares of the colours at the points, pixels for the seam, 0 is the middle")
    rows = []
    for name, colorizer in compared.items():
        answer = answerer(colorizer, _toy())
        for word, ab in (("blue", BLUE), ("red", RED)):
            found = answer(Hints(points=(_point(0, MIDDLE, ab),)))
            rows.append({"backend": name, "colors": word, **_filled(found, ab)})
        for words, (left, right) in PAIRS.items():
            points = _point(0, COLUMNS[0], left), _point(1, COLUMNS[1], right)
            rows.append({"backend": name, "colors": words, **seam(answer(Hints(points=points)), left, right)})
    columns = dict.fromkeys(key for row in rows for key in row)
    print_table([{key.replace("_", " "): _text(row.get(key)) for key in columns} for row in rows])
    return rows


def _text(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else "-" if value is None else str(value)


def _toy() -> Sample:
    light = np.zeros((SIDE, SIDE), np.float32)
    light[_inside(), _inside()] = LIGHT
    none = np.zeros((SIDE, SIDE, 2), np.float32)
    rgb = color.to_rgb8(light, none)
    image = ImageData.from_rgb(rgb)
    return Sample(image, image.L, none, np.asarray(rgb / np.float32(255), np.float32), image, 0)


def _inside() -> slice:
    return slice(MIDDLE - REACH, MIDDLE + REACH + 1)


def _point(number: int, column: int, ab: AB) -> ColorPoint:
    """A patch of 7x7 on the middle row."""
    return ColorPoint(number, (column + 0.5, MIDDLE + 0.5), ab, patch_side(SIDE) / 2)


def _patch(values: NDArray[Any], column: int) -> NDArray[Any]:
    """What lies under the point of a column."""
    reach = patch_side(SIDE) // 2
    rows, columns = (slice(middle - reach, middle + reach + 1) for middle in (MIDDLE, column))
    return values[rows, columns]


def _filled(ab: F32, asked: AB) -> Figures:
    """Shares of an asked colour, along its own hue, at the point and in the square."""
    share = ab @ np.array(asked, np.float32) / np.float32(np.square(asked).sum())
    whole = share[_inside(), _inside()]
    return {
        "own_at_points": float(_patch(share, MIDDLE).mean()),
        "in_square": float(whole.mean()),
        "deviation": float(whole.std()),
    }


def seam(ab: F32, left: AB, right: AB) -> Figures:
    """Where two colours in the square meet.

    Args:
        ab: (256, 256, 2), the answer to a point of each colour.
        left, right: the colours asked for.

    Returns:
        own_at_points, other_at_points: shares of a point's own colour and of the other one's under it, the worse of the
            two points; rows_with_seam: share of the square's rows in which one gives way to the other between the
            points; seam_at, seam_waviness: its mean column in pixels right of the middle, and the deviation over rows;
            seam_width: median number of pixels from one tenth of the way to nine tenths. None where there is no seam.
    """
    # Every colour as so much of the one and so much of the other.
    shares = ab @ np.linalg.inv(np.array((left, right), np.float64))
    own = [float(_patch(shares[..., i], COLUMNS[i]).mean()) for i in (0, 1)]
    other = [float(_patch(shares[..., 1 - i], COLUMNS[i]).mean()) for i in (0, 1)]
    found = {"own_at_points": min(own), "other_at_points": max(other, key=abs)}
    way = (shares[..., 1] - shares[..., 0])[_inside(), COLUMNS[0] : COLUMNS[1] + 1]
    crossing = way[(way[:, 0] < 0) & (way[:, -1] > 0)]
    found["rows_with_seam"] = len(crossing) / len(way)
    if not len(crossing):
        return found | dict.fromkeys(("seam_at", "seam_waviness", "seam_width"))
    after = (crossing > 0).argmax(axis=1)
    low, high = (crossing[np.arange(len(crossing)), after - back] for back in (1, 0))
    places = COLUMNS[0] + after - high / (high - low) - MIDDLE
    share = (crossing - crossing[:, :1]) / (crossing[:, -1:] - crossing[:, :1])
    widths = ((share > 0.1) & (share < 0.9)).sum(axis=1)
    return found | {
        "seam_at": float(places.mean()),
        "seam_waviness": float(places.std()),
        "seam_width": float(np.median(widths)),
    }
