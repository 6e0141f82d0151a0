"""`bench film`: its films are what they say, and steadying keeps its promises on them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data

from app import cli
from models.evaluation.film import clips, measures
from models.evaluation.film.bench import _watched
from models.evaluation.film.colorings import ALONE, STEADIED
from models.evaluation.film.flickering import Flickering
from models.evaluation.film.levin import LevinInTime
from models.evaluation.film.sheet import write_sheet
from models.film.scenes import SceneFinder
from models.hints import Hints, Stroke

STILL = np.ascontiguousarray(skimage.data.coffee())


@pytest.mark.parametrize("make", [clips.pan, clips.moving])
def test_the_motion_of_a_film_is_known(make) -> None:
    first, second = pairwise(make(STILL, 4).shots()).__next__()
    assert first.back is None
    moved = measures.carried(first.light, second.back)
    assert np.abs(moved - second.light)[second.visible].mean() < 0.25
    assert measures.flicker(first.ab, second.ab, second) < 0.5


@pytest.mark.parametrize("make", [clips.pan, clips.grain, clips.moving])
def test_steadying_takes_two_thirds_of_the_flicker_and_no_colour(make) -> None:
    film = make(STILL, 7)
    alone, steadied = (_watched(film, Flickering(), way) for way in (ALONE, STEADIED))
    assert steadied["flicker"] < alone["flicker"] / 3
    assert steadied["psnr"] > alone["psnr"]
    assert abs(steadied["chroma"] - 1) < 0.15
    if make is clips.moving:
        assert steadied["trail"] < alone["trail"] + 0.5


def test_every_scene_of_a_film_is_found() -> None:
    film = clips.scenes([STILL, np.ascontiguousarray(skimage.data.chelsea()), skimage.data.rocket()], 4)
    finder = SceneFinder()
    assert tuple(index for index, shot in enumerate(film.shots()) if finder.starts(shot.light)) == film.starts


def test_levin_takes_colours_along_in_time() -> None:
    light = np.full((60, 80), 30, np.float32)
    light[:, 40:] = 70
    light += np.random.default_rng(0).normal(0, 1, light.shape).astype(np.float32)
    left = Stroke(1, ((20.0, 10.0), (20.0, 50.0)), (4.0, 4.0), (30.0, 0.0))
    right = Stroke(2, ((60.0, 10.0), (60.0, 50.0)), (4.0, 4.0), (0.0, -30.0))
    levin = LevinInTime()
    levin.frame(light, Hints(strokes=(left, right)))
    for _ in range(3):
        ab = levin.frame(light, Hints())
    assert np.abs(ab[10:50, 10:30] - (30, 0)).mean() < 2
    assert np.abs(ab[10:50, 50:70] - (0, -30)).mean() < 2


def test_measures_of_known_pictures() -> None:
    light, ab = np.full((4, 6), 50, np.float32), np.zeros((4, 6, 2), np.float32)
    other = ab + np.float32((3, 4))
    still = np.zeros((4, 6, 2), np.float32)
    thing = np.zeros((4, 6), bool)
    thing[1:3, 1:3] = True
    shot = clips.Shot(light, ab, still, np.ones((4, 6), bool), thing)
    assert measures.flicker(ab, other, shot) == pytest.approx(5)
    assert measures.kept(other, ab, thing) == 1
    assert measures.kept(other * 2, ab, thing) == 0
    assert measures.chroma(other) == pytest.approx(5)
    assert measures.trail(other, thing, np.zeros_like(thing)) == pytest.approx(0)
    assert measures.psnr(light, ab, ab) > 90


def test_the_bench_prints_its_tables(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert (
        cli.main(
            ["bench", "film", "--frames", "4", "--backends", "true colours", "--json", str(tmp_path / "f.json")]
        )
        == 0
    )
    printed = capsys.readouterr().out
    assert "3 scenes" in printed
    assert "moving ball" in printed
    assert (tmp_path / "f.json").exists()


def test_the_sheet_shows_five_rows(tmp_path: Path) -> None:
    write_sheet(tmp_path / "film.jpg", Flickering())
    assert cv2.imread(str(tmp_path / "film.jpg")).shape[0] > 5 * 160
