"""Zhang 2017's networks: the published architecture, key by key, and what the paper's heads and branches do."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from models.networks.zhang2017 import Head, Zhang2017, Zhang2017Global, column

CONVS = {
    "model1.0": (64, 4, 3, 3),
    "model1.2": (64, 64, 3, 3),
    "model2.0": (128, 64, 3, 3),
    "model2.2": (128, 128, 3, 3),
    "model3.0": (256, 128, 3, 3),
    "model3.2": (256, 256, 3, 3),
    "model3.4": (256, 256, 3, 3),
    "model4.0": (512, 256, 3, 3),
    "model4.2": (512, 512, 3, 3),
    "model4.4": (512, 512, 3, 3),
    "model5.0": (512, 512, 3, 3),
    "model5.2": (512, 512, 3, 3),
    "model5.4": (512, 512, 3, 3),
    "model6.0": (512, 512, 3, 3),
    "model6.2": (512, 512, 3, 3),
    "model6.4": (512, 512, 3, 3),
    "model7.0": (512, 512, 3, 3),
    "model7.2": (512, 512, 3, 3),
    "model7.4": (512, 512, 3, 3),
    "model8up.0": (512, 256, 4, 4),
    "model3short8.0": (256, 256, 3, 3),
    "model8.1": (256, 256, 3, 3),
    "model8.3": (256, 256, 3, 3),
    "model9up.0": (256, 128, 4, 4),
    "model2short9.0": (128, 128, 3, 3),
    "model9.1": (128, 128, 3, 3),
    "model10up.0": (128, 128, 4, 4),
    "model1short10.0": (128, 64, 3, 3),
    "model10.1": (128, 128, 3, 3),
    "model_class.0": (529, 256, 1, 1),
    "model_out.0": (2, 128, 1, 1),
}
"""The published file's convolutions and their weights' shapes; those named *up are transposed."""

NORMS = {
    "model1.4": 64,
    "model2.4": 128,
    "model3.6": 256,
    "model4.6": 512,
    "model5.6": 512,
    "model6.6": 512,
    "model7.6": 512,
    "model8.5": 256,
    "model9.3": 128,
}
"""Its batch norms and their channels."""


def published_shapes() -> dict[str, tuple[int, ...]]:
    """Every key of the published file."""
    found: dict[str, tuple[int, ...]] = {}
    for name, shape in CONVS.items():
        found[f"{name}.weight"] = shape
        found[f"{name}.bias"] = (shape[1] if "up" in name else shape[0],)
    for name, channels in NORMS.items():
        for part in ("weight", "bias", "running_mean", "running_var"):
            found[f"{name}.{part}"] = (channels,)
        found[f"{name}.num_batches_tracked"] = ()
    return found


def shapes(network: nn.Module) -> dict[str, tuple[int, ...]]:
    return {key: tuple(value.shape) for key, value in network.state_dict().items()}


def randomised(network: nn.Module, seed: int = 0) -> nn.Module:
    """Numbers that make every layer count, in evaluation mode."""
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for key, value in network.state_dict().items():
            if key.endswith(("running_var", "norm.weight")):
                value.uniform_(0.5, 1.5, generator=generator)
            elif value.is_floating_point():
                fan = value[0].numel() if value.dim() > 1 else 100
                value.normal_(0, (2 / fan) ** 0.5, generator=generator)
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.weight.data.uniform_(0.5, 1.5, generator=generator)
    return network.eval().requires_grad_(requires_grad=False)


def inputs(height: int = 32, width: int = 40) -> tuple[Tensor, Tensor, Tensor]:
    torch.manual_seed(1)
    mask = (torch.rand(1, 1, height, width) > 0.9).float()
    return torch.rand(1, 1, height, width) * 100, torch.randn(1, 2, height, width) * 40 * mask, mask


def meta(width: int, head: Head = "grid") -> Zhang2017:
    with torch.device("meta"):
        return Zhang2017(width, head=head)


def test_the_published_layout_is_frozen() -> None:
    network = meta(64)
    assert shapes(network) == published_shapes()
    assert sum(p.numel() for p in network.parameters()) == 34_187_027


def test_its_arithmetic_at_256() -> None:
    network = meta(64).eval()
    with FlopCounterMode(display=False) as counter, torch.device("meta"):
        network(torch.empty(1, 1, 256, 256), torch.empty(1, 2, 256, 256), torch.empty(1, 1, 256, 256))
    assert counter.get_total_flops() / 2 == pytest.approx(75.2e9, rel=0.01)


def test_the_papers_variant_differs_in_the_head_only() -> None:
    grid, hypercolumn = shapes(meta(64)), shapes(meta(64, "hypercolumn"))
    different = {key for key in grid.keys() | hypercolumn.keys() if grid.get(key) != hypercolumn.get(key)}
    assert different and all(key.startswith("model_class.") for key in different)
    # conv1 to conv8, each once, then the 313 bins.
    assert hypercolumn["model_class.0.weight"] == (256, 64 + 128 + 256 + 4 * 512 + 256, 1, 1)
    assert hypercolumn["model_class.2.weight"] == (313, 256, 1, 1)


@pytest.mark.parametrize("head", ["grid", "hypercolumn"])
def test_the_bins_of_one_place_are_those_of_the_map(head: Head) -> None:
    network = randomised(Zhang2017(4, head=head))
    assert isinstance(network, Zhang2017)
    given = inputs()
    ab, bins = network(*given)
    again, maps = network.color(*given)
    assert torch.equal(ab, again) and ab.shape == (1, 2, 32, 40) and bins.shape[2:] == (8, 10)
    for y, x in ((0, 0), (7, 9), (3, 5), (6, 1)):
        single = network.bin_logits(column(maps, 8, torch.tensor([y]), torch.tensor([x])))
        assert torch.allclose(single[0, 0], bins[0, :, y, x], atol=1e-4)


def test_the_distribution_does_not_teach_the_trunk() -> None:
    network = Zhang2017(4, head="hypercolumn")
    network(*inputs())[1].square().mean().backward()
    taught = {name.split(".")[0] for name, p in network.named_parameters() if p.grad is not None}
    assert taught == {"model_class"}


def test_the_answer_begins_as_gray_and_stays_in_range() -> None:
    assert Zhang2017(4).eval()(*inputs())[0].abs().max() == 0
    with torch.no_grad():
        loud = randomised(Zhang2017(4))
        loud.get_parameter("model_out.0.weight").mul_(1e4)
        assert loud(*inputs())[0].abs().max() <= 110


def test_global_hints_enter_between_the_halves() -> None:
    network = randomised(Zhang2017Global(4))
    assert isinstance(network, Zhang2017Global)
    light, histogram = inputs()[0], torch.rand(1, 313).softmax(dim=1)
    saturation = torch.tensor([[0.4, 1.0]])
    taps = network.encode(light)
    assert torch.equal(network.decode(taps, histogram, saturation), network(light, histogram, saturation))
    nothing = torch.zeros(1, 313), torch.zeros(1, 2)
    answers = [network(light, h, s) for h in (histogram, nothing[0]) for s in (saturation, nothing[1])]
    for i, one in enumerate(answers):
        assert all((one - other).abs().max() > 1e-3 for other in answers[:i])


def test_a_missing_histogram_says_so() -> None:
    network = randomised(Zhang2017Global(4))
    light, absent = inputs()[0], torch.zeros(1, 2)
    seen: list[Tensor] = []
    network.get_submodule("histogram").register_forward_hook(lambda _, given, __: seen.append(given[0].flatten()))
    network(light, torch.zeros(1, 313), absent)
    network(light, torch.full((1, 313), 1 / 313), absent)
    assert seen[0].abs().max() == 0, "neither shares nor the flag"
    assert seen[1][-1] == 1 and seen[1][:-1].sum() == pytest.approx(1)


def test_a_batch_is_answered_like_its_photographs_one_by_one() -> None:
    network = randomised(Zhang2017Global(4))
    light = torch.rand(2, 1, 16, 24) * 100
    histogram = torch.cat([torch.zeros(1, 313), torch.full((1, 313), 1 / 313)])
    saturation = torch.tensor([[0.2, 1.0], [0.0, 0.0]])
    together = network(light, histogram, saturation)
    for i in range(2):
        alone = network(light[i : i + 1], histogram[i : i + 1], saturation[i : i + 1])
        assert torch.allclose(together[i : i + 1], alone, atol=1e-3)
