"""What the window and the worker send each other: immutable values."""

from __future__ import annotations

import itertools
from abc import ABC, abstractmethod
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from app.core.backends import Backends
from app.core.picture import Picture
from app.core.render import LabelMap, Renderer
from app.core.views import Detail
from models import registry
from models.base import CancelToken
from models.errors import UserError
from models.hints import AB, XY, Hints
from models.recommend.looks import Look
from models.recommend.recommended import Recommended
from models.types import U8

_serials = itertools.count(1)
"""One counter for all sessions, so that requests of a later document count as newer."""


def next_serial() -> int:
    """A serial number larger than all before."""
    return next(_serials)


@dataclass(frozen=True, slots=True)
class Request:
    """A picture for the screen, with the place for suggestions and the visible part; compares by value.

    Attributes:
        serial: grows with every request of the program.
        committed: False while the gesture is going on.
        picture: what is asked for.
        palette_at: where suggestions are wanted, in full-resolution pixels; None for none.
        palette_without: the id of a hint that suggestions must ignore; None for none.
        detail: what is visible; None for the overview only.
        influence_of: the id of a hint whose influence is wanted; None for none.
    """

    serial: int
    committed: bool
    picture: Picture
    palette_at: XY | None = None
    palette_without: int | None = None
    detail: Detail | None = None
    influence_of: int | None = None

    def same_work(self, other: Request) -> bool:
        """Whether two requests differ in their serials only."""
        return replace(self, serial=other.serial) == other


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """The worker's answer to a request.

    Attributes:
        request: what it answers.
        overview: uint8 (h, w, 3), the whole photograph: `detail` where that is all of it, else with a long side of at
            most `OVERVIEW_SIDE`.
        detail: uint8 (h, w, 3), what is visible (`clip_detail` of `request.detail`); None where none was asked for.
        colorize_ms: time of colouring.
        join_ms: time of joining colour with the lightness of what is shown.
        device: the device's name, to be shown.
        renderer: painted it; an export of this picture uses it.
        notice: a sentence for the artist ("the GPU ran out of memory..."); usually "".
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
    """The worker's third answer: the probability maps of the result, from backends that learn from strokes."""

    request: Request
    maps: tuple[LabelMap, ...]
    notice: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Influence:
    """The worker's answer to a request that names a hint: where the picture would be another one without it.

    Attributes:
        request: what it answers.
        share: uint8 (h, w), the whole photograph, small: how much the hint colours each place, in 255ths.
        notice: as for a `Result`.
    """

    request: Request
    share: U8
    notice: str = ""


@dataclass(frozen=True, slots=True)
class SideRequest:
    """A picture to be looked at beside the result: one half of a comparison, a thumbnail, a variant.

    Attributes:
        picture: what is asked for.
        long_side: of the overview, in pixels at most.
        detail: what is visible; None for the overview only.
    """

    picture: Picture
    long_side: int
    detail: Detail | None = None

    @property
    def backend(self) -> str:
        """The registry name of the backend that is asked."""
        return self.picture.backend


@dataclass(frozen=True, slots=True, eq=False)
class SidePicture:
    """The answer to a `SideRequest`.

    Attributes:
        request: what it answers.
        overview: uint8 (h, w, 3), the whole photograph.
        detail: uint8 (h, w, 3), what is visible, as in a `Result`.
    """

    request: SideRequest
    overview: NDArray[np.uint8]
    detail: NDArray[np.uint8] | None = None


@dataclass(frozen=True, slots=True)
class SurveyRequest:
    """A look at how sure the colours of a picture are, and which ones its parts may have."""

    picture: Picture

    @property
    def backend(self) -> str:
        """The registry name of the backend that is asked."""
        return self.picture.backend


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """The answer to a `SurveyRequest`, from backends that know how likely every colour is.

    Attributes:
        request: what it answers.
        places: where the next hint tells most, in full-resolution pixels, the best one first.
        looks: what else the whole photograph may plausibly look like.
    """

    request: SurveyRequest
    places: tuple[XY, ...]
    looks: tuple[Look, ...]


@dataclass(frozen=True, slots=True)
class ThemesRequest:
    """A question for themes that suit a photograph.

    Attributes:
        picture: the photograph without hints, by the default backend, which knows how likely colours are.
        colors: how many a theme is to have, 3 to 7.
    """

    picture: Picture
    colors: int

    @property
    def backend(self) -> str:
        """The registry name of the backend that is asked."""
        return self.picture.backend

    @classmethod
    def of(cls, picture: Picture, colors: int) -> ThemesRequest:
        """The question about a picture's photograph."""
        return cls(replace(picture, backend=registry.DEFAULT, hints=Hints(), limit=None, regions=()), colors)


@dataclass(frozen=True, slots=True, eq=False)
class Themes:
    """The answer to a `ThemesRequest`: themes for this photograph, those that usually serve best first."""

    request: ThemesRequest
    themes: tuple[Recommended, ...]


class SideWork(ABC):
    """Other work for the side with the backends that are loaded; compares as its subclass says."""

    @property
    @abstractmethod
    def backend(self) -> str:
        """The registry name of the backend that is asked."""

    @abstractmethod
    def run(self, backends: Backends, cancel: CancelToken) -> object:
        """Do it, in the worker's thread; what was interrupted is begun again later.

        Raises:
            Cancelled: the token was set.
            UserError: it cannot be done.
        """


@dataclass(frozen=True, slots=True, eq=False)
class SideDone:
    """The answer to `SideWork`: what it returned."""

    request: SideWork
    value: object


@dataclass(frozen=True, slots=True, eq=False)
class SideFailure:
    """A request for the side that could not be answered, and the error for the artist."""

    request: AnySideRequest
    error: UserError


AnySideRequest = SideRequest | SurveyRequest | ThemesRequest | SideWork
SideAnswer = SidePicture | Survey | Themes | SideDone | SideFailure


@dataclass(frozen=True, slots=True, eq=False)
class Failure:
    """A request that could not be answered: the error for the artist, and the traceback as details."""

    request: Request
    error: UserError
    details: str = field(repr=False)
