"""A strip of frames before and after steadying, from a drawn picture with grain and flickering exposure."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from models import color
from models.base import Colorizer
from models.evaluation.film import clips
from models.evaluation.film.colorings import ALONE, STEADIED, colored
from models.hints import Hints
from models.types import F32, U8

_SHOWN, _WIDTH, _GAP = (6, 7, 8, 9), 300, 6
_AMPLIFIED = 12.0


def write_sheet(path: Path, colorizer: Colorizer) -> None:
    """Frames of a film: gray, coloured one by one, steadied; and what changes in both from frame to frame."""
    film = clips.grain(drawing(), _SHOWN[-1] + 1)
    rows: list[list[U8]] = []
    for way in (ALONE, STEADIED):
        shots = list(colored(film, colorizer, Hints(), way))
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
    """Hills, a lake and a house under an evening sky."""
    height, width = clips.HEIGHT, clips.WIDTH
    random = np.random.default_rng(4)
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    picture = (1 - rows) * (96, 140, 205) + rows * np.array((250, 214, 170), np.float32)
    picture = np.ascontiguousarray(np.broadcast_to(picture, (height, width, 3)), np.float32)
    x = np.arange(width)
    for base, rise, shade in ((250, 60, (104, 122, 140)), (300, 40, (86, 112, 78)), (350, 22, (92, 128, 58))):
        waves = (np.sin(x / (70 + 40 * k) + random.uniform(0, 6)) / (k + 1) for k in range(4))
        line = base - rise * sum(waves)
        below = np.arange(height)[:, None] > line
        picture[below] = shade
    cv2.fillPoly(picture, [np.array([(0, 400), (400, 385), (854, 420), (854, 480), (0, 480)])], (88, 130, 158))
    cv2.rectangle(picture, (560, 250), (690, 345), (186, 84, 62), -1)
    cv2.fillPoly(picture, [np.array([(545, 252), (625, 195), (705, 252)])], (112, 58, 48))
    for left in (580, 645):
        cv2.rectangle(picture, (left, 275), (left + 26, 305), (232, 224, 190), -1)
    cv2.circle(picture, (180, 300), 44, (62, 104, 44), -1)
    cv2.rectangle(picture, (174, 330), (186, 390), (92, 66, 46), -1)
    texture = sum(
        cv2.resize(random.normal(0, 7, (height // n, width // n)).astype(np.float32), (width, height))
        for n in (2, 6, 20)
    )
    return np.asarray(np.clip(picture + np.asarray(texture)[..., None], 0, 255), np.uint8)
