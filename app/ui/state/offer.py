"""A sentence with things to choose from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One of them: what its button says, and what it does."""

    title: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Offer:
    """For the message bar. It is withdrawn with the next change of the document, or with the next message."""

    text: str
    choices: tuple[Choice, ...]
