"""The join of low-resolution chroma with full-resolution lightness, and exactness at hints."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import skimage.data

from models import color
from models.base import Cancelled, CancelToken
from models.hints import ColorPoint, Hints, Stroke
from models.join.upsample import LowLight, Upsampler
from models.types import WHOLE


@pytest.fixture(scope="module")
def photo() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """RGB (800, 1200), its L, and its chroma at a sixth of the size."""
    rgb = cv2.resize(skimage.data.coffee(), (1200, 800), interpolation=cv2.INTER_CUBIC)
    lab = color.to_lab(rgb)
    low = cv2.resize(np.ascontiguousarray(lab[..., 1:]), (200, 133), interpolation=cv2.INTER_AREA)
    return rgb, np.ascontiguousarray(lab[..., 0]), low


def scattered(count: int, size: tuple[int, int], radius: float = 4, seed: int = 0) -> Hints:
    random = np.random.default_rng(seed)
    places, colours = random.uniform(0, size, (count, 2)).tolist(), random.normal(0, 20, (count, 2)).tolist()
    return Hints(
        points=tuple(
            ColorPoint(i, tuple(xy), tuple(ab), radius) for i, (xy, ab) in enumerate(zip(places, colours, strict=True))
        )
    )


def misses(ab: np.ndarray, hints: Hints) -> np.ndarray:
    return np.array([np.abs(ab[int(p.xy[1]), int(p.xy[0])] - p.ab).max() for p in hints.points])


def test_it_beats_plain_interpolation(photo: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    rgb, L, low = photo
    plain = color.to_rgb8(L, cv2.resize(low, (1200, 800)))
    error = [np.square(made.astype(float) - rgb).mean() for made in (Upsampler(L, low).rgb(L), plain)]
    assert error[0] < 0.75 * error[1]


def test_the_same_size_comes_back_unchanged(photo: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    _, L, low = photo
    small = cv2.resize(L, (200, 133), interpolation=cv2.INTER_AREA)
    assert np.abs(Upsampler(small, low).ab(small) - low).max() < 0.01


def test_an_edge_in_lightness_stays_an_edge_in_colour() -> None:
    L = np.full((256, 256), 30, np.float32)
    L[:, 130:] = 70
    ab = np.zeros((256, 256, 2), np.float32)
    ab[:, :130], ab[:, 130:] = (40, -20), (-30, 30)
    low = cv2.resize(ab, (32, 32), interpolation=cv2.INTER_AREA)
    made = Upsampler(L, low).ab(L)
    assert np.abs(made - ab).max() < 5
    assert np.abs(cv2.resize(low, (256, 256)) - ab).max() > 30


def test_no_colour_beyond_those_around_it(photo: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    """Specks of light much brighter than anything at low resolution must not be painted in impossible colours."""
    _, L, low = photo
    speckled = L.copy()
    speckled[::37, ::41] = 100
    made = Upsampler(L, low).ab(speckled)
    margin = 12
    assert made.min() > low.min() - margin and made.max() < low.max() + margin


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_lightness_is_the_photographs(photo: tuple[np.ndarray, np.ndarray, np.ndarray], dtype: type) -> None:
    _, L, low = photo
    made = Upsampler(L, low * 3).rgb(L, dtype=dtype)
    assert made.dtype == dtype and made.shape == (*L.shape, 3)
    assert np.abs(color.lightness(made) - L).max() < (0.8 if dtype == np.uint8 else 0.01)


def test_parts_equal_the_whole(photo: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    _, L, low = photo
    upsampler = Upsampler(L, low, scattered(40, (1200, 800)))
    whole = upsampler.ab(L)
    for x0, y0, x1, y1 in ((0, 0, 600, 400), (301, 207, 911, 650), (1100, 700, 1200, 800)):
        part = upsampler.ab(L[y0:y1, x0:x1], (x0 / 1200, y0 / 800, x1 / 1200, y1 / 800))
        assert np.abs(part - whole[y0:y1, x0:x1]).max() < 0.05


@pytest.mark.parametrize("count", [1, 30, 2000])
def test_hints_are_met_exactly(photo: tuple[np.ndarray, np.ndarray, np.ndarray], count: int) -> None:
    _, L, low = photo
    hints = scattered(count, (1200, 800), radius=0.4)
    places = {(int(p.xy[0]), int(p.xy[1])): p for p in hints.points}  # the last one wins a pixel
    kept = Hints(points=tuple(places.values()))
    assert misses(Upsampler(L, low, hints).ab(L), kept).max() < 1


def test_close_hints_of_opposite_colours_are_both_met(photo: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    _, L, low = photo
    hints = Hints(points=(ColorPoint(0, (500.5, 300.5), (60, 40), 0.5), ColorPoint(1, (502.5, 300.5), (-60, -40), 0.5)))
    assert misses(Upsampler(L, low, hints).ab(L), hints).max() < 1


def test_hints_given_at_proxy_resolution_are_met_at_full_resolution(
    photo: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> None:
    _, L, low = photo
    proxy = cv2.resize(L, (600, 400), interpolation=cv2.INTER_AREA)
    hints = scattered(50, (1200, 800), radius=0.5)
    made = Upsampler(proxy, low, hints.scaled(0.5, 0.5)).ab(L)
    assert misses(made, hints).max() < 1


def test_a_covered_hint_gives_way_to_the_later_one(photo: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    _, L, low = photo
    over = ColorPoint(5, (402.5, 300.5), (-40, 30), 6)
    hints = Hints(points=(ColorPoint(2, (400.5, 300.5), (40, -30), 6), over))
    ab = Upsampler(L, low, hints).ab(L)
    assert np.abs(ab[300, 402] - over.ab).max() < 1 and ab[300, 400, 0] < 0


def test_strokes_are_met_along_their_centre(photo: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    _, L, low = photo
    stroke = Stroke(0, ((200.5, 200.5), (400.5, 260.5), (420.5, 500.5)), (8, 12, 8), (35, -35))
    ab = Upsampler(L, low, Hints(strokes=(stroke,))).ab(L)
    assert max(np.abs(ab[int(y), int(x)] - stroke.ab).max() for x, y in stroke.path) < 1
    between = ab[200 + np.arange(0, 60, 6), 200 + np.arange(0, 200, 20)]
    assert np.abs(between - stroke.ab).mean() < 2


def test_the_correction_fades_and_respects_edges() -> None:
    L = np.full((200, 200), 30, np.float32)
    L[:, 105:] = 80
    hints = Hints(points=(ColorPoint(0, (100.5, 100.5), (50, 50), 6),))
    ab = Upsampler(L, np.zeros((50, 50, 2), np.float32), hints).ab(L)
    assert ab[100, 100, 0] == pytest.approx(50, abs=0.1)
    assert ab[100, 97, 0] > 45 and np.abs(ab[:, 105:]).max() < 2
    assert not ab[100, :80].any() and not ab[:70].any()


def test_what_is_kept_of_a_view_serves_that_view_only(photo: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    _, L, low = photo
    shared = LowLight(L, (200, 133))
    part, box = np.ascontiguousarray(L[200:600, 300:900]), (0.25, 0.25, 0.75, 0.75)
    brighter = part + np.float32(10)
    for light, place in ((part, box), (L, WHOLE), (part, box), (part, WHOLE), (brighter, box), (L, WHOLE), (part, box)):
        for ab in (low, -low):
            alone = Upsampler(L, ab).ab(light, place)
            assert np.array_equal(Upsampler(L, ab, low=shared).ab(light, place), alone)


def test_hints_outside_or_without_colour_change_nothing(photo: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    _, L, low = photo
    hints = Hints(
        points=(ColorPoint(0, (-5, 10), (50, 50)), ColorPoint(1, (1e8, 10), (50, 50))),
        strokes=(Stroke(2, ((100, 100), (200, 200)), (9, 9), None),),
    )
    assert np.array_equal(Upsampler(L, low, hints).ab(L), Upsampler(L, low).ab(L))


def test_ten_thousand_hints(photo: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    _, L, low = photo
    made = Upsampler(L, low, scattered(10_000, (1200, 800))).rgb(L)
    assert made.shape == (800, 1200, 3)


@pytest.mark.parametrize("shape", [(1, 1), (1, 700), (700, 1), (2, 3)])
def test_tiny_and_thin_pictures(shape: tuple[int, int]) -> None:
    L = np.random.default_rng(0).uniform(0, 100, shape).astype(np.float32)
    hints = Hints(points=(ColorPoint(0, (0.5, 0.5), (3, 2)),))
    ab = Upsampler(L, np.ones((1, 1, 2), np.float32), hints).ab(L)
    assert ab.shape == (*shape, 2) and np.isfinite(ab).all()
    assert np.abs(ab[0, 0] - (3, 2)).max() < 0.1


def test_it_reports_and_stops(photo: tuple[np.ndarray, np.ndarray, np.ndarray]) -> None:
    _, L, low = photo
    told: list[float] = []
    Upsampler(L, low).rgb(L, progress=lambda fraction, _: told.append(fraction))
    assert told == sorted(told) and told[-1] == 1
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        Upsampler(L, low).rgb(L, cancel=token)
