"""A strip of frames before and after steadying, from a drawn picture with grain and flickering exposure."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from models import color
from models.base import Colorizer
from models.evaluation.film import clips
from models.evaluation.film.colorings import ALONE, STEADIED, colored
from models.hints import AB, XY, ColorPoint, Hints
from models.types import F32, U8

_SHOWN, _WIDTH, _GAP = (6, 7, 8, 9), 300, 6
_AMPLIFIED = 12.0
_POINTS: tuple[tuple[XY, AB], ...] = (
    ((420, 60), (-2, -25)), ((622, 225), (35, 25)), ((180, 280), (-20, 25)), ((330, 450), (-8, -12)),
    ((780, 400), (-15, 32)), ((620, 325), (3, 12)),
    ((30, 320), (-16, 16)), ((450, 315), (-16, 16)), ((780, 310), (-16, 16)),
    ((560, 200), (-3, -8)), ((810, 60), (-2, -25)),
)  # fmt: skip
"""Places of the drawing and the colours asked for on its first frame."""


def write_sheet(path: Path, colorizer: Colorizer) -> None:
    """Frames of a film: gray, coloured one by one, steadied; and what changes in both from frame to frame."""
    film = clips.grain(drawing(), _SHOWN[-1] + 1)
    hints = Hints(tuple(ColorPoint(number, xy, ab, 5.0) for number, (xy, ab) in enumerate(_POINTS)))
    hints = hints.only(colorizer.supports)
    rows: list[list[U8]] = []
    for way in (ALONE, STEADIED):
        shots = list(colored(film, colorizer, hints, way))
        if not rows:
            rows.append([color.to_rgb8(shots[i][0].light, np.zeros_like(shots[i][1])) for i in _SHOWN])
        rows.append([color.to_rgb8(shots[i][0].light, shots[i][1]) for i in _SHOWN])
        rows.append([_change(shots[i][1] - shots[i - 1][1]) for i in _SHOWN])
    height = round(_WIDTH * clips.HEIGHT / clips.WIDTH)
    sheet = np.full((len(rows) * (height + _GAP) - _GAP, len(_SHOWN) * (_WIDTH + _GAP) - _GAP, 3), 255, np.uint8)
    for r, row in enumerate(rows):
        for c, picture in enumerate(row):
            y, x = r * (height + _GAP), c * (_WIDTH + _GAP)
            small = cv2.resize(picture, (_WIDTH, height), interpolation=cv2.INTER_AREA)
            sheet[y : y + height, x : x + _WIDTH] = small
    cv2.imwrite(str(path), cv2.cvtColor(sheet, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 88])


def _change(difference: F32) -> U8:
    """A change of ab as a picture: gray where there is none."""
    even = np.full(difference.shape[:2], 60, np.float32)
    return color.to_rgb8(even, np.ascontiguousarray(difference * np.float32(_AMPLIFIED)))


def drawing() -> U8:
    """Hills, a lake, a tree and a house under a bright sky."""
    height, width = clips.HEIGHT, clips.WIDTH
    random = np.random.default_rng(4)
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    sky = (1 - rows) * np.array((110, 150, 210), np.float32) + rows * np.array((250, 240, 230), np.float32)
    picture = np.ascontiguousarray(np.broadcast_to(sky, (height, width, 3)))
    x, y = np.arange(width), np.arange(height)[:, None]
    for base, rise, shade in ((230, 50, (150, 165, 178)), (280, 34, (86, 104, 84)), (335, 14, (120, 140, 76))):
        waves = [np.sin(x / (70 + 40 * k) + random.uniform(0, 6)) / (k + 1) for k in range(4)]
        picture[y > base - rise * np.sum(waves, axis=0)] = shade
    cv2.ellipse(picture, (330, 480), (330, 75), 0, 0, 360, (150, 185, 205), -1, cv2.LINE_AA)
    cv2.rectangle(picture, (560, 250), (690, 345), (214, 200, 170), -1)
    cv2.fillPoly(picture, [np.array([(545, 252), (625, 190), (705, 252)])], (150, 60, 45), cv2.LINE_AA)
    for left in (580, 645):
        cv2.rectangle(picture, (left, 275), (left + 26, 305), (60, 60, 70), -1)
    cv2.rectangle(picture, (174, 310), (186, 375), (92, 66, 46), -1)
    cv2.circle(picture, (180, 280), 48, (58, 92, 44), -1, cv2.LINE_AA)
    grain = [cv2.resize(random.normal(0, 2, (height // n, width // n)), (width, height)) for n in (2, 6, 20)]
    return np.asarray(np.clip(picture + np.sum(grain, axis=0)[..., None], 0, 255), np.uint8)
