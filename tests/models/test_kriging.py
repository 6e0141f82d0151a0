"""Sparse values carried to all that is alike."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from models.solvers.kriging import NEAR, NUGGET, krige
from models.types import F32

BELIEVED = (1 + NEAR) / (1 + NEAR + NUGGET)


def _features(height: int = 20, width: int = 30) -> F32:
    """Places, in units of 10 pixels, and two halves that are nothing like each other."""
    y, x = np.mgrid[:height, :width].astype(np.float32) / 10
    return np.dstack([y, x, np.where(x < 1.5, 0, 100)]).astype(np.float32)


def _known(*places: tuple[int, int], value: float = 50.0) -> tuple[F32, np.ndarray]:
    values, mask = np.zeros((20, 30, 2), np.float32), np.zeros((20, 30), np.bool_)
    for y, x in places:
        mask[y, x], values[y, x] = True, (value, -value)
    return values, mask


def test_one_sample_is_believed_but_for_the_nugget_and_fades_with_distance() -> None:
    field = krige(_features(), *_known((10, 2)))
    assert field[10, 2] == pytest.approx(np.array([50, -50]) * BELIEVED, rel=1e-4)
    assert field[10, 12, 0] == pytest.approx(50 * np.exp(-0.5) / (1 + NEAR + NUGGET), rel=1e-3)


def test_what_is_unlike_hears_nothing() -> None:
    assert np.abs(krige(_features(), *_known((10, 2)))[:, 15:]).max() < 1e-3


def test_the_same_said_twice_is_believed_more_but_never_doubled() -> None:
    once = krige(_features(), *_known((10, 4)))[10, 4, 0]
    twice = krige(_features(), *_known((10, 4), (10, 6)))[10, 4, 0]
    assert once < twice < 50


def test_a_patch_is_one_sample() -> None:
    patch = [(y, x) for y in (10, 11) for x in (4, 5)]
    one, four = (krige(_features(), *_known(*places))[10, 4, 0] for places in ([(10, 4)], patch))
    assert four == pytest.approx(one, rel=0.05) and four < one


def test_unlike_samples_side_by_side_are_both_believed() -> None:
    (values, mask), (others, more) = _known((10, 4)), _known((10, 7), value=-50.0)
    field = krige(_features(), values + others, mask | more)
    assert field[10, 4, 0] > 35 and field[10, 7, 0] < -35


def test_coarser_features_give_a_coarser_field() -> None:
    fine, coarse = krige(_features(), *_known((10, 4))), krige(_features()[::2, ::2], *_known((10, 4)))
    assert coarse.shape == (10, 15, 2)
    assert np.abs(coarse[:, :7] - fine[::2, :14:2]).max() < 1


def test_any_number_of_samples() -> None:
    rng = np.random.default_rng(0)
    features = rng.normal(0, 1, (200, 300, 3)).astype(np.float32)
    for mask in (rng.random((200, 300)) < 0.2, np.ones((200, 300), np.bool_)):
        field = krige(features, np.full((200, 300, 2), 9, np.float32), mask)
        assert np.isfinite(field).all() and np.abs(field).max() < 20


def test_a_large_picture_is_done_in_strips_that_take_little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(1)
    features = rng.normal(0, 1, (150, 200, 3)).astype(np.float32)
    mask = rng.random((150, 200)) < 0.3
    values = rng.normal(0, 20, (150, 200, 2)).astype(np.float32)

    def peak() -> tuple[F32, int]:
        tracemalloc.start()
        try:
            return krige(features, values, mask), tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    field, little = peak()
    monkeypatch.setattr("models.solvers.kriging._STRIP", mask.size)
    whole, much = peak()
    assert little < much / 2
    np.testing.assert_allclose(field, whole, atol=1e-3)
