"""All panels. To add one, write a `Panel` and name it in `PANELS`."""

from __future__ import annotations

from app.ui.panels.base import Panel
from app.ui.panels.color_panel import ColorPanel
from app.ui.panels.drawn_regions_panel import DrawnRegionsPanel
from app.ui.panels.global_panel import GlobalPanel
from app.ui.panels.hints_panel import HintsPanel
from app.ui.panels.histogram_panel import HistogramPanel
from app.ui.panels.history_panel import HistoryPanel
from app.ui.panels.reference_panel import ReferencePanel
from app.ui.panels.regions_panel import RegionsPanel
from app.ui.panels.snapshots_panel import SnapshotsPanel
from app.ui.panels.theme_panel import ThemePanel
from app.ui.panels.themes_panel import ThemesPanel
from app.ui.panels.variants_panel import VariantsPanel

PANELS: tuple[type[Panel], ...] = (
    ColorPanel,
    RegionsPanel,
    HintsPanel,
    ReferencePanel,
    GlobalPanel,
    VariantsPanel,
    ThemesPanel,
    ThemePanel,
    HistogramPanel,
    DrawnRegionsPanel,
    SnapshotsPanel,
    HistoryPanel,
)
"""Those of one place stand below each other in this order."""
