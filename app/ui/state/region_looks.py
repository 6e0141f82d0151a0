"""What regions look like on the screen: veils and borders."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainterPath, QPolygonF

from app.core import shapes
from app.core.caches import Recent
from app.core.image_io import Photograph
from app.core.shapes import Shape
from app.ui.state import qimage
from models.lazy import cv2
from models.types import RGB, U8

VEIL_SIDE = 768
"""Long side in pixels of the masks that are shown."""

VEIL = 0.38
"""Opacity of a region's colour over the photograph."""

_LARGEST = 4.0
"""Small photographs are shown in the window this much larger at most."""

_KEPT = 64


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """What a shape looks like.

    Attributes:
        levels: uint8 (h, w), 255 inside, long side `VEIL_SIDE` at most.
        border: its border in image pixels.
    """

    levels: U8
    border: QPainterPath

    def veil(self, rgb: RGB) -> QImage:
        """A veil of a colour over the shape."""
        cover = self.levels.astype(np.float32)[..., None] * np.float32(VEIL / 255)
        ink = np.array((*rgb, 255), np.float32)
        return qimage.wrap(np.ascontiguousarray(np.rint(cover * ink), np.uint8))


class Looks:
    """Keeps the looks and veils that were shown last."""

    def __init__(self) -> None:
        self._looks: Recent[Look] = Recent(_KEPT)
        self._veils: Recent[QImage] = Recent(_KEPT)

    def of(self, photo: Photograph, shape: Shape) -> Look:
        """What a shape looks like on a photograph."""

        def made() -> Look:
            size = photo.full.size
            levels = shapes.levels(shape, size, _look_size(size))
            return Look(levels, _border(levels, size))

        return self._looks.get((photo.full.key, shape), made)

    def veil(self, photo: Photograph, shape: Shape, rgb: RGB) -> QImage:
        """The veil of a colour over a shape."""
        return self._veils.get((photo.full.key, shape, rgb), lambda: self.of(photo, shape).veil(rgb))


def _look_size(size: tuple[int, int]) -> tuple[int, int]:
    """The size at which a shape on a photograph of this size is drawn for the screen."""
    factor = min(VEIL_SIDE / max(size), _LARGEST)
    return max(1, round(size[0] * factor)), max(1, round(size[1] * factor))


def _border(levels: U8, size: tuple[int, int]) -> QPainterPath:
    """The border between inside and outside, in the pixels of a photograph of this size."""
    inside = cv2.copyMakeBorder((levels >= 128).astype(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    found, _ = cv2.findContours(inside, cv2.RETR_LIST, cv2.CHAIN_APPROX_TC89_L1)
    scale = np.array(size, np.float64) / levels.shape[::-1]
    path = QPainterPath()
    for contour in found:
        places = (contour[:, 0].astype(np.float64) - 0.5) * scale
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in places.tolist()]))
        path.closeSubpath()
    return path
