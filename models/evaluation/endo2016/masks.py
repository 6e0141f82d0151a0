"""Cut-outs against true masks, with strokes simulated inside the true regions (section 6.2.2, figure 11, table 3)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from models.base import CancelToken, no_progress
from models.colorizers.endo2016.colorizer import Endo2016Cutter
from models.errors import UserError
from models.evaluation.endo2016.pictures import strokes
from models.image import ImageData
from models.report import print_table

SUFFIXES = (".jpg", ".jpeg", ".bmp", ".tif", ".tiff")
THRESHOLDS = tuple(i / 20 for i in range(1, 20))
STROKES = 5
PIXELS = 5000
"""Five strokes with 5,000 pixels: about the mean of the published examples (figure 12)."""


def measure(folder: Path) -> dict[str, Any]:
    """Precision, recall and F1 at 50 %, and the precision-recall curve over all pixels.

    Raises:
        UserError: the folder has no photographs with masks.
    """
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    pairs = [(p, p.with_suffix(".png")) for p in files if p.suffix.lower() in SUFFIXES]
    pairs = [(photo, mask) for photo, mask in pairs if mask.exists()]
    if not pairs:
        raise UserError(f"“{folder}” has no photographs with masks.", "Name them a.jpg and a.png.")
    print(f"Cut-outs of {len(pairs)} photographs, strokes simulated inside the true regions")
    rows: list[dict[str, Any]] = []
    counts = np.zeros((len(THRESHOLDS), 3))
    for photo, mask in pairs:
        found, truth = _cut(photo, mask)
        rows.append({"photo": photo.name, **_scores(found > 0.5, truth)})
        counts += [_counts(found > threshold, truth) for threshold in THRESHOLDS]
    mean = {key: float(np.mean([row[key] for row in rows])) for key in ("precision", "recall", "f1")}
    deviation = {key: float(np.std([row[key] for row in rows])) for key in mean}
    print_table([{"": "mean", **_text(mean)}, {"": "deviation", **_text(deviation)}])
    curve = [
        {"threshold": t, "precision": float(c[0] / max(1, c[1])), "recall": float(c[0] / max(1, c[2]))}
        for t, c in zip(THRESHOLDS, counts, strict=True)
    ]
    return {"mean": mean, "deviation": deviation, "curve": curve, "rows": rows}


def _cut(photo: Path, mask: Path) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    bgr, gray = cv2.imread(str(photo), cv2.IMREAD_COLOR), cv2.imread(str(mask), cv2.IMREAD_GRAYSCALE)
    if bgr is None or gray is None or bgr.shape[:2] != gray.shape:
        raise UserError(f"“{photo}” and “{mask.name}” do not fit together.", "Check both files.")
    truth = gray > 127
    # Users draw strokes at some distance from the contour.
    kernel = np.ones((7, 7), np.uint8)
    sure = np.full(truth.shape, -1, np.int64)
    sure[cv2.erode(truth.astype(np.uint8), kernel) > 0] = 1
    sure[cv2.erode((~truth).astype(np.uint8), kernel) > 0] = 0
    hints = strokes(sure, STROKES, PIXELS, ((0.0, 0.0), (60.0, 30.0)), region="region")
    backend = Endo2016Cutter("cpu")
    image = ImageData.from_rgb(np.ascontiguousarray(bgr[..., ::-1]).astype(np.uint8))
    prepared = backend.prepare(image, hints, CancelToken(), no_progress)
    maps = backend.colorize(prepared, hints, CancelToken(), no_progress).maps
    assert maps is not None
    found = maps.map(maps.labels.index("region")) if "region" in maps.labels else np.zeros(truth.shape, np.float32)
    if found.shape != truth.shape:
        found = np.asarray(cv2.resize(found, truth.shape[::-1], interpolation=cv2.INTER_LINEAR), np.float32)
    return found, truth


def _counts(found: NDArray[np.bool_], truth: NDArray[np.bool_]) -> tuple[int, int, int]:
    """Numbers of pixels: found and true, found, true."""
    return int((found & truth).sum()), int(found.sum()), int(truth.sum())


def _scores(found: NDArray[np.bool_], truth: NDArray[np.bool_]) -> dict[str, float]:
    both, positive, true = _counts(found, truth)
    precision, recall = both / max(1, positive), both / max(1, true)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / max(1e-9, precision + recall)}


def _text(values: dict[str, float]) -> dict[str, str]:
    return {key: f"{value:.3f}" for key, value in values.items()}
