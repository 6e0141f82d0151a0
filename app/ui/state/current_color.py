"""What the next hint is drawn with: its colour and its size."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.core import edits
from app.core.settings import Settings
from models import color
from models.hints import AB
from models.types import RGB

DEFAULT_RGB: RGB = (200, 120, 90)
MIDDLE_L = 60.0
"""The lightness colours are shown at where no place of the photograph gives them one."""

RECENT_COLORS = 16
RADIUS_LIMITS = (0.5, 200.0)
WIDTH_LIMITS = (1.0, 400.0)


class CurrentColor(QObject):
    """The colour of the next hint.

    Attributes:
        ab: its chroma.
        asked_rgb: the exact colour the artist typed or picked, 0..255; None where only its chroma is known.
    """

    changed = Signal()
    """Another colour, or other recent ones."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.asked_rgb: RGB | None = DEFAULT_RGB
        self.ab: AB = color.ab_of_rgb(DEFAULT_RGB)

    def set(self, value: AB | RGB) -> None:
        """Take a chroma (two numbers) or an exact sRGB colour (three, 0..255)."""
        if len(value) == 3:
            rgb: RGB | None = (int(value[0]), int(value[1]), int(value[2]))
            ab = color.ab_of_rgb(rgb)  # type: ignore[arg-type]
        else:
            rgb, ab = None, (float(value[0]), float(value[1]))
        if (ab, rgb) != (self.ab, self.asked_rgb):
            self.ab, self.asked_rgb = ab, rgb
            self.changed.emit()

    @property
    def recent(self) -> list[RGB]:
        """Colours that hints were drawn in, the last one first."""
        return [(r, g, b) for r, g, b in self._settings.recent_colors[:RECENT_COLORS]]

    def remember(self, rgb: RGB) -> None:
        """Put a colour first among the recent ones."""
        kept = [c for c in self._settings.recent_colors if c != rgb]
        self._settings.recent_colors = [rgb, *kept][:RECENT_COLORS]
        self.changed.emit()


class HintSize(QObject):
    """The size of the next hint, in image pixels.

    Attributes:
        radius: half the side of a point's patch.
        width: full width of a stroke, and of the eraser.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.radius = edits.POINT_RADIUS
        self.width = edits.STROKE_WIDTH

    def set_radius(self, radius: float) -> None:
        """Take another radius, or the nearest one that is allowed."""
        self.radius = clamp_radius(radius)
        self.changed.emit()

    def set_width(self, width: float) -> None:
        """Take another width, or the nearest one that is allowed."""
        self.width = min(max(width, WIDTH_LIMITS[0]), WIDTH_LIMITS[1])
        self.changed.emit()


def clamp_radius(radius: float) -> float:
    """The nearest radius a point may have."""
    return min(max(radius, RADIUS_LIMITS[0]), RADIUS_LIMITS[1])
