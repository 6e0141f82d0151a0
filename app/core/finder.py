"""The thread that finds things in a photograph for clicks on it: one question at a time, always the newest."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from app.core.image_io import Photograph, fit
from app.core.regions import SoftMask
from app.core.shapes import FOUND_SIDE, Found
from models.errors import UserError
from models.hints import XY, ColorPoint, Hints
from models.lazy import cv2

if TYPE_CHECKING:
    from models.things import Spread, Things

_log = logging.getLogger(__name__)

FINE_STEP = 0.1
"""By how much one step changes a reach that does not go from size to size."""

_CLICK = 1.0
"""Half the side in pixels of the patch that stands for a click."""


@dataclass(frozen=True, slots=True)
class Question:
    """What lies under some clicks; compares by value.

    Attributes:
        serial: grows with every question.
        photo: the photograph.
        inside: places that belong to the thing, in full-resolution pixels; at least one.
        outside: places that do not.
        reach: how far around them, as in `models.things`: -1 a part, 0 the thing itself, 1 all that is like it.
        steps: by how many sizes more (below 0: less) than that.
        fine: whether a step is a tenth of reach; else it goes to the next size at which the thing has a border.
    """

    serial: int
    photo: Photograph
    inside: tuple[XY, ...]
    outside: tuple[XY, ...] = ()
    reach: float = 0.0
    steps: int = 0
    fine: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What was found, or why nothing was.

    Attributes:
        question: what it answers.
        found: the mask; None where there is an error.
        error: for the artist; None where there is a mask.
        details: the error's traceback.
    """

    question: Question
    found: Found | None
    error: UserError | None = None
    details: str = field(default="", repr=False)


class Finder:
    """One thread, started with the first question. `submit` and `close` are called from one other thread.

    Attributes:
        on_found: called with an `Answer` in the finder's thread, never after `close` has returned.
    """

    def __init__(self, on_found: Callable[[Answer], None]) -> None:
        """Take who is told of answers."""
        self.on_found = on_found
        self._changed = threading.Condition()
        self._pending: Question | None = None
        self._closed = False
        self._thread: threading.Thread | None = None
        self._things: tuple[Photograph, Things] | None = None
        self._spread: tuple[object, Spread] | None = None

    def submit(self, question: Question) -> None:
        """Ask; replaces the question that waits. Does nothing after `close`."""
        with self._changed:
            if self._closed:
                return
            self._pending = question
            self._changed.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._loop, name="tintype-finder", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Stop, and wait for the thread to end."""
        with self._changed:
            self._closed, self._pending = True, None
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _loop(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._pending is not None)
                question, self._pending = self._pending, None
            if question is None:
                return
            answer = self._answer(question)
            with self._changed:
                stale = self._closed or self._pending is not None
            if not stale:
                self.on_found(answer)

    def _answer(self, question: Question) -> Answer:
        try:
            return Answer(question, self.find(question))
        except UserError as error:
            return Answer(question, None, error, traceback.format_exc())
        except Exception as error:  # noqa: BLE001 - whatever fails here, the thread and the document live on
            _log.exception("nothing was found")
            told = UserError(
                "The thing was not found: {kind}: {reason}.",
                "Draw it with the lasso.",
                kind=type(error).__name__,
                reason=error,
            )
            return Answer(question, None, told, traceback.format_exc())

    def find(self, question: Question) -> Found:
        """The mask that answers a question, with the photograph's edges; takes a second for a new photograph.

        Raises:
            UserError: the network that looks at photographs cannot be loaded.
        """
        photo = question.photo
        things = self._things_of(photo)
        spread = self._spread_of(things, question)
        reach = _stepped(spread, question)
        share = spread.mask(reach)
        size = fit(photo.proxy.size, FOUND_SIDE)
        light = np.asarray(cv2.resize(photo.proxy.L, size, interpolation=cv2.INTER_AREA), np.float32)
        fine = SoftMask(light, np.asarray(share, np.float32)).at(light)
        return Found.of(fine, question.inside, question.outside, reach)

    def _things_of(self, photo: Photograph) -> Things:
        if self._things is None or self._things[0] != photo:
            # Imported on first use: it needs SciPy, and its network torch.
            from models.things import Things

            self._things, self._spread = (photo, Things.of(photo.proxy.L)), None
        return self._things[1]

    def _spread_of(self, things: Things, question: Question) -> Spread:
        key = (question.inside, question.outside)
        if self._spread is None or self._spread[0] != key:
            size = question.photo.full.size
            seeds, against = (things.drawn(_clicks(places), size) for places in key)
            self._spread = (key, things.spread(seeds, against))
        return self._spread[1]


def _clicks(places: tuple[XY, ...]) -> Hints:
    return Hints(tuple(ColorPoint(n, xy, (0.0, 0.0), _CLICK) for n, xy in enumerate(places)))


def _stepped(spread: Spread, question: Question) -> float:
    """The reach that is asked for, after its steps."""
    reach, steps = question.reach, question.steps
    if question.fine:
        return min(max(reach + FINE_STEP * steps, -1.0), 1.0)
    sizes = spread.sizes()
    for _ in range(abs(steps)):
        beyond = [s for s in sizes if (s > reach + 1e-6 if steps > 0 else s < reach - 1e-6)]
        if not beyond:
            break
        reach = min(beyond) if steps > 0 else max(beyond)
    return reach

