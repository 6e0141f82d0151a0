"""`tintype film`: films on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import skimage.io

from app import cli
from app.core import project_io
from app.core.document import Document, DocumentState
from app.core.film import film_project, plan
from app.core.film.opening import open_clip
from app.core.film.plan import Planned
from app.core.film.survey import surveyed
from app.core.film.work import FilmState, Manner, Scenes
from models import color
from models.base import CancelToken, no_progress
from models.errors import UserError
from models.hints import ColorPoint, Hints, Theme
from tests.core.film_tools import damage, install_tinting, moving, three_scenes, write_film

TINTING = ("--backend", "tinting")


@pytest.fixture(autouse=True)
def tinting() -> None:
    install_tinting()


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return write_film(tmp_path / "in.mp4", three_scenes(12), codec="libx264", sound=True, options={"qp": "4"})


def project(film: Path, index: int, path: Path, ab: tuple[float, float]) -> Path:
    """A project of one frame, with one point on the square."""
    hints = Hints(points=(ColorPoint(1, (18.0, 14.0), ab, 3.0),))
    state = DocumentState().asking(backend="tinting", hints=hints)
    project_io.save(Document(open_clip(film).photograph(index), state), path)
    return path


def test_a_film_of_three_scenes(film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.mp4"
    assert cli.main(["film", str(film), "-o", str(out), *TINTING, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"output": str(out), "scenes": 3, "frames": 36, "width": 64, "height": 48, "left_out": []}
    clip = open_clip(out)
    assert len(clip) == 36 and clip.sounds == 1 and clip.frame(30).pixels.ndim == 3


def test_projects_colour_the_scene_of_their_frame(
    film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = [project(film, 4, tmp_path / "a.tintype", (-20, 25)), project(film, 30, tmp_path / "b.tintype", (10, -20))]
    out = tmp_path / "out.mkv"
    asked = ["film", str(film), "-o", str(out), *TINTING, "--codec", "ffv1", *(f"--hints={key}" for key in keys)]
    assert cli.main(asked) == 0, capsys.readouterr().err
    clip = open_clip(out)
    ab = {index: color.to_lab(clip.frame(index).pixels)[14, 18, 1:] for index in (0, 11, 14, 24, 35)}
    assert all(ab[index] == pytest.approx((-20, 25), abs=6) for index in (0, 11))
    assert all(ab[index] == pytest.approx((10, -20), abs=6) for index in (24, 35)) and ab[14][0] > 10
    other = write_film(tmp_path / "other.mkv", moving(3, seed=7))
    stranger = project(other, 1, tmp_path / "stranger.tintype", (10, 10))
    assert cli.main(["film", str(film), "-o", str(tmp_path / "no.mkv"), "--hints", str(stranger)]) == 2
    assert "stranger.tintype”: “other 2.png” shows no frame of the film “in.mp4”" in capsys.readouterr().err


def test_a_plan_says_what_each_scene_gets(film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plans" / "film.json"
    path.parent.mkdir()
    assert cli.main(["film", str(film), "--plan-out", str(path)]) == 0
    known = json.loads(path.read_text())
    assert known["frames"] == 36 and [(s["first"], s["last"]) for s in known["scenes"]] == [(1, 12), (13, 24), (25, 36)]
    project(film, 14, tmp_path / "plans" / "b.tintype", (-20, 25))
    known["scenes"][1] |= {"projects": ["b.tintype"], "backend": "tinting", "theme": ["#aa8855", "#204060", "#f0e0d0"]}
    path.write_text(json.dumps(known))
    assert cli.main(["film", str(film), "--plan", str(path), "-o", str(tmp_path / "out.mkv"), *TINTING]) == 0
    ab = color.to_lab(open_clip(tmp_path / "out.mkv").frame(20).pixels)[14, 18, 1:]
    assert ab == pytest.approx((-20, 25), abs=8)
    known["scenes"][0]["projects"] = ["b.tintype"]
    path.write_text(json.dumps(known))
    capsys.readouterr()
    assert cli.main(["film", str(film), "--plan", str(path), "-o", str(tmp_path / "out2.mkv")]) == 2
    assert "shows frame 15, which is not in scene 1" in capsys.readouterr().err


def test_a_scene_is_coloured_by_the_method_of_its_project(film: Path, tmp_path: Path) -> None:
    clip = open_clip(film)
    survey = surveyed(clip, CancelToken(), no_progress)
    key = project(film, 14, tmp_path / "a.tintype", (-20, 25))
    found = plan.of_scenes(survey.starts.tolist(), len(clip))
    made, _ = plan.scenes(found, clip, survey, Planned(0, 36, projects=(key,)))
    assert [scene.backend for scene in made] == ["unified", "tinting", "unified"]
    assert [key.index for key in made[1].keys] == [14]
    made, _ = plan.scenes(found, clip, survey, Planned(0, 36, "xiao2018", projects=(key,)))
    assert {scene.backend for scene in made} == {"xiao2018"}


def test_plans_are_read_as_they_were_written(film: Path, tmp_path: Path) -> None:
    clip = open_clip(film)
    made = (
        Planned(0, 20, "unified", Hints(theme=Theme(((1.5, 2.0), (3.0, 4.0), (5.0, 6.0)))), (tmp_path / "r.jpg",)),
        Planned(20, 36, None, Hints(), (), (tmp_path / "p" / "a.tintype",)),
    )
    plan.save(made, clip, tmp_path / "film.json")
    assert plan.load(tmp_path / "film.json", clip) == made


@pytest.mark.parametrize(
    ("scenes", "told"),
    [([], "ends at frame 0"), ([{"first": 1, "last": 35}], "ends at frame 35; the film has 36"),
     ([{"first": 1, "last": 20}, {"first": 22, "last": 36}], "scene 2 begins at frame 22, where frame 21 is next"),
     ([{"first": 3, "last": 2}], "scene 1: its first frame"), ([{"first": 1, "last": 36, "hue": 1}], "unknown entry"),
     ([{"first": 1, "last": 36, "vividness": 2}], "must lie between 0 and 1"), ("all", "not a list"),
     ([{"first": 1, "last": 36, "backend": "no"}], "no"), ([{"last": 36}], "has no “first”")],
)  # fmt: skip
def test_plans_that_make_no_sense_are_refused(film: Path, tmp_path: Path, scenes: object, told: str) -> None:
    path = tmp_path / "film.json"
    path.write_text(json.dumps({"scenes": scenes}))
    with pytest.raises(UserError, match=told):
        plan.load(path, open_clip(film))


def test_folders_in_and_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    for number, frame in enumerate(moving(5)):
        skimage.io.imsave(tmp_path / "in" / f"{number}.png", frame, check_contrast=False)
    (tmp_path / "in" / "3.png").write_bytes(b"none")
    asked = ["film", str(tmp_path / "in"), *TINTING]
    assert cli.main([*asked, "-o", str(tmp_path / "out"), "--format", "tif"]) == 0
    told = capsys.readouterr()
    assert "4 frames in 1 scenes, 1 left out" in told.out and "3.png" in told.err
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["0.tif", "1.tif", "2.tif", "4.tif"]
    assert cli.main([*asked, "-o", str(tmp_path / "out.mp4"), "--rate", "30000/1001"]) == 0
    assert open_clip(tmp_path / "out.mp4").seconds(3) == pytest.approx(4 * 1001 / 30000)


def test_what_is_wrong_is_told_in_one_line(film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    out = str(tmp_path / "o.mp4")
    for asked, told in (
        ([str(film)], "Nothing is to be written"), ([str(tmp_path / "no.mp4"), "-o", out], "There is no film"),
        ([str(empty), "-o", out], "has no frames"), ([str(film), "-o", str(film)], "is the original film"),
        ([str(film), "-o", str(tmp_path / "o.mp4"), "--codec", "ffv1"], "cannot hold FFV1"),
        ([str(film), "-o", str(tmp_path / "o.xyz")], "not a kind of film"),
        ([str(film), "-o", out, "--backend", "no"], "no"), ([str(film), "-o", out, "--rate", "x"], "frame rate"),
        ([str(film), "-o", out, "--rate", "24"], "a frame rate of its own"),
        ([str(film), "-o", out, "--backend", "levin2004"], "no key frame has any"),
        ([str(film), "-o", out, "--backend", "levin2004", "--vividness", "0.5"], "does not take vividness"),
    ):  # fmt: skip
        assert cli.main(["film", *asked]) == 2
        err = capsys.readouterr().err
        assert told in err and err.count("\n") == 1 and err.startswith("tintype"), err


def test_a_broken_frame_is_told_and_the_rest_is_coloured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    film = write_film(tmp_path / "in.mkv", moving(6), codec="libx264", options={"g": "1"})
    damage(film, 3)
    assert cli.main(["film", str(film), "-o", str(tmp_path / "out.mkv"), *TINTING, "--json"]) == 0
    told = capsys.readouterr()
    assert [row["frame"] for row in json.loads(told.out)["left_out"]] == [4] and "Frame 4 of “in.mkv”" in told.err
    assert np.isclose(open_clip(tmp_path / "out.mkv").seconds(4), 5 / 24, atol=0.002)


def test_the_work_of_the_window_is_coloured_as_it_asks(
    film: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clip, work = open_clip(film), tmp_path / "in.tintype-film"
    hints = Hints(points=(ColorPoint(1, (18.0, 14.0), (-20.0, 25.0), 3.0),))
    key = clip.photograph(16), DocumentState().asking(backend="tinting", hints=hints)
    # The artist has split the second scene, and the window was closed while it looked for scenes.
    scenes = Scenes(found=(0, 12), searched=14, added=frozenset({18}))
    film_project.write(work, FilmState(film, clip.identity, scenes, Manner("tinting"), {16: key}))
    assert cli.main(["film", str(work), "-o", str(tmp_path / "out.mkv"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["scenes"] == 4
    out = open_clip(tmp_path / "out.mkv")
    a = {index: color.to_lab(out.frame(index).pixels)[14, 18, 1] for index in (3, 12, 17, 18, 30)}
    assert a[12] == pytest.approx(-20, abs=4) and a[17] == pytest.approx(-20, abs=4)
    assert min(a[3], a[18], a[30]) > -10
    assert cli.main(["film", str(work), "-o", str(tmp_path / "no.mkv"), "--vividness", "0.5"]) == 2
    assert "says itself what is asked for" in capsys.readouterr().err
    film.write_bytes(film.read_bytes() + b"\0" * 8)
    assert cli.main(["film", str(work), "-o", str(tmp_path / "no.mkv")]) == 2
    assert "has been changed since" in capsys.readouterr().err


def test_hints_of_several_projects_are_different_hints(film: Path, tmp_path: Path) -> None:
    clip = open_clip(film)
    survey = surveyed(clip, CancelToken(), no_progress)
    keys = tuple(project(film, index, tmp_path / f"{index}.tintype", (-20, 25)) for index in (2, 9))
    made, _ = plan.scenes(plan.of_scenes((0, 12, 24), 36), clip, survey, Planned(0, 36, projects=keys))
    ids = [hint.id for key in made[0].keys for hint in key.hints.drawn]
    assert len(ids) == len(set(ids)) == 2
