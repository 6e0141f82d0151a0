"""Import published weight files: read safely, check each key, convert, install for a backend."""

from __future__ import annotations

import pickle
import warnings
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn

from models import weights
from models.errors import WeightsCorrupt, WeightsMissing
from models.networks import vgg19
from models.networks.he2018 import He2018Published
from models.networks.zhang2017 import Zhang2017
from models.weights import Entry, first_difference, learned, not_numbers
from models.words import Words

WIDTH, SIDE = 64, 256
"""Channels of conv1 in the paper, and the side of the squares its networks were taught on."""


def import_zhang2017_local(file: Path, mask: str) -> Entry:
    """Import `siggraph17-df00044c.pth` (richzhang/colorization), or another file of its layout.

    Args:
        file: a state dict, as torch saves it.
        mask: the convention it was trained with, one of `models.rasterize.MASKS`.

    Returns:
        the user's new weights of the backend `zhang2017-local`.

    Raises:
        WeightsMissing: there is no such file.
        WeightsCorrupt: it is damaged, no state dict, or another network's; names the first key that differs.
        UserError: the result cannot be written.
    """
    with torch.device("meta"):
        wanted = Zhang2017(WIDTH, head="grid")
    source = "siggraph17-df00044c.pth from github.com/richzhang/colorization"
    tensors = _checked(file, wanted, "Zhang 2017", source)
    details = {
        "source": file.name,
        "bins": "529 = 23 x 23 from -110 in steps of 10; a changes slowest",
        "layout": {"width": WIDTH, "head": "grid", "mask": mask, "side": SIDE},
    }
    return weights.install("zhang2017-local", tensors, details)


def import_he2018(file: Path, _mask: str) -> Entry:
    """Import `example_net.pth` (msracver/Deep-Exemplar-based-Colorization), or another file of its layout.

    Its network was taught with VGG-19's similarities; it gets those of Lite0, in the form that it expects, until a
    VGG-19 is imported, too.

    Args:
        file: a state dict, as torch saves it.

    Returns:
        the user's new weights of the backend `he2018`.

    Raises:
        as `import_zhang2017_local`.
    """
    with torch.device("meta"):
        wanted = He2018Published()
    source = "example_net.pth from github.com/msracver/Deep-Exemplar-based-Colorization"
    tensors = _checked(file, wanted, "He 2018", source)
    return weights.install("he2018", tensors, {"source": file.name, "layout": {"kind": "published", "side": SIDE}})


def import_vgg19(file: Path, _mask: str) -> Entry:
    """Import `vgg19-dcbb9e9d.pth` (torchvision), or another file of its layout, for the backend `he2018` to look with.

    Args:
        file: a state dict, as torch saves it; what comes after relu5_1 is left out and may be absent.

    Returns:
        the user's new weights `vgg19`.

    Raises:
        as `import_zhang2017_local`.
    """
    with torch.device("meta"):
        wanted = vgg19.Vgg19()
    tensors = _checked(file, wanted, "VGG-19", "vgg19-dcbb9e9d.pth of torchvision", unused=vgg19.UNUSED)
    return weights.install(vgg19.NAME, tensors, {"source": file.name, "levels": "relu1_1 to relu5_1"})


def _checked(
    file: Path, network: nn.Module, title: str, source: str, unused: tuple[str, ...] = ()
) -> dict[str, Tensor]:
    """The tensors of a published file, which fit a network, without those whose names begin as `unused`.

    Raises WeightsMissing, WeightsCorrupt.
    """
    tensors = {key: tensor for key, tensor in _state_dict(file).items() if not key.startswith(unused)}
    problem = first_difference(tensors, learned(network.state_dict()))
    if problem is not None:
        raise WeightsCorrupt(
            "“{file}” is not the published file of {title}: {problem}.",
            "Choose {source}.",
            file=file,
            title=title,
            problem=problem,
            source=source,
        )
    broken = not_numbers(tensors)
    if broken is not None:
        raise WeightsCorrupt(
            "“{file}” is damaged: “{broken}” has values that are not numbers.",
            "See that it was downloaded whole.",
            file=file,
            broken=broken,
        )
    return tensors


def _state_dict(file: Path) -> dict[str, Tensor]:
    """The state dict, in float32, of a file of torch; no code in it is executed."""
    remedy = Words("Choose a file of weights as PyTorch saves them (*.pth), and see that it was downloaded whole.")
    if not file.is_file():
        raise WeightsMissing("There is no file “{file}”.", remedy, file=file)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Detected pickle protocol")
            content = torch.load(file, map_location="cpu", weights_only=True)
    except OSError as error:
        raise WeightsCorrupt(
            "“{file}” cannot be read ({reason}).", remedy, file=file, reason=error.strerror or error
        ) from error
    except (RuntimeError, EOFError, ValueError, LookupError, TypeError, pickle.UnpicklingError) as error:
        raise WeightsCorrupt("“{file}” is damaged, or holds something else than weights.", remedy, file=file) from error
    if isinstance(content, Mapping) and isinstance(content.get("state_dict"), Mapping):
        content = content["state_dict"]
    if not isinstance(content, Mapping) or not all(isinstance(v, Tensor) for v in content.values()):
        raise WeightsCorrupt("“{file}” holds no network's weights.", remedy, file=file)
    tensors = learned({str(key): value for key, value in content.items()})
    return {key: value.to(torch.float32).contiguous() for key, value in tensors.items()}
