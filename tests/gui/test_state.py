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


def test_without_a_chosen_colour_the_likeliest_is_shown_and_the_next_hint_has_none(qtbot: QtBot) -> None:
    current = CurrentColor(Settings())
    assert (current.ab, current.next_ab) == ((0.0, 0.0), None) and current.is_suggested
    current.suggest((8.0, 9.0))
    assert (current.ab, current.next_ab) == ((8.0, 9.0), None)
    current.set((1.0, 2.0))
    assert (current.ab, current.next_ab) == ((1.0, 2.0), (1.0, 2.0)) and not current.is_suggested
    current.clear()
    assert (current.ab, current.next_ab) == ((8.0, 9.0), None) and current.is_suggested


def test_a_colour_for_the_selected_hint_leaves_the_next_ones_alone(qtbot: QtBot) -> None:
    current = CurrentColor(Settings())
    current.set((200, 20, 20))
    current.belong_to((30.0, 40.0))
    assert current.ab == (30.0, 40.0) and current.next_ab == color.ab_of_rgb((200, 20, 20))
    current.set((10, 20, 200))
    current.belong_to(color.ab_of_rgb((10, 20, 200)))
    assert current.asked_rgb == (10, 20, 200), "the hint's own chroma does not make the exact colour forgotten"
    current.belong_to(None)
    assert current.asked_rgb == (200, 20, 20)


def test_a_trial_leaves_no_trace(qtbot: QtBot) -> None:
    current = CurrentColor(Settings())
    current.try_((1.0, 2.0))
    assert current.ab == (1.0, 2.0) and current.next_ab is None and not current.is_suggested
    current.try_(None)
    assert current.is_suggested and current.ab == (0.0, 0.0)


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


def test_sizes_look_alike_on_photographs_of_any_size(qtbot: QtBot) -> None:
    size = HintSize()
    small, radius = size.width, size.radius
    size.fit(512)
    assert (size.width, size.radius) == (small, radius)
    size.fit(4000)
    assert (size.width, size.radius) == pytest.approx((4 * small, 4 * radius))
    size.set_width(20.0)
    size.fit(8000)
    assert size.width == pytest.approx(40.0)
    size.fit(512)
    assert size.width == pytest.approx(5.0)


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
