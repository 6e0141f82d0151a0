"""Themes recommended by texture: what textures like those of a gray photograph are coloured (Xiao 2018, 3.5).

A photograph's lightness is cut into segments (Felzenszwalb and Huttenlocher 2004; the paper's reference for this is
another, which segments nothing), each described by the mean and the deviation of 24 Gabor filters (Manjunath and Ma
1996: 4 scales, 6 orientations, so 48 numbers where the paper says 24). A library says which colours the 120 commonest
textures have in photographs; `python -m models.training textures` builds it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import scipy.fft
from numpy.typing import NDArray
from skimage.segmentation import felzenszwalb

from models.hints import AB, THEME_SIZES, Theme
from models.lazy import cv2
from models.recommend.arrays import own, read_arrays
from models.types import F32

LONG_SIDE = 160
"""Photographs are reduced to this: textures are as fine as in the library's, and filters take milliseconds."""

_SCALE, _SIGMA, _SMALLEST = 200, 0.8, 400
"""Of the segmentation: about 30 segments a photograph, none smaller than this part of it."""
_SCALES, _ORIENTATIONS = 4, 6
_LOWEST, _HIGHEST = 0.05, 0.4
"""Centre frequencies of the coarsest and the finest filters, in cycles a pixel."""
_BORDER = 24
"""Pixels by which photographs are mirrored, so that filters do not see their ends."""

BINS, RANGE = 10, 60.0
"""Bins a side of a texture's histogram, from -60 to 60 ab; nearly everything lies there."""

REPEAT = 12.0
"""Colours that are nearer in ab are the same one."""


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """Textures and the colours that they have.

    Attributes:
        mean, deviation: (48,), by which descriptors are standardised.
        centres: (n, 48), standardised.
        share: (n, 100), how often each bin's colours occur in a texture.
        color: (n, 100, 2), the mean ab of a texture's pixels in each bin.
    """

    mean: F32
    deviation: F32
    centres: F32
    share: F32
    color: F32

    def save(self, path: Path) -> None:
        """Write it."""
        centres, share, colors = (np.asarray(each, np.float16) for each in (self.centres, self.share, self.color))
        np.savez_compressed(path, mean=self.mean, deviation=self.deviation, centres=centres, share=share, color=colors)

    @classmethod
    def load(cls, path: Path | None = None) -> Library:
        """Read one; None for the program's own.

        Raises:
            UserError: it is missing or damaged.
        """
        found = read_arrays(path or own("textures.npz"), ("mean", "deviation", "centres", "share", "color"))
        return cls(*(np.asarray(each, np.float32) for each in found))

    def nearest(self, descriptors: F32) -> NDArray[np.int64]:
        """The texture (n,) of each descriptor (n, 48)."""
        rows = (descriptors - self.mean) / self.deviation
        distance = np.square(rows[:, None] - self.centres).sum(axis=2)
        return np.asarray(distance.argmin(axis=1), np.int64)


@lru_cache(maxsize=1)
def own_library() -> Library:
    """The program's own. Raises UserError."""
    return Library.load()


def recommended_theme(light: F32, k: int = 5, *, repeats: bool = False, library: Library | None = None) -> Theme:
    """The most frequent colour of each of the k largest segments, with the segments' shares.

    Nearly every texture is most often gray, and so is the theme as it is written: unless `repeats`, a segment whose
    colour is there already gives its next frequent one.

    Args:
        light: L (H, W), 0..100, of any size.
        k: number of colours, 3..7.
        repeats: as it is written.
        library: None for the program's own.

    Raises:
        ValueError: k is not 3..7.
        UserError: the program's library is missing or damaged.
    """
    if k not in THEME_SIZES:
        raise ValueError(f"a theme has 3 to 7 colours, not {k}")
    library = library or own_library()
    small = reduced(light)
    labels = segments(small)
    sizes = np.bincount(labels.reshape(-1))
    largest = np.argsort(-sizes, kind="stable")
    textures = library.nearest(descriptors(small, labels))[largest]
    found: list[AB] = []
    shares: list[float] = []
    apart = 0.0 if repeats else REPEAT
    for place, ab in _offered(library, textures):
        if all(math.dist(ab, other) >= apart for other in found):
            found.append(ab)
            shares.append(float(sizes[largest[place]] / labels.size))
        if len(found) == k:
            break
    return Theme(tuple(found), tuple(shares))


def _offered(library: Library, textures: NDArray[np.int64]) -> Iterator[tuple[int, AB]]:
    """Colours of textures (n,), the most frequent one of each, then the next ones; each with the texture's place.

    One after another they give a colour each, so that a photograph of a single segment still has a theme.
    """
    order = np.argsort(-library.share[textures], axis=1, kind="stable")
    for rank in range(BINS * BINS):
        for place, texture in enumerate(textures):
            choice = order[place, rank]
            if library.share[texture, choice] > 0:
                a, b = library.color[texture, choice]
                yield place, (float(a), float(b))


def reduced(light: F32) -> F32:
    """L (H, W) -> with a long side of at most 160 pixels."""
    height, width = light.shape
    scale = min(1.0, LONG_SIDE / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(light, size, interpolation=cv2.INTER_AREA), np.float32)


def segments(light: F32) -> NDArray[np.int64]:
    """The segment of each pixel of L (H, W), counted from 0."""
    least = max(1, light.size // _SMALLEST)
    return np.asarray(felzenszwalb(light / 100, scale=_SCALE, sigma=_SIGMA, min_size=least), np.int64)


def descriptors(light: F32, labels: NDArray[np.int64]) -> F32:
    """Mean and deviation of the Gabor filters' magnitudes in each of n segments of L (H, W): (n, 48)."""
    height, width = light.shape
    inside = slice(_BORDER, _BORDER + height), slice(_BORDER, _BORDER + width)
    wide = np.pad(light / np.float32(100), _BORDER, mode="symmetric")
    spectrum = scipy.fft.fft2(wide)
    segment = labels.reshape(-1)
    pixels = np.bincount(segment)
    columns = []
    for response in _bank(*wide.shape):
        size = np.abs(scipy.fft.ifft2(spectrum * response))[inside].reshape(-1)
        mean = np.bincount(segment, size) / pixels
        square = np.bincount(segment, np.square(size)) / pixels
        columns += [mean, np.sqrt(np.maximum(square - np.square(mean), 0))]
    return np.asarray(np.stack(columns, axis=1), np.float32)


@lru_cache(maxsize=4)
def _bank(height: int, width: int) -> tuple[F32, ...]:
    """The filters' frequency responses (height, width); neighbours meet at half their height (Manjunath, Ma 1996)."""
    ratio = (_HIGHEST / _LOWEST) ** (1 / (_SCALES - 1))
    half = 2 * math.log(2)
    along = (ratio - 1) * _HIGHEST / ((ratio + 1) * math.sqrt(half))
    across = math.tan(math.pi / (2 * _ORIENTATIONS)) * (_HIGHEST - half * along**2 / _HIGHEST)
    across /= math.sqrt(half - (half * along / _HIGHEST) ** 2)
    v, u = np.meshgrid(scipy.fft.fftfreq(height), scipy.fft.fftfreq(width), indexing="ij")
    found = []
    for step in range(_SCALES):
        shrunk = ratio ** (step - _SCALES + 1)
        for turn in range(_ORIENTATIONS):
            angle = math.pi * turn / _ORIENTATIONS
            x = u * math.cos(angle) + v * math.sin(angle) - _HIGHEST * shrunk
            y = v * math.cos(angle) - u * math.sin(angle)
            exponent = np.square(x / (along * shrunk)) + np.square(y / (across * shrunk))
            response = np.asarray(np.exp(-exponent / 2), np.float32)
            response[0, 0] = 0  # how light a segment is does not count
            found.append(response)
    return tuple(found)


def bins_of(ab: F32) -> NDArray[np.int64]:
    """The bin of colours (n, 2): (n,)."""
    places = np.clip(np.floor((ab + RANGE) * (BINS / (2 * RANGE))), 0, BINS - 1).astype(np.int64)
    return np.asarray(places[:, 0] * BINS + places[:, 1])
