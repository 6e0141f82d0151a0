"""Short names for arrays, colours and places that many files speak of."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
U8 = NDArray[np.uint8]
Mask = NDArray[np.bool_]

RGB = tuple[int, int, int]
"""Red, green, blue, 0..255 each, sRGB."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom of a part of a photograph, as fractions of its width and height."""

WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
"""All of a photograph."""
