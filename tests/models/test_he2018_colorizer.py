"""The backend: references of any kind and number, several of them, pairs of places, strength, and what is kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import skimage.data
import torch

from models import weights
from models.base import Cancelled, CancelToken, Colorization, no_progress
from models.colorizers.he2018 import He2018Colorizer
from models.errors import UnsupportedGuidance, UserError, WeightsCorrupt
from models.hints import ColorPoint, Hints, Match, Reference, Theme
from models.image import ImageData
from models.join.upsample import Upsampler
from models.matching import classic, deep
from models.matching.fields import whole
from models.networks.he2018 import He2018
from models.training.checkpoint import save_weights

WIDTH = 4


def shipped(folder: Path, **layout: Any) -> Path:
    network = He2018(WIDTH)
    torch.manual_seed(0)
    torch.nn.init.normal_(network.model_out.get_parameter("0.weight"), std=0.1)
    path = folder / "he2018.safetensors"
    save_weights(network, path)
    entry = {"file": path.name, "sha256": weights.sha256(path)}
    weights.describe(folder, "he2018", {**entry, "layout": {"kind": "compact", "width": WIDTH, "side": 64, **layout}})
    return folder


@pytest.fixture(scope="module")
def backend(tmp_path_factory: pytest.TempPathFactory) -> He2018Colorizer:
    return He2018Colorizer("cpu", shipped(tmp_path_factory.mktemp("weights")))


@pytest.fixture(scope="module")
def coffee() -> ImageData:
    return ImageData.from_rgb(np.ascontiguousarray(skimage.data.coffee()[::4, ::4]))


@pytest.fixture(scope="module")
def mirrored(coffee: ImageData) -> ImageData:
    return ImageData.from_rgb(np.ascontiguousarray(coffee.rgb[:, ::-1]))


@pytest.fixture(scope="module")
def astronaut() -> ImageData:
    return ImageData.from_rgb(np.ascontiguousarray(skimage.data.astronaut()[::3, ::4]))


def colorize(backend: He2018Colorizer, image: ImageData, hints: Hints) -> Colorization:
    token = CancelToken()
    return backend.colorize(backend.prepare(image, hints, token, no_progress), hints, token, no_progress)


def with_references(*references: Reference) -> Hints:
    return Hints(references=references)


@pytest.mark.parametrize("shape", [(1, 1), (8, 8), (1, 2000), (600, 40), (37, 61)])
def test_photographs_and_references_of_any_shape(
    backend: He2018Colorizer, coffee: ImageData, shape: tuple[int, int]
) -> None:
    noise = ImageData.from_rgb(np.random.default_rng(0).integers(0, 256, (*shape, 3), np.uint8))
    for image, reference in ((noise, coffee), (coffee, noise)):
        result = colorize(backend, image, with_references(Reference(reference)))
        assert np.isfinite(result.ab).all() and result.matches is not None
        for place in ((0.0, 0.0), (0.3, 0.8), (1.0, 1.0)):
            index, there, sure = result.matches.at(*place)
            assert index == 0 and 0 <= sure <= 1 and 0 <= there[0] <= 1 and 0 <= there[1] <= 1
        grid = result.matches.owner.shape
        assert grid == tuple(-(-side // 2) for side in result.ab.shape[:2])


def test_without_references_there_is_an_answer_and_no_match(backend: He2018Colorizer, coffee: ImageData) -> None:
    result = colorize(backend, coffee, Hints())
    assert result.matches is None and np.isfinite(result.ab).all()


def test_a_gray_reference_is_refused_by_name(backend: He2018Colorizer, coffee: ImageData) -> None:
    gray = ImageData.from_rgb(skimage.data.camera()[::4, ::4].copy())
    with pytest.raises(UserError, match="reference"):
        colorize(backend, coffee, with_references(Reference(gray)))


def test_the_place_of_a_mirrored_reference_is_found(
    backend: He2018Colorizer, coffee: ImageData, mirrored: ImageData
) -> None:
    result = colorize(backend, coffee, with_references(Reference(mirrored)))
    assert result.matches is not None
    apart = []
    for x in np.linspace(0.1, 0.9, 7):
        for y in np.linspace(0.1, 0.9, 5):
            _, there, _ = result.matches.at(x, y)
            apart.append(np.hypot(there[0] - (1 - x), there[1] - y))
    assert np.median(apart) < 0.05, "three places of 64"


def test_of_several_references_each_place_takes_the_likelier_one(
    backend: He2018Colorizer, coffee: ImageData, mirrored: ImageData, astronaut: ImageData
) -> None:
    both = colorize(backend, coffee, with_references(Reference(astronaut), Reference(mirrored)))
    alone = colorize(backend, coffee, with_references(Reference(mirrored)))
    assert both.matches is not None
    assert both.matches.owner.mean() > 0.9, "nearly everywhere the copy"
    assert np.median(np.abs(both.ab - alone.ab)) < 0.1
    twenty = colorize(backend, coffee, with_references(*[Reference(astronaut)] * 20))
    assert np.isfinite(twenty.ab).all()


def test_strength_goes_evenly_from_the_automatic_answer_to_the_references(
    backend: He2018Colorizer, coffee: ImageData, mirrored: ImageData
) -> None:
    none, half, full = (colorize(backend, coffee, with_references(Reference(mirrored, s))).ab for s in (0.0, 0.5, 1.0))
    assert np.array_equal(none, colorize(backend, coffee, Hints()).ab)
    assert np.abs(full - none).max() > 0.5
    assert np.allclose(half, (none + full) / 2, atol=1e-3)


def test_where_the_match_is_as_sure_as_a_copys_its_colours_are_taken(
    backend: He2018Colorizer, coffee: ImageData, mirrored: ImageData, monkeypatch: pytest.MonkeyPatch
) -> None:
    def apart(hints: Hints) -> np.ndarray:
        token = CancelToken()
        prepared = backend.prepare(coffee, hints, token, no_progress)
        found = backend.colorize(prepared, hints, token, no_progress)
        aligned = prepared.aligned[0]
        (top, left), likeness = found.ab.shape[:2], aligned.likeness
        ab, sure = (whole(each)[..., :top, :left].cpu().numpy() for each in (aligned.ab, likeness))
        return np.linalg.norm(found.ab - np.moveaxis(ab, 0, 2), axis=2)[sure > 0.8]

    copy = with_references(Reference(mirrored))
    taken = apart(copy)
    assert len(taken) > 500 and taken.max() < 1e-3
    point = ColorPoint(1, (75.0, 50.0), (60.0, -40.0), 3.0)
    assert np.percentile(apart(replace(copy, points=(point,))), 90) > 1, "a point spreads there, too"
    monkeypatch.setattr(backend, "eye", replace(backend.eye, copied=(1.0, 2.0)))
    assert np.median(apart(copy)) > 1, "and the network alone would have taken others"


def test_a_pair_of_places_bends_the_match(backend: He2018Colorizer, coffee: ImageData, mirrored: ImageData) -> None:
    pair = Match((40.0, 60.0), (20.0, 80.0))
    result = colorize(backend, coffee, with_references(Reference(mirrored, matches=(pair,))))
    assert result.matches is not None
    index, there, sure = result.matches.at(40 / 150, 60 / 100)
    assert index == 0 and sure > 0.5
    assert np.hypot(there[0] - 20 / 150, there[1] - 80 / 100) < 0.05
    plain = colorize(backend, coffee, with_references(Reference(mirrored)))
    assert plain.matches is not None
    assert result.matches.at(0.9, 0.1)[1] == plain.matches.at(0.9, 0.1)[1], "elsewhere nothing moves"


def test_points_lie_on_top(backend: He2018Colorizer, coffee: ImageData, mirrored: ImageData) -> None:
    point = ColorPoint(1, (75.0, 50.0), (60.0, -40.0), 3.0)
    hints = Hints(points=(point,), references=(Reference(mirrored),))
    result = colorize(backend, coffee, hints)
    assert result.exact and np.allclose(Upsampler(coffee.L, result.ab, hints).ab(coffee.L)[50, 75], point.ab, atol=0.5)
    plain = colorize(backend, coffee, with_references(Reference(mirrored)))
    moved = np.linalg.norm(result.ab - plain.ab, axis=2)
    assert moved[30:34, 46:50].mean() > 3 * moved[:8, :8].mean(), "and spread where it is like there"
    with pytest.raises(UnsupportedGuidance, match="He 2018"):
        colorize(backend, coffee, Hints(theme=Theme(((0.0, 0.0), (10.0, 0.0), (0.0, 10.0)))))


def test_an_edit_matches_nothing_again(
    tmp_path: Path, coffee: ImageData, mirrored: ImageData, astronaut: ImageData
) -> None:
    calls: list[int] = []

    def counted(*pair: Any) -> Any:
        calls.append(1)
        return deep.match(*pair)

    backend = He2018Colorizer("cpu", shipped(tmp_path), matcher=counted)
    looked: list[int] = []
    backend.eye.network.stem.register_forward_hook(lambda *_: looked.append(1))
    colorize(backend, coffee, with_references(Reference(mirrored)))
    assert len(calls) == 1 and len(looked) == 2
    pair = Match((40.0, 60.0), (20.0, 80.0))
    for hints in (
        with_references(Reference(mirrored, 0.4)),
        with_references(Reference(mirrored, matches=(pair,))),
        Hints(points=(ColorPoint(1, (75.0, 50.0), (60.0, -40.0), 3.0),), references=(Reference(mirrored),)),
    ):
        colorize(backend, coffee, hints)
    assert len(calls) == 1 and len(looked) == 2
    colorize(backend, coffee, with_references(Reference(mirrored), Reference(astronaut)))
    assert len(calls) == 2 and len(looked) == 3, "of two references only the new one"


def test_any_matcher_will_do(tmp_path: Path, coffee: ImageData, mirrored: ImageData) -> None:
    for matcher in (classic.match_by_flow, classic.match_by_daisy):
        backend = He2018Colorizer("cpu", shipped(tmp_path), matcher=matcher)
        assert np.isfinite(colorize(backend, coffee, with_references(Reference(mirrored))).ab).all()


def test_it_stops_when_it_is_told(backend: He2018Colorizer, coffee: ImageData, mirrored: ImageData) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        backend.prepare(coffee, with_references(Reference(mirrored)), token, no_progress)


@pytest.mark.parametrize("layout", [{"kind": "other"}, {"width": 0}, {"side": "large"}])
def test_a_manifest_that_describes_no_network(tmp_path: Path, layout: dict[str, Any]) -> None:
    with pytest.raises(WeightsCorrupt, match="layout"):
        He2018Colorizer("cpu", shipped(tmp_path, **layout))
