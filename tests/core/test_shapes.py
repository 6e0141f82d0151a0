"""Shapes of regions: what they cover, their edges, and their way through views."""

from __future__ import annotations

import numpy as np
import pytest

from app.core import shapes
from app.core.shapes import Found, Outline, Part, Shape, ShapeMask

SIZE = (120, 80)
SQUARE = Outline(((20, 20), (60, 20), (60, 60), (20, 60)))
HOLE = Outline(((30, 30), (50, 30), (50, 50), (30, 50)))


def drawn(*parts: Part, size: tuple[int, int] = SIZE, **edge: object) -> np.ndarray:
    return shapes.levels(Shape(parts, **edge), SIZE, size)  # type: ignore[arg-type]


def test_an_outline_covers_what_lies_within_it() -> None:
    made = drawn(Part(SQUARE))
    assert made[21:59, 21:59].min() == 255 and made.sum() / 255 == pytest.approx(40 * 40, rel=0.08)
    assert made[:18].max() == made[63:].max() == made[:, :18].max() == made[:, 63:].max() == 0


def test_parts_add_and_take_away_in_their_order() -> None:
    ring = drawn(Part(SQUARE), Part(HOLE, adds=False))
    assert ring[40, 40] == 0 and ring[25, 25] == 255
    assert drawn(Part(HOLE, adds=False), Part(SQUARE))[40, 40] == 255


def test_inverted_is_what_is_left() -> None:
    assert np.array_equal(drawn(Part(SQUARE), inverted=True), 255 - drawn(Part(SQUARE)))


def test_growth_moves_the_edge_by_pixels_of_the_photograph() -> None:
    for size in (SIZE, (60, 40)):
        scale = size[0] / SIZE[0]
        for growth, width in ((8.0, 56), (-8.0, 24)):
            row = drawn(Part(SQUARE), size=size, growth=growth)[round(40 * scale)]
            assert row.sum() / 255 == pytest.approx(width * scale, abs=2)


def test_feather_softens_near_the_edge_only() -> None:
    hard, soft = drawn(Part(SQUARE)), drawn(Part(SQUARE), feather=12.0)
    assert len(np.unique(soft[40])) > 6
    assert soft[29:51, 29:51].min() == 255 and soft[40, 70:].max() == 0
    assert np.array_equal(soft[70:], hard[70:])


def test_a_found_mask_keeps_its_levels() -> None:
    share = np.linspace(0, 1, 40, dtype=np.float32)[None].repeat(30, 0)
    found = Found.of(share, ((1, 2),), (), 0.25)
    assert np.abs(found.levels() / 255 - share).max() < 0.003 and found.inside == ((1, 2),)
    assert drawn(Part(found)).shape == (80, 120)
    assert Found.of(np.ones((3000, 1500), np.float32)).size == (512, 1024)


@pytest.mark.parametrize("packed", [b"nonsense", Found.of(np.zeros((9, 9), np.float32)).packed])
def test_a_damaged_mask_is_told(packed: bytes) -> None:
    with pytest.raises(ValueError, match="mask"):
        Found((10, 10), packed).levels()


def test_what_cannot_be_a_shape() -> None:
    with pytest.raises(ValueError, match="three"):
        Outline(((0, 0), (1, 1)))
    with pytest.raises(ValueError, match="not a number"):
        Outline(((0, 0), (1, 1), (float("nan"), 2)))
    with pytest.raises(ValueError, match="impossible"):
        Shape((), feather=-1)


def test_views_are_exactly_0_and_1_away_from_the_edge() -> None:
    made = drawn(Part(SQUARE), feather=8.0)
    mask = ShapeMask(made)
    for factor in (0.37, 1.0, 2.6):
        light = np.zeros((round(80 * factor), round(120 * factor)), np.float32)
        seen = mask.at(light)
        inside = seen[round(30 * factor) : round(50 * factor), round(30 * factor) : round(50 * factor)]
        assert inside.min() == 1.0 and seen[:, round(70 * factor) :].max() == 0.0


def test_a_view_of_a_part_is_that_part_of_the_whole() -> None:
    mask = ShapeMask(drawn(Part(SQUARE), feather=8.0))
    whole = mask.at(np.zeros((160, 240), np.float32))
    part = mask.at(np.zeros((80, 80), np.float32), (20 / 240, 30 / 160, 100 / 240, 110 / 160))
    assert np.abs(part - whole[30:110, 20:100]).max() < 0.02
