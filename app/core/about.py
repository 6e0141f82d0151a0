"""What the program is called and which version it is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

DISTRIBUTION = "tintype-studio"
"""The name under which it is installed; `tintype` is another project's on PyPI."""


def version() -> str:
    """The installed version; "unknown" in a checkout that is not installed."""
    try:
        return installed(DISTRIBUTION)
    except PackageNotFoundError:
        return "unknown"
