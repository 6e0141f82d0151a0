"""`tintype index` and `tintype references`."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from skimage import data

from app.cli import main
from app.core import image_io
from app.core.settings import Settings

GRASS = np.repeat(data.grass()[..., None], 3, axis=2) // np.array([2, 1, 3], np.uint8)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    pictures = {"grass": GRASS[:, 260:], "copy": GRASS[4:, 4:250], "coffee": data.coffee(), "rocket": data.rocket()}
    for name, rgb in pictures.items():
        (folder / f"{name}.png").write_bytes(image_io.encode_png(np.ascontiguousarray(rgb.astype(np.uint8))))
    return folder


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "meadow.png"
    path.write_bytes(image_io.encode_png(np.ascontiguousarray(data.grass()[:, :250])))
    return path


def found(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(capsys.readouterr().out)["references"]
    return rows


def named(rows: list[dict[str, object]]) -> list[tuple[str, object]]:
    return [(Path(str(row["path"])).name, row["copy"]) for row in rows]


def test_a_folder_is_indexed_and_asked(library: Path, photo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (library / "broken.jpg").write_bytes(b"nothing")
    assert main(["index", str(library), "--json"]) == 0
    told = capsys.readouterr()
    assert "broken.jpg" in told.err
    data = json.loads(told.out)
    assert (data["read"], data["usable"], len(data["unreadable"])) == (5, 4, 1)

    assert main(["references", str(photo), "--library", str(library), "-k", "3", "--json"]) == 0
    rows = found(capsys)
    assert named(rows)[:2] == [("copy.png", True), ("grass.png", False)]
    assert len(rows) == 3 and float(str(rows[0]["score"])) > float(str(rows[1]["score"]))

    Settings(library=[str(library)]).save()
    assert main(["references", str(photo), "--no-copies", "--json"]) == 0
    assert named(found(capsys))[0] == ("grass.png", False)

    assert main(["index", "--forget", str(library)]) == 0
    assert main(["references", str(photo), "--library", str(library)]) == 2
    assert "tintype index" in capsys.readouterr().err


def test_wrong_use_is_told(library: Path, photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["references", str(photo)]) == 2
    assert "--library" in capsys.readouterr().err
    assert main(["references", str(photo), "--library", str(library), "-k", "0"]) == 2
    assert "-k" in capsys.readouterr().err
    assert main(["index", str(tmp_path / "nowhere")]) == 2
    assert "nowhere" in capsys.readouterr().err
