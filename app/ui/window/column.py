"""The column at the right: the colour above, everything else in tabs below; its heights never change by themselves."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from app.ui.panels.base import Panel
from app.ui.panels.place import Place
from app.ui.panels.table import PANELS
from app.ui.state.context import EditorContext
from models.registry import Use

WIDTH = 340
WIDTHS = (330, 480)
"""What the column may be wide, in logical pixels."""

_ALL_ROOM = 10_000


class Page(QScrollArea):
    """The panels of one tab, below each other; the only scroll bar of the column is the one of the page in front."""

    def __init__(self, panels: list[Panel]) -> None:
        super().__init__()
        self.panels = panels
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for panel in panels:
            column.addWidget(panel)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class Above(QStackedWidget):
    """What stands above the tabs, one panel at a time; as tall as the first one, whatever the others would like.

    A stack is as tall as its tallest page, seen or not: it would grow with what nobody sees.
    """

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        first = self.widget(0)
        return super().sizeHint() if first is None else first.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        first = self.widget(0)
        return super().minimumSizeHint() if first is None else first.minimumSizeHint()


class Column(QWidget):
    """All panels, each in its place. Panels without a task in the present use are hidden, and so are empty tabs.

    Attributes:
        panels: the panels by their names.
        tabs: the tabs below.
        pages: their pages.
    """

    chosen = Signal(object)
    """The `Place` whose tab the artist has brought to the front."""
    left = Signal()
    """Esc was pressed, and nothing in the column had a use for it."""

    def __init__(self, context: EditorContext) -> None:
        super().__init__()
        self.setObjectName("column")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._wanted: Place = Place.HINTS
        self.panels: dict[str, Panel] = {kind.name: kind(context) for kind in PANELS}
        self._offered = {
            use: [place for place in Place if any(use in panel.uses for panel in self._of(place))] for use in Use
        }
        self.top = Above()
        self.top.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.tabBar().setExpanding(False)
        self.pages: dict[Place, Page] = {}
        for panel in self._of(Place.TOP):
            self.top.addWidget(panel)
        for place in Place:
            if place is not Place.TOP and (panels := self._of(place)):
                self.pages[place] = Page(panels)
                self.tabs.addTab(self.pages[place], place.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.tabs, 1)
        self.setMinimumWidth(WIDTHS[0])
        self.setMaximumWidth(WIDTHS[1])
        self.tabs.tabBarClicked.connect(self._clicked)
        self._is_fly_out = False
        for signal in (context.use_changed, context.document_opened):
            signal.connect(self._show_what_fits)
        self._show_what_fits()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The colour alone is as tall as it is; tabs take what room there is."""
        return QSize(WIDTH, self.top.sizeHint().height() if self.tabs.isHidden() else _ALL_ROOM)

    def show_only(self, place: Place | None) -> None:
        """Show the colour alone, the tabs alone, or all of it (None)."""
        self._is_fly_out = place is not None
        self.top.setVisible(place in (None, Place.TOP))
        self.tabs.setVisible(place is not Place.TOP)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self._is_fly_out:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _of(self, place: Place) -> list[Panel]:
        return [panel for panel in self.panels.values() if panel.place is place]

    def offered(self) -> list[Place]:
        """The places that have a panel in the present use."""
        return self._offered[self._context.use]

    def _fits(self, panel: Panel) -> bool:
        return self._context.use in panel.uses

    def title_of(self, place: Place) -> str:
        """What stands there in the present use."""
        above = next((panel for panel in self._of(Place.TOP) if self._fits(panel)), None)
        return above.translated_title() if place is Place.TOP and above is not None else place.title

    @property
    def in_front(self) -> Place:
        """The tab that the artist has chosen; where the present use has none like it, another one is seen."""
        return self._wanted

    def bring_to_front(self, place: Place) -> None:
        """Show a tab, now and whenever the use has it."""
        if place is not Place.TOP:
            self._wanted = place
            self._raise()

    def open(self, place: Place) -> None:
        """Show a place and give it the focus."""
        self.bring_to_front(place)
        panels = [panel for panel in self._of(place) if self._fits(panel)]
        if panels:
            panels[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
            if panels[0].focusProxy() is None:
                # A panel takes no focus itself: it goes on to its first control.
                panels[0].focusNextChild()

    def _clicked(self, index: int) -> None:
        place = next((p for p, page in self.pages.items() if self.tabs.indexOf(page) == index), None)
        if place is not None:
            self._wanted = place
            self.chosen.emit(place)

    def _show_what_fits(self) -> None:
        for panel in self.panels.values():
            if panel.place is not Place.TOP:
                panel.setVisible(self._fits(panel))
            elif self._fits(panel):
                self.top.setCurrentWidget(panel)
        offered = self.offered()
        for place, page in self.pages.items():
            self.tabs.setTabVisible(self.tabs.indexOf(page), place in offered)
        self._raise()

    def _raise(self) -> None:
        offered = [place for place in self.offered() if place in self.pages]
        if offered:
            self.tabs.setCurrentWidget(self.pages[self._wanted if self._wanted in offered else offered[0]])
