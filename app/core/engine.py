"""Computes pictures for the worker and for exports, and caches backends, prepared photographs and answers."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from app.core import edits, memory, shapes
from app.core.answers import Answer, Answers
from app.core.backends import Backends
from app.core.caches import ByPicture, Recent
from app.core.coats import Coats
from app.core.composer import composed
from app.core.document import Marked
from app.core.messages import (
    AnySideRequest,
    Influence,
    Maps,
    Request,
    Result,
    SideAnswer,
    SideDone,
    SidePicture,
    SideWork,
    Suggestions,
    Survey,
    SurveyRequest,
    Themes,
    ThemesRequest,
)
from app.core.painting import Studio
from app.core.picture import Picture
from app.core.regions import SoftMask
from app.core.render import CutOutRenderer, Renderer
from app.core.settings import DEFAULT_THREADS
from app.core.shapes import Shape
from models import device as devices
from models import registry
from models.base import CancelToken, Progress, no_progress
from models.errors import DeviceOutOfMemory
from models.hints import is_local
from models.recommend.recommended import recommended
from models.registry import Use
from models.types import F32
from models.words import Words

_log = logging.getLogger(__name__)
_V = TypeVar("_V")

PALETTE_SIZE = 9
"""Number of suggested colours."""

_PREPARED_KEPT = 6
_ANSWERS_KEPT = 12
"""Answers kept for each use: each region with hints of its own has one."""
_RENDERERS_KEPT = 3
"""Renderers kept for each use."""
_SIDE_ANSWERS_KEPT = 2
"""The same of pictures for the side, which must not take the places of those that the artist works on."""

_MUCH = 15.0
"""A difference of chroma (ab units) that counts as full influence."""

_PATIENCE_S = 0.05
"""Seconds between two checks for cancellation while a thread waits for its turn."""


class Engine:
    """Backends, prepared photographs and the last colorizations, each made on first use.

    May be used from several threads: one of them computes, the others wait for their turn or for their token.

    Attributes:
        backends: what is loaded.
    """

    def __init__(self, *, threads: int | None = DEFAULT_THREADS) -> None:
        self.backends = Backends(threads)
        self._turn = threading.Lock()
        self._prepared: Recent[object] = Recent(_PREPARED_KEPT)
        self._answers = Answers(self._prepared, _ANSWERS_KEPT)
        self._side_answers = Answers(self._prepared, _SIDE_ANSWERS_KEPT)
        self._coats = Coats(self.backends.set_threads)
        self._renderers = {use: ByPicture[Renderer](_RENDERERS_KEPT) for use in Use}
        self._side_renderers = ByPicture[Renderer](_SIDE_ANSWERS_KEPT)
        self._too_small: set[tuple[str, str, str]] = set()
        self._studio = Studio()
        self._photo = ""
        self._rested = True

    def run(
        self,
        request: Request,
        cancel: CancelToken,
        progress: Progress,
        *,
        rough: Callable[[Result], None] | None = None,
    ) -> Result:
        """Compute the picture of a request; `rough` is called with rough results before, if the backend has any.

        Raises:
            Cancelled: the token was set.
            UserError: the backend cannot be made, or cannot use the picture or the hints.
        """
        result, notice = self._with_fallback(
            request.picture, cancel, lambda picture: self._answer(request, picture, cancel, progress, rough)
        )
        return replace(result, notice=notice)

    def suggest(self, request: Request, cancel: CancelToken, progress: Progress) -> Suggestions | None:
        """Compute the suggestions of a request, without a hint's own colour if the request says so.

        None if none are wanted or the backend has none. Also None while a hint is being moved, because that would need
        a second colorization.

        Raises:
            as `run` does.
        """
        if request.palette_at is None or not registry.spec(request.picture.backend).palette:
            return None
        picture, hints = request.picture, request.picture.hints
        if request.palette_without is not None:
            if not request.committed:
                return None
            picture = replace(picture, hints=hints.without((request.palette_without,)))
        renderer, notice = self.rendered(picture, cancel, progress)
        palette = renderer.suggest(request.palette_at, PALETTE_SIZE)
        return None if palette is None else Suggestions(request, palette, notice)

    def maps(self, request: Request, cancel: CancelToken, progress: Progress) -> Maps | None:
        """Compute the probability maps of a request; None if the backend has none.

        Raises:
            as `run` does.
        """
        if not registry.spec(request.picture.backend).maps:
            return None
        renderer, notice = self.rendered(request.picture, cancel, progress)
        return Maps(request, renderer.maps(cancel), notice)

    def beside(self, request: AnySideRequest, cancel: CancelToken) -> SideAnswer:
        """Compute what is to be looked at beside the result.

        Raises:
            as `run` does; and for surveys and themes, if the backend does not know how likely colours are.
        """
        if isinstance(request, SideWork):
            with self._own_turn(cancel):
                return SideDone(request, request.run(self.backends, cancel))
        renderer, _ = self._with_fallback(
            request.picture, cancel, lambda picture: self._side_renderer(picture, cancel)
        )  # fmt: skip
        cancel.raise_if_cancelled()
        if isinstance(request, SurveyRequest):
            return Survey(request, *renderer.survey(request.picture.hints))
        if isinstance(request, ThemesRequest):
            light = request.picture.photo.proxy.L
            return Themes(request, recommended(light, renderer.odds(), request.colors))
        if request.detail is None:
            return SidePicture(request, renderer.overview(request.long_side))
        return SidePicture(request, *renderer.render(request.detail, draft=False))

    def influence(self, request: Request, cancel: CancelToken, progress: Progress) -> Influence | None:
        """Compute where the hint that a request names colours the picture; None if there is no such hint.

        Also None while a hint that reaches everywhere is being moved, because that would need a second colorization.

        Raises:
            as `run` does.
        """
        if request.influence_of is None:
            return None
        picture, spec = request.picture, registry.spec(request.picture.backend)
        hint = edits.find(picture.hints.only(spec.supports), request.influence_of)
        if hint is None or spec.use.spec.marks_regions or not (is_local(hint) or request.committed):
            return None

        region = next((each for each in picture.regions if each.id == hint.within), None)

        def compute(wanted: Picture) -> F32:
            if is_local(hint):
                return self._coats.mask(picture, hint.id, progress)
            backend, _ = self.backends.get(wanted.backend, wanted.device, progress)
            there = wanted.part(region)
            without = replace(there, hints=there.hints.without((hint.id,)))
            found = [self._answers.of(each, backend, cancel, progress) for each in (there, without)]
            difference = found[0].colorization.ab - found[1].colorization.ab
            return np.asarray(np.linalg.norm(difference, axis=2) / _MUCH, np.float32)

        share, notice = self._with_fallback(picture, cancel, compute)
        if region is not None:
            inside = shapes.levels(region.shape, picture.photo.full.size, (share.shape[1], share.shape[0]))
            share = np.asarray(share * (inside / np.float32(255)), np.float32)
        # Rounded up: 0 means that not a bit changes there.
        return Influence(request, np.ceil(np.clip(share, 0, 1) * 255).astype(np.uint8), notice)

    def mask(self, picture: Picture, name: str, cancel: CancelToken, progress: Progress) -> SoftMask:
        """Compute the soft mask of a region of a cut-out.

        Raises:
            as `run` does; and where the region is not marked, or nothing else is.
        """
        return self.rendered(picture, cancel, progress)[0].mask(name)

    def warm(self, name: str, device: str) -> None:
        """Do in advance what is done once (imports, weights, tables), before the first photograph is opened.

        Raises:
            UserError: the backend cannot be made.
        """
        with self._own_turn(CancelToken()):
            picture = self.backends.warm(name, device)
            if not registry.spec(name).use.spec.marks_regions:
                self._coats.warm(picture.L)

    def full(
        self, picture: Picture, *, deep: bool, cancel: CancelToken, progress: Progress
    ) -> tuple[NDArray[np.uint8] | NDArray[np.uint16], str]:
        """The whole photograph in colour at full resolution (uint16 if `deep`), and a notice for the artist or "".

        Raises:
            as `run` does.
        """

        def scaled(low: float, high: float) -> Progress:
            return lambda fraction, text: progress(low + (high - low) * fraction, text)

        renderer, notice = self.rendered(picture, cancel, scaled(0.0, 0.5))
        return renderer.full(deep=deep, cancel=cancel, progress=scaled(0.5, 1.0)), notice

    def rendered(self, picture: Picture, cancel: CancelToken, progress: Progress) -> tuple[Renderer, str]:
        """The renderer of a picture, and a notice for the artist or "".

        Raises:
            as `run` does.
        """
        return self._with_fallback(picture, cancel, lambda wanted: self._renderer(wanted, cancel, progress))

    def rest(self) -> None:
        """Give memory back to the system that another photograph has left; to be called when there is nothing to do.

        Given back before the next photograph is prepared, it would be fetched again at once, which takes half as long
        as preparing.
        """
        if not self._rested:
            self._rested = True
            memory.give_back()

    @contextmanager
    def _own_turn(self, cancel: CancelToken) -> Iterator[None]:
        """Wait until no other thread computes; other threads wait until this one is done.

        Raises:
            Cancelled: the token was set while it waited.
        """
        while not self._turn.acquire(timeout=_PATIENCE_S):
            cancel.raise_if_cancelled()
        try:
            yield
        finally:
            self._turn.release()

    def _with_fallback(
        self, picture: Picture, cancel: CancelToken, compute: Callable[[Picture], _V]
    ) -> tuple[_V, str]:
        """Compute on the picture's device, or on the CPU if that device ran out of memory; the notice comes once."""
        with self._own_turn(cancel):
            return self._computed(picture, compute)

    def _computed(self, picture: Picture, compute: Callable[[Picture], _V]) -> tuple[_V, str]:
        self._turn_to(picture.photo.full.key)
        on_cpu = replace(picture, device=devices.CPU)
        asked = (picture.backend, picture.device, picture.photo.full.key)
        if asked in self._too_small:
            return compute(on_cpu), ""
        try:
            return compute(picture), ""
        except DeviceOutOfMemory:
            if picture.device == devices.CPU:
                raise
            _log.warning("out of memory on %s, going on with the CPU", picture.device, exc_info=True)
            self.backends.clear()
            self._forget_pictures()
        # Outside the handler: its traceback would keep the failed computation's memory alive.
        result = compute(on_cpu)
        self._too_small.add(asked)
        return result, Words("The GPU has too little memory for this picture; it is coloured on the CPU.")

    def _turn_to(self, photo: str) -> None:
        """Forget what was computed for another photograph than this one, by its key."""
        if photo != self._photo:
            self._photo, self._rested = photo, False
            self._forget_pictures()

    def _forget_pictures(self) -> None:
        self._studio, self._coats = Studio(), Coats(self.backends.set_threads)
        self._prepared.clear()
        for answers in (self._answers, self._side_answers):
            answers.clear()
        for renderers in (*self._renderers.values(), self._side_renderers):
            renderers.clear()

    def _answer(
        self,
        request: Request,
        picture: Picture,
        cancel: CancelToken,
        progress: Progress,
        rough: Callable[[Result], None] | None,
    ) -> Result:
        """The result of a request; `picture` is the request's, with the device that is used."""
        cancel.raise_if_cancelled()
        _, title = self.backends.get(picture.backend, picture.device, progress)

        def result(renderer: Renderer) -> Result:
            overview, detail = renderer.render(request.detail, draft=not request.committed)
            return Result(request, overview, detail, renderer.colorize_ms, renderer.join_ms, title, renderer)

        show = None if rough is None else lambda renderer: rough(replace(result(renderer), rough=True))
        return result(self._renderer(picture, cancel, progress, show))

    def _renderer(
        self,
        picture: Picture,
        cancel: CancelToken,
        progress: Progress,
        rough: Callable[[Renderer], None] | None = None,
    ) -> Renderer:
        """The renderer of a picture, from the cache or new; `rough` is called with those of rough answers."""
        cancel.raise_if_cancelled()
        kept = self._renderers[registry.spec(picture.backend).use]
        renderer = kept.find(picture)
        if renderer is None:
            renderer = self._made(picture, self._answers, cancel, progress, rough)
            kept.keep(picture, renderer)
        return renderer

    def _side_renderer(self, picture: Picture, cancel: CancelToken) -> Renderer:
        """The renderer of a picture for the side, from the caches or new."""
        kept = self._renderers[registry.spec(picture.backend).use]
        renderer = kept.find(picture) or self._side_renderers.find(picture)
        if renderer is None:
            renderer = self._made(picture, self._side_answers, cancel, no_progress, None)
            self._side_renderers.keep(picture, renderer)
        return renderer

    def _made(
        self,
        picture: Picture,
        answers: Answers,
        cancel: CancelToken,
        progress: Progress,
        rough: Callable[[Renderer], None] | None,
    ) -> Renderer:
        limit = self._limit(picture, cancel, progress)
        picture = picture.natural
        backend, _ = self.backends.get(picture.backend, picture.device, progress)

        def ask(part: Picture, preview: Callable[[Answer], None] | None) -> Answer:
            return answers.of(part, backend, cancel, progress, preview)

        if not registry.spec(picture.backend).use.spec.marks_regions:
            return composed(picture, limit, ask, self._coats, self._studio, progress, rough)

        def rendered(answer: Answer) -> Renderer:
            return CutOutRenderer(picture.photo, answer, self._studio.views)

        return rendered(ask(picture, None if rough is None else lambda answer: rough(rendered(answer))))

    def _limit(self, picture: Picture, cancel: CancelToken, progress: Progress) -> Shape | F32 | None:
        """What the picture's colours are limited to, as a stack has it."""
        limit = picture.limit
        if not isinstance(limit, Marked):
            return limit
        task = limit.cut_out
        cut_out = replace(picture, backend=task.backend, hints=task.hints, limit=None, regions=())
        return self._renderer(cut_out, cancel, progress).share(limit.name)
