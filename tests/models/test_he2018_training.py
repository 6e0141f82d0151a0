"""Pairs are matched once and go on where they stopped; both branches teach; a run trains on a file of pairs."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
import torch

from models.matching.fields import carried, half, whole
from models.training import he2018
from models.training.he2018 import VARIANTS, He2018Recipe, perceptual_loss
from models.training.pairs import KINDS, PairBank, make_pairs
from models.training.train import Budget, RunSettings, Stage, train

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def pairs(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("pairs") / "new"
    assert make_pairs([folder], place / "kin.safetensors", place / "pairs.npy", 6, CPU) == 6
    return place / "pairs.npy"


def test_pairs_are_completed_not_made_again(folder: Path, pairs: Path, tmp_path: Path) -> None:
    kin = pairs.with_name("kin.safetensors")
    path = tmp_path / "pairs.npy"
    make_pairs([folder], kin, path, 3, CPU)
    first = np.array(np.load(path))
    assert make_pairs([folder], kin, path, 3, CPU) == 3
    make_pairs([folder], kin, path, 6, CPU)
    rows, at_once = np.load(path), np.load(pairs)
    assert np.array_equal(rows[:3], first) and np.array_equal(rows, at_once), "as if it had never stopped"
    assert set(rows["kind"]) <= set(range(1, len(KINDS) + 1))


def test_a_file_that_is_missing_or_holds_no_pairs(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        PairBank(tmp_path / "none.npy", CPU)
    np.save(tmp_path / "other.npy", np.zeros(3))
    with pytest.raises(ValueError, match="no pairs"):
        PairBank(tmp_path / "other.npy", CPU)


def test_a_batch_has_both_branches_and_some_samples_without_a_reference(pairs: Path) -> None:
    torch.manual_seed(1)
    bank = PairBank(pairs, CPU)
    batch = He2018Recipe().batch(bank, 40, 64)
    assert batch.light.shape == (40, 1, 64, 64) and batch.similarity.shape == (40, 10, 64, 64)
    assert batch.chrominance.tolist() == [True] * 20 + [False] * 20
    assert batch.similarity.min() >= 0 and batch.similarity.max() <= 1
    without = (batch.similarity == 0).flatten(1).all(1)
    assert 0 < without.sum() < 20
    assert (batch.reference_ab[without] == 0).all() and (batch.reference_ab[~without] != 0).flatten(1).any(1).all()


def test_a_fake_reference_has_the_photographs_own_colours_where_the_two_are_alike(
    pairs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    torch.manual_seed(0)
    bank = PairBank(pairs, CPU)
    sample = bank.draw(1)
    monkeypatch.setattr(he2018, "DOUBT", (0.0, 0.0))
    fake = he2018._reference(sample, sample.ab, 0, fake=True)
    real = he2018._reference(sample, sample.ab, 0, fake=False)
    assert torch.equal(real, carried(half(sample.reference_ab[0]), sample.forward[0]))
    assert (whole(fake) - sample.ab[0]).abs().mean() < (whole(real) - sample.ab[0]).abs().mean() + 1e-6
    monkeypatch.setattr(he2018, "DOUBT", (2.0, 2.0))
    assert torch.equal(he2018._reference(sample, sample.ab, 0, fake=True), real), "nothing is alike enough"


def test_the_perceptual_loss_minds_hues_and_has_a_gradient_outside_of_the_gamut(pairs: Path) -> None:
    torch.manual_seed(1)
    sample = PairBank(pairs, CPU).draw(2)
    true = torch.cat([sample.light, sample.ab], 1)
    timid, turned = sample.ab * 0.7, torch.stack([-sample.ab[:, 1], sample.ab[:, 0]], 1)
    assert perceptual_loss(true, true).item() == pytest.approx(0, abs=1e-4)
    near, far = (perceptual_loss(torch.cat([sample.light, ab], 1), true).item() for ab in (timid, turned))
    assert 0 < near < far
    beyond = torch.full_like(sample.ab, 100.0).requires_grad_()
    perceptual_loss(torch.cat([sample.light, beyond], 1), true).backward()
    assert beyond.grad is not None and (beyond.grad != 0).float().mean() > 0.9


def test_a_run_on_pairs_learns_and_validates(folder: Path, pairs: Path, tmp_path: Path) -> None:
    run, stages = tmp_path / "run", (Stage(64, 4, 1.0),)
    settings = RunSettings(He2018Recipe(), [pairs], folder, run, Budget(8, "images"), CPU, stages, validate_every=99)
    done = train(settings)
    assert done.images > 0 and math.isfinite(done.best)
    assert (tmp_path / "run" / "log.csv").read_text().startswith("images,minutes,chroma,bins,0,mirrored,unrelated")
    assert (tmp_path / "run" / "best.safetensors").exists()


def test_variants_train_one_branch_or_weigh_them_otherwise(pairs: Path) -> None:
    torch.manual_seed(2)
    sample = He2018Recipe().batch(PairBank(pairs, CPU), 4, 64)
    network = He2018Recipe().build()
    torch.nn.init.normal_(network.model_out.get_parameter("0.weight"), std=0.1)
    losses = {name: recipe.losses(network, sample)[0].item() for name, recipe in VARIANTS.items()}
    both = He2018Recipe().losses(network, sample)[0].item()
    first, second = losses["chrominance"], losses["perceptual"]
    assert both == pytest.approx(first + second, rel=0.02)
    assert losses["alpha-quarter"] == pytest.approx(first + second / 4, rel=0.02)
    assert losses["alpha-4"] == pytest.approx(first + 4 * second, rel=0.02)
