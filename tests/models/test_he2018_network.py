"""He 2018's colorization subnet: the published file, layer by layer, and the compact network."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from models import registry, weights
from models.errors import WeightsCorrupt
from models.networks.he2018 import He2018, He2018Published
from models.networks.zhang2017 import Zhang2017
from models.training.checkpoint import borrow, save_weights
from tests.models.test_published import State, random_state

_CHANNELS = {2: (64, 128), 3: (128, 256), 4: (256, 512), 5: (512, 512), 6: (512, 512), 7: (512, 512)}


def published_shapes() -> dict[str, tuple[int, ...]]:
    """Every key of `example_net.pth` but the counters, from the table of its layers."""
    convs = {"conv1_1.0": (32, 13), "conv1_1.2": (64, 32), "conv1_2": (64, 64), "conv1_2_short": (128, 64)}
    for block, (inside, outside) in _CHANNELS.items():
        for number in range(1, 3 if block == 2 else 4):
            convs[f"conv{block}_{number}"] = (outside, inside if number == 1 else outside)
    convs |= {"conv3_3_short": (256, 256), "conv8_2": (256, 256), "conv8_3": (256, 256)}
    convs |= {"conv2_2_short": (128, 128), "conv9_2": (128, 128), "conv10_2": (128, 128)}
    found: dict[str, tuple[int, ...]] = {}
    for name, (outside, inside) in convs.items():
        found |= {f"{name}.weight": (outside, inside, 3, 3), f"{name}.bias": (outside,)}
    for name, inside, outside in (("conv8_1", 512, 256), ("conv9_1", 256, 128), ("conv10_1", 128, 128)):
        found |= {f"{name}.weight": (inside, outside, 4, 4), f"{name}.bias": (outside,)}
    found |= {"conv10_ab.weight": (2, 128, 1, 1), "conv10_ab.bias": (2,)}
    last = {1: (2, 64), 2: (2, 128), 3: (3, 256), 4: (3, 512), 5: (3, 512), 6: (3, 512), 7: (3, 512)}
    last |= {8: (3, 256), 9: (2, 128)}
    for block, (number, channels) in last.items():
        for part in ("running_mean", "running_var"):
            found[f"conv{block}_{number}norm.{part}"] = (channels,)
        if block < 4:
            found[f"conv{block}_{number}norm_ss.weight"] = (channels, 1, 1, 1)
    return found


@pytest.fixture(scope="module")
def state() -> State:
    return random_state(published_shapes())


def plain_forward(s: State, x: Tensor) -> Tensor:
    """The published network on its thirteen channels, layer by layer."""

    def conv(x: Tensor, key: str, dilation: int = 1) -> Tensor:
        return F.conv2d(x, s[f"{key}.weight"], s[f"{key}.bias"], padding=dilation, dilation=dilation)

    def block(x: Tensor, number: int, convs: tuple[int, ...], dilation: int = 1) -> Tensor:
        for each in convs:
            x = torch.relu(conv(x, f"conv{number}_{each}", dilation))
        key = f"conv{number}_{convs[-1]}norm"
        return F.batch_norm(x, s[f"{key}.running_mean"], s[f"{key}.running_var"], eps=1e-5)

    def halved(x: Tensor, key: str) -> Tensor:
        return F.conv2d(x, s[f"{key}norm_ss.weight"], stride=2, groups=x.shape[1])

    def up(x: Tensor, key: str) -> Tensor:
        return F.conv_transpose2d(x, s[f"{key}.weight"], s[f"{key}.bias"], stride=2, padding=1)

    first = torch.relu(conv(torch.relu(conv(x, "conv1_1.0")), "conv1_1.2"))
    x1 = block(first, 1, (2,))
    x2 = block(halved(x1, "conv1_2"), 2, (1, 2))
    x3 = block(halved(x2, "conv2_2"), 3, (1, 2, 3))
    x4 = block(halved(x3, "conv3_3"), 4, (1, 2, 3))
    x7 = block(block(block(x4, 5, (1, 2, 3), 2), 6, (1, 2, 3), 2), 7, (1, 2, 3))
    x8 = block(torch.relu(up(x7, "conv8_1") + conv(x3, "conv3_3_short")), 8, (2, 3))
    x9 = block(torch.relu(up(x8, "conv9_1") + conv(x2, "conv2_2_short")), 9, (2,))
    x10 = torch.relu(up(x9, "conv10_1") + conv(x1, "conv1_2_short"))
    x10 = F.leaky_relu(conv(x10, "conv10_2"), 0.2)
    return torch.tanh(F.conv2d(x10, s["conv10_ab.weight"], s["conv10_ab.bias"])) * 100


def inputs(size: int) -> tuple[Tensor, Tensor, Tensor]:
    generator = torch.Generator().manual_seed(3)
    light, similarity = (torch.rand(1, n, size, size, generator=generator) for n in (1, 10))
    return light * 100, torch.randn(1, 2, size, size, generator=generator) * 30, similarity


def test_the_published_network_is_the_published_one(state: State) -> None:
    network = He2018Published().eval()
    assert sum(p.numel() for p in network.parameters()) == 34_065_666
    wanted = weights.learned(network.state_dict())
    assert {k: tuple(v.shape) for k, v in wanted.items()} == published_shapes()
    network.load_state_dict(state, strict=False)
    light, ab, similarity = inputs(32)
    with torch.inference_mode():
        answer = network(light, ab, similarity)
    # In the file's own units: L - 50, ab, and errors of 8 bits, coarse level first.
    expected = plain_forward(state, torch.cat([light - 50, ab, (255 * (1 - similarity) - 127) / 2], 1))
    assert expected.std() > 1 and torch.allclose(answer, expected, atol=1e-2)


def test_no_similarity_is_the_largest_error(state: State) -> None:
    network = He2018Published().eval()
    network.load_state_dict(state, strict=False)
    light, ab, _ = inputs(16)
    for similarity, channel in ((0.0, 64.0), (1.0, -63.5)):
        maps = torch.full((1, 10, 16, 16), similarity)
        expected = plain_forward(state, torch.cat([light - 50, ab, torch.full_like(maps, channel)], 1))
        with torch.inference_mode():
            assert torch.allclose(network(light, ab, maps), expected, atol=1e-2)


def test_a_users_file_is_imported_and_checked_key_by_key(state: State, tmp_path: Path) -> None:
    path = tmp_path / "example_net.pth"
    torch.save({**state, "conv1_2norm.num_batches_tracked": torch.tensor(7)}, path)
    registry.import_weights("he2018", path, "0/1")
    entry = weights.locate("he2018")
    assert entry.imported and entry.details["layout"] == {"kind": "published", "side": 256}
    backend = registry.create("he2018", device="cpu")
    weights.remove("he2018")
    light, ab, similarity = inputs(16)
    with torch.inference_mode():
        answer = backend.network(light, ab, similarity)  # type: ignore[attr-defined]
    expected = plain_forward(state, torch.cat([light - 50, ab, (255 * (1 - similarity) - 127) / 2], 1))
    assert torch.allclose(answer, expected, atol=1e-2), "no batch norm was folded across a ReLU"
    wrong = {
        "it lacks “conv10_ab.weight”": {k: v for k, v in state.items() if k != "conv10_ab.weight"},
        "it has a foreign “conv0.weight”": {**state, "conv0.weight": torch.ones(1)},
        r"“conv1_1.0.weight” is \(32, 7, 3, 3\)": {**state, "conv1_1.0.weight": torch.zeros(32, 7, 3, 3)},
    }
    for words, content in wrong.items():
        torch.save(content, path)
        with pytest.raises(WeightsCorrupt, match=words):
            registry.import_weights("he2018", path, "0/1")


def test_the_compact_network_starts_as_zhang2017_with_the_reference_as_hints(tmp_path: Path) -> None:
    local = Zhang2017(4, head="hypercolumn").eval()
    torch.nn.init.normal_(local.model_out.get_parameter("0.weight"))
    save_weights(local, tmp_path / "local.safetensors")
    network = He2018(4).eval()
    assert borrow(network, tmp_path / "local.safetensors") > 0
    light, ab, similarity = inputs(16)
    with torch.inference_mode():
        answer = network(light, ab, similarity)
        expected, _ = local(light, ab, 2 * similarity[:, :1] - 1)
    assert (answer - expected).abs().mean() < 0.2 < answer.std(), "but for float16"
