"""Pixels of video frames: Y'CbCr in planes of 8 to 16 bits to sRGB levels, and back.

The R'G'B' of a film are taken for sRGB, as screens and players take them. Written are planes of limited range.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.plane import VideoPlane
from numpy.typing import NDArray

from models.lazy import cv2
from models.types import F32

Levels = NDArray[np.uint8] | NDArray[np.uint16]

BT601, BT709, BT2020 = (0.299, 0.114), (0.2126, 0.0722), (0.2627, 0.0593)
"""The shares of red and blue in luma, Kr and Kb (ITU-R BT.601-7, 2.5.1; BT.709-6, 3.2; BT.2020-2, table 4)."""

_MATRICES = {1: BT709, 4: BT601, 5: BT601, 6: BT601, 7: BT601, 9: BT2020, 10: BT2020}
"""By the numbers of ITU-T H.273, table 4."""
_HD_LINES = 720
"""A film that does not say which matrix it has is BT.709 from this height on, and BT.601 below."""
_FULL, _LIMITED = 2, 1
_BT709_NUMBER, _BT601_NUMBER = 1, 6
_PLANAR = re.compile(r"(?:yuvj?\d{3}p|gray)(?:\d+le)?")
_CHROMA = np.array([[1, 2, 1], [1, 2, 1]], np.float32) / 8
"""Filter of the chroma of 4:2:0, whose samples lie on every second column and between two rows (H.273, type 0)."""


@dataclass(frozen=True, slots=True)
class Coding:
    """How luma and chroma are coded.

    Attributes:
        matrix: Kr and Kb.
        full: whether all levels are used; else black is at 16 and white at 235 of 255.
    """

    matrix: tuple[float, float]
    full: bool = False

    @classmethod
    def of(cls, frame: VideoFrame) -> Coding:
        """The coding of a frame, as it says or as is usual."""
        usual = usual_matrix(frame.height)
        name = frame.format.name
        full = frame.color_range == _FULL or name.startswith("yuvj")
        return cls(
            _MATRICES.get(int(frame.colorspace), usual),
            full or (name.startswith("gray") and frame.color_range != _LIMITED),
        )


def usual_matrix(height: int) -> tuple[float, float]:
    """The matrix of films of this height."""
    return BT709 if height >= _HD_LINES else BT601


def levels(frame: VideoFrame) -> Levels:
    """The pixels of a frame as it is stored: sRGB, uint8 or uint16; (H, W) where it is gray, else (H, W, 3)."""
    bits = frame.format.components[0].bits
    deep = bits > 8
    if frame.format.is_rgb or frame.format.has_palette or frame.format.is_bayer:
        plain = frame.reformat(format="rgb48le" if deep else "rgb24")
        return _samples(plain.planes[0], 3 * plain.width, deep=deep).reshape(plain.height, plain.width, 3)
    if not _PLANAR.fullmatch(frame.format.name):
        frame = frame.reformat(format=f"yuv444p{bits}le" if deep else "yuv444p")
    coding = Coding.of(frame)
    luma = _samples(frame.planes[0], frame.width, deep=deep)
    chroma = [_samples(plane, plane.width, deep=deep) for plane in frame.planes[1:3]]
    # Gray films have a rounding's worth of chroma here and there.
    middle, most = 1 << (bits - 1), 1 << (bits - 8)
    if all(int(plane.min()) >= middle - most and int(plane.max()) <= middle + most for plane in chroma):
        return np.asarray(np.take(_gray_levels(bits, coding.full), luma))
    return _rgb(luma, chroma, bits, coding)


def _samples(plane: VideoPlane, width: int, *, deep: bool) -> NDArray[Any]:
    """The samples of a plane, (h, width), without the room at the ends of its lines."""
    samples: NDArray[Any] = np.frombuffer(memoryview(plane), np.uint16 if deep else np.uint8)
    return samples.reshape(plane.height, -1)[:, :width]


def _scales(bits: int, *, full: bool) -> tuple[float, float, float, float]:
    """Black, the range of luma, the middle and the range of chroma, in levels (H.273, equations 26 to 31)."""
    if full:
        top = float((1 << bits) - 1)
        return 0.0, top, float(1 << (bits - 1)), top
    step = float(1 << (bits - 8))
    return 16 * step, 219 * step, 128 * step, 224 * step


@lru_cache(maxsize=8)
def _gray_levels(bits: int, full: bool) -> Levels:
    """The sRGB level of every level of luma."""
    black, span, _, _ = _scales(bits, full=full)
    return _whole((np.arange(1 << bits) - black) / span, bits)


def _rgb(luma: NDArray[Any], chroma: list[NDArray[Any]], bits: int, coding: Coding) -> Levels:
    black, span, middle, wide = _scales(bits, full=coding.full)
    size = luma.shape[1], luma.shape[0]
    y = (luma.astype(np.float32) - np.float32(black)) / np.float32(span)
    blue, red = (
        cv2.resize((plane.astype(np.float32) - np.float32(middle)) / np.float32(wide), size) for plane in chroma
    )
    pixels = cv2.transform(cv2.merge([y, np.asarray(blue), np.asarray(red)]), np.linalg.inv(_from_rgb(coding.matrix)))
    return _whole(np.asarray(pixels), bits)


def _whole(share: NDArray[Any], bits: int) -> Levels:
    """Values of 0..1 as sRGB levels."""
    if bits <= 8:
        return np.rint(share.clip(0, 1) * np.float32(255)).astype(np.uint8)
    return np.rint(share.clip(0, 1) * np.float32(65535)).astype(np.uint16)


def _from_rgb(matrix: tuple[float, float]) -> NDArray[np.float64]:
    """R'G'B' of 0..1 to Y' of 0..1 and Cb, Cr of -0.5..0.5 (H.273, equations 38 to 40)."""
    red, blue = matrix
    luma = np.array([red, 1 - red - blue, blue])
    return np.stack([luma, ([0, 0, 1] - luma) / (2 * (1 - blue)), ([1, 0, 0] - luma) / (2 * (1 - red))])


def frame_of(rgb: Levels, pixel_format: str, matrix: tuple[float, float]) -> VideoFrame:
    """sRGB pixels as a frame of limited range that says how it is coded.

    Args:
        rgb: uint8 or uint16 (H, W, 3); of even sides where chroma is halved.
        pixel_format: yuv420p, yuv422p or yuv444p; with 10le of 10 bits.
        matrix: BT601 or BT709.
    """
    frame = VideoFrame(rgb.shape[1], rgb.shape[0], pixel_format)
    deep = pixel_format.endswith("10le")
    black, span, middle, wide = _scales(10 if deep else 8, full=False)
    top = np.float32(255 if rgb.dtype == np.uint8 else 65535)
    coded = np.asarray(cv2.transform(rgb.astype(np.float32) / top, _from_rgb(matrix)), np.float32)
    values = [coded[..., 0] * np.float32(span) + np.float32(black)]
    values += [_reduced(coded[..., n], pixel_format) * np.float32(wide) + np.float32(middle) for n in (1, 2)]
    for plane, value in zip(frame.planes, values, strict=True):
        _fill(plane, np.rint(value).astype(np.uint16 if deep else np.uint8))
    describe(frame, matrix)
    return frame


def describe(what: VideoFrame | VideoCodecContext, matrix: tuple[float, float]) -> None:
    """Say of a frame, or to an encoder, how frames of `frame_of` are coded."""
    what.color_range, what.color_primaries, what.color_trc = _LIMITED, _BT709_NUMBER, _BT709_NUMBER
    what.colorspace = _BT709_NUMBER if matrix == BT709 else _BT601_NUMBER


def _reduced(chroma: F32, pixel_format: str) -> F32:
    """Chroma with half the columns, and for 4:2:0 half the rows."""
    if pixel_format.startswith("yuv444p"):
        return chroma
    if pixel_format.startswith("yuv422p"):
        mixed = cv2.filter2D(chroma, -1, 2 * _CHROMA[:1], borderType=cv2.BORDER_REPLICATE)
        return np.asarray(mixed, np.float32)[:, ::2]
    mixed = cv2.filter2D(chroma, -1, _CHROMA, anchor=(1, 0), borderType=cv2.BORDER_REPLICATE)
    return np.asarray(mixed, np.float32)[::2, ::2]


def _fill(plane: VideoPlane, values: Levels) -> None:
    rows = np.zeros((plane.height, plane.line_size // values.itemsize), values.dtype)
    rows[:, : values.shape[1]] = values
    plane.update(rows.tobytes())
