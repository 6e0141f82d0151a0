"""Fuzz: files that are damaged at random are read, or refused with a sentence; nothing else happens.

    python -m tests.trials.fuzz --minutes 5
"""

from __future__ import annotations

import io
import json
import logging
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image

from app.core import edits, hints_io, image_io, palettes, project_io, settings
from app.core.document import Document, DocumentState, Swatch
from app.core.palettes import Palette
from models.errors import UserError
from models.hints import Hints, Reference
from models.image import ImageData
from tests.trials.clock import Clock, arguments

Read = Callable[[bytes, Path], object]

_PICTURES = {"png": {}, "jpg": {}, "webp": {}, "bmp": {}, "gif": {}, "jp2": {}, "ppm": {}, "avif": {},
             "tif": {"compression": "tiff_lzw"}, "tiff": {}}  # fmt: skip


def _picture(data: bytes, path: Path) -> object:
    del path
    return image_io.decode(data, "fuzzed")


def _file(read: Callable[[Path], object]) -> Read:
    def written(data: bytes, path: Path) -> object:
        path.write_bytes(data)
        return read(path)

    return written


def seeds(folder: Path) -> list[tuple[str, bytes, Read]]:
    """Whole files of every kind, and what reads them."""
    rng = np.random.default_rng(0)
    gray = (rng.random((40, 60)) * 255).astype(np.uint8)
    found: list[tuple[str, bytes, Read]] = []
    for suffix, options in _PICTURES.items():
        buffer = io.BytesIO()
        kind = Image.registered_extensions()[f".{suffix}"]
        Image.fromarray(np.repeat(gray[..., None], 3, 2)).save(buffer, kind, **options)
        found.append((suffix, buffer.getvalue(), _picture))
    hints, _ = edits.add_point(Hints(), (10, 10), (40.0, 20.0))
    hints, _ = edits.add_stroke(hints, [(5, 5), (30, 30)], 4, (20.0, -20.0))
    colored = ImageData.from_rgb(np.full((8, 8, 3), (200, 90, 30), np.uint8))
    full = DocumentState().asking(hints=hints._taking(Hints(references=(Reference(colored),)), ~hints.kinds))
    project_io.save(Document(image_io.from_pixels(gray, "g.png"), full), folder / "a.tintype")
    with zipfile.ZipFile(folder / "a.tintype") as archive:
        document = archive.read("document.json")
    found.append(("tintype", (folder / "a.tintype").read_bytes(), _file(project_io.load)))
    found.append(("document.json", document, _file(lambda path: _with_document(path, folder))))
    found.append(("hints", hints_io.write(hints, (60, 40)), _file(hints_io.read_file)))
    three = tuple(Swatch(name, (10, 200, 90)) for name in "abc")
    for suffix in (".gpl", ".ase", ".hex"):
        path = folder / f"three{suffix}"
        palettes.save(Palette("Three", three), path)
        found.append((suffix, path.read_bytes(), _file(palettes.load)))
    found.append(("settings", json.dumps({"threads": 2, "folders": {}}).encode(), _file(settings.load)))
    return found


def _with_document(path: Path, folder: Path) -> object:
    """The project with another document in it."""
    with zipfile.ZipFile(folder / "a.tintype") as archive, zipfile.ZipFile(folder / "b.tintype", "w") as made:
        for name in archive.namelist():
            made.writestr(name, path.read_bytes() if name == "document.json" else archive.read(name))
    return project_io.load(folder / "b.tintype")


def damaged(data: bytes, rng: random.Random) -> bytes:
    """The bytes with something cut out, repeated, or written over at random."""
    made = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at, length = rng.randrange(len(made) + 1), rng.choice((1, 1, 2, 4, 32, 400))
        match rng.randrange(4):
            case 0:
                made[at : at + length] = rng.randbytes(length)
            case 1:
                del made[at : at + length]
            case 2:
                made[at:at] = made[at : at + length]
            case _:
                made[at : at + length] = rng.choice((b"\0", b"\xff", b"9", b"[", b'"')) * length
    return bytes(made)


def run(clock: Clock, seed: int) -> int:
    """Damage and read until the time is over; how many files were tried.

    Raises:
        Exception: whatever was not a refusal; a note says which file it was.
    """
    rng, tried = random.Random(seed), 0
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = seeds(folder)
        while clock.goes_on():
            kind, data, read = rng.choice(files)
            broken = damaged(data, rng)
            try:
                read(broken, folder / f"fuzzed.{kind}")
            except UserError as error:
                assert str(error), "a refusal without a word"
            except BaseException as error:
                kept = Path(f"fuzzed-{seed}-{tried}.{kind}").absolute()
                kept.write_bytes(broken)
                error.add_note(f"over {kept}")
                raise
            tried += 1
    return tried


if __name__ == "__main__":
    # Libraries complain of damaged files, which is their right.
    logging.disable(logging.CRITICAL)
    asked = arguments(__doc__)
    print(f"fuzz: {run(Clock(asked.minutes), asked.seed)} damaged files read or refused")  # noqa: T201
