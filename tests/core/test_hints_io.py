"""Hints files written by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.core import hints_io
from models import color
from models.errors import UserError
from models.hints import ColorPoint, Hints, Stroke


def read(tmp_path: Path, data: Any) -> Hints:
    path = tmp_path / "hints.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data))
    return hints_io.read_file(path, (100, 50)).hints


def test_the_form_of_the_readme(tmp_path: Path) -> None:
    hints = read(
        tmp_path,
        {
            "points": [{"xy": [3, 4.5], "rgb": "#aabbcc", "radius": 7}, {"xy": [1, 2], "ab": [10, -20]}],
            "strokes": [
                {"path": [[0, 0], [9, 9]], "rgb": "336699", "width": 5},
                {"path": [[1, 1], [2, 2]], "ab": [0, 0], "widths": [1, 2]},
            ],
            "theme": ["#ff0000", "#00ff00", "#0000ff"],
            "saturation": 0.5,
            "vividness": 0.75,
        },
    )
    first, second = hints.points
    assert (first.xy, first.radius, first.ab) == ((3, 4.5), 7, color.ab_of_rgb((0xAA, 0xBB, 0xCC)))
    assert second.ab == (10, -20) and second.radius == 4
    assert hints.strokes[0].widths == (5, 5) and hints.strokes[1].widths == (1, 2)
    assert hints.theme is not None and len(hints.theme.colors) == 3
    assert hints.stats.saturation == 0.5 and hints.stats.vividness == 0.75
    assert len({h.id for h in hints.drawn}) == 4


def test_reach_and_strength_are_everything_where_the_file_says_nothing(tmp_path: Path) -> None:
    stroke = {"path": [[1, 1], [2, 2]], "rgb": "#102030"}
    hints = read(
        tmp_path,
        {
            "points": [{"xy": [3, 4], "rgb": "#aabbcc", "reach": 0.25, "strength": 0.5}],
            "strokes": [stroke, {**stroke, "reach": 0}],
        },
    )
    assert [(h.reach, h.strength) for h in hints.drawn] == [(0.25, 0.5), (1, 1), (0, 1)]
    with pytest.raises(UserError, match=r"stroke 1.*reach must lie between 0 and 1"):
        read(tmp_path, {"strokes": [{**stroke, "reach": 1.5}]})


def test_names_eyes_locks_groups_and_order(tmp_path: Path) -> None:
    common = {"name": "coat", "shown": False, "locked": True, "group": "cloth", "order": 5}
    point = {"xy": [3, 4], "rgb": "#aabbcc", **common}
    hints = read(tmp_path, {"points": [point], "strokes": [{"path": [[0, 0]], "rgb": "336699", "group": "cloth"}]})
    (first,), (stroke,) = hints.points, hints.strokes
    assert (first.name, first.shown, first.locked, first.group, first.order) == ("coat", False, True, "cloth", 5)
    assert (stroke.name, stroke.shown, stroke.locked, stroke.group, stroke.order) == ("", True, False, "cloth", None)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    point = ColorPoint(7, (1.25, 2.5), (10.125, -20.5), 3.0, name="Mantel ☀", locked=True, group="g", strength=0.5)
    hidden = ColorPoint(2, (5.0, 6.0), (0.0, 0.0), shown=False, order=9, within=3)
    strokes = (
        Stroke(1, ((0.0, 0.0), (9.0, 9.5)), (4.0, 8.25), (1.0, 2.0), reach=0.0),
        Stroke(8, ((5.0, 5.0),), (2.0,), None),
        Stroke(3, ((5.0, 5.0),), (2.0,), None, "cup"),
        Stroke(4, ((5.0, 5.0),), (2.0,), (3.0, 3.0), "cup"),
    )
    hints = Hints((point, hidden), strokes)
    back = read(tmp_path, hints_io.write(hints, (100, 50)).decode())

    def plain(drawn: Hints) -> list[ColorPoint | Stroke]:
        return [replace(hint, id=0, order=None, within=None) for hint in drawn.drawn]

    assert plain(back) == plain(hints)


def test_hints_for_a_photograph_of_another_size_are_scaled(tmp_path: Path) -> None:
    point = {"xy": [10, 10], "rgb": "#aabbcc", "radius": 4}
    hints = read(tmp_path, {"size": [200, 200], "points": [point], "saturation": 0.5})
    assert hints.points[0].xy == (5, 2.5) and hints.points[0].radius == 1.5 and hints.stats.saturation == 0.5


def test_an_empty_file_of_hints_is_no_hints(tmp_path: Path) -> None:
    assert read(tmp_path, {}) == Hints()


def test_ten_thousand_points_and_points_outside(tmp_path: Path) -> None:
    points = [{"xy": [n - 5000, -n], "rgb": "#102030"} for n in range(10_000)]
    assert len(read(tmp_path, {"points": points}).points) == 10_000


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ("{", "not JSON"),
        ("\x00\xff", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not an object"),
        ('{"points": [{"xy": [NaN, 1], "rgb": "#000000"}]}', "NaN"),
        ('{"points": [{"xy": [1e999, 1], "rgb": "#000000"}]}', "point 1"),
        ({"points": {}}, "points"),
        ({"point": []}, "“point”"),
        ({"points": [{"rgb": "#000000"}]}, "no “xy”"),
        ({"points": [{"xy": [1, 2], "rgb": "#000000"}, {"xy": [1, 2]}]}, "point 2"),
        ({"points": [{"xy": [1, 2], "rgb": "red"}]}, "red"),
        ({"points": [{"xy": [1, 2], "rgb": "#000000", "ab": [0, 0]}]}, "either"),
        ({"points": [{"xy": [1, 2], "ab": [500, 0]}]}, "point 1"),
        ({"points": [{"xy": [1, 2], "rgb": "#000000", "radius": 0}]}, "radius"),
        ({"points": [{"xy": [1, 2], "rgb": "#000000", "colour": 1}]}, "“colour”"),
        ({"points": [7]}, "point 1"),
        ({"size": [0, 5]}, "“size”"),
        ({"size": 5}, "pair"),
        ({"points": [{"xy": [1, 2], "rgb": "#000000", "shown": 1}]}, "neither true nor false"),
        ({"points": [{"xy": [1, 2], "rgb": "#000000", "name": 1}]}, "not a text"),
        ({"strokes": [{"path": [[1, 2]], "rgb": "#000000", "order": -1}]}, "not a whole number"),
        ({"strokes": [{"path": [], "rgb": "#000000"}]}, "no vertices"),
        ({"strokes": [{"path": [[1, 2]], "rgb": "#000000", "widths": [1, 2]}]}, "one width per vertex"),
        ({"strokes": [{"path": [[1, 2]], "rgb": "#000000", "widths": [1], "width": 1}]}, "both"),
        ({"strokes": [{"path": [[1, 2]], "rgb": "#000000", "width": -1}]}, "stroke 1"),
        ({"points": [{"xy": [1, 2], "ab": [1, 2], "region": "coat"}]}, "no region “coat”"),
        ({"regions": [{"name": "coat", "outline": [[1, 2], [3, 4]]}]}, "region 1: an outline"),
        ({"regions": [{"outline": [[1, 2], [3, 4], [5, 6]]}]}, "region 1: it has no “name”"),
        ({"regions": [{"name": "coat", "outline": [[1, 2], [3, 4], [5, 6]]}] * 2}, "the same name"),
        ({"theme": ["#000000"]}, "3 to 7"),
        ({"theme": ["#000000"] * 12}, "3 to 7"),
        ({"theme": ["#ff0000"] * 3}, "fewer than 3 colours that differ in more than lightness"),
        ({"theme": ["#202020", "#808080", "#e0e0e0", "#ff0000"]}, "fewer than 3 colours that differ"),
        ({"saturation": 2}, "saturation"),
        ({"vividness": -1}, "vividness"),
        ({"saturation": True}, "not a number"),
    ],
)
def test_a_wrong_file_is_named_with_the_place(tmp_path: Path, data: Any, where: str) -> None:
    with pytest.raises(UserError) as caught:
        read(tmp_path, data)
    text = str(caught.value)
    assert "hints.json" in text and where in text and caught.value.remedy, text


def test_regions_and_their_hints(tmp_path: Path) -> None:
    corners, brown = [[0, 0], [9, 0], [9, 9]], ["#604020", "#806020", "#602040"]
    path = tmp_path / "hints.json"
    path.write_text(
        json.dumps(
            {
                "regions": [
                    {"name": "wall", "outline": corners},
                    {"name": "coat", "outline": corners, "feather": 3, "inverted": True, "theme": brown},
                ],
                "points": [{"xy": [1, 2], "rgb": "#aabbcc", "region": "coat"}, {"xy": [1, 2], "rgb": "#aabbcc"}],
                "strokes": [{"path": corners, "rgb": "#aabbcc", "region": "wall"}],
            }
        )
    )
    found = hints_io.read_file(path)
    assert [hint.within for hint in found.hints.drawn] == [2, None, 1]
    wall, coat = found.regions
    assert wall.theme is None and coat.theme is not None and coat.shape.inverted and coat.shape.feather == 3


def test_a_missing_file_or_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(UserError, match=path.name):
            hints_io.read_file(path, (100, 50))
