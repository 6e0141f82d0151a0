"""The regions over the photograph: which one is current, what they look like, and what the tools make of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.core import region_edits
from app.core.document import Document, DocumentState, Region
from app.core.finder import Answer, Question
from app.core.messages import next_serial
from app.core.shapes import Found, Outline, Part, Shape
from app.core.stack import Stack
from app.ui.state.region_looks import Look, Looks
from app.ui.state.told import told
from models.hints import XY

_FEATHER_SHARE = 1 / 400
"""Width of a new outline's soft edge, as a share of the photograph's long side."""


class Mode(Enum):
    """What a gesture makes of the current region."""

    NEW = "new"
    ADD = "add"
    SUBTRACT = "subtract"


@dataclass(frozen=True, slots=True)
class _Target:
    """Where an answer of the finder goes: the region (None: a new one), and whether it replaces the last part."""

    region: int | None
    replaces: bool
    adds: bool


class DrawnRegions(QObject):
    """The regions of the open document as the artist works with them.

    Attributes:
        current: the id of the region that tools change and hints go into; None for the whole photograph.
        path: the outline being drawn, in image pixels; empty while there is none.
        seen: whether borders and veils are shown.
    """

    changed = Signal()
    """Another region is current, or an outline is being drawn."""
    find_wanted = Signal(object)
    """A `Question` for the finder."""
    failed = Signal(str, str, str)
    """Text, remedy, details of what went wrong."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self.current: int | None = None
        self.path: tuple[XY, ...] = ()
        self.seen = True
        self._tried: Shape | None = None
        self._asked: tuple[Question, _Target] | None = None
        self._looks = Looks()

    # The document

    def open(self, document: Document | None) -> None:
        """Work on the regions of another document."""
        self._document = document
        self.current, self.path, self._asked, self._tried = None, (), None, None
        # Sixty veils of the photograph before would be a hundred megabytes that nobody sees again.
        self._looks = Looks()
        self.changed.emit()

    def follow(self) -> None:
        """The document has changed: a region that is gone is no longer the current one."""
        if self.current is not None and self.current_region is None and self._asked is None:
            self.choose(None)

    # What there is

    @property
    def _state(self) -> DocumentState:
        return self._document.state if self._document is not None else DocumentState()

    @property
    def all(self) -> tuple[Region, ...]:
        """The regions of the document, the last one on top; none in a use whose strokes mark regions."""
        return () if self._state.use.spec.marks_regions else self._state.regions

    def shape(self, region: Region) -> Shape:
        """Where a region is shown: what is being tried with the current one counts."""
        return self._tried if self._tried is not None and region.id == self.current else region.shape

    def try_shape(self, shape: Shape | None) -> None:
        """Show the current region in another shape while a slider moves; None ends that."""
        if shape != self._tried:
            self._tried = shape
            self.changed.emit()

    @property
    def current_region(self) -> Region | None:
        """The current region as it is now; None for the whole photograph."""
        return next((region for region in self.all if region.id == self.current), None)

    @property
    def seeking(self) -> bool:
        """Whether a thing is being looked for."""
        return self._asked is not None

    def choose(self, region_id: int | None) -> None:
        """Make a region the current one; None for the whole photograph."""
        if region_id != self.current:
            self.current, self._asked, self._tried = region_id, None, None
            self.changed.emit()

    def set_seen(self, seen: bool) -> None:
        """Show or hide the borders and veils of all regions."""
        self.seen = seen
        self.changed.emit()

    def show_path(self, path: tuple[XY, ...]) -> None:
        """Show an outline that is being drawn."""
        self.path = path
        self.changed.emit()

    def region_at(self, xy: XY) -> int | None:
        """The region that a new hint at a place goes into: the current one where that lies there, else none."""
        region = self.current_region
        return region.id if region is not None and self.covers(region, xy) else None

    def covers(self, region: Region, xy: XY) -> bool:
        """Whether a place, in image pixels, lies in a region."""
        document = self._document
        if document is None:
            return False
        levels = self.look(region.shape).levels
        size = document.photo.full.size
        x, y = (int(v * side / full) for v, side, full in zip(xy, levels.shape[::-1], size, strict=True))
        inside = 0 <= x < levels.shape[1] and 0 <= y < levels.shape[0]
        return bool(inside and levels[y, x] >= 128)

    # What it looks like

    def look(self, shape: Shape) -> Look:
        """What a shape looks like on the open photograph; quick, because the last ones are kept."""
        assert self._document is not None
        return self._looks.of(self._document.photo, shape)

    def veil(self, region: Region) -> QImage:
        """The veil of a region."""
        assert self._document is not None
        return self._looks.veil(self._document.photo, self.shape(region), region_edits.color(region))

    # What the tools do

    def draw(self, path: tuple[XY, ...], mode: Mode) -> None:
        """Make a region of an outline, or add the outline to the current one, or take it away: one undo step."""
        region = self.current_region
        part = Part(Outline(path), adds=mode is not Mode.SUBTRACT)
        if mode is Mode.NEW or region is None:
            if mode is not Mode.SUBTRACT:
                width = max(self._document.photo.full.size) if self._document is not None else 0
                feather = float(round(width * _FEATHER_SHARE))
                self._add(self.tr("Draw region"), Shape((part,), feather=feather), self.tr("Region"))
            return
        if self.refuses(region):
            return
        label = self.tr("Add to region") if part.adds else self.tr("Take from region")
        self.change(label, region, shape=region_edits.extended(region.shape, part))

    def change(self, label: str, region: Region, **fields: object) -> None:
        """Give a region other values of its fields: one undo step."""
        document = self._document
        if document is not None:
            document.commit(label, region_edits.change(document.state, region.id, **fields))

    def refuses(self, region: Region) -> bool:
        """Whether a region is locked; says so if it is."""
        if region.lock is not None:
            text = self.tr("“{name}” is locked.").format(name=region.name)
            self.failed.emit(text, self.tr("Unlock it first, in Regions."), "")
        return region.lock is not None

    def switch_lock(self, region: Region, stack: Stack | None) -> None:
        """Unlock a region, or have it keep the colours that it has: one undo step.

        Args:
            region: which one.
            stack: what the finished picture is painted from; None while it is being computed.
        """
        if region.lock is not None:
            self.change(self.tr("Unlock region"), region, lock=None)
        elif stack is None:
            text = self.tr("The picture is still being computed.")
            self.failed.emit(text, self.tr("Lock the region when it is finished."), "")
        else:
            newest = max((each.locked_at for each in self._state.regions), default=0)
            self.change(self.tr("Lock region"), region, lock=stack, locked_at=newest + 1)

    def keep(self, found: Found, name: str) -> None:
        """Make a region of a mask: one undo step."""
        self._add(self.tr("Keep as region"), Shape((Part(found),)), name, numbered=False)

    def _add(self, label: str, shape: Shape, name: str, *, numbered: bool = True) -> None:
        document = self._document
        if document is not None:
            free = region_edits.free_name(document.state, name, numbered=numbered)
            state, new = region_edits.add(document.state, shape, free)
            self.current = new
            document.commit(label, state)
            self.changed.emit()

    # Things

    def click(self, xy: XY, mode: Mode, *, reach: float, fine: bool) -> None:
        """Ask for the thing at a place, or for the current one with this place (or without it)."""
        document = self._document
        if document is None:
            return
        current = self.current_region if mode is not Mode.NEW else None
        if current is not None and self.refuses(current):
            return
        asked = self._going_on() if mode is not Mode.NEW else None
        if asked is None:
            region = self.current if mode is not Mode.NEW else None
            if region is None and mode is Mode.SUBTRACT:
                return
            target = _Target(region, replaces=False, adds=mode is not Mode.SUBTRACT)
            self._ask(Question(next_serial(), document.photo, (xy,), reach=reach, fine=fine), target)
            return
        question, target = asked
        belongs = (mode is Mode.ADD) == target.adds
        if belongs:
            question = replace(question, inside=(*question.inside, xy))
        else:
            question = replace(question, outside=(*question.outside, xy))
        self._ask(question, target)

    def resize(self, steps: int, *, fine: bool) -> bool:
        """Ask for more of the thing found last (below 0: for less); False where there is none."""
        asked = self._going_on()
        if asked is None:
            return False
        question, target = asked
        self._ask(replace(question, steps=question.steps + steps, fine=fine), target)
        return True

    @property
    def can_resize(self) -> bool:
        """Whether there is a thing to ask for more or less of."""
        return self._going_on() is not None

    def _going_on(self) -> tuple[Question, _Target] | None:
        """The question to go on with: the one that is not answered yet, or the one behind the last part found."""
        if self._asked is not None:
            return self._asked
        region, document = self.current_region, self._document
        if region is not None and region.lock is not None:
            return None
        last = region.shape.parts[-1] if region is not None and region.shape.parts else None
        if region is None or document is None or last is None or not isinstance(last.area, Found):
            return None
        if not last.area.inside:
            return None
        found = last.area
        question = Question(0, document.photo, found.inside, found.outside, found.reach)
        return question, _Target(region.id, replaces=True, adds=last.adds != region.shape.inverted)

    def _ask(self, question: Question, target: _Target) -> None:
        question = replace(question, serial=next_serial())
        self._asked = (question, target)
        self.changed.emit()
        self.find_wanted.emit(question)

    def take(self, answer: Answer) -> None:
        """Put what was found into its region, if nothing newer was asked for: one undo step."""
        asked = self._asked
        if asked is None or asked[0].serial != answer.question.serial:
            return
        self._asked = None
        if answer.error is not None or answer.found is None:
            if answer.error is not None:
                self.failed.emit(told(answer.error.message), told(answer.error.remedy), answer.details)
            self.changed.emit()
            return
        self._put(answer.found, asked[1])
        self.changed.emit()

    def _put(self, found: Found, target: _Target) -> None:
        region = self._state.region(target.region)
        if region is None:
            if target.region is None:
                self._add(self.tr("Select thing"), Shape((Part(found),)), self.tr("Thing"))
            return
        if self.refuses(region):
            return
        shape = region.shape
        if target.replaces:
            shape = replace(shape, parts=shape.parts[:-1])
        shape = region_edits.extended(shape, Part(found, target.adds))
        self.change(self.tr("Correct region"), region, shape=shape)
