"""`Picture`: the value that says what is asked for; requests, caches and exports use it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from app.core.document import DocumentState, Marked, Region
from app.core.image_io import Photograph
from app.core.shapes import Shape
from models import device as devices
from models.hints import DrawnHint, Hints
from models.natural import limited_hints


@dataclass(frozen=True, slots=True)
class Picture:
    """All that a finished picture depends on; compares by value.

    Attributes:
        photo: the photograph.
        backend: a name of the registry.
        hints: in full-resolution pixels; those that count, `Hints.effective` of what is given.
        device: "auto", "cpu" or "cuda".
        working_size: short side in pixels at which the backend looks at the photograph; None for its own choice.
        limit: what colours are limited to; None for the whole photograph.
        any_colors: whether hints may ask for colours that photographs do not have at their lightness.
        regions: those in which something else is asked for, or that keep colours; without what does not matter here.
    """

    photo: Photograph
    backend: str
    hints: Hints
    device: str = devices.AUTO
    working_size: int | None = None
    limit: Shape | Marked | None = None
    regions: tuple[Region, ...] = ()
    any_colors: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "hints", self.hints.effective)

    @classmethod
    def of(cls, photo: Photograph, state: DocumentState, device: str = devices.AUTO) -> Picture:
        """The picture that a document asks for in its present use."""
        hints = state.hints.effective
        regions = _that_matter(state, hints)
        limit, size = state.limit, state.working_size
        return cls(photo, state.backend, hints, device, size, limit, regions, state.any_colors)

    @property
    def natural(self) -> Picture:
        """What is to be computed: hints in colours as strong as photographs have them, unless any are allowed."""
        return self if self.any_colors else replace(self, hints=limited_hints(self.hints, self.photo.full.L))

    def part(self, region: Region | None) -> Picture:
        """What is asked for in one of the regions; None: outside of them.

        A hint of a region that is not there counts as one for the whole photograph.
        """
        inside, there = None if region is None else region.id, {each.id for each in self.regions}

        def counts(hint: DrawnHint) -> bool:
            return hint.within == inside or hint.within not in there

        hints = self.hints
        if not all(map(counts, hints.points)) or not all(map(counts, hints.strokes)):
            points, strokes = tuple(filter(counts, hints.points)), tuple(filter(counts, hints.strokes))
            hints = replace(hints, points=points, strokes=strokes)
        if region is not None and region.theme is not None:
            hints = replace(hints, theme=region.theme)
        return replace(self, hints=hints, limit=None, regions=())

    @property
    def prepare_key(self) -> Hashable:
        """The key of a backend's preparation: pictures with equal keys share it.

        Of references only the images count; strength and matches are read from the hints at every edit.
        """
        images = tuple(reference.image.key for reference in self.hints.references)
        return self.backend, self.device, self.photo.full.key, self.working_size, images


def _that_matter(state: DocumentState, hints: Hints) -> tuple[Region, ...]:
    if state.use.spec.marks_regions or not state.regions:
        return ()
    used = {hint.within for hint in (*hints.points, *hints.strokes)}
    return tuple(
        replace(region, name="", shown=True)
        for region in state.regions
        if region.id in used or region.theme is not None or region.lock is not None
    )


def proxy_hints(hints: Hints, photo: Photograph) -> Hints:
    """Hints in full-resolution pixels, scaled into the pixels of the proxy."""
    if photo.proxy is photo.full:
        return hints
    return hints.scaled(photo.proxy.size[0] / photo.full.size[0], photo.proxy.size[1] / photo.full.size[1])
