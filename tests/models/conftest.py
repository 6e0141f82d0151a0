"""Photographs to train on."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data
import torch

from models.data.photos import PhotoBank

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few real photographs in two sources."""
    place = tmp_path_factory.mktemp("photos")
    for source in ("people", "things"):
        (place / source).mkdir()
    pictures = {"people/a": skimage.data.astronaut(), "things/b": skimage.data.coffee(), "things/c": skimage.data.cat()}
    for name, picture in pictures.items():
        small = cv2.resize(picture, None, fx=0.3, fy=0.3, interpolation=cv2.INTER_AREA)
        cv2.imwrite(str(place / f"{name}.jpg"), small[..., ::-1])
    cv2.imwrite(str(place / "things" / "high.png"), np.full((120, 60, 3), (30, 60, 200), np.uint8))
    (place / "things" / "notes.txt").write_text("no picture either")
    return place


@pytest.fixture(scope="module")
def bank(folder: Path) -> PhotoBank:
    return PhotoBank.load([folder], 80, CPU)
