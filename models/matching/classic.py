"""Matchers without a trained eye, which He 2018 compares (5.3): optical flow, and DAISY descriptors.

Flow follows what moved a little; it cannot match what is mirrored, turned far, or elsewhere. Descriptors find things
anywhere, as long as they stand upright.
"""

from __future__ import annotations

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from models.matching.fields import STEP, finer
from models.matching.pyramid import Pyramid

_DAISY_STEP, _DAISY_RADIUS = 4, 12


def match_by_flow(photo: Pyramid, reference: Pyramid) -> tuple[Tensor, Tensor]:
    """The fields of `photo` to `reference` and back by DIS flow (Kroeger 2016), one picture stretched to the other."""
    return _flowed(photo, reference), _flowed(reference, photo)


def _flowed(photo: Pyramid, reference: Pyramid) -> Tensor:
    ours, theirs = (_levels(each.light.cpu().numpy()) for each in (photo, reference))
    height, width = ours.shape
    stretched = np.asarray(cv2.resize(theirs, (width, height), interpolation=cv2.INTER_LINEAR))
    flow = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM).calc(
        ours, stretched, np.zeros((height, width, 2), np.float32)
    )
    rows, columns = np.mgrid[:height, :width].astype(np.float32) + 0.5
    x, y = (columns + flow[..., 0]) / width, (rows + flow[..., 1]) / height
    places = [
        np.clip(share[::STEP, ::STEP] * side, 0, side - 1).astype(np.int64)
        for share, side in zip((y, x), reference.size, strict=True)
    ]
    return torch.from_numpy(np.stack(places, axis=-1)).to(photo.light.device)


def _levels(light: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.asarray(np.rint(light * 2.55), np.uint8)


def match_by_daisy(photo: Pyramid, reference: Pyramid) -> tuple[Tensor, Tensor]:
    """The fields by the nearest DAISY descriptors (Tola 2010) among all, every four pixels."""
    ours, theirs = (_described(each.light) for each in (photo, reference))
    alike = ours.flatten(1).T @ theirs.flatten(1)
    return _nearest(alike, ours, theirs, photo, reference), _nearest(alike.T, theirs, ours, reference, photo)


def _nearest(alike: Tensor, ours: Tensor, theirs: Tensor, photo: Pyramid, reference: Pyramid) -> Tensor:
    best = alike.argmax(dim=1).reshape(ours.shape[1:])
    width = theirs.shape[2]
    return finer(torch.stack([best // width, best % width], dim=-1), photo.size, reference.size)


def _described(light: Tensor) -> Tensor:
    """Unit descriptors (C, H/4, W/4) of L (H, W)."""
    from skimage.feature import daisy

    margin = _DAISY_RADIUS
    padded = np.pad(light.cpu().numpy() / 100, margin, mode="reflect")
    found = daisy(  # type: ignore[no-untyped-call]
        padded, step=_DAISY_STEP, radius=margin, rings=2, histograms=6, orientations=8
    )
    height, width = (side // _DAISY_STEP for side in light.shape)
    described = torch.from_numpy(found[:height, :width]).to(light.device, torch.float32).permute(2, 0, 1)
    return F.normalize(described, dim=0)
