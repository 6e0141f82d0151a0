"""What the renderers keep of a photograph."""

from __future__ import annotations

from collections.abc import Callable

from app.core import image_io
from app.core.image_io import Photograph
from app.core.views import ViewCache
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
