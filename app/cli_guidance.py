"""Guidance from command-line arguments."""

from __future__ import annotations

import argparse
import math
from dataclasses import replace

from app.core import edits, hints_io, image_io
from models import color
from models.base import ColorizationError
from models.hints import AB, XY, Hints, Theme


def place(text: str) -> XY:
    """"X,Y" as two finite numbers.

    Raises:
        argparse.ArgumentTypeError: something else.
    """
    try:
        x, y = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a place of the form X,Y") from None
    if not (math.isfinite(x) and math.isfinite(y)):
        raise argparse.ArgumentTypeError(f"“{text}” is not a place of the form X,Y")
    return x, y


def hints_of(args: argparse.Namespace, hints: Hints) -> Hints:
    """The given hints with those of the arguments: each kind that is named replaces what was there.

    Raises:
        ColorizationError: a file cannot be read, or a value is out of range.
    """
    if args.hints is not None:
        read = hints_io.read_file(args.hints)
        hints = replace(
            hints,
            points=read.points,
            strokes=read.strokes,
            theme=read.theme or hints.theme,
            stats=hints.stats if read.stats.saturation is None else read.stats,
        )
    if args.theme is not None:
        hints = edits.set_theme(hints, _theme(args.theme))
    if args.histogram_from is not None:
        hints = edits.set_histogram(hints, color.ab_histogram(image_io.load(args.histogram_from).proxy.rgb))
    if args.saturation is not None:
        if not 0 <= args.saturation <= 1:
            raise ColorizationError("--saturation must lie between 0 and 1.", "Leave it out to keep it as predicted.")
        hints = edits.set_saturation(hints, args.saturation)
    if args.reference:
        hints = replace(hints, references=())
        for path in args.reference:
            hints = edits.add_reference(hints, image_io.load(path).proxy)
    return hints


def _theme(text: str) -> Theme:
    try:
        colors: tuple[AB, ...] = tuple(color.ab_of_rgb(color.parse_hex(part)) for part in text.split(","))
        return Theme(colors)
    except ValueError as error:
        remedy = "Give 3 to 7 colours, such as '#204060,#c08040,#f0e0d0'."
        raise ColorizationError(f"--theme: {error}.", remedy) from None
