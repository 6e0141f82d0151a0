"""What a window needs of the system on Linux: libraries that Qt loads and nobody ships, because drivers bring them."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from pathlib import Path

from models.errors import UserError

_PLUGINS = {"WAYLAND_DISPLAY": "libqwayland.so", "DISPLAY": "libqxcb.so"}
"""Qt's plugins for the kinds of displays, by the variables that say that there is one."""
_UNSEEN = "libqoffscreen.so"


def require_libraries() -> None:
    """Check that Qt can be loaded: where it cannot, it ends the process.

    Raises:
        UserError: names the library that is missing.
    """
    if not sys.platform.startswith("linux"):
        return
    problems = [_problem(plugin) for plugin in _plugins()]
    if all(problems):
        library = problems[-1].partition(":")[0]
        raise UserError(
            f"The window needs {library}, which this system does not have.",
            f"Install it: on Debian and Ubuntu it is in {debian_package(library)}. The command line works without it.",
        )


def debian_package(library: str) -> str:
    """The package that Debian's rules have a library in: “libEGL.so.1” is in “libegl1”."""
    name, _, version = library.lower().partition(".so.")
    return f"{name}-{version}" if name[-1:].isdigit() else name + version


def _plugins() -> list[Path]:
    """Those that fit this session, one of which has to work."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "") not in ("", "xcb", "wayland")
    names = [] if chosen else [name for variable, name in _PLUGINS.items() if os.environ.get(variable)]
    package = importlib.util.find_spec("PySide6")
    assert package is not None and package.origin is not None
    folder = Path(package.origin).parent / "Qt" / "plugins" / "platforms"
    return [folder / name for name in names or [_UNSEEN]]


def _problem(plugin: Path) -> str:
    """What the system says when it loads a plugin; "" where that works."""
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return str(error)
    return ""
