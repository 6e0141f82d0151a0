"""Gestures on hints as pure functions."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import edits
from models import rasterize
from models.hints import ColorPoint, GlobalStats, Guidance, Hints, Stroke, Theme
from models.image import ImageData

RED, BLUE = (60.0, 40.0), (10.0, -50.0)


def test_new_hints_lie_on_top_whatever_was_deleted() -> None:
    hints, first = edits.add_point(Hints(), (1, 1), RED)
    hints, second = edits.add_stroke(hints, [(0, 0), (9, 9)], 3, BLUE)
    hints, third = edits.add_point(edits.delete(hints, (first,)), (5, 5), RED)
    assert first < second < third
    assert [h.id for h in hints.drawn] == [second, third]


def test_changing_one_hint_leaves_the_others_alone() -> None:
    hints, point = edits.add_point(Hints(), (10, 20), RED, 3)
    hints, stroke = edits.add_stroke(hints, [(0, 0), (10, 0)], [4, 8], RED)
    moved = edits.move(edits.move(hints, (point,), 5, -5), (stroke,), 1, 2)
    assert moved.points[0].xy == (15, 15) and moved.strokes[0].path == ((1, 2), (11, 2))
    colored = edits.recolor(edits.recolor(hints, (point,), BLUE), (stroke,), BLUE)
    assert colored.points[0].ab == colored.strokes[0].ab == BLUE
    sized = edits.resize(edits.resize(hints, point, 7), stroke, 16)
    assert sized.points[0].radius == 7 and sized.strokes[0].widths == (8, 16)
    assert edits.recolor(hints, (point,), BLUE).strokes == hints.strokes
    assert hints.points[0] == ColorPoint(point, (10, 20), RED, 3)


def test_reach_and_strength_of_several_hints() -> None:
    hints, point = edits.add_point(Hints(), (10, 20), RED)
    hints, stroke = edits.add_stroke(hints, [(0, 0), (10, 0)], 4, RED, reach=0.0, strength=0.5)
    hints, other = edits.add_point(hints, (30, 20), BLUE)
    assert [(h.reach, h.strength) for h in hints.drawn] == [(1, 1), (0, 0.5), (1, 1)]
    changed = edits.adjust(edits.adjust(hints, (point, stroke), reach=0.25), (stroke,), strength=1.0)
    assert [(h.reach, h.strength) for h in changed.drawn] == [(0.25, 1), (0.25, 1), (1, 1)]
    assert edits.find(changed, other) == edits.find(hints, other)
    with pytest.raises(KeyError):
        edits.adjust(hints, (point, 99), reach=0.5)
    with pytest.raises(ValueError, match="strength must lie between 0 and 1"):
        edits.adjust(hints, (point,), strength=1.5)


def test_an_eraser_leaves_reach_and_strength_to_the_pieces() -> None:
    hints, _ = edits.add_stroke(Hints(), [(0, 0), (100, 0)], 4, RED, reach=0.25, strength=0.5)
    pieces = edits.erase(hints, (50, 0), 10).strokes
    assert [(piece.reach, piece.strength) for piece in pieces] == [(0.25, 0.5)] * 2


def test_regions_are_renamed_marked_and_deleted_with_their_strokes() -> None:
    hints, first = edits.add_stroke(Hints(), [(0, 0)], 3, None, "cup")
    hints, second = edits.add_stroke(hints, [(5, 5)], 3, None)
    hints, point = edits.add_point(hints, (1, 1), RED)
    assert [s.region for s in edits.rename_region(hints, "cup", "mug").strokes] == ["mug", "background"]
    assert [s.region for s in edits.mark(hints, (second,), "cup").strokes] == ["cup", "cup"]
    assert edits.mark(hints, (point,), "cup") == hints, "a point marks nothing"
    assert [s.id for s in edits.delete_region(hints, "background").strokes] == [first]


def test_an_unknown_id_is_an_error_and_not_nothing() -> None:
    for act in (lambda: edits.move(Hints(), (3,), 1, 1), lambda: edits.delete(Hints(), (3,))):
        with pytest.raises(KeyError):
            act()
    assert edits.find(Hints(), 3) is None


def test_the_topmost_hint_is_hit() -> None:
    hints, point = edits.add_point(Hints(), (10, 10), RED, 4)
    hints, stroke = edits.add_stroke(hints, [(0, 10), (20, 10)], 4, BLUE)
    assert edits.hit(hints, (10, 10)) == stroke
    assert edits.hit(hints, (10, 13)) == point
    assert edits.hit(hints, (2, 12)) == stroke
    assert edits.hit(hints, (2, 12.5)) is None and edits.hit(hints, (2, 12.5), 1) == stroke
    assert edits.hit(Hints(), (0, 0), 100) is None


def test_a_dot_is_hit() -> None:
    hints, dot = edits.add_stroke(Hints(), [(5, 5)], 6, BLUE)
    assert edits.hit(hints, (7, 5)) == dot and edits.hit(hints, (9, 5)) is None


def test_the_eraser_takes_points_it_touches() -> None:
    hints, _ = edits.add_point(Hints(), (10, 10), RED, 2)
    hints, far = edits.add_point(hints, (30, 10), RED, 2)
    assert [p.id for p in edits.erase(hints, (10, 14), 3).points] == [far]


def test_the_eraser_cuts_a_stroke_in_two_that_touch_its_rim() -> None:
    hints, stroke = edits.add_stroke(Hints(), [(0, 0), (100, 0)], [10, 10], RED, "sky")
    left, right = edits.erase(hints, (50, 0), 5).strokes
    assert left.path == ((0, 0), (40, 0)) and right.path == ((60, 0), (100, 0))
    assert left.id == stroke and right.id != stroke
    assert {left.label, right.label} == {"sky"} and left.ab == right.ab == RED


def test_widths_are_interpolated_where_a_stroke_is_cut() -> None:
    hints, _ = edits.add_stroke(Hints(), [(0, 0), (100, 0)], [2, 12], RED)
    left, right = edits.erase(hints, (50, 0), 6.5).strokes
    assert left.widths == pytest.approx((2, 6)) and right.widths == pytest.approx((8, 8 + 4))


def test_the_drawn_order_holds_when_a_stroke_falls_apart() -> None:
    hints, _ = edits.add_stroke(Hints(), [(0, 0), (100, 0)], 2, RED)
    hints, _ = edits.add_point(hints, (90, 0), BLUE, 4)
    hints = edits.erase(hints, (50, 0), 5)
    assert [type(h) for h in hints.drawn] == [Stroke, Stroke, ColorPoint]
    assert len({h.id for h in hints.drawn}) == 3


def test_erasing_what_is_not_there_changes_nothing_at_all() -> None:
    hints, _ = edits.add_stroke(Hints(), [(0, 0), (50, 0), (50, 50)], 2, RED)
    assert edits.erase(hints, (20, 20), 5) is hints
    assert edits.erase(hints, (50, 25), 200).strokes == ()


@given(
    st.lists(st.tuples(st.floats(-20, 120), st.floats(-20, 120)), min_size=1, max_size=6),
    st.tuples(st.floats(0, 100), st.floats(0, 100)),
    st.floats(1, 40),
    st.floats(2, 20),
)
def test_after_erasing_nothing_is_left_under_the_eraser_and_the_rest_stays(
    path: list[tuple[float, float]], centre: tuple[float, float], radius: float, width: float
) -> None:
    hints, _ = edits.add_stroke(Hints(), path, width, RED)
    after = edits.erase(hints, centre, radius)
    size = (100, 100)
    there = rasterize.index_map(hints, size, size) >= 0
    left = rasterize.index_map(after, size, size) >= 0
    y, x = np.mgrid[:100, :100] + 0.5
    distance = np.hypot(x - centre[0], y - centre[1])
    # Lines are drawn in whole pixels, so the rims may differ by a pixel or two.
    assert not left[distance < radius - 2].any()
    kept = distance > radius + width + 3
    grown = cv2.dilate(left.astype(np.uint8), np.ones((3, 3))) > 0
    assert not (there & ~grown)[kept].any()


def test_ten_thousand_points_are_erased_and_hit_without_trouble() -> None:
    hints = Hints(tuple(ColorPoint(n + 1, (n % 100, n // 100), RED, 0.4) for n in range(10_000)))
    assert edits.hit(hints, (50, 50)) == 50 * 100 + 50 + 1
    assert len(edits.erase(hints, (50, 50), 1.2).points) == 10_000 - 9


def test_global_guidance_is_set_and_taken_away() -> None:
    theme = Theme((RED, BLUE, (0.0, 0.0)))
    hints = edits.set_theme(Hints(), theme)
    hints = edits.set_share(hints, Guidance.SATURATION, 0.5)
    hist = tuple([1.0] + [0.0] * 312)
    hints = edits.set_histogram(hints, hist)
    assert hints.theme == theme and hints.stats == GlobalStats(hist, 0.5)
    assert edits.set_histogram(hints, None).stats == GlobalStats(None, 0.5)
    bare = edits.set_histogram(edits.set_share(edits.set_theme(hints, None), Guidance.SATURATION, None), None)
    assert bare == Hints()


def test_references_are_kept_in_order() -> None:
    images = [ImageData.from_rgb(np.full((2, 2, 3), level, np.uint8)) for level in (10, 20, 30)]
    hints = Hints()
    for image in images:
        hints = edits.add_reference(hints, image)
    hints = edits.set_strength(hints, 1, 0.25)
    assert [r.strength for r in hints.references] == [1, 0.25, 1]
    assert [r.image for r in edits.remove_reference(hints, 0).references] == images[1:]
    for index in (-1, 3):
        with pytest.raises(IndexError):
            edits.remove_reference(hints, index)
        with pytest.raises(IndexError):
            edits.set_strength(hints, index, 0.5)


def locked_pair() -> tuple[Hints, int, int]:
    """A locked point and a stroke over it that is not."""
    hints, point = edits.add_point(Hints(), (50, 0), RED)
    hints, stroke = edits.add_stroke(hints, [(0, 0), (100, 0)], 4, RED, "cup")
    return edits.describe(hints, (point,), locked=True), point, stroke


def test_what_is_locked_stays_while_the_rest_changes() -> None:
    hints, point, stroke = locked_pair()
    both = (point, stroke)
    for changed in (
        edits.move(hints, both, 5, 5),
        edits.recolor(hints, both, BLUE),
        edits.delete(hints, both),
        edits.erase(hints, (50, 0), 10),
        edits.delete_region(hints, "cup"),
    ):
        assert changed.points == hints.points and changed.strokes != hints.strokes
    assert edits.resize(hints, point, 9) == hints
    assert [hint.id for hint in edits.locked_hints(hints)] == [point]
    assert edits.locked_hints(hints, (stroke,)) == ()
    for hidden in (True, False):
        shut = edits.describe(hints, both, locked=True, shown=not hidden)
        assert edits.delete_region(shut, "cup") == edits.erase(shut, (50, 0), 10) == shut


def test_names_eyes_and_groups_change_though_a_hint_is_locked() -> None:
    hints, point, _ = locked_pair()
    (changed,) = edits.describe(hints, (point,), name="coat", shown=False, group="cloth").points
    assert (changed.name, changed.shown, changed.locked, changed.group) == ("coat", False, True, "cloth")
    assert edits.describe(hints, (point,), locked=False).points[0].locked is False


def test_what_is_hidden_is_neither_hit_nor_erased() -> None:
    hints, point, stroke = locked_pair()
    assert edits.hit(hints, (50, 0)) == stroke
    hints = edits.describe(hints, (stroke,), shown=False)
    assert edits.hit(hints, (50, 0)) == point
    assert edits.erase(hints, (50, 0), 10) == hints
    assert edits.within(hints, (0, -5, 100, 5), lambda xy: xy) == {point}


@pytest.mark.parametrize(
    ("box", "found"),
    [
        ((40, -1, 60, 1), {1, 2}),
        ((10, -1, 20, 1), {2}),
        ((49, -9, 51, -5), set()),
        ((-9, -9, -1, 9), set()),
        ((52, 0, 55, 40), {2, 3}),
    ],
)
def test_a_box_finds_points_in_it_and_strokes_that_cross_it(box: tuple[float, ...], found: set[int]) -> None:
    hints, _ = edits.add_point(Hints(), (50, 0), RED)
    hints, _ = edits.add_stroke(hints, [(0, 0), (100, 0)], 4, RED)
    hints, _ = edits.add_stroke(hints, [(40, 10), (60, 30)], 4, RED)
    assert edits.within(hints, box, lambda xy: xy) == found  # type: ignore[arg-type]


def test_a_cut_stroke_keeps_its_place_and_the_others_keep_their_ids() -> None:
    hints, stroke = edits.add_stroke(Hints(), [(0, 0), (100, 0)], 2, RED)
    hints, above = edits.add_point(hints, (30, 0), BLUE)
    cut = edits.erase(edits.erase(hints, (50, 0), 5), (80, 0), 5)
    assert [hint.id for hint in cut.drawn] == [stroke, 3, 4, above]
    assert [s.path[0][0] for s in cut.drawn[:3]] == pytest.approx([0, 56, 86])  # type: ignore[union-attr]
    assert edits.next_id(cut) == 5


def test_another_order_keeps_all_ids_and_new_hints_come_on_top() -> None:
    hints, first = edits.add_point(Hints(), (1, 1), RED)
    hints, second = edits.add_stroke(hints, [(0, 0)], 3, BLUE)
    hints, third = edits.add_point(hints, (5, 5), BLUE)
    turned = edits.arrange(hints, (third, first, second))
    assert [h.id for h in turned.drawn] == [third, first, second]
    turned, fourth = edits.add_point(turned, (9, 9), RED)
    assert [h.id for h in turned.drawn] == [third, first, second, fourth]
    for wrong in ((first,), (first, second, third, third), (first, second, 9)):
        with pytest.raises(KeyError):
            edits.arrange(hints, wrong)
