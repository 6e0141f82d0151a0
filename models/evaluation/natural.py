"""`bench natural`: how strong the colours of photographs are at each lightness and hue; makes the table of
`models.natural`, and says how much of a set of photographs that table would change.
"""

from __future__ import annotations

import argparse
from itertools import islice
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from models import arguments, color, natural
from models.data.photos import read_photos
from models.errors import UserError
from models.report import print_table, write_json
from models.types import F32, F64, U8

PIXELS = 2500
"""Of each photograph, chosen by chance."""

_LINES, _COLUMNS = 100 // natural.L_STEP + 1, 360 // natural.HUE_STEP

EXCEEDED = np.interp(np.arange(_LINES) * natural.L_STEP, (10, 20, 85, 95), (0.05, 0.002, 0.002, 0.05))
"""Share of the pixels of a lightness and hue whose chroma may exceed the table's: few where colours can be strong, more
where it is dark or bright, and the strongest ones are mostly noise and the edge of sRGB."""

_MOST = 181
"""No colour of sRGB has more chroma."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `bench natural`."""
    parser.add_argument("--photos", type=Path, required=True, nargs="+", help="folders, zips or tars of photographs")
    parser.add_argument("--every", type=arguments.count, default=1, metavar="N", help="take one photograph in N")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to this file")


def run(args: argparse.Namespace) -> int:
    """Run `bench natural`; the exit code."""
    rng = np.random.default_rng(1)
    counts = np.zeros((_LINES, _COLUMNS, _MOST), np.int64)
    pixels, changed, number = 0, 0, 0
    try:
        for _, photo in tqdm(islice(read_photos(args.photos), 0, None, args.every), unit=" photographs"):
            light, ab = _sample(photo, rng)
            np.add.at(counts, _cells(light, ab), 1)
            given = natural.limited(light, ab)
            changed += int((np.abs(given - ab).max(axis=1) > 1).sum())
            pixels, number = pixels + len(ab), number + 1
    except FileNotFoundError as error:
        raise UserError(f"{error}.", "Choose another with --photos.") from None
    table = strongest(counts)
    print(f"Strongest chroma of {number} photographs, by L (down) and hue (across)")
    print_table([
        {"L": line * natural.L_STEP, **{str(c * natural.HUE_STEP): f"{v:.0f}" for c, v in enumerate(row)}}
        for line, row in enumerate(table)
    ])  # fmt: skip
    print(f"The table in use changes {100 * changed / max(pixels, 1):.2f} % of their colours by more than 1 in ab.")
    write_json(args.json, {"bench": "natural", "photographs": number, "table": table.tolist(), "changed": changed})
    return 0


def _sample(photo: U8, rng: np.random.Generator) -> tuple[F32, F32]:
    """L (N,) and ab (N, 2) of pixels chosen by chance; blurred a little, for JPEG's noise is no colour."""
    pixels = np.asarray(cv2.blur(photo, (3, 3)), np.uint8).reshape(-1, 3)
    lab = color.to_lab(pixels[rng.integers(0, len(pixels), PIXELS)])
    return lab[:, 0], lab[:, 1:]


def _cells(light: F32, ab: F32) -> tuple[NDArray[np.int64], ...]:
    """The table's line and column of each colour, and its chroma in whole units."""
    hue = np.degrees(np.arctan2(ab[:, 1], ab[:, 0]))
    line = np.clip(np.rint(light / natural.L_STEP), 0, _LINES - 1)
    chroma = np.clip(np.hypot(ab[:, 0], ab[:, 1]), 0, _MOST - 1)
    return line.astype(np.int64), np.rint(hue / natural.HUE_STEP).astype(np.int64) % _COLUMNS, chroma.astype(np.int64)


def strongest(counts: NDArray[np.int64]) -> F64:
    """The chroma that no more than `EXCEEDED` of each cell's pixels exceed, smoothed but nowhere lowered by that.

    Args:
        counts: (21, 12, chroma), pixels by lightness, hue and whole units of chroma.
    """
    whole = counts.cumsum(axis=2)
    enough = (1 - EXCEEDED)[:, None, None] * whole[..., -1:]
    limit = (whole >= enough).argmax(axis=2) + 1.0
    beside = (np.roll(limit, 1, axis=1) + 2 * limit + np.roll(limit, -1, axis=1)) / 4
    above = np.pad(beside, ((1, 1), (0, 0)), "edge")
    smooth = (above[:-2] + 2 * above[1:-1] + above[2:]) / 4
    return np.asarray(np.rint(np.maximum(limit, smooth)), np.float64)
