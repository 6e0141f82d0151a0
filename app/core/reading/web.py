"""PNG, JPEG, WebP and AVIF, read by libvips; JPEG of 12 bits, which libvips' library cannot decode, by imagecodecs."""

from __future__ import annotations

from typing import Any

import numpy as np

from app.core import metadata
from app.core.reading.raster import Raster, Source, Undecodable, check_page, check_size, to_vips
from models.lazy import AvifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin, imagecodecs, pyvips

_SHRINKS = (8, 4, 2)
"""By what libjpeg can divide a picture's sides while it decodes; it takes a fraction of the time."""

_STARTS_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def read_png(source: Source) -> Raster:
    """PNG; an orientation may be in its eXIf chunk or in text that ImageMagick wrote."""
    return _read(source, "pngload_buffer", metadata.of_file(source.data, PngImagePlugin.PngImageFile))


def read_webp(source: Source) -> Raster:
    """WebP; the first picture of an animation."""
    return _read(source, "webpload_buffer", metadata.of_file(source.data, WebPImagePlugin.WebPImageFile))


def read_avif(source: Source) -> Raster:
    """AVIF."""
    known = metadata.of_file(source.data, AvifImagePlugin.AvifImageFile)
    return _read(source, "heifload_buffer", known, upright=True)


def read_jpeg(source: Source) -> Raster:
    """JPEG; of files with several pictures (MPO, Ultra HDR) the first, which is the photograph for every screen."""
    known = metadata.of_file(source.data, JpegImagePlugin.JpegImageFile)
    if _bits_of_jpeg(source.data) != 12:
        return _read(source, "jpegload_buffer", known)
    check_page(source.page, 1, source.name)
    try:
        pixels = np.asarray(imagecodecs.jpeg8_decode(source.data), np.uint16)
    except Exception as error:  # the codec's errors have no common class
        raise Undecodable(str(error)) from error
    return Raster(to_vips(scaled_up(pixels, 12), orientation=known.orientation), known)


def scaled_up(pixels: np.typing.NDArray[np.uint16], bits: int) -> np.typing.NDArray[np.uint16]:
    """Samples of fewer than 16 bits (9 to 15) as samples of 16."""
    return (pixels.astype(np.uint32) * 65535 // ((1 << bits) - 1)).astype(np.uint16)


def _read(source: Source, loader: str, known: metadata.Metadata, *, upright: bool = False) -> Raster:
    """`upright`: whether the loader applies the orientation itself."""
    check_page(source.page, 1, source.name)
    # "error" and not "warning": scanners write stray bytes that every reader skips.
    image: Any = getattr(pyvips.Image, loader)(source.data, fail_on="none" if source.partial else "error")
    check_size(image.width, image.height, source.name)
    if loader == "jpegload_buffer" and source.enough is not None:
        image = _shrunk_jpeg(source, image, source.enough)
    # Decoding is lazy, but `autorot` needs the field now.
    image = image.copy()
    image.set_type(pyvips.GValue.gint_type, "orientation", 1 if upright else known.orientation)
    return Raster(image, known)


def _shrunk_jpeg(source: Source, image: Any, enough: int) -> Any:
    for shrink in _SHRINKS:
        if min(image.width, image.height) >= shrink * enough:
            fail_on = "none" if source.partial else "error"
            return pyvips.Image.jpegload_buffer(source.data, shrink=shrink, fail_on=fail_on)
    return image


def _bits_of_jpeg(data: bytes) -> int:
    """Bits per sample that a JPEG's frame header states; 8 where there is none to be found."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _STARTS_OF_FRAME:
            return data[at + 4]
        at += 1 if marker == 0xFF else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return 8
