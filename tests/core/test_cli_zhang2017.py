"""Zhang 2017 on the command line: both backends at work, published weights in and out. With random weights."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from app import cli
from app.core import image_io
from app.core.image_io import Photograph
from models import color, weights
from models.networks.zhang2017 import Zhang2017
from tests.core.test_cli import complains, run
from tests.models.test_zhang2017_colorizer import random_weights

LOCAL, GLOBAL = "zhang2017-local", "zhang2017-global"


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Weights that take the place of those that come with the program."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    monkeypatch.setattr(weights, "DEFAULT_DIR", random_weights(folder))
    return folder


@pytest.fixture
def photo(tmp_path: Path, gray_photo: Photograph) -> Path:
    path = tmp_path / "photo.png"
    path.write_bytes(gray_photo.data)
    return path


@pytest.fixture
def hints(tmp_path: Path) -> Path:
    path = tmp_path / "hints.json"
    path.write_text(json.dumps({"points": [{"xy": [48, 32], "ab": [40, 30], "radius": 8}]}))
    return path


def colors(path: Path) -> np.ndarray:
    return color.to_lab(image_io.load(path).full.rgb)[..., 1:]


def test_points_colour_a_photograph(photo: Path, tmp_path: Path, hints: Path) -> None:
    ask = ("colorize", photo, "--backend", LOCAL, "--device", "cpu", "-o")
    assert run(*ask, tmp_path / "a.png") == 0
    assert run(*ask, tmp_path / "b.png", "--hints", hints) == 0
    assert np.abs(colors(tmp_path / "a.png") - colors(tmp_path / "b.png")).max() > 2
    assert image_io.load(tmp_path / "b.png").full.size == (96, 64)


def test_statistics_colour_a_photograph(photo: Path, tmp_path: Path, samples: Path) -> None:
    ask = ("colorize", photo, "--backend", GLOBAL, "--device", "cpu", "-o")
    assert run(*ask, tmp_path / "a.png") == 0
    assert run(*ask, tmp_path / "b.png", "--histogram-from", samples / "coffee.png") == 0
    assert run(*ask, tmp_path / "c.png", "--saturation", 1) == 0
    found = [colors(tmp_path / f"{name}.png") for name in "abc"]
    assert all(np.abs(found[i] - found[j]).max() > 2 for i, j in ((0, 1), (0, 2), (1, 2)))


def test_suggestions(photo: Path, capsys: pytest.CaptureFixture[str], hints: Path) -> None:
    ask = ("suggest", photo, "--backend", LOCAL, "--device", "cpu", "--json", "--at")
    found = []
    for more in (["20,20"], ["20,20", "--hints", hints]):
        assert run(*ask, *more) == 0
        found.append(json.loads(capsys.readouterr().out)["colors"])
    assert 1 <= len(found[0]) <= 9 and found[0] != found[1]


def test_what_they_do_not_take(
    photo: Path,
    tmp_path: Path,
    samples: Path,
    capsys: pytest.CaptureFixture[str],
    hints: Path,
) -> None:
    out = tmp_path / "o.png"
    for arguments, words in (
        ([LOCAL, "--saturation", "0.5"], [LOCAL, "saturation"]),
        ([LOCAL, "--histogram-from", samples / "coffee.png"], [LOCAL, "histogram"]),
        ([LOCAL, "--theme", "#ff0000,#00ff00,#0000ff"], [LOCAL, "theme"]),
        ([GLOBAL, "--hints", hints], [GLOBAL, "points"]),
        ([GLOBAL, "--saturation", "1.2"], ["--saturation", "between 0 and 1"]),
        ([GLOBAL, "--saturation", "-0.1"], ["--saturation"]),
        ([GLOBAL, "--histogram-from", samples / "camera.png"], ["camera.png", "black-and-white", "has colours"]),
    ):
        complains(capsys, run("colorize", photo, "-o", out, "--backend", *arguments), *words)
        assert not out.exists()
    complains(capsys, run("suggest", photo, "--at", "1,1", "--backend", GLOBAL), GLOBAL, "suggests no colours")


def test_a_published_file_comes_and_goes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.published.WIDTH", 4)
    file = tmp_path / "siggraph17-df00044c.pth"
    torch.save(Zhang2017(4).state_dict(), file)
    assert run("weights", "import", file, "--as", LOCAL, "--mask=-0.5/0.5") == 0
    assert "weights remove" in capsys.readouterr().out
    assert run("weights", "list", "--json") == 0
    rows = {(row["name"], row["imported"]): row for row in json.loads(capsys.readouterr().out)}
    assert rows[LOCAL, True]["in_use"] and rows[LOCAL, True]["layout"]["mask"] == "-0.5/0.5"
    assert not rows[LOCAL, False]["in_use"] and rows[GLOBAL, False]["in_use"]
    assert run("weights", "list") == 0
    lines = capsys.readouterr().out.splitlines()
    for note in ("not in use", "imported from siggraph17"):
        assert sum(note in line for line in lines) == 1
    made = " ".join(map(str.strip, lines))
    for entry in weights.entries().values():
        assert all(str(entry.details[key]) in made for key in ("command", "data") if key in entry.details)
    assert run("weights", "verify") == 0
    assert run("weights", "remove", LOCAL) == 0
    assert not weights.locate(LOCAL).imported
    capsys.readouterr()
    complains(capsys, run("weights", "remove", LOCAL), "No weights were imported")


def test_what_cannot_be_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.pth").write_text("<html>not found</html>")
    torch.save(Zhang2017(4).state_dict(), tmp_path / "slim.pth")
    for arguments, words in (
        (["none.pth", "--as", LOCAL], ["none.pth"]),
        ([tmp_path / "page.pth", "--as", LOCAL], ["page.pth", "downloaded whole"]),
        (
            [tmp_path / "slim.pth", "--as", LOCAL],
            ["slim.pth", "“model1.0.bias” is (4,) instead of (64,)"],
        ),
        ([tmp_path / "slim.pth", "--as", "unified"], ["unified"]),
        ([tmp_path / "slim.pth"], ["--as"]),
        ([tmp_path / "slim.pth", "--as", LOCAL, "--mask", "1/2"], ["--mask"]),
    ):
        complains(capsys, run("weights", "import", *arguments), *words)


def test_help_explains_the_mask(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["weights", "import", "--help"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "siggraph17-df00044c.pth" in said and "--mask=-0.5/0.5" in said and "hardly spread" in said


def test_missing_weights_name_the_remedy(
    photo: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    shipped: Path,
) -> None:
    (shipped / f"{LOCAL}.safetensors").unlink()
    complains(capsys, run("colorize", photo, "-o", tmp_path / "o.png", "--backend", LOCAL), LOCAL, "Install")
