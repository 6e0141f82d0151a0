"""Memory that is free goes back to the system."""

from __future__ import annotations

import contextlib
import ctypes
import sys


def give_back() -> None:
    """Give free memory back where the C library keeps it for later (glibc), which may be hundreds of megabytes."""
    if sys.platform == "linux":
        # Other C libraries have no such function, and no need of it.
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
