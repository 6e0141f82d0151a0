"""The sample: a photograph from scikit-image's wheel with hints already placed. No Qt."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from app.core import edits, image_io
from app.core.document import Document, DocumentState
from app.core.errors import ImageLoadError
from models import color
from models.hints import XY, Hints

NAME = "camera.png"
"""“Camera” by Lav Varshney, released into the public domain (CC0)."""

REFERENCE = "astronaut.png"
"""“Astronaut”: Eileen Collins, by NASA, in the public domain. A portrait in daylight colours for a portrait."""

REFERENCE_STRENGTH = 0.6

SELECTED: XY = (236, 158)
"""Where the hint is that is selected when the sample opens, so that its suggestions are seen."""

_SKY, _GRASS, _COAT, _SKIN, _METAL = "#a3bfe0", "#86a05e", "#2c2e36", "#cc9680", "#9a9a9c"

_STROKES: tuple[tuple[tuple[XY, ...], str, float], ...] = (
    (((300, 36), (400, 52), (486, 96)), _SKY, 12),
    (((300, 276), (400, 286), (496, 300)), _GRASS, 12),
    (((340, 400), (430, 440), (490, 480)), _GRASS, 12),
    (((200, 330), (196, 400), (180, 470)), _GRASS, 12),
    (((120, 150), (80, 240), (90, 330)), _COAT, 12),
    (((272, 146), (300, 144), (320, 150), (300, 166), (278, 172)), _METAL, 5),
    (((293, 212), (293, 250), (293, 306)), _METAL, 3),
    (((294, 340), (294, 400), (294, 472)), _METAL, 3),
    (((288, 340), (262, 420), (242, 488)), _METAL, 3),
    (((314, 340), (352, 410), (388, 478)), _METAL, 3),
    (((283, 330), (258, 406), (232, 482)), _GRASS, 4),
    (((285, 372), (276, 420), (266, 466)), _GRASS, 5),
    (((303, 345), (303, 410), (306, 470)), _GRASS, 5),
    (((314, 356), (342, 412), (376, 478)), _GRASS, 5),
    (((330, 356), (358, 406), (398, 480)), _GRASS, 4),
    (((284, 296), (278, 310), (270, 330)), _GRASS, 4),
    (((302, 262), (303, 284), (303, 306)), _GRASS, 3),
)
_POINTS: tuple[tuple[XY, str], ...] = (
    ((60, 60), _SKY),
    ((26, 140), _SKY),
    ((468, 150), _SKY),
    ((224, 84), "#2a2421"),
    (SELECTED, _SKIN),
    ((190, 143), _SKIN),
    ((229, 189), _SKIN),
    ((176, 184), "#e9e7e2"),
    ((122, 480), "#5a5449"),
    ((422, 156), "#d9d2c6"),
    ((346, 184), "#d8cdbd"),
    ((30, 186), "#b98f74"),
    ((400, 216), "#66724e"),
)


def sample_path(name: str = NAME) -> Path:
    """Where a photograph of scikit-image's lies, which is looked up, not imported.

    Raises:
        ImageLoadError: scikit-image or its photographs are not installed.
    """
    found = find_spec("skimage")
    for folder in (found.submodule_search_locations or []) if found is not None else []:
        path = Path(folder) / "data" / name
        if path.is_file():
            return path
    raise ImageLoadError("The sample photograph is not installed.", "Install scikit-image, or open a photograph.")


def sample_hints() -> Hints:
    """The hints that come with the sample, in its pixels: strokes, points, and a reference.

    Raises:
        ImageLoadError: see `sample_path`.
    """
    hints = Hints()
    for path, rgb, width in _STROKES:
        hints, _ = edits.add_stroke(hints, path, width, color.ab_of_rgb(color.parse_hex(rgb)))
    for xy, rgb in _POINTS:
        hints, _ = edits.add_point(hints, xy, color.ab_of_rgb(color.parse_hex(rgb)))
    reference = image_io.load(sample_path(REFERENCE))
    return edits.add_reference(hints, reference.proxy, REFERENCE_STRENGTH)


def load_gray_sample() -> Document:
    """The photograph without hints.

    Raises:
        ImageLoadError: see `sample_path`.
    """
    return Document(image_io.load(sample_path()))


def load_sample() -> Document:
    """The photograph with its hints as a document that has nothing unsaved.

    Raises:
        ImageLoadError: see `sample_path`.
    """
    photo = image_io.load(sample_path())
    return Document(photo, DocumentState().asking(hints=sample_hints()))
