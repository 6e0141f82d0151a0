"""References from the artist's folders: reads photographs into the index, and says which of them fit a photograph."""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import platformdirs

from app.core import files, image_io
from app.core.settings import APP_NAME
from models.errors import UserError
from models.image import ImageData
from models.recommend import descriptions, references, themes
from models.recommend.index import Index, Stamp, Writer
from models.recommend.references import Match
from models.types import F32

_log = logging.getLogger(__name__)

GRAY = "black-and-white"
SMALL = "too small"
"""Why a photograph that can be read is not recommended."""

_LEAST_SIDE = 64
"""Short side in pixels; what is smaller is an icon."""
_BATCH = 8
_AHEAD = 2
"""Batches that are read while another one is described."""
_SPARE = 2.0
"""Matches looked for, per reference wanted: files may have vanished."""


def folder() -> Path:
    """Where the index is: it can be made again from the photographs."""
    return Path(platformdirs.user_cache_dir(APP_NAME, appauthor=False)) / "references"


@contextmanager
def opened(place: Path | None = None) -> Iterator[Index]:
    """The index of this user, or one in another folder.

    Raises:
        UserError: it cannot be opened, or the compression that comes with the program cannot.
    """
    with closing(Index(place or folder(), descriptions.compression().version)) as index:
        yield index


def absolute(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Folders as the index knows them: absolute, without those that lie in another one of them."""
    found = dict.fromkeys(Path(os.path.abspath(path)) for path in folders)  # noqa: PTH100 - links are left as they are
    return tuple(path for path in found if not any(other in path.parents for other in found))


@dataclass(frozen=True, slots=True)
class Step:
    """How far reading has come: files done, of so many that are new or have changed."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Report:
    """What came of reading folders.

    Attributes:
        read: photographs that were read, usable ones or not.
        known: that were read before and have not changed.
        gone: that were known and are not there any more.
        unreadable: files and folders that cannot be read, and why.
        unfit: photographs that are gray or tiny, and why they are not recommended.
    """

    read: int = 0
    known: int = 0
    gone: int = 0
    unreadable: Mapping[Path, str] = field(default_factory=dict)
    unfit: Mapping[Path, str] = field(default_factory=dict)


def update(index: Index, folders: Sequence[Path], *, readers: int = 1) -> Generator[Step, None, Report]:
    """Bring the index up to date with some folders and all folders in them, a few photographs at each step.

    What has been read is kept at every step; closing the generator ends it early, and the next run goes on from there.

    Args:
        index: to be changed.
        folders: absolute ones. What is known of a folder that is not there is kept: its disk may be elsewhere.
        readers: threads that read files while photographs are described.

    Raises:
        UserError: somebody else is changing the index; it cannot be written; the network cannot be loaded.
    """
    with index.writing() as writer:
        known = {path: stamp for place in folders for path, stamp in index.stamps(place).items()}
        found, problems = _files(folders, known)
        kept = tuple(problems)
        gone = [path for path in known if path not in found and not any(p in kept for p in (path, *path.parents))]
        for path in gone:
            writer.remove(path)
        new = [path for path, stamp in found.items() if known.get(path) != stamp]
        writer.commit()
        done = 0
        yield Step(done, len(new))
        with closing(_read(new, readers)) as batches:
            for batch in batches:
                problems |= _put(writer, batch, found)
                writer.commit()
                done += len(batch)
                yield Step(done, len(new))
        notes = {path: note for place in folders for path, note in index.notes(place).items()}
    unfit = {path: note for path, note in notes.items() if note in (GRAY, SMALL)}
    unreadable = {path: note for path, note in notes.items() if path not in unfit} | problems
    return Report(len(new), len(found) - len(new), len(gone), unreadable, unfit)


def _files(folders: Sequence[Path], known: Mapping[Path, Stamp]) -> tuple[dict[Path, Stamp], dict[Path, str]]:
    """The files below folders that may be photographs, and what could not be looked into, with the reason."""
    found: dict[Path, Stamp] = {}
    problems: dict[Path, str] = {}

    def complain(error: OSError) -> None:
        problems[Path(error.filename)] = f"“{error.filename}” cannot be read: {error.strerror or error}."

    for place in folders:
        entered = False
        for where, below, names in os.walk(place, onerror=complain):
            # Hidden folders hold thumbnails, caches and what was thrown away.
            below[:] = sorted(name for name in below if not name.startswith("."))
            entered = entered or bool(below or names)
            for name in sorted(names):
                path = Path(where, name)
                if path.suffix.lower() in image_io.SUFFIXES and not name.startswith("."):
                    try:
                        found[path] = Stamp.of(path)
                    except OSError as error:
                        complain(error)
        if not entered and place not in problems and any(place in path.parents for path in known):
            problems[place] = f"“{place}” is empty now; what is known of it is kept. Is its disk connected?"
    return found, problems


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that was read: its square, or why it has none; `lasting` unless the next run should try again."""

    path: Path
    square: F32 | None
    note: str = ""
    lasting: bool = True


def _read(paths: Sequence[Path], readers: int) -> Generator[list[_Read], None, None]:
    """Batches of files, read ahead in other threads."""
    waiting: deque[Future[_Read]] = deque()
    rest = iter(paths)
    with ThreadPoolExecutor(max(1, readers), thread_name_prefix="tintype-reader") as pool:
        try:
            while True:
                missing = _BATCH * (1 + _AHEAD) - len(waiting)
                waiting.extend(pool.submit(_square, path) for path in islice(rest, missing))
                batch = [waiting.popleft().result() for _ in range(min(_BATCH, len(waiting)))]
                if not batch:
                    return
                yield batch
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _square(path: Path) -> _Read:
    try:
        photo = image_io.load_small(path, descriptions.SIDE)
    except UserError as error:
        return _Read(path, None, str(error), lasting=os.access(path, os.R_OK))
    if min(photo.size) < _LEAST_SIDE:
        return _Read(path, None, SMALL)
    if not themes.has_color(photo.rgb):
        return _Read(path, None, GRAY)
    return _Read(path, descriptions.squeezed(photo.L))


def _put(writer: Writer, batch: Sequence[_Read], stamps: Mapping[Path, Stamp]) -> dict[Path, str]:
    """Describe a batch and put it into the index; the files that the next run should try again, and why."""
    squares = [each.square for each in batch if each.square is not None]
    described = iter(descriptions.describe(squares) if squares else ())
    for each in batch:
        if each.square is not None:
            writer.put(each.path, stamps[each.path], next(described))
        elif each.lasting:
            writer.put(each.path, stamps[each.path], None, each.note)
        else:
            writer.remove(each.path)
    return {each.path: each.note for each in batch if not each.lasting}


@dataclass(frozen=True, slots=True, eq=False)
class Recommended:
    """A reference that fits, and its pixels as references have them."""

    match: Match
    image: ImageData


def matches(index: Index, photo: ImageData, folders: Sequence[Path], most: int, *, copies: bool = True) -> list[Match]:
    """The photographs in folders that fit a photograph best as references, the best one first; only files that exist.

    Args:
        index: it knows the folders.
        photo: its lightness counts only.
        folders: absolute ones.
        most: how many at most.
        copies: whether those that show the very photograph may be among them.

    Raises:
        UserError: the index cannot be read; the network cannot be loaded.
    """
    shelf = index.shelf(folders)
    if not len(shelf):
        return []
    (asked,) = descriptions.describe([descriptions.squeezed(photo.L)])
    found = references.ranked(asked, shelf, round(most * _SPARE), copies=copies)
    return [match for match in found if files.is_there(match.path)][:most]


def recommended(
    index: Index, photo: ImageData, folders: Sequence[Path], most: int, *, copies: bool = True
) -> Iterator[Recommended]:
    """`matches` with their pixels, one after the other; files that can no longer be read are left out.

    Raises:
        as `matches` does.
    """
    given = 0
    for match in matches(index, photo, folders, round(most * _SPARE), copies=copies):
        if given == most:
            return
        try:
            image = image_io.load(match.path).proxy
        except UserError as error:
            _log.info("a recommended reference cannot be read any more: %s", error)
            continue
        given += 1
        yield Recommended(match, image)
