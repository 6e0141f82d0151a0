"""The backends in use, each loaded once, and the number of torch's threads."""

from __future__ import annotations

import threading

import numpy as np

from app.core import edits
from app.core.caches import Recent
from models import device as devices
from models import registry
from models.base import CancelToken, Colorizer, Progress, no_progress
from models.hints import AB, Hints
from models.image import ImageData
from models.words import Words

_KEPT = 4
_SIDE = 64
_STRONG: AB = (60.0, 100.0)


class Backends:
    """Used by one thread at a time, but by any.

    Attributes:
        threads: how many torch computes with (None: its own choice); may be set at any time.
    """

    def __init__(self, threads: int | None) -> None:
        self.threads = threads
        self._of_thread = threading.local()  # torch keeps its number of threads per calling thread
        self._loaded: Recent[tuple[Colorizer, str]] = Recent(_KEPT)

    def get(self, name: str, device: str, progress: Progress) -> tuple[Colorizer, str]:
        """A backend, and the name of its device as the artist reads it.

        Raises:
            UserError: the backend cannot be made.
        """

        def make() -> tuple[Colorizer, str]:
            progress(0.0, Words("Loading {title}", title=registry.spec(name).title))
            backend = registry.create(name, device=device)
            on_gpu = registry.spec(name).device and device != devices.CPU
            return backend, devices.resolve(device if on_gpu else devices.CPU).title

        if registry.spec(name).device:
            self.set_threads()
        return self._loaded.get((name, device), make)

    def set_threads(self) -> None:
        """Set torch's number of threads before torch runs; only for backends that import torch anyway."""
        if self.threads is not None and self.threads != getattr(self._of_thread, "threads", None):
            devices.set_threads(self.threads)
            self._of_thread.threads = self.threads

    def clear(self) -> None:
        """Forget what is loaded."""
        self._loaded.clear()

    def warm(self, name: str, device: str) -> ImageData:
        """Do in advance what is done once (imports, weights, tables); returns the small picture it was done on.

        Raises:
            as `get` does.
        """
        backend, _ = self.get(name, device, no_progress)
        rows = np.linspace(40, 200, _SIDE, dtype=np.uint8)
        picture = ImageData.from_rgb(np.tile(rows[:, None, None], (1, _SIDE, 3)))
        hints, _ = edits.add_point(Hints(), (_SIDE / 2, _SIDE / 2), _STRONG)
        local = hints.only(registry.spec(name).supports)
        token = CancelToken()
        result = backend.colorize(backend.prepare(picture, local, token, no_progress), local, token, no_progress)
        if result.palette is not None:
            result.palette.suggest((1.0, 1.0), 1)
        from models.join.upsample import Upsampler

        # A colour outside the gamut, to fill the table that such colours need.
        strong = np.full_like(result.ab, max(_STRONG))
        Upsampler(picture.L, strong).rgb(picture.L)
        return picture
