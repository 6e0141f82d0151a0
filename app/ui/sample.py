"""The sample: a photograph from scikit-image's wheel with hints already placed. No Qt."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from app.core import edits, image_io
from app.core.document import Document, DocumentState
from models import color
from models.base import ImageLoadError
from models.hints import XY, Hints

NAME = "camera.png"
"""“Camera” by Lav Varshney, released into the public domain (CC0)."""

_POINTS: tuple[tuple[XY, str], ...] = ()
_STROKES: tuple[tuple[tuple[XY, ...], str, float], ...] = (
    (((30, 40), (150, 30), (150, 120)), "#a9c4e4", 12),
    (((380, 40), (480, 60), (470, 200)), "#a9c4e4", 12),
)


def sample_path() -> Path:
    """Where the photograph lies; scikit-image is looked up, not imported.

    Raises:
        ImageLoadError: scikit-image or its photographs are not installed.
    """
    found = find_spec("skimage")
    for folder in (found.submodule_search_locations or []) if found is not None else []:
        path = Path(folder) / "data" / NAME
        if path.is_file():
            return path
    raise ImageLoadError("The sample photograph is not installed.", "Install scikit-image, or open a photograph.")


def sample_hints() -> Hints:
    """The hints that come with the sample, in its pixels."""
    hints = Hints()
    for path, rgb, width in _STROKES:
        hints, _ = edits.add_stroke(hints, path, width, color.ab_of_rgb(color.parse_hex(rgb)))
    for xy, rgb in _POINTS:
        hints, _ = edits.add_point(hints, xy, color.ab_of_rgb(color.parse_hex(rgb)))
    return hints


def load_sample() -> Document:
    """The photograph with its hints as a document that has nothing unsaved.

    Raises:
        ImageLoadError: see `sample_path`.
    """
    photo = image_io.load(sample_path())
    return Document(photo, DocumentState(hints=sample_hints()))
