"""Converts arrays to QImages and back; row strides and the ownership of memory are handled only here."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from models.lazy import cv2

Pixels = NDArray[np.uint8]

SMALLEST_LEVEL = 256
"""A picture is not halved any further once its long side is below this."""

_KINDS = {
    (): QImage.Format.Format_Grayscale8,
    (3,): QImage.Format.Format_RGB888,
    (4,): QImage.Format.Format_RGBA8888_Premultiplied,
}


def wrap(pixels: Pixels) -> QImage:
    """A view on RGB (H, W, 3), premultiplied RGBA (H, W, 4) or gray (H, W); nothing is copied.

    The image keeps the array alive.
    """
    kind = _KINDS.get(pixels.shape[2:]) if pixels.ndim > 1 else None
    if pixels.dtype != np.uint8 or kind is None or pixels.size == 0:
        raise ValueError(f"pixels must be uint8 (H, W, 3), (H, W, 4) or (H, W), not {pixels.dtype} {pixels.shape}")
    rows = np.ascontiguousarray(pixels)
    height, width = rows.shape[:2]
    image = QImage(rows.data, width, height, rows.strides[0], kind)
    # PySide does not hold on to the buffer.
    image.array = rows  # type: ignore[attr-defined]
    return image


def copied(pixels: Pixels) -> QImage:
    """An image with pixels of its own, RGB (H, W, 3) or RGBA (H, W, 4) that is not premultiplied."""
    image = wrap(pixels)
    if pixels.ndim == 3 and pixels.shape[2] == 4:
        image.reinterpretAsFormat(QImage.Format.Format_RGBA8888)
    return image.copy()


def to_array(image: QImage) -> Pixels:
    """A copy of the image's pixels as uint8 (H, W, 3); transparency lies on white."""
    if image.hasAlphaChannel():
        cover = _rows(image.convertToFormat(QImage.Format.Format_RGBA8888), 4)
        share = cover[..., 3:].astype(np.uint16)
        mixed = (cover[..., :3] * share + 255 * (255 - share) + 127) // 255
        return mixed.astype(np.uint8)
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    return _rows(rgb, 3)


def _rows(image: QImage, channels: int) -> Pixels:
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return flat[:, : image.width() * channels].reshape(image.height(), image.width(), channels).copy()


class Pyramid:
    """A picture at full size and halved again and again, so that drawing it small is fast and free of aliasing."""

    def __init__(self, pixels: Pixels) -> None:
        self.size = (pixels.shape[1], pixels.shape[0])
        self.levels = [wrap(pixels)]
        while max(pixels.shape[:2]) > SMALLEST_LEVEL and min(pixels.shape[:2]) > 1:
            half = (max(pixels.shape[1] // 2, 1), max(pixels.shape[0] // 2, 1))
            pixels = cv2.resize(pixels, half, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
            self.levels.append(wrap(pixels))

    def level(self, zoom: float) -> QImage:
        """The smallest level that still has a pixel for every device pixel at this zoom."""
        chosen = self.levels[0]
        for image in self.levels:
            if image.width() / self.size[0] < zoom:
                break
            chosen = image
        return chosen
