"""The benchmark of Xiao 2018: its tables hold what the backends did, and its measures know known answers."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from models import registry
from models.base import CancelToken, Colorization, Odds, Preview, Progress
from models.errors import UserError
from models.evaluation import protocol
from models.evaluation.xiao2018 import bench, compared, tables
from models.hints import AB, XY, Guidance, Hints
from models.image import ImageData
from models.palette import IN_GAMUT
from models.rasterize import hint_maps
from tests.models.test_evaluation import small_photos


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_photos(tmp_path_factory.mktemp("photos"))


class Palette:
    """Every colour is as likely as any other."""

    def odds(self) -> Odds:
        return Odds(np.full((2, 2, 313), 1 / 313, np.float32), IN_GAMUT.centres, np.full((2, 2), 60, np.float32))

    def suggest(self, xy: XY, k: int) -> list[tuple[AB, float]]:
        return []


class Knowing:
    """Gray; with a theme half of the true chroma, with points three quarters; points are copied where they are.

    Attributes:
        truth: true chroma by the key of the image.
        automatic: share of the true chroma without hints, by method.
    """

    truth: dict[str, protocol.F32]
    automatic: dict[str, float]

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
        share = 0.5 * (hints.theme is not None) + 0.25 * bool(hints.points)
        share = share or self.automatic.get(self.name, 0.0)
        ab = self.truth.get(prepared.key, np.zeros((*prepared.L.shape, 2), np.float32)) * np.float32(share)
        given, there = hint_maps(hints, prepared.size, prepared.size)
        return Colorization(np.where(there[..., None] > 0, given, ab), Palette())


@pytest.fixture(autouse=True)
def knowing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Knowing.truth = {s.image.key: s.ab for s in protocol.samples(folder, 64, None)}
    Knowing.automatic = {}
    monkeypatch.setattr(registry, "create", lambda name, **_: Knowing(name))


def run(folder: Path, tmp_path: Path, *more: str) -> dict[str, Any]:
    parser = argparse.ArgumentParser()
    bench.add_arguments(parser)
    out = tmp_path / "figures.json"
    assert bench.run(parser.parse_args(["--photos", str(folder), "--json", str(out), "--size", "64", *more])) == 0
    return dict(json.loads(out.read_text()))


def test_table_1_has_what_each_method_takes(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = run(folder, tmp_path, "--only", "table1")["table1"]
    rows = {(row["backend"], row["guidance"]): row for row in found}
    assert {given for name, given in rows if name == "xiao2018"} == {"automatic", "theme", "points", "both"}
    assert {given for name, given in rows if name == "zhang2017-global"} == {"automatic", "histogram"}
    assert {given for name, given in rows if name == "levin2004"} == {"automatic", "points"}
    ours = [rows["xiao2018", given] for given in ("automatic", "points", "theme", "both")]
    assert [row["over_automatic"] for row in ours] == sorted(row["over_automatic"] for row in ours)
    assert ours[0]["gain"] == ours[0]["over_automatic"] == 0
    published = [row["published_over_automatic"] for row in ours]
    assert published == pytest.approx([0, 2.79, 3.39, 4.07], abs=0.01)
    assert "28.54" in capsys.readouterr().out


def test_a_point_that_disagrees_is_measured_where_it_is_and_elsewhere(folder: Path, tmp_path: Path) -> None:
    found = run(folder, tmp_path, "--only", "figure6")["figure6"]
    rows = {row["given"]: row for row in found if row["backend"] == "xiao2018"}
    assert rows["disagreeing"]["at_the_point"] < 1e-3 < 30 < rows["disagreeing"]["before"]
    assert rows["theme alone"]["rest"] == 0 < rows["disagreeing"]["rest"]


def test_themes_are_judged_by_the_pictures(folder: Path, tmp_path: Path) -> None:
    found = run(folder, tmp_path, "--only", "figure8")["figure8"]
    rows = {row["theme"]: row for row in found if row["backend"] == "unified"}
    assert rows["automatic"]["chroma"] == pytest.approx(0, abs=0.02) and rows["automatic"]["histogram_95"] == 0
    assert rows["its own"]["chroma"] == pytest.approx(0.5, abs=0.05)
    assert rows["its own"]["histogram"] < rows["automatic"]["histogram"]
    assert {"gray only", "another photograph's", "textures, as written"} < set(rows)


def test_seconds_are_measured(folder: Path, tmp_path: Path) -> None:
    rows = run(folder, tmp_path, "--only", "table2")["table2"]
    assert [row["what"] for row in rows] == ["answer, 256 x 256", "answer, 512 x 512", "themes, 4000 x 3000"]
    assert all(row["seconds"] > 0 for row in rows)


def test_runs_are_compared_by_their_last_validation(folder: Path, tmp_path: Path) -> None:
    for name, theme in (("as-written", 2.0), ("no-skips", 1.5)):
        (tmp_path / "runs" / name).mkdir(parents=True)
        (tmp_path / "runs" / name / "log.csv").write_text(f"images,chroma,theme\n1,0.1,0.5\n9,0.1,{theme}\n")
    (tmp_path / "runs" / "no-skips" / "manifest.toml").touch()
    rows = run(folder, tmp_path, "--only", "runs", "--runs", str(tmp_path / "runs"))["runs"]
    assert [(row["run"], row["images"], row["theme"]) for row in rows] == [("as-written", 9, 2.0), ("no-skips", 9, 1.5)]
    assert rows[0]["chroma share"] is None and rows[0]["points"] == [], "its weights were not kept"
    assert rows[1]["chroma share"] == pytest.approx(0, abs=0.02)
    assert rows[1]["chroma share with theme"] == pytest.approx(0.5, abs=0.05)
    assert [row["given"] for row in rows[1]["points"]] == ["theme alone", "agreeing", "disagreeing"]
    with pytest.raises(UserError, match="no runs"):
        run(folder, tmp_path, "--only", "runs")


def test_methods_without_a_theme_get_the_histogram(folder: Path) -> None:
    sample = next(iter(protocol.samples(folder, 64, 1)))
    assert [name for name, _ in tables.given(sample, Guidance.HISTOGRAM)] == ["automatic", "histogram"]


def test_automatic_answers_are_compared_photograph_by_photograph(folder: Path, tmp_path: Path) -> None:
    Knowing.automatic = {"unified": 0.5}
    rows = {row["backend"]: row for row in run(folder, tmp_path, "--only", "figure10")["figure10"]}
    assert rows["unified"]["best"] == rows["unified"]["better_than_zhang"] == 1 > rows["xiao2018"]["best"] == 0
    assert rows["unified"]["over_zhang"] == pytest.approx(rows["unified"]["gain"]) and rows["unified"]["gain"] > 1
    assert rows["xiao2018"]["published_psnr"] == 24.4691 and rows["unified"]["published_psnr"] is None
    alone = run(folder, tmp_path, "--only", "figure10", "--backends", "xiao2018")["figure10"]
    assert alone[0]["best"] == 1 and alone[0]["over_zhang"] is None


def test_a_theme_with_few_points_is_worth_so_many_points_alone(folder: Path, tmp_path: Path) -> None:
    found = run(folder, tmp_path, "--only", "figure11", "--backends", "xiao2018,levin2004")["figure11"]
    rows = {(row["backend"], row["given"]): row for row in found["theme"]}
    assert {given for name, given in rows if name == "levin2004"} == {f"{n} points" for n in compared.MORE}
    assert rows["xiao2018", "theme + 3"]["gain"] > rows["xiao2018", "50 points"]["gain"]
    assert rows["xiao2018", "theme + 3"]["points of levin2004"] is None, "more than the most that are tried"
    assert {row["backend"] for row in found["thing"]} == {"xiao2018", "levin2004"}


def test_points_needed_lie_between_measured_numbers() -> None:
    curve = {1: 1.0, 10: 2.0, 100: 1.9, 1000: 4.0}
    assert compared.needed(curve, 1.5) == pytest.approx(10**0.5)
    assert compared.needed(curve, 3.0) == pytest.approx(10**2.5), "a dip counts as nothing gained"
    assert compared.needed(curve, 0.2) == 1
    assert compared.needed(curve, 4.1) is None


def test_old_photographs_are_compared_with_the_same_ones_fresh(folder: Path, tmp_path: Path) -> None:
    rows = run(folder, tmp_path, "--only", "figure12", "--backends", "xiao2018,levin2004")["figure12"]
    given = {(row["backend"], row["given"]) for row in rows}
    assert ("xiao2018", "theme + 10") in given and ("levin2004", "theme") not in given
    theme = next(row for row in rows if row["given"] == "theme")
    # It knows these photographs by their lightness, so that old ones stay gray.
    assert theme["fresh"] > 1 and theme["old"] == pytest.approx(0, abs=0.2)
    assert theme["lost"] == pytest.approx(theme["fresh"] - theme["old"])


@pytest.mark.parametrize(("figure", "rows"), [("figure10", 4), ("figure11", 6), ("figure12", 8)])
def test_pictures_are_drawn(figure: str, rows: int, folder: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.png"
    options = ["--only", "figure10", "--backends", "xiao2018,levin2004", "--limit", "2"]
    run(folder, tmp_path, *options, "--sheet", str(sheet), "--sheet-of", figure)
    assert cv2.imread(str(sheet)).shape == (rows * compared.TILE, 2 * compared.TILE, 3)
