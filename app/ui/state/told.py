"""What the core and the models say, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from models.words import Words


def told(text: str) -> str:
    """A sentence of the core or the models as the artist reads it; any other text as it is."""
    return text.told(_translated) if isinstance(text, Words) else text


def _translated(template: str) -> str:
    return QCoreApplication.translate("Words", template)
