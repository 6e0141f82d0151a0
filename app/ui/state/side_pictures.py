"""Pictures that are computed in the background, to be looked at beside the result."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, Signal

from app.core.messages import AnySideRequest, SideAnswer


class Customer(IntEnum):
    """Who asks for such pictures; the first ones are served first."""

    COMPARISON = 0
    PLACES = 1
    SNAPSHOTS = 2
    VARIANTS = 3
    THEMES = 4
    REFERENCES = 5
    FILM = 6


class SidePictures(QObject):
    """What each customer has asked for last, and the answers to that. Answers nobody asks for any more are dropped."""

    changed = Signal()
    """An answer has come."""
    wanted = Signal(object)
    """What is still to be computed, the first one first: a tuple of requests, for `Worker.want`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: dict[Customer, tuple[AnySideRequest, ...]] = dict.fromkeys(Customer, ())
        self._answers: list[SideAnswer] = []

    def ask(self, customer: Customer, requests: Sequence[AnySideRequest]) -> None:
        """Ask for these in place of what the customer asked for before, the first one first."""
        if tuple(requests) != self._asked[customer]:
            self._asked[customer] = tuple(requests)
            everything = self._everything()
            self._answers = [answer for answer in self._answers if answer.request in everything]
            self._tell()

    def answer(self, request: AnySideRequest) -> SideAnswer | None:
        """The answer to a request; None if it has not come yet."""
        return next((answer for answer in self._answers if answer.request == request), None)

    def take(self, answer: SideAnswer) -> None:
        """An answer of the worker; dropped if nobody waits for it."""
        if answer.request in self._everything() and self.answer(answer.request) is None:
            self._answers.append(answer)
            self.changed.emit()

    def reset(self) -> None:
        """Forget all that was asked for: another photograph is open."""
        for customer in Customer:
            self._asked[customer] = ()
        self._answers.clear()
        self._tell()

    def _everything(self) -> list[AnySideRequest]:
        return [request for customer in Customer for request in self._asked[customer]]

    def _tell(self) -> None:
        self.wanted.emit(tuple(request for request in self._everything() if self.answer(request) is None))
