"""Small caches for what the engine computes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from app.core.picture import Picture

_V = TypeVar("_V")


class Recent(Generic[_V]):
    """Values by their keys; the least recently used value is dropped first."""

    def __init__(self, kept: int) -> None:
        """Keep so many values."""
        self._kept = kept
        self._values: OrderedDict[Hashable, _V] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], _V]) -> _V:
        """The value of a key, made if it is not there."""
        if key not in self._values:
            self._values[key] = make()
        self._values.move_to_end(key)
        while len(self._values) > self._kept:
            self._values.popitem(last=False)
        return self._values[key]

    def clear(self) -> None:
        """Forget all values."""
        self._values.clear()


class ByPicture(Generic[_V]):
    """What was made of the last pictures.

    Pictures are compared, not hashed: hashing ten thousand hints takes longer than comparing identical objects.
    """

    def __init__(self, kept: int) -> None:
        """Keep so many values."""
        self._kept = kept
        self._entries: list[tuple[Picture, _V]] = []

    def find(self, picture: Picture) -> _V | None:
        """The value of a picture, which becomes the last one to be dropped; None if it is not there."""
        for entry in self._entries:
            if entry[0] == picture:
                self._entries.remove(entry)
                self._entries.append(entry)
                return entry[1]
        return None

    def keep(self, picture: Picture, value: _V) -> None:
        """Keep one more value."""
        self._entries = [*self._entries, (picture, value)][-self._kept :]

    def clear(self) -> None:
        """Forget all values."""
        self._entries.clear()
