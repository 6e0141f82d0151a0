"""The subcommand `weights`: list, verify, import and remove weights."""

from __future__ import annotations

import argparse
import json
import textwrap
from pathlib import Path
from typing import Any

from models import registry, weights
from models.errors import UserError
from models.rasterize import MASKS

_MASK_HELP = """what the network was taught to see where there is no hint and where there is one: 0/1 (default) for
siggraph17-df00044c.pth and all weights converted from Caffe, -0.5/0.5 for pytorch.pth of interactive-deep-colorization,
written --mask=-0.5/0.5. With the wrong one, colours hardly spread."""

_WIDTH = 118
"""Of the lines that say how a file was made, in characters."""

_NAME_HELP = """the backend it is for, or vgg19: features in which he2018 compares photographs, in place of Lite0's
(vgg19-dcbb9e9d.pth of torchvision)"""


def add_parser(commands: Any) -> None:
    """Add it to the program's subcommands (argparse gives their kind no public name)."""
    parser = commands.add_parser("weights", help="the networks' weights")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)

    for name, run, words in (
        ("list", _list, "what there is, how it was made, and which of it is in use"),
        ("verify", _verify, "whether all files are whole"),
    ):
        action = actions.add_parser(name, help=words)
        action.add_argument("--dir", type=Path, help="another folder of weights")
        action.add_argument("--json", action="store_true")
        action.set_defaults(run=run)

    take = actions.add_parser("import", help="use a published weights file in place of Tintype's own")
    take.add_argument("file", type=Path, metavar="FILE", help="such as siggraph17-df00044c.pth; it is copied")
    take.add_argument("--as", dest="name", required=True, choices=registry.importable(), help=_NAME_HELP)
    take.add_argument("--mask", choices=tuple(MASKS), default="0/1", help=_MASK_HELP)
    take.set_defaults(run=_import)

    remove = actions.add_parser("remove", help="go back from an imported file to Tintype's own weights")
    remove.add_argument("name", choices=registry.importable(), help="what it was imported as")
    remove.set_defaults(run=_remove)


def _list(args: argparse.Namespace) -> int:
    rows = weights.listing(args.dir)
    _say(json.dumps(rows, indent=1) if args.json else "\n".join(map(_described, rows)))
    return 0


def _described(row: dict[str, Any]) -> str:
    """The line of a file, and below it how it was made and what with."""
    made = [
        textwrap.fill(f"{title}: {row[key]}", _WIDTH, initial_indent="    ", subsequent_indent="    ")
        for title, key in (("made by", "command"), ("with", "data"))
        if row.get(key)
    ]
    return "\n".join([_line(row), *made])


def _line(row: dict[str, Any]) -> str:
    note = f"  imported from {row.get('source', 'a file')}" if row["imported"] else ""
    note += "" if row["in_use"] else "  not in use"
    return f"{row['name']:16} {_size(row['bytes']):>9}  sha256 {row['sha256']}{note}"


def _verify(args: argparse.Namespace) -> int:
    checked = weights.verify(args.dir)
    if args.json:
        _say(json.dumps([{"name": name, "error": error} for name, error in checked], indent=1))
    else:
        _say("\n".join(f"{name}: ok" for name, error in checked if error is None))
    wrong = [f"{name}: {error}" for name, error in checked if error is not None]
    if wrong:
        raise UserError("; ".join(wrong))
    return 0


def _import(args: argparse.Namespace) -> int:
    registry.import_weights(args.name, args.file, args.mask)
    _say(f"{args.name} now uses {args.file.name}; “tintype weights remove {args.name}” goes back.")
    return 0


def _remove(args: argparse.Namespace) -> int:
    weights.remove(args.name)
    _say(f"Tintype uses its own weights again in place of {args.name}.")
    return 0


def _size(count: int | None) -> str:
    return "missing" if count is None else f"{count / 2**20:.1f} MiB"


def _say(text: str) -> None:
    print(text)  # noqa: T201 - the command line talks this way
