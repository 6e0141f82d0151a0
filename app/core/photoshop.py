"""Layers as Photoshop stores them: in a file of its own (PSD), and in a tag of TIFF.

After Adobe's “Photoshop File Formats Specification”. All numbers are big-endian, so such a TIFF is, too.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from app.core.layers import Layer, Pixels
from models.errors import UserError

TIFF_TAG = 37724
SIDE_LIMIT = 30_000
_FILE_LIMIT, _BLOCK_LIMIT = 2**31 - 1, 2**32 - 1

_RGB, _RAW, _ZIP_PREDICTED = 3, 0, 3
_TRANSPARENCY, _MASK = -1, -2
_VISIBLE = 8
"""The flags of a layer that is shown, from Photoshop 5 on."""

_NAME_LIMIT = 63
_ZIP_LEVEL = 4
"""Half the time of the usual 6, and files hardly larger."""

_NO_VEIL = struct.pack(">h5HBx", -1, 0, 0, 0, 0, 0, 128)
"""How masks are to be shown: in no particular colour."""

_MODES = {False: b"norm", True: b"colr"}
_DEEP = b"Lr16"
"""The key of a block with layers of 16 bits."""


def layer_info(layers: Iterable[Layer]) -> bytes:
    """The records of layers, the lowest first, then their pixels.

    Raises:
        UserError: they take more room than such files can have.
    """
    records: list[bytes] = []
    pixels: list[bytes] = []
    count = 0
    for count, layer in enumerate(layers, 1):
        channels = {number: _packed(layer.pixels[..., number]) for number in range(3)}
        if count > 1:
            # The lowest one is a background, which is opaque. Others have transparency, or a mask beside it.
            channels[_TRANSPARENCY] = _packed(np.full_like(layer.pixels[..., 0], np.iinfo(layer.pixels.dtype).max))
        if layer.mask is not None:
            channels[_MASK] = _packed(layer.mask)
        records.append(_record(layer, {number: len(data) for number, data in channels.items()}))
        pixels += channels.values()
        if sum(map(len, pixels)) > _BLOCK_LIMIT - 2**20:
            raise UserError("The layers take more than 4 GB.", "Choose OpenRaster, or a smaller size.")
    info = struct.pack(">h", count) + b"".join(records) + b"".join(pixels)
    return _padded(info)


def tiff_block(layers: Iterable[Layer], *, deep: bool) -> bytes:
    """What a TIFF has in `TIFF_TAG`, for layers with 16 bits a channel (`deep`) or 8.

    Raises:
        as `layer_info` does.
    """
    stored = _block(_DEEP if deep else b"Layr", layer_info(layers)) + _block(b"LMsk", _NO_VEIL)
    return b"Adobe Photoshop Document Data Block\0" + stored


def write_psd(file: BinaryIO, finished: Pixels, layers: Iterable[Layer], resources: bytes) -> None:
    """Write a PSD.

    Args:
        file: open for writing, empty.
        finished: (H, W, 3), uint8 or uint16: the picture as readers show it that know no layers.
        layers: the lowest first, of the same type.
        resources: profile, resolution and metadata (`app.core.embedding.photoshop_resources`).

    Raises:
        UserError: it would be larger than a PSD can be.
    """
    height, width, channels = finished.shape
    deep, info = finished.dtype == np.uint16, layer_info(layers)
    # With 16 bits the layers lie in a block of their own, after an empty list and an empty mask.
    section = struct.pack(">II", 0, 0) + _block(_DEEP, info) if deep else _sized(info) + struct.pack(">I", 0)
    if len(section) + len(resources) + finished.nbytes > _FILE_LIMIT:
        raise UserError("A Photoshop file cannot hold more than 2 GB.", "Choose OpenRaster, or a smaller size.")
    file.write(struct.pack(">4sH6xHIIHH", b"8BPS", 1, channels, height, width, 8 * finished.itemsize, _RGB))
    file.write(struct.pack(">I", 0) + _sized(resources) + _sized(section))
    file.write(struct.pack(">H", _RAW))
    for plane in np.moveaxis(finished, 2, 0):
        file.write(_big_endian(plane).tobytes())


def _record(layer: Layer, sizes: dict[int, int]) -> bytes:
    (height, width), (left, top) = layer.pixels.shape[:2], layer.place
    place = struct.pack(">4i", top, left, top + height, left + width)
    channels = b"".join(struct.pack(">hI", number, size) for number, size in sizes.items())
    mask = b"" if layer.mask is None else place + bytes(4)
    name = layer.name.encode("utf-16-be")
    more = _sized(mask) + _sized(b"") + _pascal(layer.name)
    more += _block(b"luni", struct.pack(">I", len(name) // 2) + name)
    look = struct.pack(">4s4sBBBx", b"8BIM", _MODES[layer.is_colour], 255, 0, _VISIBLE)
    return place + struct.pack(">H", len(sizes)) + channels + look + _sized(more)


def _pascal(name: str) -> bytes:
    """The name for programs that know no Unicode."""
    text = name.encode("ascii", "replace")[:_NAME_LIMIT]
    return _padded(bytes([len(text)]) + text)


def _packed(plane: NDArray[Any]) -> bytes:
    """A channel (h, w): differences from left to right, compressed."""
    plane = np.ascontiguousarray(plane)
    steps = plane.copy()
    steps[:, 1:] -= plane[:, :-1]
    return struct.pack(">H", _ZIP_PREDICTED) + zlib.compress(_big_endian(steps).data, _ZIP_LEVEL)


def _big_endian(plane: NDArray[Any]) -> NDArray[Any]:
    return np.ascontiguousarray(plane, plane.dtype.newbyteorder(">"))


def _block(key: bytes, content: bytes) -> bytes:
    return b"8BIM" + key + _sized(_padded(content))


def _sized(content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + content


def _padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % 4)
