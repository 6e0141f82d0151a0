"""The state that all panes of a window share: pictures, zoom and position, and how views are compared."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from app.core.render import DRAFT_OVERVIEW_SIDE, OVERVIEW_SIDE
from app.core.views import Detail
from app.ui.state import view_transform
from app.ui.state.pictures import Pictures, View
from app.ui.state.view_transform import Place, ViewTransform
from models.hints import XY

SETTLE_MS = 60
"""How long zoom and pan must rest before the visible region is asked for at full sharpness."""

FIT_MARGIN = 16.0

REST_DEGREES = 3.0
"""Nearer to a right angle than this, a view that is turned by hand stands at it."""


class CanvasModel(QObject):
    """The linked state of one or two panes of equal size."""

    view_changed = Signal()
    """The transform, the view, the split or what is shown over it."""
    panes_changed = Signal()
    """Two panes instead of one, or one instead of two; `view_changed` follows."""
    content_changed = Signal()
    """Other pictures."""
    passing_changed = Signal()
    """Another frame of a film passes by, or none."""
    detail_wanted = Signal(object)
    """A `Detail` to render, or None where the overview is sharp enough; after zoom and pan have come to rest."""
    hide_panels_wanted = Signal()
    """Put all panels away, or back again."""
    hovered = Signal(object)
    """Image pixels under the pointer, or None outside."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pictures: Pictures | None = None
        self.passing: QImage | None = None
        self.transform = ViewTransform()
        self.view = View.RESULT
        self.split: float | None = None
        self.two_panes = False
        self.other_title = ""
        self.show_hints = True
        self.holding_original = False
        self.mark: tuple[XY, str] | None = None
        self.veil: QImage | None = None
        self.veil_title = ""
        self.size: tuple[float, float] = (1.0, 1.0)
        self.ratio = 1.0
        self.fits = True
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask_for_detail)

    # Pictures

    def set_pictures(self, pictures: Pictures | None) -> None:
        """Show another photograph, whole, or none."""
        self.pictures = pictures
        self.split = None if pictures is None else self.split
        self.transform = ViewTransform()
        self.zoom_to_fit()
        self.content_changed.emit()

    def exchange_pictures(self, pictures: Pictures) -> None:
        """Show another photograph of the same size at the same place."""
        self.pictures = pictures
        self._settle.start()
        self.content_changed.emit()

    def set_passing(self, image: QImage | None) -> None:
        """Show a frame of a film in place of the photograph, or none."""
        self.passing = image
        self.passing_changed.emit()

    @property
    def image_size(self) -> tuple[int, int]:
        """Width and height of the photograph, (1, 1) without one."""
        return self.pictures.size if self.pictures is not None else (1, 1)

    # Where it lies

    def resize(self, width: float, height: float, ratio: float) -> None:
        """The panes have another size in logical pixels or another pixel ratio."""
        if (width, height) == self.size and ratio == self.ratio:
            return
        middle = self.transform.to_image(self._middle)
        self.size, self.ratio = (width, height), ratio
        if self.fits:
            self.zoom_to_fit()
        else:
            now = self.transform.to_widget(middle)
            self._move(self.transform.panned(width / 2 - now[0], height / 2 - now[1]))

    @property
    def zoom(self) -> float:
        """Device pixels per image pixel: 1 is 100 %."""
        return self.transform.scale * self.ratio

    def zoom_to_fit(self) -> None:
        """Show the whole photograph, and keep doing so when the window changes."""
        self.fits = True
        turn, flipped = self.transform.turn, self.transform.flipped
        fitted = view_transform.fitted(
            self.image_size, self.size, self.ratio, FIT_MARGIN, turn=turn, flipped=flipped
        )  # fmt: skip
        self._move(fitted, keep_fit=True)

    def zoom_to(self, zoom: float, anchor: Place | None = None) -> None:
        """Go to a zoom (1 is 100 %); what lies under the anchor stays there, by default the middle."""
        anchor = anchor or self._middle
        scale = view_transform.limit_scale(zoom / self.ratio, self.image_size, self.size, self.ratio)
        self._move(self.transform.zoomed(scale, anchor))

    def zoom_by(self, factor: float, anchor: Place | None = None) -> None:
        """Multiply the zoom."""
        self.zoom_to(self.zoom * factor, anchor)

    def zoom_step(self, direction: int) -> None:
        """Go to the next level above (direction > 0) or below."""
        self.zoom_to(view_transform.next_level(self.zoom, direction))

    def pan(self, dx: float, dy: float) -> None:
        """Move the photograph by logical pixels."""
        self._move(self.transform.panned(dx, dy))

    def turn_by(self, degrees: float) -> None:
        """Turn the view clockwise around its middle; the document is not changed."""
        self._turned(self.transform.turned(degrees, self._middle))

    def turn_from(self, start: ViewTransform, degrees: float) -> None:
        """Turn the view from where it stood by any angle; it rests where the photograph's sides are upright."""
        turned = start.turned(degrees, self._middle)
        beyond = (turned.turn + 45) % 90 - 45
        if abs(beyond) < REST_DEGREES:
            turned = start.turned(degrees + (beyond if start.flipped else -beyond), self._middle)
            turned = replace(turned, turn=round(turned.turn) % 360)
        self._move(turned)

    def flip(self) -> None:
        """Exchange left and right of the view; the document is not changed."""
        self._turned(self.transform.mirrored(self._middle))

    def stand_upright(self) -> None:
        """Neither turn nor flip the view any longer."""
        transform = self.transform
        if transform.flipped:
            transform = transform.mirrored(self._middle)
        self._turned(transform.turned(-transform.turn, self._middle))

    def _turned(self, transform: ViewTransform) -> None:
        self.transform = transform
        if self.fits:
            self.zoom_to_fit()
        else:
            self._move(transform)

    @property
    def _middle(self) -> Place:
        return self.size[0] / 2, self.size[1] / 2

    def centre_on(self, xy: XY) -> None:
        """Pan until a place lies in the middle."""
        x, y = self.transform.to_widget(xy)
        self.pan(self._middle[0] - x, self._middle[1] - y)

    def reveal(self, xy: XY) -> None:
        """Pan, if need be, so that a place can be seen."""
        x, y = self.transform.to_widget(xy)
        if not (0 <= x <= self.size[0] and 0 <= y <= self.size[1]):
            self.centre_on(xy)

    def _move(self, transform: ViewTransform, *, keep_fit: bool = False) -> None:
        self.fits = keep_fit
        self.transform = transform.clamped(self.image_size, self.size)
        self._settle.start()
        self.view_changed.emit()

    def _ask_for_detail(self) -> None:
        if self.pictures is not None:
            self.detail_wanted.emit(self.wanted_detail())

    def wanted_detail(self) -> Detail | None:
        """What is visible at the screen's resolution, or None where the overview will do.

        It would also where the screen has somewhat fewer pixels, but making and drawing those alone is sooner done.
        """
        visible = self.transform.visible(self.image_size, self.size)
        shrink = min(self.zoom, 1.0)
        longest = max(self.image_size)
        if visible is None or longest <= OVERVIEW_SIDE or longest * shrink <= DRAFT_OVERVIEW_SIDE:
            return None
        box = view_transform.detail_box(visible, self.image_size)
        return Detail(box, (max(round((box[2] - box[0]) * shrink), 1), max(round((box[3] - box[1]) * shrink), 1)))

    # How it is compared

    def set_view(self, view: View) -> None:
        """Show the result, the gray photograph or the original in the main pane."""
        self.view = view
        self.view_changed.emit()

    def set_split(self, fraction: float | None) -> None:
        """Put before and after side by side, parted at a fraction of the pane's width; None: no split."""
        self.split = None if fraction is None else min(max(fraction, 0.0), 1.0)
        if self.split is not None and self.two_panes:
            self.two_panes = False
            self.panes_changed.emit()
        self.view_changed.emit()

    def set_two_panes(self, *, shown: bool) -> None:
        """Show the hints in a pane of their own, or in the one with the result."""
        self.two_panes = shown
        if shown:
            self.split = None
        self.panes_changed.emit()
        self.view_changed.emit()

    @property
    def compares(self) -> bool:
        """Whether there is a place beside the result for what it is compared with."""
        return self.split is not None or self.two_panes

    def set_other(self, title: str) -> None:
        """Name what the result is compared with; "" for the photograph before."""
        self.other_title = title
        self.content_changed.emit()

    def set_show_hints(self, shown: bool) -> None:
        """Show or hide the hints' markers."""
        self.show_hints = shown
        self.view_changed.emit()

    def set_mark(self, xy: XY | None, title: str = "") -> None:
        """Mark a place of the photograph, with a few words, or none."""
        self.mark = None if xy is None else (xy, title)
        self.content_changed.emit()

    def set_veil(self, veil: QImage | None, title: str) -> None:
        """Lay a picture with transparency over the photograph, or none; the title says what it is."""
        self.veil, self.veil_title = veil, title
        self.content_changed.emit()

    def hold_original(self, held: bool) -> None:
        """While held, every pane shows the untouched photograph and nothing over it."""
        if held != self.holding_original:
            self.holding_original = held
            self.view_changed.emit()
