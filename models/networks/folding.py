"""Batch norm folded into the convolution beside it: the same function, with less to compute."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeVar

import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

Module = TypeVar("Module", bound=nn.Module)


def fold_batch_norm(network: Module) -> Module:
    """Fold every batch norm that directly follows a convolution, in place.

    A batch norm without weights of its own is folded into the 1x1 convolution after it, whose input it prepares.

    Args:
        network: in evaluation mode; the modules that hold such pairs apply them one after the other.

    Returns:
        the same network.
    """
    for module in list(network.modules()):
        children = list(module.named_children())
        for (first, before), (second, after) in pairwise(children):
            if isinstance(before, nn.Conv2d) and isinstance(after, nn.BatchNorm2d):
                setattr(module, first, fuse_conv_bn_eval(before, after))
                setattr(module, second, nn.Identity())
            elif isinstance(before, nn.BatchNorm2d) and isinstance(after, nn.Conv2d) and not before.affine:
                _absorb(after, before)
                setattr(module, first, nn.Identity())
    return network


@torch.no_grad()
def _absorb(conv: nn.Conv2d, norm: nn.BatchNorm2d) -> None:
    """Let a 1x1 convolution normalise its own input."""
    assert norm.running_mean is not None and norm.running_var is not None and conv.bias is not None
    scaled = conv.weight / (norm.running_var + norm.eps).sqrt()[:, None, None]
    conv.bias -= (scaled[..., 0, 0] * norm.running_mean).sum(dim=1)
    conv.weight.copy_(scaled)
