"""One document being worked on: turns its changes into requests and decides which results are still wanted."""

from __future__ import annotations

import itertools
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from app.core.document import Document, Region
from app.core.image_io import Photograph
from app.core.render import Detail, LabelMap, Renderer
from models import registry
from models.errors import UserError, WeightsCorrupt, WeightsMissing
from models.hints import AB, XY, Hints

if TYPE_CHECKING:
    from app.core.worker import Worker

__all__ = ["Detail", "Failure", "LabelMap", "Maps", "Request", "Result", "Session", "Suggestions"]

_serials = itertools.count(1)
"""One row of numbers for all sessions, so that a later document's requests count as newer, too."""


def next_serial() -> int:
    """A number above all that were given out before."""
    return next(_serials)


@dataclass(frozen=True, slots=True)
class Request:
    """All that the worker needs for one picture on the screen; compares by value.

    Attributes:
        serial: grows with every request of the program.
        revision: the document's revision it was made from.
        committed: False while the gesture is going on.
        backend: a name of the registry.
        device: "auto", "cpu" or "cuda".
        working_size: short side at which the backend looks at the photograph; None for its own choice.
        photo: the photograph.
        hints: in full-resolution pixels.
        palette_at: where suggestions are wanted, in full-resolution pixels; None for none.
        palette_without: the id of a hint the suggestions must not know of.
        detail: what is visible; None for the overview only.
        region: what colours are limited to; None for the whole photograph.
    """

    serial: int
    revision: int
    committed: bool
    backend: str
    device: str
    working_size: int | None
    photo: Photograph
    hints: Hints
    palette_at: XY | None = None
    palette_without: int | None = None
    detail: Detail | None = None
    region: Region | None = None

    @property
    def context(self) -> tuple[object, ...]:
        """What a running computation cannot outlive: backend, device, photograph, working size, references, region."""
        looks_at = self.photo.full.key, self.working_size, self.hints.references, self.region
        return self.backend, self.device, *looks_at


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """The worker's answer to a request.

    Attributes:
        request: what it answers.
        overview: uint8 (h, w, 3), the whole photograph, long side at most 1024.
        detail: uint8 (h, w, 3) for `detail_box`, or None where none was asked for.
        detail_box: `request.detail.box` cut to the photograph, full-resolution pixels.
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
    detail_box: tuple[int, int, int, int] | None
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


class Session:
    """Requests from a document and its view. Lives in the GUI thread; never blocks."""

    def __init__(self, document: Document, worker: Worker, *, device: str = "auto") -> None:
        """Watch a document; the first request goes out at once."""
        self.document = document
        self.worker = worker
        self._device = device
        self._detail: Detail | None = None
        self._palette_at: XY | None = None
        self._palette_without: int | None = None
        self._last: Request | None = None
        self._shown: Result | None = None
        self._suggested = 0
        self._stopped_hints: Hints | None = None
        # Forgets what it has called, so that a closed session and its photograph go at once.
        self._watching = ExitStack()
        self._watching.callback(document.subscribe(self._update))
        self._update()

    @property
    def device(self) -> str:
        """The device asked for: "auto", "cpu" or "cuda"."""
        return self._device

    @property
    def shown(self) -> Result | None:
        """The result accepted last."""
        return self._shown

    @property
    def finished(self) -> Result | None:
        """The result on the screen, if it is all that the document asks for; None while that is still computed."""
        shown = self._shown
        if shown is None or shown.rough or not self._is_current(shown.request):
            return None
        state, request = self.document.state, shown.request
        asked = (state.hints, state.working_size, state.region, self._device)
        return shown if asked == (request.hints, request.working_size, request.region, request.device) else None

    @property
    def stopped(self) -> bool:
        """Whether what the document asks for was cancelled, so that the picture is not finished."""
        return self._stopped_hints is not None

    def set_view(self, detail: Detail | None) -> None:
        """Tell what is visible."""
        self._detail = detail
        self._update()

    def set_palette_at(self, xy: XY | None, without: int | None = None) -> None:
        """Ask for suggestions at a place, as if the hint `without` were not there; None for none."""
        self._palette_at, self._palette_without = xy, without
        self._update()

    def set_device(self, name: str) -> None:
        """Compute on "auto", "cpu" or "cuda" from now on."""
        self._device = name
        self._update()

    def refresh(self) -> None:
        """Ask again even if nothing has changed: after a failure whose cause is gone."""
        self._last = self._stopped_hints = None
        self._update()

    def cancel(self) -> None:
        """Stop what is being computed; it is not taken up again before the document changes or `refresh`."""
        self._stopped_hints = self.document.state.hints
        self.worker.cancel()

    def close(self) -> None:
        """Stop watching the document and computing for it. The worker stays open."""
        self._watching.close()
        self.worker.cancel()

    def accept(self, result: Result) -> bool:
        """Whether a result is of this photograph and backend and newer than what is shown; if so it is noted."""
        if not self._is_current(result.request):
            return False
        if self._shown is not None:
            last = self._shown.request.serial
            if result.request.serial < last or (result.request.serial == last and not self._shown.rough):
                return False
        self._shown = result
        return True

    def accept_suggestions(self, found: Suggestions) -> bool:
        """Whether suggestions are for the place asked about now and newer than the last; if so that is noted."""
        request = found.request
        asked = (request.palette_at, request.palette_without) == (self._palette_at, self._palette_without)
        if not asked or not self._is_current(request) or request.serial <= self._suggested:
            return False
        self._suggested = request.serial
        return True

    def accept_maps(self, found: Maps) -> bool:
        """Whether maps belong to the picture that is shown."""
        shown = self._shown
        return shown is not None and found.request.hints == shown.request.hints and self._is_current(found.request)

    def accept_failure(self, failure: Failure) -> bool:
        """Whether a failure concerns what is on the screen."""
        return self._is_current(failure.request)

    def replacement(self, failure: Failure) -> str | None:
        """A backend that needs no weights, when the failed one has none to work with; else None."""
        if not isinstance(failure.error, WeightsMissing | WeightsCorrupt):
            return None
        use = self.document.state.use
        return next((name for name in registry.names(use) if registry.spec(name).weights is None), None)

    def _is_current(self, request: Request) -> bool:
        return request.photo.full == self.document.photo.full and request.backend == self.document.state.backend

    def _update(self) -> None:
        """Send a request if anything that a picture depends on has changed."""
        request = self._build()
        if request is None or (self._last is not None and _same_work(request, self._last)):
            return
        self._last = request
        self.worker.submit(request)

    def _build(self) -> Request | None:
        state = self.document.state
        # A slow solver never sees a gesture that is going on: it goes by what has been committed.
        spec = registry.find(state.backend)
        drafting = (spec is None or spec.live) and self.document.draft is not None
        hints = self.document.hints if drafting else state.hints
        if self._stopped_hints is not None:
            if not drafting and hints == self._stopped_hints and self._same_context():
                return self._build_from_shown()
            self._stopped_hints = None
        return self._request(hints, self.document.revision, committed=not drafting)

    def _same_context(self) -> bool:
        last, state = self._last, self.document.state
        wanted = (state.backend, self._device, state.working_size, state.region)
        return last is not None and (last.backend, last.device, last.working_size, last.region) == wanted

    def _build_from_shown(self) -> Request | None:
        """After Cancel the view may still move over the picture that was there before."""
        if self._shown is None or not self._is_current(self._shown.request):
            return None
        return self._request(self._shown.request.hints, self._shown.request.revision, committed=True)

    def _request(self, hints: Hints, revision: int, *, committed: bool) -> Request:
        state = self.document.state
        return Request(
            serial=next_serial(),
            revision=revision,
            committed=committed,
            backend=state.backend,
            device=self._device,
            working_size=state.working_size,
            photo=self.document.photo,
            hints=hints,
            palette_at=self._palette_at,
            palette_without=self._palette_without,
            detail=self._detail,
            region=state.region,
        )


def _same_work(one: Request, other: Request) -> bool:
    """Whether two requests ask for the same picture."""
    return (
        one.context == other.context
        and one.committed == other.committed
        and one.hints == other.hints
        and (one.palette_at, one.palette_without, one.detail)
        == (other.palette_at, other.palette_without, other.detail)
    )
