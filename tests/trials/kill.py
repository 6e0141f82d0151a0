"""Kill: a process that works and saves is killed at random moments; nothing that it had finished is lost.

    python -m tests.trials.kill --minutes 5
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from app.core import edits, image_io, project_io
from app.core.document import Document
from app.core.library import Recovery
from models.hints import Hints
from tests.trials.clock import Clock, arguments

_LONGEST_S = 0.4
"""A kill comes at most so long after the first edit."""


def work(photo: Path, project: Path, root: Path) -> None:
    """Draw without end: each point is put aside, every fifth one is saved. Says what is on the disk."""
    document = Document(image_io.load(photo), path=project)
    recovery = Recovery(root)
    while True:
        document.apply("Point", hints=edits.add_point(document.hints, (5, 5), (40.0, 20.0))[0])
        written = recovery.autosave(document)
        assert written is not None
        written.result()
        number = len(document.hints.points)
        print(f"aside {number}", flush=True)  # noqa: T201
        if number % 5 == 0:
            project_io.save(document, project)
            print(f"saved {number}", flush=True)  # noqa: T201
            cleared = recovery.autosave(document)
            if cleared is not None:
                cleared.result()
            print(f"cleared {number}", flush=True)  # noqa: T201


def run(clock: Clock, seed: int) -> int:
    """Start and kill until the time is over; how many were killed.

    Raises:
        AssertionError: something that had been finished is gone.
    """
    rng, kills = random.Random(seed), 0
    with TemporaryDirectory() as name:
        folder = Path(name)
        photo = folder / "photo.png"
        pixels = (np.random.default_rng(seed).random((300, 400)) * 255).astype(np.uint8)
        photo.write_bytes(image_io.encode_png(pixels))
        while clock.goes_on() or not kills:
            _once(folder / str(kills), photo, rng)
            kills += 1
    return kills


def _once(folder: Path, photo: Path, rng: random.Random) -> None:
    folder.mkdir()
    project, root = folder / "work.tintype", folder / "recovery"
    command = [sys.executable, "-m", "tests.trials.kill", "--work", str(photo), str(project), str(root)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(rng.random() * _LONGEST_S)
    process.kill()
    told = [line.split() for line in (first + process.communicate()[0]).splitlines()]
    finished = max(int(number) for what, number in told if what in ("aside", "saved"))
    assert _left(project, root) >= finished, f"{finished} points were on the disk in {folder}"


def _left(project: Path, root: Path) -> int:
    """How many points a new start finds, in the project or put aside."""
    hints = [project_io.load(project).hints] if project.exists() else [Hints()]
    recovery = Recovery(root)
    found, problems = recovery.find()
    assert not problems, problems
    for work_found in found:
        assert work_found.work.path == project
        hints.append(work_found.work.hints)
        work_found.discard()
    recovery.close()
    return max(len(each.points) for each in hints)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        work(*map(Path, sys.argv[2:]))
    asked = arguments(__doc__)
    print(f"kill: {run(Clock(asked.minutes), asked.seed)} processes killed, nothing lost")  # noqa: T201
