"""Which region of a cut-out is marked next, and which one is exported."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.core import regions
from models.hints import BACKGROUND, FOREGROUND


class RegionChoice(QObject):
    """The regions to choose from, apart from those that strokes mark already, and what is chosen.

    Attributes:
        current: the region that the next stroke marks.
        previous: the one that was current before; `swap` goes back to it.
        exported: what an export writes: a region, or `regions.ALL`.
        added: regions that the artist has named and no stroke may mark yet.
    """

    changed = Signal()
    """Another region is current or exported, or there are others to choose from."""
    cut_out_wanted = Signal()
    """Export the photograph, transparent around the region."""
    mask_wanted = Signal()
    """Export the region's mask."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current, self.previous = FOREGROUND, BACKGROUND
        self.exported = regions.ALL
        self.added: tuple[str, ...] = ()

    def reset(self) -> None:
        """Choose as for a photograph that was just opened."""
        self.current, self.previous, self.exported, self.added = FOREGROUND, BACKGROUND, regions.ALL, ()
        self.changed.emit()

    def choose(self, name: str) -> None:
        """Mark this region from now on."""
        if name != self.current:
            self.current, self.previous = name, self.current
        self.changed.emit()

    def swap(self) -> None:
        """Mark the region that was marked before this one: foreground and background in turn."""
        self.choose(self.previous)

    def choose_exported(self, name: str) -> None:
        """Choose what an export writes: a region, or `regions.ALL`."""
        self.exported = name
        self.changed.emit()

    def add(self, name: str) -> None:
        """Offer one more region, and mark that from now on."""
        self.added = (*self.added, name)
        self.choose(name)

    def rename(self, old: str, new: str) -> None:
        """Give a region another name."""
        self.added = tuple(new if name == old else name for name in self.added)
        self._replace(old, new, exported=new)

    def remove(self, name: str) -> None:
        """Offer a region no longer, unless strokes mark it."""
        self.added = tuple(other for other in self.added if other != name)
        self._replace(name, FOREGROUND, exported=regions.ALL)

    def _replace(self, old: str, new: str, *, exported: str) -> None:
        self.current = new if self.current == old else self.current
        self.previous = new if self.previous == old else self.previous
        if self.current == self.previous:
            self.previous = FOREGROUND if regions.is_background(self.current) else BACKGROUND
        self.exported = exported if self.exported == old else self.exported
        self.changed.emit()
