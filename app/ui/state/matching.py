"""What the photograph's places were matched with in the references, and the pair of places that is being made."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from models.base import Correspondences
from models.hints import XY


class Lit(NamedTuple):
    """The match of the place under the pointer.

    Attributes:
        reference: the index of the reference that it lies in.
        place: x and y there, fractions 0..1 of its width and height.
        sure: 0..1.
    """

    reference: int
    place: XY
    sure: float


class Matching(QObject):
    """Follows the pointer over the photograph into the references.

    Attributes:
        lit: the match of the place under the pointer; None without one.
        waiting: the place of the photograph, in its pixels, that waits for its partner in a reference; None for none.
    """

    changed = Signal()
    partner_wanted = Signal()
    """A place of the photograph waits for its partner."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lit: Lit | None = None
        self.waiting: XY | None = None
        self._found: Correspondences | None = None
        self._size = (1, 1)
        self._over: XY | None = None

    def take(self, found: Correspondences | None, size: tuple[int, int]) -> None:
        """The matches of another result, and the photograph's width and height in pixels."""
        self._found, self._size = found, size
        self._update()

    def hover(self, xy: XY | None) -> None:
        """The pointer is over a place of the photograph, in its pixels, or beside it."""
        self._over = xy
        self._update()

    def begin(self, xy: XY | None) -> None:
        """Let a place of the photograph wait for its partner; None to end that."""
        if xy != self.waiting:
            self.waiting = xy
            self.changed.emit()
            if xy is not None:
                self.partner_wanted.emit()

    def reset(self) -> None:
        """Forget everything: another document is open."""
        self._over = self.waiting = None
        self.take(None, (1, 1))

    def _update(self) -> None:
        lit = None
        if self._found is not None and self._over is not None:
            x, y = (value / side for value, side in zip(self._over, self._size, strict=True))
            if 0 <= x < 1 and 0 <= y < 1:
                lit = Lit(*self._found.at(x, y))
        if lit != self.lit:
            self.lit = lit
            self.changed.emit()
