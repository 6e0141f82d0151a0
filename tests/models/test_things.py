"""Masks of things: what belongs together by sight and by edges, and how the reach widens it."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
import pytest
import skimage.data

from models import color
from models.hints import ColorPoint, Hints, Stroke
from models.things import Things
from models.types import F32, Mask


@pytest.fixture(scope="module")
def astronaut() -> Things:
    """A portrait of 512 x 512 pixels."""
    return Things.of(color.to_lab(skimage.data.astronaut())[..., 0])


@pytest.fixture(scope="module")
def disks() -> Things:
    """Two bright disks on a dark ground, 200 x 120 pixels."""
    picture = np.full((120, 200), 30, np.float32)
    for x in (50, 150):
        cv2.circle(picture, (x, 60), 30, 75.0, -1)
    return Things.of(cv2.GaussianBlur(picture, (0, 0), 1.0))


def _at(things: Things, x: float, y: float) -> Mask:
    """A mark at a place in fractions of the photograph."""
    point = ColorPoint(1, (x, y), (0.0, 0.0), radius=0.01)
    return things.drawn(Hints((point,)), (1, 1))


def _inside(mask: F32, x: float, y: float) -> float:
    return float(mask[int(y * mask.shape[0]), int(x * mask.shape[1])])


def test_a_thing_ends_at_its_edges(disks: Things) -> None:
    mask = disks.mask(_at(disks, 0.25, 0.5), 0)
    expected = np.zeros(mask.shape, np.float32)
    cv2.circle(expected, (50, 60), 30, 1.0, -1)
    both = np.minimum(mask, expected).sum() / np.maximum(mask, expected).sum()
    assert both > 0.9
    assert not mask[:, 100:].any()
    assert np.all((mask >= 0) & (mask <= 1))


def test_a_wide_reach_finds_the_other_thing_like_it(disks: Things) -> None:
    spread = disks.spread(_at(disks, 0.25, 0.5))
    assert _inside(spread.mask(0), 0.75, 0.5) == 0
    assert _inside(spread.mask(1), 0.75, 0.5) == 1
    assert _inside(spread.mask(1), 0.5, 0.1) == 0


def test_face_and_wall_and_suit_are_different_things(astronaut: Things) -> None:
    face = astronaut.mask(_at(astronaut, 0.44, 0.24), 0)
    assert _inside(face, 0.41, 0.25) > 0.9
    for elsewhere in ((0.62, 0.1), (0.3, 0.6), (0.45, 0.38), (0.9, 0.9), (0.2, 0.3)):
        assert _inside(face, *elsewhere) == 0


def test_the_mask_grows_with_the_reach(astronaut: Things) -> None:
    spread = astronaut.spread(_at(astronaut, 0.3, 0.6))
    areas = [spread.mask(reach).sum() for reach in np.linspace(-1, 1, 9)]
    assert areas == sorted(areas)
    assert areas[-1] > 4 * areas[0]


def test_marks_belong_to_the_thing_and_counter_marks_do_not(astronaut: Things) -> None:
    seeds, against = _at(astronaut, 0.3, 0.6), _at(astronaut, 0.35, 0.75)
    free, held = astronaut.mask(seeds, 0.6), astronaut.mask(seeds, 0.6, against)
    assert np.all(held[seeds] == 1)
    assert np.all(held[against] == 0)
    assert held.sum() < free.sum()


def test_without_marks_there_is_no_thing(disks: Things) -> None:
    outside = disks.drawn(Hints((ColorPoint(1, (-50.0, -50.0), (0.0, 0.0)),)), (200, 120))
    assert not disks.mask(outside, 1).any()
    assert not disks.mask(outside, 0, _at(disks, 0.5, 0.5)).any()


def test_sizes_lead_from_part_to_whole(astronaut: Things) -> None:
    spread = astronaut.spread(_at(astronaut, 0.3, 0.6))
    sizes = spread.sizes()
    assert 1 <= len(sizes) <= 5
    assert list(sizes) == sorted(set(sizes))
    areas = [spread.mask(size).sum() for size in sizes]
    assert all(larger > 1.1 * smaller for smaller, larger in pairwise(areas))


def test_a_long_stroke_is_one_mark(astronaut: Things) -> None:
    path = tuple((40 + 4.0 * n, 300 + 30 * np.sin(n / 5)) for n in range(60))
    stroke = Stroke(1, path, (12.0,) * len(path), (0.0, 0.0))
    seeds = astronaut.drawn(Hints(strokes=(stroke,)), (512, 512))
    assert np.all(astronaut.mask(seeds, 0)[seeds] == 1)


@pytest.mark.parametrize("shape", [(1, 1), (1, 300), (5, 4), (40, 3000)])
def test_photographs_of_any_shape(shape: tuple[int, int]) -> None:
    things = Things.of(np.linspace(0, 100, shape[0] * shape[1], dtype=np.float32).reshape(shape))
    mask = things.mask(_at(things, 0.5, 0.5), 0)
    assert mask.shape == things.size[::-1]
    assert mask.max() == 1
    assert np.isfinite(mask).all()


def test_the_same_marks_give_the_same_mask(disks: Things) -> None:
    seeds = _at(disks, 0.25, 0.5)
    assert np.array_equal(disks.mask(seeds, 0.3), disks.mask(seeds, 0.3))
