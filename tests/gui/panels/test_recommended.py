"""Recommended references: tried, taken in one click, one in place of the other."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtTest import QTest
from skimage import data

from app.core import edits
from app.core.librarian import Advice, Reading, Search
from app.core.references import Recommended, Report, Step
from app.ui.panels.recommended import RecommendedPanel
from models.errors import UserError
from models.hints import Hints
from models.image import ImageData
from models.recommend.references import Match
from tests.gui.panels.conftest import LEFT, Bench, hover

PICTURES = [ImageData.from_rgb(np.ascontiguousarray(data.coffee()[y : y + 60, 100:180])) for y in range(0, 250, 50)]
OWN = ImageData.from_rgb(np.ascontiguousarray(data.astronaut()[::8, ::8]))


@pytest.fixture
def searches(bench: Bench) -> list[Search]:
    asked: list[Search] = []
    bench.context.library.search_wanted.connect(asked.append)
    return asked


@pytest.fixture
def panel(bench: Bench, searches: list[Search], tmp_path: Path) -> RecommendedPanel:
    """A panel whose library has answered with five references; the second one is a copy."""
    bench.context.library.set_folders([str(tmp_path)])
    made = bench.show(RecommendedPanel)
    assert isinstance(made, RecommendedPanel)
    answer(bench, searches[-1], 5)
    return made


def answer(bench: Bench, search: Search, number: int, *, complete: bool = True) -> None:
    found = [
        Recommended(Match(Path(f"/photos/{n}.jpg"), 1 - n / 10, 0.5, copy=n == 1), image)
        for n, image in enumerate(PICTURES[:number])
    ]
    bench.context.library.take(Advice(search, tuple(found), complete))


def images(hints: Hints) -> list[ImageData]:
    return [reference.image for reference in hints.references]


def test_the_panel_asks_for_the_photograph_once(
    bench: Bench, panel: RecommendedPanel, searches: list[Search], tmp_path: Path
) -> None:
    assert len(searches) == 1
    assert searches[0].photo == bench.document.photo and searches[0].folders == (tmp_path,) and searches[0].copies
    bench.document.apply("Move", hints=edits.move(bench.document.state.hints, (bench.point,), 3, 3))
    assert len(searches) == 1
    QTest.mouseClick(panel.without_copies, LEFT, pos=panel.without_copies.rect().center() * 0.1)
    assert [search.copies for search in searches] == [True, False]
    answer(bench, searches[0], 2)
    assert panel.context.library.seeking, "an answer to what was asked before is dropped"


def test_one_click_takes_one_in_place_of_another(bench: Bench, panel: RecommendedPanel) -> None:
    bench.document.apply("Add", hints=edits.add_reference(bench.document.state.hints, OWN))
    before = bench.entries
    QTest.mouseClick(panel.buttons[2], LEFT)
    assert images(bench.document.state.hints) == [OWN, PICTURES[2]]
    QTest.mouseClick(panel.buttons[4], LEFT)
    assert images(bench.document.state.hints) == [OWN, PICTURES[4]]
    assert bench.entries == before + 2
    bench.document.undo()
    assert images(bench.document.state.hints) == [OWN, PICTURES[2]]


def test_the_best_is_one_click_away(bench: Bench, panel: RecommendedPanel) -> None:
    QTest.mouseClick(panel.best, LEFT)
    assert images(bench.document.state.hints) == [PICTURES[0]]


def test_hovering_tries_one(bench: Bench, panel: RecommendedPanel) -> None:
    hover(panel.buttons[3], inside=True)
    assert images(bench.document.hints) == [PICTURES[3]] and not bench.document.state.hints.references
    hover(panel.buttons[3], inside=False)
    assert not bench.document.hints.references


def test_copies_are_told(panel: RecommendedPanel) -> None:
    assert panel.buttons[1].text() == "Copy" and "/photos/1.jpg" in panel.buttons[1].toolTip()
    assert panel.buttons[0].text() == "0.jpg"


def test_references_come_one_after_the_other(bench: Bench, panel: RecommendedPanel, searches: list[Search]) -> None:
    panel.without_copies.toggle()
    answer(bench, searches[-1], 2, complete=False)
    assert [button.isEnabled() for button in panel.buttons] == [True, True, False, False, False]
    assert all(button.isVisible() for button in panel.buttons)
    answer(bench, searches[-1], 3)
    assert [button.isVisible() for button in panel.buttons] == [True, True, True, False, False]


def test_reading_is_shown_and_ends_with_a_new_search(
    bench: Bench, panel: RecommendedPanel, searches: list[Search]
) -> None:
    bench.context.library.show(Reading(Step(200, 1000)))
    assert panel.progress.isVisible() and panel.progress.value() == 200 and "200 of 1,000" in panel.line.text()
    assert len(searches) == 1
    bench.context.library.show(Reading(Step(1000, 1000), report=Report(read=1000)))
    assert not panel.progress.isVisible() and len(searches) == 2
    bench.context.library.show(Reading(Step(0, 0), report=Report(known=1000)))
    assert len(searches) == 2, "nothing is new"


def test_files_that_cannot_be_read_are_named(bench: Bench, panel: RecommendedPanel) -> None:
    assert not panel.unreadable.isVisible()
    report = Report(read=3, unreadable={Path("/a/b.jpg"): "“b.jpg” is empty.", Path("/a/c.jpg"): "“c.jpg” is damaged."})
    bench.context.library.show(Reading(Step(3, 3), report=report))
    assert "2" in panel.unreadable.text() and "“c.jpg” is damaged." in panel.unreadable.toolTip()


def test_what_goes_wrong_is_said_in_the_panel(bench: Bench, panel: RecommendedPanel, searches: list[Search]) -> None:
    bench.context.library.show(Reading(Step(3, 9), error=UserError("The disk is full.", "Make room.")))
    assert "Make room" in panel.line.text()


def test_without_folders_the_panel_says_what_they_are_for(bench: Bench) -> None:
    panel = bench.show(RecommendedPanel)
    assert isinstance(panel, RecommendedPanel)
    assert not panel.best.isVisible() and "folders" in panel.line.text()
    asked: list[bool] = []
    bench.context.library.folders_wanted.connect(lambda: asked.append(True))
    QTest.mouseClick(panel.folders, LEFT)
    assert asked


def test_a_method_without_references_is_asked_nothing(bench: Bench, searches: list[Search], tmp_path: Path) -> None:
    bench.context.library.set_folders([str(tmp_path)])
    bench.open("levin2004")
    panel = bench.show(RecommendedPanel)
    assert isinstance(panel, RecommendedPanel)
    assert not searches and not panel.best.isVisible() and not panel.line.text()


def test_another_photograph_has_other_references(bench: Bench, panel: RecommendedPanel, searches: list[Search]) -> None:
    bench.open()
    assert not bench.context.library.found and len(searches) == 2
