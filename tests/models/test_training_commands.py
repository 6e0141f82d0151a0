"""The command line of training: what it sets, and what it says of wrong input."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import torch

from models.training.__main__ import main
from models.training.checkpoint import State
from models.training.train import STAGES, Budget, RunSettings, Stage
from models.weights import DEFAULT_DIR


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ([], "one of the arguments --minutes --images is required"),
        (["--minutes", "1", "--images", "9"], "not allowed with argument"),
        (["--images", "0"], "“0” is not a whole number above 0"),
        (["--minutes", "x"], "“x” is not a number above 0"),
        (["--minutes", "inf"], "“inf” is not a number above 0"),
        (["--images", "9", "--keep-start", "1.1"], "“1.1” is not a number from 0 to 1"),
        (["--images", "9", "--size", "77"], "invalid choice: 77"),
    ],
)
def test_wrong_options_are_refused(
    options: list[str], complaint: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["train", "xiao2018", "--photos", "x", "--validation", "x", "--out", "x", *options]
    monkeypatch.setattr(sys, "argv", ["training", *arguments])
    with pytest.raises(SystemExit, match="2"):
        main()
    assert complaint in capsys.readouterr().err


def test_the_command_line_sets_the_budget_and_the_crops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[RunSettings] = []
    monkeypatch.setattr("models.training.__main__.train", lambda settings: told.append(settings) or State())
    arguments = ["train", "xiao2018", "--photos", "x", "--validation", "x", "--out", str(tmp_path)]
    for options in (["--images", "35000", "--size", "64"], ["--minutes", "2"]):
        monkeypatch.setattr(sys, "argv", ["training", *arguments, *options])
        assert main() == 0
    small, usual = told
    assert (small.budget, small.stages) == (Budget(35_000, "images"), (Stage(64, 48, 1.0),))
    assert (usual.budget, usual.stages) == (Budget(2, "minutes"), STAGES)


@pytest.mark.usefixtures("expect_warnings")
@pytest.mark.parametrize(
    ("network", "options", "complaint"),
    [
        ("unified", ["--paper"], "unified has no paper"),
        ("xiao2018", ["--variant", "round"], "not “round”"),
        ("xiao2018", ["--trunk", "FOREIGN"], "header"),
        ("xiao2018", ["--resume", str(DEFAULT_DIR / "zhang2017-local.safetensors")], "belongs to another network"),
        ("xiao2018", ["--resume", "NOWHERE"], "NOWHERE"),
        ("xiao2018", ["--validation", "EMPTY"], "there are no photographs in"),
        ("he2018", [], "a file that “pairs” makes"),
    ],
)
def test_what_cannot_be_trained_is_refused_with_a_reason(
    network: str, options: list[str], complaint: str, folder: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    (tmp_path / "EMPTY").mkdir()
    (tmp_path / "FOREIGN").write_bytes(b"no weights at all")
    named = [str(tmp_path / option) if option.isupper() else option for option in options]
    places = ["--photos", folder, "--validation", folder, "--minutes", "1", "--out", tmp_path / "run"]
    monkeypatch.setattr(sys, "argv", ["training", "train", network, *map(str, places), *named])
    assert main() == 2
    assert complaint in caplog.text


@pytest.mark.usefixtures("expect_warnings")
@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU")
def test_a_gpu_that_is_not_there_is_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    places = ["--photos", folder, "--validation", folder, "--minutes", "1", "--out", tmp_path, "--device", "cuda"]
    monkeypatch.setattr(sys, "argv", ["training", "train", "xiao2018", *map(str, places)])
    assert main() == 2 and "There is no CUDA GPU" in caplog.text
