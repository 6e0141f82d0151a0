"""How plainly markers are seen: they fade when the pointer leaves the photograph, so that they do not cover it."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

FADED = 0.12
"""Opacity of markers while the pointer is elsewhere."""

_FADE_MS = 180


class MarkerFade(QObject):
    """The opacity of markers, which goes smoothly between 1 and `FADED`.

    Attributes:
        opacity: as it is now.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.opacity = 1.0
        self._goal = 1.0
        self._motion = QVariantAnimation(self, duration=_FADE_MS, easingCurve=QEasingCurve(QEasingCurve.Type.OutQuad))
        self._motion.valueChanged.connect(self._go)

    def show(self, *, plainly: bool) -> None:
        """Go to full opacity at once, or fade."""
        goal = 1.0 if plainly else FADED
        if goal == self._goal:
            return
        self._goal = goal
        self._motion.stop()
        if plainly:
            # Who comes to work must not wait.
            self._go(goal)
        else:
            self._motion.setStartValue(self.opacity)
            self._motion.setEndValue(goal)
            self._motion.start()

    def _go(self, opacity: float) -> None:
        self.opacity = opacity
        self.changed.emit()
