"""The benchmark of DeepProp: its pictures, strokes and rivals."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from models.errors import UserError
from models.evaluation.endo2016 import bench as endo2016
from models.evaluation.endo2016 import features as endo2016_features
from models.evaluation.endo2016 import masks as endo2016_masks
from models.evaluation.endo2016.pictures import COLORS, TABLE_2, Row, picture, strokes, textures
from models.evaluation.endo2016.table2 import Stages
from models.rasterize import index_map


@pytest.fixture(autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


@pytest.mark.parametrize("row", TABLE_2, ids=lambda row: row.figure)
def test_pictures_have_the_published_sizes_and_strokes(row: Row) -> None:
    rgb, hints = picture(row)
    assert (rgb.shape[1], rgb.shape[0]) == row.size and len(hints.strokes) == row.strokes
    under = (index_map(hints, row.size, row.size) >= 0).sum()
    assert under == pytest.approx(row.pixels, rel=0.15)
    assert (np.ptp(rgb.astype(int), axis=2).max() == 0) == (row.use == "endo2016")
    assert len({(s.ab, s.label) for s in hints.strokes}) <= row.kinds


def test_stages_share_the_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter([0, 1, 3, 7, 15, 31, 63, 127, 255, 511, 1023])
    monkeypatch.setattr(time, "process_time", lambda: next(seconds))
    stages = Stages()
    stages.progress(0, "Looking at the photograph")
    stages.progress(0, "Learning from the strokes")  # begins
    stages.progress(0, "Learning from the strokes")  # an epoch of the first step
    stages.progress(0, "Learning from the strokes")  # one of the second
    stages.rough()
    stages.progress(0, "Learning from the strokes")  # another
    for text in ("Cutting the photograph into pieces", "Asking the network about every piece", "Smoothing along edges"):
        stages.progress(0, text)
    found = stages.seconds((1, 2))
    learned = {"first step": 2, "second step": 4 + 16 + 32, "rough answers": 8}
    assert found == {"prepare": 1, **learned, "superpixels": 64, "asking": 128, "smoothing": 256}


@pytest.mark.parametrize("count", [2, 3])
def test_textures_are_equally_gray_and_strokes_lie_in_them(count: int) -> None:
    rgb, truth = textures(count)
    means = [rgb[truth == k].mean() for k in range(count)]
    assert np.ptp(means) < 4 and set(np.unique(truth)) == set(range(count))
    hints = strokes(truth, 2 * count, 2000, COLORS[:count])
    owner = index_map(hints, truth.shape[::-1], truth.shape[::-1])
    kind = np.array([COLORS.index(s.ab) for s in hints.strokes])[owner[owner >= 0]]
    assert (kind == truth[owner >= 0]).mean() > 0.95


@pytest.mark.parametrize("kind", endo2016_features.FEATURES)
def test_hand_made_features_learn_what_colour_tells(kind: str) -> None:
    rgb = np.full((40, 80, 3), (200, 60, 50), np.uint8)
    rgb[:, 40:] = (60, 90, 200)
    owner = np.full((40, 80), -1, np.int32)
    owner[10:30, 5:30], owner[10:30, 50:75] = 0, 1
    rows, columns = np.array([2, 2, 35, 35]), np.array([2, 77, 2, 77])
    found = endo2016_features.shares(rgb, owner, kind, rows, columns)
    assert found.shape == (4, 2) and list(found.argmax(1)) == [0, 1, 0, 1]
    values = endo2016_features.features(rgb, kind)
    assert np.abs(values.mean(axis=(0, 1))).max() < 0.05


def test_cut_outs_are_measured_against_their_masks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rgb = np.full((240, 320, 3), (60, 90, 160), np.uint8)
    mask = np.zeros((240, 320), np.uint8)
    for target, value in ((rgb, (220, 150, 60)), (mask, 255)):
        cv2.circle(target, (160, 120), 85, value, -1)
    cv2.imwrite(str(tmp_path / "a.jpg"), rgb)
    cv2.imwrite(str(tmp_path / "a.png"), mask)
    parser = argparse.ArgumentParser()
    endo2016.add_arguments(parser)
    out = tmp_path / "figures.json"
    arguments = ["--masks", str(tmp_path), "--only", "masks", "--threads", "1", "--json", str(out)]
    assert endo2016.run(parser.parse_args(arguments)) == 0
    found = json.loads(out.read_text())["masks"]
    assert found["mean"]["f1"] > 0.95 and len(found["curve"]) == len(endo2016_masks.THRESHOLDS)
    assert "0.9" in capsys.readouterr().out


def test_a_folder_without_masks(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no photographs with masks"):
        endo2016_masks.measure(tmp_path)
    with pytest.raises(UserError, match="no photographs with masks"):
        endo2016_masks.measure(tmp_path / "nowhere")
    parser = argparse.ArgumentParser()
    endo2016.add_arguments(parser)
    with pytest.raises(UserError, match="--masks DIR"):
        endo2016.run(parser.parse_args(["--only", "masks"]))
