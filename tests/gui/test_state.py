"""The small observables of the window: colour, size, region, map. No widget is needed for them."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.core import regions
from app.core.settings import Settings
from app.ui.state.current_color import RADIUS_LIMITS, RECENT_COLORS, WIDTH_LIMITS, CurrentColor, HintSize
from app.ui.state.map_choice import MapChoice
from app.ui.state.maps import ShownMap
from app.ui.state.region_choice import RegionChoice
from models import color
from models.hints import BACKGROUND, FOREGROUND


def test_a_colour_is_exact_or_a_chroma_and_told_once(qtbot: QtBot) -> None:
    current = CurrentColor(Settings())
    told: list[object] = []
    current.changed.connect(lambda: told.append(current.asked_rgb))
    current.set((10, 20, 200))
    current.set((10, 20, 200))
    assert current.ab == color.ab_of_rgb((10, 20, 200)) and told == [(10, 20, 200)]
    current.set((5.0, -3.0))
    assert (current.ab, current.asked_rgb) == ((5.0, -3.0), None) and len(told) == 2


def test_recent_colours_have_the_last_one_first_and_no_more_than_there_is_room_for(qtbot: QtBot) -> None:
    settings = Settings()
    current = CurrentColor(settings)
    for n in (*range(RECENT_COLORS + 5), 8):
        current.remember((n, n, n))
    assert current.recent[:2] == [(8, 8, 8), (RECENT_COLORS + 4,) * 3]
    assert len(set(current.recent)) == len(current.recent) == RECENT_COLORS == len(settings.recent_colors)


@pytest.mark.parametrize("value", [-1.0, 1e6])
def test_sizes_stay_in_their_limits(qtbot: QtBot, value: float) -> None:
    size = HintSize()
    size.set_radius(value)
    size.set_width(value)
    assert size.radius in RADIUS_LIMITS and size.width in WIDTH_LIMITS


class TestRegions:
    def test_the_last_two_are_marked_in_turn(self, qtbot: QtBot) -> None:
        choice = RegionChoice()
        choice.swap()
        assert choice.current == BACKGROUND
        choice.add("cup")
        choice.swap()
        choice.swap()
        assert (choice.current, choice.previous, choice.added) == ("cup", BACKGROUND, ("cup",))

    def test_another_name_goes_everywhere(self, qtbot: QtBot) -> None:
        choice = RegionChoice()
        choice.add("cup")
        choice.choose_exported("cup")
        choice.rename("cup", "mug")
        assert (choice.current, choice.exported, choice.added) == ("mug", "mug", ("mug",))

    def test_there_are_always_two_to_mark_in_turn(self, qtbot: QtBot) -> None:
        choice = RegionChoice()
        choice.add("cup")
        choice.choose_exported("cup")
        choice.remove("cup")
        assert (choice.current, choice.previous) == (FOREGROUND, BACKGROUND)
        assert (choice.exported, choice.added) == (regions.ALL, ())


def test_the_map_that_is_looked_at_is_found_in_the_next_result(qtbot: QtBot) -> None:
    def shown(*labels: str) -> list[ShownMap]:
        return [ShownMap((label, None), label, None, np.zeros((2, 2), np.uint8)) for label in labels]

    choice = MapChoice()
    first, second = shown("cup", "table"), shown("table", "cup")
    choice.offer(first)
    choice.look_at(first[0])
    choice.offer(second)
    assert choice.looked_at is second[1]
    choice.offer(shown("table"))
    assert choice.looked_at is None
