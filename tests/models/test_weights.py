"""Weights: whole, missing, damaged, foreign, and what the artist is told."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import torch
from torch import nn

from models import registry, weights
from models.errors import WeightsCorrupt, WeightsMissing
from models.networks.unified import Unified
from models.training.checkpoint import save_weights


def tiny() -> nn.Module:
    torch.manual_seed(1)
    return nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    save_weights(tiny(), tmp_path / "tiny.safetensors")
    digest = hashlib.sha256((tmp_path / "tiny.safetensors").read_bytes()).hexdigest()
    (tmp_path / "manifest.toml").write_text(f'[tiny]\nfile = "tiny.safetensors"\nsha256 = "{digest}"\nsteps = 3\n')
    return tmp_path


def test_whole_weights_load(folder: Path) -> None:
    network = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2))
    weights.load_into(network, "tiny", folder)
    wanted = tiny().state_dict()["0.weight"].half().float()
    assert torch.equal(network.state_dict()["0.weight"], wanted)
    assert weights.verify(folder) == [("tiny", None)]
    assert weights.listing(folder)[0]["steps"] == 3


def test_no_manifest_is_said_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(WeightsMissing, match=r"manifest\.toml.*Name another folder"):
        weights.locate("tiny", tmp_path)


def test_an_unknown_backend_is_said(folder: Path) -> None:
    with pytest.raises(WeightsMissing, match="no weights for “other”"):
        weights.locate("other", folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "tiny.safetensors").unlink()
    with pytest.raises(WeightsMissing, match=r"tiny\.safetensors"):
        weights.locate("tiny", folder)
    ((name, problem),) = weights.verify(folder)
    assert name == "tiny" and problem is not None and "missing" in problem
    assert weights.listing(folder)[0]["bytes"] is None


def test_a_flipped_bit_is_found(folder: Path) -> None:
    data = bytearray((folder / "tiny.safetensors").read_bytes())
    data[-1] ^= 1
    (folder / "tiny.safetensors").write_bytes(data)
    with pytest.raises(WeightsCorrupt, match="not the file"):
        weights.locate("tiny", folder)


@pytest.mark.parametrize(
    "content", ["this is no toml [", '[tiny]\nfile = "x"\n', '[tiny]\nfile = "../x"\nsha256 = "0"\n']
)
def test_a_broken_manifest_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.toml").write_text(content)
    with pytest.raises(WeightsCorrupt):
        weights.entries(tmp_path)


def test_a_foreign_file_names_the_first_key_that_differs(folder: Path) -> None:
    with pytest.raises(WeightsCorrupt, match=r"foreign “1\.running_mean”"):
        weights.fill(nn.Sequential(nn.Conv2d(1, 2, 3), nn.Conv2d(2, 2, 1)), folder / "tiny.safetensors")
    with pytest.raises(WeightsCorrupt, match=r"“0.bias” is \(2,\) instead of \(3,\)"):
        weights.fill(nn.Sequential(nn.Conv2d(1, 3, 3), nn.BatchNorm2d(3)), folder / "tiny.safetensors")


def test_a_file_that_is_no_safetensors_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.safetensors").write_bytes(b"not at all")
    with pytest.raises(WeightsCorrupt, match="no safetensors file"):
        weights.fill(tiny(), tmp_path / "x.safetensors")


def test_the_weights_that_come_with_the_program_are_whole_and_fit() -> None:
    assert {name for name, error in weights.verify() if error is None} == set(weights.entries()) >= {"unified"}
    network = Unified()
    before = network.state_dict()["decoder.out.weight"].clone()
    weights.load_into(network, "unified")
    assert not torch.equal(network.state_dict()["decoder.out.weight"], before)
    for entry in weights.listing():
        assert entry["in_use"] and entry["bytes"] <= 16 * 2**20
        assert {"command", "data", "licence"} <= entry.keys()
        if registry.find(entry["name"]) is None:
            assert entry["name"] in ("lite0", "references"), "the eye, and what its descriptions are compressed by"
            continue
        assert {"images", "gain_over_gray_db"} <= entry.keys()
        assert registry.create(entry["name"], device="cpu").name == entry["name"]
