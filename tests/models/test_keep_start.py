"""A run may keep a share of the weights that it went on from."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor

from models.training.__main__ import main
from models.training.checkpoint import State
from models.training.train import RunSettings, train
from tests.models.test_training import run_settings


def learned(weights: Path) -> Tensor:
    """All numbers but the batch norm's statistics."""
    return torch.cat([v.float().flatten() for k, v in sorted(load_file(weights).items()) if "running" not in k])


def test_a_run_keeps_a_share_of_its_start(folder: Path, tmp_path: Path) -> None:
    train(run_settings(folder, tmp_path / "first", name="xiao2018"))
    start = tmp_path / "first" / "last.safetensors"
    ends = {}
    for share in (0.0, 0.5, 1.0):
        place = tmp_path / str(share)
        train(replace(run_settings(folder, place, start, name="xiao2018"), keep_start=share))
        ends[share] = learned(place / "last.safetensors")
    assert torch.equal(ends[1.0], learned(start))
    apart = (ends[0.0] - ends[1.0]).norm()
    assert apart > 0
    torch.testing.assert_close((ends[0.5] - ends[1.0]).norm(), apart / 2, rtol=0.05, atol=0)


def test_what_a_run_goes_on_from_is_its_own_average(folder: Path, tmp_path: Path) -> None:
    """What is kept is mixed; the checkpoint is not, or each row of the log would pull the run back to its start."""
    for share in (0.0, 1.0):
        train(replace(run_settings(folder, tmp_path / str(share), name="xiao2018"), keep_start=share))
    states = [torch.load(tmp_path / share / "last.pt", weights_only=True)["average"] for share in ("0.0", "1.0")]
    assert all(torch.equal(states[0][key], states[1][key]) for key in states[0])


def test_a_run_that_was_stopped_keeps_its_first_start(folder: Path, tmp_path: Path) -> None:
    train(run_settings(folder, tmp_path / "first", name="xiao2018"))
    start, run = tmp_path / "first" / "last.safetensors", tmp_path / "run"
    for goes_on_from in (start, run / "last.pt"):
        train(replace(run_settings(folder, run, goes_on_from, name="xiao2018"), keep_start=1.0))
    assert torch.equal(learned(run / "last.safetensors"), learned(start))


def test_what_goes_on_from_a_run_that_kept_nothing_starts_at_its_average(folder: Path, tmp_path: Path) -> None:
    train(run_settings(folder, tmp_path / "first", name="xiao2018"))
    first = tmp_path / "first" / "last"
    train(replace(run_settings(folder, tmp_path / "run", first.with_suffix(".pt"), name="xiao2018"), keep_start=1.0))
    assert torch.equal(learned(tmp_path / "run" / "last.safetensors"), learned(first.with_suffix(".safetensors")))


@pytest.mark.parametrize(("given", "fits"), [("0.15", True), ("1.5", False), ("-0.1", False)])
def test_the_share_is_between_none_and_all(
    given: str, fits: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[RunSettings] = []
    monkeypatch.setattr("models.training.__main__.train", lambda settings: told.append(settings) or State())
    options = ["--photos", "x", "--validation", "x", "--images", "9", "--out", str(tmp_path), f"--keep-start={given}"]
    monkeypatch.setattr(sys, "argv", ["training", "train", "xiao2018", *options])
    if fits:
        assert main() == 0
        assert told[0].keep_start == 0.15
    else:
        with pytest.raises(SystemExit, match="2"):
            main()
        assert "is not a number from 0 to 1" in capsys.readouterr().err
