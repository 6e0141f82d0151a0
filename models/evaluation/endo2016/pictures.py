"""Pictures and strokes to measure DeepProp on: photographs of scikit-image, and textures of equal mean gray."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from models import color
from models.hints import AB, Hints, Stroke
from models.types import U8

Labels = NDArray[np.int64]

COLORS: tuple[AB, ...] = ((50.0, 40.0), (0.0, -50.0), (-50.0, 40.0))
TEXTURES = ("brick", "grass", "gravel")
_TRIES = 400
_CHOICES = 10
_INSIDE = 0.98
"""Number of tries for a stroke, and the share of its pixels that must lie in the region."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of table 2.

    Attributes:
        figure: its name.
        size: width, height.
        strokes, pixels: how many strokes, and how many pixels they have together.
        seconds: published.
        photo: of scikit-image.
        use: the backend; `endo2016` gets a gray photograph, the others one in colour.
        kinds: number of kinds of strokes (our choice, the paper gives none; two for cut-outs).
    """

    figure: str
    size: tuple[int, int]
    strokes: int
    pixels: int
    seconds: float
    photo: str
    use: str
    kinds: int


TABLE_2 = (
    Row("Fig. 1", (620, 413), 20, 7701, 97.4, "coffee", "endo2016", 5),
    Row("Fig. 2", (400, 314), 10, 1818, 23.0, "astronaut", "endo2016-recolor", 5),
    Row("Fig. 6 top", (392, 70), 3, 1882, 18.3, "chelsea", "endo2016-recolor", 3),
    Row("Fig. 6 bottom", (1800, 1200), 19, 17964, 432.4, "rocket", "endo2016-recolor", 6),
    Row("Fig. 10 top", (480, 360), 4, 2457, 22.4, "coffee", "endo2016-recolor", 3),
    Row("Fig. 10 upper centre", (640, 480), 5, 3208, 36.5, "ihc", "endo2016-recolor", 3),
    Row("Fig. 10 lower centre", (500, 375), 13, 20342, 271.6, "astronaut", "endo2016", 5),
    Row("Fig. 10 bottom", (640, 427), 9, 3285, 40.0, "rocket", "endo2016-recolor", 4),
    Row("Fig. 12 top", (400, 285), 4, 5353, 36.1, "chelsea", "endo2016-cutout", 2),
    Row("Fig. 12 centre", (400, 267), 8, 9666, 49.9, "coffee", "endo2016-cutout", 2),
    Row("Fig. 12 bottom", (400, 280), 3, 6940, 39.3, "rocket", "endo2016-cutout", 2),
)


def picture(row: Row) -> tuple[U8, Hints]:
    """A photograph of a row's size, uint8 (h, w, 3), with as many strokes and about as many stroke pixels.

    Each stroke lies where the photograph has about one colour, and carries the mean of the colours like it.
    """
    rgb = _cropped(_sample(row.photo), row.size)
    kinds, means = _clusters(rgb, row.kinds)
    hints = strokes(kinds, row.strokes, row.pixels, means, region="region" if row.use == "endo2016-cutout" else "")
    if row.use == "endo2016":
        rgb = np.asarray(color.to_rgb8(color.lightness(rgb), np.zeros((*rgb.shape[:2], 2), np.float32)))
    return rgb, hints


def textures(count: int, side: int = 256) -> tuple[U8, Labels]:
    """Two textures with a wavy border, or three in stripes, of the same mean gray.

    Returns:
        uint8 (side, 2 side, 3), and the index of the texture of each pixel (side, 2 side).
    """
    parts = []
    for name in TEXTURES[:count]:
        part = _sample(name)[100 : 100 + side, : 2 * side].astype(np.float32)
        parts.append(np.clip(part - part.mean() + 128, 0, 255))
    y, x = np.mgrid[:side, : 2 * side]
    truth = (x + (40 * np.sin(y / 20) if count == 2 else 0)) * count // (2 * side)
    truth = np.clip(truth, 0, count - 1).astype(np.int64)
    gray = np.choose(truth, parts).astype(np.uint8)
    return np.repeat(gray[..., None], 3, axis=2), truth


def strokes(
    kinds: Labels, count: int, pixels: int, colors: tuple[AB, ...], *, seed: int = 0, region: str = ""
) -> Hints:
    """Straight strokes: each inside one kind, far from the kind's other strokes; kinds take turns.

    Args:
        kinds: (h, w) the index of the kind of each pixel.
        count: number of strokes.
        pixels: how many pixels they have together, about.
        colors: of the kinds.
        seed: of their places.
        region: of kind 1 as a label, where the strokes are for a cut-out; kind 0 is background then.
    """
    random = np.random.default_rng(seed)
    each = pixels / count
    width = float(np.clip(np.sqrt(each / 8), 5, 25))
    made: list[Stroke] = []
    for number in range(count):
        kind = number % len(colors)
        others = [np.mean(s.path, axis=0) for s in made if s.ab == colors[kind]]
        path = _inside(kinds == kind, width, each / width - width * 0.8, others, random)
        label = (region if kind == 1 else "background") if region else ""
        made.append(Stroke(number + 1, path, (width,) * len(path), colors[kind], label))
    return Hints(strokes=tuple(made))


def _inside(
    region: NDArray[np.bool_],
    width: float,
    length: float,
    others: list[NDArray[np.float64]],
    random: np.random.Generator,
) -> tuple[tuple[float, float], ...]:
    """The best path of several tries: inside the region, then farthest from the other strokes."""
    best, found, inside = -1.0, ((0.5, 0.5), (1.5, 1.5)), 0
    y, x = np.nonzero(region)
    height, breadth = region.shape
    for _ in range(_TRIES):
        start = random.integers(len(y)) if len(y) else 0
        angle = random.uniform(0, 2 * np.pi)
        a = np.array([x[start], y[start]]) + 0.5 if len(y) else np.array([0.5, 0.5])
        b = a + max(length, 1) * np.array([np.cos(angle), np.sin(angle)])
        edge = np.minimum(b, [breadth, height] - b).min()
        drawn = np.zeros(region.shape, np.uint8)
        ends = [tuple(int(v) for v in p) for p in (a, b)]
        cv2.line(drawn, (ends[0][0], ends[0][1]), (ends[1][0], ends[1][1]), 1, round(width))
        share = float(region[drawn > 0].mean()) if edge > 0 and drawn.any() else 0.0
        if share >= _INSIDE:
            inside += 1
            share = 1 + min((float(np.hypot(*((a + b) / 2 - other))) for other in others), default=0.0)
        if share > best:
            best, found = share, ((float(a[0]), float(a[1])), (float(b[0]), float(b[1])))
        if inside == _CHOICES:
            break
    return found


def _clusters(rgb: U8, count: int) -> tuple[Labels, tuple[AB, ...]]:
    """Pixels by the colour of their surroundings, and the mean ab of each group."""
    lab = color.to_lab(rgb)
    smooth = cv2.blur(lab, (7, 7)).reshape(-1, 3)
    cv2.setRNGSeed(0)
    criteria = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 20, 0.5)
    some = np.ascontiguousarray(smooth[:: max(1, len(smooth) // 20_000)])
    centres = np.asarray(cv2.kmeans(some, count, np.zeros(0), criteria, 1, cv2.KMEANS_PP_CENTERS)[2])
    distance = np.stack([np.square(smooth - centre).sum(axis=1) for centre in centres])
    kinds = distance.argmin(axis=0).reshape(rgb.shape[:2]).astype(np.int64)
    # Rounded and distinct, so that no two kinds have the same colour.
    means = tuple((float(round(c[1])) + i / 100, float(round(c[2]))) for i, c in enumerate(centres))
    return kinds, means


def _cropped(rgb: U8, size: tuple[int, int]) -> U8:
    """The middle of a photograph, in another size."""
    height, width = rgb.shape[:2]
    scale = min(width / size[0], height / size[1])
    w, h = round(size[0] * scale), round(size[1] * scale)
    x, y = (width - w) // 2, (height - h) // 2
    part = rgb[y : y + h, x : x + w]
    return np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_AREA if scale > 1 else cv2.INTER_CUBIC), np.uint8)


def _sample(name: str) -> U8:
    import skimage.data

    load: Any = getattr(skimage.data, name if name != "ihc" else "immunohistochemistry")
    return np.asarray(load(), np.uint8)
