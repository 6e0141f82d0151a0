"""A layer that is cut off from the loss does not stop a run, and its weights look like any others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from torch import Tensor

from models.networks.unified import SelfAttention
from models.training.train import Budget, train
from tests.models.test_training import run_settings


def run(name: str, photos: Path, place: Path) -> None:
    train(replace(run_settings(photos, place, name=name), budget=Budget(60, "images")))


@pytest.mark.parametrize("name", ["unified", "xiao2018", "zhang2017-local", "zhang2017-global"])
def test_every_layer_learns(
    name: str, folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.training.train.WARM_UP", 12)
    run(name, folder, tmp_path)
    assert "learn nothing" not in caplog.text


@pytest.mark.usefixtures("expect_warnings")
def test_a_run_says_which_layers_learn_nothing(
    folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(_block: SelfAttention, x: Tensor) -> Tensor:
        return x.detach()

    monkeypatch.setattr("models.training.train.WARM_UP", 12)
    monkeypatch.setattr(SelfAttention, "forward", cut_off)
    run("unified", folder, tmp_path)
    (said,) = (each.getMessage() for each in caplog.records if "learn nothing" in each.getMessage())
    assert "decoder.down.0.0.weight" in said
    assert "decoder.down.1.qkv.weight" in said
    assert "decoder.down.2" not in said
    assert "encoder" not in said
