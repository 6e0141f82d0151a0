"""Training: photographs in, simulated hands, losses, a run that stops and resumes."""

from __future__ import annotations

import csv
import logging
import math
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data
import torch
from safetensors.torch import load_file
from skimage.color import rgb2lab

from models.color import in_gamut_bins
from models.data.lab import lab_to_rgb, rgb_to_lab, rgb_to_light
from models.data.photos import PhotoBank, View, random_view, read_photos, source_of
from models.networks.unified import Guide
from models.training.__main__ import RECIPES
from models.training.checkpoint import borrow
from models.training.kin import with_kin
from models.training.losses import FLOOR, TYPICAL, automatic_loss, bin_cross_entropy, photograph_loss, soft_encode
from models.training.simulate import Batch
from models.training.train import Budget, Run, RunSettings, Stage, train
from models.training.unified import UnifiedRecipe
from models.training.xiao2018 import Xiao2018Recipe
from models.weights import DEFAULT_DIR, fill, locate

CPU = torch.device("cpu")
FEW = Budget(40, "images")
ROOT = Path(__file__).resolve().parents[2]


def test_folders_zips_and_tars_give_the_same_photographs(folder: Path, tmp_path: Path) -> None:
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        for file in files:
            archive.write(file, file.relative_to(folder))
    with tarfile.open(tmp_path / "p.tar", "w") as tar:
        for file in files:
            tar.add(file, str(file.relative_to(folder)))
    found = [sorted(read_photos([p]), key=lambda x: x[0]) for p in (folder, tmp_path / "p.zip", tmp_path / "p.tar")]
    names = ["people/a.jpg", "things/b.jpg", "things/c.jpg", "things/high.png"]
    for photos in found:
        assert [name for name, _ in photos] == names
        for (_, one), (_, other) in zip(photos, found[0], strict=True):
            assert np.array_equal(one, other)


@pytest.mark.usefixtures("expect_warnings")
def test_a_broken_photograph_is_skipped_by_name(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    (folder / "broken").mkdir()
    (folder / "broken" / "torn.jpg").write_bytes(b"\xff\xd8 no picture")
    with caplog.at_level(logging.WARNING):
        assert len(list(read_photos([folder]))) == 4
    assert "broken/torn.jpg" in caplog.text
    shutil.rmtree(folder / "broken")


def test_a_place_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        list(read_photos([tmp_path / "nowhere"]))
    with pytest.raises(ValueError, match="no photographs"):
        PhotoBank.load([tmp_path], 64, CPU)


def test_sources_can_be_left_out(folder: Path) -> None:
    assert len(PhotoBank.load([folder], 80, CPU)) == 4
    assert len(PhotoBank.load([folder], 80, CPU, frozenset({"people"}))) == 3
    assert source_of("people/a.jpg") == "people"


def test_an_uncut_view_is_the_photograph_upright(bank: PhotoBank) -> None:
    whole = View(torch.ones(1), torch.zeros(1, 2), torch.eye(2)[None])
    lying = int((~bank.upright).nonzero()[0, 0])
    square = bank.view(torch.tensor([lying]), 60, whole)
    assert square.shape == (1, 3, 60, 60)
    color = square[0, :, 10:50, 10:50].mean((1, 2)) * 255
    assert color.tolist() == pytest.approx([200, 60, 30], abs=1)
    upright = int(bank.upright.nonzero()[0, 0])
    extent = bank.extent[upright].int().tolist()
    side = min(extent)
    square = bank.view(torch.tensor([upright]), side, whole)
    assert torch.allclose(square[0] * 255, bank.pixels[upright, :, :side, :side].float(), atol=0.6)


def test_views_stay_inside_the_photograph(bank: PhotoBank) -> None:
    torch.manual_seed(0)
    index = bank.draw(64)
    view = bank.view(index, 32, random_view(64, CPU))
    assert view.min() >= 0 and view.max() <= 1
    # The canvas outside a photograph is black; no photograph here has a black corner.
    assert (view.sum(1).flatten(1).min(1).values[~bank.upright[index]] > 0.5).all()


def test_where_nobody_looked_photographs_of_one_source_are_alike(bank: PhotoBank) -> None:
    index = bank.draw(32)
    assert torch.equal(bank.source[bank.alike(index)], bank.source[index])


def test_lab_on_tensors_is_lab() -> None:
    rgb = np.random.default_rng(0).random((8, 9, 3)).astype(np.float32)
    lab = rgb_to_lab(torch.from_numpy(rgb).permute(2, 0, 1)[None])
    assert np.abs(lab[0].permute(1, 2, 0).numpy() - rgb2lab(rgb)).max() < 0.02
    assert torch.allclose(rgb_to_light(torch.from_numpy(rgb).permute(2, 0, 1)[None]), lab[:, :1], atol=1e-4)
    back = lab_to_rgb(lab)[0].permute(1, 2, 0).numpy()
    assert np.abs(back - rgb).max() < 1e-3


def test_soft_encoding_is_a_convex_combination_of_the_nearest_bins() -> None:
    ab = torch.tensor([[20.0, 30.0], [3.0, -4.0]])
    index, weight = soft_encode(ab)
    assert index.shape == (2, 10)
    assert torch.allclose(weight.sum(1), torch.ones(2))
    centre = torch.tensor(in_gamut_bins())[index[0, weight[0].argmax()]]
    assert centre.tolist() == [20, 30]
    distance = (torch.tensor(in_gamut_bins())[index[1]] - ab[1]).norm(dim=1)
    expected = torch.softmax(-distance.square() / 50, 0)
    assert torch.allclose(weight[1], expected, atol=1e-5)


def test_losses_know_right_from_wrong() -> None:
    true = torch.zeros(1, 2, 4, 4)
    exact, near, far = (photograph_loss(true + error, true).item() for error in (0.0, 10.0, 100.0))
    assert exact < near < far
    # Up to delta 20 half the square, beyond it grows with the amount; 4 is what every error has on top.
    assert near == pytest.approx(np.log(10**2 / 2 + 4)) and far == pytest.approx(np.log(20 * (100 - 10) + 4))
    right = torch.full((1, 313), -9.0)
    index, _ = soft_encode(torch.tensor([[20.0, 30.0]]))
    right[0, index[0]] = 2.0
    assert bin_cross_entropy(right, torch.tensor([[20.0, 30.0]])) < bin_cross_entropy(
        right, torch.tensor([[-40.0, 0.0]])
    )


def pulls(loss: Callable[[torch.Tensor, torch.Tensor], torch.Tensor], *errors: float) -> list[float]:
    """How strongly a loss pulls at photographs whose every pixel is wrong by so much."""
    true = torch.zeros(len(errors), 2, 4, 4)
    error = torch.tensor(errors).view(-1, 1, 1, 1).expand_as(true).clone().requires_grad_()
    loss(error, true).backward()
    assert error.grad is not None
    pulled: list[float] = error.grad.abs().sum(dim=(1, 2, 3)).tolist()
    return pulled


def test_every_photograph_counts_by_how_much_of_its_error_goes() -> None:
    large, small = pulls(photograph_loss, 40.0, 4.0)
    assert small > 2 * large


def test_without_hints_colourful_photographs_count_for_more_than_by_the_logarithm() -> None:
    typical = math.sqrt(2 * (TYPICAL**2 - FLOOR))
    by_root, by_logarithm = (pulls(each, typical, 20.0, 4.0) for each in (automatic_loss, photograph_loss))
    assert by_root[0] == pytest.approx(by_logarithm[0], rel=1e-4), "the two are of one scale"
    assert by_root[1] / by_root[2] > 2 * by_logarithm[1] / by_logarithm[2]


def test_photographs_much_too_small_are_left_out_and_all_others_are_drawn_alike(tmp_path: Path) -> None:
    pixels = np.random.default_rng(0).integers(0, 255, (160, 160, 3), np.uint8)
    for name, side in {"large/a": 160, "large/b": 140, "large/c": 140, "small/d": 90}.items():
        path = tmp_path / f"{name}.png"
        path.parent.mkdir(exist_ok=True)
        cv2.imwrite(str(path), pixels[:side, :side])
    assert len(PhotoBank.load([tmp_path], 128, CPU)) == 4
    bank = PhotoBank.load([tmp_path], 160, CPU)
    assert len(bank) == 3, "90 pixels would have to be enlarged to 160"
    torch.manual_seed(0)
    drawn = torch.bincount(bank.draw(3000), minlength=3)
    assert drawn.min() > 900


def test_photographs_too_small_for_a_later_stage_are_refused_before_the_first_step(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[object] = []
    monkeypatch.setattr(Run, "_step", lambda _run, sample: steps.append(sample))
    settings = run_settings(folder, tmp_path / "run", name="zhang2017-local")
    with pytest.raises(ValueError, match="short side of 254 pixels or more"):
        train(replace(settings, stages=(Stage(64, 4, 0.7), Stage(256, 4, 1.0))))
    assert not steps


def run_settings(
    folder: Path, run: Path, resume: Path | None = None, *, name: str = "unified", trunk: Path | None = None
) -> RunSettings:
    stages = (Stage(64, 4, 1.0),)
    return RunSettings(
        RECIPES[name], [folder], folder, run, FEW, CPU, stages, resume=resume, trunk=trunk, validate_every=99
    )


def test_a_run_ends_with_weights_and_resumes_where_it_was(folder: Path, tmp_path: Path) -> None:
    first = train(run_settings(folder, tmp_path / "run", name="zhang2017-local"))
    assert first.images == 40 and math.isfinite(first.best)
    assert {p.name for p in (tmp_path / "run").iterdir()} >= {"last.pt", "best.safetensors", "log.csv", "examples.png"}
    second = train(run_settings(folder, tmp_path / "run", tmp_path / "run" / "last.pt", name="zhang2017-local"))
    assert (second.images, second.step) == (80, 20), "what was resumed does not count"
    assert second.minutes > first.minutes
    assert len((tmp_path / "run" / "log.csv").read_text().splitlines()) == 3
    best = tmp_path / "run" / "best.safetensors"
    third = train(run_settings(folder, tmp_path / "other", best, name="zhang2017-local"))
    assert (third.images, third.step) == (40, 10), "shipped weights bring no counters"


def test_a_run_in_another_folder_has_best_weights_of_its_own(folder: Path, tmp_path: Path) -> None:
    first = tmp_path / "run" / "last.pt"
    train(run_settings(folder, tmp_path / "run", name="xiao2018"))
    content = torch.load(first, weights_only=True)
    content["state"]["best"] = 99.0
    torch.save(content, first)
    train(run_settings(folder, tmp_path / "other", first, name="xiao2018"))
    kept = locate("xiao2018", tmp_path / "other")
    assert kept.details["images"] == 80
    assert kept.path.read_bytes() == kept.path.with_stem("last").read_bytes()


def test_a_budget_of_crops_goes_through_the_stages_and_lowers_the_rate(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.training.train.WARM_UP", 1)
    recipe, seen = Xiao2018Recipe(), []

    class Watched(Xiao2018Recipe):
        def batch(self, bank: PhotoBank, number: int, size: int) -> Batch:
            seen.append((number, size))
            return recipe.batch(bank, number, size)

    stages = (Stage(32, 8, 0.7), Stage(64, 2, 1.0))
    settings = RunSettings(Watched(), [folder], folder, tmp_path, Budget(80, "images"), CPU, stages, validate_every=99)
    run = Run(settings, leads=False)
    rates = []
    run._step = lambda sample, step=run._step: (rates.append(run.optimizer.param_groups[0]["lr"]), step(sample))
    run.go(lambda: False)
    assert seen == 7 * [(8, 32)] + 12 * [(2, 64)], "seven tenths of 80 crops are small ones"
    assert run.state.images == 80
    assert rates[0] == rates[4] > 20 * rates[-1], "it falls along a cosine in the second half"


def test_minutes_are_a_budget_too() -> None:
    assert Budget(4, "minutes").share(1.0, 999) == 0.25
    assert Budget(400, "images").share(99.0, 100) == 0.25


def test_the_global_network_starts_from_the_trunk_of_the_local_one(folder: Path, tmp_path: Path) -> None:
    local = train(run_settings(folder, tmp_path / "local", name="zhang2017-local"))
    assert local.images > 0
    weights = tmp_path / "local" / "best.safetensors"
    taught, given = RECIPES["zhang2017-global"].build(), load_file(weights)
    borrow(taught, weights)
    state = taught.state_dict()
    assert torch.equal(state["model5.0.weight"], given["model5.0.weight"].float())
    assert torch.equal(state["model1.0.weight"], given["model1.0.weight"].float()[:, :1]), "it sees L only"
    done = train(run_settings(folder, tmp_path / "global", name="zhang2017-global", trunk=weights))
    assert done.images > 0 and math.isfinite(done.best)


def test_weights_of_a_run_colour_as_the_network_that_was_taught(folder: Path, tmp_path: Path) -> None:
    """Batch norm's statistics belong to the averaged weights, and none is too large for the file."""
    train(run_settings(folder, tmp_path / "run", name="zhang2017-local"))
    recipe = RECIPES["zhang2017-local"]
    network = recipe.build()
    fill(network, tmp_path / "run" / "best.safetensors")
    state = torch.load(tmp_path / "run" / "last.pt", weights_only=True)
    taught = {k: v for k, v in state["network"].items() if "running_" in k}
    settled = {k: v for k, v in network.state_dict().items() if "running_" in k}
    assert all(v.dtype == torch.float32 and torch.isfinite(v).all() for v in settled.values())
    assert any(not torch.allclose(settled[k], taught[k]) for k in taught), "the network's own do not fit the average"
    bank = PhotoBank.load([folder], 80, CPU)
    sample = recipe.batch(bank, 16, 64)
    with torch.no_grad():
        features = network.train().model1(
            torch.cat([(sample.light - 50) / 100, sample.hint_ab / 110, sample.hint_mask], 1)
        )
        again = network.eval().model1(torch.cat([(sample.light - 50) / 100, sample.hint_ab / 110, sample.hint_mask], 1))
    assert (features - again).abs().mean() < 0.3, "normalised alike when training and when colouring"


SHARED_RUN = """
import sys
from pathlib import Path
import torch
from models.training.__main__ import RECIPES
from models.training.train import Budget, RunSettings, Stage, train

torch.set_num_threads(1)
photos, run = Path(sys.argv[1]), Path(sys.argv[2])
stages = (Stage(64, 4, 1.0),)
budget = Budget(16, "images")
train(RunSettings(RECIPES["unified"], [photos], photos, run, budget, torch.device("cpu"), stages, validate_every=99))
"""


@pytest.mark.timeout(900)
def test_several_processes_share_one_run(folder: Path, tmp_path: Path) -> None:
    script = tmp_path / "shared_run.py"
    script.write_text(SHARED_RUN)
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([*command, script, folder, tmp_path / "run"], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr[-2000:]
    with (tmp_path / "run" / "log.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert float(row["images"]) >= 2 * 4, "both processes' photographs count"


def test_kin_show_the_same_kind_of_thing(tmp_path: Path) -> None:
    cats, cups = skimage.data.cat(), skimage.data.coffee()
    folder = tmp_path / "photos"
    (folder / "all").mkdir(parents=True)
    pictures = {f"cat{i}": cats[: 300 - 20 * i, 20 * i :] for i in range(5)} | {"cup": cups, "cup2": cups[40:, 60:]}
    for name, picture in pictures.items():
        small = cv2.resize(picture, (160, 120), interpolation=cv2.INTER_AREA)
        cv2.imwrite(str(folder / "all" / f"{name}.png"), small[..., ::-1])
    plain = PhotoBank.load([folder], 96, CPU)
    found = with_kin(plain, tmp_path / "kin.safetensors")
    assert found.kin is not None and found.kin.shape == (7, 6)
    assert found.kin[6, 0] == 5 or found.kin[5, 0] == 6, "the other cup, unless it is taken for the same photograph"
    again = with_kin(plain, tmp_path / "kin.safetensors")
    assert torch.equal(again.kin, found.kin)
    assert set(found.alike(torch.zeros(64, dtype=torch.long)).tolist()) <= set(found.kin[0].tolist())


def test_unified_answers_every_photograph_with_its_guidance_and_without(
    bank: PhotoBank, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = UnifiedRecipe()
    network = recipe.build()
    fill(network, DEFAULT_DIR / "unified.safetensors")
    seen: list[tuple[torch.Tensor, torch.Tensor]] = []

    def kept(ab: torch.Tensor, wanted: torch.Tensor, _sample: Batch) -> torch.Tensor:
        seen.append((ab, wanted))
        return ab.sum()

    monkeypatch.setattr(recipe, "chroma_loss", kept)
    torch.manual_seed(4)
    with torch.no_grad():
        samples = [recipe.batch(bank, 6, 64) for _ in range(4)]
        for sample in samples:
            recipe.losses(network.eval(), sample)
            none = torch.zeros_like(sample.ab), torch.zeros_like(sample.hint_mask)
            alone = network.decode(network.encode(sample.light), Guide(*none))[0]
            ab, wanted = seen[-1]
            told, free = ab.chunk(2)
            assert torch.allclose(free, alone, atol=1e-2), "no guidance of any kind reaches the second half"
            assert not torch.allclose(told, alone, atol=1.0), "and the first half has it"
            assert torch.equal(wanted, torch.cat([sample.ab, sample.natural]))
    assert any(sample.references is not None for sample in samples)
    assert any(not torch.allclose(sample.ab, sample.natural) for sample in samples), "painted things tell other colours"
