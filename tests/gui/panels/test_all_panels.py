"""What holds for every panel."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from skimage import data

from app.core import edits
from app.ui.panels.base import Note
from app.ui.panels.global_panel import GlobalPanel
from app.ui.panels.histogram_panel import HistogramPanel
from app.ui.panels.reference_panel import ReferencePanel
from app.ui.panels.table import PANELS
from app.ui.panels.theme_panel import ThemePanel
from app.ui.widgets import style
from app.ui.widgets.background import Background
from app.ui.window.column import WIDTHS
from models.hints import Hints
from models.image import ImageData
from models.recommend.themes import theme_of
from tests.gui.panels.conftest import LEFT, Bench, drop, write

SCROLL_BAR = 11


def test_a_backend_without_a_kind_disables_its_controls_and_says_why(bench: Bench, tmp_path: Path) -> None:
    bench.open("levin2004")
    reference, theme, whole = bench.show(ReferencePanel), bench.show(ThemePanel), bench.show(GlobalPanel)
    histogram = bench.show(HistogramPanel)
    assert isinstance(reference, ReferencePanel) and isinstance(theme, ThemePanel)
    assert isinstance(whole, GlobalPanel) and isinstance(histogram, HistogramPanel)
    for control in (reference.input, theme.strip, theme.add, theme.input, histogram.input, whole.saturation.row):
        assert not control.isEnabled()
        assert "takes no" in control.toolTip()
    for panel in (reference, theme, whole, histogram):
        assert any("Levin 2004" in line.text() and line.isVisible() for line in panel.findChildren(Note))
    assert drop(reference, write(tmp_path / "coffee.png", data.coffee()[::8, ::8]))
    assert "takes no reference photographs" in bench.messages[-1][0]
    assert not bench.document.can_undo
    bench.document.apply("Change backend", backend="unified")
    for control in (reference.input, theme.strip, theme.add, theme.input, histogram.input, whole.saturation.row):
        assert control.isEnabled() and "takes no" not in control.toolTip()


def test_hints_that_a_backend_does_not_take_can_still_be_cleared(bench: Bench) -> None:
    hints = edits.set_theme(Hints(), theme_of(data.coffee(), 3))
    bench.open("levin2004", edits.add_reference(hints, ImageData.from_rgb(data.coffee()[::8, ::8])))
    theme, reference = bench.show(ThemePanel), bench.show(ReferencePanel)
    assert isinstance(theme, ThemePanel) and isinstance(reference, ReferencePanel)
    bench.qtbot.mouseClick(theme.clear, LEFT)
    bench.qtbot.mouseClick(reference.rows[0].remove, LEFT)
    assert bench.document.state.hints.theme is None and bench.document.state.hints.references == ()


def test_all_panels_have_names_and_fit_the_column(bench: Bench, qtbot: QtBot) -> None:
    # With the program's own style, whose buttons are wider.
    style.apply("dark")
    assert len({kind.name for kind in PANELS}) == len(PANELS)
    for kind in PANELS:
        panel = kind(bench.context)
        qtbot.addWidget(panel)
        bench.panels.append(panel)
        assert panel.translated_title() and panel.accessibleName()
        assert panel.minimumSizeHint().width() <= WIDTHS[0] - SCROLL_BAR
        for child in panel.findChildren(QWidget):
            reachable = child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None
            inner = child.objectName().startswith("qt_") or not child.isVisibleTo(panel)
            if reachable and not inner:
                text = getattr(child, "text", str)()
                assert child.accessibleName() or text, child


def test_nothing_is_begun_in_the_background_after_its_end(qtbot: QtBot) -> None:
    background = Background()
    background.close()
    begun: list[bool] = []
    background.run(lambda: begun.append(True), lambda _: None)
    assert not background.busy and not begun
