"""The value that is asked for: what makes two pictures the same, and what makes a backend prepare anew."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.core import edits, image_io
from app.core.document import DocumentState, Marked
from app.core.image_io import Photograph
from app.core.picture import Picture
from models.hints import Hints, Match
from models.image import ImageData
from models.registry import Use
from tests.conftest import ramp

RED = (40.0, 30.0)


@pytest.fixture
def picture(gray_photo: Photograph) -> Picture:
    hints, _ = edits.add_point(Hints(), (5, 5), RED)
    reference = ImageData.from_rgb(np.full((4, 4, 3), (200, 40, 30), np.uint8))
    return Picture(gray_photo, "unified", edits.add_reference(hints, reference), "cpu", 256)


def test_the_present_use_of_a_document_says_what_is_asked_for(gray_photo: Photograph) -> None:
    marked, _ = edits.add_stroke(Hints(), [(1, 1)], 2, None, "cup")
    marked, _ = edits.add_stroke(marked, [(9, 9)], 2, None, "background")
    state = DocumentState(working_size=128, within="cup").switched(Use.CUT_OUT).asking(hints=marked)
    cut_out = Picture.of(gray_photo, state, "cpu")
    assert cut_out == Picture(gray_photo, "endo2016-cutout", marked, "cpu", 128)
    limited = Picture.of(gray_photo, state.switched(Use.COLORIZE), "cpu")
    assert limited == Picture(gray_photo, "unified", Hints(), "cpu", 128, Marked("cup", state.task(Use.CUT_OUT)))


def test_pictures_of_the_same_pixels_are_the_same(picture: Picture) -> None:
    again = image_io.from_pixels(ramp(), "another name.png")
    assert replace(picture, photo=again) == picture and hash(replace(picture, photo=again)) == hash(picture)
    assert replace(picture, photo=image_io.from_pixels(ramp(40, 30), "ramp.png")) != picture


def test_what_comes_with_the_hints_prepares_nothing_anew(picture: Picture) -> None:
    reference = replace(picture.hints.references[0], strength=0.25, matches=(Match((1, 1), (2, 2)),))
    cheap = [
        replace(picture, hints=replace(picture.hints, references=(reference,))),
        replace(picture, hints=edits.add_point(picture.hints, (9, 9), RED)[0]),
    ]
    for other in cheap:
        assert other != picture and other.prepare_key == picture.prepare_key
    dear = [
        replace(picture, backend="levin2004"),
        replace(picture, device="cuda"),
        replace(picture, working_size=None),
        replace(picture, photo=image_io.from_pixels(ramp(40, 30), "ramp.png")),
        replace(picture, hints=edits.add_reference(picture.hints, picture.photo.full)),
        replace(picture, hints=edits.remove_reference(picture.hints, 0)),
    ]
    assert len({other.prepare_key for other in (picture, *dear)}) == 1 + len(dear)
