"""The backends of Zhang 2017: hints arrive, photographs of any shape come back, layouts come from the manifest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import skimage.data

from models import color, registry, weights
from models.base import Cancelled, CancelToken, Colorization, Colorizer, no_progress
from models.errors import UnsupportedGuidance, WeightsCorrupt, WeightsMissing
from models.hints import ColorPoint, GlobalStats, Hints, Stroke
from models.image import ImageData
from models.networks.zhang2017 import Head, Zhang2017, Zhang2017Global
from models.training.checkpoint import save_weights
from tests.models.test_zhang2017_network import randomised

LOCAL, GLOBAL = "zhang2017-local", "zhang2017-global"
WIDTH = 8


def random_weights(folder: Path, *, head: Head = "hypercolumn", mask: str = "0/1") -> Path:
    """A folder with a manifest and random weights for both backends."""
    networks = {
        LOCAL: (Zhang2017(WIDTH, head=head), {"width": WIDTH, "head": head, "mask": mask, "side": 256}),
        GLOBAL: (Zhang2017Global(WIDTH), {"width": WIDTH, "side": 256}),
    }
    for name, (network, layout) in networks.items():
        path = folder / f"{name}.safetensors"
        save_weights(randomised(network), path)
        entry: dict[str, Any] = {"file": path.name, "sha256": weights.sha256(path), "layout": layout}
        weights.describe(folder, name, entry)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return random_weights(tmp_path_factory.mktemp("weights"))


@pytest.fixture(scope="module")
def local(folder: Path) -> Colorizer:
    return registry.create(LOCAL, device="cpu", weights_dir=folder)


@pytest.fixture(scope="module")
def whole(folder: Path) -> Colorizer:
    return registry.create(GLOBAL, device="cpu", weights_dir=folder)


@pytest.fixture(scope="module")
def camera() -> ImageData:
    return ImageData.from_rgb(skimage.data.camera()[::8, ::8].copy())


def colorize(backend: Colorizer, image: ImageData, hints: Hints, working_size: int | None = None) -> Colorization:
    token = CancelToken()
    prepared = backend.prepare(image, hints, token, no_progress, working_size=working_size)
    return backend.colorize(prepared, hints, token, no_progress)


POINT = Hints(points=(ColorPoint(0, (30.0, 20.0), (40.0, 20.0), 4.0),))
COFFEE = color.ab_histogram(np.ascontiguousarray(skimage.data.coffee()[::4, ::4]))
KINDS = {
    LOCAL: [POINT, Hints(strokes=(Stroke(0, ((5, 5), (50, 40)), (6.0, 6.0), (-30.0, 20.0)),))],
    GLOBAL: [
        Hints(stats=GlobalStats(ab_hist=COFFEE)),
        Hints(stats=GlobalStats(saturation=0.7)),
        Hints(stats=GlobalStats(COFFEE, 0.7)),
    ],
}


@pytest.mark.parametrize("name", [LOCAL, GLOBAL])
@pytest.mark.parametrize("shape", [(8, 8), (1, 400), (400, 1), (1, 1), (37, 61), (60, 83)])
def test_photographs_of_any_shape(folder: Path, name: str, shape: tuple[int, int]) -> None:
    backend = registry.create(name, device="cpu", weights_dir=folder)
    image = ImageData.from_rgb(np.random.default_rng(0).integers(0, 256, shape, np.uint8))
    for hints in (Hints(), *KINDS[name]):
        result = colorize(backend, image, hints)
        assert np.isfinite(result.ab).all() and result.ab.shape[:2] == shape
        assert (result.palette is not None) == registry.spec(name).palette == (name == LOCAL)


@pytest.mark.parametrize("name", [LOCAL, GLOBAL])
def test_every_kind_of_hints_changes_the_picture_and_the_same_ones_do_not(
    folder: Path, camera: ImageData, name: str
) -> None:
    backend = registry.create(name, device="cpu", weights_dir=folder)
    answers = [colorize(backend, camera, hints).ab for hints in (Hints(), *KINDS[name])]
    for i, one in enumerate(answers):
        assert all(np.abs(one - other).max() > 1e-2 for other in answers[:i])
    assert np.array_equal(colorize(backend, camera, KINDS[name][0]).ab, answers[1])


def test_a_point_acts_where_it_is(local: Colorizer, camera: ImageData) -> None:
    change = np.linalg.norm(colorize(local, camera, POINT).ab - colorize(local, camera, Hints()).ab, axis=2)
    assert change[16:25, 26:35].mean() > 2 * change.mean()


def test_the_network_alone_answers(local: Colorizer, camera: ImageData) -> None:
    assert not colorize(local, camera, POINT).exact, "nothing corrects what it says at the hints"


@pytest.mark.parametrize("name", [LOCAL, GLOBAL])
def test_other_kinds_are_refused(folder: Path, camera: ImageData, name: str) -> None:
    backend = registry.create(name, device="cpu", weights_dir=folder)
    with pytest.raises(UnsupportedGuidance, match="only"):
        colorize(backend, camera, KINDS[GLOBAL if name == LOCAL else LOCAL][0])


@pytest.mark.parametrize("name", [LOCAL, GLOBAL])
def test_cancel_is_heard(folder: Path, camera: ImageData, name: str) -> None:
    backend = registry.create(name, device="cpu", weights_dir=folder)
    token = CancelToken()
    prepared = backend.prepare(camera, Hints(), token, no_progress)
    token.cancel()
    with pytest.raises(Cancelled):
        backend.colorize(prepared, KINDS[name][0], token, no_progress)
    with pytest.raises(Cancelled):
        backend.prepare(camera, Hints(), token, no_progress)


def test_cancel_during_the_pass_is_heard_after_it(local: Colorizer, camera: ImageData) -> None:
    token = CancelToken()
    prepared = local.prepare(camera, Hints(), token, no_progress)
    with pytest.raises(Cancelled):
        local.colorize(prepared, POINT, token, lambda *_: token.cancel())


def test_an_edit_of_global_hints_does_not_look_at_the_photograph_again(
    whole: Colorizer, camera: ImageData, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = CancelToken()
    prepared = whole.prepare(camera, Hints(), token, no_progress)
    monkeypatch.setattr(Zhang2017Global, "encode", lambda *_: pytest.fail("encoded again"))
    for hints in KINDS[GLOBAL]:
        whole.colorize(prepared, hints, token, no_progress)


@pytest.mark.parametrize("head", ["grid", "hypercolumn"])
def test_suggestions_of_either_head(tmp_path: Path, camera: ImageData, head: Head) -> None:
    backend = registry.create(LOCAL, device="cpu", weights_dir=random_weights(tmp_path, head=head))
    result = colorize(backend, camera, POINT)
    assert result.palette is not None
    for place in ((30.0, 20.0), (0.0, 0.0), (-9.0, 1e6), (63.9, 63.9)):
        found = result.palette.suggest(place, 9)
        assert 1 <= len(found) <= 9 and found == result.palette.suggest(place, 9)
        shares = [share for _, share in found]
        assert shares == sorted(shares, reverse=True) and sum(shares) == pytest.approx(1)
        x, y = (min(max(int(v), 0), 63) for v in place)
        ab = np.array([ab for ab, _ in found], np.float32)
        assert color.in_gamut(np.full(len(ab), camera.L[y, x], np.float32), ab).all()
    assert result.palette.suggest((30.0, 20.0), 9) != result.palette.suggest((60.0, 60.0), 9)


def test_the_masks_convention_is_the_manifests(tmp_path: Path, local: Colorizer, camera: ImageData) -> None:
    (tmp_path / "other").mkdir()
    centred = registry.create(LOCAL, device="cpu", weights_dir=random_weights(tmp_path / "other", mask="-0.5/0.5"))
    assert not np.allclose(colorize(local, camera, POINT).ab, colorize(centred, camera, POINT).ab)


def test_the_artists_working_size_is_used(folder: Path) -> None:
    backend = registry.create(LOCAL, device="cpu", weights_dir=folder)
    image = ImageData.from_rgb(skimage.data.camera())
    assert colorize(backend, image, Hints()).ab.shape == (256, 256, 2)
    assert colorize(backend, image, Hints(), 128).ab.shape == (128, 128, 2)


@pytest.mark.parametrize(
    "layout",
    [
        None,
        {},
        {"width": 0, "side": 256},
        {"width": 8, "head": "grid", "mask": "0/1", "side": 0},
        {"width": 8, "head": "tail", "mask": "0/1", "side": 256},
        "wide",
    ],
)
def test_a_manifest_without_a_layout_is_refused(tmp_path: Path, layout: object) -> None:
    random_weights(tmp_path)
    entry = dict(weights.entries(tmp_path)[LOCAL].details)
    entry.pop("layout")
    weights.describe(tmp_path, LOCAL, entry if layout is None else {**entry, "layout": layout})
    with pytest.raises(WeightsCorrupt, match=f"no layout for “{LOCAL}”"):
        registry.create(LOCAL, device="cpu", weights_dir=tmp_path)


def test_weights_of_another_width_are_refused_by_key(tmp_path: Path) -> None:
    random_weights(tmp_path)
    entry = weights.entries(tmp_path)[GLOBAL].details
    weights.describe(tmp_path, GLOBAL, {**entry, "layout": {"width": 4, "side": 256}})
    with pytest.raises(WeightsCorrupt, match=r"“glob\.1\.bias” is \(64,\) instead of \(32,\)"):
        registry.create(GLOBAL, device="cpu", weights_dir=tmp_path)


@pytest.mark.parametrize("name", [LOCAL, GLOBAL])
def test_missing_weights_are_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "manifest.toml").write_text("")
    with pytest.raises(WeightsMissing, match=name):
        registry.create(name, device="cpu", weights_dir=tmp_path)
