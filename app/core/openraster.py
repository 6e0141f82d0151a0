"""Layers as OpenRaster: a zip with a list of layers and a PNG for each (freedesktop.org, version 0.0.5)."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from typing import Any, BinaryIO
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray

from app.core.layers import Layer, Pixels
from models.lazy import cv2

_MIME = "image/openraster"
_THUMBNAIL_SIDE = 256
_MODES = {False: "svg:src-over", True: "svg:color"}
_INCH_MM = 25.4


def write(
    file: BinaryIO,
    finished: bytes,
    layers: Iterable[Layer],
    thumbnail: bytes,
    png: Callable[[Pixels], bytes],
    size: tuple[int, int],
    resolution: tuple[float, float] | None,
) -> None:
    """Write an OpenRaster file. Masks become transparency: the format has no others.

    Args:
        file: open for writing, empty.
        finished: the picture as a PNG, for readers that know no layers.
        layers: the lowest first.
        thumbnail: a PNG of `thumbnail_of`.
        png: encodes (h, w, 3) or (h, w, 4) as PNG.
        size: width and height.
        resolution: pixels per millimetre, horizontally and vertically; None where it is not known.
    """
    image = ElementTree.Element("image", {"version": "0.0.5", "w": str(size[0]), "h": str(size[1])})
    if resolution is not None:
        for side, density in zip(("xres", "yres"), resolution, strict=True):
            image.set(side, str(max(1, round(density * _INCH_MM))))
    stack = ElementTree.SubElement(image, "stack")
    # PNGs are compressed already.
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        # First, so that programs know the file by its beginning.
        archive.writestr("mimetype", _MIME)
        for number, layer in enumerate(layers):
            place = f"data/layer{number}.png"
            archive.writestr(place, png(_with_transparency(layer)))
            # The list begins with the uppermost one.
            stack.insert(0, ElementTree.Element("layer", _described(layer, place)))
        archive.writestr("mergedimage.png", finished)
        archive.writestr("Thumbnails/thumbnail.png", thumbnail)
        archive.writestr("stack.xml", ElementTree.tostring(image, "UTF-8", xml_declaration=True))


def thumbnail_of(finished: Pixels) -> Pixels:
    """A picture (H, W, 3), uint8 or uint16, small enough for a thumbnail, with 8 bits."""
    factor = min(1.0, _THUMBNAIL_SIDE / max(finished.shape[:2]))
    size = max(1, round(finished.shape[1] * factor)), max(1, round(finished.shape[0] * factor))
    small: NDArray[Any] = cv2.resize(finished, size, interpolation=cv2.INTER_AREA)
    return np.asarray(small if small.dtype == np.uint8 else small >> 8, np.uint8)


def _described(layer: Layer, place: str) -> dict[str, str]:
    return {
        # XML has no place for signs that control terminals.
        "name": "".join(sign for sign in layer.name if sign.isprintable()),
        "src": place,
        "x": str(layer.place[0]),
        "y": str(layer.place[1]),
        "composite-op": _MODES[layer.is_colour],
        "opacity": "1.0",
        "visibility": "visible",
    }


def _with_transparency(layer: Layer) -> NDArray[Any]:
    return layer.pixels if layer.mask is None else np.dstack([layer.pixels, layer.mask])
