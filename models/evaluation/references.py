"""`bench references`: are the photographs that are recommended good references? (He 2018, 4)

Every photograph is coloured as if it were gray: references are recommended for it from all the others, or from a
library, without copies of itself. What counts is how far the colours of the reference are from its true ones: half the
sum of the differences of their histograms in ab, blurred over neighbouring bins; 0 is the same, 1 nothing in common.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from tqdm import tqdm

from models import arguments, color, device
from models.data.photos import read_files, read_photos
from models.errors import UserError
from models.recommend.descriptions import UNIT, Description, compression, describe, squeezed
from models.recommend.index import Index, Shelf, Stamp
from models.recommend.references import BETA, WHOLE, ranked
from models.report import print_table, write_json
from models.types import F32, U8

_BATCH = 8
_BLUR = 10.0
"""Standard deviation in ab units: the distance of neighbouring bins."""
_WEIGHTS = ((0.0, 0.0), (BETA, 0.0), (1.0, 0.0), (0.0, WHOLE), (BETA, WHOLE))
_BEST_OF = 5
_INDEXED = 10_000
_QUERIES = 40
_SURE = 1.96
"""Standard errors to both sides of a mean that hold 95 %."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `bench references`."""
    parser.add_argument("--photos", type=Path, required=True, help="a folder, zip or tar of colour photographs")
    words = "where references come from; repeatable; without it, from the other photographs"
    parser.add_argument("--library", type=Path, action="append", default=[], metavar="PLACE", help=words)
    parser.add_argument("--limit", type=arguments.count, metavar="N", help="no more than N photographs, evenly spread")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to this file")


def run(args: argparse.Namespace) -> int:
    """Run `bench references`; the exit code."""
    device.set_threads(1)
    asked = _read([args.photos], args.limit)
    library = _read(args.library, None) if args.library else asked
    with tempfile.TemporaryDirectory() as folder:
        index = Index(Path(folder), compression().version)
        rows = _quality(asked, library, _filled(index, library.described))
        speed = _speed(index, asked, library.described)
        index.close()
    write_json(args.json, {
        "bench": "references", "photos": args.photos.name, "library": [place.name for place in args.library],
        "limit": args.limit, "rows": rows, "speed": speed,
    })  # fmt: skip
    return 0


@dataclass(frozen=True, slots=True, eq=False)
class _Photos:
    """Photographs, described.

    Attributes:
        described: each one's description.
        colors: (N, 313) each one's histogram in ab, blurred.
        ms: milliseconds of processor time that each took to be described, without reading its file.
    """

    described: list[Description]
    colors: F32
    ms: float


def _read(places: Sequence[Path], limit: int | None) -> _Photos:
    described: list[Description] = []
    histograms: list[tuple[float, ...]] = []
    busy = 0.0
    for batch in _batches(tqdm(_found(places, limit), desc="describing", unit="photo", disable=None)):
        start = time.process_time()
        described += describe([squeezed(color.lightness(rgb)) for rgb in batch])
        busy += time.process_time() - start
        histograms += [color.ab_histogram(rgb) for rgb in batch]
    if len(described) <= _BEST_OF:
        raise UserError(f"{len(described)} photographs are too few.", "Choose others.")
    bins = color.in_gamut_bins()
    blur = np.exp(-np.square(bins[:, None] - bins).sum(axis=2) / (2 * _BLUR**2))
    colors = np.array(histograms, np.float32) @ (blur / blur.sum(axis=1, keepdims=True))
    return _Photos(described, np.asarray(colors, np.float32), 1000 * busy / len(described))


def _found(places: Sequence[Path], limit: int | None) -> Iterator[U8]:
    """The pixels of at most `limit` photographs, evenly spread."""
    try:
        number = sum(1 for _ in read_files(list(places)))
        every = max(1.0, number / limit) if limit else 1.0
        for at, (_, rgb) in enumerate(read_photos(list(places))):
            if at % every < 1:
                yield rgb
    except FileNotFoundError as error:
        raise UserError(f"{error}.", "Choose another.") from None


def _batches(photos: Iterable[U8]) -> Iterator[list[U8]]:
    rest = iter(photos)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _filled(index: Index, described: Sequence[Description]) -> Shelf:
    """An index with photographs whose files have their numbers as names."""
    with index.writing() as writer:
        for number, description in enumerate(described):
            writer.put(Path("/library", f"{number:06}"), Stamp(0, 0), description)
    return index.shelf([Path("/library")])


def _quality(asked: _Photos, library: _Photos, shelf: Shelf) -> list[dict[str, Any]]:
    """How far the colours of recommended references are from the true ones."""
    apart = np.abs(asked.colors[:, None] - library.colors[None]).sum(axis=2) / 2
    own = library is asked
    random = _random(apart, own=own)
    cosine = np.stack([shelf.pictures @ (description.picture / np.float32(UNIT)) for description in asked.described])
    if own:
        np.fill_diagonal(cosine, -1)
    whole = np.argsort(-cosine, axis=1)[:, :_BEST_OF]
    rows = [
        _row("random", random, None),
        _row("by the whole photograph", np.take_along_axis(apart, whole, axis=1), random),
    ]
    for beta, share in _WEIGHTS:
        name = f"and by parts, beta {beta:g}, whole {share:g}"
        found = []
        for number, description in enumerate(tqdm(asked.described, desc=name, disable=None)):
            matches = ranked(description, shelf, _BEST_OF, copies=False, beta=beta, whole=share)
            found.append(apart[number, [int(match.path.name) for match in matches]])
        rows.append(_row(name, np.array(found), random))
    print(f"\n{len(asked.described)} photographs, references from {len(library.described)}; 95 % of certainty after ±")
    print_table(rows)
    return rows


def _random(apart: F32, *, own: bool) -> F32:
    """Distances (N, _BEST_OF) to random other photographs."""
    rng = np.random.default_rng(0)
    number, many = apart.shape
    chosen = rng.integers(0, many - 1, (number, _BEST_OF)) if own else rng.integers(0, many, (number, _BEST_OF))
    if own:
        chosen += chosen >= np.arange(number)[:, None]
    return np.take_along_axis(apart, chosen, axis=1)


def _row(name: str, distances: F32, random: F32 | None) -> dict[str, str]:
    first, best = distances[:, 0], distances.min(axis=1)
    return {
        "reference": name,
        "the first": _mean(first),
        "nearer than random by": "-" if random is None else _mean(random[:, 0] - first),
        f"the best of {_BEST_OF}": _mean(best),
    }


def _mean(values: F32) -> str:
    return f"{values.mean():.3f} ± {_SURE * values.std(ddof=1) / len(values) ** 0.5:.3f}"


def _speed(index: Index, asked: _Photos, library: Sequence[Description]) -> dict[str, float]:
    """How long a question to a large index takes, and describing a photograph."""
    many = [library[i % len(library)] for i in range(_INDEXED - len(library))]
    with index.writing() as writer:
        for number, description in enumerate(many, start=len(library)):
            writer.put(Path("/library", f"{number:06}"), Stamp(0, 0), description)
    start = time.perf_counter()
    shelf = index.shelf([Path("/library")])
    opened = 1000 * (time.perf_counter() - start)
    walls, busy = [], []
    for number in range(_QUERIES):
        began, worked = time.perf_counter(), time.process_time()
        ranked(asked.described[number % len(asked.described)], shelf, 8)
        walls.append(1000 * (time.perf_counter() - began))
        busy.append(1000 * (time.process_time() - worked))
    found = {
        "photographs": float(len(shelf)), "opening_ms": opened, "query_ms": float(np.median(walls)),
        "query_cpu_ms": float(np.median(busy)), "describing_cpu_ms": asked.ms,
    }  # fmt: skip
    print(f"\n{len(shelf)} photographs in the index: opening {opened:.0f} ms; a question {found['query_ms']:.0f} ms, "
          f"{found['query_cpu_ms']:.0f} ms of processor time, at most {max(walls):.0f} ms; describing one "
          f"{found['describing_cpu_ms']:.0f} ms of processor time")  # fmt: skip
    return found
