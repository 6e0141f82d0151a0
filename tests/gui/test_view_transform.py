"""The view transform as properties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.state.view_transform import (
    KEEP,
    LEVELS,
    MAX_ZOOM,
    ViewTransform,
    detail_box,
    fitted,
    limit_scale,
    next_level,
)

scales = st.floats(0.01, 64)
offsets = st.floats(-5000, 5000)
turns = st.one_of(st.sampled_from([0.0, 90.0, 180.0, 270.0]), st.floats(0, 359.99))
transforms = st.builds(ViewTransform, scales, offsets, offsets, turns, st.booleans())
places = st.tuples(st.floats(0, 2000), st.floats(0, 1500))
sizes = st.tuples(st.integers(1, 12000), st.integers(1, 12000))
widgets = st.tuples(st.integers(100, 3000), st.integers(100, 2000))


@given(transforms, places)
def test_there_and_back(view: ViewTransform, place: tuple[float, float]) -> None:
    assert view.to_widget(view.to_image(place)) == pytest.approx(place, abs=1e-6)


@given(transforms, st.floats(-360, 360), places)
def test_turning_and_flipping_keep_lengths_and_what_lies_under_the_anchor(
    view: ViewTransform, degrees: float, anchor: tuple[float, float]
) -> None:
    under = view.to_image(anchor)
    for other in (view.turned(degrees, anchor), view.mirrored(anchor)):
        assert other.to_image(anchor) == pytest.approx(under, abs=1e-4, rel=1e-6)
        x, y = other.way_to_image((3.0, 4.0))
        assert (x * x + y * y) ** 0.5 * other.scale == pytest.approx(5.0)
    assert view.mirrored(anchor).mirrored(anchor).to_widget(under) == pytest.approx(anchor, abs=1e-4)
    back = view.turned(degrees, anchor).turned(-degrees, anchor)
    assert back.to_widget((7, 9)) == pytest.approx(view.to_widget((7, 9)), abs=1e-3, rel=1e-6)


@given(transforms, scales, places)
def test_what_lies_under_the_cursor_stays_there(view: ViewTransform, scale: float, cursor: tuple[float, float]) -> None:
    assert view.zoomed(scale, cursor).to_image(cursor) == pytest.approx(view.to_image(cursor), abs=1e-4, rel=1e-6)


@given(transforms, sizes, widgets, scales, st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_zooming_inside_the_margin_is_not_disturbed_by_the_clamp(
    view: ViewTransform, image: tuple[int, int], widget: tuple[int, int], scale: float, share: tuple[float, float]
) -> None:
    cursor = (widget[0] / 2, widget[1] / 2)
    x, y = view.to_widget((image[0] * share[0], image[1] * share[1]))
    zoomed = view.panned(cursor[0] - x, cursor[1] - y).zoomed(scale, cursor)
    clamped = zoomed.clamped(image, widget)
    assert (clamped.x, clamped.y) == pytest.approx((zoomed.x, zoomed.y), abs=1e-3)


@given(transforms, sizes, widgets)
def test_the_photograph_cannot_be_lost(view: ViewTransform, image: tuple[int, int], widget: tuple[int, int]) -> None:
    view = view.clamped(image, widget)
    x0, y0, x1, y1 = view.frame(image)
    assert x1 >= KEEP - 1e-6 and x0 <= widget[0] - KEEP + 1e-6
    assert y1 >= KEEP - 1e-6 and y0 <= widget[1] - KEEP + 1e-6


@given(sizes, widgets, st.sampled_from([1.0, 1.5, 2.0]), turns, st.booleans())
def test_fitted_shows_all_of_it_in_the_middle(
    image: tuple[int, int], widget: tuple[int, int], ratio: float, turn: float, flipped: bool
) -> None:
    view = fitted(image, widget, ratio, turn=turn, flipped=flipped)
    x0, y0, x1, y1 = view.frame(image)
    assert x0 >= -1e-6 and y0 >= -1e-6 and x1 <= widget[0] + 1e-6 and y1 <= widget[1] + 1e-6
    assert x0 + x1 == pytest.approx(widget[0], abs=1e-3) and y0 + y1 == pytest.approx(widget[1], abs=1e-3)
    assert view.scale * ratio <= MAX_ZOOM + 1e-9


@given(sizes, widgets, st.floats(1e-6, 1e6), st.sampled_from([1.0, 2.0]))
def test_the_scale_stays_within_limits_that_hold_fit_and_100_percent(
    image: tuple[int, int], widget: tuple[int, int], scale: float, ratio: float
) -> None:
    limited = limit_scale(scale, image, widget, ratio)
    assert limited <= MAX_ZOOM / ratio
    fit = fitted(image, widget, ratio).scale
    assert limit_scale(fit, image, widget, ratio) == pytest.approx(fit)
    assert limit_scale(1 / ratio, image, widget, ratio) == pytest.approx(1 / ratio)


@given(transforms, sizes, widgets)
def test_the_visible_part_lies_on_the_photograph(
    view: ViewTransform, image: tuple[int, int], widget: tuple[int, int]
) -> None:
    visible = view.visible(image, widget)
    if visible is None:
        return
    x0, y0, x1, y1 = detail_box(visible, image)
    assert 0 <= x0 < x1 <= image[0] and 0 <= y0 < y1 <= image[1]
    assert x0 <= visible[0] and visible[2] <= x1 + 1e-6


def test_levels_go_up_and_down_and_end() -> None:
    assert next_level(1.0, 1) == 1.5
    assert next_level(1.0, -1) == pytest.approx(2 / 3)
    assert next_level(1.2, 1) == 1.5 and next_level(1.2, -1) == 1.0
    assert next_level(MAX_ZOOM, 1) == MAX_ZOOM
    assert next_level(LEVELS[0], -1) == LEVELS[0]
