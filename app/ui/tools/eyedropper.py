"""Eyedropper: take a colour from the picture."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent

from app.ui.state.pictures import View
from app.ui.state.view_transform import Place
from app.ui.tools.base import Pointer, Sample, Tool
from models.registry import Use


class EyedropperTool(Tool):
    """Takes the colour shown under the pointer; keeps doing so while the button is held."""

    name = "eyedropper"
    shortcut = "I"
    loupe = True
    uses = frozenset(use for use in Use if not use.spec.marks_regions)

    @property
    def title(self) -> str:
        return self.tr("Eyedropper")

    @property
    def help(self) -> str:
        return self.tr("Take a colour from the picture; [ and ] change the sample. With Point and Brush, hold Alt.")

    def press(self, pointer: Pointer) -> None:
        self.active = True
        self._pick(pointer)

    def move(self, pointer: Pointer) -> None:
        if self.active:
            self._pick(pointer)

    def release(self, pointer: Pointer) -> None:
        del pointer
        self.active = False

    def key_press(self, event: QKeyEvent) -> bool:
        """[ and ] make the square smaller and larger."""
        step = {"[": -1, "]": 1}.get(event.text())
        if step is None:
            return False
        self.context.sample_size.step(step)
        return True

    def sample(self, view: View, place: Place) -> Sample | None:
        """The mean of the chosen square, which is never less than a pixel of the screen."""
        pictures = self.model.pictures
        # The place is a corner of the pixel that is seen there; its middle tells the photograph's pixel.
        half = 0.5 / self.model.ratio
        xy = self.model.transform.to_image((place[0] + half, place[1] + half))
        side = max(float(self.context.sample_size.side), 1 / self.model.zoom)
        rgb = pictures.color_at(view, xy, side) if pictures is not None else None
        return None if rgb is None else Sample(rgb, side)

    def _pick(self, pointer: Pointer) -> None:
        found = self.sample(pointer.view, pointer.place)
        if found is not None:
            # It is picked for the next hint, and shown as it was picked: at no other place's lightness.
            self.context.leave()
            self.context.color.set(found.rgb)
