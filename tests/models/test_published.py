"""A published weights file works as published: read, checked, installed, used, given back."""

from __future__ import annotations

import pickle
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import skimage.data
import torch
import torch.nn.functional as F
from torch import Tensor

from models import color, palette, registry, weights
from models.base import CancelToken, no_progress
from models.colorizers.zhang2017 import Zhang2017LocalColorizer
from models.errors import UserError, WeightsCorrupt, WeightsMissing
from models.hints import ColorPoint, Hints
from models.image import ImageData
from models.networks.zhang2017 import Zhang2017
from tests.models.test_zhang2017_colorizer import random_weights
from tests.models.test_zhang2017_network import published_shapes, shapes

NAME = "zhang2017-local"
PUBLISHED = "siggraph17-df00044c.pth"
SIDE = 32

State = dict[str, Tensor]


def random_state(shapes: dict[str, tuple[int, ...]]) -> State:
    """Random numbers under a network's keys; running variances are positive."""
    generator = torch.Generator().manual_seed(0)
    state: State = {}
    for key, shape in shapes.items():
        if key.endswith("num_batches_tracked"):
            state[key] = torch.tensor(1000)
        elif key.endswith("running_var"):
            state[key] = torch.rand(shape, generator=generator) + 0.5
        elif len(shape) == 4:
            state[key] = torch.randn(shape, generator=generator) * (2 / (shape[1] * shape[2] * shape[3])) ** 0.5
        else:
            state[key] = torch.randn(shape, generator=generator) * 0.2
    return state


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[State, Path]]:
    """The published file's keys and shapes with random numbers; 130 MiB that are not kept."""
    state = random_state(published_shapes())
    path = tmp_path_factory.mktemp("downloads") / PUBLISHED
    torch.save(state, path)
    yield state, path
    path.unlink()


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> State:
    """The same for a slimmer network, which is as good wherever nobody looks at its answers."""
    monkeypatch.setattr("models.published.WIDTH", 4)
    return random_state(shapes(Zhang2017(4)))


@pytest.fixture
def file(state: State, tmp_path: Path) -> Path:
    path = tmp_path / PUBLISHED
    torch.save(state, path)
    return path


def plain_forward(s: State, light: Tensor, ab: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """The published network, layer by layer, written from the table of its file.

    Args:
        light, ab, mask: L 0..100, chroma, and the mask in the file's own convention; (1, C, H, W).

    Returns:
        ab (1, 2, H, W), and logits of the 529 bins (1, 529, H/4, W/4).
    """

    def conv(x: Tensor, key: str, padding: int = 1, dilation: int = 1) -> Tensor:
        return F.conv2d(x, s[f"{key}.weight"], s[f"{key}.bias"], padding=padding, dilation=dilation)

    def up(x: Tensor, key: str) -> Tensor:
        return F.conv_transpose2d(x, s[f"{key}.weight"], s[f"{key}.bias"], stride=2, padding=1)

    def norm(x: Tensor, key: str) -> Tensor:
        mean, variance = s[f"{key}.running_mean"], s[f"{key}.running_var"]
        return F.batch_norm(x, mean, variance, s[f"{key}.weight"], s[f"{key}.bias"], eps=1e-5)

    def block(x: Tensor, name: str, convs: tuple[int, ...], last: int, dilation: int = 1) -> Tensor:
        for index in convs:
            x = torch.relu(conv(x, f"{name}.{index}", padding=dilation, dilation=dilation))
        return norm(x, f"{name}.{last}")

    half = slice(None, None, 2)
    x1 = block(torch.cat([(light - 50) / 100, ab / 110, mask], 1), "model1", (0, 2), 4)
    x2 = block(x1[:, :, half, half], "model2", (0, 2), 4)
    x3 = block(x2[:, :, half, half], "model3", (0, 2, 4), 6)
    x4 = block(x3[:, :, half, half], "model4", (0, 2, 4), 6)
    x5 = block(x4, "model5", (0, 2, 4), 6, dilation=2)
    x6 = block(x5, "model6", (0, 2, 4), 6, dilation=2)
    x7 = block(x6, "model7", (0, 2, 4), 6)
    x8 = block(torch.relu(up(x7, "model8up.0") + conv(x3, "model3short8.0")), "model8", (1, 3), 5)
    x9 = block(torch.relu(up(x8, "model9up.0") + conv(x2, "model2short9.0")), "model9", (1,), 3)
    x10 = torch.relu(up(x9, "model10up.0") + conv(x1, "model1short10.0"))
    x10 = F.leaky_relu(conv(x10, "model10.1"), 0.2)
    return torch.tanh(conv(x10, "model_out.0", padding=0)) * 110, conv(x8, "model_class.0", padding=0)


@pytest.fixture(scope="module")
def camera() -> ImageData:
    small = cv2.resize(skimage.data.camera(), (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    return ImageData.from_rgb(np.asarray(small, np.uint8))


@pytest.mark.parametrize(("mask", "absent", "present"), [("0/1", 0.0, 1.0), ("-0.5/0.5", -0.5, 0.5)])
def test_an_imported_file_answers_as_its_authors_wrote_it(
    published: tuple[State, Path], camera: ImageData, mask: str, absent: float, present: float
) -> None:
    state, file = published
    registry.import_weights(NAME, file, mask)
    backend = Zhang2017LocalColorizer("cpu")
    weights.remove(NAME)
    assert backend.parameters == 34_187_027
    hints = Hints(points=(ColorPoint(0, (10.0, 12.0), (40.0, 20.0), 3.0), ColorPoint(1, (25.0, 20.0), (0.0, 0.0), 1.0)))
    token = CancelToken()
    result = backend.colorize(backend.prepare(camera, hints, token, no_progress), hints, token, no_progress)

    hint_ab, hint_mask = torch.zeros(1, 2, SIDE, SIDE), torch.full((1, 1, SIDE, SIDE), absent)
    hint_ab[0, 0, 9:15, 7:13], hint_ab[0, 1, 9:15, 7:13] = 40.0, 20.0
    hint_mask[0, 0, 9:15, 7:13] = present
    hint_mask[0, 0, 19:21, 24:26] = present
    ab, bins = plain_forward(state, torch.from_numpy(camera.L.copy())[None, None], hint_ab, hint_mask)
    assert ab.std() > 1, "an answer that says nothing would prove nothing"
    assert np.abs(result.ab - ab[0].permute(1, 2, 0).numpy()).max() < 1e-2

    assert result.palette is not None
    for x, y in ((10, 12), (31, 0), (17, 30)):
        centres = np.array([(-110 + 10 * (q // 23), -110 + 10 * (q % 23)) for q in range(529)], np.float32)
        logits = bins[0, :, y // 4, x // 4].numpy()
        expected = palette.suggest(logits, float(camera.L[y, x]), 9, palette.Bins(centres, 0.2))
        found = result.palette.suggest((x + 0.5, y + 0.5), 9)
        assert [p for _, p in found] == pytest.approx([p for _, p in expected], abs=1e-4)
        assert np.allclose([ab for ab, _ in found], [ab for ab, _ in expected], atol=0.05)


def test_the_users_own_file_comes_first_until_it_is_removed(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "DEFAULT_DIR", random_weights(tmp_path))
    shipped = weights.locate(NAME)
    assert not shipped.imported
    registry.import_weights(NAME, file, "0/1")
    used = weights.locate(NAME)
    assert used.imported and used.details["source"] == PUBLISHED
    assert used.details["layout"] == {"width": 4, "head": "grid", "mask": "0/1", "side": 256}
    assert "a changes slowest" in used.details["bins"]
    assert Zhang2017LocalColorizer("cpu").network.head == "grid"
    assert Zhang2017LocalColorizer("cpu", tmp_path).network.head == "hypercolumn", "a named folder is the only one"
    rows = [(row["name"], row["imported"], row["in_use"]) for row in weights.listing()]
    assert rows == [(NAME, False, False), ("zhang2017-global", False, True), (NAME, True, True)]
    assert [error for _, error in weights.verify()] == [None] * 3
    weights.remove(NAME)
    assert weights.locate(NAME) == shipped
    assert not list(weights.user_dir().glob("*.safetensors"))
    with pytest.raises(UserError, match="No weights were imported"):
        weights.remove(NAME)


def test_a_second_import_takes_the_place_of_the_first(file: Path, state: State, tmp_path: Path) -> None:
    registry.import_weights(NAME, file, "0/1")
    first = weights.locate(NAME).path
    torch.save({**state, "model_out.0.bias": torch.ones(2)}, tmp_path / "other.pth")
    registry.import_weights(NAME, tmp_path / "other.pth", "-0.5/0.5")
    assert not first.exists() and weights.locate(NAME).details["layout"]["mask"] == "-0.5/0.5"
    assert len(list(weights.user_dir().iterdir())) == 2


def test_a_damaged_import_names_both_ways_out(file: Path) -> None:
    registry.import_weights(NAME, file, "0/1")
    path = weights.locate(NAME).path
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(WeightsCorrupt, match=r"Import the file again.*weights remove"):
        registry.create(NAME, device="cpu")


def saved(path: Path, content: Any, **options: Any) -> Path:
    torch.save(content, path, **options)
    return path


@pytest.mark.parametrize("form", ["without counters", "wrapped", "legacy", "half"])
def test_forms_in_which_the_same_weights_come(state: State, tmp_path: Path, form: str) -> None:
    path = tmp_path / "w.pth"
    if form == "without counters":
        saved(path, {k: v for k, v in state.items() if not k.endswith("num_batches_tracked")})
    elif form == "wrapped":
        saved(path, {"epoch": 7, "state_dict": state})
    elif form == "legacy":
        saved(path, state, _use_new_zipfile_serialization=False)
    else:
        saved(path, {k: v.half() if v.is_floating_point() else v for k, v in state.items()})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        registry.import_weights(NAME, path, "0/1")
    kept = Zhang2017LocalColorizer("cpu").network.state_dict()["model1.0.weight"]
    assert torch.allclose(kept, state["model1.0.weight"], atol=1e-2)


def test_wrong_files_name_the_first_key_that_differs(state: State, tmp_path: Path) -> None:
    path = tmp_path / "w.pth"
    wrong = {
        "it lacks “model10.1.bias”": {k: v for k, v in state.items() if k[-6:] != "1.bias" and k != "model_out.0.bias"},
        "it has a foreign “attention.weight”": {**state, "attention.weight": torch.ones(1)},
        r"“model_class.0.weight” is \(313, 16, 1, 1\) instead of \(529, 16, 1, 1\)": {
            **state,
            "model_class.0.weight": torch.zeros(313, 16, 1, 1),
        },
        "it has a foreign “0.bias”": torch.nn.Linear(2, 2).state_dict(prefix="0."),
    }
    for words, content in wrong.items():
        with pytest.raises(WeightsCorrupt, match=words):
            registry.import_weights(NAME, saved(path, content), "0/1")
    assert not weights.user_dir().exists() or not list(weights.user_dir().iterdir())


class Trap:
    """A pickle that would run something."""

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (Path("sprung"),)


def test_files_that_are_no_weights(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "w.pth"
    with pytest.raises(WeightsMissing, match=r"There is no file .*w\.pth"):
        registry.import_weights(NAME, path, "0/1")
    with pytest.raises(WeightsMissing):
        registry.import_weights(NAME, tmp_path, "0/1")
    whole = file.read_bytes()
    contents = {
        "empty": b"",
        "text": b"this is a web page that says 404\n",
        "truncated": whole[: len(whole) // 2],
        "a trap": pickle.dumps(Trap()),
        "another pickle": pickle.dumps({"state_dict": {"a": 1}}),
        "a picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
    }
    for name, data in contents.items():
        path.write_bytes(data)
        with pytest.raises(WeightsCorrupt, match=r"w\.pth.*PyTorch"):
            registry.import_weights(NAME, path, "0/1")
        assert not (tmp_path / "sprung").exists(), name
    for content in ([1, 2], {"a": 3}, {"state_dict": [1]}, torch.ones(3)):
        with pytest.raises(WeightsCorrupt, match="holds no network's weights"):
            registry.import_weights(NAME, saved(path, content), "0/1")


def test_a_backend_that_takes_no_published_file(file: Path) -> None:
    with pytest.raises(UserError, match=NAME):
        registry.import_weights("unified", file, "0/1")


def test_a_folder_that_cannot_be_written(file: Path) -> None:
    weights.user_dir().parent.mkdir(parents=True)
    weights.user_dir().write_text("in the way")
    with pytest.raises(UserError, match="not written"):
        registry.import_weights(NAME, file, "0/1")


def test_the_bins_are_the_full_grid() -> None:
    assert color.full_ab_grid().shape == (529, 2) and palette.FULL_GRID.softness == 0.2
