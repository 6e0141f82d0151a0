"""Decoded pixels with all that says what they mean, and the way from there to upright sRGB."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.core.errors import ImageLoadError
from app.core.metadata import Metadata
from models.lazy import pyvips
from models.words import Words

_log = logging.getLogger(__name__)

PIXEL_LIMIT = 120_000_000
"""Larger photographs would need more memory than most machines have."""

SAVE_AGAIN = Words("Choose another file, or save it again in another program.")

Samples = NDArray[np.uint8] | NDArray[np.uint16]


class Undecodable(Exception):
    """A reader does not get on with a file: the message says why, as part of a sentence."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read.

    Attributes:
        data: its bytes.
        name: shown to the artist.
        page: which picture of the file, from 1; None for the photograph in it.
        partial: whether a picture that ends too early is read as far as it goes.
        enough: a short side in pixels that is enough; None for all pixels.
    """

    data: bytes
    name: str
    page: int | None = None
    partial: bool = False
    enough: int | None = None


@dataclass(frozen=True, slots=True)
class Raster:
    """What a reader gives.

    Attributes:
        image: libvips image, uchar or ushort, of the interpretation that fits its bands; transparency is its last
            band. Orientation and profile are fields of it and not yet applied.
        metadata: what an export copies.
        pages: how many pictures the file has, thumbnails and masks not counted.
        notes: sentences for the artist: what was left out.
    """

    image: Any
    metadata: Metadata
    pages: int = 1
    notes: tuple[str, ...] = ()


def check_size(width: int, height: int, name: str) -> None:
    """Refuse more pixels than the limit, before they are decoded."""
    if width * height > PIXEL_LIMIT:
        raise ImageLoadError(
            "“{name}” has {width} x {height} pixels; the limit is {limit} megapixels.",
            "Open a smaller version.",
            name=name,
            width=width,
            height=height,
            limit=PIXEL_LIMIT // 1_000_000,
        )


def check_page(page: int | None, pages: int, name: str) -> None:
    """Refuse a page that the file does not have."""
    if page is not None and not 1 <= page <= pages:
        has = Words("one page only") if pages == 1 else Words("{pages} pages", pages=pages)
        raise ImageLoadError(
            "“{name}” has no page {page}: it has {has}.", "Choose another page.", name=name, page=page, has=has
        )


def to_vips(
    pixels: Samples, *, cmyk: bool = False, profile: bytes | None = None, orientation: int = 1
) -> Any:
    """A libvips image of an array (H, W) or (H, W, C): gray, RGB or (4 or 5 channels) CMYK, alpha last."""
    deep = pixels.dtype == np.uint16
    height, width = pixels.shape[:2]
    bands = pixels.shape[2] if pixels.ndim == 3 else 1
    image = pyvips.Image.new_from_memory(
        np.ascontiguousarray(pixels).data, width, height, bands, "ushort" if deep else "uchar"
    )
    gray, colour = ("grey16", "rgb16") if deep else ("b-w", "srgb")
    image = image.copy(interpretation="cmyk" if cmyk else gray if bands < 3 else colour)
    if profile:
        image.set_type(pyvips.GValue.blob_type, "icc-profile-data", profile)
    image.set_type(pyvips.GValue.gint_type, "orientation", orientation)
    return image


def profile_of(image: Any) -> bytes:
    """The ICC profile of a libvips image; empty where it has none."""
    return bytes(image.get("icc-profile-data")) if image.get_typeof("icc-profile-data") else b""


def to_srgb(raster: Raster, source: Source) -> Samples:
    """The pixels upright, over white and in sRGB: (H, W) for gray or (H, W, 3); reduced to what is enough.

    Raises:
        ImageLoadError: channels that are no picture.
        pyvips.Error: the pixels cannot be decoded after all.
    """
    image = _over_white(_known_pixels(raster.image, source.name)).autorot()
    return _pixels(_converted(_reduced(image, source.enough), source.name))


def _reduced(image: Any, enough: int | None) -> Any:
    scale = 1.0 if enough is None else enough / min(image.width, image.height)
    return image.resize(scale) if scale < 1 else image


def _pixels(image: Any) -> Samples:
    shape = (image.height, image.width) if image.bands == 1 else (image.height, image.width, image.bands)
    memory = image.write_to_memory()
    return np.frombuffer(memory, np.uint16 if image.format == "ushort" else np.uint8).reshape(shape)


def _known_pixels(image: Any, name: str) -> Any:
    """The image with the interpretation that fits its bands and depth."""
    if image.interpretation in ("lab", "labs", "labq", "scrgb", "xyz"):
        image = image.colourspace("rgb16")
    if image.format not in ("uchar", "ushort"):
        raise ImageLoadError(
            "“{name}” has pixels of the type “{kind}”.",
            "Save it with 8 or 16 bits per channel.",
            name=name,
            kind=image.format,
        )
    if image.interpretation in ("srgb", "rgb", "rgb16", "b-w", "grey16", "cmyk") and image.bands <= 5:
        deep = image.format == "ushort"
        if image.interpretation in ("b-w", "grey16"):
            return image.copy(interpretation="grey16" if deep else "b-w")
        if image.interpretation != "cmyk":
            return image.copy(interpretation="rgb16" if deep else "srgb")
        return image
    raise ImageLoadError(
        "“{name}” has {count} channels of the kind “{kind}”.",
        "Save it as a gray or RGB picture.",
        name=name,
        count=image.bands,
        kind=image.interpretation,
    )


def _over_white(image: Any) -> Any:
    """The image without transparency, over white."""
    if not image.hasalpha():
        return image
    white = 65535 if image.format == "ushort" else 255
    paper = 0 if image.interpretation == "cmyk" else white
    return image.flatten(background=[paper], max_alpha=white)


def _converted(image: Any, name: str) -> Any:
    """sRGB with three bands or gray with one, after the image's own profile if it has one."""
    is_cmyk, gray = image.interpretation == "cmyk", image.bands == 1
    depth = 16 if image.format == "ushort" else 8
    if is_cmyk or image.get_typeof("icc-profile-data"):
        fallback = {"input_profile": "cmyk"} if is_cmyk else {}
        try:
            image = image.icc_transform("srgb", embedded=True, depth=depth, black_point_compensation=True, **fallback)
            # Decoding is lazy: an unusable profile raises only when pixels are computed.
            image = image.copy_memory()
        except pyvips.Error as error:
            if is_cmyk or "icc" not in str(error).lower():
                raise
            _log.warning("the colour profile of %s cannot be used: %s", name, error)
    if image.bands not in (1, 3):
        raise ImageLoadError(
            "“{name}” has {count} channels.", "Save it as a gray or RGB picture.", name=name, count=image.bands
        )
    return image.extract_band(1) if gray and image.bands == 3 else image
