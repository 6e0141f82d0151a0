"""Many photographs at once, and pictures that go through pipes."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import skimage.io
from PIL import Image
from psdtags import TiffImageSourceData

from app import cli

WITH_LEVIN = ("--backend", "levin2004")


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder with three photographs, a damaged one and a text."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, level in (("a.png", 40), ("b.tif", 90), ("b.jpg", 160)):
        skimage.io.imsave(folder / name, np.full((20, 30), level, np.uint8), check_contrast=False)
    (folder / "broken.png").write_bytes((folder / "a.png").read_bytes()[:40])
    (folder / "notes.txt").write_text("none")
    return folder


def test_a_folder_goes_into_a_folder_and_one_bad_file_stops_nothing(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert cli.main(["colorize", str(photos), "-o", str(out), "--jobs", "2", *WITH_LEVIN]) == 2
    told = capsys.readouterr()
    assert sorted(p.name for p in out.iterdir()) == ["a.png", "b (2).png", "b.png"]
    assert told.out.count(" -> ") == 3 and "broken.png: " in told.err and "3 coloured, 1 failed" in told.err
    levels = {path.name: round(float(skimage.io.imread(path).mean())) for path in out.iterdir()}
    assert levels["a.png"] == 40 and sorted(levels.values()) == pytest.approx([40, 90, 160], abs=2)


def test_what_is_there_already_is_not_done_again(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (photos / "broken.png").unlink()
    asked = ["colorize", str(photos / "*.*g"), str(photos / "b.tif"), "-o", str(tmp_path / "out"), *WITH_LEVIN]
    assert cli.main(asked) == 0 and "3 coloured" in capsys.readouterr().err
    os.utime(photos / "a.png", (4e9, 4e9))
    assert cli.main(asked) == 0
    told = capsys.readouterr()
    assert "1 coloured, 2 there already" in told.err and told.out.count("a.png") == 2
    assert cli.main([*asked, "--again"]) == 0 and "3 coloured" in capsys.readouterr().err


def test_the_format_is_a_choice(photos: Path, tmp_path: Path) -> None:
    assert cli.main(["colorize", str(photos / "a.png"), str(photos / "b.jpg"), "-o", str(tmp_path / "out"), "--format",
                     "webp", *WITH_LEVIN]) == 0  # fmt: skip
    with Image.open(tmp_path / "out" / "a.webp") as made:
        assert made.format == "WEBP"


def test_a_batch_can_have_layers(photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["colorize", str(photos / "a.png"), str(photos / "b.jpg"), "-o", str(tmp_path / "out"), "--format",
             "layers.tif", *WITH_LEVIN]  # fmt: skip
    assert cli.main(asked) == 0 and cli.main(asked) == 0
    assert "2 there already" in capsys.readouterr().err
    layers = TiffImageSourceData.fromtiff(tmp_path / "out" / "a.layers.tif").layers
    assert [layer.name for layer in layers] == ["Photograph", "Luminosity", "Colour"]


@pytest.mark.parametrize(
    ("names", "output", "words"),
    [((".",), "in/a.png", "need a folder"), ((".",), "new.png", "need a folder"), (("none*",), "out", "no photograph")],
)
def test_batches_that_cannot_be(
    photos: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...], output: str, words: str,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(photos.parent)
    assert cli.main(["colorize", *names, "-o", output, *WITH_LEVIN]) == 2
    assert words in capsys.readouterr().err


def test_a_picture_through_pipes(photos: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "colorize", "-", "-o", "-", "--format", "jpeg", *WITH_LEVIN],
        input=(photos / "b.tif").read_bytes(), capture_output=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0 and done.stderr == b""
    with Image.open(io.BytesIO(done.stdout)) as made:
        assert made.format == "JPEG" and made.size == (30, 20)


def test_a_folder_coloured_into_itself_keeps_its_photographs(photos: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (photos / "broken.png").unlink()
    (photos / "b.tif").rename(photos / "A.tif")
    before = {path.name: path.read_bytes() for path in photos.iterdir()}
    assert cli.main(["colorize", str(photos), "-o", str(photos), *WITH_LEVIN]) == 0
    assert "3 coloured" in capsys.readouterr().err
    assert all((photos / name).read_bytes() == data for name, data in before.items())
    assert sorted({path.name for path in photos.iterdir()} - set(before)) == ["A (2).png", "a (3).png", "b.png"]
