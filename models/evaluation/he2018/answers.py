"""What `he2018` answers to a photograph and one reference, and what it went by."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from models.base import CancelToken, no_progress
from models.colorizers.he2018 import He2018Colorizer, Prepared
from models.evaluation.protocol import Sample
from models.hints import Hints, Reference
from models.image import ImageData
from models.join.upsample import Upsampler
from models.matching.fields import composed
from models.matching.pyramid import LEVELS
from models.types import F32, Mask


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """An answer, at the size of the sample.

    Attributes:
        ab: (H, W, 2) the colours, joined with the lightness.
        aligned: (H, W, 2) the reference's chroma, aligned (R').
        forward, backward: (H, W) mean similarities of the five levels, 0..1.
        returns: (H, W) the places that lead to the reference and back to themselves.
    """

    ab: F32
    aligned: F32
    forward: F32
    backward: F32
    returns: Mask

    @property
    def similarity(self) -> F32:
        """(H, W) the mean of both."""
        return np.asarray((self.forward + self.backward) / 2, np.float32)


def automatic(colorizer: He2018Colorizer, sample: Sample) -> F32:
    """The answer without a reference, (H, W, 2)."""
    return _joined(sample, colorizer, Hints())[0]


def answered(colorizer: He2018Colorizer, sample: Sample, reference: ImageData) -> Answer:
    """The answer with a reference."""
    ab, prepared = _joined(sample, colorizer, Hints(references=(Reference(reference),)))
    aligned = prepared.aligned[0]
    grid = prepared.photo.grid
    size = (sample.L.shape[1], sample.L.shape[0])

    def resized(maps: F32) -> F32:
        inside = maps[: -(-grid.height // 2), : -(-grid.width // 2)]
        return np.asarray(cv2.resize(np.ascontiguousarray(inside), size, interpolation=cv2.INTER_LINEAR), np.float32)

    similarity = aligned.similarity.cpu().numpy()
    there_and_back = composed(aligned.forward, aligned.backward).cpu().numpy()
    own = np.moveaxis(np.indices(there_and_back.shape[:2]), 0, -1)
    return Answer(
        ab,
        resized(aligned.ab.permute(1, 2, 0).cpu().numpy()),
        resized(similarity[:LEVELS].mean(axis=0)),
        resized(similarity[LEVELS:].mean(axis=0)),
        resized((there_and_back == own).all(axis=-1).astype(np.float32)) > 0.5,
    )


def _joined(sample: Sample, colorizer: He2018Colorizer, hints: Hints) -> tuple[F32, Prepared]:
    token = CancelToken()
    prepared = colorizer.prepare(sample.image, hints, token, no_progress)
    result = colorizer.colorize(prepared, hints, token, no_progress)
    return Upsampler(sample.image.L, result.ab, hints).ab(sample.image.L), prepared


def distance(one: F32, other: F32) -> F32:
    """How far two colours of each pixel are apart, in ab units: (H, W)."""
    return np.asarray(np.linalg.norm(one - other, axis=-1), np.float32)
