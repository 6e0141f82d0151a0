"""Many photographs in one process: `tintype colorize IN... -o FOLDER`."""

from __future__ import annotations

import argparse
import glob
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from pathlib import Path

from app.core import atomic, batch, cluster, encoding
from app.core.batch import Item
from app.core.engine import Engine
from models.errors import UserError

Colorize = Callable[[Item, Engine], str]
"""Colours a photograph, writes the picture, and returns what the user should know, or ""; can be sent to others."""

STANDARD = Path("-")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options for batches."""
    parser.add_argument("--format", choices=[suffix[1:] for suffix in encoding.SUFFIXES], default="png",
                        help="of the pictures of a batch, and of standard output")  # fmt: skip
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="photographs of a batch at the same time")
    add_cluster(parser, "photographs of a batch")
    parser.add_argument("--again", action="store_true", help="also those that have a picture already")


def add_cluster(parser: argparse.ArgumentParser, what: str) -> None:
    """Add the option for other machines."""
    words = f"colour {what} on the workers of a Dask scheduler, which reach all files by the same paths"
    parser.add_argument("--cluster", metavar="ADDRESS", help=words)


def is_batch(sources: Sequence[str], output: Path) -> bool:
    """Whether these inputs and this output mean many pictures in a folder."""
    several = len(sources) > 1 or _is_pattern(sources[0]) or Path(sources[0]).is_dir()
    return output != STANDARD and (several or output.is_dir())


def run(args: argparse.Namespace, colorize: Colorize, new_engine: Callable[[], Engine]) -> int:
    """Colour all photographs, here or on other machines; one line for each, a summary at the end.

    Args:
        args: the arguments; for other machines their paths are absolute.
        colorize: colours one.
        new_engine: makes what computes.

    Returns:
        how many failed.

    Raises:
        UserError: there is nothing to do, or nowhere to write.
    """
    folder: Path = args.output
    if args.jobs < 1:
        raise UserError("--jobs must be 1 or more.", "Leave it out for one at a time.")
    if not folder.is_dir() and (folder.exists() or encoding.format_of(folder) is not None):
        raise UserError(f"“{folder}” is the name of a file; many pictures need a folder.", "Name a folder with -o.")
    kind = encoding.format_of(Path(f"picture.{args.format}"))
    assert kind is not None
    items = batch.items(_sources(args.photo), folder, kind)
    if not items:
        raise UserError("There is no photograph among these.", "Name photographs, folders or patterns.")
    folder.mkdir(parents=True, exist_ok=True)
    atomic.remove_leftovers((folder,))
    waiting = items if args.again else [item for item in items if not item.is_done]
    own = batch.WithEngine(colorize, new_engine)
    if args.cluster is None:
        failed = _work(waiting, own, batch.threads(args.jobs))
    else:
        with cluster.machines(args.cluster) as machines:
            failed = _work(waiting, cluster.Elsewhere.of(own, _paths), machines)
    parts = (
        (len(waiting) - failed, "coloured"), (len(items) - len(waiting), "there already"), (failed, "failed"),
    )  # fmt: skip
    _tell(", ".join(f"{number} {what}" for number, what in parts if number))
    return failed


def _work(items: Sequence[Item], colorize: Callable[[Item], str], pool: Executor) -> int:
    """Colour the photographs, a line for each; returns how many failed."""
    failed = 0
    for done in batch.results(items, colorize, pool):
        if done.error is not None:
            failed += 1
            _tell(f"{done.item.source}: {' '.join(str(done.error).split())}")
        else:
            notice = f" ({done.value})" if done.value else ""
            print(f"{done.item.source} -> {done.item.target}{notice}", flush=True)  # noqa: T201
    return failed


def _paths(item: Item) -> tuple[Path, ...]:
    """What another machine needs for one photograph."""
    return item.source, item.target.parent


def _tell(text: str) -> None:
    print(f"tintype: {text}", file=sys.stderr, flush=True)  # noqa: T201


def _sources(names: Sequence[str]) -> list[Path]:
    """The photographs that files, folders and patterns stand for, each once."""
    found: list[Path] = []
    for name in names:
        path = Path(name)
        if path.is_dir():
            found += batch.photographs(path)
        elif _is_pattern(name):
            found += sorted(p for p in map(Path, glob.glob(name, recursive=True)) if p.is_file())  # noqa: PTH207 - absolute, too
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _is_pattern(name: str) -> bool:
    return glob.has_magic(name) and not Path(name).exists()
