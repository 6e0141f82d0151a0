"""A VGG-19 that the user has: its layers as published, the import, and the backend that looks with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import skimage.data
import torch
import torch.nn.functional as F
from torch import Tensor

from models import registry, weights
from models.base import CancelToken, no_progress
from models.colorizers.eyes import Lite0Eye, Vgg19Eye
from models.colorizers.he2018 import He2018Colorizer
from models.errors import UserError, WeightsCorrupt
from models.hints import Hints, Reference
from models.image import ImageData
from models.matching.similarity import similarity_maps
from tests.models.test_he2018_colorizer import shipped
from tests.models.test_published import State, random_state

_CONVS = {0: (3, 64), 2: (64, 64), 5: (64, 128), 7: (128, 128), 10: (128, 256), 12: (256, 256), 14: (256, 256),
          16: (256, 256), 19: (256, 512), 21: (512, 512), 23: (512, 512), 25: (512, 512), 28: (512, 512)}  # fmt: skip
"""The published file's convolutions up to relu5_1, by their number, and their channels."""
_POOLED_BEFORE, _LEVELS = (5, 10, 19, 28), (0, 5, 10, 19, 28)


@pytest.fixture(scope="module")
def state() -> State:
    """Random numbers under the published keys; those that nobody reads are tiny."""
    shapes: dict[str, tuple[int, ...]] = {}
    for number, (inside, outside) in _CONVS.items():
        shapes |= {f"features.{number}.weight": (outside, inside, 3, 3), f"features.{number}.bias": (outside,)}
    for unused in ("features.30", "features.32", "features.34", "classifier.0", "classifier.3", "classifier.6"):
        shapes |= {f"{unused}.weight": (1, 1, 1, 1), f"{unused}.bias": (1,)}
    return random_state(shapes)


@pytest.fixture
def file(state: State, tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "vgg19-dcbb9e9d.pth"
    torch.save(state, path)
    yield path
    path.unlink()


def plain_forward(state: State, light: Tensor) -> list[Tensor]:
    """The five levels for L (1, 1, H, W), layer by layer."""
    linear = torch.where(light > 8, ((light + 16) / 116) ** 3, light / 903.3)
    gray = torch.where(linear > 0.0031308, 1.055 * linear.clamp_min(1e-9) ** (1 / 2.4) - 0.055, 12.92 * linear)
    mean, deviation = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
    x = (gray.repeat(1, 3, 1, 1) - mean.view(3, 1, 1)) / deviation.view(3, 1, 1)
    found = []
    for number in _CONVS:
        x = F.max_pool2d(x, 2) if number in _POOLED_BEFORE else x
        x = torch.relu(F.conv2d(x, state[f"features.{number}.weight"], state[f"features.{number}.bias"], padding=1))
        if number in _LEVELS:
            found.append(x)
    return found


@pytest.fixture(scope="module")
def coffee() -> ImageData:
    return ImageData.from_rgb(np.ascontiguousarray(skimage.data.coffee()[::6, ::6]))


def test_the_backend_looks_as_the_published_network_does(
    state: State, file: Path, tmp_path: Path, coffee: ImageData
) -> None:
    registry.import_weights("vgg19", file, "0/1")
    backend = He2018Colorizer("cpu", shipped(tmp_path))
    assert isinstance(backend.eye, Vgg19Eye)
    looked: list[int] = []
    backend.eye.network.features[0].register_forward_hook(lambda *_: looked.append(1))
    mirrored = ImageData.from_rgb(np.ascontiguousarray(coffee.rgb[:, ::-1]))
    token = CancelToken()
    for strength in (1.0, 0.5):
        hints = Hints(references=(Reference(mirrored, strength),))
        prepared = backend.prepare(coffee, hints, token, no_progress)
        assert np.isfinite(backend.colorize(prepared, hints, token, no_progress).ab).all()
    assert len(looked) == 2, "once at each of the two, whatever the strength"

    ours, theirs = prepared.photo.pyramid, prepared.references[0].pyramid
    expected = plain_forward(state, ours.light[None, None])
    assert [tuple(level.shape[:1]) for level in ours.levels] == [(64,), (128,), (256,), (512,), (512,)]
    for level, plain in zip(ours.levels, expected, strict=True):
        assert plain.std() > 0.01 and torch.allclose(level, plain[0], atol=1e-3 * float(plain.max()))

    # Equation 2 at the coarsest level: cosines between channels after the ReLU, and nothing taken off them.
    aligned = prepared.aligned[0]
    maps = similarity_maps(ours, theirs, aligned.forward, aligned.backward)
    coarse = F.interpolate(expected[4], ours.size, mode="bilinear")[0]
    other = F.interpolate(plain_forward(state, theirs.light[None, None])[4], theirs.size, mode="bilinear")[0]
    there = other[:, aligned.forward[..., 0], aligned.forward[..., 1]]
    assert torch.allclose(maps[0], F.cosine_similarity(coarse, there, dim=0), atol=1e-3)


def test_it_is_used_until_it_is_removed(file: Path, tmp_path: Path) -> None:
    registry.import_weights("vgg19", file, "0/1")
    entry = weights.locate("vgg19")
    assert entry.imported and entry.details["source"] == file.name
    assert entry.path.stat().st_size < 53 << 20, "what comes after relu5_1 is not kept"
    weights.remove("vgg19")
    assert isinstance(He2018Colorizer("cpu", shipped(tmp_path)).eye, Lite0Eye)
    with pytest.raises(UserError, match="vgg19"):
        weights.remove("vgg19")


def test_a_file_of_features_alone_will_do(state: State, tmp_path: Path) -> None:
    path = tmp_path / "vgg.pth"
    torch.save({key: value for key, value in state.items() if int(key.split(".")[1]) in _CONVS and key[0] == "f"}, path)
    registry.import_weights("vgg19", path, "0/1")
    assert weights.verify()[-1] == ("vgg19", None)


def test_a_wrong_file_is_refused_by_name_with_what_is_missing(state: State, tmp_path: Path) -> None:
    path = tmp_path / "other.pth"
    wrong = {
        "other.pth.*VGG-19: it lacks “features.28.bias”": {k: v for k, v in state.items() if "28" not in k},
        "it has a foreign “features.1.running_mean”": {**state, "features.1.running_mean": torch.ones(64)},
        r"“features.0.weight” is \(64, 1, 3, 3\) instead of \(64, 3, 3, 3\)": {
            **state, "features.0.weight": torch.ones(64, 1, 3, 3)
        },
        "“features.5.bias” has values that are not numbers": {**state, "features.5.bias": torch.ones(128) / 0},
    }  # fmt: skip
    for words, content in wrong.items():
        torch.save(content, path)
        with pytest.raises(WeightsCorrupt, match=words):
            registry.import_weights("vgg19", path, "0/1")
    assert not weights.user_dir().exists()
