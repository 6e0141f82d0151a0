"""The open picture: its photograph, what the artist has asked for, and the history of both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import Final, Literal

from app.core import regions
from app.core.image_io import Photograph
from models import registry
from models.hints import Hints
from models.registry import Use


@dataclass(frozen=True, slots=True)
class Swatch:
    """A named colour that travels with the project; rgb components are 0..255."""

    name: str
    rgb: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Guide:
    """What is asked for in one use of the photograph: hints and a backend of that use."""

    hints: Hints
    backend: str

    @classmethod
    def fresh(cls, use: Use) -> Guide:
        """The guide of a use that nobody has asked anything of."""
        return cls(Hints(), registry.names(use)[0])


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the photograph, as a cut-out marks it.

    Attributes:
        name: the region's name, or `regions.ALL`.
        guide: the cut-out.
    """

    name: str
    guide: Guide


@dataclass(frozen=True, slots=True)
class DocumentState:
    """Everything undo reaches.

    The photograph is worked on for one use at a time, which is that of the backend; what was asked for in the others
    is put aside.

    Attributes:
        hints: the guidance, in full-resolution image pixels.
        backend: a name of the registry.
        swatches: the project's own colours.
        working_size: short side in pixels at which the backend looks at the photograph; None for its own choice.
        within: the name of the cut-out's region that colours are limited to, or `regions.ALL`; None for no limit.
        aside: guides of the other uses, where these are not fresh, in the order of `Use`.
    """

    hints: Hints = field(default_factory=Hints)
    backend: str = registry.DEFAULT
    swatches: tuple[Swatch, ...] = ()
    working_size: int | None = None
    within: str | None = None
    aside: tuple[Guide, ...] = ()

    @property
    def use(self) -> Use:
        """What the photograph is worked on for."""
        return _use(self.backend)

    def guide(self, use: Use) -> Guide:
        """What is asked for in a use, the present one included."""
        guides = (Guide(self.hints, self.backend), *self.aside)
        return next((g for g in guides if _use(g.backend) is use), Guide.fresh(use))

    def switched(self, use: Use) -> DocumentState:
        """The same work with another use in front; nothing is lost."""
        aside = [(u, self.guide(u)) for u in Use if u is not use]
        front = self.guide(use)
        kept = tuple(guide for u, guide in aside if guide != Guide.fresh(u))
        return replace(self, hints=front.hints, backend=front.backend, aside=kept)

    @property
    def region(self) -> Region | None:
        """What colours are limited to; None for the whole photograph, as long as the cut-out has no such region too."""
        if self.use is Use.CUT_OUT or self.within is None:
            return None
        cut_out = self.guide(Use.CUT_OUT)
        return Region(self.within, cut_out) if regions.has(cut_out.hints, self.within) else None


def _use(backend: str) -> Use:
    """The use of a backend; one that is not there was there for colour."""
    spec = registry.find(backend)
    return Use.COLORIZE if spec is None else spec.use


@dataclass(frozen=True, slots=True)
class Edit:
    """One gesture in the history; the label is shown after "Undo"."""

    label: str
    before: DocumentState
    after: DocumentState


class _Unset(Enum):
    TOKEN = 0


_UNSET: Final = _Unset.TOKEN


class Document:
    """A photograph with its guidance and history. Used from one thread; observers are called in that thread.

    Attributes:
        photo: the photograph, never changed.
        path: the project file, or None before the first save.
        state: what has been committed.
        draft: the hints of a gesture that is not finished, or None.
        revision: grows with every committed change, undo and redo included.
    """

    def __init__(
        self, photo: Photograph, state: DocumentState | None = None, *, path: Path | None = None, saved: bool = True
    ) -> None:
        """Open a photograph; `saved=False` for work that exists nowhere else (recovered, pasted)."""
        self.photo = photo
        self.path = path
        self.state = state or DocumentState()
        self.draft: Hints | None = None
        self.revision = 0
        self._saved: DocumentState | None = self.state if saved else None
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._observers: list[Callable[[], None]] = []

    @property
    def hints(self) -> Hints:
        """What the screen shows: the draft if there is one, else what has been committed."""
        return self.draft if self.draft is not None else self.state.hints

    @property
    def modified(self) -> bool:
        """Whether there is committed work that the project file does not have."""
        return self._saved is None or self.state != self._saved

    def set_draft(self, hints: Hints | None) -> None:
        """Show the hints of an unfinished gesture; None abandons it. The history is not touched."""
        if hints is None and self.draft is None:
            return
        self.draft = hints
        self._notify()

    def apply(
        self,
        label: str,
        *,
        hints: Hints | None = None,
        backend: str | None = None,
        swatches: tuple[Swatch, ...] | None = None,
        working_size: int | Literal[_Unset.TOKEN] | None = _UNSET,
        within: str | Literal[_Unset.TOKEN] | None = _UNSET,
    ) -> None:
        """Commit one gesture as one entry of the history; what is not named stays as it is."""
        after = replace(
            self.state,
            hints=self.state.hints if hints is None else hints,
            backend=self.state.backend if backend is None else backend,
            swatches=self.state.swatches if swatches is None else swatches,
            working_size=self.state.working_size if working_size is _UNSET else working_size,
            within=self.state.within if within is _UNSET else within,
        )
        self.commit(label, after)

    def commit(self, label: str, after: DocumentState) -> None:
        """Go on to another state as one entry of the history.

        The draft is cleared. Where nothing changes there is no entry, but a draft that went away is told.
        """
        if after == self.state:
            self.set_draft(None)
            return
        self._done.append(Edit(label, self.state, after))
        self._undone.clear()
        self._go_to(after)

    @property
    def can_undo(self) -> bool:
        """Whether `undo` would change anything."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether `redo` would change anything."""
        return bool(self._undone)

    @property
    def undo_label(self) -> str:
        """The label of the edit that `undo` takes back; empty where there is none."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """The label of the edit that `redo` brings back; empty where there is none."""
        return self._undone[-1].label if self._undone else ""

    def undo(self) -> None:
        """Take back the last edit and any draft; does nothing at the beginning of the history."""
        if self._done:
            edit = self._done.pop()
            self._undone.append(edit)
            self._go_to(edit.before)

    def redo(self) -> None:
        """Bring back the last undone edit; does nothing at the end of the history."""
        if self._undone:
            edit = self._undone.pop()
            self._done.append(edit)
            self._go_to(edit.after)

    def mark_saved(self, path: Path, state: DocumentState | None = None) -> None:
        """Note that `state` (the present one unless told) is now in the project file `path`."""
        self.path = path
        self._saved = self.state if state is None else state
        self._notify()

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call `callback` after every change; returns a function that ends it."""
        self._observers.append(callback)

        def unsubscribe() -> None:
            if callback in self._observers:
                self._observers.remove(callback)

        return unsubscribe

    def _go_to(self, state: DocumentState) -> None:
        self.state = state
        self.draft = None
        self.revision += 1
        self._notify()

    def _notify(self) -> None:
        for callback in tuple(self._observers):
            callback()
