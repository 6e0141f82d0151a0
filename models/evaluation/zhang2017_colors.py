"""Two colours in one flat square (Zhang 2017, 4.5)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from models import color
from models.base import Colorizer
from models.evaluation.points import answerer
from models.evaluation.protocol import Sample, patch_side
from models.hints import AB, ColorPoint, Hints
from models.image import ImageData
from models.report import as_text, print_table
from models.types import F32

Figures = dict[str, Any]

SIDE, MIDDLE, REACH, LIGHT = 256, 128, 64, 55.0
"""The toy picture: black, with a square of this lightness that reaches so many pixels from the middle one."""
COLUMNS = (96, 160)
"""Where its two points lie, on the middle row."""
BLUE, RED, GREEN, PINK = (25.0, -60.0), (60.0, 40.0), (-45.0, 40.0), (55.0, -15.0)
PAIRS = {"blue and red": (BLUE, RED), "green and pink": (GREEN, PINK)}


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
    print_table([{key.replace("_", " "): as_text(row.get(key)) for key in columns} for row in rows])
    return rows


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
