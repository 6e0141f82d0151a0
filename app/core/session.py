"""One open document: turns its changes into requests, and decides which results are still wanted."""

from __future__ import annotations

from contextlib import ExitStack

from app.core.document import Document, DocumentState
from app.core.messages import Failure, Influence, Maps, Request, Result, Suggestions, next_serial
from app.core.picture import Picture
from app.core.views import Detail
from app.core.worker import Worker
from models import registry
from models.errors import WeightsCorrupt, WeightsMissing
from models.hints import XY, Hints


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
        self._solo: frozenset[int] = frozenset()
        self._influence_of: int | None = None
        self._last: Request | None = None
        self._shown: Result | None = None
        self._suggested = 0
        self._stopped: Picture | None = None
        # Unsubscribes and drops the callbacks on closing, so that session and photograph are freed at once.
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
        """The result on the screen if it is the finished picture of the document; else None."""
        shown = self._shown
        if shown is None or shown.rough:
            return None
        return shown if shown.request.picture == self._asked() else None

    @property
    def stopped(self) -> bool:
        """Whether the computation of the current picture was cancelled."""
        return self._stopped is not None

    def picture_of(self, state: DocumentState) -> Picture:
        """The picture that another state of the document asks for."""
        return Picture.of(self.document.photo, state, self._device)

    def set_view(self, detail: Detail | None) -> None:
        """Set the visible part; None for the overview only."""
        self._detail = detail
        self._update()

    def set_palette_at(self, xy: XY | None, without: int | None = None) -> None:
        """Ask for suggestions at a place, ignoring the hint with the id `without`; None for no suggestions."""
        self._palette_at, self._palette_without = xy, without
        self._update()

    def set_solo(self, hint_ids: frozenset[int]) -> None:
        """Ask for the picture that these points and strokes alone would give; none for that of all of them."""
        self._solo = hint_ids
        self._update()

    def set_influence_of(self, hint_id: int | None) -> None:
        """Ask where a hint colours the picture, now and after every change; None for no such answers."""
        self._influence_of = hint_id
        self._update()

    def set_device(self, name: str) -> None:
        """Compute on "auto", "cpu" or "cuda" from now on."""
        self._device = name
        self._update()

    def refresh(self) -> None:
        """Send the request again even if nothing has changed, after the cause of a failure was removed."""
        self._last = self._stopped = None
        self._update()

    def cancel(self) -> None:
        """Stop the computation; it starts again after a change of the document or `refresh`."""
        self._stopped = self._wanted(self.document.state.hints)
        self.worker.cancel()

    def close(self) -> None:
        """Stop watching the document and computing for it. The worker stays open."""
        self._watching.close()
        self.worker.cancel()

    def accept(self, result: Result) -> bool:
        """Whether a result is for this photograph and backend, and newer; if so, it becomes `shown`."""
        if not self._is_current(result.request):
            return False
        if self._shown is not None:
            last = self._shown.request.serial
            if result.request.serial < last or (result.request.serial == last and not self._shown.rough):
                return False
        self._shown = result
        return True

    def accept_suggestions(self, found: Suggestions) -> bool:
        """Whether suggestions are for the current place and newer than the last accepted ones."""
        request = found.request
        asked = (request.palette_at, request.palette_without) == (self._palette_at, self._palette_without)
        if not asked or not self._is_current(request) or request.serial <= self._suggested:
            return False
        self._suggested = request.serial
        return True

    def accept_maps(self, found: Maps) -> bool:
        """Whether maps belong to the picture that is shown."""
        shown = self._shown
        return shown is not None and found.request.picture == shown.request.picture and self._is_current(found.request)

    def accept_influence(self, found: Influence) -> bool:
        """Whether an influence is of the hint asked about, in the picture that is shown."""
        shown = self._shown
        asked = found.request.influence_of == self._influence_of and self._is_current(found.request)
        return asked and shown is not None and found.request.picture == shown.request.picture

    def accept_failure(self, failure: Failure) -> bool:
        """Whether a failure concerns what is on the screen."""
        return self._is_current(failure.request)

    def replacement(self, failure: Failure) -> str | None:
        """A backend without weights, if the failed one misses its weights; else None."""
        if not isinstance(failure.error, WeightsMissing | WeightsCorrupt):
            return None
        use = self.document.state.use
        return next((name for name in registry.names(use) if registry.spec(name).weights is None), None)

    def _is_current(self, request: Request) -> bool:
        picture = request.picture
        return picture.photo == self.document.photo and picture.backend == self.document.state.backend

    def _asked(self) -> Picture:
        """The picture that the document asks for, without its draft."""
        return self.picture_of(self.document.state)

    def _wanted(self, hints: Hints) -> Picture:
        """The picture for the screen, from these hints of the document or from those of them that are solo."""
        wanted = hints.without(hints.ids - self._solo) if self._solo else hints
        return Picture.of(self.document.photo, self.document.state.asking(hints=wanted), self._device)

    def _update(self) -> None:
        """Send a request if anything that a picture depends on has changed."""
        request = self._build()
        if request is None or (self._last is not None and request.same_work(self._last)):
            return
        self._last = request
        self.worker.submit(request)

    def _build(self) -> Request | None:
        # Slow backends do not see drafts, only committed hints.
        spec = registry.find(self.document.state.backend)
        drafting = (spec is None or spec.live) and self.document.draft is not None
        picture = self._wanted(self.document.hints if drafting else self.document.state.hints)
        if self._stopped is not None:
            if not drafting and picture == self._stopped:
                return self._build_from_shown()
            self._stopped = None
        return self._request(picture, committed=not drafting)

    def _build_from_shown(self) -> Request | None:
        """The request after Cancel: the picture shown before, for the current view."""
        if self._shown is None or not self._is_current(self._shown.request):
            return None
        return self._request(self._shown.request.picture, committed=True)

    def _request(self, picture: Picture, *, committed: bool) -> Request:
        return Request(
            serial=next_serial(),
            committed=committed,
            picture=picture,
            palette_at=self._palette_at,
            palette_without=self._palette_without,
            detail=self._detail,
            influence_of=self._influence_of,
        )
