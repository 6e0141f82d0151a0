"""Regions as JSON, for projects."""

from __future__ import annotations

from typing import Any

from app.core import hints_io, shapes_io, strict_json
from app.core.document import Region
from app.core.stack_io import Reader, Writer
from app.core.strict_json import Json


def dump(regions: tuple[Region, ...], writer: Writer) -> list[Json]:
    """The exact form; the colours of locked regions go to the writer."""
    return [
        {
            "id": region.id,
            "name": region.name,
            "shown": region.shown,
            "theme": None if region.theme is None else hints_io.dump_theme(region.theme),
            "lock": None if region.lock is None else writer.add(region.lock),
            "locked_at": region.locked_at,
            "shape": shapes_io.dump(region.shape),
        }
        for region in regions
    ]


def undump(data: Any, reader: Reader) -> tuple[Region, ...]:
    """The regions of the exact form.

    Raises:
        ValueError, TypeError, KeyError: the data is not what `dump` gives.
    """
    if not isinstance(data, list):
        raise TypeError("the regions are not a list")
    regions = tuple(_region(entry, reader) for entry in data)
    if len({region.id for region in regions}) != len(regions):
        raise ValueError("two regions have the same id")
    return regions


def _region(data: Any, reader: Reader) -> Region:
    return Region(
        _number(data["id"]),
        str(data["name"]),
        shapes_io.undump(data["shape"]),
        None if data["theme"] is None else hints_io.undump_theme(data["theme"]),
        strict_json.flag(data["shown"]),
        None if data["lock"] is None else reader.stack(data["lock"]),
        strict_json.whole(data["locked_at"]),
    )


def _number(data: Any) -> int:
    found = strict_json.whole(data)
    if found < 1:
        raise ValueError("a region's id is not above 0")
    return found
