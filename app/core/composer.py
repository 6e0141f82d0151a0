"""Puts the answers to a picture together: what is asked for in the whole photograph, in regions, limits and locks."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from app.core.answers import Answer
from app.core.coats import Coats
from app.core.document import Region
from app.core.painting import Painting, Studio
from app.core.picture import Picture
from app.core.render import ColorRenderer, Renderer
from app.core.shapes import Shape
from app.core.stack import Layer, Lock, Stack
from models.base import Progress
from models.types import F32

if TYPE_CHECKING:
    from models.join.paint import Coating

Preview = Callable[[Answer], None]
Ask = Callable[[Picture, Preview | None], Answer]
"""Asks the backend; the preview is called with rough answers before."""


def composed(
    picture: Picture,
    limit: Shape | F32 | None,
    ask: Ask,
    coats: Coats,
    studio: Studio,
    progress: Progress,
    rough: Callable[[Renderer], None] | None = None,
) -> ColorRenderer:
    """The renderer of a picture in colour.

    Args:
        picture: what is asked for.
        limit: what its colours are limited to, as a `Stack` has it.
        ask: asks the picture's backend.
        coats: make the paint of hints that do not reach everywhere.
        studio: paints.
        progress: told how far it is.
        rough: called with the renderers of rough answers.
    """
    own = own_regions(picture)
    locked = sorted((region for region in picture.regions if region.lock is not None), key=lambda r: r.locked_at)
    locks = tuple(Lock(region.shape, region.lock) for region in locked if region.lock is not None)
    parts = [picture.part(region) for region in (None, *own)]
    coatings = [coats.of(part, progress) for part in parts]
    shapes = [None, *(region.shape for region in own)]

    def rendered(answers: Sequence[Answer]) -> ColorRenderer:
        start = time.perf_counter()
        layers = tuple(map(_layer, answers, coatings, shapes))
        painting = Painting(picture.photo, Stack(layers, limit, locks), studio)
        masks = [None if shape is None else studio.mask(picture.photo, shape) for shape in shapes]
        placed, ms = list(zip(answers, masks, strict=False)), (time.perf_counter() - start) * 1000
        return ColorRenderer(painting, placed, studio.views, ms)

    preview = None if rough is None else lambda answer: rough(rendered([answer]))
    return rendered([ask(part, preview if part is parts[0] else None) for part in parts])


def own_regions(picture: Picture) -> list[Region]:
    """The regions in which something else is asked for than outside of them: a stack has one more layer for each."""
    return [region for region in picture.regions if _is_asked(picture, region)]


def _layer(answer: Answer, coating: Coating | None, shape: Shape | None) -> Layer:
    found = answer.colorization
    return Layer(np.asarray(found.ab, np.float32), answer.hints if found.exact else None, coating, shape)


def _is_asked(picture: Picture, region: Region) -> bool:
    """Whether something else is asked for in a region than outside of it."""
    hints = picture.hints
    return region.theme is not None or any(hint.within == region.id for hint in (*hints.points, *hints.strokes))
