"""Many photographs in one process: `tintype colorize IN... -o FOLDER`."""

from __future__ import annotations

import argparse
import glob
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from app.core import encoding, image_io, project_io
from app.core.engine import Engine
from models.errors import UserError

Colorize = Callable[[Path, Path, Engine], str]
"""Colours a photograph, writes the picture, and returns what the user should know, or ""."""

STANDARD = Path("-")


@dataclass(frozen=True, slots=True)
class Item:
    """One photograph of a batch and the file its picture goes to."""

    source: Path
    target: Path

    @property
    def is_done(self) -> bool:
        """Whether there is a picture already, younger than its photograph."""
        try:
            return self.target.stat().st_mtime >= self.source.stat().st_mtime
        except OSError:
            return False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options for batches."""
    parser.add_argument("--format", choices=[suffix[1:] for suffix in encoding.SUFFIXES], default="png",
                        help="of the pictures of a batch, and of standard output")  # fmt: skip
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="photographs of a batch at the same time")
    parser.add_argument("--again", action="store_true", help="also those that have a picture already")


def is_batch(sources: Sequence[str], output: Path) -> bool:
    """Whether these inputs and this output mean many pictures in a folder."""
    several = len(sources) > 1 or _is_pattern(sources[0]) or Path(sources[0]).is_dir()
    return output != STANDARD and (several or output.is_dir())


def run(args: argparse.Namespace, colorize: Colorize, new_engine: Callable[[], Engine]) -> int:
    """Colour all photographs; one line for each, a summary at the end.

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
    items = _items(_sources(args.photo), folder, args.format)
    if not items:
        raise UserError("There is no photograph among these.", "Name photographs, folders or patterns.")
    folder.mkdir(parents=True, exist_ok=True)
    waiting = items if args.again else [item for item in items if not item.is_done]
    failed = _work(waiting, colorize, new_engine, args.jobs)
    parts = (
        (len(waiting) - failed, "coloured"), (len(items) - len(waiting), "there already"), (failed, "failed"),
    )  # fmt: skip
    _tell(", ".join(f"{number} {what}" for number, what in parts if number))
    return failed


def _work(items: Sequence[Item], colorize: Colorize, new_engine: Callable[[], Engine], jobs: int) -> int:
    """Colour the photographs with some threads, each with an engine of its own; returns how many failed."""
    own = threading.local()

    def one(item: Item) -> str:
        if not hasattr(own, "engine"):
            own.engine = new_engine()
        return colorize(item.source, item.target, own.engine)

    failed = 0
    with ThreadPoolExecutor(jobs, thread_name_prefix="tintype-batch") as pool:
        running = {pool.submit(one, item): item for item in items}
        try:
            for done in as_completed(running):
                item = running[done]
                try:
                    notice = done.result()
                except UserError as error:
                    failed += 1
                    _tell(f"{item.source}: {' '.join(str(error).split())}")
                except Exception as error:  # noqa: BLE001 - one bad file never stops the others
                    failed += 1
                    _tell(f"{item.source}: {type(error).__name__}: {' '.join(str(error).split())}")
                else:
                    print(f"{item.source} -> {item.target}{f' ({notice})' if notice else ''}", flush=True)  # noqa: T201
        except BaseException:
            # Ctrl-C, or nobody reads our lines: what has not begun does not begin.
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return failed


def _tell(text: str) -> None:
    print(f"tintype: {text}", file=sys.stderr, flush=True)  # noqa: T201


def _sources(names: Sequence[str]) -> list[Path]:
    """The photographs that files, folders and patterns stand for, each once."""
    found: list[Path] = []
    for name in names:
        path = Path(name)
        if path.is_dir():
            found += sorted(p for p in path.iterdir() if p.is_file() and _may_be_read(p))
        elif _is_pattern(name):
            found += sorted(p for p in map(Path, glob.glob(name, recursive=True)) if p.is_file())  # noqa: PTH207 - absolute, too
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _is_pattern(name: str) -> bool:
    return glob.has_magic(name) and not Path(name).exists()


def _may_be_read(path: Path) -> bool:
    return path.suffix.lower() in image_io.SUFFIXES or project_io.is_project(path)


def _items(sources: Iterable[Path], folder: Path, ending: str) -> list[Item]:
    """Where each picture goes; photographs that differ in their ending or folder only get numbers."""
    kind = encoding.format_of(Path(f"picture.{ending}"))
    assert kind is not None
    items, taken = [], set()
    for source in sources:
        name, number = source.stem, 2
        while name.lower() in taken:
            name, number = f"{source.stem} ({number})", number + 1
        taken.add(name.lower())
        items.append(Item(source, folder / f"{name}{kind.suffixes[0]}"))
    return items
