"""What the renderers keep of a photograph, and how drafts differ from what stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from app.core import edits, image_io
from app.core.engine import Engine
from app.core.image_io import Photograph
from app.core.messages import Request, Result, next_serial
from app.core.picture import Picture
from app.core.views import Detail, ViewCache
from models import color
from models.base import CancelToken, no_progress
from models.hints import Hints
from tests.conftest import ramp


class Size(tuple[int, int]):
    """A width and a height; something else happens while they are compared, as if in another thread."""

    meanwhile: Callable[[], object]

    def __eq__(self, other: object) -> bool:
        self.meanwhile()
        return tuple.__eq__(self, other)

    __hash__ = tuple.__hash__


def test_what_is_asked_for_comes_although_another_thread_asks_for_something_else(gray_photo: Photograph) -> None:
    views, other = ViewCache(), image_io.from_pixels(ramp(60, 40), "other.png")
    expected = views.low(gray_photo, (24, 16))
    size = Size((24, 16))
    size.meanwhile = lambda: views.low(other, (15, 10))
    assert views.low(gray_photo, size) is expected


def shown(engine: Engine, request: Request) -> Result:
    return engine.run(request, CancelToken(), no_progress)


def test_a_draft_is_sharp_and_nearly_in_its_colours_and_what_follows_is_exact(samples: Path) -> None:
    photo = image_io.load(samples / "camera.png")
    hints, _ = edits.add_point(Hints(), (300, 60), (-5, -25))
    hints, _ = edits.add_stroke(hints, [(100, 450), (400, 480)], 9, (-20, 30))
    whole = Detail((0, 0, 512, 512), (512, 512))
    draft = Request(next_serial(), False, Picture(photo, "levin2004", hints, "cpu"), detail=whole)
    engine = Engine()
    quick = shown(engine, draft).detail
    exact = shown(engine, replace(draft, committed=True)).detail
    assert quick is not None and exact is not None
    difference = np.abs(quick.astype(int) - exact)
    assert difference.any() and difference.mean() < 1 and np.percentile(difference, 99) <= 6
    assert np.percentile(np.abs(color.lightness(quick) - photo.full.L), 99) < 1.5, "light is not at half the resolution"
    fresh = shown(Engine(), replace(draft, committed=True)).detail
    assert np.array_equal(exact, fresh), "nothing of the draft stays"
    assert shown(engine, draft).detail is exact, "what is there already is not made worse"
