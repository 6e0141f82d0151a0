"""The colour that the artist mixes, for the selected hint or for the next one; and the size of the next hint."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from app.core import edits
from app.core.settings import Settings
from models import color
from models.hints import AB
from models.types import RGB

MIDDLE_L = 60.0
"""The lightness colours are shown at where no place of the photograph gives them one."""

UNKNOWN: AB = (0.0, 0.0)
"""Shown while no colour is chosen and none is suggested yet."""

RECENT_COLORS = 16
SCREEN_SIDE = 1000
"""About how many pixels of a screen a whole photograph has along its long side."""

RADIUS_LIMITS = (0.5, 200.0)
WIDTH_LIMITS = (1.0, 400.0)


@dataclass(frozen=True, slots=True)
class _Colors:
    """Where the colour to be seen comes from; the first that is there counts."""

    tried: AB | RGB | None = None
    of_hint: AB | RGB | None = None
    chosen: AB | RGB | None = None
    likeliest: AB | None = None

    @property
    def seen(self) -> AB | RGB:
        values = (self.tried, self.of_hint, self.chosen, self.likeliest)
        return next((value for value in values if value is not None), UNKNOWN)


class CurrentColor(QObject):
    """The colour in the colour panel: that of the selected hint; without a selection, that of the next hint.

    For the next hint a colour is chosen, or none is: then each hint takes the likeliest colour of its place. A colour
    given to the selected hint leaves the next one's alone.
    """

    changed = Signal()
    """Another colour, another hint it belongs to, or other recent ones."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._colors = _Colors()

    @property
    def value(self) -> AB | RGB:
        """The colour to be seen: the one on trial, the selected hint's, the chosen one, or the likeliest one."""
        return self._colors.seen

    @property
    def ab(self) -> AB:
        """Its chroma."""
        return _chroma(self.value)

    @property
    def asked_rgb(self) -> RGB | None:
        """The exact colour the artist typed or picked, 0..255; None where only its chroma is known."""
        value = self.value
        return value if len(value) == 3 else None

    @property
    def next_ab(self) -> AB | None:
        """The chroma chosen for the next hint; None where that takes the likeliest one of its place."""
        chosen = self._colors.chosen
        return None if chosen is None else _chroma(chosen)

    @property
    def is_suggested(self) -> bool:
        """Whether nobody chose the colour to be seen: the next hint takes the likeliest one of its place."""
        colors = self._colors
        return colors.tried is None and colors.of_hint is None and colors.chosen is None

    @property
    def on_trial(self) -> bool:
        """Whether the colour to be seen is only tried."""
        return self._colors.tried is not None

    def set(self, value: AB | RGB) -> None:
        """Choose a colour for the hint it belongs to: a chroma (two numbers) or exact sRGB (three, 0..255)."""
        if self._colors.of_hint is None:
            self._show(replace(self._colors, tried=None, chosen=_plain(value)))
        else:
            self._show(replace(self._colors, tried=None, of_hint=_plain(value)))

    def clear(self) -> None:
        """Choose no colour for the next hint."""
        self._show(replace(self._colors, chosen=None))

    def try_(self, value: AB | RGB | None) -> None:
        """Show a colour without choosing it; None ends the trial."""
        self._show(replace(self._colors, tried=None if value is None else _plain(value)))

    def belong_to(self, hint_ab: AB | None) -> None:
        """Show the colour of the selected hint; None: the colour is the next hint's."""
        of_hint = self._colors.of_hint
        if hint_ab is None or of_hint is None or _chroma(of_hint) != hint_ab:
            self._show(replace(self._colors, of_hint=hint_ab))

    def suggest(self, ab: AB | None) -> None:
        """Show the likeliest colour of the place considered, wherever none is chosen; None: it is not known."""
        self._show(replace(self._colors, likeliest=ab))

    def _show(self, colors: _Colors) -> None:
        if colors != self._colors:
            self._colors = colors
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


def _plain(value: AB | RGB) -> AB | RGB:
    if len(value) == 3:
        return int(value[0]), int(value[1]), int(value[2])
    return float(value[0]), float(value[1])


def _chroma(value: AB | RGB) -> AB:
    return color.ab_of_rgb(value) if len(value) == 3 else value


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
        self._scale = 1.0

    def fit(self, long_side: int) -> None:
        """Look as large as before on a photograph of another size, whose long side has so many pixels."""
        scale = max(long_side / SCREEN_SIDE, 1.0)
        factor, self._scale = scale / self._scale, scale
        self.radius = clamp_radius(self.radius * factor)
        self.set_width(self.width * factor)

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
