"""What a trained eye sees in a gray photograph: features by which `models.things` tells one thing from another, and
`models.recommend` one photograph from another."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
import torch

from models.networks.lite0 import Classifier, gray_input, look
from models.types import F32
from models.weights import load_into

_MULTIPLE = 32
"""The sides of the network's input are multiples of this; the photograph is stretched by a few pixels to fit."""


@lru_cache(maxsize=1)
def _classifier() -> Classifier:
    classifier = Classifier()
    load_into(classifier, "lite0")
    classifier.eval().requires_grad_(requires_grad=False)
    classifier.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return classifier


def see(L: F32, size: tuple[int, int]) -> F32:
    """Look at a photograph.

    Args:
        L: (H, W) its lightness, 0..100.
        size: width and height at which it is looked at, about.

    Returns:
        (h, w, C) unit vectors, one for each cell of 16 pixels of that size; things that are alike have a large product.

    Raises:
        WeightsMissing, WeightsCorrupt: see `models.weights`.
    """
    width, height = (max(1, round(side / _MULTIPLE)) * _MULTIPLE for side in size)
    how = cv2.INTER_AREA if width < L.shape[1] else cv2.INTER_LINEAR
    light = np.asarray(cv2.resize(L, (width, height), interpolation=how), np.float32)
    with torch.inference_mode():
        picture = gray_input(torch.from_numpy(light)[None, None]).contiguous(memory_format=torch.channels_last)
        seen = look(_classifier().trunk(picture))[0].permute(1, 2, 0)
    return np.ascontiguousarray(seen.numpy(), np.float32)


def glance(lights: F32) -> tuple[F32, F32]:
    """Look at several whole photographs at once.

    Args:
        lights: (N, H, W) lightness 0..100; H and W are multiples of 32.

    Returns:
        What each photograph shows, (N, 1280): the pooled head; and what each of its cells of 16 pixels shows,
        (N, H/16, W/16, 112): the output of block 10. Neither is normalized.

    Raises:
        WeightsMissing, WeightsCorrupt: see `models.weights`.
    """
    classifier = _classifier()
    with torch.inference_mode():
        pictures = gray_input(torch.from_numpy(lights)[:, None]).contiguous(memory_format=torch.channels_last)
        taps = classifier.trunk(pictures)
        whole, cells = classifier.pooled(taps.block15), taps.block10.permute(0, 2, 3, 1)
    return np.ascontiguousarray(whole.numpy()), np.ascontiguousarray(cells.numpy())
