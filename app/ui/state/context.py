"""What tools and panels share: the open document, the current colour, what is selected, and who wants to know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from app.core import edits, regions
from app.ui.state.maps import ShownMap
from models import color, registry
from models.hints import AB, BACKGROUND, FOREGROUND, XY, ColorPoint, Hints, Stroke
from models.registry import Use

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
    use_changed = Signal()
    """The photograph is worked on for another use; follows document_opened too, and comes before document_changed."""
    region_changed = Signal()
    """Another region is the one to mark, or to write; or there is one more to choose from."""
    maps_changed = Signal()
    """Other probability maps, or another one of them is looked at."""
    color_changed = Signal()
    size_changed = Signal()
    selection_changed = Signal()
    place_changed = Signal()
    preview_requested = Signal(object)
    """An ab to try on the selected hint without committing it, or None to end the trial."""
    palette_changed = Signal(list)
    """[(ab, probability), ...] for `place`, most likely first; empty where there are no suggestions."""
    backend_status_changed = Signal(object)
    cut_out_wanted = Signal()
    mask_wanted = Signal()
    """Written to a file: the region with the photograph in it, or its mask."""
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
        self.region = FOREGROUND
        self.other_region = BACKGROUND
        self.written_region = regions.ALL
        self.new_regions: tuple[str, ...] = ()
        self.maps: list[ShownMap] = []
        self.looked_at: ShownMap | None = None
        self._use: Use | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self.preview_requested.connect(self._preview)

    # The document

    def open_document(self, document: Document | None, session: Session | None) -> None:
        """Show another document, or none."""
        if self._unsubscribe is not None:
            self._unsubscribe()
        self.document, self.session = document, session
        self.selected, self.place, self.palette = None, None, []
        self.region, self.other_region, self.written_region, self.new_regions = FOREGROUND, BACKGROUND, regions.ALL, ()
        self.maps, self.looked_at = [], None
        self._use = self.use
        self._unsubscribe = document.subscribe(self._document_changed) if document is not None else None
        self.status = BackendStatus(document.state.backend if document is not None else "")
        self.document_opened.emit()
        self.use_changed.emit()
        self.selection_changed.emit()
        self.place_changed.emit()
        self.palette_changed.emit([])
        self.region_changed.emit()
        self.maps_changed.emit()
        self.backend_status_changed.emit(self.status)
        self.document_changed.emit()

    @property
    def use(self) -> Use:
        """What the photograph is worked on for."""
        return self.document.state.use if self.document is not None else Use.COLORIZE

    @property
    def hints(self) -> Hints:
        """The hints on screen: the draft's where a gesture is going on."""
        return self.document.hints if self.document is not None else Hints()

    def _document_changed(self) -> None:
        if self.use is not self._use:
            self._use = self.use
            self.select(None)
            self.consider(None)
            self.set_maps([])
            self.use_changed.emit()
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
        return color.rgb_of(self.place_lightness, ab or self.ab)

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
        """Make a colour the current one and give it to the selected hint, if that has one: one undo step."""
        self.set_color(value)
        if self.document is None:
            return
        if not self._can_be_colored or self.selected is None:
            self.document.set_draft(None)
            return
        hints = edits.recolor(self.document.state.hints, self.selected, self.ab)
        self.document.apply(self.tr("Change colour"), hints=hints)
        self.remember_color()

    def _preview(self, ab: AB | None) -> None:
        if self.document is None:
            return
        if ab is None or self.selected is None or not self._can_be_colored:
            if self.document.draft is not None:
                self.document.set_draft(None)
        else:
            self.document.set_draft(edits.recolor(self.document.state.hints, self.selected, ab))

    @property
    def _can_be_colored(self) -> bool:
        """Strokes that protect, and those that mark a region, stay what they are whatever colour is mixed."""
        hint = self.selected_hint
        return hint is not None and hint.ab is not None

    def set_palette(self, palette: list[tuple[AB, float]]) -> None:
        """New suggestions for `place`."""
        self.palette = palette
        self.palette_changed.emit(palette)

    # Regions and maps

    def set_region(self, name: str) -> None:
        """Make a region the one that strokes mark; the last one takes its turn again with `swap_regions`."""
        if name != self.region:
            self.region, self.other_region = name, self.region
        self.region_changed.emit()

    def swap_regions(self) -> None:
        """Mark the region that was marked before this one: foreground and background in turn."""
        self.set_region(self.other_region)

    def set_written_region(self, name: str) -> None:
        """Choose what an export of the cut-out writes: a region, or `regions.ALL`."""
        self.written_region = name
        self.region_changed.emit()

    def add_region(self, name: str) -> None:
        """Have one more region to choose from, and mark that."""
        self.new_regions = (*self.new_regions, name)
        self.set_region(name)

    def rename_region(self, old: str, new: str) -> None:
        """Have another name for a region that may be chosen."""
        self.new_regions = tuple(new if name == old else name for name in self.new_regions)
        self._replace_region(old, new, written=new)

    def drop_region(self, name: str) -> None:
        """Have no such region to choose from unless strokes mark it."""
        self.new_regions = tuple(other for other in self.new_regions if other != name)
        self._replace_region(name, FOREGROUND, written=regions.ALL)

    def _replace_region(self, old: str, new: str, *, written: str) -> None:
        self.region = new if self.region == old else self.region
        self.other_region = new if self.other_region == old else self.other_region
        if self.region == self.other_region:
            self.other_region = FOREGROUND if regions.is_background(self.region) else BACKGROUND
        self.written_region = written if self.written_region == old else self.written_region
        self.region_changed.emit()

    def set_maps(self, maps: list[ShownMap]) -> None:
        """The maps behind the present result; the one that is looked at stays so, if it is still among them."""
        key = self.looked_at.key if self.looked_at is not None else ""
        self.maps = maps
        self.looked_at = next((m for m in maps if m.key == key), None)
        self.maps_changed.emit()

    def look_at(self, shown: ShownMap | None) -> None:
        """Show a map over the photograph; None for none."""
        self.looked_at = shown
        self.maps_changed.emit()

    def stop(self) -> bool:
        """Stop a computation that takes its time; False where there is none."""
        if self.session is None or self.document is None or not self.status.busy:
            return False
        state = self.document.state
        spec = registry.find(state.backend)
        if spec is None or (spec.live and state.region is None):
            return False
        self.session.cancel()
        return True

    def go_on(self) -> None:
        """Take up again what was stopped."""
        if self.session is not None:
            self.session.refresh()

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
