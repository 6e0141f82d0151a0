"""What the window tells the artist to do next."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage

from app.ui.state import uses
from models.registry import Use
from tests.gui.conftest import Hand
from tests.gui.uses.conftest import finish, switch


class TestAdvice:
    @pytest.mark.parametrize(
        ("use", "draw", "words"),
        [
            (Use.COLORIZE, "", ""),
            (Use.RECOLOR, "", "Draw over a thing"),
            (Use.RECOLOR, "c", "Protect"),
            (Use.RECOLOR, "cc", "Protect"),
            (Use.RECOLOR, "p", "Everything is protected"),
            (Use.RECOLOR, "cp", ""),
            (Use.CUT_OUT, "", "what is to be cut out"),
            (Use.CUT_OUT, "f", "draw over the background"),
            (Use.CUT_OUT, "b", "Only background"),
            (Use.CUT_OUT, "ffb", ""),
        ],
    )
    def test_it_says_what_is_missing(self, artist: Hand, use: Use, draw: str, words: str) -> None:
        switch(artist, use)
        brushes: dict[str, Callable[[], None]] = {
            "c": lambda: artist.window.editor.tools.choose("brush"),
            "p": lambda: artist.window.editor.tools.choose("protect"),
            "f": lambda: artist.window.editor.context.regions.choose("foreground"),
            "b": lambda: artist.window.editor.context.regions.choose("background"),
        }
        for n, kind in enumerate(draw):
            brushes[kind]()
            artist.drag((20 + 30 * n, 20), (20 + 30 * n, 90))
        text = uses.advice(artist.document.state, gray=False)
        assert (words in text) if words else not text
        finish(artist)

    def test_it_is_seen_at_the_lower_edge_but_not_while_the_hand_draws(self, artist: Hand) -> None:
        def lower_edge() -> QImage:
            pane = artist.pane
            return pane.grab(pane.rect().adjusted(0, pane.height() - 40, 0, 0)).toImage()

        plain = lower_edge()
        switch(artist, Use.CUT_OUT)
        assert lower_edge() != plain
        artist.press((20, 20))
        artist.move((60, 60))
        assert lower_edge() == plain
        artist.release((60, 60))
        finish(artist)
