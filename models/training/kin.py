"""Which photographs show the same kind of thing, found by what Lite0 sees in them."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torch import Tensor
from tqdm import tqdm

from models.data.lab import rgb_to_light
from models.data.photos import PhotoBank, View
from models.device import precision
from models.networks import lite0
from models.networks.lite0 import Classifier
from models.weights import load_into

log = logging.getLogger(__name__)

SIDE = 192
KIN = 6
"""Photographs kept for each."""
SAME = 0.97
"""Cosine from which on two photographs are taken for the same one."""
_BATCH = 64


def with_kin(bank: PhotoBank, cache: Path) -> PhotoBank:
    """The same photographs with their kin.

    Args:
        bank: the photographs.
        cache: a file that keeps the result, because looking at 20,000 photographs takes some minutes.
    """
    found = load_file(cache) if cache.exists() else {}
    if len(found.get("kin", ())) != len(bank):
        found = _search(_descriptions(bank))
        cache.parent.mkdir(parents=True, exist_ok=True)
        save_file(found, cache)
    return replace(bank, kin=found["kin"].to(bank.source.device))


@torch.inference_mode()
def _descriptions(bank: PhotoBank) -> Tensor:
    """Unit vectors (N, 1280) of the gray photographs."""
    classifier = Classifier()
    load_into(classifier, "lite0")
    classifier.eval().to(bank.pixels.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    parts = []
    for index in tqdm(torch.split(torch.arange(len(bank), device=bank.source.device), _BATCH), desc="looking for kin"):
        whole = View(
            torch.ones(len(index), device=index.device),
            torch.full((len(index), 2), 0.5, device=index.device),
            torch.eye(2, device=index.device).expand(len(index), 2, 2),
        )
        light = rgb_to_light(bank.view(index, SIDE, whole))
        picture = lite0.gray_input(light).contiguous(memory_format=torch.channels_last)
        with precision(bank.pixels.device):
            pooled = classifier.pooled(classifier.trunk(picture).block15)
        parts.append(F.normalize(pooled.float(), dim=1).cpu())
    return torch.cat(parts)


def _search(descriptions: Tensor) -> dict[str, Tensor]:
    """The nearest others of each photograph (N, KIN)."""
    number = len(descriptions)
    kin = []
    for first, some in zip(range(0, number, 512), torch.split(descriptions, 512), strict=True):
        cosine = some @ descriptions.T
        cosine[torch.arange(len(some)), torch.arange(first, first + len(some))] = -1
        cosine[cosine > SAME] = -1
        kin.append(cosine.topk(min(KIN, number)).indices)
    return {"kin": torch.cat(kin)}
