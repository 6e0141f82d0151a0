"""Gives hints the suggested colours of their places: tried, taken, or the likeliest one where none was chosen."""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.core import edits
from app.ui.state.hint_context import HintContext
from models import registry
from models.hints import AB, XY, ColorPoint, Guidance, Hints, Stroke


class Suggester(QObject):
    """What the suggested colours of the place under consideration do.

    A hint that is drawn while no colour is chosen waits here until the likeliest colour of its place is known, which
    takes some ten milliseconds; then it is added in that colour, as one undo step. Until then the picture stays as it
    is.
    """

    waiting_changed = Signal()
    """Other hints wait for their colours."""

    def __init__(self, context: HintContext) -> None:
        super().__init__(context)
        self._context = context
        self._held: ColorPoint | Stroke | None = None
        self._waiting: deque[ColorPoint | Stroke] = deque()
        self._adds = False
        context.palette_changed.connect(lambda _: self._answer())
        context.document_changed.connect(self._answer)
        context.document_opened.connect(self.cancel)
        context.use_changed.connect(self.cancel)

    # The likeliest colour

    @property
    def waiting(self) -> Hints:
        """Hints without a colour yet, in gray: those that wait, and the one in the hand."""
        hints = Hints()
        for hint in (*self._waiting, *((self._held,) if self._held is not None else ())):
            hints = edits.add(hints, hint)[0]
        return hints

    @property
    def are_awaited(self) -> bool:
        """Whether a hint that was drawn waits for its colour."""
        return bool(self._waiting)

    def likeliest(self, xy: XY) -> AB | None:
        """The likeliest colour of the place under consideration, if that is xy and its colours are known."""
        palette = self._context.palette
        return palette[0][0] if palette and self._context.palette_place == xy == self._context.place else None

    def hold(self, hint: ColorPoint | Stroke | None) -> None:
        """Show a hint that is being drawn and has no colour yet, and ask for the colours of its place; None: no more.

        The hint's own id and colour do not count.
        """
        self._held = hint
        if hint is not None and not self._waiting and start_of(hint) != self._context.place:
            self._context.consider(start_of(hint))
        self.waiting_changed.emit()

    def add(self, hint: ColorPoint | Stroke) -> None:
        """Add a hint in the likeliest colour of its place, as soon as that is known."""
        self._held = None
        self._waiting.append(hint)
        self._ask()
        self.waiting_changed.emit()
        self._answer()

    def cancel(self) -> bool:
        """Forget hints that have no colour yet; True if there were any."""
        were = bool(self._waiting) or self._held is not None
        self._waiting.clear()
        self._held = None
        if were:
            self.waiting_changed.emit()
        return were

    def _ask(self) -> None:
        if self._waiting and start_of(self._waiting[0]) != self._context.place:
            self._context.consider(start_of(self._waiting[0]))

    def _answer(self) -> None:
        """Add the first hint that waits, if its colour is known and no gesture is going on."""
        document = self._context.document
        if not self._waiting or document is None or document.draft is not None:
            return
        if not self._context.suggests:
            self.cancel()
            return
        ab = self.likeliest(start_of(self._waiting[0]))
        if ab is None:
            # Something else was looked at meanwhile.
            self._ask()
            return
        hint = self._waiting.popleft()
        label = self.tr("Add point") if isinstance(hint, ColorPoint) else self.tr("Draw stroke")
        self.waiting_changed.emit()
        self.finish(label, replace(hint, ab=ab))

    def finish(self, label: str, hint: ColorPoint | Stroke) -> None:
        """Add a hint in the likeliest colour as one undo step, and select it: another colour may be picked for it."""
        document = self._context.document
        assert document is not None
        hints, added = edits.add(document.state.hints, hint)
        document.apply(label, hints=hints)
        if self._waiting or self._held is not None:
            self._ask()
            return
        self._context.select(added)
        self._context.noted.emit(
            self.tr("Took the likeliest colour of this place; pick another one on the right.")
        )

    # Trying and taking

    def try_(self, index: int) -> None:
        """Try a suggested colour: on the hint at the place, or on a new point there; nothing if there are too few."""
        context = self._context
        document, place = context.document, context.place
        if index >= len(context.palette) or document is None or place is None:
            return
        ab, there, hints = context.palette[index][0], context.hints_at_place, document.state.hints
        if there:
            document.set_draft(edits.recolor(hints, there, ab))
        elif self._takes_points:
            self._adds = True
            # The suggestions must not know of the point on trial, or they would all become its colour.
            context.consider(place, without=edits.next_id(hints))
            document.set_draft(edits.add(hints, context.new_point(place, ab))[0])

    def end_trial(self) -> None:
        """Go back to what was there before `try_`."""
        context = self._context
        if self._adds:
            self._adds = False
            context.consider(context.place)
        if context.document is not None:
            context.document.set_draft(None)

    def take(self, index: int) -> None:
        """Give a suggested colour to the hint at the place, or to a new point there; nothing if there are too few.

        It is a colour for this place: what is chosen for the next hint stays as it is.
        """
        context = self._context
        if index >= len(context.palette) or context.document is None or context.place is None:
            return
        self._adds = False
        ab, there, hints = context.palette[index][0], context.hints_at_place, context.document.state.hints
        if there:
            context.document.apply(self.tr("Change colour"), hints=edits.recolor(hints, there, ab))
            context.say_locked(there)
            context.select_hints(there)
        elif self._takes_points:
            hints, added = edits.add(hints, context.new_point(context.place, ab))
            context.document.apply(self.tr("Add point"), hints=hints)
            context.select(added)
        else:
            context.color.set(ab)
        context.color.remember(context.shown_rgb(ab))

    @property
    def _takes_points(self) -> bool:
        document = self._context.document
        spec = registry.find(document.state.backend) if document is not None else None
        return spec is not None and Guidance.POINTS in spec.supports


def start_of(hint: ColorPoint | Stroke) -> XY:
    """Where a hint was begun: a point's centre, a stroke's first vertex."""
    return hint.xy if isinstance(hint, ColorPoint) else hint.path[0]
