"""Levin's propagation against SciPy's direct solution, and its limits."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.sparse as sparse
import skimage.data
from scipy.sparse import linalg

from models import color
from models.base import Cancelled, CancelToken
from models.evaluation.solver import direct, matrix, problem
from models.solvers.propagation import PAPER, PROGRAM, Affinity, Falloff, propagate


def small(side: int, strokes: int = 6) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return problem(side, strokes)


@pytest.mark.parametrize(("side", "strokes"), [(64, 1), (64, 6), (256, 20)])
def test_agrees_with_the_direct_solution(side: int, strokes: int) -> None:
    L, values, mask = problem(side, strokes)
    expected, _ = direct(L, values, mask)
    assert np.abs(propagate(L, values, mask) - expected).max() <= 0.5


def test_agrees_on_odd_sizes_and_noise() -> None:
    random = np.random.default_rng(4)
    L = random.uniform(0, 100, (61, 75)).astype(np.float32)
    mask = random.random(L.shape) < 0.01
    values = random.normal(0, 40, (*L.shape, 2)).astype(np.float32)
    expected, _ = direct(L, values, mask)
    assert np.abs(propagate(L, values, mask) - expected).max() <= 0.5


@pytest.mark.parametrize("shape", [(31, 45), (45, 31), (2, 60), (60, 3), (1, 90)])
def test_small_pictures_are_solved_as_they_stand(shape: tuple[int, int]) -> None:
    random = np.random.default_rng(5)
    L = random.uniform(30, 50, shape).astype(np.float32)
    mask = random.random(shape) < 0.05
    mask[0, 0] = True
    values = random.normal(0, 40, (*shape, 2)).astype(np.float32)
    expected, _ = direct(L, values, mask)
    assert np.abs(propagate(L, values, mask) - expected).max() <= 0.05


def test_a_small_tolerance_is_met() -> None:
    L, values, mask = small(64)
    expected, _ = direct(L, values, mask)
    assert np.abs(propagate(L, values, mask, tolerance=1e-3) - expected).max() < 0.02


def test_constrained_pixels_keep_their_values() -> None:
    L, values, mask = small(100)
    assert np.array_equal(propagate(L, values, mask)[mask], values[mask])


def test_values_outside_the_mask_do_not_count() -> None:
    L, values, mask = small(64)
    noisy = np.where(mask[..., None], values, 77).astype(np.float32)
    assert np.array_equal(propagate(L, noisy, mask), propagate(L, values, mask))


def test_nothing_constrained_gives_zeros() -> None:
    L = color.lightness(skimage.data.camera()[:90, :70, None].repeat(3, 2))
    result = propagate(L, np.ones((90, 70, 2), np.float32), np.zeros((90, 70), bool))
    assert result.shape == (90, 70, 2) and not result.any()


def test_everything_constrained_comes_back() -> None:
    values = np.random.default_rng(0).normal(0, 30, (20, 30, 2)).astype(np.float32)
    assert np.array_equal(propagate(np.full((20, 30), 50, np.float32), values, np.ones((20, 30), bool)), values)


@pytest.mark.parametrize("shape", [(1, 1), (1, 2), (2, 1), (1, 500), (500, 1), (3, 300), (2, 2), (17, 9), (65, 64)])
def test_one_colour_fills_any_shape(shape: tuple[int, int]) -> None:
    L = np.random.default_rng(1).uniform(0, 100, shape).astype(np.float32)
    mask = np.zeros(shape, bool)
    mask[shape[0] // 2, shape[1] // 3] = True
    result = propagate(L, np.full((*shape, 2), 33.0, np.float32), mask, tolerance=1e-3)
    assert np.allclose(result, 33, atol=0.1)


def test_one_pixel_colours_a_large_picture() -> None:
    L = np.full((700, 900), 40, np.float32)
    mask = np.zeros(L.shape, bool)
    mask[3, 5] = True
    result = propagate(L, np.full((*L.shape, 2), -60.0, np.float32), mask)
    assert np.abs(result + 60).max() < 0.5


def test_a_constant_picture_is_interpolated_smoothly() -> None:
    L = np.full((1, 101), 50, np.float32)
    mask = np.zeros(L.shape, bool)
    mask[0, [0, 100]] = True
    values = np.zeros((1, 101, 1), np.float32)
    values[0, 100] = 100
    assert np.allclose(propagate(L, values, mask)[0, :, 0], np.arange(101), atol=0.1)


def neighbour_weights(L: list[list[float]], falloff: Falloff) -> np.ndarray:
    """The eight weights of the centre of a 3x3 picture, row by row."""
    weights = Affinity(np.array(L, np.float32), falloff).weights[3]
    return np.array([float(weight[1, 1]) for weight in weights])


def test_weights_follow_the_published_program() -> None:
    # Differences 0 (four times), 10 (twice) and 20 (twice), in units of L. With the centre the mean is 60 / 9, the
    # variance 1000 / 9 - (60 / 9)^2 = 66.67, and 0.6 times it 40. No weight is below 0.003, as exp(-10) would be.
    weights = neighbour_weights([[50, 60, 70], [50, 50, 50], [50, 60, 70]], PROGRAM)
    near, far = np.exp(-100 / 40), 0.003
    assert weights == pytest.approx([1, near, far, 1, 1, 1, near, far], rel=1e-4)


def test_weights_follow_the_paper() -> None:
    weights = neighbour_weights([[50, 60, 70], [50, 50, 50], [50, 60, 70]], PAPER)
    near, far = np.exp(-100 / (2 * 66.6667)), np.exp(-400 / (2 * 66.6667))
    assert weights == pytest.approx([1, near, far, 1, 1, 1, near, far], rel=1e-4)


def test_a_pixel_unlike_all_others_keeps_a_weight_of_a_hundredth() -> None:
    # All differ by 30: the variance is 900 * 8 / 81 = 88.9, but the smallest square, 900, over -ln 0.01 is 195.4.
    assert neighbour_weights([[20] * 3, [20, 50, 20], [20] * 3], PROGRAM) == pytest.approx([0.01] * 8, rel=1e-4)


def test_differences_in_even_surfaces_do_not_count() -> None:
    # The variance is 1 * 8 / 81 = 0.1, 0.6 times it 0.06, and the smallest square is 0: the floor, 4, decides.
    weights = neighbour_weights([[50, 50, 50], [50, 50, 50], [50, 50, 51]], PROGRAM)
    assert weights == pytest.approx([1] * 7 + [np.exp(-1 / 4)], rel=1e-4)


def test_the_frame_of_a_picture_is_no_neighbour() -> None:
    # The top left pixel has three neighbours, 10, 10 and 20 away. The variance over the four is 150 - 100 = 50, and 0.6
    # times it 30; what lies outside must not count as a difference of 0, nor of 50.
    weights = Affinity(np.array([[50, 60], [60, 70]], np.float32), PROGRAM).weights[0]
    found = np.array([float(weight[1, 1]) for weight in weights])
    near, far = np.exp(-100 / 30), 0.003
    assert found == pytest.approx([0, 0, 0, 0, near, 0, near, far], rel=1e-4)


def test_a_small_case_by_hand() -> None:
    # Lightness 50, 50, 60 in a row; the ends are given. The middle's variance is 66.67 / 3 = 22.2, so the divisor is
    # 13.33: weights 1 and exp(-7.5) = 0.00055, so 0.003, for the ends.
    L = np.array([[50, 50, 60]], np.float32)
    values = np.array([[[10], [0], [90]]], np.float32)
    result = propagate(L, values, np.array([[True, False, True]]))
    assert result[0, 1, 0] == pytest.approx((10 + 0.003 * 90) / 1.003, abs=1e-3)


def test_an_edge_holds_colours_back() -> None:
    L = np.full((64, 64), 30, np.float32)
    L[:, 32:] = 80
    mask = np.zeros(L.shape, bool)
    mask[30:34, 10] = mask[30:34, 54] = True
    values = np.zeros((64, 64, 2), np.float32)
    values[:, :32], values[:, 32:] = 50, -50
    result = propagate(L, values, mask)
    flat = propagate(np.full_like(L, 50), values, mask)
    step, without = result[32, 31] - result[32, 32], flat[32, 31] - flat[32, 32]
    assert (step > 4 * without).all()


def test_a_warm_start_leads_to_the_same_solution() -> None:
    L, values, mask = small(96)
    affinity = Affinity(L, PROGRAM)
    cold = propagate(affinity, values, mask)
    moved = np.roll(mask, 2, axis=1)
    shifted = np.roll(values, 2, axis=1)
    warm = propagate(affinity, shifted, moved, start=cold)
    assert np.abs(warm - propagate(L, shifted, moved, tolerance=1e-3)).max() < 0.5


def test_a_pull_agrees_with_the_direct_solution() -> None:
    L, values, mask = problem(48)
    random = np.random.default_rng(3)
    pull = random.uniform(0, 2, mask.shape).astype(np.float32)
    target = random.normal(0, 20, (*mask.shape, 2)).astype(np.float32)
    free = np.where(mask, 0, pull).reshape(-1)
    right = np.where(mask[..., None], values, 0).reshape(-1, 2) + free[:, None] * target.reshape(-1, 2)
    expected = linalg.spsolve(matrix(L, mask) + sparse.diags(free), right).reshape(values.shape)
    assert np.abs(propagate(L, values, mask, drawn=(pull, target)) - expected).max() < 0.05


def test_a_pull_alone_is_enough() -> None:
    L = problem(32)[0]
    nothing, target = np.zeros((32, 32), bool), np.full((32, 32, 2), (7.0, -3.0), np.float32)
    pull = np.zeros((32, 32), np.float32)
    pull[4, 5] = 0.5
    spread = propagate(L, np.zeros_like(target), nothing, drawn=(pull, target))
    assert np.allclose(spread, (7, -3), atol=0.01)


def test_an_affinity_serves_several_calls() -> None:
    L, values, mask = small(64)
    affinity = Affinity(L, PROGRAM)
    first = propagate(affinity, values, mask)
    assert np.array_equal(first, propagate(affinity, values, mask))


@pytest.mark.parametrize("tolerance", [2.0, np.inf])
def test_rough_answers_are_still_near(tolerance: float) -> None:
    L, values, mask = small(128)
    expected, _ = direct(L, values, mask)
    rough = propagate(L, values, mask, tolerance=tolerance)
    assert np.abs(rough - expected).mean() < 0.03 * np.abs(expected).max()
    assert np.array_equal(rough[mask], values[mask])


def test_it_can_be_cancelled_at_every_step() -> None:
    L, values, mask = small(64)
    for polls in range(12):
        token = CountingToken(polls)
        with pytest.raises(Cancelled):
            propagate(L, values, mask, cancel=token, tolerance=0)


class CountingToken(CancelToken):
    """Cancels itself at the n-th poll."""

    def __init__(self, polls: int) -> None:
        super().__init__()
        self.left = polls

    def raise_if_cancelled(self) -> None:
        self.left -= 1
        if self.left < 0:
            self.cancel()
        super().raise_if_cancelled()


def test_shapes_must_fit() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        propagate(np.zeros((4, 5), np.float32), np.zeros((4, 4, 2), np.float32), np.zeros((4, 5), bool))
