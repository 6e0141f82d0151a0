"""What every backend is: its protocol, its results, and how it is told to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from models.errors import UnsupportedGuidance
from models.hints import AB, XY, Guidance, Hints
from models.words import Words

if TYPE_CHECKING:
    from models.image import ImageData

Progress = Callable[[float, Words], None]
"""Called with a fraction 0..1 of the work and a short sentence for the artist, in the thread that computes."""


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
            "{title} takes {words} only.",
            "Remove the other hints, or choose a backend that takes them.",
            title=title,
            words=words,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Odds:
    """How likely every colour is everywhere in a photograph, on a coarse grid with the photograph's aspect.

    Attributes:
        share: float32 (h, w, n), probabilities of the n colours.
        colors: float32 (n, 2), their ab.
        light: float32 (h, w), the photograph's lightness 0..100 there.
    """

    share: NDArray[np.float32]
    colors: NDArray[np.float32]
    light: NDArray[np.float32]


class PaletteSource(Protocol):
    """Where suggested colours come from; of one result. Asked from one thread at a time."""

    def odds(self) -> Odds:
        """How likely every colour is everywhere; computed on demand."""
        ...

    def suggest(self, xy: XY, k: int) -> list[tuple[AB, float]]:
        """Colours likely at a place.

        Args:
            xy: pixels of the image that was prepared.
            k: how many at most, 1..9.

        Returns:
            Up to k pairs (Lab chroma, probability 0..1), most likely first; the same call gives the same answer.
        """
        ...


class LabelMaps(Protocol):
    """Where each kind of stroke belongs, as a backend that learns from strokes believes; of one result.

    Attributes:
        labels: the regions that the kinds of strokes name, in the order of the kinds; "" where a kind is a colour only.
        colors: the kinds' colours; None for strokes that keep the photograph's own.
    """

    labels: tuple[str, ...]
    colors: tuple[AB | None, ...]

    def map(self, index: int, most: int | None = None) -> NDArray[np.float32]:
        """Where one kind of stroke belongs; computed on demand.

        Args:
            index: which kind, counted from 0.
            most: how many pixels the map may have, where a look at it is enough; None for the backend's own choice.

        Returns:
            (h, w) probabilities 0..1 of the whole photograph, with its aspect.
        """
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Correspondences:
    """Where a backend found a photograph's places in its references, on a coarse grid with the photograph's aspect.

    Places are fractions 0..1 of width and height, so that they hold for pictures of any size.

    Attributes:
        owner: int (h, w), the index of the reference that each place takes its colour from.
        place: float32 (h, w, 2), x and y of the place in that reference.
        confidence: float32 (h, w), how sure the match is, 0..1.
    """

    owner: NDArray[np.int64]
    place: NDArray[np.float32]
    confidence: NDArray[np.float32]

    def at(self, x: float, y: float) -> tuple[int, tuple[float, float], float]:
        """The reference's index, the place in it, and how sure that is, for a place of the photograph."""
        height, width = self.owner.shape
        row, column = (min(max(int(share * side), 0), side - 1) for share, side in ((y, height), (x, width)))
        across, down = self.place[row, column].tolist()
        return int(self.owner[row, column]), (across, down), float(self.confidence[row, column])


@dataclass(frozen=True, slots=True, eq=False)
class Colorization:
    """A backend's answer.

    Attributes:
        ab: float32 (h, w, 2), Lab chroma of the whole photograph at the backend's working resolution, with the
            photograph's aspect; colours may lie outside of sRGB.
        palette: where suggestions for this result come from; None where the backend has none.
        exact: whether the join with the full lightness should correct `ab` so that it meets every hint exactly.
        maps: where each kind of stroke belongs, from backends that learn from strokes; else None.
        matches: which places of references the photograph's colours come from, where the backend matches them; else
            None.
    """

    ab: NDArray[np.float32]
    palette: PaletteSource | None = None
    exact: bool = False
    maps: LabelMaps | None = None
    matches: Correspondences | None = None


Preview = Callable[[Colorization], None]
"""Called with a rough answer while the final one is being computed, in the thread that computes."""


class Colorizer(Protocol):
    """One backend, created by `registry.create`. Used from one thread at a time.

    Coordinates are pixels of the image that was prepared (x to the right, y down, the centre of the first pixel is
    (0.5, 0.5)): a caller that prepares a smaller copy of a photograph scales the hints first
    (`Hints.scaled`).

    Attributes:
        name: its key in the registry.
        supports: the kinds of guidance it takes.
    """

    name: str
    supports: Guidance

    def prepare(
        self,
        image: ImageData,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        working_size: int | None = None,
    ) -> object:
        """Do what no edit changes: all that depends on the photograph and the images of the references only.

        Args:
            image: the photograph, any size.
            hints: only the images of its references count here, in their order; not their strength or matches.
            cancel: polled; set from another thread to stop.
            progress: told how far it is.
            working_size: short side in pixels at which to look at the photograph; None for the backend's own choice.

        Returns:
            What `colorize` takes, opaque to all others; valid for any hints with the same images of references.

        Raises:
            Cancelled: the token was set.
            UserError: the photograph or a reference cannot be used.
        """
        ...

    def colorize(
        self,
        prepared: object,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        preview: Preview | None = None,
    ) -> Colorization:
        """Colour the prepared photograph as the hints ask.

        Args:
            prepared: from `prepare` of the same backend, with the same images of references.
            hints: in pixels of the image that was prepared; of kinds that `supports` names.
            cancel: polled; set from another thread to stop.
            progress: told how far it is.
            preview: called with rough answers by backends that have them long before the final one; None for none.

        Returns:
            Chroma for the whole image, with suggestions and maps if the backend has any.

        Raises:
            Cancelled: the token was set.
            UnsupportedGuidance: hints of a kind that `supports` does not name.
            DeviceOutOfMemory: the device has too little memory for it.
        """
        ...


def no_progress(fraction: float, text: Words) -> None:
    """A `Progress` for callers that show none."""
