"""What tests of DeepProp share: networks, strokes, textures."""

from __future__ import annotations

import numpy as np
import skimage.data
import torch

from models import registry
from models.base import CancelToken, Colorization, no_progress
from models.colorizers.endo2016.colorizer import Prepared
from models.colorizers.endo2016.learning import Samples
from models.hints import AB, ColorPoint, Hints, Stroke
from models.image import ImageData
from models.networks.endo2016 import Endo2016, windows_of

RED, BLUE, GREEN = (40.0, 30.0), (0.0, -40.0), (-40.0, 30.0)


def network(channels: int = 1, labels: int = 3, seed: int = 0) -> Endo2016:
    """A network whose outputs are not almost equal, as they are with the paper's small numbers."""
    net = Endo2016(channels, labels, torch.Generator().manual_seed(seed))
    with torch.no_grad():
        for p in net.parameters():
            p.mul_(20)
    return net


def nothing() -> None:
    """A check that never stops."""


def stroke(at: int, ab: AB | None, *path: tuple[float, float], width: float = 9, label: str = "") -> Stroke:
    return Stroke(at, tuple(path), (width,) * len(path), ab, label)


def run(rgb: np.ndarray, *hints: Stroke | ColorPoint, name: str = "endo2016") -> tuple[Colorization, Prepared]:
    backend = registry.create(name, device="cpu")
    given = Hints(
        points=tuple(h for h in hints if isinstance(h, ColorPoint)),
        strokes=tuple(h for h in hints if isinstance(h, Stroke)),
    )
    prepared = backend.prepare(ImageData.from_rgb(rgb), given, CancelToken(), no_progress)
    assert isinstance(prepared, Prepared)
    result = backend.colorize(prepared, given, CancelToken(), no_progress)
    assert result.ab.dtype == np.float32 and np.isfinite(result.ab).all()
    return result, prepared


def textures() -> np.ndarray:
    """Brick at the left, grass at the right, of the same mean gray: (128, 256, 3)."""
    halves = []
    for name in ("brick", "grass"):
        part = getattr(skimage.data, name)()[64:192, 64:192].astype(np.float32)
        halves.append(np.clip(part - part.mean() + 128, 0, 255))
    return np.hstack(halves).astype(np.uint8)[..., None].repeat(3, 2)


# --- the network


def two_kinds(n: int = 120) -> Samples:
    """Dark patches and bright ones."""
    random = torch.Generator().manual_seed(0)
    labels = torch.arange(n) % 2
    patches = torch.rand(n, 1, 9, 9, generator=random) * 0.3 + 0.5 * labels[:, None, None, None]
    return Samples(windows_of(patches), torch.rand(n, 2, generator=random), labels)
