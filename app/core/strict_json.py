"""JSON as its standard has it: no NaN, no Infinity, and no nesting that would end the program."""

from __future__ import annotations

import json
import math
from typing import Any

from models.hints import XY

Json = dict[str, Any]


def parse(text: bytes) -> Any:
    """Parse JSON; NaN and Infinity, which Python accepts, are errors.

    Raises:
        ValueError: not JSON, or not UTF-8.
    """

    def refuse(constant: str) -> None:
        raise ValueError(f"{constant} is not a number")

    try:
        return json.loads(text, parse_constant=refuse)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def entries(data: Any, what: str, required: tuple[str, ...] = (), optional: tuple[str, ...] = ()) -> Json:
    """An object with these entries and no others.

    Raises:
        TypeError, ValueError: something else; `what` is what the message calls it.
    """
    if not isinstance(data, dict):
        raise TypeError(f"{what} is not an object in braces")
    for key in required:
        if key not in data:
            raise ValueError(f"{what} has no “{key}”")
    for key in data:
        if key not in (*required, *optional):
            raise ValueError(f"{what} has an unknown entry “{key}”")
    return data


def items(value: Any, what: str) -> list[Any]:
    """A list.

    Raises:
        TypeError: something else; `what` is what the message calls it.
    """
    if not isinstance(value, list):
        raise TypeError(f"{what} is not a list in brackets")
    return value


def number(value: Any) -> float:
    """A finite JSON number.

    Raises:
        TypeError: something else.
        ValueError: too large for a float.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r:.40} is not a number")
    try:
        result = float(value)
    except OverflowError:
        result = math.inf
    if not math.isfinite(result):
        raise ValueError("a number is too large")
    return result


def pair(value: Any) -> XY:
    """Two JSON numbers.

    Raises:
        TypeError, ValueError: something else.
    """
    if not isinstance(value, list) or len(value) != 2:
        raise TypeError(f"{value!r:.40} is not a pair of numbers")
    return number(value[0]), number(value[1])


def pairs(value: Any) -> tuple[XY, ...]:
    """A list of pairs of numbers; raises as `pair` does."""
    return tuple(pair(v) for v in items(value, "a list of pairs"))


def numbers(value: Any) -> tuple[float, ...] | None:
    """A list of numbers, or null; raises as `number` does."""
    return None if value is None else tuple(number(v) for v in items(value, "a list of numbers"))


def whole(value: Any) -> int:
    """A whole number, 0 or above.

    Raises:
        TypeError: something else.
    """
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise TypeError(f"{value!r:.40} is not a whole number from 0")
    return value


def flag(value: Any) -> bool:
    """True or false.

    Raises:
        TypeError: something else.
    """
    if not isinstance(value, bool):
        raise TypeError(f"{value!r:.40} is neither true nor false")
    return value


def text(value: Any) -> str:
    """A text.

    Raises:
        TypeError: something else.
    """
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} is not a text")
    return value
