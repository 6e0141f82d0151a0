"""The backend levin2004 as the program calls it."""

from __future__ import annotations

import numpy as np
import pytest
import skimage.data

from models import color, registry
from models.base import Cancelled, CancelToken, no_progress
from models.colorizers.levin2004 import Levin2004Colorizer, working_grid
from models.errors import UnsupportedGuidance
from models.hints import ColorPoint, GlobalStats, Hints, Stroke, Theme
from models.image import ImageData


def colored(rgb: np.ndarray, hints: Hints, working_size: int | None = None) -> np.ndarray:
    backend = registry.create("levin2004")
    assert isinstance(backend, Levin2004Colorizer)
    image = ImageData.from_rgb(rgb)
    prepared = backend.prepare(image, hints, CancelToken(), no_progress, working_size=working_size)
    result = backend.colorize(prepared, hints, CancelToken(), no_progress)
    assert result.palette is None and result.exact
    assert result.ab.dtype == np.float32 and np.isfinite(result.ab).all()
    return result.ab


def point(x: float, y: float, ab: tuple[float, float], radius: float = 4, at: int = 0) -> ColorPoint:
    return ColorPoint(at, (x, y), ab, radius)


def test_hints_of_the_true_colours_bring_the_picture_nearer() -> None:
    rgb = skimage.data.coffee()
    lab = color.to_lab(rgb)
    places = np.random.default_rng(0).uniform(10, (590, 390), (60, 2))
    true = [tuple(lab[int(y), int(x), 1:].tolist()) for x, y in places]
    hints = Hints(points=tuple(point(x, y, ab, at=i) for i, ((x, y), ab) in enumerate(zip(places, true, strict=True))))
    ab = colored(rgb, hints)
    assert ab.shape == (400, 600, 2)
    assert np.square(ab - lab[..., 1:]).mean() < 0.3 * np.square(lab[..., 1:]).mean()


def test_the_working_copy_keeps_the_aspect() -> None:
    assert working_grid((6000, 4000), 512) == (768, 512)
    assert working_grid((300, 200), 512) == (300, 200)
    assert working_grid((1, 4000), 512) == (1, 4000)
    width, height = working_grid((60000, 3000), 512)
    assert width * height <= 4 * 512 * 512 * 1.01 and width / height == pytest.approx(20, rel=0.01)


def test_the_working_size_can_be_set() -> None:
    rgb = skimage.data.coffee()
    hints = Hints(points=(point(100, 100, (40, 20)),))
    assert colored(rgb, hints, 128).shape == (128, 192, 2)


@pytest.mark.parametrize("outside", [(-50.0, 20.0), (700.0, 100.0), (10.0, 1e9)])
def test_hints_outside_leave_it_gray(outside: tuple[float, float]) -> None:
    assert not colored(skimage.data.coffee()[::4, ::4], Hints(points=(point(*outside, (50, 50)),))).any()


def test_without_hints_it_is_gray() -> None:
    assert not colored(skimage.data.coffee()[::4, ::4], Hints()).any()


def test_a_stroke_without_colour_paints_nothing() -> None:
    stroke = Stroke(0, ((5, 5), (50, 50)), (6, 6), None)
    assert not colored(skimage.data.coffee()[::4, ::4], Hints(strokes=(stroke,))).any()


@pytest.mark.parametrize("shape", [(1, 1), (1, 400), (400, 1), (8, 8), (3, 1000)])
def test_tiny_and_thin_pictures(shape: tuple[int, int]) -> None:
    rgb = np.random.default_rng(0).integers(0, 256, (*shape, 3), dtype=np.uint8)
    ab = colored(rgb, Hints(points=(point(0.5, 0.5, (30, -20)),)))
    assert ab.shape == (*shape, 2) and np.allclose(ab, (30, -20), atol=0.5)


def test_a_constant_picture_takes_the_colour_everywhere() -> None:
    ab = colored(np.full((50, 80, 3), 128, np.uint8), Hints(points=(point(40, 25, (25, 10)),)))
    assert np.allclose(ab, (25, 10), atol=0.3)


def test_ten_thousand_points() -> None:
    random = np.random.default_rng(0)
    places, colours = random.uniform(0, (600, 400), (10_000, 2)), random.uniform(-60, 60, (10_000, 2))
    both = enumerate(zip(places.tolist(), colours.tolist(), strict=True))
    hints = Hints(points=tuple(point(*xy, tuple(ab), at=i) for i, (xy, ab) in both))
    assert np.abs(colored(skimage.data.coffee(), hints)).max() <= 60.01


def test_of_two_hints_on_one_pixel_the_last_wins() -> None:
    both = (point(20, 20, (50, 50), at=0), point(20, 20, (-50, -50), at=1))
    ab = colored(np.full((40, 40, 3), 100, np.uint8), Hints(points=both))
    assert np.allclose(ab, -50, atol=0.3)


@pytest.mark.parametrize(
    "hints", [Hints(theme=Theme(((0, 0), (9, 9), (20, 0)))), Hints(stats=GlobalStats(saturation=0.5))]
)
def test_other_guidance_is_refused(hints: Hints) -> None:
    with pytest.raises(UnsupportedGuidance, match="points and strokes"):
        colored(skimage.data.coffee()[::8, ::8], hints)


def test_a_drag_from_the_last_solution_ends_where_a_fresh_start_does() -> None:
    image = ImageData.from_rgb(skimage.data.chelsea())
    backend = Levin2004Colorizer()
    prepared = backend.prepare(image, Hints(), CancelToken(), no_progress)
    still = point(300, 200, (-30, 20), at=1)
    dragged = None
    for x in (100, 110, 120):
        dragged = backend.colorize(prepared, Hints(points=(point(x, 80, (40, 30)), still)), CancelToken(), no_progress)
    fresh = backend.prepare(image, Hints(), CancelToken(), no_progress)
    expected = backend.colorize(fresh, Hints(points=(point(120, 80, (40, 30)), still)), CancelToken(), no_progress)
    assert dragged is not None and np.abs(dragged.ab - expected.ab).max() < 0.5


def test_it_stops_when_told() -> None:
    image, token = ImageData.from_rgb(skimage.data.coffee()[::4, ::4]), CancelToken()
    backend = Levin2004Colorizer()
    prepared = backend.prepare(image, Hints(), CancelToken(), no_progress)
    token.cancel()
    with pytest.raises(Cancelled):
        backend.prepare(image, Hints(), token, no_progress)
    with pytest.raises(Cancelled):
        backend.colorize(prepared, Hints(points=(point(5, 5, (9, 9)),)), token, no_progress)
