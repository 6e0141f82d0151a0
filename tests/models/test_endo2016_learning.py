"""DeepProp's network and its learning, beside the paper."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional as F

from models.colorizers.endo2016.learning import EPSILON, Adam, Samples, cross_entropy, learn
from models.networks.endo2016 import PATCH, Endo2016, TileConv, dense, padded, patches_at, probabilities, windows_of
from tests.models.endo2016_tools import network, nothing, two_kinds


@pytest.fixture(autouse=True)
def one_thread() -> None:
    torch.set_num_threads(1)


def test_the_shapes_are_the_papers() -> None:
    net, patches = network(3), torch.rand(5, 3, PATCH, PATCH)
    first = F.max_pool2d(F.relu(net.conv1(patches)), 2, 2, ceil_mode=True)
    second = F.conv2d(first, net.conv2.weight.permute(3, 2, 0, 1), net.conv2.bias)
    second = F.max_pool2d(F.relu(second), 2, 2, ceil_mode=True)
    assert first.shape == (5, 128, 4, 4) and second.shape == (5, 256, 1, 1)
    assert torch.allclose(net.visual(windows_of(patches)), second.flatten(1), atol=1e-5)
    assert net(windows_of(patches), torch.rand(5, 2)).shape == (5, 3)


def test_a_tile_is_convolved_with_few_products() -> None:
    conv, picture = TileConv(3, 5), torch.randn(7, 3, 4, 4)
    torch.nn.init.normal_(conv.weight)
    expected = F.conv2d(picture, conv.weight.permute(3, 2, 0, 1))
    found = conv(picture.permute(2, 3, 0, 1).reshape(16, 7, 3))
    assert torch.allclose(found.view(2, 2, 7, 5).permute(2, 3, 0, 1), expected, atol=1e-5)


def test_windows_are_padded_with_zeros() -> None:
    patches = torch.rand(2, 3, PATCH, PATCH)
    windows = windows_of(patches)
    assert windows.shape == (49, 2, 32) and not windows[..., 27:].any()
    assert torch.equal(windows[2 * 7 + 5, 1, :27], patches[1, :, 2:5, 5:8].flatten())


@pytest.mark.parametrize("large", [False, True])
def test_it_begins_with_the_papers_or_larger_numbers(large: bool) -> None:
    net = Endo2016(1, 4, torch.Generator().manual_seed(1), torch.full((1,), 0.3) if large else None)
    visual = ((net.conv1, 9), (net.conv2, 1152), (net.combine_visual, 256))
    for layer, inputs in (*visual, (net.spatial, 2), (net.estimate, 256)):
        weight = layer.weight.detach()
        deviation = (2 / inputs) ** 0.5 if large and (layer, inputs) in visual else 1 / inputs
        assert float(weight.std()) == pytest.approx(deviation, rel=0.1)
        assert abs(float(weight.mean())) < 0.1 * deviation


def test_it_sees_differences_from_the_pictures_mean() -> None:
    """Bright and dark patches give other features, not the same ones at another scale."""
    mean = torch.tensor([0.2, 0.5, 0.7])
    net = Endo2016(3, 2, torch.Generator().manual_seed(1), mean)
    patches = (mean + torch.tensor([-0.2, 0.0, 0.2])[:, None])[..., None, None].expand(-1, -1, 9, 9)
    dark, middle, bright = net.visual(windows_of(patches)).detach()
    assert float(middle.max()) < 0.05 * float(bright.max())
    assert float(F.cosine_similarity(dark, bright, dim=0)) < 0.8


@pytest.mark.parametrize(("channels", "size"), [(1, (40, 31)), (3, (13, 64)), (1, (3, 9))])
def test_dense_evaluation_equals_single_patches(channels: int, size: tuple[int, int]) -> None:
    net, frame = network(channels), padded(torch.rand(channels, *size))
    rows, columns = torch.meshgrid(torch.arange(size[0]), torch.arange(size[1]), indexing="ij")
    single = probabilities(net, frame, rows.flatten(), columns.flatten(), nothing)
    assert float(single.std()) > 0.01
    assert torch.allclose(dense(net, frame, nothing), single.T.reshape(3, *size), atol=1e-4)


def test_patches_are_centred_and_reflected() -> None:
    picture = torch.arange(20.0 * 30).reshape(1, 20, 30)
    patches = patches_at(padded(picture), torch.tensor([7, 0]), torch.tensor([11, 0]))
    assert torch.equal(patches[0, 0], picture[0, 3:12, 7:16])
    assert patches[1, 0, 4, 4] == picture[0, 0, 0] and patches[1, 0, 0, 4] == picture[0, 4, 0]


def test_the_first_step_leaves_the_spatial_part_alone() -> None:
    net = network()
    loss = cross_entropy(net(windows_of(torch.rand(8, 1, 9, 9)), None), torch.randint(0, 3, (8,)))
    loss.backward()
    visual = {id(p) for p in net.visual_parameters()}
    for parameter in net.parameters():
        if id(parameter) in visual:
            assert parameter.grad is not None and float(parameter.grad.abs().max()) > 0
        else:
            assert parameter.grad is None


def test_the_second_step_reaches_every_parameter() -> None:
    net = network()
    cross_entropy(net(windows_of(torch.rand(8, 1, 9, 9)), torch.rand(8, 2)), torch.randint(0, 3, (8,))).backward()
    assert all(p.grad is not None and float(p.grad.abs().max()) > 0 for p in net.parameters())


def test_the_loss_is_the_papers() -> None:
    logits, labels = torch.randn(6, 4), torch.tensor([0, 1, 2, 3, 0, 1])
    y, g = logits.softmax(1), F.one_hot(labels, 4)
    expected = -(g * y.log() + (1 - g) * (1 - y).log()).sum()
    assert float(cross_entropy(logits, labels)) == pytest.approx(float(expected), rel=1e-4)
    assert torch.isfinite(cross_entropy(torch.tensor([[90.0, -90.0]]), torch.tensor([1])))


@pytest.mark.parametrize("channels", [1, 3])
def test_gradients_lie_as_adam_needs_them(channels: int) -> None:
    net = network(channels)
    loss = net(windows_of(torch.rand(8, channels, 9, 9)), torch.rand(8, 2)).sum()
    for parameter, gradient in zip(net.parameters(), torch.autograd.grad(loss, list(net.parameters())), strict=True):
        assert parameter.stride() == gradient.stride()


def test_rows_come_and_go_with_their_weights() -> None:
    net = network(labels=3)
    weight, bias = net.estimate.weight.detach().clone(), net.estimate.bias.detach().clone()
    features = net.conv2.weight.detach().clone()
    net.set_rows([2, None, 0], torch.Generator().manual_seed(3))
    assert net.labels == 3
    assert torch.equal(net.estimate.weight[0], weight[2]) and torch.equal(net.estimate.bias[2], bias[0])
    assert not torch.allclose(net.estimate.weight[1], weight[1])
    assert torch.equal(net.conv2.weight, features)
    net.set_rows([1], torch.Generator())
    assert net.labels == 1


def test_adam_is_torchs() -> None:
    ours, theirs = (torch.full((3, 2), 0.7, requires_grad=True) for _ in range(2))
    first, second = Adam([ours], 0.05), torch.optim.Adam([theirs], 0.05)
    for step in range(20):
        mine, its = ((p * torch.arange(6.0).reshape(3, 2) - step % 3).square().sum() for p in (ours, theirs))
        first.step(torch.autograd.grad(mine, [ours]))
        second.zero_grad()
        its.backward()
        second.step()
    assert torch.allclose(ours, theirs, atol=1e-6)


def test_adam_goes_on_with_what_it_knew() -> None:
    """A parameter that stays keeps its moments, a new one begins without."""
    at_once, in_turns, fresh = (torch.full((3,), 0.7, requires_grad=True) for _ in range(3))
    whole, part = Adam([at_once], 0.05), Adam([in_turns], 0.05)
    for step in range(12):
        if step == 6:
            part = Adam([in_turns, fresh], 0.05, part)
        gradient = torch.tensor([0.1, -1.0, 3.0]) * (step + 1)
        whole.step((gradient,))
        part.step(tuple(gradient for _ in part.parameters))
    assert torch.equal(at_once, in_turns)
    # Constant signs: Adam's first steps are of about the full rate.
    assert torch.allclose((0.7 - fresh).abs(), torch.full((3,), 6 * 0.05), atol=0.03)


@pytest.mark.parametrize("first", [0, 2, 100])
def test_learning_tells_two_kinds_apart(first: int) -> None:
    random = torch.Generator().manual_seed(0)
    net, samples = Endo2016(1, 2, random), two_kinds()
    seen: list[float] = []
    learned = learn(
        net, samples, generator=random, check=nothing, report=lambda _, error: seen.append(error), first=first
    )
    assert learned.error < EPSILON and len(seen) == sum(learned.epochs)
    assert min(first, 1) <= learned.epochs[0] <= first and learned.epochs[1] > 0
    assert torch.equal(net(samples.windows, samples.places).argmax(1), samples.labels)


def test_an_update_makes_no_leap() -> None:
    """What is known is known after one more pass: without its moments Adam would unlearn it first."""
    random = torch.Generator().manual_seed(0)
    net, samples = Endo2016(1, 2, random), two_kinds()
    first = learn(net, samples, generator=random, check=nothing)
    again = learn(net, samples, generator=random, check=nothing, resume=first.optimizer)
    assert again.epochs == (0, 1) and again.error < EPSILON


def test_what_cannot_be_told_apart_ends_learning_all_the_same() -> None:
    random = torch.Generator().manual_seed(0)
    samples = Samples(windows_of(torch.full((60, 1, 9, 9), 0.5)), torch.full((60, 2), 0.5), torch.arange(60) % 2)
    learned = learn(Endo2016(1, 2, random), samples, generator=random, check=nothing)
    assert learned.error > 0.5 and sum(learned.epochs) < 150
