"""What a run leaves on disk: a checkpoint that resumes, and weights that ship. Both are moved into place whole."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import nn

from models.weights import fill


@dataclass(slots=True)
class State:
    """What resumes: counters and the best validation so far."""

    step: int = 0
    images: int = 0
    minutes: float = 0.0
    best: float = -math.inf
    history: list[dict[str, float]] = field(default_factory=list)


def save_checkpoint(
    path: Path, networks: Mapping[str, nn.Module], optimizer: torch.optim.Optimizer, state: State
) -> None:
    """Everything `load_checkpoint` needs; `networks` are "network", "average", and "start" if a run keeps it."""
    content = {
        **{name: network.state_dict() for name, network in networks.items()},
        "optimizer": optimizer.state_dict(),
        "state": asdict(state),
    }
    part = path.with_suffix(".part")
    torch.save(content, part)
    part.replace(path)


def load_checkpoint(
    path: Path, networks: Mapping[str, nn.Module], optimizer: torch.optim.Optimizer, state: State
) -> None:
    """Continue a run, or start one from shipped weights (*.safetensors), which bring no optimizer and no counters.

    Raises:
        FileNotFoundError: there is no such checkpoint.
        WeightsCorrupt, RuntimeError: it belongs to another network.
    """
    if path.suffix == ".safetensors":
        for network in networks.values():
            fill(network, path)
        return
    content = torch.load(path, map_location="cpu", weights_only=True)
    for name, network in networks.items():
        # Of a run that kept nothing of its start, the average is the start of this one.
        network.load_state_dict(content.get(name, content["average"]))
    optimizer.load_state_dict(content["optimizer"])
    for name, value in content["state"].items():
        setattr(state, name, value)


def borrow(network: nn.Module, path: Path) -> int:
    """Take over another network's layers (*.safetensors) where their names and shapes coincide.

    A layer that takes another number of channels here than there gets the weights of those that both have, the first
    ones.

    Returns:
        how many tensors.
    """
    own = network.state_dict()
    taken = {}
    for name, tensor in load_file(path).items():
        if name in own and _takes(own[name].shape, tensor.shape):
            common = tuple(slice(min(n, m)) for n, m in zip(own[name].shape, tensor.shape, strict=True))
            taken[name] = own[name].clone()
            taken[name][common] = tensor[common].to(own[name].dtype)
    network.load_state_dict(taken, strict=False)
    return len(taken)


def _takes(own: torch.Size, other: torch.Size) -> bool:
    """Whether a tensor's part can be taken over: it has as many or more of everything, or only too few inputs."""
    if len(own) != len(other):
        return False
    return all(n <= m or axis == 1 for axis, (n, m) in enumerate(zip(own, other, strict=True)))


def save_weights(network: nn.Module, path: Path) -> None:
    """float16 safetensors of a network, without counters; batch norm's statistics, which may be vast, in float32."""
    tensors = {
        name: value.detach().to("cpu", torch.float32 if "running_" in name else torch.float16).contiguous()
        for name, value in network.state_dict().items()
        if not name.endswith("num_batches_tracked")
    }
    part = path.with_suffix(".part")
    save_file(tensors, part)
    part.replace(path)
