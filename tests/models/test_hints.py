"""Guidance as values: what is refused, what compares equal, how it scales."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from models.hints import KINDS, ColorPoint, GlobalStats, Guidance, Hints, Match, Reference, Stroke, Theme
from models.image import ImageData

NAN, INF = math.nan, math.inf


@pytest.mark.parametrize(
    "make",
    [
        lambda: ColorPoint(0, (NAN, 0), (0, 0)),
        lambda: ColorPoint(0, (0, INF), (0, 0)),
        lambda: ColorPoint(0, (0, 0), (NAN, 0)),
        lambda: ColorPoint(0, (0, 0), (0, 129)),
        lambda: ColorPoint(0, (0, 0), (0, 0), 0),
        lambda: ColorPoint(0, (0, 0), (0, 0), NAN),
        lambda: Stroke(0, (), (), (0, 0)),
        lambda: Stroke(0, ((0, 0),), (1, 1), (0, 0)),
        lambda: Stroke(0, ((0, NAN),), (1,), (0, 0)),
        lambda: Stroke(0, ((0, 0),), (0,), (0, 0)),
        lambda: Stroke(0, ((0, 0),), (1,), (0, INF)),
        lambda: Theme(((0, 0),)),
        lambda: Theme(((0, 0),) * 12),
        lambda: Theme(((0, 0),) * 3, (1, 1)),
        lambda: Theme(((0, 0),) * 3, (1, -1, 1)),
        lambda: GlobalStats((0.5, 0.5)),
        lambda: GlobalStats((0.5,) * 313),
        lambda: GlobalStats(saturation=1.2),
        lambda: GlobalStats(saturation=NAN),
        lambda: GlobalStats(vividness=-0.1),
        lambda: Reference(picture(), 1.5),
    ],
)
def test_nonsense_is_refused(make: object) -> None:
    with pytest.raises(ValueError):
        make()  # type: ignore[operator]


def picture(level: int = 9) -> ImageData:
    return ImageData.from_rgb(np.full((4, 4, 3), level, np.uint8))


def test_kinds() -> None:
    assert Hints().kinds == Guidance.NONE
    assert full_hints().kinds == ~Guidance.NONE
    assert Hints(stats=GlobalStats(saturation=0.0)).kinds == Guidance.SATURATION


def full_hints() -> Hints:
    return Hints(
        (ColorPoint(0, (1, 1), (0, 0)),),
        (Stroke(1, ((1, 1),), (1,), None),),
        Theme(((0, 0),) * 3),
        GlobalStats((1.0,) + (0.0,) * 312, 0.0, 0.0),
        (Reference(picture()),),
    )


def test_every_kind_has_a_row() -> None:
    assert [kind.guidance for kind in KINDS] == list(Guidance)


def test_only_some_kinds() -> None:
    full = full_hints()
    for kind in Guidance:
        assert full.only(kind).kinds == kind
    assert full.only(Guidance.STROKES) == Hints(strokes=full.strokes)
    assert full.only(full.kinds) is full and full.only(Guidance.NONE) == Hints()


def test_other_hints_take_the_place_of_those_of_the_same_kind() -> None:
    full = full_hints()
    assert full.merged(Hints()) == full and Hints().merged(full) == full
    gray = GlobalStats(saturation=0.25)
    assert full.merged(Hints(stats=gray)) == replace(full, stats=replace(full.stats, saturation=0.25))
    point = ColorPoint(7, (2, 2), (5, 5))
    drawn = full.merged(Hints(points=(point,)))
    assert drawn == replace(full, points=(point,), strokes=()), "ids of points and strokes are in one order"


def test_equality_is_by_value() -> None:
    one, two = (Hints(references=(Reference(picture()),), points=(ColorPoint(0, (1, 1), (2, 2)),)) for _ in range(2))
    assert one == two and hash(one) == hash(two)
    assert one != Hints(references=(Reference(picture(10)),), points=one.points)


def test_drawn_order_follows_the_ids() -> None:
    hints = Hints((ColorPoint(4, (0, 0), (0, 0)), ColorPoint(1, (0, 0), (0, 0))), (Stroke(2, ((0, 0),), (1,), None),))
    assert [h.id for h in hints.drawn] == [1, 2, 4]


def test_scaling() -> None:
    hints = Hints(
        (ColorPoint(0, (10, 20), (1, 2), 4),),
        (Stroke(1, ((2, 4), (6, 8)), (2, 4), (5, 5)),),
        references=(Reference(picture(), 1, (Match((10, 20), (3, 3)),)),),
    )
    scaled = hints.scaled(0.5, 0.25)
    assert scaled.points[0].xy == (5, 5) and scaled.points[0].radius == 1.5 and scaled.points[0].ab == (1, 2)
    assert scaled.strokes[0].path == ((1, 1), (3, 2)) and scaled.strokes[0].widths == (0.75, 1.5)
    assert scaled.references[0].matches == (Match((5, 5), (3, 3)),)
    assert hints.scaled(1, 1) == hints


def test_an_order_that_the_artist_gave_goes_before_that_of_the_ids() -> None:
    points = (ColorPoint(1, (0, 0), (0, 0), order=3), ColorPoint(2, (0, 0), (0, 0)), ColorPoint(5, (0, 0), (0, 0)))
    assert [h.id for h in Hints(points, (Stroke(4, ((0, 0),), (1,), None, order=3),)).drawn] == [2, 1, 4, 5]


def test_the_picture_depends_on_what_is_shown_and_not_on_names() -> None:
    plain = ColorPoint(1, (1, 1), (2, 2))
    named = replace(plain, name="coat", group="cloth", locked=True)
    stroke = Stroke(2, ((0, 0),), (1,), (1, 1), "cup", order=7)
    assert Hints((named,), (stroke,)).effective == Hints((plain,), (stroke,))
    assert Hints((replace(named, shown=False),), (replace(stroke, shown=False),)).effective == Hints()
    hints = Hints((plain,), (stroke,))
    assert hints.effective is hints and hints.ids == {1, 2}
    assert hints.without((1, 9)) == Hints(strokes=(stroke,))
