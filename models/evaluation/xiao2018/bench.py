"""Xiao 2018 measured: both tables, losses (figures 4 to 6), recommended themes (8), other methods (10 to 12).

Published figures stand beside measured ones. They are from 20 photographs of Places that nobody has named, so compare
only the gain over a method's own automatic answer.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from models import arguments, registry
from models.base import Colorizer
from models.evaluation import protocol
from models.evaluation.xiao2018 import compared, losses, tables, themes
from models.hints import Guidance
from models.report import write_json

BACKENDS = "xiao2018,unified,zhang2017-local,zhang2017-global,levin2004"
PARTS = ("table1", "table2", "figure6", "figure8", "figure10", "figure11", "figure12", "runs")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `bench xiao2018`."""
    parser.add_argument("--photos", type=Path, required=True, help="a folder, zip or tar of colour photographs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to this file")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS[:-1]), help="parts to measure")
    parser.add_argument("--backends", default=BACKENDS, help="to compare; with themes only those that take them")
    parser.add_argument("--size", type=arguments.count, default=256)
    parser.add_argument("--limit", type=arguments.count, metavar="N", help="no more than N photographs, evenly spread")
    parser.add_argument("--weights", type=Path, help="a folder with a manifest, in place of the weights in use")
    parser.add_argument("--runs", type=Path, help="for “runs” (figures 4 to 6): a folder of runs of the variants")
    parser.add_argument("--sheet", type=Path, metavar="FILE", help="also draw the pictures of the figure --sheet-of")
    parser.add_argument("--sheet-of", choices=[*compared.SHEETS], default="figure10")


def run(args: argparse.Namespace) -> int:
    """Run `bench xiao2018`; the exit code."""
    samples = list(protocol.samples(args.photos, args.size, args.limit))

    def aged() -> list[protocol.Sample]:
        return list(protocol.samples(args.photos, args.size, args.limit, aged=True))

    def created(names: Iterable[str]) -> dict[str, Colorizer]:
        return {name: registry.create(name, device="cpu", weights_dir=args.weights) for name in names}

    names = args.backends.split(",")
    with_themes = [name for name in names if Guidance.THEME in registry.spec(name).supports]
    parts: dict[str, Callable[[], Any]] = {
        "table1": lambda: tables.table_1(samples, created(names)),
        "table2": lambda: tables.table_2(samples, created(("xiao2018",))["xiao2018"]),
        "figure6": lambda: losses.disagreeing(samples, created(with_themes)),
        "figure8": lambda: themes.measure(samples, created(with_themes)),
        "figure10": lambda: compared.figure_10(samples, created(names)),
        "figure11": lambda: compared.figure_11(samples, created(names)),
        "figure12": lambda: compared.figure_12(samples, aged(), created(names)),
        "runs": lambda: losses.runs(samples, args.runs),
    }
    figures: dict[str, Any] = {name: parts[name]() for name in args.only}
    if args.sheet is not None:
        shown = aged() if args.sheet_of == "figure12" else samples
        drawn = compared.sheet(shown, created(names), compared.SHEETS[args.sheet_of])
        cv2.imwrite(str(args.sheet), np.ascontiguousarray(drawn[..., ::-1]))
    settings = {"photos": args.photos.name, "size": args.size, "limit": args.limit}
    write_json(args.json, {"bench": "xiao2018", **settings, **figures})
    return 0
