"""What hints are called."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from models.hints import ColorPoint, Stroke


def title(hint: ColorPoint | Stroke) -> str:
    """The name that the artist gave it, or its kind and its number, which stays its own when others are deleted."""
    if hint.name:
        return hint.name
    words = _tr("Point {number}") if isinstance(hint, ColorPoint) else _tr("Stroke {number}")
    return words.format(number=hint.id)


def title_of_all(hints: Sequence[ColorPoint | Stroke]) -> str:
    """The title of one hint, the number of several ("4 hints"), "" for none."""
    if not hints:
        return ""
    return title(hints[0]) if len(hints) == 1 else count(len(hints))


def count(number: int) -> str:
    """A number of hints in words ("4 hints")."""
    return _tr("1 hint") if number == 1 else _tr("{count} hints").format(count=number)


def _tr(text: str) -> str:
    return QCoreApplication.translate("HintNames", text)
