"""A region of a photograph as a soft mask, and as a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from app.core import encoding, export, regions
from app.core.encoding import Output
from app.core.engine import Engine
from app.core.image_io import Photograph
from app.core.picture import Picture
from models.base import CancelToken, Progress, no_progress
from models.errors import UserError
from models.types import F32, U8


def check_target(photo: Photograph, path: Path, output: Output | None = None) -> None:
    """Check, before computing a mask, that it can be written to this path.

    Raises:
        UserError: not a PNG, no folder, or the photograph itself.
    """
    if encoding.format_of(path) is not encoding.PNG:
        raise UserError(
            "A mask is written as PNG, not as “{name}”.", "Choose a name that ends in .png.", name=path.name
        )
    export.check_target(photo, path, output)


def soft_mask(
    picture: Picture,
    name: str = regions.ALL,
    *,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
    engine: Engine | None = None,
) -> F32:
    """The soft mask of a region. Takes seconds: do not call in the window's thread.

    Args:
        picture: a cut-out, whose strokes name their regions (`Stroke.region`).
        name: the region; `regions.ALL` for everything but the background.
        cancel: stops it.
        progress: told how far it is.
        engine: one that has loaded weights already; None for a new one.

    Returns:
        float32 (H, W) in 0..1, of the photograph's full size.

    Raises:
        Cancelled: the token was set.
        UserError: fewer than two regions are marked, or none of that name.
    """
    mask = (engine or Engine()).mask(picture, name, cancel or CancelToken(), progress)
    return mask.at(picture.photo.full.L)


def rgba(mask: F32, photo: Photograph) -> U8:
    """The photograph with a mask as its transparency, (H, W, 4)."""
    return np.dstack([photo.full.rgb, _levels(mask)])


def write(mask: F32, photo: Photograph, path: Path, output: Output | None = None, *, cut_out: bool) -> None:
    """Write a mask as a gray PNG, or the photograph with the mask as its transparency.

    Raises:
        UserError: the file cannot be written.
    """
    encoding.write(rgba(mask, photo) if cut_out else _levels(mask), photo, path, output)


def _levels(mask: F32) -> U8:
    return np.rint(np.clip(mask, 0, 1) * 255).astype(np.uint8)
