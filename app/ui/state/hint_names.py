"""What hints are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from models.hints import ColorPoint, Stroke


def title(hint: ColorPoint | Stroke) -> str:
    """What a hint is called: its kind and its number, which stays its own when others are deleted."""
    words = _tr("Point {number}") if isinstance(hint, ColorPoint) else _tr("Stroke {number}")
    return words.format(number=hint.id)


def _tr(text: str) -> str:
    return QCoreApplication.translate("HintNames", text)
