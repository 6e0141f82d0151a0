"""The finished picture as a file: full resolution, the photograph's depth, its EXIF, sRGB."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pyvips
import tifffile
from numpy.typing import NDArray

from app.core import atomic, metadata
from app.core.engine import Engine
from app.core.image_io import Photograph, to_vips
from app.core.picture import Picture
from app.core.render import Renderer
from models.base import CancelToken, Progress, no_progress
from models.errors import UserError

_log = logging.getLogger(__name__)

Pixels = NDArray[np.uint8] | NDArray[np.uint16]

SUFFIXES = (".png", ".tif", ".tiff", ".jpg", ".jpeg")
"""The kinds of files that can be exported."""

JPEG_QUALITY = 95
_JPEG_SIDE = 65535
_PIXELS_SHARE = 0.9
"""How much of the progress bar colouring takes; the rest is writing."""


def check_target(photo: Photograph, path: Path, *, replace_original: bool = False) -> None:
    """Check, before computing a picture, that it can be exported to this path.

    Raises:
        UserError: a kind of file that cannot be written, no folder, or the photograph itself (unless
            `replace_original`).
    """
    if path.suffix.lower() not in SUFFIXES:
        raise UserError(
            f"“{path.name}” is not a kind of picture that can be written.", f"Choose one of {', '.join(SUFFIXES)}."
        )
    if not path.parent.is_dir():
        raise UserError(f"There is no folder “{path.parent}”.", "Choose another folder.")
    if not replace_original and _is_original(photo, path):
        raise UserError(f"“{path}” is the original photograph.", "Choose another name.")
    if path.suffix.lower() in (".jpg", ".jpeg") and max(photo.full.size) > _JPEG_SIDE:
        raise UserError(f"A JPEG cannot have more than {_JPEG_SIDE} pixels a side.", "Choose PNG or TIFF.")


def export(
    picture: Picture,
    path: Path,
    *,
    replace_original: bool = False,
    cancel: CancelToken | None = None,
    progress: Progress = no_progress,
    engine: Engine | None = None,
    ready: Renderer | None = None,
) -> str:
    """Compute a picture at full resolution and write it. Takes seconds: do not call in the window's thread.

    Args:
        picture: what is asked for.
        path: PNG, TIFF or JPEG by its suffix; PNG and TIFF have 16 bits where the photograph has.
        replace_original: whether `path` may be the photograph itself.
        cancel: stops it; nothing is written then.
        progress: told how far it is.
        engine: one that has loaded weights already; None for a new one.
        ready: the renderer that painted the picture on the screen, so that the file shows the same; None to compute.

    Returns:
        What the artist should know ("the GPU has too little memory..."), or "".

    Raises:
        Cancelled: the token was set.
        UserError: the backend failed, or the file cannot be written.
    """
    photo = picture.photo
    check_target(photo, path, replace_original=replace_original)
    cancel = cancel or CancelToken()
    is_jpeg = path.suffix.lower() in (".jpg", ".jpeg")
    deep = photo.depth == 16 and not is_jpeg

    def colouring(fraction: float, text: str) -> None:
        progress(fraction * _PIXELS_SHARE, text)

    notice = ""
    if ready is not None:
        pixels = ready.full(deep=deep, cancel=cancel, progress=colouring)
    else:
        pixels, notice = (engine or Engine()).full(picture, deep=deep, cancel=cancel, progress=colouring)
    cancel.raise_if_cancelled()
    progress(_PIXELS_SHARE, f"Writing {path.name}")
    write(pixels, photo, path)
    progress(1.0, "")
    return notice


def write(pixels: Pixels, photo: Photograph, path: Path) -> None:
    """Write a coloured photograph with the metadata of the original.

    Raises:
        UserError: the file cannot be written.
    """
    atomic.write(path, _encoder(pixels, photo, path))


def _encoder(pixels: Pixels, photo: Photograph, path: Path) -> Callable[[BinaryIO], None]:
    suffix = path.suffix.lower()

    def fill(file: BinaryIO) -> None:
        if suffix in (".tif", ".tiff"):
            _write_tiff(file, pixels, photo.metadata)
            return
        encode = _encode_png if suffix == ".png" else _encode_jpeg
        try:
            file.write(_encode(encode, pixels, photo.metadata))
        except pyvips.Error as error:
            raise UserError(f"“{path}” was not written: {error.message}.", "Choose another format.") from error

    return fill


def _write_tiff(file: BinaryIO, pixels: Pixels, inherited: metadata.Metadata) -> None:
    """Write a TIFF by tifffile, which can write descriptive tags that libvips leaves out."""
    per_centimetre = (inherited.resolution[0] * 10, inherited.resolution[1] * 10)
    tags = metadata.tiff_tags(inherited)
    with tifffile.TiffWriter(file, bigtiff=pixels.nbytes > 3_500_000_000) as writer:
        writer.write(
            pixels,
            photometric="rgb",
            compression="zlib",
            rowsperstrip=64,
            metadata=None,
            software=None,
            iccprofile=metadata.srgb_profile(),
            resolution=per_centimetre,
            resolutionunit="CENTIMETER",
            extratags=tags,
        )


def _encode(encode: Callable[[Any], bytes], pixels: Pixels, inherited: metadata.Metadata) -> bytes:
    try:
        return encode(metadata.attach(to_vips(pixels), inherited))
    except pyvips.Error as error:
        if inherited.exif is None:
            raise
        # Some EXIF blocks of old cameras cannot be written by libvips; then write the picture without.
        _log.warning("the EXIF block is not passed on: %s", error)
        return encode(metadata.attach(to_vips(pixels), replace(inherited, exif=None)))


def _encode_png(image: Any) -> bytes:
    return bytes(image.pngsave_buffer(compression=6))


def _encode_jpeg(image: Any) -> bytes:
    return bytes(image.jpegsave_buffer(Q=JPEG_QUALITY, subsample_mode="off", optimize_coding=True))


def _is_original(photo: Photograph, path: Path) -> bool:
    if photo.path is None:
        return False
    try:
        return path.samefile(photo.path)
    except FileNotFoundError:
        return False
