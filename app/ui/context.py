"""What tools and panels share: the open document, the current colour, what is selected, and who wants to know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.core import edits
from models import color
from models.hints import AB, XY, ColorPoint, Hints, Stroke

if TYPE_CHECKING:
    from app.core.document import Document
    from app.core.session import Session
    from app.core.settings import Settings

RGB = tuple[int, int, int]

DEFAULT_RGB: RGB = (200, 120, 90)
MIDDLE_L = 60.0
"""The lightness colours are shown at while no place of the photograph is under consideration."""

RECENT_COLORS = 16
RADIUS_LIMITS = (0.5, 200.0)
WIDTH_LIMITS = (1.0, 400.0)


@dataclass(frozen=True, slots=True)
class BackendStatus:
    """What the worker is doing, for the backend box and the status bar.

    Attributes:
        backend: the backend's registry name.
        device: the device as shown to the artist, "" until a result has come.
        ms: how long the last result took, None until one has come.
        busy: whether a computation is running.
        fraction: its progress 0..1.
        text: what it is doing.
    """

    backend: str
    device: str = ""
    ms: float | None = None
    busy: bool = False
    fraction: float = 0.0
    text: str = ""


class EditorContext(QObject):
    """Shared state of the editor; views observe its signals and never each other.

    `document` and `session` are None while the welcome page is shown. The current colour is `ab`; `asked_rgb` is the
    exact colour the artist typed or picked, or None where only its chroma is known.
    """

    document_opened = Signal()
    """Another document took the place of the last one (or none is open any more)."""
    document_changed = Signal()
    """The document's hints, backend, swatches or history changed, a draft included; follows document_opened too."""
    color_changed = Signal()
    size_changed = Signal()
    selection_changed = Signal()
    place_changed = Signal()
    preview_requested = Signal(object)
    """An ab to try on the selected hint without committing it, or None to end the trial."""
    palette_changed = Signal(list)
    """[(ab, probability), ...] for `place`, most likely first; empty where there are no suggestions."""
    backend_status_changed = Signal(object)
    message = Signal(str, str, str)
    """Text, remedy, details for the message bar; remedy and details may be empty."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.document: Document | None = None
        self.session: Session | None = None
        self.asked_rgb: RGB | None = DEFAULT_RGB
        self.ab: AB = color.ab_of_rgb(DEFAULT_RGB)
        self.radius = 4.0
        self.width = 12.0
        self.selected: int | None = None
        self.place: XY | None = None
        self.palette: list[tuple[AB, float]] = []
        self.status = BackendStatus("")
        self._unsubscribe: Callable[[], None] | None = None
        self.preview_requested.connect(self._preview)

    # The document

    def open_document(self, document: Document | None, session: Session | None) -> None:
        """Show another document, or none."""
        if self._unsubscribe is not None:
            self._unsubscribe()
        self.document, self.session = document, session
        self.selected, self.place, self.palette = None, None, []
        self._unsubscribe = document.subscribe(self._document_changed) if document is not None else None
        self.status = BackendStatus(document.state.backend if document is not None else "")
        self.document_opened.emit()
        self.selection_changed.emit()
        self.place_changed.emit()
        self.palette_changed.emit([])
        self.backend_status_changed.emit(self.status)
        self.document_changed.emit()

    @property
    def hints(self) -> Hints:
        """The hints on screen: the draft's where a gesture is going on."""
        return self.document.hints if self.document is not None else Hints()

    def _document_changed(self) -> None:
        if self.selected is not None and self.selected_hint is None:
            self.select(None)
        self.document_changed.emit()

    # The current colour and sizes

    def set_color(self, value: AB | RGB) -> None:
        """Make a chroma (two numbers) or an exact sRGB colour (three, 0..255) the one to paint with."""
        if len(value) == 3:
            rgb: RGB | None = (int(value[0]), int(value[1]), int(value[2]))
            ab = color.ab_of_rgb(rgb)  # type: ignore[arg-type]
        else:
            rgb, ab = None, (float(value[0]), float(value[1]))
        if (ab, rgb) != (self.ab, self.asked_rgb):
            self.ab, self.asked_rgb = ab, rgb
            self.color_changed.emit()

    def shown_rgb(self, ab: AB | None = None) -> RGB:
        """How a chroma (the current one by default) really looks at the place under consideration."""
        light, chroma = np.array(self.place_lightness, np.float32), np.array(ab or self.ab, np.float32)
        shown = color.to_rgb8(light, chroma)
        return int(shown[0]), int(shown[1]), int(shown[2])

    def remember_color(self) -> None:
        """Put the current colour first among the recent ones; called when it was used for a hint."""
        rgb = self.asked_rgb or self.shown_rgb()
        kept = [c for c in self.settings.recent_colors if c != rgb]
        self.settings.recent_colors = [rgb, *kept][:RECENT_COLORS]
        self.color_changed.emit()

    def set_radius(self, radius: float) -> None:
        """Half the side of new points' patches, in image pixels."""
        self.radius = clamp_radius(radius)
        self.size_changed.emit()

    def set_width(self, width: float) -> None:
        """Full width of new strokes and of the eraser, in image pixels."""
        self.width = min(max(width, WIDTH_LIMITS[0]), WIDTH_LIMITS[1])
        self.size_changed.emit()

    # Selection and place

    @property
    def selected_hint(self) -> ColorPoint | Stroke | None:
        """The selected point or stroke as it is now, or None."""
        return edits.find(self.hints, self.selected) if self.selected is not None else None

    def select(self, hint_id: int | None) -> None:
        """Select a hint (None: nothing); its colour becomes the current one, its place the one considered."""
        changed = hint_id != self.selected
        self.selected = hint_id
        hint = self.selected_hint
        if hint is not None:
            if hint.ab is not None:
                self.set_color(hint.ab)
            self.consider(place_of(hint), without=hint.id)
        if changed:
            self.selection_changed.emit()

    def consider(self, xy: XY | None, without: int | None = None) -> None:
        """Make a place the one that the gamut and the suggestions are about; `without`: leave that hint out for it."""
        if self.session is not None:
            self.session.set_palette_at(xy, without)
        if xy != self.place:
            self.place = xy
            self.place_changed.emit()

    @property
    def place_lightness(self) -> float:
        """The photograph's lightness (0..100) at `place`, or a middle one where no place is considered."""
        value = self.lightness_at(self.place) if self.place is not None else None
        return MIDDLE_L if value is None else value

    def lightness_at(self, xy: XY) -> float | None:
        """The photograph's lightness (0..100) at image pixels xy, or None outside it."""
        if self.document is None:
            return None
        light = self.document.photo.full.L
        x, y = int(np.floor(xy[0])), int(np.floor(xy[1]))
        inside = 0 <= x < light.shape[1] and 0 <= y < light.shape[0]
        return float(light[y, x]) if inside else None

    # Changes that several panels make

    def apply_color_to_selection(self, value: AB | RGB) -> None:
        """Make a colour the current one and give it to the selected hint, if there is one: one undo step."""
        self.set_color(value)
        if self.document is None:
            return
        if self.selected_hint is None:
            self.document.set_draft(None)
            return
        assert self.selected is not None
        hints = edits.recolor(self.document.state.hints, self.selected, self.ab)
        self.document.apply(self.tr("Change colour"), hints=hints)
        self.remember_color()

    def _preview(self, ab: AB | None) -> None:
        if self.document is None:
            return
        if ab is None or self.selected is None or self.selected_hint is None:
            if self.document.draft is not None:
                self.document.set_draft(None)
        else:
            self.document.set_draft(edits.recolor(self.document.state.hints, self.selected, ab))

    def set_palette(self, palette: list[tuple[AB, float]]) -> None:
        """New suggestions for `place`."""
        self.palette = palette
        self.palette_changed.emit(palette)

    def set_status(self, status: BackendStatus) -> None:
        """What the worker is doing now."""
        self.status = status
        self.backend_status_changed.emit(status)


def clamp_radius(radius: float) -> float:
    """The nearest radius a point may have."""
    return min(max(radius, RADIUS_LIMITS[0]), RADIUS_LIMITS[1])


def place_of(hint: ColorPoint | Stroke) -> XY:
    """The place a hint stands for: a point's centre, a stroke's middle vertex."""
    return hint.xy if isinstance(hint, ColorPoint) else hint.path[len(hint.path) // 2]
