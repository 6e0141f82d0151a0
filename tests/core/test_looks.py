"""The looks of real photographs differ, with the real network."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray
from skimage import data

from app.core import image_io
from app.core.engine import Engine
from app.core.messages import SidePicture, SideRequest, Survey, SurveyRequest
from app.core.picture import Picture
from models import color
from models.base import CancelToken
from models.hints import Hints

DIFFERENT = 4.0
"""Mean distance in ab from which on two pictures are seen to differ."""


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(threads=1)


@pytest.mark.parametrize("gray", [data.camera()[::2, ::2], data.chelsea()[::2, ::2].mean(axis=2).astype(np.uint8)])
def test_any_two_of_at_least_six_looks_differ(engine: Engine, gray: NDArray[np.uint8]) -> None:
    picture = Picture(image_io.from_pixels(gray, "photo.png"), "unified", Hints(), "cpu")
    survey = engine.beside(SurveyRequest(picture), CancelToken())
    assert isinstance(survey, Survey)
    chroma = []
    for look in survey.looks:
        asked = SideRequest(replace(picture, hints=look.given(picture.hints)), 170)
        shown = engine.beside(asked, CancelToken())
        assert isinstance(shown, SidePicture)
        chroma.append(color.to_lab(shown.overview)[..., 1:])
    assert 6 <= len(chroma) <= 8
    for one, two in combinations(chroma, 2):
        assert np.linalg.norm(one - two, axis=2).mean() > DIFFERENT
