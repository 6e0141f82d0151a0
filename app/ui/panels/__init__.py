"""The panels around the canvas. To add one, write a `Panel` and name it in `PANELS`."""

from __future__ import annotations

from app.ui.panels.backend_panel import BackendPanel
from app.ui.panels.base import DockPlace, Panel
from app.ui.panels.color_panel import ColorPanel
from app.ui.panels.global_panel import GlobalPanel
from app.ui.panels.history_panel import HistoryPanel
from app.ui.panels.maps_panel import MapsPanel
from app.ui.panels.reference_panel import ReferencePanel
from app.ui.panels.regions_panel import RegionsPanel
from app.ui.panels.suggestions_panel import SuggestionsPanel
from app.ui.panels.theme_panel import ThemePanel

__all__ = ["PANELS", "DockPlace", "MapsPanel", "Panel", "SuggestionsPanel"]

PANELS: tuple[type[Panel], ...] = (
    ColorPanel,
    RegionsPanel,
    SuggestionsPanel,
    MapsPanel,
    BackendPanel,
    ReferencePanel,
    ThemePanel,
    GlobalPanel,
    HistoryPanel,
)
"""In the order of their tabs."""
