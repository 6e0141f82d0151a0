"""Files that users choose and the program cannot read."""

from __future__ import annotations

from models.errors import UserError


class ImageLoadError(UserError):
    """A photograph cannot be read.

    Attributes:
        incomplete: whether it can be read as far as it goes (`image_io.Opening.partial`).
    """

    def __init__(self, message: str, remedy: str = "", *, incomplete: bool = False, **values: object) -> None:
        super().__init__(message, remedy, **values)
        self.incomplete = incomplete


class ProjectLoadError(UserError):
    """A project file cannot be read."""


class PaletteLoadError(UserError):
    """A palette's file cannot be read."""
