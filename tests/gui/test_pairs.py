"""Pairs of places: made with two clicks, dragged, taken away; and the match of what the pointer is over lights up."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from skimage import data

from app.core import edits
from app.ui.panels.place import Place
from app.ui.panels.reference_panel import ReferencePanel
from app.ui.state import maps
from models.base import Correspondences
from models.hints import Hints
from models.image import ImageData
from tests.gui.conftest import LEFT, RIGHT, Hand, steps


@pytest.fixture
def references() -> list[ImageData]:
    return [ImageData.from_rgb(np.ascontiguousarray(p()[::8, ::8])) for p in (data.coffee, data.astronaut)]


@pytest.fixture
def panel(hand: Hand, references: list[ImageData]) -> ReferencePanel:
    """The panel of references, shown, with two of them."""
    hints = Hints()
    for image in references:
        hints = edits.add_reference(hints, image)
    hand.document.apply("Add references", hints=hints)
    found = hand.window.findChild(ReferencePanel)
    assert found is not None
    hand.window.side.open(Place.REFERENCES)
    hand.wait_result()
    QApplication.processEvents()
    return found


def click_reference(hand: Hand, panel: ReferencePanel, x: float, y: float) -> None:
    """Click at fractions of the sides of the reference that is shown large."""
    frame = panel.view.picture_box
    place = QPoint(round(frame.left() + x * frame.width()), round(frame.top() + y * frame.height()))
    hand.qtbot.mouseClick(panel.view, LEFT, pos=place)


def test_two_clicks_pair_two_places(hand: Hand, panel: ReferencePanel, references: list[ImageData]) -> None:
    hand.key("y")
    hand.click((60, 40))
    assert hand.window.editor.context.matching.waiting is not None
    assert hand.document.hints.references[1].matches == (), "not before the partner is known"
    chosen = hand.window.editor.context.color.asked_rgb
    click_reference(hand, panel, 0.25, 0.75)
    (pair,) = hand.document.hints.references[1].matches
    width, height = references[1].size
    assert pair.xy == pytest.approx((60, 40), abs=1)
    assert pair.reference_xy == pytest.approx((0.25 * width, 0.75 * height), abs=0.03 * width)
    assert hand.window.editor.context.color.asked_rgb == chosen, "it is no eyedropper meanwhile"
    assert steps(hand)[0] == "Pair places" and hand.window.editor.context.matching.waiting is None
    click_reference(hand, panel, 0.5, 0.5)
    assert len(hand.document.hints.references[1].matches) == 1, "and is one again"
    assert hand.window.editor.context.color.asked_rgb != chosen
    hand.document.undo()
    assert hand.document.hints.references[1].matches == ()


def test_a_pair_is_dragged_and_taken_away(hand: Hand, panel: ReferencePanel) -> None:
    hand.key("y")
    for xy in ((60, 40), (120, 90)):
        hand.click(xy)
        click_reference(hand, panel, 0.5, 0.5)
    hand.drag((60, 40), (70, 50), (80, 60))
    assert hand.document.hints.references[1].matches[0].xy == pytest.approx((80, 60), abs=1.5)
    assert steps(hand)[:2] == ["Move pair", "Pair places"]
    hand.click((120, 90), RIGHT)
    assert len(hand.document.hints.references[1].matches) == 1
    assert len(panel.pairs.buttons) == 1
    hand.qtbot.mouseClick(panel.pairs.buttons[0], LEFT)
    assert hand.document.hints.references[1].matches == () and steps(hand)[0] == "Remove pair"
    assert not panel.pairs.buttons


def test_esc_and_the_right_button_leave_a_place_alone(hand: Hand, panel: ReferencePanel) -> None:
    matching = hand.window.editor.context.matching
    hand.key("y")
    for leave in (lambda: hand.key(Qt.Key.Key_Escape), lambda: hand.click((150, 100), RIGHT)):
        hand.click((60, 40))
        assert matching.waiting is not None
        leave()
        assert matching.waiting is None
    assert steps(hand) == ["Add references"]


def test_without_references_it_says_what_to_do(hand: Hand) -> None:
    said: list[str] = []
    hand.window.editor.context.message.connect(lambda text, *_: said.append(text))
    hand.key("y")
    hand.click((60, 40))
    assert said == ["There is no reference yet."] and hand.window.editor.context.matching.waiting is None


def test_the_match_of_the_place_under_the_pointer_lights_up_in_its_reference(
    hand: Hand, panel: ReferencePanel, references: list[ImageData]
) -> None:
    owner = np.zeros((2, 4), np.int64)
    owner[:, 2:] = 1
    place = np.zeros((2, 4, 2), np.float32)
    place[0, 0], place[1, 3] = (0.2, 0.6), (0.9, 0.1)
    found = Correspondences(owner, place, np.full((2, 4), 0.5, np.float32))
    hand.window.editor.context.matching.take(found, (200, 150))
    hand.move((10, 10), (12, 12))
    lit = hand.window.editor.context.matching.lit
    assert lit is not None and lit.reference == 0 and lit.place == pytest.approx((0.2, 0.6))
    assert panel._open_image == references[0], "the reference that it lies in is shown"
    hand.move((190, 140))
    lit = hand.window.editor.context.matching.lit
    assert lit is not None and lit.reference == 1 and panel._open_image == references[1]
    hand.window.editor.context.matching.hover(None)
    assert hand.window.editor.context.matching.lit is None


def test_where_the_references_are_sure_is_a_map_over_the_photograph(hand: Hand, panel: ReferencePanel) -> None:
    sure = np.array([[0.0, 1.0], [0.5, 0.5]], np.float32)
    found = Correspondences(np.zeros((2, 2), np.int64), np.zeros((2, 2, 2), np.float32), sure)
    context = hand.window.editor.context
    context.maps.offer(maps.matched(found))
    (shown,) = context.maps.available
    assert shown.share.tolist() == [[0, 255], [128, 128]]
    context.maps.look_at(shown)
    assert hand.window.editor.model.veil is not None
    context.maps.offer(maps.matched(None))
    assert hand.window.editor.model.veil is None


def test_only_the_histogram_or_the_theme_of_a_reference(hand: Hand, panel: ReferencePanel) -> None:
    hand.qtbot.mouseClick(panel.only_theme, LEFT)
    hand.qtbot.waitUntil(lambda: hand.document.hints.theme is not None)
    assert len(hand.document.hints.references) == 1 and steps(hand)[0] == "Only the theme"
    hand.qtbot.mouseClick(panel.only_histogram, LEFT)
    hand.qtbot.waitUntil(lambda: hand.document.hints.stats.ab_hist is not None)
    assert hand.document.hints.references == () and not panel.only_theme.isVisible()
    hand.document.undo()
    assert len(hand.document.hints.references) == 1
