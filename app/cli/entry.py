"""Where the program begins: the window, or a subcommand.

What subcommands need is imported when one is named: the window is sooner on the screen. Imports neither Qt nor torch.
"""

from __future__ import annotations

import gc
import io
import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from app.cli import system
from app.core.errors import for_user, is_out_of_memory
from models.errors import UserError

DONE, WRONG, STOPPED, BROKEN_PIPE = 0, 2, 130, 141

_SUBCOMMANDS = (
    "colorize", "film", "recolor", "segment", "suggest", "themes", "index", "references", "backends", "weights",
    "completion", "manual", "bench",
)  # fmt: skip


def main(argv: Sequence[str]) -> int:
    """Run the program.

    Args:
        argv: the arguments, without the program's name.

    Returns:
        0 done, 2 wrong usage or bad input (with one line on stderr), 130 stopped by Ctrl-C, 141 when nobody reads on.
    """
    # Threads of torch that wait for each other in loops take the cores from the window, from each other, and from other
    # programs: where these are busy, a picture takes six times as long. OpenMP reads this when torch is loaded.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    # Without a handler Python would print library warnings between our lines.
    logging.getLogger().addHandler(logging.NullHandler())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Names of files need not be UTF-8; they leave as they came.
            stream.reconfigure(errors="surrogateescape")
    try:
        code = _dispatch(list(argv))
        sys.stdout.flush()
        return code
    except SystemExit as leave:
        # argparse ends the program this way after --help and after an error.
        return leave.code if isinstance(leave.code, int) else DONE
    except UserError as error:
        return _failed(str(error))
    except BrokenPipeError:
        # Who read our output has had enough. Python must not try to write the rest at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except OSError as error:
        where = f"“{error.filename}”: " if error.filename is not None else ""
        return _failed(f"{where}{error.strerror or error}.")
    except UnicodeError as error:
        return _failed(f"{error}.")
    except KeyboardInterrupt:
        print("tintype: stopped", file=sys.stderr)  # noqa: T201
        return STOPPED
    except Exception as error:
        if is_out_of_memory(error):
            return _failed(str(for_user(error)))
        # A fault of the program: its traceback is for who mends it.
        raise


def _failed(text: str) -> int:
    print(f"tintype: {one_line(text)}", file=sys.stderr)  # noqa: T201 - the command line talks this way
    return WRONG


def _dispatch(argv: list[str]) -> int:
    # argparse cannot express that any other argument is a picture for the window.
    if not argv or (argv[0] not in _SUBCOMMANDS and not argv[0].startswith("-")):
        return open_window(argv)
    return int(import_module("app.cli.program").run(argv))


def open_window(argv: Sequence[str], *, sample: bool = False) -> int:
    """Run the window with photographs or projects, or with the sample; the process's exit code.

    Raises:
        UserError: there is no such file.
    """
    for text in argv:
        if not Path(text).exists():
            raise UserError(f"There is no file and no subcommand “{text}”.", "See tintype --help.")
    system.require_libraries()
    # Python's garbage collector would go over all that is being loaded, again and again: a tenth of the start's time.
    # It works again once the window is made.
    gc.disable()
    try:
        # Qt is imported here only, and only if the window is wanted.
        return int(import_module("app.ui.main").run_window([Path(text) for text in argv], sample=sample))
    finally:
        gc.enable()


def one_line(text: str) -> str:
    """A text without its line breaks."""
    return " ".join(text.split())
