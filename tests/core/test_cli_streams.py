"""The command line among other programs: odd names, pipes that end, devices, versions."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import skimage.io

from app import cli

TINTYPE = [sys.executable, "-m", "app"]


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*TINTYPE, *arguments], capture_output=True, timeout=120, **options)  # type: ignore[call-overload]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.png"
    skimage.io.imsave(path, np.full((20, 30), 120, np.uint8), check_contrast=False)
    return path


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Tintype ")


def test_who_stops_reading_is_not_told_a_traceback() -> None:
    with subprocess.Popen([*TINTYPE, "backends"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b"" and process.wait(60) in (0, 141)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has such a device")
def test_a_full_disk_behind_the_output_is_one_line() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run([*TINTYPE, "backends"], stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert done.returncode == 2 and done.stderr.count(b"\n") == 1 and b"Traceback" not in done.stderr


def test_names_that_are_not_utf8(photo: Path) -> None:
    odd, out = (photo.with_name(os.fsdecode(name)) for name in (b"caf\xe9.png", b"out\xe9.png"))
    photo.rename(odd)
    done = run("colorize", str(odd), "-o", str(out), "--backend", "levin2004")
    assert done.returncode == 0, done.stderr
    assert done.stdout == os.fsencode(out) + b"\n" and out.exists()


@pytest.mark.parametrize("kind", ["pipe", "zero", "loop", "long"])
def test_inputs_that_never_end_or_lead_nowhere(tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = {"pipe": tmp_path / "p", "zero": Path("/dev/zero"), "loop": tmp_path / "l", "long": tmp_path / ("n" * 300)}[
        kind
    ]
    if kind == "pipe":
        os.mkfifo(path)
    if kind == "loop":
        path.symlink_to(path)
    assert cli.main(["colorize", str(path), "-o", str(tmp_path / "o.png")]) == 2
    told = capsys.readouterr().err
    assert told.startswith("tintype: ") and told.count("\n") == 1


def test_a_place_beyond_all_numbers_is_a_line(photo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hints = photo.with_name("h.json")
    hints.write_text('{"points": [{"xy": [1e308, 1e308], "rgb": "#c03030", "radius": 1e308}]}')
    out = photo.with_name("o.png")
    code = cli.main(["colorize", str(photo), "-o", str(out), "--backend", "levin2004", "--hints", str(hints)])
    assert code in (0, 2) and "Traceback" not in capsys.readouterr().err
