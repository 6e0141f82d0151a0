"""How long the window takes to be on the screen, beside an empty window of Qt: `tintype bench start`."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.ui.bench import watched
from app.ui.main import has_display
from models import arguments
from models.errors import UserError
from models.report import write_json

TARGET = 2.0
"""Times the empty window's, at most."""
_FOLDERS = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `tintype bench start`."""
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers there")
    words = "how often each of the two is started, in turn"
    parser.add_argument("--times", type=arguments.count, default=7, help=words)


def run(args: argparse.Namespace) -> int:
    """Measure and print; 0 if Tintype's window takes at most twice the time of an empty one.

    Raises:
        UserError: there is no screen, or one of the programs does not come up.
    """
    if not has_display():
        raise UserError("A window's start can only be measured on a screen.", "On a server, use xvfb-run.")
    empty: list[float] = []
    tintype: list[float] = []
    stalls: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        # The first start of each fills the disk's cache.
        for number in range(args.times + 1):
            for what, seen in (("empty", empty), ("tintype", tintype)):
                took, stall = _start(what, folder)
                if number:
                    seen.append(took)
                    if what == "tintype":
                        stalls.append(stall)
    ratio = statistics.median(tintype) / statistics.median(empty)
    numbers = {
        "empty_window_ms": round(statistics.median(empty)),
        "window_ms": round(statistics.median(tintype)),
        "ratio": round(ratio, 2),
        "stall_afterwards_ms": round(statistics.median(stalls)),
    }
    for name, value in numbers.items():
        print(f"{name:24} {value}")  # noqa: T201 - this is what the command is for
    write_json(args.json, numbers)
    return 0 if ratio <= TARGET else 1


def _start(what: str, folder: str) -> tuple[float, float]:
    """Milliseconds from starting a process to its window, and its event loop's longest stall in the seconds after."""
    own = dict(os.environ, **dict.fromkeys(_FOLDERS, folder))
    start = time.perf_counter()
    command = [sys.executable, "-m", watched.__name__, what]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=own) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        took = 1000 * (time.perf_counter() - start)
        stall = process.stdout.readline()
    if not line or not stall:
        raise UserError("“{what}” did not come up.", "What it says stands above.", what=what)
    return took, float(stall)
