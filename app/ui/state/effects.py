"""How far the next hint reaches, and how strong it is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.core.settings import Settings
from models.registry import Use

POINT, STROKE = "point", "stroke"
"""Kinds of hints that have an effect of their own."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What `models.hints.DrawnHint` says of both: each 0..1."""

    reach: float = 1.0
    strength: float = 1.0


_LOCAL = Effect(reach=0.0)


class NewEffects(QObject):
    """The effect of new hints, for each kind and each use of a photograph; the settings remember it.

    A stroke colours the thing it is drawn on, a point everything like its place; in Recolour a stroke does so, too.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def of(self, kind: str, use: Use) -> Effect:
        """The effect of a new hint; regions of a cut-out are marked, nothing there has an effect."""
        if use.spec.marks_regions:
            return Effect()
        kept = self._settings.effects.get(_key(kind, use))
        if kept is not None:
            return Effect(*kept)
        return _LOCAL if kind == STROKE and use is Use.COLORIZE else Effect()

    def set(self, kind: str, use: Use, effect: Effect) -> None:
        """Give new hints of a kind another effect."""
        if effect != self.of(kind, use):
            self._settings.effects[_key(kind, use)] = (effect.reach, effect.strength)
            self.changed.emit()


def _key(kind: str, use: Use) -> str:
    return f"{use.value} {kind}"
