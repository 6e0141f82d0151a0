"""The subcommands for parts of a colour photograph: `recolor` and `segment`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from app.cli import guidance
from app.core import cutout, export, hints_io, region_edits, regions
from app.core.document import Region
from app.core.image_io import Photograph
from app.core.picture import Picture
from models.hints import Hints
from models.registry import Use


def add_parsers(commands: Any) -> None:
    """Add both to the program's subcommands (argparse gives their kind no public name)."""
    recolor = commands.add_parser("recolor", help="give parts of a colour photograph other colours")
    _add_common(recolor)
    recolor.add_argument("-o", "--output", required=True, type=Path, metavar="OUT", help="as for colorize")
    recolor.add_argument("--overwrite-original", action="store_true", help="allow OUT to be the photograph itself")
    recolor.set_defaults(run=_recolor)

    segment = commands.add_parser("segment", help="cut a region out of a photograph")
    _add_common(segment)
    segment.add_argument("-o", "--output", required=True, type=Path, metavar="MASK", help="PNG")
    segment.add_argument(
        "--label", default=regions.ALL, metavar="NAME", help="which region; without it, all that is not background"
    )
    segment.add_argument("--cut-out", action="store_true", help="write the photograph with the mask as transparency")
    segment.set_defaults(run=_segment)


def _add_common(parser: argparse.ArgumentParser) -> None:
    guidance.add_photo(parser)
    parser.add_argument("--hints", type=Path, metavar="F.json", help="strokes; the README has the form")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--json", action="store_true", help="print what was done as JSON")


def _asked(args: argparse.Namespace, use: Use) -> tuple[Picture, tuple[Region, ...]]:
    """The picture to compute, with the strokes of the hints file, else of the project; and all regions."""
    photo, state = guidance.opened(args.photo, args, use)
    if args.hints is not None:
        found = hints_io.read_file(args.hints, photo.full.size)
        # Its strokes take the place of the project's, none of them is left.
        state = region_edits.merge(state.asking(hints=Hints()), found.hints, found.regions)
    return Picture.of(photo, state, args.device), state.regions


def _recolor(args: argparse.Namespace) -> int:
    picture, there = _asked(args, Use.RECOLOR)
    export.export(
        picture, args.output, regions=there, replace_original=args.overwrite_original, engine=guidance.engine()
    )
    return _say(args, picture.photo)


def _segment(args: argparse.Namespace) -> int:
    picture, _ = _asked(args, Use.CUT_OUT)
    cutout.check_target(picture.photo, args.output)
    mask = cutout.soft_mask(picture, args.label, engine=guidance.engine())
    cutout.write(mask, picture.photo, args.output, cut_out=args.cut_out)
    return _say(args, picture.photo)


def _say(args: argparse.Namespace, photo: Photograph) -> int:
    width, height = photo.full.size
    done = {"output": str(args.output), "width": width, "height": height}
    print(json.dumps(done, indent=1) if args.json else args.output)  # noqa: T201 - the command line talks this way
    return 0
