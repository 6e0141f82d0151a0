"""The work on a film: where its scenes begin, its key frames, and what all of them have in common.

A key frame is a frame that the artist worked on: a photograph with a `Document` of its own. Every other frame has what
the film gives there: what is asked for in the nearest key frame of its scene.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from app.core.document import Document, DocumentState, Swatch
from app.core.files import Version
from app.core.film.clip import Clip
from app.core.image_io import Photograph
from models.hints import DrawnHint, Hints
from models.registry import Use

_D = TypeVar("_D", bound=DrawnHint)
_SAVED = -1
"""Stands for a frame: the file that a key frame was read from."""


@dataclass(frozen=True)
class Scenes:
    """Where the scenes of a film begin. The first one begins with the first frame.

    Attributes:
        found: frames that the program found, in their order.
        searched: how many frames it has looked at, from the first one on.
        added: frames at which the artist had a scene begin.
        removed: frames at which the artist had none begin.
    """

    found: tuple[int, ...] = ()
    searched: int = 0
    added: frozenset[int] = frozenset()
    removed: frozenset[int] = frozenset()

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The first frames of all scenes."""
        return tuple(sorted(({0} | set(self.found) | self.added) - (self.removed - {0})))

    def number(self, index: int) -> int:
        """Which scene a frame is in, from 0."""
        return bisect_right(self.starts, index) - 1

    def start(self, index: int) -> int:
        """The first frame of the scene that a frame is in."""
        return self.starts[self.number(index)]

    def stop(self, index: int, count: int) -> int:
        """The frame after the scene that a frame is in, of a film of so many frames."""
        number = self.number(index) + 1
        return self.starts[number] if number < len(self.starts) else count

    def split(self, index: int) -> Scenes:
        """With a scene that begins at this frame."""
        return replace(self, added=self.added | {index}, removed=self.removed - {index})

    def joined(self, index: int) -> Scenes:
        """With the scene of this frame as a part of the one before."""
        start = self.start(index)
        return replace(self, added=self.added - {start}, removed=self.removed | {start})

    @property
    def unsearched(self) -> Scenes:
        """What the artist did, without what was found."""
        return replace(self, found=(), searched=0)

    def searched_on(self, starts: Iterable[int], searched: int) -> Scenes:
        """With what was found up to another frame."""
        return replace(self, found=(*self.found, *starts), searched=searched)


@dataclass(frozen=True, slots=True)
class Manner:
    """What is the whole film's: how it is coloured, and its own colours. Key frames differ in what they ask for only.

    Attributes:
        backend, working_size, any_colors, swatches: as in `DocumentState`.
        vividness: as in `GlobalStats`.
    """

    backend: str
    working_size: int | None = None
    any_colors: bool = False
    vividness: float | None = None
    swatches: tuple[Swatch, ...] = ()

    @classmethod
    def of(cls, state: DocumentState) -> Manner:
        """The manner of a document."""
        task = state.task(Use.COLORIZE)
        return cls(task.backend, state.working_size, state.any_colors, task.hints.stats.vividness, state.swatches)

    def given(self, state: DocumentState) -> DocumentState:
        """A document's state in this manner."""
        hints = state.task(Use.COLORIZE).hints
        hints = replace(hints, stats=replace(hints.stats, vividness=self.vividness))
        changed = replace(state, working_size=self.working_size, any_colors=self.any_colors, swatches=self.swatches)
        return changed.asking(hints=hints, backend=self.backend)


@dataclass(slots=True, eq=False)
class WorkedFrame:
    """A frame with a document.

    Attributes:
        document: what is asked for there; undo belongs to it.
        given: what the film gave it at first; None where it was a key frame already.
        origins: which hints came from another key frame: its index and their ids there. Those that were read from a
            file are all from `_SAVED`, where hints that are one have the same id.
    """

    document: Document
    given: DocumentState | None = None
    origins: dict[int, tuple[int, int]] = field(default_factory=dict)

    @property
    def is_key(self) -> bool:
        """Whether more is asked for, or kept as a version, than what the film gives."""
        return self.given is None or _asked(self.document.state) != _asked(self.given)

    def has(self, drawn: Hints) -> bool:
        """Whether these points and strokes are what the frame has."""
        hints = self.document.state.task(Use.COLORIZE).hints
        return (hints.points, hints.strokes) == (drawn.points, drawn.strokes)

    @property
    def is_touched(self) -> bool:
        """Whether there is anything to lose: a key frame, or what could be brought back."""
        return self.is_key or bool(self.document.edits)


def _asked(state: DocumentState) -> DocumentState:
    """What is a frame's own: all but the film's `Manner`."""
    return Manner.of(DocumentState()).given(state)


@dataclass(frozen=True, slots=True)
class FilmState:
    """The work on a film as a value.

    Attributes:
        clip: the film's file or folder.
        identity: the film's, see `Clip`.
        scenes: where its scenes begin.
        manner: how it is coloured.
        keys: photograph and state of each key frame, by its index; hints that are one have the same id in all of them.
        playhead: the frame that was looked at.
    """

    clip: Path
    identity: str
    scenes: Scenes
    manner: Manner
    keys: Mapping[int, tuple[Photograph, DocumentState]]
    playhead: int = 0


def _ids(state: DocumentState) -> frozenset[int]:
    """The hints in colour of a state and of the versions kept with it."""
    versions = (state, *(snapshot.state for snapshot in state.snapshots))
    return frozenset[int]().union(*(version.task(Use.COLORIZE).hints.ids for version in versions))


def _renumbered(state: DocumentState, number: Callable[[int], int]) -> DocumentState:
    """A state, and the versions kept with it, with other ids for the hints in colour."""

    def renamed(hint: _D) -> _D:
        return replace(hint, id=number(hint.id), order=hint.id if hint.order is None else hint.order)

    def each(state: DocumentState) -> DocumentState:
        task = state.task(Use.COLORIZE)
        hints = task.hints
        hints = replace(hints, points=tuple(map(renamed, hints.points)), strokes=tuple(map(renamed, hints.strokes)))
        tasks = tuple(replace(task, hints=hints) if one is task else one for one in state.tasks)
        return replace(state, tasks=tasks)

    kept = tuple(replace(snapshot, state=each(snapshot.state)) for snapshot in state.snapshots)
    return replace(each(state), snapshots=kept)


def _number(numbers: Mapping[tuple[int, int], int], index: int, frame: WorkedFrame, hint_id: int) -> int:
    return numbers[frame.origins.get(hint_id, (index, hint_id))]


Worth = tuple[frozenset[int], frozenset[int], Manner, Mapping[int, DocumentState]]


class FilmWork:
    """A film that is worked on. Used from one thread.

    Attributes:
        clip: the film.
        scenes: where its scenes begin.
        manner: how it is coloured.
        frames: those with a document, by their index.
        path: the file that the work is saved in; None before it is saved first.
        version: that file as it was when it was read or written last.
    """

    def __init__(self, clip: Clip, manner: Manner) -> None:
        """Begin to work on a film."""
        self.clip = clip
        self.scenes = Scenes()
        self.manner = manner
        self.frames: dict[int, WorkedFrame] = {}
        self.path: Path | None = None
        self.version: Version | None = None
        self._saved: Worth | None = self.worth

    @classmethod
    def restored(
        cls, clip: Clip, state: FilmState, path: Path | None, version: Version | None, *, saved: bool
    ) -> FilmWork:
        """Go on with what was saved in a file, or (`saved` False) put aside."""
        work = cls(clip, state.manner)
        work.scenes, work.path, work.version = state.scenes, path, version
        for index, (photo, asked) in state.keys.items():
            if index < len(clip):
                origins = {hint_id: (_SAVED, hint_id) for hint_id in _ids(asked)}
                work.frames[index] = WorkedFrame(Document(photo, asked), None, origins)
        work._saved = work.worth if saved else None
        return work

    @property
    def worth(self) -> Worth:
        """What would be lost; equal as long as the artist has done nothing."""
        keys = {index: self.manner.given(self.frames[index].document.state) for index in self.keys}
        return self.scenes.added, self.scenes.removed, self.manner, keys

    @property
    def modified(self) -> bool:
        """Whether there is work that its file does not have."""
        return self._saved is None or self.worth != self._saved

    def mark_saved(self, path: Path, worth: Worth, version: Version | None) -> None:
        """Note that this much is saved in a file, now of that version."""
        self.path, self.version, self._saved = path, version, worth

    def state(self, playhead: int) -> FilmState:
        """The work as a value, to be saved."""
        numbers = self._numbers()
        keys = {}
        for index in self.keys:
            frame = self.frames[index]
            named = partial(_number, numbers, index, frame)
            keys[index] = frame.document.photo, _renumbered(self.manner.given(frame.document.state), named)
        return FilmState(self.clip.path, self.clip.identity, self.scenes, self.manner, keys, playhead)

    def _numbers(self) -> dict[tuple[int, int], int]:
        """The hints of all key frames, each with a number: hints that were carried keep theirs."""
        numbers: dict[tuple[int, int], int] = {}
        for index in self.keys:
            frame = self.frames[index]
            for hint_id in sorted(_ids(frame.document.state)):
                numbers.setdefault(frame.origins.get(hint_id, (index, hint_id)), len(numbers) + 1)
        return numbers

    @property
    def title(self) -> str:
        """What it is called before it is saved."""
        return self.clip.path.name

    @property
    def source(self) -> Path:
        """The film's file or folder."""
        return self.clip.path

    @property
    def keys(self) -> list[int]:
        """The key frames, in their order."""
        return sorted(index for index, frame in self.frames.items() if frame.is_key)

    def nearest_key(self, index: int) -> int | None:
        """The key frame of a frame's scene that is nearest to it; None where the scene has none."""
        start, stop = self.scenes.start(index), self.scenes.stop(index, len(self.clip))
        inside = [key for key in self.keys if start <= key < stop]
        return min(inside, key=lambda key: abs(key - index), default=None)

    def document(self, index: int, photo: Photograph, label: str, carried: Hints | None = None) -> Document:
        """The document of a frame; a frame without one gets what the film gives there.

        Args:
            index: of the frame.
            photo: the frame as a photograph.
            label: what the step of its history is called that brings it into the film's manner.
            carried: the points and strokes that were carried there, with ids as `state` gives them; None where that
                is not known.
        """
        frame = self.frames.get(index)
        if frame is None:
            carried = carried or Hints()
            state = self.manner.given(self._given(index, carried))
            sources = {number: source for source, number in self._numbers().items()}
            origins = {hint_id: sources[hint_id] for hint_id in carried.ids & sources.keys()}
            frame = self.frames[index] = WorkedFrame(Document(photo, state), state, origins)
        elif (state := self.manner.given(frame.document.state)) != frame.document.state:
            # As a step of its history: going back beyond it is going back to the film as it was coloured then.
            frame.document.commit(label, state)
        return frame.document

    def leave(self, index: int) -> None:
        """Another frame is worked on: nothing stays of one in which nothing was done."""
        frame = self.frames.get(index)
        if frame is not None and not frame.is_touched:
            del self.frames[index]

    def _given(self, index: int, carried: Hints) -> DocumentState:
        key = self.nearest_key(index)
        if key is None:
            return DocumentState()
        hints = self.frames[key].document.state.task(Use.COLORIZE).hints
        references = tuple(replace(reference, matches=()) for reference in hints.references)
        hints = replace(hints, points=carried.points, strokes=carried.strokes, references=references)
        return DocumentState().asking(hints=hints)
