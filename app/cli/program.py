"""The command line's subcommands. Imports neither Qt nor torch."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.cli import batch, film, guidance, references, regions, shell, themes, weights
from app.cli.entry import DONE, WRONG, one_line, open_window
from app.core import about, edits, export, region_edits
from app.core.batch import Item
from app.core.document import Region
from app.core.encoding import Output
from app.core.engine import PALETTE_SIZE, Engine
from app.core.messages import Request, next_serial
from app.core.metadata import Keep
from app.core.picture import Picture
from models import color, registry
from models.base import CancelToken, no_progress
from models.errors import UserError
from models.hints import Guidance
from models.registry import Use

BENCHES = {
    "solver": "models.evaluation.solver",
    "points": "models.evaluation.points",
    "leak": "models.evaluation.leak",
    "natural": "models.evaluation.natural",
    "latency": "models.evaluation.latency",
    "split": "models.evaluation.split",
    "endo2016": "models.evaluation.endo2016.bench",
    "zhang2017": "models.evaluation.zhang2017",
    "xiao2018": "models.evaluation.xiao2018.bench",
    "references": "models.evaluation.references",
    "he2018": "models.evaluation.he2018.bench",
    "film": "models.evaluation.film.bench",
    "film-run": "app.cli.film_bench",
    "window": "app.ui.bench.window",
    "start": "app.ui.bench.start",
}
"""Each module offers `add_arguments(parser)` and `run(args) -> int`; it is imported when it is asked for."""

def run(argv: Sequence[str]) -> int:
    """Run a subcommand, or the window where options name none; the process's exit code."""
    if argv[0] == "bench":
        return _bench(argv[1:])
    args = new_parser().parse_args(argv)
    chosen: Callable[[argparse.Namespace], int] | None = getattr(args, "run", None)
    return open_window([], sample=args.sample) if chosen is None else chosen(args)


class _Parser(argparse.ArgumentParser):
    """Print one line on stderr, without the usage."""

    def error(self, message: str) -> Any:
        self.exit(WRONG, f"tintype: {one_line(message)}. See {self.prog} --help.\n")


def new_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line, without what the benches take."""
    parser = _Parser(
        prog="tintype",
        description="Colour for black-and-white photographs. Without a subcommand: the window, with PHOTO or PROJECT.",
        epilog="tintype [PHOTO|PROJECT] opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"Tintype {about.version()}")
    parser.add_argument("--sample", action="store_true", help="open the window on the sample photograph")
    commands = parser.add_subparsers(title="subcommands", metavar="SUBCOMMAND", parser_class=_Parser)

    colorize = commands.add_parser("colorize", help="colour a photograph and write it")
    guidance.add_photo(colorize, several=True)
    words = (
        "PNG, JPEG, TIFF or WebP; with layers .layers.tif, .psd or .ora; the colour alone .colour-layer.png; "
        "“-” is standard output; a folder for many"
    )
    colorize.add_argument("-o", "--output", required=True, type=Path, metavar="OUT", help=words)
    _add_picture(colorize)
    batch.add_arguments(colorize)
    words = "what of the photograph's EXIF, XMP and IPTC goes along; public: no places, names, serial numbers"
    colorize.add_argument("--metadata", choices=[keep.value for keep in Keep], default=Keep.ALL.value, help=words)
    words = "do not say in the file that its colours are not the camera's"
    colorize.add_argument("--no-source-type", action="store_true", help=words)
    colorize.add_argument("--overwrite-original", action="store_true", help="allow OUT to be the photograph itself")
    colorize.set_defaults(run=_colorize)

    film.add_parser(commands)
    regions.add_parsers(commands)

    suggest = commands.add_parser("suggest", help="colours likely at a place")
    guidance.add_photo(suggest)
    suggest.add_argument("--at", required=True, type=guidance.place, metavar="X,Y", help="full-resolution pixels")
    suggest.add_argument("-k", type=int, choices=range(1, PALETTE_SIZE + 1), default=PALETTE_SIZE, metavar="1..9")
    _add_picture(suggest)
    suggest.set_defaults(run=_suggest)

    themes.add_parser(commands)
    references.add_parsers(commands)

    backends = commands.add_parser("backends", help="what can colour, and which hints it takes")
    backends.add_argument("--json", action="store_true")
    backends.set_defaults(run=_backends)

    weights.add_parser(commands)
    shell.add_parsers(commands, new_parser)
    bench = commands.add_parser("bench", help=f"measure: {', '.join(BENCHES)}", add_help=False)
    bench.add_argument("what", choices=tuple(BENCHES), metavar="BENCH", help="each has --help")
    return parser


def _add_picture(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--backend", metavar="NAME", help=f"one of {', '.join(registry.names())}")
    guidance.add_arguments(parser)
    parser.add_argument("--within", metavar="REGION", help="limit colours to a region of the hints file or project")
    parser.add_argument("--any-colors", action="store_true", help="hints may have colours that photographs do not have")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--json", action="store_true", help="print what was done as JSON")


def _asked(path: Path, args: argparse.Namespace) -> tuple[Picture, tuple[Region, ...]]:
    """What is asked for, by a photograph or project and then by the arguments; and all regions of the document."""
    photo, state = guidance.opened(path, args, Use.COLORIZE)
    backend = args.backend or state.backend
    found = guidance.asked(args, photo.full.size)
    unsupported = found.hints.kinds & ~registry.spec(backend).supports
    if unsupported:
        raise UserError(
            f"The backend “{backend}” does not take {', '.join(_kinds(unsupported))} (for “{path}”).",
            "Leave them out, or choose another backend.",
        )
    state = region_edits.merge(state.asking(backend=backend), found.hints, found.regions)
    state = replace(state, any_colors=state.any_colors or args.any_colors)
    return Picture.of(photo, guidance.within(state, args.within), args.device), state.regions


def _colorize(args: argparse.Namespace) -> int:
    if batch.is_batch(args.photo, args.output):
        args = args if args.cluster is None else guidance.absolute(args)
        return WRONG if batch.run(args, partial(_colorize_one, args), guidance.engine) else DONE
    if args.cluster is not None:
        raise UserError("--cluster is for many photographs.", "Leave it out, or name a folder with -o.")
    (source,) = args.photo
    if args.output == batch.STANDARD:
        return _to_standard_output(Path(source), args)
    picture, notice = _export(Path(source), args.output, args, guidance.engine())
    if notice:
        print(f"tintype: {notice}", file=sys.stderr)  # noqa: T201
    width, height = picture.photo.full.size
    _say(
        args,
        {"output": str(args.output), "backend": picture.backend, "width": width, "height": height, "notice": notice},
        str(args.output),
    )
    return DONE


def _colorize_one(args: argparse.Namespace, item: Item, engine: Engine) -> str:
    """Colour one photograph of a batch."""
    return _export(item.source, item.target, args, engine)[1]


def _export(source: Path, target: Path, args: argparse.Namespace, engine: Engine) -> tuple[Picture, str]:
    """Colour one photograph and write it; the picture, and what the user should know."""
    picture, there = _asked(source, args)
    output = Output(keep=Keep(args.metadata), tells_source=not args.no_source_type)
    notice = export.export(
        picture, target, output, regions=there, replace_original=args.overwrite_original, engine=engine
    )
    return picture, notice


def _to_standard_output(source: Path, args: argparse.Namespace) -> int:
    if args.json:
        raise UserError("--json and the picture cannot both go to standard output.", "Name a file with -o.")
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"picture.{args.format}"
        _, notice = _export(source, target, args, guidance.engine())
        sys.stdout.buffer.write(target.read_bytes())
    if notice:
        print(f"tintype: {notice}", file=sys.stderr)  # noqa: T201
    return DONE


def _suggest(args: argparse.Namespace) -> int:
    picture, _ = _asked(args.photo, args)
    width, height = picture.photo.full.size
    x, y = args.at
    if not (0 <= x <= width and 0 <= y <= height):
        raise UserError(
            f"The place {x:g},{y:g} is outside “{args.photo}”.", f"It has {width} x {height} pixels."
        )
    if not registry.spec(picture.backend).palette:
        raise UserError(f"The backend “{picture.backend}” suggests no colours.", "Choose another with --backend.")
    request = Request(
        serial=next_serial(),
        committed=True,
        picture=picture,
        palette_at=args.at,
        # A hint at the place would only suggest its own colour.
        palette_without=edits.hit(picture.hints, args.at),
    )
    found = guidance.engine().suggest(request, CancelToken(), no_progress)
    palette = found.palette if found is not None else []
    light = picture.photo.full.L[min(int(y), height - 1), min(int(x), width - 1)]
    rows = [(color.to_rgb8(light, np.array(ab, np.float32)), ab, probability) for ab, probability in palette[: args.k]]
    colors = [{"rgb": _hex(rgb), "ab": list(ab), "probability": share} for rgb, ab, share in rows]
    text = "\n".join(f"{_hex(rgb)}  a {ab[0]:7.2f}  b {ab[1]:7.2f}  {share:.3f}" for rgb, ab, share in rows)
    _say(args, {"at": [x, y], "backend": picture.backend, "colors": colors}, text)
    return DONE


def _backends(args: argparse.Namespace) -> int:
    specs = [registry.spec(name) for name in registry.names()]
    rows = [
        {
            "name": spec.name,
            "title": spec.title,
            "default": spec.name == registry.DEFAULT,
            "live": spec.live,
            "palette": spec.palette,
            "weights": spec.weights,
            "supports": _kinds(spec.supports),
        }
        for spec in specs
    ]
    _say(args, rows, "\n".join(f"{spec.name:16} {spec.title}: {', '.join(_kinds(spec.supports))}" for spec in specs))
    return DONE


def _bench(argv: Sequence[str]) -> int:
    parser = _Parser(prog="tintype bench", description="Measure this program on this machine.")
    parser.add_argument("what", choices=tuple(BENCHES))
    what = parser.parse_args(argv[:1]).what
    module = import_module(BENCHES[what])
    own = _Parser(prog=f"tintype bench {what}", description=module.__doc__)
    module.add_arguments(own)
    return int(module.run(own.parse_args(argv[1:])))


def _hex(rgb: NDArray[np.uint8]) -> str:
    return f"#{bytes(rgb.tolist()).hex()}"


def _kinds(guidance: Guidance) -> list[str]:
    return [kind.name.lower() for kind in Guidance if kind in guidance and kind.name]


def _say(args: argparse.Namespace, data: Any, text: str) -> None:
    print(json.dumps(data, indent=1) if args.json else text)  # noqa: T201
