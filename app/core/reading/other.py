"""Rarer kinds of files: by Pillow, and by plug-ins of Pillow and LibRaw where the artist has installed them."""

from __future__ import annotations

import io
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.core import metadata
from app.core.reading.raster import Raster, Samples, Source, Undecodable, check_page, check_size, to_vips
from models.lazy import BmpImagePlugin, GifImagePlugin, Image, Jpeg2KImagePlugin, PpmImagePlugin, PsdImagePlugin
from models.words import Words

_BITFIELDS = 3
_MASKS_AT = 54


def read_bmp(source: Source) -> Raster:
    """BMP; rows of bits wherever the file puts them."""
    data = source.data
    if len(data) > _MASKS_AT + 12 and int.from_bytes(data[30:34], "little") == _BITFIELDS:
        check_page(source.page, 1, source.name)
        return Raster(to_vips(_bitfields(source)), metadata.of_file(data, BmpImagePlugin.BmpImageFile))
    return _by_pillow(source, BmpImagePlugin.BmpImageFile)


def read_gif(source: Source) -> Raster:
    """GIF; the first picture of an animation."""
    return _by_pillow(source, GifImagePlugin.GifImageFile)


def read_netpbm(source: Source) -> Raster:
    """PBM, PGM, PPM, of 8 or 16 bits."""
    return _by_pillow(source, PpmImagePlugin.PpmImageFile)


def read_psd(source: Source) -> Raster:
    """Photoshop files, flattened as Photoshop left them."""
    return _by_pillow(source, PsdImagePlugin.PsdImageFile)


def read_jpeg2000(source: Source) -> Raster:
    """JPEG 2000; gray with up to 16 bits, colour with 8."""
    return _by_pillow(source, Jpeg2KImagePlugin.Jpeg2KImageFile)


def read_heic(source: Source) -> Raster:
    """HEIC, by pillow-heif."""
    plugin = import_module("pillow_heif.as_plugin")
    return _by_pillow(source, plugin.HeifImageFile)


def read_jpeg_xl(source: Source) -> Raster:
    """JPEG XL, by pillow-jxl-plugin."""
    plugin = import_module("pillow_jxl.JpegXLImagePlugin")
    return _by_pillow(source, plugin.JXLImageFile)


def read_camera_raw(source: Source) -> Raster:
    """Sensor data of cameras, developed by LibRaw with the camera's white balance."""
    rawpy: Any = import_module("rawpy")
    check_page(source.page, 1, source.name)
    try:
        with rawpy.imread(io.BytesIO(source.data)) as raw:
            check_size(raw.sizes.width, raw.sizes.height, source.name)
            pixels = raw.postprocess(use_camera_wb=True, output_bps=16)
    except (rawpy.LibRawError, ValueError) as error:
        raise Undecodable(_words(error)) from error
    return Raster(to_vips(np.asarray(pixels, np.uint16)), metadata.of_raw(source.data))


def _by_pillow(source: Source, plugin: Any) -> Raster:
    """Read with one plug-in directly: `Image.open` would try others, and has its own limits of size."""
    try:
        image = plugin(io.BytesIO(source.data))
        check_size(image.width, image.height, source.name)
        pages = getattr(image, "n_frames", 1) if plugin is GifImagePlugin.GifImageFile else 1
        check_page(source.page, pages, source.name)
        image.seek((source.page or 1) - 1) if pages > 1 else image.load()
        pixels, cmyk = _pixels(image)
        known = metadata.of_pillow(image)
    except (OSError, SyntaxError, ValueError, RuntimeError, EOFError, KeyError, IndexError) as error:
        raise Undecodable(_words(error)) from error
    first = Words("“{name}” has {pages} pictures; this is the first one.", name=source.name, pages=pages)
    notes = (first,) if pages > 1 and not source.page else ()
    profile = image.info.get("icc_profile")
    return Raster(to_vips(pixels, cmyk=cmyk, profile=profile, orientation=known.orientation), known, pages, notes)


def _words(error: Exception) -> str:
    text = " ".join(str(error).split()).rstrip(".")
    return text or type(error).__name__


def _pixels(image: Image.Image) -> tuple[Samples, bool]:
    """Gray (H, W), RGB or RGBA, or CMYK and True."""
    if image.mode == "CMYK":
        return np.asarray(image, np.uint8), True
    if image.mode.startswith("I"):
        return np.asarray(image).clip(0, 65535).astype(np.uint16), False
    if image.mode in ("1", "L"):
        return np.asarray(image.convert("L"), np.uint8), False
    if image.mode in ("LA", "La", "RGBA", "RGBa", "PA") or "transparency" in image.info:
        return np.asarray(image.convert("RGBA"), np.uint8), False
    return np.asarray(image.convert("RGB"), np.uint8), False


def _bitfields(source: Source) -> Samples:
    """A BMP whose channels are named by masks of bits; Pillow knows the usual ones only."""
    data = source.data
    header = int.from_bytes(data[14:18], "little")
    width, height = (int.from_bytes(data[at : at + 4], "little", signed=True) for at in (18, 22))
    bits, start = int.from_bytes(data[28:30], "little"), int.from_bytes(data[10:14], "little")
    check_size(abs(width), abs(height), source.name)
    if bits not in (16, 32) or width < 1 or height == 0 or header < 40:
        raise Undecodable("its header makes no sense")
    stride = (width * bits // 8 + 3) // 4 * 4
    if len(data) < start + stride * abs(height):
        raise Undecodable("it ends before its pixels do")
    rows = np.frombuffer(data, np.uint8, stride * abs(height), start).reshape(abs(height), stride)
    words = np.ascontiguousarray(rows[:, : width * bits // 8]).view(np.uint16 if bits == 16 else np.uint32)
    masks = [int.from_bytes(data[at : at + 4], "little") for at in range(_MASKS_AT, _MASKS_AT + 12, 4)]
    channels = np.stack([_field(words, mask) for mask in masks], axis=2)
    return channels if height < 0 else channels[::-1]


def _field(words: NDArray[Any], mask: int) -> NDArray[np.uint8]:
    """The bits under a mask, stretched to 0..255."""
    if mask == 0:
        return np.zeros(words.shape, np.uint8)
    shift = (mask & -mask).bit_length() - 1
    top = mask >> shift
    return np.round(((words.astype(np.uint32) & mask) >> shift) * (255 / top)).astype(np.uint8)
