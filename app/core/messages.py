"""What the window and the worker send each other: immutable values."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from app.core.picture import Picture
from app.core.render import Detail, LabelMap, Renderer
from models.errors import UserError
from models.hints import AB, XY

_serials = itertools.count(1)
"""One row of numbers for all sessions, so that a later document's requests count as newer, too."""


def next_serial() -> int:
    """A number above all that were given out before."""
    return next(_serials)


@dataclass(frozen=True, slots=True)
class Request:
    """A picture for the screen, and what is wanted beside it; compares by value.

    Attributes:
        serial: grows with every request of the program.
        committed: False while the gesture is going on.
        picture: what is asked for.
        palette_at: where suggestions are wanted, in full-resolution pixels; None for none.
        palette_without: the id of a hint the suggestions must not know of.
        detail: what is visible; None for the overview only.
    """

    serial: int
    committed: bool
    picture: Picture
    palette_at: XY | None = None
    palette_without: int | None = None
    detail: Detail | None = None

    def same_work(self, other: Request) -> bool:
        """Whether two requests differ in their serials only."""
        return replace(self, serial=other.serial) == other


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """The worker's answer to a request.

    Attributes:
        request: what it answers.
        overview: uint8 (h, w, 3), the whole photograph, long side at most `OVERVIEW_SIDE`.
        detail: uint8 (h, w, 3), what is visible (`clip_detail` of `request.detail`); None where none was asked for.
        colorize_ms: time of colouring.
        join_ms: time of joining colour with the lightness of what is shown.
        device: the device's name, to be shown.
        renderer: what it was painted by, for an export of just this picture.
        notice: something the artist should read ("the GPU ran out of memory..."); usually empty.
        rough: whether another result for the same request follows.
    """

    request: Request
    overview: NDArray[np.uint8]
    detail: NDArray[np.uint8] | None
    colorize_ms: float
    join_ms: float
    device: str
    renderer: Renderer | None = field(default=None, repr=False)
    notice: str = ""
    rough: bool = False

    @property
    def ms(self) -> float:
        """Time of colouring and joining."""
        return self.colorize_ms + self.join_ms


@dataclass(frozen=True, slots=True, eq=False)
class Suggestions:
    """The worker's second answer to a request that names a place; the picture does not wait for it.

    Attributes:
        request: what it answers.
        palette: colours for `request.palette_at`, most likely first.
        notice: as for a `Result`.
    """

    request: Request
    palette: list[tuple[AB, float]]
    notice: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Maps:
    """The worker's third answer: the probability maps behind the result, for backends that tell strokes apart."""

    request: Request
    maps: tuple[LabelMap, ...]
    notice: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Failure:
    """A request that could not be answered: what to tell the artist, and the traceback for the curious."""

    request: Request
    error: UserError
    details: str = field(repr=False)
