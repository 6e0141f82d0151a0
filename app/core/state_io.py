"""What undo reaches, and the snapshots of it, as JSON in a project."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from app.core import hints_io, region_io
from app.core.document import DocumentState, Snapshot, Swatch, Task
from app.core.errors import ProjectLoadError
from app.core.stack_io import Reader, Writer
from app.core.strict_json import Json
from models import registry
from models.image import ImageData
from models.registry import Use

ReadImage = Callable[[str], ImageData]


def images(state: DocumentState) -> tuple[ImageData, ...]:
    """The references of a state and of its snapshots, each once."""
    return tuple(dict.fromkeys(_images(state)))


def _images(state: DocumentState) -> Iterator[ImageData]:
    for each in (state, *(snapshot.state for snapshot in state.snapshots)):
        for task in each.tasks:
            yield from (reference.image for reference in task.hints.references)


def dump(state: DocumentState, files: Mapping[ImageData, str], locked: Writer) -> Json:
    """A state with its snapshots; `files` names the part of each reference, `locked` takes what locked regions keep."""
    return {
        **_dumped(state, files, locked),
        "swatches": [{"name": s.name, "rgb": s.rgb} for s in state.swatches],
        "snapshots": [
            {"id": snapshot.id, "name": snapshot.name, **_dumped(snapshot.state, files, locked)}
            for snapshot in state.snapshots
        ],
    }  # fmt: skip


def _dumped(state: DocumentState, files: Mapping[ImageData, str], locked: Writer) -> Json:
    aside = [state.task(use) for use in Use if use is not state.use and state.task(use) != Task.fresh(use)]
    present, *others = (
        {"backend": task.backend, "hints": hints_io.dump(task.hints, files)}
        for task in (state.task(state.use), *aside)
    )  # fmt: skip
    return {
        **present,
        "aside": others,
        "regions": region_io.dump(state.regions, locked),
        "within": state.within,
        "settings": {"working_size": state.working_size, "any_colors": state.any_colors},
    }


def undump(data: Any, version: int, name: str, image: ReadImage, locked: Reader) -> DocumentState:
    """The state that `dump` gave.

    Args:
        data: as `dump` gave it.
        version: the project's.
        name: the project's, for errors.
        image: reads a reference from its part.
        locked: has what locked regions keep.

    Raises:
        ProjectLoadError: it asks for a backend that this program does not have.
        ValueError, TypeError, KeyError: it is no such state.
    """
    snapshots = tuple(
        Snapshot(_id(entry["id"]), str(entry["name"]), _undumped(entry, version, name, image, locked))
        for entry in data.get("snapshots", ())
    )
    if len({snapshot.id for snapshot in snapshots}) < len(snapshots):
        raise ValueError("two snapshots have the same id")
    swatches = tuple(map(swatch, data["swatches"]))
    return _undumped(data, version, name, image, locked, swatches=swatches, snapshots=snapshots)


def _undumped(
    data: Any, version: int, name: str, image: ReadImage, locked: Reader, **more: Any
) -> DocumentState:
    # The first version knew one use only.
    others = data["aside"] if version > 1 else ()
    tasks = [_task(entry, name, image) for entry in (data, *others)]
    of_use = {registry.spec(task.backend).use: task for task in tasks}
    if len(of_use) < len(tasks):
        raise ValueError("two tasks are for the same use")
    regions = region_io.undump(data["regions"], locked) if version > 2 else ()
    within = data["within"] if version > 1 else None
    if not (within is None or isinstance(within, str) or any(within is not True and within == r.id for r in regions)):
        raise ValueError("what colours are limited to is not a region")
    size = data["settings"]["working_size"]
    if size is not None and (isinstance(size, bool) or not isinstance(size, int) or size < 1):
        raise ValueError("the working size is not a number of pixels")
    # Older projects look as they looked, whatever their colours are.
    any_colors = data["settings"].get("any_colors", True)
    if not isinstance(any_colors, bool):
        raise TypeError("whether any colours are allowed is neither true nor false")
    return DocumentState(
        use=registry.spec(tasks[0].backend).use,
        tasks=tuple(of_use.get(use, Task.fresh(use)) for use in Use),
        working_size=size,
        any_colors=any_colors,
        regions=regions,
        within=within,
        **more,
    )


def _task(data: Any, name: str, image: ReadImage) -> Task:
    backend = str(data["backend"])
    if registry.find(backend) is None:
        raise ProjectLoadError(
            "“{name}” uses the method “{backend}”, which this version of Tintype does not have.",
            "Update Tintype.",
            name=name,
            backend=backend,
        )
    return Task(hints_io.undump(data["hints"], image), backend)


def _id(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise TypeError("the id of a snapshot is not a number above 0")
    return value


def swatch(data: Any) -> Swatch:
    """A swatch as `dump` gave it.

    Raises:
        ValueError, TypeError, KeyError: it is none.
    """
    red, green, blue = data["rgb"]
    rgb = (red, green, blue)
    if not all(isinstance(v, int) and 0 <= v <= 255 for v in rgb):
        raise ValueError("a swatch is not an RGB colour")
    return Swatch(str(data["name"]), rgb)
