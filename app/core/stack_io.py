"""Stacks of locked regions as JSON and files of numbers, for projects."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable
from typing import Any

import numpy as np

from app.core import hints_io, shapes_io
from app.core.shapes import Shape
from app.core.stack import Layer, Lock, Stack
from app.core.strict_json import Json
from models.hints import ColorPoint, Hints, Stroke
from models.image import ImageData
from models.types import F32

Files = dict[str, bytes]
"""Contents of files by their names."""

_FOLDER = "colours"
_NUMBER = np.dtype("<f4")
MOST_BYTES = 1 << 30
"""Bytes that all arrays may have together."""

_DEEPEST = 100
"""How many stacks may lie in each other."""


class Writer:
    """Collects what stacks are made of, each part once.

    Attributes:
        stacks: the stacks by their names, as JSON.
        files: their numbers.
        size: how many bytes these are, unpacked; `Reader` takes `MOST_BYTES`.
    """

    def __init__(self) -> None:
        self.size = 0
        self.stacks: dict[str, Json] = {}
        self.files: Files = {}
        self._names: dict[Stack, str] = {}

    def add(self, stack: Stack) -> str:
        """Take a stack; returns the name by which `Reader` finds it."""
        if stack not in self._names:
            locks = [{"shape": shapes_io.dump(lock.shape), "stack": self.add(lock.stack)} for lock in stack.locks]
            layers = [self._layer(layer) for layer in stack.layers]
            name = self._names[stack] = str(len(self._names) + 1)
            self.stacks[name] = {"layers": layers, "limit": self._limit(stack.limit), "locks": locks}
        return self._names[stack]

    def _limit(self, limit: Shape | F32 | None) -> Json | None:
        if limit is None:
            return None
        return {"shape": shapes_io.dump(limit)} if isinstance(limit, Shape) else {"mask": self._array(limit)}

    def _layer(self, layer: Layer) -> Json:
        coating = layer.coating
        return {
            "ab": self._array(layer.ab),
            "exact": None if layer.exact is None else hints_io.dump(layer.exact, {}),
            "shape": None if layer.shape is None else shapes_io.dump(layer.shape),
            "coating": None
            if coating is None
            else {
                "color": self._array(coating.color),
                "cover": self._array(coating.cover),
                "exact": hints_io.dump(_together(coating.exact), {}),
            },
        }

    def _array(self, values: F32) -> Json:
        content = np.ascontiguousarray(values, _NUMBER).tobytes()
        self.size += len(content)
        name = f"{_FOLDER}/{hashlib.blake2b(content, digest_size=12).hexdigest()}"
        if name not in self.files:
            self.files[name] = zlib.compress(content, 4)
        return {"file": name, "size": values.shape}


class Reader:
    """Makes stacks of what a `Writer` has collected.

    Raises:
        ValueError, TypeError, KeyError: by all methods, where the data is not what a writer gives.
    """

    def __init__(self, stacks: Any, read: Callable[[str], bytes]) -> None:
        """Take the JSON, and what reads a file by its name."""
        if not isinstance(stacks, dict):
            raise TypeError("the colours of locked regions are not an object in braces")
        self._data, self._read = stacks, read
        self._made: dict[str, Stack | None] = {}
        self._bytes = 0
        self._depth = 0

    def stack(self, name: Any) -> Stack:
        """A stack by its name."""
        if name not in self._made:
            # None while it is made: a stack cannot be a part of itself.
            self._made[name] = None
            self._depth += 1
            if self._depth > _DEEPEST:
                raise ValueError("too many locked regions lie in each other")
            self._made[name] = self._stack(self._data[name])
            self._depth -= 1
        made = self._made[name]
        if made is None:
            raise ValueError("the colours of a locked region contain themselves")
        return made

    def _stack(self, data: Any) -> Stack:
        limit = data["limit"]
        if limit is not None:
            limit = shapes_io.undump(limit["shape"]) if "shape" in limit else self._array(limit["mask"], 2)
        locks = tuple(Lock(shapes_io.undump(e["shape"]), self.stack(e["stack"])) for e in data["locks"])
        layers = tuple(self._layer(entry) for entry in data["layers"])
        if not layers:
            raise ValueError("a locked region has no colours")
        return Stack(layers, limit, locks)

    def _layer(self, data: Any) -> Layer:
        # Imported here because it imports much of SciPy, which would delay the start of the program.
        from models.join.paint import Coating

        coating = data["coating"]
        return Layer(
            self._array(data["ab"], 3),
            None if data["exact"] is None else hints_io.undump(data["exact"], _no_image),
            None
            if coating is None
            else Coating(
                self._array(coating["color"], 3),
                self._array(coating["cover"], 2),
                hints_io.undump(coating["exact"], _no_image).drawn,
            ),
            None if data["shape"] is None else shapes_io.undump(data["shape"]),
        )

    def _array(self, data: Any, dimensions: int) -> F32:
        size = tuple(data["size"])
        whole = all(isinstance(side, int) and not isinstance(side, bool) and side > 0 for side in size)
        if not whole or len(size) != dimensions or size[2:] not in ((), (2,)):
            raise ValueError("the colours of a locked region have an impossible size")
        expected = int(np.prod(size, dtype=object)) * _NUMBER.itemsize
        self._bytes += expected
        if self._bytes > MOST_BYTES:
            raise ValueError("the colours of locked regions are too large")
        try:
            content = zlib.decompressobj().decompress(self._read(str(data["file"])), expected + 1)
        except zlib.error as error:
            raise ValueError(f"the colours of a locked region are damaged: {error}") from None
        if len(content) != expected:
            raise ValueError("the colours of a locked region are not as large as they say")
        values = np.asarray(np.frombuffer(content, _NUMBER), np.float32).reshape(size)
        if not np.isfinite(values).all():
            raise ValueError("the colours of a locked region are no numbers")
        return values


def _together(hints: tuple[ColorPoint | Stroke, ...]) -> Hints:
    return Hints(
        tuple(hint for hint in hints if isinstance(hint, ColorPoint)),
        tuple(hint for hint in hints if isinstance(hint, Stroke)),
    )


def _no_image(name: str) -> ImageData:
    raise ValueError(f"the colours of a locked region have an image “{name}”")
