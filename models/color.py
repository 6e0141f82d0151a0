"""sRGB, CIE Lab (D65, 2 degrees), its gamut, and the colour bins of Zhang 2016/2017.

Lightness is L 0..100, chroma is ab about -110..110, everything float32 unless a docstring says otherwise.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.lazy import cv2
from models.lookup import values_at
from models.types import F32

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

_GAMUT_TOLERANCE = {4: 1e-5, 8: 1e-7}
"""How far linear light may leave 0..1 and still count as displayable, by the width of its numbers in bytes.

The first is a hundredth of a step of 8 bits where steps are smallest, the second a tenth of a step of 16 bits.
"""

_BLOCK = 3 << 13
"""Pixels per block: few enough for BLAS not to start threads."""

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


@lru_cache(maxsize=2)
def _lightness_table(levels: int) -> F32:
    """L of every gray level."""
    return (116 * _lab_f(_decode_gamma(np.arange(levels) / (levels - 1))) - 16).astype(np.float32)


@lru_cache(maxsize=1)
def _screen_table() -> NDArray[np.uint8]:
    """The 8-bit sRGB level for each of 65536 levels of linear light, which are finer everywhere."""
    return np.asarray(np.rint(255 * _encode_gamma(np.arange(65536) / 65535)), np.uint8)


def _row(pixels: NDArray[Any]) -> Any:
    """(..., C) as one row of pixels: the fastest shape for OpenCV."""
    return np.ascontiguousarray(pixels).reshape(1, -1, pixels.shape[-1])


def _transform(pixels: NDArray[Any], matrix: NDArray[Any]) -> NDArray[Any]:
    """matrix @ pixel for every pixel (..., 3)."""
    result = np.asarray(cv2.transform(_row(pixels), matrix), pixels.dtype)
    return result.reshape(*pixels.shape[:-1], len(matrix))


def linear_light(rgb: Pixels) -> F32:
    """sRGB (..., 3) as uint8, uint16 or float 0..1, to linear light 0..1."""
    if rgb.dtype in (np.uint8, np.uint16):
        table = _linear_table(256 if rgb.dtype == np.uint8 else 65536)
        return np.asarray(cv2.LUT(_row(rgb), table), np.float32).reshape(rgb.shape)
    return _decode_gamma(np.asarray(rgb, np.float32)).astype(np.float32)


def _lab_f(t: NDArray[Any]) -> NDArray[Any]:
    foot = t.dtype.type(_DELTA**3)
    # The first term counts above the linear foot, the second below it; they meet at the foot.
    return np.asarray(np.cbrt(np.maximum(t, foot)) + (np.minimum(t, foot) - foot) * t.dtype.type(_LINEAR_GAIN))


def _lab_f_inverse(f: NDArray[Any]) -> NDArray[Any]:
    real = f.dtype.type
    result = f * f
    result *= f
    dark = np.flatnonzero(f < real(_DELTA))
    if len(dark):
        result.reshape(-1)[dark] = (f.reshape(-1)[dark] - real(_DELTA * 2 / 3)) * real(1 / _LINEAR_GAIN)
    return np.asarray(result)


def lightness(rgb: Pixels) -> F32:
    """L (...) of sRGB (..., 3) as uint8, uint16 or float 0..1."""
    if rgb.dtype in (np.uint8, np.uint16) and _is_gray(rgb):
        return gray_lightness(rgb[..., 0])
    light: F32 = np.empty(rgb.shape[:-1], np.float32)
    flat, pixels = light.reshape(-1), rgb.reshape(-1, 3)
    for block in _blocks(len(flat)):
        flat[block] = 116 * _lab_f(_transform(linear_light(pixels[block]), RGB_TO_XYZ[1:2])[..., 0]) - 16
    return light


def gray_lightness(levels: NDArray[Any]) -> F32:
    """L (...) of gray levels (...) as uint8 or uint16."""
    table = _lightness_table(256 if levels.dtype == np.uint8 else 65536)
    rows: NDArray[Any] = np.ascontiguousarray(levels).reshape(-1, levels.shape[-1] if levels.ndim else 1)
    return np.asarray(cv2.LUT(rows, table), np.float32).reshape(levels.shape)


def _is_gray(rgb: Pixels) -> bool:
    return np.array_equal(rgb[..., 0], rgb[..., 1]) and np.array_equal(rgb[..., 0], rgb[..., 2])


def to_lab(rgb: Pixels) -> F32:
    """Lab (..., 3) of sRGB (..., 3) as uint8, uint16 or float 0..1."""
    lab: F32 = np.empty(rgb.shape, np.float32)
    flat, pixels = lab.reshape(-1, 3), rgb.reshape(-1, 3)
    for block in _blocks(len(flat)):
        f = _lab_f(_transform(linear_light(pixels[block]), RGB_TO_XYZ))
        flat[block] = _transform(f, np.array([[0, 116, 0], [500, -500, 0], [0, 200, -200]]))
    flat[:, 0] -= 16
    return lab


def _blocks(pixels: int) -> list[slice]:
    """Slices of pixels whose intermediate arrays stay in the processor's cache."""
    return [slice(start, start + _BLOCK) for start in range(0, pixels, _BLOCK)]


def linear_from_lab(L: F32, ab: F32) -> F32:
    """Linear light (..., 3) of L (...) and ab (..., 2); outside 0..1 where the colour does not exist in sRGB."""
    return _pixels(_linear(*_planes(L, ab)), np.shape(ab)[:-1])


def _planes(L: F32, ab: F32) -> tuple[F32, F32, F32]:
    """L (...) and ab (..., 2) as three contiguous rows of numbers."""
    ab = np.asarray(ab, np.float32)
    light = np.broadcast_to(np.asarray(L, np.float32), ab.shape[:-1])
    return light.reshape(-1), ab[..., 0].reshape(-1), ab[..., 1].reshape(-1)


def _pixels(planes: NDArray[Any], shape: tuple[int, ...]) -> NDArray[Any]:
    """(3, N) as pixels (*shape, 3)."""
    return np.ascontiguousarray(planes.T).reshape(*shape, 3)


def _linear(L: NDArray[Any], a: NDArray[Any], b: NDArray[Any]) -> NDArray[Any]:
    """Linear light (3, N) of L, a and b (N,), in their precision. Planes, because NumPy is fastest with them."""
    real = L.dtype.type
    f = np.empty((3, len(L)), L.dtype)
    x, z, y = f
    np.multiply(np.add(L, real(16), out=y), real(1 / 116), out=y)
    np.add(np.multiply(a, real(1 / 500), out=x), y, out=x)
    np.add(np.multiply(b, real(-1 / 200), out=z), y, out=z)
    xyz = _lab_f_inverse(f)
    # The rows of the matrix sum to one. Computing with differences to Y keeps gray exactly gray.
    xyz[:2] -= xyz[2]
    linear = XYZ_TO_RGB[:, [0, 2]].astype(L.dtype) @ xyz[:2]
    linear += xyz[2]
    return np.asarray(linear)


def _displayable(linear: NDArray[Any]) -> NDArray[np.bool_]:
    """Mask (N,) of the colours in linear light (3, N) that exist in sRGB."""
    tolerance = linear.dtype.type(_GAMUT_TOLERANCE[linear.dtype.itemsize])
    return np.asarray((linear.min(axis=0) >= -tolerance) & (linear.max(axis=0) <= 1 + tolerance))


def in_gamut(L: F32, ab: F32) -> NDArray[np.bool_]:
    """Whether the colours L (...), ab (..., 2) exist in sRGB."""
    return _displayable(_linear(*_planes(L, ab))).reshape(np.shape(ab)[:-1])


def snap_to_gamut(L: F32, ab: F32) -> F32:
    """The nearest chroma that exists at this lightness in the same hue: chroma shrinks, L and hue stay.

    Args:
        L: (...), 0..100.
        ab: (..., 2).

    Returns:
        (..., 2); colours already in gamut come back unchanged.
    """
    light, a, b = _planes(L, ab)
    share = np.ones(light.shape, np.float32)
    for block in _blocks(len(light)):
        outside = np.flatnonzero(~_displayable(_linear(light[block], a[block], b[block]))) + block.start
        if len(outside):
            share[outside] = _share(light[outside], a[outside], b[outside])
    return np.asarray(ab, np.float32) * share.reshape(np.shape(ab)[:-1])[..., None]


def _share(L: NDArray[Any], a: NDArray[Any], b: NDArray[Any], halvings: int = 20) -> NDArray[Any]:
    """Bisect the largest share of the chroma (N,) that is in gamut; 20 halvings leave an error below 2e-4 ab."""
    low, high = np.zeros_like(L), np.ones_like(L)
    for _ in range(halvings):
        middle = (low + high) / 2
        inside = _displayable(_linear(L, a * middle, b * middle))
        low, high = np.where(inside, middle, low), np.where(inside, high, middle)
    return low


_LIMIT_LIGHTNESSES, _LIMIT_HUES = 257, 721


@lru_cache(maxsize=1)
def chroma_limits() -> F32:
    """The largest chroma in gamut, (L 0..100, hue 0..2 pi)."""
    light = np.repeat(np.linspace(0, 100, _LIMIT_LIGHTNESSES, dtype=np.float32), _LIMIT_HUES)
    hue = np.tile(np.linspace(0, 2 * np.pi, _LIMIT_HUES, dtype=np.float32), _LIMIT_LIGHTNESSES)
    widest = np.float32(200)
    limits = widest * _share(light, widest * np.cos(hue), widest * np.sin(hue), 14)
    return np.asarray(limits.reshape(_LIMIT_LIGHTNESSES, _LIMIT_HUES), np.float32)


def _share_fast(L: F32, a: F32, b: F32) -> F32:
    """`_share` by table, 20 times faster; loses up to one per cent of chroma."""
    chroma, hue = (np.asarray(v, np.float32).reshape(-1) for v in cv2.cartToPolar(a, b))
    column = hue * np.float32((_LIMIT_HUES - 1) / (2 * np.pi))
    limit = values_at(chroma_limits(), column, L * np.float32((_LIMIT_LIGHTNESSES - 1) / 100))
    share = limit * np.float32(0.995) / np.maximum(chroma, np.float32(1e-6))
    return np.minimum(share, np.float32(1))


def _inside(L: NDArray[Any], a: NDArray[Any], b: NDArray[Any], *, fast: bool) -> NDArray[Any]:
    """Linear light (3, N) of L, a and b (N,); chroma is reduced where the colour does not exist in sRGB."""
    linear = _linear(L, a, b)
    outside = np.flatnonzero(~_displayable(linear))
    if len(outside):
        light, red, yellow = L[outside], a[outside], b[outside]
        share = _share_fast(light, red, yellow) if fast else _share(light, red, yellow)
        for plane, repaired in zip(linear, _linear(light, red * share, yellow * share), strict=True):
            plane[outside] = repaired
    return linear


def to_float_rgb(L: F32, ab: F32) -> F32:
    """sRGB 0..1 (..., 3) of L (...) and ab (..., 2); colours out of gamut lose chroma, never lightness or hue."""
    linear = _inside(*_planes(L, ab), fast=False)
    return _pixels(_encode_gamma(np.clip(linear, 0, 1)).astype(np.float32), np.shape(ab)[:-1])


def to_rgb8(L: F32, ab: F32) -> NDArray[np.uint8]:
    """`to_float_rgb`, rounded to uint8."""
    return render(*_planes(L, ab), np.uint8).reshape(*np.shape(ab)[:-1], 3)


def render(L: F32, a: F32, b: F32, dtype: type[np.uint8] | type[np.uint16]) -> NDArray[Any]:
    """sRGB from separate planes, as `to_float_rgb`, rounded; 16 bits are computed in double precision.

    Args:
        L: (...), lightness.
        a: (...), the first component of chroma.
        b: (...), the second.
        dtype: depth of the result.

    Returns:
        (..., 3).
    """
    light, red, yellow = np.clip(L, 0, 100).reshape(-1), a.reshape(-1), b.reshape(-1)
    rgb = np.empty((len(light), 3), dtype)
    for block in _blocks(len(light)):
        planes = light[block], red[block], yellow[block]
        if dtype == np.uint8:
            linear = _inside(*planes, fast=True)
            # Rounds and clips in one pass.
            levels = cv2.addWeighted(linear, 65535, linear, 0, 0, dtype=cv2.CV_16U)
            rgb[block] = np.asarray(cv2.merge(list(cv2.LUT(levels, _screen_table())))).reshape(-1, 3)
        else:
            linear = _inside(*(p.astype(np.float64) for p in planes), fast=False)
            rgb[block] = np.rint(65535 * _encode_gamma(np.clip(linear, 0, 1))).T
    return rgb.reshape(*L.shape, 3)


def to_uint8(rgb: NDArray[np.uint16]) -> NDArray[np.uint8]:
    """uint16 levels rounded to uint8 levels (65535 = 255 * 257)."""
    levels: NDArray[np.uint8] = np.empty(rgb.shape, np.uint8)
    flat, wide = levels.reshape(-1), rgb.reshape(-1)
    for block in _blocks(len(flat)):
        flat[block] = (wide[block].astype(np.uint32) + 128) // 257
    return levels


def parse_hex(text: str) -> tuple[int, int, int]:
    """'#rrggbb' (the hash is optional) to 0..255 components.

    Raises:
        ValueError: the text is not six hexadecimal digits.
    """
    digits = text.strip().removeprefix("#")
    if len(digits) != 6 or any(c not in "0123456789abcdefABCDEF" for c in digits):
        raise ValueError(f"“{text}” is not a colour of the form #rrggbb")
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


@lru_cache(maxsize=4096)
def ab_of_rgb(rgb: tuple[int, int, int]) -> tuple[float, float]:
    """The chroma (a, b) of one 8-bit sRGB colour. Cached, as `rgb_of`."""
    lab = to_lab(np.array(rgb, np.uint8))
    return float(lab[1]), float(lab[2])


def lightness_of_rgb(rgb: tuple[int, int, int]) -> float:
    """The lightness L of one 8-bit sRGB colour."""
    return float(lightness(np.array(rgb, np.uint8)))


@lru_cache(maxsize=4096)
def rgb_of(L: float, ab: tuple[float, float]) -> tuple[int, int, int]:
    """One colour as `to_rgb8` shows it, 0..255. Cached, because the window asks for the same few colours often."""
    red, green, blue = to_rgb8(np.array(L, np.float32), np.array(ab, np.float32))
    return int(red), int(green), int(blue)


def mean_saturation(rgb: NDArray[np.uint8]) -> float:
    """Mean HSV S, 0..1, of sRGB (..., 3) (Zhang 2017, 3.3)."""
    red, green, blue = (np.ascontiguousarray(rgb[..., c]) for c in range(3))
    high = np.maximum(np.maximum(red, green), blue).astype(np.float32)
    low = np.minimum(np.minimum(red, green), blue).astype(np.float32)
    return float(np.mean((high - low) / np.maximum(high, 1)))


@lru_cache(maxsize=1)
def in_gamut_bins() -> F32:
    """Centres of the 313 in-gamut colour bins, float32 (313, 2), ordered by a, then b (Zhang 2017, 3.2)."""
    centres = [(a, b) for a, (low, high) in _BIN_ROWS.items() for b in range(low, high + 1, GRID_STEP)]
    table = np.array(centres, np.float32)
    table.setflags(write=False)
    return table


@lru_cache(maxsize=1)
def full_ab_grid() -> F32:
    """Centres of all 529 bins from -110 to 110, float32 (529, 2), ordered by a, then b; many are out of gamut."""
    steps = np.arange(-110, 111, GRID_STEP, dtype=np.float32)
    table = np.stack(np.meshgrid(steps, steps, indexing="ij"), axis=-1).reshape(-1, 2)
    table.setflags(write=False)
    return table


def ab_histogram(rgb: NDArray[np.uint8]) -> tuple[float, ...]:
    """Shares of the 313 bins in a picture, sRGB uint8 (H, W, 3), at quarter resolution (Zhang 2017, 3.3)."""
    height, width = rgb.shape[:2]
    ab = to_lab(rgb)[..., 1:]
    size = (max(1, width // 4), max(1, height // 4))
    small = np.asarray(cv2.resize(ab, size, interpolation=cv2.INTER_AREA), np.float32).reshape(-1, 2)
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
