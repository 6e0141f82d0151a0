"""A region of a photograph as a soft mask, and as a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.core import atomic, export, regions
from app.core.engine import Engine
from app.core.image_io import Photograph, to_vips
from app.core.session import Request, next_serial
from models import device as devices
from models import registry
from models.base import CancelToken, Progress, no_progress
from models.errors import UserError
from models.hints import Hints
from models.registry import Use

F32 = NDArray[np.float32]
U8 = NDArray[np.uint8]


def check_target(photo: Photograph, path: Path) -> None:
    """See whether a mask could be written there, before it is computed.

    Raises:
        UserError: not a PNG, no folder, or the photograph itself.
    """
    if path.suffix.lower() != ".png":
        raise UserError(f"A mask is written as PNG, not as “{path.name}”.", "Choose a name that ends in .png.")
    export.check_target(photo, path)


def soft_mask(
    photo: Photograph,
    hints: Hints,
    *,
    name: str = regions.ALL,
    device: str = devices.AUTO,
    working_size: int | None = None,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
    engine: Engine | None = None,
) -> F32:
    """How much each pixel belongs to a region. Takes seconds: not for the GUI thread.

    Args:
        photo: the photograph.
        hints: strokes with the names of their regions (`Stroke.region`), in full-resolution pixels.
        name: the region; `regions.ALL` for all that is not background.
        device: "auto", "cpu" or "cuda".
        working_size: short side at which the photograph is looked at; None for its own.
        cancel: stops it.
        progress: told how far it is.
        engine: one to be used again; only from its own thread.

    Returns:
        float32 (H, W) in 0..1, of the photograph's full size.

    Raises:
        Cancelled: the token was set.
        UserError: fewer than two regions are marked, or none of that name.
    """
    backend = registry.names(Use.CUT_OUT)[0]
    request = Request(next_serial(), 0, True, backend, device, working_size, photo, hints)  # noqa: FBT003 - committed
    mask = (engine or Engine()).mask(request, name, cancel or CancelToken(), progress)
    return mask.at(photo.full.L)


def rgba(mask: F32, photo: Photograph) -> U8:
    """The photograph with a mask as its transparency, (H, W, 4)."""
    return np.dstack([photo.full.rgb, _levels(mask)])


def write(mask: F32, photo: Photograph, path: Path, *, cut_out: bool) -> None:
    """Write a mask as a gray PNG, or the photograph with the mask as its transparency.

    Raises:
        UserError: the file cannot be written.
    """
    image = to_vips(rgba(mask, photo) if cut_out else _levels(mask))
    atomic.write_bytes(path, bytes(image.pngsave_buffer(compression=6)))


def _levels(mask: F32) -> U8:
    return np.rint(np.clip(mask, 0, 1) * 255).astype(np.uint8)
