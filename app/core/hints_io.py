"""Hints as JSON: an exact form for projects, and a form that is easy to write by hand, for the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache, partial
from pathlib import Path
from types import NoneType
from typing import Any, TypeVar, get_args, get_type_hints

from app.core import edits, files, limits, palettes, strict_json
from app.core.document import Region
from app.core.shapes import Outline, Part, Shape
from app.core.strict_json import Json, entries, flag, items, number, numbers, pair, pairs, text, whole
from models import color
from models.errors import UserError
from models.hints import AB, SHARES, XY, ColorPoint, DrawnHint, Hints, Match, Stroke, Theme
from models.image import ImageData
from models.words import Words

_H = TypeVar("_H")

Size = tuple[int, int]

FILE_LIMIT = 64 << 20
"""Bytes of a hints file; it takes many times as many in memory."""

_COMMON = ("name", "shown", "locked", "group", "order", "reach", "strength")
_DEFAULTS = {field.name: field.default for field in fields(DrawnHint)}
_STROKE_KEYS = ("rgb", "ab", "keep", "label", "width", "widths")


def dump(hints: Hints, files: Mapping[ImageData, str]) -> Json:
    """The exact form: the fields of the classes in `models.hints`; `files` names the file of each image."""
    return dict(_encoded(hints, files))


def undump(data: Json, image: Callable[[str], ImageData]) -> Hints:
    """The hints of the exact form.

    Args:
        data: what `dump` gave.
        image: reads an image from its file.

    Raises:
        ValueError, TypeError, KeyError: the data is not what `dump` gives.
    """
    hints: Hints = _decoded(data, Hints, image)
    if len({hint.id for hint in hints.drawn}) != len(hints.drawn):
        raise ValueError("two hints have the same id")
    return hints


def dump_theme(theme: Theme) -> Json:
    """The exact form of a theme."""
    return dict(_encoded(theme, {}))


def undump_theme(data: Any) -> Theme:
    """The theme of the exact form.

    Raises:
        ValueError, TypeError, KeyError: the data is not what `dump_theme` gives.
    """
    return Theme(**_decoded_fields(data, Theme, _refuse))


def _refuse(name: str) -> ImageData:
    raise ValueError(f"a theme has no image “{name}”")


_KEYS = {"image": "file"}
"""Names in the exact form that differ from the names of the fields."""


def _encoded(value: Any, files: Mapping[ImageData, str]) -> Any:
    if isinstance(value, ImageData):
        return files[value]
    if is_dataclass(value):
        return {_KEYS.get(f.name, f.name): _encoded(getattr(value, f.name), files) for f in fields(value)}
    if isinstance(value, tuple) and value and is_dataclass(value[0]):
        return [_encoded(item, files) for item in value]
    return value


def _decoded(data: Any, kind: Any, image: Callable[[str], ImageData]) -> Any:
    """A value of a type that fields of hints have.

    Raises:
        ValueError, TypeError, KeyError: it is none.
    """
    inner = get_args(kind)
    if NoneType in inner:
        return None if data is None else _decoded(data, inner[0], image)
    if kind in _SIMPLE:
        return _SIMPLE[kind](data)
    if inner:
        return tuple(_decoded(item, inner[0], image) for item in items(data, "a value"))
    if kind is ImageData:
        return image(str(data))
    return kind(**_decoded_fields(data, kind, image))


def _decoded_fields(data: Any, kind: Any, image: Callable[[str], ImageData]) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise TypeError(f"{data!r:.40} is not an object in braces")
    types, values = _field_types(kind), {}
    for field in fields(kind):
        key = _KEYS.get(field.name, field.name)
        required = field.default is MISSING and field.default_factory is MISSING
        # Projects from before a kind of guidance was added have no field for it.
        if required or key in data:
            values[field.name] = _decoded(data[key], types[field.name], image)
    return values


@cache
def _field_types(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind, localns={"ImageData": ImageData})


@dataclass(frozen=True, slots=True)
class HintsFile:
    """What a hints file says.

    Attributes:
        hints: points, strokes and the rest.
        regions: those that hints may name, numbered from 1.
        matches: pairs of places, each with the number of its reference, from 1.
    """

    hints: Hints
    regions: tuple[Region, ...] = ()
    matches: tuple[tuple[int, Match], ...] = ()


def read_file(path: Path, size: Size | None = None) -> HintsFile:
    """A hints file as the README describes it.

    Args:
        path: the file.
        size: width and height of the photograph that the hints are for; None for the one that the file was made for.

    Raises:
        UserError: it cannot be read, or is not such a file; the message names the file and the place.
    """
    try:
        content = files.read(path, FILE_LIMIT)
    except FileNotFoundError:
        raise UserError("There is no hints file “{path}”.", "Check its name and folder.", path=path) from None
    except OSError as error:
        raise UserError(
            "The hints file “{path}” cannot be read: {reason}.", "Check it.", path=path, reason=error.strerror or error
        ) from error
    remedy = Words("See the README for the form of a hints file.")
    return read(content, Words("The hints file “{path}”", path=path), size, remedy)


def read(content: bytes, what: str, size: Size | None, remedy: str) -> HintsFile:
    """The hints of a hints file.

    Args:
        content: the file's bytes.
        what: what it is called at the beginning of an error.
        size: as for `read_file`.
        remedy: what to do about an error.

    Raises:
        UserError: it is not such a file; the message names the place.
    """
    try:
        data = strict_json.parse(content)
    except ValueError as error:
        raise UserError("{what} is not JSON: {reason}.", remedy, what=what, reason=error) from None
    try:
        found = _by_hand(data, size)
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise UserError("{what} is wrong: {reason}.", remedy, what=what, reason=_plain(error)) from None
    limits.check_hints(found.hints)
    return found


def write(hints: Hints, size: Size) -> bytes:
    """Points and strokes of a photograph of this width and height as a hints file, which `read` gives back.

    The regions that they are bound to are left out: another photograph has none of them.
    """
    points, strokes = [], []
    for order, hint in enumerate(hints.drawn):
        common = {key: value for key in _COMMON if (value := getattr(hint, key)) != _DEFAULTS[key]} | {"order": order}
        if isinstance(hint, ColorPoint):
            points.append({"xy": hint.xy, "ab": hint.ab, "radius": hint.radius, **common})
        else:
            kind = {"ab": hint.ab} if hint.ab is not None else {} if hint.label else {"keep": True}
            label = {"label": hint.label} if hint.label else {}
            strokes.append({"path": hint.path, "widths": hint.widths, **kind, **label, **common})
    text = json.dumps({"size": size, "points": points, "strokes": strokes}, ensure_ascii=False, allow_nan=False)
    return text.encode()


def _by_hand(data: Any, size: Size | None) -> HintsFile:
    optional = ("size", "points", "strokes", "regions", "matches", *WHOLE)
    known = entries(data, "the file", optional=optional)
    scale = _scale(known.get("size"), size)
    regions = [
        _at(f"region {n}", partial(_region_by_hand, scale), n, entry)
        for n, entry in enumerate(items(known.get("regions", []), "“regions”"), 1)
    ]
    ids = {region.name: region.id for region in regions}
    if len(ids) < len(regions):
        raise ValueError("two regions have the same name")
    points = [
        _at(f"point {n}", partial(_point_by_hand, ids), n, entry)
        for n, entry in enumerate(items(known.get("points", []), "“points”"), 1)
    ]
    strokes = [
        _at(f"stroke {n}", partial(_stroke_by_hand, ids), len(points) + n, entry)
        for n, entry in enumerate(items(known.get("strokes", []), "“strokes”"), 1)
    ]
    hints = Hints(tuple(points), tuple(strokes)).scaled(*scale).merged(whole_by_hand(known))
    matches = [
        _at(f"match {n}", partial(_match_by_hand, scale), n, entry)
        for n, entry in enumerate(items(known.get("matches", []), "“matches”"), 1)
    ]
    return HintsFile(hints, tuple(regions), tuple(matches))


WHOLE = ("theme", *(kind.field for kind in SHARES))
"""What may be said of a whole photograph, in hints files and in plans of films."""


def whole_by_hand(values: Json) -> Hints:
    """The hints that the entries `WHOLE` of an object stand for; those that are missing are not asked for.

    Raises:
        ValueError, TypeError: they make no sense.
    """
    hints = Hints(theme=_theme_by_hand(values))
    for kind in SHARES:
        if values.get(kind.field) is not None:
            hints = edits.set_share(hints, kind.guidance, number(values[kind.field]))
    return hints


def write_whole(hints: Hints) -> Json:
    """What `whole_by_hand` gives these hints back from."""
    shares = {kind.field: kind.value(hints) for kind in SHARES}
    theme = None if hints.theme is None else [list(ab) for ab in hints.theme.colors]
    return {name: value for name, value in {"theme": theme, **shares}.items() if value is not None}


def _match_by_hand(scale: tuple[float, float], _number: int, entry: Any) -> tuple[int, Match]:
    values = entries(entry, "it", required=("xy", "reference_xy"), optional=("reference",))
    (x, y), reference = pair(values["xy"]), values.get("reference", 1)
    if isinstance(reference, bool) or not isinstance(reference, int) or reference < 1:
        raise ValueError("“reference” is not the number of a reference, from 1")
    return reference, Match((x * scale[0], y * scale[1]), pair(values["reference_xy"]))


def _scale(made_for: Any, size: Size | None) -> tuple[float, float]:
    """By what the coordinates of a file are multiplied in x and in y."""
    if made_for is None:
        return 1.0, 1.0
    width, height = pair(made_for)
    if min(width, height) <= 0:
        raise ValueError("“size” is not the size of a photograph")
    return (1.0, 1.0) if size is None else (size[0] / width, size[1] / height)


def _theme_by_hand(values: Json) -> Theme | None:
    if values.get("theme") is None:
        return None
    given = items(values["theme"], "“theme”")
    theme = Theme(tuple(pair(c) if isinstance(c, list) else color.ab_of_rgb(color.parse_hex(str(c))) for c in given))
    if not palettes.enough_for_theme(theme.colors):
        raise ValueError("its theme has fewer than 3 colours that differ in more than lightness")
    return theme


def _region_by_hand(scale: tuple[float, float], region_id: int, entry: Any) -> Region:
    values = entries(entry, "it", required=("name", "outline"), optional=("feather", "inverted", "theme"))
    places = pairs(items(values["outline"], "“outline”"))
    part = Part(Outline(tuple((x * scale[0], y * scale[1]) for x, y in places)))
    feather, inverted = number(values.get("feather", 0.0)) * sum(scale) / 2, flag(values.get("inverted", False))
    return Region(region_id, text(values["name"]), Shape((part,), inverted, 0.0, feather), _theme_by_hand(values))


def _at(where: str, read: Callable[[int, Any], _H], hint_id: int, entry: Any) -> _H:
    """Read one entry; an error names the place of the entry."""
    try:
        return read(hint_id, entry)
    except (ValueError, TypeError, KeyError, OverflowError) as error:
        raise ValueError(f"{where}: {_plain(error)}") from None


def _point_by_hand(regions: Mapping[str, int], hint_id: int, entry: Any) -> ColorPoint:
    values = entries(entry, "it", required=("xy",), optional=("rgb", "ab", "radius", "region", *_COMMON))
    radius = number(values.get("radius", edits.POINT_RADIUS))
    return ColorPoint(hint_id, pair(values["xy"]), _color(values), radius, **_common(values, regions))


def _stroke_by_hand(regions: Mapping[str, int], hint_id: int, entry: Any) -> Stroke:
    values = entries(entry, "it", required=("path",), optional=(*_STROKE_KEYS, "region", *_COMMON))
    path = pairs(items(values["path"], "“path”"))
    if "width" in values and "widths" in values:
        raise ValueError("it has both “width” and “widths”")
    widths = (number(values.get("width", edits.STROKE_WIDTH)),) * len(path)
    label = text(values.get("label", ""))
    each = numbers(values.get("widths")) or widths
    return Stroke(hint_id, path, each, _stroke_color(values), label, **_common(values, regions))


def _common(values: Json, regions: Mapping[str, int]) -> Json:
    """What an entry says of the fields that points and strokes have in common; regions are named."""
    types = _field_types(DrawnHint)
    common = {key: _decoded(values[key], types[key], _no_image) for key in _COMMON if key in values}
    if "region" in values:
        name = text(values["region"])
        if name not in regions:
            raise ValueError(f"there is no region “{name}” in the file")
        common["within"] = regions[name]
    return common


def _no_image(file: str) -> ImageData:
    raise ValueError(f"“{file}” is not wanted here")


def _stroke_color(values: Json) -> AB | None:
    """The ab of an entry; None for strokes that keep colours or only mark a region."""
    keep = flag(values.get("keep", False))
    if not keep and ("label" not in values or "rgb" in values or "ab" in values):
        return _color(values)
    if "rgb" in values or "ab" in values:
        raise ValueError("it has both “keep” and a colour")
    return None


def _color(values: Json) -> AB:
    if ("rgb" in values) == ("ab" in values):
        raise ValueError("it needs either “rgb” or “ab”")
    return pair(values["ab"]) if "ab" in values else color.ab_of_rgb(color.parse_hex(str(values["rgb"])))


_SIMPLE: dict[Any, Callable[[Any], Any]] = {float: number, int: whole, bool: flag, str: text, XY: pair}


def _plain(error: Exception) -> str:
    return f"“{error.args[0]}” is missing" if isinstance(error, KeyError) else str(error)
