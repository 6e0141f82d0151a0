"""Build what themes are recommended from: the colours of textures (Xiao 2018, 3.5), and themes of photographs."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from models import color
from models.data.photos import read_photos
from models.errors import UserError
from models.hints import THEME_SIZES, Theme
from models.recommend import alike, textures
from models.recommend.themes import theme_of
from models.types import F32

log = logging.getLogger(__name__)

TEXTURES = 120
AXES = 64
"""Numbers of a photograph's description that are kept."""
GRAY = 12.0
"""Chroma below which the commonest colour of a texture counts as gray."""
_SEED, _ROUNDS, _ATTEMPTS = 7, 60, 2


def build(places: list[Path], folder: Path, most: int) -> list[Path]:
    """Write `textures.npz` and `alike.npz` into a folder.

    Args:
        places: folders, tars and zips of colour photographs.
        folder: where the files go.
        most: photographs at most, evenly spread over all.

    Returns:
        the files.

    Raises:
        FileNotFoundError: a place does not exist.
        ValueError: there are too few photographs.
    """
    names = [name for name, _ in read_photos(places)]
    step = max(1, -(-len(names) // most))
    photos = (photo for index, (_, photo) in enumerate(read_photos(places)) if index % step == 0)
    found = [_looked_at(photo) for photo in tqdm(photos, total=-(-len(names) // step), unit="photo")]
    colored = [one for one in found if one.theme is not None]
    if sum(len(one.descriptors) for one in found) < TEXTURES or len(colored) <= AXES:
        raise ValueError(f"{len(found)} photographs are too few")
    files = [folder / "textures.npz", folder / "alike.npz"]
    texture_library(found).save(files[0])
    theme_library(colored).save(files[1])
    return files


@dataclass(frozen=True, slots=True, eq=False)
class _Photo:
    """What the libraries need to know of a photograph with n segments.

    Attributes:
        descriptors: (n, 48).
        count, total: (n, 100) and (n, 100, 2): pixels of each segment in each bin, and the sums of their ab.
        seen: (1280,) what Lite0 sees.
        theme: None for a photograph that has none: it is gray.
    """

    descriptors: F32
    count: F32
    total: F32
    seen: F32
    theme: Theme | None


def _looked_at(photo: NDArray[np.uint8]) -> _Photo:
    scale = min(1.0, textures.LONG_SIDE / max(photo.shape[:2]))
    size = (max(1, round(photo.shape[1] * scale)), max(1, round(photo.shape[0] * scale)))
    lab = color.to_lab(np.asarray(cv2.resize(photo, size, interpolation=cv2.INTER_AREA), np.uint8))
    light, ab = np.ascontiguousarray(lab[..., 0]), lab[..., 1:].reshape(-1, 2)
    labels = textures.segments(light)
    bins = textures.BINS**2
    number = int(labels.max()) + 1
    place = labels.reshape(-1) * bins + textures.bins_of(ab)
    count, *sums = (np.bincount(place, w, number * bins).reshape(number, bins) for w in (None, *ab.T))
    return _Photo(
        textures.descriptors(light, labels),
        np.asarray(count, np.float32),
        np.asarray(np.stack(sums, axis=2), np.float32),
        alike.describe(light),
        _theme(photo),
    )


def _theme(photo: NDArray[np.uint8]) -> Theme | None:
    try:
        theme = theme_of(photo, alike.COLORS)
    except UserError:
        return None
    # Gray photographs recommend nothing, nor do those whose colours are the same in whole numbers.
    return theme if len(np.unique(np.rint(theme.colors), axis=0)) >= THEME_SIZES.start else None


def texture_library(photos: list[_Photo]) -> textures.Library:
    """Cluster all segments into 120 textures, and count their colours (Xiao 2018, 3.5)."""
    rows = np.concatenate([one.descriptors for one in photos])
    mean, deviation = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    cv2.setRNGSeed(_SEED)
    criteria = (cv2.TERM_CRITERIA_MAX_ITER, _ROUNDS, 0.0)
    standard = np.asarray((rows - mean) / deviation, np.float32)
    how = cv2.KMEANS_PP_CENTERS
    _, owner, centres = cv2.kmeans(standard, TEXTURES, np.empty(0), criteria, _ATTEMPTS, how)
    count, total = np.zeros((TEXTURES, textures.BINS**2)), np.zeros((TEXTURES, textures.BINS**2, 2))
    texture = np.asarray(owner, np.int64).reshape(-1)
    np.add.at(count, texture, np.concatenate([one.count for one in photos]))
    np.add.at(total, texture, np.concatenate([one.total for one in photos]))
    share = count / np.maximum(count.sum(axis=1, keepdims=True), 1)
    means = total / np.maximum(count, 1)[..., None]
    gray = np.linalg.norm(means[np.arange(TEXTURES), count.argmax(axis=1)], axis=1) < GRAY
    log.info("%d segments; %d of %d textures are most often gray", len(rows), gray.sum(), TEXTURES)
    return textures.Library(*(np.asarray(each, np.float32) for each in (mean, deviation, centres, share, means)))


def theme_library(photos: list[_Photo]) -> alike.Library:
    """Descriptions reduced by principal components, and themes."""
    seen = np.stack([one.seen for one in photos])
    mean = seen.mean(axis=0)
    axes = np.linalg.eigh(np.cov(seen - mean, rowvar=False))[1][:, -AXES:].astype(np.float32)
    colors = np.zeros((len(photos), alike.COLORS, 2), np.int8)
    shares = np.zeros((len(photos), alike.COLORS), np.uint8)
    for row, one in enumerate(photos):
        assert one.theme is not None and one.theme.weights is not None
        number = len(one.theme.colors)
        colors[row, :number] = np.rint(one.theme.colors)
        shares[row, :number] = np.maximum(np.rint(np.array(one.theme.weights) * 255), 1)
    reduced = np.rint(alike.short(seen, mean, axes) * 127).astype(np.int8)
    return alike.Library(mean, axes, reduced, colors, shares)
