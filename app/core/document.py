"""The open picture: its photograph, what the artist has asked for, and the history of both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path
from typing import Final, Literal

from app.core import regions
from app.core.files import Version
from app.core.image_io import Photograph
from app.core.shapes import Shape
from app.core.stack import Stack
from models import registry
from models.hints import Hints, Theme
from models.registry import Use

_USES = tuple(Use)


@dataclass(frozen=True, slots=True)
class Swatch:
    """A named colour that travels with the project; rgb components are 0..255."""

    name: str
    rgb: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked for in one use of the photograph.

    Attributes:
        hints: the guidance, in full-resolution image pixels.
        backend: a name of the registry, of a backend for that use.
    """

    hints: Hints
    backend: str

    @classmethod
    def fresh(cls, use: Use) -> Task:
        """The task of a use in which nothing has been asked for yet."""
        return cls(Hints(), registry.names(use)[0])


def _fresh_tasks() -> tuple[Task, ...]:
    return tuple(Task.fresh(use) for use in Use)


@dataclass(frozen=True, slots=True)
class Marked:
    """A part of the photograph, as the strokes of a cut-out mark it.

    Attributes:
        name: the region's name, or `regions.ALL`.
        cut_out: hints and backend of the cut-out.
    """

    name: str
    cut_out: Task


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the photograph with a name and a shape of its own.

    Attributes:
        id: unique among the regions of a document, above 0.
        name: what the artist calls it.
        shape: where it lies.
        theme: the colours it should be made of; None for the whole picture's.
        shown: whether it is drawn over the photograph.
        lock: what its colours are painted from while it is locked; None while they follow the hints.
        locked_at: grows with every lock of the document; where locked regions overlap, the newer one lies on top.
    """

    id: int
    name: str
    shape: Shape
    theme: Theme | None = None
    shown: bool = True
    lock: Stack | None = None
    locked_at: int = 0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A version of the work with a name. It shares its values with the history, so that it takes hardly any room.

    Attributes:
        id: unique among the snapshots of a document, above 0.
        name: what the artist calls it.
        state: the version: a `DocumentState.version`.
    """

    id: int
    name: str
    state: DocumentState


@dataclass(frozen=True, slots=True)
class DocumentState:
    """Everything undo reaches. The photograph is worked on for one use at a time; each use has a task of its own.

    Attributes:
        use: what the photograph is worked on for.
        tasks: what is asked for in each use, in the order of `Use`.
        swatches: the project's own colours.
        working_size: short side in pixels at which the backend looks at the photograph; None for its own choice.
        any_colors: whether hints may ask for colours that photographs do not have at their lightness.
        regions: parts of the photograph; where they overlap the last one wins.
        within: what colours are limited to: the id of a region, or the name of the cut-out's region (`regions.ALL` for
            all but its background); None for no limit.
        snapshots: versions that were kept, oldest first. Undo leaves them alone, or it would lose what they are for.
    """

    use: Use = Use.COLORIZE
    tasks: tuple[Task, ...] = field(default_factory=_fresh_tasks)
    swatches: tuple[Swatch, ...] = ()
    working_size: int | None = None
    any_colors: bool = False
    regions: tuple[Region, ...] = ()
    within: str | int | None = None
    snapshots: tuple[Snapshot, ...] = ()

    @property
    def version(self) -> DocumentState:
        """What a snapshot keeps: all that pictures depend on."""
        return replace(self, swatches=(), snapshots=())

    def restored(self, version: DocumentState) -> DocumentState:
        """Another version, with the swatches and snapshots of this state."""
        return replace(version, swatches=self.swatches, snapshots=self.snapshots)

    def task(self, use: Use) -> Task:
        """What is asked for in a use."""
        return self.tasks[_USES.index(use)]

    @property
    def hints(self) -> Hints:
        """The guidance in the present use, in full-resolution image pixels."""
        return self.task(self.use).hints

    @property
    def backend(self) -> str:
        """The backend of the present use: a name of the registry."""
        return self.task(self.use).backend

    def switched(self, use: Use) -> DocumentState:
        """The same work in another use."""
        return replace(self, use=use)

    def asking(self, *, hints: Hints | None = None, backend: str | None = None) -> DocumentState:
        """A copy with other hints or another backend; a backend of another use switches to that use."""
        spec = None if backend is None else registry.find(backend)
        use = self.use if spec is None else spec.use
        task = Task(self.hints if hints is None else hints, self.backend if backend is None else backend)
        tasks = tuple(task if each is use else self.task(each) for each in _USES)
        return replace(self, use=use, tasks=tasks)

    def region(self, region_id: int | None) -> Region | None:
        """The region with this id, or None."""
        return next((region for region in self.regions if region.id == region_id), None)

    @property
    def limit(self) -> Shape | Marked | None:
        """What colours are limited to; None for the whole photograph, and where there is no such region."""
        if self.use.spec.marks_regions or self.within is None:
            return None
        if isinstance(self.within, int):
            region = self.region(self.within)
            return None if region is None else region.shape
        task = self.task(Use.CUT_OUT)
        cut_out = replace(task, hints=task.hints.effective)
        return Marked(self.within, cut_out) if regions.has(cut_out.hints, self.within) else None


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
        version: that file as it was when it was read or written last: with another one, somebody else has saved there.
        state: what has been committed.
        draft: the hints of a gesture that is not finished, or None.
        refuses: asked before every edit whether its state must not be; tells the artist why.
    """

    def __init__(
        self,
        photo: Photograph,
        state: DocumentState | None = None,
        *,
        path: Path | None = None,
        version: Version | None = None,
        saved: bool = True,
    ) -> None:
        """Open a photograph; `saved=False` for work that exists nowhere else (recovered, pasted)."""
        self.photo = photo
        self.path = path
        self.version = version
        self.state = state or DocumentState()
        self.draft: Hints | None = None
        self._saved: DocumentState | None = self.state if saved else None
        self._edits: list[Edit] = []
        self._position = 0
        self._observers: list[Callable[[], None]] = []
        self.refuses: Callable[[DocumentState], bool] = lambda _: False

    @property
    def hints(self) -> Hints:
        """What the screen shows: the draft if there is one, else what has been committed."""
        return self.draft if self.draft is not None else self.state.hints

    @property
    def title(self) -> str:
        """What it is called before it is saved."""
        return self.photo.name

    @property
    def source(self) -> Path | None:
        """The file that is worked on; None where it has none."""
        return self.photo.path

    @property
    def modified(self) -> bool:
        """Whether there is committed work that the project file does not have; the present use is no work."""
        return self._saved is None or self.state.switched(self._saved.use) != self._saved

    def set_draft(self, hints: Hints | None) -> None:
        """Show the hints of an unfinished gesture; None abandons it. The history is not touched."""
        if hints == self.draft:
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
        within: str | int | Literal[_Unset.TOKEN] | None = _UNSET,
    ) -> None:
        """Commit one gesture as one entry of the history; what is not named does not change."""
        after = replace(
            self.state.asking(hints=hints, backend=backend),
            swatches=self.state.swatches if swatches is None else swatches,
            working_size=self.state.working_size if working_size is _UNSET else working_size,
            within=self.state.within if within is _UNSET else within,
        )
        self.commit(label, after)

    def commit(self, label: str, after: DocumentState) -> None:
        """Go on to another state as one entry of the history.

        The draft is cleared. If nothing changes, or the state is refused, there is no entry, but observers are told if
        a draft was dropped.
        """
        if after == self.state:
            self.set_draft(None)
            return
        if self.refuses(after):
            self.set_draft(None)
            return
        self._edits[self._position :] = [Edit(label, self.state, after)]
        self._position += 1
        self._show(after)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The history, oldest first: the edits that led here, then those that were undone."""
        return tuple(self._edits)

    @property
    def position(self) -> int:
        """How many edits of the history are in effect; 0 as the document was opened."""
        return self._position

    def switch(self, use: Use) -> None:
        """Work on the photograph for another use: no step of the history. Any draft is dropped."""
        if use is self.state.use:
            self.set_draft(None)
        else:
            self._show(self.state.switched(use))

    @property
    def can_undo(self) -> bool:
        """Whether `undo` would change anything."""
        return self._position > 0

    @property
    def can_redo(self) -> bool:
        """Whether `redo` would change anything."""
        return self._position < len(self._edits)

    @property
    def undo_label(self) -> str:
        """The label of the edit that `undo` takes back; empty where there is none."""
        return self._edits[self._position - 1].label if self.can_undo else ""

    @property
    def redo_label(self) -> str:
        """The label of the edit that `redo` brings back; empty where there is none."""
        return self._edits[self._position].label if self.can_redo else ""

    def undo(self) -> None:
        """Take back the last edit and any draft, in the use it was made in; does nothing at the beginning."""
        if self.can_undo:
            self.go_to(self._position - 1)

    def redo(self) -> None:
        """Bring back the last undone edit, in its use; does nothing at the end of the history."""
        if self.can_redo:
            self.go_to(self._position + 1)

    def go_to(self, position: int) -> None:
        """Go to a place of the history in one jump: take back or bring back all edits between, and any draft.

        Args:
            position: how many edits are to be in effect, 0 to the number of `edits`.

        Raises:
            IndexError: the history has no such place.
        """
        if not 0 <= position <= len(self._edits):
            raise IndexError(position)
        if position == self._position:
            self.set_draft(None)
            return
        # Back to before the edit taken back last, or on to after the one brought back last: each in its own use.
        back = position < self._position
        self._position = position
        there = self._edits[position].before if back else self._edits[position - 1].after
        self._show(replace(there, snapshots=self.state.snapshots))

    def keep_snapshots(self, snapshots: tuple[Snapshot, ...]) -> None:
        """Keep these versions instead of those kept before: no step of the history. Any draft is dropped."""
        self._show(replace(self.state, snapshots=snapshots))

    def mark_saved(self, path: Path, state: DocumentState | None = None, version: Version | None = None) -> None:
        """Note that `state` (by default the current one) is saved in the project file `path`, now of that version."""
        self.path, self.version = path, version
        self._saved = self.state if state is None else state
        self._notify()

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call `callback` after every change; returns a function that unsubscribes it."""
        self._observers.append(callback)

        def unsubscribe() -> None:
            if callback in self._observers:
                self._observers.remove(callback)

        return unsubscribe

    def _show(self, state: DocumentState) -> None:
        self.state = state
        self.draft = None
        self._notify()

    def _notify(self) -> None:
        for callback in tuple(self._observers):
            callback()
