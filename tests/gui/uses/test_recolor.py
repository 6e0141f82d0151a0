"""Other colours for parts of a colour photograph."""

from __future__ import annotations

from app.ui.state import uses
from models.registry import Use
from tests.gui.conftest import Hand
from tests.gui.uses.conftest import BLUE, finish, shown_at, switch


class TestRecolouring:
    def test_strokes_carry_colours_and_protect_keeps(self, artist: Hand) -> None:
        switch(artist, Use.RECOLOR)
        artist.window.editor.context.color.set(BLUE)
        artist.drag((30, 30), (60, 60))
        artist.window.actions_["tool_protect"].trigger()
        artist.drag((130, 30), (160, 60))
        finish(artist)
        colored, protected = artist.document.hints.strokes
        assert colored.ab == artist.window.editor.context.color.ab and protected.ab is None
        red, _, blue = shown_at(artist, (100, 75))
        assert blue > red + 40

    def test_the_next_colour_does_not_change_what_is_protected(self, artist: Hand) -> None:
        switch(artist, Use.RECOLOR)
        artist.window.actions_["tool_protect"].trigger()
        artist.drag((130, 30), (160, 60))
        before = artist.document.hints
        context = artist.window.editor.context
        context.select(before.strokes[0].id)
        context.preview_color((30.0, 0.0))
        context.apply_color_to_selection(BLUE)
        assert artist.document.hints == before and context.color.asked_rgb == BLUE
        finish(artist)

    def test_a_gray_photograph_is_told_so(self, hand: Hand) -> None:
        switch(hand, Use.RECOLOR)
        document = hand.document
        assert "F5" in uses.advice(document.state, gray=document.photo.is_gray)
