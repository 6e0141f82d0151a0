"""The panels in docks: their places, their sizes, and which of them are shown in which use."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QFrame, QMainWindow, QScrollArea, QTabWidget

from app.ui.panels import PANELS, DockPlace, MapsPanel, Panel, SuggestionsPanel
from app.ui.state import uses
from app.ui.state.context import FIRST_USE
from app.ui.window.editor import Editor
from models import registry
from models.registry import Use

STATE_VERSION = 3
HEIGHTS_WITH_MAPS = (380, 240, 180)
"""`UseRow.panel_heights` while colouring with a backend that makes maps."""
PANEL_WIDTH = 430
"""Wide enough for the titles of all tabs, and for the colour panel's two columns."""

LEAST_WIDTH = 280
"""What a dock should be wide at least, in logical pixels."""

_PLACES = {place: [kind.name for kind in PANELS if kind.place is place] for place in DockPlace}
"""The names of the panels that stand in one place, as tabs."""


class Docks(QObject):
    """One dock for each panel. Panels without a task in the present use are parked: hidden until they have one.

    Attributes:
        panels: the panels by their names.
        by_name: the docks by their panels' names.
    """

    def __init__(self, window: QMainWindow, editor: Editor, state: QByteArray | None) -> None:
        """Build the docks, arranged as in `state` (None: by default), all of them parked."""
        super().__init__(window)
        self._window = window
        self._context = editor.context
        self.panels: dict[str, Panel] = {kind.name: kind(editor.context) for kind in PANELS}
        self.by_name: dict[str, QDockWidget] = {}
        self._parked: set[str] = set()
        self._heights: dict[Use, Sequence[int]] = {use: uses.row(use).panel_heights for use in Use}
        self._width: int | None = PANEL_WIDTH
        self._front: dict[Use, list[str]] = {FIRST_USE: [kind.name for kind in PANELS if kind.in_front]}
        self._use: Use | None = None
        self._state: QByteArray | None = None
        self._backend = ""
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for name, panel in self.panels.items():
            dock = QDockWidget(panel.translated_title(), window)
            dock.setObjectName(name)
            dock.setWidget(_scrolling(panel))
            # So that their keys work while the panel is out of sight.
            window.addActions(panel.actions())
            window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            self.by_name[name] = dock
        self._arrange()
        if state is not None and window.restoreState(state, STATE_VERSION):
            del self._heights[FIRST_USE], self._front[FIRST_USE]
            self._state, self._width = state, None
        self._show_what_fits()
        for signal in (self._context.use_changed, self._context.document_opened):
            signal.connect(self._show_what_fits)
        self._context.document_changed.connect(self._follow_backend)

    @property
    def actions(self) -> list[QAction]:
        """They show and hide the docks."""
        return [dock.toggleViewAction() for dock in self.by_name.values()]

    def state(self) -> QByteArray:
        """How the docks stand for the first use, with those that are parked in their places."""
        if self._use is None and self._state is not None:
            return self._state
        parked = self._parked
        self._unpark(parked)
        if self._use is not FIRST_USE:
            self._raise(FIRST_USE)
        state = self._window.saveState(STATE_VERSION)
        self._park(parked)
        return state

    def _arrange(self) -> None:
        """The panels of one place in tabs."""
        for group in _PLACES.values():
            for first, second in itertools.pairwise(group):
                self._window.tabifyDockWidget(self.by_name[first], self.by_name[second])

    def _raise(self, use: Use) -> None:
        for name in self._front.get(use, ()):
            self.by_name[name].raise_()

    def _stacked(self) -> list[QDockWidget]:
        """What stands above, in the middle and below, as far as it can be seen."""
        seen = ([self.by_name[n] for n in group if self.by_name[n].isVisible()] for group in _PLACES.values())
        return [docks[0] for docks in seen if docks]

    def _note(self, use: Use) -> None:
        """Remember sizes and front tabs as the artist has set them."""
        docks = self._stacked()
        if len(docks) == len(DockPlace):
            self._heights[use] = [dock.height() for dock in docks]
        self._front[use] = [name for name, dock in self.by_name.items() if not dock.visibleRegion().isEmpty()]

    def _size(self, use: Use) -> None:
        """Sizes count only once the panels are seen."""
        docks = self._stacked()
        if use in self._heights and len(docks) == len(DockPlace):
            self._window.resizeDocks(docks, list(self._heights[use]), Qt.Orientation.Vertical)
        if self._width is not None and docks:
            self._window.resizeDocks(docks[:1], [self._width], Qt.Orientation.Horizontal)
            self._width = None

    def _fits(self, name: str) -> bool:
        return self._context.document is not None and self._context.use in self.panels[name].uses

    def _show_what_fits(self) -> None:
        there = self._context.document is not None
        before, now = self._use, self._context.use if there else None
        if before is not None and before is not now:
            self._note(before)
        if before is None and now is not None and self._state is not None:
            self._parked = set()
            self._window.restoreState(self._state, STATE_VERSION)
        if before is not None and now is None:
            self._state = self.state()
        self._use = now
        fitting = {name for name in self.by_name if self._fits(name)}
        self._park(set(self.by_name) - fitting)
        self._unpark(fitting)
        for name, dock in self.by_name.items():
            dock.toggleViewAction().setEnabled(name in fitting)
            dock.toggleViewAction().setVisible(not there or name in fitting)
        if now is not None and now is not before:
            self._raise(now)
            self._size(now)

    def _park(self, names: set[str]) -> None:
        for name in names - self._parked:
            if not self.by_name[name].isHidden():
                self._parked.add(name)
                self.by_name[name].hide()

    def _unpark(self, names: set[str]) -> None:
        for name in names & self._parked:
            self.by_name[name].show()
        self._parked = self._parked - names

    def _follow_backend(self) -> None:
        """A backend that was just chosen brings to the front what its results come with."""
        document = self._context.document
        spec = registry.find(document.state.backend) if document is not None else None
        if spec is None or spec.use is not FIRST_USE or spec.name == self._backend:
            return
        first, self._backend = not self._backend, spec.name
        if first:
            return
        maps = spec.maps and not spec.palette
        self.by_name[MapsPanel.name if maps else SuggestionsPanel.name].raise_()
        self._heights[FIRST_USE] = HEIGHTS_WITH_MAPS if maps else uses.row(FIRST_USE).panel_heights
        self._size(FIRST_USE)


def _scrolling(panel: Panel) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(panel)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumWidth(LEAST_WIDTH)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.addActions(panel.actions())
    return area
