"""Shipping: a run's best weights become the program's own, described so that the backend can be made from them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from safetensors.torch import save_file

from models import registry, weights
from models.errors import WeightsMissing
from models.networks.zhang2017 import Zhang2017Global
from models.training import ship as shipping
from models.training.__main__ import RECIPES
from models.training.checkpoint import save_weights
from models.training.ship import ship

NOTES = {"command": "train", "data": "photographs", "licence": "none"}


def finished_run(name: str, folder: Path) -> Path:
    folder.mkdir()
    best = folder / "best.safetensors"
    save_weights(RECIPES[name].build(), best)
    described(name, best)
    return folder


def described(name: str, best: Path) -> None:
    details = {"file": best.name, "sha256": weights.sha256(best), "images": 4800, "minutes": 8}
    weights.describe(best.parent, name, details)


@pytest.mark.parametrize("name", sorted(RECIPES))
def test_a_shipped_network_can_be_made_again(tmp_path: Path, name: str) -> None:
    target = tmp_path / "weights"
    table = tmp_path / "bench.json"
    table.write_text(json.dumps({"rows": [{"backend": name, "guidance": "10", "gain": 1.234}]}))
    ship(RECIPES[name], finished_run(name, tmp_path / "run"), target, table=table, **NOTES)
    entry = weights.locate(name, target).details
    assert (entry["images"], entry["minutes"], entry["gain_over_gray_db"]) == (4800, 8, {"10": 1.23})
    assert NOTES.items() <= entry.items()
    assert registry.create(name, device="cpu", weights_dir=target).name == name


def test_others_entries_stay(tmp_path: Path) -> None:
    for name in ("zhang2017-local", "zhang2017-global"):
        ship(RECIPES[name], finished_run(name, tmp_path / name), tmp_path, table=None, **NOTES)
    ship(RECIPES["zhang2017-local"], tmp_path / "zhang2017-local", tmp_path, table=None, **NOTES)
    assert list(weights.entries(tmp_path)) == ["zhang2017-local", "zhang2017-global"]


def test_numbers_that_overflowed_are_refused(tmp_path: Path) -> None:
    network = Zhang2017Global(4)
    network.get_buffer("model7.6.running_var").fill_(1e6)
    (tmp_path / "run").mkdir()
    best = tmp_path / "run/best.safetensors"
    save_file({key: tensor.half() for key, tensor in network.state_dict().items()}, best)
    described("zhang2017-global", best)
    with pytest.raises(ValueError, match=r"infinite numbers in model7\.6\.running_var"):
        ship(RECIPES["zhang2017-global"], tmp_path / "run", tmp_path / "weights", table=None, **NOTES)
    assert not (tmp_path / "weights").exists()


def test_too_large_and_missing_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = RECIPES["zhang2017-global"]
    with pytest.raises(WeightsMissing):
        ship(recipe, tmp_path, tmp_path, table=None, **NOTES)
    monkeypatch.setattr(shipping, "LARGEST", 1000)
    with pytest.raises(ValueError, match="at most 1,000"):
        ship(recipe, finished_run(recipe.name, tmp_path / "run"), tmp_path / "weights", table=None, **NOTES)
    assert not (tmp_path / "weights").exists()
