"""Files that users choose and the program cannot read."""

from __future__ import annotations

from models.errors import UserError


class ImageLoadError(UserError):
    """A photograph cannot be read."""


class ProjectLoadError(UserError):
    """A project file cannot be read."""
