"""A region of a photograph as a soft mask, and as a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.core import atomic, edits, export
from app.core.image_io import Photograph, to_vips
from app.core.render import proxy_hints
from app.core.settings import DEFAULT_THREADS
from models import device as devices
from models import registry
from models.base import CancelToken, ColorizationError, Progress, no_progress
from models.hints import Hints

F32 = NDArray[np.float32]

BACKEND = "endo2016-cutout"


def check_target(photo: Photograph, path: Path) -> None:
    """See whether a mask could be written there, before it is computed.

    Raises:
        ColorizationError: not a PNG, no folder, or the photograph itself.
    """
    if path.suffix.lower() != ".png":
        raise ColorizationError(f"A mask is written as PNG, not as “{path.name}”.", "Choose a name that ends in .png.")
    export.check_target(photo, path)


def soft_mask(
    photo: Photograph,
    hints: Hints,
    *,
    label: str | None = None,
    device: str = devices.AUTO,
    working_size: int | None = None,
    threads: int | None = DEFAULT_THREADS,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
) -> F32:
    """How much each pixel belongs to a region. Takes seconds: not for the GUI thread.

    Args:
        photo: the photograph.
        hints: strokes with the names of their regions, in full-resolution pixels. Those without a name are
            foreground, or background where they have no colour either.
        label: the region; None for all that is not background.
        device: "auto", "cpu" or "cuda".
        working_size: short side at which the photograph is looked at; None for its own.
        threads: how many torch computes with; None for its own choice.
        cancel: stops it.
        progress: told how far it is.

    Returns:
        float32 (H, W) in 0..1, of the photograph's full size.

    Raises:
        Cancelled: the token was set.
        ColorizationError: fewer than two regions are marked, or none of that name.
    """
    cancel = cancel or CancelToken()
    local = proxy_hints(edits.limited(hints, registry.spec(BACKEND).supports), photo)
    if threads is not None:
        devices.set_threads(threads)
    backend = registry.create(BACKEND, device=device)
    backend.working_size = working_size
    prepared = backend.prepare(photo.proxy, local, cancel, progress)
    maps = backend.colorize(prepared, local, cancel, progress).maps
    names = () if maps is None else maps.labels
    if maps is None or len(names) < 2:
        what = f"Only “{names[0]}” is marked." if names else "No stroke marks a region."
        raise ColorizationError(what, "Mark what is to be cut out, and the background, each with a stroke.")
    wanted = [i for i, ab in enumerate(maps.colors) if (ab is not None if label is None else names[i] == label)]
    if not wanted:
        known = ", ".join(f"“{name}”" for name in names)
        what = "All strokes mark background." if label is None else f"No stroke marks “{label}”."
        raise ColorizationError(what, f"The marked regions are {known}.")
    return _enlarged(np.sum([maps.map(i) for i in wanted], axis=0, dtype=np.float32), photo)


def write(mask: F32, photo: Photograph, path: Path, *, cut_out: bool) -> None:
    """Write a mask as a gray PNG, or the photograph with the mask as its transparency.

    Raises:
        ColorizationError: the file cannot be written.
    """
    levels = np.asarray(np.rint(np.clip(mask, 0, 1) * 255), np.uint8)
    image = to_vips(levels)
    if cut_out:
        image = to_vips(photo.full.rgb).bandjoin(image)
    atomic.write_bytes(path, bytes(image.pngsave_buffer(compression=6)))


def _enlarged(mask: F32, photo: Photograph) -> F32:
    """A mask of any size at the photograph's, along its edges."""
    from models.upsample import Upsampler

    # The join knows pictures of two channels: the mask is both.
    joined = Upsampler(photo.proxy.L, np.dstack([mask, mask])).ab(photo.full.L)[..., 0]
    return np.clip(joined, 0, 1)
