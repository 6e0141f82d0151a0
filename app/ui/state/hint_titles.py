"""What hints are called where the artist has given them no name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from models.hints import ColorPoint, Stroke


def _tr(text: str) -> str:
    return QCoreApplication.translate("Hints", text)


def title(hint: ColorPoint | Stroke) -> str:
    """The hint's name, or its kind with its number ("Point 3")."""
    if hint.name:
        return hint.name
    words = _tr("Point {number}") if isinstance(hint, ColorPoint) else _tr("Stroke {number}")
    return words.format(number=hint.id)


def title_of_all(hints: Sequence[ColorPoint | Stroke]) -> str:
    """What several hints are called together: the title of one, the number of more ("4 hints"), "" for none."""
    if not hints:
        return ""
    return title(hints[0]) if len(hints) == 1 else _tr("{count} hints").format(count=len(hints))
