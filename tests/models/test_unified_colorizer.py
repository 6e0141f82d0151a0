"""The backend: any hints on any photograph give a picture or a clear sentence, and hints are met exactly."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import skimage.data
import torch
from numpy.typing import NDArray

from models import color
from models.base import Cancelled, CancelToken, Colorization, no_progress
from models.colorizers.grid import Grid
from models.colorizers.unified import DOUBTED, PAIR_WEIGHT, Prepared, UnifiedColorizer, reference_tokens
from models.errors import UserError
from models.hints import ColorPoint, GlobalStats, Hints, Match, Reference, Stroke, Theme
from models.image import ImageData
from models.join.upsample import Upsampler
from models.networks.lite0 import LOOK_CHANNELS
from models.networks.tokens import Features
from models.networks.unified import Unified
from models.types import F32
from tests.models.test_unified_network import small_network


@pytest.fixture(scope="module")
def backend() -> UnifiedColorizer:
    return UnifiedColorizer("cpu", network=small_network())


@pytest.fixture(scope="module")
def camera() -> ImageData:
    return ImageData.from_rgb(skimage.data.camera()[::2, ::2].copy())


@pytest.fixture(scope="module")
def coffee() -> ImageData:
    return photograph(skimage.data.coffee()[::4, ::4])


def colorize(backend: UnifiedColorizer, image: ImageData, hints: Hints) -> Colorization:
    token = CancelToken()
    return backend.colorize(backend.prepare(image, hints, token, no_progress), hints, token, no_progress)


def shown_ab(image: ImageData, result: Colorization, hints: Hints) -> F32:
    return Upsampler(image.L, result.ab, hints).ab(image.L)


def some_points(image: ImageData, number: int) -> Hints:
    rng = np.random.default_rng(number)
    places = rng.uniform((8, 8), np.array(image.size) - 8, (number, 2))
    colors = rng.uniform(-30, 30, (number, 2))
    return Hints(
        points=tuple(
            ColorPoint(i, (x, y), (a, b), 3.0) for i, ((x, y), (a, b)) in enumerate(zip(places, colors, strict=True))
        )
    )


@pytest.mark.parametrize("shape", [(8, 8), (1, 4000), (4000, 1), (1, 1), (37, 61), (300, 200)])
def test_photographs_of_any_shape(backend: UnifiedColorizer, shape: tuple[int, int]) -> None:
    image = ImageData.from_rgb(np.random.default_rng(0).integers(0, 256, shape, np.uint8))
    hints = Hints(points=(ColorPoint(0, (0.5, 0.5), (20, 10)),))
    for given in (Hints(), hints):
        result = colorize(backend, image, given)
        assert np.isfinite(result.ab).all()
        assert result.ab.shape[0] <= shape[0] and result.ab.shape[1] <= shape[1]
        assert result.palette is not None and result.palette.suggest((0.5, 0.5), 9)


def test_working_sizes_keep_the_aspect_and_fill_up_to_whole_blocks() -> None:
    grid = Grid.of((3000, 2000), 256, most=4 * 256 * 256)
    assert (grid.width, grid.height) == (384, 256)
    wide = Grid.of((8000, 1000), 256, most=256 * 1024)
    assert wide.width * wide.height <= 256 * 1024 * 1.01
    assert wide.width / wide.height == pytest.approx(8, rel=0.02)
    odd = Grid.of((37, 61), 256, most=256 * 256)
    assert ((odd.width + odd.right) % 16, (odd.height + odd.bottom) % 16) == (0, 0)


@pytest.mark.parametrize("number", [1, 10, 60])
def test_hints_are_met_exactly(backend: UnifiedColorizer, camera: ImageData, number: int) -> None:
    hints = some_points(camera, number)
    ab = shown_ab(camera, colorize(backend, camera, hints), hints)
    for point in hints.points:
        x, y = int(point.xy[0]), int(point.xy[1])
        if any(
            p.id > point.id and max(abs(p.xy[0] - point.xy[0]), abs(p.xy[1] - point.xy[1])) < 8 for p in hints.points
        ):
            continue
        if color.in_gamut(camera.L[y, x], np.array(point.ab, np.float32)):
            assert np.linalg.norm(ab[y, x] - point.ab) <= 1


@pytest.mark.parametrize("shape", [(256, 256), (200, 300), (4000, 1)])
def test_bfloat16_changes_next_to_nothing_and_hints_are_still_met(shape: tuple[int, int]) -> None:
    gray = np.random.default_rng(2).integers(0, 256, (-(-shape[0] // 8), -(-shape[1] // 8)), np.uint8)
    image = ImageData.from_rgb(np.kron(gray, np.ones((8, 8), np.uint8))[: shape[0], : shape[1]])
    place = (image.size[0] / 2, image.size[1] / 2)
    hints = Hints(points=(ColorPoint(1, place, (12, -9), 2.0),))
    full, half = (UnifiedColorizer("cpu", network=small_network(), half=half) for half in (False, True))
    expected, found = colorize(full, image, Hints()), colorize(half, image, Hints())
    assert np.abs(expected.ab).max() > 5
    assert np.abs(found.ab - expected.ab).max() < 1
    assert found.palette is not None and found.palette.suggest(place, 9)
    x, y = int(place[0]), int(place[1])
    if color.in_gamut(image.L[y, x], np.array((12, -9), np.float32)):
        assert np.linalg.norm(shown_ab(image, colorize(half, image, hints), hints)[y, x] - (12, -9)) <= 1


def test_two_contradicting_hints_on_one_pixel_the_last_one_wins(backend: UnifiedColorizer, camera: ImageData) -> None:
    place = (100.5, 60.5)
    hints = Hints(points=(ColorPoint(1, place, (30, 0)), ColorPoint(2, place, (-25, 10))))
    ab = shown_ab(camera, colorize(backend, camera, hints), hints)
    assert np.linalg.norm(ab[60, 100] - (-25, 10)) <= 1


def test_ten_thousand_hints(backend: UnifiedColorizer, camera: ImageData) -> None:
    result = colorize(backend, camera, some_points(camera, 10_000))
    assert np.isfinite(result.ab).all()


def test_a_constant_photograph_and_hints_outside(backend: UnifiedColorizer) -> None:
    flat = ImageData.from_rgb(np.full((64, 80), 128, np.uint8))
    outside = Hints(points=(ColorPoint(0, (-500, 9000), (20, 10)),), strokes=(Stroke(1, ((1e6, 0),), (3,), (5, 5)),))
    for hints in (Hints(), outside, some_points(flat, 5)):
        assert np.isfinite(colorize(backend, flat, hints).ab).all()


def test_the_same_hints_give_the_same_picture_and_hints_matter(backend: UnifiedColorizer, camera: ImageData) -> None:
    hints = some_points(camera, 4)
    one, other = colorize(backend, camera, hints), colorize(backend, camera, hints)
    assert np.array_equal(one.ab, other.ab)
    assert not np.array_equal(one.ab, colorize(backend, camera, Hints()).ab)


def test_every_kind_of_guidance_changes_the_picture(
    backend: UnifiedColorizer, camera: ImageData, coffee: ImageData
) -> None:
    plain = colorize(backend, camera, Hints()).ab
    kinds = [
        Hints(theme=Theme(((20, 30), (-20, 10), (0, -40)))),
        Hints(theme=Theme(((20, 30), (-20, 10), (0, -40)), (0.0, 0.0, 0.0))),
        Hints(stats=GlobalStats(ab_hist=color.ab_histogram(coffee.rgb))),
        Hints(stats=GlobalStats(saturation=0.6)),
        Hints(stats=GlobalStats(vividness=0.0)),
        Hints(stats=GlobalStats(vividness=1.0)),
        Hints(references=(Reference(coffee),)),
        Hints(references=(Reference(coffee), Reference(camera_in_color()))),
    ]
    for hints in kinds:
        ab = colorize(backend, camera, hints).ab
        assert np.isfinite(ab).all()
        assert np.abs(ab - plain).max() > 1e-3, hints


def photograph(rgb: NDArray[np.uint8]) -> ImageData:
    return ImageData.from_rgb(np.ascontiguousarray(rgb))


def camera_in_color() -> ImageData:
    return photograph(skimage.data.astronaut()[::4, ::4])


def test_a_forced_correspondence_is_a_point_in_the_references_colour(
    backend: UnifiedColorizer, camera: ImageData, coffee: ImageData
) -> None:
    there = (40.5, 50.5)
    matched = Hints(references=(Reference(coffee, 0.1, (Match((100.5, 60.5), there),)),))
    expected = color.ab_of_rgb(tuple(coffee.rgb[50, 40]))
    ab = shown_ab(camera, colorize(backend, camera, matched), matched)
    assert np.linalg.norm(ab[60, 100] - expected) < 1
    ignored = replace(matched, references=(replace(matched.references[0], strength=0.0),))
    plain = Hints(references=(Reference(coffee, 0.0),))
    assert np.array_equal(
        shown_ab(camera, colorize(backend, camera, ignored), ignored),
        shown_ab(camera, colorize(backend, camera, plain), plain),
    ), "what has no strength counts for nothing"


def test_a_pair_of_places_is_a_token_with_the_photographs_key_and_the_references_colour(
    backend: UnifiedColorizer, camera: ImageData, coffee: ImageData
) -> None:
    place, there = (100.5, 60.5), (40.5, 50.5)
    hints = Hints(
        references=(Reference(coffee, 0.5), Reference(coffee, 0.5, (Match(place, there), Match(there, there))))
    )
    prepared = backend.prepare(camera, hints, CancelToken(), no_progress)
    assert isinstance(prepared, Prepared)
    keys, tokens = reference_tokens(prepared, hints.references)
    assert keys is not None and tokens is not None
    number = tokens.ab.shape[1]
    assert number == 2 * prepared.references[0].cell_ab.shape[1] + 2
    assert np.allclose(tokens.ab[0, -2], color.ab_of_rgb(tuple(coffee.rgb[50, 40])), atol=0.01)
    assert tokens.log_weight[0, -2].exp() == pytest.approx(PAIR_WEIGHT / 2)
    grid, look = prepared.photo.grid, prepared.photo.features.look[0]
    row, column = int(60.5 / camera.size[1] * grid.height) // 8, int(100.5 / camera.size[0] * grid.width) // 8
    likeness = torch.einsum("c,chw->hw", keys.look[0, -2], look)
    assert divmod(int(likeness.argmax()), look.shape[2]) == (row, column), "the key is what is seen there"


def pair_and_point(place: tuple[float, float], there: tuple[float, float], reference: ImageData) -> tuple[Hints, Hints]:
    """The colour of a place of a reference asked for at `place`: by a pair, and by a point beside the reference."""
    asked = color.ab_of_rgb(tuple(reference.rgb[int(there[1]), int(there[0])]))
    paired = Hints(references=(Reference(reference, matches=(Match(place, there),)),))
    return paired, Hints(references=(Reference(reference),), points=(ColorPoint(0, place, asked, 0.5),))


def test_a_pair_colours_its_thing(coffee: ImageData) -> None:
    backend, portrait = UnifiedColorizer("cpu"), camera_in_color()
    hints, pointed = pair_and_point((20.0, 105.0), (40.5, 20.5), coffee)
    plain = Hints(references=(Reference(coffee),))
    suit, asked = np.s_[90:120, 10:35], pointed.points[0].ab
    before, after = (shown_ab(portrait, colorize(backend, portrait, each), each) for each in (plain, hints))
    assert np.linalg.norm(after[105, 20] - asked) < 1
    far, near = (np.linalg.norm(each[suit] - asked, axis=2).mean() for each in (before, after))
    assert near < 0.25 * far


def test_a_pair_changes_less_of_the_rest_than_a_point_in_the_mean_of_some_photographs(coffee: ImageData) -> None:
    backend, plain = UnifiedColorizer("cpu"), Hints(references=(Reference(coffee),))
    places = {
        camera_in_color(): [(20.0, 105.0), (100.0, 30.0), (62.0, 20.0)],
        photograph(skimage.data.chelsea()[::3, ::3]): [(60.0, 60.0), (20.0, 20.0)],
        photograph(skimage.data.stereo_motorcycle()[0][::4, ::4]): [(90.0, 40.0), (60.0, 90.0)],
        photograph(skimage.data.rocket()[::4, ::4]): [(20.0, 20.0), (75.0, 40.0)],
    }
    moved = []
    for image, x, y in ((image, *place) for image, some in places.items() for place in some):
        before = shown_ab(image, colorize(backend, image, plain), plain)
        rows, columns = np.mgrid[: image.size[1], : image.size[0]]
        rest = np.hypot(columns - x, rows - y) > 30
        for hints in pair_and_point((x, y), (40.5, 20.5), coffee):
            after = shown_ab(image, colorize(backend, image, hints), hints)
            moved.append(np.linalg.norm(after - before, axis=2)[rest].mean())
    assert np.mean(moved[::2]) < 0.8 * np.mean(moved[1::2])


def test_a_gray_reference_is_refused_with_a_remedy(backend: UnifiedColorizer, camera: ImageData) -> None:
    with pytest.raises(UserError, match=r"[Cc]olour"):
        colorize(backend, camera, Hints(references=(Reference(camera),)))


@pytest.mark.parametrize("size", [(3, 3), (1, 500)])
def test_a_tiny_reference(backend: UnifiedColorizer, camera: ImageData, size: tuple[int, int]) -> None:
    red = ImageData.from_rgb(np.broadcast_to(np.array([200, 40, 30], np.uint8), (*size, 3)).copy())
    assert np.isfinite(colorize(backend, camera, Hints(references=(Reference(red),))).ab).all()


def test_a_strength_slider_encodes_nothing_anew(
    camera: ImageData, coffee: ImageData, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = UnifiedColorizer("cpu", network=small_network())
    calls = []
    encode = Unified.encode
    monkeypatch.setattr(Unified, "encode", lambda self, light: calls.append(1) or encode(self, light))
    strong = colorize(backend, camera, Hints(references=(Reference(coffee, 1.0),))).ab
    weak = colorize(backend, camera, Hints(references=(Reference(coffee, 0.1),))).ab
    assert len(calls) == 2
    assert not np.array_equal(strong, weak)


def strange(fine: torch.Tensor) -> Features:
    """What is seen in pictures that have nothing in common."""
    h, w = (side // 16 for side in fine.shape[2:])
    look = torch.nn.functional.normalize(torch.randn(1, LOOK_CHANNELS, h, w), dim=1)
    return Features(fine, torch.randn(1, 128, h, w), look)


def test_a_reference_that_shows_something_else_weighs_less(coffee: ImageData, monkeypatch: pytest.MonkeyPatch) -> None:
    network = small_network()

    def weight(working_size: int | None = None) -> float:
        backend = UnifiedColorizer("cpu", network=network)
        hints = Hints(references=(Reference(coffee, 0.5),))
        gray = ImageData("gray coffee", coffee.rgb, coffee.L)
        prepared = backend.prepare(gray, hints, CancelToken(), no_progress, working_size=working_size)
        assert isinstance(prepared, Prepared)
        _, tokens = reference_tokens(prepared, hints.references)
        assert tokens is not None
        return tokens.log_weight.exp().sum().item()

    itself = weight()
    assert itself == pytest.approx(0.5 * 64, rel=0.01)
    assert weight(64) == itself, "whatever size the artist chose"
    torch.manual_seed(0)
    monkeypatch.setattr(network, "encode", strange)
    assert weight() == pytest.approx(DOUBTED * itself, rel=0.01)


def test_cancel_is_heard(backend: UnifiedColorizer, camera: ImageData, coffee: ImageData) -> None:
    token = CancelToken()
    prepared = backend.prepare(camera, Hints(), token, no_progress)
    token.cancel()
    with pytest.raises(Cancelled):
        backend.colorize(prepared, some_points(camera, 2), token, no_progress)
    with pytest.raises(Cancelled):
        backend.prepare(camera, Hints(references=(Reference(coffee),)), token, no_progress)


def test_the_palette_reacts_to_the_hints_already_placed(backend: UnifiedColorizer, camera: ImageData) -> None:
    place = (100.0, 60.0)
    before, after = (
        colorize(backend, camera, Hints()).palette,
        colorize(backend, camera, some_points(camera, 8)).palette,
    )
    assert before is not None and after is not None
    assert before.suggest(place, 9) != after.suggest(place, 9)
    assert before.suggest(place, 9) == before.suggest(place, 9)
    assert len(before.suggest((-50.0, 1e9), 3)) <= 3
