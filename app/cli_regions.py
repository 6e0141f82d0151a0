"""The subcommands for parts of a colour photograph: `recolor` and `segment`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from app.core import cutout, export, hints_io, image_io, project_io, settings
from app.core.engine import Engine
from app.core.image_io import Photograph
from models.hints import Hints

RECOLOR = "endo2016-recolor"


def add_parsers(commands: Any) -> None:
    """Add both to the program's subcommands (argparse gives their kind no public name)."""
    recolor = commands.add_parser("recolor", help="give parts of a colour photograph other colours")
    _add_common(recolor)
    recolor.add_argument("-o", "--output", required=True, type=Path, metavar="OUT", help="PNG, TIFF or JPEG")
    recolor.add_argument("--overwrite-original", action="store_true", help="allow OUT to be the photograph itself")
    recolor.set_defaults(run=_recolor)

    segment = commands.add_parser("segment", help="cut a region out of a photograph")
    _add_common(segment)
    segment.add_argument("-o", "--output", required=True, type=Path, metavar="MASK", help="PNG")
    segment.add_argument("--label", metavar="NAME", help="which region; without it, all that is not background")
    segment.add_argument("--cut-out", action="store_true", help="write the photograph with the mask as transparency")
    segment.set_defaults(run=_segment)


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("photo", metavar="PHOTO|PROJECT", type=Path)
    parser.add_argument("--hints", type=Path, metavar="F.json", help="strokes; the README has the form")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--json", action="store_true", help="print what was done as JSON")


def _opened(args: argparse.Namespace) -> tuple[Photograph, Hints, int | None]:
    """The photograph, its strokes, and the working size of the project, if it is one."""
    if not project_io.is_project(args.photo):
        photo, hints, working_size = image_io.load(args.photo), Hints(), None
    else:
        document = project_io.load(args.photo)
        photo, hints, working_size = document.photo, document.state.hints, document.state.working_size
    if args.hints is not None:
        hints = hints_io.read_file(args.hints)
    return photo, hints, working_size


def _recolor(args: argparse.Namespace) -> int:
    photo, hints, working_size = _opened(args)
    export.export(
        photo,
        hints,
        RECOLOR,
        args.output,
        device=args.device,
        working_size=working_size,
        replace_original=args.overwrite_original,
        engine=Engine(threads=settings.load()[0].threads),
    )
    return _say(args, photo)


def _segment(args: argparse.Namespace) -> int:
    photo, hints, working_size = _opened(args)
    cutout.check_target(photo, args.output)
    mask = cutout.soft_mask(
        photo,
        hints,
        label=args.label,
        device=args.device,
        working_size=working_size,
        threads=settings.load()[0].threads,
    )
    cutout.write(mask, photo, args.output, cut_out=args.cut_out)
    return _say(args, photo)


def _say(args: argparse.Namespace, photo: Photograph) -> int:
    width, height = photo.full.size
    done = {"output": str(args.output), "width": width, "height": height}
    print(json.dumps(done, indent=1) if args.json else args.output)  # noqa: T201 - the command line talks this way
    return 0
