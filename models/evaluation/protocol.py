"""How colorizations are measured: which photographs, which revealed patches, which figure.

Zhang 2017, 4.1: patches of 7x7 at 256 pixels (4x4 at 160, 5x5 at 192) with their mean colour are revealed, and the RGB
PSNR of the clipped picture is averaged over photographs. What compares across photographs is the gain over gray, in dB.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from models import color
from models.data.photos import read_photos
from models.errors import UserError
from models.hints import ColorPoint, Hints
from models.image import ImageData
from models.recommend.themes import has_color
from models.types import F32, U8

log = logging.getLogger(__name__)

PATCH, WINDOW, SIDE = 7, 25, 256


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """A photograph to measure on.

    Attributes:
        image: what a backend sees; its L may be aged, and its rgb is gray.
        L, ab, rgb: the truth, (H, W), (H, W, 2), and (H, W, 3) 0..1.
        colored: the true picture as an image, to take guidance from.
        seed: of everything random about it.
    """

    image: ImageData
    L: F32
    ab: F32
    rgb: F32
    colored: ImageData
    seed: int


def samples(
    photos: Path, size: int, limit: int | None, *, aged: bool = False, enlarge: bool = False
) -> Iterator[Sample]:
    """The largest centred square of each photograph, shrunk to `size` pixels by area.

    Args:
        photos: a folder, zip or tar.
        size: side in pixels.
        limit: how many photographs at most, evenly spread; None for all.
        aged: whether the lightness is that of an old photograph.
        enlarge: whether smaller photographs are enlarged to `size`; else they stay.

    Raises:
        UserError: there are no photographs.
    """
    for number, square in enumerate(_squares(photos, size, limit, enlarge=enlarge)):
        lab = color.to_lab(square)
        gray = ImageData.from_rgb(color.to_rgb8(lab[..., 0], np.zeros_like(lab[..., 1:])))
        light = _aged(square, number) if aged else lab[..., 0]
        image = ImageData(f"{gray.key} {'aged' if aged else 'clean'}", gray.rgb, light)
        rgb = np.asarray(square / np.float32(255), np.float32)
        yield Sample(image, lab[..., 0], lab[..., 1:], rgb, ImageData.from_rgb(square), number)


def _squares(photos: Path, size: int, limit: int | None, *, enlarge: bool) -> Iterator[U8]:
    for name, photo in _evenly(photos, limit):
        side = min(photo.shape[:2])
        y, x = (photo.shape[0] - side) // 2, (photo.shape[1] - side) // 2
        square = np.ascontiguousarray(photo[y : y + side, x : x + side])
        if side > size or enlarge:
            how = cv2.INTER_AREA if side > size else cv2.INTER_CUBIC
            square = np.asarray(cv2.resize(square, (size, size), interpolation=how), np.uint8)
        if has_color(square):
            yield square
        else:
            log.warning("left out %s: a black-and-white photograph says nothing of colours", name)


def _evenly(photos: Path, limit: int | None) -> list[tuple[str, NDArray[np.uint8]]]:
    """At most `limit` photographs, evenly spread over the whole set, so that every source is there."""
    try:
        found = list(read_photos([photos]))
    except FileNotFoundError as error:
        raise UserError(f"{error}.", "Choose another with --photos.") from None
    if not found:
        raise UserError(f"{photos} has no photographs.", "Choose another with --photos.")
    if limit is None or limit >= len(found):
        return found
    return [found[i * len(found) // limit] for i in range(limit)]


def made_old(sample: Sample) -> Sample:
    """The same photograph, seen as an old one."""
    light = _aged(sample.colored.rgb, sample.seed)
    return replace(sample, image=ImageData(f"{sample.image.key} aged", sample.image.rgb, light))


def _aged(square: NDArray[np.uint8], seed: int) -> F32:
    import torch
    import torch.nn.functional as F

    from models.data.age import aged_lightness

    height, width = square.shape[:2]
    rgb = torch.tensor(square).permute(2, 0, 1)[None].float() / 255
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        padded = F.pad(rgb, (0, -width % 8, 0, -height % 8), mode="replicate")  # JPEG's blocks
        aged: F32 = aged_lightness(padded)[0, 0, :height, :width].numpy().copy()
    return aged


def turned(rgb: U8) -> U8:
    """Another view of a square photograph (S, S, 3): turned by 10 degrees and enlarged by a quarter."""
    side = len(rgb)
    matrix = cv2.getRotationMatrix2D((side / 2, side / 2), 10, 1.25)
    return np.asarray(cv2.warpAffine(rgb, matrix, (side, side), borderMode=cv2.BORDER_REFLECT_101), np.uint8)


def patch_side(size: int) -> int:
    """Side of a revealed patch on a picture of this many pixels a side."""
    return max(1, round(PATCH * size / SIDE))


def point_at(sample: Sample, x: int, y: int, number: int) -> ColorPoint:
    """Reveal the patch whose first pixel is (x, y)."""
    side = patch_side(sample.L.shape[0])
    mean = sample.ab[y : y + side, x : x + side].mean(axis=(0, 1))
    return ColorPoint(number, (x + side / 2, y + side / 2), (float(mean[0]), float(mean[1])), side / 2)


def random_points(sample: Sample, number: int) -> Hints:
    """The first `number` of this photograph's uniformly random patches: more points always include fewer."""
    rng = np.random.default_rng(sample.seed)
    room = sample.L.shape[0] - patch_side(sample.L.shape[0]) + 1
    places = rng.integers(0, room, (number, 2))
    return Hints(points=tuple(point_at(sample, int(x), int(y), i) for i, (x, y) in enumerate(places)))


def worst_point(sample: Sample, ab: F32, taken: NDArray[np.bool_], number: int) -> ColorPoint:
    """The patch around the largest ab error, averaged over a 25x25 window, that overlaps no earlier one.

    Args:
        ab: the current answer, (H, W, 2).
        taken: (H, W) pixels of earlier patches; the new one is added in place.
    """
    size = sample.L.shape[0]
    side, window = patch_side(size), max(1, round(WINDOW * size / SIDE)) | 1
    error = cv2.blur(np.linalg.norm(ab - sample.ab, axis=2), (window, window))
    first = size - side + 1
    corner = side // 2
    score = error[corner : corner + first, corner : corner + first].copy()
    blocked = cv2.dilate(taken.astype(np.uint8), np.ones((side, side), np.uint8), anchor=(0, 0))
    score[blocked[:first, :first] > 0] = -1
    y, x = np.unravel_index(int(score.argmax()), score.shape)
    taken[y : y + side, x : x + side] = True
    return point_at(sample, int(x), int(y), number)


def psnr(sample: Sample, ab: F32) -> float:
    """RGB PSNR in dB of the true L with this chroma (H, W, 2), clipped to 0..1.

    The true L also for an aged photograph: what is measured is the colour that its aged L led to.
    """
    error = np.square(color.clipped_rgb(sample.L, ab) - sample.rgb, dtype=np.float64).mean()
    return float(-10 * np.log10(max(error, 1e-10)))
