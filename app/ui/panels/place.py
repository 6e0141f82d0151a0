"""Where panels live."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class Place(Enum):
    """Where a panel lives in the column at the right: above the tabs, or in one of them; in the order of the tabs.

    The value is the title, before translation ("Panels" is its context).
    """

    TOP = str(QT_TRANSLATE_NOOP("Panels", "Colour"))
    HINTS = str(QT_TRANSLATE_NOOP("Panels", "Hints"))
    REFERENCES = str(QT_TRANSLATE_NOOP("Panels", "References"))
    LOOK = str(QT_TRANSLATE_NOOP("Panels", "Look"))
    REGIONS = str(QT_TRANSLATE_NOOP("Panels", "Regions"))
    HISTORY = str(QT_TRANSLATE_NOOP("Panels", "History"))

    @property
    def title(self) -> str:
        """The title as the artist reads it."""
        return QCoreApplication.translate("Panels", self.value)
