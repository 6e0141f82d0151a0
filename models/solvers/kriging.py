"""Simple kriging: spread a few known values to all similar places.

The result is the mean of a Gaussian process given the known values. `propagation` spreads values from neighbour to
neighbour; kriging also reaches over gaps, and leaves out neighbours that look different.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from models.types import F32

NEAR, NEARNESS = 0.2, 10.0
"""A second, short-range part of the covariance: its variance (the first part has 1), and the factor by which its range
is shorter. With it, different samples side by side are both believed."""
NUGGET = 0.1
"""Variance of the noise of each sample. With 0.03 `unified` gains 0.025 dB less from 50 and 100 points."""

_PIECE = 1 / 10
"""Largest side of the area of one sample, as a share of the picture's short side."""
_MOST_SAMPLES = 256
_STRIP = 1 << 13
"""Places computed at a time: with `_MOST_SAMPLES` samples their covariances take 8 MiB, whatever the picture's size."""


def krige(features: F32, values: F32, mask: NDArray[np.bool_]) -> F32:
    """Estimate a field with mean 0 everywhere, given its value at a few places; similar features, similar values.

    Args:
        features: (h, w, 2 + K), of the same picture as the values, at the same or a lower resolution: y, x, then any
            others; scaled so that at a distance of 1 the correlation is exp(-1/2).
        values: (H, W, C), read where the mask is set.
        mask: (H, W), True where the value is known; at least one pixel. Connected pixels make one sample, large areas
            several; if there are too many samples, neighbours are merged.

    Returns:
        float32 (h, w, C); close to the known values at the samples, 0 far from all of them.
    """
    places, known = _samples(features, values, mask)
    covariance = _covariance(places, places) + NUGGET * np.eye(len(places), dtype=np.float32)
    weights = np.linalg.solve(covariance, known)
    pixels = features.reshape(-1, features.shape[2])
    strips = (pixels[first : first + _STRIP] for first in range(0, len(pixels), _STRIP))
    field = np.concatenate([_covariance(strip, places) @ weights for strip in strips])
    return np.asarray(field, np.float32).reshape(*features.shape[:2], -1)


def _samples(features: F32, values: F32, mask: NDArray[np.bool_]) -> tuple[F32, F32]:
    """Mean features (N, 2 + K) and mean values (N, C) of the samples."""
    y, x = np.nonzero(mask)
    side = max(1, round(min(mask.shape) * _PIECE))

    piece = cv2.connectedComponents(mask.astype(np.uint8))[1][y, x].astype(np.int64) * mask.size
    while True:
        block = (y // side) * mask.shape[1] + x // side
        _, sample, count = np.unique(piece + block, return_inverse=True, return_counts=True)
        if len(count) <= _MOST_SAMPLES:
            break
        side, piece = 2 * side, np.zeros_like(piece)
    seen = features[y * features.shape[0] // mask.shape[0], x * features.shape[1] // mask.shape[1]]
    columns = np.concatenate([seen, values[y, x]], axis=1).T
    means = np.stack([np.bincount(sample, column) / count for column in columns], axis=1).astype(np.float32)
    return means[:, : features.shape[2]], means[:, features.shape[2] :]


def _covariance(some: F32, others: F32) -> F32:
    """Covariance (M, N) between places with features (M, 2 + K) and (N, 2 + K)."""
    nearer = np.array([NEARNESS, NEARNESS] + [1] * (some.shape[1] - 2), np.float32)
    return _correlation(some, others) + np.float32(NEAR) * _correlation(some * nearer, others * nearer)


def _correlation(some: F32, others: F32) -> F32:
    """exp(-distance^2 / 2) between places, (M, N)."""
    exponent = some @ others.T
    exponent -= np.square(some).sum(axis=1)[:, None] / 2
    exponent -= np.square(others).sum(axis=1) / 2
    return np.asarray(np.exp(np.minimum(exponent, 0, out=exponent), out=exponent), np.float32)
