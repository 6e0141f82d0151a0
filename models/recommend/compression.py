"""Finds the directions of the PCAs by which photographs are compressed:

    python -m models.recommend.compression PHOTOS... [--weights weights]

Babenko et al. 2014, as He 2018, 4 uses it: normalize, rotate, keep the directions of the largest variance, normalize.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from tqdm import tqdm

from models import arguments, color, weights
from models.data.photos import read_photos
from models.recommend.descriptions import PICTURE, PLACE, WEIGHTS, raw, squeezed
from models.types import F32, F64

_BATCH = 16
FILE = "references.safetensors"


def main() -> int:
    """Run the command; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", type=Path, nargs="+", metavar="PHOTOS", help="folders, zips or tars")
    parser.add_argument("--every", type=arguments.count, default=1, metavar="N", help="every N-th photograph only")
    parser.add_argument("--weights", type=Path, default=weights.DEFAULT_DIR, help="the folder to write to")
    args = parser.parse_args()
    tensors, number = fit(_squares(args.photos, args.every))
    target = args.weights / FILE
    save_file({name: values.astype(np.float16) for name, values in tensors.items()}, target)
    weights.describe(
        args.weights,
        WEIGHTS,
        {
            "file": target.name,
            "sha256": weights.sha256(target),
            "command": f"python -m models.recommend.compression PHOTOS... --every {args.every}",
            "data": f"principal components of what Lite0 sees in {number} photographs of the training set",
            "licence": "For research and personal use, as unified.",
        },
    )
    return 0


def _squares(places: Sequence[Path], every: int) -> Iterator[F32]:
    for number, (_, rgb) in enumerate(read_photos(list(places))):
        if number % every == 0:
            yield squeezed(color.lightness(rgb))


def fit(squares: Iterator[F32]) -> tuple[dict[str, F32], int]:
    """The tensors of `descriptions.Compression` for photographs that `squeezed` has prepared, and their number."""
    pictures: list[F32] = []
    spread: F64 = np.zeros(())
    for batch in tqdm(_batches(squares), unit="batch"):
        whole, cells = raw(np.stack(batch))
        pictures.extend(whole)
        # What is left of a photograph's cells has no mean.
        flat = cells.reshape(-1, cells.shape[-1]).astype(np.float64)
        spread = spread + flat.T @ flat
    whole = np.stack(pictures)
    mean = whole.mean(axis=0)
    away = (whole - mean).astype(np.float64)
    return {
        "picture_mean": mean,
        "picture": _principal(away.T @ away, PICTURE),
        "place": _principal(spread, PLACE),
    }, len(pictures)


def _batches(squares: Iterator[F32]) -> Iterator[list[F32]]:
    batch: list[F32] = []
    for square in squares:
        batch.append(square)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _principal(spread: F64, number: int) -> F32:
    """The directions (C, number) of the largest variance, from a scatter matrix (C, C)."""
    _, directions = np.linalg.eigh(spread)
    return np.ascontiguousarray(directions[:, ::-1][:, :number], np.float32)


if __name__ == "__main__":
    raise SystemExit(main())
