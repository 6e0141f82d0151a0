"""The panel of themes in the window: for this photograph or from the library, tried by hovering, taken by a click."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.core import edits, region_edits
from app.core.messages import Themes, ThemesRequest
from app.core.shapes import Outline, Part, Shape
from app.ui.panels.place import Place
from app.ui.panels.themes_panel import ThemesPanel
from app.ui.state.side_pictures import Customer
from models.hints import Hints, Theme
from tests import fakes
from tests.gui.conftest import LEFT, Hand
from tests.gui.panels.conftest import hover


@pytest.fixture
def panel(hand: Hand) -> ThemesPanel:
    """With all pictures of themes for the photograph."""
    hand.window.column.open(Place.LOOK)
    found = hand.window.column.panels["themes"]
    assert isinstance(found, ThemesPanel)
    scroll_to(hand, found)
    wait_pictures(hand, found, 8)
    return found


def scroll_to(hand: Hand, panel: QWidget) -> None:
    """Bring a panel into sight on its page."""
    QApplication.processEvents()
    hand.window.column.pages[Place.LOOK].ensureWidgetVisible(panel, 0, 400)


def wait_pictures(hand: Hand, panel: ThemesPanel, number: int) -> None:
    def there() -> bool:
        seen = [button for button in panel.buttons if button.isVisible()]
        return len(seen) == number and all(button.has_picture and button.isEnabled() for button in seen)

    hand.qtbot.waitUntil(there, timeout=fakes.PATIENCE * 1000)


def test_themes_for_the_photograph_have_names_colours_and_pictures(panel: ThemesPanel) -> None:
    titles = [button.text() for button in panel.buttons if button.isVisible()]
    assert titles[0] == "Expected" and "Textures" in titles and len(set(titles)) == len(titles)
    assert all(3 <= len(button._colors) <= 7 for button in panel.buttons[:8])
    assert "hover to try" in panel.buttons[0].toolTip()


def test_hovering_tries_a_theme_and_leaving_ends_that(hand: Hand, panel: ThemesPanel) -> None:
    before = hand.document.state
    hover(panel.buttons[1], inside=True)
    assert hand.document.hints.theme is not None and not hand.document.can_undo
    hover(panel.buttons[1], inside=False)
    assert hand.document.draft is None and hand.document.state == before


def test_a_click_takes_a_theme_as_one_step(hand: Hand, panel: ThemesPanel) -> None:
    hover(panel.buttons[0], inside=True)
    tried = hand.document.hints.theme
    hand.qtbot.mouseClick(panel.buttons[0], LEFT)
    hover(panel.buttons[0], inside=False)
    assert hand.document.hints.theme == tried and hand.document.undo_label == "Take theme “Expected”"
    assert panel.buttons[0].accessibleDescription() and not panel.buttons[1].accessibleDescription()
    wait_pictures(hand, panel, 8)
    hand.document.undo()
    assert hand.document.hints.theme is None


def test_the_library_shows_its_themes_on_this_photograph(hand: Hand, panel: ThemesPanel) -> None:
    panel.source.setCurrentIndex(1)
    wait_pictures(hand, panel, 12)
    hand.qtbot.mouseClick(panel.buttons[3], LEFT)
    assert hand.document.undo_label == "Take theme “Sea”"
    theme = hand.document.hints.theme
    assert theme is not None and len(theme.colors) == 5


def test_points_do_not_change_which_themes_are_recommended(hand: Hand, panel: ThemesPanel) -> None:
    before = [button._colors for button in panel.buttons[:8]]
    hand.click((30, 130))
    hand.wait_result()
    wait_pictures(hand, panel, 8)
    assert [button._colors for button in panel.buttons[:8]] == before


def test_with_a_region_the_theme_is_the_regions(hand: Hand, panel: ThemesPanel) -> None:
    shape = Shape((Part(Outline(((10.0, 10.0), (90.0, 10.0), (90.0, 90.0)))),))
    state, region = region_edits.add(hand.document.state, shape, "Coat")
    hand.document.commit("Region", state)
    hand.window.editor.context.drawn_regions.choose(region)
    wait_pictures(hand, panel, 8)
    hand.qtbot.mouseClick(panel.buttons[0], LEFT)
    assert hand.document.hints.theme is None
    assert hand.document.state.region(region).theme is not None  # type: ignore[union-attr]


def test_a_method_without_themes_says_so(hand: Hand, panel: ThemesPanel) -> None:
    hand.document.apply("Method", backend="levin2004")
    assert not any(button.isVisible() for button in panel.buttons)
    assert "takes no theme" in panel.line.text()


def test_nothing_is_computed_while_the_panel_is_out_of_sight(hand: Hand, panel: ThemesPanel) -> None:
    hand.window.column.open(Place.HISTORY)
    wanted: list[object] = []
    hand.window.editor.context.beside.wanted.connect(wanted.append)
    hand.document.apply("Theme", hints=edits.set_theme(Hints(), Theme(((9.0, 9.0),) * 3)))
    QApplication.processEvents()
    assert not any(wanted)


def test_nothing_is_computed_while_the_panel_is_scrolled_away(hand: Hand, panel: ThemesPanel) -> None:
    theme = Theme(((9.0, 9.0), (-9.0, 9.0), (9.0, -9.0)))
    scroll_to(hand, hand.window.column.panels["global"])
    assert not panel.seen
    hand.document.apply("Theme", hints=edits.set_theme(Hints(), theme))
    hand.qtbot.waitUntil(lambda: hand.window.editor.context.beside._asked[Customer.THEMES] == ())
    scroll_to(hand, panel)
    wait_pictures(hand, panel, 8)
    assert len(hand.window.editor.context.beside._asked[Customer.THEMES]) == 9


def test_themes_come_from_the_worker_and_not_from_the_windows_thread(hand: Hand, panel: ThemesPanel) -> None:
    question = panel._question()
    assert isinstance(question, ThemesRequest)
    assert isinstance(hand.window.editor.context.beside.answer(question), Themes)
