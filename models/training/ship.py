"""From a run's best weights to the ones that come with the program, with an honest label."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file

from models.training.recipe import AnyRecipe
from models.weights import describe, locate

LARGEST = 16 * 2**20
"""Bytes a weights file may have."""


def ship(
    recipe: AnyRecipe, run: Path, folder: Path, *, command: str, data: str, licence: str, table: Path | None
) -> Path:
    """Copy a run's best weights into the weights folder and describe them in its manifest.

    Args:
        recipe: of the network.
        run: the run's folder.
        folder: where the manifest lies or will lie; other backends' entries stay.
        command, data, licence: how, on what, and under which terms it was trained.
        table: JSON of `bench points`, which becomes the validation table: gain over gray in dB.

    Returns:
        The new file.

    Raises:
        WeightsMissing, WeightsCorrupt: the run has no weights, or not those that it kept.
        ValueError: they are too large, or not all finite (float16 ends at 65,504).
    """
    kept = locate(recipe.name, run)
    source = kept.path
    size = source.stat().st_size
    if size > LARGEST:
        raise ValueError(f"{source} has {size:,} bytes; weights have at most {LARGEST:,}")
    endless = [key for key, tensor in load_file(source).items() if not torch.isfinite(tensor).all()]
    if endless:
        raise ValueError(f"{source} has infinite numbers in {', '.join(endless)}")
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{recipe.name}.safetensors"
    shutil.copyfile(source, target)
    entry: dict[str, Any] = {
        "file": target.name,
        "sha256": kept.sha256,
        "command": command,
        "data": data,
        "images": kept.details["images"],
        "minutes": kept.details["minutes"],
        "licence": licence,
    }
    if recipe.layout:
        entry["layout"] = recipe.layout
    if table is not None:
        entry["gain_over_gray_db"] = _gains(recipe.name, json.loads(table.read_text("utf-8")))
    describe(folder, recipe.name, entry)
    return target


def _gains(name: str, bench: dict[str, Any]) -> dict[str, float]:
    return {row["guidance"]: round(row["gain"], 2) for row in bench["rows"] if row["backend"] == name}
