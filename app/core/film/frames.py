"""Single frames of a film, quickly: those near the last one are not searched for again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator

from app.core.film.clip import Broken, Clip, Frame

_KEPT_BYTES = 96 << 20
_NEAR = 24
"""Reading on over so many frames is quicker than beginning anew."""
_BEFORE = 8
"""Who goes back one frame goes back several: reading begins so many frames earlier."""


class FrameReader:
    """Reads frames of a clip in any order; may be used from several threads."""

    def __init__(self, clip: Clip) -> None:
        self._clip = clip
        self._lock = threading.Lock()
        self._kept: OrderedDict[int, Frame | Broken] = OrderedDict()
        self._bytes = 0
        self._reading: Iterator[Frame | Broken] = iter(())
        self._next = len(clip)

    def read(self, index: int) -> Frame | Broken:
        """A frame, 0 to the clip's length.

        Raises:
            FilmLoadError: the film is not there any more.
        """
        with self._lock:
            if index not in self._kept:
                self._read_until(index)
            self._kept.move_to_end(index)
            return self._kept[index]

    def _read_until(self, index: int) -> None:
        if not 0 <= index - self._next < _NEAR:
            self._next = max(0, index - _BEFORE if index < self._next else index)
            self._reading = self._clip.frames(self._next)
        for found in self._reading:
            self._next = found.index + 1
            self._keep(found)
            if found.index == index:
                return
        raise IndexError(index)

    def _keep(self, found: Frame | Broken) -> None:
        if found.index not in self._kept:
            self._bytes += _size(found)
        self._kept[found.index] = found
        while self._bytes > _KEPT_BYTES and len(self._kept) > 1:
            self._bytes -= _size(self._kept.popitem(last=False)[1])


def _size(found: Frame | Broken) -> int:
    return found.pixels.nbytes if isinstance(found, Frame) else 0
