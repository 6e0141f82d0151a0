"""Read photographs: 8 or 16 bit, gray or colour, of all kinds in `app.core.reading.kinds`, as oriented sRGB."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.core import embedding, files, metadata
from app.core.errors import ImageLoadError
from app.core.extras import installing
from app.core.metadata import Metadata
from app.core.reading import kinds, raster
from app.core.reading.raster import SAVE_AGAIN, Raster, Samples, Source, check_size, to_vips
from models.image import ImageData
from models.lazy import cv2
from models.words import Words

_log = logging.getLogger(__name__)

PROXY_SIDE = 2048
"""Long side of the version the artist works on."""

SUFFIXES = kinds.suffixes()
"""Endings for file dialogs; how a file is read depends on its content, not on its name."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How a file is read where there is a choice.

    Attributes:
        page: which of its pictures, from 1; None for the photograph in it.
        partial: whether a file that ends too early is read as far as it goes.
    """

    page: int | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Photograph:
    """A photograph as it was read, and ready to work on; equality and hash follow its pixels.

    Attributes:
        data: the file, unchanged.
        name: the file name shown to the artist.
        path: the file it was read from; None for pasted photographs and those inside projects.
        full: oriented, sRGB, at full resolution and depth.
        proxy: long side at most 2048; the same object as `full` where that is small enough.
        depth: 8 or 16 bits per channel.
        is_gray: whether there is no colour in it.
        metadata: what an export copies.
        opening: how the file was read, to read it again.
        pages: how many pictures the file has.
        notes: sentences for the artist: what of the file is not here.
    """

    data: bytes = field(repr=False)
    name: str
    path: Path | None
    full: ImageData
    proxy: ImageData
    depth: int
    is_gray: bool
    metadata: Metadata = field(default_factory=Metadata)
    opening: Opening = Opening()
    pages: int = 1
    notes: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Photograph) and self.full == other.full

    def __hash__(self) -> int:
        return hash(self.full)


def load(path: Path, opening: Opening = Opening()) -> Photograph:
    """Read a photograph from a file.

    Raises:
        ImageLoadError: no such file, no permission, or nothing that `decode` can read.
    """
    return decode(_contents(path), shown_name(path), path, opening)


def load_small(path: Path, enough: int) -> ImageData:
    """A photograph reduced to a short side of `enough` pixels; takes little time and memory where its file allows it.

    Raises:
        as `load` does.
    """
    source = Source(_contents(path), shown_name(path), enough=enough)
    return ImageData.from_rgb(_decoded(source)[1])


def _contents(path: Path) -> bytes:
    """The bytes of a file; raises as `load` does."""
    try:
        return files.read(path)
    except FileNotFoundError:
        raise ImageLoadError("There is no file “{path}”.", "Check its name and folder.", path=path) from None
    except IsADirectoryError:
        raise ImageLoadError("“{path}” is a folder.", "Choose a photograph inside it.", path=path) from None
    except PermissionError:
        raise ImageLoadError("“{path}” may not be read.", "Check its permissions.", path=path) from None
    except OSError as error:
        raise ImageLoadError(
            "“{path}” cannot be read: {reason}.", "Choose another file.", path=path, reason=error.strerror or error
        ) from error
    except ValueError:
        raise ImageLoadError(
            "“{name}” is no name of a file.", "Check its name and folder.", name=shown_name(path)
        ) from None


def shown_name(path: Path) -> str:
    """A file's name as text that can be shown and saved everywhere, also where its bytes are not UTF-8."""
    return os.fsencode(path.name or str(path)).decode("utf-8", "replace")


def decode(
    data: bytes, name: str, path: Path | None = None, opening: Opening = Opening()
) -> Photograph:
    """Read a photograph from the bytes of its file.

    EXIF orientation and colour profiles are applied, CMYK is converted, transparency is laid over white.

    Args:
        data: the file.
        name: shown to the artist, also in errors.
        path: where it came from, if anywhere.
        opening: how to read it where there is a choice.

    Raises:
        ImageLoadError: empty, damaged, too large, or of a kind that cannot be read; `incomplete` where it could be read
            as far as it goes.
    """
    found, pixels = _decoded(Source(data, name, opening.page, opening.partial))
    is_gray = pixels.ndim == 2 or _has_no_colour(pixels)
    full = ImageData.from_rgb(pixels)
    known = replace(found.metadata, profile=metadata.rgb_profile(raster.profile_of(found.image)))
    notes = found.notes
    if opening.partial:
        notes = (*notes, Words("“{name}” is damaged; this is what could be read of it.", name=name))
    return Photograph(
        data, name, path, full, _reduced(full, PROXY_SIDE), 8 * pixels.itemsize, is_gray, known,
        opening, found.pages, notes,
    )  # fmt: skip


def _decoded(source: Source) -> tuple[Raster, Samples]:
    """What a reader gives, and its pixels; raises as `decode` does."""
    if not source.data:
        raise ImageLoadError("“{name}” is empty.", "Choose another file.", name=source.name)
    kind = _readable(source)
    try:
        found = kind.read(source)
        return found, raster.to_srgb(found, source)
    except ImageLoadError:
        raise
    except MemoryError:
        raise ImageLoadError(
            "There is too little memory to open “{name}”.", "Close other programs.", name=source.name
        ) from None
    except Exception as error:  # noqa: BLE001 - what decoders raise over damaged files has no common class
        _log.info("%s cannot be decoded: %s", source.name, error)
        raise _damaged(source, kind, error) from None


def deep_pixels(photo: Photograph) -> NDArray[Any]:
    """The photograph, sRGB (H, W, 3), uint8 or uint16 as its file, which is read again where it has 16 bits.

    Raises:
        as `decode` does.
    """
    if photo.depth == 8:
        return photo.full.rgb
    source = Source(photo.data, photo.name, photo.opening.page, photo.opening.partial)
    pixels = raster.to_srgb(_readable(source).read(source), source)
    return pixels if pixels.ndim == 3 else np.repeat(pixels[..., None], 3, axis=2)


def _readable(source: Source) -> kinds.Kind:
    """Who reads a file; refuses those that nobody here can."""
    kind = kinds.of(source.data)
    if kind is None:
        what = kinds.described(source.data)
        remedy = Words("Save the photograph as {usual}.")
        if what:
            told = Words("“{name}” is {kind}, not a photograph.")
            raise ImageLoadError(told, remedy, name=source.name, kind=what, usual=kinds.USUAL)
        told = Words("“{name}” is no picture of a known kind, whatever its name says.")
        raise ImageLoadError(told, remedy, name=source.name, usual=kinds.USUAL)
    if not kind.there:
        raise ImageLoadError(
            "“{name}” is {kind}; the reader for these is not installed.",
            "{install} Or save the photograph as {usual}.",
            name=source.name,
            kind=kind.title,
            install=installing(kind.package),
            usual=kinds.USUAL,
        )
    return kind


def _damaged(source: Source, kind: kinds.Kind, error: Exception) -> ImageLoadError:
    """The error for a file whose pixels cannot be decoded; it says whether a part of them can."""
    return ImageLoadError(
        "“{name}” is {kind} that cannot be read: {reason}.",
        SAVE_AGAIN,
        incomplete=not source.partial and _some_of(replace(source, partial=True), kind),
        name=source.name,
        kind=kind.title,
        reason=_reason(error),
    )


def _some_of(source: Source, kind: kinds.Kind) -> bool:
    """Whether a damaged file can be read as far as it goes."""
    try:
        raster.to_srgb(kind.read(source), source)
    except Exception:  # noqa: BLE001 - see `decode`
        return False
    return True


def from_pixels(rgb: NDArray[np.uint8] | NDArray[np.uint16], name: str) -> Photograph:
    """A photograph of pixels that have no file yet, for instance pasted ones.

    Args:
        rgb: sRGB, uint8 or uint16, (H, W, 3), or (H, W) for gray.
        name: shown to the artist.

    Raises:
        ImageLoadError: more pixels than the limit, or none.
    """
    if rgb.size == 0:
        raise ImageLoadError("“{name}” has no pixels.", "Copy a picture first.", name=name)
    check_size(rgb.shape[1], rgb.shape[0], name)
    return decode(encode_png(rgb), name)


def encode_png(rgb: NDArray[np.uint8] | NDArray[np.uint16]) -> bytes:
    """The bytes of a PNG file with these pixels, (H, W, 3) or (H, W); it states no resolution."""
    return embedding.into_png(bytes(to_vips(rgb).pngsave_buffer(compression=3, keep="none")), Metadata())


def _reason(error: Exception) -> str:
    """The first line of a decoder's error message."""
    detail = getattr(error, "detail", "") or str(error)
    lines = [line.strip() for line in str(detail).splitlines() if line.strip()]
    return lines[0].rstrip(".") if lines else Words("its data cannot be decoded")


def _has_no_colour(rgb: NDArray[np.uint8] | NDArray[np.uint16]) -> bool:
    """Whether the channels differ nowhere by more than a profile's rounding; a few rows usually tell."""
    most = 1 if rgb.dtype == np.uint8 else 257
    few = rgb[:: max(1, rgb.shape[0] // 16)]
    return all(
        int(cv2.absdiff(np.ascontiguousarray(part[..., 1]), np.ascontiguousarray(part[..., other])).max()) <= most
        for part in (few, rgb)
        for other in (0, 2)
    )


def fit(size: tuple[int, int], long_side: int) -> tuple[int, int]:
    """Width and height with the same aspect whose long side is at most `long_side`; never below one pixel."""
    factor = min(1.0, long_side / max(size))
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))


def _reduced(image: ImageData, long_side: int) -> ImageData:
    """The image with a long side of at most `long_side`, by area; itself where it is small enough."""
    if max(image.size) <= long_side:
        return image
    size = fit(image.size, long_side)
    rgb = cv2.resize(image.rgb, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    L = cv2.resize(image.L, size, interpolation=cv2.INTER_AREA).astype(np.float32, copy=False)
    rgb.setflags(write=False)
    L.setflags(write=False)
    return ImageData(f"{image.key}@{long_side}", rgb, L)
