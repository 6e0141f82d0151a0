"""The index of a library: which photographs there are, and what each is known by.

    <folder>/
      rows.sqlite     a row for every file: path, size, time of change, and what its whole photograph shows
      places.i8       what the cells of photographs show: records of 14,512 bytes, mapped into memory
      lock            held by the process that changes the index

A row is written after its record, and both bear the same number, which is never given out again. So a run that ends in
the middle, or a disk that loses what was written last, costs the photographs of a moment: a row whose record bears
another number is no row, and its photograph is described again. Reading goes on while somebody writes.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from models.errors import UserError
from models.lazy import filelock
from models.recommend.descriptions import CELLS, LEVELS, PICTURE, PLACE, Description
from models.types import F32

RECORD = np.dtype([("number", "<i8"), ("places", "i1", (CELLS, PLACE)), ("levels", "i1", (CELLS, LEVELS))])
Records = NDArray[np.void]

_ROWS, _PLACES, _LOCK = "rows.sqlite", "places.i8", "lock"
_TABLE = """
create table files (
    number integer primary key autoincrement,
    path blob not null unique,
    size integer not null,
    changed integer not null,
    slot integer unique,
    picture blob,
    note text not null default ''
)
"""
_PATIENCE_S = 10.0
"""How long a reader waits for a commit of the writer, which takes milliseconds."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what a changed file is noticed: its size in bytes and its time of change in nanoseconds."""

    size: int
    changed: int

    @classmethod
    def of(cls, path: Path) -> Stamp:
        """The stamp of a file as it is now. Raises OSError."""
        about = path.stat()
        return cls(about.st_size, about.st_mtime_ns)


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """The photographs of some folders that can be recommended, as they were at one moment.

    Attributes:
        paths: of the files, (N).
        pictures: (N, PICTURE) what each shows, unit vectors.
        numbers, slots: (N,) of their rows, and of their records in `records`.
        records: all records of the index.
    """

    paths: Sequence[Path]
    pictures: F32
    numbers: NDArray[np.int64]
    slots: NDArray[np.int64]
    records: Records

    def __len__(self) -> int:
        return len(self.paths)

    def current(self, chosen: NDArray[np.int64]) -> tuple[NDArray[np.int64], Records]:
        """Those of some photographs that are still what they were, and their records."""
        there = chosen[self.slots[chosen] < len(self.records)]
        found = self.records[self.slots[there]]
        same = found["number"] == self.numbers[there]
        return there[same], found[same]


class Index:
    """An index in a folder of its own, made on first use. To be used by one thread; several may have one each."""

    def __init__(self, folder: Path, version: int) -> None:
        """Open it.

        Args:
            folder: where it is.
            version: of descriptions (`Compression.version`); an index of another version is begun anew by whoever
                writes, and is empty for whoever reads.

        Raises:
            UserError: the folder cannot be made, or is no index.
        """
        self.folder = folder
        self._version = version
        self._lock = filelock.FileLock(folder / _LOCK, thread_local=False)
        self._shelf: tuple[object, Shelf] | None = None
        with self._explained():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._rows = self._connected()

    def close(self) -> None:
        """Let go of the files."""
        self._shelf = None
        self._rows.close()

    # Reading

    def shelf(self, folders: Sequence[Path]) -> Shelf:
        """The photographs below some folders that can be recommended; quick where nothing has changed.

        Raises:
            UserError: the index cannot be read.
        """
        with self._explained():
            # The first changes with other connections' commits, the second with this one's.
            key = (tuple(folders), self._pragma("data_version"), self._rows.total_changes)
            if self._shelf is None or self._shelf[0] != key:
                self._shelf = (key, self._read(folders))
            return self._shelf[1]

    def stamps(self, folder: Path) -> dict[Path, Stamp]:
        """The files below a folder that need not be looked at again unless they have changed."""
        with self._explained():
            ready = {int(n) for n in self._written()["number"]}
            rows = self._below("number, path, size, changed, slot", folder)
            return {
                _path(path): Stamp(size, changed)
                for number, path, size, changed, slot in rows
                if slot is None or number in ready
            }

    def notes(self, folder: Path) -> dict[Path, str]:
        """The files below a folder that cannot be recommended, and why."""
        with self._explained():
            return {_path(path): note for path, note in self._below("path, note", folder) if note}

    def _read(self, folders: Sequence[Path]) -> Shelf:
        rows = {
            number: (slot, path, picture)
            for folder in folders
            for number, slot, path, picture in self._below("number, slot, path, picture", folder)
            if slot is not None
        }
        pictures = np.frombuffer(b"".join(row[2] for row in rows.values()), np.int8).reshape(-1, PICTURE)
        return Shelf(
            [_path(row[1]) for row in rows.values()],
            np.asarray(pictures, np.float32) / np.float32(127),
            np.fromiter(rows, np.int64, len(rows)),
            np.fromiter((row[0] for row in rows.values()), np.int64, len(rows)),
            self._written(),
        )

    def _written(self) -> Records:
        """All whole records, mapped into memory."""
        place = self.folder / _PLACES
        number = place.stat().st_size // RECORD.itemsize if place.exists() else 0
        return np.memmap(place, RECORD, "r", shape=(number,)) if number else np.zeros(0, RECORD)

    def _below(self, columns: str, folder: Path) -> list[tuple[Any, ...]]:
        if self._pragma("user_version") != self._version:
            return []
        query = f"select {columns} from files where path >= ? and path < ? order by number"
        return self._rows.execute(query, _span(folder)).fetchall()

    # Writing

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Be the one who changes the index.

        Raises:
            UserError: somebody else does; or it cannot be written.
        """
        with self._explained():
            try:
                self._lock.acquire(timeout=0)
            except filelock.Timeout:
                raise UserError(
                    "Another Tintype is reading photographs into the index “{folder}”.",
                    "Try again when it is done; what it has read is kept.",
                    folder=self.folder,
                ) from None
            try:
                self._renew()
                with (self.folder / _PLACES).open("r+b", buffering=0) as places:
                    writer = Writer(self._rows, places)
                    try:
                        yield writer
                    finally:
                        writer.commit()
            finally:
                self._lock.release()

    def _renew(self) -> None:
        """Begin anew what is of another version, and see that both files are there."""
        if self._pragma("user_version") != self._version:
            self._rows.executescript(f"drop table if exists files; {_TABLE}; pragma user_version = {self._version}")
            # A new file: somebody may have the old one mapped, and must not lose the ground under it.
            (self.folder / _PLACES).unlink(missing_ok=True)
        (self.folder / _PLACES).touch()

    # The files

    def _connected(self) -> sqlite3.Connection:
        rows = sqlite3.connect(self.folder / _ROWS, timeout=_PATIENCE_S, isolation_level="DEFERRED")
        rows.execute("pragma journal_mode = wal")
        return rows

    def _pragma(self, name: str) -> int:
        return int(self._rows.execute(f"pragma {name}").fetchone()[0])

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn the errors of disks and databases into sentences."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise UserError(
                "The index “{folder}” cannot be used ({reason}).",
                "See that the disk has room; if that does not help, delete the folder, and index again.",
                folder=self.folder,
                reason=error,
            ) from error
        except OSError as error:
            raise UserError(
                "The index “{folder}” cannot be used ({reason}).",
                "See that the disk has room, and that you may write there.",
                folder=self.folder,
                reason=error.strerror or error,
            ) from error


class Writer:
    """Changes an index; `Index.writing` gives one. What is put is kept from the next `commit` on."""

    def __init__(self, rows: sqlite3.Connection, places: BinaryIO) -> None:
        """Write to a connection, and to a file of records that is not buffered."""
        self._rows = rows
        self._places = places
        taken = {slot for (slot,) in rows.execute("select slot from files where slot is not null")}
        self._end = max(taken, default=-1) + 1
        self._free = sorted(set(range(self._end)) - taken, reverse=True)

    def put(self, path: Path, stamp: Stamp, description: Description | None, note: str = "") -> None:
        """Keep what a file is known by, or (None) that it cannot be recommended and why."""
        self.remove(path)
        slot = None if description is None else self._slot()
        picture = None if description is None else description.picture.tobytes()
        row = os.fsencode(path), stamp.size, stamp.changed, slot, picture, note
        columns = "path, size, changed, slot, picture, note"
        number = self._rows.execute(f"insert into files ({columns}) values (?, ?, ?, ?, ?, ?)", row).lastrowid
        if description is not None and slot is not None:
            record = np.zeros(1, RECORD)
            record["number"], record["places"], record["levels"] = number, description.places, description.levels
            self._places.seek(slot * RECORD.itemsize)
            self._places.write(record.tobytes())

    def remove(self, path: Path) -> None:
        """Forget a file."""
        self._delete("path = ?", (os.fsencode(path),))

    def forget(self, folder: Path) -> None:
        """Forget all files below a folder."""
        self._delete("path >= ? and path < ?", _span(folder))

    def commit(self) -> None:
        """Keep what was put and removed, whatever happens to the machine after this."""
        os.fsync(self._places.fileno())
        self._rows.commit()

    def _delete(self, which: str, values: tuple[bytes, ...]) -> None:
        freed = self._rows.execute(f"delete from files where {which} returning slot", values).fetchall()
        self._free += [slot for (slot,) in freed if slot is not None]

    def _slot(self) -> int:
        if self._free:
            return int(self._free.pop())
        self._end += 1
        return self._end - 1


def _span(folder: Path) -> tuple[bytes, bytes]:
    """All paths below a folder lie between these two."""
    first = os.fsencode(folder).rstrip(os.sep.encode()) + os.sep.encode()
    return first, first[:-1] + bytes([first[-1] + 1])


def _path(stored: bytes) -> Path:
    return Path(os.fsdecode(stored))
