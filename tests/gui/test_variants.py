"""The strip of variants in the window: hovering tries one, a click takes it, and the strip stays as it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core import edits
from app.ui.panels.place import Place
from app.ui.panels.variants_panel import VariantsPanel
from models.hints import Theme
from tests import fakes
from tests.gui.conftest import LEFT, Hand
from tests.gui.panels.conftest import hover


@pytest.fixture
def strip(hand: Hand) -> VariantsPanel:
    """With all its pictures: as predicted, vivid, calm."""
    hand.window.column.open(Place.LOOK)
    found = hand.window.column.panels["variants"]
    assert isinstance(found, VariantsPanel)
    wait_pictures(hand, found)
    return found


def wait_pictures(hand: Hand, strip: VariantsPanel) -> None:
    def there() -> bool:
        seen = [button for button in strip.buttons if button.isVisible()]
        return len(seen) == 3 and all(button.has_picture and button.isEnabled() for button in seen)

    hand.qtbot.waitUntil(there, timeout=20000)


def test_hovering_tries_one_and_leaving_ends_that(hand: Hand, strip: VariantsPanel) -> None:
    before = hand.document.state
    hover(strip.buttons[1], inside=True)
    assert hand.document.hints.stats.vividness == 1.0 and not hand.document.can_undo
    hand.wait_result()
    hover(strip.buttons[1], inside=False)
    assert hand.document.draft is None and hand.document.state == before


def test_a_click_takes_one_as_one_step_and_the_strip_stays(hand: Hand, strip: VariantsPanel) -> None:
    hand.document.apply("Theme", hints=edits.set_theme(hand.document.hints, Theme(((9.0, 9.0),) * 3)))
    pictures = [button._pixels for button in strip.buttons[:3]]
    hover(strip.buttons[2], inside=True)
    hand.qtbot.mouseClick(strip.buttons[2], LEFT)
    hover(strip.buttons[2], inside=False)
    stats = hand.document.hints.stats
    assert hand.document.undo_label == "Take variant “Calm”" and stats.vividness == 0.0
    assert hand.document.hints.theme is None
    assert [button._pixels for button in strip.buttons[:3]] == pictures
    assert strip.buttons[2].accessibleDescription() and not strip.buttons[0].accessibleDescription()
    hand.document.undo()
    assert hand.document.hints.theme is not None


def test_the_keyboard_takes_one_too(hand: Hand, strip: VariantsPanel) -> None:
    strip.buttons[1].setFocus()
    QTest.keyClick(strip.buttons[1], Qt.Key.Key_Space)
    assert hand.document.undo_label == "Take variant “Vivid”"


def test_what_is_drawn_is_in_all_of_them(hand: Hand, strip: VariantsPanel, script: fakes.Script) -> None:
    hand.click((30, 130))
    hand.wait_result()
    script.colorized.clear()
    wait_pictures(hand, strip)
    hand.qtbot.waitUntil(lambda: len(script.colorized) >= 2, timeout=20000)
    assert all(len(hints.points) == 1 for hints in script.colorized)


def test_nothing_is_computed_while_the_strip_is_out_of_sight(hand: Hand, script: fakes.Script) -> None:
    wanted: list[object] = []
    hand.window.editor.context.beside.wanted.connect(wanted.append)
    hand.window.column.open(Place.HISTORY)
    hand.click((30, 130))
    hand.wait_result()
    QApplication.processEvents()
    assert not any(wanted)


def test_a_method_without_themes_says_why_there_are_none(hand: Hand, strip: VariantsPanel) -> None:
    hand.document.apply("Method", backend="levin2004")
    assert not any(button.isVisible() for button in strip.buttons)
    assert "choose" in strip.line.text()
