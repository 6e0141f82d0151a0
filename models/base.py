"""What every backend is: its protocol, its results, and how it is told to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from models.errors import UnsupportedGuidance
from models.hints import AB, XY, Guidance, Hints

if TYPE_CHECKING:
    from models.image import ImageData

Progress = Callable[[float, str], None]
"""Called with a fraction 0..1 and a short sentence; may come from a worker thread."""


class Cancelled(Exception):
    """Raised inside a running computation after `CancelToken.cancel()`."""


class CancelToken:
    """A flag one thread sets and another one polls."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the computation that holds this token to stop at its next check."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether `cancel` was called."""
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        """Raise `Cancelled` if `cancel` was called, else do nothing."""
        if self._event.is_set():
            raise Cancelled


def require_supported(title: str, supports: Guidance, hints: Hints) -> None:
    """Refuse hints that a backend does not take.

    Args:
        title: the backend's, as the artist reads it.
        supports: the kinds it takes.

    Raises:
        UnsupportedGuidance: there are others among the hints.
    """
    if hints.kinds & ~supports:
        words = " and ".join(str(kind.name).lower() for kind in supports)
        raise UnsupportedGuidance(
            f"{title} takes {words} only.", "Remove the other hints, or choose a backend that takes them."
        )


class PaletteSource(Protocol):
    """Where suggested colours come from; belongs to one result."""

    def suggest(self, xy: XY, k: int) -> list[tuple[AB, float]]:
        """Colours likely at a place.

        Args:
            xy: full-resolution image pixels.
            k: how many at most, 1..9.

        Returns:
            Up to k pairs (ab, probability 0..1), most likely first; the same call gives the same answer.
        """
        ...


class LabelMaps(Protocol):
    """Where a backend that tells strokes apart believes each kind of stroke to belong; belongs to one result.

    Attributes:
        labels: the kinds' names, "" where a kind is a colour only.
        colors: their colours; None for "as it is".
    """

    labels: tuple[str, ...]
    colors: tuple[AB | None, ...]

    def map(self, index: int, most: int | None = None) -> NDArray[np.float32]:
        """Probability 0..1 of one kind, (h, w) of the result's aspect; computed on demand.

        Args:
            index: which kind.
            most: pixels at most, where a look at it is enough; None for as many as the backend finds useful.
        """
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Colorization:
    """A backend's answer.

    Attributes:
        ab: float32 (h, w, 2), Lab chroma at the backend's working resolution, aspect as the photograph's.
        palette: suggestions for this result, or None where the backend has none.
        exact: whether `ab` should be corrected after the join so that every hint is met exactly.
        maps: what the result was made from, for backends that learn from strokes; else None.
    """

    ab: NDArray[np.float32]
    palette: PaletteSource | None = None
    exact: bool = False
    maps: LabelMaps | None = None


class Colorizer(Protocol):
    """One backend, created by `registry.create`. Used from one thread at a time.

    Attributes:
        name: its key in the registry.
        supports: the kinds of guidance it takes.
        working_size: short side in pixels at which `prepare` looks at a photograph; None for its own choice.
    """

    name: str
    supports: Guidance
    working_size: int | None

    def prepare(self, image: ImageData, hints: Hints, cancel: CancelToken, progress: Progress) -> object:
        """Do what depends on the photograph (and `hints.references`) only, so that edits are cheap.

        Raises:
            Cancelled: the token was set.
            UserError: the photograph or a reference cannot be used.
        """
        ...

    def colorize(self, prepared: object, hints: Hints, cancel: CancelToken, progress: Progress) -> Colorization:
        """Colour the prepared photograph after the hints.

        Raises:
            Cancelled: the token was set.
            UnsupportedGuidance: hints of a kind that `supports` does not name.
        """
        ...


@runtime_checkable
class Previews(Protocol):
    """A backend that has rough answers long before the final one.

    Attributes:
        preview: called with each of them during `colorize`, in its thread; None where nobody looks.
    """

    preview: Callable[[Colorization], None] | None


def no_progress(fraction: float, text: str) -> None:
    """A `Progress` for callers that show none."""
