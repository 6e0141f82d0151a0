"""Quick validation while training: gain over gray in dB and chroma, network alone, on photographs never trained on.

Smaller than `models.evaluation.points` (fewer photographs, fewer settings), so that it costs seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from models.data.lab import lab_to_rgb, rgb_to_lab, rgb_to_light
from models.data.photos import read_photos
from models.training import hints

if TYPE_CHECKING:
    from models.training.recipe import AnyRecipe

POINTS = (0, 1, 5, 10, 50)
PHOTOS, BATCH = 160, 32
AUTOMATIC = str(POINTS[0])
"""The name of the answer without any guidance, which every recipe gives."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a validation says.

    Attributes:
        gains: dB over gray by kind of guidance.
        chroma: mean chroma of the answer without any guidance, as a share of the true one.
    """

    gains: dict[str, float]
    chroma: float


class Validation:
    """Photographs with fixed hints, and how well a network does on them."""

    def __init__(self, place: Path, device: torch.device, side: int) -> None:
        """Read the photographs, as squares of `side` pixels.

        Raises:
            FileNotFoundError: the place does not exist.
            ValueError: there are no photographs in it.
        """
        photos = [_square(photo, 2 * side) for _, photo in _spread(place)]
        if not photos:
            raise ValueError(f"there are no photographs in {place}")
        fine = torch.stack(photos).to(device)
        self.rgb = F.avg_pool2d(fine, 2)
        self.fine = rgb_to_light(fine)

    @torch.no_grad()
    def judge(self, recipe: AnyRecipe, network: nn.Module) -> Verdict:
        """How well a network does now."""
        totals: dict[str, list[Tensor]] = {}
        chroma = []
        for rgb, fine in zip(torch.split(self.rgb, BATCH), torch.split(self.fine, BATCH), strict=True):
            lab = rgb_to_lab(rgb)
            gray = psnr(_colored(lab, torch.zeros_like(lab[:, 1:])), rgb)
            for name, ab in _answers(recipe, network, lab, fine):
                totals.setdefault(name, []).append(psnr(_colored(lab, ab), rgb) - gray)
                if name == AUTOMATIC:
                    chroma.append(torch.stack([each.norm(dim=1).mean() for each in (ab, lab[:, 1:])]) * len(lab))
        shown, true = torch.stack(chroma).sum(dim=0).tolist()
        return Verdict({name: torch.cat(parts).mean().item() for name, parts in totals.items()}, shown / true)

    @torch.no_grad()
    def examples(self, recipe: AnyRecipe, network: nn.Module, path: Path) -> None:
        """A picture to look at: gray, two kinds of guidance, truth, for a dozen photographs."""
        chosen = slice(None, None, max(1, len(self.rgb) // 12))
        rgb, fine = self.rgb[chosen][:12], self.fine[chosen][:12]
        lab = rgb_to_lab(rgb)
        colored = [_colored(lab, ab) for name, ab in _answers(recipe, network, lab, fine) if name in recipe.shown]
        rows = [_colored(lab, torch.zeros_like(lab[:, 1:])), *colored, rgb]
        sheet = torch.cat([torch.cat(list(row), dim=2) for row in rows], dim=1).permute(1, 2, 0).cpu().numpy()
        cv2.imwrite(str(path), (sheet[..., ::-1] * 255).astype(np.uint8))


def _answers(recipe: AnyRecipe, network: nn.Module, lab: Tensor, fine: Tensor) -> Iterator[tuple[str, Tensor]]:
    """The recipe's, with the same guidance at every call; torch's own random state stays as it is."""
    network.eval()
    with torch.random.fork_rng(devices=[lab.device] if lab.device.type == "cuda" else []):
        torch.manual_seed(7)
        yield from recipe.answers(network, lab, fine)


def _colored(lab: Tensor, ab: Tensor) -> Tensor:
    return lab_to_rgb(torch.cat([lab[:, :1], ab], 1))


def psnr(predicted: Tensor, true: Tensor) -> Tensor:
    """RGB PSNR in dB of each picture, (B, 3, H, W) 0..1 -> (B,)."""
    return -10 * (predicted - true).square().mean(dim=(1, 2, 3)).log10()


def shown_points(ab: Tensor) -> Iterator[tuple[str, tuple[Tensor, Tensor]]]:
    """Uniform points of the true colours: their number, and hint_ab with hint_mask."""
    uniform = torch.zeros(len(ab), dtype=torch.bool, device=ab.device)
    for number in POINTS:
        count = torch.full((len(ab),), number, device=ab.device)
        yield str(number), hints.draw_points(ab, count, uniform)


def saturation_given(lab: Tensor) -> Tensor:
    """The true mean saturation and a flag (B, 2), as the networks take it."""
    saturation = hints.saturations(lab_to_rgb(lab))
    return torch.stack([saturation, torch.ones_like(saturation)], 1)


def _spread(place: Path) -> list[tuple[str, NDArray[np.uint8]]]:
    photos = list(read_photos([place]))
    return photos[:: max(1, len(photos) // PHOTOS)][:PHOTOS]


def _square(photo: NDArray[np.uint8], size: int) -> Tensor:
    side = min(photo.shape[:2])
    y, x = (photo.shape[0] - side) // 2, (photo.shape[1] - side) // 2
    how = cv2.INTER_AREA if side > size else cv2.INTER_LINEAR
    small = cv2.resize(photo[y : y + side, x : x + side], (size, size), interpolation=how)
    return torch.from_numpy(small).permute(2, 0, 1).float() / 255
