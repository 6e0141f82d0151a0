"""What Xiao 2018's network learns from: its losses on cases computed by hand, its maps, the shares of its inputs."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from models.colorizers.xiao2018 import Xiao2018Colorizer
from models.data.photos import PhotoBank
from models.networks.tokens import Tokens
from models.training import simulate
from models.training.__main__ import main
from models.training.hints import k_color_map
from models.training.losses import edge_loss, hint_loss, theme_loss
from models.training.train import Budget, RunSettings, Stage, train
from models.training.xiao2018 import SHARES, VARIANTS, Terms, Xiao2018Recipe, theme_input


def flat(*levels: float) -> torch.Tensor:
    """ab (1, 2, 4, 4) in shares of 255, the same everywhere."""
    return (torch.tensor(levels) * 255).reshape(1, 2, 1, 1).expand(1, 2, 4, 4).clone()


def test_the_papers_huber_loss_is_half_the_squared_error() -> None:
    # Errors of 0.1 and 0.4 are both below the delta of 0.5: (0.01 + 0.16) / 2 / 2.
    loss = theme_loss(flat(0.1, 0.4), flat(0, 0), flat(0, 0), 0.5, (1.0, 0.0))
    assert loss.item() == pytest.approx(0.0425)


def test_beyond_delta_errors_count_by_their_amount() -> None:
    # 0.1 is quadratic: 0.005; 0.4 is linear beyond 0.2: 0.2 * 0.4 - 0.02 = 0.06.
    loss = theme_loss(flat(0.1, 0.4), flat(0, 0), flat(0, 0), 0.2, (1.0, 0.0))
    assert loss.item() == pytest.approx((0.005 + 0.06) / 2)


def test_the_theme_has_a_share_of_the_loss() -> None:
    # Against the truth 0.2 (0.02), against the map 0.1 (0.005).
    loss = theme_loss(flat(0.2, 0.2), flat(0, 0), flat(0.1, 0.1), 0.5, (0.7, 0.3))
    assert loss.item() == pytest.approx(0.7 * 0.02 + 0.3 * 0.005)


def test_gradients_are_those_of_integer_sobel_kernels() -> None:
    ramp = torch.arange(4.0).expand(1, 2, 4, 4) * 255
    # A slope of 1 a pixel: 8 along x, 0 along y.
    assert edge_loss(ramp, torch.zeros_like(ramp)).item() == pytest.approx((64 + 0) / 2)
    assert edge_loss(ramp.transpose(2, 3), torch.zeros_like(ramp)).item() == pytest.approx(32)
    assert edge_loss(ramp + 50, ramp).item() == pytest.approx(0, abs=1e-6)


def test_hinted_pixels_alone_count() -> None:
    hint_ab, mask = torch.zeros(2, 2, 4, 4), torch.zeros(2, 1, 4, 4)
    hint_ab[0, :, 1, 1], mask[0, :, 1, 1] = 0.5 * 255, 1.0
    answer = torch.zeros(2, 2, 4, 4)
    answer[0, 0, 1, 1] = 0.2 * 255
    answer[:, :, 3, 3] = 99.0
    # (0.3² + 0.5²) over one hinted pixel's two components; as written over all 64 numbers.
    assert hint_loss(answer, hint_ab, mask).item() == pytest.approx(0.34 / 2)
    assert hint_loss(answer, hint_ab, mask, everywhere=True).item() == pytest.approx(0.34 / 64)
    assert hint_loss(answer, hint_ab, mask * 0).item() == 0


def test_the_map_has_the_nearest_colours_of_each_theme() -> None:
    ab = torch.tensor([[10.0, 0], [0, 12], [-60, -60]]).T.reshape(1, 2, 1, 3).expand(2, 2, 1, 3)
    theme = torch.zeros(2, 7, 2)
    theme[:, 0], theme[:, 1], theme[:, 2] = torch.tensor([20.0, 0]), torch.tensor([0.0, 20]), torch.tensor([-60.0, -60])
    there = torch.tensor([[1.0, 1, 0, 0, 0, 0, 0], [0.0] * 7])
    found = k_color_map(ab, theme, there)
    assert found[0].reshape(2, 3).T.tolist() == [[20, 0], [0, 20], [20, 0]]
    assert torch.equal(found[1], ab[1])


def test_a_theme_says_which_of_its_places_are_filled() -> None:
    colors, there = theme_input(Tokens(torch.ones(1, 7, 2), torch.tensor([[0.0, -1, -2] + [-math.inf] * 4])))
    assert there.tolist() == [[1, 1, 1, 0, 0, 0, 0]] and colors.shape == (1, 7, 2)


def test_the_four_combinations_have_a_quarter_each(bank: PhotoBank) -> None:
    torch.manual_seed(0)
    batches = [simulate.batch(bank, 250, 16, SHARES) for _ in range(4)]
    local = torch.cat([each.hint_mask.amax(dim=(1, 2, 3)) > 0 for each in batches])
    theme = torch.cat([theme_input(each.theme)[1].amax(1) > 0 for each in batches])
    for one in (local, ~local):
        for other in (theme, ~theme):
            assert (one & other).float().mean().item() == pytest.approx(0.25, abs=0.04)


def test_the_loss_has_no_other_terms(bank: PhotoBank) -> None:
    torch.manual_seed(0)
    recipe = Xiao2018Recipe()
    network, sample = recipe.build(), recipe.batch(bank, 6, 32)
    loss, bins = recipe.losses(network, sample)
    theme, there = theme_input(sample.theme)
    ab = network(sample.light, sample.hint_ab, sample.hint_mask, theme, there)
    in_theme = k_color_map(sample.ab, theme, there)
    terms = Terms()
    expected = theme_loss(ab, sample.ab, in_theme, terms.delta, (terms.truth, terms.theme))
    expected = expected + edge_loss(ab, sample.ab) + hint_loss(ab, sample.hint_ab, sample.hint_mask)
    assert torch.allclose(loss, expected) and bins == 0
    assert (terms.delta, terms.truth, terms.theme) == (0.5, 0.7, 0.3)


@pytest.mark.parametrize("name", sorted(VARIANTS.keys() - {"standard"}))
def test_variants_differ_from_the_recipe(name: str, bank: PhotoBank) -> None:
    losses = []
    for recipe in (VARIANTS["standard"], VARIANTS[name]):
        torch.manual_seed(0)
        network = recipe.build()
        torch.manual_seed(5)
        torch.nn.init.normal_(network.conv17.weight, std=0.3)
        sample = recipe.batch(bank, 8, 32)
        losses.append(recipe.losses(network, sample)[0].item())
    assert losses[0] != losses[1]


@pytest.mark.parametrize("name", ["no-skips", "fusions-3", "unsorted"])
def test_a_run_of_a_variant_can_be_measured_like_weights(name: str, folder: Path, tmp_path: Path) -> None:
    stages = (Stage(32, 8, 1.0),)
    train(RunSettings(VARIANTS[name], [folder], folder, tmp_path, Budget(8, "images"), torch.device("cpu"), stages))
    backend = Xiao2018Colorizer("cpu", tmp_path)
    taught = load_file(tmp_path / "best.safetensors")["conv17.bias"].float()
    assert torch.equal(backend.network.get_parameter("conv17.bias"), taught)
    assert backend.network.sorts is (name != "unsorted") and len(backend.network.fuse) == (3 if "3" in name else 1)


@pytest.mark.usefixtures("expect_warnings")
def test_variants_are_of_this_network_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    arguments = ["--photos", "x", "--validation", "x", "--minutes", "1", "--out", str(tmp_path)]
    monkeypatch.setattr("sys.argv", ["training", "train", "zhang2017-local", "--variant", "no-skips", *arguments])
    assert main() == 2 and "zhang2017-local has no variants" in caplog.text
