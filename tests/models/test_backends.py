"""Every backend is what the registry says of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import skimage.data

from models import registry
from models.base import CancelToken, no_progress
from models.hints import AB, Guidance, Hints, Stroke
from models.image import ImageData
from models.registry import Use

BACKENDS = [name for use in Use for name in registry.names(use)]


def stroke(hint_id: int, y: float, ab: AB, label: str) -> Stroke:
    return Stroke(hint_id, ((8.0, y), (56.0, y)), (4.0, 4.0), ab, label)


@pytest.mark.parametrize("name", BACKENDS)
def test_the_registry_says_what_a_backend_does(name: str) -> None:
    spec = registry.spec(name)
    backend = registry.create(name, device="cpu")
    assert (backend.name, backend.supports) == (spec.name, spec.supports)

    image = ImageData.from_rgb(np.ascontiguousarray(skimage.data.coffee()[:384:8, :512:8]))
    drawn = Hints(strokes=(stroke(1, 8.0, (40.0, 30.0), "cup"), stroke(2, 40.0, (-20.0, 10.0), "table")))
    hints = drawn if Guidance.STROKES in spec.supports else Hints()
    prepared = backend.prepare(image, hints, CancelToken(), no_progress, working_size=32)
    answer = backend.colorize(prepared, hints, CancelToken(), no_progress, preview=lambda _: None)
    height, width, channels = answer.ab.shape
    assert (channels, answer.ab.dtype) == (2, np.float32) and width / height == pytest.approx(64 / 48, rel=0.1)
    assert (answer.palette is not None, answer.maps is not None) == (spec.palette, spec.maps)


def test_a_backend_that_is_registered_is_taken_back() -> None:
    before = registry.spec("unified"), registry.names()
    one, other = replace(before[0], title="Another one"), replace(before[0], name="new")
    undo = [registry.register(one), registry.register(other)]
    assert registry.spec("unified") == one and registry.names() == (*before[1], "new")
    for take_back in undo:
        take_back()
    assert (registry.spec("unified"), registry.names()) == before
