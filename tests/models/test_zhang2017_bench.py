"""The benchmark of Zhang 2017: its tables hold what the backends did, and its measures know known answers."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from models import color, registry
from models.base import CancelToken, Colorization, Preview, Progress
from models.errors import UserError
from models.evaluation import leak, protocol, zhang2017, zhang2017_colors
from models.evaluation.zhang2017 import GLOBAL, LOCAL
from models.evaluation.zhang2017_colors import BLUE, COLUMNS, MIDDLE, REACH, RED, SIDE
from models.hints import Guidance, Hints
from models.image import ImageData
from models.rasterize import hint_maps
from tests.models.test_evaluation import small_photos


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_photos(tmp_path_factory.mktemp("photos"))


class Knowing:
    """Half of the true chroma; with a point all of it, with a histogram three quarters; all given are copied."""

    truth: dict[str, protocol.F32]

    def __init__(self, name: str) -> None:
        self.name = name
        self.supports = registry.spec(name).supports

    def prepare(
        self,
        image: ImageData,
        hints: Hints,
        cancel: CancelToken,
        progress: Progress,
        *,
        working_size: int | None = None,
    ) -> ImageData:
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
        assert isinstance(prepared, ImageData) and not hints.kinds & ~self.supports
        share = 1.0 if hints.points else 0.75 if hints.kinds & Guidance.HISTOGRAM else 0.5
        return Colorization(self.truth[prepared.key] * np.float32(share))


def run(folder: Path, tmp_path: Path, *more: str) -> dict[str, Any]:
    parser = argparse.ArgumentParser()
    zhang2017.add_arguments(parser)
    out = tmp_path / "figures.json"
    assert zhang2017.run(parser.parse_args(["--photos", str(folder), "--json", str(out), "--size", "64", *more])) == 0
    return dict(json.loads(out.read_text()))


@pytest.fixture
def knowing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Knowing.truth = {s.image.key: s.ab for s in protocol.samples(folder, 64, None)}
    monkeypatch.setattr(registry, "create", lambda name, **_: Knowing(name))


@pytest.mark.usefixtures("knowing")
def test_table_1(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = {(r["backend"], r["guidance"]): r for r in run(folder, tmp_path, "--only", "table1")["table1"]}
    assert rows[LOCAL, "automatic"]["gain"] == pytest.approx(6, abs=1.5)
    assert rows[GLOBAL, "histogram"]["over_automatic"] == pytest.approx(6, abs=1.5)
    assert rows[GLOBAL, "saturation"]["over_automatic"] == rows[GLOBAL, "automatic"]["over_automatic"] == 0
    assert rows[LOCAL, "all colours"]["psnr"] > 50
    assert all(row["photos"] == 3 for row in rows.values())
    said = capsys.readouterr().out
    for published in ("24.43", "27.85", "25.78", "37.70", "+5.03", "+2.96", "+3.42"):
        assert published in said


@pytest.mark.usefixtures("knowing")
def test_figure_6(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = ("--only", "figure6", "--backends", f"levin2004,{LOCAL}", "--points", "1,0,3", "--limit", "2")
    rows = run(folder, tmp_path, *more)["figure6"]
    assert [(r["backend"], r["guidance"], r["points"]) for r in rows] == [
        (name, sampling, n) for name in ("levin2004", LOCAL) for sampling in ("random", "max") for n in (0, 1, 3)
    ]
    for row in rows:
        assert row["photos"] == 2 and (row["psnr"] > 50 if row["points"] else row["gain"] == pytest.approx(6, abs=1.5))
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1].split()[-4:] == ["random", "+1.61", "+2.55", "-"]


@pytest.mark.usefixtures("knowing")
def test_what_cannot_be_measured_is_said(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for photos, more, words in (
        (tmp_path / "nowhere", [], "nowhere is no folder"),
        (tmp_path / "empty", [], "has no photographs"),
        (folder, ["--points", "1,few"], "“1,few” names no numbers"),
        (folder, ["--backends", f"levin2004,{GLOBAL}"], f"{GLOBAL} takes no points"),
    ):
        with pytest.raises(UserError, match=words):
            run(photos, tmp_path, *more)


class Obedient(Knowing):
    """The true colours, but wherever hints are the whole thing has theirs, or half of the way there."""

    share = 1.0
    things: dict[str, leak.Thing]

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
        ab = self.truth[prepared.key].copy()
        if hints.points:
            mask = self.things[prepared.key].mask
            ab[mask] += self.share * (np.array(hints.points[0].ab, np.float32) - ab[mask])
        return Colorization(ab)


@pytest.mark.parametrize("share", [1.0, 0.5])
def test_unusual_colours(folder: Path, share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    samples = list(protocol.samples(folder, 64, None))
    monkeypatch.setattr(Obedient, "share", share)
    Obedient.truth = {s.image.key: s.ab for s in samples}
    found = {s.image.key: leak.most_colorful_thing(s) for s in samples}
    Obedient.things = {key: thing for key, thing in found.items() if thing is not None}
    assert len(Obedient.things) >= 2
    rows = leak.unusual(samples, {LOCAL: Obedient(LOCAL)})
    assert [row["turned"] for row in rows] == list(leak.TURNS)
    for row in rows[1:]:
        assert row["photos"] >= 1 and row["elsewhere_ab"] == 0
        assert row["in_thing"] == pytest.approx(share, abs=0.01) and row["at_points"] == pytest.approx(share, abs=0.1)


def test_a_thing_has_one_colour_and_its_points_lie_inside(folder: Path) -> None:
    for sample in protocol.samples(folder, 64, None):
        thing = leak.most_colorful_thing(sample)
        if thing is None:
            continue
        size = thing.mask.shape[::-1]
        assert thing.mask[hint_maps(Hints(points=thing.points), size, size)[1] > 0].all()
        spread = np.linalg.norm(sample.ab[thing.mask] - thing.ab, axis=1)
        assert np.percentile(spread, 90) < 25
        straight, turned = np.array(thing.asked(0)), np.array(thing.asked(180))
        assert straight @ turned == pytest.approx(-np.linalg.norm(straight) * np.linalg.norm(turned), rel=1e-3)
        assert color.in_gamut(np.float32(thing.light), turned.astype(np.float32))


def two_colors(place: float, width: float) -> np.ndarray:
    """Blue to the left, red to the right of a straight seam with an even transition."""
    x = np.arange(SIDE, dtype=np.float32)
    share = np.clip((x - MIDDLE - place) / width + 0.5, 0, 1)[None, :, None]
    ab = (1 - share) * np.array(BLUE, np.float32) + share * np.array(RED, np.float32)
    return np.repeat(ab, SIDE, axis=0)


@pytest.mark.parametrize(("place", "width"), [(0.0, 10.0), (7.0, 20.0), (-12.5, 4.0)])
def test_a_seam_is_found_where_it_is(place: float, width: float) -> None:
    found = zhang2017_colors.seam(two_colors(place, width), BLUE, RED)
    assert found["own_at_points"] == pytest.approx(1) and found["other_at_points"] == pytest.approx(0, abs=1e-6)
    assert found["rows_with_seam"] == 1 and found["seam_waviness"] == pytest.approx(0, abs=1e-4)
    assert found["seam_at"] == pytest.approx(place, abs=0.1)
    assert found["seam_width"] == pytest.approx(0.8 * width, abs=1)


def test_without_a_seam_there_is_none() -> None:
    flat = np.broadcast_to(np.array(BLUE, np.float32), (SIDE, SIDE, 2))
    found = zhang2017_colors.seam(flat, BLUE, RED)
    assert found["rows_with_seam"] == 0 and found["seam_at"] is None
    assert found["own_at_points"] == pytest.approx(0, abs=1e-6), "nothing of the red one"
    assert found["other_at_points"] == pytest.approx(1)


def test_levin_in_the_square(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = run(folder, tmp_path, "--only", "square", "--backends", "levin2004")["square"]
    assert [row["colors"] for row in rows] == ["blue", "red", "blue and red", "green and pink"]
    for row in rows[:2]:
        assert row["own_at_points"] == pytest.approx(1, abs=0.01) and row["in_square"] == pytest.approx(1, abs=0.05)
    for row in rows[2:]:
        assert row["own_at_points"] == pytest.approx(1, abs=0.01) and abs(row["other_at_points"]) < 0.01
        assert row["rows_with_seam"] == 1 and abs(row["seam_at"]) < 0.5
    assert "seam" in capsys.readouterr().out
    assert COLUMNS[0] - MIDDLE == MIDDLE - COLUMNS[1] and MIDDLE - COLUMNS[0] < REACH
