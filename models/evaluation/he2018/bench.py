"""He 2018 measured: what references gain, whether they are followed, matchers, limits, other methods, run time.

Published figures stand beside measured ones where there are any; they are from other photographs (ImageNet).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from models import arguments
from models.colorizers.he2018 import He2018Colorizer
from models.evaluation import protocol
from models.evaluation.he2018 import compared, old, parts, references
from models.evaluation.he2018.parts import Row, Study
from models.report import as_text, print_table, write_json

PARTS: dict[str, Callable[[Study], list[Row]]] = {
    "gains": parts.gains,
    "faithful": parts.faithful,
    "figure7": parts.figure_7,
    "figure9": compared.figure_9,
    "figure12": compared.figure_12,
    "figure17": compared.figure_17,
    "figure18": compared.figure_18,
    "figure19": old.figure_19,
    "figure20": old.figure_20,
    "figure21": parts.figure_21,
    "table2": parts.table_2,
    "time": parts.run_time,
}
MATCHERS = "figure11"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `bench he2018`."""
    everything = [*PARTS, MATCHERS]
    parser.add_argument("--photos", type=Path, required=True, help="a folder, zip or tar of colour photographs")
    parser.add_argument("--only", nargs="*", choices=everything, default=everything, help="parts to measure")
    parser.add_argument("--size", type=arguments.count, default=256)
    parser.add_argument("--limit", type=arguments.count, metavar="N", help="no more than N photographs, evenly spread")
    parser.add_argument("--weights", type=Path, help="a folder with a manifest, in place of the weights in use")
    parser.add_argument("--side", type=arguments.count, help="the short side at which it looks, in place of its own")
    parser.add_argument("--sheet", type=Path, metavar="FILE", help="also draw ten pairs that --sheet-of names")
    kinds = [*references.VIEWS, *references.OTHERS]
    parser.add_argument("--sheet-of", choices=kinds, default="alike", help="which references the pairs have")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to this file")


def run(args: argparse.Namespace) -> int:
    """Run `bench he2018`; the exit code."""
    colorizer = He2018Colorizer("auto", args.weights)
    if args.side:
        colorizer.look_at(args.side)
    study = Study(list(protocol.samples(args.photos, args.size, args.limit)), colorizer)
    figures: dict[str, Any] = {}
    for name in args.only:
        rows = parts.figure_11(study, args.weights) if name == MATCHERS else PARTS[name](study)
        print_table([{key: as_text(value) for key, value in row.items()} for row in rows])
        figures[name] = rows
    if args.sheet is not None:
        drawn = compared.sheet(study, args.sheet_of)
        cv2.imwrite(str(args.sheet), np.ascontiguousarray(drawn[..., ::-1]))
    settings = {"photos": args.photos.name, "size": args.size, "number": len(study.samples)}
    write_json(args.json, {"bench": "he2018", **settings, **figures})
    return 0
