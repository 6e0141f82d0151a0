"""References made from photographs: other views of the same, other lights and colours, drawings."""

from __future__ import annotations

import cv2
import numpy as np

from models import color
from models.evaluation.protocol import turned
from models.image import ImageData
from models.types import U8


def mirrored(rgb: U8) -> U8:
    """The mirror image."""
    return np.ascontiguousarray(rgb[:, ::-1])


def cropped(rgb: U8) -> U8:
    """The middle two thirds, enlarged to the whole."""
    side = len(rgb)
    margin = side // 6
    middle = rgb[margin : side - margin, margin : side - margin]
    return np.asarray(cv2.resize(middle, (side, side), interpolation=cv2.INTER_CUBIC), np.uint8)


def with_gamma(rgb: U8, gamma: float) -> U8:
    """The same colours (ab) in another light: L to this power."""
    lab = color.to_lab(rgb)
    light = np.maximum(lab[..., 0] / np.float32(100), np.float32(0)) ** np.float32(gamma)
    return color.to_rgb8(np.float32(100) * light, lab[..., 1:])


def recoloured(rgb: U8, degrees: float) -> U8:
    """All hues turned by an angle: colours that things do not have."""
    lab = color.to_lab(rgb)
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]], np.float32)
    return color.to_rgb8(lab[..., 0], lab[..., 1:] @ turn)


def painting(rgb: U8) -> U8:
    """A painting after the photograph: even patches with soft edges."""
    return np.asarray(cv2.cvtColor(cv2.stylization(rgb[..., ::-1].copy(), sigma_s=40, sigma_r=0.45), cv2.COLOR_BGR2RGB))


def drawing(rgb: U8) -> U8:
    """A coloured pencil drawing after the photograph."""
    _, colored = cv2.pencilSketch(rgb[..., ::-1].copy(), sigma_s=30, sigma_r=0.08, shade_factor=0.03)
    return np.asarray(cv2.cvtColor(colored, cv2.COLOR_BGR2RGB))


VIEWS = {"mirrored": mirrored, "turned": turned, "cropped": cropped}
"""Other views of the same photograph."""
OTHERS = ("alike", "unrelated")
"""Other photographs."""


def image(rgb: U8) -> ImageData:
    """Pixels as a photograph."""
    return ImageData.from_rgb(np.ascontiguousarray(rgb))
