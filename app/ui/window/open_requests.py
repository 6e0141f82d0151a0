"""What a window was asked to open: the last request counts, whatever is read first, and no work is lost to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Then = Callable[[], None]


class OpenRequests:
    """Numbers the requests of one window."""

    def __init__(self, unsaved: Callable[[], object], keep_or_drop: Callable[[Then], None]) -> None:
        """Take what the window knows of its work.

        Args:
            unsaved: the unsaved work as a value, None where there is none.
            keep_or_drop: asks what is to become of unsaved work, then does what waits for that, or nothing.
        """
        self.unsaved, self.keep_or_drop = unsaved, keep_or_drop
        self.count = 0

    def begin(self) -> OpenRequest:
        """Note that something else is asked for. The artist has agreed that the work that is open now may go."""
        self.count += 1
        return OpenRequest(self, self.count, self.unsaved())


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """One request; what was asked for is read meanwhile, and the window goes on.

    Attributes:
        requests: those of the window.
        number: its place among them.
        agreed: the unsaved work that may go; None for none.
    """

    requests: OpenRequests
    number: int
    agreed: object

    @property
    def is_last(self) -> bool:
        """Whether nothing else was asked for since."""
        return self.number == self.requests.count

    def answer(self, show: Then) -> None:
        """Show what was read, if it is still what is asked for; asks first where there is unsaved work by now."""
        if self.is_last and self.requests.unsaved() not in (None, self.agreed):
            self.requests.keep_or_drop(lambda: self._show(show))
        else:
            self._show(show)

    def _show(self, show: Then) -> None:
        # The question, or a save before it, may have taken a while.
        if self.is_last:
            show()
