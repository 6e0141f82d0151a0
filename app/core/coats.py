"""The paint of hints that do not reach everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.core import edits
from app.core.caches import Recent
from app.core.image_io import Photograph
from app.core.picture import Picture, proxy_hints
from models import registry
from models.base import Progress
from models.types import F32
from models.words import Words

if TYPE_CHECKING:
    from models.join.paint import Coating, Painter

_PAINTERS_KEPT = 2


class Coats:
    """Makes them, and looks once at each photograph for it."""

    def __init__(self, set_threads: Callable[[], None]) -> None:
        """`set_threads` sets the number of torch's threads; called before torch runs."""
        self._set_threads = set_threads
        self._painters: Recent[Painter] = Recent(_PAINTERS_KEPT)

    def warm(self, L: F32) -> None:
        """Import and load in advance what the first stroke needs; L is the lightness of any picture.

        Raises:
            as `of` does.
        """
        self._set_threads()
        from models.join.paint import Painter

        Painter(L)

    def of(self, picture: Picture, progress: Progress) -> Coating | None:
        """The paint of a picture; None where no hint needs any.

        Raises:
            WeightsMissing, WeightsCorrupt: the network that tells things apart cannot be loaded.
        """
        spec = registry.spec(picture.backend)
        hints = picture.hints.only(spec.supports)
        if spec.use.spec.marks_regions or hints.everywhere is hints:
            return None
        return self._painter(picture.photo, progress).coating(proxy_hints(hints, picture.photo))

    def mask(self, picture: Picture, hint_id: int, progress: Progress) -> F32:
        """Where a hint of a picture reaches that does not reach everywhere: (h, w) in 0..1, small.

        Raises:
            as `of` does.
        """
        alone = proxy_hints(edits.only(picture.hints, (hint_id,)), picture.photo)
        return self._painter(picture.photo, progress).mask(alone.drawn[0])

    def _painter(self, photo: Photograph, progress: Progress) -> Painter:
        def made() -> Painter:
            progress(0.0, Words("Telling things apart"))
            self._set_threads()
            # Imported here because it imports much of SciPy, which would delay the start of the program.
            from models.join.paint import Painter

            return Painter(photo.proxy.L)

        return self._painters.get(photo.full.key, made)
