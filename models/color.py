"""sRGB, CIE Lab (D65, 2 degrees), its gamut, and the colour bins of Zhang 2016/2017.

Lightness is L 0..100, chroma is ab about -110..110, everything float32 unless a docstring says otherwise.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]
Pixels = NDArray[np.uint8] | NDArray[np.uint16] | F32

# IEC 61966-2-1: linear sRGB to XYZ, divided by the D65 white so that white is (1, 1, 1).
_XYZ_FROM_RGB = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
RGB_TO_XYZ = _XYZ_FROM_RGB / _XYZ_FROM_RGB.sum(axis=1, keepdims=True)
XYZ_TO_RGB = np.linalg.inv(RGB_TO_XYZ)

# CIE 15:2004, 8.2.1: the cube root's linear foot.
_DELTA = 6 / 29
_LINEAR_GAIN = 1 / (3 * _DELTA**2)
_LINEAR_OFFSET = 4 / 29

_GAMUT_TOLERANCE = 1e-5
"""How far linear light may leave 0..1 and still count as displayable; far below half a step of 16 bits."""

GRID_STEP = 10
"""Side of a colour bin in ab units (Zhang 2017, 3.2)."""

# The 313 of the 23x23 grid points that lie nearest to the sRGB gamut, as one run of b for each a.
_BIN_ROWS = {
    -90: (50, 90), -80: (20, 90), -70: (0, 90), -60: (-20, 100), -50: (-30, 100), -40: (-40, 100), -30: (-50, 100),
    -20: (-50, 100), -10: (-60, 100), 0: (-70, 100), 10: (-80, 90), 20: (-80, 90), 30: (-90, 90), 40: (-100, 80),
    50: (-100, 80), 60: (-110, 80), 70: (-110, 80), 80: (-110, 80), 90: (-110, 70), 100: (-80, -10), 110: (-60, -60),
}  # fmt: skip


def _decode_gamma(v: NDArray[Any]) -> NDArray[Any]:
    return np.where(v <= 0.04045, v / 12.92, ((np.maximum(v, 0.04045) + 0.055) / 1.055) ** 2.4)


def _encode_gamma(v: NDArray[Any]) -> NDArray[Any]:
    return np.where(v <= 0.0031308, v * 12.92, 1.055 * np.maximum(v, 0.0031308) ** (1 / 2.4) - 0.055)


@lru_cache(maxsize=2)
def _linear_table(levels: int) -> F32:
    return _decode_gamma(np.arange(levels) / (levels - 1)).astype(np.float32)


def linear_light(rgb: Pixels) -> F32:
    """sRGB (..., 3) as uint8, uint16 or float 0..1, to linear light 0..1."""
    if rgb.dtype == np.uint8 or rgb.dtype == np.uint16:
        return _linear_table(np.iinfo(rgb.dtype).max + 1)[rgb]
    return _decode_gamma(np.asarray(rgb, np.float32)).astype(np.float32)


def _lab_f(t: F32) -> F32:
    return np.where(t > _DELTA**3, np.cbrt(t), t * np.float32(_LINEAR_GAIN) + np.float32(_LINEAR_OFFSET))


def _lab_f_inverse(f: F32) -> F32:
    return np.where(f > _DELTA, f * f * f, (f - np.float32(_LINEAR_OFFSET)) * np.float32(1 / _LINEAR_GAIN))


def lightness(rgb: Pixels) -> F32:
    """L (...) of sRGB (..., 3) as uint8, uint16 or float 0..1."""
    luminance: F32 = linear_light(rgb) @ RGB_TO_XYZ[1].astype(np.float32)
    return 116 * _lab_f(luminance) - 16


def to_lab(rgb: Pixels) -> F32:
    """Lab (..., 3) of sRGB (..., 3) as uint8, uint16 or float 0..1."""
    f = _lab_f(linear_light(rgb) @ RGB_TO_XYZ.T.astype(np.float32))
    x, y, z = f[..., 0], f[..., 1], f[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def linear_from_lab(L: F32, ab: F32) -> F32:
    """Linear light (..., 3) of L (...) and ab (..., 2); outside 0..1 where the colour does not exist in sRGB."""
    fy = (L + np.float32(16)) * np.float32(1 / 116)
    f = np.stack([fy + ab[..., 0] * np.float32(1 / 500), fy, fy - ab[..., 1] * np.float32(1 / 200)], axis=-1)
    return _lab_f_inverse(f) @ XYZ_TO_RGB.T.astype(np.float32)


def _displayable(linear: F32) -> NDArray[np.bool_]:
    return np.all((linear >= -_GAMUT_TOLERANCE) & (linear <= 1 + _GAMUT_TOLERANCE), axis=-1)


def in_gamut(L: F32, ab: F32) -> NDArray[np.bool_]:
    """Whether the colours L (...), ab (..., 2) exist in sRGB."""
    return _displayable(linear_from_lab(np.asarray(L, np.float32), np.asarray(ab, np.float32)))


def snap_to_gamut(L: F32, ab: F32) -> F32:
    """The nearest chroma that exists at this lightness in the same hue: chroma shrinks, L and hue stay.

    Args:
        L: (...), 0..100.
        ab: (..., 2).

    Returns:
        (..., 2); colours already in gamut come back unchanged.
    """
    L, ab = np.broadcast_arrays(L, 0.0)[0].astype(np.float32), np.asarray(ab, np.float32)
    outside = ~in_gamut(L, ab)
    if not outside.any():
        return ab
    snapped = ab.copy()
    snapped[outside] = _shrink(L[outside], ab[outside])
    return snapped


def _shrink(L: F32, ab: F32) -> F32:
    """Bisect the largest in-gamut share of ab (N, 2) at L (N,); 20 halvings leave an error below 2e-4 ab."""
    low, high = np.zeros_like(L), np.ones_like(L)
    for _ in range(20):
        middle = (low + high) / 2
        inside = in_gamut(L, ab * middle[:, None])
        low, high = np.where(inside, middle, low), np.where(inside, high, middle)
    return ab * low[:, None]


def to_float_rgb(L: F32, ab: F32) -> F32:
    """sRGB 0..1 (..., 3) of L (...) and ab (..., 2); colours out of gamut lose chroma, never lightness or hue."""
    L = np.asarray(L, np.float32)
    linear = linear_from_lab(L, np.asarray(ab, np.float32))
    outside = ~_displayable(linear)
    if outside.any():
        light = np.broadcast_to(L, outside.shape)[outside]
        linear[outside] = linear_from_lab(light, _shrink(light, np.asarray(ab, np.float32)[outside]))
    return _encode_gamma(np.clip(linear, 0, 1)).astype(np.float32)


def to_rgb8(L: F32, ab: F32) -> NDArray[np.uint8]:
    """`to_float_rgb`, rounded to uint8."""
    return np.rint(to_float_rgb(L, ab) * 255).astype(np.uint8)


def to_uint8(rgb: NDArray[np.uint16]) -> NDArray[np.uint8]:
    """uint16 levels rounded to uint8 levels (65535 = 255 * 257)."""
    return ((rgb.astype(np.uint32) + 128) // 257).astype(np.uint8)


def parse_hex(text: str) -> tuple[int, int, int]:
    """'#rrggbb' (the hash is optional) to 0..255 components.

    Raises:
        ValueError: the text is not six hexadecimal digits.
    """
    digits = text.strip().removeprefix("#")
    if len(digits) != 6 or any(c not in "0123456789abcdefABCDEF" for c in digits):
        raise ValueError(f"“{text}” is not a colour of the form #rrggbb")
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def ab_of_rgb(rgb: tuple[int, int, int]) -> tuple[float, float]:
    """The chroma (a, b) of one 8-bit sRGB colour."""
    lab = to_lab(np.array(rgb, np.uint8))
    return float(lab[1]), float(lab[2])


def mean_saturation(rgb: NDArray[np.uint8]) -> float:
    """Mean HSV S, 0..1, of sRGB (..., 3) (Zhang 2017, 3.3)."""
    high = rgb.max(axis=-1).astype(np.float32)
    low = rgb.min(axis=-1).astype(np.float32)
    return float(np.mean((high - low) / np.maximum(high, 1)))


@lru_cache(maxsize=1)
def in_gamut_bins() -> F32:
    """Centres of the 313 in-gamut colour bins, float32 (313, 2), ordered by a, then b (Zhang 2017, 3.2)."""
    centres = [(a, b) for a, (low, high) in _BIN_ROWS.items() for b in range(low, high + 1, GRID_STEP)]
    table = np.array(centres, np.float32)
    table.setflags(write=False)
    return table


def ab_histogram(rgb: NDArray[np.uint8]) -> tuple[float, ...]:
    """Shares of the 313 bins in a picture, sRGB uint8 (H, W, 3), at quarter resolution (Zhang 2017, 3.3)."""
    height, width = rgb.shape[:2]
    ab = to_lab(rgb)[..., 1:]
    small = cv2.resize(ab, (max(1, width // 4), max(1, height // 4)), interpolation=cv2.INTER_AREA).reshape(-1, 2)
    shares = np.bincount(nearest_bins(small), minlength=len(in_gamut_bins())) / len(small)
    return tuple(float(v) for v in shares)


@lru_cache(maxsize=1)
def _nearest_table() -> NDArray[np.int64]:
    """For each whole (a, b) in -128..127, the index of the nearest in-gamut bin: (256, 256)."""
    axis = np.arange(-128, 128, dtype=np.float32)
    grid = np.stack(np.meshgrid(axis, axis, indexing="ij"), axis=-1).reshape(-1, 1, 2)
    return np.concatenate(
        [np.argmin(np.square(part - in_gamut_bins()).sum(-1), axis=1) for part in np.array_split(grid, 64)]
    ).reshape(256, 256)


def nearest_bins(ab: F32) -> NDArray[np.int64]:
    """Index 0..312 of the bin nearest to each colour of ab (..., 2), rounded to whole ab units first."""
    whole = np.clip(np.rint(ab), -128, 127).astype(np.int64) + 128
    return _nearest_table()[whole[..., 0], whole[..., 1]]


def clipped_rgb(L: F32, ab: F32) -> F32:
    """sRGB 0..1 (..., 3) of L (...) and ab (..., 2), clipped channel by channel, as published PSNR figures do."""
    return _encode_gamma(np.clip(linear_from_lab(L, ab), 0, 1)).astype(np.float32)
