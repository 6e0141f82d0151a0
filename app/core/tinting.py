"""The colours of a picture taken apart: those of the whole photograph, and those of each region."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from app.core.composer import own_regions
from app.core.document import Region
from app.core.layers import COLOUR, Pixels, Tint
from app.core.painting import Painting, Studio
from app.core.picture import Picture
from app.core.stack import Stack
from app.core.views import View
from models.base import CancelToken, Progress, no_progress
from models.words import Words


def tints(
    picture: Picture, stack: Stack, regions: Sequence[Region], *, deep: bool, cancel: CancelToken, progress: Progress
) -> Iterator[Tint]:
    """The colours of a picture, the lowest first: of the whole photograph, then of each region.

    Args:
        picture: what was asked for.
        stack: what the picture is painted from.
        regions: those of the document, the lowest first. One that asks for nothing of its own has a mask only.
        deep: whether pixels and masks have 16 bits.
        cancel: stops it.
        progress: told how far it is.

    Raises:
        Cancelled: the token was set.
    """
    # Not the engine's, which another thread may be using.
    studio, photo = Studio(), picture.photo
    view, dtype = View.whole(photo), np.uint16 if deep else np.uint8
    own = {region.id: layer for region, layer in zip(own_regions(picture), stack.layers[1:], strict=True)}

    def painted(wanted: Stack) -> Pixels:
        return Painting(photo, wanted, studio).rgb(view, dtype, cancel, no_progress)

    def colours(region: Region) -> Pixels | None:
        if region.lock is not None:
            return painted(region.lock)
        layer = own.get(region.id)
        return None if layer is None else painted(replace(stack, layers=(replace(layer, shape=None),), locks=()))

    yield Tint(COLOUR, None, painted(replace(stack, layers=stack.layers[:1], locks=())) if regions else None)
    # Locked regions lie above all others, as in the painting.
    ordered = sorted(regions, key=lambda region: (region.lock is not None, region.locked_at if region.lock else 0))
    for number, region in enumerate(ordered, 1):
        cancel.raise_if_cancelled()
        share = studio.mask(photo, region.shape).at(photo.full.L)
        mask = np.rint(share * np.float32(np.iinfo(dtype).max)).astype(dtype)
        yield Tint(region.name, mask, colours(region))
        progress(number / len(ordered), Words("Colouring {name}", name=region.name))
