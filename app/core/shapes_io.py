"""Shapes as JSON, for projects."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from app.core import strict_json
from app.core.shapes import Found, Outline, Part, Shape
from app.core.strict_json import Json
from models.hints import XY


def dump(shape: Shape) -> Json:
    """The exact form."""
    return {
        "parts": [_dumped(part) for part in shape.parts],
        "inverted": shape.inverted,
        "growth": shape.growth,
        "feather": shape.feather,
    }


def undump(data: Any) -> Shape:
    """The shape of the exact form.

    Raises:
        ValueError, TypeError, KeyError: the data is not what `dump` gives.
    """
    return Shape(
        tuple(_part(part) for part in data["parts"]),
        strict_json.flag(data["inverted"]),
        strict_json.number(data["growth"]),
        strict_json.number(data["feather"]),
    )


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


def _part(data: Any) -> Part:
    adds = strict_json.flag(data["adds"])
    if "outline" in data:
        return Part(Outline(places(data["outline"])), adds)
    width, height = data["size"]
    try:
        packed = base64.b64decode(data["mask"], validate=True)
    except binascii.Error as error:
        raise ValueError(f"a mask is damaged: {error}") from None
    reach = strict_json.number(data["reach"])
    size = strict_json.whole(width), strict_json.whole(height)
    found = Found(size, packed, places(data["inside"]), places(data["outside"]), reach)
    # A damaged mask must be found now, not when it is painted.
    found.levels()
    return Part(found, adds)


def places(data: Any) -> tuple[XY, ...]:
    """A list of pairs of numbers."""
    if not isinstance(data, list):
        raise TypeError("an outline is not a list")
    return tuple(strict_json.pair(place) for place in data)
