"""Memory that is free is used again, or goes back to the system: what the C library (glibc) needs to be told for it."""

from __future__ import annotations

import contextlib
import ctypes
import sys
from collections.abc import Callable

_ARENA_MAX = -8
"""`M_ARENA_MAX` of malloc.h."""


def share_heap() -> None:
    """Have all threads allocate from one heap; called before there are threads.

    Each thread would keep what it has freed for itself: in a quarter of an hour of work that came to 350 MB, and grew.
    """
    _tell(lambda library: library.mallopt(_ARENA_MAX, 1))


def give_back() -> None:
    """Give free memory back where the C library keeps it for later, which may be hundreds of megabytes."""
    _tell(lambda library: library.malloc_trim(0))


def _tell(say: Callable[[ctypes.CDLL], object]) -> None:
    if sys.platform == "linux":
        # Other C libraries have no such functions, and no need of them.
        with contextlib.suppress(OSError, AttributeError):
            say(ctypes.CDLL(None))
