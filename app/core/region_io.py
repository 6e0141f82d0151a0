"""Regions as JSON, for projects."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from app.core import hints_io
from app.core.document import Region
from app.core.hints_io import Json
from app.core.shapes import Found, Outline, Part, Shape
from models.hints import XY, Theme


def dump(regions: tuple[Region, ...]) -> list[Json]:
    """The exact form."""
    return [
        {
            "id": region.id,
            "name": region.name,
            "shown": region.shown,
            "theme": None if region.theme is None else hints_io.dump_theme(region.theme),
            "shape": {
                "parts": [_dumped(part) for part in region.shape.parts],
                "inverted": region.shape.inverted,
                "growth": region.shape.growth,
                "feather": region.shape.feather,
            },
        }
        for region in regions
    ]


def undump(data: Any) -> tuple[Region, ...]:
    """The regions of the exact form.

    Raises:
        ValueError, TypeError, KeyError: the data is not what `dump` gives.
    """
    if not isinstance(data, list):
        raise TypeError("the regions are not a list")
    regions = tuple(_region(entry) for entry in data)
    if len({region.id for region in regions}) != len(regions):
        raise ValueError("two regions have the same id")
    return regions


def _dumped(part: Part) -> Json:
    area = part.area
    if isinstance(area, Outline):
        return {"adds": part.adds, "outline": area.path}
    return {
        "adds": part.adds,
        "mask": base64.b64encode(area.packed).decode(),
        "size": area.size,
        "inside": area.inside,
        "outside": area.outside,
        "reach": area.reach,
    }


def _region(data: Any) -> Region:
    shape = data["shape"]
    made = Shape(
        tuple(_part(part) for part in shape["parts"]),
        _truth(shape["inverted"]),
        hints_io.number(shape["growth"]),
        hints_io.number(shape["feather"]),
    )
    theme: Theme | None = None if data["theme"] is None else hints_io.undump_theme(data["theme"])
    return Region(_id(data["id"]), str(data["name"]), made, theme, _truth(data["shown"]))


def _part(data: Any) -> Part:
    adds = _truth(data["adds"])
    if "outline" in data:
        return Part(Outline(_places(data["outline"])), adds)
    width, height = data["size"]
    try:
        packed = base64.b64decode(data["mask"], validate=True)
    except binascii.Error as error:
        raise ValueError(f"a mask is damaged: {error}") from None
    reach = hints_io.number(data["reach"])
    found = Found((_id(width), _id(height)), packed, _places(data["inside"]), _places(data["outside"]), reach)
    # A damaged mask must be found now, not when it is painted.
    found.levels()
    return Part(found, adds)


def _places(data: Any) -> tuple[XY, ...]:
    if not isinstance(data, list):
        raise TypeError("an outline is not a list")
    return tuple(hints_io.pair(place) for place in data)


def _id(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise TypeError(f"{value!r:.40} is not a whole number above 0")
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r:.40} is neither true nor false")
    return value
