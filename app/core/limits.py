"""How much a document may hold. The sums bound the memory that a file can ask for, however small it is."""

from __future__ import annotations

from app.core.document import DocumentState
from app.core.shapes import Outline
from models.errors import UserError
from models.hints import Hints
from models.words import Words

MOST_HINTS = 20_000
"""Points and strokes of one use."""
MOST_VERTICES = 200_000
"""Of the strokes of one use, and of the outlines of regions."""
MOST_REGIONS = 500
MOST_REFERENCES = 50
REFERENCE_PIXELS = 100_000_000
"""Of all references, each counted once: 700 MB of memory."""


def check(state: DocumentState) -> None:
    """Refuse a document that holds too much.

    Raises:
        UserError: says which limit is met.
    """
    versions = (state, *(snapshot.state for snapshot in state.snapshots))
    for version in versions:
        for task in version.tasks:
            check_hints(task.hints)
        _check_regions(version)
    hints = [task.hints for version in versions for task in version.tasks]
    images = {reference.image for each in hints for reference in each.references}
    check_pixels(sum(image.L.size for image in images))


def check_hints(hints: Hints) -> None:
    """Refuse too many hints.

    Raises:
        UserError: says which limit is met.
    """
    _refuse_beyond(MOST_HINTS, len(hints.points) + len(hints.strokes), Words("points and strokes"))
    _refuse_beyond(MOST_VERTICES, sum(len(stroke.path) for stroke in hints.strokes), Words("vertices of strokes"))
    _refuse_beyond(MOST_REFERENCES, len(hints.references), Words("references"))


def check_pixels(number: int) -> None:
    """Refuse references that have so many pixels together.

    Raises:
        UserError: it is too many.
    """
    if number > REFERENCE_PIXELS:
        raise UserError(
            "The references have more than {limit} megapixels together.",
            "Remove some of them, or take smaller ones.",
            limit=REFERENCE_PIXELS // 1_000_000,
        )


def _check_regions(state: DocumentState) -> None:
    _refuse_beyond(MOST_REGIONS, len(state.regions), Words("regions"))
    areas = (part.area for region in state.regions for part in region.shape.parts)
    corners = sum(len(area.path) for area in areas if isinstance(area, Outline))
    _refuse_beyond(MOST_VERTICES, corners, Words("corners of regions"))


def _refuse_beyond(most: int, number: int, what: Words) -> None:
    if number > most:
        told = Words("There are {number} {what}; the limit is {most}.")
        raise UserError(told, "Remove some of them.", number=number, what=what, most=most)
