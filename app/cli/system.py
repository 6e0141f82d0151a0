"""What a window needs of the system on Linux: libraries that Qt loads and nobody ships, because drivers bring them."""

from __future__ import annotations

import ctypes
import importlib.util
import json
import os
import sys
from collections.abc import Iterable, Mapping
from importlib.resources import files
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
    if not all(problems):
        return
    packages = json.loads((files("resources") / "linux" / "libraries.json").read_text("utf-8"))
    missing = [library for library in packages if _problem(library)] or [problems[-1].partition(":")[0]]
    raise UserError(
        "The window needs libraries that this system does not have: {libraries}.",
        "Install them; on Debian and Ubuntu: apt install {packages}. The command line works without them.",
        libraries=", ".join(missing),
        packages=" ".join(_packages(missing, packages)),
    )


def _packages(libraries: Iterable[str], known: Mapping[str, str]) -> list[str]:
    """Debian's packages that have libraries: those known, or by Debian's rule, “libxyz.so.1” in “libxyz1”."""
    return list(dict.fromkeys(known.get(each, each.lower().replace(".so.", "")) for each in libraries))


def _plugins() -> list[Path]:
    """Those that fit this session, one of which has to work."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "") not in ("", "xcb", "wayland")
    names = [] if chosen else [name for variable, name in _PLUGINS.items() if os.environ.get(variable)]
    package = importlib.util.find_spec("PySide6")
    assert package is not None and package.origin is not None
    folder = Path(package.origin).parent / "Qt" / "plugins" / "platforms"
    return [folder / name for name in names or [_UNSEEN]]


def _problem(library: Path | str) -> str:
    """What the system says when it loads a library; "" where that works."""
    try:
        ctypes.CDLL(str(library))
    except OSError as error:
        return str(error)
    return ""
