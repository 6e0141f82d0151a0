"""How far the next hint reaches, and how strong it is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.core.settings import Settings

POINT, STROKE = "point", "stroke"
"""Kinds of hints that have an effect of their own."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What `models.hints.DrawnHint` says of both: each 0..1."""

    reach: float = 1.0
    strength: float = 1.0


_LOCAL = Effect(reach=0.0)


class NewEffects(QObject):
    """The effect of new hints, for each kind and each kind of method; the settings remember it.

    A stroke colours the thing it is drawn on, a point everything like its place. For methods that do nothing but spread
    strokes, a stroke is one more place to spread from.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def of(self, kind: str, *, spread: bool) -> Effect:
        """The effect of a new hint; `spread`: for a method that spreads strokes."""
        kept = self._settings.effects.get(_key(kind, spread=spread))
        if kept is not None:
            return Effect(*kept)
        return _LOCAL if kind == STROKE and not spread else Effect()

    def set(self, kind: str, effect: Effect, *, spread: bool) -> None:
        """Give new hints of a kind another effect."""
        if effect != self.of(kind, spread=spread):
            self._settings.effects[_key(kind, spread=spread)] = (effect.reach, effect.strength)
            self.changed.emit()


def _key(kind: str, *, spread: bool) -> str:
    return f"spread {kind}" if spread else kind
