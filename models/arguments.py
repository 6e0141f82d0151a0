"""Kinds of arguments that command lines share; each says what it takes where it gets something else."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def positive(text: str) -> float:
    """A number above 0."""
    return _number(text, "is not a number above 0", least=math.ulp(0.0))


def share(text: str) -> float:
    """A number from 0 to 1."""
    return _number(text, "is not a number from 0 to 1", least=0.0, most=1.0)


def count(text: str) -> int:
    """A whole number from 1."""
    return int(_number(text, "is not a whole number above 0", least=1.0, step=1.0))


def several(kind: Callable[[str], T]) -> Callable[[str], list[T]]:
    """Some of a kind, with commas between them."""
    return lambda text: [kind(part) for part in text.split(",")]


def _number(text: str, wrong: str, least: float, most: float = math.inf, step: float | None = None) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    fits = math.isfinite(number) and least <= number <= most
    if not fits or (step is not None and number % step):
        raise argparse.ArgumentTypeError(f"“{text}” {wrong}")
    return number
