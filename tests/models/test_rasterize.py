"""Hints drawn into arrays."""

from __future__ import annotations

import numpy as np
import pytest

from models.hints import ColorPoint, Hints, Stroke
from models.rasterize import hint_maps, index_map

SIZE = (40, 30)


def owner(hints: Hints, grid: tuple[int, int] = SIZE) -> np.ndarray:
    return index_map(hints, SIZE, grid)


def test_no_hints_no_pixels() -> None:
    assert (owner(Hints()) == -1).all() and owner(Hints()).shape == (30, 40)


def test_a_point_covers_its_patch() -> None:
    drawn = owner(Hints(points=(ColorPoint(0, (10.5, 20.5), (1, 2), 2.0),)))
    expected = np.full((30, 40), -1)
    expected[18:23, 8:13] = 0
    assert np.array_equal(drawn, expected)


@pytest.mark.parametrize("xy", [(0.1, 0.1), (39.9, 29.9), (20.0, 15.0), (12.49, 3.51)])
def test_a_tiny_point_covers_the_pixel_under_its_centre(xy: tuple[float, float]) -> None:
    drawn = owner(Hints(points=(ColorPoint(0, xy, (1, 2), 0.01),)))
    assert (drawn == 0).sum() == 1 and drawn[int(xy[1]), int(xy[0])] == 0


def test_a_coarse_grid_keeps_every_lonely_point() -> None:
    points = tuple(ColorPoint(i, (8 * i + 4.0, 15.0), (i, 0), 0.5) for i in range(5))
    drawn = owner(Hints(points=points), (5, 4))
    assert drawn[2].tolist() == [0, 1, 2, 3, 4] or drawn[1].tolist() == [0, 1, 2, 3, 4]


def test_the_last_drawn_hint_is_on_top_whatever_its_kind() -> None:
    point, stroke = (10.5, 10.5), ((0.5, 10.5), (39.5, 10.5))
    under = Hints(points=(ColorPoint(1, point, (9, 9), 3),), strokes=(Stroke(2, stroke, (3, 3), (5, 5)),))
    over = Hints(points=(ColorPoint(3, point, (9, 9), 3),), strokes=(Stroke(2, stroke, (3, 3), (5, 5)),))
    ab, mask = hint_maps(under, SIZE, SIZE)
    assert ab[10, 10].tolist() == [5, 5] and ab[8, 10].tolist() == [9, 9] and mask[10].all()
    assert hint_maps(over, SIZE, SIZE)[0][10, 10].tolist() == [9, 9]


def test_a_stroke_follows_its_path_with_its_width() -> None:
    drawn = owner(Hints(strokes=(Stroke(0, ((5.5, 15.5), (34.5, 15.5)), (5, 5), (1, 1)),)))
    assert (drawn[13:18, 5:35] == 0).all() and (drawn[:13] == -1).all() and (drawn[18:] == -1).all()


def test_a_strokes_width_follows_the_pen() -> None:
    drawn = owner(Hints(strokes=(Stroke(0, ((5.5, 15.5), (35.5, 15.5)), (1, 13), (1, 1)),)))
    assert [(drawn[:, x] == 0).sum() for x in (5, 20, 34)] == [1, 7, 13]


def test_a_stroke_of_one_vertex_is_a_dot() -> None:
    drawn = owner(Hints(strokes=(Stroke(0, ((20.5, 10.5),), (1,), (1, 1)),)))
    assert drawn[10, 20] == 0 and (drawn == 0).sum() <= 5


def test_a_stroke_without_colour_hides_what_is_below_but_has_none() -> None:
    hints = Hints(points=(ColorPoint(0, (10.5, 10.5), (9, 9), 1),), strokes=(Stroke(1, ((10.5, 10.5),), (9,), None),))
    ab, mask = hint_maps(hints, SIZE, SIZE)
    assert not mask.any() and not ab.any()
    assert (owner(hints) == 1).any()


def test_hints_scale_with_the_grid() -> None:
    hints = Hints(points=(ColorPoint(0, (20, 15), (1, 2), 5),))
    assert (owner(hints, (80, 60)) == 0).sum() == 4 * (owner(hints) == 0).sum()


@pytest.mark.parametrize("xy", [(-1, 5), (40, 5), (5, 30), (5, -0.01), (1e9, 5), (-1e9, 1e9)])
def test_points_outside_leave_no_trace(xy: tuple[float, float]) -> None:
    assert (owner(Hints(points=(ColorPoint(0, xy, (1, 2), 0.3),))) == -1).all()


def test_strokes_far_outside_and_very_wide_ones_do_no_harm() -> None:
    far = Stroke(0, ((1e8, 1e8), (2e8, 1e8)), (5, 5), (1, 1))
    assert (owner(Hints(strokes=(far,))) == -1).all()
    wide = Stroke(0, ((20, 15), (21, 15)), (1e7, 1e7), (1, 1))
    assert (owner(Hints(strokes=(wide,))) == 0).all()


def test_maps_match_the_owners() -> None:
    hints = Hints(points=tuple(ColorPoint(i, (i * 3.0, i * 2.0), (i, -i), 1.5) for i in range(12)))
    ab, mask = hint_maps(hints, SIZE, SIZE)
    drawn = owner(hints)
    assert np.array_equal(mask == 1, drawn >= 0)
    assert np.array_equal(ab[drawn >= 0, 0], drawn[drawn >= 0]) and not ab[drawn < 0].any()
