"""`bench he2018`: every part measures something, and says so in JSON."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from skimage import data

from models.evaluation.he2018 import bench, references
from tests.models.test_he2018_colorizer import shipped


def test_parts_of_the_bench_on_a_few_photographs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    for name, pixels in (("a", data.coffee()), ("b", data.astronaut())):
        cv2.imwrite(str(photos / f"{name}.png"), cv2.resize(pixels, (72, 64), interpolation=cv2.INTER_AREA)[..., ::-1])
    parser = argparse.ArgumentParser()
    bench.add_arguments(parser)
    parts = ["gains", "faithful", "figure7", "figure11", "figure12", "figure19", "figure20", "figure21"]
    written, sheet = tmp_path / "figures.json", tmp_path / "sheet.png"
    given = ["--photos", photos, "--size", 64, "--weights", shipped(tmp_path), "--json", written, "--sheet", sheet]
    assert bench.run(parser.parse_args([*map(str, given), "--only", *parts])) == 0
    found = json.loads(written.read_text())
    assert {*found} >= {*parts} and found["number"] == 2
    assert [row["reference"] for row in found["gains"]] == ["mirrored", "turned", "cropped", "alike", "unrelated"]
    assert [row["matcher"] for row in found["figure11"]] == ["deep", "DIS flow", "DAISY"]
    assert all(np.isfinite(row["ratio"]) and 0 <= row["surely alike"] <= 1 for row in found["faithful"])
    assert [row["photographs"] for row in found["figure19"]] == ["as they are", "made old"]
    for row in found["figure20"]:
        assert row["change, steadied"] < row["change, each alone"], "that is what steadying is for"
    assert cv2.imread(str(sheet)).shape == (7 * 192, 2 * 192, 3)
    assert "figure 10" in capsys.readouterr().out


def test_references_keep_what_they_should() -> None:
    rgb = data.coffee()[:200, :200].copy()
    assert np.array_equal(references.mirrored(references.mirrored(rgb)), rgb)
    from models import color

    lab, turned = color.to_lab(rgb), color.to_lab(references.recoloured(rgb, 120))
    assert np.median(np.abs(turned[..., 0] - lab[..., 0])) < 0.5
    chroma = np.linalg.norm(lab[..., 1:], axis=2)
    inside = chroma < 25
    assert np.median(np.abs(np.linalg.norm(turned[..., 1:], axis=2) - chroma)[inside]) < 1
    light = color.to_lab(references.with_gamma(rgb, 2.0))
    assert light[..., 0].mean() < lab[..., 0].mean() - 5
    for made in (references.cropped(rgb), references.painting(rgb), references.drawing(rgb)):
        assert made.shape == rgb.shape and made.dtype == np.uint8
