"""The subcommands `index` and `references`: photographs of the artist's folders that fit as references."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tqdm import tqdm

from app.cli import guidance
from app.core import references, settings
from app.core.references import Report
from models import device
from models.errors import UserError
from models.recommend.index import Index
from models.registry import Use

_FITTING = 8


def add_parsers(commands: Any) -> None:
    """Add both to the program's subcommands (argparse gives their kind no public name)."""
    index = commands.add_parser("index", help="read folders of colour photographs, to find references in them")
    index.add_argument("folders", type=Path, nargs="+", metavar="DIR", help="with all folders in it")
    index.add_argument("--forget", action="store_true", help="take these folders out of the index")
    index.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="threads that read files")
    _add_common(index)
    index.set_defaults(run=_index)

    find = commands.add_parser("references", help="which indexed photographs fit a photograph as references")
    guidance.add_photo(find)
    words = "an indexed folder to choose from; repeatable; without it, the library folders of the preferences"
    find.add_argument("--library", type=Path, action="append", default=[], metavar="DIR", help=words)
    find.add_argument("-k", type=int, default=_FITTING, metavar="N", help=f"how many, {_FITTING} by default")
    words = "leave out other copies of the photograph, and all but one of several alike"
    find.add_argument("--no-copies", action="store_true", help=words)
    _add_common(find)
    find.set_defaults(run=_references)


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--index", type=Path, metavar="FOLDER", help="use an index in another place than the usual one")
    parser.add_argument("--json", action="store_true", help="print what was found as JSON")


def _index(args: argparse.Namespace) -> int:
    folders = references.absolute(args.folders)
    with references.opened(args.index) as index:
        if args.forget:
            with index.writing() as writer:
                for folder in folders:
                    writer.forget(folder)
            return _say(args, {"forgotten": [_name(folder) for folder in folders]}, [])
        there = [folder for folder in folders if folder.is_dir()]
        missing = {folder: f"There is no folder “{folder}”." for folder in folders if folder not in there}
        start = time.perf_counter()
        report = _updated(index, there, args.jobs)
        seconds = time.perf_counter() - start
        usable = len(index.shelf(folders))
    unreadable = {**report.unreadable, **missing}
    for reason in unreadable.values():
        print(f"tintype: {' '.join(reason.split())}", file=sys.stderr)  # noqa: T201 - the command line talks this way
    data = {
        "read": report.read, "known": report.known, "gone": report.gone, "usable": usable, "seconds": seconds,
        "unreadable": _named(unreadable), "unfit": _named(report.unfit),
    }  # fmt: skip
    speed = f", {report.read / seconds:.1f} a second" if report.read else ""
    lines = [
        f"{report.read} photographs read in {seconds:.1f} s{speed}; {report.known} known before, {report.gone} gone",
        f"{usable} can be recommended; {len(report.unfit)} are black-and-white or tiny; {len(unreadable)} unreadable",
    ]
    _say(args, data, lines)
    if missing and not there:
        raise UserError("None of these folders is there.", "Check their names.")
    return 0


def _updated(index: Index, folders: Sequence[Path], jobs: int) -> Report:
    steps = references.update(index, folders, readers=jobs)
    with tqdm(unit="photo", desc="reading", disable=None) as bar:
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                report: Report = end.value
                return report
            if step.total and not bar.total:
                # Not before there is something to read: this loads torch.
                device.set_threads(settings.load()[0].threads)
            bar.total = step.total
            bar.update(step.done - bar.n)


def _references(args: argparse.Namespace) -> int:
    if args.k < 1:
        raise UserError("-k must be 1 or more.", "Leave it out for the usual number.")
    folders = references.absolute(args.library or [Path(text) for text in settings.load()[0].library])
    if not folders:
        raise UserError("No library is named.", "Name a folder with --library, or library folders in the preferences.")
    photo, _ = guidance.opened(args.photo, args, Use.COLORIZE)
    with references.opened(args.index) as index:
        if not len(index.shelf(folders)):
            names = ", ".join(f"“{folder}”" for folder in folders)
            raise UserError("No photograph below {names} is indexed.", "Run “tintype index DIR” first.", names=names)
        found = references.matches(index, photo.proxy, folders, args.k, copies=not args.no_copies)
    rows = [
        {"path": _name(match.path), "score": match.score, "shows": match.shows, "copy": match.copy} for match in found
    ]
    lines = [f"{match.score:.3f}  {match.path}{'  (a copy)' if match.copy else ''}" for match in found]
    return _say(args, {"photo": str(args.photo), "references": rows}, lines)


def _named(reasons: Mapping[Path, str]) -> list[dict[str, str]]:
    return [{"path": _name(path), "reason": reason} for path, reason in reasons.items()]


def _name(path: Path) -> str:
    return str(path)


def _say(args: argparse.Namespace, data: Any, lines: Sequence[str]) -> int:
    print(json.dumps(data, indent=1) if args.json else "\n".join(lines))  # noqa: T201
    return 0
