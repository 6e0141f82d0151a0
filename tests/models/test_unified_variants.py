"""What `unified` is compared with can be trained, begins where it should, and learns by its own loss."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import torch
from torch import nn

from models.data.photos import PhotoBank
from models.networks.unified import Guide
from models.training.checkpoint import borrow
from models.training.train import Budget, RunSettings, Stage, train
from models.training.unified import UnifiedRecipe
from models.training.unified_variants import VARIANTS, AdversarialRecipe
from models.weights import DEFAULT_DIR

SHIPPED = DEFAULT_DIR / "unified.safetensors"


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_trains_and_says_its_gain_and_its_chroma(name: str, folder: Path, tmp_path: Path) -> None:
    stages = (Stage(64, 4, 1.0),)
    state = train(
        RunSettings(VARIANTS[name], [folder], folder, tmp_path, Budget(8, "images"), torch.device("cpu"), stages)
    )
    row = state.history[-1]
    assert math.isfinite(row["0"]) and row["share of chroma"] >= 0
    assert (tmp_path / "log.csv").read_text().splitlines()[0].endswith("share of chroma")


def test_attention_begins_as_the_network_that_ships() -> None:
    plain, attended = UnifiedRecipe().build().eval(), VARIANTS["channel-attention"].build().eval()
    assert borrow(plain, SHIPPED) == borrow(attended, SHIPPED), "all layers are taken over"
    light = torch.rand(1, 1, 128, 128) * 100
    none = torch.zeros(1, 2, 64, 64), torch.zeros(1, 1, 64, 64)
    with torch.no_grad():
        first, second = (each.decode(each.encode(light), Guide(*none))[0] for each in (plain, attended))
    assert torch.allclose(first, second, atol=1e-4)


def test_an_untaught_eye_has_batch_norm_and_learns_everywhere() -> None:
    sight = VARIANTS["untaught-eye"].build().sight
    convolutions = sum(isinstance(each, nn.Conv2d) for each in sight.modules())
    assert sum(isinstance(each, nn.BatchNorm2d) for each in sight.modules()) == convolutions
    assert all(each.requires_grad for each in sight.parameters())


def test_the_judge_learns_while_training_only(bank: PhotoBank) -> None:
    recipe = AdversarialRecipe()
    sample = recipe.batch(bank, 2, 64)
    ab, wanted = torch.zeros(4, 2, 64, 64, requires_grad=True), torch.cat([sample.ab, sample.natural])
    recipe.chroma_loss(ab, wanted, sample).backward()
    assert ab.grad is not None and ab.grad.abs().sum() > 0, "the judge tells the network where to go"
    judge = recipe._judge
    assert judge is not None and all(each.requires_grad for each in judge.parameters())
    before = {name: value.clone() for name, value in judge.named_parameters()}
    with torch.no_grad():
        recipe.chroma_loss(ab, wanted, sample)
    assert all(torch.equal(value, before[name]) for name, value in judge.named_parameters())
    recipe.chroma_loss(ab, wanted, sample)
    assert any(not torch.equal(value, before[name]) for name, value in judge.named_parameters())
