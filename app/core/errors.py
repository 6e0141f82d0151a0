"""Files that users choose and the program cannot read, and errors that were not meant for users."""

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


class FilmLoadError(UserError):
    """A film cannot be read."""


class PaletteLoadError(UserError):
    """A palette's file cannot be read."""


_NO_MEMORY = ("insufficient memory", "can't allocate memory", "out of memory", "can't start new thread")
"""How OpenCV, torch, libvips and Python's threads say so; their errors have no class for it."""


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error says that there is too little memory."""
    text = str(error).lower()
    return isinstance(error, MemoryError) or any(words in text for words in _NO_MEMORY)


def for_user(error: BaseException) -> UserError:
    """An error as one that users can read."""
    if isinstance(error, UserError):
        return error
    if is_out_of_memory(error):
        return UserError("There is too little memory.", "Close other programs, or take a smaller photograph.")
    return UserError("Something unexpected happened: {reason}.", reason=str(error) or type(error).__name__)
