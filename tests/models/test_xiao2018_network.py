"""Xiao 2018's network: the layers of section 3.3, and what each input does and does not do."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from models.networks.folding import fold_batch_norm
from models.networks.xiao2018 import MOST_COLORS, Xiao2018, hue_order

Inputs = tuple[Tensor, Tensor, Tensor, Tensor, Tensor]


def lively(network: Xiao2018) -> Xiao2018:
    """The network with a last layer and statistics as if it had learned something; for evaluation."""
    torch.manual_seed(3)
    nn.init.normal_(network.conv17.weight, std=0.2)
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.weight, 0.5, 1.5)
            assert module.running_mean is not None
            module.running_mean.normal_(std=0.1)
    return network.eval()


def inputs(colors: int = 0, *, point: bool = False, number: int = 2) -> Inputs:
    torch.manual_seed(1)
    light = torch.rand(number, 1, 32, 48) * 100
    hint_ab, mask = torch.zeros(number, 2, 32, 48), torch.zeros(number, 1, 32, 48)
    if point:
        hint_ab[:, :, 10:13, 20:23], mask[:, :, 10:13, 20:23] = 40.0, 1.0
    there = (torch.arange(MOST_COLORS) < colors).float().expand(number, -1)
    return light, hint_ab, mask, torch.randn(number, MOST_COLORS, 2) * 40, there


@pytest.fixture(scope="module")
def network() -> Xiao2018:
    return lively(Xiao2018(4))


def test_at_full_width_without_skips_it_has_the_size_that_the_paper_implies() -> None:
    with torch.device("meta"):
        network = Xiao2018(32, skips=False)
    assert sum(p.numel() for p in network.parameters()) == pytest.approx(7.70e6, rel=0.001)
    assert network.conv7[0].out_channels == 512 and network.conv9[0].out_channels == 256
    assert [layer.out_features for layer in network.theme if isinstance(layer, nn.Linear)] == [1024, 512, 256]


def test_an_untrained_network_answers_gray() -> None:
    assert Xiao2018(4).eval()(*inputs(5, point=True)).abs().max() < 1e-3


def test_the_answer_is_chroma_of_half_the_sides_enlarged(network: Xiao2018) -> None:
    ab = network(*inputs())
    assert ab.shape == (2, 2, 32, 48) and ab.abs().max() <= 128
    # In bilinear enlargement by two every second step is the mean of the steps beside it.
    steps = ab.diff(dim=3)[..., 1:-1]
    assert torch.allclose(steps[..., 1::2], (steps[..., :-2:2] + steps[..., 2::2]) / 2, atol=1e-3)
    assert not torch.allclose(steps[..., 2:-1:2], (steps[..., 1:-2:2] + steps[..., 3::2]) / 2, atol=1e-1)


@pytest.mark.parametrize(("colors", "point"), [(0, True), (5, False), (5, True)])
def test_every_combination_of_inputs_differs_from_none(network: Xiao2018, colors: int, point: bool) -> None:
    assert (network(*inputs(colors, point=point)) - network(*inputs())).abs().max() > 0.01


def test_without_a_theme_its_colours_do_not_count(network: Xiao2018) -> None:
    light, hint_ab, mask, theme, there = inputs()
    assert torch.equal(network(light, hint_ab, mask, theme, there), network(light, hint_ab, mask, theme * 0, there))


@pytest.mark.parametrize("colors", [3, 5, 7])
def test_the_order_of_a_themes_colours_does_not_count(network: Xiao2018, colors: int) -> None:
    light, hint_ab, mask, theme, there = inputs(colors)
    ab = network(light, hint_ab, mask, theme, there)
    shuffled = torch.cat([torch.randperm(colors), torch.arange(colors, MOST_COLORS)])
    assert torch.allclose(network(light, hint_ab, mask, theme[:, shuffled], there), ab, atol=1e-4)


def test_a_network_that_does_not_sort_sees_the_order() -> None:
    network = lively(Xiao2018(4, sorts=False))
    light, hint_ab, mask, theme, there = inputs(5)
    turned = theme[:, [1, 2, 3, 4, 0, 5, 6]]
    assert (network(light, hint_ab, mask, turned, there) - network(light, hint_ab, mask, theme, there)).abs().max() > 0


def test_grays_come_first_then_hues_then_empty_places() -> None:
    blue, red, yellow, green, gray = (20.0, -60.0), (60.0, 40.0), (0.0, 70.0), (-50.0, 50.0), (3.0, 2.0)
    theme = torch.tensor([[blue, yellow, gray, red, green, (90.0, 0.0), (0.0, 0.0)]])
    there = torch.tensor([[1.0, 1, 1, 1, 1, 0, 0]])
    assert hue_order(theme, there)[0, :5].tolist() == [2, 3, 1, 4, 0]
    assert set(hue_order(theme, there)[0, 5:].tolist()) == {5, 6}


@pytest.mark.parametrize("options", [{"skips": False}, {"fusions": 2}, {"fusions": 3}])
def test_its_variants_take_themes_and_points(options: dict[str, int]) -> None:
    network = lively(Xiao2018(4, **options))  # type: ignore[arg-type]
    answers = [network(*inputs(colors, point=point)) for colors in (0, 4) for point in (False, True)]
    for index, one in enumerate(answers):
        assert all((one - other).abs().max() > 1e-4 for other in answers[:index])


def test_with_batch_norm_folded_it_is_the_same_function() -> None:
    before = lively(Xiao2018(4))(*inputs(5, point=True))
    folded = fold_batch_norm(lively(Xiao2018(4)))
    assert not any(isinstance(module, nn.BatchNorm2d) for module in folded.modules())
    assert torch.allclose(folded(*inputs(5, point=True)), before, atol=1e-2)
