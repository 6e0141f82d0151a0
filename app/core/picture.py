"""`Picture`: the value that says what is asked for; requests, caches and exports use it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from app.core.document import DocumentState, Marked
from app.core.image_io import Photograph
from app.core.shapes import Shape
from models import device as devices
from models.hints import Hints


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
    """

    photo: Photograph
    backend: str
    hints: Hints
    device: str = devices.AUTO
    working_size: int | None = None
    limit: Shape | Marked | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "hints", self.hints.effective)

    @classmethod
    def of(cls, photo: Photograph, state: DocumentState, device: str = devices.AUTO) -> Picture:
        """The picture that a document asks for in its present use."""
        return cls(photo, state.backend, state.hints, device, state.working_size, state.limit)

    @property
    def prepare_key(self) -> Hashable:
        """The key of a backend's preparation: pictures with equal keys share it.

        Of references only the images count; strength and matches are read from the hints at every edit.
        """
        images = tuple(reference.image.key for reference in self.hints.references)
        return self.backend, self.device, self.photo.full.key, self.working_size, images


def proxy_hints(hints: Hints, photo: Photograph) -> Hints:
    """Hints in full-resolution pixels, scaled into the pixels of the proxy."""
    if photo.proxy is photo.full:
        return hints
    return hints.scaled(photo.proxy.size[0] / photo.full.size[0], photo.proxy.size[1] / photo.full.size[1])
