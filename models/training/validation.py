"""Quick validation while training: gain over gray in dB, network alone, on photographs never trained on.

Smaller than `models.evaluation.points` (fewer photographs, fewer settings, 128 pixels), so that it costs seconds.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from models.networks.unified import Guide, Tokens, Unified, reference_cells
from models.training import hints
from models.training.lab import lab_to_rgb, rgb_to_lab
from models.training.photos import read_photos

POINTS = (0, 1, 5, 10, 50)
SIZE, PHOTOS, BATCH = 128, 160, 32


class Validation:
    """Photographs with fixed hints, and how well a network does on them."""

    def __init__(self, place: Path, device: torch.device) -> None:
        self.rgb = torch.stack([_square(p) for _, p in _spread(place)]).to(device)

    @torch.no_grad()
    def gains(self, network: Unified) -> dict[str, float]:
        """dB over gray by kind of guidance: numbers of points, histogram, saturation, theme, mirrored reference."""
        network.eval()
        totals: dict[str, list[Tensor]] = {}
        for rgb in torch.split(self.rgb, BATCH):
            lab = rgb_to_lab(rgb)
            gray = psnr(lab_to_rgb(torch.cat([lab[:, :1], torch.zeros_like(lab[:, 1:])], 1)), rgb)
            features = network.encode(lab[:, :1])
            for name, guide in _guides(network, rgb, lab):
                ab, _ = network.decode(features, guide)
                totals.setdefault(name, []).append(psnr(lab_to_rgb(torch.cat([lab[:, :1], ab], 1)), rgb) - gray)
        return {name: torch.cat(parts).mean().item() for name, parts in totals.items()}

    @torch.no_grad()
    def examples(self, network: Unified, path: Path) -> None:
        """A picture to look at: gray, automatic, 10 points, truth, for a dozen photographs."""
        network.eval()
        rgb = self.rgb[:: max(1, len(self.rgb) // 12)][:12]
        lab = rgb_to_lab(rgb)
        features = network.encode(lab[:, :1])
        rows = [lab_to_rgb(torch.cat([lab[:, :1], torch.zeros_like(lab[:, 1:])], 1))]
        for name, guide in _guides(network, rgb, lab):
            if name in ("0", "10"):
                rows.append(lab_to_rgb(torch.cat([lab[:, :1], network.decode(features, guide)[0]], 1)))
        rows.append(rgb)
        sheet = torch.cat([torch.cat(list(row), dim=2) for row in rows], dim=1).permute(1, 2, 0).cpu().numpy()
        cv2.imwrite(str(path), (sheet[..., ::-1] * 255).astype(np.uint8))


def psnr(predicted: Tensor, true: Tensor) -> Tensor:
    """RGB PSNR in dB of each picture, (B, 3, H, W) 0..1 -> (B,)."""
    return -10 * (predicted - true).square().mean(dim=(1, 2, 3)).log10()


def _guides(network: Unified, rgb: Tensor, lab: Tensor) -> list[tuple[str, Guide]]:
    """Named guides, the same at every call; torch's own random state stays as it is."""
    light, ab = lab[:, :1], lab[:, 1:]
    none = torch.zeros_like(ab), torch.zeros_like(light)
    guides = []
    with torch.random.fork_rng(devices=[rgb.device] if rgb.device.type == "cuda" else []):
        torch.manual_seed(7)
        uniform = torch.zeros(len(ab), dtype=torch.bool, device=ab.device)
        for number in POINTS:
            count = torch.full((len(ab),), number, device=ab.device)
            guides.append((str(number), Guide(*hints.draw_points(ab, count, uniform))))
        guides.append(("theme", Guide(*none, theme=Tokens(*hints.themes(ab)))))
    guides.append(("histogram", Guide(*none, histogram=hints.histograms(ab))))
    saturation = hints.saturations(rgb)
    guides.append(("saturation", Guide(*none, saturation=torch.stack([saturation, torch.ones_like(saturation)], 1))))
    strength = torch.ones(len(ab), device=ab.device)
    for name, other in (("mirror", lab.flip(3)), ("unrelated", lab.roll(1, 0))):
        keys, tokens = reference_cells(network.encode(other[:, :1]), other[:, 1:], strength)
        guides.append((name, Guide(*none, reference=keys, reference_tokens=tokens)))
    return guides


def _spread(place: Path) -> list[tuple[str, NDArray[np.uint8]]]:
    photos = list(read_photos([place]))
    return photos[:: max(1, len(photos) // PHOTOS)][:PHOTOS]


def _square(photo: NDArray[np.uint8]) -> Tensor:
    side = min(photo.shape[:2])
    y, x = (photo.shape[0] - side) // 2, (photo.shape[1] - side) // 2
    small = cv2.resize(photo[y : y + side, x : x + side], (SIZE, SIZE), interpolation=cv2.INTER_AREA)
    return torch.from_numpy(small).permute(2, 0, 1).float() / 255
