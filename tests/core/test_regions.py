"""`recolor`, `segment` and `colorize --backend endo2016` on the command line, and the hints they take."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from app import cli
from app.core import cutout, edits, hints_io, image_io
from app.core.engine import Engine
from app.core.picture import Picture
from models import color
from models.base import Cancelled, CancelToken, no_progress
from models.errors import UserError
from models.hints import Hints

INSIDE = np.hypot(*(np.indices((100, 140)) - np.array([50, 70])[:, None, None])) < 30


@pytest.fixture(autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture
def sun(tmp_path: Path) -> Path:
    """An orange disc in a blue sky."""
    rgb = np.full((100, 140, 3), (60, 90, 160), np.uint8)
    cv2.circle(rgb, (70, 50), 30, (220, 150, 60), -1)
    rgb += np.random.default_rng(0).integers(0, 9, rgb.shape, dtype=np.uint8)
    path = tmp_path / "sun.png"
    path.write_bytes(image_io.encode_png(rgb))
    return path


def strokes(folder: Path, disc: dict[str, object], sky: dict[str, object] | None) -> Path:
    made = [{"path": [[55, 50], [85, 50]], "width": 9, **disc}]
    if sky is not None:
        made += [{"path": path, "width": 9, **sky} for path in ([[10, 10], [10, 90]], [[20, 8], [130, 8]])]
    path = folder / "hints.json"
    path.write_text(json.dumps({"strokes": made}))
    return path


def run(*arguments: object) -> int:
    return cli.main([str(a) for a in arguments])


def complains(capsys: pytest.CaptureFixture[str], code: int, *words: str) -> None:
    out = capsys.readouterr()
    assert code == 2 and out.err.count("\n") == 1 and out.err.startswith("tintype: ")
    for word in words:
        assert word in out.err, out.err


def test_colorize(sun: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    hints = strokes(tmp_path, {"rgb": "#c04040"}, {"rgb": "#4060c0"})
    assert run("colorize", sun, "-o", out, "--backend", "endo2016", "--hints", hints, "--device", "cpu") == 0
    ab = color.to_lab(image_io.load(out).full.rgb)[..., 1:]
    wanted = np.array([color.ab_of_rgb((0xC0, 0x40, 0x40)), color.ab_of_rgb((0x40, 0x60, 0xC0))])
    nearest = np.square(ab[:, :, None] - wanted).sum(3).argmin(2)
    assert ((nearest == 0) == INSIDE).mean() > 0.97


def test_recolor_keeps_lightness_and_the_rest(sun: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.png"
    hints = strokes(tmp_path, {"rgb": "#40a040"}, {"keep": True})
    assert run("recolor", sun, "--hints", hints, "-o", out, "--device", "cpu", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"output": str(out), "width": 140, "height": 100}
    before, after = (color.to_lab(image_io.load(p).full.rgb) for p in (sun, out))
    assert np.abs(after - before)[..., 0].max() < 1.5
    deep, far = (np.hypot(*(np.indices((100, 140)) - np.array([50, 70])[:, None, None])) < 25), ~INSIDE
    assert after[deep][:, 1].max() < -10
    assert np.percentile(np.abs(after - before)[far], 95) < 3


def test_segment_writes_a_mask_or_a_cut_out(sun: Path, tmp_path: Path) -> None:
    mask_file, cut_file = tmp_path / "mask.png", tmp_path / "cut.png"
    hints = strokes(tmp_path, {"label": "sun"}, {"label": "background"})
    assert run("segment", sun, "--hints", hints, "-o", mask_file, "--device", "cpu") == 0
    mask = cv2.imread(str(mask_file), cv2.IMREAD_UNCHANGED)
    assert mask.dtype == np.uint8 and mask.shape == (100, 140) and ((mask > 127) == INSIDE).mean() > 0.98
    code = run("segment", sun, "--hints", hints, "-o", cut_file, "--device", "cpu", "--label", "sun", "--cut-out")
    cut = cv2.cvtColor(cv2.imread(str(cut_file), cv2.IMREAD_UNCHANGED), cv2.COLOR_BGRA2RGBA)
    assert code == 0 and np.array_equal(cut[..., :3], image_io.load(sun).full.rgb)
    assert np.array_equal(cut[..., 3], mask)


def test_what_segment_cannot_do(sun: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask = ("segment", sun, "--device", "cpu", "-o", tmp_path / "mask.png", "--hints")
    complains(capsys, run(*ask, strokes(tmp_path, {"label": "sun"}, None)), "Only “sun”", "background")
    both = strokes(tmp_path, {"label": "sun"}, {"keep": True})
    complains(capsys, run(*ask, both, "--label", "moon"), "moon", "“sun”, “background”")
    complains(capsys, run("segment", sun, "-o", tmp_path / "mask.jpg", "--hints", both), "mask.jpg", "PNG")
    complains(capsys, run("segment", sun, "-o", sun, "--hints", both), "original")
    complains(capsys, run("segment", sun, "-o", tmp_path / "mask.png", "--device", "cpu"), "No stroke")
    assert not (tmp_path / "mask.png").exists()


def test_a_cancelled_mask(sun: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        cutout.soft_mask(Picture(image_io.load(sun), "endo2016-cutout", Hints(), "cpu"), cancel=token)


def test_a_point_marks_the_foreground_and_is_veiled(sun: Path) -> None:
    hints, _ = edits.add_point(Hints(), (70, 50), (0.0, 0.0), 9)
    hints, _ = edits.add_stroke(hints, [(5, 5), (130, 5)], 6, None, "background")
    picture = Picture(image_io.load(sun), "endo2016-cutout", hints, "cpu")
    pixels, _ = Engine().full(picture, deep=False, cancel=CancelToken(), progress=no_progress)
    changed = np.abs(pixels.astype(int) - picture.photo.full.rgb).max(axis=2)
    assert changed[50, 70] > 20 and changed[5, 70] <= 1


def test_strokes_in_a_hints_file(tmp_path: Path) -> None:
    path = strokes(tmp_path, {"keep": True}, {"label": "sky", "ab": [1, 2]})
    first, second, _ = hints_io.read_file(path).hints.strokes
    assert first.ab is None and first.label == "" and second.ab == (1, 2) and second.label == "sky"
    assert hints_io.read_file(strokes(tmp_path, {"label": "sky"}, None)).hints.strokes[0].ab is None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({}, "either"),
        ({"keep": False}, "either"),
        ({"keep": 1}, "neither true nor false"),
        ({"keep": True, "rgb": "#ffffff"}, "both"),
        ({"label": 3}, "not a text"),
    ],
)
def test_wrong_strokes_in_a_hints_file(wrong: dict[str, object], words: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=words):
        hints_io.read_file(strokes(tmp_path, wrong, None))
