"""The benchmarks measure what they say: protocol, sampling, figures on answers that are known."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data

from models import registry, weights
from models.base import CancelToken, Colorization, Preview, Progress
from models.evaluation import latency, points, protocol
from models.hints import Guidance, Hints
from models.image import ImageData
from models.networks.zhang2017 import Zhang2017
from models.rasterize import hint_maps
from tests.models.test_zhang2017_colorizer import GLOBAL, random_weights


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_photos(tmp_path_factory.mktemp("photos"))


def small_photos(place: Path) -> Path:
    """A folder of three photographs of about 100 pixels."""
    for name, picture in {"a": skimage.data.astronaut(), "b": skimage.data.coffee(), "c": skimage.data.cat()}.items():
        small = cv2.resize(picture, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
        cv2.imwrite(str(place / f"{name}.png"), small[..., ::-1])
    return place


def test_samples_are_centred_squares_that_are_never_enlarged(folder: Path) -> None:
    found = list(protocol.samples(folder, 64, None))
    assert [s.L.shape for s in found] == [(64, 64)] * 3
    assert [s.L.shape for s in protocol.samples(folder, 999, None)] == [(128, 128), (100, 100), (75, 75)]
    assert len(list(protocol.samples(folder, 64, 2))) == 2
    sample = found[0]
    assert np.abs(sample.image.L - sample.L).max() < 1e-5
    assert np.ptp(sample.image.rgb.astype(int), axis=2).max() == 0, "the backend must not see the colours"


def test_revealed_patches_cover_seven_pixels_at_256_and_tell_the_mean(folder: Path) -> None:
    assert [protocol.patch_side(n) for n in (256, 160, 64, 8)] == [7, 4, 2, 1]
    sample = next(protocol.samples(folder, 128, 1))
    hints = protocol.random_points(sample, 1)
    hint_ab, mask = hint_maps(hints, (128, 128), (128, 128))
    side = protocol.patch_side(128)
    assert mask.sum() == side**2
    assert np.allclose(hint_ab[mask > 0], sample.ab[mask > 0].mean(0), atol=1e-4)
    more = protocol.random_points(sample, 20)
    assert more.points[:1] == hints.points


def test_the_worst_point_lies_in_the_worst_place_and_never_twice(folder: Path) -> None:
    sample = next(protocol.samples(folder, 128, 1))
    answer = sample.ab.copy()
    answer[80:100, 30:50] += 40
    taken = np.zeros(sample.L.shape, np.bool_)
    first = protocol.worst_point(sample, answer, taken, 0)
    assert 78 <= first.xy[1] <= 102 and 28 <= first.xy[0] <= 52
    second = protocol.worst_point(sample, answer, taken, 1)
    apart = max(abs(first.xy[0] - second.xy[0]), abs(first.xy[1] - second.xy[1]))
    assert apart >= protocol.patch_side(128)
    assert taken.sum() == 2 * protocol.patch_side(128) ** 2


def test_psnr_of_known_answers(folder: Path) -> None:
    sample = next(protocol.samples(folder, 64, 1))
    assert protocol.psnr(sample, sample.ab) > 55
    gray = protocol.psnr(sample, np.zeros_like(sample.ab))
    assert gray < protocol.psnr(sample, sample.ab * 0.5) < protocol.psnr(sample, sample.ab * 0.9)


def test_aged_samples_differ_only_in_what_the_backend_sees(folder: Path) -> None:
    clean, aged = next(protocol.samples(folder, 64, 1)), next(protocol.samples(folder, 64, 1, aged=True))
    again = next(protocol.samples(folder, 64, 1, aged=True))
    assert np.array_equal(clean.L, aged.L) and not np.array_equal(clean.image.L, aged.image.L)
    assert np.array_equal(aged.image.L, again.image.L)
    assert aged.image != clean.image


class HalfTruth:
    """A backend that knows the photographs, and gives half of their chroma, or all where it has a point."""

    name = "half"
    supports = Guidance.POINTS
    truth: dict[str, protocol.F32]

    def prepare(
        self,
        image: ImageData,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        working_size: int | None = None,
    ) -> object:
        return image

    def colorize(
        self,
        prepared: object,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        preview: Preview | None = None,
    ) -> Colorization:
        assert isinstance(prepared, ImageData)
        ab = self.truth[prepared.key]
        return Colorization(ab if hints.points else ab / 2)


@pytest.mark.parametrize("sampling", ["0,1", "max"])
def test_the_table_holds_what_the_backends_did(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], sampling: str
) -> None:
    HalfTruth.truth = {s.image.key: s.ab for s in protocol.samples(folder, 64, None)}
    monkeypatch.setattr(registry, "create", lambda *_args, **_options: HalfTruth())
    monkeypatch.setattr(points, "POINTS", "0,1")
    parser = argparse.ArgumentParser()
    points.add_arguments(parser)
    out = tmp_path / "deep" / "points.json"
    arguments = [
        "--photos",
        str(folder),
        "--backends",
        "half",
        "--points",
        sampling,
        "--size",
        "64",
        "--json",
        str(out),
    ]
    assert points.run(parser.parse_args(arguments)) == 0
    rows = json.loads(out.read_text())["rows"]
    assert rows[0]["backend"] == "gray" and rows[0]["gain"] == 0
    assert rows[1]["gain"] == pytest.approx(6, abs=1.5)
    assert rows[2]["psnr"] > 50
    assert all(row["photos"] == 3 and row["psnr_se"] >= 0 for row in rows)
    assert "half" in capsys.readouterr().out


def test_latency_names_every_stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(latency, "VIEW_PIXELS", 10_000)
    monkeypatch.setattr("models.networks.zhang2017.Zhang2017", lambda: Zhang2017(4))
    parser = argparse.ArgumentParser()
    latency.add_arguments(parser)
    out = tmp_path / "latency.json"
    (tmp_path / "weights").mkdir()
    monkeypatch.setattr(weights, "DEFAULT_DIR", random_weights(tmp_path / "weights"))
    arguments = ["--backends", f"levin2004,{GLOBAL}", "--sizes", "64", "--runs", "1", "--device", "cpu"]
    assert latency.run(parser.parse_args([*arguments, "--json", str(out)])) == 0
    *ours, yardstick = json.loads(out.read_text())["rows"]
    assert [row["backend"] for row in ours] == ["levin2004", GLOBAL]
    for row in ours:
        assert {"prepare", "colorize", "join", "suggest", "parameters"} <= row.keys()
        assert row["suggest"] is None and row["colorize"] > 0
        assert row["zhang_over_it"] == pytest.approx(yardstick["colorize"] / row["colorize"], abs=0.06)
    assert yardstick["backend"] == latency.ZHANG and yardstick["colorize"] > 0
