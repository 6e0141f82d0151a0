"""The core with a real algorithm: from a file to a file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import cli
from app.core import edits, export, image_io
from app.core.engine import Engine
from app.core.image_io import Photograph
from app.core.messages import Request, next_serial
from app.core.picture import Picture
from app.core.views import Detail
from models import color
from models.base import CancelToken, no_progress
from models.hints import AB, Hints
from tests import fakes


def request(photo: Photograph, hints: Hints, backend: str, detail: Detail | None = None) -> Request:
    return Request(next_serial(), True, Picture(photo, backend, hints, "cpu"), detail=detail)


def run(photo: Photograph, hints: Hints, backend: str) -> np.ndarray:
    width, height = photo.full.size
    whole = Detail((0, 0, width, height), (width, height))
    detail = Engine().run(request(photo, hints, backend, whole), CancelToken(), no_progress).detail
    assert detail is not None
    return detail


def test_an_old_photograph_gets_the_colours_it_was_given(samples: Path, tmp_path: Path) -> None:
    hints = {
        "points": [{"xy": [300.5, 60.5], "ab": [-5, -25], "radius": 6}, {"xy": [60.5, 60.5], "ab": [-5, -25]}],
        "strokes": [{"path": [[100, 450], [400, 480]], "ab": [-20, 30], "width": 9}],
    }
    (tmp_path / "hints.json").write_text(json.dumps(hints))
    out = tmp_path / "out.png"
    command = ["colorize", str(samples / "camera.png"), "-o", str(out), "--backend", "levin2004"]
    assert cli.main([*command, "--hints", str(tmp_path / "hints.json"), "--device", "cpu"]) == 0
    made, photo = image_io.load(out).full, image_io.load(samples / "camera.png").full
    lab = color.to_lab(made.rgb)
    for x, y, ab in ((300, 60, (-5, -25)), (60, 60, (-5, -25)), (250, 465, (-20, 30))):
        asked = color.snap_to_gamut(photo.L[y, x], np.array(ab, np.float32))
        # Rounding to 8 bits is worth about one unit of ab.
        assert np.abs(lab[y, x, 1:] - asked).max() < 2.5, (x, y)
    assert lab[10:40, 200:300, 2].mean() < -10, "the sky between the points is blue, too"
    assert np.abs(lab[..., 0] - photo.L).max() < 1


def test_a_backend_without_torch_does_not_wait_for_torch(samples: Path, tmp_path: Path) -> None:
    code = "import sys; from app import cli; cli.main(sys.argv[1:]); print('torch' in sys.modules)"
    command = ["colorize", str(samples / "page.png"), "-o", str(tmp_path / "o.png"), "--backend", "levin2004"]
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "False", done.stderr


def test_exact_hints_are_met_in_what_is_shown(monkeypatch: pytest.MonkeyPatch, samples: Path) -> None:
    fakes.install(monkeypatch, script=fakes.Script(exact=True))
    photo = image_io.load(samples / "camera.png")
    hints, _ = edits.add_point(Hints(), (250.5, 60.5), (-10.0, -20.0), 3)
    hints, _ = edits.add_point(hints, (300.5, 60.5), (12.0, 18.0), 3)
    shown = color.to_lab(run(photo, hints, "fake"))
    for point in hints.points:
        place = int(point.xy[1]), int(point.xy[0])
        assert np.abs(shown[place][1:] - point.ab).max() < 2


@pytest.mark.parametrize("size", [(1, 1), (1, 60), (60, 1), (8, 8), (1, 4000)])
def test_the_smallest_photographs_get_a_picture(size: tuple[int, int], tmp_path: Path) -> None:
    levels = np.random.default_rng(1).integers(30, 220, (size[1], size[0]), np.uint8)
    photo = image_io.from_pixels(levels, "small.png")
    hints, _ = edits.add_point(Hints(), (0.5, 0.5), (20.0, 20.0))
    hints, _ = edits.add_point(hints, (-1e4, 1e5), (50.0, 20.0))
    export.export(Picture(photo, "levin2004", hints, "cpu"), tmp_path / "a.png")
    assert image_io.load(tmp_path / "a.png").full.size == size


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.tuples(st.floats(-110, 110), st.floats(-110, 110)), st.booleans(), st.sampled_from([".png", ".tif"]))
def test_exports_keep_the_light_within_one_step_whatever_the_colour(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ab: AB, deep: bool, suffix: str
) -> None:
    fakes.install(monkeypatch)
    top = 65535 if deep else 255
    levels = np.linspace(0, top, 48 * 32).reshape(32, 48).astype(np.uint16 if deep else np.uint8)
    photo = image_io.from_pixels(levels, "ramp.png")
    hints, _ = edits.add_point(Hints(), (1, 1), ab)
    path = tmp_path / f"out{suffix}"
    export.export(Picture(photo, "fake", hints, "cpu"), path)
    made = image_io.load(path)
    assert made.depth == (16 if deep else 8)
    # Steps are counted in gray levels of the output: the light of a colour is that of the gray as bright as it.
    gray = color.lightness(np.repeat(np.arange(top + 1, dtype=levels.dtype)[:, None], 3, 1))
    found = np.interp(made.full.L, gray, np.arange(top + 1))
    assert np.abs(found - levels).max() <= 1
