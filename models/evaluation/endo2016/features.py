"""Hand-made features in DeepProp's place (section 6.2.1): the same samples, superpixels and edge-aware step."""

from __future__ import annotations

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from models import color
from models.colorizers.endo2016.learner import SHARE, chosen_pixels
from models.colorizers.endo2016.learning import EPSILON, Adam, cross_entropy
from models.types import F32, U8

FEATURES = ("colour + position", "patch + position", "Gabor + colour + position")
_STEPS = 600
_PATCH = 9


def features(rgb: U8, kind: str) -> F32:
    """(h, w, d), each feature with mean 0 and deviation 1."""
    height, width = rgb.shape[:2]
    light = color.lightness(rgb) / np.float32(100)
    y, x = np.mgrid[:height, :width].astype(np.float32)
    parts = [x / width, y / height]
    if "colour" in kind:
        parts += list(cv2.split(rgb.astype(np.float32) / 255))
    if "patch" in kind:
        framed = cv2.copyMakeBorder(light, *(_PATCH // 2,) * 4, cv2.BORDER_REFLECT_101)
        parts += [framed[i : i + height, j : j + width] for i in range(_PATCH) for j in range(_PATCH)]
    if "Gabor" in kind:
        # The paper's 40: 30x30 kernels, wavelength pi, phase pi/2, deviations 1 to 5, eight directions; their size
        # smoothed, for the phase alone says nothing about a texture.
        for sigma in range(1, 6):
            for turn in range(8):
                kernel = cv2.getGaborKernel((31, 31), sigma, turn * np.pi / 8, np.pi, 1, np.pi / 2)
                answer = np.abs(cv2.filter2D(light, cv2.CV_32F, kernel))
                parts.append(np.asarray(cv2.GaussianBlur(answer, (0, 0), 2 * sigma), np.float32))
    stacked = np.stack(parts, axis=-1)
    return np.asarray((stacked - stacked.mean(axis=(0, 1))) / (stacked.std(axis=(0, 1)) + 1e-6), np.float32)


def shares(rgb: U8, owner: NDArray[np.int32], kind: str, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> F32:
    """Label probabilities (n, labels) at pixels, from a softmax over 256 hidden units as DeepProp's last layers have.

    Args:
        rgb: (h, w, 3).
        owner: (h, w) the label of stroke pixels, -1 elsewhere.
        kind: one of `FEATURES`.
        rows, columns: the pixels.
    """
    values = features(rgb, kind)
    rank = np.random.default_rng(0).permutation(owner.size).astype(np.int32)
    pixels = chosen_pixels(owner, rank, SHARE)
    inputs = torch.from_numpy(values.reshape(-1, values.shape[2])[pixels])
    labels = torch.from_numpy(owner.ravel()[pixels].astype(np.int64))
    torch.manual_seed(0)
    network = nn.Sequential(nn.Linear(values.shape[2], 256), nn.ReLU(), nn.Linear(256, int(owner.max()) + 1))
    optimizer = Adam(list(network.parameters()), 3e-3)
    for _ in range(_STEPS):
        loss = cross_entropy(network(inputs), labels) / len(labels)
        optimizer.step(torch.autograd.grad(loss, optimizer.parameters))
        if float(loss.detach()) < EPSILON:
            break
    with torch.inference_mode():
        found = network(torch.from_numpy(np.ascontiguousarray(values[rows, columns]))).softmax(dim=1)
    return np.asarray(found.numpy(), np.float32)
