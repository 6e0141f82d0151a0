"""What backends say to pictures. The last answers are kept."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.core.caches import ByPicture, Recent
from app.core.picture import Picture, proxy_hints
from models import registry
from models.base import CancelToken, Colorization, Colorizer, Progress
from models.hints import Hints
from models.registry import Use
from models.strength import firm, toned


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What a backend said.

    Attributes:
        hints: what it was told, in pixels of the proxy.
        colorization: its answer.
        ms: how long it took.
    """

    hints: Hints
    colorization: Colorization
    ms: float


class Answers:
    """Asks backends, each picture once."""

    def __init__(self, prepared: Recent[object], kept: int) -> None:
        """Use a cache of prepared photographs, and keep so many answers for each use."""
        self._prepared = prepared
        self._kept = {use: ByPicture[Answer](kept) for use in Use}

    def clear(self) -> None:
        """Drop all answers, with the memory of the device that they take up."""
        for kept in self._kept.values():
            kept.clear()

    def of(
        self,
        picture: Picture,
        backend: Colorizer,
        cancel: CancelToken,
        progress: Progress,
        preview: Callable[[Answer], None] | None = None,
    ) -> Answer:
        """The answer to a picture; `preview` is called with rough ones before.

        Args:
            picture: hints that the backend does not take stay in the document for other backends; it is not told of
                those that do not reach everywhere, nor of the limit.

        Raises:
            Cancelled: the token was set.
            UserError: the backend cannot use the picture or the hints.
        """
        spec = registry.spec(picture.backend)
        use, hints = spec.use, picture.hints.only(spec.supports)
        marks = use.spec.marks_regions
        picture = replace(picture, hints=hints if marks else hints.everywhere, limit=None)
        found = self._kept[use].find(picture)
        if found is not None:
            return found
        start = time.perf_counter()
        told = proxy_hints(picture.hints, picture.photo)
        sure = told if marks else firm(told)
        if sure is not told:
            under = self.of(replace(picture, hints=firm(picture.hints)), backend, cancel, progress)
            told = toned(told, under.colorization.ab, picture.photo.proxy.size)
        photo, size = picture.photo.proxy, picture.working_size
        prepared = self._prepared.get(
            picture.prepare_key, lambda: backend.prepare(photo, told, cancel, progress, working_size=size)
        )
        cancel.raise_if_cancelled()

        def answer(colorization: Colorization) -> Answer:
            return Answer(told, colorization, (time.perf_counter() - start) * 1000)

        show = None if preview is None else lambda rough: preview(answer(rough))
        made = answer(backend.colorize(prepared, told, cancel, progress, preview=show))
        cancel.raise_if_cancelled()
        self._kept[use].keep(picture, made)
        return made
