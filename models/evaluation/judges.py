"""Judges beside PSNR: how colourful an answer is, whether things are still recognised, how skin and even areas look."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from models import color
from models.evaluation.protocol import Sample, psnr
from models.networks.lite0 import Classifier, network_input
from models.types import F32, U8, Mask
from models.weights import load_into

NEAR_GRAY = 6.0
"""Chroma in ab units below which a pixel looks gray."""
CLASSIFIER_SIDE = 224
"""The size of photographs on which Lite0 was trained."""

SKIN_HUE, SKIN_CHROMA, SKIN_LIGHT = (15.0, 85.0), (8.0, 60.0), (8.0, 95.0)
"""Hue angles in degrees, chroma and L that the skin of people of all tones has in photographs."""
LEAST_SKIN = 0.6
"""Share of a face's middle that must have such colours: what else a detector finds is no face."""
TONES = {"dark": (0.0, 45.0), "middle": (45.0, 62.0), "light": (62.0, 100.0)}
"""Skin tones by the median L of a face."""

EVEN_WINDOW, EVEN_SPREAD = 1 / 10, 2.5
"""Even areas: windows of this share of the side within which L has at most this standard deviation."""


@dataclass(frozen=True, slots=True, eq=False)
class Judgement:
    """What the judges say of one answer; None where a photograph gives them nothing to judge.

    Attributes:
        psnr: RGB PSNR in dB.
        chroma, true_chroma: mean chroma of the answer and of the truth, in ab units.
        near_gray: share of pixels that look gray.
        recognised: whether Lite0 sees the same class as in the true photograph.
        skin_chroma: mean chroma in faces' skin, as a share of the true one.
        skin_hue: mean error of the hue there, in degrees.
        blotches: standard deviation of ab within even areas, in ab units.
        colors: its ab histogram (313,).
        histogram: how far that lies from the true one, 0 (the same) to 1 (no colour in common).
    """

    psnr: float
    chroma: float
    true_chroma: float
    near_gray: float
    recognised: bool
    skin_chroma: float | None
    skin_hue: float | None
    blotches: float | None
    colors: F32
    histogram: float


class Judge:
    """Judges answers to one photograph; what depends on the truth alone is found once."""

    def __init__(self, sample: Sample) -> None:
        self._sample = sample
        self._class = recognised_class(sample.rgb)
        self._skin = skin(sample)
        self._even = even_areas(sample.L)
        self._colors = histogram(sample.colored.rgb)
        self.tone = tone(sample.L[self._skin]) if self._skin.any() else None

    def __call__(self, ab: F32) -> Judgement:
        """Judge chroma (H, W, 2)."""
        sample = self._sample
        shown = color.clipped_rgb(sample.L, ab)
        rgb = (shown * 255).round().astype(np.uint8)
        visible = color.to_lab(rgb)[..., 1:]
        chroma = np.linalg.norm(visible, axis=2)
        skin_chroma, skin_hue = _skin_error(visible[self._skin], sample.ab[self._skin])
        colors = histogram(rgb)
        return Judgement(
            psnr(sample, ab),
            float(chroma.mean()),
            float(np.linalg.norm(sample.ab, axis=2).mean()),
            float((chroma < NEAR_GRAY).mean()),
            recognised_class(shown) == self._class,
            skin_chroma,
            skin_hue,
            blotches(visible, self._even),
            colors,
            apart(colors, self._colors),
        )


def histogram(rgb: U8) -> F32:
    """The ab histogram (313,) of a picture (H, W, 3)."""
    return np.array(color.ab_histogram(rgb), np.float32)


def apart(one: F32, other: F32) -> float:
    """How far two ab histograms (313,) lie apart, 0 (the same) to 1 (no colour in common)."""
    return float(np.abs(one - other).sum() / 2)


@lru_cache(maxsize=1)
def _classifier() -> Classifier:
    classifier = Classifier()
    load_into(classifier, "lite0")
    return classifier.eval()


def description(rgb: F32) -> F32:
    """What Lite0 sees in sRGB 0..1 (H, W, 3): a unit vector (1280,), alike for things of the same kind."""
    with torch.inference_mode():
        seen = _classifier().trunk(_input(rgb))
        pooled = torch.nn.functional.normalize(_classifier().pooled(seen.block15), dim=1)[0]
    return np.asarray(pooled.numpy(), np.float32)


def recognised_class(rgb: F32) -> int:
    """Lite0's likeliest of ImageNet's classes for sRGB 0..1 (H, W, 3)."""
    with torch.inference_mode():
        logits: torch.Tensor = _classifier()(_input(rgb))
    return int(logits.argmax().item())


def _input(rgb: F32) -> torch.Tensor:
    size = (CLASSIFIER_SIDE, CLASSIFIER_SIDE)
    resized = np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_LINEAR), np.float32)
    return network_input(torch.from_numpy(resized).permute(2, 0, 1)[None])


def skin(sample: Sample) -> Mask:
    """Pixels (H, W) of faces that have the colours of skin."""
    found = np.zeros(sample.L.shape, np.bool_)
    a, b = sample.ab[..., 0], sample.ab[..., 1]
    hue, chroma = np.degrees(np.arctan2(b, a)), np.hypot(a, b)
    colored = _between(hue, SKIN_HUE) & _between(chroma, SKIN_CHROMA) & _between(sample.L, SKIN_LIGHT)
    for face in _faces(sample.rgb):
        if colored[face].mean() >= LEAST_SKIN:
            found |= face & colored
    return found


def _between(values: NDArray[np.floating], limits: tuple[float, float]) -> Mask:
    return (values >= limits[0]) & (values <= limits[1])


@lru_cache(maxsize=1)
def _detector() -> object:
    import skimage.data
    import skimage.feature

    cascade: str = skimage.data.lbp_frontal_face_cascade_filename()  # type: ignore[no-untyped-call]
    return skimage.feature.Cascade(cascade)


def _faces(rgb: F32) -> list[Mask]:
    """The middles of faces seen from the front, as ellipses."""
    doubled = cv2.resize((rgb * 255).astype(np.uint8), None, fx=2, fy=2, interpolation=cv2.INTER_LINEAR)
    boxes = _detector().detect_multi_scale(  # type: ignore[attr-defined]
        img=doubled, scale_factor=1.2, step_ratio=1, min_size=(40, 40), max_size=doubled.shape[:2]
    )
    masks = []
    for box in boxes:
        mask = np.zeros(rgb.shape[:2], np.uint8)
        centre = ((box["c"] + box["width"] / 2) / 2, (box["r"] + box["height"] / 2) / 2)
        axes = (max(1, round(box["width"] * 0.15)), max(1, round(box["height"] * 0.2)))
        cv2.ellipse(mask, (round(centre[0]), round(centre[1])), axes, 0, 0, 360, 1, -1)
        masks.append(mask > 0)
    return masks


def tone(light: F32) -> str:
    """The name of a skin tone, by the L of its pixels."""
    median = float(np.median(light))
    found: str = next(name for name, (low, high) in TONES.items() if low <= median <= high)
    return found


def _skin_error(ab: F32, true: F32) -> tuple[float | None, float | None]:
    """Chroma of skin (N, 2) as a share of the true one, and the error of its mean hue in degrees."""
    if not len(ab):
        return None, None
    share = float(np.linalg.norm(ab, axis=1).mean() / np.linalg.norm(true, axis=1).mean())
    found, wanted = (np.arctan2(*mean[::-1]) for mean in (ab.mean(axis=0), true.mean(axis=0)))
    turn = np.degrees(found - wanted)
    return share, float(abs((turn + 180) % 360 - 180))


def even_areas(light: F32) -> Mask:
    """Pixels (H, W) around which L hardly changes: walls, skies, backdrops."""
    window = _window(light)
    mean = cv2.blur(light, (window, window))
    variance = cv2.blur(np.square(light), (window, window)) - np.square(mean)
    return np.asarray(variance <= EVEN_SPREAD**2)


def blotches(ab: F32, even: Mask) -> float | None:
    """Standard deviation of ab (H, W, 2) within windows in even areas; None without such areas."""
    if even.mean() < 0.01:
        return None
    window = _window(ab)
    variance = cv2.blur(np.square(ab), (window, window)) - np.square(cv2.blur(ab, (window, window)))
    return float(np.sqrt(np.maximum(variance, 0).sum(axis=2))[even].mean())


def _window(picture: F32) -> int:
    side = int(min(picture.shape[:2]))
    return max(3, round(side * EVEN_WINDOW)) | 1
