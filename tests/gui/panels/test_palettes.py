"""Palettes of other programs in the panels: read, written, dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog

from app.core import edits, palettes
from app.core.document import Swatch
from app.core.palettes import Palette
from app.core.settings import Folder
from app.ui.panels.color_panel import ColorPanel
from app.ui.panels.theme_panel import ThemePanel
from app.ui.widgets.palette_menu import PaletteMenu
from models import color
from models.hints import Hints, Theme
from tests.gui.panels.conftest import Bench, drop

SKY, BRICK, LEAF = Swatch("Sky", (163, 191, 224)), Swatch("Brick", (200, 120, 90)), Swatch("", (60, 140, 70))
MILL = Palette("Mill", (SKY, BRICK, LEAF))


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    palettes.save(MILL, tmp_path / "mill.ase")
    return tmp_path / "mill.ase"


def pick(menu: PaletteMenu, action: QAction) -> None:
    """Take an entry of the menu; a menu that is really open cannot grab the keyboard of tests without a screen."""
    menu.menu().aboutToShow.emit()
    assert action.isEnabled()
    action.trigger()


def swatches_menu(bench: Bench) -> PaletteMenu:
    panel = bench.show(ColorPanel)
    assert isinstance(panel, ColorPanel)
    return panel.project.palette_menu


def test_a_palette_goes_into_the_project_in_one_step(bench: Bench, mill: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    menu, notes = swatches_menu(bench), []
    bench.context.noted.connect(notes.append)
    bench.document.apply("Add", swatches=(SKY,))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(mill), ""))
    pick(menu, menu.read_action)
    assert bench.document.state.swatches == (SKY, BRICK, Swatch("#3c8c46", LEAF.rgb)), "what is there is not doubled"
    assert "2 colours of “Mill”" in notes[-1] and bench.entries == 2
    assert bench.context.settings.folder(Folder.PALETTE) == mill.parent


@pytest.mark.parametrize(
    ("typed", "kind", "written"),
    [("a", "Adobe Swatch Exchange (*.ase)", "a.ase"), ("b.1", "", "b.1.gpl"), ("c.hex", "", "c.hex")],
)
def test_the_projects_colours_are_written(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, kind: str, written: str
) -> None:
    menu = swatches_menu(bench)
    bench.document.apply("Add", swatches=(SKY, BRICK))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / typed), kind))
    pick(menu, menu.write_action)
    assert [s.rgb for s in palettes.load(tmp_path / written).swatches] == [SKY.rgb, BRICK.rgb]


def test_there_is_nothing_to_write_without_colours(bench: Bench) -> None:
    menu = swatches_menu(bench)
    menu.menu().aboutToShow.emit()
    assert not menu.write_action.isEnabled() and menu.read_action.isEnabled()


def test_a_palette_dropped_on_the_theme_is_the_theme(bench: Bench, mill: Path, tmp_path: Path) -> None:
    panel = bench.show(ThemePanel)
    assert isinstance(panel, ThemePanel)
    assert drop(panel, mill)
    theme = bench.document.state.hints.theme
    assert theme is not None and theme.colors == tuple(color.ab_of_rgb(s.rgb) for s in MILL.swatches)
    palettes.save(panel._as_palette(), tmp_path / "back.gpl")
    back = palettes.theme(palettes.load(tmp_path / "back.gpl"))
    for one, other in zip(theme.colors, back.colors, strict=True):
        assert one == pytest.approx(other, abs=1.5)


def test_of_a_large_palette_a_theme_takes_the_seven_most_different(bench: Bench, tmp_path: Path) -> None:
    grays = tuple(Swatch("", (n, n, n)) for n in range(40))
    vivid = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0), (255, 0, 255), (0, 255, 255))
    palettes.save(Palette("Many", grays + tuple(Swatch("", rgb) for rgb in vivid)), tmp_path / "many.gpl")
    panel = bench.show(ThemePanel)
    assert drop(panel, tmp_path / "many.gpl")
    theme = bench.document.state.hints.theme
    assert theme is not None and theme.colors[1:] == tuple(color.ab_of_rgb(rgb) for rgb in vivid)
    assert "46 colours" in bench.messages[-1][0]


def test_a_wrong_file_leaves_the_theme_and_says_why(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "wrong.ase").write_bytes(b"ASEF\0")
    panel = bench.show(ThemePanel)
    assert drop(panel, tmp_path / "wrong.ase")
    assert bench.document.state.hints.theme is None
    assert "wrong.ase" in bench.messages[-1][0] and bench.messages[-1][1]


@pytest.mark.parametrize(
    "contents",
    [
        "#c08040\n",
        "#c08040\n#2040a0\n",
        "#c08040\n#c08040\n#c08040\n#c08040\n",
        "#202020\n#808080\n#e0e0e0\n",
        "#c08040\n#c18141\n#2040a0\n#2141a1\n",
    ],
    ids=["one", "two", "all equal", "all gray", "two in pairs"],
)
def test_too_few_different_colours_leave_the_old_theme_and_say_why(bench: Bench, tmp_path: Path, contents: str) -> None:
    old = Theme(((30.0, 0.0), (0.0, 30.0), (-30.0, 0.0)))
    bench.open(hints=edits.set_theme(Hints(), old))
    (tmp_path / "few.hex").write_text(contents)
    panel = bench.show(ThemePanel)
    assert drop(panel, tmp_path / "few.hex")
    assert bench.document.state.hints.theme == old and not bench.document.can_undo
    assert "fewer than 3 different" in bench.messages[-1][0] and "3 to 7" in bench.messages[-1][1]
