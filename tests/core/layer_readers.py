"""Readers of files with layers that other people wrote, and the arithmetic of their blend modes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pyvips
import tifffile
from numpy.typing import NDArray
from PIL import Image
from psd_tools import PSDImage
from psd_tools.constants import BlendMode
from psdtags import PsdBlendMode, PsdFormat, TiffImageSourceData

F64 = NDArray[np.float64]


@dataclass
class Read:
    """A layer as a reader gives it: colours and cover in 0..1."""

    name: str
    is_colour: bool
    place: tuple[int, int]
    rgb: F64
    cover: F64


def unit(levels: NDArray[np.generic]) -> F64:
    return np.asarray(levels, np.float64) / np.iinfo(levels.dtype).max


def read_psd(path: Path) -> tuple[F64, list[Read]]:
    psd = PSDImage.open(path)
    found = []
    for layer in psd:
        rgb = layer.numpy("color")
        mask = layer.numpy("mask")
        if mask is None:
            cover = np.ones(rgb.shape[:2])
        else:
            assert layer.mask.bbox == layer.bbox and layer.mask.background_color == 0
            cover = mask[..., 0]
        assert layer.is_visible() and layer.opacity == 255
        is_colour = layer.blend_mode == BlendMode.COLOR
        assert is_colour or layer.blend_mode == BlendMode.NORMAL
        found.append(Read(layer.name, is_colour, layer.offset, rgb.astype(np.float64), cover.astype(np.float64)))
    return psd.numpy("color").astype(np.float64), found


def read_tiff(path: Path) -> tuple[F64, list[Read]]:
    source, found = TiffImageSourceData.fromtiff(path), []
    with tifffile.TiffFile(path) as tiff:
        assert tiff.byteorder == source.byteorder
    assert source.psdformat is PsdFormat.BE32BIT
    for layer in source.layers:
        planes = {channel.channelid: unit(channel.data) for channel in layer.channels}
        rgb = np.dstack([planes[0], planes[1], planes[2]])
        assert (planes.get(-1, np.ones(1)) == 1).all()
        if layer.mask is not None and layer.mask.rectangle is not None:
            assert layer.mask.rectangle == layer.rectangle
        name = next(str(tag.value) for tag in layer.info if tag.key.value == b"luni")
        rect, is_colour = layer.rectangle, layer.blendmode is PsdBlendMode.COLOR
        assert is_colour or layer.blendmode is PsdBlendMode.NORMAL
        found.append(Read(name, is_colour, (rect.left, rect.top), rgb, planes.get(-2, np.ones(rgb.shape[:2]))))
    return unit(tifffile.imread(path)), found


def png(data: bytes) -> NDArray[np.generic]:
    return pyvips.Image.new_from_buffer(data, "").numpy()


def read_ora(path: Path) -> tuple[F64, list[Read]]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"image/openraster"
        with Image.open(archive.open("Thumbnails/thumbnail.png")) as small:
            assert max(small.size) <= 256 and small.mode == "RGB"
        image, found = ElementTree.fromstring(archive.read("stack.xml")), []
        flat = unit(png(archive.read("mergedimage.png")))
        assert (int(image.get("h")), int(image.get("w"))) == flat.shape[:2]
        for layer in image.find("stack"):
            pixels = unit(png(archive.read(layer.get("src"))))
            cover = pixels[..., 3] if pixels.shape[2] == 4 else np.ones(pixels.shape[:2])
            assert layer.get("composite-op") in ("svg:src-over", "svg:color")
            is_colour, place = layer.get("composite-op") == "svg:color", (int(layer.get("x")), int(layer.get("y")))
            found.insert(0, Read(layer.get("name"), is_colour, place, pixels[..., :3], cover))
        return flat, found


READERS: dict[str, Callable[[Path], tuple[F64, list[Read]]]] = {
    ".psd": read_psd, ".layers.tif": read_tiff, ".ora": read_ora
}  # fmt: skip


# W3C Compositing and Blending Level 1, section 9.2, word for word.


def lum(c: F64) -> F64:
    return 0.3 * c[..., 0] + 0.59 * c[..., 1] + 0.11 * c[..., 2]


def clip_color(c: F64) -> F64:
    light, n, x = lum(c)[..., None], c.min(axis=-1, keepdims=True), c.max(axis=-1, keepdims=True)
    with np.errstate(all="ignore"):
        c = np.where(n < 0, light + (c - light) * light / (light - n), c)
        return np.where(x > 1, light + (c - light) * (1 - light) / (x - light), c)


def color_blend(backdrop: F64, source: F64) -> F64:
    return clip_color(source + (lum(backdrop) - lum(source))[..., None])


def composite(found: list[Read]) -> F64:
    shown = np.zeros_like(found[0].rgb)
    for layer in found:
        (x, y), (height, width) = layer.place, layer.cover.shape
        at, cover = np.s_[y : y + height, x : x + width], layer.cover[..., None]
        mixed = color_blend(shown[at], layer.rgb) if layer.is_colour else layer.rgb
        shown[at] = (1 - cover) * shown[at] + cover * mixed
    return shown


def apart(one: F64, other: F64) -> float:
    """The largest difference, in 255ths."""
    return float(np.abs(one - other).max() * 255)


# What is exported
