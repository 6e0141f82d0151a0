"""JSON as its standard has it: no NaN, no Infinity, and no nesting that would end the program."""

from __future__ import annotations

import json
from typing import Any


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
