"""The network: shapes, tokens in every combination, what must not change its answer, folding and reloading."""

from __future__ import annotations

import itertools
import math
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor

from models.networks.folding import fold_batch_norm
from models.networks.tokens import Tokens, cell_places, histogram_tokens, local_tokens, reference_cells
from models.networks.unified import Guide, Unified
from models.training.checkpoint import save_weights
from models.weights import fill

SIZE = (48, 64)


def small_network() -> Unified:
    torch.manual_seed(3)
    network = Unified(16, 32, 48)
    torch.nn.init.normal_(network.decoder.out.weight, std=0.2)
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            torch.nn.init.uniform_(module.running_mean, -0.2, 0.2)
            if module.affine:
                torch.nn.init.uniform_(module.weight, 0.5, 1.0)
    return network.eval().requires_grad_(requires_grad=False)


@pytest.fixture(scope="module")
def network() -> Unified:
    return small_network()


@pytest.fixture(scope="module")
def light() -> Tensor:
    torch.manual_seed(4)
    return torch.rand(1, 1, 2 * SIZE[0], 2 * SIZE[1]) * 100


def no_hints() -> Guide:
    return Guide(torch.zeros(1, 2, *SIZE), torch.zeros(1, 1, *SIZE))


def points() -> Guide:
    ab, mask = torch.zeros(1, 2, *SIZE), torch.zeros(1, 1, *SIZE)
    ab[0, :, 10:13, 20:23] = torch.tensor([40.0, -20.0])[:, None, None]
    mask[0, :, 10:13, 20:23] = 1
    return Guide(ab, mask)


def plain_cells(value: float) -> Tensor:
    """Cells of one colour."""
    return torch.full((1, SIZE[0] // 8 * SIZE[1] // 8, 2), value)


def every_kind(network: Unified, light: Tensor) -> dict[str, dict[str, object]]:
    histogram = torch.zeros(1, 313)
    histogram[0, [10, 150]] = torch.tensor([0.3, 0.7])
    keys, tokens = reference_cells(network.encode(light.flip(3)), plain_cells(25.0), torch.ones(1))
    return {
        "theme": {"theme": Tokens(torch.tensor([[[30.0, 30], [-20, 10], [0, -40]]]), torch.zeros(1, 3))},
        "histogram": {"histogram": histogram},
        "saturation": {"saturation": torch.tensor([[0.4, 1.0]])},
        "reference": {"reference": keys, "reference_tokens": tokens},
    }


def test_any_combination_gives_finite_chroma_of_the_photographs_size(network: Unified, light: Tensor) -> None:
    kinds = every_kind(network, light)
    features = network.encode(light)
    answers = []
    for number in range(len(kinds) + 1):
        for chosen in itertools.combinations(kinds, number):
            for local in (no_hints(), points()):
                guide = replace(local, **{k: v for name in chosen for k, v in kinds[name].items()})
                ab, bins = network.decode(features, guide)
                assert ab.shape == (1, 2, *SIZE)
                assert bins.shape == (1, 48, SIZE[0] // 4, SIZE[1] // 4)
                assert torch.isfinite(ab).all()
                answers.append(ab)
    for one, other in itertools.combinations(answers, 2):
        assert not torch.equal(one, other), "two different combinations of hints gave the same picture"


def test_the_same_hints_give_the_same_picture(network: Unified, light: Tensor) -> None:
    first, _ = network.decode(network.encode(light), points())
    second, _ = network.decode(network.encode(light), points())
    assert torch.equal(first, second)


def test_absent_tokens_change_nothing(network: Unified, light: Tensor) -> None:
    features = network.encode(light)
    theme = Tokens(torch.tensor([[[30.0, 30], [-20, 10], [0, -40]]]), torch.zeros(1, 3))
    padded = Tokens(
        torch.cat([theme.ab, torch.full((1, 4, 2), 99.0)], 1),
        torch.cat([theme.log_weight, torch.full((1, 4), -math.inf)], 1),
    )
    plain, _ = network.decode(features, replace(no_hints(), theme=theme))
    filled, _ = network.decode(features, replace(no_hints(), theme=padded))
    torch.testing.assert_close(plain, filled)


def test_the_order_of_theme_colours_does_not_matter(network: Unified, light: Tensor) -> None:
    features = network.encode(light)
    ab = torch.tensor([[[30.0, 30], [-20, 10], [0, -40]]])
    one, _ = network.decode(features, replace(no_hints(), theme=Tokens(ab, torch.zeros(1, 3))))
    other, _ = network.decode(features, replace(no_hints(), theme=Tokens(ab.flip(1), torch.zeros(1, 3))))
    torch.testing.assert_close(one, other)


def test_a_batch_gives_what_its_samples_give_alone(network: Unified, light: Tensor) -> None:
    torch.manual_seed(5)
    both = torch.cat([light, torch.rand_like(light) * 100])
    hinted = points()
    guide = Guide(
        torch.cat([hinted.hint_ab, torch.zeros_like(hinted.hint_ab)]),
        torch.cat([hinted.hint_mask, torch.zeros_like(hinted.hint_mask)]),
    )
    together, _ = network.decode(network.encode(both), guide)
    first, _ = network.decode(network.encode(both[:1]), hinted)
    second, _ = network.decode(network.encode(both[1:]), no_hints())
    torch.testing.assert_close(together, torch.cat([first, second]), rtol=1e-4, atol=1e-3)


def test_local_tokens_hold_the_mean_colour_of_each_touched_cell() -> None:
    ab, mask = torch.zeros(1, 2, 16, 16), torch.zeros(1, 1, 16, 16)
    ab[0, 0, 1, 9:11] = torch.tensor([10.0, 30.0])
    mask[0, 0, 1, 9:11] = 1
    touched, tokens = local_tokens(ab, mask)
    assert touched.tolist() == [1]
    torch.testing.assert_close(tokens.ab, torch.tensor([[[20.0, 0.0]]]))


def test_histogram_tokens_are_the_fullest_bins_and_an_empty_row_has_none() -> None:
    histogram = torch.zeros(2, 313)
    histogram[0, 7] = 1.0
    tokens = histogram_tokens(histogram)
    assert torch.isfinite(tokens.log_weight[0]).sum() == 1
    assert not torch.isfinite(tokens.log_weight[1]).any()


def test_a_reference_of_no_strength_is_no_reference(network: Unified, light: Tensor) -> None:
    features = network.encode(light)
    keys, tokens = reference_cells(features, plain_cells(25.0), torch.zeros(1))
    ignored, _ = network.decode(features, replace(no_hints(), reference=keys, reference_tokens=tokens))
    given = reference_cells(features, plain_cells(-60.0), torch.zeros(1))
    other, _ = network.decode(features, replace(no_hints(), reference=given[0], reference_tokens=given[1]))
    torch.testing.assert_close(ignored, other)


def test_places_do_not_depend_on_the_resolution() -> None:
    coarse, fine = cell_places((4, 6), torch.zeros(1)), cell_places((8, 12), torch.zeros(1))
    assert coarse.abs().amax(0).tolist() == pytest.approx([0.625, 0.375])
    torch.testing.assert_close(fine.view(4, 2, 6, 2, 2).mean((1, 3)).view(-1, 2), coarse)


def test_folding_batch_norm_changes_nothing_but_the_time(light: Tensor) -> None:
    plain = small_network()
    folded = fold_batch_norm(deepcopy(plain))
    assert not any(isinstance(m, torch.nn.BatchNorm2d) for m in folded.modules())
    one, _ = plain.decode(plain.encode(light), points())
    other, _ = folded.decode(folded.encode(light), points())
    torch.testing.assert_close(one, other, rtol=1e-3, atol=1e-2)


def test_saved_weights_reload_to_the_same_picture(light: Tensor, tmp_path: Path) -> None:
    saved = small_network()
    save_weights(saved, tmp_path / "w.safetensors")
    loaded = Unified(16, 32, 48).eval()
    fill(loaded, tmp_path / "w.safetensors")
    with torch.no_grad():
        for parameter in saved.parameters():
            parameter.copy_(parameter.half())
        one, _ = saved.decode(saved.encode(light), points())
        other, _ = loaded.decode(loaded.encode(light), points())
    torch.testing.assert_close(one, other)
