"""Eyedropper: take a colour from the picture."""

from __future__ import annotations

from app.ui.tools.base import Pointer, Tool
from models.registry import Use


class EyedropperTool(Tool):
    """Takes the colour shown under the pointer; keeps doing so while the button is held."""

    name = "eyedropper"
    shortcut = "I"
    uses = frozenset(use for use in Use if not use.spec.marks_regions)

    @property
    def title(self) -> str:
        return self.tr("Eyedropper")

    @property
    def help(self) -> str:
        return self.tr("Take a colour from the picture; with Point and Brush, hold Alt for this.")

    def press(self, pointer: Pointer) -> None:
        self.active = True
        self._pick(pointer)

    def move(self, pointer: Pointer) -> None:
        if self.active:
            self._pick(pointer)

    def release(self, pointer: Pointer) -> None:
        del pointer
        self.active = False

    def _pick(self, pointer: Pointer) -> None:
        pictures = self.model.pictures
        rgb = pictures.color_at(pointer.view, pointer.xy) if pictures is not None else None
        if rgb is not None:
            # It is picked for the next hint, and shown as it was picked: at no other place's lightness.
            self.context.leave()
            self.context.color.set(rgb)
