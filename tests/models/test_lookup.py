"""Values between the pixels of a plane."""

from __future__ import annotations

import numpy as np
import pytest

from models import natural
from models.lookup import values_at


def test_values_lie_between_those_of_the_pixels_and_outside_is_the_edge() -> None:
    plane = np.float32([[0, 10], [20, 30]])
    x, y = np.float32([0, 0.5, 1, 0, 5, -3]), np.float32([0, 0, 1, 0.25, 0, 9])
    assert values_at(plane, x, y) == pytest.approx([0, 5, 30, 5, 10, 20], abs=0.2)


def test_planes_may_have_channels_and_places_may_be_none() -> None:
    plane = np.stack([np.eye(3), 2 * np.eye(3)], axis=2).astype(np.float32)
    assert values_at(plane, np.float32([1]), np.float32([1])).tolist() == [[1, 2]]
    assert values_at(plane, np.float32([]), np.float32([])).shape == (0, 2)


@pytest.mark.parametrize("number", [1 << 14, (1 << 14) + 1, 100_000])
def test_there_may_be_more_places_than_opencv_takes(number: int) -> None:
    x = np.linspace(0, 9, number, dtype=np.float32)
    found = values_at(np.arange(10, dtype=np.float32)[None], x, np.zeros_like(x))
    assert found.shape == (number,) and np.abs(found - x).max() < 0.04


def test_any_number_of_colours_can_be_limited() -> None:
    light, ab = np.full(40_000, 50, np.float32), np.tile(np.float32([[90, 0]]), (40_000, 1))
    limited = natural.limited(light, ab)
    assert (limited == limited[0]).all() and 0 < limited[0, 0] < 90
