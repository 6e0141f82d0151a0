"""The panels around the canvas. To add one, write a `Panel` and name it here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.ui.panels.backend_panel import BackendPanel
from app.ui.panels.base import Panel
from app.ui.panels.color_panel import ColorPanel
from app.ui.panels.global_panel import GlobalPanel
from app.ui.panels.maps_panel import MapsPanel
from app.ui.panels.reference_panel import ReferencePanel
from app.ui.panels.regions_panel import RegionsPanel
from app.ui.panels.suggestions_panel import SuggestionsPanel
from app.ui.panels.theme_panel import ThemePanel
from app.ui.state.context import EditorContext

WIDTH = 280
"""What a dock should be wide at least, in logical pixels."""


def create_panels(context: EditorContext) -> list[tuple[str, str, QWidget]]:
    """All panels, each in a scroll area, as (object name, title, widget); `panel_of` finds the panel in it.

    The widgets' own `actions` are to be added to the window, so that their keys work while a panel is out of sight.
    """
    panels: tuple[tuple[str, str, Panel], ...] = (
        ("color", QCoreApplication.translate("Panels", "Colour"), ColorPanel(context)),
        ("regions", QCoreApplication.translate("Panels", "Regions"), RegionsPanel(context)),
        ("suggestions", QCoreApplication.translate("Panels", "Suggestions"), SuggestionsPanel(context)),
        ("maps", QCoreApplication.translate("Panels", "Maps"), MapsPanel(context)),
        ("backend", QCoreApplication.translate("Panels", "Backend"), BackendPanel(context)),
        ("reference", QCoreApplication.translate("Panels", "References"), ReferencePanel(context)),
        ("theme", QCoreApplication.translate("Panels", "Theme"), ThemePanel(context)),
        ("global", QCoreApplication.translate("Panels", "Global"), GlobalPanel(context)),
    )
    return [(name, title, _scrolling(panel)) for name, title, panel in panels]


def panel_of(widget: QWidget) -> Panel:
    """The panel in a scroll area that `create_panels` made."""
    assert isinstance(widget, QScrollArea)
    panel = widget.widget()
    assert isinstance(panel, Panel)
    return panel


def _scrolling(panel: Panel) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(panel)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumWidth(WIDTH)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.addActions(panel.actions())
    return area
